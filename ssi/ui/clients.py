"""All clients: the table, whom to show of it, notes on one, one more; and weeks in which most of them moved alike.

A client's summary is kept for the version of their history: reading two hundred histories takes a while, and is done
once. Everything else is worked out from summaries.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ssi import charts
from ssi.analysis import clients, shared_weeks
from ssi.analysis.clients import WHICH, Weeks, Which
from ssi.model import Change, ClientWeek, calendar_day, monday_of, sessions
from ssi.model.clients import (
    CARD,
    MEETING_FIRST,
    MEETING_LAST,
    NAME_MOST,
    NAMES_SHOWN,
    Card,
    Client,
    Summary,
    card_of,
    few_of,
    to_kept,
)
from ssi.model.plans import in_order
from ssi.store import Person, Store
from ssi.ui import frame, keys, merging, notices, people, screen, written
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.waiting import one_by_one
from ssi.words import clients as words
from ssi.words import people as people_words
from ssi.words import shared_weeks as shared_words

_SUMMARIES = 4000
"""Clients of which a summary is kept in this process, some 27 kB each."""
_FEW = 20
"""So many histories are read in two or three seconds, which no page has to wait for."""
_BOXES = ("tags", "meeting", "shown", "alias", "also")
"""What can be noted in the form, by the names of the card."""
_WIDTHS = (140, 210, 110, 196, 200, 110, 130, 110, 110, 140, 120)

Everybody = tuple[tuple[int, int], ...]
"""Numbers and versions of all people."""


def summaries(here: Visit) -> Mapping[int, Summary]:
    """What is known of everyone at a glance, by the person's number."""
    everybody = tuple((each.id, each.version) for each in once(here.store.people))
    return once(_summaries, here.store, everybody, monday_of(here.today))


def _summaries(store: Store, everybody: Everybody, monday: date) -> Mapping[int, Summary]:
    found: dict[int, Summary] = {}
    for person, version in one_by_one(everybody, words.reading):
        found[person] = _summary(store.key, person, version, monday, store)
    return found


@st.cache_resource(max_entries=_SUMMARIES, show_spinner=False)
def _summary(key: str, person: int, version: int, monday: date, _store: Store) -> Summary:
    """``key`` and ``version`` tell this history from every other: the store itself is no part of the question."""
    plans = in_order(_store.documents(person, "plan"))
    trials = written.experiments_of(_store.documents(person, "experiment"))
    held = sessions.in_order(_store.documents(person, "session"))
    return clients.summary(_store.history(person), plans, trials, monday, held)


def weeks(here: Visit) -> Weeks | None:
    """How all clients moved in each week, by score; None where there is no second person."""
    if len(once(here.store.people)) < 2:
        return None
    _read_before().add(here.store.key)
    # The bar has a place of its own: what comes below would move up in the next run, and an open part would close.
    with st.container():
        return once(_weeks, summaries(here))


def weeks_beside(here: Visit) -> Weeks | None:
    """The same for a page about one person: of many clients only once their table was opened, which reads them all."""
    if len(once(here.store.people)) > _FEW and here.store.key not in _read_before():
        return None
    return weeks(here)


@st.cache_resource
def _read_before() -> set[str]:
    """The stores whose clients were all read once in this process; what changes is then read by itself."""
    return set()


def _weeks(known: Mapping[int, Summary]) -> Weeks:
    return clients.weeks_of_all(list(known.values()))


# Weeks in which most moved alike


def not_only_you(here: Visit, change: Change | None) -> None:
    """Said of the week shown, where most clients moved as this one did."""
    found = weeks_beside(here)
    week = shared_weeks.of_change(found[change.column], change) if found and change else None
    if week:
        st.info(shared_words.not_only_you(week), icon=":material/groups:")


def in_range(here: Visit, snapshots: pd.DataFrame) -> None:
    """The same for every week of the snapshots shown."""
    first = calendar_day(snapshots["date"].iloc[0])
    screen.lines([shared_words.in_range(week) for week in shared_with(here) if week.week >= first])


def shared_with(here: Visit) -> Sequence[ClientWeek]:
    """The weeks in which overall of most clients moved as that of the person looked at, oldest first."""
    found = weeks_beside(here)
    if found is None:
        return ()
    return once(shared_weeks.shared_with, found["overall"], summaries(here)[here.person].moves["overall"])


