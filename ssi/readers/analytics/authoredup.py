"""The list of posts that AuthoredUp exports (CSV), told by its headings."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np
import pandas as pd

from ssi.model import Frames, Problem, Reading, frame
from ssi.readers import told
from ssi.readers.analytics.posts import kind_of, with_a_day
from ssi.readers.assumed_days import of_days
from ssi.readers.days import Days, days
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid
from ssi.readers.named import named_table, names_among
from ssi.readers.numerals import numbers
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.words import analytics, refused_tables
from ssi.words import problems as say

_PUBLISHED: Final = "post published at"
_TEXT: Final = "text"
_IMPRESSIONS: Final = "impression count"
_PARTS: Final = ("reaction count", "comment count", "repost count")
"""What engagements are made of."""
_KNOWN = frozenset((_PUBLISHED, _TEXT, _IMPRESSIONS, *_PARTS, "view count", "content type"))
_NEEDED = frozenset((_PUBLISHED, _TEXT, _IMPRESSIONS))
_LINKS = ("post url", "url", "link", "post link")
_KINDS = (
    ("article", re.compile(r"article|newsletter|pulse")),
    ("repost", re.compile(r"re-?post|re-?share")),
    ("link", re.compile(r"link|url")),
)
"""What a content type holds, and the kind of post that it means; any other is a post of one's own words."""


def known_names(row: Sequence[Cell]) -> int:
    """How many cells of a row are headings of this export."""
    return names_among(row, _KNOWN)


def read_posts(grid: Grid, options: Options) -> Reading | None:
    """The posts of the export; None where the headings are others."""
    named = named_table(grid, _NEEDED)
    if named is None:
        return None
    found, columns = named.table, named.columns
    read = days(
        columns[_PUBLISHED], order=options.date_order, today=options.today, time_zone=options.time_zone
    )
    problems = list(found.problems)
    posts = _posts(columns, read)
    dated = with_a_day(posts["published"], found.lines, options, problems)
    for name, cells in zip(found.headings, found.columns, strict=True):
        if plain_words(name) in (_IMPRESSIONS, *_PARTS):
            problems += told.numbers_unread(name, numbers(cells).unreadable, cells.tolist(), found.lines)
    posts = posts[dated]
    if repeats := int(posts.duplicated(keep="last").sum()):
        problems.append(Problem(None, None, None, say.duplicates(repeats)))
    posts = posts.drop_duplicates(keep="last").sort_values("published", kind="stable").reset_index(drop=True)
    if posts.empty:
        raise UnreadableFile(refused_tables.nothing_usable(problems[0].message if problems else None))
    problems.append(Problem(None, None, None, analytics.posts_are_not_counted()))
    problems.append(Problem(None, "engagements", None, analytics.engagements_added_up()))
    return Reading("authoredup", {"": Frames(posts=posts)}, tuple(of_days(read, options)), tuple(problems))


def _posts(columns: Mapping[str, pd.Series], read: Days) -> pd.DataFrame:
    """A row a post; engagements are unknown where none of their parts is known."""
    rows = len(read.days)
    blank = pd.Series([""] * rows, dtype="str")
    unknown = np.full(rows, np.nan)
    values = {name: numbers(columns[name]).values for name in (_IMPRESSIONS, *_PARTS) if name in columns}
    parts = np.array([values.get(name, unknown) for name in _PARTS])
    engagements = np.where(np.isnan(parts).all(axis=0), np.nan, np.nansum(parts, axis=0))
    urls = next((columns[name] for name in _LINKS if name in columns), blank).astype("str").str.strip()
    types = columns.get("content type", blank).astype("str").str.lower()
    kinds = [_kind(kind, url) for kind, url in zip(types, urls, strict=True)]
    return frame(
        "posts",
        {
            "published": read.days,
            "url": urls,
            "text": columns.get(_TEXT, blank).astype("str").str.strip(),
            "kind": kinds,
            "impressions": values.get(_IMPRESSIONS, unknown),
            "engagements": engagements,
        },
    )


def _kind(content_type: str, url: str) -> str:
    """The kind of post that a content type means; without one, what the address says."""
    named = "post" if content_type.strip() else kind_of(url)
    return next((kind for kind, words in _KINDS if words.search(content_type)), named)
