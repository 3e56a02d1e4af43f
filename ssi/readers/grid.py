"""Rows of cells with their physical lines, the shape between a text or a sheet and its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ssi.model import Problem

Cell = str | float
"""Text, or a number that a workbook holds as such; "" where blank."""


@dataclass(frozen=True)
class Grid:
    """A table's rows as they stand in a file; they may differ in length.

    ``lines`` holds the 1-based physical line on which each row begins. ``problems`` are those of finding
    the rows, as an unclosed quote. ``has_numbers``: some cells are numbers, as in a workbook.
    """

    rows: Sequence[Sequence[Cell]]
    lines: Sequence[int | None]
    problems: Sequence[Problem] = field(default=())
    has_numbers: bool = False


def is_blank(row: Sequence[Cell]) -> bool:
    """Whether a row has no cell with anything in it."""
    return not any(isinstance(cell, float) or (cell and not cell.isspace()) for cell in row)


def texts(row: Sequence[Cell]) -> list[str]:
    """The cells of a row as text, blank ones at its end left away."""
    cells = [str(cell).strip() for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
