"""The weeks of an experiment under its score."""

from datetime import date

import pandas as pd

from ssi import charts
from ssi.charts import Look
from ssi.charts.look import PALETTES
from ssi.model import empty, frame
from ssi.model.experiments import Design, Outlook, begin

LOOK = Look("light")
DESIGN = Design(12, 2, 20)
EXPERIMENT = begin(
    Outlook((DESIGN,), noise=0),
    DESIGN,
    habit="comments",
    score="insights",
    direction=1,
    expectation="More.",
    per_week=10,
    before=0.0,
    seed=5,
    today=date(2026, 11, 25),
)
"""Weeks without, with, with, without, with and without, two at a time, from 30 November on."""


def snapshots(first, values):
    return frame(
        "snapshots", {"date": pd.date_range(first, periods=len(values), unit="s"), "insights": values}
    )


def test_weeks_with_are_shaded_and_named_over_the_whole_height():
    assert EXPERIMENT.order == (False, True, True, False, True, False)
    figure = charts.experiment_weeks(EXPERIMENT, snapshots("2026-12-01", [12.0, 12.5]), LOOK)
    bands = [(shape.x0, shape.x1, shape.y0, shape.y1, shape.yref) for shape in figure.layout.shapes]
    assert bands == [
        ("2026-12-14", "2027-01-11", 0, 1, "paper"),
        ("2027-01-25", "2027-02-08", 0, 1, "paper"),
    ]
    assert {shape.layer for shape in figure.layout.shapes} == {"below"}
    heading, *named = [note.text for note in figure.layout.annotations]
    assert heading.startswith("<b>Engage with insights</b><br>Close up")
    assert heading.endswith("Pale: weeks with")
    assert named == ["with", "with"]


def test_only_the_experiments_own_days_are_drawn():
    figure = charts.experiment_weeks(EXPERIMENT, snapshots("2026-11-28", [9.0, 9.0, 12.0, 12.5]), LOOK)
    assert figure.data[0].x == ("2026-11-30", "2026-12-01")
    assert figure.data[0].y == (12.0, 12.5)
    first, last = figure.layout.xaxis.range
    assert first < "2026-11-30" < "2027-02-21" < last


def test_before_the_first_snapshot_there_is_the_order_alone():
    figure = charts.experiment_weeks(EXPERIMENT, empty("snapshots"), LOOK)
    assert figure.data[0].x is None or len(figure.data[0].x) == 0
    assert len(figure.layout.shapes) == 2
    assert figure.layout.yaxis.range == (0, 25)


def test_the_bands_are_pale_in_both_themes():
    for theme, palette in PALETTES.items():
        figure = charts.experiment_weeks(EXPERIMENT, empty("snapshots"), Look(theme))
        assert {shape.fillcolor for shape in figure.layout.shapes} == {palette.shades[0]}
