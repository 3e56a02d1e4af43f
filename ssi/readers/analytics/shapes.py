"""Which sheet of LinkedIn's analytics a grid is: by its headings, and in other languages by its shape.

discovery    Overall Performance | 3/2/2026 - 3/8/2026      totals
engagement   Date | Impressions | Engagements               a row a day
top_posts    Post URL | Post publish date | Engagements | (gap) | Post URL | Post publish date | Impressions
followers    Total followers on 3/8/2026 | 1204             a total, then
             Date | New followers                           a row a day
demographics Top Demographics | Value | Percentage          shares
post         Post URL | https://…                           one post, a row a number
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from ssi.model import SCORE_COLUMNS
from ssi.readers.days import days
from ssi.readers.grid import Cell, Grid, is_blank, texts
from ssi.readers.headers import role
from ssi.readers.plain import plain_words, word_set

Kind = Literal["discovery", "engagement", "top_posts", "followers", "demographics", "post"]

_Row = Sequence[Cell]
_WIDEST = 10
"""Columns of the widest sheet, the one of posts, with some to spare."""

_LOOKED_AT = 20
"""Rows at the top of a sheet that show what it is."""
_MEASURES = (
    ("impressions", ("impres",)),
    ("engagements", ("engag", "engaj", "interac", "interak")),
    ("new_followers", ("follower", "seguidor", "abonne", "volger", "seguaci")),
)
"""What the first letters of a heading's words say that its numbers are, in the languages people have."""
_RATES = word_set("rate ratio taxa tasa taux quote percentage")
_WEEK_WORDS = word_set("week woche semana semaine kw month monat mes mois")
_RANGE = re.compile(r"\s+[-–—]\s+|\s*[–—]\s*|\s+(?:to|bis|au|al|a|tot)\s+")
_POST = re.compile(r"https?://.*(?:/feed/update/|/posts/|/pulse/)")
_SHARE = re.compile(r"[<>]?\s*\d+(?:[.,]\d+)?\s*%|[01]?\.\d+|[01]\.0")
_NUMBER_SHAPE = re.compile(r"[-+−]?\d[\d.,'’\s]*")
_DAY_SHAPE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")


@dataclass(frozen=True)
class Sheet:
    """One sheet that was recognised; ``top`` is the row of its headings, ``sure`` that its words say so."""

    kind: Kind
    name: str
    grid: Grid
    top: int
    sure: bool

    @property
    def headings(self) -> list[str]:
        """The cells of the row of headings as text."""
        return texts(self.grid.rows[self.top])

    def below(self) -> list[tuple[Sequence[Cell], int | None]]:
        """The rows below the headings that hold anything, each with its line."""
        rows = zip(self.grid.rows[self.top + 1 :], self.grid.lines[self.top + 1 :], strict=True)
        return [(row, line) for row, line in rows if not is_blank(row)]


def cell(row: Sequence[Cell], place: int) -> Cell:
    """A cell of a row, "" beyond its end."""
    return row[place] if place < len(row) else ""


def is_rate(heading: str) -> bool:
    """Whether a heading names a share of something."""
    return not _RATES.isdisjoint(plain_words(heading).split())


def measure(heading: str) -> str | None:
    """The slug of the outcome that a heading names; None for a rate of it, which is no count."""
    if is_rate(heading):
        return None
    words = plain_words(heading).split()
    return next(
        (slug for slug, starts in _MEASURES if any(word.startswith(starts) for word in words)),
        None,
    )


def span(text: str) -> tuple[str, str] | None:
    """The two days of a range as they are written."""
    parts = [part.strip() for part in _RANGE.split(text)]
    if len(parts) != 2 or not all(map(_is_day, parts)):
        return None
    return parts[0], parts[1]


def is_link(value: Cell) -> bool:
    """Whether a cell is a web address."""
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))


def classify(name: str, grid: Grid) -> Sheet | None:
    """Which sheet this is; None where it is none, or is none that can be told."""
    top = grid.rows[:_LOOKED_AT]
    filled = [index for index, row in enumerate(top) if not is_blank(row)]
    for place, index in enumerate(filled):
        before = [top[other] for other in filled[:place]]
        below = [top[other] for other in filled[place + 1 :]]
        if found := _kind(top[index], before, below):
            return Sheet(found[0], name, grid, index, found[1])
    return None


