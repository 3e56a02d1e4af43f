"""What may be claimed: each test by hand."""

import numpy as np
import pytest
from scipy.stats import norm, pearsonr

from ssi.analysis.alignment import claims
from ssi.analysis.alignment.claims import started_together

TIMES = np.arange(0.0, 280, 4)
BINS = len(TIMES)
NONE = np.empty((BINS, 0))
WITHSTANDS = {"episode": 4.0, "sign": 1.8, "rank": 5.5, "busy": 4.5, "mood": 0.8}


def episodes():
    return claims.orthonormal(claims.episode_columns(TIMES))


def asked(contribution, left, busy=NONE, others=NONE, left_with_busy=None):
    given = left if left_with_busy is None else left_with_busy
    return claims.tests(contribution, left, given, episodes(), busy, others, 1.0)


def t_beside(contribution, left, columns):
    """The t of one column beside others, by least squares, for noise of variance 1."""
    x = np.column_stack([contribution, columns])
    size = np.linalg.lstsq(x, left, rcond=None)[0][0]
    return size / np.sqrt(np.linalg.pinv(x.T @ x)[0, 0])


def wiggle(seed=1):
    return np.random.default_rng(seed).normal(size=BINS)


# One episode


def test_what_happened_once_is_nothing_without_that_episode():
    step = (TIMES >= 14 * 9).astype(float)
    assert asked(step, 10 * step).episode == pytest.approx(0, abs=1e-6)


def test_a_slow_rise_over_two_months_is_one_episode():
    ramp = np.clip((TIMES - 14 * 9) / 60, 0, 1)
    assert asked(ramp, 10 * ramp).episode == pytest.approx(0, abs=1e-6)


def test_what_happens_again_and_again_withstands_any_one_episode():
    wave = np.sin(TIMES / 10)
    found = asked(wave, 3 * wave).episode
    plain = 3 * np.sqrt(wave @ wave)
    assert 0.8 * plain < found <= plain


def test_the_episode_test_is_the_least_t_beside_a_step_and_two_ramps():
    contribution, left = wiggle(1), wiggle(1) + wiggle(2)
    columns = claims.episode_columns(TIMES)
    # Every two weeks after the first bin and before the last: days 14, 28, … 266.
    assert len(columns) == 19
    since = TIMES - 28
    assert columns[1] == pytest.approx(
        np.column_stack([since >= 0, np.clip(since / 21, 0, 1), np.clip(since / 60, 0, 1)])
    )
    least = min(t_beside(contribution, left, each) for each in columns)
    least = min(least, contribution @ left / np.sqrt(contribution @ contribution))
    assert asked(contribution, left).episode == pytest.approx(least)


def test_nothing_shows_nothing():
    found = asked(np.zeros(BINS), wiggle())
    assert (found.episode, found.sign) == (0.0, 0.0)


# Sign and rank


def test_the_sign_test_cannot_exceed_the_root_of_the_bins_that_carry_the_evidence():
    same = np.zeros(BINS)
    same[:9] = 1.0
    assert asked(same, 5 * same).sign == pytest.approx(3)  # nine bins alike: √9
    lucky = wiggle(3) * 0.001
    lucky[[10, 40]] = [100.0, 120.0]
    assert 1.3 < asked(lucky, lucky).sign < np.sqrt(2)
    for seed in range(20):
        assert asked(wiggle(seed), wiggle(seed + 1)).sign <= np.sqrt(BINS)


def test_the_rank_test_does_not_know_how_large_a_jump_is():
    contribution, left = wiggle(1), wiggle(1) + wiggle(2)
    jump = left.copy()
    jump[left.argmax()] *= 1000
    assert asked(contribution, jump).rank == asked(contribution, left).rank
    assert asked(contribution, jump).episode != pytest.approx(asked(contribution, left).episode)


def test_the_rank_test_is_the_t_of_normal_scores():
    # Order 1, 2, …, n on both sides but for the last two, which change places.
    n = 70
    contribution, left = np.arange(n, dtype=float), np.arange(n, dtype=float) ** 3
    left[[68, 69]] = left[[69, 68]]
    scores = norm.ppf((np.arange(1, n + 1) - 0.5) / n)
    swapped = scores.copy()
    swapped[[68, 69]] = swapped[[69, 68]]
    r = pearsonr(scores, swapped).statistic
    assert asked(contribution, left).rank == pytest.approx(r * np.sqrt((n - 2) / (1 - r**2)))


def test_ranks_of_noise_are_a_t():
    # 400 pairs of noise: mean 0 and standard deviation 1, each within four standard errors.
    found = [asked(wiggle(seed), wiggle(10_000 + seed)).rank for seed in range(400)]
    assert abs(np.mean(found)) < 4 / np.sqrt(400)
    assert np.std(found) == pytest.approx(1, abs=4 / np.sqrt(2 * 400))


# Beside activity as such, and beside the other scores


