"""The twins of charts: the same numbers as tables, with readable headings and units in them.

Dates stay dates and numbers stay numbers, so that a table can be sorted; changes, ranks that moved and
comparisons are words. An unknown number is empty.
"""

import math
from collections.abc import Mapping
from datetime import date

import pandas as pd

from ssi.model import (
    AVERAGES,
    GROUPS,
    OWN_SCORES,
    PILLAR_KEYS,
    RANKS,
    SCORE_COLUMNS,
    Alignment,
    Change,
    Shuffles,
    Value,
)
from ssi.words import findings, lining_up, lining_up_missing, names, numbers
from ssi.words.translate import say as _


def heading(column: str) -> str:
    """A snapshot column's heading with its unit: "Overall (of 100)", "Industry rank (top %)"."""
    name = names.column(column)
    if column in RANKS:
        return _("{name} (top %)").format(name=name)
    if column == "overall" or column in {f"{group}_average" for group in GROUPS}:
        return _("{name} (of 100)").format(name=name)
    return _("{name} (of 25)").format(name=name) if column in SCORE_COLUMNS else name


def pillars(
    latest: Mapping[str, Value], changes: Mapping[str, Change], stopped: date | None = None
) -> pd.DataFrame:
    """The pillars as last known, beside their industry averages and how they moved."""
    return pd.DataFrame(
        [
            {
                _("Pillar"): names.pillar(pillar),
                _("Points (of 25)"): latest[pillar].value,
                _("Industry average (of 25)"): _value(latest, f"industry_{pillar}"),
                _("Change (points)"): _moved(changes.get(pillar), stopped),
                _("Known on"): latest[pillar].date,
            }
            for pillar in PILLAR_KEYS
            if pillar in latest
        ]
    )


def _moved(change: Change | None, stopped: date | None) -> str:
    if change is None:
        return numbers.UNKNOWN
    span = findings.span(change, stopped=bool(stopped))
    return _("{change} {span}").format(change=numbers.change(change.points), span=span)


def _value(latest: Mapping[str, Value], column: str) -> float | None:
    return latest[column].value if column in latest else None


def history(snapshots: pd.DataFrame) -> pd.DataFrame:
    """All snapshots, newest first; averages of other people only where some are known."""
    shown = [*OWN_SCORES, *RANKS, *(column for column in AVERAGES if snapshots[column].notna().any())]
    table = snapshots[["date", *shown]].sort_values("date", ascending=False, ignore_index=True)
    table["date"] = table["date"].dt.date
    return table.set_axis([heading(column) for column in ("date", *shown)], axis="columns")


