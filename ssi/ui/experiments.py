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
    in_order,
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
    kept = written.experiments_by_key(here)
    st.markdown(words.what_it_is())
    on = {key: each for key, each in kept.items() if each.state(here.today) in ("waiting", "running")}
    for key, experiment in on.items():
        _going_on(here, history, key, experiment)
    ended = [key for key in reversed(list(kept)) if key not in on]
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
        key=_key(here.person, "earlier"),
    )
    if chosen is not None:
        _ended(here, history, chosen, kept[chosen])


def choose(person: int, habit: str, score: str) -> None:
    """Let the form of a new experiment stand at a habit and a score."""
    st.session_state[_key(person, "habit")] = habit
    st.session_state[_key(person, "score", habit)] = score


def _key(person: int, what: str, *of: str) -> str:
    """The key of a widget or of what is remembered: one for every person, so that nothing follows to another."""
    return "-".join(("experiment", what, str(person), *of))


def keep(
    store: Store, person: int, key: str | None, experiment: Experiment, today: date, sentence: str
) -> None:
    """Keep an experiment, a new one where ``key`` is None, and say so. Raises StoreError where it may not be."""

    def change(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        place = key or key_of(experiment, kept)
        why = refusal(in_order(kept), place, experiment, today)
        if why:
            raise StoreError(words.refusal(why))
        return {**kept, place: to_kept(experiment)}

    store.change_documents(person, {"experiment": change})
    notices.leave(notices.Notice(sentence, store))


# A new one


def _new(here: Visit, history: History) -> None:
    stopped = trends.stopped_on(history.snapshots, here.today)
    if stopped:
        st.markdown(f"{findings.stopped_sentence(stopped)} {words.snapshots_stopped()}")
        return
    st.subheader(words.heading(), anchor=False)
    habit, score = _habit_and_score(here, history)
    asked = _asked(here, habit, score)
    if asked is not None:
        st.session_state[_key(here.person, "wanted")] = asked
    wanted: Wanted | None = st.session_state.get(_key(here.person, "wanted"))
    # A design stands there for what is chosen above it, or not at all: nothing else may be drawn.
    if wanted is not None and (wanted.habit, wanted.score) == (habit, score):
        _designs(here, history, wanted)


def _asked(here: Visit, habit: str, score: str) -> Wanted | None:
    """Boxes for what is expected of a habit and a score; what was typed, once a design is asked for."""
    with st.form(_key(here.person, "new"), border=False):
        per_week, direction = _dose_and_direction(here, habit)
        expectation = st.text_area(
            words.expectation(),
            max_chars=LONGEST_TEXT,
            key=_key(here.person, "expectation"),
        ).strip()
        st.caption(words.expectation_hint())
        if not st.form_submit_button(words.work_out(), type="primary"):
            return None
    if not expectation:
        notices.refuse(here.store, words.needs_expectation())
    return Wanted(habit, score, direction, expectation, per_week)


def _habit_and_score(here: Visit, history: History) -> tuple[str, str]:
    own = [slug for slug in once(habits.logged, history.habits) if slug not in catalog.habits()]
    left, right = st.columns(2)
    habit = left.selectbox(
        words.which_habit(),
        [*catalog.habits(), *own],
        format_func=names.habit,
        key=_key(here.person, "habit"),
    )
    scores = words.scores()
    usual = catalog.pillar_of(habit)
    score = right.selectbox(
        words.which_score(),
        scores,
        index=scores.index(usual) if usual in scores else 0,
        format_func=names.column,
        key=_key(here.person, "score", habit),
    )
    return habit, score


def _dose_and_direction(here: Visit, habit: str) -> tuple[float, int]:
    planned = float(written.planned_per_week(here).get(habit, 0)) or USUAL_A_WEEK
    left, right = st.columns(2)
    per_week = left.number_input(
        words.how_often(),
        1.0,
        MOST_A_WEEK,
        planned,
        step=1.0,
        format="%g",
        key=_key(here.person, "dose", habit),
    )
    direction = right.radio(
        words.which_way(),
        (1, -1),
        format_func=words.direction,
        horizontal=True,
        key=_key(here.person, "direction"),
    )
    return float(per_week), direction


def _designs(here: Visit, history: History, wanted: Wanted) -> None:
    """What an experiment could find, the designs to choose from, and the button that draws."""
    # Thousands of simulated scores take a few seconds.
    place = st.empty()
    place.caption(words.working_it_out())
    found = once(experiments.outlook, history.snapshots, wanted.score, today=here.today)
    place.empty()
    st.markdown(f"**{screen.plain(words.outlook(found, wanted.score))}**")
    if found.chosen is None:
        if found.best is not None:
            st.page_link(menu.path("changes"), label=words.go_to_before_after())
        return
    design = st.radio(
        words.which_design(),
        sorted(found.designs, key=lambda each: (each != found.chosen, each.weeks)),
        format_func=lambda each: words.choice(each, found),
        key=_key(here.person, "design", wanted.score),
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
        args=(here.store, _draw, here.store, here.person, found, design, wanted),
        key=_key(here.person, "draw"),
    )


def _room(history: History, wanted: Wanted) -> float:
    """Points between the last known score and the end of its scale, in the direction that is expected."""
    value = trends.latest(history.snapshots)[wanted.score].value
    lowest, highest = allowed_range(wanted.score)
    return highest - value if wanted.direction > 0 else value - lowest


def _draw(store: Store, person: int, found: Outlook, design: Design, wanted: Wanted) -> None:
    # Not the day on which the page was drawn: a tab may have been left open for weeks.
    today = frame.today()
    done = store.history(person).habits
    experiment = begin(
        found,
        design,
        **vars(wanted),
        before=experiments.before(done, wanted.habit, wanted.per_week, today),
        seed=secrets.randbelow(LAST_SEED + 1),
        today=today,
    )
    keep(store, person, None, experiment, today, words.begun(experiment))
    st.session_state.pop(_key(person, "wanted"), None)


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
        key=_key(here.person, "weeks", key),
    )
    st.caption(words.seed(experiment))
    if len(past):
        st.markdown(words.adherence(once(experiments.adherence, past)))


