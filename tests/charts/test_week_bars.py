"""Outcomes by the week as bars."""

import pandas as pd

from ssi import charts
from ssi.charts import Look


def weeks(counts, days_known=None):
    mondays = pd.date_range("2026-03-02", periods=len(counts), freq="7D", unit="s")
    known = [7 if count is not None else 0 for count in counts] if days_known is None else days_known
    return pd.DataFrame({"week": mondays, "count": pd.Series(counts, dtype="float64"), "days_known": known})


def test_a_week_has_a_bar_an_unknown_one_has_none_and_one_without_any_has_a_dash():
    figure = charts.outcome_weeks(weeks([3, None, 0, 8]), "Replies", Look())
    bars, dashes = figure.data
    assert list(bars.x) == ["2026-03-02", "2026-03-16", "2026-03-23"]
    assert list(bars.y) == [3, 0, 8]
    assert list(dashes.x) == ["2026-03-16"]


def test_bars_start_at_zero_and_weeks_with_unknown_days_are_striped():
    figure = charts.outcome_weeks(weeks([3, 8], days_known=[7, 5]), "Replies", Look())
    assert figure.layout.yaxis.range[0] == 0
    assert list(figure.data[0].marker.pattern.shape) == ["", "/"]


def test_a_week_of_corrections_reaches_below_zero():
    figure = charts.outcome_weeks(weeks([5, -28]), "Engagements", Look())
    # A tenth of air under the lowest bar.
    assert round(figure.layout.yaxis.range[0], 6) == -30.8


def test_names_of_ones_own_are_plain_text():
    figure = charts.outcome_weeks(weeks([5, 6]), "<b>x", Look())
    assert "&lt;b&gt;x" in figure.layout.annotations[0].text
