"""All that was done, day by day: the calendar on the page."""

import streamlit as st

from ssi import charts
from ssi.analysis import activity
from ssi.model import History
from ssi.ui import frame, screen
from ssi.ui.frame import Visit
from ssi.ui.once import once
from ssi.words import activity as words


def section(here: Visit, history: History) -> None:
    """The last 26 weeks as a calendar, its sentence and its table."""
    by_day = once(activity.activity, history.habits, activity.first_day(here.today), here.today)
    sentence = words.sentence(once(activity.told, history.habits, by_day))
    st.markdown(sentence)
    by_week = once(activity.by_week, by_day)
    figure = once(charts.activity_calendar, by_week, frame.look())
    screen.chart(figure, sentence, words.table(by_week), key="activity")
    st.caption(words.explained())
