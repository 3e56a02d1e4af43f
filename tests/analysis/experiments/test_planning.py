"""How long an experiment has to be, and for whom none would settle anything."""

from datetime import timedelta

import numpy as np
import pytest

from ssi.analysis.experiments import outlook, planning
from ssi.model import empty
from ssi.model.experiments import OFTEN, OFTEN_ENOUGH
from tests.analysis.experiments.trials import TODAY, history, scores


@pytest.fixture(autouse=True)
def _few_paths(monkeypatch):
    monkeypatch.setattr(planning, "PATHS", 60)


def test_a_quiet_score_needs_a_short_experiment_and_a_rougher_one_a_longer_one():
    quiet = outlook(history(step=0.02, jitter=0.02), "insights", today=TODAY)
    rougher = outlook(history(step=0.09, jitter=0.1), "insights", today=TODAY)
    assert quiet.chosen is not None
    assert rougher.chosen is not None
    assert quiet.chosen.weeks < rougher.chosen.weeks
    assert quiet.chosen.finds >= OFTEN


def test_the_recommended_design_is_the_shortest_that_finds_enough():
    found = outlook(history(step=0.08, jitter=0.1), "insights", today=TODAY)
    often = [design for design in found.designs if design.finds >= OFTEN]
    assert found.chosen == often[0]
    assert all(design.finds >= OFTEN_ENOUGH for design in found.designs)
    assert [design.weeks for design in found.designs] == sorted(design.weeks for design in found.designs)


def test_a_larger_change_is_found_more_often():
    found = outlook(history(step=0.08, jitter=0.1), "insights", today=TODAY)
    for design in found.designs:
        shares = [design.power[points] for points in sorted(design.power)]
        assert shares == sorted(shares)


def test_a_rough_score_is_none_to_experiment_with():
    found = outlook(history(step=0.5, jitter=0.5), "insights", today=TODAY)
    assert (found.designs, found.chosen) == ((), None)
    assert found.best is not None
    assert found.best.finds < OFTEN_ENOUGH
    assert found.noise is not None


def test_a_short_history_says_how_many_weeks_are_missing():
    # 42 of 56 days: two weeks more.
    assert outlook(history(42), "insights", today=TODAY).weeks_more == 2
    assert outlook(empty("snapshots"), "insights", today=TODAY).weeks_more == 8
    assert outlook(history(), "brand", today=TODAY).weeks_more == 8


def test_a_score_that_never_moved_tells_nothing_of_how_it_moves():
    found = outlook(scores([12.0] * 200, last=TODAY), "insights", today=TODAY)
    assert (found.noise, found.weeks_more, found.designs) == (None, None, ())


def test_snapshots_that_come_too_seldom_for_any_design_are_said_to():
    # Seven in 26 weeks.
    found = outlook(history(1_040, every=26), "insights", today=TODAY)
    assert found.too_few_snapshots
    assert (found.designs, found.chosen, found.best) == ((), None, None)
    rough = outlook(history(step=0.5, jitter=0.5), "insights", today=TODAY)
    assert not rough.too_few_snapshots


def test_the_same_history_gives_the_same_outlook():
    one, other = (outlook(history(), "insights", today=TODAY) for _ in range(2))
    assert one == other


def test_what_comes_after_today_is_not_looked_at():
    later = outlook(history(), "insights", today=TODAY - timedelta(days=20))
    assert later == outlook(history().iloc[:-20], "insights", today=TODAY)


def test_every_design_has_orders_enough():
    designs = list(planning.every_design())
    assert {(design.weeks, design.block) for design in designs} >= {
        (8, 1),
        (10, 2),
        (15, 3),
        (20, 4),
        (26, 2),
    }
    assert min(design.orders for design in designs) == 20
    assert {design.weeks for design in designs} <= set(range(8, 27))


def test_snapshots_would_come_on_the_days_of_the_week_on_which_they_came():
    # Every seventh day up to a Wednesday: the third day of every week.
    own = planning.wandering(history(every=7), "insights")
    assert (own.days % 7).tolist() == [2] * 26
    assert own.days[-1] == 26 * 7 - 5


def test_scores_in_whole_points_are_simulated_in_whole_points():
    known = history(step=0.15)
    own = planning.wandering(known.assign(insights=known["insights"].round()), "insights")
    assert own.grain == 1
    seen = planning.stretches(np.arange(0, 70, 7))
    rounded = own.rounded(np.random.default_rng(0).normal(12, 1, (5, 10)), seen, np.random.default_rng(1))
    assert (rounded == rounded.round()).all()
    assert planning.wandering(known, "insights").grain == 0
