"""What was done, week by week, against counts worked out by hand."""

import math
from datetime import date

import pandas as pd

from ssi.analysis import habits
from ssi.model import Stretch, frame


def entries(*rows):
    """Rows of date, habit, count and days."""
    table = pd.DataFrame(rows, columns=["date", "habit", "count", "days"])
    return frame("habits", table.assign(date=pd.to_datetime(table["date"])))


def test_habits_of_the_catalogue_come_first_in_its_order_then_ones_own_by_name():
    logged = entries(
        ("2026-03-02", "walks", 1, 1), ("2026-03-02", "comments", 1, 1), ("2026-03-02", "posts", 0, 1)
    )
    assert habits.logged(logged) == ["posts", "comments", "walks"]
    assert habits.logged(frame("habits")) == []


def test_the_days_of_a_week_add_up():
    # 2 March 2026 is a Monday, 8 March the Sunday of that week.
    weeks = habits.by_week(
        entries(
            ("2026-03-02", "comments", 3, 1),
            ("2026-03-08", "comments", 2, 1),
            ("2026-03-09", "comments", 4, 1),
        ),
        "comments",
    )
    assert weeks["week"].dt.strftime("%Y-%m-%d").to_list() == ["2026-03-02", "2026-03-09"]
    assert weeks["count"].to_list() == [5.0, 4.0]
    assert weeks["days_known"].to_list() == [2, 1]


def test_none_done_is_zero_and_an_unknown_week_is_not():
    weeks = habits.by_week(entries(("2026-03-03", "posts", 0, 1), ("2026-03-17", "posts", 1, 1)), "posts")
    none_done, unknown, done = weeks["count"]
    assert none_done == 0.0
    assert math.isnan(unknown)
    assert done == 1.0
    assert weeks["days_known"].to_list() == [1, 0, 1]


def test_a_weekly_total_stays_whole_in_its_own_week():
    weeks = habits.by_week(entries(("2026-03-08", "comments", 10, 7)), "comments")
    assert weeks["count"].to_list() == [10.0]
    assert weeks["days_known"].to_list() == [7]


def test_a_total_over_two_weeks_is_spread_evenly_over_its_days():
    # Seven days that end on Wednesday 11 March: Thursday to Sunday (4 days) and Monday to Wednesday (3).
    weeks = habits.by_week(entries(("2026-03-11", "comments", 14, 7)), "comments")
    assert weeks["count"].to_list() == [8.0, 6.0]
    assert weeks["days_known"].to_list() == [4, 3]


def test_where_entries_overlap_the_one_of_fewer_days_is_taken():
    # The week's total says 2 a day; Monday alone is known better: 5. In all 5 + 6 × 2.
    weeks = habits.by_week(
        entries(("2026-03-08", "comments", 14, 7), ("2026-03-02", "comments", 5, 1)), "comments"
    )
    assert weeks["count"].to_list() == [17.0]


def test_other_habits_do_not_count():
    weeks = habits.by_week(
        entries(("2026-03-02", "comments", 3, 1), ("2026-03-02", "posts", 9, 1)), "comments"
    )
    assert weeks["count"].to_list() == [3.0]


def test_a_habit_that_was_never_logged_has_no_weeks():
    weeks = habits.by_week(frame("habits"), "comments")
    assert weeks.empty
    assert list(weeks) == ["week", "count", "days_known"]


def test_a_mean_week_is_that_of_the_known_days_where_enough_of_them_are_known():
    # 1 + 0 + 2 on three days of six: a mean of 1 a day, 7 a week.
    counts = habits.daily(
        entries(("2026-03-02", "posts", 1, 1), ("2026-03-04", "posts", 0, 1), ("2026-03-07", "posts", 2, 1)),
        "posts",
    )
    days = Stretch(date(2026, 3, 2), date(2026, 3, 7))
    assert habits.mean_week(counts, days, least_known=1 / 2) == 7.0
    assert habits.mean_week(counts, days, least_known=5 / 7) is None
    assert habits.mean_week(counts.iloc[:0], days, least_known=1 / 2) is None
