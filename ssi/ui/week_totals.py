"""A week entered in under a minute: one box a habit, for the total of the week."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from ssi.model import History
from ssi.model.routine import Due, Week
from ssi.readers import forms
from ssi.ui import keeping, notices, screen
from ssi.ui.frame import Visit
from ssi.words import numbers
from ssi.words import routine as words

_MOST_SIGNS = 10


def form(here: Visit, history: History, weeks: Sequence[Week], archive: set[tuple[str, date]]) -> None:
    """Choose a week, fill in what was done of the plan, keep it with Enter."""
    mondays = [week.monday for week in reversed(weeks)]
    monday = st.selectbox(
        words.enter_heading(),
        mondays,
        format_func=lambda each: words.week_choice(each, here.today),
        key=here.key("routine-week"),
    )
    week = next(each for each in weeks if each.monday == monday)
    shown = {
        each.habit: _text(each.count) if each.is_whole or not week.is_over else "" for each in week.habits
    }
    with st.form(here.key(f"routine-week-{monday}"), border=False):
        typed = {}
        with st.grid(3, min_column_width=160):
            for each in week.habits:
                typed[each.habit] = st.text_input(
                    screen.label(words.entry_label(each.habit, each.planned)),
                    shown[each.habit],
                    max_chars=_MOST_SIGNS,
                    placeholder=words.cell(each) if each.count is not None else numbers.UNKNOWN,
                    key=here.key(f"total-{monday}-{each.habit}-{shown[each.habit]}"),
                )
        if said := words.counted_in_archive(
            [each.habit for each in week.habits if (each.habit, monday) in archive]
        ):
            st.markdown(screen.plain(said))
        st.markdown(f":small[{words.enter_hint()}]")
        if st.form_submit_button(words.keep_week(), type="primary"):
            said_now = forms.totals_of_week(typed, shown, history.habits, monday, today=here.today)
            keeping.keep_typed(here.store, history.person, said_now, words.typed_week(), settles=True)
            st.rerun()


def _text(count: float | None) -> str:
    return "" if count is None else words.number(count)


def due(here: Visit, history: History, found: Sequence[Due]) -> None:
    """What is due today, each with a button that notes what is left of it as done."""
    st.subheader(words.due_heading(), anchor=False)
    if not found:
        st.markdown(words.nothing_due())
        return
    for each in found:
        with st.container(horizontal=True, vertical_alignment="center", key=f"due-{each.habit}"):
            st.markdown(screen.plain(words.due(each)), width="stretch")
            if each.left:
                st.button(
                    screen.label(words.mark_done(each)),
                    on_click=notices.told,
                    args=(here.store, _note, here, history, each),
                    key=f"done-{each.habit}",
                )
    if not any(each.left for each in found):
        st.markdown(words.all_done())


def _note(here: Visit, history: History, each: Due) -> None:
    typed = forms.more_today(history.habits, each.habit, each.left, here.today)
    added = here.store.add(history.person, typed.frames, kind="typed", name=words.typed_week(), settles=True)
    notices.leave(notices.Notice(words.marked_done(each), here.store, (added.batch,)))
