"""One history compared: scores that share their days against everything that was logged."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ssi.analysis.alignment import claims
from ssi.analysis.alignment.fit import Fit, fit
from ssi.analysis.alignment.noise import Noise, noise_grid
from ssi.analysis.alignment.preparation import (
    CHANGED,
    FIRST_WEEKS,
    Bools,
    Floats,
    Log,
    Missing,
    Rows,
    day_number,
    log_of,
    rows_of,
)
from ssi.analysis.alignment.responses import FOUR_WEEKS, dictionary, spread
from ssi.analysis.alignment.search import expectation, explain, search_of, shape_shares
from ssi.model import EVENT_KINDS, PILLAR_KEYS, allowed_range, day_numbers

STEP_KINDS = tuple(kind for kind in EVENT_KINDS if kind != "break")
"""Events that may move a score at once and for good: each gets a step of its own, free of charge. A break does
not: it is a time in which habits stop."""
MOST_STEPS = 6
NEAR_CEILING = 0.1
"""A score within so many points of the most that it can be is at its ceiling."""
AT_CEILING = 0.9
VARIES = 1e-9
STEADY = 0.25
"""A habit of which four weeks vary by less than this share of its own level is steady."""


@dataclass(frozen=True)
class Refused:
    """Scores that cannot be compared yet: what was logged, if anything, and what is missing."""

    columns: tuple[str, ...]
    log: Log | None
    missing: Missing


@dataclass(frozen=True)
class Compared:
    """Scores that were compared, with everything that words and shuffles need.

    ``habits``: those that vary, with a column in ``log.daily``; ``fits``: None for a score that never changed or
    is at its ceiling; ``changes``: how often each score changed; ``steady`` (habits): it hardly varies;
    ``together``: most habits started within the same weeks. ``unit``: what one point of the fits is in the
    score's own unit.
    """

    columns: tuple[str, ...]
    all_of_log: Log
    habits: tuple[str, ...]
    log: Log
    rows: Rows
    noise: Noise
    fits: tuple[Fit | None, ...]
    changes: tuple[int, ...]
    at_ceiling: tuple[bool, ...]
    steady: tuple[bool, ...]
    together: bool
    unit: float


def look(
    table: pd.DataFrame,
    columns: Sequence[str],
    names: Sequence[str],
    habits: pd.DataFrame,
    events: pd.DataFrame | None,
    *,
    unit: float | None = None,
) -> Compared | Refused:
    """Compare some scores that share their days, or say what is missing.

    ``unit``: what one point of ``table`` is in the score's own unit, for measures; None for scores of LinkedIn.
    """
    known = table.dropna(subset=list(columns), how="all") if columns else table.iloc[:0]
    nothing = Missing(None, None, 0, None)
    if known.empty or not names:
        return Refused(tuple(columns), None, nothing)
    days = day_numbers(known["date"])
    begun = log_of(habits, names, int(days.min()), int(days.max()))
    if begun is None:
        # The log begins after the last score: from here on it takes as long as for everybody.
        return Refused(tuple(columns), None, Missing(None, None, 0, FIRST_WEEKS))
    log, last = begun
    rows = rows_of(known, columns, day_number(log.start), last, are_scores=unit is None)
    if isinstance(rows, Missing):
        return Refused(tuple(columns), log, rows)
    varies = log.daily.std(axis=0) > VARIES
    if not varies.any():
        start = day_number(log.start)
        first, last = start + int(rows.days[0]), start + int(rows.days[-1])
        return Refused(tuple(columns), log, Missing(first, last, len(rows.days), None))
    return _compared(tuple(columns), log, rows, events, varies, unit)


def _compared(
    columns: tuple[str, ...],
    all_of_log: Log,
    rows: Rows,
    events: pd.DataFrame | None,
    varies: Bools,
    unit: float | None,
) -> Compared:
    log = replace(all_of_log, daily=all_of_log.daily[:, varies], before=all_of_log.before[varies])
    habits = tuple(name for name, does in zip(log.used, varies, strict=True) if does)
    scores = rows.mean(rows.values)
    changes = (np.abs(np.diff(scores, axis=0)) > CHANGED).sum(axis=0)
    # Overall goes up to 100, and an outcome to anything.
    most = [allowed_range(column)[1] if unit is None else np.inf for column in columns]
    at_ceiling = (scores >= np.array(most) - NEAR_CEILING).mean(axis=0) >= AT_CEILING
    noise = noise_grid(
        rows.times, rows.sizes.astype(np.float64), _nuisance(rows, day_number(log.start), events)
    )
    together = claims.started_together(log.daily[: int(rows.days[-1]) + 1])
    columns_of = dictionary(log, rows)
    usual = 7 * log.daily[: int(rows.days[-1]) + 1].mean(axis=0)
    search = search_of(rows, columns_of)
    lively = np.flatnonzero((changes > 0) & ~at_ceiling)
    expected = np.array([expectation(habits, columns[place]) for place in lively])
    found = explain(search, noise, scores[:, lively], expected, shape_shares(with_bent=not together))
    explained = [
        search.raw[:, search.of_habits] @ each.effects.contribution[search.of_habits] for each in found
    ]
    unexplained = scores[:, lively] - np.array(explained).T.reshape(len(scores), len(lively))
    fits: list[Fit | None] = [None] * len(columns)
    for order, (place, each, likely) in enumerate(zip(lively, found, expected, strict=True)):
        fits[place] = fit(
            each,
            search,
            columns_of,
            noise,
            rows,
            others=np.delete(unexplained, order, axis=1),
            # Of overall and of outcomes the catalogue expects nothing: no habit is the less expected one.
            expected=(likely > 1) | (columns[place] not in PILLAR_KEYS),
            changes=int(changes[place]),
            together=together,
        )
    return Compared(
        columns,
        all_of_log,
        habits,
        log,
        rows,
        noise,
        tuple(fits),
        tuple(changes.tolist()),
        tuple(at_ceiling.tolist()),
        tuple((spread(columns_of.stocks[:, :, FOUR_WEEKS]) < STEADY * usual).tolist()),
        together,
        1.0 if unit is None else unit,
    )


def _nuisance(rows: Rows, start: int, events: pd.DataFrame | None) -> Floats:
    """Level and trend, and a step at every event that the person says may have lifted a score."""
    times = rows.times
    columns = [np.ones(len(times)), (times - times.mean()) / max(times[-1] - times[0], 1.0)]
    if events is not None and len(events):
        pinned = events.loc[events["kind"].isin(STEP_KINDS), "date"]
        later = (times >= (day - start) for day in np.unique(day_numbers(pinned)))
        # Two events within one bin are one step. Of very many the newest are taken, which leave most bins free.
        steps = {int(after.sum()): after.astype(np.float64) for after in later}
        columns += [step for count, step in steps.items() if 1 < count < len(times) - 1][-MOST_STEPS:]
    return np.column_stack(columns)
