"""What lines up: which habits line up with which pillar, and how sure can we be?"""

import streamlit as st

from ssi.analysis import habits, lining_up, trends
from ssi.ui import choosers, frame, present, screen
from ssi.ui import lining_up as parts
from ssi.ui.once import once
from ssi.words import lining_up as words
from ssi.words import lining_up_missing, screens

here, history = frame.visit(), frame.history()
if not once(habits.logged, history.habits):
    screen.head(screens.lines_up(), screens.no_habits())
    screen.nothing_yet(screens.no_habits_next())
    st.stop()

title = st.container()
scores, found = parts.compared(history)
rows = once(lining_up.main_rows, found)
is_refused = lining_up_missing.refusal(found) is not None
stopped = None if is_refused else trends.stopped_on(history.snapshots, here.today)
with title:
    present.head(here, "lines_up", screens.lines_up(), screen.plain(found.verdict), stopped)
if rows.empty:
    screen.nothing_yet(screens.no_scores_next())
    st.stop()

if is_refused:
    ended = lining_up.stopped_on(found, here.today)
    if until := lining_up_missing.missing_until(found, here.today, stopped=ended):
        st.markdown(until)
else:
    if caution := words.caution(found):
        st.markdown(f"**{caution}**")
    parts.rows(found, rows, found.verdict, key="rows")

row = choosers.chosen_row(rows, found, here.person)
st.markdown(words.too_early() if is_refused else screen.plain(words.sentence(row, found)))
if rate := words.wrong_of_a_hundred(row, found):
    st.markdown(rate)
parts.weeks(history, scores, found, row)
parts.shuffle(found, row)
parts.tell_more(found, row, here.today)
parts.test_it(here.person, found, row)
if not is_refused:
    parts.look_further(found, row)
    parts.could_be_seen(found)
