"""Steps: what is one and what is none by hand, and how often noise is taken for one."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from ssi.analysis import steps
from ssi.model import PILLAR_KEYS, Step, empty, frame
from tests.bench import moves, noise

NO_EVENTS = empty("events")
FIRST = date(2025, 1, 6)


def wobbling(days=200, seed=1):
    """A level of 12 that wobbles by a tenth of a point."""
    return 12 + np.random.default_rng(seed).normal(0, 0.1, days)


def daily(start=FIRST, **scores):
    days = pd.date_range(start, periods=len(next(iter(scores.values()))), unit="s")
    return frame("snapshots", {"date": days, **scores})


def found(snapshots, events=NO_EVENTS):
    return [(step.column, step.date, round(step.points)) for step in steps.steps(snapshots, events)]


def step_of(points, at, days=200):
    return np.where(np.arange(days) >= at, points, 0.0)


def test_a_jump_that_stays_is_found_on_its_day():
    # Day 100 after 6 January 2025 is 16 April.
    assert found(daily(brand=wobbling() + step_of(3, 100))) == [("brand", date(2025, 4, 16), 3)]
    assert found(daily(brand=wobbling() + step_of(-3, 100))) == [("brand", date(2025, 4, 16), -3)]


def test_a_slip_that_goes_back_is_none():
    for length in (1, 3, 10, 14):
        assert found(daily(brand=wobbling() + step_of(-4, 100) + step_of(4, 100 + length))) == []


def test_a_rise_over_a_month_is_none():
    ramp = 4 * np.clip((np.arange(200) - 90) / 30, 0, 1)
    assert found(daily(brand=wobbling() + ramp)) == []


def test_a_slow_response_that_starts_at_once_is_none():
    # Half of it after ten days, as a habit is felt.
    felt = 4 * (1 - 0.5 ** (np.clip(np.arange(200) - 90, 0, None) / 10))
    assert found(daily(brand=wobbling() + felt)) == []


def test_a_jump_of_less_than_a_point_is_not_offered():
    assert found(daily(brand=wobbling() + step_of(0.9, 100))) == []


def test_where_every_week_jumps_none_stands_out():
    random = np.random.default_rng(5)
    weekly = np.repeat(12 + random.normal(0, 1, 29).cumsum(), 7)[:200]
    assert found(daily(brand=weekly)) == []


def test_two_steps_stand_out_together():
    twice = wobbling() + step_of(3, 60) + step_of(2, 140)
    assert found(daily(brand=twice)) == [("brand", date(2025, 3, 7), 3), ("brand", date(2025, 5, 26), 2)]


def test_the_newest_week_has_none_yet():
    # A week after a jump nobody knows whether it stays; after ten days it has stayed.
    assert found(daily(brand=wobbling(150) + step_of(3, 143, 150))) == []
    assert found(daily(brand=wobbling(150) + step_of(3, 140, 150))) == [("brand", date(2025, 5, 26), 3)]


def test_a_jump_across_a_gap_is_none_that_happened_within_days():
    history = daily(brand=wobbling() + step_of(3, 100))
    seen = (history.index < 95) | (history.index >= 106)
    assert found(history[seen].reset_index(drop=True)) == []


def test_weekly_snapshots_show_a_step_too():
    history = daily(brand=wobbling(364) + step_of(3, 182, 364))
    assert found(history.iloc[::7].reset_index(drop=True)) == [("brand", date(2025, 7, 7), 3)]


def test_whole_numbers_need_more_than_their_rounding():
    # Ones are what rounding makes of a slow change; three less one for rounding is under 2.5 times that, five is not.
    rounded = 12 + step_of(1, 40) - step_of(1, 70) + step_of(1, 150)
    assert found(daily(brand=rounded + step_of(3, 100))) == []
    assert found(daily(brand=rounded + step_of(6, 100))) == [("brand", date(2025, 4, 16), 6)]


def test_an_event_within_a_week_has_named_it_already():
    history = daily(brand=wobbling() + step_of(3, 100))
    for days_off, is_named in ((-7, True), (0, True), (7, True), (-8, False), (8, False)):
        day = date(2025, 4, 16) + timedelta(days=days_off)
        events = frame("events", [{"date": day, "label": "New headline", "kind": "profile"}])
        assert bool(found(history, events)) is not is_named


def test_overall_is_left_out_beside_the_pillar_that_made_it():
    pillars = {pillar: wobbling(seed=number) for number, pillar in enumerate(PILLAR_KEYS)}
    pillars["people"] = pillars["people"] + step_of(4, 100)
    overall = sum(pillars.values())
    assert found(daily(overall=overall, **pillars)) == [("people", date(2025, 4, 16), 4)]
    assert found(daily(overall=overall)) == [("overall", date(2025, 4, 16), 4)]


def test_steps_of_the_same_week_are_offered_as_one():
    near = [
        Step("people", date(2026, 3, 14), 2.0),
        Step("brand", date(2026, 3, 16), -3.0),
        Step("brand", date(2026, 5, 1), 1.5),
    ]
    assert steps.together(near) == ((near[1], near[0]), (near[2],))
    assert steps.together(()) == ()


def test_short_and_empty_histories_have_none():
    assert found(empty("snapshots")) == []
    assert found(daily(brand=[12.0])) == []
    assert found(daily(brand=[12.0] * 20 + [16.0] * 20)) == []


@pytest.mark.parametrize("kind", noise.KINDS)
def test_noise_is_seldom_taken_for_a_step(kind):
    """Ten people a kind over a year. Measured are at most 1.5 in 100 of a kind, 5.5 of the heavy-tailed walk.

    That is 0.15 of 10 with a standard error of 0.38, and 0.55 with one of 0.72; the bounds leave four of them.
    """
    bound = 3 if kind == "walk, heavy tails" else 1
    assert sum(moves.has_false_step(kind, seed) for seed in range(10)) <= bound


def test_noise_of_all_kinds_together_is_taken_for_a_step_by_about_four_people_in_a_thousand():
    """Twenty people of each of the nineteen kinds, other seeds than those measured.

    Measured are 0.4 in 100: 1.5 of 380, with a standard error of √1.5 = 1.2. The bound leaves four of them.
    """
    seeds = range(500, 520)
    assert len(noise.KINDS) * len(seeds) == 380
    assert sum(moves.has_false_step(kind, seed) for kind in noise.KINDS for seed in seeds) <= 6


def test_a_step_of_three_points_is_nearly_always_found_in_a_quiet_history():
    assert sum(moves.finds_step("walk and jitter", seed, 3) for seed in range(20)) >= 18
