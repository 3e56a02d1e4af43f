"""A file of the archive as rows of text, each with the line it begins on, whatever its quotes are like.

LinkedIn doubles quotes as usual, but puts a backslash before them in comments; a sheet program that opened and
saved a file puts other separators. What a quote that never closes would swallow is found again and said.
"""

import csv
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.names import ALIASES, KINDS, plain
from ssi.readers.limits import check_archive_text
from ssi.words import archive as say
from ssi.words import problems

_SEPARATORS = (",", "\t", ";")
_HEADER_WITHIN = 12
"""Rows from the top among which the headings are: since 2021 three lines of notes stand before them."""
_TOP = 20_000
"""Characters that hold the headings."""
_MOST_RESTARTS = 50
"""Unclosed quotes after which the rest of a file is taken as it stands, line by line."""
_MOMENT = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d"
_ROW_STARTS = {
    "comments": re.compile(rf'"?{_MOMENT}"?,(?="?http|"?,)'),
    "shares": re.compile(rf'"?{_MOMENT}"?,(?="?http|"?,)'),
    "reactions": re.compile(rf'"?{_MOMENT}"?,'),
    "votes": re.compile(rf'"?{_MOMENT}"?,(?="?http|"?,)'),
    "instantreposts": re.compile(rf'"?{_MOMENT}"?,(?="?http|"?,)'),
    "invitations": re.compile(r'[^"]*,"\d{1,2}/\d{1,2}/\d\d, \d{1,2}:\d\d\s[AP]M",'),
    "connections": re.compile(r'[^"]*,\d\d [A-Z][a-z]{2} \d{4}$'),
}
"""How a line begins that begins a row: inside a longer row it shows that a quote swallowed others."""


@dataclass(frozen=True)
class Rows:
    """The rows of one file: its kind, its name as people see it, its cells as text by plain heading, "" where empty.

    ``cells`` has ``line``, the 1-based physical line that a row begins on, beside the headings.
    """

    kind: str
    file: str
    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()

    def has(self, *headings: str) -> bool:
        """Whether the file has these columns, by their plain headings."""
        return set(headings) <= set(self.cells.columns)

    def column(self, heading: str) -> pd.Series:
        """A column by its plain heading; of empty texts where the file has none of that name."""
        if heading in self.cells:
            return self.cells[heading]
        return pd.Series("", index=self.cells.index, dtype="str")


def each_once(texts: pd.Series, work: Callable[[str], Any]) -> pd.Series:
    """What ``work`` makes of each text, every different one worked on once."""
    return texts.map({text: work(text) for text in texts.unique().tolist()})


def top_rows(text: str) -> Iterator[Sequence[str]]:
    """The first rows of a text, cut at each separator: among them are the headings of a file of the archive."""
    lines = text[:_TOP].split("\n")
    for separator in _SEPARATORS:
        # A quote that never closes goes on to the end of what is looked at, and no further.
        reader = csv.reader((line + "\n" for line in lines), delimiter=separator)
        try:
            yield from islice(reader, _HEADER_WITHIN)
        except csv.Error:
            continue


def rows(text: str, kind: str, file: str) -> Rows | None:
    """The rows of a file of a known kind, from text with "\\n" line ends; None where its headings are missing."""
    check_archive_text(text)
    header = _header(text, kind)
    if header is None:
        return None
    separator, first, names = header
    lines = text.split("\n")
    found: list[Problem] = []
    if (
        kind == "comments"
        and separator == ","
        and any(_ROW_STARTS[kind].match(line) for line in lines[first:])
    ):
        parsed = _comments(lines, first, found)
    else:
        parsed = list(_parsed(lines, first, separator, _ROW_STARTS.get(kind), found))
    filled = [(line, row) for line, row in parsed if any(cell.strip() for cell in row)]
    said = tuple(Problem(each.line, None, None, say.in_file(file, each.message)) for each in found)
    return Rows(kind, file, _table(filled, _known(names, kind)), said)


