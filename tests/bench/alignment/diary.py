"""What a person of the second world writes down: when they look at their score, and how they log their habits."""

from collections.abc import Callable

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ssi.model import PILLAR_KEYS, frame
from tests.bench.alignment.routines import DAYS, Doings

Numbers = NDArray[np.float64]
Days = NDArray[np.intp]
"""Days as places in a person's days, rising."""


# When they look

Looking = Callable[[np.random.Generator, Doings, Numbers], Days]
"""The days with a snapshot, of a person and the pillars as shown, (pillars, days)."""


def every_day(rng: np.random.Generator, doings: Doings, shown: Numbers) -> Days:
    """Every day of the log but a few."""
    missed = rng.random(doings.observed) < rng.uniform(0.0, 0.06)
    return doings.first + np.flatnonzero(~missed)


def every_week(rng: np.random.Generator, doings: Doings, shown: Numbers) -> Days:
    """Once a week, some a day or two late, some not at all."""
    weeks = doings.observed // 7
    late = rng.choice(3, weeks, p=(0.8, 0.13, 0.07))
    days = DAYS - 7 * weeks + rng.integers(0, 5) + 7 * np.arange(weeks) + late
    return days[rng.random(weeks) > 0.06]


def now_and_then(rng: np.random.Generator, doings: Doings, shown: Numbers) -> Days:
    """1 to 14 days apart, later when the mood is low, with one to three gaps of three to seven weeks."""
    gaps = set(rng.choice(30, rng.integers(1, 4), replace=False).tolist())
    days: list[int] = []
    day = doings.first + int(rng.integers(0, 5))
    while day < DAYS:
        days.append(day)
        day += int(rng.integers(21, 50) if len(days) in gaps else rng.integers(1, 11))
        # A look is put off by up to four days for a better mood.
        day += int(np.argmax(doings.mood[day : day + 5] > 0)) if day < DAYS else 0
    return np.array(days)


def on_good_days(rng: np.random.Generator, doings: Doings, shown: Numbers) -> Days:
    """Only when feeling good or after the score has risen."""
    total = shown.sum(axis=0)
    rose = total > np.concatenate((np.repeat(total[0], 4), total[:-4])) + 0.2
    chance = 0.02 + 0.35 * (doings.mood > 0.4) + 0.35 * rose
    return doings.first + np.flatnonzero((rng.random(DAYS) < chance)[doings.first :])


def snapshots(doings: Doings, shown: Numbers, days: Days) -> pd.DataFrame:
    """The snapshots frame of these days; overall is the rounded sum, as LinkedIn shows it."""
    pillars = shown[:, days]
    columns = dict(zip(PILLAR_KEYS, pillars, strict=True))
    return frame(
        "snapshots", {"date": doings.dates[days], "overall": np.rint(pillars.sum(axis=0)), **columns}
    )


# How they log

Logging = Callable[[np.random.Generator, Doings], pd.DataFrame]
Rows = tuple[Days, Numbers]
"""Days and counts of one habit."""


def _lapses(rng: np.random.Generator, days: int, longest: int, at_most: int) -> NDArray[np.bool_]:
    """Days in runs on which nothing is logged."""
    lapsed = np.zeros(days, bool)
    for start in rng.integers(0, days, rng.integers(0, at_most + 1)):
        lapsed[start : start + rng.integers(2, longest + 1)] = True
    return lapsed


def _frame(doings: Doings, rows: list[tuple[str, Days, Numbers, int]]) -> pd.DataFrame:
    columns = {
        "date": np.concatenate([doings.dates[days] for _, days, _, _ in rows]),
        "habit": np.repeat([slug for slug, *_ in rows], [len(days) for _, days, _, _ in rows]),
        "count": np.concatenate([counts for _, _, counts, _ in rows]),
        "days": np.repeat([covered for *_, covered in rows], [len(days) for _, days, _, _ in rows]),
    }
    return frame("habits", columns)


def faithfully(rng: np.random.Generator, doings: Doings) -> pd.DataFrame:
    """Every day, none as 0; a few days and short runs are not logged at all."""
    lapsed = _lapses(rng, doings.observed, 6, 2)
    rows = []
    for slug, counts in zip(doings.slugs, doings.counts[:, doings.first :], strict=False):
        known = np.flatnonzero(~lapsed & (rng.random(doings.observed) > 0.02))
        rows.append((slug, doings.first + known, counts[known], 1))
    return _frame(doings, rows)


def _to_fives(counts: Numbers) -> Numbers:
    """As people round: above seven to the next five, above forty to the next ten."""
    return np.where(
        counts > 40, np.rint(counts / 10) * 10, np.where(counts > 7, np.rint(counts / 5) * 5, counts)
    )


def _remembered(rng: np.random.Generator, doings: Doings, counts: Numbers) -> Rows:
    """Weekly sums, dated by the week's Sunday, from a memory that leans to the usual week; some weeks forgotten."""
    sundays = np.flatnonzero(pd.DatetimeIndex(doings.dates).day_of_week == 6)
    sundays = sundays[sundays >= doings.first + 6]
    totals = np.array([counts[day - 6 : day + 1].sum() for day in sundays])
    lean = rng.uniform(0.1, 0.5)
    guesses = ((1 - lean) * totals + lean * totals.mean()) * rng.lognormal(0, 0.25, len(totals))
    known = rng.random(len(totals)) > 0.08
    return sundays[known], np.rint(_to_fives(guesses))[known]


def from_memory(rng: np.random.Generator, doings: Doings) -> pd.DataFrame:
    """Weekly sums of every habit, guessed afterwards."""
    logged = zip(doings.slugs, doings.counts, strict=False)
    return _frame(doings, [(slug, *_remembered(rng, doings, counts), 7) for slug, counts in logged])


def carelessly(rng: np.random.Generator, doings: Doings) -> pd.DataFrame:
    """Each habit in its own way: rounded, with forgotten days, or as weekly sums from memory."""
    lapsed = _lapses(rng, doings.observed, 15, 5)
    rows = []
    for slug, counts in zip(doings.slugs, doings.counts, strict=False):
        if rng.random() < 0.35:
            rows.append((slug, *_remembered(rng, doings, counts), 7))
            continue
        forgotten = lapsed | (rng.random(doings.observed) < rng.uniform(0.05, 0.3))
        logged = counts[doings.first :]
        if rng.random() < 0.5:
            logged = _to_fives(logged)
        if rng.random() < 0.3:
            # Empty days are mostly not worth a line to them: then none cannot be told from not known.
            forgotten |= (logged == 0) & (rng.random(doings.observed) < 0.7)
        known = np.flatnonzero(~forgotten)
        rows.append((slug, doings.first + known, logged[known], 1))
    return _frame(doings, rows)
