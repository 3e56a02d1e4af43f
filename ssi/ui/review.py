"""The monthly review: five questions with the month's numbers beside them, and what was written before."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from ssi.analysis import reviews
from ssi.catalog import prompts
from ssi.model import History, monday_of
from ssi.model.documents import DocumentKind
from ssi.model.plans import Plan, plan_of, without
from ssi.model.reviews import Review, from_kept, key_of, key_of_month, to_kept
from ssi.store import Change
from ssi.ui import notices, screen, written
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.ui.plan import edit
from ssi.words import names
from ssi.words import reviews as words

_MOST_SIGNS = 4_000
_BOX_HEIGHT = 140


def section(
    here: Visit, history: History, plans: Sequence[Plan], lined_up: Collection[str] | None = None
) -> None:
    """Choose a month, answer, keep; below it what was written before.

    ``lined_up``: habits that line up with anything, None where that was not looked at.
    """
    st.markdown(words.explained())
    kept = _kept(here)
    choices = once(reviews.months, history.frames, here.today)
    month = st.selectbox(
        words.which(), choices, format_func=words.month, key=here.key("review-month"), persist_state="session"
    )
    review = kept.get(key_of_month(month))
    with st.form(here.key(f"review-{month}"), border=False):
        answers = _questions(here, history, plans, month, review, lined_up)
        dropped = _to_drop(here, history, plans, month, lined_up) if reviews.ends_quarter(month) else []
        if st.form_submit_button(words.keep(), type="primary"):
            before = review.dropped if review else ()
            new = Review(month, answers, here.today, tuple(dict.fromkeys([*before, *dropped])))
            if answers or dropped or review:
                notices.told(here.store, _keep, here, new, dropped)
            else:
                notices.refuse(here.store, words.nothing_written())
            st.rerun()
    _earlier([each for key, each in kept.items() if key != key_of_month(month)])


def _kept(here: Visit) -> Mapping[str, Review]:
    return once(_read, once(here.store.documents, here.person, "review"))


def _read(documents: Mapping[str, Any]) -> Mapping[str, Review]:
    return {key: from_kept(content) for key, content in documents.items()}


def _questions(
    here: Visit,
    history: History,
    plans: Sequence[Plan],
    month: date,
    review: Review | None,
    lined_up: Collection[str] | None,
) -> Mapping[str, str]:
    """A box for each question, the month's numbers beside it; the answers that are not empty."""
    found = once(reviews.month, history.frames, plans, month, written.experiments(here))
    answers = {}
    for key, prompt in prompts.review().items():
        st.markdown(f"**{words.question(prompt)}**")
        left, right = st.columns(2)
        with left:
            screen.lines(words.beside(prompt.beside, found, lined_up))
        text = right.text_area(
            words.question(prompt),
            review.answers.get(key, "") if review else "",
            height=_BOX_HEIGHT,
            max_chars=_MOST_SIGNS,
            label_visibility="collapsed",
            # Another person's answers are never those of this one.
            key=f"review-{here.person}-{month}-{key}",
        )
        if text.strip():
            answers[key] = text.strip()
    return answers


def _to_drop(
    here: Visit,
    history: History,
    plans: Sequence[Plan],
    month: date,
    lined_up: Collection[str] | None,
) -> list[str]:
    """The habits to take out of the plan, with those that were done least named first."""
    st.markdown(f"**{words.quarter()}**")
    plan = plan_of(plans, monday_of(here.today))
    if plan is None or not plan.items:
        st.markdown(words.no_plan_to_drop_from())
        return []
    least = once(
        reviews.least_done,
        history.habits,
        plans,
        month,
        here.today,
        frozenset(lined_up or ()),
        written.experiments(here),
    )
    first = reviews.month_before(reviews.month_before(month))
    st.markdown(screen.plain(words.done_least(least, first, month, looked=lined_up is not None)))
    picked: list[str] = st.multiselect(
        words.drop(),
        list(dict.fromkeys([*(each.habit for each in least), *(item.habit for item in plan.items)])),
        format_func=names.habit,
        key=f"review-drop-{here.person}-{month}",
    )
    return picked


def _keep(here: Visit, review: Review, dropped: Sequence[str]) -> None:
    changes: dict[DocumentKind, Change] = {"review": lambda kept: {**kept, key_of(review): to_kept(review)}}
    if dropped:
        changes["plan"] = lambda kept: edit(kept, here.today, lambda plan: without(plan, dropped))
    store, person = here.store, here.person
    plans = store.documents(person, "plan")
    store.change_documents(person, changes)

    def plan_again() -> None:
        store.change_documents(person, {"plan": lambda _kept: plans})

    sentence = words.kept(review.month, dropped)
    notices.leave(notices.Notice(sentence, store, take_back=plan_again if dropped else None))


def _earlier(found: Sequence[Review]) -> None:
    if not found:
        return
    st.subheader(words.earlier(), anchor=False)
    for review in sorted(found, key=lambda each: each.month, reverse=True):
        with st.expander(words.written(review)):
            for key, prompt in prompts.review().items():
                if key in review.answers:
                    st.markdown(f"**{words.question(prompt)}**")
                    screen.lines(review.answers[key].splitlines())
            if said := words.dropped(review):
                st.markdown(screen.plain(said))