def latest_shared(here: Visit) -> None:
    """The same of this week and the last one, over all clients."""
    found = weeks(here) or {}
    week = shared_weeks.latest(found.get("overall", ()), here.today)
    if week:
        st.info(shared_words.of_clients(week), icon=":material/groups:")


# The table


def everybody(here: Visit) -> tuple[Client, ...]:
    """All clients, those who need the coach first; none where there is no second person."""
    found = weeks(here)
    if found is None:
        return ()
    return once(_clients, once(here.store.people), summaries(here), cards(here), found, here.today)


def cards(here: Visit) -> Mapping[int, Card]:
    """What is noted of each client, by number; of whom nothing is noted is absent."""
    return once(_read, once(here.store.all_documents, "client"))


def _read(kept: Mapping[int, Mapping[str, Any]]) -> Mapping[int, Card]:
    return {person: card_of(documents) for person, documents in kept.items()}


def _clients(
    known: Sequence[Person],
    found: Mapping[int, Summary],
    cards: Mapping[int, Card],
    weeks: Weeks,
    today: date,
) -> tuple[Client, ...]:
    # Who opened the program first has a history without a name; while it is empty it is nobody's.
    named = {each.id: each.name for each in known if each.name or not found[each.id].is_empty}
    return clients.clients(people_words.shown_names(named), found, cards, weeks, today)


def chosen(found: Sequence[Client]) -> tuple[Client, ...]:
    """The clients to show, by a text, a kind and a tag."""
    left, middle, right = st.columns([2, 3, 1])
    text = left.text_input(words.search(), max_chars=NAME_MOST, key="clients-search", persist_state="session")
    which: Which = middle.segmented_control(
        words.which(),
        WHICH,
        default="all",
        required=True,
        format_func=words.which_choice,
        key="clients-which",
        persist_state="session",
    )
    tags = once(clients.all_tags, found)
    tag = right.selectbox(
        words.tag(), ["", *tags], format_func=lambda each: each or words.any_tag(), key="clients-tag"
    )
    return once(clients.narrowed, found, which, text, tag)


def table(here: Visit, shown: tuple[Client, ...]) -> None:
    """The clients as a table; a selected row opens that client."""
    if not shown:
        st.markdown(words.nobody_found())
        return
    rows = once(_table, shown, aliases(here), here.today, frame.look())
    columns: dict[Any, Any] = {
        name: st.column_config.Column(width=width) for name, width in zip(rows, _WIDTHS, strict=True)
    }
    line = str(rows.columns[3])
    st.dataframe(
        rows,
        hide_index=True,
        column_config={**columns, line: st.column_config.ImageColumn(width=_WIDTHS[3])},
        selection_mode="single-row",
        on_select=lambda: _open_selected(shown),
        key="clients-table",
    )
    st.caption(f"{words.open_hint()} {words.why_first()}")


def _table(
    shown: tuple[Client, ...], aliases: Mapping[int, str], today: date, look: charts.Look
) -> pd.DataFrame:
    rows = words.table(shown, aliases, today)
    lines = [charts.score_sparkline(client.summary.weeks, look) for client in shown]
    return rows.assign(**{str(rows.columns[3]): lines})


def aliases(here: Visit) -> Mapping[int, str]:
    """What each client is called where none gave them an alias."""
    return once(_letters, once(here.store.people))


def _letters(known: Sequence[Person]) -> Mapping[int, str]:
    return words.letters(each.id for each in known)


def _open_selected(shown: Sequence[Client]) -> None:
    rows: Sequence[int] = st.session_state["clients-table"].selection.rows
    if rows and rows[0] < len(shown):
        _open(shown[rows[0]].person)


def _open(person: int, page: str = "today") -> None:
    people.look_at(person)
    frame.open_next(page)


# Notes on a client, and one more