def test_a_habit_has_to_say_more_than_that_one_was_busy():
    contribution, busy = wiggle(1), np.column_stack([wiggle(1) + 0.3 * wiggle(2), wiggle(3)])
    left = 2 * contribution
    least = min(t_beside(contribution, left, busy[:, [column]]) for column in (0, 1))
    assert asked(contribution, left, busy).busy == pytest.approx(least)
    assert asked(contribution, left, contribution[:, None]).busy == pytest.approx(0, abs=1e-6)
    assert asked(contribution, left).busy is None


def test_busyness_takes_its_part_where_it_may():
    # What common activity was fitted to add is taken from the score in the other tests, and left in it in this one.
    contribution, of_busy = wiggle(1), wiggle(2)
    found = asked(contribution, contribution, of_busy[:, None], left_with_busy=contribution + 5 * of_busy)
    beside = t_beside(contribution, contribution + 5 * of_busy, of_busy[:, None])
    plain = contribution @ (contribution + 5 * of_busy) / np.sqrt(contribution @ contribution)
    assert found.busy == pytest.approx(min(beside, plain))


def test_what_the_other_scores_do_as_well_is_a_mood():
    contribution = wiggle(1)
    others = np.column_stack([contribution + 0.01 * wiggle(2), wiggle(3), wiggle(4)])
    assert asked(contribution, 2 * contribution, others=others).mood < 0.2
    unlike = np.column_stack([wiggle(5), wiggle(6)])
    assert asked(contribution, 2 * contribution, others=unlike).mood > 0.9
    assert asked(contribution, 2 * contribution).mood is None


def test_against_the_score_no_share_of_the_t_stays():
    assert asked(wiggle(1), -wiggle(1), others=wiggle(2)[:, None]).mood == 0.0


# All of them


def passes(changes=15, is_expected=True, is_doubtful=False, **known):
    return claims.Tests(**{**WITHSTANDS, **known}).passed(
        changes=changes, is_expected=is_expected, is_doubtful=is_doubtful
    )


def test_every_bound_has_to_be_reached_and_reaching_it_is_enough():
    assert passes()
    for name, bound in WITHSTANDS.items():
        assert not passes(**{name: bound - 0.01}), name
    assert not passes(changes=14)
    assert passes(busy=None, mood=None)


def test_what_is_doubtful_or_not_expected_has_to_withstand_more():
    assert not passes(episode=4.99, is_doubtful=True)
    assert passes(episode=5.0, is_doubtful=True)
    for is_doubtful in (False, True):
        assert not passes(episode=5.99, is_expected=False, is_doubtful=is_doubtful)
        assert passes(episode=6.0, is_expected=False, is_doubtful=is_doubtful)


def test_a_short_history_or_an_unexpected_link_has_to_be_likelier():
    assert claims.least_chance(140, is_expected=True) == 0.98
    assert claims.least_chance(139, is_expected=True) == 0.9875
    assert claims.least_chance(400, is_expected=False) == claims.least_chance(60, is_expected=False) == 0.9995


# Which are one claim


@pytest.mark.parametrize(
    ("weights", "claimed", "chosen"),
    [
        ([0.5, 0.01, 0.48], (), (0, 2)),
        ([0.33, 0.32, 0.34], (), (0, 1, 2)),
        ([0.98, 0.01, 0.01], (), None),  # one is enough: no set
        ([0.4, 0.3, 0.2, 0.1], (), None),  # not even three are
        ([0.5, 0.01, 0.48], (2,), None),  # one of them is claimed already
        ([0.5, 0.01, 0.48], (1,), (0, 2)),
        ([0.6], (), None),
    ],
)
def test_two_or_three_habits_together_make_a_set(weights, claimed, chosen):
    assert claims.together(np.array(weights), frozenset(claimed), 0.975) == chosen


# Started together


def starting(days=280, *starts, before=0.1, after=2.0):
    rng = np.random.default_rng(1)
    level = np.stack([np.where(np.arange(days) < start, before, after) for start in starts], axis=1)
    return rng.poisson(level).astype(float)


def test_habits_that_start_within_the_same_weeks_started_together():
    assert started_together(starting(280, 100, 105, 110, 95))


def test_habits_that_start_at_any_time_did_not():
    assert not started_together(starting(280, 40, 90, 140, 190, 240))


def test_three_of_five_are_most_and_three_of_six_are_not():
    assert started_together(starting(280, 100, 100, 100, 200, 40))
    assert not started_together(starting(280, 100, 100, 100, 200, 40, 240))


def test_two_habits_are_too_few_to_have_started_together():
    assert not started_together(starting(280, 100, 100))


def test_habits_without_a_step_did_not_start_together():
    assert not started_together(np.random.default_rng(1).poisson(2, (280, 5)).astype(float))
    assert not started_together(np.ones((280, 5)))


def test_five_weeks_are_too_short_for_three_on_either_side():
    assert not started_together(starting(35, 18, 18, 18, before=0.0, after=5.0))
    assert started_together(starting(42, 21, 21, 21, before=0.0, after=5.0))
