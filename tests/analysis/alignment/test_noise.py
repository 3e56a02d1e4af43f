"""How a score wanders by itself: taking it out leaves white noise, and the likeliest kind is mostly the true one."""

import numpy as np
import pytest

from ssi.analysis.alignment import noise as noises
from ssi.analysis.alignment.noise import choose, noise_grid

TIMES = np.array([0.0, 1, 2, 4, 5, 9, 11, 12, 13, 20, 21, 25, 30, 31, 33, 40, 48, 49, 50, 61])
SIZES = np.array([1.0, 2, 1, 3] * 5)


def line(times):
    return np.column_stack([np.ones(len(times)), times - times.mean()])


def covariance(drift, wobble, days, jitter, times=TIMES, sizes=SIZES):
    """Written out entry by entry, from the description of the method."""
    made = np.zeros((len(times), len(times)))
    for i, one in enumerate(times):
        for j, other in enumerate(times):
            made[i, j] = drift * min(one - times[0] + 1, other - times[0] + 1) / 30
            made[i, j] += wobble * np.exp(-abs(one - other) / days)
        made[i, i] += jitter / np.sqrt(sizes[i]) + 1e-6
    return made


def test_the_grid_has_twenty_five_members():
    assert len(noises._GRID) == len(set(noises._GRID)) == 25


@pytest.mark.parametrize("choice", range(25))
def test_whitening_makes_the_noise_of_a_member_white(choice):
    # W V Wᵀ is the projection that takes out level and trend: with their two directions put back, the identity.
    noise = noise_grid(TIMES, SIZES, line(TIMES))
    white = noise.whiteners[choice] @ covariance(*noises._GRID[choice]) @ noise.whiteners[choice].T
    values = np.sort(np.linalg.eigvalsh(white))
    assert values[:2] == pytest.approx(0, abs=1e-7)
    assert values[2:] == pytest.approx(1, abs=1e-7)
    assert noise.freedom == len(TIMES) - 2


def test_simulated_noise_is_white_afterwards():
    # 20 000 draws: the entries of their covariance are known to about 1/√20000 = 0.007; five times that.
    choice = 6
    noise = noise_grid(TIMES, SIZES, line(TIMES))
    drawn = np.linalg.cholesky(covariance(*noises._GRID[choice])) @ np.random.default_rng(1).normal(
        size=(len(TIMES), 20_000)
    )
    white = noise.whiten(choice, drawn)
    found = white @ white.T / drawn.shape[1]
    expected = noise.whiteners[choice] @ covariance(*noises._GRID[choice]) @ noise.whiteners[choice].T
    assert np.abs(found - expected).max() < 0.035


def test_level_trend_and_a_pinned_step_are_taken_out_whatever_their_size():
    step = (TIMES >= 12).astype(float)
    noise = noise_grid(TIMES, SIZES, np.column_stack([line(TIMES), step]))
    score = np.random.default_rng(1).normal(size=len(TIMES))
    moved = score + 300 - 4 * TIMES + 25 * step
    for choice in (0, 12, 24):
        assert noise.whiten(choice, moved) == pytest.approx(noise.whiten(choice, score), abs=1e-6)


def test_the_likelihood_is_the_restricted_one():
    # Against the textbook's formula for each member, with σ² at its best value and no habit: the same one wins.
    rng = np.random.default_rng(3)
    z = line(TIMES)
    noise = noise_grid(TIMES, SIZES, z)
    for _ in range(20):
        score = np.cumsum(rng.normal(size=len(TIMES)))
        likelihoods, variances = [], []
        for member in noises._GRID:
            inverse = np.linalg.inv(covariance(*member))
            gls = inverse - inverse @ z @ np.linalg.inv(z.T @ inverse @ z) @ z.T @ inverse
            variance = score @ gls @ score / (len(score) - 2)
            volumes = [np.linalg.slogdet(each)[1] for each in (covariance(*member), z.T @ inverse @ z)]
            likelihoods.append(-0.5 * (sum(volumes) + (len(score) - 2) * np.log(variance)))
            variances.append(variance)
        choice, variance = choose(noise, score, np.empty((len(score), 0)))
        assert choice == np.argmax(likelihoods)
        assert variance == pytest.approx(variances[choice])


# Each stands for a corner of the grid: mostly drift, mostly a fast wobble, mostly jitter.
@pytest.mark.parametrize(
    ("member", "alike"),
    [
        ((1, 0, 1, 0.02), lambda drift, wobble, days, jitter: drift == 1 and wobble < 1 and jitter < 1),
        ((0.05, 1, 6, 0.02), lambda drift, wobble, days, jitter: wobble == 1 and days == 6 and drift < 1),
        ((0.2, 0, 1, 2), lambda drift, wobble, days, jitter: jitter >= 0.6),
    ],
)
def test_the_likelihood_mostly_picks_the_kind_of_noise_that_it_was(member, alike):
    times = np.arange(0.0, 320, 4)
    sizes = np.full(len(times), 4.0)
    noise = noise_grid(times, sizes, line(times))
    lower = np.linalg.cholesky(covariance(*member, times, sizes))
    rng = np.random.default_rng(5)
    picked = [
        noises._GRID[choose(noise, lower @ rng.normal(size=len(times)), np.empty((len(times), 0)))[0]]
        for _ in range(40)
    ]
    assert np.mean([alike(*each) for each in picked]) > 0.7


def test_a_habit_that_works_is_not_taken_for_noise():
    # A slow rise and fall by 6 points beside jitter of 0.1: with the habit at hand less is left to be noise.
    times = np.arange(0.0, 320, 4)
    noise = noise_grid(times, np.ones(len(times)), line(times))
    habit = np.sin(times / 25)[:, None]
    score = 3 * habit[:, 0] + np.random.default_rng(2).normal(0, 0.1, len(times))
    _, alone = choose(noise, score, np.empty((len(times), 0)))
    choice, beside = choose(noise, score, 3 * habit)
    drift, wobble, _, jitter = noises._GRID[choice]
    assert jitter == 2
    assert beside * (drift + wobble + jitter) == pytest.approx(0.01, rel=0.5)
    assert alone != pytest.approx(beside, rel=0.5)
