"""What was done: habits that were logged, and their counts week by week."""

import pandas as pd

from ssi import catalog
from ssi.analysis import weeks
from ssi.model import Stretch, spread_evenly


def logged(habits: pd.DataFrame) -> list[str]:
    """Slugs of the habits that have an entry: those of the catalogue in its order, then one's own by name."""
    found = set(habits["habit"])
    known = [slug for slug in catalog.habits() if slug in found]
    return [*known, *sorted(found.difference(known))]


def daily(habits: pd.DataFrame, slug: str) -> pd.Series:
    """Counts of one habit by day, oldest first; days without an entry are absent (`ssi.model.spread_evenly`)."""
    return spread_evenly(habits[habits["habit"] == slug], "count")


def mean_week(counts: pd.Series, days: Stretch, *, least_known: float) -> float | None:
    """Actions in a mean week of some days, by the ``counts`` of `daily`.

    None where a smaller share of the days than ``least_known`` is known.
    """
    known = counts[pd.Timestamp(days.first) : pd.Timestamp(days.last)]
    if len(known) < max(1.0, least_known * days.days):
        return None
    # Thirds of a total add up again to the total, but for the last binary digit.
    return round(7 * float(known.mean()), 6)


def by_week(habits: pd.DataFrame, slug: str) -> pd.DataFrame:
    """One habit week by week, as `ssi.analysis.weeks.by_week` has it."""
    return weeks.by_week(daily(habits, slug))
