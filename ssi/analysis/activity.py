"""How much was done on each day, all habits together, for a calendar of days."""

from collections.abc import Mapping
from datetime import date, timedelta

import pandas as pd

from ssi.model import monday_of, spread_evenly
from ssi.model.activity import Activity

WEEKS = 26
PART_OF: Mapping[str, str] = {
    "comments_specific": "comments",
    "invitations_with_note": "invitations_sent",
    "follow_ups": "messages_sent",
    "messages_answered": "messages_sent",
}
"""Habits that count some of what another habit counts as well."""
_LEAST_DAYS = 4
"""A weekday of which fewer days are known is not called the busiest."""
_LEAST_WEEKDAYS = 4
"""Who logs on Thursdays alone is not busiest on Thursdays: of fewer weekdays none is."""


def first_day(today: date, weeks: int = WEEKS) -> date:
    """The Monday with which the last ``weeks`` weeks begin, the running one included."""
    return monday_of(today) - timedelta(weeks=weeks - 1)


def activity(habits: pd.DataFrame, first: date, last: date) -> pd.Series:
    """Actions by day from ``first`` to ``last``, both included; NaN on a day of which no habit is known.

    Totals over several days are spread evenly over them (`ssi.model.spread_evenly`). Of a habit and those that count
    some of the same (`PART_OF`) only the largest number of a day is taken, so that nothing counts twice. A day is known
    as soon as one habit is: most people log some of what they do.
    """
    days = pd.date_range(first, last, unit="s", name="date")
    wholes = habits["habit"].map(lambda slug: PART_OF.get(slug, slug))
    each = {
        (wholes[rows.index[0]], str(slug)): spread_evenly(rows, "count")
        for slug, rows in habits.groupby("habit")
    }
    if not each:
        return pd.Series(float("nan"), index=days, name="count")
    table = pd.DataFrame(each).reindex(days)
    once = table.T.groupby(level=0).max().T
    # Thirds of a total add up again to the total, but for the last binary digit.
    total: pd.Series = once.sum(axis="columns", min_count=1).round(6).rename("count")
    return total


def told(habits: pd.DataFrame, by_day: pd.Series) -> Activity:
    """What the days of `activity` tell; ``habits`` are those that they came from."""
    known = by_day.dropna()
    total = round(float(known.sum()), 6)
    return Activity(len(by_day), len(known), total, _busiest(habits, known))


def _busiest(habits: pd.DataFrame, known: pd.Series) -> int | None:
    # The total of a week says nothing about its days.
    counted = set(habits.loc[habits["days"] == 1, "date"])
    of_a_day = known[[day in counted for day in known.index]]
    weekdays = of_a_day.groupby(pd.DatetimeIndex(of_a_day.index).day_of_week).agg(["mean", "count"])
    means = weekdays.loc[weekdays["count"] >= _LEAST_DAYS, "mean"].round(6)
    if len(means) < _LEAST_WEEKDAYS:
        return None
    most = means[means == means.max()]
    return int(most.index[0]) if len(most) == 1 and most.iloc[0] > 0 else None


def by_week(by_day: pd.Series) -> pd.DataFrame:
    """The days of `activity` side by side: a row a week by its Monday, a column for each day of the week (0 is Monday).

    NaN where a day is not known or not among them.
    """
    days = pd.DatetimeIndex(by_day.index)
    mondays = days - pd.to_timedelta(days.day_of_week, unit="D")
    table = pd.DataFrame({"week": mondays, "day": days.day_of_week, "count": by_day.to_numpy()})
    return table.pivot(index="week", columns="day", values="count").reindex(columns=range(7))
