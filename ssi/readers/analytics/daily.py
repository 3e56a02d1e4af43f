"""Sheets of LinkedIn's analytics with a row a day, as outcomes: what others did on that day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Problem, calendar_day, frame
from ssi.readers import rules, told
from ssi.readers.analytics.shapes import Sheet, cell, measure
from ssi.readers.days import Days, days
from ssi.readers.grid import Cell
from ssi.readers.numerals import Numbers, numbers
from ssi.readers.options import DateOrder, Options
from ssi.words import analytics, names
from ssi.words import problems as say

_BY_PLACE = {"engagement": ("impressions", "engagements"), "followers": ("new_followers",)}
"""What the columns after the date hold where their headings are in a language that nobody here reads."""


@dataclass(frozen=True)
class DailyRows:
    """The rows of one sheet: days, a number a measure, and what was found on the way."""

    outcomes: pd.DataFrame
    problems: tuple[Problem, ...]


def read(sheet: Sheet, order: DateOrder | None, options: Options) -> DailyRows:
    """The days of a sheet of engagements or followers, long; 0 is a number, a blank is not known."""
    rows, lines = [row for row, _line in sheet.below()], [line for _row, line in sheet.below()]
    read_days = days(column(rows, 0), order=order, today=options.today)
    problems: list[Problem] = []
    values: dict[str, Numbers] = {}
    for slug, place in _places(sheet, problems).items():
        cells = column(rows, place)
        values[slug] = whole_numbers(cells, options)
        problems += told.numbers_unread(sheet.headings[place], values[slug].unreadable, cells.tolist(), lines)
    keep = _usable(read_days, rows, lines, values, options, problems)
    table = pd.DataFrame({"date": read_days.days, **{slug: found.values for slug, found in values.items()}})
    table = _one_a_day(table[keep], problems)
    long = table.melt("date", var_name="measure").dropna(subset=["value"])
    problems += _below_zero(long)
    return DailyRows(frame("outcomes", long.assign(days=1)), tuple(problems))


def _places(sheet: Sheet, problems: list[Problem]) -> dict[str, int]:
    """Measure → its column: by the heading, else by where it stands; of several for one measure the first."""
    headings = sheet.headings
    by_place = _BY_PLACE[sheet.kind]
    named = [measure(heading) for heading in headings]
    if len(headings) == len(by_place) + 1:
        unused = [slug for slug in by_place if slug not in named]
        # "Impressions" and a word that nobody here reads: that one is the other.
        named[1:] = [slug or (unused.pop(0) if unused else None) for slug in named[1:]]
    places: dict[str, int] = {}
    for place, slug in enumerate(named):
        if slug in places:
            message = say.several_columns(names.outcome(slug), headings[places[slug]], [headings[place]])
            problems.append(Problem(None, slug, None, message))
        elif slug and place:
            places[slug] = place
    return places


def column(rows: Sequence[Sequence[Cell]], place: int) -> pd.Series:
    """One column of rows that may differ in length."""
    return pd.Series([cell(row, place) for row in rows], dtype="object")


def whole_numbers(cells: pd.Series, options: Options) -> Numbers:
    """Numbers that count something: in "1.820" the point can only part thousands."""
    found = numbers(cells, decimal=options.decimal)
    if options.decimal or not _has_fractions(found):
        return found
    other = numbers(cells, decimal="comma")
    return found if _has_fractions(other) else other


def _has_fractions(found: Numbers) -> bool:
    known = found.values[~np.isnan(found.values)]
    return bool((known != np.round(known)).any())


def _usable(
    read: Days,
    rows: Sequence[Sequence[Cell]],
    lines: Sequence[int | None],
    values: dict[str, Numbers],
    options: Options,
    problems: list[Problem],
) -> npt.NDArray[np.bool_]:
    """Which rows have a day that can be and a number; the others are said."""
    dated = pd.Series(read.days)
    plausible = rules.plausible_days(dated, options.today).to_numpy()
    filled = np.zeros(len(rows), dtype=bool)
    for found in values.values():
        filled |= ~np.isnan(found.values)
    remarks = [lines[row] for row in np.flatnonzero(dated.isna() & ~filled).tolist()]

    def tell(row: int) -> Problem:
        where, text = say.place(lines[row], None), str(cell(rows[row], 0)).strip()
        if pd.isna(dated[row]):
            message = say.not_a_day(where, text) if text else say.no_date(where)
        else:
            day = calendar_day(dated[row])
            message = (say.too_early if day < rules.FIRST_DAY else say.in_the_future)(where, day)
        return Problem(lines[row], "date", text or None, message, left_out=True)

    wrong = np.flatnonzero(~plausible & (dated.notna().to_numpy() | filled)).tolist()
    problems += told.left_out(wrong, lines, tell)
    if remarks:
        problems.append(
            Problem(None, None, None, say.summary_rows([line for line in remarks if line is not None]))
        )
    usable: npt.NDArray[np.bool_] = plausible & filled
    return usable


def _one_a_day(table: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """The last row of each day; rows that repeat another one are counted."""
    if repeats := int(table.duplicated(keep="last").sum()):
        problems.append(Problem(None, None, None, say.duplicates(repeats)))
    table = table.drop_duplicates(keep="last")
    if several := int(table.loc[table.duplicated("date", keep="last"), "date"].nunique()):
        problems.append(Problem(None, None, None, say.several_a_day(several)))
    return table.drop_duplicates("date", keep="last").sort_values("date")


def _below_zero(long: pd.DataFrame) -> Iterator[Problem]:
    """Numbers below 0 are corrections of earlier days: kept, so that sums over weeks stay right, and said."""
    for slug, rows in long[long["value"] < 0].groupby("measure", sort=False):
        found = [(calendar_day(day), value) for day, value in zip(rows["date"], rows["value"], strict=True)]
        yield Problem(None, str(slug), None, analytics.below_zero(str(slug), found))
