"""Session: what do we talk through together?"""

from ssi.ui import frame, session

session.page(frame.visit())
