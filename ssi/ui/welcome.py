"""The first visit: what this is, a look around, and three doors in."""

from datetime import date

import streamlit as st

from ssi.model import History
from ssi.store import Store
from ssi.ui import doors, sample, screen
from ssi.words import screens


def show(store: Store, history: History, today: date) -> None:
    """The screen of somebody who has nothing here yet."""
    screen.head(screens.welcome(), screens.promise())
    st.button(screens.look_around(), type="primary", on_click=sample.open_sample, key="look-around")
    st.markdown(screens.or_bring_your_own())
    doors.show(store, history, today)
