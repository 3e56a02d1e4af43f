"""Sizes and their ranges: the found habits fitted once more, with a response that may differ from every shape.

Without that freedom the ranges would be far too narrow: the shape of a response is the main unknown.
"""

from dataclasses import dataclass

import numpy as np

from ssi.analysis.alignment.preparation import Bools, Floats
from ssi.analysis.alignment.responses import LAG_BINS, PLAIN, WIDTHS, lag_shares

PLAUSIBLE = 3.0
"""A habit might plausibly move a score by so many points over a person's own range."""
UNRELATED = 2.0
"""An unrelated step might."""
FREE = 3.0
"""A found habit's own column is held back this much less than in the search: nearly free."""
FREEDOM_OF_SHAPE = 0.8
WIDTH = 2.3
"""Ranges reach so many standard deviations to either side."""
BENT_WIDER = 1.0
UNSURE_WIDER = 1.5
NO_REACH = 1e-12


@dataclass(frozen=True)
class Refit:
    """Sizes of all habits in one score.

    ``found``: the habits that were fitted together. ``effect``, ``deviation`` (habits): points for one more
    action a week and their uncertainty, ``low`` and ``high`` the range. ``contributions`` (bins × habits): what
    each found habit adds, whitened; 0 for the others. ``unrelated`` (bins × columns) and ``unrelated_sizes``:
    what events and activity as such add. ``unexplained`` (habits): what is left of each habit's column, whitened,
    once everything else that was fitted is taken out, as a sum of squares. ``reach`` (habits) in actions a week.
    """

    found: Bools
    effect: Floats
    deviation: Floats
    low: Floats
    high: Floats
    contributions: Floats
    unrelated: Floats
    unrelated_sizes: Floats
    unexplained: Floats
    reach: Floats


def mixes(weights: Floats, shares: Floats) -> Floats:
    """How each habit's weight spreads over the shapes: (habits × shapes), rows add up to one.

    ``weights``: (habits × shapes), summed over effects; ``shares``: the prior, for habits without weight.
    """
    total = weights.sum(axis=1, keepdims=True)
    return np.where(total > 1e-12, weights / np.maximum(total, 1e-12), shares)


def refit(
    score: Floats,
    stocks: Floats,
    rates: Floats,
    unrelated: Floats,
    found: Bools,
    mix: Floats,
    reach: Floats,
    variance: float,
) -> Refit:
    """Fit the found habits and the unrelated columns together, and every other habit alone beside them.

    All columns are whitened: ``stocks`` (bins × habits), each habit under its mix of shapes; ``rates`` (bins ×
    habits × lag bins); ``unrelated`` (bins × columns). ``reach`` (habits): each stock's own range in actions a
    week.
    """
    bent = mix[:, len(PLAIN) :].sum(axis=1)
    plausible = np.where(reach > 1e-9, PLAUSIBLE / np.maximum(reach, 1e-9), np.sqrt(NO_REACH)) ** 2
    main = stocks[:, found]
    base = np.column_stack([main, unrelated])
    prior = np.concatenate([FREE**2 * plausible[found], np.full(unrelated.shape[1], UNRELATED**2)])
    first, _ = _ridge(score, base, prior, variance)
    count, bins = int(found.sum()), len(LAG_BINS)
    share = 0.5 * (mix @ lag_shares())[found] + 0.5 * WIDTHS / WIDTHS.sum()
    loose = np.maximum((FREEDOM_OF_SHAPE * first[:count, None]) ** 2 * share, NO_REACH)
    columns = np.column_stack([base, rates[:, found].reshape(len(score), count * bins)])
    prior = np.concatenate([prior, loose.ravel()])
    sizes, spread = _ridge(score, columns, prior, variance)
    owner = np.concatenate(
        [np.arange(count), np.full(unrelated.shape[1], -1), np.repeat(np.arange(count), bins)]
    )
    adds_up = (owner[:, None] == np.arange(count)).astype(np.float64)
    habits = len(found)
    effect, deviation, contributions = np.zeros(habits), np.zeros(habits), np.zeros((len(score), habits))
    effect[found] = adds_up.T @ sizes
    deviation[found] = np.sqrt(np.einsum("ij,ik,kj->j", adds_up, spread, adds_up))
    contributions[:, found] = (columns * sizes) @ adds_up
    # The precision of what is left once the fitted columns may take their part; for a fitted habit, all but its own.
    left = np.eye(len(score)) - columns @ spread @ columns.T / variance
    unexplained = np.einsum("ij,ij->j", stocks, left @ stocks)
    for place, habit in enumerate(np.flatnonzero(found)):
        others = owner != place
        _, of_others = _ridge(score, columns[:, others], prior[others], variance)
        along = columns[:, others].T @ stocks[:, habit]
        unexplained[habit] = stocks[:, habit] @ stocks[:, habit] - along @ of_others @ along / variance
    unexplained = np.maximum(unexplained, 0.0)
    precision = 1 / plausible + unexplained / variance
    alone = (stocks.T @ (left @ score) / variance) / precision
    effect = np.where(found, effect, alone)
    deviation = np.where(found, deviation, UNSURE_WIDER / np.sqrt(precision))
    width = WIDTH * np.where(found, 1 + BENT_WIDER * bent, 1.0) * deviation
    return Refit(
        found,
        effect,
        deviation,
        effect - width,
        effect + width,
        contributions,
        unrelated,
        sizes[count : count + unrelated.shape[1]],
        unexplained,
        reach,
    )


def _ridge(score: Floats, columns: Floats, prior: Floats, variance: float) -> tuple[Floats, Floats]:
    """Posterior mean and covariance of coefficients with prior variances ``prior``."""
    precision = columns.T @ columns / variance + np.diag(1 / prior)
    spread = np.linalg.inv(precision).astype(np.float64)
    return spread @ (columns.T @ score) / variance, spread