def _note(here: Visit, key: str, experiment: Experiment) -> None:
    with st.form(_key(here.person, "note", key), clear_on_submit=True, border=False):
        text = st.text_input(
            words.note_label(), max_chars=LONGEST_TEXT, key=_key(here.person, "note-text", key)
        ).strip()
        if st.form_submit_button(words.add_note()):
            if not text:
                notices.refuse(here.store, words.needs_note())
            notices.told(here.store, _noted, here.store, here.person, key, experiment, text)
            st.rerun()


def _noted(store: Store, person: int, key: str, experiment: Experiment, text: str) -> None:
    noted = replace(experiment, notes=(*experiment.notes, Note(_day(experiment), text)))
    keep(store, person, key, noted, frame.today(), words.note_kept())


def _day(experiment: Experiment) -> date:
    """Today, or the day on which it was begun where that is later: who travels west has yesterday once more."""
    return max(frame.today(), experiment.begun)


def _break_off(here: Visit, key: str, experiment: Experiment) -> None:
    """Asked twice: for the reason, and whether it is meant."""
    asked = _key(here.person, "unsure", key)
    why: str | None = st.session_state.get(asked)
    with st.expander(words.break_off(), expanded=why is not None):
        st.markdown(words.break_off_hint())
        if why is None:
            _why(here, key)
        else:
            _sure(here, key, experiment, why)


def _why(here: Visit, key: str) -> None:
    with st.form(_key(here.person, "break-off", key), border=False):
        text = st.text_input(
            words.why_break_off(), max_chars=LONGEST_TEXT, key=_key(here.person, "why", key)
        ).strip()
        if st.form_submit_button(words.break_off()):
            if not text:
                notices.refuse(here.store, words.needs_why())
            st.session_state[_key(here.person, "unsure", key)] = text
            st.rerun()


def _sure(here: Visit, key: str, experiment: Experiment, why: str) -> None:
    with st.container(horizontal=True):
        st.button(
            words.break_off_sure(),
            on_click=notices.told,
            args=(here.store, _broken_off, here.store, here.person, key, experiment, why),
            key=_key(here.person, "break-off-sure", key),
        )
        st.button(
            words.go_on(),
            on_click=st.session_state.pop,
            args=(_key(here.person, "unsure", key), None),
            key=_key(here.person, "go-on", key),
        )


def _broken_off(store: Store, person: int, key: str, experiment: Experiment, why: str) -> None:
    st.session_state.pop(_key(person, "unsure", key), None)
    broken = replace(experiment, broken_off=_day(experiment), why_broken_off=why)
    keep(store, person, key, broken, frame.today(), words.broken_off(broken))


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
    _picture(here, history, key, experiment)
    st.caption(words.seed(experiment))
    if experiment.notes:
        st.markdown(words.what_changed())
        screen.lines(words.notes(experiment))


def _picture(here: Visit, history: History, key: str, experiment: Experiment) -> None:
    """The score over the weeks; the weeks alone, as a table, where it has no score."""
    weeks = once(experiments.weeks_of, experiment, history.habits)
    table = once(words.weeks_table, weeks, here.today)
    if not once(experiments.has_scores, experiment, history.snapshots):
        st.markdown(words.no_picture())
        screen.as_table(table)
        return
    screen.chart(
        once(charts.experiment_weeks, experiment, history.snapshots, frame.look()),
        words.picture(experiment, int(weeks["is_with"].sum())),
        table,
        key=_key(here.person, "picture", key),
    )
