"""Report: which page, of which days, under which name; a look at it, and its files."""

import secrets
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from ssi.analysis import habits as done
from ssi.analysis import handout, reviews
from ssi.model import Alignment, History
from ssi.model.clients import Card, known_as
from ssi.model.experiments import Experiment
from ssi.model.handout import FORMS, Form, Handout, Papers, Period
from ssi.model.masking import mask_of
from ssi.model.plans import Plan
from ssi.model.reviews import Review, key_of_month
from ssi.model.reviews import from_kept as review_from_kept
from ssi.model.sessions import Session
from ssi.model.sessions import in_order as sessions_in_order
from ssi.report.handout_files import file_name, table_of
from ssi.report.handout_html import fitted, html_of
from ssi.report.handout_pdf import PAPERS, Paper, letters_missing, pdf_of
from ssi.report.handout_sheet import Sheet
from ssi.store import Person
from ssi.ui import clients, lining_up, presenting, screen, written
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import handouts as words
from ssi.words import reviews as review_words

_NAME_MOST = 80
_PREVIEW_HEIGHT = 1300
"""px: what a full page takes on a laptop; a longer one scrolls."""
_LETTER_LANDS = ("US", "CA", "MX", "PH", "CO", "CL", "VE", "PR")
"""Where paper is Letter."""


def parts(here: Visit, history: History) -> None:
    """The page from top to bottom: the answer, what to hand over, the files, how it looks."""
    head = st.container()
    left, middle, right = st.columns([2, 2, 1])
    period, review = _period(here, history, left, middle)
    with right:
        paper = _paper()
    name = _name(here, history)
    page = once(
        handout.gathered,
        history,
        once(
            _papers,
            written.plans(here),
            written.experiments(here),
            _sessions(here),
            once(here.store.documents, here.person, "shared_note"),
            review,
        ),
        period,
        name=name,
        today=here.today,
        alignment=_alignment(history),
        shared=clients.shared_with(here),
        mask=once(mask_of, here.person, name, once(_known_as, once(here.store.people), clients.cards(here))),
    )
    with head:
        screen.head(words.title(), words.headline(page))
    if page.is_empty:
        screen.nothing_yet(words.few_numbers())
        return
    sheet, is_agreed = _for_whom(here, page)
    _downloads(here, page, sheet, paper, is_agreed=is_agreed)
    st.subheader(words.preview(), anchor=False)
    # As an address it is a document of no origin: whatever it held could not reach the app around it.
    with st.container(border=True):
        st.iframe(once(_address, sheet), height=_PREVIEW_HEIGHT, alt=sheet.title)


def _address(sheet: Sheet) -> str:
    return f"data:text/html;charset=utf-8;base64,{b64encode(html_of(sheet).encode()).decode()}"


# What goes into it


def _papers(
    plans: Sequence[Plan],
    experiments: Sequence[Experiment],
    sessions: Sequence[Session],
    shared_notes: Mapping[str, Any],
    review: Review | None,
) -> Papers:
    return Papers(plans, experiments, sessions, shared_notes, review)


def _sessions(here: Visit) -> tuple[Session, ...]:
    return once(sessions_in_order, once(here.store.documents, here.person, "session"))


def _alignment(history: History) -> Alignment | None:
    """What lines up with the pillars, or with outcomes for a person without scores; None where there is nothing."""
    if not once(done.logged, history.habits):
        return None
    without_scores = history.snapshots.empty
    if without_scores and history.outcomes.empty:
        return None
    _measures, found = lining_up.looked_at(history, with_outcomes=without_scores)
    return found


def _known_as(people: Sequence[Person], cards: Mapping[int, Card]) -> Mapping[int, Sequence[str]]:
    """Every name by which anybody is known: none may be handed over with what somebody wrote."""
    return known_as({each.id: each.name for each in people}, cards)


def _is_alone(here: Visit) -> bool:
    return len(once(here.store.people)) < 2


# Which page


def _period(
    here: Visit, history: History, left: DeltaGenerator, middle: DeltaGenerator
) -> tuple[Period, Review | None]:
    """The form and the days that were chosen, and what was written in a month's review."""
    sessions = _sessions(here)
    chosen: Form = left.segmented_control(
        words.which_form(),
        FORMS,
        # Who is alone looks back on months; a coach leaves something after a session.
        default="month" if _is_alone(here) and not sessions else "session",
        required=True,
        format_func=words.form,
        key=here.key("report-form"),
        persist_state="session",
    )
    with middle:
        return _month(here, history) if chosen == "month" else (_since(here, history, sessions), None)


