"""Cells to calendar days, a whole column at a time: ISO, epoch, 02.03.2026, 3/2/26, "2. März 2026", weeks.

The order of day and month is decided once for a column, and every different text is read once.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd
from babel.dates import get_day_names, get_month_names

from ssi.readers import clocks
from ssi.readers.options import DateOrder
from ssi.readers.plain import without_accents
from ssi.readers.texts import pick
from ssi.words import assumptions as say

_ORDERS: tuple[DateOrder, ...] = ("day_first", "month_first")
_Dates = npt.NDArray[np.datetime64]
LANGUAGES = ("en", "de", "fr", "es", "pt", "nl")


@dataclass(frozen=True)
class OrderChoice:
    """How day and month were told apart; ``settled`` where the other order is not possible."""

    order: DateOrder
    settled: bool
    why: str


@dataclass(frozen=True)
class Days:
    """A column of cells as calendar days.

    - ``days``: midnight, NaT where blank or unreadable; of a week, its first day.
    - ``times``: a text that sorts the moments of one day, "" where the cell names no time.
    - ``unreadable``: cells that hold something which is no day. ``weeks``: cells that name a week.
    - ``order``: None where no cell leaves open which number is the day.
    - ``zoned``: whether some cell has a time with a zone.
    """

    days: npt.NDArray[np.datetime64]
    times: pd.Series
    unreadable: npt.NDArray[np.bool_]
    weeks: npt.NDArray[np.bool_]
    order: OrderChoice | None
    zoned: bool


class _Numeric(NamedTuple):
    """Two numbers of which one is the day and one the month."""

    first: int
    second: int
    year: int
    text: str

    def day(self, order: DateOrder) -> date | None:
        day, month = (self.first, self.second) if order == "day_first" else (self.second, self.first)
        return _day(self.year, month, day)


class _Cell(NamedTuple):
    """What one text says, before the order of day and month is known."""

    day: date | _Numeric
    time: str = ""
    zone: tzinfo | None = None
    week: bool = False


def days(
    cells: pd.Series,
    *,
    order: DateOrder | None = None,
    today: date | None = None,
    time_zone: str | None = None,
) -> Days:
    """Cells (texts, or numbers among them) as calendar days.

    ``order`` settles 3/4; otherwise it is decided by the column. ``time_zone`` turns times with a zone into
    the person's own days; otherwise the day counts as it is written.
    """
    apart = clocks.apart(_texts(cells))
    codes, unique = pd.factorize(apart.texts)
    read = [_read(text) for text in unique]
    choice = _order(read, codes, order, today)
    found = [_plain_day(cell, choice.order if choice else "day_first") for cell in read]
    dated = np.array(found, dtype="datetime64[s]")[codes]
    times = apart.clocks
    if any(cell.time for cell in read if cell):
        times = times.where(times != "", pick([cell.time if cell else "" for cell in read], codes))
    zones = _Zones(apart.zones, [cell.zone if cell else None for cell in read], codes)
    if time_zone and zones.are_told:
        dated, times = clocks.in_zone(dated, times, zones.by_row(), ZoneInfo(time_zone))
    is_day = np.array([day is not None for day in found], dtype=bool)
    return Days(
        days=dated,
        times=times,
        unreadable=(~is_day & (unique != ""))[codes],
        weeks=np.array([cell is not None and cell.week for cell in read], dtype=bool)[codes],
        order=choice,
        zoned=zones.are_told and bool((is_day[codes] & pd.notna(zones.by_row())).any()),
    )


class _Zones:
    """The zones of a column's cells: behind moments that were taken apart, and within other texts."""

    def __init__(
        self, apart: pd.Series, of_texts: Sequence[tzinfo | None], codes: npt.NDArray[np.intp]
    ) -> None:
        self._places, unique = pd.factorize(apart)
        self._is_apart = np.array(unique != "", dtype=bool)
        self._apart = np.array(
            [clocks.zone(text.strip().lower()) if text else None for text in unique], dtype=object
        )
        self._of_texts, self._codes = np.array(of_texts, dtype=object), codes

    @property
    def are_told(self) -> bool:
        """Whether any cell tells its zone."""
        return any(zone is not None for zone in (*self._apart, *self._of_texts))

    def by_row(self) -> npt.NDArray[np.object_]:
        """The zone of each row, None where none is told."""
        is_apart = self._is_apart[self._places]
        return np.where(is_apart, self._apart[self._places], self._of_texts[self._codes])


