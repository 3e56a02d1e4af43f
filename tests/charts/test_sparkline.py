"""The small line in a table's cell."""

from math import nan
from urllib.parse import unquote

from ssi import charts
from ssi.charts import Look


def drawn(*values):
    picture = charts.sparkline(values, "brand", Look())
    kind, svg = picture.split(",", 1)
    assert kind == "data:image/svg+xml"
    return unquote(svg)


def test_the_line_starts_at_zero_and_ends_with_a_dot():
    # Between 4 px of air: 0 lies at 28, the highest at 4; three values over 172 px.
    assert "M4.0 28.0L90.0 16.0L176.0 4.0" in drawn(0, 5, 10)
    assert 'cx="176.0" cy="4.0"' in drawn(0, 5, 10)


def test_an_unknown_week_breaks_the_line_and_is_no_zero():
    svg = drawn(10, 10, nan, 10, 10)
    assert svg.count('fill="none"') == 2
    assert "28.0" not in svg


def test_a_week_between_unknown_ones_is_a_dot():
    svg = drawn(nan, 10, nan)
    assert svg.count("<circle") == 1
    assert 'fill="none"' not in svg


def test_nothing_but_zeros_lies_on_the_ground():
    assert "M4.0 28.0L176.0 28.0" in drawn(0, 0)


def test_a_score_lies_in_the_middle_of_twenty_points_and_has_no_ground():
    svg = unquote(charts.score_sparkline((50, 50, nan, 60), Look()))
    # 50 to 60 lie in the middle of 45 to 65: a quarter and three quarters of the 24 px between 28 and 4.
    assert "M4.0 22.0L61.3 22.0" in svg
    assert 'cx="176.0" cy="10.0"' in svg
    assert Look().palette.grid not in svg


def test_a_score_that_moved_further_has_its_whole_stretch():
    assert "M4.0 28.0L176.0 4.0" in unquote(charts.score_sparkline((20, 60), Look()))


def test_without_a_score_nothing_is_drawn():
    assert "<path" not in unquote(charts.score_sparkline((), Look()))
