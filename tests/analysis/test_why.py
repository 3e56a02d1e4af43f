"""Why might it have moved?: every question, with histories in which the answer is known."""

from datetime import date, timedelta

from ssi.analysis import trends, why
from ssi.model import (
    PILLAR_KEYS,
    Change,
    ClientWeek,
    HabitLevel,
    Pinned,
    Stretch,
    Suspicion,
    change_to_explain,
    empty,
    frame,
)

LAST = date(2026, 11, 15)
"""A Sunday."""
NO_HABITS, NO_EVENTS = empty("habits"), empty("events")


def weekly(**scores):
    """One snapshot on each of the Sundays up to 15 November 2026."""
    count = len(next(iter(scores.values())))
    days = [LAST - timedelta(weeks=back) for back in range(count - 1, -1, -1)]
    return frame("snapshots", {"date": days, **scores})


def brand(*values):
    return weekly(brand=[float(value) for value in values])


def asked(snapshots, habits=NO_HABITS, events=NO_EVENTS, changes=None):
    """The answers by question, for the last week."""
    changes = trends.changes(snapshots) if changes is None else changes
    found = why.checks(snapshots, habits, events, changes, trends.wobbles(snapshots))
    return {check.key: check for check in found}


def posts_a_week(*counts, slug="posts", last=LAST):
    """Weekly totals; the last week ends on ``last``."""
    return frame(
        "habits",
        [
            {
                "date": last - timedelta(weeks=len(counts) - 1 - place),
                "habit": slug,
                "count": count,
                "days": 7,
            }
            for place, count in enumerate(counts)
        ],
    )


def event(day, kind="profile"):
    return frame("events", [{"date": day, "label": "New headline", "kind": kind}])


# Which change


def test_the_change_asked_about_is_the_pillar_that_moved_more_than_usual():
    # Insights wobbles by 0.5 and falls 2; brand moves further but usually does.
    history = weekly(
        brand=[10, 13, 10, 13, 10, 13, 10, 13.0],
        insights=[9, 9.5, 9, 9.5, 9, 9.5, 9, 7.0],
        overall=[50.0] * 8,
    )
    change = change_to_explain(trends.changes(history), trends.wobbles(history))
    assert (change.column, change.points) == ("insights", -2.0)


def test_of_two_that_moved_more_than_usual_it_is_the_one_furthest_beyond_its_wobble():
    # Brand moves 3 where 1 is usual, three times as much; people 1.5 where 0.25 is, six times as much.
    changes = {
        key: Change(key, 10.0, 10.0 + points, LAST - timedelta(weeks=1), LAST, 1)
        for key, points in (("overall", 9.0), ("brand", 3.0), ("people", -1.5))
    }
    wobbles = {"overall": 0.5, "brand": 1.0, "people": 0.25}
    assert change_to_explain(changes, wobbles).column == "people"
    # Overall is asked about where it alone is unusual.
    assert change_to_explain(changes, {"overall": 0.5}).column == "overall"


def test_where_most_pillars_went_along_with_overall_it_is_overall_that_is_asked_about():
    def moved(**points):
        return {
            key: Change(key, 10.0, 10.0 + each, LAST - timedelta(weeks=1), LAST, 1)
            for key, each in points.items()
        }

    wobbles = dict.fromkeys(("overall", *PILLAR_KEYS), 0.5)
    three = moved(overall=-6.5, brand=-2.0, people=-1.5, insights=-2.5, relationships=-0.5)
    assert change_to_explain(three, wobbles).column == "overall"
    # Two of four are a place.
    two = moved(overall=-4.0, brand=-2.0, people=-2.5, insights=0.2, relationships=0.3)
    assert change_to_explain(two, wobbles).column == "people"


def test_a_pillar_that_moved_under_an_overall_that_stands_still_is_asked_about():
    history = weekly(overall=[50.0, 50.0], people=[10.0, 9.0], brand=[12.0, 12.5])
    assert change_to_explain(trends.changes(history), {}).column == "people"


def test_where_nothing_moved_nothing_is_asked():
    assert asked(brand(10, 10)) == {}
    assert asked(brand(10)) == {}


def test_every_question_is_asked_in_the_fixed_order_with_nothing_found():
    found = asked(brand(10, 9))
    assert list(found) == ["snapshot", "habit", "event", "none"]
    assert [check.found for check in found.values()] == [(), (), (), ()]


# Is the snapshot sound?


def test_a_score_next_to_zero_looks_like_a_failed_reading():
    # 1 is under a tenth of 14.
    assert asked(brand(14, 1))["snapshot"].found == (Suspicion("near_zero", LAST, 1.0, 14.0),)
    # 2 is not.
    assert asked(brand(14, 2))["snapshot"].found == ()


def test_a_rise_from_next_to_zero_doubts_the_snapshot_before():
    before = LAST - timedelta(weeks=1)
    assert asked(brand(0, 14))["snapshot"].found == (Suspicion("near_zero", before, 0.0, 14.0),)


