"""What is presented, one thing at a time."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ssi.charts.look import Look, Stage
from ssi.model import sessions
from ssi.ui import sample, slides
from tests.analysis.experiments.trials import begun as trial
from tests.pages.support import TODAY

DAY = re.compile(r"\d{1,2} [A-Z][a-z]{2}( \d{4})?")
DECKS = [(deck, step) for deck, steps in slides.DECKS.items() for step in steps]
AGREED = ("agreed", slides.AGREE)
"""Steps of a session that say how often, which is no score."""


@pytest.fixture(autouse=True)
def _work_out_at_once(monkeypatch):
    monkeypatch.setattr(slides, "once", lambda function, *args, **kwargs: function(*args, **kwargs))


def seen(*, digits: bool, experiments: tuple[Any, ...] = ()) -> slides.Seen:
    """The sample person, of whom every slide has something to say."""
    store = sample.filled(TODAY)
    person = store.first_person().id
    return slides.Seen(
        store.history(person),
        sessions.in_order(store.documents(person, "session")),
        experiments,
        TODAY,
        Look("light", Stage(digits=digits)),
    )


def texts(slide: slides.Slide) -> Iterator[str]:
    """All that can be read on a slide: its words, and those in its chart, along the axes and on hover."""
    yield from (slide.headline, *slide.lines, slide.caption)
    for tile in slide.tiles:
        yield from tile
    if slide.figure is None:
        return
    drawn = slide.figure.to_plotly_json()
    layout = drawn["layout"]
    yield from (str(each.get("text")) for each in layout.get("annotations", ()))
    for name, axis in layout.items():
        if "axis" in name and axis.get("showticklabels", True):
            # An axis that labels itself would do it with digits.
            yield from axis["ticktext"] if axis.get("ticktext") is not None else ["0"]
    for trace in drawn["data"]:
        if trace.get("hoverinfo") != "skip":
            yield "0"
        yield str(trace.get("text") if trace.get("mode", "").find("text") >= 0 else "")


def numbers(slide: slides.Slide) -> list[str]:
    """The texts of a slide that hold a digit which is not of a day."""
    return [text for text in texts(slide) if re.search(r"\d", DAY.sub("", text))]


@pytest.mark.parametrize(("deck", "step"), DECKS, ids=lambda each: getattr(each, "key", each))
def test_with_shapes_only_no_slide_says_a_number(deck, step):
    shown = step.make(seen(digits=False))
    if step.key not in AGREED:
        assert numbers(shown) == []


@pytest.mark.parametrize("today", [date(2026, 7, 1), TODAY], ids=["running", "ended"])
def test_with_shapes_only_an_experiment_says_none_either(today):
    found = replace(seen(digits=False, experiments=(trial(16, 2),)), today=today)
    step = next(step for step in slides.DECKS["session"] if step.key == "finding")
    assert numbers(step.make(found)) == []


def test_the_same_slides_say_numbers_where_they_are_shown():
    found = seen(digits=True)
    silent = [
        f"{deck}/{step.key}"
        for deck, step in DECKS
        if step.key not in (*AGREED, "why") and not numbers(step.make(found))
    ]
    assert silent == []
