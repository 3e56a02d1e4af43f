"""Posts in LinkedIn's analytics: the two lists of top posts side by side, and the workbook of one post."""

from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Problem, frame
from ssi.readers import rules, told
from ssi.readers.analytics.daily import column, whole_numbers
from ssi.readers.analytics.shapes import Sheet, cell, is_link, measure
from ssi.readers.days import days
from ssi.readers.grid import Cell, texts
from ssi.readers.options import DateOrder, Options
from ssi.readers.plain import plain_words
from ssi.words import analytics
from ssi.words import problems as say

_TABLE_WIDTH = 3
"""Address, day, number."""
_BY_PLACE = ("engagements", "impressions")
"""What the left and the right list hold where their headings are in a language that nobody here reads."""
_DAY_WORDS = ("date", "data", "fecha", "datum")
_PARTS = ("reaction", "comment", "repost", "reacoes", "comentarios", "compartilhamentos")
"""How the rows of one post begin that make up its engagements."""


def kind_of(url: str) -> str:
    """What an address says that was published: long texts stand under /pulse/; "" where it may be anything."""
    return "article" if "/pulse/" in url else ""


def with_a_day(
    published: pd.Series, lines: Sequence[int | None], options: Options, problems: list[Problem]
) -> npt.NDArray[np.bool_]:
    """Which posts have a day that can be one of a history; the others are said to be left out."""
    dated: npt.NDArray[np.bool_] = rules.plausible_days(published, options.today).to_numpy(dtype=bool)

    def tell(row: int) -> Problem:
        where = say.place(lines[row], None)
        return Problem(lines[row], "date", None, analytics.post_without_day(where), left_out=True)

    problems += told.left_out(np.flatnonzero(~dated).tolist(), lines, tell)
    return dated


def written_days(sheet: Sheet) -> list[Cell]:
    """Every date of a sheet of posts, as it is written."""
    if sheet.kind == "post":
        return [value for label, value, _line in _pairs(sheet) if _is_day_label(label)]
    return [cell(row, place + 1) for place in lists(sheet) for row, _line in sheet.below()]


def top_posts(sheet: Sheet, order: DateOrder | None, options: Options) -> tuple[pd.DataFrame, list[Problem]]:
    """The posts of both lists, each once; a number is unknown where a post stands in the other list only."""
    problems = [Problem(None, None, None, analytics.not_all_posts())]
    sides = [
        _side(sheet, place, _slug(sheet, place, side), order, options, problems)
        for side, place in enumerate(lists(sheet))
    ]
    both = pd.concat(sides, ignore_index=True)
    posts = both.groupby("url", sort=False, as_index=False).first()
    posts = posts.sort_values("published", kind="stable").reset_index(drop=True)
    return frame("posts", posts.assign(kind=posts["url"].map(kind_of))), problems


def lists(sheet: Sheet) -> list[int]:
    """The columns in which a list begins: those of addresses."""
    width = len(sheet.headings)
    named = [place for place, text in enumerate(sheet.headings) if "url" in plain_words(text).split()]
    rows = [row for row, _line in sheet.below()]
    return named or [place for place in range(width) if any(is_link(cell(row, place)) for row in rows)]


def _slug(sheet: Sheet, place: int, side: int) -> str:
    """What a list's numbers are: by the heading, else by the list's place."""
    headings = sheet.headings[place + 1 : place + _TABLE_WIDTH]
    return next((slug for heading in headings if (slug := measure(heading))), _BY_PLACE[min(side, 1)])


def _side(
    sheet: Sheet, place: int, slug: str, order: DateOrder | None, options: Options, problems: list[Problem]
) -> pd.DataFrame:
    """One list: address, day, number."""
    found = [(row, line) for row, line in sheet.below() if is_link(cell(row, place))]
    rows, lines = [row for row, _line in found], [line for _row, line in found]
    published = pd.Series(days(column(rows, place + 1), order=order, today=options.today).days)
    read = whole_numbers(column(rows, place + 2), options)
    heading = str(cell(sheet.grid.rows[sheet.top], place + 2)).strip()
    problems += told.numbers_unread(heading, read.unreadable, column(rows, place + 2).tolist(), lines)
    dated = with_a_day(published, lines, options, problems)
    urls = [str(cell(row, place)).strip() for row in rows]
    table = pd.DataFrame({"url": pd.Series(urls, dtype="str"), "published": published, slug: read.values})
    return table[dated]


def single_post(
    sheet: Sheet, order: DateOrder | None, options: Options
) -> tuple[pd.DataFrame, list[Problem]]:
    """The one post of a workbook of keys and values; what stands below its numbers is about its readers."""
    known: dict[str, Any] = {"url": sheet.headings[1], "kind": kind_of(sheet.headings[1])}
    parts: list[float] = []
    others: list[str] = []
    problems: list[Problem] = []
    for label, value, line in _pairs(sheet):
        words = plain_words(label)
        cells = pd.Series([value], dtype="object")
        read = whole_numbers(cells, options)
        number = float(read.values[0])
        if _is_day_label(label) and "published" not in known:
            known["published"] = days(cells, order=order, today=options.today).days[0]
        elif (slug := measure(label)) in ("impressions", "engagements") and slug not in known:
            known[slug] = number
            problems += told.numbers_unread(label, read.unreadable, cells.tolist(), [line])
        elif words.startswith(_PARTS):
            parts.append(number)
            problems += told.numbers_unread(label, read.unreadable, cells.tolist(), [line])
        else:
            others.append(label)
    if others:
        problems.append(Problem(None, None, None, analytics.not_kept(others)))
    if "engagements" not in known and parts and not np.isnan(parts).any():
        known["engagements"] = sum(parts)
        problems.append(Problem(None, "engagements", None, analytics.engagements_added_up()))
    post = frame("posts", [known])
    return post[with_a_day(post["published"], [sheet.grid.lines[sheet.top]], options, problems)], problems


def _pairs(sheet: Sheet) -> list[tuple[str, Cell, int | None]]:
    """The keys and values around the address, with their lines, up to the table of readers: that has a third column."""
    lined = enumerate(zip(sheet.grid.rows, sheet.grid.lines, strict=True))
    rows = [row_and_line for index, row_and_line in lined if index != sheet.top]
    pairs = takewhile(lambda pair: len(texts(pair[0])) <= 2, rows)
    return [(str(row[0]).strip(), row[1], line) for row, line in pairs if len(texts(row)) == 2]


def _is_day_label(label: str) -> bool:
    words = plain_words(label).split()
    return any(word in _DAY_WORDS for word in words)
