"""People to whom nothing happened: histories of a year or so that only wobble, each kind in its own way.

What speaks of something that happened is measured on them: whatever it says about them is false.
"""

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from ssi.model import PILLAR_KEYS, frame

LEVEL = 12.0
Paths = np.ndarray
"""Days by pillars, around `LEVEL`."""


def _walk(steps: np.ndarray) -> Paths:
    return LEVEL + steps.cumsum(axis=0)


def _fading(steps: np.ndarray, keep: float) -> Paths:
    """An AR(1): every day keeps a share of the distance from the level."""
    found, now = np.empty_like(steps), np.zeros(steps.shape[1])
    for day, step in enumerate(steps):
        now = keep * now + step
        found[day] = now
    return LEVEL + found


def _recomputed(paths: Paths, every: int = 7) -> Paths:
    """Constant between recomputations, as a score is that is worked out once a week."""
    return np.repeat(paths[::every], every, axis=0)[: len(paths)]


def _ramps(random: np.random.Generator, shape: tuple[int, int]) -> Paths:
    """What habits do: three times a year the level moves by up to three points, over thirty days."""
    days, pillars = shape
    paths = np.full(shape, LEVEL) + random.normal(0, 0.1, shape)
    for pillar in range(pillars):
        for start in random.integers(0, days, max(1, 3 * days // 365)):
            size = random.uniform(-3, 3)
            paths[:, pillar] += size * np.clip((np.arange(days) - start) / 30, 0, 1)
    return paths


def _slips(random: np.random.Generator, shape: tuple[int, int]) -> Paths:
    """A quiet score that four times a year slips by three to five points, for two to ten days."""
    paths = _walk(random.normal(0, 0.04, shape)) + random.normal(0, 0.1, shape)
    for pillar in range(shape[1]):
        for start in random.integers(0, shape[0], max(1, 4 * shape[0] // 365)):
            paths[start : start + random.integers(2, 11), pillar] -= random.uniform(3, 5)
    return paths


def _stays_put(random: np.random.Generator, shape: tuple[int, int]) -> Paths:
    """A score that changes on one day in thirty only, in sizes as they come."""
    changes = np.where(random.random(shape) < 1 / 30, random.normal(0, 0.6, shape), 0)
    return _walk(changes)


Draw = Callable[[np.random.Generator, tuple[int, int]], Paths]
KINDS: Mapping[str, Draw] = {
    "white": lambda random, shape: LEVEL + random.normal(0, 0.4, shape),
    "white, rough": lambda random, shape: LEVEL + random.normal(0, 1.2, shape),
    "white, heavy tails": lambda random, shape: LEVEL + 0.4 * random.standard_t(3, shape),
    "walk, quiet": lambda random, shape: _walk(random.normal(0, 0.04, shape)),
    "walk": lambda random, shape: _walk(random.normal(0, 0.12, shape)),
    "walk, rough": lambda random, shape: _walk(random.normal(0, 0.3, shape)),
    "walk and jitter": lambda random, shape: (
        _walk(random.normal(0, 0.06, shape)) + random.normal(0, 0.15, shape)
    ),
    "drifting walk": lambda random, shape: _walk(random.normal(0.02, 0.08, shape)),
    "walk, heavy tails": lambda random, shape: _walk(0.08 * random.standard_t(3, shape)),
    "AR(1)": lambda random, shape: _fading(random.normal(0, 0.3, shape), 0.9),
    "AR(1), slow": lambda random, shape: _fading(random.normal(0, 0.2, shape), 0.97),
    "AR(1), heavy tails": lambda random, shape: _fading(0.2 * random.standard_t(3, shape), 0.9),
    "recomputed weekly": lambda random, shape: _recomputed(_walk(random.normal(0, 0.15, shape))),
    "recomputed weekly, heavy tails": lambda random, shape: _walk(
        np.where(np.arange(shape[0])[:, None] % 7 == 0, 0.25 * random.standard_t(3, shape), 0)
    ),
    "whole numbers": lambda random, shape: _walk(random.normal(0, 0.12, shape)).round(),
    "whole numbers, white": lambda random, shape: (LEVEL + random.normal(0, 0.8, shape)).round(),
    "stays put": _stays_put,
    "ramps": _ramps,
    "slips": _slips,
}


def history(paths: Paths, days: pd.DatetimeIndex, *, whole_overall: bool = True) -> pd.DataFrame:
    """Paths as snapshots: pillars within 0 to 25, and overall as LinkedIn gives it, a whole number."""
    pillars = np.clip(paths, 0, 25)
    overall = pillars.sum(axis=1)
    columns = dict(zip(PILLAR_KEYS, pillars.T.round(3), strict=True))
    return frame(
        "snapshots",
        {"date": days, "overall": overall.round() if whole_overall else overall, **columns},
    )


def person(kind: str, seed: int, *, days: int = 365, every: int = 1) -> pd.DataFrame:
    """The snapshots of one person of a kind, one every so many days; the same seed makes the same person."""
    # Not `hash`: that differs from run to run.
    random = np.random.default_rng([seed, sum(map(ord, kind))])
    paths = KINDS[kind](random, (days, len(PILLAR_KEYS)))
    dates = pd.date_range("2025-01-06", periods=days, unit="s")
    return history(paths[::every], dates[::every])
