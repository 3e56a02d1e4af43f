"""What came of it: outcomes by the week, on their own and to be lined up with habits as pillars are."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import pandas as pd

from ssi import catalog
from ssi.analysis import weeks
from ssi.model import OutcomeWeek, calendar_day, spread_evenly

FIRST_SHOWN: Sequence[str] = ("meetings", "replies")
"""What a person wants first, where it is known; then the catalogue's order."""
USUAL_WEEKS, LEAST_WEEKS = 26, 4
"""A usual week is the mean of up to so many weeks before, and of no fewer."""


def measured(outcomes: pd.DataFrame) -> list[str]:
    """Slugs of the outcomes that have an entry: those of the catalogue in its order, then one's own by name.

    What is only counted as part of a share or a mean (messages that await an answer, decision-makers) stands on
    Behaviours as that, and is no outcome of its own.
    """
    parts = {slug for each in catalog.behaviours().values() if each.whole for slug in each.slugs}
    found = set(outcomes["measure"]) - parts
    known = [slug for slug in catalog.outcomes() if slug in found]
    return [*known, *sorted(found.difference(known))]


def in_order(outcomes: pd.DataFrame) -> list[str]:
    """The same as people want to see them: meetings and replies first, last what never was anything but none."""
    some = set(outcomes.loc[outcomes["value"] != 0, "measure"])

    def place(slug: str) -> tuple[bool, int]:
        return slug not in some, FIRST_SHOWN.index(slug) if slug in FIRST_SHOWN else len(FIRST_SHOWN)

    return sorted(measured(outcomes), key=place)


def by_week(outcomes: pd.DataFrame, measure: str, last: int | None = None) -> pd.DataFrame:
    """One outcome week by week, as `ssi.analysis.weeks.by_week` has it; only the ``last`` weeks if given."""
    counted = weeks.by_week(spread_evenly(outcomes[outcomes["measure"] == measure], "value"))
    return counted if last is None else counted.tail(last).reset_index(drop=True)


def latest(outcomes: pd.DataFrame) -> Mapping[str, OutcomeWeek]:
    """The last week of each outcome of which at least five days are known, beside the one before and a usual one."""
    found: dict[str, OutcomeWeek] = {}
    for measure in in_order(outcomes):
        known = weeks.totals(spread_evenly(outcomes[outcomes["measure"] == measure], "value")).dropna()
        if known.empty:
            continue
        week = calendar_day(known.index[-1])
        earlier = known.iloc[-USUAL_WEEKS - 1 : -1]
        is_week_before = len(earlier) > 0 and calendar_day(earlier.index[-1]) == week - timedelta(weeks=1)
        found[measure] = OutcomeWeek(
            measure=measure,
            week=week,
            total=float(known.iloc[-1]),
            before=float(earlier.iloc[-1]) if is_week_before else None,
            usual=float(earlier.mean()) if len(earlier) >= LEAST_WEEKS else None,
        )
    return found


def to_line_up(habits: pd.DataFrame) -> pd.DataFrame:
    """The habits that outcomes are lined up with: not those that can only be done in answer to somebody.

    An answer and the message that it answers come together by their nature, which says nothing about a habit.
    """
    in_answer = [slug for slug, habit in catalog.habits().items() if habit.in_answer]
    return habits[~habits["habit"].isin(in_answer)]


def weekly_measures(outcomes: pd.DataFrame) -> pd.DataFrame:
    """Totals by week: ``date`` (the week's Sunday) and a column a measure, NaN where the week is not known.

    Totals over several days are spread over them (`ssi.model.spread_evenly`). A week with one or two unknown days
    counts at the mean of its other days.
    """
    columns = [_per_week(by_week(outcomes, slug)).rename(slug) for slug in measured(outcomes)]
    if not columns:
        return pd.DataFrame({"date": pd.Series(dtype="datetime64[s]")})
    table = pd.concat(columns, axis=1, sort=True)
    return table.rename_axis("date").reset_index().astype({"date": "datetime64[s]"})


def _per_week(counted: pd.DataFrame) -> pd.Series:
    known = counted[counted["days_known"] > 0]
    sundays = known["week"] + pd.Timedelta(days=6)
    mean_week = (7 * known["count"] / known["days_known"]).where(known["days_known"] >= weeks.DAYS_KNOWN)
    return pd.Series(mean_week.to_numpy(), index=pd.DatetimeIndex(sundays))
