"""How much a file may hold, and why: one table of settings for every reader.

A history of ten years with a row a day is well under 1 MB. The limits stand far above what people have
and far below what could keep a computer busy for more than a few seconds. They are checked before
anything is unpacked or parsed.
"""

from dataclasses import dataclass

from ssi.readers.errors import UnreadableFile
from ssi.words import refusals


@dataclass(frozen=True)
class Limits:
    """Sizes in bytes, lengths in characters, everything else counted."""

    file_bytes: int = 200_000_000
    """The whole upload: what Streamlit's uploader takes by default, and more than a LinkedIn archive needs."""
    text_bytes: int = 60_000_000
    """A table as text: a tracker's half a million captures are 40 MB, and read in seconds."""
    json_characters: int = 20_000_000
    """JSON: every bracket of it becomes an object, which takes twenty times the memory of its text."""
    unpacked_bytes: int = 100_000_000
    """A workbook unpacked: its XML is about ten times as long as the same table as text."""
    member_bytes: int = 60_000_000
    """One file of an archive: 20,000 messages, ten years of a busy person, are 10 to 20 MB."""
    members_bytes: int = 120_000_000
    """All files of an archive that are read, unpacked: messages are half of the largest archives."""
    archive_lines: int = 500_000
    """Lines of one file of LinkedIn's archive: 20,000 messages of ten lines each are 200,000."""
    workspace_bytes: int = 400_000_000
    """A workspace file unpacked: two hundred people with all their files, twice over."""
    entries: int = 5_000
    """Files in a workbook or archive: each sheet, picture, written article and habit is one or two."""
    ratio: int = 200
    """Unpacked to packed size: sheets reach 20 to 50, a bomb 1,000."""
    ratio_counts_from: int = 10_000_000
    """Unpacked bytes under which the ratio says nothing: a small sheet of equal rows packs very well."""
    rows: int = 600_000
    """Rows of a table or entries of a list: two hundred people with two years of days are 146,000, and a tracker that
    looks six times an hour makes 500,000 in nine and a half years."""
    people: int = 500
    """People in one table: a coach has two hundred clients, and each one's history is judged on its own."""
    names: int = 1_000
    """Habits in one table: a person follows ten; a column of other texts has as many as it has rows."""
    columns: int = 5_000
    """Columns: ten years of daily dates laid across."""
    cells: int = 6_000_000
    """Rows times columns: half a million captures with every score of the page."""
    sheet_cells: int = 2_000_000
    """The same of a workbook's sheet, for one far-away cell makes a sheet of all that lies between."""
    idle_days: int = 2_000_000
    """Days of a log that are filled with "none done": one entry each in two far-away years makes all between."""
    sheet_characters: int = 300_000_000
    """Longest text of a workbook times the cells that show a text: a workbook keeps equal texts once."""
    line_characters: int = 1_000_000
    """One line of a table as text: the longest posts have 3,000 characters."""
    json_depth: int = 50
    """Brackets inside brackets; LinkedIn's own answer has six."""


LIMITS = Limits()


def check_file(data: bytes, limits: Limits = LIMITS) -> None:
    """Refuse an upload that is larger than any format may be."""
    if len(data) > limits.file_bytes:
        raise UnreadableFile(refusals.too_many_bytes(len(data), limits.file_bytes))


def check_text(data: bytes, limits: Limits = LIMITS) -> None:
    """Refuse text that is longer than any history."""
    if len(data) > limits.text_bytes:
        raise UnreadableFile(refusals.too_many_bytes(len(data), limits.text_bytes))


def check_json(text: str, limits: Limits = LIMITS) -> None:
    """Refuse JSON that would fill the memory once it is parsed."""
    if len(text) > limits.json_characters:
        raise UnreadableFile(refusals.too_many_bytes(len(text), limits.json_characters))


def check_lines(text: str, limits: Limits = LIMITS) -> None:
    """Refuse more lines than a table can have, or a line that no table has."""
    lines = text.count("\n") + 1
    if lines > limits.rows:
        raise UnreadableFile(refusals.too_many_rows(lines, limits.rows))
    if (length := _too_long(text, limits.line_characters)) is not None:
        raise UnreadableFile(refusals.line_too_long(length, limits.line_characters))


def _too_long(text: str, longest: int) -> int | None:
    """The length of the first line that has more characters; only as many line ends are looked for as needed."""
    start = 0
    while len(text) - start > longest:
        end = text.rfind("\n", start, start + longest + 1)
        if end < 0:
            after = text.find("\n", start)
            return (len(text) if after < 0 else after) - start
        start = end + 1
    return None


def check_table(rows: int, columns: int, limits: Limits = LIMITS, *, in_sheet: bool = False) -> None:
    """Refuse a table, or a sheet of a workbook, of more rows, columns or cells than a history can have."""
    if rows > limits.rows:
        raise UnreadableFile(refusals.too_many_rows(rows, limits.rows))
    if columns > limits.columns:
        raise UnreadableFile(refusals.too_many_columns(columns, limits.columns))
    cells = limits.sheet_cells if in_sheet else limits.cells
    if rows * columns > cells:
        raise UnreadableFile(refusals.too_many_cells(rows, columns, cells))


def check_archive_text(text: str, limits: Limits = LIMITS) -> None:
    """Refuse a file of LinkedIn's archive with more text than anybody wrote, or a line that none has."""
    if len(text) > limits.member_bytes:
        raise UnreadableFile(refusals.too_many_bytes(len(text), limits.member_bytes))
    lines = text.count("\n") + 1
    if lines > limits.archive_lines:
        raise UnreadableFile(refusals.too_many_rows(lines, limits.archive_lines))
    if (length := _too_long(text, limits.line_characters)) is not None:
        raise UnreadableFile(refusals.line_too_long(length, limits.line_characters))


def check_idle_days(count: int, limits: Limits = LIMITS) -> None:
    """Refuse to fill more days than any log has."""
    if count > limits.idle_days:
        raise UnreadableFile(refusals.too_many_idle_days(count, limits.idle_days))


def check_people(count: int, limits: Limits = LIMITS) -> None:
    """Refuse a table of more people than anybody looks after."""
    if count > limits.people:
        raise UnreadableFile(refusals.too_many_people(count, limits.people))


def check_names(count: int, limits: Limits = LIMITS) -> None:
    """Refuse a table of more habits than anybody has."""
    if count > limits.names:
        raise UnreadableFile(refusals.too_many_names(count, limits.names))
