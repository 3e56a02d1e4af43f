"""How a habit may show in a score: every shape by hand."""

import numpy as np
import pytest

from ssi.analysis.alignment import responses
from ssi.analysis.alignment.preparation import Log, Rows
from ssi.analysis.alignment.responses import BENT, DELAYS, MIDDLING, PLAIN, SHAPES, dictionary, spread
from tests.analysis.alignment.histories import START, stretches

HALF_LIFE, DELAY = 10, 6


def log_of(daily, before=None):
    daily = np.asarray(daily, dtype=float)
    names = tuple("abcdefgh"[: daily.shape[1]])
    before = daily[:28].mean(axis=0) if before is None else np.asarray(before, dtype=float)
    every = np.ones(len(names))
    return Log(START, names, every, every.astype(int), every.astype(bool), daily, before, every > 1)


def rows_on(days):
    days = np.asarray(days)
    return Rows(days, np.zeros((len(days), 1)), np.arange(len(days)), days.astype(float), np.ones_like(days))


def busy(days=300, habits=3, seed=1):
    rng = np.random.default_rng(seed)
    return np.stack([stretches(rng, days) for _ in range(habits)], axis=1)


def test_no_two_shapes_are_the_same_and_plain_ones_stand_first():
    assert len(set(SHAPES)) == len(PLAIN) + len(BENT)
    assert {shape.bend for shape in PLAIN} == {""}
    # Three bends of two windows at three delays.
    assert len(BENT) == 18


def test_the_weights_of_every_shape_add_up_to_one():
    for shape in SHAPES:
        assert sum(shape.weights) == pytest.approx(1)
        assert min(shape.weights) >= 0


def test_the_shares_of_a_shape_in_the_lag_bins_are_its_weight_of_the_last_ninety_days():
    # A window of 28 days without delay: 3, 4, 7 and 14 days in the first four bins. 90 days: all seven.
    shares = responses.lag_shares()
    at = [place for place, shape in enumerate(PLAIN) if shape.window == 28 and not shape.delay]
    assert shares[at[0]] == pytest.approx(np.array([3, 4, 7, 14, 0, 0, 0]) / 28)
    at = [place for place, shape in enumerate(PLAIN) if shape.window == 90 and not shape.delay]
    assert shares[at[0]] == pytest.approx(np.array([3, 4, 7, 14, 14, 18, 30]) / 90)


def test_one_action_a_day_is_seven_a_week_in_every_plain_column():
    found = dictionary(log_of(np.ones((100, 1))), rows_on(range(0, 100, 2)))
    assert found.stocks[:, :, : len(PLAIN)] == pytest.approx(7)
    assert found.rates == pytest.approx(7)


def test_a_bent_dose_of_what_never_varies_is_nothing():
    found = dictionary(log_of(np.ones((100, 1))), rows_on(range(100)))
    assert (found.stocks[:, :, len(PLAIN) :] == 0).all()


def test_half_of_a_lasting_change_shows_on_the_day_of_its_delay():
    # None up to day 199, one a day from day 200 on.
    daily = np.zeros((500, 1))
    daily[200:] = 1.0
    found = dictionary(log_of(daily), rows_on(range(500))).stocks[:, 0, : len(PLAIN)]
    for column, shape, delay in zip(found.T, PLAIN, DELAYS, strict=False):
        half = int(np.argmax(column >= 3.5 - 1e-9)) - 199
        # Where weights fade, a little of the tail beyond 200 days is cut off; and days are whole.
        assert half == pytest.approx(delay, abs=1), shape


def test_a_fading_response_halves_every_half_life_after_its_delay():
    # One action on day 100.
    daily = np.zeros((200, 1))
    daily[100] = 1.0
    column = dictionary(log_of(daily), rows_on(range(200))).stocks[:, 0, MIDDLING]
    assert (column[: 100 + DELAY] == 0).all()
    assert column[100 + DELAY + HALF_LIFE] == pytest.approx(column[100 + DELAY] / 2)
    assert column[100 + DELAY + 2 * HALF_LIFE] == pytest.approx(column[100 + DELAY] / 4)
    # Weights add up to one: the first is 1 − 2^(−1/10), but for the tail that is cut off.
    assert column[100 + DELAY] == pytest.approx(7 * (1 - 0.5**0.1), rel=1e-4)


def test_a_window_is_the_mean_of_its_days():
    daily = busy()
    found = dictionary(log_of(daily), rows_on([250])).stocks[0, 0]
    at = next(place for place, shape in enumerate(PLAIN) if (shape.window, shape.delay) == (42, 10))
    assert found[at] == pytest.approx(7 * daily[250 - 10 - 41 : 250 - 10 + 1, 0].mean())


