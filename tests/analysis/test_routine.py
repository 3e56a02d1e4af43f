from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from ssi.analysis import routine
from ssi.model import frame
from ssi.model.plans import WORKING_DAYS, Plan, PlanItem

MONDAY = date(2026, 11, 2)
TODAY = MONDAY + timedelta(weeks=2, days=2)  # Wednesday, 18 November
COMMENTS = PlanItem("comments", "insights", times=2, up_to=3, days=WORKING_DAYS)
POSTS = PlanItem("posts", "brand", times=1, up_to=1, days=(0, 2, 4))
PLAN = Plan(MONDAY, (COMMENTS, POSTS), "usual")


def counted(*rows):
    """Rows of (days after the first Monday, habit, count, over how many days)."""
    return frame(
        "habits",
        [
            {"date": MONDAY + timedelta(days=day), "habit": habit, "count": count, "days": days}
            for day, habit, count, days in rows
        ],
    )


@dataclass(frozen=True)
class Trial:
    habit: str
    per_week: int
    on: tuple[bool, ...]

    def is_on(self, monday):
        place = (monday - MONDAY).days // 7
        return self.on[place] if 0 <= place < len(self.on) else None


def test_the_plan_of_a_week_is_the_lower_number_times_its_days():
    assert (COMMENTS.per_week, POSTS.per_week) == (10, 3)


def test_a_week_shows_what_was_done_of_what_was_planned():
    (first, _second, _running) = routine.weeks(counted((6, "comments", 9, 7)), [PLAN], TODAY)
    comments, posts = first.habits
    assert (comments.count, comments.planned, comments.is_whole, comments.share) == (9, 10, True, 0.9)
    assert (posts.count, posts.planned, posts.is_whole, posts.share) == (None, 3, False, None)


def test_three_quarters_of_the_planned_actions_are_on_plan_each_habit_up_to_its_plan():
    # 13 are planned, so 9.75 are needed: 30 comments count as 10.
    enough = routine.weeks(counted((6, "comments", 30, 7), (6, "posts", 0, 7)), [PLAN], TODAY)
    assert routine.is_on_plan(enough[0]) is True
    too_few = routine.weeks(counted((6, "comments", 6, 7), (6, "posts", 3, 7)), [PLAN], TODAY)
    assert routine.is_on_plan(too_few[0]) is False  # 9 of 13


def test_what_is_not_known_decides_nothing():
    # Of 13, at most 3 could come from posts: 5 comments are too few whatever was posted, 7 may be enough.
    assert routine.is_on_plan(routine.weeks(counted((6, "comments", 5, 7)), [PLAN], TODAY)[0]) is False
    assert routine.is_on_plan(routine.weeks(counted((6, "comments", 7, 7)), [PLAN], TODAY)[0]) is None


def test_a_running_week_is_on_plan_once_enough_is_done_and_never_off_it():
    running = routine.weeks(counted((16, "comments", 10, 3), (14, "posts", 1, 1)), [PLAN], TODAY)[-1]
    assert routine.is_on_plan(running) is True
    assert routine.is_on_plan(routine.weeks(counted((16, "comments", 0, 3)), [PLAN], TODAY)[-1]) is None


def test_the_days_of_the_plan_are_enough_to_know_a_week():
    week = routine.weeks(counted((0, "posts", 1, 1), (2, "posts", 0, 1), (4, "posts", 1, 1)), [PLAN], TODAY)[
        0
    ]
    posts = week.habit("posts")
    assert (posts.count, posts.is_whole) == (2, True)
    partly = routine.weeks(counted((0, "posts", 1, 1)), [PLAN], TODAY)[0].habit("posts")
    assert (partly.count, partly.is_whole) == (1, False)


def test_steadiness_counts_whole_weeks_that_are_known_and_says_how_many_are_not():
    log = counted((6, "comments", 10, 7), (6, "posts", 3, 7))
    found = routine.steadiness(routine.weeks(log, [PLAN], TODAY), 8)
    assert (found.on_plan, found.known, found.planned, found.weeks) == (1, 1, 2, 8)
    of_posts = routine.habit_steadiness(routine.weeks(log, [PLAN], TODAY), "posts", 4)
    assert (of_posts.on_plan, of_posts.known, of_posts.planned) == (1, 1, 2)


def test_a_new_plan_leaves_the_weeks_before_it_as_they_were():
    fewer = Plan(MONDAY + timedelta(weeks=1), (PlanItem("comments", "insights", 1, 1, (0,)),), "usual")
    found = routine.weeks(counted(), [PLAN, fewer], TODAY)
    assert [[each.planned for each in week.habits] for week in found] == [[10, 3], [1, None], [1, None]]


