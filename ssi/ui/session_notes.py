"""Notes at the side of a session: private ones, and those that are shared with the client."""

from collections.abc import Mapping
from datetime import date
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
                args=(here.store, _remove, here, key, note),
                type="tertiary",
                key=here.key(f"remove-note-{key}"),
            )


def _keep(here: Visit, text: str) -> None:
    if not text.strip():
        notices.leave(notices.Notice(words.needs_a_text(), here.store, is_problem=True))
        return
    _add(here, _PRIVATE, sessions.note_to_kept(Note(here.today, text.strip())), here.today)
    notices.leave(notices.Notice(words.note_kept(), here.store))


def _add(here: Visit, kind: DocumentKind, content: Mapping[str, Any], day: date, key: str = "") -> None:
    """One more note, under this key where it is still free."""
    taken: dict[str, Any] = {}

    def look(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        taken.update(kept)
        return kept

    def one_more(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        # The key is one that no note of either kind has: a note keeps it when it is shared.
        known = {**taken, **kept}
        free = key if key and key not in known else sessions.next_key(known, day)
        return {**kept, free: content}

    here.store.change_documents(here.person, {_other(kind): look, kind: one_more})


def _other(kind: DocumentKind) -> DocumentKind:
    return _SHARED if kind == _PRIVATE else _PRIVATE


def _share(here: Visit, key: str, switch: str) -> None:
    """Move a note to the other kind: nothing that hands out the one can then hand out the other."""
    is_shared = bool(st.session_state.get(switch))
    source, target = (_PRIVATE, _SHARED) if is_shared else (_SHARED, _PRIVATE)
    found: dict[str, Any] = {}

    def take(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        found.update({each: content for each, content in kept.items() if each == key})
        return {each: content for each, content in kept.items() if each != key}

    changes: dict[DocumentKind, Change] = {source: take, target: lambda kept: {**kept, **found}}
    here.store.change_documents(here.person, changes)
    if found:
        notices.leave(notices.Notice(words.now_shared() if is_shared else words.now_private(), here.store))


def _remove(here: Visit, key: str, note: Note) -> None:
    """Remove a note of whichever kind it is by now: another window may have shared it."""
    found: dict[DocumentKind, Mapping[str, Any]] = {}

    def take(kind: DocumentKind) -> Change:
        def taken(kept: Mapping[str, Any]) -> Mapping[str, Any]:
            if key in kept:
                found[kind] = kept[key]
            return {each: content for each, content in kept.items() if each != key}

        return taken

    here.store.change_documents(here.person, {kind: take(kind) for kind in (_PRIVATE, _SHARED)})

    def again() -> None:
        for kind, content in found.items():
            _add(here, kind, content, note.written, key)

    notices.leave(notices.Notice(words.note_removed(), here.store, take_back=again if found else None))
