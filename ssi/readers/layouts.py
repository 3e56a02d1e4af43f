"""From rows of cells to a table: where the heading row is, which way the table lies, rows that do not fit."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Problem
from ssi.readers import mapping
from ssi.readers.days import days
from ssi.readers.errors import UnreadableFile
from ssi.readers.even import EvenRows
from ssi.readers.grid import Cell, Grid, is_blank
from ssi.readers.headers import LONG_NAMES, known_names, role
from ssi.readers.plain import plain_words
from ssi.words import problems as say
from ssi.words import refused_tables

HEADING_BY_LINE = 30
"""A preamble longer than this is no preamble."""
_LONGEST_NAME = 80
_DAY = re.compile(r"\d{1,4}([-/.])\d{1,2}\1\d{1,4}")
_NAMES_LOOKED_AT = 200
"""Names of scores stand at the top of a table that lies across."""


@dataclass(frozen=True)
class Table:
    """Named columns over rows of equal length.

    ``headings`` are unique; ``lines`` holds each row's physical line, None where the table lies across.
    """

    headings: tuple[str, ...]
    columns: tuple[pd.Series, ...]
    lines: Sequence[int | None]
    problems: tuple[Problem, ...]
    across: bool = False

    def line_numbers(self) -> pd.Series:
        """The physical lines as a column, missing where there is none."""
        if isinstance(self.lines, range):
            return pd.Series(np.asarray(self.lines), dtype="Int64")
        return pd.Series(np.asarray(self.lines, dtype=object), dtype="Int64")


def table(grid: Grid, *, more_names: Collection[str] = ()) -> Table:
    """The table in a grid; UnreadableFile where there is no heading row or nothing below it.

    ``more_names`` are headings that the caller knows beside those that every reader knows.
    """
    if all(is_blank(row) for row in grid.rows):
        raise UnreadableFile(refused_tables.empty())
    across = _across(grid)
    if across is not None:
        return across
    heading = _heading_row(grid.rows, more_names)
    if heading is not None:
        return _below(grid, heading)
    nameless = mapping.without_headings(grid)
    if nameless is not None and set(more_names) & set(nameless.rows[0]):
        return _below(nameless, 0)
    raise UnreadableFile(
        refused_tables.no_heading(_first_words(grid.rows)), mapping.below_first_row(nameless or grid)
    )


def _first_words(rows: Sequence[Sequence[Cell]]) -> list[str]:
    """The cells of the first row that may be a heading: what a person would look at."""
    for row in rows[:HEADING_BY_LINE]:
        words = [str(cell).strip() for cell in row if str(cell).strip()]
        if len(words) > 1:
            return words
    return [str(cell).strip() for cell in rows[0] if str(cell).strip()]


def _heading_row(rows: Sequence[Sequence[Cell]], more_names: Collection[str]) -> int | None:
    """The first row with two known names; else one with a name for the date and any other heading."""
    for index, row in enumerate(rows[:HEADING_BY_LINE]):
        words = [
            cell.strip() for cell in row if isinstance(cell, str) and 0 < len(cell.strip()) <= _LONGEST_NAME
        ]
        # "Posts" and "no" are headings, but not beside a day.
        if any(_DAY.fullmatch(word) for word in words):
            continue
        known = sum(role(word) is not None or word in more_names for word in words)
        is_log = sum(plain_words(word) in LONG_NAMES for word in words) >= 2
        if known >= 2 or (is_log and any(role(word) == "date" for word in words)):
            return index
    for index, row in enumerate(rows[:HEADING_BY_LINE]):
        words = [cell for cell in row if isinstance(cell, str) and cell.strip()]
        if len(words) > 1 and len(words[0]) <= 40 and role(words[0]) == "date":
            return index
    return None


def _below(grid: Grid, heading: int) -> Table:
    """The rows below the heading that are neither blank nor the heading once more."""
    names = _stripped(grid.rows[heading])
    width = len(names)
    if isinstance(grid.rows, EvenRows) and (even := grid.rows.columns_from(heading + 1, width)):
        return _even(grid, heading, names, even)
    last_is_text = role(names[-1]) == "note"
    rows: list[Sequence[Cell]] = []
    lines: list[int | None] = []
    problems = list(grid.problems)
    first = str(grid.rows[heading][0])
    below = grid.rows[heading + 1 :]
    if joined := _with_decimals_joined(below, width):
        below = joined
        problems.append(Problem(None, None, None, say.decimals_joined()))
    for row, line in zip(below, grid.lines[heading + 1 :], strict=True):
        if len(row) != width:
            fitted = _fitted(row, width, last_is_text=last_is_text)
            if fitted is None:
                message = say.too_many_cells(say.place(line, None), len(row), width)
                problems.append(Problem(line, None, None, message, left_out=True))
                continue
            row = fitted
        if is_blank(row) or (row[0] == first and _stripped(row) == names):
            continue
        rows.append(row)
        lines.append(line)
    if not rows:
        if len(problems) > len(grid.problems):
            raise UnreadableFile(refused_tables.rows_do_not_fit(problems[-1].message))
        raise UnreadableFile(refused_tables.heading_only())
    return Table(
        mapping.headings_of(names),
        _columns(rows, has_numbers=grid.has_numbers),
        tuple(lines),
        tuple(problems),
    )


def _even(grid: Grid, heading: int, names: Sequence[str], columns: Sequence[pd.Series]) -> Table:
    """The same of rows that all are as long as the heading."""
    blank, again = (_rows_of(columns, row) for row in ([""] * len(names), names))
    lines = grid.lines[heading + 1 :]
    if (left_out := blank | again).any():
        columns = [column[~left_out].reset_index(drop=True) for column in columns]
        lines = [line for line, is_out in zip(lines, left_out.tolist(), strict=True) if not is_out]
    if not len(lines):
        raise UnreadableFile(refused_tables.heading_only())
    return Table(mapping.headings_of(names), tuple(columns), lines, tuple(grid.problems))


def _rows_of(columns: Sequence[pd.Series], row: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Where all columns hold what a row says."""
    alike = np.ones(len(columns[0]), dtype=bool)
    for column, cell in zip(columns, row, strict=True):
        if alike.any():
            alike &= (column == cell).to_numpy(dtype=bool)
    return alike


