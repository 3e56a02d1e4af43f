"""The workspace file: all that is kept, saved as one file and opened on another computer."""

from datetime import date

import streamlit as st

from ssi import readers
from ssi.store import Store
from ssi.ui import notices
from ssi.ui.once import once
from ssi.words import keeping
from ssi.words import workspace as say

_ROUND = "workspace round"


def save(store: Store, today: date) -> None:
    """One file with everything, built when it is asked for."""
    st.markdown(say.save_hint())
    st.download_button(
        say.save(),
        store.workspace,
        file_name=f"ssi-lens-workspace-{today.isoformat()}.zip",
        mime="application/zip",
        on_click="ignore",
        key="workspace-save",
    )


def open_one(store: Store) -> None:
    """Choose a workspace file; where something is kept already, say what would go and ask."""
    st.markdown(say.open_hint())
    chosen = st.file_uploader(
        say.choose(), label_visibility="collapsed", key=f"workspace-{st.session_state.get(_ROUND, 0)}"
    )
    if chosen is None:
        return
    held = once(store.holdings)
    holds_something = any(count for what, count in vars(held).items() if what != "people")
    is_sure = False
    if holds_something:
        st.markdown(keeping.holdings(held))
        is_sure = st.checkbox(say.replace(), key="workspace-sure")
    st.button(
        say.open_it(),
        type="primary",
        disabled=holds_something and not is_sure,
        on_click=notices.told,
        args=(store, _open, store, chosen.getvalue(), is_sure),
        key="workspace-open",
    )


def _open(store: Store, content: bytes, replace: bool) -> None:
    """Let the file's data take the place of what is here; nothing of the session before goes along."""
    try:
        parts = readers.workspace_parts(content)
    except readers.UnreadableFile as refusal:
        notices.leave(notices.Notice(str(refusal), store, is_problem=True))
        return
    store.open_workspace(parts, replace=replace)
    used = st.session_state.get(_ROUND, 0)
    st.session_state.clear()
    st.session_state[_ROUND] = used + 1
    notices.leave(notices.Notice(say.opened(), store))
