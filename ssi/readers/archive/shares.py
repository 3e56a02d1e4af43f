"""Shares.csv: one's own posts, links shared with a sentence, and what was passed on without a word."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.moments import Dated
from ssi.readers.archive.tally import Counted
from ssi.readers.plain import plain_words
from ssi.words import archive as say

_EDITED_WITHIN = pd.Timedelta(days=2)
"""An edited post can stand in the file twice, with different ids, within about two days."""
_LOOKED_BACK = 50
"""Posts before one that are compared with it; nobody writes more in two days."""
_LONG = 20
"""Words from which on two texts can be one text edited; shorter ones have to be equal."""
_ALIKE = 0.75
"""Share of the longer text's pairs of neighbouring words that the other one has too: a changed word breaks two."""


@dataclass(frozen=True)
class Shares:
    """What Shares.csv holds: the counts, and the posts as rows of the frame ``posts``."""

    counted: Sequence[Counted]
    posts: pd.DataFrame


def shares(entries: Dated, problems: list[Problem]) -> Shares:
    """The posts of a Shares.csv, each edited one once."""
    if entries.cells.empty:
        return Shares((), pd.DataFrame())
    seen = entries.cells["day"]
    texts = entries.cells["sharecommentary"].map(without_line_quotes)
    links = entries.rows.column("sharedurl").reindex(entries.cells.index)
    cells = entries.cells.assign(text=texts, link=links).sort_values(
        ["moment", "text", "sharelink"], kind="stable"
    )
    cells = _once(cells, entries.rows.file, problems)
    said = cells["text"] != ""
    kind = said.map({True: "post", False: "repost"}).where(~said | (cells["link"] == ""), "link")
    days = cells["day"]
    counted = (
        Counted("posts", days[said], seen),
        Counted("links_shared", days[kind == "link"], seen),
        Counted("reposts", days[~said], seen),
    )
    posts = pd.DataFrame({"published": days, "url": cells["sharelink"], "text": cells["text"], "kind": kind})
    return Shares(counted, posts)


def without_line_quotes(text: str) -> str:
    """A text of several paragraphs without the pair of quotes that LinkedIn puts around each of its lines."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    closed = all(line.endswith('"') for line in lines[:-1])
    opened = all(line.startswith('"') for line in lines[1:])
    if not (closed and opened):
        return text
    lines[0] = lines[0].removesuffix('"')
    lines[1:-1] = [line[1:-1] if len(line) > 1 else "" for line in lines[1:-1]]
    lines[-1] = lines[-1].removeprefix('"')
    if lines[0].startswith('"') and lines[-1].endswith('"'):
        lines[0], lines[-1] = lines[0][1:], lines[-1][:-1]
    return "\n".join(lines).strip()


def _once(cells: pd.DataFrame, file: str, problems: list[Problem]) -> pd.DataFrame:
    """Posts (in order of time), each edited one once: on its first day, with its last words."""
    kept: list[tuple[int, pd.Timestamp, Sequence[str]]] = []
    texts = cells["text"].tolist()
    edited: list[int] = []
    for place, (moment, text) in enumerate(zip(cells["moment"], texts, strict=True)):
        words = plain_words(text).split()
        last = kept[-_LOOKED_BACK:][::-1]
        recent = (old for old in last if moment - old[1] <= _EDITED_WITHIN)
        same = next((old for old in recent if _is_one_text(old[2], words)), None)
        if same is None:
            kept.append((place, moment, words))
        else:
            edited.append(place)
            texts[same[0]] = text
    if edited:
        lines = sorted(int(line) for line in cells["line"].iloc[edited])
        problems.append(Problem(lines[0], None, None, say.edited_posts(file, lines)))
    return cells.assign(text=texts).iloc[[place for place, _moment, _words in kept]]


def _is_one_text(before: Sequence[str], after: Sequence[str]) -> bool:
    longer = max(len(before), len(after))
    if longer < _LONG:
        return longer > 0 and before == after
    shared = Counter(pairwise(before)) & Counter(pairwise(after))
    return shared.total() >= _ALIKE * (longer - 1)
