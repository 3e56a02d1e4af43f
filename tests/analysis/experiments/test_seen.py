"""What an order of weeks does to a score, worked out by hand."""

import numpy as np
import pytest

from ssi.analysis.alignment.responses import PLAIN
from ssi.analysis.experiments.seen import AT_ONCE, block_responses, signs, stretches

HALF_LIFE_5 = next(place for place, shape in enumerate(PLAIN) if (shape.delay, shape.delay_days) == (0, 5))
NOW = len(PLAIN) + AT_ONCE.index(0)


def responses(days, blocks=2, block_days=7):
    days = np.array(days)
    return block_responses(days, stretches(days), blocks, block_days)


def test_days_are_put_together_by_threes_from_the_first_day_of_the_experiment():
    found = stretches([0, 2, 3, 9, 10, 11])
    assert found.times.tolist() == [1, 3, 10]
    assert found.sizes.tolist() == [2, 1, 3]
    assert found.mean(np.array([1.0, 3, 5, 7, 8, 9])).tolist() == [2, 5, 8]


def test_an_effect_at_once_is_there_on_the_days_of_its_block_alone():
    found = responses([0, 6, 9, 12, 15])
    assert found[:, NOW].tolist() == [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0]]


def test_a_slow_effect_grows_through_its_block_and_is_carried_over():
    first, second = responses([0, 6, 13, 20])[:, HALF_LIFE_5]
    # After a week with, all but half to the power of 7/5 is there; a week later that much of it is left.
    left = 0.5 ** (7 / 5)
    assert first == pytest.approx([1 - 0.5 ** (1 / 5), 1 - left, left * (1 - left), left**2 * (1 - left)])
    assert second == pytest.approx([0, 0, 1 - left, left * (1 - left)])


def test_every_response_has_come_in_full_after_half_a_year_of_weeks_with():
    found = responses([210], blocks=16, block_days=14)
    assert found.sum(axis=0)[:, 0] == pytest.approx(1)


def test_weeks_with_and_without_are_one_apart():
    assert set(np.unique(signs(6))) == {-0.5, 0.5}
    assert signs(6).sum(axis=1).tolist() == [0] * 20


def test_level_and_trend_are_of_full_rank_even_on_a_single_day():
    assert np.linalg.matrix_rank(stretches(range(0, 56, 7)).nuisance) == 2
    assert np.isfinite(stretches([5]).nuisance).all()
