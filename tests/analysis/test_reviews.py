"""The numbers of a month, against sums worked out by hand."""

from datetime import date, timedelta

import pandas as pd

from ssi.analysis import reviews
from ssi.model import Frames, Value, frame
from ssi.model.plans import Plan, PlanItem
from ssi.model.reviews import HabitMonth, LeastDone, OutcomeMonth

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 20)
NO_PLAN: tuple[Plan, ...] = ()


def snapshots(*rows):
    """Rows of day and values by column."""
    return Frames(snapshots=frame("snapshots", [{"date": day, **values} for day, values in rows]))


def habits(*rows):
    """Rows of habit, day, count and days."""
    table = pd.DataFrame(rows, columns=["habit", "date", "count", "days"])
    return frame("habits", table.assign(date=pd.to_datetime(table["date"])))


def item(habit, times, *days):
    return PlanItem(habit, "brand", times, times, days)


def test_the_last_whole_month_comes_first_then_those_with_data():
    known = Frames(
        snapshots=frame("snapshots", [{"date": date(2026, 7, 31)}, {"date": date(2026, 11, 2)}]),
        outcomes=frame("outcomes", [{"date": date(2026, 9, 1), "measure": "replies", "value": 1, "days": 1}]),
    )
    assert reviews.months(known, TODAY) == (OCTOBER, date(2026, 9, 1), date(2026, 7, 1))
    assert reviews.months(Frames(), date(2026, 1, 5)) == (date(2025, 12, 1),)


def test_months_follow_one_another_over_the_turn_of_the_year():
    assert reviews.month_after(date(2026, 12, 1)) == date(2027, 1, 1)
    assert reviews.month_before(date(2027, 1, 15)) == date(2026, 12, 1)
    assert reviews.last_day(date(2028, 2, 1)) == date(2028, 2, 29)


def test_four_months_of_a_year_end_a_quarter():
    assert [month for month in range(1, 13) if reviews.ends_quarter(date(2026, month, 1))] == [3, 6, 9, 12]


def test_ranks_and_scores_are_the_first_and_the_last_known_ones_of_the_month():
    known = snapshots(
        (date(2026, 9, 30), {"industry_rank": 20, "overall": 50}),
        (date(2026, 10, 3), {"industry_rank": 12}),
        (date(2026, 10, 9), {"industry_rank": 10, "overall": 60}),
        (date(2026, 10, 30), {"industry_rank": 8}),
        (date(2026, 11, 1), {"industry_rank": 7, "overall": 70}),
    )
    found = reviews.month(known, NO_PLAN, OCTOBER)
    (rank,) = found.ranks
    assert (rank.column, rank.wobble) == ("industry_rank", None)
    assert rank.first == Value(12, date(2026, 10, 3))
    assert rank.last == Value(8, date(2026, 10, 30))
    (overall,) = found.scores
    assert overall.first == overall.last == Value(60, date(2026, 10, 9))
    assert found.days == 31


def weekly(*overall):
    """Overall on Wednesdays, the last one on 28 October 2026."""
    first = date(2026, 10, 28) - timedelta(weeks=len(overall) - 1)
    return snapshots(
        *((first + timedelta(weeks=week), {"overall": score}) for week, score in enumerate(overall))
    )


def test_weeks_that_moved_more_than_usual_are_found():
    # Changes of 0.5 up and down, then +3 and −2 in October, then 0.5 again.
    steady = [60.5, 61.0] * 6
    found = reviews.month(weekly(*steady, 64.0, 62.0, 62.5), NO_PLAN, OCTOBER)
    assert found.unusual is not None
    assert [(change.points, change.now_date) for change in found.unusual] == [
        (3, date(2026, 10, 14)),
        (-2, date(2026, 10, 21)),
    ]
    # Fourteen changes before the last week; their median is 0.5.
    assert found.scores[0].wobble == 0.5


def test_without_usual_weeks_nothing_is_called_more_than_usual():
    assert reviews.month(weekly(60, 65, 60), NO_PLAN, OCTOBER).unusual is None


def test_an_ordinary_month_has_no_such_week():
    assert reviews.month(weekly(*[60.5, 61.0] * 7), NO_PLAN, OCTOBER).unusual == ()


def test_a_habit_has_its_actions_its_known_days_and_the_plan_of_the_month():
    logged = habits(
        ("comments", "2026-09-30", 9, 1),
        ("comments", "2026-10-01", 2, 1),
        ("comments", "2026-10-02", 0, 1),
        ("walks", "2026-10-31", 5, 1),
    )
    # On Mondays and Tuesdays: 5, 6, 12, 13, 19, 20, 26, 27.
    plans = (Plan(date(2026, 9, 28), (item("comments", 2, 0, 1), item("posts", 1, 4)), ""),)
    found = reviews.month(Frames(habits=logged), plans, OCTOBER).habits
    assert found == (
        HabitMonth("comments", 2, 2, 16),
        # Five Fridays: 2, 9, 16, 23, 30; not a word of what was done.
        HabitMonth("posts", None, 0, 5),
        HabitMonth("walks", 5, 1, None),
    )


