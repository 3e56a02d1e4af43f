"""On Clients: many files at once, one a client; whose each is stands in one table, to be checked before it is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.model import Frames
from ssi.model.clients import NAME_MOST
from ssi.readers.file_names import is_same_name, person_in
from ssi.store import Store
from ssi.ui import notices, offers, people, reading, screen, switches, unasked, zones
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.unasked import Waiting
from ssi.ui.waiting import one_by_one
from ssi.words import client_files as words
from ssi.words import files, screens
from ssi.words import people as people_words

_ROUND = "client files round"
_READ = "client files read"
_DIFFERING = "client files differing"
_NEW, _LEFT_OUT = "new", "left out"
_ORDERS = ("day_first", "month_first")
_SAID = 10
"""So many lines stand open under the table; more are folded away."""


@dataclass(frozen=True)
class _File:
    """A file that was dropped: what tells it from others, its name and bytes."""

    key: str
    name: str
    content: bytes = field(repr=False, compare=False)


@dataclass(frozen=True, eq=False)
class _Row:
    """One person of a file: the label that the reading has for them, and the name that is proposed."""

    file: _File
    found: switches.FileRead = field(repr=False)
    label: str
    name: str
    is_from_column: bool

    @property
    def frames(self) -> Frames:
        """What the file holds of this person."""
        return self.found.reading.people[self.label]


def door(here: Visit) -> None:
    """Drop files, check whose they are, keep all of them with one button."""
    # What is folded away is not built: Clients is run again at every click.
    with st.expander(words.heading(), on_change="rerun", key="client-files-door") as place:
        if not place.open:
            return
        if here.is_sample:
            st.markdown(screens.no_doors_in_the_sample())
            return
        st.markdown(words.hint())
        dropped = st.file_uploader(
            words.upload_label(),
            accept_multiple_files=True,
            label_visibility="collapsed",
            key=f"client-files-{st.session_state.get(_ROUND, 0)}",
        )
        if dropped:
            _sort_out(here, [_File(each.file_id, each.name, each.getvalue()) for each in dropped])


def _sort_out(here: Visit, dropped: Sequence[_File]) -> None:
    """The table of what could be read, the list of what waits, and the button."""
    place, waiting_place, question_place = st.container(), st.container(), st.container()
    with question_place:
        order = _date_order(dropped)
    found = _read_all(here.store, dropped, here.today, order)
    waiting = {file: each for file, each in found.items() if isinstance(each, Waiting)}
    rows = [
        row
        for file, each in found.items()
        if isinstance(each, switches.FileRead)
        for row in _rows(file, each)
    ]
    if rows:
        with place:
            _offer(here, rows)
    if waiting:
        with waiting_place:
            _list(waiting)


def _date_order(dropped: Sequence[_File]) -> str | None:
    """How days are written in the files that leave it open; asked once for all of them."""
    known: Mapping[Any, Any] = st.session_state.get(_READ, {})
    is_open = [
        isinstance(each := known.get((file.key, None)), Waiting) and each.asks_order for file in dropped
    ]
    if not any(is_open):
        return None
    order: str = st.selectbox(
        words.how_days_are_written(),
        ["", *_ORDERS],
        format_func=lambda each: files.assumption_choice("date_order", each) if each else words.not_said(),
        key="client-files-order",
    )
    return order or None


def _list(waiting: Mapping[_File, Waiting]) -> None:
    """Files that cannot be added here, each with the reason, and where they can."""
    st.markdown(words.waiting_heading())
    screen.lines([f"• {words.waits(file.name, each.reason)}" for file, each in waiting.items()])
    if not all(each.asks_order for each in waiting.values()):
        st.markdown(words.the_way())


# Reading


def _read_all(
    store: Store, dropped: Sequence[_File], today: date, order: str | None
) -> dict[_File, switches.FileRead | Waiting]:
    """Every file as it reads by itself; each is read once, however often the page is run."""
    before: dict[Any, switches.FileRead | Waiting] = st.session_state.get(_READ, {})
    known = {key: each for key, each in before.items() if key[0] in {file.key for file in dropped}}
    st.session_state[_READ] = known
    new = [file for file in dropped if (file.key, None) not in known]
    zone = zones.proposed(()) if new or order else None
    for file in one_by_one(new, words.reading):
        known[(file.key, None)] = _read(store, file, today, zone, None)
    if (
        new
        and order is None
        and any(isinstance(each, Waiting) and each.asks_order for each in known.values())
    ):
        # The question stands above what was read only now.
        st.rerun()
    found = {}
    for file in dropped:
        each = known[(file.key, None)]
        if order and isinstance(each, Waiting) and each.asks_order:
            if (file.key, order) not in known:
                known[(file.key, order)] = _read(store, file, today, zone, order)
            each = known[(file.key, order)]
        found[file] = each
    return found


def _read(
    store: Store, file: _File, today: date, zone: str | None, order: str | None
) -> switches.FileRead | Waiting:
    if readers.archive_file(file.name, file.content):
        return Waiting(words.part_of_an_archive())
    given = switches.File(file.key, file.name, file.content, today, zone)
    return unasked.read(given, store.remembered, order)


def _rows(file: _File, found: switches.FileRead) -> list[_Row]:
    """The people of a file: named by its column of names, else by the name of the file."""
    labels = list(found.reading.people)
    if labels != [""]:
        return [_Row(file, found, label, label[:NAME_MOST], is_from_column=True) for label in labels]
    name = unasked.named_in(found.reading)
    return [_Row(file, found, "", (name or person_in(file.name))[:NAME_MOST], is_from_column=bool(name))]


# The table


def _offer(here: Visit, rows: Sequence[_Row]) -> None:
    names = people.to_choose_from(here.store)
    edited = _table(rows, names)
    to: dict[_Row, int | str] = {}
    nameless: list[str] = []
    for row, chosen, typed in zip(rows, edited["to"], edited["name"].fillna(""), strict=True):
        if chosen == _NEW:
            same = people.same_name(once(here.store.people), typed)
            if not typed.strip():
                nameless.append(row.file.name)
            to[row] = typed.strip() if same is None else same
        elif chosen != _LEFT_OUT:
            to[row] = int(chosen)
    _say(here.store, to, names, nameless)
    offered = _offers(to)
    receivers = {each.casefold() if isinstance(each, str) else each for each in to.values()}
    st.button(
        words.add(len(offered), len(receivers)),
        type="primary",
        disabled=not offered or bool(nameless),
        on_click=notices.told,
        args=(here.store, _keep, here.store, offered),
        key="client-files-add",
    )


def _table(rows: Sequence[_Row], names: Mapping[int, str]) -> pd.DataFrame:
    """A row for each person of each file, as it was edited: ``to`` and ``name``, beside what the file says."""
    says = {
        _NEW: words.new_client(),
        _LEFT_OUT: words.left_out(),
        **{str(each): names[each] for each in names},
    }
    same = [_same(names, row) for row in rows]
    origins = {True: words.from_column(), False: words.from_file_name()}
    table = pd.DataFrame(
        {
            "file": [row.file.name for row in rows],
            "to": [_NEW if person is None else str(person) for person in same],
            "name": ["" if person is not None else row.name for row, person in zip(rows, same, strict=True)],
            "holds": [people_words.holds(row.frames) for row in rows],
            "from": [origins[row.is_from_column] for row in rows],
            "problems": [len(row.found.reading.problems) for row in rows],
        }
    )
    fixed = st.column_config.TextColumn
    keys = "-".join(dict.fromkeys(row.file.key for row in rows))
    edited: pd.DataFrame = st.data_editor(
        table,
        column_config={
            "file": fixed(words.file(), disabled=True, width=140),
            "to": st.column_config.SelectboxColumn(
                words.goes_to(),
                options=list(says),
                format_func=lambda to: says[str(to)],
                help=people_words.to_whom_help(),
                required=True,
                width=100,
            ),
            "name": fixed(words.new_name(), max_chars=NAME_MOST, width=115),
            "holds": fixed(words.holds(), disabled=True, width=245),
            "from": fixed(words.name_from(), disabled=True, width=80),
            "problems": st.column_config.NumberColumn(words.to_know(), disabled=True, width=70),
        },
        hide_index=True,
        key=f"client-files-table-{hash(keys)}",
    )
    return edited


def _same(names: Mapping[int, str], row: _Row) -> int | None:
    """The client who is called as is proposed: the first one, if several are."""
    return next((person for person, name in names.items() if is_same_name(name, row.name)), None)


def _say(
    store: Store, to: Mapping[_Row, int | str], names: Mapping[int, str], nameless: Sequence[str]
) -> None:
    """What to look at before the button is pressed: who gets several files, what differs, who has no name."""
    called = {row: names[each] if isinstance(each, int) else each for row, each in to.items()}
    said = []
    for name in dict.fromkeys(called.values()):
        of_one = list(dict.fromkeys(row.file.name for row, each in called.items() if each == name))
        if name and len(of_one) > 1:
            said.append(words.several_for(name, of_one))
    known = [(row, each) for row, each in to.items() if isinstance(each, int)]
    for row, person in one_by_one(known, words.comparing):
        if count := _differing(store, row, person):
            said.append(words.differs(row.file.name, names[person], count))
    screen.lines(said[:_SAID])
    if said[_SAID:]:
        with st.expander(files.more_problems(len(said) - _SAID)):
            screen.lines(said[_SAID:])
    for name in nameless:
        screen.problem(words.needs_a_name(name))


def _differing(store: Store, row: _Row, person: int) -> int:
    """How many values of a file differ from what is kept of a client; worked out once for a version of theirs."""
    known: dict[Any, int] = st.session_state.setdefault(_DIFFERING, {})
    version = next((each.version for each in once(store.people) if each.id == person), 0)
    key = (row.file.key, row.label, person, version)
    if key not in known:
        found = store.compare(person, row.frames, format=row.found.reading.format)
        known[key] = len(found.differing)
    return known[key]


# Keeping


def _offers(to: Mapping[_Row, int | str]) -> list[offers.Offer]:
    """A file each, with all of its people that are not left out."""
    of_file: dict[_File, dict[str, int | str]] = {}
    found: dict[_File, switches.FileRead] = {}
    for row, receiver in to.items():
        of_file.setdefault(row.file, {})[row.label] = receiver
        found[row.file] = row.found
    return [
        offers.Offer(file.name, file.content, found[file], receivers, keep_stored=False)
        for file, receivers in of_file.items()
    ]


def _keep(store: Store, offered: Sequence[offers.Offer]) -> None:
    kept = offers.keep_all(store, offered)
    new = {id(offer) for _person, added, offer in kept.parts if not added.already_there}
    receivers = {person for person, added, _offer in kept.parts if not added.already_there}
    begun = receivers & set(kept.begun)
    parts = [words.added(len(new), len(begun), len(receivers - begun))] if new else []
    if len(new) < len(offered):
        parts.append(words.there_already(len(offered) - len(new)))
    if changed := sum(added.disagreements for _person, added, _offer in kept.parts):
        parts.append(files.differing(changed))
    take_back = (lambda: store.remove_unused(kept.begun)) if kept.begun else None
    notices.leave(notices.Notice(" ".join(parts), store, kept.batches, take_back=take_back))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    for place in (_READ, _DIFFERING):
        st.session_state.pop(place, None)
    reading.forget()
