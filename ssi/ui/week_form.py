"""What was done in a week, and what came of it, as sheets to fill in: by day, or as totals."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from ssi import catalog
from ssi.analysis.habits import logged
from ssi.analysis.outcomes import measured
from ssi.catalog.routines import usual
from ssi.model import History
from ssi.readers import forms
from ssi.readers.slugs import slug_of
from ssi.ui import keys
from ssi.ui.editing import Held, held
from ssi.words import names, numbers, outcomes, screens

RECENT = timedelta(weeks=8)
"""What was logged within this time of the week stands in the form, beside what always stands there."""
BY_HAND = ("meetings", "replies", "new_followers", "impressions", "engagements")
"""Outcomes that people can count or look up themselves."""


@dataclass(frozen=True)
class _Kind:
    """One of the two sheets: the frame it fills, its words, and the rows that it has in any week."""

    frame: forms.Counted
    heading: Callable[[], str]
    of_rows: Callable[[], str]
    own: Callable[[], str]
    name: Callable[[str], str]
    always: Callable[[], Sequence[str]]
    logged: Callable[[pd.DataFrame], Sequence[str]]

    @property
    def added(self) -> str:
        """Where the session keeps the rows of the visitor's own."""
        return f"{self.frame} added by hand"


def _planned() -> Sequence[str]:
    usually = {item.habit for item in usual().items}
    return [slug for slug, habit in catalog.habits().items() if slug in usually and not habit.looks]


_KINDS = (
    _Kind("habits", screens.type_habits, screens.habit, screens.own_habit, names.habit, _planned, logged),
    _Kind(
        "outcomes",
        outcomes.heading,
        screens.outcome,
        screens.own_outcome,
        names.outcome,
        lambda: BY_HAND,
        measured,
    ),
)


@dataclass(frozen=True)
class Week:
    """One sheet of one week: what stands there, and the rows to fill in."""

    kind: _Kind
    monday: date
    as_total: bool
    name: str
    stood: Held
    grid: pd.DataFrame

    def sheet(self, today: date) -> pd.DataFrame:
        """Show the sheet: by day, days to come locked, or one total. Returns it as it was left."""
        st.markdown(f"**{self.kind.heading()}**")
        days = {column: self.monday + timedelta(days=place) for place, column in enumerate(forms.WEEKDAYS)}
        columns: dict[str, Any] = {
            column: st.column_config.TextColumn(
                numbers.weekday(day), alignment="right", max_chars=10, disabled=day > today
            )
            for column, day in days.items()
        }
        columns[forms.WHOLE_WEEK] = st.column_config.TextColumn(
            screens.whole_week(), alignment="right", max_chars=10
        )
        columns["_index"] = st.column_config.TextColumn(self.kind.of_rows(), width=200, disabled=True)
        edited = st.data_editor(
            self.grid.rename(index=self.kind.name),
            column_order=[forms.WHOLE_WEEK] if self.as_total else list(days),
            column_config=columns,
            width="content" if self.as_total else "stretch",
            height="content",
            key=f"{self.stood.key}-{len(self.grid)}",
        )
        return edited.set_axis(self.grid.index)

    def said(self, typed: pd.DataFrame, today: date) -> forms.Typed:
        """What the sheet says beside what stood there."""
        return forms.counts_of_week(self.kind.frame, typed, self.stood.table, self.monday, today=today)


def weeks(history: History, monday: date, *, as_total: bool) -> list[Week]:
    """The sheets of a week: what was done, and what came of it."""
    return [_week(kind, getattr(history, kind.frame), monday, as_total=as_total) for kind in _KINDS]


def _week(kind: _Kind, counts: pd.DataFrame, monday: date, *, as_total: bool) -> Week:
    name = f"{kind.frame}-{monday}-{as_total}"
    stood = held(name, forms.rows_of_week(counts, monday))
    lately = kind.logged(counts[counts["date"] >= pd.Timestamp(monday - RECENT)])
    own: list[str] = st.session_state.get(kind.added, [])
    slugs = list(dict.fromkeys([*kind.always(), *lately, *own]))
    return Week(kind, monday, as_total, name, stood, forms.week_grid(stood.table, slugs, monday))


def more_rows(person: int) -> None:
    """A box for each sheet that gives a habit or an outcome of one's own a row in it."""
    for column, kind in zip(st.columns(len(_KINDS)), _KINDS, strict=True):
        key = keys.of(person, f"own-{kind.frame}")
        column.text_input(kind.own(), max_chars=60, key=key, on_change=_add_row, args=(kind, key))


def _add_row(kind: _Kind, key: str) -> None:
    """It is kept with its first count."""
    if name := st.session_state[key].strip():
        st.session_state[kind.added] = [*st.session_state.get(kind.added, []), slug_of(name)]
    st.session_state[key] = ""
