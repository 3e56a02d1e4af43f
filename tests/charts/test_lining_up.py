"""Rows of findings: dots with their ranges, grades in words, and the same beside shuffled weeks."""

import pytest

from ssi import charts
from ssi.charts import Look
from ssi.model import Looked, Shuffles
from tests.alignments import CLEAR, ONE_OF, POSTS_OR_ARTICLES, SHORT_FIRST, alignment, row

LOOK = Look("light")
UNKNOWN = float("nan")


def drawn(*rows, look=LOOK, of_one_habit=False, **known):
    found = alignment(*rows, **known)
    return charts.finding_rows(found.table, found, look, of_one_habit=of_one_habit)


def words(figure):
    return [annotation.text for annotation in figure.layout.annotations]


def bars(figure):
    return [shape for shape in figure.layout.shapes if shape.type == "rect"]


def test_a_row_names_habit_pillar_and_grade_in_words():
    assert words(drawn(row(**CLEAR))) == ["<b>Comments</b><br>Engage with insights", "<b>clear</b>"]
    assert words(drawn(row())) == ["<b>Comments</b><br>Engage with insights", "nothing clear"]


def test_the_dot_stands_at_the_effect_and_the_bar_reaches_over_its_range():
    figure = drawn(row(**CLEAR))
    assert figure.data[0].x == (0.25,)
    (bar,) = bars(figure)
    assert (bar.x0, bar.x1) == (0.18, 0.32)
    # The axis is made for the finding, a quarter wider than its range, with zero in its middle.
    assert figure.layout.xaxis.range == (-0.4, 0.4)
    assert figure.layout.xaxis.ticktext == ("−0.2", "0", "+0.2")


def test_only_a_finding_is_in_ink_and_no_colour_tells_up_from_down():
    down = CLEAR | {"effect": -0.25, "low": -0.32, "high": -0.18}
    figure = drawn(row(**CLEAR), row("posts", **down), row("calls"))
    ink, guide = LOOK.palette.ink, LOOK.palette.guide
    assert [trace.marker.color for trace in figure.data] == [ink, ink, guide]
    assert [annotation.font.color for annotation in figure.layout.annotations[::2]] == [
        ink,
        ink,
        LOOK.palette.muted,
    ]


def test_what_is_wider_than_the_axis_ends_in_an_arrow_that_is_explained():
    wide = row("posts", effect=0.1, low=-3.0, high=2.0)
    figure = drawn(row(**CLEAR), wide)
    assert figure.data[1].x == (0.1, -0.4, 0.4)
    assert figure.data[1].marker.symbol == ("circle", "triangle-left", "triangle-right")
    assert (bars(figure)[1].x0, bars(figure)[1].x1) == (-0.4, 0.4)
    assert figure.layout.xaxis.title.text == "Points for one more a week<br>Arrow: the range goes on"
    assert drawn(row(**CLEAR)).layout.xaxis.title.text == "Points for one more a week"


def test_without_a_finding_the_axis_is_made_for_the_usual_row():
    rows = [row(habit, effect=0.0, low=-end, high=end) for habit, end in (("posts", 0.1), ("calls", 0.2))]
    figure = drawn(*rows, row("votes", effect=0.0, low=-9.0, high=9.0))
    # A quarter more than 0.2, the median of 0.1, 0.2 and 9.
    assert figure.layout.xaxis.range == (-0.25, 0.25)


def test_next_to_nothing_looks_like_next_to_nothing():
    assert drawn(row(effect=0.0, low=-0.0003, high=0.0003)).layout.xaxis.range == (-0.125, 0.125)
    # No range at all is no answer, and has no mark.
    assert len(drawn(row(effect=0.0, low=0.0, high=0.0)).data) == 0


def test_a_row_without_numbers_has_words_and_no_mark():
    figure = drawn(row(note="steady", effect=UNKNOWN, low=UNKNOWN, high=UNKNOWN))
    assert words(figure) == ["<b>Comments</b><br>Engage with insights", "hardly varies"]
    assert len(figure.data) == 0
    assert not figure.layout.shapes
    assert "NaN" not in figure.to_json()


def test_habits_that_cannot_be_told_apart_are_one_row_without_a_dot():
    found = alignment(
        row("posts", "brand", **ONE_OF), row("articles", "brand", **ONE_OF), groups=[POSTS_OR_ARTICLES]
    )
    figure = charts.finding_rows(found.table.iloc[:1], found, LOOK)
    assert words(figure) == [
        "<b>Posts or Articles</b><br>Establish your professional brand",
        "<b>one of these</b>",
    ]
    assert len(figure.data) == 0


def test_a_long_title_is_broken_and_its_row_is_higher():
    long = row("links_shared", "insights")
    broken, plain = drawn(long, row()), drawn(row("posts"), row())
    assert words(broken)[0] == "<b>Links shared with a sentence of your own</b><br>Engage with insights"
    own = row("a_habit_of_my_own_with_a_name_that_no_phone_can_hold")
    assert words(drawn(own))[0].startswith(
        "<b>A habit of my own with a name that no phone</b><br><b>can hold</b><br>"
    )
    assert drawn(own, row()).layout.height == plain.layout.height + LOOK.line_height
    assert broken.layout.height == plain.layout.height


