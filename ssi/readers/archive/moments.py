"""When the entries of a file happened: every file of the archive has notations of its own, and none is guessed.

A file whose cells are in no notation of LinkedIn's was opened and saved in a sheet program, which writes dates
its own way; only then are they read as in any other table, with the order of day and month as an assumption.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi.model import Assumption, Problem
from ssi.readers.archive.rows import Rows
from ssi.readers.days import days
from ssi.readers.options import Options
from ssi.words import archive as say

LINKEDIN_OPENED = date(2003, 5, 5)
"""Nothing happened on LinkedIn before it opened."""
_FAR = date(2100, 1, 1)
"""The latest day where nobody says what today is."""
_BLANKS = "[\\s\u00a0\u202f]+"
"""Newer files have a narrow blank before AM and PM."""
_STAMP = "%Y-%m-%d %H:%M:%S"
_MINUTES_US = "%m/%d/%y, %I:%M %p"


@dataclass(frozen=True)
class Notation:
    """The column of a file that says when, how it is written, and whether its times are UTC."""

    column: str
    formats: tuple[str, ...]
    utc: bool = True


NOTATIONS: Mapping[str, Notation] = {
    **{
        kind: Notation("date", (_STAMP, f"{_STAMP} UTC"))
        for kind in ("shares", "instantreposts", "comments", "reactions", "votes")
    },
    "messages": Notation("date", (f"{_STAMP} UTC", _STAMP)),
    "searchqueries": Notation("time", ("%Y/%m/%d %H:%M:%S UTC", f"{_STAMP} UTC")),
    "endorsementreceivedinfo": Notation("endorsementdate", ("%Y/%m/%d %H:%M:%S UTC", f"{_STAMP} UTC")),
    "endorsementgiveninfo": Notation("endorsementdate", ("%Y/%m/%d %H:%M:%S UTC", f"{_STAMP} UTC")),
    "companyfollows": Notation("followedon", ("%a %b %d %H:%M:%S UTC %Y", f"{_STAMP} UTC")),
    # No zone is given: taken as the person's own time.
    "invitations": Notation("sentat", (_MINUTES_US, "%m/%d/%y %I:%M %p"), utc=False),
    "connections": Notation("connectedon", ("%d %b %Y", "%d-%b-%y", "%d-%b-%Y"), utc=False),
    # Not confirmed by any file that was seen.
    "recommendationsgiven": Notation("creationdate", (_MINUTES_US, "%m/%d/%y %I:%M %p", _STAMP), utc=False),
    "recommendationsreceived": Notation(
        "creationdate", (_MINUTES_US, "%m/%d/%y %I:%M %p", _STAMP), utc=False
    ),
    "memberfollows": Notation(
        "date",
        (
            _STAMP,
            f"{_STAMP} UTC",
            "%Y/%m/%d %H:%M:%S UTC",
            "%a %b %d %H:%M:%S UTC %Y",
            "%Y-%m-%d",
            "%d %b %Y",
        ),
    ),
}
"""How each file with dates writes them; the first notation is the usual one."""


@dataclass(frozen=True)
class Dated:
    """The rows of a file that have a day.

    ``cells`` are those of the rows, with ``moment`` (as the file has it, UTC where it says so) and ``day`` (the
    person's own) beside them; both datetime64[s]. ``timed`` says that the file's times are UTC.
    """

    rows: Rows
    cells: pd.DataFrame
    timed: bool
    assumptions: tuple[Assumption, ...]
    problems: tuple[Problem, ...]

    @property
    def last(self) -> pd.Timestamp | None:
        """The day of the last entry; None where there is none."""
        return None if self.cells.empty else self.cells["day"].max()


def dated(rows: Rows, options: Options, latest: date | None) -> Dated:
    """The rows that have a day that can be; ``latest`` is the last such day, None where nobody says."""
    notation = NOTATIONS[rows.kind]
    texts = rows.column(notation.column).str.replace(_BLANKS, " ", regex=True).str.strip()
    moments, has_time = _by_notation(texts, notation)
    assumptions: tuple[Assumption, ...] = ()
    if len(texts) and moments.notna().sum() * 2 < len(texts):
        moments, has_time, assumptions = _as_in_a_sheet(texts, options)
    problems: list[Problem] = []
    moments = moments.where(_usable(rows, moments, latest, problems))
    own = moments
    if notation.utc and options.time_zone:
        # A day without a time is a day in every zone.
        own = _in_zone(moments, options.time_zone).where(has_time, moments)
    cells = rows.cells.assign(moment=moments, day=own.dt.normalize())[moments.notna()]
    return Dated(rows, cells, notation.utc, assumptions, tuple(problems))


def _by_notation(texts: pd.Series, notation: Notation) -> tuple[pd.Series, pd.Series]:
    """The moments, and which of them have a time of day."""
    moments = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[s]")
    has_time = pd.Series(True, index=texts.index)
    for form in notation.formats:
        left = moments.isna() & (texts != "")
        if not left.any():
            break
        found = pd.to_datetime(texts[left], format=form, errors="coerce").astype("datetime64[s]")
        moments = moments.where(~left, found.reindex(texts.index))
        if "%M" not in form:
            has_time[left] = False
    return moments, has_time


def _as_in_a_sheet(texts: pd.Series, options: Options) -> tuple[pd.Series, pd.Series, tuple[Assumption, ...]]:
    """The same of a file that was saved anew, with the order of day and month where that was left open."""
    read = days(texts, order=options.date_order, today=options.today)
    times = pd.Series(read.times, index=texts.index)
    clock = pd.to_timedelta(times.replace("", "00:00:00"))
    moments = (pd.Series(read.days, index=texts.index) + clock).astype("datetime64[s]")
    if read.order is None or (read.order.settled and not options.date_order):
        return moments, times != "", ()
    other = "month_first" if read.order.order == "day_first" else "day_first"
    return moments, times != "", (Assumption("date_order", read.order.order, (other,), read.order.why),)


def _in_zone(moments: pd.Series, time_zone: str) -> pd.Series:
    local = moments.dt.tz_localize("UTC").dt.tz_convert(time_zone)
    plain: pd.Series = local.dt.tz_localize(None).astype("datetime64[s]")
    return plain


def can_be(moment: pd.Timestamp, latest: date | None) -> bool:
    """Whether something can have happened on LinkedIn then; ``latest`` is the last such day, None where nobody says."""
    return bool(pd.Timestamp(LINKEDIN_OPENED) <= moment < _too_late(latest))


def _too_late(latest: date | None) -> pd.Timestamp:
    # The day of a person ahead of UTC ends a day after that of the date given.
    return pd.Timestamp((latest or _FAR) + timedelta(days=2))


def _usable(rows: Rows, moments: pd.Series, latest: date | None, problems: list[Problem]) -> pd.Series:
    """Which rows have a moment that can be; the others are said."""
    unreadable = moments.isna()
    early = ~unreadable & (moments < pd.Timestamp(LINKEDIN_OPENED))
    late = ~unreadable & (moments >= _too_late(latest))
    # What stands in place of a date may be a piece of a message: it is not shown.
    for bad, sentence in ((unreadable, say.without_day), (early, say.too_early), (late, say.too_late)):
        if bad.any():
            lines = [int(line) for line in np.sort(rows.cells.loc[bad, "line"].to_numpy())]
            message = sentence(rows.file, lines)
            problems.append(Problem(lines[0], None, None, message, left_out=True))
    return ~(unreadable | early | late)
