"""The parts of Behaviours: a table for each pillar, and how its numbers come about."""

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from ssi import charts
from ssi.analysis import behaviours
from ssi.model import Seen
from ssi.ui import frame, screen
from ssi.ui.once import once
from ssi.words import behaviours as words
from ssi.words import names


def pillar(
    key: str, totals: pd.DataFrame, week: date, sources: pd.DataFrame, planned: Mapping[str, int]
) -> None:
    """What was seen of one pillar's behaviours, in a table and in words."""
    st.subheader(names.pillar(key), anchor=False)
    found = once(behaviours.seen, totals, key)
    if found:
        _table(found, once(words.table, found, week, sources, planned), key)
        _sentences(found)
    if missing := words.unseen(once(behaviours.unseen, totals, key)):
        st.markdown(missing)


def _table(found: tuple[Seen, ...], table: pd.DataFrame, key: str) -> None:
    behaviour, week, usual, plan, source = map(str, table)
    weeks = words.week_by_week()
    lines = [once(charts.sparkline, each.weeks, key, frame.look()) for each in found]
    st.dataframe(
        table.assign(**{weeks: lines})[[behaviour, week, usual, plan, weeks, source]],
        hide_index=True,
        column_config={
            behaviour: st.column_config.Column(width=214),
            week: st.column_config.Column(width=102),
            usual: st.column_config.Column(width=86),
            plan: st.column_config.Column(width=90),
            weeks: st.column_config.ImageColumn(width=196),
        },
        key=f"behaviours-{key}",
    )


def _sentences(found: tuple[Seen, ...]) -> None:
    st.markdown("\n".join(f"- {screen.plain(words.sentence(each))}" for each in found))


def explained(found: tuple[Seen, ...]) -> None:
    """How the numbers of the behaviours on the page come about, folded away."""
    with st.expander(words.how_counted()):
        hints = [hint for each in found if (hint := words.hint(each.behaviour))]
        said = [words.usual_explained(), *hints, words.no_file_knows()]
        st.markdown("\n".join(f"- {screen.plain(text)}" for text in said))
