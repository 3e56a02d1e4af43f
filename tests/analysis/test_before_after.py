"""Before and after, by hand, and on people to whom nothing happened."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from ssi.analysis import before_after
from ssi.model import HabitChange, Level, Stretch, empty, frame
from tests.bench import moves

FIRST = date(2026, 1, 5)
NO_HABITS = empty("habits")


def daily(values, column="brand", start=FIRST):
    days = pd.date_range(start, periods=len(values), unit="s")
    return frame("snapshots", {"date": days, column: np.asarray(values, dtype=float)})


def stretch(first, days):
    """So many days from a day of the history on; day 0 is 5 January 2026."""
    start = FIRST + timedelta(days=first)
    return Stretch(start, start + timedelta(days=days - 1))


def test_the_means_of_two_stretches_are_compared():
    # 10, 11, 12 have the mean 11; 13, 14, 18 have 15.
    found = before_after.compare(daily([10, 11, 12, 13, 14, 18]), NO_HABITS, stretch(0, 3), stretch(3, 3))
    level = found.levels["brand"]
    assert (level.before, level.after, level.points) == (11.0, 15.0, 4.0)
    assert list(found.levels) == ["brand"]


def test_unknown_days_are_left_out_of_the_mean():
    # 10 and 12 before: 11, not 22 / 3.
    found = before_after.compare(
        daily([10, np.nan, 12, 14, np.nan, np.nan]), NO_HABITS, stretch(0, 3), stretch(3, 3)
    )
    assert (found.levels["brand"].before, found.levels["brand"].after) == (11.0, 14.0)


def test_the_earlier_stretch_is_the_one_before_whichever_is_named_first():
    found = before_after.compare(daily([10, 10, 12, 12]), NO_HABITS, stretch(2, 2), stretch(0, 2))
    assert found.before == stretch(0, 2)
    assert found.levels["brand"].points == 2.0


def test_stretches_that_overlap_or_without_a_score_are_not_compared():
    history = daily([10, 10, 12, 12])
    assert before_after.compare(history, NO_HABITS, stretch(0, 3), stretch(2, 2)) is None
    assert before_after.compare(history, NO_HABITS, stretch(0, 2), stretch(10, 2)) is None


def test_the_weeks_around_a_day_end_where_the_history_ends():
    history = daily([10] * 42)
    day = FIRST + timedelta(days=28)
    assert before_after.around(history, day, 2) == (stretch(14, 14), stretch(28, 14))
    assert before_after.around(history, day, 8) == (stretch(0, 28), stretch(28, 14))
    assert before_after.around(history, FIRST, 4) is None
    assert before_after.around(history, FIRST + timedelta(days=42), 4) is None
    assert before_after.around(empty("snapshots"), day, 4) is None


def test_habits_are_counted_a_week_over_the_days_that_are_known():
    # Before: 1 a day on the four known days of seven, 7 a week. After: a weekly total of 3.
    rows = [
        {"date": FIRST + timedelta(days=day), "habit": "posts", "count": 1, "days": 1} for day in range(4)
    ]
    rows.append({"date": FIRST + timedelta(days=13), "habit": "posts", "count": 3, "days": 7})
    # Comments are known on three days of seven: too few to speak for the week.
    rows += [
        {"date": FIRST + timedelta(days=day), "habit": "comments", "count": 2, "days": 1} for day in range(3)
    ]
    found = before_after.compare(daily([10] * 14), frame("habits", rows), stretch(0, 7), stretch(7, 7))
    assert found.habits == (HabitChange("posts", 7.0, 3.0), HabitChange("comments", None, None))


def level(column, points, usual=None):
    return Level(column, 10.0, 10.0 + points, usual)


def spoken_of(*levels):
    return before_after.to_speak_of({each.column: each for each in levels}).column


def test_what_is_spoken_of_is_the_pillar_furthest_beyond_its_usual_move():
    # Brand is at twice its usual move, people at one and a half times, though it moved further.
    assert spoken_of(level("overall", 12, 5), level("brand", 1.8, 0.9), level("people", -3, 2)) == "brand"
    # Overall only where no pillar is beyond its own.
    assert spoken_of(level("overall", 12, 5), level("brand", 0.8, 0.9), level("people", 1)) == "overall"


def test_where_all_is_ordinary_overall_is_spoken_of_unless_it_stands_still():
    assert spoken_of(level("overall", -0.8, 3.4), level("brand", 1.0, 1.5)) == "overall"
    assert spoken_of(level("overall", 0.04, 3.4), level("brand", 1.0, 1.5)) == "brand"
    assert spoken_of(level("brand", 0.2), level("insights", -1.0)) == "insights"
    assert spoken_of(level("overall", 0.01, 1), level("brand", 0.0, 1)) == "overall"


def test_a_habit_has_changed_much_at_one_and_a_half_times_as_often_or_as_seldom():
    # One more on either side: (4 + 1) / (12 + 1) is 1 to 2.6, (3 + 1) / (1 + 1) is 2, 23 / 21 and 1.3 / 1 are less.
    comments, posts = HabitChange("comments", 12.0, 4.0), HabitChange("posts", 1.0, 3.0)
    little = HabitChange("profile_reviews", 20.0, 22.0), HabitChange("follow_ups", 0.0, 0.3)
    unknown = HabitChange("messages_sent", None, 5.0)
    assert before_after.changed_much((posts, *little, unknown, comments)) == (comments, posts)


def test_the_answer_holds_what_to_speak_of_and_the_habits_that_changed():
    rows = [
        {"date": FIRST + timedelta(days=day), "habit": "posts", "count": day // 7 * 2, "days": 1}
        for day in range(14)
    ]
    found = before_after.compare(
        daily([10] * 7 + [12] * 7), frame("habits", rows), stretch(0, 7), stretch(7, 7)
    )
    assert found.most == found.levels["brand"]
    assert found.changed == (HabitChange("posts", 0.0, 14.0),)


def test_the_industrys_own_move_stands_beside_it_where_known():
    history = daily([10.0, 10.0, 12.0, 12.0]).assign(industry_brand=[8.0, 8.0, 8.5, 8.5])
    found = before_after.compare(history, NO_HABITS, stretch(0, 2), stretch(2, 2))
    assert found.levels["brand"].industry == 0.5
    unknown = history.assign(industry_brand=[8.0, 8.0, np.nan, np.nan])
    assert (
        before_after.compare(unknown, NO_HABITS, stretch(0, 2), stretch(2, 2)).levels["brand"].industry
        is None
    )


def test_what_is_usual_is_the_size_of_all_such_moves_times_the_quantile_for_so_few():
    """A score that goes up by one every day: any pair of windows, four days and four, differs by exactly four.

    The compared pair starts on day 12 of 24 and changes between days 15 and 16. Pairs that do not see both of these
    start on days 0 to 8 (they end on day 15 at the latest) or on day 16: 16 days on the left, 8 on the right, which is
    room for 2 + 1 = 3 pairs side by side. Student's t with 3 degrees of freedom: 98.5 % lie below 3.896.
    """
    scores = pd.Series(np.arange(24.0), index=pd.date_range(FIRST, periods=24, unit="s"))
    usual = before_after.usual_move(scores, stretch(12, 4), stretch(16, 4))
    assert usual == pytest.approx(4 * 3.896, abs=1e-3)


def test_the_quantile_is_students_and_never_smaller():
    from scipy.stats import t

    for freedom in np.arange(2, 200, 0.1):
        exact = t.ppf(0.985, freedom)
        assert exact <= before_after.students_quantile(freedom) < 1.006 * exact


def test_a_history_with_room_for_fewer_than_two_pairs_says_nothing_of_usual():
    # 23 days: the right side has no room any more; the left side holds days 0 to 10, 11 / 8 pairs.
    scores = pd.Series(np.arange(18.0), index=pd.date_range(FIRST, periods=18, unit="s"))
    assert before_after.usual_move(scores, stretch(7, 4), stretch(11, 4)) is None


def test_from_when_on_it_can_be_said_is_when_two_pairs_fit_in():
    """Windows of four days and four: a pair takes eight days.

    Before day 11 fits one pair, so one more has to fit in after day 10: days 11 to 18. Before day 4 fits none: two
    after day 3, days 4 to 19.
    """
    scores = pd.Series(np.arange(15.0), index=pd.date_range(FIRST, periods=15, unit="s"))
    assert before_after.usual_from(scores, stretch(7, 4), stretch(11, 4)) == FIRST + timedelta(days=18)
    assert before_after.usual_from(scores, stretch(0, 4), stretch(4, 4)) == FIRST + timedelta(days=19)
    one_more = pd.Series(np.arange(19.0), index=pd.date_range(FIRST, periods=19, unit="s"))
    assert before_after.usual_move(one_more, stretch(7, 4), stretch(11, 4)) is not None
    assert before_after.usual_move(one_more[:-1], stretch(7, 4), stretch(11, 4)) is None
    assert before_after.usual_from(one_more, stretch(7, 4), stretch(11, 4)) is None


def test_the_answer_says_from_when_on_only_where_nothing_is_usual_yet():
    short = before_after.compare(daily(range(15)), NO_HABITS, stretch(7, 4), stretch(11, 4))
    assert short.usual_from == FIRST + timedelta(days=18)
    long = before_after.compare(daily(range(19)), NO_HABITS, stretch(7, 4), stretch(11, 4))
    assert long.most.usual is not None
    assert long.usual_from is None


def test_the_last_weeks_leave_half_of_a_short_history_for_those_before():
    assert before_after.start_of_latest(stretch(0, 100), 4) == FIRST + timedelta(days=72)
    assert before_after.start_of_latest(stretch(0, 30), 4) == FIRST + timedelta(days=15)


def test_what_the_question_is_about_does_not_count_as_usual():
    # Flat but for a step of three between the windows: nothing else ever moved, so only the floor of 0.25 is usual.
    flat = np.r_[np.full(60, 10.0), np.full(60, 13.0)]
    found = before_after.compare(daily(flat), NO_HABITS, stretch(46, 14), stretch(60, 14))
    assert found.levels["brand"].usual == 0.25
    assert found.levels["brand"].is_more_than_usual


def test_windows_with_few_snapshots_do_not_count_as_such_windows():
    # Flat with a snapshot a day, but for five lone ones of 20 amid eleven weeks of silence: none of the windows around
    # these holds seven snapshots, half of the fourteen that the compared ones hold.
    days = [*range(60), *range(80, 121, 10), *range(140, 240)]
    values = [20.0 if 60 <= day < 140 else 10.0 for day in days]
    scores = pd.Series(values, index=pd.DatetimeIndex([FIRST + timedelta(days=day) for day in days]))
    assert before_after.usual_move(scores, stretch(180, 14), stretch(194, 14)) == 0.25


QUIET = ("white", "walk", "walk and jitter", "drifting walk", "AR(1)", "AR(1), slow", "whole numbers")


def test_where_nothing_happened_more_than_usual_is_said_to_about_one_person_in_ten():
    """Half a year, four weeks and four: 20 people of seven kinds, five scores each; one of them is enough.

    Promised are 10 in 100 people. The standard error of a tenth of 140 is 2.5; the bound leaves three of them.
    """
    answers = [
        moves.any_more_than_usual(kind, seed, days=182, every=1) for kind in QUIET for seed in range(20)
    ]
    known = [answer for answer in answers if answer is not None]
    assert len(known) > 130
    assert np.mean(known) < 0.175


def test_a_step_of_three_points_is_more_than_usual_in_a_quiet_history():
    answers = [
        answer
        for seed in range(15)
        for answer in moves.more_than_usual("walk and jitter", seed, weeks=4, days=365, points=3)
    ]
    assert np.mean(answers) > 0.9
