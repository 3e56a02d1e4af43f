"""Exports of habit apps: Loop Habit Tracker, Streaks, Habitica."""

from collections.abc import Sequence

from ssi.model import Reading
from ssi.readers.apps import habitica, loop, streaks
from ssi.readers.apps.loop import read_loop
from ssi.readers.grid import Cell, Grid
from ssi.readers.options import Options

__all__ = ["known_names", "read_loop", "read_table"]


def known_names(row: Sequence[Cell]) -> int:
    """How many cells of a row are headings that only these apps write."""
    return max(streaks.known_names(row), habitica.known_names(row))


def read_table(grid: Grid, options: Options) -> Reading | None:
    """The habits of an app's table; None where it is of none of them."""
    for read in (loop.read_table, streaks.read, habitica.read):
        if (reading := read(grid, options)) is not None:
            return reading
    return None
