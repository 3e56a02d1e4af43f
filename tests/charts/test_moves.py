"""Bars of changes over the usual wobble."""

from datetime import date

import pytest

from ssi import charts
from ssi.charts import Look
from ssi.model import Change, Level

LOOK = Look("dark")


def change(column, points, weeks=1):
    return Change(column, 10.0, 10.0 + points, date(2026, 3, 1), date(2026, 3, 8), weeks)


def texts(figure):
    return [note.text.split("<br>")[1] for note in figure.layout.annotations]


def test_a_change_says_its_direction_and_whether_it_is_usual_in_words():
    changes = {"overall": change("overall", 0.7), "insights": change("insights", -2.8)}
    figure = charts.change_bars(changes, {"overall": 1.0, "insights": 0.6}, LOOK)
    assert texts(figure) == [
        "▲ +0.7, ordinary for you",
        "not known on both days",
        "not known on both days",
        "▼ −2.8, more than usual for you",
        "not known on both days",
    ]


def test_a_change_over_several_weeks_says_so_and_is_not_called_usual():
    figure = charts.change_bars({"brand": change("brand", 2.0, weeks=3)}, {"brand": 0.6}, LOOK)
    assert texts(figure)[1] == "▲ +2.0 over three weeks"


@pytest.mark.parametrize("weeks", [3, None])
def test_a_change_over_another_span_than_a_week_has_no_band(weeks):
    figure = charts.change_bars({"brand": change("brand", 2.0, weeks=weeks)}, {"brand": 0.6}, LOOK)
    assert not [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert figure.layout.xaxis.title.text == "Points"


def test_scores_that_were_never_known_have_no_row():
    figure = charts.change_bars({"overall": change("overall", 2.0)}, {}, LOOK, {"overall", "brand"})
    assert texts(figure) == ["▲ +2.0", "not known on both days"]
    levels = {"overall": Level("overall", 50.0, 51.0)}
    assert texts(charts.level_bars(levels, LOOK, {"overall"})) == ["▲ +1.0"]


def test_no_change_has_no_arrow():
    figure = charts.change_bars({"brand": change("brand", 0.0)}, {"brand": 0.6}, LOOK)
    assert texts(figure)[1] == "no change, ordinary for you"


def test_bars_start_at_zero_over_a_band_as_wide_as_the_wobble():
    figure = charts.change_bars({"brand": change("brand", -3.0)}, {"brand": 0.6}, LOOK)
    assert figure.data[0].x == (-3.0,)
    (band,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.x0, band.x1) == (-0.6, 0.6)
    assert figure.layout.xaxis.title.text == "Points<br>Pale band: your usual wobble of one week"


def test_zero_is_in_the_middle_and_a_small_change_looks_small():
    figure = charts.change_bars({"brand": change("brand", 0.1)}, {"brand": None}, LOOK)
    low, high = figure.layout.xaxis.range
    assert low == -high
    assert high >= 2
    assert figure.layout.xaxis.title.text == "Points"
    assert figure.layout.xaxis.ticktext == ("−2", "−1", "0", "+1", "+2")


def test_two_stretches_have_a_band_as_wide_as_the_usual_move_over_such_spans():
    levels = {"brand": Level("brand", 10.0, 11.8, 0.9), "people": Level("people", 10.0, 9.8)}
    figure = charts.level_bars(levels, LOOK)
    assert figure.data[0].x == (1.8, -0.2)
    (band,) = [shape for shape in figure.layout.shapes if shape.type == "rect"]
    assert (band.x0, band.x1) == (-0.9, 0.9)
    assert texts(figure)[:3] == ["not known in both", "▲ +1.8, more than usual for you", "▼ −0.2"]
    assert (
        figure.layout.xaxis.title.text == "Points<br>Pale band: how far a score usually moves over such spans"
    )


def test_changes_wear_no_red_and_no_green():
    figure = charts.change_bars({"brand": change("brand", -3.0)}, {}, LOOK)
    assert figure.data[0].marker.color == LOOK.palette.ink