def _month(here: Visit, history: History) -> tuple[Period, Review | None]:
    choices = once(reviews.months, history.frames, here.today)
    month = st.selectbox(
        words.which_month(), choices, format_func=review_words.month, key=here.key("report-month")
    )
    kept = once(_reviews, once(here.store.documents, here.person, "review"))
    return Period("month", month, reviews.last_day(month)), kept.get(key_of_month(month))


def _reviews(documents: Mapping[str, Any]) -> Mapping[str, Review]:
    return {key: review_from_kept(content) for key, content in documents.items()}


def _since(here: Visit, history: History, sessions: Sequence[Session]) -> Period:
    until = once(handout.last_day, history, here.today)
    weeks = handout.last_weeks(until)
    held = once(handout.since_sessions, sessions, until)
    since: date | str = st.selectbox(
        words.which_period(),
        once(_starts, held, until),
        format_func=lambda day: words.since_session(day) if day else words.last_weeks(),
        key=here.key("report-since"),
    )
    return Period("session", since if isinstance(since, date) else weeks, until)


def _starts(held: Sequence[date], until: date) -> tuple[date | str, ...]:
    """Sessions to look back to, and the last eight weeks (""): first of all where no session was long enough ago."""
    earlier = [day for day in held if until - day >= handout.JUST_NOW]
    return (*earlier, "", *held[len(earlier) :])


def _name(here: Visit, history: History) -> str:
    """What the person is called on the page: as on a shared screen; who is alone types it."""
    if _is_alone(here):
        typed = st.text_input(
            words.own_name(),
            history.name,
            max_chars=_NAME_MOST,
            help=words.own_name_hint(),
            key=here.key("report-name"),
            persist_state="session",
        )
        return typed.strip()
    people = once(here.store.people)
    person = next(each for each in people if each.id == here.person)
    name = presenting.name_of(here.store, person, people)
    st.caption(screen.plain(words.named(name)))
    return name


def _for_whom(here: Visit, page: Handout) -> tuple[Sheet, bool]:
    """The page as it is laid out, and whether it may be handed over: to a third party only with an agreement."""
    is_for_third = not _is_alone(here) and st.checkbox(
        words.third_party(), key=here.key("report-third-party")
    )
    is_agreed = True
    if is_for_third:
        # An agreement is to this page: it is asked for again for other days.
        period = f"{page.period.form}-{page.period.since}-{page.period.until}"
        is_agreed = st.checkbox(words.agreed(), key=here.key(f"report-agreed-{period}"))
        if not is_agreed:
            st.markdown(words.agreed_first())
    return once(fitted, page, for_third_party=is_for_third), is_agreed


# Its files


def _downloads(here: Visit, page: Handout, sheet: Sheet, paper: Paper, *, is_agreed: bool) -> None:
    files = {
        "html": (words.download_page(), "text/html", partial(_html, sheet)),
        "pdf": (words.download_pdf(), "application/pdf", partial(_pdf, sheet, paper)),
        "csv": (words.download_table(), "text/csv", partial(_csv, sheet)),
    }
    with st.container(horizontal=True):
        for ending, (label, mime, made) in files.items():
            st.download_button(
                label,
                # Written when it is asked for, and other bytes each time: their address cannot be guessed.
                made,
                file_name=file_name(page.name, page.made, ending),
                mime=mime,
                on_click="ignore",
                disabled=not is_agreed,
                type="primary" if ending == "html" else "secondary",
                key=here.key(f"report-{ending}"),
            )
    st.caption(words.how_to_open())
    if letters := once(letters_missing, sheet):
        st.warning(screen.plain(words.letters_missing(letters)), icon=":material/translate:")


def _paper() -> Paper:
    land = (st.context.locale or "").replace("_", "-").rpartition("-")[2].upper()
    chosen: Paper = st.segmented_control(
        words.paper(),
        list(PAPERS),
        default="letter" if land in _LETTER_LANDS else "a4",
        required=True,
        format_func=words.paper_name,
        key="report-paper",
        persist_state="session",
    )
    return chosen


def _token() -> str:
    return secrets.token_hex(16)


def _html(sheet: Sheet) -> bytes:
    return html_of(sheet, token=_token()).encode()


def _pdf(sheet: Sheet, paper: Paper) -> bytes:
    return pdf_of(sheet, paper=paper, token=_token())


def _csv(sheet: Sheet) -> bytes:
    return table_of(sheet, token=_token())
