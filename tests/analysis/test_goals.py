"""How far a goal has come, against sums worked out by hand."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.analysis import goals
from ssi.model import Frames, frame
from ssi.model.goals import Goal

SINCE, UNTIL, TODAY = date(2026, 11, 2), date(2026, 11, 29), date(2026, 11, 11)
COMMENTS = Goal("habit", "comments", 10, SINCE, UNTIL)


def habits(*rows):
    """Rows of day in November 2026, count and days."""
    return Frames(
        habits=frame(
            "habits",
            [
                {
                    "date": date(2026, 11, 1) + timedelta(days=day - 1),
                    "habit": "comments",
                    "count": count,
                    "days": of,
                }
                for day, count, of in rows
            ],
        )
    )


def by_day(found):
    return [None if pd.isna(value) else value for value in found.by_day]


def test_known_days_add_up_and_unknown_ones_are_counted_not_filled():
    # From the 2nd to the 11th: known are 2, 3, 5, 10 and 11.
    known = habits((1, 9, 1), (2, 3, 1), (3, 0, 1), (5, 2, 1), (10, 1, 1), (11, 1, 1))
    found = goals.progress(COMMENTS, known, TODAY)
    assert by_day(found) == [3, 3, None, 5, None, None, None, None, 6, 7]
    assert (found.so_far, found.days, found.unknown) == (7, 10, 5)
    assert (found.reached, found.last, found.is_over) == (None, TODAY, False)


def test_today_counts_as_not_known_only_when_it_is_over():
    found = goals.progress(COMMENTS, habits((2, 3, 1)), TODAY)
    assert (found.last, found.days, found.unknown) == (date(2026, 11, 10), 9, 8)


def test_on_its_first_day_nothing_is_known_yet():
    found = goals.progress(COMMENTS, Frames(), SINCE)
    assert (found.so_far, found.days, found.unknown) == (None, 1, 1)


def test_a_goal_that_begins_later_has_nothing_to_show():
    found = goals.progress(COMMENTS, habits((1, 3, 1)), SINCE - timedelta(days=1))
    assert (found.so_far, found.last, len(found.by_day)) == (None, None, 0)


def test_the_total_of_a_week_counts_with_the_days_that_belong_to_the_goal():
    # The week from 30 October to 5 November: seven of it, and four of its days belong to the goal.
    found = goals.progress(COMMENTS, habits((5, 7, 7)), TODAY)
    assert found.so_far == 4


def test_the_day_on_which_it_was_enough_is_known():
    found = goals.progress(COMMENTS, habits((2, 6, 1), (4, 4, 1), (9, 3, 1)), TODAY)
    assert (found.so_far, found.reached) == (13, date(2026, 11, 4))


def test_what_comes_after_its_end_does_not_count():
    found = goals.progress(COMMENTS, habits((28, 2, 1), (30, 5, 1)), date(2026, 12, 20))
    assert (found.so_far, found.last, found.is_over, found.days) == (2, UNTIL, True, 28)


def test_outcomes_count_as_habits_do():
    rows = [{"date": date(2026, 11, 3), "measure": "meetings", "value": 2, "days": 1}]
    found = goals.progress(
        Goal("outcome", "meetings", 2, SINCE, UNTIL), Frames(outcomes=frame("outcomes", rows)), TODAY
    )
    assert (found.so_far, found.reached) == (2, date(2026, 11, 3))


def scores(*rows):
    return Frames(
        snapshots=frame("snapshots", [{"date": date(2026, 11, day), "overall": score} for day, score in rows])
    )


def test_of_a_score_the_snapshots_since_its_beginning_count():
    goal = Goal("score", "overall", 62, SINCE, UNTIL)
    found = goals.progress(goal, scores((1, 70), (4, 60), (9, 62), (11, 61)), TODAY)
    assert by_day(found) == [60, 62, 61]
    assert (found.so_far, found.reached, found.unknown) == (61, date(2026, 11, 9), 0)


def test_a_score_of_before_says_nothing_about_the_goal():
    found = goals.progress(Goal("score", "overall", 62, SINCE, UNTIL), scores((1, 70)), TODAY)
    assert (found.so_far, found.reached) == (None, None)


def test_the_next_to_end_comes_first_and_what_is_over_last():
    def until(day):
        return Goal("habit", "posts", 1, date(2026, 1, 1), day)

    found = {
        "a": until(date(2026, 11, 1)),
        "b": until(date(2026, 12, 1)),
        "c": until(date(2026, 11, 11)),
        "d": until(date(2026, 10, 1)),
    }
    assert goals.in_order(found, TODAY) == ["c", "b", "a", "d"]


@given(
    st.lists(st.tuples(st.integers(1, 29), st.integers(0, 9), st.sampled_from([1, 7])), max_size=8),
    st.integers(-5, 40),
)
def test_progress_never_falls_and_ends_at_what_is_said(rows, later):
    found = goals.progress(COMMENTS, habits(*rows), SINCE + timedelta(days=later))
    known = found.by_day.dropna()
    assert known.is_monotonic_increasing
    assert found.so_far == (pytest.approx(known.iloc[-1]) if len(known) else None)
    assert found.unknown == found.days - len(known)
