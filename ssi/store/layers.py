"""A history is a view over layers: what each live batch says, and for each cell the newest that speaks of it.

    batch 4   .  .  61  .        typed
    batch 2   .  55 60  62       a file
    batch 1   50 55  .  58       an older file
    shown     50 55 61  62       undoing batch 4 shows 60 again

A **claim** is what one batch says about one cell: a score of a day, or a count of a habit or outcome over the
``days`` days that end on a date. A choice is a claim too, newer than what it chose from: it repeats the claim of the
batch that it points at (and is void where that batch is undone), or says "nothing here" where the user removed
a value. So one rule, "the newest shows", settles everything. Three things to know beyond it:

- **Overall that is only the sum of its row's pillars** is no number of its own. It reads as the sum of the pillars
  that show, so it is never stale; a given overall that it fits within rounding shows in its place. That holds for one
  that LinkedIn gave, too: correcting 14 to 15 in 41.3 shows 42.3. The total is by definition the sum, and 41.3
  was the sum of the number that was wrong; undoing the correction shows it again.
- **Counts whose days overlap** (a day inside a weekly total) are never shown together, which would count twice:
  the newest shows over all of its days, and an older one that touches them is kept underneath.
- **Values disagree** where a hidden claim differs from the shown one and no newer choice settled it. Counts agree
  with a total that they make up in full.

Pure pandas: no SQL, no clock.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

import pandas as pd

from ssi.model import (
    PILLAR_KEYS,
    ROUNDING,
    ROUNDING_WHOLE_PILLARS,
    SCORE_COLUMNS,
    Cell,
    FrameName,
    Frames,
    each_day,
    empty,
    frame,
)

CellFrame = Literal["snapshots", "habits", "outcomes"]
COUNTS: dict[CellFrame, tuple[str, str]] = {"habits": ("habit", "count"), "outcomes": ("measure", "value")}
"""Where a long frame names what was counted, and where its number stands."""

SAME = 1e-6
"""Scores come with up to six decimals: closer than this is the same number."""

_REMOVAL, _SAID, _POINTING = range(3)
"""Within one batch, what it says beats what it removes, and what it points at beats both."""

_CELL = ["frame", "field", "date", "days"]


def no_choices() -> pd.DataFrame:
    """The choices of someone who has not chosen anything: no row, all columns."""
    return pd.DataFrame(
        {
            "batch": pd.Series(dtype="int64"),
            "frame": pd.Series(dtype="str"),
            "date": pd.Series(dtype="datetime64[s]"),
            "field": pd.Series(dtype="str"),
            "days": pd.Series(dtype="int64"),
            "points_at": pd.Series(dtype="Int64"),
        }
    )


def _unmerged(name: FrameName) -> pd.DataFrame:
    return empty(name).assign(batch=pd.Series(dtype="int64"))


@dataclass(frozen=True)
class Layers:
    """What the live batches of one person say, nothing merged: the model's frames with a column ``batch``.

    ``choices`` has ``batch, frame, date, field, days`` and ``points_at`` (a batch, missing for a removal).
    ``events`` are those to be shown, indexed by id.
    """

    snapshots: pd.DataFrame = field(default_factory=lambda: _unmerged("snapshots"))
    habits: pd.DataFrame = field(default_factory=lambda: _unmerged("habits"))
    outcomes: pd.DataFrame = field(default_factory=lambda: _unmerged("outcomes"))
    choices: pd.DataFrame = field(default_factory=no_choices)
    events: pd.DataFrame = field(default_factory=lambda: empty("events"))

    def with_batch(self, batch: int, frames: Frames) -> "Layers":
        """The same with one more batch's scores and counts on top."""
        return replace(
            self,
            **{
                name: pd.concat([getattr(self, name), getattr(frames, name).assign(batch=batch)])
                for name in ("snapshots", *COUNTS)
            },
        )


@dataclass(frozen=True)
class Comparison:
    """What new frames would bring: cells that are new, the same or different, and snapshots on new days.

    ``disagreements`` is as `disagreements` has it; ``differing`` are its new cells, ``stored`` what shows now
    in their place: cells and the batch that said so.
    """

    new_snapshots: int
    new_values: int
    same_values: int
    different_values: int
    disagreements: pd.DataFrame
    differing: tuple[Cell, ...]
    stored: Mapping[Cell, int]


