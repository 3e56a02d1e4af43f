"""Which columns explain which score: all scores of a person are searched twice, the second time with what they share.

Responses of one person resemble one another, so the shapes that the other scores point to weigh more in the
second round; and the noise is chosen again on what the first round left.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ssi import catalog
from ssi.analysis.alignment import noise as noises
from ssi.analysis.alignment.effects import Columns, Effects, sum_of_single_effects
from ssi.analysis.alignment.preparation import Floats, Rows
from ssi.analysis.alignment.refit import NO_REACH, PLAUSIBLE, UNRELATED
from ssi.analysis.alignment.responses import BENT, MIDDLING, PLAIN, SHAPES, Dictionary, spread

HABITS, EVENTS, BUSY = 0.40, 0.05, 0.10
"""Prior weights of one effect, beside 0.50 for nothing; a habit gets a share of `HABITS`."""
HABIT_SHARE = 1 / 18
EXPECTED = 6.0
"""A habit that is said to feed a score is so much likelier to."""
RAMP_DAYS = 14
OWN_SHAPES = 3.0
"""So much found weight in the other scores counts as much as the prior over shapes."""
WORTH_SHARING = 0.5


@dataclass(frozen=True)
class Search:
    """All columns of one history and their priors, before whitening.

    ``raw`` (bins × columns): ``habits`` × shapes first, then ``events``, then the columns of ``busy``, common
    activity.
    """

    raw: Floats
    variance: Floats
    habits: int
    events: int
    busy: int

    @property
    def of_habits(self) -> slice:
        """The columns of habits."""
        return slice(0, self.habits * len(SHAPES))

    @property
    def of_events(self) -> slice:
        """The columns of unrelated events."""
        return slice(self.of_habits.stop, self.of_habits.stop + self.events)

    @property
    def of_busy(self) -> slice:
        """The columns of common activity."""
        return slice(self.of_events.stop, self.of_events.stop + self.busy)


@dataclass(frozen=True)
class Found:
    """One score explained: whitened by the ``choice`` of noise, with the ``effects`` found and their priors'
    shape ``shares``.
    """

    choice: int
    score: Floats
    white: Floats
    effects: Effects
    shares: Floats

    def by_habit(self, habits: int) -> Floats:
        """Weights of the habits: (effects × habits × shapes)."""
        return self.effects.weights[:, : habits * len(SHAPES)].reshape(-1, habits, len(SHAPES))


def search_of(rows: Rows, columns: Dictionary) -> Search:
    """Put the columns of habits, events and common activity side by side, each with its prior variance."""
    of_habits = columns.stocks.reshape(len(rows.times), -1)
    reach = spread(of_habits)
    plausible = np.where(reach > 1e-9, (PLAUSIBLE / np.maximum(reach, 1e-9)) ** 2, NO_REACH)
    steps, ramps = rows.times[1:-1], rows.times[1:-1:2]
    events = np.column_stack(
        [
            rows.times[:, None] >= steps,
            np.clip((rows.times[:, None] - ramps + RAMP_DAYS) / RAMP_DAYS, 0.0, 1.0),
        ]
    )
    return Search(
        np.column_stack([of_habits, events, columns.common]),
        np.concatenate(
            [
                plausible,
                np.full(events.shape[1], UNRELATED**2),
                np.full(columns.common.shape[1], PLAUSIBLE**2),
            ]
        ),
        columns.stocks.shape[1],
        events.shape[1],
        columns.common.shape[1],
    )


def shape_shares(*, with_bent: bool) -> Floats:
    """The prior share of every shape within a habit: half for the plain ones, half for the bent ones."""
    half = 0.5 if with_bent else 1.0
    plain, bent = np.full(len(PLAIN), half / len(PLAIN)), np.full(len(BENT), (1 - half) / len(BENT))
    return np.concatenate([plain, bent])


def expectation(habits: Sequence[str], score: str) -> Floats:
    """How much likelier each habit is to feed a score: by the catalogue; 1 where it says nothing."""
    known = catalog.habits()
    fed = [(known[name].pillar, *known[name].others) if name in known else () for name in habits]
    return np.array([EXPECTED if score in pillars else 1.0 for pillars in fed])


def explain(
    search: Search, noise: noises.Noise, scores: Floats, expected: Floats, shares: Floats
) -> list[Found]:
    """Explain every score (bins × scores) of one person; ``expected``: (scores × habits)."""
    whitened: dict[int, Floats] = {}

    def found(score: Floats, choice: int, variance: float, likely: Floats, shapes: Floats) -> Found:
        if choice not in whitened:
            whitened[choice] = noise.whiten(choice, search.raw)
        columns = Columns(
            whitened[choice],
            search.variance,
            _log_prior(search, likely, shapes),
            np.arange(search.raw.shape[1]) < search.of_habits.stop,
        )
        white = noise.whiten(choice, score)
        effects = sum_of_single_effects(white, columns, noise.freedom, variance)
        return Found(choice, white, whitened[choice], effects, shapes)

    middling = search.raw[:, search.of_habits].reshape(len(scores), search.habits, -1)[:, :, MIDDLING]
    ridge = middling * PLAUSIBLE / np.maximum(spread(middling), 1e-9)
    first = []
    for score, likely in zip(scores.T, expected, strict=True):
        choice, variance = noises.choose(noise, score, ridge)
        first.append(found(score, choice, variance, likely, shares))
    in_shapes = np.array([each.by_habit(search.habits).sum(axis=(0, 1)) for each in first])
    second = []
    for place, (score, likely) in enumerate(zip(scores.T, expected, strict=True)):
        left = score - search.raw @ first[place].effects.contribution
        choice, variance = noises.choose(noise, left, np.empty((len(score), 0)))
        of_others = np.delete(in_shapes, place, axis=0).sum(axis=0)
        if of_others.sum() < WORTH_SHARING and choice == first[place].choice:
            second.append(first[place])
            continue
        # A shape without a prior share (no bent doses after a shared start) stays without one.
        of_others = np.where(shares > 0, of_others, 0.0)
        shared = (OWN_SHAPES * shares + of_others) / (OWN_SHAPES + of_others.sum())
        second.append(found(score, choice, variance, likely, shared))
    return second


def _log_prior(search: Search, likely: Floats, shares: Floats) -> Floats:
    events, busy = max(search.events, 1), max(search.busy, 1)
    weights = np.concatenate(
        [
            (HABITS * HABIT_SHARE * likely[:, None] * shares).ravel(),
            np.full(search.events, EVENTS / events),
            np.full(search.busy, BUSY / busy),
        ]
    )
    log_weights: Floats = np.log(np.maximum(weights, 1e-300))
    return log_weights
