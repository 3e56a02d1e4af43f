"""Report: what can I hand over?"""

from ssi.ui import frame, report

report.parts(frame.visit(), frame.history())
