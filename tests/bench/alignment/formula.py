"""How the second world's score is put together: capped parts, summed, published in coarse steps now and then.

The score is modelled on how such scores are published to work: points for counts of the last month or quarter,
for days with any activity, for passing a bar, for rates, for a place among peers; each part has a cap; the sum is
reckoned afresh every few days, from data that is some days old, and stays exactly the same in between.

Everywhere ``done`` is an array of counts, (..., habits, days), whole days from the first to the last; leading axes
are scenarios: the same person having done something else. A part gives its points as an array (..., days).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from scipy.signal import lfilter

from ssi.model import PILLAR_MAX

Numbers = NDArray[np.float64]


def trailing(daily: Numbers, days: int) -> Numbers:
    """The sum over the ``days`` days that end on each day; the first days have less behind them."""
    total = np.cumsum(daily, axis=-1)
    window = total.copy()
    window[..., days:] -= total[..., :-days]
    return window


class Part(Protocol):
    """One capped part of a pillar (0 to 3)."""

    @property
    def pillar(self) -> int: ...

    @property
    def habits(self) -> tuple[int, ...]: ...

    def points(self, done: Numbers) -> Numbers: ...


@dataclass(frozen=True)
class _OneHabit:
    """``cap``: the most points that it gives; ``full``: how much of the habit it takes to get them."""

    pillar: int
    habit: int
    cap: float
    full: float
    window: int

    @property
    def habits(self) -> tuple[int, ...]:
        return (self.habit,)

    def _share(self, amount: Numbers) -> Numbers:
        return self.cap * np.minimum(1.0, amount / self.full)


@dataclass(frozen=True)
class Count(_OneHabit):
    """Points for each action of the last ``window`` days."""

    def points(self, done: Numbers) -> Numbers:
        return self._share(trailing(done[..., self.habit, :], self.window))


@dataclass(frozen=True)
class ActiveDays(_OneHabit):
    """Points for each day of the last ``window`` days on which it was done at all."""

    def points(self, done: Numbers) -> Numbers:
        return self._share(trailing((done[..., self.habit, :] > 0).astype(float), self.window))


@dataclass(frozen=True)
class Enough(_OneHabit):
    """Points for every week's actions up to ``full`` a week; what is done beyond counts for nothing."""

    def points(self, done: Numbers) -> Numbers:
        weeks = np.minimum(self.full, trailing(done[..., self.habit, :], 7))
        return self._share(trailing(weeks, self.window) / self.window)


@dataclass(frozen=True)
class Fading(_OneHabit):
    """Points for each action, which fade: after ``window`` days half of them are left."""

    def points(self, done: Numbers) -> Numbers:
        kept = 0.5 ** (1 / self.window)
        return self._share(lfilter([1.0], [1.0, -kept], done[..., self.habit, :], axis=-1))


@dataclass(frozen=True)
class Bars:
    """An equal share of ``cap`` for each of the ``bars`` that the count of the last ``window`` days has reached."""

    pillar: int
    habit: int
    cap: float
    bars: tuple[float, ...]
    window: int

    @property
    def habits(self) -> tuple[int, ...]:
        return (self.habit,)

    def points(self, done: Numbers) -> Numbers:
        count = trailing(done[..., self.habit, :], self.window)
        reached = sum((count >= bar).astype(float) for bar in self.bars)
        return self.cap / len(self.bars) * reached


@dataclass(frozen=True, eq=False)
class Rank:
    """A place among peers: the share of them that did less in the last ``window`` days.

    ``peers``: the logarithm of what the middle one did, day by day; ``width``: how much they differ.
    """

    pillar: int
    habit: int
    cap: float
    peers: Numbers
    width: float
    window: int

    @property
    def habits(self) -> tuple[int, ...]:
        return (self.habit,)

    def points(self, done: Numbers) -> Numbers:
        ahead = np.log1p(trailing(done[..., self.habit, :], self.window)) - self.peers
        return self.cap / (1 + np.exp(-ahead / self.width))


