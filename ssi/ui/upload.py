"""The first door: files are read, shown with what was assumed and left out, and kept on one click."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pandas as pd
import streamlit as st

from ssi import readers
from ssi.readers.archive import joined
from ssi.readers.recognise import recognise
from ssi.store import Store
from ssi.ui import keys, menu, notices, people, reading, screen, switches, zones
from ssi.ui import offers as offered
from ssi.ui.offers import Offer
from ssi.ui.once import once
from ssi.words import files, screens, uploads
from ssi.words import people as say_people

_ROUND = "upload round"
_BESIDE = 260
"""Width of what stands at the right of a file's name, in px."""


@dataclass(frozen=True)
class _Chosen:
    """A file that was chosen: the key of its switches, its name and its bytes."""

    key: str
    name: str
    content: bytes = field(repr=False)


def door(store: Store, person: int, today: date) -> None:
    """Choose files, check what was read, keep it."""
    st.markdown(screens.upload_hint())
    with st.expander(uploads.archive_heading()):
        st.markdown(uploads.archive_told())
    chosen = st.file_uploader(
        screens.upload_label(),
        accept_multiple_files=True,
        label_visibility="collapsed",
        key=keys.of(person, f"upload-{st.session_state.get(_ROUND, 0)}"),
    )
    zone = zones.proposed(once(store.batches, person)) if chosen else None
    files_to_read = _put_together([_Chosen(file.file_id, file.name, file.getvalue()) for file in chosen])
    offers = [
        offer
        for file in files_to_read
        if (offer := _review(file, store, person, today, zone, among_several=len(files_to_read) > 1))
    ]
    if offers:
        is_own = all(to == person for offer in offers for to in offer.receivers.values())
        st.button(
            files.add_files(len(offers), _called(store, person)) if is_own else say_people.add_to_histories(),
            type="primary",
            on_click=notices.told,
            args=(store, _keep, store, person, offers),
            key="upload-add",
        )


def _called(store: Store, person: int) -> str:
    """The name of the history looked at, where there are several."""
    known = store.people()
    return people.names_of(store, [person])[0] if len(known) > 1 else ""


def _put_together(chosen: Sequence[_Chosen]) -> Sequence[_Chosen]:
    """The files to read: several files of LinkedIn's archive are one again, since some habits need two of them.

    Two of the same kind stay apart: they are of different people, or of different days.
    """
    of_archive = {
        file: kind for file in chosen if (kind := once(readers.archive_file, file.name, file.content))
    }
    if len(of_archive) < 2 or len(set(of_archive.values())) < len(of_archive):
        return chosen
    names = [file.name for file in of_archive]
    if len(set(names)) < len(names):
        return chosen
    one = _Chosen(
        "-".join(file.key for file in of_archive),
        uploads.put_together(names),
        once(joined, tuple((file.name, file.content) for file in of_archive)),
    )
    return [one, *(file for file in chosen if file not in of_archive)]


def _review(
    file: _Chosen, store: Store, person: int, today: date, zone: str | None, *, among_several: bool
) -> Offer | None:
    """Show what a file was recognised as, with every switch; None where it cannot be used yet."""
    key, content = file.key, file.content
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{screen.plain(file.name)}**", width="stretch")
            beside = st.container(width=_BESIDE)
        try:
            found = switches.read_with_switches(
                switches.File(key, file.name, content, today, zone), store.remembered
            )
        except readers.UnreadableFile as problem:
            screen.problem(str(problem))
            _show_the_way(content)
            return None
        if found is None:
            return None
        if len(found.reading.people) > 1:
            receivers = people.of_several(store, found.reading, key)
        else:
            with beside:
                receivers = people.of_one(
                    store, person, found.reading, file.name, key, among_several=among_several
                )
        if said := people.named_otherwise(store, receivers):
            st.warning(screen.plain(said), icon=":material/person_alert:")
        keep_stored = _disagreement(_differing(store, found, receivers), key)
    return Offer(file.name, content, found, receivers, keep_stored) if receivers else None


def _show_the_way(content: bytes) -> None:
    """A workspace file is no upload among others: it is opened in its own place."""
    try:
        if recognise(content) == "workspace":
            st.page_link(menu.path("data"), label=uploads.to_the_workspace(), icon=":material/folder_open:")
    except readers.UnreadableFile:
        # What cannot be read has been said already.
        return


def _differing(store: Store, found: switches.FileRead, receivers: people.Receivers) -> pd.DataFrame:
    """Where a file says something else than what is kept of those who have a history already."""
    known = {label: to for label, to in receivers.items() if isinstance(to, int)}
    tables = [
        once(store.compare, to, found.reading.people[label], format=found.reading.format).disagreements
        for label, to in known.items()
    ]
    with_any = [table for table in tables if not table.empty]
    return pd.concat(with_any, ignore_index=True) if with_any else pd.DataFrame()


def _disagreement(differing: pd.DataFrame, file_id: str) -> bool:
    """Show where the file and what is kept differ, and ask which shall hold. True: the kept values stay."""
    if differing.empty:
        return False
    with st.expander(files.differs_heading(len(differing)), expanded=True):
        st.dataframe(files.differs_table(differing, is_kept=False), hide_index=True)
    return st.radio(
        files.differs_question(),
        [False, True],
        format_func=files.differs_choice,
        horizontal=True,
        key=f"differs-{file_id}",
    )


def _keep(store: Store, person: int, offers: Sequence[Offer]) -> None:
    """Keep what was offered and show the door anew."""
    offered.keep(store, person, offers)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    reading.forget()
