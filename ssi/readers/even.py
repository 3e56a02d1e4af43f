"""Tables in text whose rows all are one line and equally long, as programs write them: kept by the column.

Such a table is cut into its columns by a CSV reader that makes no object for a cell. It is trusted only where it can
say nothing else than the reader of `ssi.readers.delimited`, which takes a row after the other and mends what
people do.
"""

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from ssi.readers.grid import Cell

_QUOTE, _LINE_END, _SPACE = ord('"'), ord("\n"), ord(" ")
_BLOCK = 1 << 24
"""Bytes that are cut at once: more than the longest line that is read."""
_AT_ONCE = 1000
"""Rows that are made of the columns at once where somebody goes through them all."""

Row = Sequence[Cell]


class EvenRows(Sequence[Row]):
    """The rows of a text: those ``before`` the even ones as they are, then a table of texts."""

    def __init__(self, before: Sequence[Row], table: Any, *, has_blanks: bool) -> None:
        self._before = list(before)
        self._table = table
        self._has_blanks = has_blanks

    def __len__(self) -> int:
        return len(self._before) + int(self._table.num_rows)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            start, stop, step = place.indices(len(self))
            return [] if step > 0 and stop <= start else self._rows(start, stop)[::step]
        at = range(len(self))[place]
        return self._rows(at, at + 1)[0]

    def __iter__(self) -> Iterator[Row]:
        for start in range(0, len(self), _AT_ONCE):
            yield from self._rows(start, min(start + _AT_ONCE, len(self)))

    def _rows(self, start: int, stop: int) -> list[Row]:
        first = len(self._before)
        even = self._table.slice(max(start - first, 0), max(stop - max(start, first), 0))
        cells = (column.to_pylist() for column in even.columns)
        return [*self._before[start:stop], *map(list, zip(*cells, strict=True))]

    def columns_from(self, place: int, width: int) -> list[pd.Series] | None:
        """The rows from one on as columns of texts without blanks around them.

        None where they are not all of this ``width``.
        """
        if place < len(self._before) or self._table.num_columns != width:
            return None
        even = self._table.slice(place - len(self._before))
        columns = map(pc.utf8_trim_whitespace, even.columns) if self._has_blanks else even.columns
        return [pd.Series(column.to_pandas()).rename(None) for column in columns]


def even_rows(text: str, separator: str, before: Sequence[Row], start: int, width: int) -> EvenRows | None:
    """The rows ``before`` and, from the byte ``start`` on, a text (as UTF-8) whose rows all are ``width`` cells on a
    line.

    None where the text has other rows (blank lines aside), or quotes that are not simply around cells.
    """
    whole = text.encode()
    end = len(whole)
    while end > start and whole[end - 1] == _LINE_END:
        end -= 1
    body = memoryview(whole)[start:end]
    signs = np.frombuffer(body, dtype=np.uint8)
    if not len(signs) or not (quoted := _quotes(signs, separator)):
        return None
    names = [str(number) for number in range(width)]
    try:
        table = csv.read_csv(
            pa.py_buffer(body),
            read_options=csv.ReadOptions(column_names=names, block_size=_BLOCK),
            parse_options=csv.ParseOptions(
                delimiter=separator, quote_char='"' if quoted == "around" else False, ignore_empty_lines=False
            ),
            convert_options=csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.large_string()), check_utf8=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    return EvenRows(before, table, has_blanks=_has_blanks_around_cells(signs, separator))


def _quotes(signs: npt.NDArray[np.uint8], separator: str) -> str:
    """How a text uses quotes: "none", "around" whole cells of one line; "" in any other way."""
    places = np.flatnonzero(signs == _QUOTE)
    if not len(places):
        return "none"
    in_lines = np.searchsorted(places, np.flatnonzero(signs == _LINE_END))
    if (in_lines % 2).any():
        return ""
    # Of two quotes for one that is meant, the first closes and the second opens again.
    edges = (_QUOTE, _LINE_END, ord(separator))
    before, behind = _beside(signs, places)
    opens, closes = np.isin(before[::2], edges), np.isin(behind[1::2], edges)
    return "around" if opens.all() and closes.all() else ""


def _beside(
    signs: npt.NDArray[np.uint8], places: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The signs before and behind some places; a line end beyond the text."""
    last = len(signs) - 1
    before = np.where(places > 0, signs[np.maximum(places - 1, 0)], _LINE_END)
    behind = np.where(places < last, signs[np.minimum(places + 1, last)], _LINE_END)
    return before, behind


def _has_blanks_around_cells(signs: npt.NDArray[np.uint8], separator: str) -> bool:
    """Whether some cell may begin or end with a blank: only where a space stands beside its edge, or a rarer sign."""
    # Every sign over 127 is part of a letter or of a blank that is not on a keyboard.
    rare = (signs < _SPACE) & (signs != _LINE_END) & (signs != ord(separator))
    if rare.any() or (signs > 127).any():
        return True
    edges = (_QUOTE, _LINE_END, ord(separator))
    return any(np.isin(beside, edges).any() for beside in _beside(signs, np.flatnonzero(signs == _SPACE)))
