"""Steps that nobody pinned, on Changes: each offered to be named."""

import streamlit as st

from ssi.analysis import steps
from ssi.model import EVENT_KINDS, History
from ssi.store import Store
from ssi.ui import events, keys, notices, screen
from ssi.ui.once import once
from ssi.words import names, screens, typed
from ssi.words import steps as say

_PLACE = "steps"
OFFERED = 3
"""The newest ones; older steps come up once these have their names."""


def section(store: Store, history: History) -> None:
    """Every step with a small form, and what was just pinned; nothing where there is neither."""
    found = once(steps.together, once(steps.steps, history.snapshots, history.events))
    if not found:
        notices.show_at(_PLACE)
        return
    st.subheader(say.heading(), anchor=False)
    notices.show_at(_PLACE)
    st.markdown(say.hint())
    for together in reversed(found[-OFFERED:]):
        day = together[0].date
        with st.form(keys.of(history.person, f"step-{day}")):
            st.markdown(screen.plain(say.sentence(together)))
            left, middle, right = st.columns([4, 2, 1], vertical_alignment="bottom")
            label = left.text_input(
                screens.event_label(), max_chars=80, key=keys.of(history.person, f"step-label-{day}")
            )
            kind = middle.selectbox(
                screens.event_kind(),
                EVENT_KINDS,
                index=EVENT_KINDS.index("other"),
                format_func=names.event_kind,
                key=keys.of(history.person, f"step-kind-{day}"),
            )
            if right.form_submit_button(say.pin()):
                if label.strip():
                    events.keep(store, history.person, day, label, kind, place=_PLACE)
                    st.rerun()
                screen.problem(typed.event_needs_words())
    if len(found) > OFFERED:
        st.markdown(say.older(len(found) - OFFERED))
