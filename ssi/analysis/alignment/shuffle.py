"""Shuffle my weeks: the same habit with its weeks mixed, to see what chance looks like in one's own history.

An illustration. The grade of a finding does not depend on it.
"""

import numpy as np

from ssi.analysis.alignment.compare import Compared
from ssi.analysis.alignment.preparation import Floats
from ssi.analysis.alignment.responses import stocks_of
from ssi.model import Alignment, Shuffles

DRAWS = 200
SEED = 1
AT_ONCE = 25
"""Shuffles that are worked out together; more take memory rather than save time."""
BLOCK_WEEKS = 3
"""Weeks stay with their neighbours: habits come in stretches, and so do scores."""
LEAST_BLOCKS = 6
"""Fewer blocks have too few orders: a short history is mixed in shorter blocks."""


def shuffles(alignment: Alignment, habit: str, column: str) -> Shuffles | None:
    """How strong a habit looks beside ``column`` in its real order and in `DRAWS` mixed ones, everything else
    held fixed.

    In every order the straight response that fits best is taken. None where the two were not compared.
    """
    compared = alignment.evidence.get(column)
    if compared is None or habit not in compared.habits:
        return None
    place, fit = compared.habits.index(habit), compared.fits[compared.columns.index(column)]
    if fit is None:
        return None
    others = np.delete(fit.sized.contributions, place, axis=1).sum(axis=1)
    left = fit.found.score - others - fit.sized.unrelated @ fit.sized.unrelated_sizes
    daily = compared.log.daily[:, place]
    chance = np.random.default_rng(SEED)
    orders = np.stack([daily, *(_mixed(daily, chance) for _ in range(DRAWS))], axis=1)
    parts = [
        _best(compared, orders[:, at : at + AT_ONCE], compared.log.before[place], fit.found.choice, left)
        for at in range(0, orders.shape[1], AT_ONCE)
    ]
    strength = np.concatenate(parts)
    return Shuffles(float(strength[0]), tuple(strength[1:].tolist()))


def _mixed(daily: Floats, chance: np.random.Generator) -> Floats:
    """The days of a habit in another order of its blocks; what does not fill a block stays at the end."""
    size = 7 * max(1, min(BLOCK_WEEKS, len(daily) // (7 * LEAST_BLOCKS)))
    whole = len(daily) // size * size
    blocks = daily[:whole].reshape(-1, size)
    return np.concatenate([chance.permutation(blocks).ravel(), daily[whole:]])


def _best(compared: Compared, orders: Floats, before: float, choice: int, left: Floats) -> Floats:
    """The largest strength of any straight response, below 0 where more goes with less, for each order (days ×
    orders).
    """
    stocks = stocks_of(compared.rows, orders, np.full(orders.shape[1], before))
    white = compared.noise.whiten(choice, stocks.reshape(len(stocks), -1))
    squares = np.maximum((white**2).sum(axis=0), 1e-12).reshape(orders.shape[1], -1)
    along = (left @ white).reshape(orders.shape[1], -1)
    strength = along / np.sqrt(squares)
    best = np.abs(strength).argmax(axis=1)[:, None]
    return np.take_along_axis(strength, best, axis=1)[:, 0]
