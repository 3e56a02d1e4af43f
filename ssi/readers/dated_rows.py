"""Which rows of a table have a day, and the days that their counts cover."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import model
from ssi.model import Problem
from ssi.readers.clocks import clock_times
from ssi.readers.columns import Columns
from ssi.readers.layouts import Table
from ssi.readers.options import Options
from ssi.readers.plain import plain_words, word_set
from ssi.readers.texts import pick
from ssi.words import problems as say

Mask = npt.NDArray[np.bool_]
_Value = TypeVar("_Value", bound=np.generic)

_WEEK_STARTS = frozenset(("week", "woche", "semaine", "semana", "kw", "kalenderwoche"))
_WEEK_ENDS = frozenset(("week ending", "week end", "week ended", "semana terminada", "woche bis"))
_SUMMARY_WORDS = word_set(
    """average avg mean median max maximum min minimum total totals sum summary best change goal target
    trend mittelwert durchschnitt schnitt summe gesamt moyenne somme promedio suma media soma resumo
    gemiddelde totaal som"""
)


@dataclass(frozen=True)
class Rows:
    """The dated rows of a table; ``index`` says which of all rows they are, the rest has one entry for each.

    ``counts_until`` is the last of the ``span`` days that a row's counts cover.
    """

    index: npt.NDArray[np.intp]
    lines: pd.Series
    days: pd.Series
    counts_until: pd.Series
    span: int
    times: pd.Series

    def of(self, cells: pd.Series) -> pd.Series:
        """A column's cells in these rows."""
        return cells if len(self.index) == len(cells) else cells.iloc[self.index].reset_index(drop=True)

    def values(self, column: npt.NDArray[_Value]) -> npt.NDArray[_Value]:
        """The same of what a column was read as."""
        return column if len(self.index) == len(column) else column[self.index]

    def place(self, row: int) -> tuple[int | None, str]:
        """A row's line, and how a sentence says where it is."""
        line = self._numbers[row]
        return line, say.place(line, None if line is not None else self.day(row))

    def day(self, row: int) -> date:
        """A row's day."""
        return model.calendar_day(self.days.iloc[row])

    @cached_property
    def _numbers(self) -> list[int | None]:
        """The lines as a list: a table may have very many rows to be named."""
        return self.lines.astype("object").where(self.lines.notna(), None).tolist()


def dated_rows(table: Table, columns: Columns, options: Options, problems: list[Problem]) -> Rows:
    """The rows that have a day; the others are summaries, comments, or left out and said."""
    count = len(table.lines)
    if columns.days is None:
        days = pd.Series([options.snapshot_date] * count).astype("datetime64[s]")
        times = pick([""], np.zeros(count, dtype=np.intp))
    else:
        days, times = pd.Series(columns.days.days), columns.days.times
    problems += _undated(table, columns, days.isna().to_numpy())
    lines = table.line_numbers()
    index = np.flatnonzero(days.notna())
    if len(index) < count:
        days, times = days.iloc[index].reset_index(drop=True), times.iloc[index].reset_index(drop=True)
        lines = lines.iloc[index].reset_index(drop=True)
    for heading in columns.headings("time"):
        clock = clock_times(table.columns[table.headings.index(heading)].iloc[index])
        times = times.where(times != "", clock)
    span, counts_until = 1, days
    if columns.days is not None and (ends := _week_ends(columns, days)):
        span = 7
        if ends == "start":
            counts_until = days + pd.Timedelta(days=6)
            problems.append(Problem(None, "date", None, say.rows_are_weeks()))
    return Rows(index, lines, days, counts_until, span, times)


def _week_ends(columns: Columns, days: pd.Series) -> str | None:
    """Whether rows stand for weeks: "start" where they are named by the first day, "end" by the last."""
    assert columns.days is not None
    words = plain_words(columns.day_heading or "")
    distances = days.drop_duplicates().sort_values().diff().dt.days
    if columns.days.weeks.any():
        return "start"
    if (distances < 6).any():
        return None
    if words in _WEEK_ENDS:
        return "end"
    return "start" if words.split()[:1] and words.split()[0] in _WEEK_STARTS else None


def _undated(table: Table, columns: Columns, undated: Mask) -> Iterator[Problem]:
    """Rows without a day: sums and comments are said in one line, all else is left out one by one."""
    if not undated.any():
        return
    has_values = np.zeros(len(undated), dtype=bool)
    for column in columns.values():
        has_values |= ~np.isnan(column)
    rows = np.flatnonzero(undated)
    cells = [column.iloc[rows].tolist() for column in table.columns]
    day_cells = cells[table.headings.index(columns.day_heading)] if columns.day_heading else None
    remarks: list[int] = []
    for place, row in enumerate(rows.tolist()):
        line = table.lines[row]
        if not has_values[row] or _is_summary([column[place] for column in cells]):
            remarks += [line] if line is not None else []
            continue
        where = say.place(line, None)
        cell = str(day_cells[place]).strip() if day_cells is not None else ""
        message = say.not_a_day(where, cell) if cell else say.no_date(where)
        yield Problem(line, "date", cell or None, message, left_out=True)
    if remarks:
        yield Problem(None, None, None, say.summary_rows(remarks))


def _is_summary(cells: Sequence[str | float]) -> bool:
    words = [plain_words(cell).split() for cell in cells if isinstance(cell, str) and cell.strip()]
    return any(word in _SUMMARY_WORDS for cell in words[:2] for word in cell)
