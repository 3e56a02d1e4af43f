"""Sizes and their ranges: against least squares with the priors as rows of their own."""

import numpy as np
import pytest

from ssi.analysis.alignment.refit import mixes, refit
from ssi.analysis.alignment.responses import LAG_BINS, PLAIN, SHAPES

BINS, HABITS, VARIANCE = 70, 3, 0.4
REACH = np.array([4.0, 6.0, 10.0])
WIDTHS = np.array([3, 4, 7, 14, 14, 18, 30])


def ridge(score, columns, prior):
    """Ridge regression as least squares: each prior is one more row that wants its coefficient to be 0."""
    rows = np.vstack([columns / np.sqrt(VARIANCE), np.diag(1 / np.sqrt(prior))])
    target = np.concatenate([score / np.sqrt(VARIANCE), np.zeros(len(prior))])
    return np.linalg.lstsq(rows, target, rcond=None)[0], np.linalg.inv(rows.T @ rows)


@pytest.fixture
def case():
    """Two found habits and one that is not, beside one unrelated step; the first habit's window is 28 days."""
    rng = np.random.default_rng(1)
    rates = rng.normal(size=(BINS, HABITS, len(LAG_BINS)))
    stocks = rates @ (WIDTHS * [1, 1, 1, 1, 0, 0, 0] / 28)
    unrelated = (np.arange(BINS) > 30).astype(float)[:, None] - 0.5
    score = 1.2 * stocks[:, 0] - 0.6 * stocks[:, 1] + 2 * unrelated[:, 0] + rng.normal(0, 0.6, BINS)
    mix = np.zeros((HABITS, len(SHAPES)))
    window = next(place for place, shape in enumerate(PLAIN) if (shape.window, shape.delay) == (28, 0))
    mix[:, window] = 1.0
    return score, stocks, rates, unrelated, np.array([True, True, False]), mix


def joint(case):
    """The columns and priors of the whole refit, written out from the description."""
    score, stocks, rates, unrelated, _, _ = case
    free = 9 * (3 / REACH[:2]) ** 2
    base = np.column_stack([stocks[:, :2], unrelated])
    first, _ = ridge(score, base, [*free, 4.0])
    share = 0.5 * np.array([3, 4, 7, 14, 0, 0, 0]) / 28 + 0.5 * WIDTHS / 90
    loose = [np.maximum((0.8 * size) ** 2 * share, 1e-12) for size in first[:2]]
    return (
        np.column_stack([base, rates[:, 0], rates[:, 1]]),
        np.concatenate([free, [4.0], *loose]),
    )


def found_by(case):
    return refit(*case[:3], case[3], case[4], case[5], REACH, VARIANCE)


def test_a_found_habit_s_size_is_that_of_its_column_and_what_differs_from_it(case):
    columns, prior = joint(case)
    sizes, spread = ridge(case[0], columns, prior)
    found = found_by(case)
    for habit, own in enumerate(([0, *range(3, 10)], [1, *range(10, 17)])):
        assert found.effect[habit] == pytest.approx(sizes[own].sum())
        assert found.deviation[habit] == pytest.approx(np.sqrt(spread[np.ix_(own, own)].sum()))
        assert found.contributions[:, habit] == pytest.approx(columns[:, own] @ sizes[own])
    assert found.unrelated_sizes == pytest.approx(sizes[[2]])
    assert (found.contributions[:, 2] == 0).all()


def test_the_sizes_that_were_planted_lie_in_their_ranges(case):
    found = found_by(case)
    assert found.low[0] < 1.2 < found.high[0]
    assert found.low[1] < -0.6 < found.high[1]
    assert found.high[0] - found.effect[0] == pytest.approx(2.3 * found.deviation[0])


def test_any_other_habit_is_fitted_alone_beside_what_was_found(case):
    columns, prior = joint(case)
    beside = np.column_stack([columns, case[1][:, 2]])
    sizes, spread = ridge(case[0], beside, [*prior, (3 / REACH[2]) ** 2])
    found = found_by(case)
    assert found.effect[2] == pytest.approx(sizes[-1])
    assert found.deviation[2] == pytest.approx(1.5 * np.sqrt(spread[-1, -1]))
    # 1 / posterior variance = 1 / prior variance + what is left of the column / σ².
    assert found.unexplained[2] == pytest.approx(VARIANCE * (1 / spread[-1, -1] - (REACH[2] / 3) ** 2))


def test_what_is_left_of_a_found_habit_is_what_all_but_itself_leaves(case):
    columns, prior = joint(case)
    others = [1, 2, *range(10, 17)]  # the unrelated step, and all of the second habit
    beside = np.column_stack([columns[:, others], case[1][:, 0]])
    _, spread = ridge(case[0], beside, [*prior[others], 1.0])
    assert found_by(case).unexplained[0] == pytest.approx(VARIANCE * (1 / spread[-1, -1] - 1))


def test_bent_doses_have_ranges_twice_as_wide(case):
    score, stocks, rates, unrelated, found, mix = case
    bent = mix.copy()
    bent[0] = 0.0
    bent[0, len(PLAIN)] = 1.0  # active days of a window of 30 days without delay
    made = refit(score, stocks, rates, unrelated, found, bent, REACH, VARIANCE)
    assert made.high[0] - made.effect[0] == pytest.approx(2 * 2.3 * made.deviation[0])
    assert made.high[1] - made.effect[1] == pytest.approx(2.3 * made.deviation[1])


def test_nothing_found_and_nothing_unrelated(case):
    score, stocks, rates, _, _, mix = case
    made = refit(score, stocks, rates, np.empty((BINS, 0)), np.zeros(HABITS, bool), mix, REACH, VARIANCE)
    for habit in range(HABITS):
        sizes, spread = ridge(score, stocks[:, [habit]], [(3 / REACH[habit]) ** 2])
        assert made.effect[habit] == pytest.approx(sizes[0])
        assert made.deviation[habit] == pytest.approx(1.5 * np.sqrt(spread[0, 0]))
    assert (made.contributions == 0).all()


def test_a_habit_without_reach_has_no_size(case):
    score, stocks, rates, unrelated, found, mix = case
    still = stocks.copy()
    still[:, 2] = 0.0
    made = refit(score, still, rates, unrelated, found, mix, np.array([4.0, 6.0, 0.0]), VARIANCE)
    assert (made.effect[2], made.unexplained[2]) == (0.0, 0.0)


def test_a_mix_is_the_share_of_each_shape_and_the_prior_without_any_weight():
    prior = np.array([0.25, 0.75])
    made = mixes(np.array([[0.3, 0.1], [0.0, 0.0]]), prior)
    np.testing.assert_allclose(made, [[0.75, 0.25], [0.25, 0.75]])
