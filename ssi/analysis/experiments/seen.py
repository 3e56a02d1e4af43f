"""What an order of weeks would do to a score, as the snapshots see it: through slow responses, carry-over included.

Days are counted from the experiment's first day. Weeks with count +½ and weeks without −½, so a coefficient is the
points, at steady state, by which always with differs from never. The days before count by how the habit was done then.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np

from ssi.analysis.alignment.preparation import Floats, Ints
from ssi.analysis.alignment.responses import LAGS, PLAIN
from ssi.model.experiments import MOST_WEEKS
from ssi.model.orders import orders

STRETCH_DAYS = 3
"""Snapshots are averaged over so many days: 26 weeks are 61 stretches."""
LONGEST = 7 * MOST_WEEKS
AT_ONCE = (0, 3, 7)
"""Beside the slow responses, some that show in full after so many days: they cost no power for the slow ones, and
without them an effect that shows at once was found in 1 to 6 experiments of ten, with them in nearly all."""


@dataclass(frozen=True)
class Stretches:
    """Days put together by threes: ``of`` numbers every snapshot's stretch; ``times`` are their mean days, ``sizes``
    their snapshots.
    """

    of: Ints
    times: Floats
    sizes: Floats

    def mean(self, by_snapshot: Floats) -> Floats:
        """Snapshots (along the last axis) averaged in their stretches."""
        starts = np.flatnonzero(np.diff(self.of, prepend=-1))
        summed: Floats = np.add.reduceat(by_snapshot, starts, axis=-1)
        return summed / self.sizes

    @property
    def nuisance(self) -> Floats:
        """A level and a trend of the score's own: (stretches × 2)."""
        since = self.times - self.times.mean()
        return np.column_stack([np.ones(len(since)), since / max(1.0, float(np.abs(since).max()))])


def stretches(days: Iterable[int]) -> Stretches:
    """The stretches of sorted, unique snapshot days."""
    each = np.fromiter(days, dtype=np.int64)
    _, of, sizes = np.unique(each // STRETCH_DAYS, return_inverse=True, return_counts=True)
    found = Stretches(of.astype(np.int64), np.empty(0), sizes.astype(np.float64))
    return Stretches(found.of, found.mean(each.astype(np.float64)), found.sizes)


@cache
def signs(blocks: int) -> Floats:
    """Every order that can be drawn: (orders × blocks), +½ for with and −½ for without."""
    return np.array(orders(blocks), dtype=np.float64) - 0.5


@cache
def _sums() -> Floats:
    """The weight of every response up to a lag, the plain ones first: (shapes × lags + 1)."""
    sharp = np.arange(LAGS) == np.array(AT_ONCE)[:, None]
    weights = np.concatenate([np.array([shape.weights for shape in PLAIN]), sharp])
    return np.concatenate([np.zeros((len(weights), 1)), np.cumsum(weights, axis=1)], axis=1)


def block_responses(days: Ints, seen: Stretches, blocks: int, block_days: int) -> Floats:
    """What one more of a block alone adds to the score: (blocks × shapes × stretches).

    The sum over blocks, each with its sign, is what an order does.
    """
    sums = _sums()
    starts = block_days * np.arange(blocks)[:, None]
    # A day sees those lags that reach into the block: from its last day back to its first.
    nearest = np.clip(days - starts - block_days + 1, 0, LAGS)
    furthest = np.clip(days - starts + 1, 0, LAGS)
    added: Floats = np.moveaxis(sums[:, furthest] - sums[:, nearest], 0, 1)
    return seen.mean(added)


def before_response(days: Ints, seen: Stretches) -> Floats:
    """What is left of all days before the experiment: (shapes × stretches)."""
    return seen.mean(1 - _sums()[:, np.clip(days + 1, 0, LAGS)])
