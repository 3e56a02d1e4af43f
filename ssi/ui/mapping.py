"""A hand on the wheel: what each column of a table is, beside its first cells, and the first days that come of it."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from ssi.model import Reading
from ssi.ui import screen
from ssi.words import files, mapping

_FIT_AS_BOXES = 24
"""So many columns are shown as boxes; of a table with more, a list to scroll is shorter."""
_BOX_WIDTH = 190


def roles_of(
    roles: Mapping[str, str],
    options: Sequence[str],
    cells: Mapping[str, Sequence[str]],
    key: str,
) -> dict[str, str]:
    """Ask for every column which of the ``options`` it is; ``roles`` is how it stands."""
    if len(roles) > _FIT_AS_BOXES:
        return _as_list(roles, options, cells, key)
    chosen = {}
    with st.grid(4, min_column_width=_BOX_WIDTH):
        for place, (heading, role) in enumerate(roles.items()):
            with st.container(gap="xxsmall"):
                chosen[heading] = st.selectbox(
                    screen.plain(heading),
                    options,
                    index=options.index(role),
                    format_func=files.role,
                    key=f"{key}-{place}",
                )
                if heading in cells:
                    st.caption(screen.plain(mapping.example(cells[heading])))
    return chosen


def _as_list(
    roles: Mapping[str, str], options: Sequence[str], cells: Mapping[str, Sequence[str]], key: str
) -> dict[str, str]:
    """The same for a table of many columns, as a list."""
    edited = st.data_editor(
        pd.DataFrame(
            {
                "column": list(roles),
                "role": list(roles.values()),
                "cells": [mapping.example(cells.get(heading, ())) for heading in roles],
            }
        ),
        column_config={
            "column": st.column_config.TextColumn(files.column_in_file(), disabled=True),
            "role": st.column_config.SelectboxColumn(
                files.column_read_as(),
                options=options,
                format_func=lambda role: files.role(str(role)),
                required=True,
            ),
            "cells": st.column_config.TextColumn(mapping.first_cells(), disabled=True),
        },
        hide_index=True,
        key=key,
    )
    return dict(zip(edited["column"], edited["role"], strict=True))


def one_day(before: str | None, today: date, key: str) -> str | None:
    """The day of all rows of a table without dates; None until it is said."""
    day = st.date_input(
        mapping.day_of_all(),
        date.fromisoformat(before) if before else None,
        format="YYYY-MM-DD",
        max_value=today,
        key=f"one-day-{key}",
    )
    return day.isoformat() if isinstance(day, date) else None


def preview(found: Reading) -> None:
    """The first days as they were read, of the first person where there are several."""
    label, frames = next(iter(found.people.items()))
    table = mapping.first_days(frames)
    if not table.empty:
        st.markdown(screen.plain(mapping.preview_heading(len(table), label if len(found.people) > 1 else "")))
        st.dataframe(table, hide_index=True, placeholder="")
