"""How a score answers to a habit in the first world: when it shows, how much, and what is true of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from ssi.catalog import habits as catalog_habits
from ssi.model import PILLAR_KEYS, PILLAR_MAX

MEMORY = 250
"""No response reaches further back than so many days."""
_LARGEST_JUMP = 1.2
"""Points that a single action moves a pillar by, at most: one post never makes a score."""
_SOFTNESS = 0.7
"""Points below the ceiling from which a soft ceiling is felt."""

Shape = Literal["exponential", "hump", "window"]
SHAPES: tuple[Shape, ...] = ("exponential", "hump", "window")


@dataclass(frozen=True)
class Response:
    """What one habit (a row of the counts) adds to one pillar.

    ``kernel`` is the share of an action's whole effect that shows so many days later; it sums to 1.
    ``points`` are added at steady state by a full routine of ``full`` actions a week. ``bend`` is 0 where
    twice as much does twice as much, more where it does less.
    """

    habit: int
    pillar: int
    kernel: np.ndarray
    points: float
    full: float
    bend: float = 0.0

    def added(self, counts: np.ndarray) -> np.ndarray:
        """The points added on each day by the counts of each day."""
        if self.bend:
            week = np.convolve(counts, np.ones(7))[: len(counts)] / self.full
            dose = np.expm1(-self.bend * week) / np.expm1(-self.bend)
        else:
            dose = counts * 7 / self.full
        return self.points * np.convolve(dose, self.kernel)[: len(counts)]

    @property
    def delay(self) -> int:
        """Days after the first day of a lasting change until half of it shows."""
        return int(np.searchsorted(np.cumsum(self.kernel), 0.5 - 1e-9))


def kernel(shape: Shape, days: float, delay: int, rise: float = 3.0) -> np.ndarray:
    """A response's course after ``delay`` days without any.

    ``days``: the half-life of an exponential, the peak of a hump (a gamma density of shape ``rise``), the
    length of a window.
    """
    age = np.arange(MEMORY - delay)
    if shape == "exponential":
        course = 0.5 ** (age / days)
    elif shape == "window":
        course = (age < days).astype(float)
    else:
        course = (age + 0.5) ** (rise - 1) * np.exp(-(age + 0.5) * (rise - 1) / days)
    return np.concatenate([np.zeros(delay), course / course.sum()])


def any_kernel(rng: np.random.Generator, shape: Shape | None, window: int | None) -> np.ndarray:
    """A course drawn from those there are: any shape or the given one; a given ``window`` has no delay."""
    if window is not None:
        return kernel("window", window, 0)
    shape = shape or SHAPES[rng.integers(len(SHAPES))]
    delay = int(rng.integers(15))
    if shape == "exponential":
        return kernel(shape, float(np.exp(rng.uniform(np.log(4), np.log(30)))), delay)
    if shape == "window":
        return kernel(shape, int(rng.integers(28, 91)), delay)
    return kernel(shape, rng.uniform(5, 30), delay, rise=rng.uniform(2, 5))


def _pillar(rng: np.random.Generator, slug: str) -> int:
    """A pillar that the catalogue names, its own one rather than another, or any; three in four are named."""
    habit = catalog_habits()[slug]
    if rng.random() < 0.63:
        others = habit.others if rng.random() < 0.3 else ()
        return PILLAR_KEYS.index(rng.choice(others or (habit.pillar,)))
    return int(rng.integers(len(PILLAR_KEYS)))


def full_routines(expected: np.ndarray) -> np.ndarray:
    """Actions a week of each habit (row) in its fullest four weeks, from the actions expected on each day."""
    total = np.cumsum(expected, axis=1)
    return (total[:, 28:] - total[:, :-28]).max(axis=1) / 4


def respond(
    rng: np.random.Generator,
    slugs: Sequence[str],
    full: np.ndarray,
    *,
    number: int,
    may_work: Sequence[int],
    must_work: int | None = None,
    shape: Shape | None = None,
    window: int | None = None,
    bent: bool = False,
) -> tuple[Response, ...]:
    """``number`` responses of the habits ``may_work`` (rows) and of ``must_work``, to pillars.

    Only habits that are done more than once a week work. Nearly all add points; some one in twenty takes
    them.
    """
    by_number = sorted(may_work, key=lambda habit: -full[habit])
    often = [habit for place, habit in enumerate(by_number) if full[habit] >= 1.5 or place < 3]
    pairs: dict[tuple[int, int], None] = {}
    if must_work is not None:
        pairs[must_work, _pillar(rng, slugs[must_work])] = None
    while len(pairs) < number:
        habit = int(rng.choice(often))
        pairs[habit, _pillar(rng, slugs[habit])] = None
    found = []
    for habit, pillar in pairs:
        course = any_kernel(rng, shape, window)
        most = _LARGEST_JUMP * full[habit] / (7 * course.max())
        points = max(1.0, min(rng.uniform(1, 7), most))
        sign = -1 if rng.random() < 0.05 and habit != must_work else 1
        bend = rng.uniform(1.5, 3.5) if bent else 0.0
        found.append(Response(habit, pillar, course, sign * points, full[habit], bend))
    return _within_a_pillar(found)


def _within_a_pillar(found: Sequence[Response], most: float = 14.0) -> tuple[Response, ...]:
    """The same with fewer points where all together would add more than a pillar can hold beside its base."""
    sums = np.zeros(len(PILLAR_KEYS))
    for one in found:
        sums[one.pillar] += max(one.points, 0)
    scale = np.minimum(1, most / np.maximum(sums, 1))
    return tuple(
        Response(one.habit, one.pillar, one.kernel, one.points * scale[one.pillar], one.full, one.bend)
        for one in found
    )


def soft_ceiling(points: np.ndarray) -> np.ndarray:
    """A pillar that finds it ever harder to rise near 25, and never gets over it."""
    return PILLAR_MAX - _SOFTNESS * np.logaddexp(0, (PILLAR_MAX - points) / _SOFTNESS)


@dataclass(frozen=True)
class Truth:
    """What is true of one response.

    ``effect``: points for one more action a week; ``added``: what the habit added to its pillar on each
    day; ``moved``: points between the 5 % and the 95 % point of that over the recorded days; ``delay``:
    days until half of a lasting change shows.
    """

    effect: float
    added: np.ndarray
    moved: float
    delay: int


def truth(one: Response, counts: np.ndarray, points: np.ndarray, before: int, *, ceiling: bool) -> Truth:
    """Found by doing it: the same life without the habit, and with a little more of it all along.

    ``points`` are the pillar's before any ceiling, the first ``before`` days are unrecorded. The effect is
    the average over the recorded days on which the week's count was within its own 5 to 95 %.
    """
    more = 0.25
    own = one.added(counts)
    shown = soft_ceiling if ceiling else np.asarray
    added = shown(points) - shown(points - own)
    gained = (shown(points - own + one.added(counts + more / 7)) - shown(points))[before:] / more
    week = np.convolve(counts, np.ones(7))[before : len(counts)]
    low, high = np.quantile(week, [0.05, 0.95])
    least, most = np.quantile(added[before:], [0.05, 0.95])
    usual = (week >= low) & (week <= high)
    return Truth(float(gained[usual].mean()), added, float(most - least), one.delay)