def test_a_score_that_stood_alone_the_week_before_is_a_spike():
    # 10, then 13 alone, then 10.4: the mean around it is 10.2, and without it the fall of 2.6 is gone.
    found = asked(brand(10, 10, 13, 10.4))["snapshot"].found
    assert found == (Suspicion("spike", LAST - timedelta(weeks=1), 13.0, 10.2),)


def test_a_new_level_is_no_spike():
    assert asked(brand(10, 10, 13, 12))["snapshot"].found == ()
    # Nor is the end of a spike of which the change is no part: 13 to 10 happened before.
    assert asked(brand(10, 13, 10, 11.5))["snapshot"].found == ()


def test_the_newest_snapshot_cannot_be_called_a_spike_yet():
    assert asked(brand(10, 10, 10, 13))["snapshot"].found == ()


def test_a_spike_between_two_chosen_days_is_found_on_the_later_one():
    history = brand(10, 10, 14, 10, 10)
    spike = LAST - timedelta(weeks=2)
    changes = trends.changes_between(history, LAST - timedelta(weeks=4), spike)
    assert asked(history, changes=changes)["snapshot"].found == (Suspicion("spike", spike, 14.0, 10.0),)


def test_an_overall_that_the_pillars_do_not_add_up_to_is_named():
    pillars = {
        "brand": [12.1, 12.2],
        "people": [10.0, 10.0],
        "insights": [9.0, 9.0],
        "relationships": [15.0, 15.0],
    }
    found = asked(weekly(overall=[46.0, 52.0], **pillars))["snapshot"].found
    # 12.2 + 10 + 9 + 15 = 46.2.
    (said,) = found
    assert (said.kind, said.date, said.value, round(said.other, 6)) == ("sum", LAST, 52.0, 46.2)


def test_rounded_pillars_may_be_off_by_two():
    whole = {
        "brand": [12.0, 12.0],
        "people": [10.0, 10.0],
        "insights": [9.0, 9.0],
        "relationships": [15.0, 15.0],
    }
    assert asked(weekly(overall=[46.0, 48.0], **whole))["snapshot"].found == ()


def test_a_snapshot_before_that_lies_weeks_back_is_said_and_is_no_suspicion():
    days = [LAST - timedelta(days=24), LAST]
    check = asked(frame("snapshots", {"date": days, "brand": [10.0, 12.0]}))["snapshot"]
    assert (check.found, check.days_apart) == ((), 24)
    assert asked(brand(10, 12))["snapshot"].days_apart is None


def test_of_two_chosen_days_it_is_no_news_that_they_lie_weeks_apart():
    changes = trends.changes_between(brand(10, 10, 10, 12), LAST - timedelta(weeks=3), LAST)
    assert asked(brand(10, 10, 10, 12), changes=changes)["snapshot"].days_apart is None


# Was a habit away from its usual level?


def test_the_days_looked_at_are_those_of_the_change_two_weeks_earlier():
    # The change is from 8 to 15 November: the days 9 to 15 November, two weeks earlier 26 October to 1 November.
    assert asked(brand(12, 10))["habit"].looked_at == Stretch(date(2026, 10, 26), date(2026, 11, 1))


def test_a_habit_at_half_its_usual_level_then_is_found_under_a_fall():
    # Weeks end on 15, 8 and 1 November …: the third from the end is the one looked at, five usual weeks before it.
    habits = posts_a_week(4, 5, 4, 4, 4, 1, 4, 4)
    assert asked(brand(12, 10), habits)["habit"].found == (HabitLevel("posts", 1.0, 4.0),)


def test_the_same_habit_says_nothing_about_a_rise():
    assert asked(brand(10, 12), posts_a_week(4, 5, 4, 4, 4, 1, 4, 4))["habit"].found == ()


def test_twice_the_usual_is_found_under_a_rise_only():
    habits = posts_a_week(4, 5, 4, 4, 4, 8, 4, 4)
    assert asked(brand(10, 12), habits)["habit"].found == (HabitLevel("posts", 8.0, 4.0),)
    assert asked(brand(12, 10), habits)["habit"].found == ()


def test_a_low_week_among_low_weeks_is_not_unusual():
    # Half of the median of 4, but two of the weeks before were as low.
    assert asked(brand(12, 10), posts_a_week(4, 1, 4, 4, 2, 4, 2, 4, 4))["habit"].found == ()


def test_days_that_are_not_known_are_not_zero():
    # Nothing is logged for the week of 26 October to 1 November, a lot before and after.
    habits = posts_a_week(4, 4, 4, 4, 4, 4, 4, 4)
    habits = habits[habits["date"].dt.date != date(2026, 11, 1)]
    check = asked(brand(12, 10), habits)["habit"]
    assert (check.found, check.is_known) == ((), False)


def test_too_few_weeks_before_are_not_a_usual_level():
    check = asked(brand(12, 10), posts_a_week(4, 4, 4, 1, 4, 4))["habit"]
    assert (check.found, check.is_known) == ((), False)


