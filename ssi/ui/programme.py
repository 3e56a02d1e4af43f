"""The programme's report: whom and which weeks to compare, what came out, and the file, without names unless agreed."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

import pandas as pd
import streamlit as st

from ssi.analysis import clients as all_clients
from ssi.analysis import programme
from ssi.model import OWN_SCORES, RANKS, monday_of
from ssi.model.clients import Client
from ssi.model.programme import Course, Programme, Windows
from ssi.report import programme as report
from ssi.report.table_csv import csv_of
from ssi.store import Store
from ssi.ui import clients, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.waiting import one_by_one
from ssi.words import cohort as cohort_words
from ssi.words import programme as words
from ssi.words import shared_weeks, translate

_LENGTHS = (2, 4, 8)
_USUAL_LENGTH = 4
_USUAL_WEEKS = 12
_EARLIEST = date(2014, 1, 1)
_SNAPSHOTS = 400
"""Clients whose snapshots are kept for other windows, at most some 50 kB each."""

Cohort = tuple[tuple[int, int], ...]
"""Numbers and versions of those in a cohort."""


def section(here: Visit) -> None:
    """An expander that works nothing out before it is opened."""
    box = st.expander(words.title(), on_change="rerun", key="programme")
    if not box.open:
        return
    with box:
        st.markdown(words.purpose())
        _inside(here, clients.everybody(here))


def _inside(here: Visit, found: Sequence[Client]) -> None:
    tag = st.selectbox(
        words.whom(),
        ["", *once(all_clients.all_tags, found)],
        format_func=lambda each: screen.label(each) or words.everybody(),
        key="programme-tag",
        persist_state="session",
    )
    cohort = once(_of_tag, found, tag)
    windows = _windows(here)
    if windows is None:
        st.markdown(words.too_short())
        return
    versions = {each.id: each.version for each in here.store.people()}
    asked = tuple((each.person, versions[each.person]) for each in cohort)
    courses = once(_courses, here.store, asked, windows)
    weeks = clients.weeks(here) or {}
    out = once(programme.programme, courses, windows, weeks.get("overall", ()))
    _answer(out)
    _files(here, out, cohort, tag)


def _of_tag(found: Sequence[Client], tag: str) -> tuple[Client, ...]:
    """Everybody with the tag, who has left as well: a programme without those who left would look better than it was.

    Without a tag all who are not archived.
    """
    return tuple(each for each in found if (tag in each.card.tags if tag else not each.card.archived))


def _windows(here: Visit) -> Windows | None:
    """Which weeks are compared; None where those of both ends overlap for everybody."""
    monday = monday_of(here.today)
    left, middle, right = st.columns([3, 3, 2])
    with left:
        start = _day("start", words.start(), words.start_choice, words.first_day(), here, monday)
    with middle:
        end = _day("end", words.end(), words.end_choice, words.last_day(), here, monday)
    weeks = right.selectbox(
        words.how_long(),
        _LENGTHS,
        index=_LENGTHS.index(_USUAL_LENGTH),
        format_func=cohort_words.weeks_choice,
        key="programme-weeks",
        persist_state="session",
    )
    if start and end and (end - start).days + 1 < 2 * 7 * weeks:
        return None
    return Windows(start, end, weeks)


def _day(
    name: str, label: str, choice: Callable[[str], str], day_label: str, here: Visit, monday: date
) -> date | None:
    """The day of one end, the same for all; None for each client's own."""
    how = st.selectbox(
        label, ("day", "own"), format_func=choice, key=f"programme-{name}", persist_state="session"
    )
    if how == "own":
        return None
    usual = monday - timedelta(weeks=_USUAL_WEEKS) if name == "start" else monday - timedelta(days=1)
    return st.date_input(
        day_label,
        usual,
        min_value=_EARLIEST,
        max_value=here.today,
        format="YYYY-MM-DD",
        required=True,
        key=f"programme-{name}-day",
        persist_state="session",
    )


def _courses(store: Store, cohort: Cohort, windows: Windows) -> tuple[Course, ...]:
    return tuple(
        programme.course(person, _snapshots(store.key, person, version, store), windows)
        for person, version in one_by_one(cohort, words.reading)
    )


@st.cache_resource(max_entries=_SNAPSHOTS, show_spinner=False)
def _snapshots(key: str, person: int, version: int, _store: Store) -> pd.DataFrame:
    """``key`` and ``version`` tell this history from every other. Only what is compared is kept."""
    return _store.history(person).snapshots[["date", *OWN_SCORES, *RANKS]]


def _answer(out: Programme) -> None:
    st.markdown(f"**{screen.plain(words.headline(out))}**")
    if out.spreads:
        st.dataframe(once(words.spread_table, out), hide_index=True)
        st.markdown(screen.plain(f"{words.rule()} {words.caution()}"))
    if out.shared:
        screen.lines([*map(shared_weeks.counted, out.shared), words.shared_caution()])


def _files(here: Visit, out: Programme, cohort: Sequence[Client], tag: str) -> None:
    """The report and its numbers: by aliases, or by name once it is said that these clients agreed."""
    naming = st.segmented_control(
        words.whose_names(),
        ("masked", "named"),
        default="masked",
        required=True,
        format_func=words.names_choice,
        key="programme-names",
    )
    is_named = naming == "named"
    called = once(words.named, cohort) if is_named else once(words.masked, cohort, clients.aliases(here))
    table = once(words.table, out, called)
    screen.as_table(table)
    may = not is_named or st.checkbox(words.agreed(), key=f"programme-agreed-{tag}")
    if not may:
        st.markdown(words.needs_agreement())
    name = report.file_name(tag if is_named else "", here.today)
    nonce = once(secrets.token_hex, 16)
    with st.container(horizontal=True):
        st.download_button(
            words.download(),
            # Written when it is asked for; then the language of this run is not that of the thread any more.
            partial(_page, out, called, here.today, nonce, translate.language()),
            file_name=f"{name}.html",
            mime="text/html",
            on_click="ignore",
            disabled=not may,
            type="primary",
            key="programme-report",
        )
        st.download_button(
            words.download_table(),
            partial(csv_of, table),
            # A table has no room for a remark: its random bits stand in the name.
            file_name=f"{name}-{nonce}.csv",
            mime="text/csv",
            on_click="ignore",
            disabled=not may,
            key="programme-table",
        )


def _page(out: Programme, called: Mapping[int, str], made_on: date, nonce: str, language: str) -> bytes:
    translate.use_language(language)
    return report.page(out, called, made_on=made_on, nonce=nonce).encode()
