"""The parts of Routine: which section is shown, and looking back at what was done of the plan."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import streamlit as st

from ssi import charts
from ssi.analysis import lining_up, routine
from ssi.analysis.alignment import align
from ssi.model import ARCHIVE_FORMATS, History, calendar_day, monday_of
from ssi.model.plans import plan_of
from ssi.model.routine import Week
from ssi.store import Store
from ssi.ui import (
    activity,
    experiments,
    frame,
    goals,
    plan,
    reminders,
    review,
    suggestion,
    week_totals,
    written,
)
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import activity as activity_words
from ssi.words import routine as words

_SECTION = "routine-section"
WEEKS_SHOWN = 8
"""So many weeks of the grid fit a laptop beside the habits' names."""


def ask_for_experiment(habit: str, score: str) -> None:
    """Let the page open with the form of a new experiment, of this habit and score."""
    st.session_state[_SECTION] = "experiment"
    experiments.choose(habit, score)


def in_archive(here: Visit) -> set[tuple[str, date]]:
    """The habits and Mondays of which LinkedIn's archive counted something that shows."""
    return once(_in_archive, here.store, here.person)


def _in_archive(store: Store, person: int) -> set[tuple[str, date]]:
    found = store.sources(person, by_week=True)
    found = found[(found["frame"] == "habits") & found["format"].isin(ARCHIVE_FORMATS)]
    return {(slug, calendar_day(week)) for slug, week in zip(found["field"], found["week"], strict=True)}


def headline(weeks: tuple[Week, ...]) -> str:
    """How steadily the plan was kept lately."""
    return words.headline(once(routine.steadiness, weeks, WEEKS_SHOWN))


def section(here: Visit, history: History, weeks: tuple[Week, ...]) -> None:
    """Let the visitor choose a part of the routine, and show it."""
    parts: Mapping[str, tuple[Callable[[], str], Callable[[], None]]] = {
        "week": (words.this_week, lambda: _this_week(here, history, weeks)),
        "plan": (words.plan, lambda: _plan(here)),
        "experiment": (words.experiment, lambda: experiments.section(here, history)),
        "review": (words.review, lambda: _review(here, history)),
        "goals": (words.goals, lambda: goals.section(here, history, _planned(here))),
    }
    chosen = st.segmented_control(
        words.section(),
        list(parts),
        default="week",
        required=True,
        format_func=lambda key: parts[key][0](),
        label_visibility="collapsed",
        key=_SECTION,
        persist_state="session",
    )
    parts[chosen][1]()


def _plan(here: Visit) -> None:
    plans = written.plans(here)
    plan.editor(here, plans)
    if plans:
        with st.expander(words.reminders()):
            reminders.section(here, plans, written.experiments(here))


def _review(here: Visit, history: History) -> None:
    found = once(align, history.snapshots, history.habits, history.events) if _has_scores(history) else None
    lined_up = None if found is None else once(lining_up.found_habits, found)
    review.section(here, history, written.plans(here), lined_up)


def _has_scores(history: History) -> bool:
    return not (history.snapshots.empty or history.habits.empty)


def _planned(here: Visit) -> tuple[str, ...]:
    now = plan_of(written.plans(here), monday_of(here.today))
    return tuple(item.habit for item in now.items) if now else ()


def _this_week(here: Visit, history: History, weeks: tuple[Week, ...]) -> None:
    plans = written.plans(here)
    if not plans:
        plan.start(here)
        return
    archive = in_archive(here)
    week_totals.form(here, history, weeks, archive)
    now = plan_of(plans, monday_of(here.today))
    found = once(routine.due, history.habits, now, here.today, written.experiments(here))
    left, right = st.columns(2)
    with left:
        week_totals.due(here, history, found)
    with right:
        st.subheader(words.against_heading(), anchor=False)
        st.dataframe(words.plan_against_done(weeks[-1]), hide_index=True, key="plan-and-done")
    suggestion.one(here, history)
    suggestion.four_steps(here)
    _looking_back(weeks, archive)
    st.subheader(activity_words.heading(), anchor=False)
    activity.section(here, history)


def _looking_back(weeks: Sequence[Week], archive: set[tuple[str, date]]) -> None:
    """Habits by weeks, and how steadily they were done."""
    shown = tuple(reversed(weeks[-WEEKS_SHOWN:]))
    st.subheader(words.grid_heading(), anchor=False)
    table = words.grid(shown, archive)
    st.dataframe(
        charts.plan_grid(table, shown, frame.look()),
        hide_index=True,
        key="plan-grid",
    )
    marks = [words.not_known_note()]
    if any((each.habit, week.monday) in archive for week in shown for each in week.habits):
        marks.append(words.archive_note())
    st.caption(" · ".join(marks))
    st.subheader(words.steady_heading(), anchor=False)
    st.dataframe(
        words.steadiness_table(once(routine.steady_over_spans, tuple(weeks))),
        hide_index=True,
        key="steadiness",
    )
    st.caption(words.on_plan_explained())
