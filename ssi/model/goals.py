"""What a person wants to reach: so many of a habit or an outcome by a day, or a score."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

from ssi.model import OWN_SCORES, allowed_range, kept

GoalKind = Literal["habit", "outcome", "score"]
MOST = 1_000_000.0


@dataclass(frozen=True)
class Goal:
    """``target`` actions or results in all from ``since`` to ``until``, both included; of a score, the points to
    reach by then. ``of`` is the habit's or outcome's slug or the score's column.
    """

    kind: GoalKind
    of: str
    target: float
    since: date
    until: date


@dataclass(frozen=True)
class Progress:
    """A goal and how far it has come by the day ``last``, which is None for a goal that begins later.

    ``so_far``: the sum of the known days up to then, of a score its last known value; None where nothing is known.
    ``by_day``: what it was on each day, by date: of a habit or outcome every day, NaN where the day is not known; of a
    score the days of its snapshots. ``unknown``: so many of the ``days`` are not known; a score has none of these.
    ``reached``: the first day on which it was enough. ``is_over``: the goal's last day is past.
    """

    goal: Goal
    by_day: pd.Series
    so_far: float | None
    days: int
    unknown: int
    reached: date | None
    last: date | None
    is_over: bool


def to_kept(goal: Goal) -> dict[str, Any]:
    """A goal as the store keeps it."""
    return {**vars(goal), "since": goal.since.isoformat(), "until": goal.until.isoformat()}


def from_kept(content: Any) -> Goal:
    """The goal that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "kind", "of", "target", "since", "until")
    kind: GoalKind = kept.one_of(said["kind"], "habit", "outcome", "score")
    of, since, until = kept.slug(said["of"]), kept.day(said["since"]), kept.day(said["until"])
    most = allowed_range(kept.one_of(of, *OWN_SCORES))[1] if kind == "score" else MOST
    target = kept.number(said["target"], 0, most)
    if not target or until < since:
        raise ValueError("a goal is of something, above 0, and ends after it begins")
    return Goal(kind, of, target, since, until)
