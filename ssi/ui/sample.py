"""Sample data: people who do not exist, opened with one click and kept in memory only."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.catalog.routines import as_plan, usual
from ssi.model import Frames, calendar_day, clients, frame, monday_of, sessions
from ssi.model.plans import Plan, to_kept
from ssi.model.sessions import Note, Session, Step
from ssi.store import Store, open_memory
from ssi.words import screens

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
_OPEN = "sample open"
_STORE = "sample store"
KEPT = (_OPEN, _STORE)
"""What the session knows of the sample."""


def is_open() -> bool:
    """Whether this visitor looks at sample data now."""
    return bool(st.session_state.get(_OPEN))


def open_sample() -> None:
    """Show sample data instead of one's own from the next screen on; nothing half done goes along."""
    st.session_state.clear()
    st.session_state[_OPEN] = True


def open_again(kept: Store) -> None:
    """Show a copy of the sample that was open before, as it was left."""
    st.session_state[_OPEN] = True
    st.session_state[_STORE] = kept


def close_sample() -> None:
    """Back to one's own data; what was tried on the sample is forgotten."""
    # Batches of two stores can have the same numbers: no switch set here may hold there.
    st.session_state.clear()


def store(today: date) -> Store:
    """The visitor's own copy of the sample in memory; built on first use, ending in the week before ``today``."""
    if _STORE not in st.session_state:
        st.session_state[_STORE] = filled(today)
    kept: Store = st.session_state[_STORE]
    return kept


def filled(today: date) -> Store:
    """A store in memory that holds the sample, read by the same readers as any file."""
    name = "sample_history.csv"
    content = (SAMPLES / name).read_bytes()
    reading = readers.read(name, content)
    events = pd.read_csv(SAMPLES / "sample_events.csv", parse_dates=["date"])
    shift = whole_weeks_until(reading.snapshots["date"].max().date(), today)
    frames = moved(
        Frames(reading.snapshots, reading.habits, reading.outcomes, frame("events", events)),
        shift,
    )
    memory = open_memory()
    person = memory.first_person()
    memory.add(person.id, frames, kind="import", name=name, format=reading.format, problems=reading.problems)
    plan = _plan(frames)
    memory.keep_document(person.id, "plan", plan.since.isoformat(), to_kept(plan))
    _add_clients(memory, shift, today)
    _add_sessions(memory, today)
    return memory


def _add_clients(memory: Store, shift: timedelta, today: date) -> None:
    """Three clients beside the sample person; two of them with tags."""
    name = "sample_clients.csv"
    reading = readers.read(name, (SAMPLES / name).read_bytes())
    for label, frames in reading.people.items():
        person = memory.add_person(label).id
        memory.add(person, moved(frames, shift), kind="import", name=name, format=reading.format)
    first, second = [each.id for each in memory.people()[1:3]]
    meeting = monday_of(today) + timedelta(weeks=1, days=1)
    memory.keep_document(first, "client", clients.CARD, clients.to_kept(clients.Card(("sales",), meeting)))
    memory.keep_document(second, "client", clients.CARD, clients.to_kept(clients.Card(("founders",))))


def _add_sessions(memory: Store, today: date) -> None:
    """A session four weeks ago with the sample person, and one with the first client, whose task is overdue."""
    held = monday_of(today) - timedelta(weeks=4) + timedelta(days=2)
    mine, first = [each.id for each in memory.people()[:2]]
    headline = Step(
        task="Rewrite the headline",
        due=held + timedelta(days=10),
        state="done",
        settled=held + timedelta(days=8),
    )
    ask = Step(task="Ask two customers for a recommendation", due=held + timedelta(weeks=3))
    note = sessions.note_to_kept(Note(held, "Mornings before nine are best for comments."))
    for person, steps in ((mine, (Step("comments", 10), headline)), (first, (Step("posts", 2), ask))):
        session = Session(held, steps)
        memory.keep_document(person, "session", sessions.key_of(session), sessions.to_kept(session))
    memory.keep_document(mine, "shared_note", sessions.next_key({}, held), note)


def _plan(frames: Frames) -> Plan:
    """The usual routine as the sample's plan, from its first week on, without what the sample never logged."""
    plan = as_plan(usual(), calendar_day(frames.habits["date"].min()))
    logged = set(frames.habits["habit"])
    return replace(plan, items=tuple(item for item in plan.items if item.habit in logged))


def whole_weeks_until(last: date, today: date) -> timedelta:
    """How far to move the sample so that it ends within the week before ``today``, weekdays unchanged."""
    return timedelta(weeks=(today - last).days // 7)


def moved(frames: Frames, by: timedelta) -> Frames:
    """The same frames, every date later by a span."""
    tables = {
        name: table.assign(date=table["date"] + pd.Timedelta(by))
        for name, table in vars(frames).items()
        if "date" in table and not table.empty
    }
    return replace(frames, **tables)


def bar() -> None:
    """Say on top of every page that nothing here is the visitor's own."""
    with st.container(horizontal=True, vertical_alignment="center", key="sample-bar"):
        st.markdown(screens.sample_bar(), width="stretch")
        st.button(screens.use_my_own(), on_click=close_sample, key="sample-close")
