"""How the people of the first world do their habits: how often, when, together with what, and how many a day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from ssi.catalog import habits as catalog_habits
from ssi.model import PILLAR_KEYS
from tests.bench.alignment.wandering import moods

PER_WEEK: Mapping[str, tuple[float, float]] = {
    "posts": (1.2, 5),
    "articles": (0.3, 1.2),
    "reposts": (1, 6),
    "links_shared": (1, 6),
    "comments": (6, 35),
    "comments_specific": (3, 15),
    "reactions": (10, 70),
    "votes": (0.5, 4),
    "invitations_sent": (4, 30),
    "invitations_with_note": (2, 12),
    "messages_sent": (6, 40),
    "messages_answered": (3, 20),
    "follow_ups": (2, 12),
    "searches": (3, 25),
    "profile_reviews": (8, 60),
    "leads_saved": (2, 15),
    "follows": (1, 8),
    "endorsements_given": (0.7, 5),
    "recommendations_given": (0.2, 1),
    "calls": (1, 8),
}
"""How many a week people do in an ordinary phase, from few to many."""

PAIRS: tuple[tuple[str, str], ...] = (
    ("comments", "reactions"),
    ("profile_reviews", "searches"),
    ("profile_reviews", "invitations_sent"),
    ("messages_sent", "messages_answered"),
)
"""Habits that people do in the same sittings."""

_WEEK_PATTERNS = np.array(
    [
        [1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 1, 0.1, 0.1],
        [1, 1, 1, 1, 0.6, 0, 0.05],
        [0, 1, 0, 1, 0, 0, 0],
        [1, 0, 0.6, 0, 1, 0, 0],
        [0.2, 0.2, 0.2, 0.2, 0.2, 1, 1],
        [1.6, 1, 1, 1, 1, 0.2, 0.6],
    ]
)
"""How much of a habit falls on Monday to Sunday."""


@dataclass(frozen=True)
class Life:
    """The days of one simulated life: ``before`` days that nobody recorded, then ``recorded`` ones.

    ``first`` is the first recorded day; ``away`` marks holidays; ``turning_day`` is the number of a
    recorded day.
    """

    first: np.datetime64
    before: int
    recorded: int
    away: np.ndarray
    turning_day: int

    @property
    def total(self) -> int:
        """All days."""
        return self.before + self.recorded

    @property
    def weekdays(self) -> np.ndarray:
        """Of each day, 0 for Monday."""
        # Day 0 of numpy's calendar, 1 January 1970, was a Thursday.
        return (self.first.astype(int) + 3 + np.arange(-self.before, self.recorded)) % 7


@dataclass(frozen=True)
class Ways:
    """How people of a family do their habits.

    ``phase_weeks``: how long a phase lasts, at least and at most. ``climb``: by how much habits grow over
    the history (in logarithms). ``start``: who starts on (around) the turning day. ``pair``: whether the
    first two habits are done in the same sittings, or whether one is an exact multiple of the other.
    ``away_weeks``: how long holidays are.
    """

    phase_weeks: tuple[float, float] = (3, 11)
    climb: float = 0.0
    start: Literal["anyone", "many", "all"] = "anyone"
    pair: Literal["", "sittings", "multiple"] = ""
    away_weeks: tuple[float, float] = (0.6, 2.2)


@dataclass(frozen=True)
class Routine:
    """A person's habits: slugs, and per habit (row) the actions expected on each day.

    ``evenness``: how little a day's count differs from what is expected (the shape of a gamma); infinite
    for people who do what they planned.
    """

    slugs: tuple[str, ...]
    expected: np.ndarray
    evenness: np.ndarray

    def done(
        self, rng: np.random.Generator, days: slice = slice(None), effort: float | np.ndarray = 1.0
    ) -> np.ndarray:
        """Whole numbers of actions on these days; ``effort`` multiplies what is expected."""
        expected = self.expected[:, days] * effort
        loose = np.isfinite(self.evenness)[:, None]
        shape = np.where(np.isfinite(self.evenness), self.evenness, 1.0)[:, None]
        chance = rng.poisson(expected * rng.gamma(np.broadcast_to(shape, expected.shape)) / shape)
        planned = np.floor(expected + rng.random(expected.shape))
        return np.where(loose, chance, planned)


def away(rng: np.random.Generator, total: int, weeks: tuple[float, float]) -> np.ndarray:
    """Which days are holidays: one every four months or so."""
    days = np.arange(total)
    found = np.zeros(total, dtype=bool)
    begin = int(rng.integers(10, 110))
    while begin < total:
        length = 7 * rng.uniform(*weeks)
        found |= (days >= begin) & (days < begin + length)
        begin += int(rng.integers(70, 170))
    return found


def choose(rng: np.random.Generator, number: int, first: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Slugs of the catalogue: ``first``, then one of every pillar that lacks one, then any; each once."""
    chosen = list(first)
    rest = [str(slug) for slug in rng.permutation(list(PER_WEEK))]
    own = {slug: catalog_habits()[slug].pillar for slug in PER_WEEK}
    for pillar in PILLAR_KEYS:
        if pillar not in {own[slug] for slug in chosen}:
            chosen.append(next(slug for slug in rest if own[slug] == pillar))
    chosen += [slug for slug in rest if slug not in chosen]
    return tuple(chosen[:number])


