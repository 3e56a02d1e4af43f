"""Goals: what was wanted and how far it has come, a form to add one, and a way to take one away."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import streamlit as st

from ssi import catalog, charts
from ssi.analysis import goals
from ssi.analysis.habits import logged
from ssi.analysis.outcomes import measured
from ssi.model import OWN_SCORES, History
from ssi.model.goals import Goal, GoalKind, Progress, from_kept, to_kept
from ssi.store import Store
from ssi.ui import frame, notices, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.week_form import BY_HAND
from ssi.words import goals as words
from ssi.words import screens

_LONGEST = timedelta(days=731)
_AT_FIRST = timedelta(weeks=13)
_REMOVED = "goal removed"


def section(here: Visit, history: History, planned: Sequence[str] = ()) -> None:
    """The goals with their pictures, and a form for a new one; ``planned`` habits come first in its list."""
    _taken_away(here)
    found = _goals(here)
    if not found:
        st.markdown(words.nothing_yet())
    for key in goals.in_order(found, here.today):
        _one(here, key, once(goals.progress, found[key], history.frames, here.today))
    st.subheader(words.new(), anchor=False)
    _form(here, history, planned)


def _goals(here: Visit) -> Mapping[str, Goal]:
    return once(_read, once(here.store.documents, here.person, "goal"))


def _read(documents: Mapping[str, Any]) -> Mapping[str, Goal]:
    return {key: from_kept(content) for key, content in documents.items()}


def _one(here: Visit, key: str, found: Progress) -> None:
    sentence = words.sentence(found)
    with st.container(border=True, key=f"goal-{key}"):
        st.markdown(f"**{screen.plain(sentence)}**")
        if found.goal.kind == "score":
            st.markdown(words.score_note())
        if found.so_far is not None:
            figure = once(charts.goal_progress, found, frame.look())
            screen.chart(figure, sentence, words.table(found), key=f"goal-chart-{key}")
        st.button(
            screen.plain(words.remove(found.goal)),
            on_click=notices.told,
            args=(here.store, _remove, here.store, here.person, key),
            key=f"goal-remove-{key}",
        )


def _form(here: Visit, history: History, planned: Sequence[str]) -> None:
    # Outside of the form: what is said about a score, and the numbers that it can have, follow this choice.
    chosen = st.selectbox(
        words.of_what(),
        once(_choices, history, tuple(planned)),
        format_func=lambda choice: words.choice(*choice),
        key=here.key("goal-of"),
    )
    kind, of = chosen
    if kind == "score":
        st.info(words.score_note(), icon=":material/info:")
    with st.form(here.key("goal-new"), border=False):
        left, middle, right = st.columns(3)
        label = words.how_high() if kind == "score" else words.how_many()
        target = left.number_input(
            label, 1, words.most(kind, of), min(10, words.most(kind, of)), key=here.key(f"goal-target-{kind}")
        )
        since = _day(middle, words.from_when(), here.today, here.key("goal-since"), here.today)
        until = _day(right, words.by_when(), here.today + _AT_FIRST, here.key("goal-until"), here.today)
        if st.form_submit_button(words.keep(), type="primary"):
            if since is None or until is None or until < since:
                _say(here.store, words.needs_two_days(), is_problem=True)
            else:
                notices.told(
                    here.store, _keep, here.store, here.person, Goal(kind, of, float(target), since, until)
                )
            st.rerun()


def _choices(history: History, planned: tuple[str, ...]) -> list[tuple[GoalKind, str]]:
    """What a goal can be of: habits, the planned ones first; outcomes that are known or counted by hand; scores."""
    habits = dict.fromkeys([*planned, *catalog.habits(), *logged(history.habits)])
    outcomes = dict.fromkeys([*BY_HAND, *measured(history.outcomes)])
    of_habits: list[tuple[GoalKind, str]] = [("habit", slug) for slug in habits]
    of_outcomes: list[tuple[GoalKind, str]] = [("outcome", slug) for slug in outcomes]
    return [*of_habits, *of_outcomes, *(("score", column) for column in OWN_SCORES)]


def _day(place: Any, label: str, at_first: date, key: str, today: date) -> date | None:
    bounds = {"min_value": today - _LONGEST, "max_value": today + _LONGEST}
    # Not as required: Streamlit then says so in a way that screen readers do not know (axe, aria-allowed-attr).
    day: date | None = place.date_input(label, at_first, format="YYYY-MM-DD", key=key, **bounds)
    return day


def _say(store: Store, sentence: str, *, is_problem: bool = False) -> None:
    notices.leave(notices.Notice(sentence, store, is_problem=is_problem))


def _keep(store: Store, person: int, goal: Goal) -> None:
    store.change_documents(person, {"goal": lambda kept: {**kept, _free(kept): to_kept(goal)}})
    _say(store, words.kept())


def _free(kept: Mapping[str, Any]) -> str:
    """The next number after all that are there."""
    return f"{1 + max(map(int, kept), default=0):04}"


def _remove(store: Store, person: int, key: str) -> None:
    content = store.documents(person, "goal").get(key)
    store.keep_document(person, "goal", key, None)
    st.session_state[_REMOVED] = (person, key, content)


def _taken_away(here: Visit) -> None:
    """What was just taken away, with a way to bring it back."""
    person, key, content = st.session_state.get(_REMOVED, (None, "", None))
    if person != here.person or content is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="goal-removed"):
        said = f"{words.removed()} {words.target(from_kept(content))}"
        st.markdown(f":material/check: {screen.plain(said)}", width="stretch")
        st.button(
            screens.undo(),
            on_click=notices.told,
            args=(here.store, _bring_back, here.store, person, key, content),
            key="goal-undo",
        )
        st.button(screens.close(), on_click=_forget, type="tertiary", key="goal-close")


def _bring_back(store: Store, person: int, key: str, content: Mapping[str, Any]) -> None:
    def change(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        # A goal that was added meanwhile may have its number.
        return {**kept, _free(kept) if key in kept else key: content}

    store.change_documents(person, {"goal": change})
    _forget()


def _forget() -> None:
    st.session_state.pop(_REMOVED, None)
