"""The rows of the answer: each reason for no finding by a small history, and what is said beside it."""

import math
from datetime import date, timedelta
from functools import cache

import numpy as np
import pytest

from ssi.analysis.alignment import align
from ssi.model import PILLAR_KEYS, Group
from tests.analysis.alignment.histories import START, felt, log, planted, row, snapshots, stretches, wandering

DAYS = 365


def quiet_scores(seed=1, days=DAYS):
    """Four pillars that wander by little."""
    rng = np.random.default_rng(seed)
    return {pillar: 12 + wandering(rng, days, 0.02, 0.02) for pillar in PILLAR_KEYS}


def done(habits=("comments", "posts", "calls"), days=DAYS, seed=2):
    rng = np.random.default_rng(seed)
    return {habit: stretches(rng, days) for habit in habits}


@cache
def year():
    """A year with a habit of each kind, and a pillar at its ceiling."""
    rng = np.random.default_rng(3)
    half_logged = stretches(rng, DAYS)
    half_logged[rng.random(DAYS) < 0.6] = np.nan
    others = {
        "reactions": np.ones(DAYS),
        "articles": np.zeros(DAYS),
        "votes": 10.0 + rng.poisson(0.3, DAYS),
        "searches": half_logged,
    }
    return align(snapshots(**quiet_scores() | {"people": np.full(DAYS, 25.0)}), log(**done(), **others))


def test_a_planted_habit_is_a_finding_with_its_size_delay_and_reach():
    found = row(align(*planted()))
    assert (found["reported"], found["note"], found["grade"], found["group"]) == (True, "", "clear", "")
    # Planted: a quarter of a point for one more a week, half of it after ten days.
    assert found["low"] < 0.25 < found["high"]
    assert found["delay_days"] == pytest.approx(10, abs=3)
    assert found["p"] == found["q"] < 0.002
    # Over its own reach it moves the pillar by more than what could just be seen.
    assert 0 < found["smallest"] < 0.25 * found["reach"]
    assert math.isnan(found["weeks_more"])


def test_nothing_else_of_that_year_is_a_finding():
    table = align(*planted()).table
    rest = table[(table["habit"] != "comments") | (table["pillar"] != "insights")]
    assert not rest["reported"].any()
    assert set(rest["note"]) == {"nothing"}


def test_a_usual_week_and_the_share_of_logged_days_are_those_of_the_log():
    snaps, habits = planted()
    found = row(align(snaps, habits))
    counts = habits[habits["habit"] == "comments"]["count"]
    assert found["usual"] == pytest.approx(7 * counts.mean())
    assert (found["known"], found["none_logged"]) == (1.0, (counts == 0).sum())


def test_a_habit_that_was_logged_on_less_than_half_of_the_days():
    found = row(year(), "searches", "brand")
    assert found["note"] == "unlogged"
    assert 0.3 < found["known"] < 0.5
    assert math.isnan(found["effect"])


@pytest.mark.parametrize(("habit", "usual"), [("reactions", 7.0), ("articles", 0.0)])
def test_a_habit_that_is_always_the_same_or_never_done(habit, usual):
    found = row(year(), habit, "brand")
    assert (found["note"], found["usual"], found["reach"], found["steady"]) == ("constant", usual, 0.0, True)
    assert math.isnan(found["effect"])


def test_a_habit_that_was_done_long_before_the_first_score_only():
    # 500 days of log, scores on the last 200: what was done up to day 90 is further back than any response reaches.
    counts = {habit: stretches(np.random.default_rng(6), 500) for habit in ("comments", "posts")}
    counts["calls"] = np.where(np.arange(500) < 90, counts["posts"], 0.0)
    aligned = align(snapshots(START + timedelta(days=300), **quiet_scores(days=200)), log(**counts))
    found = row(aligned, "calls", "brand")
    assert (found["note"], found["usual"], found["reach"]) == ("early_only", 0.0, 0.0)
    assert math.isnan(found["effect"])
    assert row(aligned, "posts", "brand")["note"] in ("nothing", "not_enough")


def test_a_pillar_at_25():
    found = row(year(), "comments", "people")
    assert (found["note"], found["weeks_more"]) == ("ceiling", pytest.approx(math.nan, nan_ok=True))
    seen = year().pillars["people"]
    assert (seen.at_ceiling, seen.weeks_more) == (True, None)