def test_a_habit_of_another_pillar_is_not_named():
    # Profile reviews feed people, and perhaps relationships; nothing says that they feed brand.
    low = posts_a_week(20, 20, 20, 20, 20, 2, 20, 20, slug="profile_reviews")
    assert not asked(brand(12, 10), low)["habit"].is_known
    relationships = weekly(relationships=[12.0, 10.0])
    assert asked(relationships, low)["habit"].found == (HabitLevel("profile_reviews", 2.0, 20.0),)


def test_the_pillars_own_habit_is_named_before_one_that_may_feed_it_too():
    # Posts may feed insights as well; comments are its own.
    low = (4, 4, 4, 4, 4, 1, 4, 4)
    habits = frame(
        "habits",
        [*posts_a_week(*low).to_dict("records"), *posts_a_week(*low, slug="comments").to_dict("records")],
    )
    found = asked(weekly(insights=[12.0, 10.0]), habits)["habit"].found
    assert [level.habit for level in found] == ["comments", "posts"]


def test_every_habit_that_was_away_is_found():
    low = (4, 4, 4, 4, 4, 1, 4, 4)
    slugs = ("posts", "comments", "my_own", "my_other")
    rows = [row for slug in slugs for row in posts_a_week(*low, slug=slug).to_dict("records")]
    found = asked(weekly(overall=[52.0, 50.0]), frame("habits", rows))["habit"].found
    assert [level.habit for level in found] == ["posts", "comments", "my_other", "my_own"]


def test_over_more_than_eight_weeks_no_habit_is_looked_at():
    # Posts fell to a quarter before the last week; nine weeks are too long to ask what was done before them.
    history, habits = brand(*[12] * 12, 10), posts_a_week(*[4] * 10, 1, 4, 4)
    eight, nine = (
        asked(history, habits, changes=trends.changes_between(history, LAST - timedelta(weeks=weeks), LAST))[
            "habit"
        ]
        for weeks in (8, 9)
    )
    assert eight.days_apart is None
    assert (nine.found, nine.is_known, nine.days_apart) == ((), False, 63)
    assert nine.looked_at == Stretch(LAST - timedelta(weeks=9), LAST)


def test_a_habit_done_less_than_once_a_week_has_no_usual_level_to_be_under():
    assert asked(brand(12, 10), posts_a_week(0, 1, 0, 1, 0, 0, 1, 1))["habit"].found == ()


# Is an event pinned there?


def test_an_event_in_the_change_or_the_week_before_it_is_found():
    # From 8 to 15 November; the week before starts on 1 November.
    for day, there in ((date(2026, 11, 15), True), (date(2026, 11, 1), True), (date(2026, 10, 31), False)):
        found = asked(brand(12, 10), events=event(day))["event"].found
        assert found == ((Pinned(day, "New headline", "profile"),) if there else ())


def test_a_break_is_looked_for_three_weeks_back():
    # 8 November less three weeks is 18 October.
    assert asked(brand(12, 10), events=event(date(2026, 10, 18), "break"))["event"].found
    assert not asked(brand(12, 10), events=event(date(2026, 10, 17), "break"))["event"].found


def test_an_event_after_the_change_is_no_reason_for_it():
    assert not asked(brand(12, 10), events=event(date(2026, 11, 16)))["event"].found


# Did most clients move the same way?


def client_week(direction, week=date(2026, 11, 9), clients=12):
    return ClientWeek(week, "brand", clients=clients, up=2, down=9, direction=direction)


def asked_beside(weeks, snapshots):
    changes = trends.changes(snapshots)
    found = why.checks(snapshots, NO_HABITS, NO_EVENTS, changes, trends.wobbles(snapshots), {"brand": weeks})
    return {check.key: check for check in found}


def test_beside_clients_the_second_question_is_about_them():
    found = asked_beside([client_week(-1)], brand(12, 10))
    assert list(found) == ["snapshot", "others", "habit", "event", "none"]
    assert found["others"].found == (client_week(-1),)


def test_clients_who_moved_the_other_way_are_no_reason_but_are_counted():
    check = asked_beside([client_week(1)], brand(12, 10))["others"]
    assert (check.found, check.clients) == ((), client_week(1))


def test_a_week_without_enough_clients_is_not_known():
    earlier = client_week(-1, date(2026, 11, 2))
    check = asked_beside([earlier], brand(12, 10))["others"]
    assert (check.found, check.is_known) == ((), False)


def test_over_several_weeks_each_shared_one_among_them_is_found_the_newest_first():
    # From Sunday 25 October to 15 November: the weeks of 26 October, 2 and 9 November.
    snapshots = brand(12, 12, 12, 10).drop([1, 2])
    weeks = [client_week(-1, date(2026, 10, day)) for day in (19, 26)] + [client_week(-1)]
    check = asked_beside(weeks, snapshots)["others"]
    assert [week.week for week in check.found] == [date(2026, 11, 9), date(2026, 10, 26)]
    assert check.clients is None
