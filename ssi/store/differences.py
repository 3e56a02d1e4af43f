"""Where the layers differ, and what new frames would change.

Values disagree where a hidden claim differs from the shown one and no newer choice settled it. Counts agree with a
total that they make up in full. Archives never disagree with each other: one gave way.

Pure pandas: no SQL, no clock.
"""

from collections.abc import Mapping, Set
from dataclasses import dataclass

import pandas as pd

from ssi.model import Cell, Frames
from ssi.store import archives
from ssi.store.claims import CELL, SAME, by_day, first_day
from ssi.store.layers import Layers, settled, without_gone
from ssi.store.posts import merge_posts, merge_profile, news


@dataclass(frozen=True)
class Comparison:
    """What new frames would bring: cells that are new, the same or different, and snapshots on new days.

    A post or a profile text that says anything new is a new value. ``replaced_values``: values of an older archive in
    whose place a newer one says something else, or nothing. ``under_typed``: values of a new archive that differ from
    what was typed, which goes on showing. ``disagreements`` is as `disagreements` has it; ``differing`` are its new
    cells, ``stored`` what shows now in their place: cells and the batch that said so.
    """

    new_snapshots: int
    new_values: int
    new_counts: int
    same_values: int
    different_values: int
    replaced_values: int
    under_typed: int
    disagreements: pd.DataFrame
    differing: tuple[Cell, ...]
    stored: Mapping[Cell, int]


def disagreements(layers: Layers) -> pd.DataFrame:
    """Every hidden value that differs from what shows and that no newer choice settled, newest day first.

    Columns ``frame, date, field, days`` (the hidden cell), ``shown`` (the number over those days),
    ``shown_days`` (the days that it covers), ``shown_batch``, ``other`` and ``other_batch``. Where the user had
    removed the value and a newer batch brought one again, ``other`` is missing and its batch is the removal.
    """
    claims = settled(layers)
    return _report(claims, _disagreeing(claims))


def _disagreeing(claims: pd.DataFrame) -> pd.DataFrame:
    """Pairs of a hidden and a shown claim over common days that do not agree: labels ``hidden, shown``."""
    shown = claims[claims["shown"] & claims["value"].notna()]
    hidden = claims[~claims["shown"] & ~claims["settled"]]
    hidden = hidden[~hidden.index.isin(_refilled(hidden, claims))]
    pairs = by_day(hidden, ["frame", "field"]).merge(
        by_day(shown, ["frame", "field"]), on=["frame", "field", "day"], suffixes=("_hidden", "_shown")
    )
    pairs = pairs[["row_hidden", "row_shown"]].drop_duplicates(ignore_index=True)
    pairs = pairs.rename(columns={"row_hidden": "hidden", "row_shown": "shown"})
    of_one_batch = claims["batch"].loc[pairs["hidden"]].to_numpy()
    agrees = _make_up(claims, pairs["hidden"], pairs["shown"], 0) | _make_up(
        claims, pairs["shown"], pairs["hidden"], of_one_batch
    )
    differing: pd.DataFrame = pairs[~agrees]
    return differing


def _refilled(hidden: pd.DataFrame, claims: pd.DataFrame) -> pd.Series:
    """Labels of removals over whose days the same batch says something: a form emptied one cell for another."""
    removals = hidden[hidden["value"].isna()]
    said = claims[~claims["chosen"] & claims["batch"].isin(removals["batch"])]
    cell = ["frame", "field", "batch"]
    both = by_day(removals, cell).merge(by_day(said, cell), on=[*cell, "day"], suffixes=("", "_said"))
    return both["row"]


def _make_up(claims: pd.DataFrame, wholes: pd.Series, parts: pd.Series, apart: object) -> pd.Series:
    """Whether the parts paired with each whole lie within it, cover it and add up to it.

    Parts that differ in ``apart`` are added up apart. Two scores of a day are the simplest case.
    """
    whole, part = (claims.loc[labels].reset_index(drop=True) for labels in (wholes, parts))
    within = (first_day(part) >= first_day(whole)) & (part["date"] <= whole["date"])
    sums = pd.DataFrame(
        {
            "whole": wholes.to_numpy(),
            "apart": apart,
            "within": within,
            "days": part["days"],
            # A removed value agrees with nothing.
            "value": part["value"].fillna(float("inf")),
        }
    )
    groups = sums.groupby(["whole", "apart"])
    slack = whole["slack"].where(whole["slack"] > part["slack"], part["slack"])
    agrees: pd.Series = (
        groups["within"].transform("all")
        & (groups["days"].transform("sum") == whole["days"])
        & ((groups["value"].transform("sum") - whole["value"]).abs() < slack)
    )
    return agrees


