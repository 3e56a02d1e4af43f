"""A habit's weeks under its pillar's line."""

from datetime import date

import pandas as pd

from ssi import charts
from ssi.charts import Look
from ssi.model import Gap

LOOK = Look("light")
WEEKS = pd.to_datetime(["2026-03-02", "2026-03-09", "2026-03-16", "2026-03-23"])
SCORES = pd.DataFrame({"week": WEEKS, "value": [10.0, 11.0, 12.0, 11.5], "date": WEEKS})


def habit(counts, days_known):
    return pd.DataFrame({"week": WEEKS, "count": counts, "days_known": days_known})


def figure_of(counts, days_known, name="Comments", gaps=(), delay_days=None):
    weeks = habit(counts, days_known)
    return charts.habit_under_pillar(SCORES, weeks, "insights", name, LOOK, gaps=gaps, delay_days=delay_days)


def test_an_unknown_week_has_no_bar_and_a_week_of_none_a_dash_on_zero():
    line, bars, none_done = figure_of([5.0, None, 0.0, 7.0], [7, 0, 7, 7]).data
    assert line.y == (10.0, 11.0, 12.0, 11.5)
    assert bars.x == ("2026-03-02", "2026-03-16", "2026-03-23")
    assert bars.y == (5.0, 0.0, 7.0)
    assert none_done.x == ("2026-03-16",)


def test_a_week_of_which_not_every_day_is_known_is_striped_and_says_so():
    figure = figure_of([5.0, 6.0, 1.0, 7.0], [7, 4, 7, 7])
    assert figure.data[1].marker.pattern.shape == ("", "/", "", "")
    assert figure.data[1].text[1] == "4 of 7 days known"
    assert figure.layout.annotations[1].text == "<b>Comments a week</b><br>Striped: not every day is known"


def test_there_is_one_time_axis_and_no_second_value_axis_over_the_first():
    layout = figure_of([5.0, 6.0, 1.0, 7.0], [7, 7, 7, 7]).layout
    assert layout.yaxis2.overlaying is None
    assert layout.yaxis.domain[0] > layout.yaxis2.domain[1]


def test_a_score_is_shown_close_up_and_the_heading_says_so():
    # From 10 to 12 are two points: half a point is added to either side, and the ends are whole points.
    figure = figure_of([5.0, 6.0, 1.0, 7.0], [7, 7, 7, 7])
    assert figure.layout.yaxis.range == (9, 13)
    assert figure.layout.annotations[0].text == "<b>Engage with insights</b><br>Close up: 9 to 13 of 25"


def test_a_score_that_hardly_moves_is_shown_over_three_points_even_at_the_end_of_its_scale():
    def shown(values):
        scores = SCORES.assign(value=values)
        figure = charts.habit_under_pillar(scores, habit([1.0] * 4, [7] * 4), "insights", "Comments", LOOK)
        return figure.layout.yaxis.range

    assert shown([25.0] * 4) == (22, 25)
    assert shown([0.0] * 4) == (0, 3)
    assert shown([0.0, 25.0, 10.0, 10.0]) == (0, 25)


def test_the_line_breaks_between_the_weeks_of_a_gap():
    # Thursday 12 to Saturday 28 March: between the weeks of the 9th and the 23rd. The snapshot of the 28th
    # stands on its Monday, the 23rd.
    scores = SCORES.drop(index=2)
    figure = charts.habit_under_pillar(
        scores,
        habit([1.0] * 4, [7] * 4),
        "insights",
        "Comments",
        LOOK,
        gaps=[Gap(date(2026, 3, 12), date(2026, 3, 28))],
    )
    assert figure.data[0].y == (10.0, 11.0, None, 11.5)


def test_a_hover_text_speaks_of_a_week_and_not_of_its_monday():
    assert figure_of([5.0, 6.0, 1.0, 7.0], [7, 7, 7, 7]).layout.xaxis.hoverformat == "week of %-d %b %Y"


def test_the_name_of_ones_own_habit_is_text_and_never_markup():
    figure = figure_of([5.0, 6.0, 1.0, 7.0], [7, 7, 7, 7], name="<b>Walks</b> & %{x}")
    assert figure.data[1].name == "&lt;b&gt;Walks&lt;/b&gt; &amp; %{x}"
    assert "%{x}" not in figure.data[1].hovertemplate
    assert figure.layout.annotations[1].text == "<b>&lt;b&gt;Walks&lt;/b&gt; &amp; %{x} a week</b>"


def test_a_habit_without_any_known_week_still_has_its_panel():
    assert figure_of([None] * 4, [0] * 4).layout.yaxis2.range == (0, 4.0)


def test_a_delay_is_a_length_in_the_corner_above_the_bars_and_is_said():
    figure = figure_of([20.0, 9.0, 2.0, 30.0], [7] * 4, delay_days=7.0)
    across, *ends = figure.layout.shapes
    assert (across.x0, across.x1) == ("2026-03-02", "2026-03-09")
    assert [(end.x0, end.x1) for end in ends] == [("2026-03-02",) * 2, ("2026-03-09",) * 2]
    # Above the highest bar, of 30.
    assert min(end.y0 for end in ends) > 30
    assert figure.layout.annotations[2].text == "half shows<br>after about a week"
    # The bars leave room for it: 30 and a tenth, and nearly half as much again.
    assert figure.layout.yaxis2.range[1] > 33


def test_a_delay_longer_than_half_the_picture_is_not_drawn():
    # The picture covers 21 days.
    assert figure_of([5.0, 6.0, 1.0, 7.0], [7] * 4, delay_days=10.0).layout.shapes
    assert not figure_of([5.0, 6.0, 1.0, 7.0], [7] * 4, delay_days=11.0).layout.shapes
    assert not figure_of([5.0, 6.0, 1.0, 7.0], [7] * 4, delay_days=90.0).layout.shapes


def test_overall_and_outcomes_have_a_scale_of_their_own_and_are_in_ink():
    weeks = habit([5.0, 6.0, 1.0, 7.0], [7] * 4)
    overall = charts.habit_under_pillar(SCORES, weeks, "overall", "Comments", LOOK)
    assert overall.layout.annotations[0].text == "<b>Overall</b><br>Close up: 9 to 13 of 100"
    assert overall.data[0].line.color == LOOK.palette.ink
    replies = charts.habit_under_pillar(SCORES, weeks, "replies", "Comments", LOOK)
    assert replies.layout.annotations[0].text == "<b>Replies</b>"
    # The best week has 12.
    assert 12 < replies.layout.yaxis.range[1] < 14
