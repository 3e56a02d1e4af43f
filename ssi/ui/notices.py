"""What was just done, said on the next screen, at the top or where it was done, with a way to take it back."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from ssi.store import Store, StoreError
from ssi.ui import language, screen
from ssi.words import screens

_NOTICE = "notice"
_SHOWN_ON = "notice shown on"


@dataclass(frozen=True)
class Notice:
    """One sentence about what was done; ``batches`` are what Undo takes out of the ``store`` again.

    ``take_back`` undoes what is no batch. ``place``: where on the page it is said, for `show_at`; at the top where
    None.
    """

    sentence: str
    store: Store | None = None
    batches: tuple[int, ...] = ()
    is_problem: bool = False
    place: str | None = None
    take_back: Callable[[], object] | None = None


def leave(notice: Notice) -> None:
    """Say this on the next screen."""
    st.session_state[_NOTICE] = notice
    st.session_state.pop(_SHOWN_ON, None)


def refuse(store: Store, sentence: str) -> None:
    """Say why nothing was done, on the next screen."""
    leave(Notice(sentence, store, is_problem=True))
    st.rerun()


def show(page: str) -> None:
    """Say what was just done, until it is dismissed, another page is opened or something else is done."""
    notice: Notice | None = st.session_state.get(_NOTICE)
    if notice is None:
        return
    if st.session_state.setdefault(_SHOWN_ON, page) != page:
        forget()
        return
    show_at(None)


def show_at(place: str | None) -> None:
    """Say what was just done if this is its place."""
    notice: Notice | None = st.session_state.get(_NOTICE)
    if notice is None or notice.place != place:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="notice"):
        icon = ":material/error:" if notice.is_problem else ":material/check:"
        st.markdown(f"{icon} {screen.plain(notice.sentence)}", width="stretch")
        if notice.batches or notice.take_back:
            st.button(screens.undo(), on_click=told, args=(notice.store, _undo, notice), key="notice-undo")
        st.button(screens.close(), on_click=forget, type="tertiary", key="notice-close")


def told(store: Store | None, write: Callable[..., object], *args: object) -> None:
    """Write to the store from a button's callback; where it cannot be done, the next screen says why."""
    # A callback runs before the page does, which would settle the language.
    language.speak()
    try:
        write(*args)
    except StoreError as problem:
        leave(Notice(str(problem), store, is_problem=True))


def _undo(notice: Notice) -> None:
    if notice.store:
        for batch in reversed(notice.batches):
            notice.store.undo(batch)
    if notice.take_back:
        notice.take_back()
    leave(Notice(screens.undone(), notice.store, place=notice.place))


def forget() -> None:
    """Say it no longer."""
    st.session_state.pop(_NOTICE, None)