def test_a_plan_that_changes_within_the_month_counts_for_its_own_weeks():
    plans = (
        Plan(date(2026, 9, 28), (item("posts", 1, 0),), ""),
        Plan(date(2026, 10, 19), (item("posts", 3, 0),), ""),
    )
    # Mondays 5 and 12 with one, 19 and 26 with three.
    assert reviews.month(Frames(), plans, OCTOBER).habits == (HabitMonth("posts", None, 0, 8),)


def test_a_weekly_total_counts_with_its_days_of_the_month():
    logged = habits(("comments", "2026-10-04", 7, 7))
    assert reviews.month(Frames(habits=logged), NO_PLAN, OCTOBER).habits == (
        HabitMonth("comments", 4, 4, None),
    )


def test_outcomes_stand_beside_the_month_before():
    rows = [
        {"date": date(2026, 9, 30), "measure": "meetings", "value": 3, "days": 1},
        {"date": date(2026, 10, 5), "measure": "meetings", "value": 4, "days": 1},
        {"date": date(2026, 10, 6), "measure": "meetings", "value": 1, "days": 1},
        {"date": date(2026, 9, 2), "measure": "replies", "value": 0, "days": 1},
        {"date": date(2026, 7, 2), "measure": "views", "value": 9, "days": 1},
    ]
    assert reviews.month(Frames(outcomes=frame("outcomes", rows)), NO_PLAN, OCTOBER).outcomes == (
        OutcomeMonth("meetings", 5, 2, 3, 1, 30),
        OutcomeMonth("replies", None, 0, 0, 1, 30),
    )


# Once a quarter

QUARTER = date(2026, 9, 1)
"""Its quarter goes from July to September: 13 Mondays from 6 July to 28 September."""
PLAN = (
    Plan(
        date(2026, 6, 29),
        (item("posts", 1, 0), item("comments", 2, 0), item("follow_ups", 1, 0), item("calls", 1, 0)),
        "",
    ),
)


def mondays(habit, *counts):
    return [(habit, date(2026, 7, 6) + timedelta(weeks=week), count, 1) for week, count in enumerate(counts)]


def every_day(habit, done):
    """A log of the whole quarter: ``done`` on its Mondays, none on other days."""
    days = [date(2026, 7, 1) + timedelta(days=place) for place in range(92)]
    return [(habit, day, done if day.weekday() == 0 else 0, 1) for day in days]


def test_habits_done_least_beside_the_plan_are_named_the_least_first():
    logged = habits(*every_day("posts", 1), *every_day("comments", 1), *every_day("follow_ups", 0))
    found = reviews.least_done(logged, PLAN, QUARTER, TODAY)
    # Posts are on plan, of calls nothing is known; 13 of 26 comments, none of 13 messages.
    assert found == (LeastDone("follow_ups", 0, 13), LeastDone("comments", 13, 26))
    assert found[1].share == 0.5


def test_a_habit_that_lines_up_with_something_is_not_proposed():
    logged = habits(*every_day("comments", 1), *every_day("follow_ups", 0))
    found = reviews.least_done(logged, PLAN, QUARTER, TODAY, {"follow_ups"})
    assert [each.habit for each in found] == ["comments"]


def test_what_is_not_known_is_not_called_undone():
    # Three Mondays of 92 days: nobody knows about the rest.
    assert reviews.least_done(habits(*mondays("posts", 0, 0, 0)), PLAN, QUARTER, TODAY) == ()


def test_only_habits_that_are_still_planned_are_proposed():
    plans = (*PLAN, Plan(date(2026, 11, 16), (item("posts", 1, 0),), ""))
    assert reviews.least_done(habits(*every_day("comments", 0)), plans, QUARTER, TODAY) == ()
    assert reviews.least_done(habits(*every_day("comments", 0)), (), QUARTER, TODAY) == ()


def test_a_plan_that_began_within_the_month_says_nothing_of_all_of_it():
    plans = (Plan(date(2026, 10, 12), (item("comments", 2, 0, 1),), ""),)
    found = reviews.month(Frames(habits=habits(("comments", "2026-10-01", 2, 1))), plans, OCTOBER).habits
    assert found == (HabitMonth("comments", 2, 1, None),)


def test_a_quarter_can_end_with_the_year():
    plans = (Plan(date(2025, 9, 29), (item("posts", 1, 0),), ""),)
    days = [date(2025, 10, 1) + timedelta(days=place) for place in range(92)]
    logged = habits(*(("posts", day, 0, 1) for day in days))
    # Mondays from 6 October to 29 December 2025.
    found = reviews.least_done(logged, plans, date(2025, 12, 1), date(2026, 1, 5))
    assert found == (LeastDone("posts", 0, 13),)


class WithoutPosts:
    """An experiment whose every week is one without posts."""

    habit, per_week = "posts", 9.0

    def is_on(self, monday):
        return False


def test_nothing_is_planned_of_a_habit_in_weeks_without_it():
    plan = Plan(date(2026, 9, 28), (item("posts", 1, 0, 2),), "")
    found = reviews.month(Frames(), [plan], OCTOBER, [WithoutPosts()])
    assert [(each.habit, each.planned) for each in found.habits] == [("posts", 0)]
    # October 2026 has four Mondays and four Wednesdays.
    assert reviews.month(Frames(), [plan], OCTOBER).habits[0].planned == 8
