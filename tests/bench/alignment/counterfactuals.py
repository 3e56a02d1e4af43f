"""What is true of a person of the second world: the same person, having done something else."""

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ssi.model import PILLAR_KEYS
from tests.bench.alignment.formula import Formula
from tests.bench.alignment.people import Link
from tests.bench.alignment.routines import DAYS, YEAR, Doings, steady

Numbers = NDArray[np.float64]

MOVES = 0.3
"""A habit works on a pillar when its usual range moves it by so many points ..."""
UNJUDGED = 0.1
"""... and is neither true nor false from here on."""

WATCHED = 110
"""Days within which a lasting change shows: 90 of a quarter, 7 of old data, and up to 11 until the next batch."""
STARTS = tuple(range(DAYS - YEAR, DAYS - WATCHED + 1, 20))
"""Days on which the extra action begins in the runs that time it; on different days of the week."""


@dataclass(frozen=True)
class Truth:
    """The fields of a `Person` that a program does not see."""

    effects: dict[Link, float] = field(default_factory=dict)
    moved: dict[Link, float] = field(default_factory=dict)
    delays: dict[Link, float] = field(default_factory=dict)
    responses: dict[Link, pd.Series] = field(default_factory=dict)
    unjudged: frozenset[Link] = frozenset()


PLACINGS = 3
"""On which days of a week an action falls is drawn so many times, and averaged."""


@dataclass(frozen=True, eq=False)
class _Instead:
    """All pillars in exact points, (pillars, days), had one habit been done otherwise.

    ``one_more``: one more a week, always. ``quiet``, ``busy``, ``mean``: always as in a week at 5 %, at 95 % and
    in the mean of the log's own weeks. ``from_a_day``: one more a week from each of `STARTS` on, and ``always``:
    the same from the first day on, (starts, pillars, days).
    """

    one_more: Numbers
    quiet: Numbers
    busy: Numbers
    mean: Numbers
    from_a_day: Numbers
    always: Numbers


def _instead(formula: Formula, doings: Doings, habit: int, rng: np.random.Generator) -> _Instead:
    was, weights = doings.counts[habit], doings.sittings[habit]
    whole_weeks = doings.observed // 7
    weeks = was[DAYS - 7 * whole_weeks :].reshape(whole_weeks, 7).sum(axis=1)
    levels = (*np.quantile(weeks, (0.05, 0.95)), weeks.mean())
    extra = [steady(rng, weights, 1.0) for _ in range(PLACINGS)]
    runs = [was + one for one in extra]
    runs += [steady(rng, weights, level) for level in levels for _ in range(PLACINGS)]
    placing = np.arange(len(STARTS)) % PLACINGS
    runs += [
        was + extra[place] * (np.arange(DAYS) >= start) for place, start in zip(placing, STARTS, strict=True)
    ]
    done = np.repeat(doings.counts[None], len(runs), axis=0)
    done[:, habit] = runs
    score = formula.exact(done)
    averaged = score[: 4 * PLACINGS].reshape(4, PLACINGS, *score.shape[1:]).mean(axis=1)
    return _Instead(*averaged, from_a_day=score[4 * PLACINGS :], always=score[placing])


def _after_starts(score: Numbers) -> Numbers:
    """One pillar's days from each of `STARTS` on: (starts, days watched)."""
    return np.array([run[start : start + WATCHED] for run, start in zip(score, STARTS, strict=True)])


def _delay(was: Numbers, always: Numbers, from_a_day: Numbers, effect: float) -> float | None:
    """Days until half of a lasting change shows, on average over the starts; one pillar, (days,) and (starts, days).

    What shows is held against what shows on the same days when the action was always there. None where so little of
    ``effect`` shows on all days that are watched that its half means nothing, as with a bar that is seldom near.
    """
    before = _after_starts(np.broadcast_to(was, always.shape))
    shows = (_after_starts(from_a_day) - before).mean(axis=0) / effect
    whole = (_after_starts(always) - before).mean(axis=0) / effect
    half = (whole > 0.25) & (shows >= whole / 2)
    return float(np.argmax(half)) if half.any() else None


def truth(
    formula: Formula, doings: Doings, snapshot_days: NDArray[np.intp], rng: np.random.Generator
) -> Truth:
    """What each logged habit really does to each pillar.

    A link whose one more action a week moves the pillar against the sense of its whole range, or not at all (the
    person is beyond where it still counts), has no sign to judge a finding by: it is left unjudged.
    """
    found = Truth()
    unjudged: set[Link] = set()
    dates = pd.DatetimeIndex(doings.dates[snapshot_days].astype("datetime64[s]"))
    was = formula.exact(doings.counts)
    touched = {(habit, part.pillar) for part in formula.parts for habit in part.habits}
    logged = [habit for habit in range(len(doings.slugs)) if any(habit == other for other, _ in touched)]
    for habit in logged:
        instead = _instead(formula, doings, habit, rng)
        effects = (instead.one_more - was)[:, -YEAR:].mean(axis=1)
        moves = (instead.busy - instead.quiet)[:, -YEAR:].mean(axis=1)
        for pillar, key in enumerate(PILLAR_KEYS):
            link, effect, move = (doings.slugs[habit], key), float(effects[pillar]), float(moves[pillar])
            if abs(move) < UNJUDGED:
                continue
            if abs(move) < MOVES or effect * move <= 0:
                unjudged.add(link)
                continue
            found.effects[link] = effect
            found.moved[link] = abs(move)
            delay = _delay(was[pillar], instead.always[:, pillar], instead.from_a_day[:, pillar], effect)
            if delay is not None:
                found.delays[link] = delay
            response = (was - instead.mean)[pillar, snapshot_days]
            found.responses[link] = pd.Series(response, index=dates)
    return Truth(found.effects, found.moved, found.delays, found.responses, frozenset(unjudged))