def often_done_last(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The slugs with one of those that everybody does several times a week as the last."""
    often = max(slugs, key=lambda slug: PER_WEEK[slug][0])
    return (*(slug for slug in slugs if slug != often), often)


def _phases(rng: np.random.Generator, rows: int, total: int, weeks: tuple[float, float]) -> np.ndarray:
    """Rows of levels (in logarithms) that stay for some weeks and then change at once; now and then nearly
    nothing.
    """
    most = int(total / (7 * weeks[0])) + 2
    ends = np.cumsum(7 * rng.uniform(*weeks, (rows, most)), axis=1) - 7 * rng.uniform(0, weeks[0], (rows, 1))
    levels = np.where(rng.random((rows, most)) < 0.08, -2.5, rng.normal(0, 0.4, (rows, most)))
    days = np.arange(total)
    return np.stack([level[np.searchsorted(end, days)] for level, end in zip(levels, ends, strict=True)])


def _rhythm(rng: np.random.Generator, rows: int, life: Life) -> np.ndarray:
    """How much of a week falls on each day; for two habits in five the rhythm changes on some day."""
    weekday = life.weekdays
    usual = rng.integers(len(_WEEK_PATTERNS))
    shares = _WEEK_PATTERNS / _WEEK_PATTERNS.mean(axis=1, keepdims=True)
    chosen = np.where(rng.random((rows, 2)) < 0.5, usual, rng.integers(len(shares), size=(rows, 2)))
    change = np.where(rng.random(rows) < 0.4, rng.integers(life.before, life.total, rows), life.total)
    after = np.arange(life.total) >= change[:, None]
    return np.where(after, shares[chosen[:, 1]][:, weekday], shares[chosen[:, 0]][:, weekday])


def _bursts(rng: np.random.Generator, rows: int, total: int) -> np.ndarray:
    """Campaigns of some days to two weeks with several times as much: about two a year, of one habit or of
    several.
    """
    factor = np.ones((rows, total))
    for _ in range(rng.poisson(total / 200)):
        begin, length = rng.integers(total), rng.integers(3, 15)
        factor[rng.random(rows) < rng.choice([0.15, 0.6]), begin : begin + length] *= rng.uniform(1.5, 3.5)
    return factor


def _starts_and_stops(rng: np.random.Generator, rows: int, life: Life, start: str) -> np.ndarray:
    """Which days each habit is in use at all."""
    days = np.arange(life.total)
    early, late = life.before + 0.15 * life.recorded, life.before + 0.75 * life.recorded
    begins = np.where(rng.random(rows) < 0.2, rng.uniform(early, late, rows), -1)
    ends = np.where(rng.random(rows) < 0.1, rng.uniform(early, late, rows), life.total)
    # A habit that begins after it ended was never done: it began before the log instead.
    begins = np.where(begins > ends - 30, -1, begins)
    if start != "anyone":
        together = rng.random(rows) < (1.0 if start == "all" else 0.6)
        begins = np.where(together, life.turning_day + rng.integers(-3, 4, rows), begins)
        ends = np.where(together, life.total, ends)
    if start == "all":
        begins += rng.integers(-12, 13, rows)
    return (days >= begins[:, None]) & (days < ends[:, None])


def routine(rng: np.random.Generator, slugs: tuple[str, ...], life: Life, ways: Ways) -> Routine:
    """How a person does these habits: level, phases and moods (shared and own), rhythm, bursts, holidays, starts."""
    rows = len(slugs)
    few, many = np.array([PER_WEEK[slug] for slug in slugs]).T
    usual = np.exp(rng.uniform(np.log(few), np.log(many)))
    shared_phases = _phases(rng, 1, life.total, ways.phase_weeks)
    shares = np.where(rng.random((rows, 1)) < 0.5, rng.uniform(0.4, 1, (rows, 1)), 0)
    level = shares * shared_phases + (1 - shares) * _phases(rng, rows, life.total, ways.phase_weeks)
    level = level + rng.uniform(0, 0.4, (rows, 1)) * moods(rng, (1, life.total), rng.uniform(10, 45))
    level = level + rng.uniform(0.1, 0.4, (rows, 1)) * moods(rng, (rows, life.total), rng.uniform(4, 25))
    share = (np.arange(life.total) - life.before) / life.recorded
    learning = np.where(rng.random((rows, 1)) < 0.3, rng.normal(0, 0.5, (rows, 1)), 0)
    if ways.climb:
        learning = ways.climb * rng.uniform(0.6, 1.2, (rows, 1))
    # Nobody learns for ever: before the log it was as it is at its start.
    level = np.clip(level + learning * np.clip(share, 0, 1), -3.5, 1.3)
    factor = _rhythm(rng, rows, life) * _bursts(rng, rows, life.total)
    factor *= np.where(life.away, rng.choice([0, 0, 0.15]), 1)
    factor *= _starts_and_stops(rng, rows, life, ways.start)
    evenness = np.where(rng.random(rows) < 0.25, np.inf, np.exp(rng.uniform(0, np.log(10), rows)))
    return Routine(slugs, usual[:, None] / 7 * np.exp(level) * factor, evenness)


def paired(rng: np.random.Generator, counts: np.ndarray, how: str) -> np.ndarray:
    """The counts with the second habit (row) done as the first one is: in its sittings, or as an exact multiple."""
    first = counts[0]
    if how == "multiple":
        second = first * rng.integers(2, 4)
    else:
        # Noise that leaves the weekly counts correlated by about 0.95: a tenth of their variance.
        ratio = rng.uniform(0.6, 2)
        weekly = first[: len(first) // 7 * 7].reshape(-1, 7).sum(axis=1)
        sitting = first / max(first.mean(), 1e-9)
        noise = np.sqrt(0.1 * weekly.var() / 7) * np.sqrt(sitting)
        second = np.maximum(
            np.floor(ratio * (first + noise * rng.standard_normal(len(first))) + rng.random(len(first))), 0
        )
        second[first == 0] = 0
    return np.vstack([first, second, counts[2:]])


def with_pair(routine: Routine, counts: np.ndarray, recorded: slice) -> Routine:
    """The routine with what is expected of the second habit scaled to what was really done of it."""
    ratio = counts[1, recorded].mean() / max(counts[0, recorded].mean(), 1e-9)
    expected = routine.expected.copy()
    expected[1] = ratio * expected[0]
    return replace(routine, expected=expected)
