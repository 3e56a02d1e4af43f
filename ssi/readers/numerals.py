"""Cells to numbers, a whole column at a time: decimal comma or point, thousands, "54/100", "Top 12%".

The decimal mark is decided once for a column, never cell by cell: "7,250" is 7.25 beside "13,5" and 7250
beside "1,204,310". A cell that can be read in one way only is read so whatever its column does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ssi.readers.options import DecimalMark
from ssi.readers.plain import word_set

_LOOKED_AT = 100
"""The first cells of a column, which nearly always tell how all are written."""
_SIGN_OF: Mapping[DecimalMark, str] = {"point": ".", "comma": ","}

_EXPONENT = r"(?:[eE][+-]?\d{1,3})?"
_PLAIN = {
    "point": rf"[+-]?(?:\d+\.?\d*|\.\d+){_EXPONENT}",
    "comma": r"[+-]?\d*,\d+|[+-]?\d+",
}
"""Texts that are one number under a mark, whatever else the column holds; nearly every cell is one."""

_NUMBER = r"[+-]?(?:\d[\d.,']*|[.,]\d+)(?:e[+-]?\d{1,3})?"
_TOP = r"(?:top|primeiros|principais|primeros|principales|premiers?|besten?|ersten?|eerste|#)"
_OUT_OF = r"(?:/|de(?: los)?|do|of|out of|von|aus|sur|van(?: de)?)"
_UNIT = r"(?:points?|pts?\.?|pontos|puntos|punkten?|punten)"
_CELL = re.compile(
    rf"(?:{_TOP} ?)?({_NUMBER}) ?(?:%(?: {_TOP})?|{_OUT_OF} ?(?:25|100)(?:[.,]0+)?(?: ?%| {_UNIT})?|{_UNIT})?"
)
_NOT_KNOWN = word_set(
    """- -- --- . .. … ? n/a n.a. n.a na #n/a n/d n.d. nd k.a. s/d s.d. none null nil unknown unbekannt
    inconnu desconocido desconhecido onbekend skip skipped \\n"""
)
"""What people and programs write for "not known", in lower case."""

_SIGNS = str.maketrans({"−": "-", "‐": "-", "–": "-", "—": "-", "％": "%", "’": "'", "′": "'"})
_BLANKS = re.compile(r"[\s\u200b\ufeff]+")
_BLANK_IN_NUMBER = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")


@dataclass(frozen=True)
class Numbers:
    """A column of cells as numbers: NaN where blank or unreadable.

    ``unreadable`` marks the cells that hold something which is no number. ``seen`` is the decimal mark that
    the cells speak for, None where none does; ``is_open`` says that another mark would give other numbers.
    """

    values: npt.NDArray[np.float64]
    unreadable: npt.NDArray[np.bool_]
    seen: DecimalMark | None
    is_open: bool


def numbers(
    cells: pd.Series,
    *,
    decimal: DecimalMark | None = None,
    default: DecimalMark = "point",
    thousands: bool = True,
) -> Numbers:
    """Cells as numbers: text or, in a workbook's column (dtype object), numbers among the text.

    ``decimal`` settles the mark; ``default`` counts only where the column leaves it open. ``thousands`` says
    whether the column can hold numbers from 1000 on, as counts can and scores cannot.
    """
    if cells.dtype != object and (as_written := _as_written(cells, decimal, thousands=thousands)):
        return as_written
    values, texts = _apart(cells)
    # Of many cells few differ.
    codes, different = pd.factorize(texts)
    unique, times = pd.Series(different, dtype="str"), np.bincount(codes, minlength=len(different))
    evidence = _decimal_mark(unique, times, thousands=thousands)
    mark = decimal or evidence or default
    plain = (unique.str.fullmatch(_PLAIN[mark]) & (unique != "")).to_numpy(dtype=bool)
    read = np.full(len(unique), np.nan)
    read[plain] = unique[plain].str.replace(",", ".", regex=False).astype("float64")
    unreadable = np.isinf(read)
    for place in np.flatnonzero(~plain & (unique != "").to_numpy(dtype=bool)):
        value = _read(unique[place], mark)
        if value is None or np.isinf(value):
            unreadable[place] = True
        else:
            read[place] = value
    is_open = evidence is None and thousands and bool(unique.str.fullmatch(_EITHER).any())
    read = np.where(unreadable, np.nan, read)
    values = np.where(np.isnan(values), read[codes], values)
    unreadable = unreadable[codes] | np.isinf(values)
    return Numbers(np.where(unreadable, np.nan, values), unreadable, evidence, is_open)


def _as_written(cells: pd.Series, decimal: DecimalMark | None, *, thousands: bool) -> Numbers | None:
    """The numbers of a column of texts that all are blank or numbers with the same decimal mark.

    None where that cannot be said of them all at once. So most columns are: no text of them is looked at alone.
    """
    texts = _null_where_blank(pa.chunked_array(cells.array.__arrow_array__()))
    mark: DecimalMark = "comma" if cells.iloc[:_LOOKED_AT].str.contains(",", regex=False).any() else "point"
    try:
        found = pc.cast(texts if mark == "point" else _with_points(texts), pa.float64())
    except pa.ArrowInvalid:
        return None
    has_mark = pc.any(pc.match_substring(texts, _SIGN_OF[mark])).as_py()
    if has_mark and (thousands or decimal not in (None, mark)):
        return None
    if not pc.all(pc.is_finite(found), min_count=0).as_py():
        return None
    seen = _first_mark(cells, _SIGN_OF[mark]) if has_mark else None
    return Numbers(found.to_numpy(), np.zeros(len(cells), dtype=bool), seen, is_open=False)


def _null_where_blank(texts: Any) -> Any:
    blank = pc.equal(texts, "")
    return pc.if_else(blank, pa.scalar(None, texts.type), texts) if pc.any(blank).as_py() else texts


def _with_points(texts: Any) -> Any:
    """Decimal commas as points; what has a point already is left as no number."""
    # Of "1.5" and "1,5" in one column one would be read by the wrong mark.
    has_point = pc.any(pc.match_substring(texts, ".")).as_py()
    return texts if has_point else pc.replace_substring(texts, ",", ".")


def _first_mark(cells: pd.Series, sign: str) -> DecimalMark | None:
    """The decimal mark of scores that have no other ``sign`` than this."""
    # One cell that tells is enough where none can say otherwise, and nearly every one does.
    beginning = decimal_mark(cells.iloc[:_LOOKED_AT], thousands=False)
    return beginning or decimal_mark(cells[cells.str.contains(sign, regex=False)], thousands=False)


def _apart(cells: pd.Series) -> tuple[npt.NDArray[np.float64], pd.Series]:
    """Numbers that a workbook holds as such, and the texts beside them (blank where there is a number)."""
    if cells.dtype != object:
        return np.full(len(cells), np.nan), cells.str.strip()
    is_number = np.array([isinstance(cell, float) for cell in cells], dtype=bool)
    values = np.full(len(cells), np.nan)
    values[is_number] = cells[is_number].astype("float64")
    return values, cells.where(~is_number, "").astype("str").str.strip()


_EITHER = r"[^\d.,]*[1-9]\d{0,2}[.,]\d{3}[^\d.,]*"
"""One mark with three digits behind it: thousands or decimals."""


def _evidence(decimal: str, grouping: str) -> str:
    """A pattern for numbers in which ``decimal`` can only be the decimal mark."""
    before, behind = r"(?:^|[^\d.,])", r"(?:[^\d.,]|$)"
    return "|".join(
        (
            rf"\d{grouping}\d{{3}}{decimal}",
            rf"{before}\d*{decimal}(?:\d{{1,2}}|\d{{4,}}){behind}",
            rf"{before}0+{decimal}\d+{behind}",
            rf"\d{{4,}}{decimal}\d+{behind}",
            rf"\d{grouping}\d{{3}}{grouping}\d{{3}}",
        )
    )


_COMMA_EVIDENCE, _POINT_EVIDENCE = _evidence(",", r"\."), _evidence(r"\.", ",")


def decimal_mark(texts: pd.Series, *, thousands: bool = True) -> DecimalMark | None:
    """Which mark a column of texts uses for decimals; None where nothing in it tells.

    Where most cells speak for one mark, a few stray ones do not change it.
    """
    return _decimal_mark(texts, np.ones(len(texts), dtype=np.intp), thousands=thousands)


def _decimal_mark(texts: pd.Series, times: npt.NDArray[np.intp], *, thousands: bool) -> DecimalMark | None:
    """The same of different texts, each of which the column holds so many ``times``."""
    comma, point = _COMMA_EVIDENCE, _POINT_EVIDENCE
    if not thousands:
        comma, point = r"^[^.]*\d,\d+[^.]*$|" + comma, r"^[^,]*\d\.\d+[^,]*$|" + point
    commas, points = (
        int(times[texts.str.contains(pattern).to_numpy(dtype=bool)].sum()) for pattern in (comma, point)
    )
    if commas == points:
        return None
    return "comma" if commas > points else "point"


def _read(text: str, mark: DecimalMark) -> float | None:
    """One cell as a number: NaN for "not known", None where it is no number."""
    text = _BLANKS.sub(" ", text).strip().translate(_SIGNS).lower()
    if not text or text in _NOT_KNOWN:
        return float("nan")
    cell = _CELL.fullmatch(_BLANK_IN_NUMBER.sub("", text))
    return _value(cell[1], mark) if cell else None


def _value(number: str, mark: DecimalMark) -> float | None:
    """Digits with marks as a number; None where the marks fit no way of writing numbers."""
    digits, exponent_sign, exponent = number.replace("'", "").partition("e")
    decimal, grouping = (",", ".") if mark == "comma" else (".", ",")
    if decimal in digits and grouping in digits:
        # With both in it, the last one is the decimal mark, whatever the column does.
        decimal, grouping = (",", ".") if digits.rfind(",") > digits.rfind(".") else (".", ",")
    elif (
        grouping in digits
        and not re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(?:{re.escape(grouping)}\d{{3}})+", digits)
    ) or digits.count(decimal) > 1:
        decimal, grouping = grouping, decimal
    whole, _mark, fraction = digits.partition(decimal)
    if grouping in whole and not re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+", whole):
        return None
    if not fraction.isdigit() and fraction:
        return None
    return float(f"{whole.replace(grouping, '') or '0'}.{fraction or '0'}{exponent_sign}{exponent}")
