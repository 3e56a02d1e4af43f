"""What became of an experiment's weeks: drawn with or without, how often the habit was done, and whether as drawn."""

from datetime import date

import numpy as np
import pandas as pd

from ssi.analysis import habits as done
from ssi.model import monday_of
from ssi.model.experiments import AS_DRAWN_WITH, AS_DRAWN_WITHOUT, Adherence, Experiment

WEEK_DAYS = 7


def weeks_of(experiment: Experiment, habits: pd.DataFrame) -> pd.DataFrame:
    """A row a week: ``week`` (its Monday), ``is_with``, ``count`` (NaN where no day is known), ``days_known`` and
    ``as_drawn`` (True, False, or None where it cannot be said).
    """
    table = pd.DataFrame(
        {
            "week": pd.to_datetime(list(experiment.mondays)).astype("datetime64[s]"),
            "is_with": [experiment.was_drawn_with(monday) for monday in experiment.mondays],
        }
    )
    counted = done.by_week(habits, experiment.habit)
    table = table.merge(counted, on="week", how="left")
    table["days_known"] = table["days_known"].fillna(0).astype("int64")
    as_drawn = [
        _is_as_drawn(is_with, count, days_known, experiment.per_week)
        for is_with, count, days_known in zip(
            table["is_with"], table["count"], table["days_known"], strict=True
        )
    ]
    return table.assign(as_drawn=pd.Series(as_drawn, dtype=object))


def _is_as_drawn(is_with: bool, count: float, days_known: int, per_week: float) -> bool | None:
    """Whether a week went as drawn. Days that are not known can only add to the count."""
    least_so_far = 0.0 if np.isnan(count) else count
    if is_with:
        enough = least_so_far >= AS_DRAWN_WITH * per_week
        return True if enough else False if days_known == WEEK_DAYS else None
    too_much = least_so_far > AS_DRAWN_WITHOUT * per_week
    return False if too_much else True if days_known == WEEK_DAYS else None


def up_to(weeks: pd.DataFrame, today: date) -> pd.DataFrame:
    """Those of an experiment's weeks that have passed on a day."""
    past: pd.DataFrame = weeks[weeks["week"] < pd.Timestamp(monday_of(today))]
    return past


def has_scores(experiment: Experiment, snapshots: pd.DataFrame) -> bool:
    """Whether its score is known on any of its days, up to that on which it was broken off."""
    first, last = experiment.start, experiment.broken_off or experiment.end
    known = snapshots.loc[snapshots[experiment.score].notna(), "date"]
    return bool(known.between(pd.Timestamp(first), pd.Timestamp(last)).any())


def adherence(weeks: pd.DataFrame) -> Adherence:
    """Weeks of `weeks_of`, counted."""
    is_with, as_drawn = weeks["is_with"].to_numpy(dtype=bool), list(weeks["as_drawn"])
    went = np.array([each is True for each in as_drawn], dtype=bool)
    return Adherence(
        weeks_with=int(is_with.sum()),
        with_as_drawn=int((went & is_with).sum()),
        weeks_without=int((~is_with).sum()),
        without_as_drawn=int((went & ~is_with).sum()),
        unknown=sum(each is None for each in as_drawn),
    )
