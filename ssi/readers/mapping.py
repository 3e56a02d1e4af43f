"""What a person needs to say what the columns of a table are: headings, first cells, and a first proposal."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

import pandas as pd

from ssi.readers.days import days
from ssi.readers.grid import Cell, Grid, is_blank
from ssi.readers.headers import role
from ssi.words.refused_tables import nameless_column

FIRST_CELLS = 5
"""So many cells of a column tell a person what it holds."""
_LOOKED_AT = 200
"""Rows among which the first cells are looked for."""
_TITLE_LINES = 30
"""Headings stand within these rows."""
_ENOUGH_DAYS = 0.8
"""Share of a column's first cells that are dates where it is proposed as the date."""

Columns = Mapping[str, tuple[str, ...]]
"""Heading → its first cells, as a person would read them."""


def first_cells(headings: Sequence[str], columns: Sequence[Sequence[Cell] | pd.Series]) -> Columns:
    """Each heading with the first cells below it that are not blank."""
    return {
        heading: tuple(islice((text for cell in cells[:_LOOKED_AT] if (text := _text(cell))), FIRST_CELLS))
        for heading, cells in zip(headings, columns, strict=True)
    }


def _text(cell: Cell) -> str:
    return f"{cell:.10g}" if isinstance(cell, float) else cell.strip()


def headings_of(row: Sequence[Cell]) -> tuple[str, ...]:
    """A row as headings, told apart: "Brand", "Brand (2)"; a blank one by its place, "Column 4"."""
    seen: Counter[str] = Counter()
    unique = []
    for place, cell in enumerate(row, 1):
        name = _text(cell) or nameless_column(place)
        seen[name] += 1
        unique.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(unique)


def without_headings(grid: Grid) -> Grid | None:
    """The grid with "Column 1", "Column 2" over it, where its first full row is data already; else None."""
    place = _first_full_row(grid.rows)
    if place is None or not any(_is_data(cell) for cell in grid.rows[place]):
        return None
    width = max(len(row) for row in grid.rows[place:])
    return Grid(
        [headings_of([""] * width), *grid.rows[place:]],
        [None, *grid.lines[place:]],
        grid.problems,
        has_numbers=grid.has_numbers,
    )


def below_first_row(grid: Grid) -> Columns:
    """The first full row of a grid as headings, though none of them is known, with what stands below."""
    place = _first_full_row(grid.rows)
    if place is None:
        return {}
    headings = headings_of(grid.rows[place])
    rows = grid.rows[place + 1 : place + 1 + _TITLE_LINES]
    columns = [[row[at] if at < len(row) else "" for row in rows] for at in range(len(headings))]
    return first_cells(headings, columns)


def _first_full_row(rows: Sequence[Sequence[Cell]]) -> int | None:
    for place, row in enumerate(rows[:_TITLE_LINES]):
        if sum(not is_blank([cell]) for cell in row) > 1:
            return place
    return None


def _is_data(cell: Cell) -> bool:
    """Whether a cell is a number or a day, which no heading is."""
    if isinstance(cell, float):
        return True
    text = cell.strip()
    return bool(text) and (text.replace(",", "").replace(".", "").isdecimal() or _are_days([text]))


def _are_days(cells: Sequence[str]) -> bool:
    if not cells:
        return False
    found = days(pd.Series(cells, dtype="str")).days
    return float((~pd.isna(found)).sum()) >= _ENOUGH_DAYS * len(cells)


def proposed(columns: Columns) -> dict[str, str]:
    """A role for every column: by its heading, else "date" for the first of days, else "ignore"."""
    roles = {heading: role(heading) for heading in columns}
    if "date" not in roles.values():
        unknown = (heading for heading, known in roles.items() if known in (None, "time", "note"))
        dated = next((heading for heading in unknown if _are_days(columns[heading])), None)
        if dated is not None:
            roles[dated] = "date"
    return {heading: known or "ignore" for heading, known in roles.items()}


def shape(columns: Columns) -> str:
    """What tables with the same headings have in common, whatever their order."""
    return hashlib.sha256("\n".join(sorted(columns)).encode()).hexdigest()
