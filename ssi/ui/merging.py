"""On Clients: two histories of one client become one, once it was seen what each holds and what they share."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from ssi.model.joining import Dropped
from ssi.store import Store
from ssi.ui import notices, people, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import files
from ssi.words import moving as words


def section(here: Visit, into: int, labels: Mapping[int, str]) -> None:
    """A switch; behind it the other history, both beside each other, and the button that makes them one.

    ``labels``: all clients as a box shows them.
    """
    others = [person for person in labels if person != into]
    if not others or not st.toggle(words.merge_heading(), key=f"merge-{into}"):
        return
    store = here.store
    st.markdown(words.merge_hint())
    other: int | None = st.selectbox(
        words.other_history(),
        others,
        index=None,
        placeholder=words.choose_history(),
        format_func=labels.__getitem__,
        key=f"merge-with-{into}",
    )
    if other is None:
        return
    names = {person: people.names_of(store, [person])[0] for person in (into, other)}
    screen.lines([_holds(store, person, name) for person, name in names.items()])
    found = once(store.compare_people, into, other, here.today)
    st.markdown(words.overlap(found.same, found.different))
    is_sure = True
    if found.different > found.same:
        is_sure = st.checkbox(words.one_person(), key=f"merge-one-{into}-{other}")
    if found.dropped:
        st.markdown(words.dropped_heading())
        screen.lines([f"• {words.dropped(each)}" for each in found.dropped])
        is_sure = st.checkbox(words.sure(), key=f"merge-sure-{into}-{other}") and is_sure
    st.button(
        screen.label(words.merge(names[other], names[into])),
        type="primary",
        disabled=not is_sure,
        on_click=notices.told,
        args=(store, _merge, here, into, other, found.dropped, names, here.today),
        key=f"merge-now-{into}",
    )


def _holds(store: Store, person: int, name: str) -> str:
    imports = [batch for batch in once(store.batches, person) if batch.kind == "import" and not batch.undone]
    return words.holds(name, files.contents(once(store.history, person).frames), len(imports))


def _merge(
    here: Visit,
    into: int,
    other: int,
    dropped: tuple[Dropped, ...],
    names: Mapping[int, str],
    today: date,
) -> None:
    store = here.store
    merged = store.merge_people(into, other, today, dropping=dropped)
    if here.person == other:
        people.look_at(into)
    # The next time it would be about another two.
    st.session_state[f"merge-{into}"] = False
    sentence = words.merged(names[other], names[into])
    notices.leave(notices.Notice(sentence, store, take_back=lambda: store.part_people(merged)))
