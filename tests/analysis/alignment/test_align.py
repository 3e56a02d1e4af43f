"""Whole histories: what must not change the answer, and odd ones."""

from datetime import timedelta
from functools import cache

import numpy as np
import pandas as pd
import pytest

from ssi.analysis.alignment import align
from ssi.analysis.outcomes import weekly_measures
from ssi.model import ALIGNMENT_COLUMNS, PILLAR_KEYS, empty, frame
from tests.analysis.alignment.histories import (
    START,
    events,
    felt,
    log,
    planted,
    row,
    snapshots,
    stretches,
    wandering,
)

DAYS = 365


@cache
def year():
    return planted()


@cache
def answer():
    return align(*year())


def assert_same(one, other):
    pd.testing.assert_frame_equal(one.table, other.table, check_exact=True)
    assert (one.groups, one.pillars, one.first, one.last) == (
        other.groups,
        other.pillars,
        other.first,
        other.last,
    )
    assert (one.rows, one.weeks_more, one.verdict) == (other.rows, other.weeks_more, other.verdict)


def findings(aligned):
    found = aligned.table[aligned.table["reported"]]
    return list(zip(found["habit"], found["pillar"], strict=True))


def mixed(table):
    return table.sample(frac=1, random_state=3).reset_index(drop=True)


# What must not change the answer


def test_the_same_history_gives_the_same_answer():
    assert_same(align(*year()), answer())


def test_the_order_of_rows_and_columns_tells_nothing():
    snaps, habits = year()
    assert_same(align(mixed(snaps), mixed(habits)), answer())
    assert_same(align(snaps[snaps.columns[::-1]], habits[habits.columns[::-1]]), answer())


def test_rows_that_stand_there_twice_tell_nothing_more():
    snaps, habits = year()
    assert_same(align(pd.concat([snaps, snaps]), pd.concat([habits, habits])), answer())


def test_a_habit_that_only_looks_at_the_score_is_not_lined_up_with_it():
    snaps, habits = year()
    looks = habits[habits["habit"] == habits["habit"].iloc[0]].assign(habit="weekly_look")
    assert_same(align(snaps, pd.concat([habits, looks], ignore_index=True)), answer())
    alone = align(snaps, looks.reset_index(drop=True))
    assert alone.table.empty


def test_how_habits_and_dates_are_kept_tells_nothing():
    snaps, habits = year()
    kinds = pd.CategoricalDtype(["searches", "posts", "comments", "calls", "never"])
    kept_otherwise = habits.astype(
        {"habit": kinds, "count": "int16", "days": "int32", "date": "datetime64[ns]"}
    )
    assert_same(align(snaps.astype({"date": "datetime64[ns]"}), kept_otherwise), answer())
    as_objects = habits.astype({"habit": "object", "count": "Int64"})
    assert_same(align(snaps.astype(dict.fromkeys(PILLAR_KEYS, "Float64")), as_objects), answer())


def test_the_frames_are_left_as_they_were():
    snaps, habits = year()
    before = snaps.copy(deep=True), habits.copy(deep=True)
    align(snaps, habits)
    pd.testing.assert_frame_equal(snaps, before[0])
    pd.testing.assert_frame_equal(habits, before[1])


def test_moving_everything_by_whole_weeks_moves_the_dates_only():
    snaps, habits = (table.assign(date=table["date"] - pd.Timedelta(weeks=300)) for table in year())
    moved = align(snaps, habits)
    pd.testing.assert_frame_equal(moved.table, answer().table, check_exact=True)
    assert moved.first == START - timedelta(weeks=300)


def test_columns_of_other_people_tell_nothing():
    snaps, habits = year()
    assert_same(align(snaps.assign(industry_average=50.0, network_rank=3.0, overall=48.0), habits), answer())


def weekly_totals(daily):
    """The same log with one entry a week, dated by its last day."""
    week = (daily["date"] - pd.Timestamp(START)).dt.days // 7
    totals = daily.groupby(["habit", week], as_index=False).agg(
        date=("date", "max"), count=("count", "sum"), days=("count", "size")
    )
    return totals.astype({"date": "datetime64[s]", "days": "int64"})


def test_weekly_totals_are_the_days_that_they_are_spread_over():
    snaps, habits = year()
    totals = weekly_totals(habits)
    spread = log(
        **{
            habit: np.repeat(rows["count"] / rows["days"], rows["days"]).to_numpy()
            for habit, rows in totals.groupby("habit")
        }
    )
    by_total, by_day = align(snaps, totals).table, align(snaps, spread).table
    pd.testing.assert_frame_equal(by_total.drop(columns="none_logged"), by_day.drop(columns="none_logged"))


