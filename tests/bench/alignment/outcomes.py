"""What came of it, simulated: replies, meetings, followers and impressions of people with a log of habits.

Counts of others' doings are heavier in their tails than a score, and have weekdays, drifts and seasons of their own.
"""

import zlib
from collections.abc import Mapping

import numpy as np
import pandas as pd

from ssi.model import frame
from tests.bench.alignment import diary
from tests.bench.alignment.routines import (
    DAYS,
    YEAR,
    Doings,
    Numbers,
    Temper,
    draw_doings,
    draw_slugs,
    wandering,
)

PER_DAY = {"impressions": 300.0, "new_followers": 1.5, "replies": 0.8, "meetings": 0.2}
"""What an ordinary day brings to people who keep a log; in the catalogue's order."""

BRINGS: Mapping[tuple[str, str], tuple[float, float]] = {
    ("posts", "impressions"): (200, 1500),
    ("posts", "new_followers"): (1, 5),
    ("comments", "impressions"): (20, 120),
    ("comments", "new_followers"): (0.05, 0.4),
    ("invitations_sent", "new_followers"): (0.2, 0.6),
    ("messages_sent", "replies"): (0.1, 0.5),
    ("messages_sent", "meetings"): (0.02, 0.1),
    ("follow_ups", "replies"): (0.2, 0.7),
    ("follow_ups", "meetings"): (0.05, 0.3),
    ("calls", "meetings"): (0.1, 0.5),
}
"""How many of a measure one more action may bring, least and most."""

Brought = tuple[str, str]
"""A habit's slug and a measure's."""


def _generator(name: str, seed: int) -> np.random.Generator:
    return np.random.default_rng(np.random.SeedSequence((zlib.crc32(name.encode()), seed)))


def _draw_doings(rng: np.random.Generator, wanted: tuple[str, ...]) -> Doings:
    slugs = draw_slugs(rng, wanted)
    observed = 7 * int(rng.integers(26, 53))
    return draw_doings(rng, slugs, 0, observed, Temper(), np.ones((len(slugs), DAYS)))


def _level(rng: np.random.Generator, doings: Doings, usual: float, mood: float) -> Numbers:
    """What comes by itself on each day, (days,): drift, trend, season and weekdays, and ``mood`` of the habits'
    own.
    """
    weekdays = rng.gamma(4.0, 0.25, 7)
    weekdays[5:] *= rng.uniform(0.1, 0.8)
    days = np.arange(DAYS)
    log_level = rng.uniform(0.1, 0.5) * wandering(rng, 1, rng.uniform(20, 120))[0]
    log_level += rng.uniform(-0.5, 0.8) * days / YEAR
    log_level += rng.uniform(0, 0.3) * np.cos(2 * np.pi * (days / YEAR + rng.random()))
    log_level += mood * doings.mood
    weekday = pd.DatetimeIndex(doings.dates).day_of_week.to_numpy()
    return usual * rng.lognormal(0, 0.6) * np.exp(log_level) * weekdays[weekday]


def _counted(rng: np.random.Generator, measure: str, level: Numbers) -> Numbers:
    """Whole counts with heavy tails around a level, (days,): impressions go viral, the others come in clusters."""
    if measure == "impressions":
        spread = rng.uniform(0.3, 0.7)
        noisy = level * rng.lognormal(-(spread**2) / 2, spread, DAYS)
        for day in np.flatnonzero(rng.random(DAYS) < 0.012):
            fading = 0.5 ** (np.arange(min(10, DAYS - day)) / 1.5)
            noisy[day : day + 10] += level.mean() * min(rng.pareto(1.2) + 1, 30) * fading
        return np.rint(noisy)
    evenness = rng.uniform(0.4, 3)
    return rng.poisson(level * rng.gamma(evenness, size=DAYS) / evenness).astype(float)


def _frame(rng: np.random.Generator, doings: Doings, counts: Mapping[str, Numbers]) -> pd.DataFrame:
    """The outcomes frame: daily or, for one person in three, weekly sums dated by their Sundays; a few not known."""
    weekly = rng.random() < 1 / 3
    every = np.arange(doings.first, DAYS)
    if weekly:
        every = every[pd.DatetimeIndex(doings.dates[every]).day_of_week == 6]
        every = every[every >= doings.first + 6]
    covered = 7 if weekly else 1
    tables = []
    for measure, daily in counts.items():
        known = every[rng.random(len(every)) > 0.03]
        total = np.cumsum(daily)
        values = total[known] - total[known - covered]
        rows = {"date": doings.dates[known], "measure": measure, "value": values, "days": covered}
        tables.append(pd.DataFrame(rows))
    return frame("outcomes", pd.concat(tables, ignore_index=True))


def outcome_nulls(seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Outcomes and habits of a person where nothing they log moves the outcomes.

    For two in five of them, the habits' mood drives the outcomes as well.
    """
    rng = _generator("outcome-nulls", seed)
    doings = _draw_doings(rng, ())
    mood = rng.uniform(0.2, 0.6) if rng.random() < 0.4 else 0.0
    counts = {
        measure: _counted(rng, measure, _level(rng, doings, usual, mood))
        for measure, usual in PER_DAY.items()
    }
    return _frame(rng, doings, counts), diary.faithfully(rng, doings)


def _spread(rng: np.random.Generator) -> Numbers:
    """How what one action brings is spread over the days after it; sums to 1."""
    first, length = int(rng.integers(0, 6)), int(rng.integers(1, 12))
    fading = 0.5 ** (np.arange(length) / rng.uniform(1, 6))
    return np.concatenate((np.zeros(first), fading / fading.sum()))


def outcome_works(seed: int) -> tuple[pd.DataFrame, pd.DataFrame, dict[Brought, float]]:
    """Outcomes and habits of a person where one to three habits move an outcome, and the truth.

    The truth: outcomes a week for one more action a week, by habit and measure; what is absent brings nothing.
    """
    rng = _generator("outcome-works", seed)
    pairs = list(BRINGS)
    chosen = [pairs[place] for place in rng.choice(len(pairs), rng.integers(1, 4), replace=False)]
    doings = _draw_doings(rng, tuple({habit: None for habit, _ in chosen}))
    brings = {pair: float(rng.uniform(*BRINGS[pair])) for pair in sorted(chosen)}
    counts = {}
    for measure, usual in PER_DAY.items():
        level = _level(rng, doings, usual, 0.0)
        for (habit, moved), each in brings.items():
            if moved == measure:
                done = doings.counts[doings.slugs.index(habit)]
                level = level + each * np.convolve(done, _spread(rng))[:DAYS]
        counts[measure] = _counted(rng, measure, level)
    return _frame(rng, doings, counts), diary.faithfully(rng, doings), brings
