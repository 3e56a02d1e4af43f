"""The third door: the SSI page or LinkedIn's JSON answer, pasted; what is recognised is shown to be confirmed."""

from datetime import date

import streamlit as st

from ssi import readers
from ssi.model import SCORE_COLUMNS, Reading
from ssi.readers import forms
from ssi.store import Store
from ssi.ui import keeping, keys, screen, type_in
from ssi.words import files, screens

_ROUND = "paste round"


def door(store: Store, person: int, today: date) -> None:
    """Paste, look at what was recognised, correct it, keep it."""
    round_ = st.session_state.get(_ROUND, 0)
    text = st.text_area(
        screens.paste_label(),
        height=160,
        key=keys.of(person, f"paste-{round_}"),
        placeholder=screens.paste_hint(),
    )
    if not text.strip():
        return
    when = type_in.day_of_numbers(today, keys.of(person, f"paste-day-{round_}"))
    try:
        reading = readers.read("pasted", text.encode(), today=today, snapshot_date=when)
    except readers.UnreadableFile as problem:
        screen.problem(str(problem))
        return
    if not _is_one_snapshot(reading):
        screen.problem(screens.paste_is_a_table())
        return
    snapshots = reading.snapshots
    found = [column for column in SCORE_COLUMNS if snapshots[column].notna().any()]
    st.markdown(files.recognised(found))
    screen.problems(reading.problems)
    day = snapshots["date"].iloc[0].date()
    shown = forms.day_sheet(snapshots, day, dict.fromkeys([*type_in.FORM_COLUMNS, *found]))
    with st.form(keys.of(person, f"paste-form-{round_}"), border=False):
        sheet = type_in.score_sheet(shown, keys.of(person, f"pasted-{day}-{round_}"))
        if st.form_submit_button(screens.keep_scores(), type="primary"):
            nothing = shown.assign(**{forms.VALUE: ""})
            typed = forms.scores_of_day(sheet, nothing, day, today=today)
            keeping.keep_typed(store, person, typed, screens.pasted_scores())
            st.session_state[_ROUND] = round_ + 1
            st.rerun()


def _is_one_snapshot(reading: Reading) -> bool:
    """Whether this is the score of one person on one day, and nothing else."""
    if len(reading.people) != 1:
        return False
    return len(reading.snapshots) == 1 and reading.habits.empty and reading.outcomes.empty