def merge(layers: Layers) -> Frames:
    """The history that shows."""
    claims = _settled(layers)
    showing = claims[claims["shown"] & claims["value"].notna()]
    return Frames(
        snapshots=_snapshots(showing[showing["frame"] == "snapshots"], layers.snapshots),
        habits=_counted(showing, "habits"),
        outcomes=_counted(showing, "outcomes"),
        events=layers.events,
    )


def _settled(layers: Layers) -> pd.DataFrame:
    """All claims, each marked ``shown`` and ``settled`` (a newer choice covers it)."""
    return _overall_as_sum(_newest_shows(_with_choices(_claims(layers), layers.choices)))


# Claims


def _claims(layers: Layers) -> pd.DataFrame:
    """Every value of every batch as a claim: ``frame, field, date, days, value, batch, rank, chosen, is_sum``.

    ``rank`` orders claims: the greater one is newer. ``is_sum`` marks an overall that is only a sum.
    """
    claims = pd.concat(
        [_score_claims(layers.snapshots), *(_count_claims(name, getattr(layers, name)) for name in COUNTS)],
        ignore_index=True,
    )
    return claims.assign(rank=_rank(claims["batch"], _SAID), chosen=False)


def _rank(batch: pd.Series, what: int) -> pd.Series:
    return batch * 3 + what


def _score_claims(snapshots: pd.DataFrame) -> pd.DataFrame:
    pillars = snapshots[list(PILLAR_KEYS)].sum(axis=1, skipna=False)
    row = snapshots.assign(row_is_sum=(snapshots["overall"] - pillars).abs() <= SAME)
    claims = row.melt(["batch", "date", "row_is_sum"], list(SCORE_COLUMNS), "field").dropna(subset=["value"])
    is_sum = claims.pop("row_is_sum") & (claims["field"] == "overall")
    return claims.assign(frame="snapshots", days=1, is_sum=is_sum)


def _count_claims(name: CellFrame, counted: pd.DataFrame) -> pd.DataFrame:
    slug, count = COUNTS[name]
    claims = counted.rename(columns={slug: "field", count: "value"})
    return claims.assign(frame=name, is_sum=False)


def _with_choices(claims: pd.DataFrame, choices: pd.DataFrame) -> pd.DataFrame:
    """The claims and, above them, each choice as a claim of its own; void ones fall away."""
    if choices.empty:
        return claims
    removed = choices[choices["points_at"].isna()].drop(columns="points_at")
    removals = removed.assign(
        value=float("nan"), rank=_rank(removed["batch"], _REMOVAL), chosen=True, is_sum=False
    )
    claims = pd.concat([claims, removals], ignore_index=True)
    pointing = choices[choices["points_at"].notna()].reset_index(drop=True)
    pointing["points_at"] = pointing["points_at"].astype("int64")
    # A choice about some days shows all that its batch counted over them, be it a day's count or a week's.
    pairs = _by_day(pointing, ["frame", "field", "points_at"]).merge(
        _by_day(claims[claims["batch"].isin(pointing["points_at"])], ["frame", "field", "batch"]),
        left_on=["frame", "field", "day", "points_at"],
        right_on=["frame", "field", "day", "batch"],
        suffixes=("_choice", "_claim"),
    )
    pairs = pairs.drop_duplicates(["row_choice", "row_claim"])
    ranks = _rank(pointing["batch"], _POINTING).loc[pairs["row_choice"]].to_numpy()
    repeated = claims.loc[pairs["row_claim"]].assign(rank=ranks, chosen=True)
    # Two choices of one batch may mean the same weekly total.
    repeated = repeated.drop_duplicates([*_CELL, "batch", "rank"])
    return pd.concat([claims, repeated], ignore_index=True)


def _by_day(rows: pd.DataFrame, keep: list[str]) -> pd.DataFrame:
    """One row for each ``day`` that a row covers; ``row`` is its label."""
    days = each_day(rows[[*keep, "date", "days"]])[[*keep, "day"]]
    return days.assign(row=days.index).reset_index(drop=True)


# Which claims show


def _newest_shows(claims: pd.DataFrame) -> pd.DataFrame:
    """Mark the claims that show, and those that a newer choice has settled."""
    if (claims["days"] == 1).all():
        return _newest_of_each_day(claims)
    over_days = claims.loc[claims["days"] > 1, ["frame", "field"]].drop_duplicates()
    laid = pd.MultiIndex.from_frame(claims[["frame", "field"]]).isin(pd.MultiIndex.from_frame(over_days))
    parts = [_newest_of_each_day(claims[~laid])]
    parts += [_laid_over_days(group) for _, group in claims[laid].groupby(["frame", "field"])]
    return pd.concat(parts).sort_index()