def test_weeks_before_any_plan_and_any_count_are_left_out():
    assert [week.monday for week in routine.weeks(counted(), [PLAN], TODAY)] == [
        MONDAY + timedelta(weeks=week) for week in range(3)
    ]
    earlier = routine.weeks(counted((-1, "comments", 4, 7)), [PLAN], TODAY)[0]
    assert (earlier.monday, earlier.habits[0].count, earlier.habits[0].planned) == (
        MONDAY - timedelta(weeks=1),
        4,
        None,
    )


def test_an_experiment_sets_the_plan_of_its_habit_aside():
    trial = Trial("comments", 15, (True, False))
    with_it, without, after = routine.weeks(counted(), [PLAN], TODAY, [trial])
    assert [
        (week.habit("comments").planned, week.habit("comments").trial) for week in (with_it, without, after)
    ] == [
        (15, True),
        (0, False),
        (10, None),
    ]
    # Nothing is planned of it in a week without, so posts alone decide.
    log = counted((13, "posts", 3, 7), (13, "comments", 0, 7))
    assert routine.is_on_plan(routine.weeks(log, [PLAN], TODAY, [trial])[1]) is True


def test_due_today_is_what_the_plan_has_for_this_weekday():
    log = counted((14, "comments", 2, 1), (16, "comments", 1, 1))
    comments, posts = routine.due(log, PLAN, TODAY)
    assert (comments.habit, comments.done, comments.left, comments.week, comments.planned) == (
        "comments",
        1,
        1,
        3,
        10,
    )
    assert (posts.habit, posts.done, posts.left, posts.week) == ("posts", None, 1, None)
    thursday = routine.due(log, PLAN, TODAY + timedelta(days=1))
    assert [each.habit for each in thursday] == ["comments"]
    assert routine.due(log, PLAN, TODAY + timedelta(days=3)) == ()


def test_an_experiment_makes_its_habit_due_or_not():
    this_week_on, this_week_off = (Trial("comments", 12, (True, True, on)) for on in (True, False))
    assert [(each.habit, each.times) for each in routine.due(counted(), PLAN, TODAY, [this_week_on])] == [
        ("comments", 3),  # 12 a week over five days, rounded up
        ("posts", 1),
    ]
    assert [each.habit for each in routine.due(counted(), PLAN, TODAY, [this_week_off])] == ["posts"]
    unplanned = Trial("calls", 5, (True, True, True))
    assert [each.habit for each in routine.due(counted(), PLAN, TODAY, [unplanned])][-1] == "calls"


def test_the_share_of_a_plan_counts_known_weeks_only():
    log = counted((6, "comments", 5, 7), (13, "comments", 20, 7), (13, "posts", 0, 7))
    found = routine.by_planned_share(routine.weeks(log, [PLAN], TODAY), 8)
    assert found == {"comments": 15 / 20, "posts": 0.0}


@given(
    st.lists(
        st.tuples(
            st.integers(-60, 20),
            st.sampled_from(["comments", "posts", "naps"]),
            st.integers(0, 40),
            st.integers(1, 30),
        ),
        unique_by=lambda row: (row[0], row[1], row[3]),
        max_size=20,
    ),
    st.integers(0, 40),
)
def test_of_any_log_no_more_weeks_are_on_plan_than_known_and_planned(rows, days_later):
    today = MONDAY + timedelta(days=days_later)
    found = routine.weeks(counted(*rows), [PLAN], today)
    assert found[-1].monday <= today
    assert not found[-1].is_over
    for last in routine.SPANS:
        steady = routine.steadiness(found, last)
        assert 0 <= steady.on_plan <= steady.known <= steady.planned <= last
    for week in found:
        for each in week.habits:
            assert each.share is None or 0 <= each.share <= 1


def test_a_total_that_ends_today_says_nothing_of_today_alone_and_nothing_more_is_noted():
    log = counted((16, "comments", 6, 3))
    comments = routine.due(log, PLAN, TODAY)[0]
    assert (comments.done, comments.week, comments.in_total, comments.left) == (None, 6, True, 0)


def test_once_the_weeks_plan_is_done_nothing_is_left_for_today():
    log = counted((14, "comments", 9, 1))
    assert routine.due(log, PLAN, TODAY)[0].left == 1
    assert routine.due(counted((14, "comments", 10, 1)), PLAN, TODAY)[0].left == 0


def test_last_week_can_be_filled_in_by_somebody_who_has_just_begun():
    begun = Plan(MONDAY + timedelta(weeks=2), PLAN.items, "usual")
    assert [week.monday for week in routine.weeks(counted(), [begun], TODAY)] == [
        MONDAY + timedelta(weeks=1),
        MONDAY + timedelta(weeks=2),
    ]
