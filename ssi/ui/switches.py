"""A file read with its assumptions as switches: what was decided where it left something open."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from ssi import readers
from ssi.model import ARCHIVE_FORMATS, PILLAR_KEYS, Assumption, Reading
from ssi.readers import mapping as tables
from ssi.readers.columns import all_roles
from ssi.ui import mapping, reading, screen, zones
from ssi.words import files
from ssi.words import mapping as say

_OF_A_SHAPE = ("columns", "date_order", "decimal", "scale", "blank_means", "person_column")
"""Options that hold for the next file with the same headings as well."""

_NOT_TOLD = ""
"""A choice that tells the reader nothing: a box with None among its choices gets a sign to clear it."""
_ALWAYS_OPEN: Mapping[str, tuple[str | int, ...]] = {
    "date_order": ("day_first", "month_first"),
    "decimal": ("comma", "point"),
    "scale": (25, 100),
}
WHOSE = "whose"
"""The option that says which of several people of a file a batch holds; not a keyword of `read`."""

Remembered = Callable[[str], Mapping[str, Any] | None]
"""How a table of a shape was read before, None where there was none."""


@dataclass(frozen=True)
class File:
    """A file to be read: the key of its switches, its name and bytes; ``zone`` is proposed where times carry one."""

    key: str
    name: str
    content: bytes = field(repr=False)
    today: date
    zone: str | None

    def read(self, options: Mapping[str, Any]) -> Reading:
        """Read with these options, None as if not given, in the proposed zone by default; UnreadableFile."""
        given = {"time_zone": self.zone, **options}
        settings = {name: value for name, value in given.items() if value is not None}
        return reading.read(self.key, self.name, self.content, self.today, settings)


@dataclass(frozen=True)
class FileRead:
    """A file as its switches stand: the reading and the options to keep with it.

    ``shape``: what it has in common with tables of the same headings; None of what is no table.
    """

    reading: Reading
    options: dict[str, Any]
    shape: str | None

    @property
    def to_remember(self) -> dict[str, Any]:
        """The options that hold for the next file of this shape."""
        return {name: value for name, value in self.options.items() if name in _OF_A_SHAPE}


@dataclass(frozen=True)
class _Table:
    """The columns of a table as they were understood: ``roles`` by heading, ``cells`` below each."""

    roles: Mapping[str, str]
    cells: tables.Columns
    others: Sequence[str]
    why: str
    is_refused: bool


def read_with_switches(
    file: File, remembered: Remembered, kept: Mapping[str, Any] | None = None
) -> FileRead | None:
    """Read a file and show what it was recognised as, its switches, and what was left out or mended.

    A table is read as the last one of its shape was; ``kept`` are the options that this very file was kept with
    before. None where more has to be said before it can be read. Raises UnreadableFile where nothing would help.
    """
    summary = st.container()
    table, columns = _table(file)
    shape = tables.shape(columns) if columns else None
    last_time = remembered(shape) if shape and kept is None else None
    # Without a zone among them, the options that it was kept with say: as written in the file.
    before = dict(last_time or {}) if kept is None else {"time_zone": None, **kept}
    before.pop(WHOSE, None)
    place = _column_place(table, before, is_as_last_time=bool(last_time)) if table else None
    mapped: dict[str, Any] = _columns(table, before, file, place) if table and place else {}
    try:
        understood = file.read(mapped)
        options = _switches(understood, before | mapped, file)
        if place and columns:
            with place:
                options |= _more_switches(understood, before, file)
        found = file.read(options)
    except readers.UnreadableFile as refusal:
        if not table or not place:
            raise
        if table.is_refused and (missing := say.still_missing(mapped["columns"].values())):
            place.info(missing, icon=":material/arrow_upward:")
        else:
            with summary:
                screen.problem(str(refusal))
        return None
    with summary:
        _say(found, is_as_last_time=bool(last_time))
    if place:
        with place:
            mapping.preview(found)
    return FileRead(found, {name: value for name, value in options.items() if value is not None}, shape)


def _table(file: File) -> tuple[_Table | None, tables.Columns]:
    """How the columns of a table are understood without being told anything; None, and nothing, of what is none."""
    try:
        first = file.read({})
    except readers.UnreadableFile as refusal:
        if not refusal.columns:
            raise
        roles = tables.proposed(refusal.columns)
        return _Table(roles, refusal.columns, all_roles(), "", is_refused=True), refusal.columns
    assumed = next((each for each in first.assumptions if each.name == "columns"), None)
    if assumed is None:
        return None, first.columns
    found = _Table(assumed.chosen, first.columns, assumed.alternatives, assumed.why, is_refused=False)
    return found, first.columns


def _say(found: Reading, *, is_as_last_time: bool) -> None:
    """What the file was recognised as and holds, and what was left out or mended."""
    sentence = screen.plain(files.summary(found))
    st.markdown(f"{sentence} {say.read_as_last_time()}" if is_as_last_time else sentence)
    if found.problems:
        with st.expander(files.problems_heading(found.problems)):
            screen.problems(found.problems)


def _column_place(table: _Table, before: Mapping[str, Any], *, is_as_last_time: bool) -> Any:
    """Where the columns are shown: open where somebody has to say what they are, else folded away."""
    if table.is_refused and not before:
        place = st.container()
        place.markdown(say.ask())
        return place
    roles = _roles(table, before)
    to_check = "" if is_as_last_time else files.columns_to_check(roles)
    place = st.expander(files.columns_heading(roles), expanded=bool(to_check))
    if said := " ".join([table.why, to_check]).strip():
        place.markdown(screen.plain(said))
    return place


def _roles(table: _Table, before: Mapping[str, Any]) -> dict[str, str]:
    told: Mapping[str, str] = before.get("columns", {})
    return {heading: told.get(heading, role) for heading, role in table.roles.items()}


def _columns(table: _Table, before: Mapping[str, Any], file: File, place: Any) -> dict[str, Any]:
    """What each column of the file is, to be changed: the options that follow."""
    roles = _roles(table, before)
    others = list(dict.fromkeys([*table.others, *table.roles.values(), *roles.values()]))
    with place:
        chosen = mapping.roles_of(roles, others, table.cells, f"assume-columns-{file.key}")
        options: dict[str, Any] = {"columns": chosen if table.is_refused else _changed(chosen, table.roles)}
        if people := [h for h, role in chosen.items() if role == "person" != table.roles[h]]:
            options["person_column"] = people[0]
        if table.is_refused:
            is_dated = "date" in chosen.values()
            day = None if is_dated else mapping.one_day(before.get("snapshot_date"), file.today, file.key)
            options["snapshot_date"] = day
    return options


def _more_switches(found: Reading, before: Mapping[str, Any], file: File) -> dict[str, Any]:
    """How days and numbers are written, where the file left nothing open: it may still be understood wrongly."""
    assumed = {assumption.name for assumption in found.assumptions}
    has_pillars = any(
        frames.snapshots[list(PILLAR_KEYS)].notna().any(axis=None) for frames in found.people.values()
    )
    options: dict[str, Any] = {}
    with st.container(horizontal=True):
        for name, values in _ALWAYS_OPEN.items():
            if name in assumed or (name == "scale" and not has_pillars):
                continue
            chosen = st.selectbox(
                files.assumption_question(name),
                [_NOT_TOLD, *values],
                index=[_NOT_TOLD, *values].index(before.get(name) or _NOT_TOLD),
                format_func=partial(files.assumption_choice, name),
                key=f"assume-{name}-{file.key}",
            )
            options[name] = None if chosen == _NOT_TOLD else chosen
    return options


def _changed(chosen: Mapping[str, str], roles: Mapping[str, str]) -> dict[str, str] | None:
    return {heading: role for heading, role in chosen.items() if role != roles[heading]} or None


def _switches(found: Reading, before: Mapping[str, Any], file: File) -> dict[str, Any]:
    """Show every assumption but the columns with its alternatives. Returns the options as the switches stand."""
    options = {name: value for name, value in before.items() if name != "time_zone"}
    with st.container(horizontal=True):
        for assumption in found.assumptions:
            name, widget = assumption.name, f"assume-{assumption.name}-{file.key}"
            if name == "snapshot_date":
                options[name] = _day_of_score(assumption, before, file, widget)
            elif name == "time_zone" and found.format in ARCHIVE_FORMATS:
                options[name] = zones.choose(before.get(name) or file.zone, assumption.why, widget)
            elif name != "columns":
                options |= _switch(assumption, before, file, widget)
    return options


def _day_of_score(assumption: Assumption, before: Mapping[str, Any], file: File, widget: str) -> str:
    """The day of a score whose file names none: as chosen before, as its name has it, else today."""
    found = assumption.chosen if isinstance(assumption.chosen, date) else file.today
    day = date.fromisoformat(before["snapshot_date"]) if "snapshot_date" in before else found
    chosen = st.date_input(
        files.assumption_question(assumption.name),
        min(day, file.today),
        format="YYYY-MM-DD",
        max_value=file.today,
        required=True,
        key=widget,
    )
    return str(chosen.isoformat())


def _switch(assumption: Assumption, before: Mapping[str, Any], file: File, widget: str) -> dict[str, Any]:
    """One assumption with its alternatives, what was assumed first; a sentence where there is nothing to switch."""
    name, assumed = assumption.name, assumption.chosen
    values = [assumed, *assumption.alternatives]
    values += [before[name]] if before.get(name) is not None else []
    if name == "time_zone":
        values = [_NOT_TOLD if value is None else value for value in values]
        values += [_NOT_TOLD] if assumed == file.zone else []
    values = list(dict.fromkeys(values))
    if len(values) < 2:
        st.caption(screen.plain(assumption.why))
        return {}
    now = before.get(name, assumed)
    chosen = st.selectbox(
        files.assumption_question(name),
        values,
        index=values.index(_NOT_TOLD if now is None else now),
        format_func=partial(files.assumption_choice, name),
        help=screen.plain(assumption.why),
        key=widget,
    )
    if name == "time_zone":
        return {name: None if chosen == _NOT_TOLD else chosen}
    return {name: chosen if chosen != assumed or before.get(name) is not None else None}
