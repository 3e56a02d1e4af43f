"""Whose history: the one looked at, a switch between several, and to whom a file's numbers go."""

import secrets
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st

from ssi.model import History, Reading
from ssi.model.documents import KINDS
from ssi.readers.file_names import is_same_name, person_in
from ssi.store import Person, Store
from ssi.ui import choosers, editing, notices, presenting, sample, screen
from ssi.ui.once import once
from ssi.words import people as say

_PERSON = "person"
ADDRESS = "for"
"""The name of the number in an address that means somebody."""
_NUMBERED = 2000
_NEW, _LEFT_OUT = "new", "left out"

Receivers = Mapping[str, int | str]
"""Label in a file → the number of the person it goes to, or the name of a new one; without those left out."""


def looked_at(people: Sequence[Person], store: str) -> Person:
    """The one of all people whose history is shown: as chosen in this session or by its address, else the last one who
    was looked at, so that a page that is loaded again is about the same person; at first the first.

    ``store`` is the key of the store that they are of.
    """
    known = {person.id: person for person in people}
    chosen = st.session_state.get(_PERSON) or _numbers().get((store, st.query_params.get(ADDRESS, "")))
    return known.get(chosen or _last().get(store, -1)) or people[0]


@st.cache_resource
def _last() -> dict[str, int]:
    """Who was looked at last, by store."""
    return {}


@st.cache_resource
def _numbers() -> dict[tuple[str, str], int]:
    """People by the store that they are of and by a number that says nothing, for addresses."""
    return {}


def number_of(store: str, person: int) -> str:
    """A number by which an address can mean somebody while this process lives, and which says nothing of them."""
    known = _numbers()
    found = next((number for (of, number), who in known.items() if (of, who) == (store, person)), None)
    if found is None:
        while len(known) >= _NUMBERED:
            known.pop(next(iter(known)))
        found = secrets.token_urlsafe(12)
        known[store, found] = person
    return found


def switch(people: Sequence[Person], store: str, *, says_whose: bool) -> None:
    """Where several histories are kept: a switch between them at the side, and on top of the page whose it is.

    ``says_whose``: whether the page is about that one person.
    """
    if len(people) < 2:
        return
    names = _names(people)
    st.session_state[_PERSON] = _last()[store] = looked_at(people, store).id
    st.sidebar.selectbox(
        say.whose_history(),
        list(names),
        format_func=names.__getitem__,
        on_change=_let_go,
        key=_PERSON,
    )
    if says_whose:
        st.caption(screen.plain(say.looking_at(names[st.session_state[_PERSON]])))


def _names(people: Iterable[Person]) -> dict[int, str]:
    return say.shown_names({person.id: person.name for person in people})


def _let_go() -> None:
    """Nothing half done goes along to another person: tables being edited, files not yet kept, what was just said."""
    kept = (_PERSON, *sample.KEPT, *presenting.KEPT)
    for key in [str(key) for key in st.session_state if key not in kept]:
        if not (choosers.is_kept(key) or editing.is_turn(key)):
            del st.session_state[key]


def look_at(person: int) -> None:
    """Show another person's history from the next run on: for a callback, as the switch at the side does."""
    _let_go()
    st.session_state[_PERSON] = person


def stay_with(person: int) -> None:
    """Show the person who was looked at before something else took the page's place; what is half done stays."""
    st.session_state[_PERSON] = person


def of_one(
    store: Store, person: int, found: Reading, file_name: str, key: str, *, among_several: bool
) -> Receivers:
    """To whom a file about one person goes; asked where that may not be the person looked at.

    ``among_several``: other files come with it, which may be of others.
    """
    people = {each.id: each for each in store.people()}
    (label,) = found.people
    is_named_otherwise = bool(label and people[person].name) and not _is_named(people[person], label)
    if not (among_several or len(people) > 1 or is_named_otherwise):
        return {label: person}
    name = label or say.name_from_file(file_name)
    names = _names(people.values())
    same = same_name(people.values(), label) if label else _named_like(people.values(), file_name)
    options: list[int | str] = [person, *(each for each in people if each != person), _NEW]
    chosen = st.selectbox(
        say.to_whom(),
        options,
        index=options.index(person if same is None else same),
        format_func=lambda to: say.new_history_of(name) if to == _NEW else say.goes_to(names[int(to)]),
        label_visibility="collapsed",
        key=f"to-{key}",
    )
    return {label: name if chosen == _NEW else int(chosen)}


def named_otherwise(store: Store, receivers: Receivers) -> str:
    """Said where one file names somebody else than the history it goes to; "" otherwise."""
    known = {person.id: person for person in store.people()}
    if len(receivers) != 1:
        return ""
    ((label, to),) = receivers.items()
    if not label or not isinstance(to, int) or not known[to].name or _may_be(known[to].name, label):
        return ""
    return say.named_otherwise(label, known[to].name)


