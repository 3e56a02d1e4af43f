"""How a habit may show in a score: trailing averages of what was done, early and late, straight and bent.

A column of the dictionary is in actions a week. Its weights add up to one, so a coefficient is the points of the
score, at steady state, for one more action a week.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from ssi.analysis.alignment.preparation import REACHES_BACK, Floats, Log, Rows

LAGS = REACHES_BACK + 1
"""Today counts as well."""
ACTIVE = 0.3
"""A day with more actions than this is an active day (a filled-in day may have a fraction)."""
LEAST_DOSE = 0.5


@dataclass(frozen=True)
class Shape:
    """One response: half of a lasting change shows after ``delay_days``; ``bend`` is "" for plain counts.

    ``weights`` by lag in days; for a bent dose those of its window without the delay.
    """

    bend: str
    window: int
    delay: int
    delay_days: float
    weights: tuple[float, ...]


def _fading(half_life: float, delay: int) -> Shape:
    lags = np.arange(LAGS)
    weights = np.where(lags >= delay, 0.5 ** ((lags - delay) / half_life), 0.0)
    return Shape("", 0, delay, delay + half_life, tuple((weights / weights.sum()).tolist()))


def _window(days: int, delay: int, bend: str = "") -> Shape:
    lags = np.arange(LAGS)
    start = 0 if bend else delay
    weights = np.where((lags >= start) & (lags < start + days), 1 / days, 0.0)
    return Shape(bend, days, delay, delay + days / 2, tuple(weights.tolist()))


PLAIN: tuple[Shape, ...] = (
    *(_fading(half_life, delay) for half_life in (5, 10, 18) for delay in (0, 1, 3, 6, 12)),
    _fading(30, 3),
    *(_window(28, delay) for delay in (0, 3, 7, 14)),
    *(_window(days, delay) for days in (42, 60, 90) for delay in (0, 4, 10)),
)
BENDS = ("active_days", "diminishing", "capped")
BENT: tuple[Shape, ...] = tuple(
    _window(days, delay, bend) for bend in BENDS for days in (30, 90) for delay in (0, 3, 7)
)
SHAPES = (*PLAIN, *BENT)
MIDDLING = next(place for place, shape in enumerate(PLAIN) if (shape.delay, shape.delay_days) == (6, 16))
"""Half-life 10, delay 6: one shape to stand for all, where the noise is chosen."""
FOUR_WEEKS = next(place for place, shape in enumerate(PLAIN) if (shape.window, shape.delay) == (28, 0))
LAG_BINS = ((0, 3), (3, 7), (7, 14), (14, 28), (28, 42), (42, 60), (60, 90))
"""Stretches of lags, in days, over which a response may differ from every shape above."""
WIDTHS = np.array([end - start for start, end in LAG_BINS], dtype=np.float64)
DELAYS = np.array([shape.delay_days for shape in SHAPES])


@cache
def _kernels() -> tuple[Floats, Floats, Floats]:
    """(lags × plain shapes), (lags × lag bins), and the share of every shape in each lag bin (shapes × bins)."""
    plain = np.array([shape.weights for shape in PLAIN]).T
    bins = np.zeros((LAGS, len(LAG_BINS)))
    for place, (start, end) in enumerate(LAG_BINS):
        bins[start:end, place] = 1 / (end - start)
    shares = np.array([shape.weights for shape in SHAPES]) @ (bins > 0)
    return plain, bins, shares


def lag_shares() -> Floats:
    """The share of every shape's weight in each of the lag bins: (shapes × lag bins)."""
    return _kernels()[2]


def spread(columns: Floats) -> Floats:
    """From a quiet to a busy stretch: 95 % quantile less 5 % quantile, along the first axis."""
    low, high = np.quantile(columns, (0.05, 0.95), axis=0)
    difference: Floats = high - low
    return difference


def _back(daily: Floats, before: Floats) -> Floats:
    """The days of the log with `LAGS` − 1 earlier ones in front, at the level from before the log."""
    return np.concatenate([np.broadcast_to(before, (LAGS - 1, daily.shape[1])), daily])