def _texts(cells: pd.Series) -> pd.Series:
    if cells.dtype == object:
        cells = cells.map(lambda cell: f"{cell:.10g}" if isinstance(cell, float) else cell).astype("str")
    return cells.str.strip()


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _plain_day(cell: _Cell | None, order: DateOrder) -> date | None:
    if cell is None:
        return None
    return cell.day.day(order) if isinstance(cell.day, _Numeric) else cell.day


def _read(text: str) -> _Cell | None:
    """What a text says; None where it names no day."""
    text = " ".join(without_accents(text).split())
    if not text[:1].isascii() or len(text) > clocks.LONGEST:
        return None
    for reader in (_epoch, _week):
        if cell := reader(text):
            return cell
    before, time, zone = clocks.clock(text) or (text, "", None)
    day = _calendar_day(before.rstrip(" ,"))
    return _Cell(day, time, zone) if day else None


_EPOCH = re.compile(r"([12]\d{9})(\d{3})?(?:\.\d+)?")


def _epoch(text: str) -> _Cell | None:
    """Seconds or milliseconds since 1970."""
    found = _EPOCH.fullmatch(text)
    if not found:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(
        seconds=int(found[1]), milliseconds=int(found[2] or 0)
    )
    return _Cell(moment.date(), moment.time().isoformat("microseconds"), UTC)


_WEEK = r"(?:weeknumber|week|weeks|wk|w|kw|woche|semaine|semana|sem|s)"
_WEEK_NUMBER = re.compile(rf"(?:(\d{{4}})[ /-]?)?{_WEEK}[. -]*(\d{{1,2}})(?:[ ,/-]+(\d{{4}}))?")
_WEEK_OF = re.compile(
    r"(?:week|wk|w/c|woche|semaine|semana)\.? ?"
    r"(?:of|from|starting|beginning|commencing|vom|ab|du|de la?|del?|da|van|desde|do)?:? (?=\S)"
)


def _week(text: str) -> _Cell | None:
    """A week by its number (ISO: Monday to Sunday) or by its first day."""
    if number := _WEEK_NUMBER.fullmatch(text):
        year, week = number[1] or number[3], int(number[2])
        if not year or not 1 <= week <= 53:
            return None
        try:
            return _Cell(date.fromisocalendar(int(year), week, 1), week=True)
        except ValueError:
            return None
    named = _WEEK_OF.match(text)
    day = _calendar_day(text[named.end() :]) if named else None
    return _Cell(day, week=True) if day else None


_ISO = re.compile(r"(\d{4})([-/.]?)(\d\d)\2(\d\d)|(\d{4})([-/.])(\d{1,2})\6(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d\d)\.?")
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS = range(36_526, 73_051)
"""Excel's numbers of the days from 2000 to 2099."""


def _calendar_day(text: str) -> date | _Numeric | None:
    if found := _ISO.fullmatch(text):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[7], found[8])
        return _day(int(year), int(month), int(day))
    if found := _NUMERIC.fullmatch(text):
        return _numeric(int(found[1]), int(found[3]), _year(found[4]), found[2], text)
    if found := _SERIAL.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(found[1])) if int(found[1]) in _SERIALS else None
    return _named_day(text)


def _numeric(first: int, second: int, year: int, mark: str, text: str) -> date | _Numeric | None:
    # Points between the numbers are written where the day comes first.
    if mark == "." and (by_custom := _day(year, second, first)):
        return by_custom
    either = _Numeric(first, second, year, text)
    return either if either.day("day_first") or either.day("month_first") else None


def _year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (2000 if int(digits) < 70 else 1900)


@cache
def month_names() -> Mapping[str, int]:
    """Month names and their short forms in the known languages, without accents and points."""
    names = {"sept": 9}
    for language in LANGUAGES:
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, language).items():
                    names.setdefault(without_accents(name).rstrip("."), number)
    return names