@dataclass(frozen=True)
class Pair:
    """A product of two habits: the first counts only with the second."""

    pillar: int
    habits: tuple[int, int]
    cap: float
    full: tuple[float, float]
    window: int

    def points(self, done: Numbers) -> Numbers:
        first, second = (
            np.minimum(1.0, trailing(done[..., habit, :], self.window) / full)
            for habit, full in zip(self.habits, self.full, strict=True)
        )
        return self.cap * first * second


@dataclass(frozen=True, eq=False)
class YesRate:
    """How many of those who are asked say yes: fewer when asked in masses, more with a word of one's own.

    ``habits``: asking and, where it is counted, asking with a note; ``luck``: the share that says yes to a few, day
    by day; with ``crowd`` of them in ``window`` days it is half of that. Full points at six in ten.
    """

    pillar: int
    habits: tuple[int, ...]
    cap: float
    luck: Numbers
    crowd: float
    window: int

    def points(self, done: Numbers) -> Numbers:
        asked, *noted = (trailing(done[..., habit, :], self.window) for habit in self.habits)
        rate = self.luck / (1 + asked / self.crowd)
        if noted:
            rate = rate * (1 + np.minimum(1.0, noted[0] / np.maximum(asked, 1.0)))
        return self.cap * np.minimum(1.0, rate / 0.6)


@dataclass(frozen=True, eq=False)
class AnswerRate:
    """The share that was answered of what came in; ``received``: how much came in each day."""

    pillar: int
    habit: int
    cap: float
    received: Numbers
    window: int

    @property
    def habits(self) -> tuple[int, ...]:
        return (self.habit,)

    def points(self, done: Numbers) -> Numbers:
        answered = trailing(done[..., self.habit, :], self.window)
        return self.cap * np.minimum(1.0, answered / np.maximum(trailing(self.received, self.window), 1.0))


def data_days(days: int, batches: Sequence[int], ages: Sequence[int]) -> NDArray[np.intp]:
    """For every day, the last day that the score shown on it knows of.

    ``batches``: the days on which it is reckoned afresh, rising; ``ages``: how old the data is on each of them.

        day      0 1 2 3 4 5 6 7         batches 3 and 6, ages 2 and 1
        known to 0 0 0 1 1 1 5 5
    """
    known_to = np.maximum(np.asarray(batches, np.intp) - np.asarray(ages, np.intp), 0)
    # What was known once stays known when a batch comes with older data.
    known_to = np.maximum.accumulate(known_to)
    batch = np.searchsorted(np.asarray(batches), np.arange(days), side="right")
    return np.concatenate(([0], known_to))[batch].astype(np.intp)


def in_steps(points: Numbers, step: float) -> Numbers:
    """Points as the nearest multiple of ``step``."""
    return np.rint(points / step) * step


@dataclass(frozen=True, eq=False)
class Formula:
    """Everything that makes the score: what was done goes in, four pillars come out.

    ``elsewhere``: points that nothing done here moves, (pillars, days): a complete profile, drifting peers, shocks.
    ``known_to``: `data_days` of each pillar, (pillars, days). ``steps``: what each pillar is rounded to;
    ``by_part``: every part is rounded before they are summed.
    """

    parts: tuple[Part, ...]
    elsewhere: Numbers
    known_to: NDArray[np.intp]
    steps: Numbers
    by_part: bool

    def _shown(self, done: Numbers, *, rounded: bool) -> Numbers:
        score = np.broadcast_to(self.elsewhere, (*done.shape[:-2], *self.elsewhere.shape))
        score = np.take_along_axis(score, np.broadcast_to(self.known_to, score.shape), axis=-1)
        for part in self.parts:
            points = part.points(done)[..., self.known_to[part.pillar]]
            if rounded and self.by_part:
                points = in_steps(points, self.steps[part.pillar])
            score[..., part.pillar, :] += points
        if rounded:
            score = in_steps(score, self.steps[:, None])
        return np.clip(score, 0.0, PILLAR_MAX)

    def exact(self, done: Numbers) -> Numbers:
        """The pillars on every day, before any rounding: (..., pillars, days)."""
        return self._shown(done, rounded=False)

    def shown(self, done: Numbers) -> Numbers:
        """The pillars as they are shown on every day: (..., pillars, days)."""
        return self._shown(done, rounded=True)
