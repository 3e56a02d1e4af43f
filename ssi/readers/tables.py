"""Score histories and habit logs from tables: separated text and Excel workbooks."""

from collections.abc import Sequence
from dataclasses import replace

from ssi.model import Reading
from ssi.readers import (
    actions,
    analytics,
    apps,
    delimited,
    event_tables,
    logs,
    long,
    mapping,
    merged,
    sheets,
    wide,
)
from ssi.readers.columns import Columns, columns
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid
from ssi.readers.headers import known_names
from ssi.readers.layouts import Table, table
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.words import refused_tables

_FORMATS: Sequence[tuple[str, frozenset[str]]] = (
    ("tracker_csv", frozenset(("total ssi", "ssi increase"))),
    ("long_pt", frozenset(("secao", "campo", "valor numerico"))),
    ("scraper_pt", frozenset(("pontuacao geral", "hora coleta"))),
    ("database", frozenset(("ssi overall score", "date created"))),
    ("database", frozenset(("user id", "recorded at"))),
)
"""Formats that their headings give away: those that all are there."""


def read_text(text: str, options: Options) -> Reading:
    """A table in text (line ends "\\n") as a reading; UnreadableFile where nothing of it can be used."""
    grid = delimited.grid(text, _known_names)
    of_linkedin = analytics.read_sheets([("", grid)], options, is_workbook=False)
    return of_linkedin or _of_a_tool(grid, options) or read_grid(grid, options)


def _of_a_tool(grid: Grid, options: Options) -> Reading | None:
    """The table of a tool for posts or habits that its headings give away."""
    return analytics.read_posts(grid, options) or apps.read_table(grid, options)


def _known_names(row: Sequence[Cell]) -> int:
    """How many cells of a row are headings that some reader of tables knows."""
    return max(known_names(row), analytics.known_names(row), apps.known_names(row))


def read_workbook(data: bytes, options: Options) -> Reading:
    """What the sheets of an Excel workbook hold, of one person or several; UnreadableFile where none can be used."""
    grids = list(sheets.grids(data))
    if of_linkedin := analytics.read_sheets(grids, options, is_workbook=True):
        return of_linkedin
    found: list[merged.Sheet] = []
    refused: list[UnreadableFile] = []
    for name, grid in grids:
        try:
            if (of_tool := _of_a_tool(grid, options)) is not None:
                found.append(merged.Sheet(name, (name,), of_tool))
                continue
            of_sheet = table(grid, more_names=options.columns or ())
            found.append(merged.Sheet(name, of_sheet.headings, _read(of_sheet, options, "workbook")))
        except UnreadableFile as error:
            refused.append(error)
    if not found:
        raise refused[0] if refused else UnreadableFile(refused_tables.empty())
    return merged.together(found, options.person_column)


def read_grid(grid: Grid, options: Options, format_key: str | None = None) -> Reading:
    """Rows of cells, wherever they came from, as a reading; ``format_key`` where the caller knows the format."""
    return _read(table(grid, more_names=options.columns or ()), options, format_key)


def _read(found: Table, options: Options, format_key: str | None) -> Reading:
    """With its columns also where it is refused: a person may know what they are."""
    columns = mapping.first_cells(found.headings, found.columns)
    try:
        return replace(_recognised(found, options, format_key), columns=columns)
    except UnreadableFile as error:
        raise UnreadableFile(str(error), columns) from error


def _recognised(found: Table, options: Options, format_key: str | None) -> Reading:
    if (events := event_tables.read(found, options)) is not None:
        return _with_something(events)
    if (logged := logs.read(found, options)) is not None:
        return _with_something(_reading(format_key or "habit_log", found, *logged, options))
    if (done := actions.counted(found, options)) is not None:
        return _with_something(_of_actions(done, options, format_key))
    upright = long.upright(found)
    name = format_key or _format(found, is_long=upright is not None)
    used = upright or found
    read_columns = columns(used, options)
    if not read_columns.scores and not read_columns.counts:
        raise UnreadableFile(refused_tables.no_known_column(found.headings))
    return _with_something(_reading(name, used, read_columns, None, options))


def _of_actions(done: actions.Actions, options: Options, format_key: str | None) -> Reading:
    logged = logs.read(done.table, options)
    assert logged is not None
    reading = _reading(format_key or "event_log", done.table, *logged, options)
    return replace(reading, assumptions=(*reading.assumptions, *done.assumptions))


def _reading(name: str, used: Table, found: Columns, log: logs.Log | None, options: Options) -> Reading:
    if found.days is None and options.snapshot_date is None:
        raise UnreadableFile(refused_tables.no_date(used.headings))
    result = wide.read(used, found, options, log)
    return Reading(name, result.people, result.assumptions, result.problems)


def _with_something(reading: Reading) -> Reading:
    """The reading; UnreadableFile with the first reason where nothing is left in it."""
    if any(len(table) for frames in reading.people.values() for table in vars(frames).values()):
        return reading
    left_out = [problem.message for problem in reading.problems if problem.left_out]
    raise UnreadableFile(refused_tables.nothing_usable(left_out[0] if left_out else None))


def _format(found: Table, *, is_long: bool) -> str:
    headings = {plain_words(heading) for heading in found.headings}
    for name, needed in _FORMATS:
        if needed <= headings:
            return name
    if found.across:
        return "transposed_sheet"
    return "long_sheet" if is_long else "sheet"
