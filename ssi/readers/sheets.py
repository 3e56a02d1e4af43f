"""Excel workbooks to rows of cells: real dates as ISO dates, numbers as numbers, all else as text."""

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid, is_blank
from ssi.words import refused_tables

_Value = str | float | int | bool | date | datetime | time | timedelta


def grids(data: bytes) -> Iterator[tuple[str, Grid]]:
    """Name and cells of every sheet that holds any; ``lines`` are the sheet's row numbers.

    ``data`` must have passed the checks of size: the reader behind this lays out every cell up to the last.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            found = workbook.get_sheet_by_name(sheet.name)
            rows = found.to_python(skip_empty_area=True)
            first = (found.start or (0, 0))[0] + 1
            cells = [[_cell(value) for value in row] for row in rows]
            grid = Grid(cells, range(first, first + len(rows)), has_numbers=True)
            if not all(is_blank(row) for row in grid.rows):
                yield sheet.name, grid
    except CalamineError as error:
        raise UnreadableFile(refused_tables.damaged_workbook()) from error


def _cell(value: _Value) -> Cell:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)
