"""The parts of Routine: which section is shown, and looking back at what was done of the plan."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
    notices,
    plan,
    reminders,
    review,
    screen,
    suggestion,
    week_totals,
    written,
)
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import activity as activity_words
from ssi.words import experiments as experiment_words
from ssi.words import routine as words

_SECTION = "routine-section"
WEEKS_SHOWN = 8
"""So many weeks of the grid fit a laptop beside the habits' names."""


def ask_for_experiment(person: int, habit: str, score: str) -> None:
    """Let the page open with the form of a new experiment, of this habit and score."""
    st.session_state[_SECTION] = "experiment"
    experiments.choose(person, habit, score)


def in_archive(here: Visit) -> set[tuple[str, date]]:
    """The habits and Mondays of which LinkedIn's archive counted something that shows."""
    return once(_in_archive, here.store, here.person)


def _in_archive(store: Store, person: int) -> set[tuple[str, date]]:
    found = store.sources(person, by_week=True)
    found = found[(found["frame"] == "habits") & found["format"].isin(ARCHIVE_FORMATS)]
    return {(slug, calendar_day(week)) for slug, week in zip(found["field"], found["week"], strict=True)}


@dataclass(frozen=True)
class _Part:
    """One part of the page: its name, the sentence with its answer, and what it shows."""

    name: Callable[[], str]
    headline: Callable[[], str]
    show: Callable[[], None]


def parts(here: Visit, history: History) -> None:
    """Title, answer and the part of the routine that the visitor chooses."""
    weeks = written.weeks(here, history)
    known: Mapping[str, _Part] = {
        "week": _Part(
            words.this_week, lambda: _steady(here, weeks), lambda: _this_week(here, history, weeks)
        ),
        "plan": _Part(words.plan, lambda: _steady(here, weeks), lambda: _plan(here)),
        "experiment": _Part(words.experiment, lambda: _on(here), lambda: experiments.section(here, history)),
        "review": _Part(words.review, words.look_back, lambda: _review(here, history)),
        "goals": _Part(
            words.goals,
            lambda: words.how_many_goals(len(here.store.documents(here.person, "goal"))),
            lambda: goals.section(here, history, _planned(here)),
        ),
    }
    head = st.container()
    chosen = st.segmented_control(
        words.section(),
        list(known),
        default="week",
        required=True,
        format_func=lambda key: known[key].name(),
        label_visibility="collapsed",
        on_change=notices.forget,
        key=_SECTION,
        persist_state="session",
    )
    with head:
        screen.head(words.title(), known[chosen].headline())
    known[chosen].show()


def _steady(here: Visit, weeks: tuple[Week, ...]) -> str:
    """How steadily the plan was kept lately."""
    plans = written.plans(here)
    if not plans:
        return words.no_plan()
    if not plans[-1].items:
        return words.empty_plan()
    return words.headline(once(routine.steadiness, weeks, WEEKS_SHOWN))


def _on(here: Visit) -> str:
    """Where the experiment stands that is on."""
    said = _running(here)
    return said[0] if said else words.no_experiment()


def _running(here: Visit) -> list[str]:
    """What each experiment that is on says of this week."""
    return [
        experiment_words.state(each, here.today)
        for each in written.experiments(here)
        if each.state(here.today) in ("waiting", "running")
    ]


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
    for said in _running(here):
        st.info(screen.plain(said), icon=":material/science:")
    now = plan_of(plans, monday_of(here.today))
    if not weeks[-1].habits:
        return
    archive = in_archive(here)
    week_totals.form(here, history, weeks, archive)
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
