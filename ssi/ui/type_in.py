"""The second door: scores, ranks and habits typed in, of a day or of a week."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from ssi import catalog
from ssi.analysis.habits import logged
from ssi.model import OWN_SCORES, RANKS, History
from ssi.readers import forms
from ssi.readers.slugs import slug_of
from ssi.store import Store
from ssi.ui import keeping
from ssi.ui.editing import held, let_go
from ssi.words import names, numbers, screens

WEEKS_BACK = 26
"""So many weeks can be filled in by hand; older ones come with a file."""
RECENT = timedelta(weeks=8)
"""Habits that were logged within this time of the week stand in the form, beside those of the default plan."""
FORM_COLUMNS = (*OWN_SCORES, *RANKS)
"""The numbers that people can read off LinkedIn's page at a glance."""
_OWN_HABITS = "habits added by hand"


def door(store: Store, history: History, today: date) -> None:
    """The score as LinkedIn shows it on a day, and what was done in a week; both kept with one button."""
    left, middle, right = st.columns(3)
    with left:
        when = day_of_numbers(today, "type-day")
    monday, as_total = _chosen_week(today, middle, right)
    scores_name, habits_name = f"scores-{when}", f"habits-{monday}-{as_total}"
    scores = held(scores_name, forms.day_sheet(history.snapshots, when, FORM_COLUMNS))
    counts = held(habits_name, forms.rows_of_week(history.habits, monday))
    grid = forms.week_grid(counts.table, _habits_to_fill_in(history.habits, monday), monday)
    with st.form("type-in", border=False):
        st.markdown(f"**{screens.type_scores()}**")
        typed_scores = score_sheet(scores.table, scores.key)
        st.markdown(f"**{screens.type_habits()}**")
        typed_counts = _week_sheet(grid, monday, today, as_total=as_total, key=f"{counts.key}-{len(grid)}")
        st.markdown(f":small[{screens.blank_or_zero()}]")
        if st.form_submit_button(screens.keep_numbers(), type="primary"):
            said = forms.together(
                forms.scores_of_day(typed_scores, scores.table, when, today=today),
                forms.habits_of_week(typed_counts, counts.table, monday, today=today),
            )
            keeping.keep_typed(store, history.person, said, screens.typed_numbers(), settles=True)
            let_go(scores_name)
            let_go(habits_name)
            st.rerun()
    st.text_input(screens.own_habit(), max_chars=60, key="own-habit", on_change=_add_own_habit)


def day_of_numbers(today: date, key: str) -> date:
    """Which day some numbers belong to; up to today."""
    return st.date_input(
        screens.day_of_numbers(), today, max_value=today, format="YYYY-MM-DD", required=True, key=key
    )


def score_columns(columns: Iterable[str]) -> dict[str, Any]:
    """How a history to edit shows its scores: numbers as text, so that a decimal comma means what it says."""
    return {
        column: st.column_config.TextColumn(names.column(column), alignment="right", max_chars=20)
        for column in columns
    }


def date_column(today: date) -> Any:
    """A day up to today, written the way its number can be read in one way only."""
    return st.column_config.DateColumn(names.column("date"), max_value=today, format="YYYY-MM-DD")


def score_sheet(shown: pd.DataFrame, key: str) -> pd.DataFrame:
    """The scores of one day to fill in: a row for each, one column for the number. Returns it as it was left."""
    edited = st.data_editor(
        shown.rename(index=names.column),
        column_config={
            "_index": st.column_config.TextColumn(screens.number_of(), width=250, disabled=True),
            forms.VALUE: st.column_config.TextColumn(
                screens.number_typed(), width=90, alignment="right", max_chars=20
            ),
        },
        width="content",
        height="content",
        key=key,
    )
    return edited.set_axis(shown.index)


def _week_sheet(grid: pd.DataFrame, monday: date, today: date, *, as_total: bool, key: str) -> pd.DataFrame:
    """The counts of a week to fill in: by day, those to come locked, or one total. Returns them as they were left."""
    days = {column: monday + timedelta(days=place) for place, column in enumerate(forms.WEEKDAYS)}
    columns: dict[str, Any] = {
        column: st.column_config.TextColumn(
            numbers.weekday(day), alignment="right", max_chars=10, disabled=day > today
        )
        for column, day in days.items()
    }
    columns[forms.WHOLE_WEEK] = st.column_config.TextColumn(
        screens.whole_week(), alignment="right", max_chars=10
    )
    columns["_index"] = st.column_config.TextColumn(screens.habit(), width=200, disabled=True)
    edited = st.data_editor(
        grid.rename(index=names.habit),
        column_order=[forms.WHOLE_WEEK] if as_total else list(days),
        column_config=columns,
        width="content" if as_total else "stretch",
        height="content",
        key=key,
    )
    return edited.set_axis(grid.index)


def _chosen_week(today: date, left: Any, right: Any) -> tuple[date, bool]:
    """The Monday of the week to fill in, and whether as one total."""
    this_week = today - timedelta(days=today.weekday())
    monday = left.selectbox(
        screens.which_week(),
        [this_week - timedelta(weeks=back) for back in range(WEEKS_BACK)],
        format_func=numbers.week_of,
        key="type-week",
    )
    as_total = right.segmented_control(
        screens.how_counted(),
        [False, True],
        default=False,
        required=True,
        format_func=lambda value: screens.whole_week() if value else screens.day_by_day(),
        key="type-whole-week",
    )
    return monday, as_total


def _habits_to_fill_in(habits: pd.DataFrame, monday: date) -> list[str]:
    """The default plan's habits, those logged lately, and those just added by hand."""
    planned = [slug for slug, habit in catalog.habits().items() if habit.per_week]
    lately = habits[habits["date"] >= pd.Timestamp(monday - RECENT)]
    own: list[str] = st.session_state.get(_OWN_HABITS, [])
    return list(dict.fromkeys([*planned, *logged(lately), *own]))


def _add_own_habit() -> None:
    """Give a habit of one's own a row in the form; it is kept with its first count."""
    if name := st.session_state["own-habit"].strip():
        st.session_state[_OWN_HABITS] = [*st.session_state.get(_OWN_HABITS, []), slug_of(name)]
    st.session_state["own-habit"] = ""
