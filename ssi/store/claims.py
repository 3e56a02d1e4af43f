"""Claims: what one batch says about one cell, and the order between them.

A claim has ``frame, field, date, days, value`` (a score of a day, or a count over the ``days`` days that end on
``date``), ``batch``, ``rank`` (the greater one is newer), ``chosen`` (a choice of the user's repeats it, or took the
value away) and ``is_sum`` (an overall that is only a sum).
"""

from typing import Literal

import pandas as pd

from ssi.model import PILLAR_KEYS, SCORE_COLUMNS, each_day

CellFrame = Literal["snapshots", "habits", "outcomes"]
COUNTS: dict[CellFrame, tuple[str, str]] = {"habits": ("habit", "count"), "outcomes": ("measure", "value")}
"""Where a long frame names what was counted, and where its number stands."""

CELL = ["frame", "field", "date", "days"]
"""Which cell a claim is about."""

SAME = 1e-6
"""Scores come with up to six decimals: closer than this is the same number."""

REMOVAL, SAID, POINTING = range(3)
"""Within one batch, what it says beats what it removes, and what it points at beats both."""


def rank_of(batch: pd.Series, what: int) -> pd.Series:
    """The rank of claims of a batch; ``what`` is one of REMOVAL, SAID, POINTING."""
    return batch * 3 + what


def of_scores(snapshots: pd.DataFrame) -> pd.DataFrame:
    """Claims of snapshots with a column ``batch``, not ranked yet."""
    pillars = snapshots[list(PILLAR_KEYS)].sum(axis=1, skipna=False)
    row = snapshots.assign(row_is_sum=(snapshots["overall"] - pillars).abs() <= SAME)
    claims = row.melt(["batch", "date", "row_is_sum"], list(SCORE_COLUMNS), "field").dropna(subset=["value"])
    is_sum = claims.pop("row_is_sum") & (claims["field"] == "overall")
    return claims.assign(frame="snapshots", days=1, is_sum=is_sum)


def of_counts(name: CellFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """The same of habits or outcomes."""
    slug, count = COUNTS[name]
    claims = counted.rename(columns={slug: "field", count: "value"})
    return claims.assign(frame=name, is_sum=False)


def by_day(rows: pd.DataFrame, keep: list[str]) -> pd.DataFrame:
    """One row for each ``day`` that a row covers; ``row`` is its label."""
    days = each_day(rows[[*keep, "date", "days"]])[[*keep, "day"]]
    return days.assign(row=days.index).reset_index(drop=True)


def first_day(claims: pd.DataFrame) -> pd.Series:
    """The first of the days that each claim covers."""
    first: pd.Series = claims["date"] - pd.to_timedelta(claims["days"] - 1, unit="D")
    return first
