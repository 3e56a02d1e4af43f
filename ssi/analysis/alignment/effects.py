"""A score as a sum of single effects: each is one column, of a habit, of an unrelated event, of activity as such,
or nothing.

The model is SuSiE (Wang, Sarkar, Carbonetto & Stephens 2020, "A simple new approach to variable selection in
regression", JRSS B 82), with an explicit "nothing", and with a sign prior for habits.
"""

from dataclasses import dataclass

import numpy as np

from ssi.analysis.alignment.preparation import Bools, Floats

NOTHING = 0.5
"""Prior weight of "nothing"."""
MOST_EFFECTS = 6
MOST_SWEEPS = 24
STILL = 2e-3
"""Sweeps end when no weight moves by more."""
FOUND_LESS = 0.8
"""An effect whose "nothing" weighs this much has found nothing."""
EXPECTED_TO_HELP = 0.94


@dataclass(frozen=True)
class Columns:
    """The whitened columns of one score: ``white`` (bins × columns), prior ``variance`` and ``log_prior`` of each.

    ``is_habit``: columns whose effect is expected to help.
    """

    white: Floats
    variance: Floats
    log_prior: Floats
    is_habit: Bools


@dataclass(frozen=True)
class Effects:
    """What was found: ``weights`` (effects × columns), what each effect adds (effects × columns), the noise's
    variance.
    """

    weights: Floats
    sizes: Floats
    variance: float

    @property
    def contribution(self) -> Floats:
        """The coefficient of every column."""
        total: Floats = self.sizes.sum(axis=0)
        return total


def sum_of_single_effects(score: Floats, columns: Columns, freedom: int, variance: float) -> Effects:
    """Explain a whitened score (bins) by up to six single effects, added while the last one found something."""
    count = columns.white.shape[1]
    squares = np.einsum("ij,ij->j", columns.white, columns.white)
    along = score @ columns.white
    weights, sizes = np.zeros((0, count)), np.zeros((0, count))
    while len(weights) < MOST_EFFECTS:
        weights = np.vstack([weights, np.zeros(count)])
        sizes = np.vstack([sizes, np.zeros(count)])
        variance = _sweep(score, columns, squares, along, weights, sizes, freedom, variance)
        if 1 - weights[-1].sum() >= FOUND_LESS:
            break
    return Effects(weights, sizes, variance)


def _sweep(
    score: Floats,
    columns: Columns,
    squares: Floats,
    along: Floats,
    weights: Floats,
    sizes: Floats,
    freedom: int,
    variance: float,
) -> float:
    """Update ``weights`` and ``sizes`` in place until they stand still; the noise's variance."""
    # scipy is not needed before somebody asks what lines up.
    from scipy.special import ndtr

    white = columns.white
    fits = [white @ size for size in sizes]
    uncertain = np.zeros(len(weights))
    for _ in range(MOST_SWEEPS):
        moved = 0.0
        posterior = 1 / (1 / columns.variance + squares / variance)
        log_shrink = 0.5 * np.log(posterior / columns.variance)
        deviation = np.sqrt(posterior)
        for place in range(len(weights)):
            others = sum((fit for at, fit in enumerate(fits) if at != place), np.zeros(len(score)))
            mean = posterior * (along - others @ white) / variance
            z = mean / deviation
            helps = np.log(2 * (1 - EXPECTED_TO_HELP + (2 * EXPECTED_TO_HELP - 1) * ndtr(z)))
            log_weight = columns.log_prior + log_shrink + 0.5 * z**2 + np.where(columns.is_habit, helps, 0.0)
            top = max(float(log_weight.max()), np.log(NOTHING))
            weight = np.exp(log_weight - top)
            weight = weight / (np.exp(np.log(NOTHING) - top) + weight.sum())
            moved = max(moved, float(np.abs(weight - weights[place]).max()))
            weights[place], sizes[place] = weight, weight * mean
            fits[place] = white @ sizes[place]
            uncertain[place] = (weight * (mean**2 + posterior) * squares).sum() - fits[place] @ fits[place]
        left = score - sum(fits, np.zeros(len(score)))
        variance = max(float((left @ left + uncertain.sum()) / freedom), 1e-9)
        if moved < STILL:
            break
    return variance
