"""On Data: an import that is somebody else's goes to them."""

import streamlit as st

from ssi.model.clients import NAME_MOST
from ssi.store import Batch, Store
from ssi.ui import notices, people, screen
from ssi.ui.once import once
from ssi.words import moving as words
from ssi.words import people as people_words

_NEW = "new"


def is_offered(store: Store, batch: Batch) -> bool:
    """Whether a batch may be somebody else's: beside a second person, and not of a choice, which is about one."""
    return batch.kind != "choice" and len(once(store.people)) > 1


def asked(batch: Batch) -> bool:
    """The switch that opens the form."""
    return st.toggle(words.somebody_elses(), key=f"else-{batch.id}")


def form(store: Store, person: int, batch: Batch) -> None:
    """Whose it is, somebody new included, and the button that moves it there."""
    names = {each: name for each, name in people.to_choose_from(store).items() if each != person}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(
            words.whose(),
            [*names, _NEW],
            format_func=lambda to: words.somebody_new() if to == _NEW else screen.label(names[to]),
            key=f"else-to-{batch.id}",
        )
        if to == _NEW:
            st.text_input(words.new_name(), max_chars=NAME_MOST, key=f"else-name-{batch.id}")
        st.button(
            words.move(),
            on_click=notices.told,
            args=(store, _move, store, person, batch, to),
            key=f"else-move-{batch.id}",
        )


def _move(store: Store, person: int, batch: Batch, to: int | str) -> None:
    known = store.people()
    receiver = people.same_name(known, name := _typed(batch)) if to == _NEW else int(to)
    if to == _NEW and not name:
        notices.leave(notices.Notice(people_words.needs_a_name(), store, is_problem=True))
        return
    if receiver == person:
        notices.leave(notices.Notice(words.is_theirs_already(), store, is_problem=True))
        return
    begun = [] if receiver is not None else [people.begun(store, name)]
    receiver = begun[0] if receiver is None else receiver
    store.move_batch(batch.id, receiver)

    def take_back() -> None:
        store.move_batch(batch.id, person)
        store.remove_unused(begun)

    sentence = words.moved(batch.name, people.names_of(store, [receiver])[0])
    notices.leave(notices.Notice(sentence, store, take_back=take_back))


def _typed(batch: Batch) -> str:
    return str(st.session_state.get(f"else-name-{batch.id}", "")).strip()
