"""Small panels of clients: one scale, one span, names in the order given."""

import pandas as pd
import pytest

from ssi import charts
from ssi.charts import Look

LOOK = Look()
MIDDLE = pd.DataFrame({"week": [0, 1, 2], "value": [50.0, 51.0, 52.0]})


def lines(**people):
    """One line a client: a mapping of weeks to values; a negative week stands after a gap."""
    return pd.DataFrame(
        [
            {"person": person, "week": abs(week), "value": value, "after_gap": week < 0}
            for person, values in enumerate(people.values())
            for week, value in values.items()
        ]
    )


def drawn(called, found, *, column="overall", scale=(0.0, 100.0), weeks=26, middle=MIDDLE, look=LOOK):
    return charts.side_by_side(called, found, middle, column, scale, weeks, look)


def pair():
    return drawn({0: "Ann", 1: "Bob"}, lines(Ann={0: 50.0, 1: 52.25}, Bob={0: 90.0, 1: 91.0}))


def test_both_panels_have_the_same_width_scale_and_weeks():
    figure = pair()
    assert figure.layout.yaxis.range == figure.layout.yaxis2.range == (0, 100)
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    one, other = figure.layout.xaxis.domain, figure.layout.xaxis2.domain
    assert one[1] - one[0] == pytest.approx(other[1] - other[0])
    assert other[1] == 1


def test_who_is_alone_in_a_row_gets_no_wider_panel():
    alone = drawn({0: "Ann"}, lines(Ann={0: 50.0}))
    assert alone.layout.xaxis.domain == pair().layout.xaxis.domain


def test_a_panel_is_called_by_its_name_and_last_score_in_the_order_given():
    assert [note.text for note in pair().layout.annotations] == ["<b>Ann</b> · 52.2", "<b>Bob</b> · 91"]


def test_a_long_name_is_cut_and_no_name_is_markup():
    called = {0: "Maximiliane-Charlotte Lee", 1: "<b>x</b>"}
    figure = drawn(called, lines(Ann={0: 50.0}, Bob={0: 50.0}))
    first, second = (note.text for note in figure.layout.annotations)
    assert first == "<b>Maximiliane-Char…</b> · 50"
    assert second == "<b>&lt;b&gt;x&lt;/b&gt;</b> · 50"


def test_everybody_has_the_same_colour_however_high_or_low():
    own = [trace for trace in pair().data if trace.line.width == LOOK.line_width]
    assert {trace.line.color for trace in own} == {LOOK.palette.ink}
    pillar = drawn({0: "Ann"}, lines(Ann={0: 5.0}), column="people", scale=(0.0, 25.0))
    assert pillar.data[1].line.dash == "dash"
    assert pillar.data[1].line.color == LOOK.palette.pillars["people"]


def test_weeks_in_a_row_are_counted_and_others_are_named():
    figure = drawn({0: "Ann"}, lines(Ann={3: 50.0, 4: 51.0}))
    assert (figure.data[1].x0, figure.data[1].dx, figure.data[1].x) == (3, 1, None)
    missing = drawn({0: "Ann"}, lines(Ann={0: 50.0, 2: 51.0}))
    assert missing.data[1].x == (0, 2)


def test_a_line_breaks_at_a_gap_and_a_lonely_week_is_a_dot():
    figure = drawn({0: "Ann"}, lines(Ann={0: 50.0, -5: 51.0, -9: 52.0, 10: 53.0}))
    assert figure.data[1].y == (50, None, 51, None, 52, 53)
    assert figure.data[1].x == (0, 4.5, 5, 8.5, 9, 10)
    # Alone before and between two gaps, and at the end.
    assert figure.data[2].x == (0, 5, 10)


def test_the_middle_of_all_lies_thin_and_grey_below_the_own_line():
    first = pair().data[0]
    assert first.y == (50, 51, 52)
    assert (first.line.width, first.line.color) == (1, LOOK.palette.guide)
    assert first.hoverinfo == "skip"


def test_without_a_middle_only_the_own_line_is_drawn():
    figure = drawn({0: "Ann"}, lines(Ann={0: 50.0}), middle=MIDDLE.head(0))
    assert {trace.mode: trace.y for trace in figure.data} == {"lines": (50,), "markers": (50,)}


def test_a_close_up_has_the_ends_it_was_given():
    figure = drawn({0: "Ann"}, lines(Ann={0: 50.0}), scale=(40.0, 70.0))
    assert figure.layout.yaxis.range == (40, 70)
    assert figure.layout.yaxis.tickvals == (40, 50, 60, 70)


@pytest.mark.parametrize(
    ("weeks", "ticks"), [(1, (0, 1)), (12, (0, 4, 8, 12)), (25, (0, 8, 16, 24)), (104, (0, 26, 52, 78, 104))]
)
def test_weeks_are_marked_in_whole_steps(weeks, ticks):
    assert drawn({0: "Ann"}, lines(Ann={0: 50.0}), weeks=weeks).layout.xaxis.tickvals == ticks


def test_twenty_four_panels_of_two_years_stay_small():
    two_years = {week: 50 + week % 7 / 10 for week in range(105)}
    middle = pd.DataFrame({"week": range(105), "value": 50.0})
    figure = drawn({0: "Ann", 1: "Bob"}, lines(Ann=two_years, Bob=two_years), weeks=104, middle=middle)
    # Twelve such figures.
    assert 12 * len(figure.to_json()) < 150_000
