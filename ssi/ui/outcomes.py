"""Outcomes on the pages: which to show, their tiles, their weeks, and the pages of somebody without any score."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

import streamlit as st

from ssi import charts
from ssi.analysis import outcomes
from ssi.model import History, OutcomeWeek
from ssi.ui import choosers, frame, menu, screen
from ssi.ui.once import once
from ssi.words import names, screens
from ssi.words import outcomes as words

_AT_FIRST = 3


def chosen(found: Mapping[str, OutcomeWeek]) -> Mapping[str, OutcomeWeek]:
    """The outcomes to show; asked only where there are more than fit at first."""
    if len(found) <= _AT_FIRST:
        return found
    picked: list[str] = st.multiselect(
        words.which(),
        list(found),
        default=list(found)[:_AT_FIRST],
        format_func=names.outcome,
        key="outcomes-shown",
        persist_state="session",
    )
    return {measure: found[measure] for measure in picked}


def tiles(found: Mapping[str, OutcomeWeek], today: date) -> None:
    """One tile an outcome: its last known week, beside a usual one."""
    if not found:
        return
    with st.grid(3, min_column_width=200):
        for measure, each in found.items():
            number, note = words.tile(each, today)
            screen.tile(names.outcome(measure), number, note)


def weeks(history: History, shown: Iterable[str], *, last: int | None = None) -> None:
    """The weeks of each outcome as bars, only the ``last`` ones if given, and all of them as one table."""
    counted = {measure: once(outcomes.by_week, history.outcomes, measure, last) for measure in shown}
    if not counted:
        return
    with st.grid(2, min_column_width=320):
        for measure, by_week in counted.items():
            figure = once(charts.outcome_weeks, by_week, names.outcome(measure), frame.look())
            screen.chart(figure, words.weeks_headline(measure, by_week), key=f"outcome-{measure}")
    screen.as_table(words.weeks_table(counted))


def weeks_in_range(history: History, shown: Iterable[str]) -> None:
    """The same over a range of weeks to be chosen."""
    weeks(history, shown, last=choosers.chosen_range())


def changes(found: Mapping[str, OutcomeWeek]) -> None:
    """Each outcome's last week beside the one before and a usual one."""
    st.dataframe(words.change_table(found), hide_index=True)


def without_scores(title: str, history: History, body: Callable[[Mapping[str, OutcomeWeek]], None]) -> None:
    """A page about scores for somebody who has none: ``body`` shows the outcomes in their place.

    Without outcomes it says where habits are shown, and how scores get in.
    """
    found = once(outcomes.latest, history.outcomes)
    if not found:
        screen.head(title, screens.no_scores())
        screen.nothing_yet(screens.no_scores_next())
        st.page_link(menu.path("behaviours"), label=words.see_behaviours(), icon=menu.icon("behaviours"))
        return
    head = st.container()
    shown = chosen(found)
    with head:
        screen.head(title, words.headline(found, list(shown) or list(found)))
    body(shown)
    st.markdown(words.without_scores())
