"""How a habit was done before an experiment of it was begun; what that did to the score lasts into it."""

from datetime import date, timedelta

import pandas as pd

from ssi.analysis import habits as done
from ssi.model import Stretch

WEEKS_BEFORE = 8
LEAST_KNOWN = 0.5


def before(habits: pd.DataFrame, habit: str, per_week: float, begun: date) -> float:
    """How a habit was done in the weeks up to the day before ``begun``: −½ for never, ½ for ``per_week`` times a week
    or more, 0 where fewer than half of the days are known.

    Nobody knew the order in those days. It is kept with the experiment: a log that is written, or written anew, when
    the order is known must not reach the comparison.
    """
    last = begun - timedelta(days=1)
    days = Stretch(last - timedelta(weeks=WEEKS_BEFORE) + timedelta(days=1), last)
    counts = done.daily(habits[habits["date"] <= pd.Timestamp(last)], habit)
    week = done.mean_week(counts, days, least_known=LEAST_KNOWN)
    return 0.0 if week is None else min(1.0, week / per_week) - 0.5
