"""Clients side by side, by weeks since each of them began: in the order of their names, and never by their scores.

Frames of lines are long: ``person``, ``week`` (0 is the week of the start), ``value``, ``after_gap`` (whether a gap of
the history lies between this value and the one before it).
"""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from ssi.analysis import trends
from ssi.model import OWN_SCORES, day_numbers, monday_of
from ssi.model.clients import Client, Summary, Weekly

LEAST_FOR_A_MIDDLE = 4
"""Of fewer clients no middle is drawn: it would be one of them, or half way between two."""
CLOSE_UP_STEP = {"overall": 10.0}
"""A close up ends at multiples of so many points."""
_PILLAR_STEP = 5.0


def weekly(scores: pd.Series) -> Weekly:
    """The last value of each week that has one, and before which of them a gap lies; see `trends.gaps`."""
    days = day_numbers(scores.index)
    # Day 0 of this count is a Thursday.
    weeks = (days + 3) // 7
    last = np.flatnonzero(np.diff(weeks, append=np.iinfo("int64").max))
    ends = np.array([gap.end for gap in trends.gaps(scores)], dtype="datetime64[D]").astype("int64")
    gaps_so_far = np.searchsorted(ends, days[last], side="right")
    return Weekly(
        (weeks[last] * 7 - 3).astype("datetime64[D]"),
        scores.to_numpy()[last].astype("float32"),
        np.diff(gaps_so_far, prepend=0) > 0,
    )


def by_name(found: Sequence[Client]) -> tuple[Client, ...]:
    """The clients by the alphabet."""
    return tuple(sorted(found, key=lambda client: (client.name.casefold(), client.person)))


def since_start(found: Sequence[Client], column: str, start: date | None = None) -> pd.DataFrame:
    """One score of all of them, by weeks since the week of ``start``, or of each one's own first snapshot for None.

    What lies before the start is left out; who has nothing from it on has no row.
    """
    # Arrays until the end: a frame for each of two hundred clients takes most of a second.
    people, weeks, values, gaps = [], [], [], []
    for client in by_name(found):
        known = client.summary.scores.get(column)
        if known is None or not len(known.weeks):
            continue
        first = np.datetime64(monday_of(start), "D") if start else _first_week(client.summary)
        week = (known.weeks - first).astype("int64") // 7
        shown = week >= 0
        people.append(np.full(int(shown.sum()), client.person))
        weeks.append(week[shown])
        values.append(known.values[shown])
        gaps.append(known.after_gap[shown])
    columns = {"person": people, "week": weeks, "value": values, "after_gap": gaps}
    kinds = {"person": "int64", "week": "int64", "value": "float64", "after_gap": "bool"}
    return pd.DataFrame(
        {name: np.concatenate(parts) if parts else [] for name, parts in columns.items()}
    ).astype(kinds)


def _first_week(known: Summary) -> np.datetime64:
    """The first week in which any score of one's own is known: a pillar that came later begins later."""
    return min(each.weeks[0] for column in OWN_SCORES if len((each := known.scores[column]).weeks))


def first_weeks(lines: pd.DataFrame, last: int) -> pd.DataFrame:
    """The lines up to so many weeks after the start."""
    return lines[lines["week"] <= last]


def middle(lines: pd.DataFrame) -> pd.DataFrame:
    """The median of the clients, by week (``week``, ``value``): for weeks in which at least half of them are known.

    Those who are known for long are few, and their median would speak of another group. No row below four clients.
    """
    everybody = lines["person"].nunique()
    weeks = lines.groupby("week")["value"].agg(["median", "size"])
    enough = (weeks["size"] >= LEAST_FOR_A_MIDDLE) & (2 * weeks["size"] >= everybody)
    found = weeks.loc[enough, "median"]
    return pd.DataFrame({"week": found.index.to_numpy(), "value": found.to_numpy()})


def close_range(lines: pd.DataFrame, column: str, top: float) -> tuple[float, float]:
    """The lowest and the highest end of one axis that holds all lines, at whole steps within 0 to ``top``."""
    step = CLOSE_UP_STEP.get(column, _PILLAR_STEP)
    low, high = float(lines["value"].min()), float(lines["value"].max())
    bottom = min(np.floor(low / step) * step, top - step)
    return float(bottom), float(min(max(np.ceil(high / step) * step, bottom + step), top))
