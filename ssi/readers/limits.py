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
    text_bytes: int = 20_000_000
    """A table or JSON as text: 20 MB are read in seconds, and hold a hundred thousand rows of notes."""
    unpacked_bytes: int = 100_000_000
    """A workbook unpacked: its XML is about ten times as long as the same table as text."""
    entries: int = 2_000
    """Files in a workbook: each sheet and picture is one."""
    ratio: int = 200
    """Unpacked to packed size: sheets reach 20 to 50, a bomb 1,000."""
    ratio_counts_from: int = 10_000_000
    """Unpacked bytes under which the ratio says nothing: a small sheet of equal rows packs very well."""
    rows: int = 300_000
    """Rows of a table or entries of a list: two hundred people with two years of days are 146,000."""
    people: int = 500
    """People in one table: a coach has two hundred clients, and each one's history is judged on its own."""
    columns: int = 5_000
    """Columns: ten years of daily dates laid across."""
    cells: int = 2_000_000
    """Rows times columns, for one far-away cell makes a sheet of all that lies between."""
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


def check_lines(text: str, limits: Limits = LIMITS) -> None:
    """Refuse more lines than a table can have, or a line that no table has."""
    lines = text.split("\n")
    if len(lines) > limits.rows:
        raise UnreadableFile(refusals.too_many_rows(len(lines), limits.rows))
    longest = max(map(len, lines))
    if longest > limits.line_characters:
        raise UnreadableFile(refusals.line_too_long(longest, limits.line_characters))


def check_table(rows: int, columns: int, limits: Limits = LIMITS) -> None:
    """Refuse a table of more rows, columns or cells than a history can have."""
    if rows > limits.rows:
        raise UnreadableFile(refusals.too_many_rows(rows, limits.rows))
    if columns > limits.columns:
        raise UnreadableFile(refusals.too_many_columns(columns, limits.columns))
    if rows * columns > limits.cells:
        raise UnreadableFile(refusals.too_many_cells(rows, columns, limits.cells))


def check_idle_days(count: int, limits: Limits = LIMITS) -> None:
    """Refuse to fill more days than a table may have cells."""
    if count > limits.cells:
        raise UnreadableFile(refusals.too_many_idle_days(count, limits.cells))


def check_people(count: int, limits: Limits = LIMITS) -> None:
    """Refuse a table of more people than anybody looks after."""
    if count > limits.people:
        raise UnreadableFile(refusals.too_many_people(count, limits.people))
