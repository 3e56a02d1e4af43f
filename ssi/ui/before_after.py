"""Before and after on Changes: an event, a day or two stretches to choose, and what differs."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from ssi import charts
from ssi.analysis import before_after, trends
from ssi.charts import Look
from ssi.model import BeforeAfter, History, Stretch
from ssi.ui import keys, screen
from ssi.ui.once import once
from ssi.words import before_after as say
from ssi.words import numbers

LENGTHS = (2, 4, 8, 12)
"""Weeks on either side of a day."""
DEFAULT_LENGTH = 4
LEAST_HISTORY = timedelta(weeks=4)
"""Less than that has no two stretches worth comparing."""

Pair = tuple[Stretch, Stretch]


def section(history: History, look: Look) -> None:
    """Choose what to compare; the answer, its chart, and what was done in both."""
    snapshots = history.snapshots
    first, last = snapshots["date"].iloc[0].date(), snapshots["date"].iloc[-1].date()
    if last - first < LEAST_HISTORY:
        return
    st.subheader(say.heading(), anchor=False)
    pair = _chosen_pair(history, Stretch(first, last))
    if pair is None:
        return
    found = once(before_after.compare, snapshots, history.habits, *pair)
    if found is None:
        st.markdown(say.overlap() if pair[0].overlaps(pair[1]) else say.not_both())
        return
    _answer(found, history, look)


def _answer(found: BeforeAfter, history: History, look: Look) -> None:
    headline = once(say.headline, found)
    st.markdown(f"**{screen.plain(headline)}** {screen.plain(once(say.usual, found))}")
    st.markdown(screen.plain(f"{once(say.beside, found)} {say.caution()}".strip()))
    screen.chart(
        once(charts.level_bars, found.levels, look, once(trends.latest, history.snapshots)),
        headline,
        once(say.scores_table, found),
        key="before-after",
    )
    if found.habits:
        with st.expander(say.habits_heading()):
            st.dataframe(once(say.habits_table, found), hide_index=True, placeholder=numbers.UNKNOWN)


def _chosen_pair(history: History, known: Stretch) -> Pair | None:
    """The two stretches to compare; None, with a word on why, where there are none."""
    modes = {
        "event": say.around_event,
        "latest": say.latest_weeks,
        "day": say.around_day,
        "two": say.two_stretches,
    }
    inside = _inside(history.events, known)
    if inside.empty:
        del modes["event"]
    left, right = st.columns([4, 3], vertical_alignment="bottom")
    with left:
        mode = st.segmented_control(
            say.heading(),
            list(modes),
            default=next(iter(modes)),
            required=True,
            format_func=lambda key: modes[key](),
            label_visibility="collapsed",
            key=f"before-after-{len(modes)}",
            persist_state="session",
        )
    if mode == "two":
        return _two_stretches(known)
    with right:
        weeks = st.segmented_control(
            say.how_long(),
            LENGTHS,
            default=DEFAULT_LENGTH,
            required=True,
            format_func=say.length,
            label_visibility="collapsed",
            key="before-after-weeks",
            persist_state="session",
        )
    if mode == "latest":
        day = before_after.start_of_latest(known, weeks)
    else:
        day = _chosen_event(inside, history.person) if mode == "event" else _chosen_day(known)
    pair = once(before_after.around, history.snapshots, day, weeks)
    if pair is None:
        st.markdown(say.not_both())
    return pair


def _inside(events: pd.DataFrame, known: Stretch) -> pd.DataFrame:
    """The events with days of the history on both sides, the newest first."""
    days = events["date"]
    inside = (days > pd.Timestamp(known.first)) & (days <= pd.Timestamp(known.last))
    found: pd.DataFrame = events[inside].sort_values("date", ascending=False, kind="stable")
    return found


def _chosen_event(events: pd.DataFrame, person: int) -> date:
    labels = dict(zip(events.index, events["label"], strict=True))
    days = dict(zip(events.index, events["date"].dt.date, strict=True))
    chosen = st.selectbox(
        say.which_event(),
        list(days),
        format_func=lambda event: say.event_choice(numbers.day(days[event]), labels[event]),
        key=keys.of(person, "before-after-event"),
    )
    day: date = days[chosen]
    return day


def _chosen_day(known: Stretch) -> date:
    earliest = known.first + timedelta(days=1)
    start = max(earliest, known.last - timedelta(weeks=DEFAULT_LENGTH) + timedelta(days=1))
    return st.date_input(
        say.which_day(),
        start,
        min_value=earliest,
        max_value=known.last,
        format="YYYY-MM-DD",
        required=True,
        key=f"before-after-day-{known.first}-{known.last}",
    )


def _two_stretches(known: Stretch) -> Pair | None:
    """Two ranges of days; at first the first weeks of the history and the last ones."""
    length = min(timedelta(weeks=DEFAULT_LENGTH), timedelta(days=known.days // 2)) - timedelta(days=1)
    ends = (known.first, known.first + length), (known.last - length, known.last)
    labels = say.first_stretch(), say.second_stretch()
    one, other = (
        column.date_input(
            label,
            end,
            min_value=known.first,
            max_value=known.last,
            format="YYYY-MM-DD",
            key=f"stretch-{end[0]}-{known.first}-{known.last}",
        )
        for column, label, end in zip(st.columns(2), labels, ends, strict=True)
    )
    # While a range is being chosen only its first day is there.
    if len(one) != 2 or len(other) != 2:
        st.markdown(say.needs_both_days())
        return None
    return Stretch(*one), Stretch(*other)
