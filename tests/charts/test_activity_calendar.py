"""A calendar of days: unknown days are blank, none done is seen as that."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi import charts
from ssi.analysis import activity
from ssi.charts import Look
from ssi.charts.look import PALETTES
from tests.charts.test_look import contrast

FIRST = date(2026, 3, 2)


def days(*counts):
    """A calendar that begins on Monday 2 March 2026."""
    index = pd.date_range(FIRST, periods=len(counts), unit="s", name="date")
    return activity.by_week(pd.Series(counts, index=index, dtype="float64"))


def squares(figure):
    return [list(row) for row in figure.data[0].z]


def test_an_unknown_day_has_no_square_and_one_with_none_done_has_the_palest_and_a_dash():
    figure = charts.activity_calendar(days(5, None, 0, 5, 5, 5, 5), Look())
    heat, dashes = figure.data
    assert [row[0] for row in squares(figure)] == [1, None, 0, 1, 1, 1, 1]
    assert heat.colorscale[0][1] == PALETTES["light"].amounts[0]
    assert (list(dashes.x), list(dashes.y)) == ([0], [2])
    assert list(heat.colorbar.ticktext) == ["none", "5"]


def test_shades_are_as_many_days_each_and_say_their_numbers():
    # Eight days done: two for each shade.
    figure = charts.activity_calendar(days(1, 2, 3, 4, 6, 8, 20, 40), Look())
    assert list(figure.data[0].colorbar.ticktext) == ["none", "1 to 2", "3 to 4", "6 to 8", "20 to 40"]
    assert [row[0] for row in squares(figure)] == [1, 1, 2, 2, 3, 3, 4]
    # The second week has its Monday alone.
    assert [row[1] for row in squares(figure)] == [4, None, None, None, None, None, None]


def test_monday_is_on_top_and_months_are_labelled_where_they_begin():
    figure = charts.activity_calendar(days(*[1] * 70), Look())
    assert figure.layout.yaxis.range == (6.5, -0.5)
    assert figure.layout.yaxis.ticktext[0] == "Mon"
    # 1 April 2026 is in the fifth week, 1 May in the ninth.
    assert (list(figure.layout.xaxis.tickvals), list(figure.layout.xaxis.ticktext)) == (
        [4, 8],
        ["Apr", "May"],
    )


def test_hovering_says_the_day_and_how_much():
    heat = charts.activity_calendar(days(5, None, 0), Look()).data[0]
    assert [row[0] for row in heat.text][:3] == ["2 Mar 2026: 5", "", "4 Mar 2026: none done"]


def test_without_anything_known_it_is_an_empty_calendar():
    figure = charts.activity_calendar(days(*[None] * 14), Look())
    assert all(square is None for row in squares(figure) for square in row)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_neighbouring_shades_can_be_told_apart_and_from_the_page(theme):
    palette = PALETTES[theme]
    none, *steps = palette.amounts
    assert contrast(palette.page, none) >= 1.25
    assert all(contrast(one, other) >= 1.4 for one, other in pairwise((none, *steps)))
    # The dash says none without any colour: it has to be seen on its square.
    assert contrast(palette.muted, none) >= 3


amounts = st.none() | st.just(0.0) | st.integers(1, 300).map(lambda sevenths: round(sevenths / 7, 6))


@given(st.lists(amounts, min_size=1, max_size=60))
def test_of_any_days_the_more_was_done_the_darker_the_square(counts):
    figure = charts.activity_calendar(days(*counts), Look())
    drawn = squares(figure)
    places = [(count, drawn[place % 7][place // 7]) for place, count in enumerate(counts)]
    assert all((count is None) == (shade is None) for count, shade in places)
    known = sorted((count, shade) for count, shade in places if count is not None)
    assert [shade for _count, shade in known] == sorted(shade for _count, shade in known)
    assert all((count == 0) == (shade == 0) for count, shade in known)
    # Every shade that the scale explains is in the picture, besides none.
    assert len({shade for _count, shade in known} - {0}) == len(figure.data[0].colorbar.ticktext) - 1
