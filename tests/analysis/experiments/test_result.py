"""What an experiment found, and when nothing may be said."""

import math
from dataclasses import replace
from datetime import timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.analysis.experiments import result
from ssi.analysis.experiments.result import as_tested
from ssi.model import empty, frame
from tests.analysis.experiments.trials import begun, history, logged, with_experiment

EXPERIMENT = begun(16, 2)


def found(experiment=EXPERIMENT, *, points=3.0, snapshots=None, habits=None, today=None):
    known = with_experiment(experiment, points=points) if snapshots is None else snapshots
    done = logged(experiment) if habits is None else habits
    return result(experiment, known, done, today=today or experiment.opens)


def test_a_planted_effect_is_found_and_its_range_holds_it():
    said = found()
    assert said.is_found
    assert (said.as_strong, said.orders) == (1, 70)
    assert said.low <= 3 <= said.high
    assert said.effect == pytest.approx(3, abs=1)
    assert (said.snapshots, said.has_too_few) == (112, False)


def test_the_result_stays_closed_until_the_end():
    assert found(today=EXPERIMENT.end) is None
    assert found(today=EXPERIMENT.opens) is not None


def test_a_broken_off_experiment_says_nothing():
    broken = replace(EXPERIMENT, broken_off=EXPERIMENT.end - timedelta(days=3), why_broken_off="Ill.")
    assert found(broken) is None


def test_only_the_direction_that_was_expected_is_found():
    assert not found(replace(EXPERIMENT, direction=-1)).is_found
    down = found(replace(EXPERIMENT, direction=-1), points=-3.0)
    assert down.is_found
    assert down.low < down.effect < down.high <= 0


def test_a_range_reaches_nothing_where_nothing_is_found_and_ends_there_where_something_is():
    nothing = found(points=0.0)
    assert not nothing.is_found
    assert nothing.low <= 0 <= nothing.high
    assert found().low >= 0


def test_all_weeks_count_as_drawn_whatever_was_done():
    idle = found(habits=empty("habits"))
    as_drawn = found()
    assert (idle.effect, idle.as_strong) == (as_drawn.effect, as_drawn.as_strong)
    assert idle.adherence.unknown == 16
    assert idle.adherence.tested_little
    assert as_drawn.adherence.as_drawn == 16


def test_scores_after_the_end_and_long_before_the_start_change_nothing():
    known = with_experiment(EXPERIMENT, points=3.0)
    after = known.iloc[-5:].assign(date=known["date"].iloc[-5:] + timedelta(days=5), insights=20.0)
    more = frame("snapshots", pd.concat([known, after], ignore_index=True))
    assert found(snapshots=more) == found(snapshots=known)


def test_too_few_snapshots_claim_nothing():
    known = with_experiment(EXPERIMENT, points=3.0, every=20)
    said = found(snapshots=known)
    assert said.has_too_few
    assert not said.is_found
    assert said.snapshots == 6
    assert found(snapshots=history()).snapshots == 0


def test_no_snapshots_at_all_claim_nothing():
    assert found(snapshots=empty("snapshots")).has_too_few


@pytest.mark.parametrize("points", [0.0, 3.0])
def test_nothing_that_is_logged_later_reaches_the_comparison(points):
    # The order is shown from the day it is drawn on: the days up to the start, and the log, could be made to fit it.
    until = [EXPERIMENT.begun - timedelta(weeks=9) + timedelta(days=day) for day in range(70)]
    always = frame("habits", {"date": until, "habit": "comments", "count": 9.0, "days": 1})
    rewritten, as_it_was = found(points=points, habits=always), found(points=points, habits=empty("habits"))
    assert replace(rewritten, adherence=as_it_was.adherence) == as_it_was


def test_what_was_done_before_is_carried_over_as_it_was_kept():
    never, always = (found(begun(16, 2, before=level), points=1.0) for level in (-0.5, 0.5))
    assert never.effect != always.effect


def test_a_found_effect_whose_size_lies_the_other_way_has_none():
    assert_not_told(as_tested(-0.2, -0.9, 0.4, 1))
    assert_not_told(as_tested(0.2, -0.4, 0.9, -1))
    assert as_tested(-0.2, -0.9, 0.4, -1) == (-0.2, -0.9, 0.0)
    assert as_tested(-0.2, -0.9, -0.1, None) == (-0.2, -0.9, 0.0)


def assert_not_told(size):
    assert all(math.isnan(each) for each in size)


ENDS = st.floats(-30, 30)


@given(ENDS, ENDS, ENDS, st.sampled_from([1, -1, None]))
def test_a_size_lies_in_its_range_and_on_the_side_of_what_was_found_or_is_not_told(
    effect, one, other, direction
):
    size = as_tested(effect, min(one, other), max(one, other), direction)
    if math.isnan(size[0]):
        assert direction is not None
        assert_not_told(size)
        return
    assert size[1] <= size[0] <= size[2]
    assert size[1] <= 0 <= size[2] if direction is None else min(direction * each for each in size) >= 0
