"""Routine: what did I plan, what did I do, what is next?"""

from ssi.ui import frame, routine, screen, written
from ssi.words import routine as words

here = frame.visit()
history = here.history()
weeks = written.weeks(here, history)
screen.head(words.title(), routine.headline(weeks) if written.plans(here) else words.no_plan())
routine.section(here, history, weeks)