def test_weekly_totals_say_nearly_what_their_days_say():
    snaps, habits = year()
    by_week = align(snaps, weekly_totals(habits))
    assert findings(by_week) == findings(answer()) == [("comments", "insights")]
    assert row(by_week)["effect"] == pytest.approx(row(answer())["effect"], rel=0.1)
    assert row(by_week)["usual"] == pytest.approx(row(answer())["usual"])


# Odd histories


def test_whole_points_still_show_a_habit_that_works():
    snaps, habits = year()
    rounded = snaps.assign(**{pillar: snaps[pillar].round() for pillar in PILLAR_KEYS})
    aligned = align(rounded, habits)
    assert findings(aligned) == [("comments", "insights")]
    assert row(aligned)["low"] < 0.25 < row(aligned)["high"]


def test_a_score_that_stopped_months_ago_is_compared_up_to_its_end():
    snaps, habits = year()
    aligned = align(snaps.iloc[:220], habits)
    assert (aligned.first, aligned.last) == (START, START + timedelta(days=219))
    # What was done after the last score cannot show.
    assert_same(aligned, align(snaps.iloc[:220], habits[habits["date"] <= snaps["date"].iloc[219]]))


def test_scores_are_compared_up_to_two_weeks_after_the_log():
    snaps, habits = year()
    aligned = align(snaps, habits[habits["date"] < pd.Timestamp(START) + pd.Timedelta(days=250)])
    assert (aligned.first, aligned.last) == (START, START + timedelta(days=249 + 14))
    assert findings(aligned) == [("comments", "insights")]


def test_scores_from_before_the_log_are_left_out():
    snaps, habits = year()
    late = habits[habits["date"] >= pd.Timestamp(START) + pd.Timedelta(days=100)]
    assert align(snaps, late).first == START + timedelta(days=100)
    assert_same(align(snaps, late), align(snaps.iloc[100:], late))


def test_a_log_and_scores_that_never_meet():
    snaps, habits = year()
    for apart in (-2000, 2000):
        aligned = align(snaps.assign(date=snaps["date"] + pd.Timedelta(days=apart)), habits)
        assert set(aligned.table["note"]) == {"not_enough"}
        assert aligned.table["effect"].isna().all()


def test_a_few_unknown_days_change_little():
    snaps, habits = year()
    fewer = habits[np.random.default_rng(1).random(len(habits)) > 0.15]
    aligned = align(snaps, fewer)
    assert findings(aligned) == [("comments", "insights")]
    assert row(aligned)["effect"] == pytest.approx(row(answer())["effect"], rel=0.2)
    assert row(aligned)["known"] == pytest.approx(0.85, abs=0.08)


def test_a_gap_of_two_months_without_scores():
    snaps, habits = year()
    aligned = align(snaps.drop(index=range(150, 210)), habits)
    assert findings(aligned) == [("comments", "insights")]
    assert aligned.rows == 305


def test_overall_stands_in_for_pillars_that_were_never_given():
    snaps, habits = year()
    overall = snaps.assign(overall=snaps["insights"] * 4, **dict.fromkeys(PILLAR_KEYS, np.nan))
    aligned = align(overall, habits)
    assert set(aligned.table["pillar"]) == {"overall"}
    # Four times a quarter of a point.
    assert row(aligned, pillar="overall")["low"] < 1.0 < row(aligned, pillar="overall")["high"]
    assert findings(aligned) == [("comments", "overall")]


def test_a_pillar_given_seldom_is_compared_on_its_own_days():
    snaps, habits = year()
    seldom = snaps.assign(brand=snaps["brand"].where(np.arange(DAYS) % 7 == 0))
    aligned = align(seldom, habits)
    alone = align(snaps.assign(people=np.nan, insights=np.nan, relationships=np.nan).iloc[::7], habits)
    of_brand = aligned.table[aligned.table["pillar"] == "brand"].reset_index(drop=True)
    pd.testing.assert_frame_equal(of_brand, alone.table)
    assert findings(aligned) == [("comments", "insights")]
    assert aligned.rows == 365


