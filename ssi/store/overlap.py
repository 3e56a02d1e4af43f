"""How two histories lie over each other before they become one: what both say, where they differ, what would hide.

    one     50  .  58  60          a score by day
    other   50 55   –  62          – a value that was taken away, later than 58 was added
    both    50 55  58  62          nothing goes: 58 is shown all the same, 60 is kept underneath

What was added later shows, as everywhere. Only a removal is not let through: it was about the other history's value.

Pure pandas: no SQL, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from ssi.model import Cell
from ssi.model.joining import Dropped
from ssi.store.claims import CELL, SAME, by_day
from ssi.store.differences import cells_of
from ssi.store.layers import Layers, settled


@dataclass(frozen=True)
class Overlap:
    """What two histories have in common, in cells: ``same`` in both; or ``different``, of which the value that was
    added or chosen later shows, the other one staying underneath.

    ``dropped``: what they wrote down and there is room for only once.
    """

    same: int
    different: int
    dropped: tuple[Dropped, ...]


def count(one: Layers, other: Layers, both: Layers) -> tuple[int, int]:
    """How many cells are the same in two histories, and how many differ or give way where they are ``both`` one."""
    first, second = (_known(layers).set_index(CELL) for layers in (one, other))
    common = first.merge(second, left_index=True, right_index=True, suffixes=("_one", "_other"))
    is_same = (common["value_one"] - common["value_other"]).abs() <= SAME
    # A total that is only the sum of its pillars differs when one of these does: that is counted once.
    are_sums = common["is_sum_one"].astype(bool) & common["is_sum_other"].astype(bool)
    hides = _hidden(one, other, both)
    kept = _under_removals(hides, both)
    return int(is_same.sum()), int((~is_same & ~are_sums).sum()) + len(hides) - int(kept.sum())


def removed_by_the_other(one: Layers, other: Layers, both: Layers) -> Mapping[Cell, int]:
    """The cells that show in one of the histories and, once they are ``both`` one, would not, only since the other one
    had its value there taken away: each with the batch that says it.
    """
    hides = _hidden(one, other, both)
    kept = hides[_under_removals(hides, both)]
    return dict(zip(cells_of(kept), kept["batch"].tolist(), strict=True))


def _known(layers: Layers) -> pd.DataFrame:
    """What shows of a history, without what was taken away."""
    claims = settled(layers)
    return claims.loc[claims["shown"] & claims["value"].notna(), [*CELL, "value", "batch", "is_sum"]]


def _hidden(one: Layers, other: Layers, both: Layers) -> pd.DataFrame:
    """What shows in one of the histories, and of which nothing shows where they are one."""
    stood = pd.concat([_known(one), _known(other)]).drop_duplicates(CELL)
    stands = pd.MultiIndex.from_frame(_known(both)[CELL])
    gone: pd.DataFrame = stood[~pd.MultiIndex.from_frame(stood[CELL]).isin(stands)]
    return gone.reset_index(drop=True)


def _under_removals(hidden: pd.DataFrame, both: Layers) -> pd.Series:
    """Which of them lie under a removal, and under nothing else."""
    field = ["frame", "field"]
    claims = settled(both)
    shown = claims[claims["shown"]]
    days = by_day(hidden, field)
    keys = pd.MultiIndex.from_frame(days[[*field, "day"]])
    removed, known = (
        days["row"][keys.isin(pd.MultiIndex.from_frame(by_day(each, field)[[*field, "day"]]))]
        for each in (shown[shown["value"].isna()], shown[shown["value"].notna()])
    )
    return pd.Series(hidden.index.isin(removed) & ~hidden.index.isin(known), hidden.index)