def _report(claims: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """The pairs as `disagreements` describes them: a row for each hidden value."""
    shown = claims.loc[pairs["shown"], ["value", "days", "batch"]].groupby(pairs["hidden"].to_numpy())
    summed = shown.agg(shown=("value", "sum"), shown_days=("days", "sum"), shown_batch=("batch", "max"))
    hidden = claims.loc[summed.index]
    rows = hidden[["frame", "date", "field", "days"]].join(summed)
    rows["other"] = hidden["value"]
    rows["other_batch"] = hidden["batch"]
    newest_first = rows.assign(rank=hidden["rank"]).sort_values("rank", ascending=False)
    once = newest_first.drop_duplicates(["frame", "date", "field", "days", "other"]).drop(columns="rank")
    return once.sort_values(
        ["date", "frame", "field", "days"], ascending=[False, True, True, True]
    ).reset_index(drop=True)


# Before something new is kept


def compare(
    layers: Layers,
    frames: Frames,
    batch: int,
    *,
    kind: str,
    format: str,
    reads_again: Set[int] = frozenset(),
) -> Comparison:
    """What these frames would bring as the newest batch; ``batch`` is a number above all others.

    ``reads_again`` are the archives that were read from the same bytes.
    """
    together = layers.with_batch(batch, frames, kind=kind, format=format, reads_again=reads_again)
    claims = settled(together)
    stood, stands = _showing(settled(layers)), _showing(claims)
    said = claims[(claims["batch"] == batch) & ~claims["chosen"]]
    cells = pd.MultiIndex.from_frame(said[CELL])
    was, now = stood["value"].reindex(cells), stands["value"].reindex(cells)

    pairs = _disagreeing(claims)
    is_under = (~said["shown"] & (said["rank"] < 0)).to_numpy()
    differs_under = is_under & said.index.isin(pairs["hidden"])
    same = ((was - now).abs() <= SAME).to_numpy() & ~is_under | (is_under & ~differs_under)
    pairs = pairs[pairs["shown"].isin(said.index[~same])]
    different = said.index.isin(pairs["shown"])
    replaced, repeated = _given_way(layers, together)
    is_new = ~same & ~different & ~differs_under & ~cells.isin(replaced)
    new_posts = news(merge_posts(layers.posts), merge_posts(together.posts))
    return Comparison(
        new_snapshots=len(_snapshot_days(stands) - _snapshot_days(stood)),
        new_values=int(is_new.sum())
        + _new_events(layers.events, frames.events)
        + new_posts
        + news(merge_profile(layers.profile), merge_profile(together.profile)),
        new_counts=int((is_new & (said["frame"] != "snapshots").to_numpy()).sum()) + new_posts,
        same_values=int(same.sum()) + repeated,
        different_values=int(different.sum()),
        replaced_values=len(replaced),
        under_typed=int(differs_under.sum()),
        disagreements=_report(claims, pairs),
        differing=cells_of(said[different]),
        stored=_stored(claims.loc[pairs["hidden"].unique()], stood),
    )


def _given_way(layers: Layers, together: Layers) -> tuple[pd.MultiIndex, int]:
    """The cells in which an archive's value gives way to another or to none, once a batch has joined the layers; and
    how many of the new batch's own give way to the very same value.
    """
    if len(together.archives) < 2:
        return pd.MultiIndex.from_frame(pd.DataFrame(columns=CELL)), 0
    claims, gone = without_gone(together)
    _claims, gone_before = without_gone(layers)
    key = [*CELL, "batch"]
    gone = gone[~pd.MultiIndex.from_frame(gone[key]).isin(pd.MultiIndex.from_frame(gone_before[key]))]
    same = archives.said_the_same(gone, claims, together.archives)
    new = ~gone["batch"].isin(layers.archives)
    return pd.MultiIndex.from_frame(gone.loc[~same, CELL]), int((same & new).sum())


def _showing(claims: pd.DataFrame) -> pd.DataFrame:
    """What shows, by cell: its value (missing where it was removed) and the batch that says so."""
    return claims[claims["shown"]].set_index(CELL)[["value", "batch"]]


def _snapshot_days(showing: pd.DataFrame) -> set[pd.Timestamp]:
    known = showing[showing["value"].notna()].index
    return set(known.get_level_values("date")[known.get_level_values("frame") == "snapshots"])


def _new_events(known: pd.DataFrame, events: pd.DataFrame) -> int:
    new = pd.MultiIndex.from_frame(events).difference(pd.MultiIndex.from_frame(known))
    return len(new)


def cells_of(claims: pd.DataFrame) -> tuple[Cell, ...]:
    """The cells that claims are about."""
    columns = [claims[name] for name in ("frame", "field", "days")]
    dates = claims["date"].dt.date
    return tuple(
        Cell(name, day, key, int(days)) for name, key, days, day in zip(*columns, dates, strict=True)
    )


def _stored(hidden: pd.DataFrame, stood: pd.DataFrame) -> Mapping[Cell, int]:
    """Those of the hidden claims that showed before, with the batch that said them."""
    showed = stood["batch"].reindex(pd.MultiIndex.from_frame(hidden[CELL])).to_numpy() == hidden["batch"]
    return dict(zip(cells_of(hidden[showed]), hidden.loc[showed, "batch"].tolist(), strict=True))
