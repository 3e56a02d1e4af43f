"""From frames to arrays: which rows of a history tell something, and what was done on every day before them.

Days are whole numbers, counted from the first day of the log. Nothing that is filled in here leaves the analysis.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ssi.model import PILLAR_KEYS, day_numbers

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]

LEAST_DAYS = 56
LEAST_ROWS = 8
FIRST_WEEKS = math.ceil(LEAST_DAYS / 7)
MOST_BINS = 80
PAST_THE_LOG = 14
"""Snapshots more than so many days after the last logged day are not looked at."""
REACHES_BACK = 200
"""Responses reach so many days back."""
BEFORE = 28
"""What was done before the log began is taken to be the mean of its first so many days."""
MOST_UNKNOWN = 0.5
NEAR, NEAR_KNOWN = 14, 4
MOSTLY_KNOWN = 0.8
"""A pillar that is given in a smaller share of the rows is compared on its own rows only."""
CHANGED = 0.001
"""Two values further apart than this are different."""
SLIP, SLIP_LEVEL, SLIP_DAYS = 0.75, 0.3, 9
BATCH_DAYS, BATCH_PAIRS, BATCH_SHARE, BATCH_SMALL = 2, 20, 0.6, 0.45
CHANGES_NEEDED = 15
"""So often a score has to have changed before anything can be compared with it."""


@dataclass(frozen=True)
class Log:
    """What was done, by day: ``daily`` (days × habits) from ``start`` on, unknown days filled.

    ``before`` is the mean day before the log; ``known`` the share of logged days and ``none_logged`` the number
    of days logged with none, for every habit of ``names``; ``is_used`` says which of these have a column in
    ``daily``.
    """

    start: date
    names: tuple[str, ...]
    known: Floats
    none_logged: Ints
    is_used: Bools
    daily: Floats
    before: Floats
    done_earlier: Bools

    @property
    def used(self) -> tuple[str, ...]:
        """The habits that have a column."""
        return tuple(name for name, is_used in zip(self.names, self.is_used, strict=True) if is_used)


@dataclass(frozen=True)
class Rows:
    """Scores that tell something of their own: ``days`` (from the log's start), ``values`` (rows × scores).

    ``bins`` numbers the stretch that each row is averaged in; ``times`` and ``sizes`` are the mean day and the
    number of rows of each stretch.
    """

    days: Ints
    values: Floats
    bins: Ints
    times: Floats
    sizes: Ints

    def mean(self, by_row: Floats) -> Floats:
        """Rows averaged in their bins: (rows, …) → (bins, …)."""
        starts = np.flatnonzero(np.diff(self.bins, prepend=-1))
        summed: Floats = np.add.reduceat(by_row, starts, axis=0)
        return summed / self.sizes.reshape(-1, *[1] * (by_row.ndim - 1))

    @property
    def span_days(self) -> int:
        """Days from the first row to the last, both counted in."""
        return int(self.days[-1] - self.days[0]) + 1

    @property
    def span_weeks(self) -> float:
        """The same in weeks."""
        return self.span_days / 7


def day_number(day: date) -> int:
    """A date as days since 1970."""
    return (day - date(1970, 1, 1)).days


def day_of(number: int) -> date:
    """The date of a day since 1970."""
    return date(1970, 1, 1) + timedelta(days=int(number))


# What was done


def by_day(habits: pd.DataFrame, names: Sequence[str], first: int, last: int) -> Floats:
    """Counts by day (days × habits) from day ``first`` to ``last``, NaN where nothing was logged.

    The same as `ssi.model.spread_evenly`, for all habits at once and some twenty times as fast.
    """
    column = {name: place for place, name in enumerate(names)}
    entries = habits[habits["habit"].isin(column)]
    days, spans = day_numbers(entries["date"]), entries["days"].to_numpy().astype(np.int64)
    counts = entries["count"].to_numpy().astype(np.float64)
    places = entries["habit"].map(column).to_numpy().astype(np.int64)
    found = np.full((last - first + 1, len(names)), np.nan)
    order = np.lexsort((counts, -spans))
    days, spans, counts, places = days[order], spans[order], counts[order], places[order]
    for span in np.unique(spans)[::-1]:
        of_span = spans == span
        # Counted from the oldest day: where two totals overlap, each keeps the days at its own end.
        for back in range(int(span) - 1, -1, -1):
            at = days[of_span] - back - first
            inside = (at >= 0) & (at < len(found))
            found[at[inside], places[of_span][inside]] = (counts[of_span] / span)[inside]
    return found


def _filled(daily: Floats, first: int) -> Floats:
    """Unknown days filled by the logged days around them, at the weekday's own level."""
    is_known = ~np.isnan(daily)
    counts = np.where(is_known, daily, 0.0)
    window = np.ones(2 * NEAR + 1)
    weekdays = (np.arange(len(daily)) + first + 3) % 7  # Day 0 of 1970 was a Thursday.
    filled = daily.copy()
    for habit in range(daily.shape[1]):
        missing = ~is_known[:, habit]
        if not missing.any():
            continue
        mean = counts[:, habit].sum() / is_known[:, habit].sum()
        near = np.convolve(is_known[:, habit], window, "same") if len(daily) >= len(window) else None
        level = np.full(len(daily), mean)
        if near is not None:
            around = np.convolve(counts[:, habit], window, "same") / np.maximum(near, 1)
            level = np.where(near >= NEAR_KNOWN, around, mean)
        logged = np.bincount(weekdays, is_known[:, habit].astype(float), 7)
        done = np.bincount(weekdays, counts[:, habit], 7)
        factor = (done + 2 * mean) / (mean * logged + 2 * mean) if mean > 0 else np.ones(7)
        filled[missing, habit] = (level * factor[weekdays])[missing]
    return filled


def log_of(
    habits: pd.DataFrame, names: Sequence[str], first_score: int, last_score: int
) -> tuple[Log, int] | None:
    """What was done up to the last score, and the log's last day; None where nothing was logged by then."""
    days, spans = day_numbers(habits["date"]), habits["days"].to_numpy().astype(np.int64)
    if not len(days):
        return None
    # What was done before the responses reach back to is of no use, and one stray entry of long ago would do harm.
    first, last_logged = max(int((days - spans).min()) + 1, first_score - REACHES_BACK), int(days.max())
    last = min(last_score, last_logged + PAST_THE_LOG)
    if last < first:
        return None
    daily = by_day(habits, names, first, last)
    in_log = daily[: max(1, min(last, last_logged) - first + 1)]
    known = 1 - np.isnan(in_log).mean(axis=0)
    is_used = known >= MOST_UNKNOWN
    none_logged = (in_log == 0).sum(axis=0)
    used = _filled(daily[:, is_used], first)
    logged = ~np.isnan(daily[:, is_used])
    early = logged & (np.cumsum(logged, axis=0) <= BEFORE)
    before = (np.where(early, used, 0.0)).sum(axis=0) / np.maximum(early.sum(axis=0), 1)
    earlier = set(habits.loc[(days < first) & (habits["count"].to_numpy() > 0), "habit"])
    done_earlier = np.array([name in earlier for name in names], dtype=np.bool_)
    found = Log(day_of(first), tuple(names), known, none_logged, is_used, used, before, done_earlier)
    return found, last


# Which scores tell something


def _in_order(table: pd.DataFrame, columns: Sequence[str]) -> tuple[Ints, Floats]:
    """Days and values, oldest first, one row a day (the order of rows tells nothing), none without any value."""
    days, values = day_numbers(table["date"]), table[list(columns)].to_numpy(dtype=np.float64)
    order = np.lexsort((*values.T[::-1], days))
    days, values = days[order], values[order]
    is_last = np.append(days[1:] != days[:-1], np.ones(min(len(days), 1), dtype=bool))
    keep = is_last & ~np.isnan(values).all(axis=1)
    return days[keep], values[keep]


def _interpolated(days: Ints, values: Floats) -> Floats:
    """A value that is missing beside others, between the ones before and after it."""
    full = values.copy()
    for column in full.T:
        missing = np.isnan(column)
        if missing.any() and not missing.all():
            column[missing] = np.interp(days[missing], days[~missing], column[~missing])
    return full


def _without_slips(days: Ints, values: Floats) -> Floats:
    """A lone reading far from both neighbours, which agree with one another, is taken for the one before."""
    mended = values.copy()
    if len(days) > 2:
        before, now, after = values[:-2], values[1:-1], values[2:]
        near = (days[2:] - days[:-2] <= SLIP_DAYS)[:, None]
        far = np.minimum(np.abs(now - before), np.abs(now - after)) > SLIP
        is_slip = near & far & (np.abs(after - before) <= SLIP_LEVEL)
        mended[1:-1][is_slip] = before[is_slip]
    return mended


def _is_first_of_batch(days: Ints, values: Floats) -> Bools:
    """Which rows to keep where scores are recomputed now and then and stay put in between; else all."""
    moves = np.abs(np.diff(values, axis=0))
    changed: Bools = np.asarray((moves > CHANGED).any(axis=1))
    near = np.diff(days) <= BATCH_DAYS
    is_in_batches = (
        near.sum() >= BATCH_PAIRS
        and changed[near].mean() <= BATCH_SHARE
        and changed.any()
        and moves[moves > CHANGED].min() < BATCH_SMALL
    )
    is_first: Bools = np.append(True, changed) if is_in_batches else np.ones(len(days), dtype=np.bool_)
    return is_first


@dataclass(frozen=True)
class Missing:
    """Why nothing can be compared yet: the first and last day there is (since 1970), and the rows that tell
    something.

    ``weeks_more``: so many more weeks at this pace; None where weeks are not what is missing.
    """

    first: int | None
    last: int | None
    rows: int
    weeks_more: int | None


def rows_of(
    table: pd.DataFrame, columns: Sequence[str], first: int, last: int, *, are_scores: bool
) -> Rows | Missing:
    """The rows to compare, between day ``first`` and ``last`` (since 1970).

    ``are_scores``: they are LinkedIn's, which has failed readings and recomputes now and then; other measures do not.
    """
    days, values = _in_order(table, columns)
    inside = (days >= first) & (days <= last)
    days, values = days[inside], values[inside]
    if len(days) < 2:
        first_row, last_row = (int(days[0]), int(days[-1])) if len(days) else (None, None)
        return Missing(first_row, last_row, len(days), FIRST_WEEKS)
    start, end = int(days[0]), int(days[-1])
    span = end - start + 1
    values = _interpolated(days, values)
    keep = np.ones(len(days), dtype=np.bool_)
    if are_scores:
        values = _without_slips(days, values)
        keep = _is_first_of_batch(days, values)
    is_thinned = not keep.all()
    days, values = days[keep], values[keep]
    if span < LEAST_DAYS or len(days) < LEAST_ROWS:
        return Missing(start, end, len(days), _weeks_missing(span, len(days), is_thinned=is_thinned))
    return _binned(days - first, values)


def _weeks_missing(span: int, rows: int, *, is_thinned: bool) -> int:
    """Weeks until there are enough days and rows, at the pace so far."""
    needed = CHANGES_NEEDED if is_thinned else LEAST_ROWS
    by_rows = span / 7 * (needed / rows - 1) if rows < LEAST_ROWS else 0.0
    return max(1, math.ceil(by_rows), math.ceil((LEAST_DAYS - span) / 7))


def _binned(days: Ints, values: Floats) -> Rows:
    width = math.ceil((days[-1] - days[0] + 1) / MOST_BINS) if len(days) > MOST_BINS else 1
    _, bins, sizes = np.unique((days - days[0]) // width, return_inverse=True, return_counts=True)
    if len(days) <= MOST_BINS:
        bins, sizes = np.arange(len(days)), np.ones(len(days), dtype=np.int64)
    rows = Rows(days, values, bins, np.empty(0), sizes)
    return Rows(days, values, bins, rows.mean(days.astype(np.float64)), sizes)


def together_and_alone(snapshots: pd.DataFrame, habits: pd.DataFrame) -> list[tuple[str, ...]]:
    """The pillars that share their rows since the log began, and each that was given too seldom by itself.

    A pillar shares them when it is given on the first and the last of these rows and on most in between: so nothing
    is ever put beyond what is known. Overall stands in where no pillar was given. What was never given is left out.
    """
    since = (habits["date"] - pd.to_timedelta(habits["days"] - 1, unit="D")).min()
    logged = snapshots[snapshots["date"] >= since]
    rows = (logged if len(logged) else snapshots).dropna(subset=list(PILLAR_KEYS), how="all")
    if rows.empty:
        return [("overall",)] if snapshots["overall"].notna().any() else []
    known = ~np.isnan(_in_order(rows, PILLAR_KEYS)[1])
    at_ends = dict(zip(PILLAR_KEYS, known[0] & known[-1], strict=True))
    shares = dict(zip(PILLAR_KEYS, known.mean(axis=0), strict=True))
    shared = [pillar for pillar in PILLAR_KEYS if at_ends[pillar] and shares[pillar] >= MOSTLY_KNOWN]
    alone = [(pillar,) for pillar in PILLAR_KEYS if pillar not in shared and shares[pillar] > 0]
    return [tuple(shared), *alone] if shared else [*alone]
