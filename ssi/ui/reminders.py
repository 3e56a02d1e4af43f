"""Reminders: a file of the routine for the calendar that somebody already has."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import partial

import streamlit as st

from ssi.model import monday_of
from ssi.model.experiments import Experiment
from ssi.model.plans import Plan, plan_of, without
from ssi.report import reminders
from ssi.report.reminders import Reminders, TrialWeek
from ssi.ui import screen
from ssi.ui.frame import Visit
from ssi.words import names, translate
from ssi.words import reminders as words
from ssi.words.routine import no_plan, weekday

_AT = time(8, 30)
_BEFORE = (0, 5, 10, 15, 30, None)
_STEP = 300
"""Times are offered every so many seconds."""


def section(here: Visit, plans: Sequence[Plan], experiments: Sequence[Experiment] = ()) -> None:
    """Choose time and days, see what the file will hold, download it."""
    st.markdown(words.how_it_goes())
    plan = plan_of(plans, monday_of(here.today))
    trials = _trials(here, experiments)
    if plan is not None:
        # What its weeks say of a habit under experiment would stand against a reminder of every week.
        plan = without(plan, {week.habit for week in trials})
    if plan is None or not plan.items:
        st.markdown(no_plan())
        return
    chosen = _chosen(here, plan)
    days = [day for day in chosen.days if reminders.items_on(plan, day)]
    if not days:
        st.markdown(words.no_day())
        return
    _preview(plan, chosen, days, trials)
    st.download_button(
        words.download(),
        # Written when it is asked for; then the language of this run is not that of the thread any more.
        partial(_file, plan, chosen, trials, _token(here), translate.language(), names.own_habits()),
        file_name=f"ssi-lens-routine-{here.today.isoformat()}.ics",
        mime="text/calendar",
        on_click="ignore",
        key="reminders-file",
    )
    st.markdown(words.how_to_open())


def _chosen(here: Visit, plan: Plan) -> Reminders:
    left, right = st.columns(2)
    at = left.time_input(words.at(), _AT, step=_STEP, key=here.key("remind-at"), persist_state="session")
    before = right.selectbox(
        words.before(),
        _BEFORE,
        format_func=words.minutes_before,
        key=here.key("remind-before"),
        persist_state="session",
    )
    planned = reminders.planned_days(plan)
    days = st.pills(
        words.days(),
        planned,
        selection_mode="multi",
        default=list(planned),
        format_func=weekday,
        # A plan for other days begins with all of them chosen.
        key=here.key(f"remind-days-{''.join(map(str, planned))}"),
        persist_state="session",
    )
    monthly = st.checkbox(words.monthly(), key=here.key("remind-monthly"), persist_state="session")
    return Reminders(at or _AT, tuple(sorted(days)), here.today + timedelta(days=1), before, monthly=monthly)


def _preview(plan: Plan, chosen: Reminders, days: Sequence[int], trials: Sequence[TrialWeek]) -> None:
    said = [
        words.entry(day, chosen.at, items, reminders.minutes(items))
        for day in days
        if (items := reminders.items_on(plan, day))
    ]
    if trials:
        said.append(words.trials(len(trials)))
    st.markdown("\n".join(f"- {screen.plain(each)}" for each in said))


def _trials(here: Visit, experiments: Sequence[Experiment]) -> tuple[TrialWeek, ...]:
    """The weeks of experiments that go on, from this one on."""
    return tuple(
        TrialWeek(monday, is_on, each.habit)
        for each in experiments
        for monday in each.mondays
        if monday >= monday_of(here.today) and (is_on := each.is_on(monday)) is not None
    )


def _token(here: Visit) -> str:
    """What tells this person's entries from another's: the microsecond at which their history was begun.

    It goes along in a workspace file and does not change with the plan, so that a newer file finds the entries of an
    older one; nor says it who they are.
    """
    return next(each.created.isoformat() for each in here.store.people() if each.id == here.person)


def _file(
    plan: Plan,
    chosen: Reminders,
    trials: Sequence[TrialWeek],
    token: str,
    language: str,
    own: Mapping[str, str],
) -> bytes:
    translate.use_language(language)
    names.call_own_habits(own)
    return reminders.calendar_file(
        plan,
        chosen,
        token=token,
        stamp=datetime.now(UTC).replace(microsecond=0),
        # Streamlit makes a file's address from its bytes: random ones keep it from being guessed, or taken for another.
        nonce=secrets.token_hex(16),
        trials=trials,
    )