def _kind(row: _Row, before: Sequence[_Row], below: Sequence[_Row]) -> tuple[Kind, bool] | None:
    """What a row heads, and whether its words say so; ``before`` and ``below`` are filled rows around it."""
    cells = texts(row)
    if not 2 <= len(cells) <= _WIDEST or isinstance(row[0], float):
        return None
    words = [plain_words(text).split() for text in cells]
    if len(cells) == 2 and not before and span(cells[1]) and all(map(_is_total, below)):
        return "discovery", True
    if _POST.match(cells[1].lower()) and "url" in words[0]:
        return "post", True
    if _heads_posts(words, below):
        return "top_posts", True
    if len(cells) == 3 and not before and _heads_shares(below):
        return "demographics", any(word.startswith("demogra") for word in words[0])
    if any(_is_number(cell(other, 1)) for other in below):
        return _by_day(cells, before, below)
    return None


def _by_day(cells: Sequence[str], before: Sequence[_Row], below: Sequence[_Row]) -> tuple[Kind, bool] | None:
    """Which table with a row a day these headings stand over, if it is one."""
    named = [measure(text) for text in cells[1:]]
    is_named = {"impressions", "engagements"} <= set(named)
    if not (is_named or len(cells) <= 3) or any(map(_is_something_else, cells[1:])):
        return None
    if _is_day(cells[0]) or not any(_is_day(cell(row, 0)) and _is_number(cell(row, 1)) for row in below):
        return None
    is_dated = role(cells[0]) == "date" and not _WEEK_WORDS & set(plain_words(cells[0]).split())
    if len(cells) == 2:
        is_below_total = len(before) == 1 and len(texts(before[0])) == 2 and _is_number(cell(before[0], 1))
        return ("followers", named == ["new_followers"] and is_dated) if is_below_total else None
    if before:
        return None
    if is_named and is_dated:
        return ("engagement", True) if all(measure(text) or is_rate(text) for text in cells[1:]) else None
    return ("engagement", False) if len(cells) == 3 else None


def _heads_posts(words: Sequence[Sequence[str]], below: Sequence[_Row]) -> bool:
    """Whether headings stand over addresses of posts, each with its day and a number: in one or two tables."""
    named = [place for place, parts in enumerate(words) if "url" in parts]
    linked = [
        place
        for place in range(len(words))
        if words[place] and any(is_link(cell(row, place)) for row in below)
    ]
    links = named or linked
    listed = [row for row in below if any(is_link(cell(row, place)) for place in links)]
    if listed and not any(_is_day(cell(row, place + 1)) for row in listed for place in links):
        return False
    if len(links) == 2 and links[0] == 0:
        return links[1] >= 3
    return named == [0] and len(words) == 3 and any(part.startswith("publi") for part in words[1])


def _is_total(row: _Row) -> bool:
    """Whether a row holds a name and a number."""
    return len(texts(row)) == 2 and _is_number(cell(row, 1)) and not _is_day(cell(row, 0))


def _heads_shares(below: Sequence[_Row]) -> bool:
    """Whether rows hold a kind of people, its name and its share."""
    shares = [str(cell(row, 2)).strip() for row in below]
    are_shares = bool(shares) and all(_SHARE.fullmatch(share) for share in shares)
    return are_shares and not any(_is_day(cell(row, 0)) for row in below)


def _is_something_else(heading: str) -> bool:
    """Whether a heading names a score or a habit: that stands in a sheet of the person's own."""
    given = role(heading) or ""
    return measure(heading) is None and (given in SCORE_COLUMNS or given.startswith("habit:"))


def _is_day(value: Cell) -> bool:
    text = str(value).strip()
    # Reading a cell as a day takes a while: most cells of most tables do not look like one.
    if not any(sign.isdigit() for sign in text):
        return False
    return bool(_DAY_SHAPE.match(text)) or bool(~pd.isna(days(pd.Series([value], dtype="object")).days[0]))


def _is_number(value: Cell) -> bool:
    return isinstance(value, float) or _NUMBER_SHAPE.fullmatch(value.strip()) is not None
