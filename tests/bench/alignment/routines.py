"""How the second world's people do their habits: moods, seasons, holidays, campaigns, starts and stops, busy days."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.signal import lfilter

from ssi.catalog import habits

Numbers = NDArray[np.float64]

WEEKS = 73
DAYS = 7 * WEEKS
"""A year, and the twenty weeks before it that nobody logged but the score remembers."""
YEAR = 365

PER_WEEK = {
    "posts": 2.5,
    "articles": 0.6,
    "reposts": 2.0,
    "links_shared": 2.0,
    "comments": 12.0,
    "comments_specific": 5.0,
    "reactions": 35.0,
    "votes": 2.0,
    "invitations_sent": 9.0,
    "invitations_with_note": 3.0,
    "messages_sent": 14.0,
    "messages_answered": 8.0,
    "follow_ups": 3.0,
    "searches": 6.0,
    "profile_reviews": 20.0,
    "leads_saved": 4.0,
    "follows": 4.0,
    "endorsements_given": 1.5,
    "recommendations_given": 0.4,
    "calls": 2.0,
}
"""What an ordinary week holds for people who keep a log; every person has their own multiple of it."""


@dataclass(frozen=True, eq=False)
class Doings:
    """What a person did and how. Logged habits come first, work that nobody logs after them.

    ``counts``: whole actions, (habits, days). ``sittings``: which days suit each habit, (habits, days): weights.
    ``mood``: what all habits share, (days,), of variance 1. ``dates``: the days; the log covers the last
    ``observed`` of them.
    """

    slugs: tuple[str, ...]
    counts: Numbers
    sittings: Numbers
    mood: Numbers
    dates: NDArray[np.datetime64]
    observed: int

    @property
    def first(self) -> int:
        """The first day of the log."""
        return DAYS - self.observed

    @property
    def unlogged(self) -> range:
        """The rows of work that nobody logs."""
        return range(len(self.slugs), len(self.counts))


def wandering(rng: np.random.Generator, rows: int, memory_days: float) -> Numbers:
    """First-order autoregressions, (rows, days), of variance 1 and mean 0, that forget within ``memory_days``."""
    kept = np.exp(-1 / memory_days)
    pushes = rng.normal(0, np.sqrt(1 - kept**2), (rows, DAYS))
    pushes[:, 0] = rng.normal(size=rows)
    return lfilter([1.0], [1.0, -kept], pushes, axis=-1)


def calendar(rng: np.random.Generator) -> NDArray[np.datetime64]:
    """The days of a person, ending anywhere in three years."""
    last = np.datetime64("2023-06-01") + rng.integers(0, 3 * YEAR)
    return last - np.arange(DAYS)[::-1]


def holidays(rng: np.random.Generator, dates: NDArray[np.datetime64]) -> NDArray[np.bool_]:
    """Days off: two or three weeks in summer, the turn of the year, and often a week in spring."""
    day_of_year = pd.DatetimeIndex(dates).day_of_year.to_numpy()
    summer = rng.integers(175, 225)
    spring = rng.integers(85, 115)
    off = (day_of_year >= summer) & (day_of_year < summer + rng.integers(12, 24))
    off |= (day_of_year >= 357) | (day_of_year <= rng.integers(1, 7))
    if rng.random() < 0.6:
        off |= (day_of_year >= spring) & (day_of_year < spring + 7)
    return off


def starts_and_stops(rng: np.random.Generator, rows: int) -> Numbers:
    """How much of each habit is planned, (rows, days): new levels every few months, sometimes none for a while."""
    plan = np.ones((rows, DAYS))
    for row in plan:
        for day in sorted(rng.integers(0, DAYS, rng.poisson(DAYS / 85))):
            row[day:] = 0.0 if rng.random() < 0.2 else rng.lognormal(0, 0.5)
    return plan


def campaigns(rng: np.random.Generator, rows: int) -> Numbers:
    """Weeks in which one to three habits are done two to four times as much, (rows, days)."""
    push = np.ones((rows, DAYS))
    for day in rng.integers(0, DAYS, rng.poisson(3)):
        taking_part = rng.choice(rows, min(rows, rng.integers(1, 4)), replace=False)
        push[taking_part, day : day + rng.integers(14, 36)] *= rng.uniform(2, 4)
    return push


def sittings(rng: np.random.Generator, dates: NDArray[np.datetime64], rows: int) -> Numbers:
    """How well each day suits each habit, (rows, days), 1 on average: weekdays, and days with time for a lot."""
    weekdays = rng.gamma(2.0, 1.0, (rows, 7)) + 0.1
    weekdays[:, 5:] *= rng.uniform(0, 0.5, (rows, 1))
    weekdays /= weekdays.mean(axis=1, keepdims=True)
    evenness = rng.uniform(0.6, 3, (rows, 1))
    luck = rng.gamma(np.broadcast_to(evenness, (rows, DAYS))) / evenness
    luck *= np.where(rng.random((rows, DAYS)) < 0.02, rng.uniform(3, 7, (rows, DAYS)), 1.0)
    return weekdays[:, pd.DatetimeIndex(dates).day_of_week.to_numpy()] * luck + 1e-3


def draw_slugs(rng: np.random.Generator, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Six to ten habits of the catalogue, in its order: the ``wanted`` and others.

    Of those that `PER_WEEK` has: what the catalogue gains later leaves the people of a seed as they were.
    """
    others = [slug for slug in habits() if slug in PER_WEEK and slug not in wanted]
    more = rng.choice(others, rng.integers(6, 11) - len(wanted), replace=False)
    chosen = {*wanted, *more.tolist()}
    return tuple(slug for slug in habits() if slug in chosen)


