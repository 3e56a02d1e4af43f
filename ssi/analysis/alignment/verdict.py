"""The rows of the answer: a finding, or the reason why there is none and what would have to be there."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ssi.analysis.alignment import claims
from ssi.analysis.alignment.compare import VARIES, Compared, Refused
from ssi.analysis.alignment.fit import Fit
from ssi.analysis.alignment.preparation import CHANGES_NEEDED, Log, day_number, day_of
from ssi.analysis.alignment.refit import PLAUSIBLE
from ssi.model import (
    A_YEAR_OR_MORE,
    ALIGNMENT_COLUMNS,
    FIGURE_DAYS,
    PILLAR_KEYS,
    Alignment,
    Group,
    Looked,
)

SEEN = 1.5
"""The model's own uncertainty is so much too small, measured."""
SEEN_TIMES = 3.5
"""An effect is seen when it is so many times its uncertainty."""
MORE_WEEKS = (2, A_YEAR_OR_MORE)


def alignment_of(names: Sequence[str], looks: Sequence[Compared | Refused]) -> Alignment:
    """All that was looked at as one answer; its verdict still without words."""
    rows = [row for look in looks for row in _rows(names, look)]
    columns = _in_order(column for look in looks for column in look.columns)
    rows.sort(key=lambda row: (names.index(row["habit"]), columns.index(row["pillar"])))
    table = pd.DataFrame(rows, columns=list(ALIGNMENT_COLUMNS)).astype(dict(ALIGNMENT_COLUMNS))
    compared = [look for look in looks if isinstance(look, Compared)]
    seen = {column: each for look in compared for column, each in _looked(look)}
    first, last, count = _extent(looks)
    return Alignment(
        table,
        tuple(group for look in compared for group in _groups(look)),
        {column: seen[column] for column in columns if column in seen},
        first,
        last,
        count,
        None if compared else _weeks_missing(looks),
        evidence={column: look for look in compared for column in look.columns},
    )


def _in_order(columns: Iterable[str]) -> list[str]:
    """Pillars in the model's order, then other measures by name."""
    found = set(columns)
    return [*(pillar for pillar in PILLAR_KEYS if pillar in found), *sorted(found.difference(PILLAR_KEYS))]


def _extent(looks: Iterable[Compared | Refused]) -> tuple[Any, Any, int]:
    """The first and last day looked at, and the most rows that any score has."""
    edges, counts = [], [0]
    for look in looks:
        if isinstance(look, Compared):
            start = day_number(look.log.start)
            edges += [start + int(look.rows.days[0]), start + int(look.rows.days[-1])]
            counts.append(len(look.rows.days))
        else:
            edges += [day for day in (look.missing.first, look.missing.last) if day is not None]
            counts.append(look.missing.rows)
    return (day_of(min(edges)), day_of(max(edges)), max(counts)) if edges else (None, None, 0)


def _weeks_missing(looks: Iterable[Compared | Refused]) -> int | None:
    weeks = [
        look.missing.weeks_more for look in looks if isinstance(look, Refused) and look.missing.weeks_more
    ]
    return min(*weeks, MORE_WEEKS[1]) if weeks else None


def _rows(names: Sequence[str], look: Compared | Refused) -> list[dict[str, Any]]:
    rows = []
    for place, name in enumerate(names):
        for at, column in enumerate(look.columns):
            found = _refused(look, place) if isinstance(look, Refused) else _row(look, place, name, at)
            rows.append({**_BLANK, "habit": name, "pillar": column, **found})
    return rows


_BLANK: dict[str, Any] = {
    **dict.fromkeys(ALIGNMENT_COLUMNS, np.nan),
    "reported": False,
    "group": "",
    "grade": "",
    "steady": False,
    "shared_start": False,
    "none_logged": 0,
}


def _logged(look: Compared | Refused, place: int) -> dict[str, Any]:
    """How well a habit was logged."""
    log = look.all_of_log if isinstance(look, Compared) else look.log
    if log is None:
        return {}
    return {"known": float(log.known[place]), "none_logged": int(log.none_logged[place])}


def _refused(look: Refused, place: int) -> dict[str, Any]:
    log = look.log
    note = "not_enough"
    usual = np.nan
    if log is not None and not log.is_used[place]:
        note = "unlogged"
    elif log is not None:
        daily = log.daily[:, int(log.is_used[:place].sum())]
        usual = 7 * daily.mean()
        note = _unvarying(log, place, usual) if len(daily) > 1 and daily.std() < VARIES else note
    weeks = look.missing.weeks_more
    more = float(min(weeks, MORE_WEEKS[1])) if weeks and note == "not_enough" else np.nan
    return {**_logged(look, place), "note": note, "usual": usual, "weeks_more": more}


def _unvarying(log: Log, place: int, usual: float) -> str:
    return "early_only" if usual == 0 and log.done_earlier[place] else "constant"


