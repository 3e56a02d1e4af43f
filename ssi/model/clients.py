"""A coach's clients: what is noted of each, what is known of each at a glance, and who needs the coach first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ssi.model import Change, Lagging, kept
from ssi.model.routine import Steadiness
from ssi.model.sessions import Step

CARD = "card"
"""The key of the one document of its kind that a client has."""

NameShown = Literal["first", "alias", "none"]
NAMES_SHOWN: tuple[NameShown, ...] = ("alias", "first", "none")
"""What a client is called on a shared screen; by an alias where nothing was chosen."""
NAME_MOST = 80
TAGS_MOST = ALSO_MOST = 20
MEETING_FIRST, MEETING_LAST = date(2000, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True)
class Card:
    """What a coach notes of a client.

    ``alias``: what they are called on a shared screen where ``shown`` says so; "" is "Client A" and so on. ``also``:
    what else they are known by, former names included; no shared screen shows it.
    """

    tags: tuple[str, ...] = ()
    meeting: date | None = None
    archived: bool = False
    shown: NameShown = "alias"
    alias: str = ""
    also: tuple[str, ...] = ()


def to_kept(card: Card) -> dict[str, Any]:
    """A card as the store keeps it."""
    meeting = card.meeting.isoformat() if card.meeting else None
    return {**vars(card), "tags": list(card.tags), "meeting": meeting, "also": list(card.also)}


def from_kept(content: Any) -> Card:
    """The card that `to_kept` made this of; ValueError where it made no such thing."""
    # Cards that were kept before there were other names on them have none.
    known = {"also": [], **content} if isinstance(content, Mapping) else content
    said = kept.fields(known, "tags", "meeting", "archived", "shown", "alias", "also")
    tags, also = _few(said["tags"], TAGS_MOST), _few(said["also"], ALSO_MOST)
    meeting = None if said["meeting"] is None else kept.day(said["meeting"])
    if meeting and not MEETING_FIRST <= meeting <= MEETING_LAST:
        raise ValueError("a meeting is in this century")
    archived: bool = kept.one_of(said["archived"], True, False)
    shown: NameShown = kept.one_of(said["shown"], *NAMES_SHOWN)
    return Card(tags, meeting, archived, shown, _short(said["alias"]), also)


def _few(value: Any, most: int) -> tuple[str, ...]:
    texts = tuple(_short(each) for each in kept.listed(value))
    if "" in texts or len(set(texts)) < len(texts) or len(texts) > most:
        raise ValueError("a few short texts are wanted, each once")
    return texts


def _short(value: Any) -> str:
    text = kept.text(value)
    if len(text) > NAME_MOST or text != text.strip():
        raise ValueError("a short text is wanted")
    return text


def few_of(text: str) -> tuple[str, ...]:
    """Tags or names as they are typed, with commas between them: each once, the first few that fit."""
    typed = [each.strip()[:NAME_MOST].strip() for each in text.split(",")]
    return tuple(dict.fromkeys(each for each in typed if each))[:TAGS_MOST]


def known_as(names: Mapping[int, str], cards: Mapping[int, Card]) -> Mapping[int, tuple[str, ...]]:
    """Every name by which each person is known, the one that they are kept under first."""
    return {person: (name, *cards.get(person, Card()).also) for person, name in names.items()}


def called_before(documents: Mapping[str, Any], former: str, name: str) -> Mapping[str, Any]:
    """A client's documents of this kind once they are called ``name``: what they were called before is noted.

    Where there is no room for one more, the oldest one goes.
    """
    former, card = former.strip()[:NAME_MOST].strip(), card_of(documents)
    if not former or former.casefold() in {each.casefold() for each in (name, *card.also)}:
        return documents
    return {**documents, CARD: to_kept(replace(card, also=(*card.also, former)[-ALSO_MOST:]))}


def card_of(documents: Mapping[str, Any]) -> Card:
    """The card among a client's documents of its kind; an empty one where nothing was noted yet."""
    return from_kept(documents[CARD]) if CARD in documents else Card()


@dataclass(frozen=True, eq=False)
class Moves:
    """One score's changes from week to week, oldest first: only those of which a usual wobble can be said.

    ``weeks``: the Monday of each. ``points``: the change. ``times``: how far that is from this person's usual change,
    in usual wobbles.
    """

    weeks: NDArray[np.datetime64]
    points: NDArray[np.float64]
    times: NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Weekly:
    """The last value that one score had in each week on record, oldest first.

    ``weeks``: their Mondays. ``values``: the score. ``after_gap``: whether a gap of the history lies between this value
    and the one before it: no line goes over it.
    """

    weeks: NDArray[np.datetime64]
    values: NDArray[np.float32]
    after_gap: NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Summary:
    """What is known of a client at a glance; None where it is not known.

    ``last``: the day of the last snapshot. ``silent_after``: so many days without a new one are more than this history
    is used to. ``weeks``: overall by the week, oldest first, NaN where unknown. ``change``: from week to week, the one
    worth speaking of, and ``wobble`` the usual one of that score. ``moves``: by score. ``steps``: agreed, still
    open. ``scores``: by score, from the first snapshot on.
    """

    last: date | None
    silent_after: int
    weeks: tuple[float, ...]
    change: Change | None
    wobble: float | None
    lagging: Lagging | None
    steadiness: Steadiness
    moves: Mapping[str, Moves]
    is_empty: bool
    steps: tuple[Step, ...] = ()
    scores: Mapping[str, Weekly] = field(default_factory=dict)


@dataclass(frozen=True)
class Need:
    """Why a client comes first: a step's day is past, their score moved more than usual, or they are silent where
    others are not; "" is none of these.

    ``others``: whether most clients moved alike in that week.
    """

    kind: Literal["overdue", "moved", "silent", ""] = ""
    others: bool = False


@dataclass(frozen=True, eq=False)
class Client:
    """A client of the table: who, what is noted, what is known, and whether they need the coach."""

    person: int
    name: str
    card: Card
    summary: Summary
    need: Need