@dataclass(frozen=True)
class Temper:
    """``one_mood``: correlation of every habit's mood with the one that all share; ``season``: how far the time
    of the year moves all of them (logarithm).
    """

    one_mood: tuple[float, float] = (0.0, 0.5)
    season: tuple[float, float] = (0.0, 0.4)


def draw_doings(
    rng: np.random.Generator,
    slugs: tuple[str, ...],
    unlogged: int,
    observed: int,
    temper: Temper,
    plan: Numbers,
) -> Doings:
    """What a person did on each of the days; ``plan`` multiplies it, (logged habits, days)."""
    rows = len(slugs) + unlogged
    dates = calendar(rng)
    ordinary = np.concatenate(([PER_WEEK[slug] for slug in slugs], rng.uniform(3, 15, unlogged)))
    usual = (ordinary * rng.lognormal(0, 0.5, rows) / 7)[:, None]

    mood = wandering(rng, 1, rng.uniform(15, 45))[0]
    shared = rng.uniform(*temper.one_mood, (rows, 1))
    moods = shared * mood + np.sqrt(1 - shared**2) * wandering(rng, rows, rng.uniform(7, 40))
    year = np.cos(2 * np.pi * (np.arange(DAYS) / YEAR + rng.random()))
    log_level = rng.uniform(0.3, 0.7, (rows, 1)) * moods + rng.uniform(*temper.season, (rows, 1)) * year
    level = usual * np.exp(np.clip(log_level, -2, 1.5)) * campaigns(rng, rows)
    level[: len(slugs)] *= starts_and_stops(rng, len(slugs)) * plan
    level *= np.where(holidays(rng, dates), rng.uniform(0, 0.3), 1.0)

    days = sittings(rng, dates, rows)
    return Doings(slugs, rng.poisson(level * days).astype(float), days, mood, dates, observed)


def steady(rng: np.random.Generator, weights: Numbers, per_week: float) -> Numbers:
    """The same number of actions every week, (days,), on days that suit: 2.5 a week is 2, 3, 2, 3, ..."""
    totals = np.diff(np.floor(per_week * np.arange(WEEKS + 1) + 0.5)).astype(int)
    chances = weights.reshape(WEEKS, 7)
    return rng.multinomial(totals, chances / chances.sum(axis=1, keepdims=True)).reshape(-1).astype(float)