def _row(look: Compared, place: int, name: str, at: int) -> dict[str, Any]:
    """One habit and one score of a comparison."""
    row = {**_logged(look, place), "shared_start": look.together}
    if not look.all_of_log.is_used[place]:
        return {**row, "note": "unlogged"}
    if name not in look.habits:
        daily = look.all_of_log.daily[:, int(look.all_of_log.is_used[:place].sum())]
        usual = 7 * daily.mean()
        note = _unvarying(look.all_of_log, place, usual)
        return {**row, "note": note, "usual": usual, "reach": 0.0, "steady": True}
    habit = look.habits.index(name)
    row["usual"] = 7 * look.log.daily[: int(look.rows.days[-1]) + 1, habit].mean()
    fit = look.fits[at]
    if fit is None:
        note = "ceiling" if look.at_ceiling[at] else "stays_put"
        more = np.nan if look.at_ceiling[at] else float(_weeks_until_enough(look, at) or np.nan)
        return {**row, "note": note, "weeks_more": more}
    if fit.sized.reach[habit] <= VARIES:
        # It varied, but not in what lies behind the days that were compared.
        return {**row, "note": "constant", "reach": 0.0, "steady": True}
    return {**row, **_sized(look, fit, habit), **_said(look, fit, habit, at)}


def _sized(look: Compared, fit: Fit, habit: int) -> dict[str, Any]:
    sized = fit.sized
    rate = 1 - fit.chance[habit]
    low, high = sized.low[habit], sized.high[habit]
    if sized.found[habit]:
        # A finding says which way; how little it may be ends at nothing.
        low, high = (max(low, 0.0), high) if sized.effect[habit] > 0 else (low, min(high, 0.0))
    return {
        "effect": sized.effect[habit] * look.unit,
        "low": low * look.unit,
        "high": high * look.unit,
        "p": rate,
        "q": rate,
        "delay_days": fit.delays[habit],
        "smallest": _smallest(fit, habit) * look.unit,
        "reach": sized.reach[habit],
        "steady": look.steady[habit],
    }


def _smallest(fit: Fit, habit: int) -> float:
    """The smallest effect, in points over the person's own range, that this history could show."""
    variance, unexplained = fit.found.effects.variance, fit.sized.unexplained[habit]
    seen = SEEN * math.sqrt(variance / unexplained) if unexplained > 0 else math.inf
    return float(SEEN_TIMES * seen * fit.sized.reach[habit])


def _said(look: Compared, fit: Fit, habit: int, at: int) -> dict[str, Any]:
    """Whether it is a finding, how sure, and otherwise why not."""
    if fit.sized.found[habit]:
        return {"reported": True, "grade": _grade(look, fit, habit), "note": ""}
    for number, chosen in enumerate(fit.sets):
        if habit in chosen:
            return {"group": _key(look, at, number), "grade": "one_of", "note": "group"}
    more = _weeks_until_enough(look, at)
    if more:
        return {"note": "stays_put", "weeks_more": float(more)}
    if look.steady[habit]:
        return {"note": "steady"}
    smallest = _smallest(fit, habit)
    if smallest <= PLAUSIBLE:
        return {"note": "nothing"}
    weeks = min(look.rows.span_weeks * ((smallest / PLAUSIBLE) ** 2 - 1), MORE_WEEKS[1])
    return {"note": "not_enough", "weeks_more": float(max(MORE_WEEKS[0], math.ceil(weeks)))}


def _grade(look: Compared, fit: Fit, habit: int) -> str:
    sized, test = fit.sized, fit.tests[habit]
    is_away_from_zero = sized.low[habit] > 0 or sized.high[habit] < 0
    is_clear = fit.chance[habit] >= claims.SURE and is_away_from_zero
    is_clear = is_clear and test is not None and test.episode >= claims.EPISODE_CLEAR
    return "clear" if is_clear and look.rows.span_days >= FIGURE_DAYS else "likely"


def _key(look: Compared, at: int, number: int) -> str:
    return f"{look.columns[at]}-{number + 1}"


def _groups(look: Compared) -> list[Group]:
    return [
        Group(_key(look, at, number), look.columns[at], tuple(look.habits[habit] for habit in chosen))
        for at, fit in enumerate(look.fits)
        if fit
        for number, chosen in enumerate(fit.sets)
    ]


def _weeks_until_enough(look: Compared, at: int) -> int | None:
    """Weeks until a score will have changed often enough, at its own pace; None where it has."""
    changes = look.changes[at]
    if changes >= CHANGES_NEEDED:
        return None
    weeks = look.rows.span_weeks * (CHANGES_NEEDED / changes - 1) if changes else math.inf
    return max(1, math.ceil(min(weeks, MORE_WEEKS[1])))


def _looked(look: Compared) -> list[tuple[str, Looked]]:
    seen = []
    for at, (column, fit) in enumerate(zip(look.columns, look.fits, strict=True)):
        more = None if look.at_ceiling[at] else _weeks_until_enough(look, at)
        is_busy = fit is not None and fit.is_busy
        days = look.rows.span_days
        seen.append((column, Looked(look.changes[at], more, look.at_ceiling[at], is_busy, days)))
    return seen
