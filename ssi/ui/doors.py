"""The three doors through which numbers come in: a file, a form, a pasted page."""

from datetime import date

import streamlit as st

from ssi.model import History
from ssi.store import Store
from ssi.ui import paste, sample, type_in, upload
from ssi.words import screens


def show(store: Store, history: History, today: date) -> None:
    """The three doors side by side; beside sample data only the way to one's own."""
    if sample.is_open():
        st.markdown(screens.no_doors_in_the_sample())
        st.button(screens.use_my_own(), on_click=sample.close_sample, key="sample-close-doors")
        return
    by_file, by_hand, by_paste = st.tabs([screens.door_upload(), screens.door_type(), screens.door_paste()])
    with by_file:
        upload.door(store, history.person, today)
    with by_hand:
        type_in.door(store, history, today)
    with by_paste:
        paste.door(store, history.person, today)