def _stripped(row: Sequence[Cell]) -> list[str]:
    return [str(cell).strip() for cell in row]


def _fitted(row: Sequence[Cell], width: int, *, last_is_text: bool) -> Sequence[Cell] | None:
    """A row as long as the heading; None where cells too many could belong anywhere."""
    if len(row) < width:
        return [*row, *[""] * (width - len(row))]
    if is_blank(row[width:]):
        return row[:width]
    # "fair, day one" without quotes under Notes, the last heading.
    if last_is_text:
        return [*row[: width - 1], ", ".join(str(cell).strip() for cell in row[width - 1 :])]
    return None


def _with_decimals_joined(rows: Sequence[Sequence[Cell]], width: int) -> list[Sequence[Cell]] | None:
    """Rows whose every number was cut at its decimal comma: "2026-03-02,41,3,14,0" under three headings.

    None where a single row says otherwise: joined by mistake, 42 and 14 would become 42.14.
    """
    joined: list[Sequence[Cell]] = []
    for row in rows:
        first, *parts = [str(cell).strip() for cell in row] or [""]
        if is_blank(row):
            joined.append(row)
        elif len(parts) == 2 * (width - 1) and all(map(str.isdecimal, parts)) and not first.isdecimal():
            pairs = zip(parts[::2], parts[1::2], strict=True)
            joined.append([first, *(f"{whole},{fraction}" for whole, fraction in pairs)])
        else:
            return None
    return joined if width > 1 and not all(is_blank(row) for row in joined) else None


def _columns(rows: Sequence[Sequence[Cell]], *, has_numbers: bool) -> tuple[pd.Series, ...]:
    """Columns as text, or as objects where a workbook has numbers among the text."""
    return tuple(_column(cells, has_numbers=has_numbers) for cells in zip(*rows, strict=True))


def _column(cells: Sequence[Cell], *, has_numbers: bool) -> pd.Series:
    if has_numbers and any(isinstance(cell, float) for cell in cells):
        return pd.Series(cells, dtype="object")
    texts: pd.Series[str] = pd.Series([*cells], dtype="str")
    return texts.str.strip()


_SHORT_NUMBER = re.compile(r"\s*(?:[+-]?\d{0,4}(?:[.,]\d*)?)\s*")


def _is_short_number(cell: Cell) -> bool:
    """Whether a cell is blank or a number like a score's: no day is written so."""
    return cell < 10_000 if isinstance(cell, float) else bool(_SHORT_NUMBER.fullmatch(cell))


def _across(grid: Grid) -> Table | None:
    """A table with a date over each column and the scores' names in its first one, turned upright."""
    for index, row in enumerate(grid.rows[:HEADING_BY_LINE]):
        if sum(not _is_short_number(cell) for cell in row[1:]) < 2:
            continue
        dated = days(_column(row[1:], has_numbers=True))
        found = ~pd.isna(dated.days)
        # A column without a date above, as "Average", is no reading.
        if found.sum() < 2 or dated.unreadable.sum() > found.sum() / 2:
            continue
        below = [other for other in grid.rows[index + 1 :] if not is_blank(other)]
        if sum(known_names(other[:1]) for other in below[:_NAMES_LOOKED_AT]) < 2:
            continue
        width = len(row)
        date_heading = _stripped(row)[0]
        names = [
            date_heading if role(date_heading) == "date" else "Date",
            *(str(other[0]).strip() for other in below),
        ]
        cells = [row[1:], *([*other[1:width], *[""] * (width - len(other))] for other in below)]
        columns = tuple(_column(column, has_numbers=True)[found].reset_index(drop=True) for column in cells)
        problems = list(grid.problems)
        if dated.unreadable.any():
            undated = [
                name for name, is_text in zip(_stripped(row[1:]), dated.unreadable, strict=True) if is_text
            ]
            problems.append(Problem(None, None, None, say.undated_columns(undated)))
        return Table(
            mapping.headings_of(names), columns, (None,) * int(found.sum()), tuple(problems), across=True
        )
    return None