def test_a_habit_that_hardly_varies():
    # 10 or 11 a day: from a quiet month to a busy one it is about one a week of 72.
    found = row(year(), "votes", "brand")
    assert (found["note"], found["steady"]) == ("steady", True)
    assert found["reach"] < 0.25 * found["usual"]


def test_looked_and_found_nothing():
    found = row(year(), "comments", "brand")
    assert (found["note"], found["reported"]) == ("nothing", False)
    assert found["smallest"] <= 3
    assert math.isnan(found["weeks_more"])
    assert found["low"] < 0 < found["high"]


def test_not_enough_yet_says_how_many_weeks():
    rng = np.random.default_rng(5)
    scores = {pillar: 12 + wandering(rng, 100, 0.5, 0.2) for pillar in PILLAR_KEYS}
    table = align(snapshots(**scores), log(**done(days=100))).table
    waiting = table[table["note"] == "not_enough"]
    assert len(waiting) > 6
    for found in waiting.to_dict("records"):
        # To see 3 points where x can be seen takes (x / 3)² times as long.
        more = 100 / 7 * ((found["smallest"] / 3) ** 2 - 1)
        assert found["smallest"] > 3
        assert found["weeks_more"] == min(max(math.ceil(more), 2), 52)


def test_a_pillar_that_changed_too_seldom_says_how_many_weeks_at_its_pace():
    # 60 snapshots, five days apart: 296 days. Brand changes ten times and needs fifteen: half as long again.
    rng = np.random.default_rng(4)
    scores = {pillar: 12 + wandering(rng, 60, 0.1, 0.05) for pillar in PILLAR_KEYS}
    scores["brand"] = np.append(
        np.repeat(12 + 0.25 * np.array([0, 1, 0, 2, 1, 3, 2, 1, 0, 1]), 5), [13.0] * 10
    )
    aligned = align(snapshots(every=5, **scores), log(**done(days=300)))
    assert aligned.pillars["brand"].changes == 10
    assert aligned.pillars["brand"].weeks_more == math.ceil(296 / 7 / 2) == 22
    for habit in ("comments", "posts", "calls"):
        found = row(aligned, habit, "brand")
        assert (found["note"], found["weeks_more"], found["reported"]) == ("stays_put", 22, False)
    assert aligned.pillars["people"].weeks_more is None


def test_a_pillar_that_never_changed_takes_a_year_or_more():
    aligned = align(snapshots(**quiet_scores() | {"brand": np.full(DAYS, 7.0)}), log(**done()))
    found = row(aligned, "comments", "brand")
    assert (found["note"], found["weeks_more"]) == ("stays_put", 52)
    assert math.isnan(found["effect"])


def test_two_habits_that_are_always_done_together_are_one_of_these():
    counts = done()
    counts["articles"] = counts["posts"]
    scores = quiet_scores()
    scores["brand"] += 0.25 * felt(counts["posts"])
    aligned = align(snapshots(**scores), log(**counts))
    assert aligned.groups == (Group("brand-1", "brand", ("posts", "articles")),)
    for habit in ("posts", "articles"):
        found = row(aligned, habit, "brand")
        assert (found["note"], found["group"], found["grade"]) == ("group", "brand-1", "one_of")
        assert not found["reported"]
    assert not aligned.table["reported"].any()


def test_a_short_history_says_likely_at_most():
    snaps, habits = planted(days=139, points=0.4)
    assert row(align(snaps, habits))["grade"] == "likely"
    snaps, habits = planted(days=140, points=0.4)
    assert row(align(snaps, habits))["grade"] == "clear"


def test_habits_and_pillars_stand_in_the_order_of_catalogue_and_model():
    table = align(*planted()).table
    expected = [
        (habit, pillar) for habit in ("posts", "comments", "searches", "calls") for pillar in PILLAR_KEYS
    ]
    assert list(zip(table["habit"], table["pillar"], strict=True)) == expected


def test_the_days_that_were_compared_are_told():
    aligned = align(*planted())
    assert (aligned.first, aligned.last) == (date(2025, 1, 6), date(2026, 1, 5))
    assert (aligned.rows, aligned.weeks_more) == (365, None)
    assert {seen.days for seen in aligned.pillars.values()} == {365}
    assert aligned.verdict.startswith("One habit lines up: Comments")
