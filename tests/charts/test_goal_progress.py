"""A goal's picture: what is known so far, and the line to reach."""

from datetime import date

import pandas as pd

from ssi import charts
from ssi.charts import Look
from ssi.model.goals import Goal, Progress

SINCE, UNTIL = date(2026, 11, 2), date(2026, 12, 31)


def picture(goal, values, first="2026-11-02", freq="D"):
    by_day = pd.Series(
        values, index=pd.date_range(first, periods=len(values), freq=freq, unit="s"), dtype="float64"
    )
    return charts.goal_progress(Progress(goal, by_day, None, 0, 0, None, None, is_over=False), Look())


def test_steps_break_on_days_that_are_not_known_and_a_day_alone_has_a_mark():
    (steps,) = picture(Goal("habit", "comments", 40, SINCE, UNTIL), [3, 5, None, 6]).data
    assert steps.line.shape == "hv"
    assert list(steps.x) == ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"]
    assert list(steps.y) == [3, 5, None, 6]
    assert list(steps.marker.size) == [0, 0, 0, 8]


def test_the_axes_reach_from_zero_to_the_target_and_from_the_first_day_to_the_last():
    layout = picture(Goal("habit", "comments", 40, SINCE, UNTIL), [3, 5]).layout
    assert list(layout.yaxis.range) == [0, 44]
    # Two in a hundred of 59 days, at least one, as air.
    assert list(layout.xaxis.range) == ["2026-11-01", "2027-01-01"]


def test_more_than_wanted_stays_in_the_picture():
    layout = picture(Goal("habit", "comments", 40, SINCE, UNTIL), [50]).layout
    assert round(layout.yaxis.range[1], 6) == 55


def test_a_score_has_its_whole_scale():
    assert list(
        picture(Goal("score", "overall", 65, SINCE, UNTIL), [60, 62], freq="7D").layout.yaxis.range
    ) == [0, 100]
    figure = picture(Goal("score", "brand", 16, SINCE, UNTIL), [15, 15.5], freq="7D")
    assert list(figure.layout.yaxis.range) == [0, 25]
    assert figure.data[0].line.color == Look().palette.pillars["brand"]


def test_the_target_is_a_thin_line_with_its_number_and_nothing_is_drawn_ahead():
    figure = picture(Goal("outcome", "meetings", 6, SINCE, UNTIL), [1, 2])
    (guide,) = figure.layout.shapes
    assert (guide.y0, guide.y1, guide.line.width) == (6, 6, 1)
    assert figure.layout.annotations[0].text == "Goal: 6"
    assert len(figure.data) == 1
    assert figure.data[0].x[-1] == "2026-11-03"


def test_a_goal_of_which_nothing_is_known_is_an_empty_picture_with_its_line():
    figure = picture(Goal("habit", "comments", 40, SINCE, UNTIL), [None, None])
    assert list(figure.layout.yaxis.range) == [0, 44]


def test_names_of_ones_own_are_plain_text():
    (steps,) = picture(Goal("habit", "<b>x", 40, SINCE, UNTIL), [1]).data
    assert steps.name == "&lt;b&gt;x"
