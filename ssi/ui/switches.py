"""A file read with its assumptions as switches: what was decided where it left something open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.model import Assumption, Frames, Reading
from ssi.ui import screen
from ssi.words import files, screens

_READ = "files read"
_AT_MOST = 40
"""Readings kept for a visitor: a few files, each with a few settings of its switches."""
WHOSE = "whose"
"""The option that says which of several people of a file a batch holds; not a keyword of `read`."""


@dataclass(frozen=True)
class FileRead:
    """A file as its switches stand: the reading, whose rows were chosen, and the options to keep with it."""

    reading: Reading
    label: str
    options: dict[str, Any]

    @property
    def frames(self) -> Frames:
        """The frames of the person that was chosen."""
        return self.reading.people[self.label]


def read_with_switches(
    key: str, name: str, content: bytes, today: date, kept: Mapping[str, Any] | None = None
) -> FileRead:
    """Read a file and show what it was recognised as, its switches, and what was left out or mended.

    ``kept`` are the options that the file was kept with before. Raises UnreadableFile.
    """
    summary = st.container()
    read = partial(_read, key, name, content, today)
    first = read({})
    settled = _settled(first, read, today)
    before = dict(settled if kept is None else kept)
    label_before = before.pop(WHOSE, None)
    options = _switches(first, before, settled, key, today)
    reading = read(options)
    label = _whose(reading, label_before, key)
    with summary:
        st.markdown(screen.plain(files.summary(reading.format, reading.people[label], reading.problems)))
    if reading.problems:
        with st.expander(files.problems_heading(reading.problems)):
            screen.problems(reading.problems)
    return FileRead(reading, label, options | ({WHOSE: label} if len(reading.people) > 1 else {}))


def _read(key: str, name: str, content: bytes, today: date, options: Mapping[str, Any]) -> Reading:
    """Read a file once for each set of options; the answers are kept with the session."""
    answers: dict[Any, Reading] = st.session_state.setdefault(_READ, {})
    question = (key, today, repr(sorted(options.items())))
    if question not in answers:
        if len(answers) >= _AT_MOST:
            answers.clear()
        settings = dict(options)
        if "snapshot_date" in settings:
            settings["snapshot_date"] = date.fromisoformat(settings["snapshot_date"])
        answers[question] = readers.read(name, content, today=today, **settings)
    return answers[question]


def forget() -> None:
    """Let go of what was read: kept files are in the store."""
    st.session_state.pop(_READ, None)


def _settled(first: Reading, read: Any, today: date) -> dict[str, Any]:
    """What this visit knows and the file does not: the browser's time zone, and the day of a score without one."""
    names = {assumption.name: assumption for assumption in first.assumptions}
    settled: dict[str, Any] = {}
    if "snapshot_date" in names:
        chosen = names["snapshot_date"].chosen
        settled["snapshot_date"] = (chosen if isinstance(chosen, date) else today).isoformat()
    if "time_zone" in names and (zone := st.context.timezone):
        # Only where the zone settles it: times that carry none are left as they are written.
        told = read({"time_zone": zone}).assumptions
        if any(assumption.name == "time_zone" and assumption.chosen == zone for assumption in told):
            settled["time_zone"] = zone
    return settled


def _switches(
    first: Reading, before: Mapping[str, Any], settled: Mapping[str, Any], key: str, today: date
) -> dict[str, Any]:
    """Show every assumption of the file with its alternatives. Returns the options as the switches stand.

    ``before`` is how they stood, ``settled`` what this visit could settle.
    """
    options = dict(before)
    for assumption in first.assumptions:
        name, widget = assumption.name, f"assume-{assumption.name}-{key}"
        if name == "columns":
            roles = _columns(assumption, {**assumption.chosen, **before.get(name, {})}, widget)
            changed = {header: role for header, role in roles.items() if role != assumption.chosen[header]}
            options[name] = changed or None
        elif name == "snapshot_date":
            day = date.fromisoformat(before.get(name, today.isoformat()))
            chosen = st.date_input(
                files.assumption_question(name),
                day,
                format="YYYY-MM-DD",
                max_value=today,
                required=True,
                key=widget,
            )
            options[name] = chosen.isoformat()
        elif values := _values(assumption, before, settled):
            now = before.get(name, assumption.chosen)
            chosen = st.selectbox(
                files.assumption_question(name),
                values,
                index=values.index(now),
                format_func=partial(files.assumption_choice, name),
                help=screen.plain(assumption.why),
                key=widget,
            )
            options[name] = None if chosen == assumption.chosen else chosen
        else:
            st.markdown(screen.plain(assumption.why))
    return {name: value for name, value in options.items() if value is not None}


def _values(assumption: Assumption, *told: Mapping[str, Any]) -> list[Any]:
    """What an assumption can be switched to, what was assumed first; empty where nothing can be switched."""
    values = [assumption.chosen, *assumption.alternatives]
    values += [options[assumption.name] for options in told if assumption.name in options]
    distinct = list(dict.fromkeys(values))
    return distinct if len(distinct) > 1 else []


def _columns(assumption: Assumption, now: Mapping[str, str], widget: str) -> dict[str, str]:
    """What each column of the file is read as, and a way to say otherwise."""
    roles = list(dict.fromkeys([*assumption.chosen.values(), *now.values(), *assumption.alternatives]))
    to_check = files.columns_to_check(now)
    with st.expander(files.columns_heading(now), expanded=bool(to_check)):
        st.markdown(screen.plain(" ".join([assumption.why, to_check]).strip()))
        edited = st.data_editor(
            pd.DataFrame({"column": list(now), "role": list(now.values())}),
            column_config={
                "column": st.column_config.TextColumn(files.column_in_file(), disabled=True),
                "role": st.column_config.SelectboxColumn(
                    files.column_read_as(),
                    options=roles,
                    format_func=lambda role: files.role(str(role)),
                    required=True,
                ),
            },
            hide_index=True,
            key=widget,
        )
    return dict(zip(edited["column"], edited["role"], strict=True))


def _whose(reading: Reading, before: str | None, key: str) -> str:
    """Which of the file's people this history is; asked only where there are several."""
    labels = list(reading.people)
    if len(labels) == 1:
        return labels[0]
    index = labels.index(before) if before in labels else 0
    return st.selectbox(
        files.whose(len(labels)), labels, index=index, help=screens.whose_help(), key=f"whose-{key}"
    )