@cache
def _fillers() -> frozenset[str]:
    """Words around the parts of a date: weekdays, "de", "th"."""
    words = {
        "de",
        "of",
        "the",
        "th",
        "st",
        "nd",
        "rd",
        "er",
        "le",
        "den",
        "der",
        "del",
        "am",
        "on",
        "el",
        "o",
        "a",
    }
    for language in LANGUAGES:
        for width in ("wide", "abbreviated", "short"):
            for name in get_day_names(width, "format", language).values():
                words.update(re.findall(r"[a-z]+", without_accents(name)))
    words.add("feira")  # segunda-feira
    return frozenset(words)


def _named_day(text: str) -> date | None:
    """A date with the month as a word, in any order that leaves no choice."""
    parts = re.findall(r"[^\W\d_]+|\d+", text)
    months, fillers = month_names(), _fillers()
    parts = [part for part in parts if part in months or part not in fillers]
    if len(parts) > 3 and parts[0] in fillers:  # "mar 3 mar 2026": a Tuesday
        parts = parts[1:]
    if len(parts) != 3 or [part.isdigit() for part in parts].count(True) != 2:
        return None
    numbers = [part for part in parts if part.isdigit()]
    month = next(months.get(part) for part in parts if not part.isdigit())
    if month is None or max(map(len, numbers)) > 4:
        return None
    if len(numbers[0]) == 4:
        return _day(int(numbers[0]), month, int(numbers[1]))
    return _day(_year(numbers[1]), month, int(numbers[0])) if len(numbers[1]) in (2, 4) else None


def _order(
    read: Sequence[_Cell | None], codes: npt.NDArray[np.intp], given: DateOrder | None, today: date | None
) -> OrderChoice | None:
    """Which number is the day; ``codes`` says which of the cells that were read stands in each row."""
    numeric = [place for place, cell in enumerate(read) if cell and isinstance(cell.day, _Numeric)]
    if not numeric:
        return None
    place_of = np.full(len(read), -1)
    place_of[numeric] = range(len(numeric))
    rows = place_of[codes]
    cells = [cell.day for cell in read if cell and isinstance(cell.day, _Numeric)]
    return _decide(cells, rows[rows >= 0], given, today)


def _decide(
    cells: Sequence[_Numeric], rows: npt.NDArray[np.intp], given: DateOrder | None, today: date | None
) -> OrderChoice:
    """By a number over 12, else by what gives a likelier history, else the first."""
    readings = {
        order: np.array([cell.day(order) for cell in cells], dtype="datetime64[D]") for order in _ORDERS
    }
    day_first, month_first = (np.isnat(readings[order]) for order in ("month_first", "day_first"))
    settled = bool(day_first.any() or month_first.any())
    if given:
        return OrderChoice(given, settled=settled, why=say.chosen())
    if settled:
        is_day_first = bool(day_first[rows].sum() >= month_first[rows].sum())
        example = cells[int((day_first if is_day_first else month_first).argmax())].text
        why = say.order_by_large_number(example, day_first=is_day_first)
        return OrderChoice("day_first" if is_day_first else "month_first", settled=True, why=why)
    histories = {order: dates[rows] for order, dates in readings.items()}
    same = np.array_equal(readings["day_first"], readings["month_first"])
    for is_likely, why in _signs(today):
        likely = [order for order in _ORDERS if is_likely(histories[order])]
        if len(likely) == 1:
            return OrderChoice(likely[0], settled=False, why=why)
    return OrderChoice("day_first", settled=same, why=say.order_by_custom(cells[0].text))


def _signs(today: date | None) -> list[tuple[Callable[[_Dates], bool], str]]:
    """What a likely history looks like, the strongest sign first."""
    return [
        (lambda dates: today is None or bool(dates.max() <= np.datetime64(today)), say.order_by_future()),
        (_is_daily_or_weekly, say.order_by_spacing()),
        (_is_in_sequence, say.order_by_sequence()),
    ]


def _is_daily_or_weekly(dates: _Dates) -> bool:
    distances = np.diff(np.unique(dates)).astype(np.int64)
    return bool(len(distances)) and bool((distances <= 8).sum() >= 0.8 * len(distances))


def _is_in_sequence(dates: _Dates) -> bool:
    steps = np.diff(dates).astype(np.int64)
    return len(np.unique(dates)) >= 3 and bool((steps >= 0).all() or (steps <= 0).all())
