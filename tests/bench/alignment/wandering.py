"""What scores do by themselves, whatever the person does: the first world's noise."""

from dataclasses import dataclass

import numpy as np
from scipy.signal import lfilter

from ssi.model import PILLARS

_WALK, _SMOOTH, _SLOW, _FAST, _JITTER = 0.9, 0.6, 0.35, 0.2, 0.06
"""Points at ordinary loudness: the walk's after a year, the others' standard deviation."""
_DAYS_OF_A_YEAR = 365


@dataclass(frozen=True)
class Unrest:
    """How much scores move by themselves.

    ``loudness`` multiplies all wandering. ``stepping`` is the share of people with one or two steps
    (``steps``: everybody has so many). ``climb`` is how many points
    scores gain over the history, at most; ``lift`` how many they gain in the weeks after a turning day.
    """

    loudness: float = 1.0
    stepping: float = 0.12
    steps: int = 0
    climb: float = 0.0
    lift: float = 0.0
    dips_on_holiday: bool = False


@dataclass(frozen=True)
class Step:
    """A lasting change of some pillars on one day, with the points of each pillar."""

    day: int
    points: np.ndarray
    kind: str
    label: str


def innovations(rng: np.random.Generator, shape: tuple[int, ...], tails: float | None) -> np.ndarray:
    """Independent draws of mean 0 and variance 1: normal, or Student's t with ``tails`` degrees of freedom."""
    if tails is None:
        return rng.standard_normal(shape)
    return rng.standard_t(tails, shape) / np.sqrt(tails / (tails - 2))


def moods(
    rng: np.random.Generator, shape: tuple[int, int], days: float, tails: float | None = None
) -> np.ndarray:
    """Rows of AR(1) with standard deviation 1 that forget all but 1/e of a day's news within ``days`` days."""
    kept = np.exp(-1 / days)
    news = innovations(rng, shape, tails) * np.sqrt(1 - kept**2)
    news[:, 0] /= np.sqrt(1 - kept**2)
    return lfilter([1.0], [1.0, -kept], news, axis=1)


def _smooth(rng: np.random.Generator, shape: tuple[int, int], days: float) -> np.ndarray:
    """A mood that is once more smoothed as slowly as itself, with standard deviation 1 in the long run."""
    kept = np.exp(-1 / days)
    twice = lfilter([1 - kept], [1.0, -kept], moods(rng, shape, days), axis=1)
    return twice * (1 + kept) / np.sqrt(1 + kept**2)


def wandering(rng: np.random.Generator, days: int, loudness: float) -> np.ndarray:
    """Points by which the four pillars (rows) wander over the days: walk, smooth drift, two wobbles and jitter."""
    shape = (len(PILLARS), days)
    tails = rng.uniform(3.05, 4) if rng.random() < 0.25 else None
    shared = rng.choice([0.0, 0.0, 0.2, 0.5])
    walk = np.cumsum(innovations(rng, shape, tails), axis=1) / np.sqrt(_DAYS_OF_A_YEAR)
    smooth = _smooth(rng, shape, rng.integers(12, 40))
    slow_days = rng.uniform(8, 30)
    slow = np.sqrt(1 - shared) * moods(rng, shape, slow_days, tails)
    slow = slow + np.sqrt(shared) * moods(rng, (1, days), slow_days, tails)
    fast = moods(rng, shape, rng.uniform(1.5, 6), tails)
    jitter = innovations(rng, shape, tails)
    parts = zip((_WALK, _SMOOTH, _SLOW, _FAST, _JITTER), (walk, smooth, slow, fast, jitter), strict=True)
    own = sum(points * rng.uniform(0.4, 1.6) * part for points, part in parts)
    quiet_or_rough = np.exp(rng.uniform(np.log(0.45), np.log(1.8)) + rng.normal(0, 0.3, (len(PILLARS), 1)))
    return loudness * quiet_or_rough * own


def steps(rng: np.random.Generator, first: int, days: int, number: int) -> tuple[Step, ...]:
    """Unrelated steps on days spread over the history: a rewritten profile, an outage, or nobody knows what."""
    found = []
    for share in np.sort(rng.uniform(0.08, 0.92, number)):
        what = rng.integers(3)
        points = np.zeros(len(PILLARS))
        if what == 0:
            points[0] = rng.uniform(1.5, 4.5)
            kind, label = "profile", "Profile rewritten"
        elif what == 1:
            points[:] = -rng.uniform(0.6, 2.5) * rng.uniform(0.6, 1.4, len(PILLARS))
            kind, label = "other", "Outage"
        else:
            touched = rng.choice(len(PILLARS), rng.integers(1, 3), replace=False)
            points[touched] = rng.choice([-1, 1]) * rng.uniform(0.8, 3, len(touched))
            kind, label = "other", "The numbers jumped"
        found.append(Step(first + int(share * days), points, kind, label))
    return tuple(found)


def stepping(found: tuple[Step, ...], total: int) -> np.ndarray:
    """The points that steps add to the four pillars (rows) on each day."""
    days = np.arange(total)
    zero = np.zeros((len(PILLARS), total))
    return sum((step.points[:, None] * (days >= step.day) for step in found), start=zero)


def climbing(rng: np.random.Generator, first: int, total: int, points: float) -> np.ndarray:
    """An S-shaped rise of the four pillars over the recorded days, by some 40 to 100 % of ``points``."""
    share = (np.arange(total) - first) / (total - first)
    steepness = rng.uniform(3, 9, (len(PILLARS), 1))
    rise = 1 / (1 + np.exp(-steepness * (share - rng.uniform(0.35, 0.65, (len(PILLARS), 1)))))
    return points * rng.uniform(0.4, 1, (len(PILLARS), 1)) * rise


def lifting(rng: np.random.Generator, turning_day: int, total: int, points: float) -> np.ndarray:
    """A rise of all pillars within a day to five weeks, that begins up to two weeks around ``turning_day``."""
    begin = turning_day + rng.integers(-14, 15)
    share = np.clip((np.arange(total) - begin + 1) / rng.integers(1, 36), 0, 1)
    return points * rng.uniform(0.3, 1, (len(PILLARS), 1)) * share


def dipping(rng: np.random.Generator, away: np.ndarray) -> np.ndarray:
    """A dip of half of the pillars during the days away, that comes and goes over some days."""
    depth = np.zeros((len(PILLARS), 1))
    depth[rng.permutation(len(PILLARS))[: len(PILLARS) // 2]] = -rng.uniform(1, 3, (len(PILLARS) // 2, 1))
    kept = np.exp(-1 / rng.uniform(3, 10))
    return depth * lfilter([1 - kept], [1.0, -kept], away.astype(float))
