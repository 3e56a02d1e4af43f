"""Clients side by side: small panels on one scale by weeks since the start, in the order of names and no other."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import pandas as pd
import streamlit as st

from ssi import charts
from ssi.analysis import cohort
from ssi.charts.side_by_side import PANELS
from ssi.model import OWN_SCORES, allowed_range, monday_of
from ssi.model.clients import Client
from ssi.ui import frame, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import clients as clients_words
from ssi.words import cohort as words
from ssi.words import numbers

View = Literal["table", "side"]
VIEWS: tuple[View, ...] = ("table", "side")
AT_ONCE = 24
_A_ROW = 2 * PANELS
_LENGTHS = (12, 26, 52)
_DAY_WIDTH = 220
_USUAL_START = timedelta(weeks=26)
_EARLIEST = date(2014, 1, 1)
"""The year in which LinkedIn began to show the score."""


def view() -> View:
    """How to see the clients: as a table, or side by side."""
    chosen: View = st.segmented_control(
        words.view(),
        VIEWS,
        default="table",
        required=True,
        format_func=words.view_choice,
        label_visibility="collapsed",
        key="clients-view",
        persist_state="session",
    )
    return chosen


def side_by_side(here: Visit, shown: tuple[Client, ...]) -> None:
    """One score of the clients given, 24 at once; where they begin, how long, and how close is to be chosen."""
    if not shown:
        st.markdown(clients_words.nobody_found())
        return
    score, since, length, close = st.columns([3, 3, 2, 2], vertical_alignment="bottom")
    column = score.selectbox(
        words.score(), OWN_SCORES, format_func=words.score_choice, key="side-score", persist_state="session"
    )
    since_what = since.selectbox(
        words.since(),
        ("first", "day"),
        format_func=words.since_choice,
        key="side-since",
        persist_state="session",
    )
    start = _day(here) if since_what == "day" else None
    lines = once(cohort.since_start, shown, column, start)
    if lines.empty:
        st.markdown(words.nothing_known())
        return
    lines = once(cohort.first_weeks, lines, _length(length, int(lines["week"].max())))
    top = allowed_range(column)[1]
    is_close = close.toggle(
        words.close_up(), help=words.close_up_hint(), key="side-close", persist_state="session"
    )
    scale = once(cohort.close_range, lines, column, top) if is_close else (0.0, top)
    middle = once(cohort.middle, lines)
    called, without = once(_called, shown, lines)
    headline = once(
        words.headline, column, len(called), numbers.day(monday_of(start)) if start else words.since_first()
    )
    said = [headline, words.scale(column, scale)]
    said += [words.middle_explained(len(called))] if len(middle) else []
    said += [words.left_out(without)] if without else []
    st.markdown(screen.plain(" ".join(said)))
    on_page = _page(called)
    _panels(on_page, lines, middle, column, scale)
    screen.as_table(once(words.table, lines, on_page, middle))


def _day(here: Visit) -> date:
    """The day from whose week on weeks are counted."""
    return st.date_input(
        words.which_day(),
        monday_of(here.today - _USUAL_START),
        min_value=_EARLIEST,
        max_value=here.today,
        format="YYYY-MM-DD",
        required=True,
        width=_DAY_WIDTH,
        key="side-day",
        persist_state="session",
    )


def _length(place: st.delta_generator.DeltaGenerator, longest: int) -> int:
    """How many weeks to show: all of them, or fewer."""
    shorter = [weeks for weeks in _LENGTHS if weeks < longest]
    return place.selectbox(
        words.how_long(),
        (longest, *shorter),
        format_func=lambda weeks: words.weeks_choice(weeks if weeks < longest else None),
        # Another start has other lengths to choose from.
        key=f"side-weeks-{longest}",
        persist_state="session",
    )


def _called(shown: Sequence[Client], lines: pd.DataFrame) -> tuple[Mapping[int, str], Sequence[str]]:
    """What those with a line are called, by number in the order of names; and who has none."""
    there = set(lines["person"])
    in_order = cohort.by_name(shown)
    return (
        {client.person: client.name for client in in_order if client.person in there},
        [client.name for client in in_order if client.person not in there],
    )


def _page(called: Mapping[int, str]) -> Mapping[int, str]:
    """Those of one page; which page, is asked where there are more."""
    pages = -(-len(called) // AT_ONCE)
    if pages < 2:
        return called
    place = st.empty()
    # Narrowed to fewer pages, it begins at the first one again.
    first = (st.pagination(pages, key=f"side-page-{pages}") - 1) * AT_ONCE
    last = min(first + AT_ONCE, len(called))
    place.markdown(words.page(first + 1, last, len(called)))
    return once(_part, called, first, last)


def _part(called: Mapping[int, str], first: int, last: int) -> Mapping[int, str]:
    return dict(list(called.items())[first:last])


def _panels(
    called: Mapping[int, str],
    lines: pd.DataFrame,
    middle: pd.DataFrame,
    column: str,
    scale: tuple[float, float],
) -> None:
    weeks = max(1, int(lines["week"].max()))
    pairs = once(_pairs, called)
    for row in range(0, len(pairs), _A_ROW // PANELS):
        places = st.columns(_A_ROW // PANELS)
        for place, pair in zip(places, pairs[row : row + len(places)], strict=False):
            with place:
                screen.chart(
                    once(charts.side_by_side, pair, lines, middle, column, scale, weeks, frame.look()),
                    once(words.sentence, lines, pair),
                    key=f"side-{row}-{'-'.join(map(str, pair))}",
                )


def _pairs(called: Mapping[int, str]) -> Sequence[Mapping[int, str]]:
    people = list(called.items())
    return [dict(people[place : place + PANELS]) for place in range(0, len(people), PANELS)]
