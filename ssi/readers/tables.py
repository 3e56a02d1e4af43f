"""Score histories and habit logs from tables: separated text and Excel workbooks."""

from collections.abc import Sequence

from ssi.model import Reading
from ssi.readers import delimited, event_tables, logs, long, merged, sheets, wide
from ssi.readers.columns import Columns, columns
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Grid
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
    return read_grid(delimited.grid(text, known_names), options)


def read_workbook(data: bytes, options: Options) -> Reading:
    """What the sheets of an Excel workbook hold of one history; UnreadableFile where none can be used."""
    found: list[merged.Sheet] = []
    refused: list[UnreadableFile] = []
    for name, grid in sheets.grids(data):
        try:
            of_sheet = table(grid, more_names=options.columns or ())
            found.append(merged.Sheet(name, of_sheet.headings, _read(of_sheet, options, "workbook")))
        except UnreadableFile as error:
            refused.append(error)
    if not found:
        raise refused[0] if refused else UnreadableFile(refused_tables.empty())
    return merged.one_history(found)


def read_grid(grid: Grid, options: Options, format_key: str | None = None) -> Reading:
    """Rows of cells, wherever they came from, as a reading; ``format_key`` where the caller knows the format."""
    return _read(table(grid, more_names=options.columns or ()), options, format_key)


def _read(found: Table, options: Options, format_key: str | None) -> Reading:
    if (events := event_tables.read(found, options)) is not None:
        return _with_something(events)
    if (logged := logs.read(found, options)) is not None:
        return _with_something(_reading(format_key or "habit_log", found, *logged, options))
    upright = long.upright(found)
    name = format_key or _format(found, is_long=upright is not None)
    used = upright or found
    read_columns = columns(used, options)
    if not read_columns.scores and not read_columns.counts:
        raise UnreadableFile(refused_tables.no_known_column(found.headings))
    return _with_something(_reading(name, used, read_columns, None, options))


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
