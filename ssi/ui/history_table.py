"""The history as tables to edit: changed cells are kept as one batch, removed ones are forgotten."""

from datetime import date

import streamlit as st

from ssi.model import AVERAGES, SCORE_COLUMNS, History
from ssi.readers import forms
from ssi.store import Store
from ssi.ui import keeping, type_in
from ssi.ui.editing import held, let_go
from ssi.ui.once import once
from ssi.words import screens, tables


def show(store: Store, history: History, today: date) -> None:
    """Scores to edit, counts and posts to look at; what is there comes first."""
    titles = [screens.history_scores(), screens.history_counts()]
    titles += [] if history.frames.posts.empty else [screens.history_posts()]
    tabs = st.tabs(titles, default=titles[1] if history.snapshots.empty else titles[0])
    with tabs[0]:
        _scores(store, history, today)
    with tabs[1]:
        _counts(history)
    for tab in tabs[2:]:
        with tab:
            st.dataframe(once(tables.posts, history.frames.posts), hide_index=True, height=320)


def _scores(store: Store, history: History, today: date) -> None:
    """All snapshots, newest first; averages of other people only where some are known."""
    known = [c for c in SCORE_COLUMNS if c not in AVERAGES or history.snapshots[c].notna().any()]
    shown = held("scores-table", once(forms.score_table, history.snapshots, tuple(known)))
    st.markdown(screens.history_hint())
    with st.form("table-form", border=False):
        edited = st.data_editor(
            shown.table,
            column_config={"date": type_in.date_column(today), **type_in.score_columns(known)},
            num_rows="dynamic",
            hide_index=True,
            height=320,
            key=shown.key,
        )
        if st.form_submit_button(screens.keep_changes()):
            typed = forms.scores(edited, shown.table, today=today)
            keeping.keep_typed(store, history.person, typed, screens.edited(), settles=True)
            let_go("scores-table")
            st.rerun()


def _counts(history: History) -> None:
    """Habit counts and outcomes as they are kept; they are changed in the week form or by a file."""
    counts = once(tables.habit_counts, history.habits, history.outcomes)
    st.dataframe(counts, hide_index=True, height=320)
