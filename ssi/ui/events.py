"""Events on Trends: a form to add one, a table to edit and remove them."""

from datetime import date

import streamlit as st

from ssi.model import EVENT_KINDS, Frames, History, frame
from ssi.store import Store
from ssi.ui import keys, notices
from ssi.ui.editing import held, let_go
from ssi.words import names, screens
from ssi.words import typed as say


def editor(store: Store, history: History, today: date) -> None:
    """Add an event; below it those that are there."""
    st.markdown(screens.events_hint())
    _add(store, history.person, today)
    if not history.events.empty:
        _table(store, history, today)


def _add(store: Store, person: int, today: date) -> None:
    with st.form(keys.of(person, "event-new"), clear_on_submit=True, border=False):
        left, middle, right = st.columns([2, 4, 2])
        day = left.date_input(
            names.column("date"),
            today,
            max_value=today,
            format="YYYY-MM-DD",
            required=True,
            key=keys.of(person, "event-day"),
        )
        label = middle.text_input(screens.event_label(), max_chars=80, key=keys.of(person, "event-label"))
        kind = right.selectbox(
            screens.event_kind(),
            EVENT_KINDS,
            index=len(EVENT_KINDS) - 1,
            format_func=names.event_kind,
            key=keys.of(person, "event-kind"),
        )
        if st.form_submit_button(screens.add_event(), type="primary"):
            keep(store, person, day, label, kind)
            st.rerun()


def keep(store: Store, person: int, day: date, label: str, kind: str, *, place: str | None = None) -> None:
    """Keep one event beside those that are there, and say so, at a place of `notices.show_at` or at the top.

    Without words it is none.
    """
    if not label.strip():
        notices.leave(notices.Notice(say.event_needs_words(), store, is_problem=True, place=place))
        return
    new = frame("events", [{"date": day, "label": label.strip(), "kind": kind}])
    batch = store.add(person, Frames(events=new), kind="typed", name=screens.typed_event()).batch
    notices.leave(notices.Notice(say.event_kept(), store, (batch,), place=place))


def _table(store: Store, history: History, today: date) -> None:
    shown = held("events", history.events)
    with st.form("events-form", border=False):
        edited = st.data_editor(
            shown.table,
            column_config={
                "_index": None,
                "date": st.column_config.DateColumn(
                    names.column("date"), max_value=today, format="YYYY-MM-DD", required=True
                ),
                "label": st.column_config.TextColumn(screens.event_label(), max_chars=80, required=True),
                "kind": st.column_config.SelectboxColumn(
                    screens.event_kind(),
                    options=list(EVENT_KINDS),
                    format_func=lambda kind: names.event_kind(str(kind)),
                    required=True,
                ),
            },
            num_rows="delete",
            key=shown.key,
        )
        if st.form_submit_button(screens.keep_events()):
            is_same = edited.equals(shown.table)
            if not is_same:
                store.save_events(history.person, edited, shown=shown.table)
            let_go("events")
            sentence = say.nothing_changed() if is_same else say.events_kept()
            notices.leave(notices.Notice(sentence, store, is_problem=is_same))
            st.rerun()
