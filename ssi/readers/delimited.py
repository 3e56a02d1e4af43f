"""Text with separators to rows of cells, whatever the separator, with the physical line of each row."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from ssi.model import Problem
from ssi.readers.even import EvenRows, even_rows
from ssi.readers.grid import Cell, Grid
from ssi.words import problems as say

SEPARATORS = ("\t", ";", ",", "|")
_LOOKED_AT = 50
_BEGINNING = 100
"""Lines in which everything that stands above a table ends."""
_SEP_LINE = re.compile(r"\"?sep=(.)\"?\s*", re.IGNORECASE)
_DATE_SHAPE = re.compile(r"\s*\"?\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


def grid(text: str, known_names: Callable[[Sequence[Cell]], int]) -> Grid:
    """The rows of a table in text with "\\n" line ends.

    ``known_names`` counts the headings of a row that mean something to the reader: among separators that
    fit, the one that shows most of them is taken.
    """
    beginning = text.split("\n", _BEGINNING)[:_BEGINNING]
    first = 0
    separator = None
    if found := _SEP_LINE.fullmatch(beginning[0]):
        separator, first = found[1], 1
    separator = separator or _separator(beginning, known_names)
    if even := _even(text, beginning, first, separator):
        return Grid(even, range(first + 1, first + 1 + len(even)))
    rows: list[Sequence[Cell]] = []
    starts: list[int | None] = []
    problems: list[Problem] = []
    for start, row in _rows(text.split("\n"), first, separator, problems):
        rows.append(row)
        starts.append(start + 1)
    return Grid(rows, starts, problems)


def _even(text: str, beginning: Sequence[str], first: int, separator: str) -> EvenRows | None:
    """The rows of a text that, but for some lines above its table, all are one line and equally long."""
    problems: list[Problem] = []
    found = list(_rows(beginning, first, separator, problems))
    rows = [row for _start, row in found]
    if problems or len(rows) != len(beginning) - first or not separator.isascii():
        return None
    filled = len(rows) if rows[-1] else len(rows) - 1  # Nothing stands behind the last line end.
    width = len(rows[filled - 1])
    start = next((place for place in range(filled, 0, -1) if len(rows[place - 1]) != width), 0)
    before = sum(len(line.encode()) + 1 for line in beginning[: first + start])
    return even_rows(text, separator, rows[:start], before, width) if width > 1 else None


def _separator(lines: Sequence[str], known_names: Callable[[Sequence[Cell]], int]) -> str:
    """The separator whose rows show most known headings, then are most alike, then are widest."""
    sample = [line for line in lines if line.strip()][:_LOOKED_AT]

    def fitness(separator: str) -> tuple[int, float, int]:
        rows = [row for _start, row in _rows(sample, 0, separator, [])]
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            return 0, 0.0, 0
        width, alike = widths.most_common(1)[0]
        return max(known_names(row) for row in rows), alike / len(rows), width

    return max(SEPARATORS, key=fitness)


def _rows(
    lines: Sequence[str], first: int, separator: str, problems: list[Problem]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Each row with the index of the line it begins on; a quote that swallows other rows is taken as text."""
    start = first
    while start < len(lines):
        position = start

        def following() -> Iterator[str]:
            nonlocal position
            while position < len(lines):
                position += 1
                yield lines[position - 1] + "\n"

        reader = csv.reader(following(), delimiter=separator, skipinitialspace=separator != "\t")
        try:
            for row in reader:
                at_end = position == len(lines)
                if (position - start > 1 or at_end) and _swallows(
                    lines[start:position], separator, at_end=at_end
                ):
                    break
                yield start, row
                start = position
            else:
                return
        except csv.Error:
            # A cell longer than any text: the quote before it was never closed.
            pass
        yield start, _with_literal_quotes(lines[start], separator)
        problems.append(Problem(start + 1, None, None, say.unclosed_quote(start + 1)))
        start += 1


def _swallows(lines: Sequence[str], separator: str, *, at_end: bool) -> bool:
    """Whether a row over several lines took in others: it never closes, or its lines begin like rows."""
    if at_end and _is_open(lines, separator):
        return True
    dated = [bool(_DATE_SHAPE.match(line)) and separator in line for line in lines]
    return dated[0] and any(dated[1:])


def _is_open(lines: Sequence[str], separator: str) -> bool:
    try:
        list(
            csv.reader(
                (line + "\n" for line in lines), delimiter=separator, skipinitialspace=True, strict=True
            )
        )
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False


def _with_literal_quotes(line: str, separator: str) -> Sequence[str]:
    """A line whose quotes do not pair, cut at every separator, with the stray quote taken off."""
    return [cell.strip().strip('"') for cell in line.split(separator)]
