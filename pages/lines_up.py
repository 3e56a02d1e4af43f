"""What lines up, first form: a habit's weeks under its pillar's line, and nothing said about strength."""

import streamlit as st

from ssi import charts
from ssi.analysis import habits, trends
from ssi.ui import choosers, frame, screen
from ssi.ui.once import once
from ssi.words import findings, names, screens, tables

history = frame.history()
logged = once(habits.logged, history.habits)
if not logged:
    screen.head(screens.lines_up(), screens.no_habits())
    screen.nothing_yet(screens.no_habits_next())
    st.stop()

title = st.container()
habit, pillar = choosers.chosen_habit(logged)
weeks = once(habits.by_week, history.habits, habit)
scores = once(trends.weekly, once(trends.scores_of, history.snapshots, pillar))
gaps = once(trends.gaps, history.snapshots)
headline = findings.lines_up_headline(habit, pillar, weeks)
with title:
    screen.head(screens.lines_up(), headline)

screen.chart(
    once(charts.habit_under_pillar, scores, weeks, pillar, names.habit(habit), frame.look(), gaps=gaps),
    headline,
    once(tables.habit_weeks, scores, weeks, pillar, habit),
    key="habit",
)
st.markdown(f"**{findings.lines_up_caution()}**")
