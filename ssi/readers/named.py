"""Tables of one program, told by headings that only it writes."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ssi.readers.grid import Cell, Grid
from ssi.readers.layouts import Table, table
from ssi.readers.plain import plain_words

_LOOKED_AT = 5
"""Rows among which the headings stand: a program writes no preamble."""
_LONGEST = 40


@dataclass(frozen=True)
class NamedTable:
    """A table with its columns by their plain names."""

    table: Table
    columns: Mapping[str, pd.Series]


def names_among(row: Sequence[Cell], known: Collection[str]) -> int:
    """How many cells of a row are one of these plain names."""
    return sum(isinstance(cell, str) and len(cell) <= _LONGEST and plain_words(cell) in known for cell in row)


def named_table(grid: Grid, needed: Collection[str]) -> NamedTable | None:
    """The table below the row that holds every one of these plain names; None where there is no such row."""
    for index, row in enumerate(grid.rows[:_LOOKED_AT]):
        if not set(needed) <= {plain_words(str(cell)) for cell in row if len(str(cell)) <= _LONGEST}:
            continue
        below = replace(grid, rows=grid.rows[index:], lines=grid.lines[index:])
        found = table(below, more_names=[str(cell).strip() for cell in row])
        columns = {
            plain_words(name): cells for name, cells in zip(found.headings, found.columns, strict=True)
        }
        return NamedTable(found, columns) if set(needed) <= set(columns) else None
    return None