def _newest_of_each_day(claims: pd.DataFrame) -> pd.DataFrame:
    by_cell = claims.assign(choice=claims["rank"].where(claims["chosen"], -1)).groupby(
        ["frame", "field", "date"], sort=False
    )
    return claims.assign(
        shown=claims["rank"] == by_cell["rank"].transform("max"),
        settled=claims["rank"] < by_cell["choice"].transform("max"),
    )


def _laid_over_days(claims: pd.DataFrame) -> pd.DataFrame:
    """Lay the claims of one habit on the calendar, newest first; one that finds a day taken stays hidden.

    Within one batch the shorter counts lie on top: they say more.
    """
    newest_first = claims.sort_values(["rank", "days", "date"], ascending=[False, True, False])
    taken: set[int] = set()
    decided: set[int] = set()
    marks: dict[int, tuple[bool, bool]] = {}
    last_days = newest_first["date"].astype("int64") // 86_400
    for label, last, days, chosen in zip(
        newest_first.index, last_days, newest_first["days"], newest_first["chosen"], strict=True
    ):
        covered = range(last - days + 1, last + 1)
        marks[label] = (taken.isdisjoint(covered), not decided.isdisjoint(covered))
        if marks[label][0]:
            taken.update(covered)
        if chosen:
            decided.update(covered)
    shown, settled = zip(*(marks[label] for label in claims.index), strict=True)
    return claims.assign(shown=shown, settled=settled)


def _overall_as_sum(claims: pd.DataFrame) -> pd.DataFrame:
    """Let sums read as the sum of the pillars that show, and give way to a given overall that they fit."""
    is_sum = claims["is_sum"]
    if not is_sum.any():
        return claims.assign(slack=SAME)
    pillars = _wide(claims[claims["shown"] & claims["field"].isin(PILLAR_KEYS)], list(PILLAR_KEYS))
    sums = pillars.sum(axis=1, skipna=False).round(6)
    whole = (pillars % 1 == 0).all(axis=1)
    slack = whole.map({True: ROUNDING_WHOLE_PILLARS, False: ROUNDING})
    dates = claims["date"]
    claims = claims.assign(
        value=claims["value"].mask(is_sum, dates.map(sums)),
        slack=dates.map(slack).where(is_sum, SAME).fillna(SAME),
    )
    # A sum of which a pillar was removed says nothing.
    claims = claims[~is_sum | claims["value"].notna()]
    overall = claims[(claims["frame"] == "snapshots") & (claims["field"] == "overall")]
    top = overall.loc[overall.groupby("date")["rank"].idxmax()].set_index("date")
    yielding = top[top["is_sum"] & ~top["chosen"]]
    misfit = (overall["value"] - overall["date"].map(yielding["value"])).abs()
    fits = ~overall["is_sum"] & ~overall["settled"] & (misfit < overall["date"].map(yielding["slack"]))
    fitting = overall[fits]
    fitting = fitting.loc[fitting.groupby("date")["rank"].idxmax()].set_index("date")
    ranks = top["rank"].mask(top.index.isin(fitting.index), fitting["rank"].reindex(top.index))
    shown = claims["shown"].copy()
    shown.loc[overall.index] = overall["rank"] == overall["date"].map(ranks)
    return claims.assign(shown=shown)


# The frames that show


