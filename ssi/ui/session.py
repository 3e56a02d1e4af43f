"""Session: six steps, one thing each, with what only the coach sees at the side."""

import streamlit as st

from ssi.analysis import sessions as outcomes
from ssi.model import sessions
from ssi.store import Change
from ssi.ui import agreeing, clients, frame, notices, present, screen, session_notes, timer, written
from ssi.ui.agreeing import Desk
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.slides import AGREE, DECKS, Seen, Slide
from ssi.words import sessions as words

_STEP = "session-step"
_BOTH = (5, 2)
"""Widths of the session and of what is at its side."""


def seen(here: Visit) -> Seen:
    """The person looked at, as slides show them."""
    return Seen(
        history=here.history(),
        sessions=once(sessions.in_order, once(here.store.documents, here.person, "session")),
        experiments=written.experiments(here),
        today=here.today,
        look=frame.look(),
        weeks=clients.weeks_beside(here),
    )


def page(here: Visit) -> None:
    """Title, the step that is chosen and what it says; notes and the timer beside it."""
    if len(once(here.store.people)) < 2:
        # Who is alone and has nothing yet is welcomed as anywhere; a client may be talked with before any number came.
        frame.history()
    found = seen(here)
    known = {step.key: step for step in DECKS["session"]}
    title = st.container()
    chosen = st.segmented_control(
        words.which_step(),
        list(known),
        default=next(iter(known)),
        required=True,
        format_func=lambda key: known[key].name(),
        label_visibility="collapsed",
        on_change=notices.forget,
        key=here.key(_STEP),
        persist_state="session",
    )
    slide = known[chosen].make(found)
    with title:
        present.head(
            here, "session", words.title(), screen.plain(slide.headline), place=list(known).index(chosen)
        )
    left, right = st.columns(_BOTH, gap="large")
    with left:
        _content(here, found, chosen, slide)
    with right:
        timer.section(here)
        session_notes.section(here)


def _content(here: Visit, found: Seen, key: str, slide: Slide) -> None:
    if key == "agreed" and (agreed := once(sessions.last_agreed, found.sessions, found.today)):
        _became(here, found, agreed)
        return
    if key == AGREE:
        _agree(here, found)
        return
    if slide.tiles:
        with st.grid(3, min_column_width=180):
            for tile in slide.tiles:
                screen.tile(*tile)
    if slide.figure is not None:
        screen.chart(slide.figure, slide.headline, slide.table, key=f"session-{key}")
    screen.lines(slide.lines)
    if slide.caption:
        st.caption(screen.plain(slide.caption))


def desk(here: Visit) -> Desk:
    """Where the steps of the person looked at are written down."""

    def write(change: Change) -> None:
        here.store.change_documents(here.person, {"session": change})

    return Desk(write, lambda slug: slug, here.key, here.today)


def _became(here: Visit, found: Seen, agreed: tuple[sessions.Agreed, ...]) -> None:
    """Every step of last time with what became of it, and what to say of it."""
    for each in once(outcomes.became, agreed, found.history.habits, found.today):
        with st.container(border=True, key=here.key(f"became-{each.agreed.held}-{each.agreed.place}")):
            st.markdown(f"**{screen.plain(words.step(each.agreed.step))}**")
            st.markdown(screen.plain(words.became(each, found.today)))
            with st.container(horizontal=True):
                agreeing.settled(desk(here), each.agreed)


def _agree(here: Visit, found: Seen) -> None:
    now, own = sessions.on(found.sessions, found.today), desk(here)
    agreeing.listed(own, now)
    agreeing.carried_on(own, once(sessions.last_agreed, found.sessions, found.today), now)
    agreeing.form(own, now, once(agreeing.habits_to_agree, found.history, written.plans(here)))
