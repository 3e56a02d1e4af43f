"""What happened, counted by day, with a 0 on each day on which a file could have an entry and has none."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import catalog
from ssi.model import day_numbers, frame
from ssi.readers.limits import check_idle_days

Stretches = Sequence[tuple[pd.Timestamp, pd.Timestamp]]
"""First and last days."""


@dataclass(frozen=True)
class Counted:
    """Entries of one measure from one file: on which days, and how much each counts (1 unless it is a sum).

    ``seen`` are the days on which the file has any entry, of this measure or another: the first of them is the first
    day that the file covers. ``known``, where given, are the only stretches in which it tells.
    """

    slug: str
    days: pd.Series
    seen: pd.Series
    values: pd.Series | None = None
    known: Stretches | None = None


def by_day(
    counted: Sequence[Counted], last: pd.Timestamp, *, idle_until: pd.Timestamp | None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Habits and outcomes by day up to ``last``; what several files say of one measure adds up.

    A day on which a file has no entry is 0 from the first day covered to ``idle_until``; after that, or where it is
    None, it has no row.
    """
    by_slug: dict[str, list[Counted]] = {}
    for each in counted:
        by_slug.setdefault(each.slug, []).append(each)
    check_idle_days(
        sum((last - min(part.seen.min() for part in parts)).days + 1 for parts in by_slug.values())
    )
    tables = {slug: _totals(parts, last, idle_until) for slug, parts in by_slug.items()}
    habits = [
        table.rename(columns={"value": "count"}).assign(habit=slug)
        for slug, table in tables.items()
        if slug in catalog.habits()
    ]
    outcomes = [table.assign(measure=slug) for slug, table in tables.items() if slug in catalog.outcomes()]
    return (
        frame("habits", _in_order(habits, "habit")),
        frame("outcomes", _in_order(outcomes, "measure")),
    )


def _totals(parts: Sequence[Counted], last: pd.Timestamp, idle_until: pd.Timestamp | None) -> pd.DataFrame:
    first = min(part.seen.min() for part in parts)
    start, length = int(day_numbers(pd.Index([first]))[0]), (last - first).days + 1
    totals, seen = np.zeros(length), np.zeros(length, dtype=bool)
    for part in parts:
        places = day_numbers(part.days) - start
        weights = None if part.values is None else part.values.to_numpy(dtype=float)
        totals += np.bincount(places, weights=weights, minlength=length)
        seen[day_numbers(part.seen) - start] = True
    kept = seen if idle_until is None else seen | _within([(first, idle_until)], start, length)
    for part in parts:
        if part.known is not None:
            kept &= _within(part.known, start, length)
    return pd.DataFrame(
        {"date": first + pd.to_timedelta(np.flatnonzero(kept), unit="D"), "value": totals[kept]}
    )


def _within(stretches: Stretches, start: int, length: int) -> npt.NDArray[np.bool_]:
    inside = np.zeros(length, dtype=bool)
    for first, last in stretches:
        begin, end = (int(day_numbers(pd.Index([day]))[0]) - start for day in (first, last))
        inside[max(begin, 0) : max(end + 1, 0)] = True
    return inside


def _in_order(tables: Sequence[pd.DataFrame], label: str) -> pd.DataFrame:
    if not tables:
        return pd.DataFrame()
    return pd.concat(tables).assign(days=1).sort_values(["date", label], kind="stable", ignore_index=True)
