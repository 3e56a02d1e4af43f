"""How strongly a score speaks for an order of weeks: the evidence for the expected effect, averaged over responses.

For every order and every response, the whitened score is compared with what that order would do to it: the
likelihood with an effect in the expected direction (half of a normal distribution of `LIKELY` points) against none. The
mean over the responses is the strength of the order, since nobody knows which response is the true one. It is the
same function for every order, so under no effect the drawn one is as likely as any other to look strongest,
whatever the noise. With one response averaged over all shapes in its place an experiment found 8 to 18 in a hundred
fewer.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ssi.analysis.alignment.noise import noise_grid
from ssi.analysis.alignment.preparation import Bools, Floats, Ints
from ssi.analysis.experiments.seen import Stretches, before_response, block_responses, signs, stretches
from ssi.model.orders import number_of_orders

LIKELY = 3.0
"""Points that a habit may plausibly move a score by; half as many or twice as many find as much."""
CHANCE = 0.05
"""An effect is found when at most this share of the orders looks as strong as the drawn one, which counts too."""
_STILL = 1e-8
_TAIL, _MIDDLE = np.float32(math.sqrt(2 / math.pi)), np.float32(8 / math.pi)
"""The tail of a normal distribution as Komatsu (1955) and Pollak (1956) bound it; exact in the middle."""
_SAME = 1e-9


@dataclass(frozen=True)
class Comparison:
    """What every order would do to the snapshots of an experiment, whitened: everything but the scores.

    ``whitener``: (stretches × stretches); ``blocks``: (blocks × shapes × stretches), whitened, the days before as one
    more; ``signs``: (orders × blocks), of the days before the same for all; ``squares``: (orders × shapes), the sum
    of squares of what an order does; ``freedom``: stretches less the level and the trend.
    """

    seen: Stretches
    whitener: Floats
    blocks: Floats
    signs: Floats
    squares: Floats
    freedom: int

    def whitened(self, scores: Floats) -> Floats:
        """Scores (… × stretches) as white noise would leave them, cleared of level and trend."""
        white: Floats = scores @ self.whitener.T
        return white

    def along(self, white: Floats) -> Floats:
        """Whitened scores (paths × stretches) along what every order does: (paths × orders × shapes)."""
        by_block = np.tensordot(white, self.blocks, axes=(1, 2))
        found: Floats = np.einsum("ob,pbk->pok", self.signs, by_block, optimize=True)
        return found

    def strengths(self, white: Floats) -> Floats:
        """How strongly whitened scores (paths × stretches) speak for an effect upwards, by order: (paths × orders)."""
        # In single precision: half the time, and six digits are plenty to compare orders by.
        variance = self.variance(white).astype(np.float32)[:, None, None]
        spread = 1 / np.sqrt(np.float32(1 / LIKELY**2) + self.squares.astype(np.float32) / variance)
        # How far from nothing the effect stands, in its own spread: at most the root of the freedom, eight or so.
        standing = self.along(white).astype(np.float32) * spread / variance
        evidence = (spread * _upwards(standing)).mean(axis=2)
        # A score that never moved speaks for no order.
        moved: Floats = np.where(variance[:, :, 0] > _STILL, np.log(evidence), 0.0)
        return moved

    def variance(self, white: Floats) -> Floats:
        """The variance of whitened scores, any effect included: the same for all orders."""
        found: Floats = np.maximum((white**2).sum(axis=1) / self.freedom, _STILL)
        return found


def _upwards(standing: NDArray[np.float32]) -> NDArray[np.float32]:
    """exp(z²/2) Φ(z): how much likelier an effect upwards makes what stands ``standing`` spreads above nothing.

    Within 6 %, the same for all orders; exact values took twice as long for the whole of an outlook.
    """
    size = np.abs(standing)
    tail = _TAIL / (size + np.sqrt(size**2 + _MIDDLE))
    found: NDArray[np.float32] = np.where(standing < 0, tail, np.exp(size**2 / 2) - tail)
    return found


def comparison(days: Ints, blocks: int, block_weeks: int, noise: int, *, before: float = 0.0) -> Comparison:
    """For snapshots on some days (from the experiment's first, sorted), and a noise of the grid.

    ``before``: how the habit was done until then, from −½ (never) to ½ (as often as in a week with).
    """
    seen = stretches(days)
    grid = noise_grid(seen.times, seen.sizes, seen.nuisance)
    whitener = grid.whiteners[noise]
    responses = block_responses(days, seen, blocks, 7 * block_weeks)
    white = np.concatenate([responses, before_response(days, seen)[None]]) @ whitener.T
    each = np.column_stack([signs(blocks), np.full(number_of_orders(blocks), before)])
    between = np.einsum("bkt,ckt->kbc", white, white, optimize=True)
    squares = np.einsum("ob,kbc,oc->ok", each, between, each, optimize=True)
    return Comparison(seen, whitener, white, each, squares, grid.freedom)


def as_strong(strengths: Floats, drawn: Ints) -> Ints:
    """How many orders look at least as strong as the drawn one, which counts too: by path."""
    own = np.take_along_axis(strengths, drawn[:, None], axis=1)
    count: Ints = (strengths >= own - _SAME).sum(axis=1)
    return count


def is_found(count: Ints, orders: int) -> Bools:
    """Whether so few orders look as strong that chance is no good reason."""
    found: Bools = count <= CHANCE * orders + _SAME
    return found
