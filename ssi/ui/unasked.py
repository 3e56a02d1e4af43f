"""A file read without asking anything: as the last one of its shape, else with what the reader assumes by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ssi import readers
from ssi.model import ARCHIVE_FORMATS, Assumption, Reading
from ssi.readers import mapping as tables
from ssi.ui.switches import WHOSE, File, FileRead, Remembered
from ssi.words import assumptions as why
from ssi.words import client_files as say


@dataclass(frozen=True)
class Waiting:
    """A file that nobody can use before something was said of it; ``asks_order``: how its days are written."""

    reason: str
    asks_order: bool = False


def read(file: File, remembered: Remembered, date_order: str | None = None) -> FileRead | Waiting:
    """Read a file with the options that its switches would have if nobody touched them.

    ``date_order`` is for one whose days can be read in two ways.
    """
    try:
        shape, options = _as_last_time(file, remembered)
        found = file.read(options)
        if _is_open(found, "date_order") and "date_order" not in options:
            if date_order is None:
                return Waiting(say.two_orders(), asks_order=True)
            options["date_order"] = date_order
        options |= _assumed(found, options, file)
        if _day_is_a_guess(found):
            return Waiting(say.no_day())
        found = file.read(options)
    except readers.UnreadableFile as refusal:
        return Waiting(str(refusal))
    return FileRead(found, {name: value for name, value in options.items() if value is not None}, shape)


def _as_last_time(file: File, remembered: Remembered) -> tuple[str | None, dict[str, Any]]:
    """The shape of a table with the options of the last one like it; nothing of what is no table."""
    try:
        columns: tables.Columns = file.read({}).columns
    except readers.UnreadableFile as refusal:
        if not refusal.columns:
            raise
        columns = refusal.columns
    shape = tables.shape(columns) if columns else None
    options = dict(remembered(shape) or {}) if shape else {}
    options.pop(WHOSE, None)
    return shape, options


def _is_open(found: Reading, name: str) -> bool:
    return any(assumed.name == name and assumed.alternatives for assumed in found.assumptions)


def _day_is_a_guess(found: Reading) -> bool:
    """Whether a score has no day; of an archive it is the day of its profile, which is the day it is added."""
    return found.format not in ARCHIVE_FORMATS and any(
        assumed.name == "snapshot_date" and assumed.why == why.day_is_today() for assumed in found.assumptions
    )


def _assumed(found: Reading, before: Mapping[str, Any], file: File) -> dict[str, Any]:
    """The options that the switches keep even if nobody touches them: the day and the time zone."""
    options: dict[str, Any] = {}
    for assumed in found.assumptions:
        if assumed.name == "snapshot_date" and "snapshot_date" not in before:
            options["snapshot_date"] = str(assumed.chosen)
        elif assumed.name == "time_zone":
            options["time_zone"] = before.get("time_zone") or _zone(assumed, found, file)
    return options


def _zone(assumed: Assumption, found: Reading, file: File) -> Any:
    is_given = found.format in ARCHIVE_FORMATS or assumed.chosen == file.zone
    return file.zone if is_given else None


def named_in(found: Reading) -> str:
    """The one name that a column of names holds, in a table that is about one person; "" where there is none."""
    roles: Mapping[str, str] = next((each.chosen for each in found.assumptions if each.name == "columns"), {})
    of_people = [found.columns.get(heading, ()) for heading, role in roles.items() if role == "person"]
    names = {" ".join(cell.split()) for cells in of_people[:1] for cell in cells}
    return names.pop() if len(names) == 1 else ""
