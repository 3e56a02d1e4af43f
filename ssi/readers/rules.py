"""What is known about score captures, whatever file they came from: captures in, snapshots out.

LinkedIn keeps no history, so every capture was made by a tool or by hand, and each of the rules here answers
a way in which those go wrong. No rule invents a value: what is not believable becomes unknown, and is said.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import model
from ssi.model import (
    OWN_SCORES,
    PILLAR_KEYS,
    RANKS,
    ROUNDING,
    ROUNDING_WHOLE_PILLARS,
    SCORE_COLUMNS,
    Assumption,
    Problem,
    allowed_range,
)
from ssi.readers.texts import pick
from ssi.words import problems as say

Mask = npt.NDArray[np.bool_]

FIRST_DAY = date(2014, 1, 1)
"""The index was opened to members in 2014; an earlier date is a slip."""
IDENTICAL_IN_A_ROW = 5
SURE_PILLAR = 2.5
"""Points that a pillar does not lose between two captures: a 0 beside more than this was not read."""


def snapshots(
    captures: pd.DataFrame, *, today: date | None
) -> tuple[pd.DataFrame, list[Problem], list[Assumption]]:
    """One person's captures as the snapshots frame, with what was left out or mended and what was assumed.

    ``captures`` is a frame as `ssi.readers.captures.captures` makes it, in the file's order; a score that no capture
    has needs no column. ``today`` tells
    which days are in the future; None where that is not to be judged.
    """
    nobody_else = np.zeros(len(captures), dtype=np.intp)
    (theirs,), problems, assumptions = snapshots_of_people(captures, nobody_else, 1, today=today)
    return theirs, problems, assumptions


def snapshots_of_people(
    captures: pd.DataFrame, whose: npt.NDArray[np.intp], people: int, *, today: date | None
) -> tuple[list[pd.DataFrame], list[Problem], list[Assumption]]:
    """The same for captures of several people at once, a frame for each of them.

    ``whose`` says of each capture which person it is of, from 0 to ``people`` less 1.
    """
    problems: list[Problem] = []
    table = captures.assign(person=whose)
    table = _dated(table, today, problems)
    table = _without_failed(table, problems)
    table = _in_range(table, problems)
    table = _one_a_day(table, problems)
    table = _without_blank_zeros(table, problems)
    table = _whole_captures(table, problems)
    table = _with_something(table, problems)
    table, assumptions = _with_totals(table, problems)
    problems += _remarks(table)
    problems.sort(key=lambda problem: (problem.line is None, problem.line or 0))
    return by_person("snapshots", table, people), problems, assumptions


def by_person(name: model.FrameName, table: pd.DataFrame, people: int) -> list[pd.DataFrame]:
    """Rows sorted by their column ``person`` as one of the tidy frames for each person."""
    ends = np.searchsorted(table["person"].to_numpy(), np.arange(people + 1))
    if name == "snapshots" and "source" not in table:
        table = table.assign(source=pick([""], np.zeros(len(table), dtype=np.intp)).set_axis(table.index))
    whole = model.frame(name, table).reset_index(drop=True)
    theirs = [whole.iloc[start:end] for start, end in pairwise(ends.tolist())]
    for each in theirs:
        each.index = pd.RangeIndex(len(each))
    return theirs


def plausible_days(days: pd.Series, today: date | None) -> pd.Series:
    """Which days can be days of a history: known, not before 2014, not after ``today``."""
    plausible = days >= pd.Timestamp(FIRST_DAY)
    return plausible & (days <= pd.Timestamp(today)) if today else plausible


class _Place(NamedTuple):
    line: int | None
    day: date | None

    def __str__(self) -> str:
        return say.place(self.line, self.day)


def _places(table: pd.DataFrame, where: Mask) -> Iterator[_Place]:
    if not where.any():
        return
    found = table.loc[where, ["line", "date"]]
    for line, day in zip(found["line"], found["date"], strict=True):
        yield _Place(None if pd.isna(line) else int(line), None if pd.isna(day) else model.calendar_day(day))


def _values(table: pd.DataFrame, columns: Sequence[str]) -> npt.NDArray[np.float64]:
    """The columns side by side, NaN for those that the table does not have."""
    return table.reindex(columns=list(columns)).to_numpy(dtype="float64")


def _known_scores(table: pd.DataFrame) -> list[str]:
    """The scores that the table has a column for."""
    return [column for column in SCORE_COLUMNS if column in table]


def _only(table: pd.DataFrame, keep: Mask) -> pd.DataFrame:
    # A large table is not copied for nothing: nearly always all rows stay.
    return table if keep.all() else table.loc[keep]


def _all_unknown(values: npt.NDArray[np.float64]) -> Mask:
    unknown: Mask = np.asarray(np.isnan(values).all(axis=1), dtype=bool)
    return unknown


def _with(table: pd.DataFrame, columns: Sequence[str], values: npt.NDArray[np.float64]) -> pd.DataFrame:
    """The same rows with other values in some columns; a column of unknown values only is not added."""
    return table.assign(
        **{
            column: values[:, index]
            for index, column in enumerate(columns)
            if column in table or not np.isnan(values[:, index]).all()
        }
    )


def _dated(table: pd.DataFrame, today: date | None, problems: list[Problem]) -> pd.DataFrame:
    """Without the rows that have no day, or one that no history has."""
    for place in _places(table, table["date"].isna().to_numpy()):
        problems.append(Problem(place.line, "date", None, say.no_date(str(place)), left_out=True))
    keep = plausible_days(table["date"], today)
    for place in _places(table, (table["date"].notna() & ~keep).to_numpy()):
        assert place.day is not None
        sentence = say.too_early if place.day < FIRST_DAY else say.in_the_future
        message = sentence(str(place), place.day)
        problems.append(Problem(place.line, "date", place.day.isoformat(), message, left_out=True))
    return _only(table, keep.to_numpy())


def _without_failed(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Without captures of zeros: a tool that cannot read the page writes 0 in every score."""
    own = _values(table, OWN_SCORES)
    failed = (own == 0).any(axis=1) & ((own == 0) | np.isnan(own)).all(axis=1)
    for place in _places(table, failed):
        message = say.failed_reading(str(place))
        problems.append(Problem(place.line, "overall", "0", message, left_out=True))
    return _only(table, ~failed)