def test_one_habit_alone():
    snaps, habits = year()
    comments, posts = (habits[habits["habit"] == habit] for habit in ("comments", "posts"))
    assert findings(align(snaps, comments)) == [("comments", "insights")]
    assert findings(align(snaps, posts)) == []
    assert set(align(snaps, posts).table["note"]) <= {"nothing", "not_enough"}


def test_one_habit_that_varies_beside_one_that_does_not():
    snaps, habits = year()
    comments = habits[habits["habit"] == "comments"]
    assert findings(align(snaps, pd.concat([comments, log(calls=np.ones(DAYS))]))) == [
        ("comments", "insights")
    ]


def test_no_habit_that_varies():
    aligned = align(year()[0], log(comments=np.ones(DAYS), posts=np.zeros(DAYS)))
    assert set(aligned.table["note"]) == {"constant"}
    assert aligned.weeks_more is None


def test_nothing_at_all():
    snaps, habits = year()
    nothing = align(empty("snapshots"), empty("habits"))
    assert len(nothing.table) == nothing.rows == 0
    assert dict(nothing.table.dtypes.astype(str)) == dict(ALIGNMENT_COLUMNS)
    assert (nothing.first, nothing.last, nothing.weeks_more, nothing.groups) == (None, None, None, ())
    assert len(align(snaps, empty("habits")).table) == 0
    assert len(align(empty("snapshots"), habits).table) == 0
    assert_same(align(snaps, habits, empty("events")), answer())


def test_seven_weeks_miss_one():
    snaps, habits = planted(days=49, points=2.0)
    aligned = align(snaps, habits)
    assert aligned.weeks_more == 1
    assert (aligned.first, aligned.last, aligned.rows) == (START, START + timedelta(days=48), 49)
    assert set(aligned.table["note"]) == {"not_enough"}
    assert set(aligned.table["weeks_more"]) == {1.0}
    assert aligned.table[["effect", "low", "high", "p", "q", "smallest"]].isna().all().all()
    assert aligned.pillars == {}


def test_two_snapshots_two_years_apart_take_a_year_or_more():
    # Eight rows at this pace take 100 weeks · 3; a row says 52 where it is a year or more.
    aligned = align(snapshots(every=700, brand=[12.0, 13.0]), log(comments=[1.0, 2.0] * 400))
    assert set(aligned.table["weeks_more"]) == {52.0}


# What happened besides


def beginning(day, days=DAYS):
    """A habit that was not done before a day."""
    counts = np.random.default_rng(8).poisson(1.5, days).astype(float)
    return np.where(np.arange(days) < day, 0.0, counts)


def jumping(day=180, points=4.0, seed=9):
    rng = np.random.default_rng(seed)
    scores = {pillar: 12 + wandering(rng, DAYS, 0.02, 0.02) for pillar in PILLAR_KEYS}
    scores["brand"] += np.where(np.arange(DAYS) >= day, points, 0.0)
    return snapshots(**scores)


def test_a_pinned_profile_change_is_not_given_to_the_habit_that_began_then():
    _, habits = year()
    others = habits[habits["habit"] != "posts"]
    snaps, begun = jumping(), pd.concat([others, log(posts=beginning(180))])
    without = row(align(snaps, begun), "posts", "brand")
    pinned = row(align(snaps, begun, events(("2025-07-05", "profile"))), "posts", "brand")
    assert not without["reported"]
    assert not pinned["reported"]
    # The jump over a usual week of about ten would be 0.4 points each.
    assert abs(pinned["effect"]) < 0.1


def test_many_events_and_events_of_other_years_do_no_harm():
    snaps, habits = year()
    many = events(*((START + timedelta(days=9 * k), "profile") for k in range(40)), ("2011-01-01", "profile"))
    assert findings(align(snaps, habits, many)) == [("comments", "insights")]
    assert_same(align(snaps, habits, events(("2011-01-01", "profile"), ("2031-01-01", "profile"))), answer())


def test_habits_that_start_together_with_an_unrelated_rise_get_nothing():
    habits = log(
        **{
            habit: np.where(np.arange(DAYS) < 150, 0.0, np.random.default_rng(seed).poisson(1.5, DAYS))
            for seed, habit in enumerate(("comments", "posts", "calls", "searches"))
        }
    )
    rng = np.random.default_rng(10)
    rise = 4 * np.clip((np.arange(DAYS) - 150) / 30, 0, 1)
    aligned = align(snapshots(**{pillar: 12 + rise + wandering(rng, DAYS) for pillar in PILLAR_KEYS}), habits)
    assert aligned.table["shared_start"].all()
    assert findings(aligned) == []
    assert aligned.groups == ()


