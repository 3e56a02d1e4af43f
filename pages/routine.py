"""Routine: what did I plan, what did I do, what is next?"""

from ssi.ui import frame, routine

here = frame.visit()
routine.parts(here, here.history())
