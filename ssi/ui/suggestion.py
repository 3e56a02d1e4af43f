"""The one suggestion of a page, with why; and the playbook around one post, with its ticks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from ssi.analysis import routine, trends
from ssi.analysis.suggestion import suggestion
from ssi.catalog.routines import playbook
from ssi.model import History, monday_of
from ssi.model.plans import plan_of
from ssi.model.playbook import Playbook, from_kept, key_of, to_kept
from ssi.ui import notices, screen, written
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import suggestion as words

LATELY = 4
"""So many weeks say whether a habit is on plan lately."""


def one(here: Visit, history: History) -> None:
    """The suggestion for the lagging pillar, if there is one, and why this."""
    lagging = once(trends.lagging_pillar, history.snapshots)
    plans = written.plans(here)
    shares = once(routine.by_planned_share, written.weeks(here, history), LATELY)
    monday = monday_of(here.today)
    on = [each for each in written.experiments(here) if each.is_on(monday) is not None]
    tested = [each.score for each in on if lagging and each.score in (lagging.pillar, "overall")]
    if tested:
        st.markdown(words.leave_as_it_is(tested[0]))
        return
    set_aside = tuple(each.habit for each in on)
    found = suggestion(lagging, plan_of(plans, monday), shares, set_aside=set_aside)
    if found is None:
        return
    with st.container(border=True, key="suggestion"):
        st.markdown(f"**{words.heading()}**")
        st.markdown(screen.plain(words.what(found)))
        st.markdown(screen.plain(words.effort(found)))
        with st.expander(words.why_this()):
            st.markdown("\n".join(f"- {screen.plain(reason)}" for reason in words.why(found)))


def four_steps(here: Visit) -> None:
    """The playbook, folded away: four boxes to tick, kept for this week."""
    week = monday_of(here.today)
    now = _ticks(once(here.store.documents, here.person, "playbook"), week)
    with st.expander(words.playbook_heading(), expanded=bool(now.ticked)):
        st.markdown(words.playbook_hint())
        for step in playbook():
            key = here.key(f"playbook-{week}-{step.key}")
            st.checkbox(
                screen.label(words.step(step)),
                step.key in now.ticked,
                on_change=notices.told,
                args=(here.store, _tick, here, week, step.key, key),
                key=key,
            )
            st.caption(screen.plain(words.how(step)))


def _ticks(kept: Mapping[str, Any], week: date) -> Playbook:
    content = kept.get(week.isoformat())
    return from_kept(content) if content else Playbook(week, {})


def _tick(here: Visit, week: date, step: str, key: str) -> None:
    is_done = bool(st.session_state.get(key))

    def change(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        # On what is kept by now: another tab may have ticked another step.
        before = {each: day for each, day in _ticks(kept, week).ticked.items() if each != step}
        now = Playbook(week, {**before, step: here.today} if is_done else before)
        return {**kept, key_of(now): to_kept(now)}

    here.store.change_documents(here.person, {"playbook": change})
