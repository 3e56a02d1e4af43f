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
- **LinkedIn's archives** overlap by nature, and count what a person may have typed: of several the newest speaks, and
  none of them speaks over what was typed on the same days. See `archives`.

What differs between the layers is in `differences`; posts and profile texts are merged in `posts`.

Pure pandas: no SQL, no clock.
"""

from collections.abc import Set
from dataclasses import dataclass, field, replace

import pandas as pd

from ssi.model import (
    ARCHIVE_FORMATS,
    PILLAR_KEYS,
    ROUNDING,
    ROUNDING_WHOLE_PILLARS,
    SCORE_COLUMNS,
    FrameName,
    Frames,
    empty,
    frame,
    mondays,
)
from ssi.store import archives
from ssi.store.claims import (
    CELL,
    COUNTS,
    POINTING,
    REMOVAL,
    SAID,
    SAME,
    CellFrame,
    by_day,
    first_day,
    of_counts,
    of_scores,
    rank_of,
)
from ssi.store.posts import merge_posts, merge_profile


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
    ``events`` are those to be shown, indexed by id. ``archives`` and ``typed`` are the batches that LinkedIn's archives
    and the user's own hand have made; ``read_again`` are archives of which a later batch reads the same bytes.
    """

    snapshots: pd.DataFrame = field(default_factory=lambda: _unmerged("snapshots"))
    habits: pd.DataFrame = field(default_factory=lambda: _unmerged("habits"))
    outcomes: pd.DataFrame = field(default_factory=lambda: _unmerged("outcomes"))
    choices: pd.DataFrame = field(default_factory=no_choices)
    events: pd.DataFrame = field(default_factory=lambda: empty("events"))
    posts: pd.DataFrame = field(default_factory=lambda: _unmerged("posts"))
    profile: pd.DataFrame = field(default_factory=lambda: _unmerged("profile"))
    archives: Set[int] = frozenset()
    typed: Set[int] = frozenset()
    read_again: Set[int] = frozenset()

    def with_batch(
        self, batch: int, frames: Frames, *, kind: str, format: str, reads_again: Set[int] = frozenset()
    ) -> "Layers":
        """The same with one more batch on top; its events are left out. ``reads_again``: archives of its bytes."""
        return replace(
            self,
            **{
                name: pd.concat([getattr(self, name), getattr(frames, name).assign(batch=batch)])
                for name in ("snapshots", *COUNTS, "posts", "profile")
            },
            archives=self.archives | ({batch} if format in ARCHIVE_FORMATS else frozenset()),
            typed=self.typed | ({batch} if kind == "typed" else frozenset()),
            read_again=self.read_again | reads_again,
        )


def merge(layers: Layers) -> Frames:
    """The history that shows."""
    claims = settled(layers)
    showing = claims[claims["shown"] & claims["value"].notna()]
    return Frames(
        snapshots=_snapshots(showing[showing["frame"] == "snapshots"], layers.snapshots),
        habits=_counted(showing, "habits"),
        outcomes=_counted(showing, "outcomes"),
        events=layers.events,
        posts=merge_posts(layers.posts),
        profile=merge_profile(layers.profile),
    )


def sources(layers: Layers, *, by_week: bool = False) -> pd.DataFrame:
    """Whose values show: ``frame, field, batch`` and the ``first`` and ``last`` day that is a batch's own there.

    ``by_week``: apart for each ``week`` (its Monday) in which the days end.
    """
    claims = settled(layers)
    showing = claims[claims["shown"] & claims["value"].notna()]
    showing = showing.assign(first=first_day(showing), week=mondays(showing["date"]))
    days = showing.groupby(["frame", "field", "batch", *(["week"] if by_week else [])], as_index=False)
    return days.agg(first=("first", "min"), last=("date", "max"))


def settled(layers: Layers) -> pd.DataFrame:
    """All claims but those that gave way to a newer archive's, each marked ``shown`` and ``settled`` (a newer choice
    covers it).
    """
    claims, gone = without_gone(layers)
    return _overall_as_sum(_newest_shows(_with_choices(claims, gone, layers)))


# Claims


def without_gone(layers: Layers) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims of all batches, and apart from them those that gave way to a newer archive's."""
    counts = (of_counts(name, getattr(layers, name)) for name in COUNTS)
    claims = pd.concat([of_scores(layers.snapshots), *counts], ignore_index=True)
    claims = claims.assign(rank=rank_of(claims["batch"], SAID), chosen=False)
    if not layers.archives:
        return claims, claims[:0]
    is_gone = archives.giving_way(claims, layers.archives, layers.read_again)
    return archives.below_typed(claims[~is_gone], layers.archives, layers.typed), claims[is_gone]


def _with_choices(claims: pd.DataFrame, gone: pd.DataFrame, layers: Layers) -> pd.DataFrame:
    """The claims and, above them, each choice as a claim of its own; void ones fall away."""
    choices = layers.choices
    if choices.empty:
        return claims
    removed = choices[choices["points_at"].isna()].drop(columns="points_at")
    removals = removed.assign(
        value=float("nan"), rank=rank_of(removed["batch"], REMOVAL), chosen=True, is_sum=False
    )
    claims = pd.concat([claims, removals], ignore_index=True)
    pointing = choices[choices["points_at"].notna()].reset_index(drop=True)
    pointing["points_at"] = pointing["points_at"].astype("int64")
    said = by_day(claims[claims["batch"].isin(pointing["points_at"])], ["frame", "field", "batch"])
    if len(gone := gone[gone["batch"].isin(pointing["points_at"])]):
        said = pd.concat([said, archives.stand_ins(gone, claims, layers.archives)], ignore_index=True)
    # A choice about some days shows all that its batch counted over them, be it a day's count or a week's.
    pairs = by_day(pointing, ["frame", "field", "points_at"]).merge(
        said,
        left_on=["frame", "field", "day", "points_at"],
        right_on=["frame", "field", "day", "batch"],
        suffixes=("_choice", "_claim"),
    )
    pairs = pairs.drop_duplicates(["row_choice", "row_claim"])
    ranks = rank_of(pointing["batch"], POINTING).loc[pairs["row_choice"]].to_numpy()
    repeated = claims.loc[pairs["row_claim"]].assign(rank=ranks, chosen=True)
    # Two choices of one batch may mean the same weekly total.
    repeated = repeated.drop_duplicates([*CELL, "batch", "rank"])
    return pd.concat([claims, repeated], ignore_index=True)


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
    by_cell = claims.assign(choice=claims["rank"].where(claims["chosen"])).groupby(
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
