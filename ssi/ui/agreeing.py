"""Agreeing steps: a form for one more, and what is written down of those that were agreed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import streamlit as st

from ssi import catalog
from ssi.analysis import habits as done
from ssi.model import History, sessions
from ssi.model.plans import Plan
from ssi.model.sessions import PER_WEEK_MOST, STEPS_MOST, TASK_MOST, Agreed, Session, Step, StepState
from ssi.store import Change, StoreError
from ssi.ui import notices, screen
from ssi.words import names
from ssi.words import sessions as words

_LATEST = timedelta(days=731)
_AT_FIRST = timedelta(weeks=2)
_USUAL = 3


@dataclass(frozen=True)
class Desk:
    """Where steps are written down: the store behind a page, or behind a shared screen.

    ``kept_slug``: the slug under which a habit is kept that is shown by this one. ``key``: that of a box of this
    client.
    """

    write: Callable[[Change], None]
    kept_slug: Callable[[str], str]
    key: Callable[[str], str]
    today: date

    def change(self, held: date, change: Callable[[Session], Session]) -> None:
        """Keep what a change makes of the session of a day. Raises StoreError where it may not be."""

        def changed(kept: Mapping[str, Any]) -> Mapping[str, Any]:
            now = sessions.on(sessions.in_order(kept), held)
            session = change(now)
            return {**kept, sessions.key_of(session): sessions.to_kept(session)}

        self.write(changed)


def habits_to_agree(history: History, plans: Sequence[Plan]) -> tuple[str, ...]:
    """The habits to choose from: those of the plan first, then the catalogue's, then what else was logged."""
    planned = [item.habit for item in plans[-1].items] if plans else []
    return tuple(dict.fromkeys([*planned, *catalog.habits(), *done.logged(history.habits)]))


def form(desk: Desk, now: Session, habits: Sequence[str]) -> None:
    """One row to agree one more step, up to three."""
    if len(now.steps) >= STEPS_MOST:
        st.markdown(words.three_are_enough())
        return
    is_habit = st.segmented_control(
        words.of_kind(),
        [True, False],
        default=True,
        required=True,
        format_func=lambda habit: words.habit_step() if habit else words.task_step(),
        label_visibility="collapsed",
        key=desk.key("agree-kind"),
    )
    key = desk.key("agree-habit" if is_habit else "agree-task")
    with (
        st.form(key, border=False, clear_on_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        step = _habit(desk, habits) if is_habit else _task(desk)
        agreed = st.form_submit_button(words.agree(), type="primary")
    if agreed:
        _try(lambda: _agree(desk, step))
        st.rerun()


def _habit(desk: Desk, habits: Sequence[str]) -> Step:
    habit = st.selectbox(
        words.which_habit(),
        habits,
        format_func=lambda slug: screen.label(names.habit(slug)),
        width="stretch",
        key=desk.key("agree-slug"),
    )
    per_week = st.number_input(
        words.per_week(), 1, PER_WEEK_MOST, _USUAL, width=180, key=desk.key("agree-per-week")
    )
    return Step(desk.kept_slug(habit), int(per_week))


def _task(desk: Desk) -> Step:
    task = st.text_input(words.what_task(), max_chars=TASK_MOST, width="stretch", key=desk.key("agree-text"))
    due = st.date_input(
        words.task_by(),
        desk.today + _AT_FIRST,
        min_value=desk.today,
        max_value=desk.today + _LATEST,
        format="YYYY-MM-DD",
        width=180,
        key=desk.key("agree-due"),
    )
    return Step(task=sessions.task_of(task), due=due)


def _try(write: Callable[[], None]) -> None:
    try:
        write()
    except StoreError as problem:
        notices.leave(notices.Notice(str(problem), is_problem=True))


def _agree(desk: Desk, step: Step) -> None:
    if not (step.habit or step.task):
        raise StoreError(words.needs_a_task())

    def one_more(now: Session) -> Session:
        # On what is kept by now: another window may have agreed another step.
        if len(now.steps) >= STEPS_MOST:
            raise StoreError(words.three_are_enough())
        if step.habit and any(each.habit == step.habit for each in now.steps):
            raise StoreError(words.twice())
        return replace(now, steps=(*now.steps, step))

    desk.change(desk.today, one_more)


def listed(desk: Desk, now: Session) -> None:
    """The steps agreed today, each with a way to take it away again."""
    for place, step in enumerate(now.steps):
        with st.container(horizontal=True, vertical_alignment="center", key=desk.key(f"agreed-{place}")):
            st.markdown(f"**{screen.plain(words.step(step))}**", width="stretch")
            st.button(
                words.take_away(),
                on_click=notices.told,
                args=(None, _take_away, desk, place, step),
                type="tertiary",
                key=desk.key(f"take-away-{place}"),
            )


def _take_away(desk: Desk, place: int, step: Step) -> None:
    def without(now: Session) -> Session:
        if place >= len(now.steps) or now.steps[place] != step:
            raise StoreError(words.another_tab())
        return replace(now, steps=(*now.steps[:place], *now.steps[place + 1 :]))

    desk.change(desk.today, without)
    notices.leave(notices.Notice(words.taken_away(step)))


def carried_on(desk: Desk, agreed: Sequence[Agreed], now: Session) -> None:
    """Buttons that agree the open habits of last time once more."""
    known = {step.habit for step in now.steps}
    for each in agreed:
        step = each.step
        if step.habit and step.state == "open" and step.habit not in known and len(now.steps) < STEPS_MOST:
            st.button(
                screen.label(f"{words.carry_on()}: {words.step(step)}"),
                on_click=notices.told,
                args=(None, _agree, desk, Step(desk.kept_slug(step.habit), step.per_week)),
                key=desk.key(f"carry-on-{each.held}-{each.place}"),
            )


def settled(desk: Desk, each: Agreed) -> None:
    """What is said of a step: done, let go, or open again."""
    states: Sequence[StepState] = ("done", "dropped") if each.step.state == "open" else ("open",)
    labels = {"done": words.done(), "dropped": words.drop(), "open": words.open_again()}
    for state in states:
        st.button(
            labels[state],
            on_click=notices.told,
            args=(None, _settle, desk, each, state),
            type="tertiary",
            key=desk.key(f"settle-{each.held}-{each.place}-{state}"),
        )


def _settle(desk: Desk, each: Agreed, state: StepState) -> None:
    def changed(session: Session) -> Session:
        if each.place >= len(session.steps) or not _is_same(session.steps[each.place], each.step):
            raise StoreError(words.another_tab())
        return sessions.settle(session, each.place, state, desk.today)

    desk.change(each.held, changed)


def _is_same(one: Step, other: Step) -> bool:
    """Whether two are the same step, whatever was said of it meanwhile."""
    return replace(one, state="open", settled=None) == replace(other, state="open", settled=None)
