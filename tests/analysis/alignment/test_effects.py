"""A score as a sum of single effects: against integrals done by scipy, and against what was planted."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, stats

from ssi.analysis.alignment import effects
from ssi.analysis.alignment.effects import Columns, sum_of_single_effects

BINS, FREEDOM = 60, 58


def columns_of(rng, habits=6, others=4):
    white = rng.normal(size=(BINS, habits + others))
    variance = rng.uniform(0.05, 2, habits + others)
    share = np.full(habits + others, 0.5 / (habits + others))
    return Columns(white, variance, np.log(share), np.arange(habits + others) < habits)


def bayes_factor(score, column, prior, variance, *, is_habit):
    """How much likelier the score is with this column than without any, the size of its effect integrated out."""
    best, within = score @ column / (column @ column), np.sqrt(variance / (column @ column))

    def integrand(size):
        gain = (2 * size * (score @ column) - size**2 * (column @ column)) / (2 * variance)
        side = 2 * (0.94 if size > 0 else 0.06) if is_habit else 1.0
        return side * stats.norm.pdf(size, scale=np.sqrt(prior)) * np.exp(gain)

    edges = np.sort([0.0, best - 12 * within, best - 2 * within, best + 2 * within, best + 12 * within])
    parts = [integrate.quad(integrand, low, high)[0] for low, high in pairwise(edges)]
    return sum(parts)


@pytest.mark.parametrize("seed", range(4))
def test_one_effect_s_weights_are_its_bayes_factors(seed, monkeypatch):
    monkeypatch.setattr(effects, "MOST_SWEEPS", 1)
    monkeypatch.setattr(effects, "MOST_EFFECTS", 1)
    rng = np.random.default_rng(seed)
    columns, variance = columns_of(rng), 0.8
    score = columns.white @ np.array([0.3, 0, -0.2, 0, 0, 0, 0.2, 0, 0, 0]) + rng.normal(size=BINS)
    found = sum_of_single_effects(score, columns, FREEDOM, variance)
    factors = [
        bayes_factor(score, column, prior, variance, is_habit=bool(is_habit))
        for column, prior, is_habit in zip(columns.white.T, columns.variance, columns.is_habit, strict=True)
    ]
    weights = np.exp(columns.log_prior) * factors
    weights /= 0.5 + weights.sum()
    assert found.weights[0] == pytest.approx(weights, rel=1e-5)
    # One column alone: ridge regression on it.
    ridge = [
        score @ column / (column @ column + variance / prior)
        for column, prior in zip(columns.white.T, columns.variance, strict=True)
    ]
    assert found.sizes[0] == pytest.approx(weights * ridge, rel=1e-5)
    # The noise's variance: what is expected to be left, averaged over all that may be true.
    left = [
        ((score - column * size) ** 2).sum() + (column @ column) / (1 / prior + column @ column / variance)
        for column, size, prior in zip(columns.white.T, ridge, columns.variance, strict=True)
    ]
    expected = weights @ left + (1 - weights.sum()) * (score @ score)
    assert found.variance == pytest.approx(expected / FREEDOM, rel=1e-5)


def test_two_planted_columns_are_found_with_their_sizes():
    rng = np.random.default_rng(2)
    columns = columns_of(rng, habits=30, others=20)
    score = 1.5 * columns.white[:, 4] + 1.0 * columns.white[:, 17] + rng.normal(0, 0.5, BINS)
    found = sum_of_single_effects(score, columns, FREEDOM, 1.0)
    assert set(np.flatnonzero(found.weights.max(axis=0) > 0.95)) == {4, 17}
    # Standard error 0.5 / √60 = 0.06; a little is held back by the prior.
    assert found.contribution[[4, 17]] == pytest.approx([1.5, 1.0], abs=0.2)
    assert np.delete(found.contribution, [4, 17]) == pytest.approx(0, abs=0.05)
    assert found.variance == pytest.approx(0.25, rel=0.5)


def test_two_columns_that_are_the_same_share_the_weight():
    rng = np.random.default_rng(3)
    made = columns_of(rng)
    white = made.white.copy()
    white[:, 1] = white[:, 0]
    columns = Columns(white, np.ones(10), made.log_prior, made.is_habit)
    found = sum_of_single_effects(1.5 * white[:, 0] + rng.normal(0, 0.5, BINS), columns, FREEDOM, 1.0)
    assert found.weights[0, :2] == pytest.approx([0.5, 0.5], abs=0.01)


def test_a_habit_that_helps_is_likelier_than_one_that_harms_and_an_event_knows_no_side():
    rng = np.random.default_rng(4)
    made = columns_of(rng)
    up = 0.25 * made.white[:, 0] + rng.normal(0, 1, BINS)
    event = Columns(made.white, made.variance, made.log_prior, np.zeros(10, bool))
    found, mirrored = (sum_of_single_effects(each, made, FREEDOM, 1.0) for each in (up, -up))
    assert found.weights[0, 0] > 2 * mirrored.weights[0, 0]
    there, back = (sum_of_single_effects(each, event, FREEDOM, 1.0) for each in (up, -up))
    assert there.weights == pytest.approx(back.weights)
    assert there.sizes == pytest.approx(-back.sizes)


@pytest.mark.parametrize("seed", range(6))
def test_weights_are_shares_of_what_may_be_true(seed):
    rng = np.random.default_rng(seed)
    columns = columns_of(rng, habits=30, others=20)
    score = columns.white @ (rng.normal(size=50) * (rng.random(50) < 0.2)) + rng.normal(size=BINS)
    found = sum_of_single_effects(score, columns, FREEDOM, 1.0)
    assert len(found.weights) <= 6
    assert (found.weights >= 0).all()
    assert (found.weights.sum(axis=1) <= 1 + 1e-12).all()
    # Effects are added while the last one found something.
    assert (found.weights[:-1].sum(axis=1) > 0.2).all()


def test_of_pure_noise_nothing_is_found():
    rng = np.random.default_rng(5)
    heaviest = [
        sum_of_single_effects(rng.normal(size=BINS), columns_of(rng, 30, 20), FREEDOM, 1.0).weights.max()
        for _ in range(100)
    ]
    # If the model is right a weight over 0.95 is wrong one time in twenty; of pure noise it is much rarer.
    assert np.mean(np.array(heaviest) > 0.95) <= 0.02
    assert np.median(heaviest) < 0.1
