"""How far a goal has come: what is known so far, never what may come."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from ssi.analysis import trends
from ssi.model import Frames, calendar_day, spread_evenly
from ssi.model.goals import Goal, Progress


def in_order(goals: Mapping[str, Goal], today: date) -> list[str]:
    """Keys of the goals: those that go on, the next to end first; then those that are over, the latest first."""

    def place(key: str) -> tuple[bool, int]:
        days_left = (goals[key].until - today).days
        return days_left < 0, abs(days_left)

    return sorted(goals, key=place)


def progress(goal: Goal, frames: Frames, today: date) -> Progress:
    """How far a goal has come by the end of ``today``.

    A day that is not known counts nothing and is counted as such; the day of today only once it is known.
    """
    if goal.since > today:
        return Progress(goal, pd.Series(dtype="float64"), None, 0, 0, None, None, is_over=False)
    last = min(goal.until, today)
    return (
        _of_score(goal, frames, last, today)
        if goal.kind == "score"
        else _of_counts(goal, frames, last, today)
    )


def _of_counts(goal: Goal, frames: Frames, last: date, today: date) -> Progress:
    is_habit = goal.kind == "habit"
    table, label, column = (
        (frames.habits, "habit", "count") if is_habit else (frames.outcomes, "measure", "value")
    )
    daily = spread_evenly(table[table[label] == goal.of], column)
    if last == today and goal.since < today and pd.Timestamp(today) not in daily.index:
        last = today - timedelta(days=1)
    counts = daily.reindex(pd.date_range(goal.since, last, unit="s", name="date"))
    # Thirds of a total add up again to the total, but for the last binary digit.
    by_day = counts.cumsum().round(6)
    known = by_day.dropna()
    return Progress(
        goal,
        by_day,
        so_far=float(known.iloc[-1]) if len(known) else None,
        days=len(counts),
        unknown=len(counts) - len(known),
        reached=_first(known, goal.target),
        last=last,
        is_over=goal.until < today,
    )


def _of_score(goal: Goal, frames: Frames, last: date, today: date) -> Progress:
    scores = trends.scores_of(frames.snapshots, goal.of)[pd.Timestamp(goal.since) : pd.Timestamp(last)]
    return Progress(
        goal,
        scores,
        so_far=float(scores.iloc[-1]) if len(scores) else None,
        days=(last - goal.since).days + 1,
        unknown=0,
        reached=_first(scores, goal.target),
        last=last,
        is_over=goal.until < today,
    )


def _first(known: pd.Series, target: float) -> date | None:
    enough = known[known >= target - 1e-9]
    return calendar_day(enough.index[0]) if len(enough) else None