def _may_be(name: str, label: str) -> bool:
    """Whether two names may be of one person: one of them holds every word of the other."""
    one, other = set(name.casefold().split()), set(label.casefold().split())
    return one <= other or other <= one


def of_several(store: Store, found: Reading, key: str) -> Receivers:
    """A table of a file's people, each to an own history: one of the same name, else a new one."""
    people = store.people()
    names = _names(people)
    same = [same_name(people, label) for label in found.people]
    says = {_NEW: say.new_history(), _LEFT_OUT: say.left_out(), **{str(each): names[each] for each in names}}
    edited = st.data_editor(
        pd.DataFrame(
            {
                "label": list(found.people),
                "to": [_NEW if person is None else str(person) for person in same],
                "holds": [say.holds(frames) for frames in found.people.values()],
            }
        ),
        column_config={
            "label": st.column_config.TextColumn(say.in_the_file(), disabled=True),
            "to": st.column_config.SelectboxColumn(
                say.to_whom(),
                options=list(says),
                format_func=lambda to: says[str(to)],
                help=say.to_whom_help(),
                required=True,
            ),
            "holds": st.column_config.TextColumn(say.what_it_holds(), disabled=True),
        },
        hide_index=True,
        key=f"to-{key}",
    )
    chosen = zip(edited["label"], edited["to"], strict=True)
    return {label: label if to == _NEW else int(to) for label, to in chosen if to != _LEFT_OUT}


def _is_named(person: Person, name: str) -> bool:
    return person.name.strip().casefold() == name.strip().casefold()


def same_name(people: Iterable[Person], name: str) -> int | None:
    """The one of all people who is called so, whatever the case; None where nobody is."""
    return next((person.id for person in people if _is_named(person, name)), None)


def _named_like(people: Iterable[Person], file_name: str) -> int | None:
    """The one of all people whose name a file's name proposes; None where nobody's is."""
    proposed = person_in(file_name)
    return next((person.id for person in people if is_same_name(person.name, proposed)), None)


def to_choose_from(store: Store) -> dict[int, str]:
    """Everyone with a history, by number, as they are called on screen; not the one whom a first visit makes."""
    named = [each for each in once(store.people) if each.name or once(store.batches, each.id)]
    return _names(named)


def begun(store: Store, name: str) -> int:
    """A history for somebody new: one that has neither a name nor anything in it, else another one."""
    for person in store.people():
        if not person.name and _has_nothing(store, person.id):
            store.rename_person(person.id, name)
            return person.id
    return store.add_person(name).id


def _has_nothing(store: Store, person: int) -> bool:
    """Whether neither numbers nor anything that was written down is kept of somebody."""
    if store.batches(person) or not store.history(person).is_empty:
        return False
    return not any(store.documents(person, kind) for kind in KINDS)


def names_of(store: Store, people: Iterable[int]) -> list[str]:
    """What some people are called on screen."""
    names = _names(store.people())
    return [names[person] for person in people]


def editor(store: Store, history: History) -> None:
    """The name of the history, a way to begin another one, and one to remove it beside others."""
    person = history.person
    left, right = st.columns(2)
    with left.form(f"name-{person}", border=False):
        st.text_input(
            say.name_label(), history.name, max_chars=80, help=say.name_hint(), key=f"name-of-{person}"
        )
        st.form_submit_button(say.keep_name(), on_click=notices.told, args=(store, _rename, store, person))
    with right.form(f"new-person-{person}", border=False, clear_on_submit=True):
        st.text_input(say.new_name(), max_chars=80, help=say.add_hint(), key=f"new-person-name-{person}")
        st.form_submit_button(say.add_person(), on_click=notices.told, args=(store, _begin, store, person))

    if len(store.people()) > 1:
        st.divider()
        st.markdown(screen.plain(say.what_goes(history.frames)))
        sure = st.checkbox(say.remove_sure(), key=f"remove-sure-{person}")
        args = (store, _remove, store, person)
        st.button(say.remove(), disabled=not sure, on_click=notices.told, args=args, key="remove-person")


def _rename(store: Store, person: int) -> None:
    store.rename_person(person, st.session_state[f"name-of-{person}"].strip())
    notices.leave(notices.Notice(say.renamed(), store))


def _begin(store: Store, person: int) -> None:
    name = st.session_state[f"new-person-name-{person}"].strip()
    if not name:
        notices.leave(notices.Notice(say.needs_a_name(), store, is_problem=True))
        return
    look_at(begun(store, name))
    notices.leave(notices.Notice(say.switched_to(name), store))


def _remove(store: Store, person: int) -> None:
    store.remove_person(person)
    _let_go()
    del st.session_state[_PERSON]
    notices.leave(notices.Notice(say.removed(), store))
