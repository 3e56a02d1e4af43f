"""Articles that the owner wrote: web pages in the archive, of which few say on which day they were published."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.moments import Dated, can_be
from ssi.readers.archive.tally import Counted
from ssi.readers.decode import decode
from ssi.readers.plain import plain_words
from ssi.words import archive as say

_DAY_IN_NAME = re.compile(r"(\d{4}-\d\d-\d\d)[ _-]*")
_PUBLISHED = re.compile(r"Published on (\d{4}-\d\d-\d\d)")
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>|<h1[^>]*>(.*?)</h1>", re.I | re.S)
_TAGS = re.compile(r"<[^>]*>")
_PULSE = re.compile(r"linkedin\.com/pulse/([^\s/?#\"]+)", re.I)
_LOOKED_AT = 20_000
"""Characters of a page that hold its title and day."""


@dataclass(frozen=True)
class Article:
    """A page's title, the words of its name, and its day where the name or the page says it."""

    title: str
    words: str
    day: pd.Timestamp | None


def article(path: str, content: bytes) -> Article:
    """What is known of one page, by its name in the archive and its beginning."""
    stem = PurePosixPath(path.replace("\\", "/")).stem
    text = decode(content[:_LOOKED_AT])
    named, said = _DAY_IN_NAME.match(stem), _PUBLISHED.search(_TAGS.sub(" ", text))
    found = _TITLE.search(text)
    title = html.unescape(_TAGS.sub("", found[1] or found[2] or "")).strip() if found else ""
    words = plain_words(stem[named.end() :] if named else stem)
    written = named[1] if named else said[1] if said else None
    day = pd.to_datetime(written, format="%Y-%m-%d", errors="coerce") if written else pd.NaT
    return Article(title or words.capitalize(), words, None if pd.isna(day) else day)


def articles(
    found: Mapping[str, Article], shares: Dated | None, latest: date | None, problems: list[Problem]
) -> tuple[list[Counted], pd.DataFrame]:
    """The articles by day, and as rows of the frame ``posts``; those without a day that can be are said.

    ``latest`` is the last such day, None where nobody says.
    """
    shared = _shared_on(shares)
    dated: list[tuple[pd.Timestamp, str]] = []
    undated = 0
    for each in found.values():
        day = each.day if each.day is not None and can_be(each.day, latest) else None
        day = day or _day_of_sharing(each.words, shared)
        if day is None:
            undated += 1
        else:
            dated.append((day, each.title))
    if undated:
        problems.append(Problem(None, None, None, say.undated_articles(undated)))
    if not dated:
        return [], pd.DataFrame()
    days = pd.Series([day for day, _title in dated], dtype="datetime64[s]")
    posts = pd.DataFrame({"published": days, "text": [title for _day, title in dated], "kind": "article"})
    # An article without a day may belong to any that looks idle.
    known = [(day, day) for day in days] if undated else None
    return [Counted("articles", days, days, known=known)], posts


def _shared_on(shares: Dated | None) -> Mapping[str, pd.Timestamp]:
    """Articles on LinkedIn that were shared, by the words of their address, and the first day of it."""
    if shares is None:
        return {}
    texts = (
        shares.cells["sharecommentary"] + " " + shares.rows.column("sharedurl").reindex(shares.cells.index)
    )
    first: dict[str, pd.Timestamp] = {}
    for text, day in zip(texts, shares.cells["day"], strict=True):
        for slug in _PULSE.findall(text):
            words = plain_words(slug)
            first[words] = min(day, first.get(words, day))
    return first


def _day_of_sharing(words: str, shared: Mapping[str, pd.Timestamp]) -> pd.Timestamp | None:
    """The day on which an article was shared: in its address a name and a code follow the words of its title."""
    days = [day for slug, day in shared.items() if f"{slug} ".startswith(f"{words} ")]
    return min(days) if words and days else None
