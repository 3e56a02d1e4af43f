"""Counts by day put together by the week, habits and outcomes alike."""

import pandas as pd

from ssi.model import mondays

DAYS_KNOWN = 5
"""A week of which fewer days are known has no total."""


def by_week(daily: pd.Series) -> pd.DataFrame:
    """Counts by day (`ssi.model.spread_evenly`) from the first week with an entry to the last, none left out.

    ``week`` (its Monday); ``count``, the sum over the days that are known, NaN where none is; ``days_known``, 0 to 7.
    """
    if daily.empty:
        return pd.DataFrame(
            {
                "week": pd.Series(dtype="datetime64[s]"),
                "count": pd.Series(dtype="float64"),
                "days_known": pd.Series(dtype="int64"),
            }
        )
    weeks_of_days = mondays(pd.Series(daily.index))
    weeks = daily.groupby(weeks_of_days.to_numpy()).agg(["sum", "count"])
    every_week = pd.date_range(weeks.index[0], weeks.index[-1], freq="7D", unit="s")
    known = weeks.reindex(every_week)
    return pd.DataFrame(
        {
            "week": every_week,
            # Thirds of a total add up again to the total, but for the last binary digit.
            "count": known["sum"].round(6).to_numpy(),
            "days_known": known["count"].fillna(0).astype("int64").to_numpy(),
        }
    )


def totals(daily: pd.Series) -> pd.Series:
    """The same counts as a series by Monday, NaN for a week of which fewer than five days are known.

    The last week is not known yet either while it has fewer known days than the one before: it would look like a fall.
    """
    weeks = by_week(daily)
    is_known = weeks["days_known"] >= DAYS_KNOWN
    if len(weeks) > 1 and weeks["days_known"].iloc[-1] < weeks["days_known"].iloc[-2]:
        is_known.iloc[-1] = False
    known: pd.Series = weeks.set_index("week")["count"].where(is_known.to_numpy())
    return known
