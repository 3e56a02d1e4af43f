"""The head of a page that can be presented: title, headline, and the button."""

from datetime import date

import streamlit as st

from ssi.store import NotFound
from ssi.ui import clients, notices, presenting, screen, sittings
from ssi.ui.choosers import ROW
from ssi.ui.frame import Visit
from ssi.ui.slides import DeckName
from ssi.words import keeping
from ssi.words import presenting as words


def head(
    here: Visit, deck: DeckName, title: str, headline: str, stopped: date | None = None, *, place: int = 0
) -> None:
    """As `screen.head`, with a button at the right of the title that presents this page.

    ``place``: the slide to begin with, counted from 0.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(width="stretch"):
            st.title(title, anchor=False)
        st.button(
            words.present(),
            on_click=notices.told,
            args=(here.store, _start, here, deck, place),
            icon=":material/present_to_all:",
            help=words.present_hint(),
            key="present",
        )
    screen.headline_of(headline, stopped)


def _start(here: Visit, deck: DeckName, place: int) -> None:
    person = next((each for each in here.store.people() if each.id == here.person), None)
    if person is None:
        raise NotFound(keeping.not_found())
    if deck == "session":
        sittings.hold(here)
    presenting.start(
        here.store,
        person,
        deck,
        clients.weeks_beside(here),
        place=place,
        is_sample=here.is_sample,
        weeks_shown=st.session_state.get("range", 26),
        row=st.session_state.get(here.key(ROW)),
    )