def test_habits_that_come_and_go_do_not_start_together():
    assert not answer().table["shared_start"].any()


# Other measures


def weeks_of(values):
    """A measure by week, dated by its Sunday."""
    days = pd.date_range(pd.Timestamp(START) + pd.Timedelta(days=6), periods=len(values), freq="7D", unit="s")
    return pd.DataFrame({"date": days, "replies": values})


def replies(weeks=104):
    """Replies by week: about ten without any message, and half a one more for each message, two days later."""
    rng = np.random.default_rng(11)
    done = {habit: stretches(rng, 7 * weeks) for habit in ("messages_sent", "posts", "calls")}
    brought = 0.5 * np.roll(done["messages_sent"], 2) + rng.poisson(10 / 7, 7 * weeks)
    return weeks_of(brought.reshape(weeks, 7).sum(axis=1)), log(**done)


def test_a_measure_is_compared_in_place_of_the_pillars_and_in_its_own_unit():
    measures, habits = replies()
    aligned = align(empty("snapshots"), habits, measures=measures)
    assert findings(aligned) == [("messages_sent", "replies")]
    found = row(aligned, "messages_sent", "replies")
    # In a steady state one more message a week brings half a reply a week.
    assert found["effect"] == pytest.approx(0.5, rel=0.4)
    assert found["low"] < 0.5 < found["high"]


def test_a_measure_that_falls_with_a_habit_has_the_other_sign():
    measures, habits = replies()
    falling = measures.assign(replies=60 - measures["replies"])
    found = row(align(empty("snapshots"), habits, measures=falling), "messages_sent", "replies")
    assert found["high"] < 0
    assert found["effect"] == pytest.approx(-0.5, rel=0.4)


def test_a_measure_that_never_changes_shows_nothing():
    _, habits = replies()
    aligned = align(empty("snapshots"), habits, measures=weeks_of(np.full(104, 3.0)).assign(meetings=0.0))
    assert list(aligned.pillars) == ["meetings", "replies"]
    assert set(aligned.table["note"]) == {"stays_put"}
    assert aligned.table["effect"].isna().all()


def test_measures_are_compared_each_on_its_own():
    measures, habits = replies()
    two = measures.assign(meetings=measures["replies"].where(np.arange(104) > 20).to_numpy()[::-1])
    together = align(empty("snapshots"), habits, measures=two[["meetings", "date", "replies"]])
    alone = align(empty("snapshots"), habits, measures=measures)
    of_replies = together.table[together.table["pillar"] == "replies"].reset_index(drop=True)
    pd.testing.assert_frame_equal(of_replies, alone.table)


def test_outcomes_that_were_counted_in_different_weeks_stand_side_by_side():
    # Meetings from the first week on, replies from the third; in the fourth nobody counted meetings.
    rows = [(7 * week + 6, "meetings", 1.0 + week) for week in (0, 1, 2, 4)]
    rows += [(7 * week + 6, "replies", 10.0 * week) for week in (2, 3, 4, 5)]
    counted = pd.DataFrame(
        {
            "date": [pd.Timestamp(START) + pd.Timedelta(days=day) for day, _, _ in rows],
            "measure": [measure for _, measure, _ in rows],
            "value": [value for _, _, value in rows],
            "days": 7,
        }
    )
    table = weekly_measures(frame("outcomes", counted)).set_index("date")
    np.testing.assert_allclose(table["meetings"], [1, 2, 3, np.nan, 5, np.nan])
    np.testing.assert_allclose(table["replies"], [np.nan, np.nan, 20, 30, 40, 50])
    assert table.index.is_monotonic_increasing


def test_pillars_are_not_looked_at_where_measures_are():
    measures, habits = replies()
    assert_same(
        align(year()[0], habits, measures=measures), align(empty("snapshots"), habits, measures=measures)
    )


def test_a_measure_without_any_value():
    _, habits = replies()
    aligned = align(empty("snapshots"), habits, measures=weeks_of(np.full(104, np.nan)))
    assert set(aligned.table["note"]) == {"not_enough"}
    assert aligned.pillars == {}


def test_felt_is_one_point_an_action_a_week_once_it_has_settled():
    # The helper of these tests: one a day is seven a week.
    assert felt(np.ones(200))[-1] == pytest.approx(7)
