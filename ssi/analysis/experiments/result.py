"""What an experiment found, once it is over: the order that was drawn beside every order that could have been.

The order that was drawn is compared, whatever was done in its weeks (else those who could not keep to it would choose
the answer); what was done is said beside it. Whether an effect is found is the test's answer alone. Its size is the
mean over the responses, each as likely as the drawn order makes it, and so is its range. The range that turns the test
round held the true points in 79 to 91 of a hundred simulated experiments where it promised 90, since it has to take
one response for the true one; this one in 91 to 93 of the same, and in 86 to 90 where the noise had to be guessed from
a history as well (`docs/experiments.md`). Of a found effect it ends at nothing, of any other it reaches there. Where
the mean lies on the other side of nothing than the effect that was found, no size is told.
"""

from datetime import date

import numpy as np
import pandas as pd

from ssi.analysis.alignment.preparation import Floats, Ints, Missing, day_number
from ssi.analysis.experiments.planning import HISTORY_DAYS, rows_until
from ssi.analysis.experiments.seen import stretches
from ssi.analysis.experiments.strength import LIKELY, Comparison, as_strong, comparison, is_found
from ssi.analysis.experiments.weeks import adherence, weeks_of
from ssi.model.experiments import LEAST_STRETCHES, Experiment, Result
from ssi.model.orders import orders

RANGE = (0.05, 0.95)
_NOT_TOLD = float("nan"), float("nan"), float("nan")
_ROUNDS = 3
_GRID = 2_001
_STILL = 1e-8


def result(
    experiment: Experiment, snapshots: pd.DataFrame, habits: pd.DataFrame, *, today: date
) -> Result | None:
    """What an experiment found; None before it is over, and for one that was broken off: that claims nothing."""
    if experiment.state(today) != "over":
        return None
    design, kept_to = experiment.design, adherence(weeks_of(experiment, habits))
    allowed = orders(design.blocks)
    days, scores = _inside(experiment, snapshots)
    if len(days) == 0 or len(stretches(days).times) < LEAST_STRETCHES:
        return Result(
            *_NOT_TOLD,
            len(allowed),
            len(allowed),
            is_found=False,
            snapshots=len(days),
            adherence=kept_to,
            has_too_few=True,
        )
    compared = comparison(days, design.blocks, design.block, experiment.noise, before=experiment.before)
    white = compared.whitened(compared.seen.mean(scores))
    drawn = allowed.index(experiment.order)
    strengths = compared.strengths(experiment.direction * white[None])
    strong = as_strong(strengths, np.array([drawn]))
    found = bool(is_found(strong, len(allowed))[0])
    told = as_tested(*size(compared, white, drawn), experiment.direction if found else None)
    return Result(*told, int(strong[0]), len(allowed), found, len(days), kept_to)


def as_tested(effect: float, low: float, high: float, direction: int | None) -> tuple[float, float, float]:
    """A size and its range as the test leaves them; ``direction`` of the effect that it found, None for none.

    The test says whether there is an effect, and which way: the range follows it. The size is worked out from all
    responses alike and can, seldom, lie on the other side of nothing; then it is not known.
    """
    low, high = min(low, effect), max(high, effect)
    if direction is None:
        return effect, min(low, 0.0), max(high, 0.0)
    if effect * direction <= 0:
        return _NOT_TOLD
    return (effect, max(low, 0.0), high) if direction > 0 else (effect, low, min(high, 0.0))


def _inside(experiment: Experiment, snapshots: pd.DataFrame) -> tuple[Ints, Floats]:
    """The days (from the experiment's first) and scores that tell something, prepared as they were for the design.

    What came before is looked at to tell slips and recomputed scores, as then; only the experiment's own days are
    compared.
    """
    last = day_number(experiment.end)
    rows = rows_until(last, snapshots, experiment.score)
    if isinstance(rows, Missing):
        return np.empty(0, dtype=np.int64), np.empty(0)
    days = rows.days + last - HISTORY_DAYS + 1 - day_number(experiment.start)
    return days[days >= 0], rows.values[days >= 0, 0]


def size(compared: Comparison, white: Floats, drawn: int) -> tuple[float, float, float]:
    """Points at steady state of the drawn order, and the ends of their range, by whitened scores (stretches).

    A mixture over responses of what each says, every one weighed by how well it fits the drawn order.
    """
    from scipy.special import ndtr

    along = compared.along(white[None])[0, drawn]
    squares, total = compared.squares[drawn], float(white @ white)
    variance = compared.variance(white[None])[0]
    for _ in range(_ROUNDS):
        precision = 1 / LIKELY**2 + squares / variance
        points = along / variance / precision
        log_weights = 0.5 * points**2 * precision - 0.5 * np.log(precision)
        weights = np.exp(log_weights - log_weights.max())
        weights /= weights.sum()
        left = total - 2 * points * along + (points**2 + 1 / precision) * squares
        variance = max(float(weights @ left) / compared.freedom, _STILL)
    spread = 1 / np.sqrt(precision)
    grid = np.linspace((points - 5 * spread).min(), (points + 5 * spread).max(), _GRID)
    below = weights @ ndtr((grid - points[:, None]) / spread[:, None])
    low, high = np.interp(RANGE, below, grid)
    return float(weights @ points), float(low), float(high)