def editor(here: Visit, found: Sequence[Client]) -> None:
    """What is noted of one client, to be changed; a way to open them, and to archive them or bring them back."""
    # What is folded away is not built: the page is run again at every click.
    with st.expander(words.note_heading(), on_change="rerun", key="client-notes") as place:
        if not place.open:
            return
        known, labels = once(_labelled, found)
        person = st.selectbox(
            words.which_client(), list(known), format_func=labels.__getitem__, key="clients-one"
        )
        client = known[person]
        _form(here, client)
        store = here.store
        with st.container(horizontal=True):
            st.button(words.open_client(), on_click=_open, args=(person,), key="client-open")
            st.button(words.open_session(), on_click=_open, args=(person, "session"), key="client-session")
            st.button(
                words.bring_back() if client.card.archived else words.archive(),
                on_click=notices.told,
                args=(store, _archive, store, client),
                key="client-archive",
            )
        merging.section(here, person, labels)


def _labelled(found: Sequence[Client]) -> tuple[Mapping[int, Client], Mapping[int, str]]:
    """Clients and what they are called in a box, by number."""
    known = {client.person: client for client in found}
    return known, {person: screen.label(client.name) for person, client in known.items()}


def _key(client: Client, box: str) -> str:
    """The key of a box of the form: another one once the notes are others, which a box that stands would not show."""
    return keys.of(client.person, f"client-{box}-{hash(client.card)}")


def _form(here: Visit, client: Client) -> None:
    card = client.card
    with st.form(_key(client, "form"), border=False):
        left, right = st.columns(2)
        left.text_input(words.tags_label(), ", ".join(card.tags), key=_key(client, "tags"))
        right.date_input(
            words.meeting_label(),
            card.meeting,
            min_value=MEETING_FIRST,
            max_value=MEETING_LAST,
            format="YYYY-MM-DD",
            key=_key(client, "meeting"),
        )
        left.selectbox(
            words.shown_label(),
            NAMES_SHOWN,
            index=NAMES_SHOWN.index(card.shown),
            format_func=words.shown_choice,
            key=_key(client, "shown"),
        )
        right.text_input(
            words.alias_label(),
            card.alias,
            max_chars=NAME_MOST,
            help=words.alias_hint(),
            key=_key(client, "alias"),
        )
        st.text_input(
            words.also_label(), ", ".join(card.also), help=words.also_hint(), key=_key(client, "also")
        )
        store = here.store
        st.form_submit_button(
            words.keep_note(), on_click=notices.told, args=(store, _keep, store, client), type="primary"
        )


def _keep(store: Store, client: Client) -> None:
    typed = {box: st.session_state[_key(client, box)] for box in _BOXES}
    typed |= {box: few_of(typed[box]) for box in ("tags", "also")}
    typed["alias"] = alias = " ".join(typed["alias"].split())
    changes = {box: value for box, value in typed.items() if value != getattr(client.card, box)}
    if "alias" in changes and _is_of_another(store, client.person, alias):
        notices.leave(notices.Notice(words.alias_taken(alias), store, is_problem=True))
        return
    _note(store, client.person, lambda card: replace(card, **changes))
    notices.leave(notices.Notice(words.noted(client.name), store))


def _is_of_another(store: Store, person: int, alias: str) -> bool:
    """Whether an alias is somebody else's, or the letter of somebody else."""
    cards = _read(store.all_documents("client"))
    others = {card.alias.casefold() for each, card in cards.items() if each != person and card.alias}
    return alias.casefold() in others or words.is_letter_of_another(alias, person)


def _archive(store: Store, client: Client) -> None:
    is_archived = not client.card.archived
    _note(store, client.person, lambda card: replace(card, archived=is_archived))
    notices.leave(notices.Notice(words.archived(client.name, is_archived=is_archived), store))


def _note(store: Store, person: int, change: Callable[[Card], Card]) -> None:
    """Change what is kept now, which may be another tab's."""
    store.change_documents(person, {"client": lambda kept: {CARD: to_kept(change(card_of(kept)))}})


def add(here: Visit) -> None:
    """A form for one more client."""
    st.subheader(words.add_heading(), anchor=False)
    with st.form("client-add", border=False, clear_on_submit=True):
        st.text_input(words.name_label(), max_chars=NAME_MOST, key="client-new-name")
        st.form_submit_button(words.add(), on_click=notices.told, args=(here.store, _add, here.store))


def _add(store: Store) -> None:
    name = st.session_state["client-new-name"].strip()
    if not name:
        notices.leave(notices.Notice(people_words.needs_a_name(), store, is_problem=True))
        return
    store.add_person(name)
    notices.leave(notices.Notice(words.added(name), store))
