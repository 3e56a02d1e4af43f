"""One score compared with all habits: sizes, what the findings withstand, and sets that cannot be told apart."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ssi.analysis.alignment import claims
from ssi.analysis.alignment.noise import Noise
from ssi.analysis.alignment.preparation import Bools, Floats, Rows
from ssi.analysis.alignment.refit import Refit, mixes, refit
from ssi.analysis.alignment.responses import DELAYS, Dictionary, spread
from ssi.analysis.alignment.search import Found, Search
from ssi.model import FIGURE_DAYS

IN_REFIT = 0.5
"""Habits, events and common activity that weigh more are fitted together."""


@dataclass(frozen=True)
class Fit:
    """One score compared with all habits.

    ``sized.found``: the habits that are claimed; ``chance`` (habits): how likely each feeds the score, by the
    model alone; ``delays`` (habits) in days; ``tests`` of the habits that were fitted; ``sets``: places of habits
    that cannot be told apart; ``is_busy``: activity as such explains it and no habit is claimed.
    """

    found: Found
    sized: Refit
    chance: Floats
    delays: Floats
    tests: tuple[claims.Tests | None, ...]
    sets: tuple[tuple[int, ...], ...]
    is_busy: bool


def fit(
    found: Found,
    search: Search,
    columns: Dictionary,
    noise: Noise,
    rows: Rows,
    *,
    others: Floats,
    expected: Bools,
    changes: int,
    together: bool,
) -> Fit:
    """Sizes, tests and sets of one score.

    ``others`` (bins × other scores): what no habit explains of these; ``expected`` (habits): the catalogue says that
    they feed this score; ``changes``: how often it changed; ``together``: most habits started together.
    """
    weights = found.by_habit(search.habits)
    chance = 1 - np.prod(1 - np.minimum(weights.sum(axis=2), 1.0), axis=0)
    mix = mixes(weights.sum(axis=0), found.shares)
    mixed = np.einsum("nhk,hk->nh", columns.stocks, mix)
    stocks = noise.whiten(found.choice, mixed)
    rates = noise.whiten(found.choice, columns.rates.reshape(len(rows.times), -1))
    events, busy = (_unrelated(found, part) for part in (search.of_events, search.of_busy))
    sized = refit(
        found.score,
        stocks,
        rates.reshape(columns.rates.shape),
        np.column_stack([events, busy]),
        chance > IN_REFIT,
        mix,
        spread(mixed),
        found.effects.variance,
    )
    tested = _Testing(found, sized, search, noise, rows, others, events.shape[1])
    days = rows.span_days
    tests = tuple(
        tested.of(sized.contributions[:, habit], [habit]) if sized.found[habit] else None
        for habit in range(search.habits)
    )
    claimed = frozenset(
        habit
        for habit, test in enumerate(tests)
        if test is not None
        and chance[habit] >= claims.least_chance(days, is_expected=bool(expected[habit]))
        and abs(sized.effect[habit]) > sized.deviation[habit]
        and test.passed(
            changes=changes,
            is_expected=bool(expected[habit]),
            is_doubtful=together or bool(sized.effect[habit] < 0),
        )
    )
    sets = tested.sets(weights.sum(axis=2), claimed, expected, changes, days, is_doubtful=together)
    return Fit(
        found,
        replace(sized, found=np.array([habit in claimed for habit in range(search.habits)])),
        chance,
        mix @ DELAYS,
        tests,
        sets,
        busy.shape[1] > 0 and not claimed,
    )


def _unrelated(found: Found, part: slice) -> Floats:
    """The column of each effect that is mostly of one kind: (bins × effects)."""
    weights = found.effects.weights[:, part]
    heavy = np.flatnonzero(weights.sum(axis=1) > IN_REFIT)
    shares = weights[heavy] / weights[heavy].sum(axis=1, keepdims=True)
    adds: Floats = found.white[:, part] @ shares.T
    return adds


class _Testing:
    """The tests of one score, with what they share worked out once."""

    def __init__(
        self,
        found: Found,
        sized: Refit,
        search: Search,
        noise: Noise,
        rows: Rows,
        others: Floats,
        from_events: int,
    ) -> None:
        self.found, self.sized, self.search = found, sized, search
        episodes = claims.episode_columns(rows.times)
        white = noise.whiteners[found.choice] @ episodes
        self.episodes = claims.orthonormal(white)
        self.busy = found.white[:, search.of_busy]
        self.others = noise.whiten(found.choice, others)
        sizes = sized.unrelated_sizes
        self.of_events = sized.unrelated[:, :from_events] @ sizes[:from_events]
        self.of_busy = sized.unrelated[:, from_events:] @ sizes[from_events:]

    def of(self, contribution: Floats, habits: Sequence[int]) -> claims.Tests:
        """Test what some habits add together."""
        others = np.delete(self.sized.contributions, list(habits), axis=1).sum(axis=1)
        left = self.found.score - others - self.of_events
        return claims.tests(
            contribution,
            left - self.of_busy,
            left,
            self.episodes,
            self.busy,
            self.others,
            self.found.effects.variance,
        )

    def sets(
        self,
        weights: Floats,
        claimed: frozenset[int],
        expected: Bools,
        changes: int,
        days: int,
        *,
        is_doubtful: bool,
    ) -> tuple[tuple[int, ...], ...]:
        """Groups of habits that one effect cannot tell apart; ``weights`` (effects × habits)."""
        needed = claims.TOGETHER if days >= FIGURE_DAYS else claims.TOGETHER_SHORT
        shapes = len(DELAYS)
        found: list[tuple[int, ...]] = []
        for effect, of_effect in enumerate(weights):
            chosen = claims.together(of_effect, claimed.union(*found), needed)
            if chosen is None:
                continue
            columns = np.concatenate([np.arange(shapes) + habit * shapes for habit in chosen])
            sizes = self.found.effects.sizes[effect, columns]
            test = self.of(self.found.white[:, columns] @ sizes, chosen)
            if test.passed(
                changes=changes,
                is_expected=bool(expected[list(chosen)].any()),
                is_doubtful=is_doubtful or bool(sizes.sum() < 0),
            ):
                found.append(chosen)
        return tuple(found)
