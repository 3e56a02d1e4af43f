"""The second door: scores, ranks, habits and outcomes typed in, of a day or of a week."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from ssi.model import OWN_SCORES, RANKS, History
from ssi.readers import forms
from ssi.store import Store
from ssi.ui import keeping, keys, week_form
from ssi.ui.editing import held, let_go
from ssi.words import names, numbers, screens

WEEKS_BACK = 26
"""So many weeks can be filled in by hand; older ones come with a file."""
FORM_COLUMNS = (*OWN_SCORES, *RANKS)
"""The numbers that people can read off LinkedIn's page at a glance."""


def door(store: Store, history: History, today: date) -> None:
    """The score as LinkedIn shows it on a day, and what was done in a week; both kept with one button."""
    left, middle, right = st.columns(3)
    with left:
        when = day_of_numbers(today, keys.of(history.person, "type-day"))
    monday, as_total = _chosen_week(history.person, today, middle, right)
    scores_name = f"scores-{when}"
    scores = held(scores_name, forms.day_sheet(history.snapshots, when, FORM_COLUMNS))
    weeks = week_form.weeks(history, monday, as_total=as_total)
    with st.form("type-in", border=False):
        st.markdown(f"**{screens.type_scores()}**")
        typed_scores = score_sheet(scores.table, scores.key)
        typed_counts = [week.sheet(today) for week in weeks]
        st.markdown(f":small[{screens.blank_or_zero()}]")
        if st.form_submit_button(screens.keep_numbers(), type="primary"):
            said = forms.together(
                forms.scores_of_day(typed_scores, scores.table, when, today=today),
                *(week.said(typed, today) for week, typed in zip(weeks, typed_counts, strict=True)),
            )
            keeping.keep_typed(store, history.person, said, screens.typed_numbers(), settles=True)
            for name in (scores_name, *(week.name for week in weeks)):
                let_go(name)
            st.rerun()
    week_form.more_rows(history.person)


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


def _chosen_week(person: int, today: date, left: Any, right: Any) -> tuple[date, bool]:
    """The Monday of the week to fill in, and whether as one total."""
    this_week = today - timedelta(days=today.weekday())
    monday = left.selectbox(
        screens.which_week(),
        [this_week - timedelta(weeks=back) for back in range(WEEKS_BACK)],
        format_func=numbers.week_of,
        key=keys.of(person, "type-week"),
    )
    as_total = right.segmented_control(
        screens.how_counted(),
        [False, True],
        default=False,
        required=True,
        format_func=lambda value: screens.whole_week() if value else screens.day_by_day(),
        key=keys.of(person, "type-whole-week"),
    )
    return monday, as_total
