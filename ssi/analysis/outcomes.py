"""What came of it: outcomes by the week, to be lined up with habits as pillars are."""

import pandas as pd

from ssi import catalog
from ssi.model import mondays, spread_evenly

DAYS_KNOWN = 5
"""A week of which fewer days are known has no total."""


def measured(outcomes: pd.DataFrame) -> list[str]:
    """Slugs of the outcomes that have an entry: those of the catalogue in its order, then one's own by name."""
    found = set(outcomes["measure"])
    known = [slug for slug in catalog.outcomes() if slug in found]
    return [*known, *sorted(found.difference(known))]


def weekly_measures(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Totals by week: ``date`` (the week's Sunday) and a column a measure, NaN where the week is not known.

    Totals over several days are spread over them (`ssi.model.spread_evenly`). A week with one or two unknown days
    counts at the mean of its other days.
    """
    weeks = [_weekly(outcomes[outcomes["measure"] == slug]).rename(slug) for slug in measured(outcomes)]
    if not weeks:
        return pd.DataFrame({"date": pd.Series(dtype="datetime64[s]")})
    table = pd.concat(weeks, axis=1, sort=True)
    return table.rename_axis("date").reset_index().astype({"date": "datetime64[s]"})


def _weekly(entries: pd.DataFrame) -> pd.Series:
    daily = spread_evenly(entries, "value")
    sundays = mondays(pd.Series(daily.index)) + pd.Timedelta(days=6)
    weeks = daily.groupby(sundays.to_numpy()).agg(["mean", "count"])
    totals: pd.Series = (7 * weeks["mean"]).where(weeks["count"] >= DAYS_KNOWN)
    return totals
