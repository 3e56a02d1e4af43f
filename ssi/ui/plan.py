"""The plan of a routine: one to start from, and a form for each change of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from ssi import catalog
from ssi.catalog.routines import as_plan, routines
from ssi.model import PILLAR_KEYS, monday_of
from ssi.model.plans import MOST_TIMES, WEEK, WORKING_DAYS, Plan, PlanItem, plan_of, to_kept
from ssi.readers.slugs import slug_of
from ssi.store import Store
from ssi.ui import notices, screen
from ssi.ui.frame import Visit
from ssi.words import names
from ssi.words import routine as words


def keep(store: Store, person: int, plan: Plan, sentence: str) -> None:
    """Keep a plan from its week on, and say so."""
    store.keep_document(person, "plan", plan.since.isoformat(), to_kept(plan))
    notices.leave(notices.Notice(sentence, store))


def start(here: Visit) -> None:
    """A routine to start from, ready to accept."""
    st.markdown(words.no_plan_next())
    key = st.selectbox(
        words.which_routine(),
        list(routines()),
        format_func=lambda key: words.name(routines()[key]),
        key="routine-chosen",
    )
    routine = routines()[key]
    st.markdown(words.hint(routine))
    st.dataframe(words.plan_table(routine.items), hide_index=True, key=f"routine-{key}")
    st.button(
        words.accept(),
        type="primary",
        on_click=notices.told,
        args=(here.store, _accept, here.store, here.person, key, here.today),
        key="accept-plan",
    )
    reasons(routine.items)


def _accept(store: Store, person: int, routine: str, today: date) -> None:
    keep(store, person, as_plan(routines()[routine], today), words.accepted())


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
        words.which_habit(), [item.habit for item in plan.items], format_func=names.habit, key="plan-habit"
    )
    item = plan.item(habit) or plan.items[0]
    with st.form(f"plan-change-{habit}", border=False):
        typed = _fields(item, f"change-{habit}")
        with st.container(horizontal=True):
            is_kept = st.form_submit_button(words.keep_item(), type="primary")
            is_removed = st.form_submit_button(words.remove_item())
    if is_removed:
        _save(here, plan, [each for each in plan.items if each.habit != habit])
    if is_kept:
        _keep_checked(here, plan, typed)


def _add(here: Visit, plan: Plan) -> None:
    free = [slug for slug in catalog.habits() if plan.item(slug) is None]
    chosen = st.selectbox(
        words.which_habit(),
        ["", *free],
        format_func=lambda slug: names.habit(slug) if slug else words.own_habit(),
        key="plan-new",
    )
    known = catalog.habits().get(chosen)
    with st.form("plan-add", border=False):
        name = chosen
        if not chosen:
            name = st.text_input(words.own_habit_label(), max_chars=60, key="plan-own")
        new = PlanItem(chosen, known.pillar if known else PILLAR_KEYS[0], 1, 1, WORKING_DAYS)
        typed = _fields(new, f"add-{chosen}")
        if st.form_submit_button(words.add_item(), type="primary"):
            habit = chosen or (slug_of(name) if name.strip() else "")
            if not habit:
                _refuse(here, words.needs_a_name())
            elif plan.item(habit):
                _refuse(here, words.already_planned())
            else:
                _keep_checked(here, plan, replace(typed, habit=habit))


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
    return PlanItem(item.habit, pillar, int(times), max(int(times), int(up_to)), tuple(sorted(days)))


def _keep_checked(here: Visit, plan: Plan, item: PlanItem) -> None:
    if not item.days:
        _refuse(here, words.needs_days())
    else:
        others = [item if each.habit == item.habit else each for each in plan.items]
        _save(here, plan, others if plan.item(item.habit) else [*others, item])


def _refuse(here: Visit, sentence: str) -> None:
    notices.leave(notices.Notice(sentence, here.store, is_problem=True))
    st.rerun()


def _save(here: Visit, plan: Plan, items: Sequence[PlanItem]) -> None:
    changed = Plan(monday_of(here.today), tuple(items), plan.routine)
    notices.told(here.store, keep, here.store, here.person, changed, words.plan_kept())
    st.rerun()
