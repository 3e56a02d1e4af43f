"""Whatever a history holds: no question, no comparison and no search for steps falls over it."""

import re
from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from ssi.analysis import before_after, steps, trends, why
from ssi.model import OWN_SCORES, Stretch, frame
from ssi.words import before_after as say_before_after
from ssi.words import names
from ssi.words import steps as say_steps
from ssi.words import why as say_why

EXAMPLES = max(settings().max_examples // 3, 60)
"""An example takes a tenth of a second: the long run would take a quarter of an hour with all of them."""

FIRST = date(2026, 1, 5)
UNSAID = re.compile(r"\b(nan|inf|None)\b|[{}–]")
days = some.lists(some.integers(0, 120), min_size=1, max_size=40, unique=True).map(sorted)
score = some.one_of(some.just(float("nan")), some.floats(0, 25), some.integers(0, 25).map(float))


@some.composite
def histories(draw):
    """Snapshots, habits and events on some of 120 days; scores may be unknown."""
    rows = [
        {"date": FIRST + timedelta(days=day), **{column: draw(score) for column in OWN_SCORES}}
        for day in draw(days)
    ]
    counts = [
        {
            "date": FIRST + timedelta(days=day),
            "habit": slug,
            "count": draw(some.integers(0, 9)),
            "days": length,
        }
        for slug, length in (("posts", 1), ("comments", 7), ("my_own", 1))
        for day in draw(days)
    ]
    events = [{"date": FIRST + timedelta(days=day), "label": "x", "kind": "break"} for day in draw(days)[:3]]
    return frame("snapshots", rows), frame("habits", counts), frame("events", events)


@settings(max_examples=EXAMPLES)
@given(histories(), some.integers(0, 120), some.integers(1, 60))
def test_any_history_is_asked_and_compared(history, day, length):
    snapshots, habits, events = history
    middle = FIRST + timedelta(days=day)
    changed = trends.changes_between(snapshots, FIRST, middle), trends.changes(snapshots)
    wobbles = trends.wobbles(snapshots)
    for changes in changed:
        checks = why.checks(snapshots, habits, events, changes, wobbles)
        assert all(answer for _question, answer in say_why.answers(checks, changes, wobbles))
    found = before_after.compare(
        snapshots,
        habits,
        Stretch(middle - timedelta(days=length), middle - timedelta(days=1)),
        Stretch(middle, middle + timedelta(days=length)),
    )
    if found:
        said = [
            say(found) for say in (say_before_after.headline, say_before_after.usual, say_before_after.beside)
        ]
        assert all(said[:2])
        # No number that is not known, and no part of a sentence that was never filled in.
        assert not UNSAID.search(" ".join(said))
        named = [change for change in found.habits if names.habit(change.habit) in said[2]]
        assert all(change.before is not None and change.after is not None for change in named)
        assert all(np.isfinite(level.points) for level in found.levels.values())
    for together in steps.together(steps.steps(snapshots, events)):
        assert say_steps.sentence(together)