def changes(changes: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> pd.DataFrame:
    """Overall, pillars and ranks: before, now, the change in words and how it compares with the usual wobble."""
    return pd.DataFrame(
        [
            {
                _("Score"): heading(column),
                _("Before"): change.before,
                _("Before, on"): change.before_date,
                _("Now"): change.now,
                _("Now, on"): change.now_date,
                _("Change"): _change(change),
                _("Usual wobble (points)"): wobbles.get(column),
                _("Compared with usual"): _compared(change, wobbles.get(column)),
            }
            for column, change in changes.items()
        ]
    )


def _change(change: Change) -> str:
    if change.column in RANKS:
        return numbers.rank_change(change.before, change.now)
    return numbers.change(change.points)


def _compared(change: Change, wobble: float | None) -> str:
    is_more = change.is_more_than_usual(wobble)
    return numbers.UNKNOWN if is_more is None else findings.usual(is_more=is_more)


def habit_weeks(scores: pd.DataFrame, weeks: pd.DataFrame, pillar: str, habit: str) -> pd.DataFrame:
    """A habit's weeks beside the last score of its pillar in each of them, newest first.

    ``scores`` as `ssi.analysis.trends.weekly` gives them, ``weeks`` as `ssi.analysis.habits.by_week`.
    """
    both = weeks.merge(scores[["week", "value"]], on="week", how="outer")
    both = both.sort_values("week", ascending=False, ignore_index=True)
    return pd.DataFrame(
        {
            _("Week of"): both["week"].dt.date,
            _("{habit} (a week)").format(habit=names.habit(habit)): both["count"].round(2),
            _("Days known (of 7)"): both["days_known"].fillna(0).astype("int64"),
            (heading(pillar) if pillar in OWN_SCORES else names.outcome(pillar)): both["value"],
        }
    )


def finding_rows(rows: pd.DataFrame, alignment: Alignment) -> pd.DataFrame:
    """The rows of What lines up: how sure, how much with its range, how soon, and what we would have seen.

    A pillar that is known for too short a time has no size and no range, and neither have habits that cannot be told
    apart. Rounded to what can be known, its numbers are texts; unknown ones are NaN.
    """
    is_of_scores = rows["pillar"].isin(OWN_SCORES).all()
    each = [row for _place, row in rows.iterrows()]
    has_size = [lining_up.has_range(row) and lining_up.has_figures(alignment, row["pillar"]) for row in each]
    sized = list(zip(each, has_size, strict=True))
    columns: dict[str, list[str | None]] = {
        _("Habit"): [lining_up.title(row, alignment) for row in each],
        _("How sure"): [lining_up.grade(row, alignment) for row in each],
        _("Points for one more") if is_of_scores else _("More for one more"): [
            numbers.rounded(row["effect"], lining_up.places_of(row)) if is_sized else None
            for row, is_sized in sized
        ],
        _("Range"): [lining_up.range_of(row) if is_sized else None for row, is_sized in sized],
        _("Pillar") if is_of_scores else _("Outcome"): [_short(row["pillar"]) for row in each],
        _("Half shows after"): [_delay(row["delay_days"]) if row["reported"] else None for row in each],
        _("Seen from"): [
            numbers.rounded(row["smallest"]) if lining_up_missing.could_show(row) else None for row in each
        ],
    }
    return pd.DataFrame(columns, dtype="str")


def _delay(days: float) -> str | None:
    if math.isnan(days):
        return None
    weeks = round(days / 7)
    return findings.weeks(weeks) if weeks else _("a few days")


def _short(measure: str) -> str:
    return names.pillar_short(measure) if measure in PILLAR_KEYS else names.measure(measure)


def shuffled(shuffles: Shuffles) -> pd.DataFrame:
    """The real order and every shuffle, the strongest first."""
    strengths = [shuffles.strength, *shuffles.strengths]
    table = pd.DataFrame(
        {
            _("Weeks"): [_("your weeks"), *[_("shuffled")] * len(shuffles.strengths)],
            _("Strength (no unit)"): [round(strength, 2) for strength in strengths],
        }
    )
    return table.sort_values(table.columns[1], key=abs, ascending=False, kind="stable", ignore_index=True)


def habit_counts(habits: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """Every entry of what was done and of what came of it, newest first."""
    done = pd.DataFrame(
        {
            "date": habits["date"],
            "what": [names.habit(slug) for slug in habits["habit"]],
            "count": habits["count"],
            "days": habits["days"],
        }
    )
    came = pd.DataFrame(
        {
            "date": outcomes["date"],
            "what": [names.outcome(slug) for slug in outcomes["measure"]],
            "count": outcomes["value"],
            "days": outcomes["days"],
        }
    )
    # A concat with an empty frame would lose the dtypes.
    entries = [table for table in (done, came) if len(table)] or [done]
    table = pd.concat(entries).sort_values("date", ascending=False, kind="stable", ignore_index=True)
    table["date"] = table["date"].dt.date
    return table.set_axis([_("Date"), _("What"), _("Count"), _("Days counted")], axis="columns")


def posts(posts: pd.DataFrame) -> pd.DataFrame:
    """The person's own posts, newest first; numbers only where some are known."""
    newest = posts.sort_values("published", ascending=False, kind="stable", ignore_index=True)
    table = pd.DataFrame(
        {
            _("Date"): newest["published"].dt.date,
            _("Kind"): [names.post_kind(kind) for kind in newest["kind"]],
            _("Text"): newest["text"],
            _("Impressions"): newest["impressions"],
            _("Engagements"): newest["engagements"],
            _("Address"): newest["url"],
        }
    )
    return table.dropna(axis="columns", how="all")
