"""Why might it have moved?: the questions under the chart of Changes, each with its answer."""

from collections.abc import Mapping

import streamlit as st

from ssi.analysis import why
from ssi.model import Change, History
from ssi.ui import clients, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import why as say


def section(
    here: Visit, history: History, changes: Mapping[str, Change], wobbles: Mapping[str, float | None]
) -> None:
    """Every question about the change that the headline names; beside others one about them."""
    st.subheader(say.heading(), anchor=False)
    st.markdown(once(say.about, changes, wobbles))
    weeks = clients.weeks_beside(here)
    checks = once(why.checks, history.snapshots, history.habits, history.events, changes, wobbles, weeks)
    answers = once(say.answers, checks, changes, wobbles)
    asked = [f"- **{screen.plain(each)}** {screen.plain(answer)}" for each, answer in answers]
    if asked:
        st.markdown("\n".join(asked))