def _seen_by(rows: Rows, daily: Floats, before: Floats) -> Floats:
    """What lies behind every bin, by lag: (bins × series × lags), averaged over the bin's own days."""
    behind = sliding_window_view(_back(daily, before), LAGS, axis=0)[:, :, ::-1]
    return rows.mean(behind[rows.days])


@dataclass(frozen=True)
class Dictionary:
    """What may show in the score. ``stocks``: (bins × habits × shapes) in actions a week; ``rates``: (bins ×
    habits × lag bins), the mean weekly rate at these lags; ``common``: (bins × columns) of activity as such, each
    over its own range.
    """

    stocks: Floats
    rates: Floats
    common: Floats


def dictionary(log: Log, rows: Rows) -> Dictionary:
    """All columns that habits and their common activity may show in, for the rows of a history."""
    plain, lag_bins, _ = _kernels()
    behind = _seen_by(rows, log.daily, log.before)
    straight = 7 * behind @ plain
    return Dictionary(
        stocks=np.concatenate([straight, _bent(log, rows)], axis=2),
        rates=7 * behind @ lag_bins,
        common=_common(log, rows),
    )


def stocks_of(rows: Rows, daily: Floats, before: Floats) -> Floats:
    """Straight responses of any daily series: (bins × series × plain shapes)."""
    return 7 * _seen_by(rows, daily, before) @ _kernels()[0]


def _bent(log: Log, rows: Rows) -> Floats:
    """Bent doses: (bins × habits × bent shapes), scaled to the range of the plain stock of the same window."""
    columns = []
    active = (log.daily > ACTIVE).astype(np.float64)
    active_before = active[: min(28, len(active))].mean(axis=0)
    totals = {days: _over_window(log.daily, log.before, days) for days in (30, 90)}
    actives = {days: _over_window(active, active_before, days) for days in (30, 90)}
    for shape in BENT:
        total = totals[shape.window]
        usual = np.maximum(np.median(total[LAGS - 1 :], axis=0), LEAST_DOSE)
        if shape.bend == "active_days":
            dose = actives[shape.window]
        elif shape.bend == "diminishing":
            dose = np.log1p(2 * total / usual)
        else:
            dose = np.minimum(total, usual)
        at = rows.days + LAGS - 1 - shape.delay
        own = rows.mean(dose[at])
        straight = spread(rows.mean(7 * total[at] / shape.window))
        reach = spread(own)
        # A dose that never varies is no column at all.
        columns.append(own * np.where(reach > 1e-9, straight / np.maximum(reach, 1e-9), 0.0))
    return np.stack(columns, axis=2)


def _over_window(daily: Floats, before: Floats, days: int) -> Floats:
    """Totals over the last ``days`` days, for every day of the log and the `LAGS` − 1 before it."""
    long = np.concatenate([np.broadcast_to(before, (LAGS - 1 + days, daily.shape[1])), daily])
    sums = np.concatenate([np.zeros((1, daily.shape[1])), np.cumsum(long, axis=0)])
    totals: Floats = sums[days + 1 :] - sums[1:-days]
    return totals


def _common(log: Log, rows: Rows) -> Floats:
    """Activity as such: two daily series over all habits, each in every plain shape, each over its own range."""
    varies = log.daily.std(axis=0) > 1e-9
    if varies.sum() < 2:
        return np.empty((len(rows.times), 0))
    daily, before = log.daily[:, varies], log.before[varies]
    week = np.log1p(_over_window(daily, before, 7)[LAGS - 1 :])
    weekly = (week - week.mean(axis=0)) / np.maximum(week.std(axis=0), 1e-9)
    _, vectors = np.linalg.eigh(weekly.T @ weekly)
    loadings = vectors[:, -1] / np.abs(vectors[:, -1]).sum()
    loadings = loadings if loadings.sum() >= 0 else -loadings
    standard = (daily - daily.mean(axis=0)) / daily.std(axis=0)
    series = np.stack([weekly @ loadings, standard.mean(axis=1)], axis=1)
    columns = stocks_of(rows, series, series[:28].mean(axis=0)).reshape(len(rows.times), -1)
    reach = spread(columns)
    return columns[:, reach > 1e-9] / reach[reach > 1e-9]
