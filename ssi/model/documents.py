"""What a person writes down beside their history: plans, experiments, reviews, goals. Each is kept as one document.

A document belongs to a person and a kind, and is found by its key; `check` says whether a content is one that the
program itself could have written, since workspace files come from anywhere.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, get_args

from ssi.model import experiments, goals, plans, playbook, reviews

DocumentKind = Literal["plan", "experiment", "review", "goal", "playbook"]
KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)

_READ: Mapping[DocumentKind, Callable[[Any], object]] = {
    "plan": plans.from_kept,
    "experiment": experiments.from_kept,
    "review": reviews.from_kept,
    "goal": goals.from_kept,
    "playbook": playbook.from_kept,
}


def check(kind: str, content: Any) -> None:
    """Raise ValueError where a content is none that is kept under this kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is no kind of document")
    _READ[kind](content)
