"""The day of a capture that names none, as a pasted page or LinkedIn's own answer."""

import re
from datetime import date

from ssi.model import Assumption
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.words import assumptions as why
from ssi.words import refusals

_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")


def day_in_name(name: str) -> date | None:
    """The day that a file's name holds ("ssi_2026-03-02.json", "20260302.json"); None where there is not one."""
    days = set()
    for year, _mark, month, day in _DAY_IN_NAME.findall(name):
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return days.pop() if len(days) == 1 else None


def day_of(options: Options) -> tuple[date, list[Assumption]]:
    """The day of the one capture in a file: as told, else as the file's name says, else today.

    UnreadableFile where none of these is known.
    """
    if options.snapshot_date is not None:
        return options.snapshot_date, []
    if (named := day_in_name(options.name)) is not None:
        return named, [Assumption("snapshot_date", named, (), why.day_from_name())]
    if options.today is not None:
        return options.today, [Assumption("snapshot_date", options.today, (), why.day_is_today())]
    raise UnreadableFile(refusals.date_missing())