def test_the_rows_of_one_habit_are_named_by_their_pillars():
    figure = drawn(row(**CLEAR), row("comments", "brand"), of_one_habit=True)
    assert words(figure) == [
        "<b>Engage with insights</b>",
        "<b>clear</b>",
        "<b>Establish your professional brand</b>",
        "nothing clear",
    ]


def test_a_short_history_has_a_direction_and_no_figure_on_its_axis():
    axis = drawn(row(**CLEAR), first=SHORT_FIRST).layout.xaxis
    assert axis.ticktext == ("lower", "0", "higher")
    assert axis.title.text == "Which way only: a figure takes 20 weeks"


def test_a_pillar_that_is_known_for_fewer_days_has_an_axis_of_its_own_without_figures():
    rows = [row(**CLEAR), row("posts", "brand"), row("calls", "insights")]
    figure = drawn(*rows, insights=Looked(60, days=111), brand=Looked(60, days=400))
    assert figure.layout.xaxis.ticktext == ("lower", "0", "higher")
    assert figure.layout.xaxis2.ticktext == ("−0.1", "0", "+0.1")
    assert [trace.xaxis for trace in figure.data] == ["x", "x", "x2"]
    # Rows that share an axis stand together over it.
    assert words(figure)[::2] == [
        "<b>Comments</b><br>Engage with insights",
        "<b>Calls</b><br>Engage with insights",
        "<b>Posts</b><br>Establish your professional brand",
    ]


def test_an_outcome_has_another_unit():
    assert drawn(row("comments", "replies")).layout.xaxis.title.text == "More a week, for one more a week"


def test_outcomes_of_different_size_have_an_axis_each():
    impressions = row("posts", "impressions", effect=-30.0, low=-162.0, high=94.0)
    figure = drawn(impressions, row("posts", "replies", effect=0.1, low=-0.5, high=0.4), of_one_habit=True)
    # A quarter wider than what stands on it.
    assert figure.layout.xaxis.range == pytest.approx((-202.5, 202.5))
    assert figure.layout.xaxis2.range == pytest.approx((-0.625, 0.625))
    assert (figure.layout.xaxis.ticktext, figure.layout.xaxis2.ticktext) == (
        ("−100", "0", "+100"),
        ("−0.5", "0", "+0.5"),
    )
    assert [(trace.x, trace.xaxis) for trace in figure.data] == [((-30.0,), "x"), ((0.1,), "x2")]
    assert [bar.xref for bar in bars(figure)] == ["x", "x2"]


def test_an_axis_stands_under_its_rows_and_over_the_next_ones():
    figure = drawn(row("posts", "impressions"), row("posts", "replies"))
    height = figure.layout.height
    # All below the first row's words is a share of the height; rows are counted in px from the top.
    first, second = (axis.position for axis in (figure.layout.xaxis, figure.layout.xaxis2))
    places = [1 + trace.y[0] / height for trace in figure.data]
    assert places[0] > first > places[1] > second >= 0
    assert figure.layout.yaxis.range == (-height, 0)


def test_rows_without_numbers_have_no_axis():
    figure = drawn(row(note="steady", effect=UNKNOWN, low=UNKNOWN, high=UNKNOWN))
    assert figure.layout.xaxis.visible is False


def test_the_name_of_ones_own_habit_is_text_and_never_markup():
    assert words(drawn(row("<img>")))[0] == "<b>&lt;img&gt;</b><br>Engage with insights"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_shuffles_are_pale_dots_and_the_real_order_one_in_ink(theme):
    look = Look(theme)
    figure = charts.shuffled(Shuffles(3.0, (1.0, 1.0, -2.0, 0.5)), look)
    pale, own = figure.data
    assert (pale.marker.color, own.marker.color) == (look.palette.guide, look.palette.ink)
    # The axis ends a tenth beyond 3; a thirtieth of that, 0.11, is a stack: 1 stands at the ninth, 0.99.
    assert figure.layout.xaxis.range == pytest.approx((-3.3, 3.3))
    assert pale.x == pytest.approx((0.99, 0.99, -1.98, 0.55))
    assert pale.y == (0, 1, 0, 0)
    assert own.x == (3.0,)
    assert figure.layout.xaxis.ticktext == ("lower", "0", "higher")


def test_shuffles_count_as_strong_whichever_way_they_point():
    assert Shuffles(-2.0, (1.9, 2.0, -2.5, 3.0)).as_strong == 3


@pytest.mark.parametrize("end", [0.0003, 0.05, 0.19, 0.4, 0.96, 1.6, 7.9, 240.0])
def test_every_axis_has_figures_to_either_side_of_zero_and_none_at_its_edge(end):
    axis = drawn(row(effect=0.0, low=-end, high=end)).layout.xaxis
    assert len(axis.tickvals) in {3, 5}
    assert list(axis.tickvals) == [-value for value in reversed(axis.tickvals)]
    assert max(axis.tickvals) <= 0.85 * axis.range[1]
