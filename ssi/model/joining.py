"""The documents of two histories as those of one, when a client was kept twice.

What both have under one key is joined where it can be: steps of a day, answers of a month, ticks of a week, notes on a
client. What gets a number gets the next free one, and what is the very same is there once. The rest has room for one
of the two only: that of the history which stays. `Dropped` names each such thing, so that it can be said before.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from ssi.model import clients, kept, playbook, reviews, sessions
from ssi.model.documents import KINDS, DocumentKind

Documents = Mapping[DocumentKind, Mapping[str, Any]]
"""A person's documents: by kind, then by key."""

What = Literal["plan", "answer", "ticked", "task", "habit", "tag", "meeting", "alias", "shown", "also"]


@dataclass(frozen=True)
class Dropped:
    """What one history gives up where both are joined.

    ``day``: since when a plan holds, the month of an answer, the week of a tick, the day of a session or meeting.
    ``text``: a task, a tag, an alias or another name in the coach's words, a habit's slug, or the key of a prompt, a
    playbook's step or a choice of `ssi.model.clients.NAMES_SHOWN`; "" for a plan and a meeting.
    """

    what: What
    day: date | None = None
    text: str = ""


@dataclass(frozen=True)
class Joined:
    """The documents of both, and what of the second ones found no room."""

    documents: Documents
    dropped: tuple[Dropped, ...]


def joined(into: Documents, other: Documents, today: date) -> Joined:
    """Join ``other`` to the documents of the history that stays; ``today`` says which of two meetings is to come."""
    found: dict[DocumentKind, Mapping[str, Any]] = {}
    dropped: list[Dropped] = []
    taken = {kinds: _keys(into, kinds) | _keys(other, kinds) for kinds in _NUMBERED}
    for kind in KINDS:
        here, there = into.get(kind, {}), other.get(kind, {})
        if together := next((kinds for kinds in _NUMBERED if kind in kinds), None):
            found[kind] = _numbered(here, there, _keys(into, together), taken[together])
            continue
        if kind == "client":
            # What somebody is called is said of a person: of one without notes, too, it is not the other one's.
            here = {clients.CARD: clients.to_kept(clients.Card()), **here} if there else here
        both = dict(here)
        for key, content in there.items():
            if key in here and here[key] != content:
                both[key], lost = _RULES[kind](here[key], content, today)
                dropped += lost
            else:
                both[key] = content
        found[kind] = both
    return Joined(found, tuple(dropped))


# What has a number


_NUMBERED: tuple[tuple[DocumentKind, ...], ...] = (
    ("experiment",),
    ("goal",),
    ("shared_note", "private_note"),
)
"""Kinds whose keys end in a number, by what counts together: a note keeps its key when it is shared."""


def _keys(documents: Documents, kinds: Collection[DocumentKind]) -> set[str]:
    return {key for kind in kinds for key in documents.get(kind, {})}


def _numbered(
    here: Mapping[str, Any], there: Mapping[str, Any], of_who_stays: Collection[str], taken: set[str]
) -> dict[str, Any]:
    """The documents of both; a key that is ``taken`` by who stays becomes another one, which is taken from then on."""
    both = dict(here)
    for key, content in there.items():
        if content in here.values():
            continue
        free = _next(key, taken) if key in of_who_stays else key
        taken.add(free)
        both[free] = content
    return both


def _next(key: str, taken: Collection[str]) -> str:
    """The key with the number after the last one that is taken, as wide: "0001" to "0002", "2026-11-25-1" to "…-2"."""
    start, dash, number = key.rpartition("-")
    numbers = (each.rpartition("-") for each in taken)
    last = max(int(end) for begin, _dash, end in numbers if begin == start)
    return f"{start}{dash}{last + 1:0{len(number)}}"


# What there is one of

Rule = Callable[[Any, Any, date], tuple[dict[str, Any], list[Dropped]]]


def _plan(here: Any, there: Any, _today: date) -> tuple[dict[str, Any], list[Dropped]]:
    return here, [Dropped("plan", kept.day(there["since"]))]


def _review(here: Any, there: Any, _today: date) -> tuple[dict[str, Any], list[Dropped]]:
    one, other = reviews.from_kept(here), reviews.from_kept(there)
    answers, dropped = dict(one.answers), []
    for prompt, answer in other.answers.items():
        both = _one_text(answers.get(prompt, ""), answer)
        if len(both) > kept.TEXT_MOST:
            dropped.append(Dropped("answer", one.month, prompt))
        else:
            answers[prompt] = both
    habits = tuple(dict.fromkeys((*one.dropped, *other.dropped)))
    found = reviews.Review(one.month, answers, max(one.written, other.written), habits)
    return reviews.to_kept(found), dropped


def _one_text(one: str, other: str) -> str:
    """Both texts, one below the other; only once what says the same."""
    return "\n\n".join(dict.fromkeys(text for text in (one.strip(), other.strip()) if text))


def _playbook(here: Any, there: Any, _today: date) -> tuple[dict[str, Any], list[Dropped]]:
    one, other = playbook.from_kept(here), playbook.from_kept(there)
    ticked = dict(one.ticked)
    for step, day in other.ticked.items():
        ticked[step] = min(day, ticked.get(step, day))
    twice = [step for step, day in one.ticked.items() if other.ticked.get(step, day) != day]
    found = playbook.Playbook(one.week, ticked)
    return playbook.to_kept(found), [Dropped("ticked", one.week, step) for step in twice]


def _session(here: Any, there: Any, _today: date) -> tuple[dict[str, Any], list[Dropped]]:
    """The steps of both while there is room; of those that come along, open ones before settled ones."""
    one, other = sessions.from_kept(here), sessions.from_kept(there)
    more = sorted((step for step in other.steps if step not in one.steps), key=lambda s: s.state != "open")
    room = sessions.STEPS_MOST - len(one.steps)
    dropped = [
        Dropped("task" if step.task else "habit", one.held, step.task or step.habit) for step in more[room:]
    ]
    return sessions.to_kept(replace(one, steps=(*one.steps, *more[:room]))), dropped


def _card(here: Any, there: Any, today: date) -> tuple[dict[str, Any], list[Dropped]]:
    """Tags and other names of both, the next meeting, archived only if both were; else as of the one who stays."""
    one, other = clients.from_kept(here), clients.from_kept(there)
    tags = tuple(dict.fromkeys((*one.tags, *other.tags)))
    dropped = [Dropped("tag", text=tag) for tag in tags[clients.TAGS_MOST :]]
    days = sorted({day for day in (one.meeting, other.meeting) if day})
    meeting = next((day for day in days if day >= today), days[-1] if days else None)
    dropped += [Dropped("meeting", day) for day in days if day != meeting]
    if other.alias and one.alias != other.alias:
        dropped.append(Dropped("alias", text=other.alias))
    if one.shown != other.shown:
        dropped.append(Dropped("shown", text=other.shown))
    also = tuple(dict.fromkeys((*one.also, *other.also)))
    dropped += [Dropped("also", text=name) for name in also[clients.ALSO_MOST :]]
    found = clients.Card(
        tags[: clients.TAGS_MOST],
        meeting,
        one.archived and other.archived,
        one.shown,
        one.alias,
        also[: clients.ALSO_MOST],
    )
    return clients.to_kept(found), dropped


_RULES: Mapping[DocumentKind, Rule] = {
    "plan": _plan,
    "review": _review,
    "playbook": _playbook,
    "client": _card,
    "session": _session,
}