def _guess(value: float, high: float) -> float | None:
    """What a value that is too large may have been with its point in place: 251 for 25.1."""
    # A guess a hair above the top still shows the person where the point was lost.
    for tens in (10, 100, 1000):
        if high * 0.2 < value / tens <= high * 1.02:
            return value / tens
    return None


def _in_range(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """With values that no score can have emptied; a rank or an average of 0 is just not known."""
    changed: dict[str, npt.NDArray[np.float64]] = {}
    never_read = 0
    for column in _known_scores(table):
        values = table[column].to_numpy(dtype="float64")
        low, high = allowed_range(column)
        zero = (
            values == 0
            if column in RANKS or column.endswith("_average")
            else np.zeros(len(values), dtype=bool)
        )
        wrong = ((values < low) | (values > high)) & ~zero
        never_read += int(zero.sum())
        for place, value in zip(_places(table, wrong), values[wrong].tolist(), strict=True):
            message = say.out_of_range(str(place), column, value, _guess(value, high))
            problems.append(Problem(place.line, column, say.plain(value), message))
        if zero.any() or wrong.any():
            changed[column] = np.where(zero | wrong, np.nan, values)
    if never_read:
        problems.append(Problem(None, None, "0", say.ranks_unknown(never_read)))
    return table.assign(**changed) if changed else table


def _one_a_day(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """The last capture of each day, by time where known, else by the file's order; oldest day first."""
    table = _sorted(table)
    day = _day_keys(table)
    same_day = day[1:] == day[:-1]
    if not same_day.any():
        return table
    times = table["time"].array
    same_moment = np.r_[False, same_day & np.asarray(times[1:] == times[:-1], dtype=bool), False]
    at = np.flatnonzero(same_moment[1:] | same_moment[:-1])
    repeats = np.zeros(len(table), dtype=bool)
    several = table.iloc[at]
    repeats[at] = several.duplicated(["person", "date", "time", *_known_scores(table)], keep="last")
    if repeats.any():
        problems.append(Problem(None, None, None, say.duplicates(int(repeats.sum()))))
    table, day = _only(table, ~repeats), day[~repeats]
    earlier = np.r_[day[1:] == day[:-1], False]
    if earlier.any():
        problems.append(Problem(None, None, None, say.several_a_day(len(np.unique(day[earlier])))))
    return _only(table, ~earlier)


def _day_keys(table: pd.DataFrame) -> npt.NDArray[np.int64]:
    """A number for each person's each day, in the order of persons, then of days."""
    days = model.day_numbers(table["date"])
    first = days.min(initial=0)
    keys: npt.NDArray[np.int64] = (
        table["person"].to_numpy().astype(np.int64) * (days.max(initial=0) - first + 1) + days - first
    )
    return keys


def _sorted(table: pd.DataFrame) -> pd.DataFrame:
    """By person, day and time; what was written down in this order, or backwards, is not sorted anew."""
    for each in (table, table.iloc[::-1]):
        steps = np.diff(_day_keys(each))
        times = each["time"].array
        is_backwards = each is not table
        # Captures of one moment keep the file's order.
        later = (times[1:] > times[:-1]) if is_backwards else (times[1:] >= times[:-1])
        if ((steps > 0) | ((steps == 0) & np.asarray(later, dtype=bool))).all():
            return each
    return table.sort_values(["person", "date", "time"], kind="stable")


def _without_blank_zeros(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """With four zero pillars beside a total as unknown: apps for manual entry store empty fields as 0."""
    for total, columns in (("overall", PILLAR_KEYS), *_groups()):
        if not any(column in table for column in columns):
            continue
        pillars = _values(table, columns)
        blank = (pillars == 0).any(axis=1) & ((pillars == 0) | np.isnan(pillars)).all(axis=1)
        if total == "overall":
            blank &= _values(table, ["overall"])[:, 0] > 0
            if blank.any():
                problems.append(Problem(None, None, "0", say.pillars_blank(int(blank.sum()))))
        if blank.any():
            table = _with(table, columns, np.where(blank[:, None], np.nan, pillars))
    return table


def _groups() -> Iterator[tuple[str, tuple[str, ...]]]:
    for group in model.GROUPS:
        yield f"{group}_average", tuple(f"{group}_{pillar}" for pillar in PILLAR_KEYS)


def _neighbours_high(values: npt.NDArray[np.float64], person: npt.NDArray[np.intp]) -> Mask:
    """Where the person's last score before or first one after, other than 0, is well above 0."""
    scores = pd.Series(values).where(values != 0).groupby(person)
    high: Mask = ((scores.ffill() > SURE_PILLAR) | (scores.bfill() > SURE_PILLAR)).to_numpy()
    return high


def _tolerance(pillars: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    whole = (np.isnan(pillars) | (pillars == np.round(pillars))).all(axis=1)
    return np.where(whole, ROUNDING_WHOLE_PILLARS, ROUNDING)


def _whole_captures(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """With pillars and totals that were not read as unknown, where a tool found only part of the page."""
    overall = _values(table, ["overall"])[:, 0].copy()
    pillars = _values(table, PILLAR_KEYS).copy()
    is_partial = np.isnan(pillars).sum(axis=1) == 1
    if not (is_partial.any() or (pillars == 0).any() or (overall == 0).any()):
        return table
    found = np.nansum(pillars, axis=1)
    person = table["person"].to_numpy()

    no_total = (overall == 0) & (found > 0)
    for place in _places(table, no_total):
        problems.append(Problem(place.line, "overall", "0", say.total_not_read(str(place))))
    overall[no_total] = np.nan

    # 0 is a score only where the total has no room for more and the days around it do not say otherwise.
    total_says_more = overall - found >= _tolerance(pillars)
    for index, column in enumerate(PILLAR_KEYS):
        zero = pillars[:, index] == 0
        if not zero.any():
            continue
        not_read = zero & (total_says_more | _neighbours_high(pillars[:, index], person))
        for place in _places(table, not_read):
            problems.append(Problem(place.line, column, "0", say.pillar_unknown(str(place), column)))
        pillars[not_read, index] = np.nan

    known = (~np.isnan(pillars)).sum(axis=1)
    # A rounded total is up to half a point from the sum; one with decimals is the sum.
    whole_total = overall == np.round(overall)
    is_the_sum: Mask = np.abs(overall - found) <= np.where(whole_total, 0.5, 0.05)
    partial: Mask = (known == len(PILLAR_KEYS) - 1) & is_the_sum
    for place, total in zip(_places(table, partial), overall[partial].tolist(), strict=True):
        message = say.partial_total(str(place), total)
        problems.append(Problem(place.line, "overall", say.plain(total), message))
    overall[partial] = np.nan

    return _with(table, OWN_SCORES, np.column_stack([overall, pillars]))


def _with_something(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Without rows of which no value is left."""
    nothing = _all_unknown(_values(table, _known_scores(table)))
    for place in _places(table, nothing):
        problems.append(Problem(place.line, None, None, say.nothing_usable(str(place)), left_out=True))
    return _only(table, ~nothing)


def _with_totals(table: pd.DataFrame, problems: list[Problem]) -> tuple[pd.DataFrame, list[Assumption]]:
    """With the sum of the pillars as overall where only that is missing; a given overall stays as it is."""
    overall = _values(table, ["overall"])[:, 0].copy()
    pillars = _values(table, PILLAR_KEYS)
    total = pillars.sum(axis=1)

    # Rounded, since 53 − 52.000001 is 0.999999: no more than rounding.
    differs = np.round(np.abs(overall - total), 6) >= _tolerance(pillars)
    values = zip(_places(table, differs), total[differs].tolist(), overall[differs].tolist(), strict=True)
    for place, added, given in values:
        message = say.total_differs(str(place), added, given)
        problems.append(Problem(place.line, "overall", say.plain(given), message))

    missing = np.isnan(overall) & ~np.isnan(total)
    overall[missing] = total[missing]
    table = table.assign(overall=overall)
    if not missing.any():
        return table, []
    why = say.overall_from_pillars(int(missing.sum()))
    return table, [Assumption("overall", "sum_of_pillars", (), why)]


def _remarks(table: pd.DataFrame) -> list[Problem]:
    """What is worth knowing about good snapshots."""
    remarks = list(_unchanged(table))
    overall, pillars = _values(table, ["overall"])[:, 0], _values(table, PILLAR_KEYS)
    with_decimals = ((pillars != np.round(pillars)) & ~np.isnan(pillars)).any(axis=1)
    known = ~np.isnan(overall)
    seen = {"whole": ~known | (overall == np.round(overall)), "decimals": with_decimals, "known": known}
    theirs = pd.DataFrame(seen).groupby(table["person"].to_numpy())
    whole, decimals = theirs["whole"].all(), theirs["decimals"].any()
    if (whole & decimals & theirs["known"].any() & (theirs.size() > 1)).any():
        remarks.append(Problem(None, "overall", None, say.whole_overall()))
    return remarks


def _unchanged(table: pd.DataFrame) -> Iterator[Problem]:
    """One remark for each run of identical snapshots: a tool may have stopped reading the page."""
    person = table["person"].to_numpy()
    alike = np.flatnonzero(person[1:] == person[:-1])
    for column in _known_scores(table):
        now, before = (table[column].to_numpy()[alike + place] for place in (1, 0))
        alike = alike[(now == before) | (np.isnan(now) & np.isnan(before))]
    same = np.zeros(max(len(table) - 1, 0), dtype=bool)
    same[alike] = True
    starts = np.flatnonzero(np.r_[True, ~same]) if len(table) else np.array([], dtype=int)
    lengths = np.diff(np.r_[starts, len(table)])
    days = table["date"]
    for index in np.flatnonzero(lengths >= IDENTICAL_IN_A_ROW).tolist():
        line, since = table["line"].iloc[starts[index]], model.calendar_day(days.iloc[starts[index]])
        start, after = int(starts[index]), int(starts[index] + lengths[index])
        is_last = after == len(table) or person[after] != person[start]
        moved = None if is_last else model.calendar_day(days.iloc[after])
        yield Problem(None if pd.isna(line) else int(line), None, None, say.unchanged(since, moved))
