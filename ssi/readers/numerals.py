"""Cells to numbers, a whole column at a time: decimal comma or point, thousands, "54/100", "Top 12%".

The decimal mark is decided once for a column, never cell by cell: "7,250" is 7.25 beside "13,5" and 7250
beside "1,204,310". A cell that can be read in one way only is read so whatever its column does.
"""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.readers.options import DecimalMark
from ssi.readers.plain import word_set

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
    inconnu desconocido desconhecido onbekend \\n"""
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
    values, texts = _apart(cells)
    evidence = decimal_mark(texts, thousands=thousands)
    mark = decimal or evidence or default
    plain = (texts.str.fullmatch(_PLAIN[mark]) & (texts != "")).to_numpy(dtype=bool)
    values[plain] = texts[plain].str.replace(",", ".", regex=False).astype("float64")
    rest = ~plain & (texts != "").to_numpy(dtype=bool)
    unreadable = np.isinf(values)
    if rest.any():
        codes, unique = pd.factorize(texts[rest])
        read = [_read(text, mark) for text in unique]
        values[rest] = np.array([np.nan if value is None else value for value in read])[codes]
        unreadable[rest] = np.array([value is None for value in read])[codes]
    is_open = evidence is None and thousands and bool(texts.str.fullmatch(_EITHER).any())
    return Numbers(np.where(unreadable, np.nan, values), unreadable, evidence, is_open)


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
    comma, point = _COMMA_EVIDENCE, _POINT_EVIDENCE
    if not thousands:
        comma, point = r"^[^.]*\d,\d+[^.]*$|" + comma, r"^[^,]*\d\.\d+[^,]*$|" + point
    commas, points = int(texts.str.contains(comma).sum()), int(texts.str.contains(point).sum())
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
