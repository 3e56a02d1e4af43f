"""What a person writes down beside their history: plans, experiments, reviews, goals; and what a coach notes of
them. Each is kept as one document.

A document belongs to a person and a kind, and is found by its key; `check` says whether a content is one that the
program itself could have written, since workspace files come from anywhere.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from ssi.model import clients, experiments, goals, plans, playbook, reviews, sessions

DocumentKind = Literal[
    "plan", "experiment", "review", "goal", "playbook", "client", "session", "shared_note", "private_note"
]
KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)


@dataclass(frozen=True)
class _Kind:
    """How contents of a kind are read, and whether a key is the one that such a content is kept under."""

    read: Callable[[Any], Any]
    fits: Callable[[Any, str], bool]


_NUMBER = re.compile(r"[0-9]{1,6}")
_KINDS: Mapping[DocumentKind, _Kind] = {
    "plan": _Kind(plans.from_kept, lambda plan, key: key == plans.key_of(plan)),
    "experiment": _Kind(experiments.from_kept, lambda each, key: _is_numbered(key, each.begun.isoformat())),
    "review": _Kind(reviews.from_kept, lambda review, key: key == reviews.key_of(review)),
    "goal": _Kind(goals.from_kept, lambda _goal, key: bool(_NUMBER.fullmatch(key))),
    "playbook": _Kind(playbook.from_kept, lambda ticks, key: key == playbook.key_of(ticks)),
    "client": _Kind(clients.from_kept, lambda _card, key: key == clients.CARD),
    "session": _Kind(sessions.from_kept, lambda session, key: key == sessions.key_of(session)),
    "shared_note": _Kind(
        sessions.note_from_kept, lambda note, key: _is_numbered(key, note.written.isoformat())
    ),
    "private_note": _Kind(
        sessions.note_from_kept, lambda note, key: _is_numbered(key, note.written.isoformat())
    ),
}


def _is_numbered(key: str, day: str) -> bool:
    """Whether a key is a day and a number: "2026-11-25-1"."""
    start, _, number = key.rpartition("-")
    return start == day and bool(_NUMBER.fullmatch(number))


def check(kind: str, key: str, content: Any) -> None:
    """Raise ValueError where a content is none that is kept under this kind and key."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is no kind of document")
    known = _KINDS[kind]
    if not known.fits(known.read(content), key):
        raise ValueError(f"{key} is not the key of this {kind}")
