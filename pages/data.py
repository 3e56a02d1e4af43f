"""Data: is my data right, and is it safe?"""

import streamlit as st

from ssi.ui import batches, doors, frame, history_table, people, sample, screen, takeaway, workspace
from ssi.ui.once import once
from ssi.words import files, screens
from ssi.words import people as say_people
from ssi.words import workspace as say_workspace

here = frame.visit()
history = here.history()
screen.head(screens.data(), files.holding_sentence(history.frames))

if history.is_empty:
    doors.show(here.store, history, here.today)
else:
    st.subheader(screens.problems_heading(), anchor=False)
    batches.to_look_at(here.store, history)

    st.subheader(screens.history_heading(), anchor=False)
    history_table.show(here.store, history, here.today)

    st.subheader(screens.add_heading(), anchor=False)
    doors.show(here.store, history, here.today)

if once(here.store.batches, here.person):
    st.subheader(screens.imports_heading(), anchor=False)
    batches.listed(here.store, here.person, here.today)

if not history.is_empty:
    st.subheader(screens.export_heading(), anchor=False)
    takeaway.export(history, here.today)
if not here.is_sample:
    if not history.is_empty:
        workspace.save(here.store, here.today)
    with st.expander(say_workspace.open_heading()):
        workspace.open_one(here.store)
    with st.expander(say_people.names_heading()):
        people.editor(here.store, history)

with st.expander(screens.delete_heading()):
    takeaway.delete(here.store)
if not here.is_sample:
    st.button(screens.look_around(), on_click=sample.open_sample, type="tertiary", key="sample-again")
