"""What may be claimed: how likely a habit is, and six tests that the likelihood alone does not pass.

The likelihood is far too sure of itself where scores are coarse or a mood moves everything at once; the tests ask
what is left of a finding when one coincidence, one lucky jump, the size of the jumps, plain busyness or a mood
that the other scores share is taken away. A link that the catalogue does not expect has to withstand more. The
bounds were set on simulated people (`tests/bench/alignment`); how often claims are wrong was then measured on
others.
"""

from dataclasses import dataclass

import numpy as np

from ssi.analysis.alignment.preparation import CHANGES_NEEDED, Floats
from ssi.model import FIGURE_DAYS

LIKELY, LIKELY_SHORT, LIKELY_UNEXPECTED = 0.98, 0.9875, 0.9995
"""How likely a habit has to be: usually, under twenty weeks, and where the catalogue does not expect it."""
SURE = 0.998
"""A clear finding is at least so likely."""
TOGETHER, TOGETHER_SHORT = 0.975, 0.9875
"""Habits that cannot be told apart are so likely together; the second under twenty weeks."""
EPISODE, EPISODE_DOUBTFUL, EPISODE_UNEXPECTED, EPISODE_CLEAR = 4.0, 5.0, 6.0, 5.0
"""The least t that has to be left with any one episode taken out."""
SIGN = 1.8
"""It cannot exceed the root of the number of bins that carry the evidence: lucky jumps never pass."""
RANK = 5.5
BUSY = 4.5
MOOD = 0.8
"""So much of the t has to stay when what else moved in the other scores is taken out."""
EPISODE_EVERY = 14
RAMPS = (21, 60)
# Of each habit: the share that one step explains, weeks by which steps may differ; of all: the share and the least
# number of habits; and weeks on either side of a step.
START_R2, START_WEEKS, START_SHARE, START_LEAST, START_EDGE = 0.3, 3, 0.6, 3, 3


@dataclass(frozen=True)
class Tests:
    """What a contribution withstands.

    ``episode``: the least t with one episode taken out; ``sign``: the sign test; ``rank``: the t of the normal
    scores; ``busy``: the least t beside common activity; ``mood``: the share of the t that stays beside the other
    scores. None where there is no such column.
    """

    episode: float
    sign: float
    rank: float
    busy: float | None
    mood: float | None

    def passed(self, *, changes: int, is_expected: bool, is_doubtful: bool) -> bool:
        """Whether all tests are passed, for a score that changed ``changes`` times.

        ``is_expected``: the catalogue says that the habit feeds this score; ``is_doubtful``: the effect is
        negative, or most habits started together.
        """
        least = EPISODE_DOUBTFUL if is_doubtful else EPISODE
        least = least if is_expected else EPISODE_UNEXPECTED
        holds = self.episode >= least and self.sign >= SIGN and self.rank >= RANK
        holds = (
            holds and (self.busy is None or self.busy >= BUSY) and (self.mood is None or self.mood >= MOOD)
        )
        return holds and changes >= CHANGES_NEEDED


def least_chance(days: int, *, is_expected: bool) -> float:
    """How likely a habit has to be by the model alone, for a history of ``days`` days."""
    if not is_expected:
        return LIKELY_UNEXPECTED
    return LIKELY if days >= FIGURE_DAYS else LIKELY_SHORT


def tests(
    contribution: Floats,
    left: Floats,
    left_with_busy: Floats,
    episodes: Floats,
    busy: Floats,
    others: Floats,
    variance: float,
) -> Tests:
    """Test one whitened contribution (bins) against what the rest of the fit leaves of the score.

    ``left``: the score less everything else; ``left_with_busy``: the same with common activity still in it;
    ``episodes``: (dates × bins × 3) orthonormal; ``busy``: (bins × columns) of common activity, whitened;
    ``others``: (bins × other scores), what no habit explains of them, whitened like this one.
    """
    evidence = contribution * left
    total = np.sqrt((evidence**2).sum())
    return Tests(
        episode=_least_t(contribution, left, episodes, variance),
        sign=float(evidence.sum() / total) if total > 0 else 0.0,
        rank=_rank_t(contribution, left),
        busy=_least_t_beside(contribution, left_with_busy, busy, variance) if busy.shape[1] else None,
        mood=_mood(contribution, left, others, variance) if others.shape[1] else None,
    )


