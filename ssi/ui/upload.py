"""The first door: files are read, shown with what was assumed and left out, and kept on one click."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.store import Store
from ssi.ui import notices, screen, switches
from ssi.ui.once import once
from ssi.words import files, screens

_ROUND = "upload round"


@dataclass(frozen=True)
class Offer:
    """A file that could be read, ready to be kept for one person."""

    name: str
    content: bytes
    found: switches.FileRead
    keep_stored: bool


def door(store: Store, person: int, today: date) -> None:
    """Choose files, check what was read, keep it."""
    st.markdown(screens.upload_hint())
    chosen = st.file_uploader(
        screens.upload_label(),
        accept_multiple_files=True,
        label_visibility="collapsed",
        key=f"upload-{st.session_state.get(_ROUND, 0)}",
    )
    offers = [offer for file in chosen if (offer := _review(file, store, person, today))]
    if offers:
        st.button(
            files.add_files(len(offers)),
            type="primary",
            on_click=notices.told,
            args=(store, _keep, store, person, offers),
            key="upload-add",
        )


def _review(file: Any, store: Store, person: int, today: date) -> Offer | None:
    """Show what a file was recognised as, with every switch; None where it cannot be used."""
    content = file.getvalue()
    with st.container(border=True):
        st.markdown(f"**{screen.plain(file.name)}**")
        try:
            found = switches.read_with_switches(file.file_id, file.name, content, today)
        except readers.UnreadableFile as problem:
            screen.problem(str(problem))
            return None
        keep_stored = _disagreement(once(store.compare, person, found.frames).disagreements, file.file_id)
    return Offer(file.name, content, found, keep_stored)


def _disagreement(differing: pd.DataFrame, file_id: str) -> bool:
    """Show where the file and what is kept differ, and ask which shall hold. True: the kept values stay."""
    if differing.empty:
        return False
    with st.expander(files.differs_heading(len(differing)), expanded=True):
        st.dataframe(files.differs_table(differing), hide_index=True)
    return st.radio(
        files.differs_question(),
        [False, True],
        format_func=files.differs_choice,
        horizontal=True,
        key=f"differs-{file_id}",
    )


def _keep(store: Store, person: int, offers: list[Offer]) -> None:
    """Keep every file that was offered, each as one batch, and say what came of it."""
    added = [
        store.add(
            person,
            offer.found.frames,
            kind="import",
            name=offer.name,
            format=offer.found.reading.format,
            content=offer.content,
            options=offer.found.options,
            problems=offer.found.reading.problems,
            keep_stored=offer.keep_stored,
        )
        for offer in offers
    ]
    differing = [(each.disagreements, offer.keep_stored) for each, offer in zip(added, offers, strict=True)]
    sentence = files.kept(
        snapshots=sum(each.new_snapshots for each in added),
        values=sum(each.new_values for each in added),
        changed=sum(count for count, stays in differing if not stays),
        stayed=sum(count for count, stays in differing if stays),
        left_out=sum(problem.left_out for offer in offers for problem in offer.found.reading.problems),
    )
    new_batches = tuple(each.batch for each in added if not each.already_there)
    notices.leave(notices.Notice(sentence, store, new_batches))
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    switches.forget()
