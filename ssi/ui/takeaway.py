"""Taking one's data along, and deleting it."""

from datetime import date
from functools import partial

import streamlit as st

from ssi.model import History
from ssi.report.table_csv import csv_of
from ssi.store import Store
from ssi.ui import notices
from ssi.ui.once import once
from ssi.words import keeping, screens


def export(history: History, today: date) -> None:
    """Every frame that holds anything, as a CSV file."""
    st.markdown(screens.export_hint())
    offers = {
        "scores": (screens.export_snapshots(), history.snapshots.dropna(axis="columns", how="all")),
        "habits": (screens.export_habits(), history.habits),
        "outcomes": (screens.export_outcomes(), history.outcomes),
        "events": (screens.export_events(), history.events),
        "posts": (screens.export_posts(), history.frames.posts),
    }
    with st.container(horizontal=True):
        for name, (label, table) in offers.items():
            if not table.empty:
                st.download_button(
                    label,
                    # Written when it is asked for, not at every click on the page.
                    partial(csv_of, table),
                    file_name=f"ssi-lens-{name}-{today.isoformat()}.csv",
                    mime="text/csv",
                    on_click="ignore",
                    key=f"export-{name}",
                )


def delete(store: Store) -> None:
    """List what goes, ask, delete."""
    st.markdown(keeping.holdings(once(store.holdings)))
    sure = st.checkbox(screens.delete_confirm(), key="delete-sure")
    if st.button(screens.delete_now(), disabled=not sure, key="delete-now"):
        notices.told(store, _delete, store)
        st.rerun()


def _delete(store: Store) -> None:
    store.delete_everything()
    notices.leave(notices.Notice(screens.deleted(), store))
