"""Numbers typed into the forms of the screen, read by the same rules as a file.

Forms show numbers as text and take text back, so that a decimal comma, "Top 8%" or "54 of 100" mean what the
person meant. What was typed is compared with what stood there: only cells that changed become a reading, a cell
that was emptied is named, and nothing else is touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import SCORE_COLUMNS, Cell, Frames, Problem, Reading, empty, frame
from ssi.readers import rules
from ssi.readers.captures import captures
from ssi.readers.numerals import numbers
from ssi.words import typed as say

SOURCE = "typed"
VALUE = "value"
"""The column of the score form that holds the numbers of a day."""
WHOLE_WEEK = "week"
"""The column of the week's form that holds the total of a whole week."""
WEEKDAYS = tuple(str(day) for day in range(7))
"""The columns of the week's form that hold a day's count; "0" is Monday."""


@dataclass(frozen=True)
class Typed:
    """What a form says: a reading of the changed cells, and the cells that were emptied."""

    reading: Reading
    emptied: tuple[Cell, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether nothing was changed."""
        return all(table.empty for table in vars(self.frames).values()) and not self.emptied

    @property
    def frames(self) -> Frames:
        """The frames of the changed cells."""
        return next(iter(self.reading.people.values()))


def _typed(frames: Frames, problems: Iterable[Problem] = (), emptied: Iterable[Cell] = ()) -> Typed:
    return Typed(Reading(SOURCE, {"": frames}, problems=tuple(problems)), tuple(emptied))


def together(*parts: Typed) -> Typed:
    """Several forms that are kept in one go; no two of them speak of the same frame."""
    frames = {name: table for part in parts for name, table in vars(part.frames).items() if not table.empty}
    problems = [problem for part in parts for problem in part.reading.problems]
    return _typed(Frames(**frames), problems, [cell for part in parts for cell in part.emptied])


# Numbers as text and back


def _as_text(values: pd.DataFrame) -> pd.DataFrame:
    """Numbers as a form shows them: as they were given, "" where unknown."""
    return values.map(lambda value: "" if pd.isna(value) else f"{value:.6f}".rstrip("0").rstrip(".")).astype(
        "str"
    )


def _from_text(table: pd.DataFrame, columns: list[str]) -> tuple[pd.DataFrame, npt.NDArray[np.bool_]]:
    """A form's columns as numbers, and which cells hold something that is no number."""
    values, unreadable = table[columns].copy(), np.zeros((len(table), len(columns)), dtype=bool)
    for place, column in enumerate(columns):
        if not pd.api.types.is_numeric_dtype(table[column]):
            # A single typed number has no thousands: its comma is a decimal comma.
            read = numbers(
                table[column].fillna("").astype("str").str.replace(",", "."), decimal="point", thousands=False
            )
            values[column], unreadable[:, place] = read.values, read.unreadable
    return values.astype("float64"), unreadable


# Scores


def score_table(snapshots: pd.DataFrame, columns: Iterable[str]) -> pd.DataFrame:
    """A history to edit, newest first: ``date``, and the scores as text."""
    newest_first = snapshots.iloc[::-1].reset_index(drop=True)
    return newest_first[["date"]].join(_as_text(newest_first[list(columns)]))


def day_sheet(snapshots: pd.DataFrame, when: date, columns: Iterable[str]) -> pd.DataFrame:
    """What is known of one day as the score form shows it: a row for each score, one column, `VALUE`, of text."""
    of_day = snapshots[snapshots["date"] == pd.Timestamp(when)].reindex(columns=list(columns))
    values = of_day.iloc[-1] if len(of_day) else pd.Series(float("nan"), of_day.columns)
    return _as_text(values.astype("float64").rename(VALUE).rename_axis("score").to_frame())


def scores_of_day(typed: pd.DataFrame, shown: pd.DataFrame, when: date, *, today: date | None) -> Typed:
    """The scores of one day, typed into a sheet of `day_sheet`'s shape; only what differs from ``shown``."""
    as_row = [sheet.T.assign(date=pd.Timestamp(when)).reset_index(drop=True) for sheet in (typed, shown)]
    return scores(*as_row, today=today)


def scores(typed: pd.DataFrame, shown: pd.DataFrame | None = None, *, today: date | None) -> Typed:
    """Snapshots typed into a table with the columns ``date`` and any of ``SCORE_COLUMNS``, as numbers or as text.

    ``shown`` is the table before editing; only cells that differ from it are read, though the rules look at whole
    rows. A row of ``shown`` that is gone, or a value that was blanked, is emptied. Two rows of one day: nothing is
    read, and a problem says which day.
    """
    columns = [column for column in SCORE_COLUMNS if column in typed]
    before = _before(shown, columns)
    values, unreadable = _from_text(typed, columns)
    rows = values.assign(date=pd.to_datetime(typed["date"]))
    is_filled = (rows["date"].notna() | values.notna().any(axis=1)).to_numpy() | unreadable.any(axis=1)
    rows, unreadable = rows[is_filled], unreadable[is_filled]
    twice = rows.loc[rows["date"].notna() & rows["date"].duplicated(), "date"]
    if len(twice):
        message = say.two_rows_of_a_day(twice.iloc[0].date())
        return _typed(Frames(), [Problem(None, "date", None, message, left_out=True)])

    problems = list(_not_numbers(typed[is_filled], rows["date"], columns, unreadable))
    stood = before.reindex(index=rows["date"]).set_axis(rows.index)
    # What cannot be read changes nothing.
    rows[columns] = rows[columns].mask(pd.DataFrame(unreadable, rows.index, columns), stood)
    is_new = ~_same(stood, rows[columns]).all(axis=1)
    told = rows[is_new | rows["date"].isna()].assign(source=SOURCE)
    table, found, _assumptions = rules.snapshots(captures(told), today=today)
    stood = before.reindex(index=table["date"]).set_axis(table.index)
    table[columns] = table[columns].mask(_same(stood, table[columns]))
    said = table[table[columns].notna().any(axis=1)].reset_index(drop=True)
    return _typed(Frames(snapshots=said), [*problems, *found], _emptied_scores(before, rows))


def _before(shown: pd.DataFrame | None, columns: list[str]) -> pd.DataFrame:
    """The scores that a table showed before it was edited, by day."""
    if shown is None:
        shown = empty("snapshots")
    values, _unreadable = _from_text(shown, columns)
    by_day = values.assign(date=pd.to_datetime(shown["date"])).dropna(subset=["date"])
    return by_day.drop_duplicates("date", keep="last").set_index("date")


def _same(stood: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Which cells say what stood there; unknown is the same as unknown."""
    return stood.eq(values) | (stood.isna() & values.isna())


def _not_numbers(
    typed: pd.DataFrame, days: pd.Series, columns: list[str], unreadable: npt.NDArray[np.bool_]
) -> Iterable[Problem]:
    for row, place in np.argwhere(unreadable):
        day, column, text = days.iloc[row], columns[place], str(typed[columns[place]].iloc[row])
        message = say.not_a_number(None if pd.isna(day) else day.date(), column, text)
        yield Problem(None, column, text, message)


def _emptied_scores(before: pd.DataFrame, rows: pd.DataFrame) -> Iterable[Cell]:
    now = rows.dropna(subset=["date"]).set_index("date").reindex(index=before.index, columns=before.columns)
    gone = before.notna() & now.isna()
    return [Cell("snapshots", day.date(), str(column)) for column in gone for day in gone.index[gone[column]]]


# Habits and outcomes

Counted = Literal["habits", "outcomes"]
_SLUG_AND_COUNT: Mapping[Counted, tuple[str, str]] = {
    "habits": ("habit", "count"),
    "outcomes": ("measure", "value"),
}


def rows_of_week(counts: pd.DataFrame, monday: date) -> pd.DataFrame:
    """The counts of habits or outcomes that are dated within a week."""
    start = pd.Timestamp(monday)
    return counts[counts["date"].between(start, start + pd.Timedelta(days=6))].sort_values("date")


def _week_cells(counts: pd.DataFrame, monday: date) -> dict[tuple[str, str], tuple[date, int, float]]:
    """What is known of a week by slug and column of the form: the last day, the days covered, the count."""
    start = pd.Timestamp(monday)
    cells: dict[tuple[str, str], tuple[date, int, float]] = {}
    # Both frames have the day, the slug, the count and its days, in this order.
    for day, slug, count, days in rows_of_week(counts, monday).itertuples(index=False, name=None):
        if days == 1:
            cells[slug, WEEKDAYS[(day - start).days]] = (day.date(), 1, count)
        elif day - pd.Timedelta(days=days - 1) == start:
            cells[slug, WHOLE_WEEK] = (day.date(), days, count)
    return cells


def week_grid(counts: pd.DataFrame, slugs: list[str], monday: date) -> pd.DataFrame:
    """What is known about a week as the form shows it, as text: a row a habit or outcome, `WEEKDAYS`, `WHOLE_WEEK`.

    Unknown days are empty; 0 says "logged, none done". The total is one that begins on the Monday.
    """
    columns = [*WEEKDAYS, WHOLE_WEEK]
    grid = pd.DataFrame(index=pd.Index(slugs, name="slug"), columns=columns, dtype="float64")
    for (slug, column), (_day, _days, count) in _week_cells(counts, monday).items():
        if slug in grid.index:
            grid.loc[slug, column] = count
    return _as_text(grid)


def counts_of_week(
    name: Counted, typed: pd.DataFrame, counts: pd.DataFrame, monday: date, *, today: date
) -> Typed:
    """Counts of one week, typed into a grid of `week_grid`'s shape; only cells that differ from ``counts``.

    A total is kept as one row and never spread; that of a running week covers the days up to ``today``.
    """
    rows: list[dict[str, Any]] = []
    emptied: list[Cell] = []
    problems: list[Problem] = []
    slug_column, count_column = _SLUG_AND_COUNT[name]
    stored = _week_cells(counts, monday)
    end = min(monday + timedelta(days=6), today)
    read, unreadable = _from_text(typed, list(typed.columns))
    values = read.to_numpy(dtype="float64")
    unusable = unreadable | (values < 0)
    for row, slug in enumerate(str(each) for each in typed.index):
        for place, column in enumerate(str(each) for each in typed.columns):
            count, stood = float(values[row, place]), stored.get((slug, column))
            is_total = column == WHOLE_WEEK
            day = end if is_total else monday + timedelta(days=int(column))
            if unusable[row, place]:
                text = str(typed.iat[row, place])
                problems.append(Problem(None, slug, text, say.not_a_count(name, slug, text)))
            elif np.isnan(count) and stood is not None:
                emptied.append(Cell(name, stood[0], slug, stood[1]))
            elif not np.isnan(count) and (stood is None or stood[2] != count):
                days = (end - monday).days + 1 if is_total else 1
                rows.append({"date": day, slug_column: slug, count_column: count, "days": days})
    return _typed(Frames(**{name: frame(name, rows)}), problems, emptied)


# Totals of a week


def totals_of_week(
    typed: Mapping[str, str], shown: Mapping[str, str], habits: pd.DataFrame, monday: date, *, today: date
) -> Typed:
    """Habits' totals of one week as texts by slug; only those that differ from ``shown`` are read.

    A total takes the place of all that is known of the week, be it a day's count, and covers its days up to ``today``;
    one that was emptied takes these counts away.
    """
    changed = {slug: text for slug, text in typed.items() if text.strip() != shown.get(slug, "").strip()}
    if not changed:
        return _typed(Frames())
    table = pd.DataFrame({WHOLE_WEEK: pd.Series(changed, dtype="str")})
    said = counts_of_week("habits", table, empty("habits"), monday, today=today)
    blank = {slug for slug, text in changed.items() if not text.strip()}
    of_blank = habits[habits["habit"].isin(blank)]
    first = of_blank["date"] - pd.to_timedelta(of_blank["days"] - 1, unit="D")
    start, end = pd.Timestamp(monday), pd.Timestamp(monday) + pd.Timedelta(days=6)
    touches = (first <= end) & (of_blank["date"] >= start)
    within = (first >= start) & (of_blank["date"] <= end)
    emptied = [
        Cell("habits", day.date(), slug, int(days))
        for day, slug, _count, days in of_blank[within].itertuples(index=False, name=None)
    ]
    longer = of_blank[touches & ~within]
    problems = [
        Problem(None, slug, None, say.part_of_a_longer_total(slug, int(days)))
        for _day, slug, _count, days in longer.itertuples(index=False, name=None)
    ]
    return _typed(said.frames, [*said.reading.problems, *problems], emptied)


def more_today(habits: pd.DataFrame, slug: str, more: float, today: date) -> Typed:
    """So many more actions of a habit today, on top of what was counted of today alone."""
    is_today = (habits["habit"] == slug) & (habits["date"] == pd.Timestamp(today)) & (habits["days"] == 1)
    row = {
        "date": today,
        "habit": slug,
        "count": float(habits.loc[is_today, "count"].sum()) + more,
        "days": 1,
    }
    return _typed(Frames(habits=frame("habits", [row])))
