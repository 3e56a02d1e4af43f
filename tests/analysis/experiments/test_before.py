"""How a habit was done before an experiment of it was begun; what is not known is neither never nor always."""

from datetime import timedelta

import pytest

from ssi.analysis.experiments import before
from ssi.model import empty, frame
from tests.analysis.experiments.trials import PER_WEEK, TODAY


def of(habits):
    return before(habits, "comments", PER_WEEK, TODAY)


def weekly(count, *, last, weeks=8):
    days = [last - timedelta(weeks=back) for back in range(weeks)]
    return frame("habits", {"date": days, "habit": "comments", "count": count, "days": 7})


@pytest.mark.parametrize(("a_week", "level"), [(0.0, -0.5), (2.5, -0.25), (10.0, 0.5), (30.0, 0.5)])
def test_it_lies_between_never_and_as_often_as_in_a_week_with(a_week, level):
    assert of(weekly(a_week, last=TODAY - timedelta(days=1))) == level


def test_the_day_on_which_the_order_is_drawn_is_not_counted_nor_any_after_it():
    days = [TODAY + timedelta(days=day) for day in range(-60, 60)]
    counts = [0.0 if day < TODAY else 9.0 for day in days]
    assert of(frame("habits", {"date": days, "habit": "comments", "count": counts, "days": 1})) == -0.5
    # A week that ends on the day itself is none that was known before.
    assert of(weekly(10.0, last=TODAY, weeks=1)) == 0


def test_what_is_not_known_counts_as_half():
    assert of(empty("habits")) == 0
    assert of(weekly(10.0, last=TODAY - timedelta(days=1), weeks=3)) == 0
    assert of(weekly(10.0, last=TODAY - timedelta(days=1), weeks=4)) == 0.5


def test_only_the_last_eight_weeks_count():
    assert of(weekly(10.0, last=TODAY - timedelta(days=1, weeks=8))) == 0
