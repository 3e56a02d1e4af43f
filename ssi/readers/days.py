"""Cells to calendar days, a whole column at a time: ISO, epoch, 02.03.2026, 3/2/26, "2. März 2026", weeks.

The order of day and month is decided once for a column, and every different text is read once.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cache
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd
from babel.dates import get_day_names, get_month_names

from ssi.readers.options import DateOrder
from ssi.readers.plain import without_accents
from ssi.words import assumptions as say

_LONGEST = 60
"""Characters of a day or time in words; nothing longer is looked at."""
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
    times: npt.NDArray[np.object_]
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
    texts, clock = _without_clock(_texts(cells))
    codes, unique = pd.factorize(texts)
    read = [_read(text) for text in unique]
    numeric = [cell.day for cell in read if cell and isinstance(cell.day, _Numeric)]
    choice = None
    if numeric:
        rows = (read[code] for code in codes)
        in_order = [cell.day for cell in rows if cell and isinstance(cell.day, _Numeric)]
        choice = _decide(in_order, order, today)
    zone = ZoneInfo(time_zone) if time_zone else None
    moments = [_moment(cell, choice.order if choice else "day_first", zone) for cell in read]
    times = np.array([moment[1] for moment in moments], dtype=object)[codes]
    return Days(
        days=np.array([moment[0] for moment in moments], dtype="datetime64[s]")[codes],
        times=np.where(clock == "", times, clock),
        unreadable=np.array(
            [moment[0] is None and text != "" for moment, text in zip(moments, unique, strict=True)],
            dtype=bool,
        )[codes],
        weeks=np.array([cell is not None and cell.week for cell in read], dtype=bool)[codes],
        order=choice,
        zoned=any(cell is not None and cell.zone is not None for cell in read),
    )


def _texts(cells: pd.Series) -> pd.Series:
    if cells.dtype == object:
        cells = cells.map(lambda cell: f"{cell:.10g}" if isinstance(cell, float) else cell).astype("str")
    return cells.str.strip()


_ISO_MOMENT = r"\d{4}-\d\d-\d\d[ T](?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?"


def _without_clock(texts: pd.Series) -> tuple[pd.Series, npt.NDArray[np.object_]]:
    """ISO moments without a zone as their days, and their times: trackers write a different one in each row."""
    moments = texts.str.fullmatch(_ISO_MOMENT)
    clock = texts.where(moments, "").str.slice(11)
    if moments.any():
        # "08:15" and "08:15:00.5" as "08:15:00.000000" and "08:15:00.500000", so that they sort.
        rest = clock.str.len().map({length: "00:00:00.000000"[length:] for length in range(1, 16)}).fillna("")
        rest = rest.where(clock.str.len() != 8, ".000000")
        clock, texts = clock + rest.astype("str"), texts.where(~moments, texts.str.slice(0, 10))
    return texts, clock.to_numpy(dtype=object)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _moment(cell: _Cell | None, order: DateOrder, zone: ZoneInfo | None) -> tuple[date | None, str]:
    if cell is None:
        return None, ""
    day = cell.day.day(order) if isinstance(cell.day, _Numeric) else cell.day
    if day is None or cell.zone is None or zone is None:
        return day, cell.time
    moment = datetime.fromisoformat(f"{day.isoformat()}T{cell.time}").replace(tzinfo=cell.zone)
    try:
        own = moment.astimezone(zone)
    except OverflowError:  # the first or last day of the calendar
        return day, cell.time
    return own.date(), own.time().isoformat("microseconds")


_CLOCK = re.compile(
    r"(?:^|(?<=\d)t|[ ,_(]+(?:at |um |a |as |om )?)(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?([ap])\.?m\.?)?"
    r" ?\(?(z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?|utc|gmt)?\)?$"
)
"""A time at the end of a text, with its zone."""


def clock_times(cells: pd.Series) -> npt.NDArray[np.object_]:
    """A column of times as texts that sort: "9:15" as "09:15:00.000000"; what is no time stays as it is."""
    codes, unique = pd.factorize(_texts(cells))
    read = [((len(text) <= _LONGEST and _clock(text.lower())) or (None, text, None))[1] for text in unique]
    return np.array(read, dtype=object)[codes]


def _clock(text: str) -> tuple[str, str, tzinfo | None] | None:
    """What stands before the time, the time as a text that sorts, its zone; None where there is no time."""
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        hour = hour % 12 + (12 if found[5] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    fraction = (found[4] or "")[:6].ljust(6, "0")
    return text[: found.start()], f"{hour:02}:{minute:02}:{second:02}.{fraction}", _zone(found[6])


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", text)
    if not offset:
        return UTC
    distance = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if distance >= timedelta(days=1):
        return None
    return timezone(-distance if offset[1] == "-" else distance)


def _read(text: str) -> _Cell | None:
    """What a text says; None where it names no day."""
    text = " ".join(without_accents(text).split())
    if not text[:1].isascii() or len(text) > _LONGEST:
        return None
    for reader in (_epoch, _week):
        if cell := reader(text):
            return cell
    before, time, zone = _clock(text) or (text, "", None)
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
def _months() -> Mapping[str, int]:
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
    months, fillers = _months(), _fillers()
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


def _decide(cells: Sequence[_Numeric], given: DateOrder | None, today: date | None) -> OrderChoice:
    """Which number is the day: by one over 12, else by what gives a likelier history, else the first."""
    day_first = [cell for cell in cells if not cell.day("month_first")]
    month_first = [cell for cell in cells if not cell.day("day_first")]
    if given:
        return OrderChoice(given, settled=bool(day_first or month_first), why=say.chosen())
    if day_first or month_first:
        is_day_first = len(day_first) >= len(month_first)
        example = (day_first if is_day_first else month_first)[0].text
        why = say.order_by_large_number(example, day_first=is_day_first)
        return OrderChoice("day_first" if is_day_first else "month_first", settled=True, why=why)
    readings: dict[DateOrder, list[date]] = {
        order: [day for cell in cells if (day := cell.day(order))] for order in ("day_first", "month_first")
    }
    same = readings["day_first"] == readings["month_first"]
    for is_likely, why in _signs(today):
        likely = [order for order, dates in readings.items() if is_likely(dates)]
        if len(likely) == 1:
            return OrderChoice(likely[0], settled=False, why=why)
    return OrderChoice("day_first", settled=same, why=say.order_by_custom(cells[0].text))


def _signs(today: date | None) -> list[tuple[Callable[[list[date]], bool], str]]:
    """What a likely history looks like, the strongest sign first."""
    return [
        (lambda dates: today is None or max(dates) <= today, say.order_by_future()),
        (_is_daily_or_weekly, say.order_by_spacing()),
        (_is_in_sequence, say.order_by_sequence()),
    ]


def _is_daily_or_weekly(dates: list[date]) -> bool:
    distances = [(after - before).days for before, after in pairwise(sorted(set(dates)))]
    return bool(distances) and sum(distance <= 8 for distance in distances) >= 0.8 * len(distances)


def _is_in_sequence(dates: list[date]) -> bool:
    return len(set(dates)) >= 3 and (dates == sorted(dates) or dates == sorted(dates, reverse=True))
