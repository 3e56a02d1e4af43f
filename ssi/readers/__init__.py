"""Bytes of any known file in, a `Reading` out."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from ssi.model import Reading
from ssi.readers import apps, archive, json_histories, limits, packages, page_text, tables
from ssi.readers.decode import decode
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import BlankMeans, DateOrder, DecimalMark, Options
from ssi.readers.recognise import recognise
from ssi.words import refusals

__all__ = ["UnreadableFile", "read", "workspace_parts"]


def read(
    name: str,
    data: bytes,
    *,
    today: date | None = None,
    date_order: DateOrder | None = None,
    decimal: DecimalMark | None = None,
    scale: int | None = None,
    blank_means: BlankMeans | None = None,
    time_zone: str | None = None,
    snapshot_date: date | None = None,
    columns: Mapping[str, str] | None = None,
    person_column: str | None = None,
    on_file: Callable[[str], None] | None = None,
) -> Reading:
    """Read a file, or pasted text as UTF-8 bytes, whatever it is: a table, a workbook, JSON, text of the SSI page,
    LinkedIn's archive or a single file of it.

    What it is, its bytes say; ``name`` is a label, and counts only for a JSON answer without a date inside.
    Each keyword left at None is decided by the file where it can be, and stands in ``Reading.assumptions``
    where that took a decision; giving it changes that decision.

    - ``today``: days after it are in the future and left out; the day of a capture that nothing else dates.
    - ``date_order``: "day_first" or "month_first", how 3/4 is read. ``decimal``: "comma" or "point".
    - ``scale``: what a full pillar is in this file, 25 or 100.
    - ``blank_means``: "zero" or "unknown", for empty cells of habit columns.
    - ``time_zone``: the person's, as "Europe/Berlin": times with a zone become days in it.
    - ``snapshot_date``: the day of a capture that names none.
    - ``columns``: heading → role, for those that should change. ``person_column``: the heading that tells
      people apart, "" for a file of one person.
    - ``on_file``: told the name of each file of an archive before that file is read.

    Nothing is dropped silently: what was left out or mended stands in ``Reading.problems``. UnreadableFile, with
    a message fit for the screen, where nothing can be used. Touches no disk, reads no clock, and refuses what
    is larger than `ssi.readers.limits` allows before unpacking or parsing it.
    """
    options = Options(
        name=name,
        today=today,
        date_order=date_order,
        decimal=decimal,
        scale=scale,
        blank_means=blank_means,
        time_zone=time_zone,
        snapshot_date=snapshot_date,
        columns=columns,
        person_column=person_column,
    )
    limits.check_file(data)
    kind = recognise(data)
    if kind == "workspace":
        raise UnreadableFile(refusals.workspace())
    if kind == "loop":
        return apps.read_loop(data, options)
    if kind == "archive":
        return archive.read_archive(data, options, on_file)
    if kind == "workbook":
        return tables.read_workbook(packages.workbook(data), options)
    limits.check_text(data)
    text = decode(data)
    if kind == "json":
        return json_histories.read_json(text, options)
    if file := archive.file_kind(text, name):
        return archive.read_file(text, file, options)
    limits.check_lines(text)
    if page_text.is_page_text(text):
        return page_text.read_page_text(text, options)
    return tables.read_text(text, options)


def archive_file(name: str, data: bytes) -> str | None:
    """Which single file of LinkedIn's archive these bytes are ("comments"); None where they are none."""
    try:
        limits.check_text(data)
        return archive.file_kind(decode(data), name) if recognise(data) == "text" else None
    except UnreadableFile:
        return None


def workspace_parts(data: bytes) -> Mapping[str, bytes]:
    """The parts of a workspace file by name, safely unpacked; UnreadableFile where it is none or is damaged."""
    limits.check_file(data)
    if recognise(data) != "workspace":
        raise UnreadableFile(refusals.no_workspace())
    most = limits.LIMITS.workspace_bytes
    return packages.members(
        data, lambda name: True, replace(limits.LIMITS, member_bytes=most, members_bytes=most)
    )
