"""Times of day: as texts that sort, with the zone they are told in, and in the zone of the person."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from ssi.readers.texts import pick

LONGEST = 60
"""Characters of a day or time in words; nothing longer is looked at."""

_CLOCK = re.compile(
    r"(?:^|(?<=\d)t|[ ,_(]+(?:at |um |a |as |om )?)(\d{1,2})[:h](\d\d)(?::(\d\d)(?:[.,](\d+))?)?(?: ?([ap])\.?m\.?)?"
    r" ?\(?(z|(?:utc|gmt)?[+-]\d{1,2}(?::?\d\d)?|utc|gmt)?\)?$"
)
"""A time at the end of a text, with its zone."""


def clock(text: str) -> tuple[str, str, tzinfo | None] | None:
    """What stands before the time in a lower-case text, the time as a text that sorts, its zone.

    None where there is no time.
    """
    found = _CLOCK.search(text)
    if not found:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[5]:
        hour = hour % 12 + (12 if found[5] == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    fraction = (found[4] or "")[:6].ljust(6, "0")
    return text[: found.start()], f"{hour:02}:{minute:02}:{second:02}.{fraction}", zone(found[6])


def zone(text: str | None) -> tzinfo | None:
    """A zone as it stands behind a time: "z", "utc", "+01:00"."""
    if text is None:
        return None
    offset = re.fullmatch(r"(?:utc|gmt)?([+-])(\d{1,2}):?(\d\d)?", text)
    if not offset:
        return UTC
    distance = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
    if distance >= timedelta(days=1):
        return None
    return timezone(-distance if offset[1] == "-" else distance)


def clock_times(cells: pd.Series) -> pd.Series:
    """A column of times as texts that sort: "9:15" as "09:15:00.000000"; what is no time stays as it is."""
    codes, unique = pd.factorize(cells.astype("str").str.strip())
    read = [((len(text) <= LONGEST and clock(text.lower())) or (None, text, None))[1] for text in unique]
    return pick(read, codes)


@dataclass(frozen=True)
class Apart:
    """A column of texts with the times of day taken off: what is left, the times ("" where none), their zones."""

    texts: pd.Series
    clocks: pd.Series
    zones: pd.Series


_MOMENT = (
    r"^(?P<day>\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?:T|,? )"
    r"(?P<clock>(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,9})?)?)(?P<zone>Z| ?UTC|[+-]\d\d:?\d\d)?$"
)
"""A day in digits and a time on 24 hours, as programs write them: a different one in each row."""
_HOUR = r"(?:[01]\d|2[0-3])"
_EPOCH = r"^[12]\d{9}(?:\d{3})?$"
_NOTHING = pa.scalar("", pa.large_string())
_MIDNIGHT = "00:00:00.000000"
_MISSING = pa.array(
    [_MIDNIGHT[length:] if length != 8 else ".000000" for length in range(16)], pa.large_string()
)
"""What a time of so many signs lacks: "08:15" and "08:15:00.5" become "08:15:00.000000" and "08:15:00.500000"."""


def apart(texts: pd.Series) -> Apart:
    """Days and times of the moments that programs write, a whole column at a time; other texts stay as they are."""
    cells = pa.chunked_array(texts.array.__arrow_array__())
    cells, clocks, zones = _without_epoch(cells)
    if pc.any(pc.match_substring(cells, ":")).as_py():
        if (all_alike := _of_one_shape(cells)) is not None:
            return all_alike
        found = pc.extract_regex(cells, _MOMENT)
        is_moment = pc.is_valid(found)
        cells = pc.if_else(is_moment, pc.struct_field(found, "day"), cells)
        clocks = pc.if_else(is_moment, _in_full(pc.struct_field(found, "clock")), clocks)
        zones = pc.if_else(is_moment, pc.struct_field(found, "zone"), zones)
    return Apart(*(pd.Series(column.to_pandas()) for column in (cells, clocks, zones)))


def _of_one_shape(cells: Any) -> Apart | None:
    """Moments that all are written with the same signs, but for the digits, as a program writes them.

    None where they are not: then they have to be looked at one by one.
    """
    first = cells[0].as_py()
    found = re.match(_MOMENT, first)
    if not found:
        return None
    day, clock, zone = (found.span(name) for name in ("day", "clock", "zone"))
    shape = [r"\d" if sign.isdecimal() else re.escape(sign) for sign in first]
    hour, minute = clock[0], first.index(":", clock[0]) + 1
    if zone[0] >= 0:  # In summer the zone is another one.
        shape[zone[0] :] = map(re.escape, first[zone[0] :])
    shape[hour : minute - 1] = [_HOUR] if minute - 1 - hour == 2 else [r"\d"]
    pattern = "".join(shape)
    pattern = pattern.replace(r":\d", r":[0-5]")
    if not pc.all(pc.match_substring_regex(cells, f"^{pattern}$")).as_py():
        return None
    texts = pc.utf8_slice_codeunits(cells, *day)
    clocks = _in_full(pc.utf8_slice_codeunits(cells, *clock))
    zones = pick([found["zone"] or ""], np.zeros(len(cells), dtype=np.intp))
    return Apart(pd.Series(texts.to_pandas()), pd.Series(clocks.to_pandas()), zones)


def _without_epoch(cells: Any) -> tuple[Any, Any, Any]:
    """Seconds or milliseconds since 1970 as the day in UTC, with the time and the zone; where the first cell is one."""
    is_epoch = len(cells) > 0 and re.match(_EPOCH, cells[0].as_py())
    found = pc.match_substring_regex(cells, _EPOCH) if is_epoch else None
    if found is None:
        none = pa.chunked_array([pa.repeat(_NOTHING, len(cells))])
        return cells, none, none
    numbers = pc.fill_null(
        pc.cast(pc.if_else(found, cells, pa.scalar(None, cells.type)), pa.int64()), 0
    ).to_numpy()
    in_seconds = pc.equal(pc.binary_length(cells), 10).to_numpy()
    days, times = np.divmod(np.where(in_seconds, numbers * 1000, numbers), 86_400_000)
    of_days, of_times = (_texts(days, "datetime64[D]", 0), _texts(times, "datetime64[ms]", 11))
    clocks = pc.binary_join_element_wise(of_times, pa.scalar("000", pa.large_string()), _NOTHING)
    return (
        pc.if_else(found, of_days, cells),
        pc.if_else(found, clocks, _NOTHING),
        pc.if_else(found, pa.scalar("Z", pa.large_string()), _NOTHING),
    )


def _texts(numbers: npt.NDArray[np.int64], unit: str, start: int) -> Any:
    """Days or moments as ISO texts, from the sign ``start`` on."""
    codes, unique = pd.factorize(numbers)
    written = [text[start:] for text in np.datetime_as_string(unique.astype(unit)).tolist()]
    return pa.array(written, pa.large_string()).take(pa.array(codes))


def _in_full(clocks: Any) -> Any:
    """Times as texts that sort, of 15 signs."""
    short = pc.equal(pc.utf8_slice_codeunits(clocks, 1, 2), ":")
    if pc.any(short).as_py():
        clocks = pc.if_else(
            short, pc.binary_join_element_wise(pa.scalar("0", pa.large_string()), clocks, _NOTHING), clocks
        )
    clocks = pc.utf8_slice_codeunits(clocks, 0, len(_MIDNIGHT))
    lengths = pc.binary_length(clocks)
    if pc.min(lengths).as_py() == len(_MIDNIGHT):
        return clocks
    missing = pc.take(_MISSING, pc.fill_null(lengths, 0))
    return pc.binary_join_element_wise(clocks, missing, _NOTHING)


_CHANGES_BETWEEN = (np.datetime64("1900-01-01", "s"), np.datetime64("2200-01-01", "s"))
"""Days outside, which no history has, stay as they are written."""


def in_zone(
    days: npt.NDArray[np.datetime64], clocks: pd.Series, zones: npt.NDArray[np.object_], own: ZoneInfo
) -> tuple[npt.NDArray[np.datetime64], pd.Series]:
    """Days and times of the moments with a zone as they are in the person's ``own``; the others as they are."""
    first, last = _CHANGES_BETWEEN
    places = np.flatnonzero(pd.notna(zones) & (days >= first) & (days <= last))
    if not len(places):
        return days, clocks
    codes, unique = pd.factorize(zones[places])
    offsets = np.array([of_zone.utcoffset(None) for of_zone in unique], dtype="timedelta64[us]")[codes]
    times = pd.to_timedelta(clocks.iloc[places]).to_numpy().astype("timedelta64[us]")
    moments = pd.DatetimeIndex(days[places].astype("datetime64[us]") + times - offsets, tz="UTC")
    own_moments = moments.tz_convert(own).tz_localize(None).to_numpy()
    own_days, own_clocks = days.copy(), clocks.to_numpy(dtype=object, copy=True)
    own_days[places] = own_moments.astype("datetime64[D]")
    own_clocks[places] = np.char.partition(np.datetime_as_string(own_moments, unit="us"), "T")[:, 2]
    return own_days, pd.Series(own_clocks, dtype="str")
