"""LinkedIn's archives among the layers: the newest of them speaks for all, and what was typed comes first.

    older archive    2  0  1  3
    newer archive          1  2  0  4       counts the same again, over other days
    shown            2  0  1  2  0  4       where both count, the newer one; nothing is asked

The newer archive is the one whose last day of a habit or outcome is later, then the one that was added later. So an
old archive that is added late fills days in, and changes none. Kind by kind: a small archive without comments takes
none away. The same file read again, with another time zone, is not another archive: the later reading counts, and of
the one before nothing. What gives way is as if it had not been said; it is back when the newer archive is undone.

Pure pandas: no SQL, no clock.
"""

from collections.abc import Set

import pandas as pd

from ssi.store.claims import CELL, SAID, SAME, by_day, first_day, rank_of

_KIND = ["frame", "field"]


def giving_way(claims: pd.DataFrame, archives: Set[int], read_again: Set[int]) -> pd.Series:
    """Which claims are an older archive's over days of which a newer one speaks, or of an archive that was
    ``read_again``: True or False by label.
    """
    counted = claims[claims["batch"].isin(archives - read_again)]
    covered = (
        counted.assign(first=first_day(counted))
        .groupby([*_KIND, "batch"], as_index=False)
        .agg(first=("first", "min"), last=("date", "max"))
        .sort_values([*_KIND, "last", "batch"], ascending=[True, True, False, False])
    )
    # Newer ones end no sooner, so what counts is the earliest day on which any of them starts.
    covered["taken_from"] = covered.groupby(_KIND)["first"].cummin()
    covered["taken_from"] = covered.groupby(_KIND)["taken_from"].shift()
    taken_from = counted.merge(covered, on=[*_KIND, "batch"], how="left")["taken_from"].to_numpy()
    gives_way: pd.Series = (counted["date"] >= taken_from).reindex(claims.index, fill_value=False)
    return gives_way | claims["batch"].isin(read_again)


def below_typed(claims: pd.DataFrame, archives: Set[int], typed: Set[int]) -> pd.DataFrame:
    """The same claims; those of an archive on whose days something was typed rank below all others, under 0."""
    by_hand = claims[claims["batch"].isin(typed)]
    counted = claims[claims["batch"].isin(archives) & claims["field"].isin(by_hand["field"])]
    if counted.empty:
        return claims
    days = by_day(counted, _KIND)
    typed_days = pd.MultiIndex.from_frame(by_day(by_hand, _KIND)[[*_KIND, "day"]])
    under = days["row"][pd.MultiIndex.from_frame(days[[*_KIND, "day"]]).isin(typed_days)]
    all_ranks = rank_of(claims["batch"], SAID).max() + 1
    below = claims["rank"].mask(claims.index.isin(under), claims["rank"] - all_ranks)
    return claims.assign(rank=below)


def stand_ins(gone: pd.DataFrame, claims: pd.DataFrame, archives: Set[int]) -> pd.DataFrame:
    """By day, what is said now where the ``gone`` claims gave way: ``frame, field, batch`` (that of the gone one),
    ``day`` and ``row`` (the label of the claim in its place).

    A choice of the archive's number outlives that archive.
    """
    gave_way = by_day(gone, [*_KIND, "batch"]).drop(columns="row")
    now = by_day(claims[claims["batch"].isin(archives)], _KIND)
    return gave_way.merge(now, on=[*_KIND, "day"])


def said_the_same(gone: pd.DataFrame, claims: pd.DataFrame, archives: Set[int]) -> pd.Series:
    """Whether the archive in whose favour a claim gave way says the very same of the cell: by label of ``gone``."""
    now = claims[claims["batch"].isin(archives)].set_index(CELL)["value"]
    says = now.reindex(pd.MultiIndex.from_frame(gone[CELL])).to_numpy()
    same: pd.Series = (gone["value"] - says).abs() <= SAME
    return same