def _mood(contribution: Floats, left: Floats, others: Floats, variance: float) -> float:
    lengths = np.maximum(np.sqrt((others**2).sum(axis=0)), 1e-12)
    each = others / lengths
    beside = np.column_stack([each, each.sum(axis=1)])
    plain = float(contribution @ left / np.sqrt(max(float(contribution @ contribution), 1e-12) * variance))
    return _least_t_beside(contribution, left, beside, variance) / plain if plain > 0 else 0.0


def _rank_t(contribution: Floats, left: Floats) -> float:
    """The t of the correlation of normal scores (van der Waerden 1952): it knows order only, no large jumps."""
    from scipy.special import ndtri

    bins = len(left)
    scores = ndtri((np.arange(bins) + 0.5) / bins)
    one, other = (scores[np.argsort(np.argsort(each, kind="stable"))] for each in (contribution, left))
    correlation = min(float(one @ other / (scores @ scores)), 1 - 1e-9)
    return float(correlation * np.sqrt((bins - 2) / (1 - correlation**2)))


def _least_t(contribution: Floats, left: Floats, episodes: Floats, variance: float) -> float:
    own = contribution @ contribution
    if own <= 0:
        return 0.0
    taken = np.einsum("tik,i->tk", episodes, contribution)
    also = np.einsum("tik,i->tk", episodes, left)
    remains = own - (taken**2).sum(axis=1)
    along = contribution @ left - (taken * also).sum(axis=1)
    # Nothing of the contribution left beside an episode is nothing shown.
    t = np.where(remains > 1e-6 * own, along / np.sqrt(np.maximum(remains, 1e-12 * own) * variance), 0.0)
    return float(min(t.min(initial=np.inf), contribution @ left / np.sqrt(own * variance)))


def _least_t_beside(contribution: Floats, left: Floats, busy: Floats, variance: float) -> float:
    lengths = np.sqrt((busy**2).sum(axis=0))
    unit = busy[:, lengths > 1e-9] / lengths[lengths > 1e-9]
    return _least_t(contribution, left, unit.T[:, :, None], variance)


def episode_columns(times: Floats) -> Floats:
    """For every date two weeks apart: a step and two ramps from it on, (dates × bins × 3)."""
    dates = np.arange(times[0] + EPISODE_EVERY, times[-1], EPISODE_EVERY)
    since = times[None, :] - dates[:, None]
    ramps = [np.clip(since / days, 0.0, 1.0) for days in RAMPS]
    return np.stack([(since >= 0).astype(np.float64), *ramps], axis=2)


def orthonormal(columns: Floats) -> Floats:
    """The same spaces with orthonormal columns; directions that are nearly nothing are left out (as zeros)."""
    lengths = np.sqrt((columns**2).sum(axis=1, keepdims=True))
    left, sizes, _ = np.linalg.svd(columns / np.maximum(lengths, 1e-12), full_matrices=False)
    return left * (sizes > 1e-6)[:, None, :]


def started_together(daily: Floats) -> bool:
    """Whether most habits started, or changed their level, within the same weeks; ``daily`` (days × habits)."""
    weeks = len(daily) // 7
    if weeks < 2 * START_EDGE or daily.shape[1] < START_LEAST:
        return False
    totals = np.log1p(daily[: 7 * weeks].reshape(weeks, 7, -1).sum(axis=1))
    centred = totals - totals.mean(axis=0)
    squares = (centred**2).sum(axis=0)
    before = np.arange(1, weeks)
    explained = np.cumsum(centred, axis=0)[:-1] ** 2 * (weeks / (before * (weeks - before)))[:, None]
    inside = slice(START_EDGE - 1, weeks - START_EDGE)
    at = explained[inside].argmax(axis=0)
    r2 = np.where(squares > 1e-9, explained[inside].max(axis=0) / np.maximum(squares, 1e-9), 0.0)
    steps = at[r2 >= START_R2] + START_EDGE
    needed = max(START_LEAST, START_SHARE * daily.shape[1])
    near = np.abs(steps[:, None] - steps[None, :]) <= START_WEEKS
    return bool(near.sum(axis=1).max(initial=0) >= needed)


def together(weights: Floats, claimed: frozenset[int], needed: float) -> tuple[int, ...] | None:
    """Two or three habits, none claimed, that one effect cannot tell apart; ``weights`` (habits) of that effect."""
    order = [int(habit) for habit in np.argsort(-weights, kind="stable")[:3]]
    if weights[order[0]] >= needed:
        return None
    for count in (2, 3):
        chosen = order[:count]
        if len(chosen) == count and weights[chosen].sum() >= needed:
            return None if claimed & set(chosen) else tuple(sorted(chosen))
    return None
