"""The one suggestion of a page, with why; and the playbook around one post, with its ticks."""

from dataclasses import replace
from datetime import date

import streamlit as st

from ssi.analysis import routine, trends
from ssi.analysis.suggestion import suggestion
from ssi.catalog.routines import playbook
from ssi.model import History, monday_of
from ssi.model.plans import plan_of
from ssi.model.playbook import Playbook, from_kept, to_kept
from ssi.store import Store
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
    set_aside = tuple(each.habit for each in written.experiments(here) if each.is_on(monday) is not None)
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
    content = once(here.store.documents, here.person, "playbook").get(week.isoformat())
    now = from_kept(content) if content else Playbook(week, {})
    with st.expander(words.playbook_heading(), expanded=bool(now.ticked)):
        st.markdown(words.playbook_hint())
        for step in playbook():
            key = f"playbook-{week}-{step.key}"
            st.checkbox(
                screen.label(words.step(step)),
                step.key in now.ticked,
                on_change=notices.told,
                args=(here.store, _tick, here.store, here.person, now, step.key, key, here.today),
                key=key,
            )
            st.caption(screen.plain(words.how(step)))


def _tick(store: Store, person: int, now: Playbook, step: str, key: str, today: date) -> None:
    others = {each: day for each, day in now.ticked.items() if each != step}
    ticked = {**others, step: today} if st.session_state[key] else others
    store.keep_document(person, "playbook", now.week.isoformat(), to_kept(replace(now, ticked=ticked)))
