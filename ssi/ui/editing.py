"""Tables to edit: what stands in one stays while it is being edited, also when the data changes meanwhile."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

_TURN = "turn "


@dataclass(frozen=True)
class Held:
    """A table as it was shown, and the key of its editor."""

    table: pd.DataFrame
    key: str


def held(name: str, table: pd.DataFrame) -> Held:
    """The table to show in an editor.

    It follows the data, except where the visitor's edits have just arrived: these were made on the table as it was
    shown, so they are compared with that one, whatever was kept meanwhile in another tab. While the table stays
    the same, so does its editor, and what stands in it unsent.
    """
    kept: Held | None = st.session_state.get(_place(name))
    if kept is None or not (kept.table.equals(table) or _has_edits(kept)):
        turn = st.session_state.get(_turn(name), 0) + 1
        st.session_state[_turn(name)] = turn
        kept = Held(table, f"{name}-{turn}")
        st.session_state[_place(name)] = kept
    return kept


def let_go(name: str) -> None:
    """The edits were kept, or taken note of: show the data anew."""
    st.session_state.pop(_place(name), None)


def _place(name: str) -> str:
    return f"held {name}"


def _turn(name: str) -> str:
    return f"{_TURN}{name}"


def is_turn(key: str) -> bool:
    """Whether the session keeps there how often an editor was made anew.

    That outlives whose table it was: under a key that was there before, the browser would put back what was typed.
    """
    return key.startswith(_TURN)


def _has_edits(kept: Held) -> bool:
    state: dict[str, object] = st.session_state.get(kept.key) or {}
    return any(state.get(kind) for kind in ("edited_rows", "added_rows", "deleted_rows"))
