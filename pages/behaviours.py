"""Behaviours: which of the behaviours behind the pillars do I really show?"""

import streamlit as st

from ssi.analysis import behaviours
from ssi.model import PILLAR_KEYS, calendar_day
from ssi.ui import behaviours as parts
from ssi.ui import frame, screen, written
from ssi.ui.once import once
from ssi.words import behaviours as words
from ssi.words import uploads

here, history = frame.visit(), frame.history()
totals = once(behaviours.weekly, history.habits, history.outcomes)
last = once(behaviours.last_week, totals)
if last is None:
    screen.head(words.title(), words.nothing_yet())
    screen.nothing_yet(words.nothing_yet_next())
    st.subheader(uploads.archive_heading(), anchor=False)
    st.markdown(uploads.archive_told())
    st.stop()

found = tuple(each for pillar in PILLAR_KEYS for each in once(behaviours.seen, totals, pillar))
planned = written.planned_per_week(here)
screen.head(words.title(), words.headline(found, planned))
if signs := once(behaviours.hurried, totals):
    st.info(words.hurried(signs), icon=":material/lightbulb:")
sources = once(here.store.sources, here.person)
for pillar in PILLAR_KEYS:
    parts.pillar(pillar, totals, calendar_day(last), sources, planned)
parts.explained(found)