def _wide(scores: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Score claims as a row a day."""
    wide: pd.DataFrame = scores.pivot(index="date", columns="field", values="value").reindex(columns=columns)
    return wide


def _snapshots(scores: pd.DataFrame, said: pd.DataFrame) -> pd.DataFrame:
    """One row a day, sorted; ``source`` is that of the newest batch with a value in the row."""
    newest = scores.groupby("date")["batch"].max()
    sources = said.set_index(["date", "batch"])["source"]
    table = _wide(scores, list(SCORE_COLUMNS)).sort_index()
    source = sources.reindex(pd.MultiIndex.from_arrays([table.index, newest.reindex(table.index)]))
    return frame("snapshots", table.assign(source=source.to_numpy()).reset_index())


def _counted(claims: pd.DataFrame, name: CellFrame) -> pd.DataFrame:
    slug, count = COUNTS[name]
    rows = claims[claims["frame"] == name].rename(columns={"field": slug, "value": count})
    return (
        frame(name, rows.sort_values(["date", slug, "days"], ignore_index=True)) if len(rows) else empty(name)
    )


# Where layers disagree


def disagreements(layers: Layers) -> pd.DataFrame:
    """Every hidden value that differs from what shows and that no newer choice settled, newest day first.

    Columns ``frame, date, field, days`` (the hidden cell), ``shown`` (the number over those days),
    ``shown_days`` (the days that it covers), ``shown_batch``, ``other`` and ``other_batch``. Where the user had
    removed the value and a newer batch brought one again, ``other`` is missing and its batch is the removal.
    """
    claims = _settled(layers)
    return _report(claims, _disagreeing(claims))


def _disagreeing(claims: pd.DataFrame) -> pd.DataFrame:
    """Pairs of a hidden and a shown claim over common days that do not agree: labels ``hidden, shown``."""
    shown = claims[claims["shown"] & claims["value"].notna()]
    hidden = claims[~claims["shown"] & ~claims["settled"]]
    hidden = hidden[~hidden.index.isin(_refilled(hidden, claims))]
    pairs = _by_day(hidden, ["frame", "field"]).merge(
        _by_day(shown, ["frame", "field"]), on=["frame", "field", "day"], suffixes=("_hidden", "_shown")
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
    both = _by_day(removals, cell).merge(_by_day(said, cell), on=[*cell, "day"], suffixes=("", "_said"))
    return both["row"]


def _make_up(claims: pd.DataFrame, wholes: pd.Series, parts: pd.Series, apart: object) -> pd.Series:
    """Whether the parts paired with each whole lie within it, cover it and add up to it.

    Parts that differ in ``apart`` are added up apart. Two scores of a day are the simplest case.
    """
    whole, part = (claims.loc[labels].reset_index(drop=True) for labels in (wholes, parts))
    starts = [rows["date"] - pd.to_timedelta(rows["days"] - 1, unit="D") for rows in (whole, part)]
    within = (starts[1] >= starts[0]) & (part["date"] <= whole["date"])
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


def compare(layers: Layers, frames: Frames, batch: int) -> Comparison:
    """What these frames would bring as the newest batch; ``batch`` is a number above all others."""
    claims = _settled(layers.with_batch(batch, frames))
    stood, stands = _showing(_settled(layers)), _showing(claims)
    said = claims[(claims["batch"] == batch) & ~claims["chosen"]]
    cells = pd.MultiIndex.from_frame(said[_CELL])
    was, now = stood["value"].reindex(cells), stands["value"].reindex(cells)
    same = ((was - now).abs() <= SAME).to_numpy()

    pairs = _disagreeing(claims)
    pairs = pairs[pairs["shown"].isin(said.index[~same])]
    different = said.index.isin(pairs["shown"])
    return Comparison(
        new_snapshots=len(_snapshot_days(stands) - _snapshot_days(stood)),
        new_values=int((~same & ~different).sum()) + _new_events(layers.events, frames.events),
        same_values=int(same.sum()),
        different_values=int(different.sum()),
        disagreements=_report(claims, pairs),
        differing=_cells(said[different]),
        stored=_stored(claims.loc[pairs["hidden"].unique()], stood),
    )


def _showing(claims: pd.DataFrame) -> pd.DataFrame:
    """What shows, by cell: its value (missing where it was removed) and the batch that says so."""
    return claims[claims["shown"]].set_index(_CELL)[["value", "batch"]]


def _snapshot_days(showing: pd.DataFrame) -> set[pd.Timestamp]:
    known = showing[showing["value"].notna()].index
    return set(known.get_level_values("date")[known.get_level_values("frame") == "snapshots"])


def _new_events(known: pd.DataFrame, events: pd.DataFrame) -> int:
    new = pd.MultiIndex.from_frame(events).difference(pd.MultiIndex.from_frame(known))
    return len(new)


def _cells(claims: pd.DataFrame) -> tuple[Cell, ...]:
    columns = [claims[name] for name in ("frame", "field", "days")]
    dates = claims["date"].dt.date
    return tuple(
        Cell(name, day, key, int(days)) for name, key, days, day in zip(*columns, dates, strict=True)
    )


def _stored(hidden: pd.DataFrame, stood: pd.DataFrame) -> Mapping[Cell, int]:
    """Those of the hidden claims that showed before, with the batch that said them."""
    showed = stood["batch"].reindex(pd.MultiIndex.from_frame(hidden[_CELL])).to_numpy() == hidden["batch"]
    return dict(zip(_cells(hidden[showed]), hidden.loc[showed, "batch"].tolist(), strict=True))
