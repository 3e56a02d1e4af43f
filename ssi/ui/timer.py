"""How long a session has been going on, for the coach alone: a page that is presented knows no timer."""

from time import monotonic

import streamlit as st

from ssi.ui import notices, people, sittings
from ssi.ui.frame import Visit
from ssi.words import sessions as words

_EVERY = 20
"""Seconds after which the minutes are counted again."""
_AT_MOST = 500

Who = tuple[str, int]


@st.cache_resource
def _begun() -> dict[Who, float]:
    """When sessions began, by store and person: every window of the coach shows the same."""
    return {}


def section(here: Visit) -> None:
    """The timer with its button."""
    who = (here.store.key, here.person)
    with st.container(horizontal=True, vertical_alignment="center", key=here.key("timer")):
        if who in _begun():
            _minutes(who)
            st.button(
                words.stop_timer(), on_click=_stop, args=(who,), type="tertiary", key=here.key("timer-stop")
            )
        else:
            st.button(
                words.start_timer(),
                on_click=notices.told,
                args=(here.store, _start, here, who),
                icon=":material/timer:",
                key=here.key("timer-start"),
            )
    st.caption(words.timer_hint())
    if not here.is_sample:
        # The sample is of this window alone.
        address = f"/session?{people.ADDRESS}={people.number_of(here.store.key, here.person)}"
        st.link_button(words.own_window(), address, type="tertiary", icon=":material/open_in_new:")


@st.fragment(run_every=_EVERY)
def _minutes(who: Who) -> None:
    begun = _begun().get(who)
    if begun is not None:
        st.markdown(f":material/timer: {words.minutes(int((monotonic() - begun) // 60))}")


def _start(here: Visit, who: Who) -> None:
    sittings.hold(here)
    known = _begun()
    while len(known) >= _AT_MOST:
        known.pop(next(iter(known)))
    known[who] = monotonic()


def _stop(who: Who) -> None:
    _begun().pop(who, None)
