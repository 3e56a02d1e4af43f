"""Notes at the side of a session: private ones, and those that are shared with the client."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from ssi.model import sessions
from ssi.model.documents import DocumentKind
from ssi.model.sessions import Note
from ssi.store import Change
from ssi.ui import notices, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import sessions as words

_MOST_SIGNS = 4_000
_BOX_HEIGHT = 110
_PRIVATE: DocumentKind = "private_note"
_SHARED: DocumentKind = "shared_note"


def section(here: Visit) -> None:
    """A box for a new note, which is private; below it the notes, the newest first, each with its switch."""
    st.markdown(f"**{words.notes_heading()}**")
    with st.form(here.key("note"), border=False, clear_on_submit=True):
        text = st.text_area(
            words.note_label(),
            height=_BOX_HEIGHT,
            max_chars=_MOST_SIGNS,
            help=words.note_hint(),
            key=here.key("note-text"),
        )
        if st.form_submit_button(words.keep_note()):
            notices.told(here.store, _keep, here, text)
            st.rerun()
    private = once(sessions.notes_in_order, once(here.store.documents, here.person, _PRIVATE))
    shared = once(sessions.notes_in_order, once(here.store.documents, here.person, _SHARED))
    known = {**private, **shared}
    for key in sorted(
        known, key=lambda each: (known[each].written, int(each.rpartition("-")[2])), reverse=True
    ):
        _one(here, key, known[key], is_shared=key in shared)


def _one(here: Visit, key: str, note: Note, *, is_shared: bool) -> None:
    with st.container(border=True, key=here.key(f"note-{key}")):
        screen.lines(words.note(note).splitlines())
        with st.container(horizontal=True, vertical_alignment="center"):
            switch = here.key(f"share-{key}-{is_shared}")
            st.toggle(
                words.share(),
                is_shared,
                on_change=notices.told,
                args=(here.store, _share, here, key, switch),
                key=switch,
            )
            st.button(
                words.remove_note(),
                on_click=notices.told,
                args=(here.store, _remove, here, key, note, is_shared),
                type="tertiary",
                key=here.key(f"remove-note-{key}"),
            )


def _keep(here: Visit, text: str) -> None:
    if not text.strip():
        notices.leave(notices.Notice(words.needs_a_text(), here.store, is_problem=True))
        return
    note = sessions.note_to_kept(Note(here.today, text.strip()))
    shared = here.store.documents(here.person, _SHARED)

    def one_more(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        # The key is one that no note of either kind has: a note keeps it when it is shared.
        return {**kept, sessions.next_key({**kept, **shared}, here.today): note}

    here.store.change_documents(here.person, {_PRIVATE: one_more})
    notices.leave(notices.Notice(words.note_kept(), here.store))


def _share(here: Visit, key: str, switch: str) -> None:
    """Move a note to the other kind: nothing that hands out the one can then hand out the other."""
    is_shared = bool(st.session_state.get(switch))
    source, target = (_PRIVATE, _SHARED) if is_shared else (_SHARED, _PRIVATE)
    note = here.store.documents(here.person, source).get(key)
    if note is None:
        return

    def take(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        return {each: content for each, content in kept.items() if each != key}

    changes: dict[DocumentKind, Change] = {source: take, target: lambda kept: {**kept, key: note}}
    here.store.change_documents(here.person, changes)
    notices.leave(notices.Notice(words.now_shared() if is_shared else words.now_private(), here.store))


def _remove(here: Visit, key: str, note: Note, is_shared: bool) -> None:
    kind, content = _SHARED if is_shared else _PRIVATE, sessions.note_to_kept(note)
    here.store.keep_document(here.person, kind, key, None)

    def again() -> None:
        here.store.keep_document(here.person, kind, key, content)

    notices.leave(notices.Notice(words.note_removed(), here.store, take_back=again))
