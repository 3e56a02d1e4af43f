"""Files in which every row is one thing done or received: comments, reactions, votes, searches, follows, praise."""

from collections.abc import Mapping

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.judging import says_something
from ssi.readers.archive.moments import Dated
from ssi.readers.archive.rows import each_once
from ssi.readers.archive.tally import Counted
from ssi.words import archive as say

SLUGS: Mapping[str, str] = {
    "comments": "comments",
    "reactions": "reactions",
    "votes": "votes",
    "instantreposts": "reposts",
    "searchqueries": "searches",
    "memberfollows": "follows",
    "companyfollows": "follows",
    "endorsementgiveninfo": "endorsements_given",
    "endorsementreceivedinfo": "endorsements_received",
    "recommendationsgiven": "recommendations_given",
    "recommendationsreceived": "recommendations_received",
}
"""What a row of each of these files counts for."""


def counted(entries: Dated, problems: list[Problem]) -> list[Counted]:
    """The entries of one of these files, row by row; of comments also those that say something."""
    kind, cells = entries.rows.kind, entries.cells
    if kind == "memberfollows":
        cells = _followed(entries, problems)
    if cells.empty:
        return []
    seen = cells["day"]
    found = [Counted(SLUGS[kind], seen, seen)]
    if kind == "comments":
        specific = each_once(cells["message"], says_something).astype(bool)
        found.append(Counted("comments_specific", seen[specific], seen))
    return found


def _followed(entries: Dated, problems: list[Problem]) -> pd.DataFrame:
    """Without the rows whose status says that somebody is not followed any more: their day may be that of leaving."""
    status = entries.cells["status"].str.lower()
    left = ~(status.isin(("", "active")) | status.str.startswith("follow"))
    if left.any():
        lines = entries.cells.loc[left, "line"].astype(int).tolist()
        message = say.no_longer_followed(entries.rows.file, lines)
        problems.append(Problem(lines[0], None, None, message, left_out=True))
    return entries.cells[~left]
