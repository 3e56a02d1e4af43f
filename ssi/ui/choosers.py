"""What a visitor chooses to look at: a range, two days, a habit. The choice stays while they visit other pages."""

from datetime import date

import pandas as pd
import streamlit as st

from ssi import catalog
from ssi.model import PILLAR_KEYS
from ssi.words import names, screens

RANGES = {8: screens.eight_weeks, 26: screens.half_a_year, 52: screens.a_year, None: screens.all_of_it}
"""The ranges of Trends: weeks, None for everything."""


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


def chosen_habit(logged: list[str]) -> tuple[str, str]:
    """A habit, and the pillar it is said to feed; for a habit of one's own the pillar is asked."""
    left, right = st.columns(2)
    habit = left.selectbox(
        screens.choose_habit(), logged, format_func=names.habit, key="habit-chosen", persist_state="session"
    )
    pillar = catalog.pillar_of(habit)
    if pillar is None:
        pillar = right.selectbox(
            screens.choose_pillar(), PILLAR_KEYS, format_func=names.pillar, key=f"pillar-of-{habit}"
        )
    return habit, pillar
