"""What moved: weekly values, week over week, the usual wobble, gaps, the lagging pillar.

Scores come as a series: the values of one column of the snapshots, indexed by date, named like the column.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

import numpy as np
import pandas as pd

from ssi.model import (
    OWN_SCORES,
    PILLAR_KEYS,
    PILLAR_MAX,
    RANKS,
    SCORE_COLUMNS,
    Change,
    Gap,
    Lagging,
    Movement,
    Value,
    calendar_day,
    gaps_between,
    monday_of,
)

WOBBLE_WEEKS = 26
WOBBLE_CHANGES = 6
"""So many one-week changes, at least, make a usual wobble."""
WOBBLE_FLOOR = 0.25
WOBBLE_FLOOR_WHOLE = 1.0
"""Whole numbers hide every move below 1."""
STOPPED_AFTER = timedelta(weeks=3)
COMPARED = (*OWN_SCORES, *RANKS)
"""The columns that are compared from week to week: a person's own, not other people's averages."""


def scores_of(snapshots: pd.DataFrame, column: str) -> pd.Series:
    """The known values of one column, indexed by date, oldest first."""
    return pd.Series(snapshots[column].to_numpy(), index=snapshots["date"], name=column).dropna()


def latest(snapshots: pd.DataFrame) -> dict[str, Value]:
    """The last known value of every score column; columns that were never known are absent."""
    found = {column: scores_of(snapshots, column) for column in SCORE_COLUMNS}
    return {column: _last(scores) for column, scores in found.items() if len(scores)}


def _last_of_each_week(scores: pd.Series) -> list[Value]:
    known = scores.dropna()
    days = pd.DatetimeIndex(known.index)
    # Numbers of weeks: day 0 of this count, 1 January 1970, is a Thursday.
    weeks = (days.to_numpy().astype("datetime64[D]").astype("int64") + 3) // 7
    last = np.flatnonzero(np.diff(weeks, append=np.iinfo("int64").max))
    return [Value(value, day) for value, day in zip(known.iloc[last].to_list(), days[last].date, strict=True)]


def weekly(scores: pd.Series) -> pd.DataFrame:
    """The last known value of every week that has one: ``week`` (its Monday), ``value``, ``date``."""
    values = _last_of_each_week(scores)
    table = pd.DataFrame(
        {
            "week": [monday_of(value.date) for value in values],
            "value": [value.value for value in values],
            "date": [value.date for value in values],
        }
    )
    return table.astype({"week": "datetime64[s]", "value": "float64", "date": "datetime64[s]"})


def _from_week_to_week(scores: pd.Series, values: list[Value]) -> list[Change]:
    """The changes between weekly values of these scores, oldest first.

    A gap can begin in one week and end in the very next: a change over it is no week over week either, so
    it spans two.
    """
    gap_ends = [gap.end for gap in gaps(scores)]
    found = []
    for before, now in pairwise(values):
        weeks = (monday_of(now.date) - monday_of(before.date)).days // 7
        if any(before.date < end <= now.date for end in gap_ends):
            weeks = max(weeks, 2)
        found.append(_change(str(scores.name), before, now, weeks=weeks))
    return found


def weekly_changes(scores: pd.Series) -> list[Change]:
    """The changes from each week on record to the next one, oldest first; `week_over_week` is the last of them."""
    return _from_week_to_week(scores, _last_of_each_week(scores))


def _change(column: str, before: Value, now: Value, *, weeks: int | None) -> Change:
    return Change(column, before.value, now.value, before.date, now.date, weeks)


def week_over_week(scores: pd.Series) -> Change | None:
    """The last score of the latest week against the last one of the week on record before.

    ``weeks`` is 1 unless weeks are missing in between or a gap lies there. None when there is only one week.
    """
    found = _from_week_to_week(scores, _last_of_each_week(scores)[-2:])
    return found[-1] if found else None


def _for_wobble(scores: pd.Series, before: date | None) -> list[float]:
    """Sizes of the one-week changes that end in the 26 weeks before the week shown."""
    values = _last_of_each_week(scores)
    if not values:
        return []
    shown = monday_of(before or values[-1].date)
    earlier = [value for value in values if value.date < shown]
    return [
        abs(change.points)
        for change in _from_week_to_week(scores, earlier[-WOBBLE_WEEKS - 1 :])
        if change.weeks == 1 and monday_of(change.now_date) >= shown - timedelta(weeks=WOBBLE_WEEKS)
    ]


def usual_wobble(scores: pd.Series, before: date | None = None) -> float | None:
    """How far this score usually moves, up or down, from one week to the next; in points.

    The median size of the one-week changes of the 26 weeks before the week shown (that of ``before``, or the
    latest): at least 1 where the scores are whole numbers, else at least 0.25. None with fewer than six changes.
    """
    sizes = _for_wobble(scores, before)
    if len(sizes) < WOBBLE_CHANGES:
        return None
    return max(median(sizes), least_wobble(scores))


def least_wobble(scores: pd.Series) -> float:
    """No usual wobble is smaller than this, in points: 1 where the scores are whole numbers, else 0.25."""
    known = scores.dropna()
    return WOBBLE_FLOOR_WHOLE if bool((known == known.round()).all()) else WOBBLE_FLOOR


def changes_missing_for_wobble(scores: pd.Series, before: date | None = None) -> int:
    """How many more one-week changes it takes until a usual wobble can be said; 0 when it can."""
    return max(0, WOBBLE_CHANGES - len(_for_wobble(scores, before)))


def wobbles(snapshots: pd.DataFrame, before: date | None = None) -> dict[str, float | None]:
    """The usual wobble of overall and of each pillar."""
    return {column: usual_wobble(scores_of(snapshots, column), before) for column in OWN_SCORES}


def gaps(history: pd.DataFrame | pd.Series) -> list[Gap]:
    """The gaps of a history, or of one column's known scores.

    A gap is longer than three times the median distance of the snapshots, and at least 10 days.
    """
    if isinstance(history, pd.DataFrame):
        return gaps_between(history["date"])
    return gaps_between(history.dropna().index.to_series())


def lagging_pillar(snapshots: pd.DataFrame) -> Lagging | None:
    """The pillar with most room below its industry average; without all four averages the lowest one.

    None while a pillar is unknown: the unknown one might be it.
    """
    known = latest(snapshots)
    if not all(pillar in known for pillar in PILLAR_KEYS):
        return None
    averages = {pillar: known.get(f"industry_{pillar}") for pillar in PILLAR_KEYS}
    candidates = [
        Lagging(
            pillar,
            (average.value if average else PILLAR_MAX) - known[pillar].value,
            average.value if average else None,
        )
        for pillar, average in (averages if all(averages.values()) else dict.fromkeys(PILLAR_KEYS)).items()
    ]
    return max(candidates, key=lambda candidate: candidate.room)


def changes(snapshots: pd.DataFrame) -> dict[str, Change]:
    """Week over week for overall, pillars and ranks, in the latest week that has a score of one's own.

    A column that is not known in that week, or in no week before it, is absent.
    """
    own = snapshots.dropna(subset=list(OWN_SCORES), how="all")
    if own.empty:
        return {}
    shown = monday_of(calendar_day(own["date"].iloc[-1]))
    end = pd.Timestamp(shown) + pd.Timedelta(weeks=1)
    until = snapshots[snapshots["date"] < end]
    found = {column: week_over_week(scores_of(until, column)) for column in COMPARED}
    return {
        column: change for column, change in found.items() if change and monday_of(change.now_date) == shown
    }


def changes_between(snapshots: pd.DataFrame, start: date, end: date) -> dict[str, Change]:
    """Overall, pillars and ranks: the last known value up to ``end`` against the last one up to ``start``.

    The later day is compared with the earlier one, whichever is called ``start``. A column is absent where nothing
    is known up to the earlier day or nothing new between the two.
    """
    start, end = sorted((start, end))
    found = {}
    for column in COMPARED:
        scores = scores_of(snapshots, column)
        before, now = scores[: pd.Timestamp(start)], scores[: pd.Timestamp(end)]
        if len(before) and len(now) > len(before):
            found[column] = _change(column, _last(before), _last(now), weeks=None)
    return found


def _last(scores: pd.Series) -> Value:
    return Value(float(scores.iloc[-1]), calendar_day(scores.index[-1]))


def over_range(scores: pd.Series) -> Change | None:
    """From the first known score to the last; ``weeks`` is that stretch, rounded. None with fewer than two."""
    known = scores.dropna()
    if len(known) < 2:
        return None
    first, last = _last(known.iloc[:1]), _last(known)
    return _change(str(scores.name), first, last, weeks=round((last.date - first.date).days / 7))


def movement(snapshots: pd.DataFrame, since: date | None = None) -> Movement | None:
    """How overall moved from the first to the last known score from ``since`` on, and which pillar moved most.

    None where no score is known twice.
    """
    shown = snapshots if since is None else snapshots[snapshots["date"] >= pd.Timestamp(since)]
    overall = over_range(scores_of(shown, "overall"))
    pillars = [over_range(scores_of(shown, pillar)) for pillar in PILLAR_KEYS]
    moved = [change for change in pillars if change and change.points]
    if overall is None and not any(pillars):
        return None
    return Movement(overall, max(moved, key=lambda change: abs(change.points), default=None))


def since(snapshots: pd.DataFrame, weeks: int | None) -> pd.DataFrame:
    """The snapshots of the last ``weeks`` weeks of the history; all of them for None."""
    if weeks is None or snapshots.empty:
        return snapshots
    start = snapshots["date"].iloc[-1] - pd.Timedelta(weeks=weeks)
    recent: pd.DataFrame = snapshots[snapshots["date"] >= start]
    return recent.reset_index(drop=True)


def stopped_on(snapshots: pd.DataFrame, today: date) -> date | None:
    """The day of the last snapshot if the history has stopped: nothing new for over three weeks."""
    if snapshots.empty:
        return None
    last = calendar_day(snapshots["date"].iloc[-1])
    return last if today - last > STOPPED_AFTER else None


def gaps_within(gaps: Sequence[Gap], shown: pd.DataFrame) -> list[Gap]:
    """The gaps of a whole history that lie in the part of it that is shown."""
    if shown.empty:
        return []
    first, last = calendar_day(shown["date"].iloc[0]), calendar_day(shown["date"].iloc[-1])
    return [gap for gap in gaps if first <= gap.start and gap.end <= last]
