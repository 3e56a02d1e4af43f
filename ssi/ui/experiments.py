"""Experiments on Routine: a design worked out and drawn, the weeks while it runs, the result once it is over."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from ssi import catalog, charts
from ssi.analysis import experiments, habits, trends
from ssi.model import History, allowed_range, monday_of
from ssi.model.experiments import (
    MOST_A_WEEK,
    POINTS_WANTED,
    Design,
    Experiment,
    Note,
    Outlook,
    begin,
    from_kept,
    key_of,
    refusal,
    to_kept,
)
from ssi.model.orders import LAST_SEED
from ssi.store import Store, StoreError
from ssi.ui import frame, menu, notices, screen, written
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import experiments as words
from ssi.words import findings, names

_WANTED = "experiment-wanted"
_UNSURE = "experiment-break-off"
_HABIT, _SCORE = "experiment-habit", "experiment-score"
USUAL_A_WEEK = 3.0
"""For a habit that is in no plan."""
LONGEST_TEXT = 500


@dataclass(frozen=True)
class Wanted:
    """What was asked for before a design was worked out."""

    habit: str
    score: str
    direction: int
    expectation: str
    per_week: float


def section(here: Visit, history: History) -> None:
    """The experiment that is on, or a form for a new one; then those that have ended, the newest first."""
    kept = once(_by_key, once(here.store.documents, here.person, "experiment"))
    st.markdown(words.what_it_is())
    on = {key: each for key, each in kept.items() if each.state(here.today) in ("waiting", "running")}
    for key, experiment in on.items():
        _going_on(here, history, key, experiment)
    ended = [key for key in reversed(kept) if key not in on]
    # What has just ended is what somebody comes for; a new one can wait below it.
    if ended and not on:
        _ended(here, history, ended[0], kept[ended[0]])
    if not on:
        _new(here, history)
    earlier = ended if on else ended[1:]
    if earlier:
        _earlier(here, history, {key: kept[key] for key in earlier})


def _earlier(here: Visit, history: History, kept: Mapping[str, Experiment]) -> None:
    """Those that have ended, one of them shown."""
    st.subheader(words.earlier(), anchor=False)
    chosen = st.selectbox(
        words.heading(),
        list(kept),
        index=None,
        format_func=lambda key: words.title(kept[key]),
        label_visibility="collapsed",
        placeholder=words.choose_one(),
        key="experiment-earlier",
    )
    if chosen is not None:
        _ended(here, history, chosen, kept[chosen])


def choose(habit: str, score: str) -> None:
    """Let the form of a new experiment stand at a habit and a score."""
    st.session_state[_HABIT] = habit
    st.session_state[f"{_SCORE}-{habit}"] = score


def _by_key(kept: Mapping[str, Any]) -> dict[str, Experiment]:
    found = {key: from_kept(content) for key, content in kept.items()}
    return dict(sorted(found.items(), key=lambda each: (each[1].begun, len(each[0]), each[0])))


def keep(
    store: Store, person: int, key: str | None, experiment: Experiment, today: date, sentence: str
) -> None:
    """Keep an experiment, a new one where ``key`` is None, and say so. Raises StoreError where it may not be."""

    def change(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        place = key or key_of(experiment, kept)
        why = refusal(_by_key(kept), place, experiment, today)
        if why:
            raise StoreError(words.refusal(why))
        return {**kept, place: to_kept(experiment)}

    store.change_documents(person, "experiment", change)
    notices.leave(notices.Notice(sentence, store))


def _refuse(here: Visit, sentence: str) -> None:
    notices.leave(notices.Notice(sentence, here.store, is_problem=True))
    st.rerun()


# A new one


def _new(here: Visit, history: History) -> None:
    stopped = trends.stopped_on(history.snapshots, here.today)
    if stopped:
        st.markdown(f"{findings.stopped_sentence(stopped)} {words.snapshots_stopped()}")
        return
    st.subheader(words.heading(), anchor=False)
    wanted_key = f"{_WANTED}-{here.person}"
    asked = _asked(here, history)
    if asked is not None:
        st.session_state[wanted_key] = asked
    wanted: Wanted | None = st.session_state.get(wanted_key)
    if wanted is not None:
        _designs(here, history, wanted)


def _asked(here: Visit, history: History) -> Wanted | None:
    """Boxes for what an experiment is about; what was typed, once a design is asked for."""
    own = [slug for slug in once(habits.logged, history.habits) if slug not in catalog.habits()]
    left, right = st.columns(2)
    habit = left.selectbox(
        words.which_habit(), [*catalog.habits(), *own], format_func=names.habit, key=_HABIT
    )
    scores = words.scores()
    usual = catalog.pillar_of(habit)
    score = right.selectbox(
        words.which_score(),
        scores,
        index=scores.index(usual) if usual in scores else 0,
        format_func=names.column,
        key=f"{_SCORE}-{habit}",
    )
    with st.form("experiment-new", border=False):
        planned = float(written.planned_per_week(here).get(habit, 0)) or USUAL_A_WEEK
        left, right = st.columns(2)
        per_week = left.number_input(
            words.how_often(),
            1.0,
            MOST_A_WEEK,
            planned,
            step=1.0,
            format="%g",
            key=f"experiment-dose-{habit}",
        )
        direction = right.radio(
            words.which_way(),
            (1, -1),
            format_func=words.direction,
            horizontal=True,
            key="experiment-direction",
        )
        expectation = st.text_area(
            words.expectation(),
            max_chars=LONGEST_TEXT,
            key="experiment-expectation",
        )
        st.caption(words.expectation_hint())
        if not st.form_submit_button(words.work_out(), type="primary"):
            return None
    if not expectation.strip():
        _refuse(here, words.needs_expectation())
    return Wanted(habit, score, direction, expectation.strip(), float(per_week))


def _designs(here: Visit, history: History, wanted: Wanted) -> None:
    """What an experiment could find, the designs to choose from, and the button that draws."""
    # Thousands of simulated scores take a few seconds.
    place = st.empty()
    place.caption(words.working_it_out())
    found = once(experiments.outlook, history.snapshots, wanted.score, today=here.today)
    place.empty()
    st.markdown(f"**{screen.plain(words.outlook(found, wanted.score))}**")
    if found.chosen is None:
        if found.noise is not None:
            st.page_link(menu.path("changes"), label=words.go_to_before_after())
        return
    design = st.radio(
        words.which_design(),
        sorted(found.designs, key=lambda each: (each != found.chosen, each.weeks)),
        format_func=lambda each: words.choice(each, found),
        key=f"experiment-design-{wanted.score}",
    )
    left = once(_room, history, wanted)
    if left < POINTS_WANTED:
        st.markdown(words.little_room(wanted.score, left))
    st.markdown(f"{words.keep_the_rest()} {words.carried_over()}")
    st.markdown(screen.plain(words.about(wanted.habit, wanted.score, wanted.direction, wanted.expectation)))
    st.button(
        words.draw(monday_of(here.today) + timedelta(weeks=1)),
        type="primary",
        on_click=notices.told,
        args=(here.store, _draw, here.store, here.person, found, design, wanted, here.today),
        key="experiment-draw",
    )


def _room(history: History, wanted: Wanted) -> float:
    """Points between the last known score and the end of its scale, in the direction that is expected."""
    value = trends.latest(history.snapshots)[wanted.score].value
    lowest, highest = allowed_range(wanted.score)
    return highest - value if wanted.direction > 0 else value - lowest


def _draw(store: Store, person: int, found: Outlook, design: Design, wanted: Wanted, today: date) -> None:
    experiment = begin(found, design, **vars(wanted), seed=secrets.randbelow(LAST_SEED + 1), today=today)
    keep(store, person, None, experiment, today, words.begun(experiment))
    st.session_state.pop(f"{_WANTED}-{person}", None)


# While it is on


def _going_on(here: Visit, history: History, key: str, experiment: Experiment) -> None:
    st.subheader(screen.plain(words.title(experiment)), anchor=False)
    st.markdown(f"**{screen.plain(words.state(experiment, here.today))}** {words.opens(experiment)}")
    st.markdown(screen.plain(words.expected(experiment)))
    _weeks(here, history, key, experiment)
    st.markdown(words.keep_the_rest())
    screen.lines(words.notes(experiment))
    _note(here, key, experiment)
    _break_off(here, key, experiment)


def _weeks(here: Visit, history: History, key: str, experiment: Experiment) -> None:
    """The order with its seed, and what was done so far. Beside the order the scores would give the result away."""
    weeks = once(experiments.weeks_of, experiment, history.habits)
    past = once(experiments.up_to, weeks, here.today)
    st.dataframe(
        once(words.weeks_table, weeks, here.today),
        hide_index=True,
        height="content",
        key=f"experiment-weeks-{key}",
    )
    st.caption(words.seed(experiment))
    if len(past):
        st.markdown(words.adherence(once(experiments.adherence, past)))


def _note(here: Visit, key: str, experiment: Experiment) -> None:
    with st.form("experiment-note", clear_on_submit=True, border=False):
        text = st.text_input(words.note_label(), max_chars=LONGEST_TEXT, key="experiment-note-text")
        if st.form_submit_button(words.add_note()):
            if not text.strip():
                _refuse(here, words.needs_note())
            noted = replace(experiment, notes=(*experiment.notes, Note(here.today, text.strip())))
            notices.told(here.store, keep, here.store, here.person, key, noted, here.today, words.note_kept())
            st.rerun()


def _break_off(here: Visit, key: str, experiment: Experiment) -> None:
    """Asked twice: for the reason, and whether it is meant."""
    asked = f"{_UNSURE}-{here.person}-{key}"
    why: str | None = st.session_state.get(asked)
    with st.expander(words.break_off(), expanded=why is not None):
        st.markdown(words.break_off_hint())
        if why is None:
            with st.form("experiment-break-off-form", border=False):
                text = st.text_input(words.why_break_off(), max_chars=LONGEST_TEXT, key="experiment-why")
                if st.form_submit_button(words.break_off()):
                    if not text.strip():
                        _refuse(here, words.needs_why())
                    st.session_state[asked] = text.strip()
                    st.rerun()
            return
        broken = replace(experiment, broken_off=here.today, why_broken_off=why)
        with st.container(horizontal=True):
            st.button(
                words.break_off_sure(),
                on_click=notices.told,
                args=(here.store, _broken_off, here.store, here.person, key, broken, here.today),
                key="experiment-break-off-sure",
            )
            st.button(
                words.go_on(),
                on_click=lambda: st.session_state.pop(asked, None),
                key="experiment-go-on",
            )


def _broken_off(store: Store, person: int, key: str, broken: Experiment, today: date) -> None:
    st.session_state.pop(f"{_UNSURE}-{person}-{key}", None)
    keep(store, person, key, broken, today, words.broken_off(broken))


# Once it has ended


def _ended(here: Visit, history: History, key: str, experiment: Experiment) -> None:
    st.subheader(screen.plain(words.title(experiment)), anchor=False)
    found = once(experiments.result, experiment, history.snapshots, history.habits, today=here.today)
    said = words.state(experiment, here.today) if found is None else words.result(found, experiment)
    st.markdown(f"**{screen.plain(said)}**")
    st.markdown(f"{words.your_expectation()}: {screen.plain(words.expected(experiment))}")
    if found is not None:
        st.markdown(f"{words.adherence(found.adherence)} {words.as_drawn_note()}")
        st.markdown(words.not_proof_for_others())
    weeks = once(experiments.weeks_of, experiment, history.habits)
    screen.chart(
        once(charts.experiment_weeks, experiment, history.snapshots, frame.look()),
        words.picture(experiment, int(weeks["is_with"].sum())),
        once(words.weeks_table, weeks, here.today),
        key=f"experiment-{key}",
    )
    st.caption(words.seed(experiment))
    if experiment.notes:
        st.markdown(words.what_changed())
        screen.lines(words.notes(experiment))
