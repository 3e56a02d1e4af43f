"""How strongly scores speak for an order, on cases whose answer is known."""

import numpy as np
import pytest

from ssi.analysis.experiments.seen import block_responses, signs
from ssi.analysis.experiments.strength import as_strong, comparison, is_found

DAYS = np.arange(84)
COMPARED = comparison(DAYS, blocks=6, block_weeks=2, noise=0)
RESPONSES = block_responses(DAYS, COMPARED.seen, 6, 14)


def answer(order, shape, points=1.0):
    """Scores that do nothing but answer to an order."""
    return points * signs(6)[order] @ RESPONSES[:, shape]


def counted(scores, drawn):
    return int(as_strong(COMPARED.strengths(COMPARED.whitened(scores[None])), np.array([drawn]))[0])


@pytest.mark.parametrize("shape", range(RESPONSES.shape[1]))
def test_scores_that_only_answer_to_the_drawn_order_speak_for_it_most(shape):
    # One of twenty orders looks as strong, itself: just what is asked of an effect.
    assert counted(answer(7, shape), drawn=7) == 1
    assert is_found(np.array([1]), 20)[0]


@pytest.mark.parametrize("shape", range(RESPONSES.shape[1]))
def test_an_effect_the_other_way_is_none(shape):
    assert counted(answer(7, shape, points=-1), drawn=7) > 5


def test_two_of_twenty_are_too_many_and_ten_of_two_hundred_are_not():
    assert is_found(np.array([1, 2]), 20).tolist() == [True, False]
    assert is_found(np.array([3, 4]), 70).tolist() == [True, False]
    assert is_found(np.array([10, 11]), 200).tolist() == [True, False]


def test_level_and_trend_tell_nothing():
    scores = answer(7, 5) + np.random.default_rng(0).normal(0, 0.3, RESPONSES.shape[2])
    moved = scores + 5 + 0.1 * COMPARED.seen.times
    white = COMPARED.whitened(np.stack([scores, moved]))
    one, other = COMPARED.strengths(white)
    assert other == pytest.approx(one, abs=1e-3)


def test_a_score_that_never_moved_speaks_for_no_order():
    assert counted(np.full(RESPONSES.shape[2], 12.0), drawn=7) == 20


def test_without_an_effect_the_drawn_order_looks_strongest_once_in_twenty_times():
    random = np.random.default_rng(1)
    paths = random.standard_t(2, (4_000, RESPONSES.shape[2])).cumsum(axis=1)
    strengths = COMPARED.strengths(COMPARED.whitened(paths))
    counts = as_strong(strengths, random.integers(20, size=len(paths)))
    # A walk with jumps, which no noise of the grid is; four standard errors of 5 in 100.
    assert is_found(counts, 20).mean() == pytest.approx(0.05, abs=4 * np.sqrt(0.05 * 0.95 / len(paths)))
