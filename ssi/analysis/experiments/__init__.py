"""Experiments: weeks with and without one habit in an order drawn by lot, and what that says of a score.

How long it has to be is found by simulating the person's own noise (`planning`); what the order of weeks does to a
score is seen through slow responses, carry-over included (`seen`); at the end the order that was drawn is compared
with every order that could have been (`strength`, `result`). The only place from which a sentence may say that a habit
moved a score. How often it is wrong, and how often it finds something, is measured by `tests/bench/experiments.py`.
"""

from ssi.analysis.experiments.before import before
from ssi.analysis.experiments.pins import pins
from ssi.analysis.experiments.planning import outlook
from ssi.analysis.experiments.result import result
from ssi.analysis.experiments.weeks import adherence, has_scores, up_to, weeks_of

__all__ = ["adherence", "before", "has_scores", "outlook", "pins", "result", "up_to", "weeks_of"]
