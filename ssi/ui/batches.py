"""What was added and when: disagreements to settle, undo, and reading a file again with other choices."""

from datetime import date

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.model import ARCHIVE_FORMATS, History, Reading
from ssi.store import Batch, Cell, Store
from ssi.ui import moving, notices, offers, screen, switches, zones
from ssi.ui.once import once
from ssi.words import files, keeping, screens, uploads


def to_look_at(store: Store, history: History) -> None:
    """Problems first: where batches disagree, and what was left out or mended of every file in use."""
    person, version = history.person, history.version
    differing = once(store.disagreements, person)
    with_problems = [batch for batch in once(store.batches, person) if batch.problems and not batch.undone]
    if differing.empty and not with_problems:
        st.markdown(screens.no_problems())
    if not differing.empty:
        _disagreements(store, person, differing, version)
    for batch in with_problems:
        with st.expander(f"{screen.plain(batch.name)}: {files.problems_heading(batch.problems)}"):
            screen.problems(batch.problems)


def _disagreements(store: Store, person: int, differing: pd.DataFrame, version: int) -> None:
    """Days on which two batches say different things: choose rows, and show the other value instead."""
    st.markdown(files.disagreements_hint(len(differing)))
    chosen = st.dataframe(
        files.differs_table(differing),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        key=f"differs-{version}",
    )
    picked = differing.iloc[chosen["selection"]["rows"]]
    with st.container(horizontal=True):
        for side, label in (("shown", screens.keep_shown()), ("other", screens.keep_this_value())):
            if st.button(label, disabled=picked.empty, key=f"differs-{side}"):
                made = tuple(
                    _settle(store, person, rows, side) for _batch, rows in picked.groupby(f"{side}_batch")
                )
                notices.leave(notices.Notice(files.chosen(len(picked)), store, made))
                st.rerun()


def _settle(store: Store, person: int, rows: pd.DataFrame, side: str) -> int:
    """Let these cells show the value on one side of the table; all rows name the same batch there."""
    cells = [
        Cell(cell["frame"], cell["date"].date(), cell["field"], int(cell["days"]))
        for cell in rows.to_dict("records")
    ]
    return store.choose(person, cells, int(rows[f"{side}_batch"].iloc[0]))


RECENT = 5
"""So many batches stand open; older ones, and those taken back, are folded away."""


def listed(store: Store, person: int, today: date) -> None:
    """Every batch, newest first, each with its undo."""
    every = once(store.batches, person)
    recent = [batch for batch in every if not batch.undone][:RECENT]
    for batch in recent:
        _card(store, person, batch, today)
    if older := [batch for batch in every if batch not in recent]:
        with st.expander(screens.older()):
            for batch in older:
                _card(store, person, batch, today)


def _card(store: Store, person: int, batch: Batch, today: date) -> None:
    with st.container(border=True, key=f"batch-{batch.id}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            described = f"**{screen.plain(batch.name)}**  \n{screen.plain(keeping.batch(batch, today))}"
            st.markdown(described, width="stretch")
            label = screens.bring_back() if batch.undone else screens.undo()
            st.button(label, on_click=notices.told, args=(store, _turn, store, batch), key=f"undo-{batch.id}")
        if batch.undone:
            return
        with st.container(horizontal=True):
            again = batch.has_content and st.toggle(screens.switch_assumptions(), key=f"switch-{batch.id}")
            elsewhere = moving.is_offered(store, batch) and moving.asked(batch)
        if elsewhere:
            moving.form(store, person, batch)
        if again:
            _other_choices(store, batch, today)
        elif batch.has_content:
            return
        elif batch.format in ARCHIVE_FORMATS:
            st.caption(uploads.zone_is_fixed())
        elif switches.WHOSE in batch.options:
            st.caption(uploads.of_too_many())


def _turn(store: Store, batch: Batch) -> None:
    """Take a batch out, or put it back, and say so."""
    if batch.undone:
        store.bring_back(batch.id)
    else:
        store.undo(batch.id)
    notices.leave(notices.Notice(screens.brought_back() if batch.undone else screens.undone(), store))


def _other_choices(store: Store, batch: Batch, today: date) -> None:
    """The file's assumptions as switches; reading again replaces what this batch says, in its place."""
    key = f"batch-{batch.id}"
    file = switches.File(key, batch.name, store.content(batch.id), today, zones.proposed([batch]))
    try:
        found = switches.read_with_switches(file, store.remembered, batch.options)
    except readers.UnreadableFile as problem:
        screen.problem(str(problem))
        return
    if found is None:
        return
    label = _whose(found.reading, batch.options.get(switches.WHOSE), key)
    if st.button(screens.read_again(), key=f"again-{batch.id}"):
        options = found.options | ({switches.WHOSE: label} if len(found.reading.people) > 1 else {})
        problems = offers.without_names_of_others(found.reading, label)
        store.reread(batch.id, found.reading.people[label], options=options, problems=problems)
        notices.leave(notices.Notice(files.read_again(batch.name), store))
        st.rerun()


def _whose(reading: Reading, before: str | None, key: str) -> str:
    """Whose numbers of the file this batch holds; asked only where that person is not in it any more."""
    labels = list(reading.people)
    if len(labels) == 1 or before in labels:
        return before if before in labels else labels[0]
    return st.selectbox(files.whose(), labels, key=f"whose-{key}")
