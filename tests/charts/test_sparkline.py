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
