"""The plan of a routine: one to start from, and a form for each change of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from ssi import catalog
from ssi.catalog.routines import as_plan, routines
from ssi.model import PILLAR_KEYS, monday_of
from ssi.model.kept import NAME_MOST, plain_name
from ssi.model.plans import (
    MOST_TIMES,
    WEEK,
    WORKING_DAYS,
    Plan,
    PlanItem,
    in_order,
    key_of,
    plan_of,
    to_kept,
    with_item,
    without,
)
from ssi.readers.slugs import slug_of
from ssi.store import Store
from ssi.ui import notices, screen, written
from ssi.ui.frame import Visit
from ssi.words import names
from ssi.words import routine as words

Edit = Callable[[Plan], Plan]
"""What is changed of a plan."""


def edit(kept: Mapping[str, Any], today: date, change: Edit) -> Mapping[str, Any]:
    """Kept plans with one that holds from this week on: what ``change`` makes of the one that holds by now."""
    monday = monday_of(today)
    before = plan_of(in_order(kept), monday) or Plan(monday, (), "")
    now = replace(change(before), since=monday)
    return {**kept, key_of(now): to_kept(now)}


def _keep(store: Store, person: int, change: Edit, today: date, sentence: str) -> None:
    before = store.documents(person, "plan")
    store.change_documents(person, {"plan": lambda kept: edit(kept, today, change)})

    def take_back() -> None:
        store.change_documents(person, {"plan": lambda _kept: before})

    notices.leave(notices.Notice(sentence, store, take_back=take_back))


def start(here: Visit) -> None:
    """A routine to start from, ready to accept; in place of another plan only where that is meant."""
    st.markdown(words.no_plan_next())
    key = st.selectbox(
        words.which_routine(),
        list(routines()),
        format_func=lambda key: words.name(routines()[key]),
        key=here.key("routine-chosen"),
    )
    routine = routines()[key]
    st.markdown(words.hint(routine))
    st.dataframe(words.plan_table(routine.items), hide_index=True, key=f"routine-{key}")
    has_plan = plan_of(written.plans(here), monday_of(here.today)) is not None
    sure = not has_plan or st.checkbox(words.in_place_of_mine(), key=here.key("accept-sure"))
    st.button(
        words.accept(),
        type="primary",
        disabled=not sure,
        on_click=notices.told,
        args=(here.store, _accept, here, key),
        key="accept-plan",
    )
    reasons(routine.items)


def _accept(here: Visit, routine: str) -> None:
    wanted = as_plan(routines()[routine], here.today)
    _keep(here.store, here.person, lambda _before: wanted, here.today, words.accepted())


def reasons(items: Sequence[PlanItem]) -> None:
    """Why these habits, folded away."""
    with st.expander(words.reason_heading()):
        said = [reason for item in items if (reason := words.reason(item))]
        st.markdown("\n".join(f"- {screen.plain(each)}" for each in said))


def editor(here: Visit, plans: Sequence[Plan]) -> None:
    """The plan as it stands, with forms to change a habit and to add one, and all routines to start again from."""
    plan = plan_of(plans, monday_of(here.today))
    if plan is None:
        start(here)
        return
    st.dataframe(words.plan_table(plan.items), hide_index=True, key="plan")
    st.markdown(f"{words.holds_since(plan)} {words.holds_from()}")
    if plan.items:
        st.subheader(words.change_heading(), anchor=False)
        _change(here, plan)
    st.subheader(words.add_heading(), anchor=False)
    _add(here, plan)
    reasons(plan.items)
    with st.expander(words.start_again_heading()):
        start(here)


def _change(here: Visit, plan: Plan) -> None:
    habit = st.selectbox(
        words.which_habit(),
        [item.habit for item in plan.items],
        format_func=names.habit,
        key=here.key("plan-habit"),
    )
    item = plan.item(habit) or plan.items[0]
    # What stands in the boxes is that of the plan as it is: when that changes, they are other boxes.
    stands = f"{habit}-{item.times}-{item.up_to}-{item.pillar}-{''.join(map(str, item.days))}"
    with st.form(here.key(f"plan-change-{habit}"), border=False):
        typed = _fields(item, here.key(f"change-{stands}"))
        with st.container(horizontal=True):
            is_kept = st.form_submit_button(words.keep_item(), type="primary")
            is_removed = st.form_submit_button(words.remove_item())
    if is_removed:
        _save(here, lambda before: without(before, [habit]))
    if is_kept:
        _keep_checked(here, typed)


def _add(here: Visit, plan: Plan) -> None:
    free = [slug for slug in catalog.habits() if plan.item(slug) is None]
    chosen = st.selectbox(
        words.which_habit(),
        ["", *free],
        format_func=lambda slug: names.habit(slug) if slug else words.own_habit(),
        key=here.key("plan-new"),
    )
    known = catalog.habits().get(chosen)
    with st.form(here.key("plan-add"), border=False):
        name = chosen
        if not chosen:
            name = st.text_input(
                words.own_habit_label(), max_chars=NAME_MOST, key=here.key(f"plan-own-{len(plan.items)}")
            )
        new = PlanItem(chosen, known.pillar if known else PILLAR_KEYS[0], 1, 1, WORKING_DAYS)
        typed = _fields(new, here.key(f"add-{chosen}"))
        if st.form_submit_button(words.add_item(), type="primary"):
            name = "" if chosen else plain_name(name)
            habit = chosen or (slug_of(name) if any(map(str.isalnum, name)) else "")
            if not habit:
                notices.refuse(here.store, words.needs_a_name())
            elif plan.item(habit):
                notices.refuse(here.store, words.already_planned())
            else:
                _keep_checked(here, replace(typed, habit=habit, name=name))


def _fields(item: PlanItem, key: str) -> PlanItem:
    """Boxes for what can be changed of an item; gives it as it was left."""
    left, middle, right = st.columns(3)
    times = left.number_input(words.times(), 1, MOST_TIMES, item.times, key=f"times-{key}")
    up_to = middle.number_input(words.up_to(), 1, MOST_TIMES, item.up_to, key=f"up-to-{key}")
    pillar = right.selectbox(
        words.for_pillar(),
        PILLAR_KEYS,
        index=PILLAR_KEYS.index(item.pillar),
        format_func=names.pillar,
        key=f"pillar-{key}",
    )
    days = st.pills(
        words.days(),
        WEEK,
        selection_mode="multi",
        default=list(item.days),
        format_func=words.weekday,
        key=f"days-{key}",
    )
    # Who plans more than before need not say twice that it may be as many.
    most = max(int(times), int(up_to))
    return replace(item, pillar=pillar, times=int(times), up_to=most, days=tuple(sorted(days)))


def _keep_checked(here: Visit, item: PlanItem) -> None:
    if not item.days:
        notices.refuse(here.store, words.needs_days())
    _save(here, lambda before: with_item(before, item))


def _save(here: Visit, change: Edit) -> None:
    notices.told(here.store, _keep, here.store, here.person, change, here.today, words.plan_kept())
    st.rerun()