def test_rates_are_the_weekly_means_at_their_lags():
    daily = busy()
    rates = dictionary(log_of(daily), rows_on([250])).rates[0, 1]
    # Lags 3 to 6, both counted in, are days 244 to 247.
    assert rates[1] == pytest.approx(7 * daily[244:248, 1].mean())
    assert rates[6] == pytest.approx(7 * daily[250 - 89 : 250 - 59, 1].mean())


def test_before_the_log_is_the_level_that_was_handed_over():
    found = dictionary(log_of(np.zeros((40, 1)), before=[2.0]), rows_on([0, 13]))
    at = next(place for place, shape in enumerate(PLAIN) if (shape.window, shape.delay) == (28, 0))
    # Day 0: 27 of its 28 days lie before the log; day 13: half of them.
    assert found.stocks[:, 0, at] == pytest.approx([14 * 27 / 28, 7.0])


def test_a_bent_dose_has_the_range_of_the_plain_one():
    daily = busy()
    rows = rows_on(range(0, 300, 3))
    found = dictionary(log_of(daily), rows).stocks
    for place, shape in enumerate(BENT, start=len(PLAIN)):
        at = rows.days - shape.delay
        total = np.concatenate([np.tile(daily[:28].mean(axis=0), (300, 1)), daily])
        straight = np.stack(
            [7 * total[300 + day - shape.window + 1 : 300 + day + 1].mean(axis=0) for day in at]
        )
        assert spread(found[:, :, place]) == pytest.approx(spread(straight)), shape


def test_active_days_know_no_difference_between_one_and_many():
    few, many = busy()[:, :1] > 0, 5.0 * (busy()[:, :1] > 0)
    rows = rows_on(range(0, 300, 3))
    active = [place for place, shape in enumerate(SHAPES) if shape.bend == "active_days"]
    one, other = (dictionary(log_of(daily), rows).stocks[:, 0, active] for daily in (few.astype(float), many))
    # The same up to the scale, which is that of the plain dose.
    assert other == pytest.approx(5 * one)


def test_a_capped_dose_stays_where_it_is_beyond_a_usual_month():
    daily = np.repeat([0.0, 1.0, 1.0, 5.0, 1.0, 0.0], 60)[:, None]
    found = dictionary(log_of(daily), rows_on(range(30, 360))).stocks[:, 0]
    at = next(
        place
        for place, shape in enumerate(SHAPES)
        if (shape.bend, shape.window, shape.delay) == ("capped", 30, 0)
    )
    # From day 89 to 270 there is one a day or more: the usual month of 30 or more, so nothing is gained.
    assert np.ptp(found[89 - 30 : 270 - 30, at]) == pytest.approx(0)
    assert found[45 - 30, at] == 0 < found[75 - 30, at] < found[100 - 30, at]


def test_common_activity_needs_two_habits_that_vary():
    rows = rows_on(range(0, 300, 4))
    assert dictionary(log_of(busy(habits=1)), rows).common.shape == (75, 0)
    constant_beside = np.column_stack([busy(habits=1), np.ones(300)])
    assert dictionary(log_of(constant_beside), rows).common.shape == (75, 0)
    common = dictionary(log_of(busy(habits=3)), rows).common
    assert common.shape == (75, 2 * len(PLAIN))
    assert spread(common) == pytest.approx(1)


def test_common_activity_rises_with_all_habits_and_does_not_hear_a_loud_one():
    # All three habits stop in the middle of the year; one has counts a hundred times as large.
    daily = busy()
    daily[120:200] = 0.0
    rows = rows_on(range(0, 300, 4))
    common = dictionary(log_of(daily), rows).common
    loud = dictionary(log_of(daily * [1, 1, 100]), rows).common
    inside = (rows.times > 160) & (rows.times < 200)
    for column in common.T[[MIDDLING, len(PLAIN) + MIDDLING]]:
        assert column[inside].mean() < np.quantile(column, 0.3)
    # Standardised habits: the mean of the daily counts is the same, whatever their units.
    assert loud[:, len(PLAIN) :] == pytest.approx(common[:, len(PLAIN) :])


def test_a_habit_seen_alone_is_the_same_as_beside_others():
    daily = busy()
    rows = rows_on(range(0, 300, 4))
    log = log_of(daily)
    assert responses.stocks_of(rows, daily, log.before) == pytest.approx(
        dictionary(log, rows).stocks[:, :, : len(PLAIN)]
    )


def test_days_of_one_bin_are_averaged():
    daily = busy()
    days = np.arange(300)
    binned = Rows(days, np.zeros((300, 1)), days // 3, days[1::3].astype(float), np.full(100, 3))
    fine, coarse = dictionary(log_of(daily), rows_on(days)).stocks, dictionary(log_of(daily), binned).stocks
    plain = slice(len(PLAIN))
    assert coarse[:, :, plain] == pytest.approx(fine.reshape(100, 3, 3, -1).mean(axis=1)[:, :, plain])
