"""What a person published and what their profile said: one row for each, from all batches that tell of it.

A post is known by its address; the archive, the analytics and a tool may write that of one post in three ways:

    https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A7100000000000000001
    https://www.linkedin.com/posts/ann-example_a-good-day-share-7100000000000000001-AbCd?utm_source=share
    linkedin.com/feed/update/urn:li:activity:7100000000000000001/

One without an address is known by its day and its text. Each column is the newest that a batch says of it, so a text
from the archive and impressions from the analytics make one row. Nothing here is a disagreement: numbers of a post
grow, and texts are edited.

Pure pandas: no SQL, no clock.
"""

import re
from urllib.parse import unquote

import pandas as pd

from ssi.model import FRAMES, empty, frame

_COLUMNS = list(FRAMES["posts"])
_ID = re.compile(r"(?:activity|share|ugcpost)[:/-](\d+)")
_ARTICLE = "/pulse/"
_PREFIX = re.compile(r"^(?:[a-z]+:)?//(?:www\.)?|^www\.")


def identity(url: str) -> str:
    """What an address says about which post this is: the post's number, or else the address without its trimmings."""
    plain = unquote(url.strip()).lower()
    # The last one: the words of the post's own title come before its number. An article's title may hold any number.
    numbers = [] if _ARTICLE in plain else _ID.findall(plain)
    if numbers:
        return f"post {numbers[-1]}"
    return _PREFIX.sub("", re.split(r"[?#]", plain, maxsplit=1)[0]).rstrip("/")


def merge_posts(posts: pd.DataFrame) -> pd.DataFrame:
    """One row a post, the oldest first; ``posts`` has the model's columns and ``batch``.

    Where a batch has one post in two rows, the first of them says it.
    """
    if posts.empty:
        return empty("posts")
    newest_first = posts.sort_values("batch", ascending=False, kind="stable")
    said = newest_first[_COLUMNS].astype(object).replace("", None)
    merged = frame("posts", said.groupby(_which_post(newest_first).to_numpy()).first())
    return merged.sort_values(["published", "url", "text"], ignore_index=True)


def _which_post(posts: pd.DataFrame) -> pd.Series:
    """For each row what tells its post from others."""
    day = posts["published"].dt.strftime("%Y-%m-%d").fillna("")
    content = "on " + day + ": " + posts["text"].str.split().str.join(" ")
    has_url = posts["url"] != ""
    by_url = posts["url"].map(identity)
    # The same text of the same day with an address, somewhere: that is this post.
    named = pd.DataFrame({"content": content, "key": by_url})[has_url & (posts["text"] != "")]
    known = dict(named.sort_values("key", ascending=False).itertuples(index=False, name=None))
    return by_url.where(has_url, content.map(lambda unnamed: known.get(unnamed, unnamed)))


def merge_profile(profile: pd.DataFrame) -> pd.DataFrame:
    """One text for each day and field, the newest; ``profile`` has the model's columns and ``batch``."""
    if profile.empty:
        return empty("profile")
    oldest_first = profile.sort_values("batch", kind="stable")
    newest = oldest_first.drop_duplicates(["date", "field"], keep="last").drop(columns="batch")
    return newest.sort_values(["date", "field"], ignore_index=True)


def news(stood: pd.DataFrame, stands: pd.DataFrame) -> int:
    """How many rows say something that was not there before."""
    before = set(_plain(stood))
    return sum(row not in before for row in _plain(stands))


def _plain(rows: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(rows.astype(object).where(rows.notna(), None).itertuples(index=False, name=None))
