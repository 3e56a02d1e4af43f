"""What a visitor chooses to look at: a range, two days, a habit. The choice stays while they visit other pages."""

from datetime import date

import pandas as pd
import streamlit as st

from ssi.model import Alignment, History
from ssi.ui import keys
from ssi.words import lining_up, screens

_KEPT = (
    *("range", "compare", "with-outcomes", "routine-section", "report-paper"),
    *("before-after-3", "before-after-4", "before-after-weeks"),
)
_OF_ALL = ("client-", "clients-", "side-", "merge-", "programme")
"""How the boxes of Clients begin, which is about everybody; but a row that was selected is one person's."""
_OF_ONE = ("clients-table",)
RANGES = {8: screens.eight_weeks, 26: screens.half_a_year, 52: screens.a_year, None: screens.all_of_it}
"""The ranges of Trends: weeks, None for everything."""


def is_kept(key: str) -> bool:
    """Whether a choice holds for another person's history as well.

    The browser goes on showing every choice whose box stays where it is, so one that is not kept needs a box of each
    person's own.
    """
    return key in _KEPT or (key.startswith(_OF_ALL) and key not in _OF_ONE)


def chosen_range() -> int | None:
    """How many weeks of the history to look at; None for all."""
    return st.segmented_control(
        screens.range_label(),
        RANGES,
        default=26,
        required=True,
        format_func=lambda weeks: RANGES[weeks](),
        label_visibility="collapsed",
        key="range",
        persist_state="session",
    )


def chosen_days(snapshots: pd.DataFrame) -> tuple[date, date] | None:
    """Two days to compare, or None for week over week."""
    first, last = snapshots["date"].iloc[0].date(), snapshots["date"].iloc[-1].date()
    if first == last:
        return None
    is_free = st.segmented_control(
        screens.compare(),
        [False, True],
        default=False,
        required=True,
        format_func=lambda free: screens.two_dates() if free else screens.week_over_week(),
        label_visibility="collapsed",
        key="compare",
        persist_state="session",
    )
    if not is_free:
        return None
    left, right = st.columns(2)
    bounds = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
    start = left.date_input(screens.from_day(), first, key=f"from-{first}-{last}", required=True, **bounds)
    end = right.date_input(screens.to_day(), last, key=f"to-{first}-{last}", required=True, **bounds)
    return start, end


def with_outcomes(history: History) -> bool:
    """Whether habits are to be lined up with outcomes in place of the pillars; asked only where both are there."""
    if history.outcomes.empty or history.snapshots.empty:
        return history.snapshots.empty and not history.outcomes.empty
    return st.segmented_control(
        screens.line_up_with(),
        [False, True],
        default=False,
        required=True,
        format_func=lambda outcomes: screens.outcomes() if outcomes else screens.pillars(),
        key="with-outcomes",
        persist_state="session",
    )


ROW = "row-chosen"
"""What the box of `chosen_row` is called, for each person."""


def chosen_row(rows: pd.DataFrame, alignment: Alignment, person: int) -> pd.Series:
    """The row to look at closer; at first the one on top."""
    places = {(row["habit"], row["pillar"]): place for place, (_label, row) in enumerate(rows.iterrows())}
    chosen = st.selectbox(
        screens.choose_row(),
        list(places),
        format_func=lambda key: lining_up.choice(rows.iloc[places[key]], alignment),
        key=keys.of(person, ROW),
        persist_state="session",
    )
    return rows.iloc[places[chosen]]