def _known(names: Sequence[str], kind: str) -> Sequence[str]:
    """The plain headings of a file, "" for those that nothing is read from."""
    aliases, known = ALIASES.get(kind, {}), KINDS[kind].needed | KINDS[kind].further
    plain_names = [aliases.get(plain(name), plain(name)) for name in names]
    return [name if name in known else "" for name in plain_names]


def _header(text: str, kind: str) -> tuple[str, int, Sequence[str]] | None:
    """The separator, the index of the first line after the headings, and the headings."""
    top = text.split("\n", 100)[:100]
    aliases = ALIASES.get(kind, {})
    for separator in _SEPARATORS:
        reader = csv.reader((line + "\n" for line in top), delimiter=separator)
        try:
            for _row in range(_HEADER_WITHIN):
                row = next(reader, None)
                if row is None:
                    break
                if KINDS[kind].needed <= {aliases.get(plain(cell), plain(cell)) for cell in row}:
                    return separator, reader.line_num, row
        except csv.Error:
            continue
    return None


def _table(parsed: Sequence[tuple[int, Sequence[str]]], names: Sequence[str]) -> pd.DataFrame:
    width = len(names)
    even = [(*row[:width], *("",) * (width - len(row))) for _line, row in parsed]
    columns = list(zip(*even, strict=True)) if even else [()] * width
    cells = {
        # Of two columns of one name the first counts.
        name: pd.Series(columns[place], dtype="str").str.strip()
        for place, name in reversed(list(enumerate(names)))
        if name
    }
    return pd.DataFrame({"line": [line for line, _row in parsed], **cells}).astype({"line": "int64"})


def _parsed(
    lines: Sequence[str], first: int, separator: str, row_start: re.Pattern[str] | None, found: list[Problem]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with its line; a quote that swallows other rows, or the rest of the file, is taken as text."""
    start, restarts = first, 0
    while start < len(lines):
        position = start

        def following() -> Iterator[str]:
            nonlocal position
            while position < len(lines):
                position += 1
                yield lines[position - 1] + "\n"

        # Reading on from each of many unclosed quotes would never end.
        if restarts < _MOST_RESTARTS:
            reader = csv.reader(following(), delimiter=separator)
        else:
            reader = csv.reader(following(), delimiter=separator, quoting=csv.QUOTE_NONE)
        try:
            for row in reader:
                if position - start > 1 and _swallows(lines, start, position, row_start, separator):
                    break
                yield start + 1, row
                start = position
            else:
                return
        except csv.Error:
            # A cell longer than any text: the quote before it was never closed.
            pass
        yield start + 1, [cell.strip().strip('"') for cell in lines[start].split(separator)]
        found.append(Problem(start + 1, None, None, problems.unclosed_quote(start + 1)))
        start, restarts = start + 1, restarts + 1


def _swallows(
    lines: Sequence[str], start: int, end: int, row_start: re.Pattern[str] | None, separator: str
) -> bool:
    """Whether a row over several lines took in others: one of them begins like a row, or its quote never closes."""
    if row_start and any(row_start.match(line) for line in lines[start + 1 : end]):
        return True
    if end < len(lines):
        return False
    try:
        list(csv.reader((line + "\n" for line in lines[start:end]), delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _comments(lines: Sequence[str], first: int, found: list[Problem]) -> list[tuple[int, Sequence[str]]]:
    """Comments by how their rows begin, for a backslash stands before quotes where a doubled one is usual."""
    row_start = _ROW_STARTS["comments"]
    starts = [place for place in range(first, len(lines)) if row_start.match(lines[place])]
    if any(line.strip() for line in lines[first : starts[0]]):
        found.append(Problem(first + 1, None, None, say.before_first_row(first + 1)))
    parsed: list[tuple[int, Sequence[str]]] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        when, link, message = [*"\n".join(lines[start:end]).split(",", 2), "", ""][:3]
        parsed.append((start + 1, [when.strip('"'), link.strip('"'), _unquoted(message.rstrip("\n"))]))
    return parsed


def _unquoted(cell: str) -> str:
    if len(cell) >= 2 and cell[0] == cell[-1] == '"':
        cell = cell[1:-1]
    return cell.replace('\\"', '"').replace('""', '"')
