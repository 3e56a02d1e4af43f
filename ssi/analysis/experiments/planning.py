"""How long an experiment has to be: every design is tried on simulated scores that wander as the person's own do.

A simulated score is noise (drawn anew for every path: its shape and size as sure or unsure as the history leaves
them), plus an effect seen through a response drawn from `responses.PLAIN`, rounded as the person's scores are, on the
days of the week on which their snapshots come. On it runs the very test that the experiment will end with. That the
noise is drawn and not just its likeliest shape taken keeps the promise honest: the best of twenty designs by one guess
at the noise would promise more than it holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import pandas as pd

from ssi.analysis.alignment.noise import covariances, noise_grid
from ssi.analysis.alignment.preparation import Floats, Ints, Missing, Rows, day_number, rows_of
from ssi.analysis.alignment.responses import PLAIN
from ssi.analysis.experiments.seen import LONGEST, Stretches, block_responses, signs, stretches
from ssi.analysis.experiments.strength import Comparison, as_strong, comparison, is_found
from ssi.model.experiments import (
    BLOCKS,
    LEAST_STRETCHES,
    LEAST_WEEKS,
    MOST_WEEKS,
    OFTEN,
    OFTEN_ENOUGH,
    POINTS,
    POINTS_WANTED,
    Design,
    Outlook,
)
from ssi.model.orders import LEAST_ORDERS, MOST_BLOCKS, number_of_orders

HISTORY_DAYS = 240
"""The noise is that of so many last days: eighty stretches of three, as long as those of an experiment."""
PATHS = 400
"""Simulated scores: a share of three in four is known to 2.2 in a hundred."""
SEED = 20261125
GRAINS = (1.0, 0.5, 0.1, 0.05, 0.01)
"""Steps in which scores may be known: whole points, halves, tenths ..."""


def outlook(snapshots: pd.DataFrame, score: str, *, today: date) -> Outlook:
    """What an experiment could find in a score (one of `ssi.model.OWN_SCORES`), by the history up to ``today``."""
    own = wandering(snapshots[snapshots["date"] <= pd.Timestamp(today)], score)
    if own is None or isinstance(own, Missing):
        return Outlook(weeks_more=own.weeks_more if own else None)
    tried = [design for each in every_design() if (design := _tried(each, own, (POINTS_WANTED,), SEED))]
    if not tried:
        return Outlook(noise=own.likeliest, too_few_snapshots=True)
    best = max(tried, key=lambda design: design.finds)
    # Measured again on other paths: the best of many is better than it deserves on those that chose it.
    again = [_tried(each, own, POINTS, SEED + 1) or each for each in _worth_offering(tried)]
    offered = tuple(design for design in again if design.finds >= OFTEN_ENOUGH)
    chosen = _recommended(offered)
    return Outlook(offered, chosen, chosen or _tried(best, own, POINTS, SEED + 1), own.likeliest)


def rows_until(last: int, snapshots: pd.DataFrame, score: str) -> Rows | Missing:
    """The rows of a score that tell something, of the `HISTORY_DAYS` days up to day ``last`` (since 1970)."""
    return rows_of(snapshots, [score], last - HISTORY_DAYS + 1, last, are_scores=True)


def every_design() -> Iterator[Design]:
    """All designs with enough orders and not too many blocks, without their power; the shortest first."""
    for weeks in range(LEAST_WEEKS, MOST_WEEKS + 1):
        for block in BLOCKS:
            blocks, rest = divmod(weeks, block)
            if not rest and blocks <= MOST_BLOCKS and number_of_orders(blocks) >= LEAST_ORDERS:
                yield Design(weeks, block, number_of_orders(blocks))


def _worth_offering(tried: list[Design]) -> list[Design]:
    """Of the designs that find enough, those than which no shorter one finds as much."""
    found: list[Design] = []
    for design in sorted(tried, key=lambda design: (design.weeks, -design.finds)):
        if design.finds >= max([OFTEN_ENOUGH, *(each.finds + _HARDLY for each in found)]):
            found.append(design)
    return found


_HARDLY = 0.02
"""A longer design that finds so little more is none to offer."""


def _recommended(offered: tuple[Design, ...]) -> Design | None:
    often = [design for design in offered if design.finds >= OFTEN]
    return often[0] if often else max(offered, key=lambda design: design.finds, default=None)


# Simulated scores


@dataclass(frozen=True)
class Wandering:
    """How a score wanders by itself, as far as its history tells.

    ``likelihood``: how likely each noise of the grid is, adding up to one; ``squares``: its whitened sum of squares,
    of ``freedom``; ``grain``: the step in which the score is known, 0 for none; ``days``: the days of the longest
    experiment on which snapshots would come.
    """

    likelihood: Floats
    squares: Floats
    freedom: int
    grain: float
    days: Ints

    @property
    def likeliest(self) -> int:
        """The likeliest noise of the grid."""
        return int(np.argmax(self.likelihood))

    def draw(self, seen: Stretches, random: np.random.Generator) -> Floats:
        """Scores of nothing but noise: (`PATHS` × stretches)."""
        which = random.choice(len(self.likelihood), PATHS, p=self.likelihood)
        scale = np.sqrt(self.squares[which] / random.chisquare(self.freedom, PATHS))
        lower = np.linalg.cholesky(covariances(seen.times, seen.sizes))
        white = random.standard_normal((PATHS, len(seen.times), 1))
        paths: Floats = scale[:, None] * (lower[which] @ white)[:, :, 0]
        return paths

    def rounded(self, paths: Floats, seen: Stretches, random: np.random.Generator) -> Floats:
        """Scores as they would be known: the mean of a few values that each have this grain."""
        if not self.grain:
            return paths
        grain = self.grain / seen.sizes
        return np.round((paths + random.uniform(0, self.grain, (len(paths), 1))) / grain) * grain


def wandering(snapshots: pd.DataFrame, score: str) -> Wandering | Missing | None:
    """The noise of a history; None where it never moved, which tells nothing of how it moves."""
    known = snapshots[["date", score]].dropna()
    last = day_number(known["date"].max().date()) if len(known) else 0
    rows = rows_until(last, known, score)
    if isinstance(rows, Missing):
        return rows
    since = rows.times - rows.times.mean()
    grid = noise_grid(
        rows.times, rows.sizes.astype(np.float64), np.column_stack([np.ones_like(since), since])
    )
    white = grid.whiteners @ rows.mean(rows.values)[:, 0]
    squares = (white**2).sum(axis=1)
    if np.ptp(rows.values) <= 0 or squares.min() <= 0:
        return None
    log_likelihood = -0.5 * (grid.log_volume + grid.freedom * np.log(squares))
    likelihood = np.exp(log_likelihood - log_likelihood.max())
    grain = _grain(known[score].to_numpy(dtype=np.float64))
    # Day 0 of 1970 was a Thursday; an experiment begins on a Monday.
    days = _rhythm(rows.days + last - HISTORY_DAYS + 1 + 3, LONGEST)
    return Wandering(likelihood / likelihood.sum(), squares, grid.freedom, grain, days)


def _grain(values: Floats) -> float:
    """The coarsest step that all values are multiples of; 0 where they are finer than a hundredth."""
    steps = [grain for grain in GRAINS if np.allclose(values / grain, np.round(values / grain), atol=1e-6)]
    return steps[0] if steps else 0.0


def _rhythm(days: Ints, length: int) -> Ints:
    """The days on which snapshots would come if the last half year, in whole weeks, repeated itself.

    ``days`` are counted from some Monday, what comes back from the Monday on which it begins.
    """
    whole = 7 * min(MOST_WEEKS, (int(days[-1]) - int(days[0])) // 7 + 1)
    pattern = days[days > days[-1] - whole] % whole
    repeated = (pattern[None, :] + whole * np.arange(length // whole + 1)[:, None]).ravel()
    return np.unique(repeated[repeated < length])


def _tried(design: Design, own: Wandering, points: tuple[float, ...], seed: int) -> Design | None:
    """A design with the share of simulated experiments that found so many points; None with too few snapshots."""
    days = own.days[own.days < 7 * design.weeks]
    if len(days) < LEAST_STRETCHES or len(stretches(days).times) < LEAST_STRETCHES:
        return None
    compared = comparison(days, design.blocks, design.block, own.likeliest)
    random = np.random.default_rng([seed, design.weeks, design.block])
    noise = own.draw(compared.seen, random)
    drawn = random.integers(design.orders, size=PATHS)
    effects = _effects(compared, days, design, drawn, random)
    return replace(
        design,
        power={
            each: _found(compared, own.rounded(noise + each * effects, compared.seen, random), drawn)
            for each in points
        },
    )


def _effects(
    compared: Comparison, days: Ints, design: Design, drawn: Ints, random: np.random.Generator
) -> Floats:
    """What one point at steady state adds in the drawn orders, each path through a response of its own."""
    responses = block_responses(days, compared.seen, design.blocks, 7 * design.block)
    shapes = random.integers(len(PLAIN), size=len(drawn))
    found: Floats = np.einsum("pb,bpt->pt", signs(design.blocks)[drawn], responses[:, shapes])
    return found


def _found(compared: Comparison, scores: Floats, drawn: Ints) -> float:
    """The share of simulated experiments that find an effect."""
    strengths = compared.strengths(compared.whitened(scores))
    return float(is_found(as_strong(strengths, drawn), strengths.shape[1]).mean())
