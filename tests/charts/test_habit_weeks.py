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


def figure_of(counts, days_known, name="Comments", gaps=()):
    return charts.habit_under_pillar(SCORES, habit(counts, days_known), "insights", name, LOOK, gaps=gaps)


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
    assert layout.yaxis.range == (0, 25)


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
