"""What became of the steps that a coach and a client agreed."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd

from ssi.analysis import habits as counted
from ssi.analysis import weeks
from ssi.model import monday_of
from ssi.model.sessions import Agreed, Became


def became(agreed: Sequence[Agreed], habits: pd.DataFrame, today: date) -> tuple[Became, ...]:
    """What became of each step by ``today``; ``habits`` are the person's counts.

    A habit is judged by the whole weeks, Monday to Sunday, that began on the day of the agreement or later and are
    over, up to the day on which it was settled. A week met its target when the days that are known reach it; one that
    did not and of which fewer than `weeks.DAYS_KNOWN` days are known is not known itself.
    """
    return tuple(_became(each, habits, today) for each in agreed)


def _became(agreed: Agreed, habits: pd.DataFrame, today: date) -> Became:
    step = agreed.step
    if not step.habit:
        return Became(agreed)
    until = min(today, step.settled or today)
    daily = counted.daily(habits, step.habit)
    since = daily[pd.Timestamp(agreed.held) : pd.Timestamp(until)]
    by_week = weeks.by_week(daily).set_index("week")
    first = monday_of(agreed.held + timedelta(days=6))
    mondays = pd.date_range(first, monday_of(until) - timedelta(weeks=1), freq="7D", unit="s")
    over = by_week.reindex(mondays)
    is_met = over["count"] >= step.per_week
    is_known = is_met | (over["days_known"] >= weeks.DAYS_KNOWN)
    count = None if since.empty else round(float(since.sum()), 6)
    return Became(agreed, int(is_met.sum()), int(is_known.sum()), len(mondays), count)
