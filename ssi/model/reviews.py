"""Looking back at a month: its numbers, and what a person wrote beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssi.model import Change, Value, kept


@dataclass(frozen=True)
class Review:
    """The look back at a month (its first day): an answer for each prompt of the catalogue that was answered.

    ``dropped``: habits that were taken out of the plan with it, where a quarter had ended.
    """

    month: date
    answers: Mapping[str, str]
    written: date
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class ScoreMonth:
    """A score or a rank: the first and the last one known in a month; ``wobble``: how far it usually moves in a week,
    in points, None where that cannot be said, and of ranks.
    """

    column: str
    first: Value
    last: Value
    wobble: float | None = None


@dataclass(frozen=True)
class HabitMonth:
    """A habit in a month: actions on the ``known`` days, None where no day is known; ``planned`` for all of its days,
    None unless a plan held on each of them.
    """

    habit: str
    count: float | None
    known: int
    planned: int | None


@dataclass(frozen=True)
class OutcomeMonth:
    """An outcome on the ``known`` days of a month, and of the month before; None where no day is known."""

    measure: str
    total: float | None
    known: int
    before: float | None
    before_known: int
    days_before: int


@dataclass(frozen=True)
class Month:
    """The numbers of a month (its first day) with so many ``days``; ``ranks`` first, what is not known left out.

    ``unusual``: the changes from one week to the next, ending in the month, that were more than usual, the furthest
    beyond usual first; None where no week of it can be compared with usual ones.
    """

    month: date
    days: int
    ranks: tuple[ScoreMonth, ...]
    scores: tuple[ScoreMonth, ...]
    unusual: tuple[Change, ...] | None
    habits: tuple[HabitMonth, ...]
    outcomes: tuple[OutcomeMonth, ...]


@dataclass(frozen=True)
class LeastDone:
    """A habit of the plan over a quarter: ``done`` of so many that were ``planned``, both on days that are known."""

    habit: str
    done: float
    planned: int

    @property
    def share(self) -> float:
        """The share of the plan that was done."""
        return self.done / self.planned


def to_kept(review: Review) -> dict[str, Any]:
    """A review as the store keeps it."""
    return {
        "month": review.month.isoformat(),
        "answers": dict(review.answers),
        "written": review.written.isoformat(),
        "dropped": list(review.dropped),
    }


def key_of(review: Review) -> str:
    """The key under which a review is kept."""
    return key_of_month(review.month)


def key_of_month(month: date) -> str:
    """That of the review of a month: "2026-10"."""
    return f"{month:%Y-%m}"


def from_kept(content: Any) -> Review:
    """The review that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "month", "answers", "written", "dropped")
    month = kept.day(said["month"])
    if month.day != 1 or not isinstance(said["answers"], Mapping):
        raise ValueError("a month is said by its first day and has its answers")
    answers = {kept.text(prompt): kept.text(answer) for prompt, answer in said["answers"].items()}
    dropped = tuple(kept.slug(habit) for habit in kept.listed(said["dropped"]))
    return Review(month, answers, kept.day(said["written"]), dropped)
