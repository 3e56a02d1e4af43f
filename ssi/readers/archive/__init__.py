"""LinkedIn's archive, whole or a single file of it, as habits, outcomes, the owner's posts and profile.

Only the files that are counted are opened. Of what others wrote, are called or work as, nothing leaves this
package but numbers.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import PurePosixPath

from ssi.model import Reading
from ssi.readers import packages
from ssi.readers.archive.articles import Article, article
from ssi.readers.archive.assembly import Sources, reading
from ssi.readers.archive.copies import once
from ssi.readers.archive.names import ARTICLE, KINDS, is_private, is_recommendation, kind_by_headings, kind_of
from ssi.readers.archive.rows import Rows, rows, top_rows
from ssi.readers.decode import decode
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.words import archive as say

_DAY_IN_NAME = re.compile(r"linkedindataexport_(\d\d)-(\d\d)-(\d{4})", re.I)


def read_archive(data: bytes, options: Options, on_file: Callable[[str], None] | None = None) -> Reading:
    """LinkedIn's archive as a reading; UnreadableFile where nothing in it can be counted.

    ``on_file`` is told the name of each file before it is read.
    """
    contents = packages.members(data, lambda name: kind_of(name) is not None)
    found: dict[str, list[Rows]] = {}
    articles: dict[str, Article] = {}
    strange: list[str] = []
    for path in list(contents):
        kind, name = kind_of(path), PurePosixPath(path.replace("\\", "/")).name
        if on_file:
            on_file(name)
        # What was read is let go of: a large archive is in memory once only.
        content = contents.pop(path)
        if kind == ARTICLE:
            articles[name] = article(name, content)
        elif kind is not None:
            table = rows(decode(content), kind, KINDS[kind].file)
            if table is None:
                strange.append(name)
            else:
                found.setdefault(kind, []).append(table)
    files = {kind: once(copies) for kind, copies in found.items()}
    # Without a day in its name an archive is taken to end with its last entry: it may have been packed anew much later.
    day = _day_in_name(options.name) or _day_in_names(packages.names(data))
    return reading(Sources(files, articles, tuple(strange), day, is_whole=True), options)


def file_kind(text: str, name: str) -> str | None:
    """Which file of LinkedIn's archive a table is; None where it is none.

    UnreadableFile where it is one that is never read, or its name would have to say which of two it is.
    """
    for headings in top_rows(text):
        if is_private(headings, name):
            raise UnreadableFile(say.never_read())
        if kind := kind_by_headings(headings, name):
            return kind
        if is_recommendation(headings):
            raise UnreadableFile(say.which_recommendations())
    return None


def read_file(text: str, kind: str, options: Options) -> Reading:
    """A single file of the archive, of the kind that `file_kind` found, as a reading."""
    table = rows(text, kind, KINDS[kind].file)
    files = {} if table is None else {kind: once([table])}
    return reading(Sources(files, {}, (), None, is_whole=False), options)


def joined(files: Sequence[tuple[str, bytes]]) -> bytes:
    """Single files of one archive (name, content) as an archive again: some habits are counted from two of them."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files:
            # Without a date of its own: when they were put together says nothing about the archive's day.
            package.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _day_in_name(name: str) -> date | None:
    if not (found := _DAY_IN_NAME.search(name)):
        return None
    try:
        return date(int(found[3]), int(found[1]), int(found[2]))
    except ValueError:
        return None


def _day_in_names(names: list[str]) -> date | None:
    return next((day for name in names if (day := _day_in_name(name))), None)
