"""What is compared with what: days of the log and rows of the scores, worked out by hand."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.analysis import habits as analysed
from ssi.analysis.alignment import preparation
from ssi.analysis.alignment.preparation import Missing, by_day, day_number, log_of, rows_of
from ssi.model import PILLAR_KEYS, day_numbers, frame
from tests.analysis.alignment.histories import START, entries, log, snapshots

FIRST = day_number(START)
NAN = float("nan")


def logged(habits, last_score=400):
    """The log up to a score that many days after the start, without its last day."""
    found = log_of(habits, analysed.logged(habits), FIRST, FIRST + last_score)
    assert found
    return found[0]


def rows(table, columns=("brand",), first=0, last=2000, are_scores=True):
    return rows_of(table, list(columns), FIRST + first, FIRST + last, are_scores=are_scores)


def walk(days, seed=1):
    """A score that changes every day, by 0.1 to 0.2."""
    rng = np.random.default_rng(seed)
    return 12 + np.cumsum(rng.choice([-1, 1], days) * rng.uniform(0.1, 0.2, days))


def test_a_day_is_counted_from_1970():
    assert day_number(date(1970, 1, 11)) == 10
    assert preparation.day_of(10) == date(1970, 1, 11)
    assert day_numbers(pd.Series(pd.to_datetime(["1970-01-11", "1969-12-31"]))).tolist() == [10, -1]


# The log


def test_a_weekly_total_is_spread_evenly_over_its_seven_days():
    daily = logged(entries(("2025-01-12", "comments", 14, 7), ("2025-01-19", "comments", 7, 7)))
    assert daily.start == START
    assert daily.daily[:, 0].tolist() == [2.0] * 7 + [1.0] * 7 + [1.5] * 14  # the last: not logged, filled in


def test_the_narrower_entry_wins_whatever_the_order():
    # The week says 1 a day; Wednesday by itself says 5.
    wide, narrow = ("2025-01-12", "comments", 7, 7), ("2025-01-08", "comments", 5, 1)
    for rows_in_order in ((wide, narrow), (narrow, wide)):
        found = by_day(entries(*rows_in_order), ["comments"], FIRST, FIRST + 6)
        assert found[:, 0].tolist() == [1, 1, 5, 1, 1, 1, 1]


def test_of_two_totals_of_one_length_the_one_that_ends_first_has_its_days():
    # Days 0–6 at 1 a day and days 3–9 at 2 a day.
    found = by_day(
        entries(("2025-01-15", "comments", 14, 7), ("2025-01-12", "comments", 7, 7)),
        ["comments"],
        FIRST,
        FIRST + 10,
    )
    np.testing.assert_array_equal(found[:, 0], [1] * 7 + [2] * 3 + [NAN])


ENTRY = st.tuples(
    st.integers(0, 60), st.sampled_from(["comments", "walks"]), st.integers(0, 40), st.integers(1, 30)
)


@given(st.lists(ENTRY, min_size=1, max_size=15, unique_by=lambda entry: (entry[0], entry[1], entry[3])))
def test_days_are_those_that_the_rest_of_the_program_shows(made):
    # In the store's order: by date. One entry a date, habit and number of days, as the store has it.
    rows_made = [
        (START + pd.Timedelta(days=day), habit, count, days) for day, habit, count, days in sorted(made)
    ]
    table = entries(*rows_made)
    names = analysed.logged(table)
    found = by_day(table, names, FIRST - 40, FIRST + 70)
    calendar = pd.date_range(START - pd.Timedelta(days=40), periods=111, unit="s")
    for name, column in zip(names, found.T, strict=True):
        shown = analysed.daily(table, name).reindex(calendar).to_numpy()
        np.testing.assert_array_equal(column, shown)


def test_an_unknown_day_is_filled_by_the_days_around_it_at_its_weekday_s_level():
    # Six weeks: 1 a day, but 3 on Mondays; the Monday of the fourth week (day 21) and the Tuesday after it are
    # not known.
    done = np.tile([3.0, 1, 1, 1, 1, 1, 1], 6)
    done[[21, 22]] = NAN
    filled = logged(log(comments=done)).daily[:42, 0]
    # Overall mean: 5 Mondays of 3, 35 other days of 1, over 40 days: 50 / 40 = 1.25.
    # Days 7 to 35 (±14 around day 21): 29 days of which 27 known, Mondays on days 7, 14, 28, 35: (4·3 + 23) / 27.
    # Mondays: 15 done where 5 · 1.25 are expected: (15 + 2.5) / (6.25 + 2.5) = 2.
    assert filled[21] == pytest.approx(35 / 27 * 2)
    # Days 8 to 36 around day 22: Mondays on 14, 28, 35: (3·3 + 24) / 27. Tuesdays: (5 + 2.5) / (6.25 + 2.5).
    assert filled[22] == pytest.approx(33 / 27 * 7.5 / 8.75)
    known = np.delete(np.arange(42), [21, 22])
    np.testing.assert_array_equal(filled[known], done[known])


def test_where_hardly_a_day_around_is_known_the_overall_mean_stands_in():
    # 60 known days of 2 each, then 39 unknown days, then one known day; no weekday differs but by that one.
    done = np.array([2.0] * 60 + [NAN] * 39 + [2.0])
    assert logged(log(comments=done), last_score=99).daily[:, 0] == pytest.approx(np.full(100, 2.0))
    # The last known day says 62: overall mean (120 + 62) / 61. Day 99 after a Monday is a Tuesday (99 = 14·7 + 1).
    done[99] = 62.0
    mean, filled = 182 / 61, logged(log(comments=done), last_score=99).daily[:, 0]
    # Day 80 is a Thursday (77 + 3); nine Thursdays with 2 each are known, on days 3, 10, … 59.
    assert filled[80] == pytest.approx(mean * (2 * 9 + 2 * mean) / (9 * mean + 2 * mean))


def test_before_the_log_the_mean_of_its_first_28_days_is_taken():
    done = np.array([1.0] * 14 + [3.0] * 14 + [9.0] * 60)
    assert logged(log(comments=done)).before.tolist() == [2.0]


def test_a_habit_of_which_more_than_half_of_the_days_are_unknown_is_left_out():
    half, less = np.full(100, NAN), np.full(100, NAN)
    half[::2], less[:49] = 1.0, 1.0
    found = logged(log(comments=half, posts=less, calls=np.zeros(100)), last_score=99)
    assert found.names == ("posts", "comments", "calls")
    assert found.known.tolist() == [0.49, 0.5, 1.0]
    assert found.used == ("comments", "calls")
    assert found.none_logged.tolist() == [0, 0, 100]
    assert found.daily.shape == (100, 2)


def test_the_log_ends_with_the_last_score_or_two_weeks_after_its_own_last_day():
    done = log(comments=np.ones(50))
    assert len(logged(done, last_score=30).daily) == 31
    assert len(logged(done, last_score=300).daily) == 50 + 14


def test_nothing_was_logged_by_the_last_score():
    assert log_of(log(comments=np.ones(50)), ["comments"], FIRST - 9, FIRST - 1) is None
    assert log_of(frame("habits"), [], FIRST, FIRST) is None


# The rows of the scores


def test_scores_before_the_log_and_long_after_it_are_left_out():
    found = rows(snapshots(brand=walk(100)), first=10, last=79)
    assert (found.days[0], found.days[-1], found.span_days) == (0, 69, 70)


def test_a_lone_reading_far_from_both_neighbours_is_taken_for_the_one_before():
    scores = walk(70)
    level = scores[30]
    # 1.0 above the one before, 0.8 above the one after.
    scores[31:33] = [level + 1.0, level + 0.2]
    assert rows(snapshots(brand=scores)).values[31, 0] == level
    # 0.94 and 0.74: not far enough from the one after.
    scores[31] = level + 0.94
    assert rows(snapshots(brand=scores)).values[31, 0] == level + 0.94


def test_a_step_is_no_slip_and_neither_is_a_reading_between_far_days():
    step = walk(70)
    step[31:] += 3
    np.testing.assert_array_equal(rows(snapshots(brand=step)).values[:, 0], step)
    weekly = walk(40)
    weekly[20] += 5
    weekly[21] = weekly[19]
    np.testing.assert_array_equal(rows(snapshots(every=7, brand=weekly)).values[:, 0], weekly)


def test_an_outcome_has_no_slips():
    counts = np.tile([1.0, 3.0, 1.1, 2.0], 20)
    found = rows(snapshots(every=4, brand=counts), are_scores=False)
    np.testing.assert_array_equal(found.values[:, 0], counts)
    # Of a score, the 3 between 1 and 1.1 is taken for the 1 before it, the 2 between 1.1 and 1 for the 1.1.
    assert rows(snapshots(every=4, brand=counts)).values[:4, 0].tolist() == [1.0, 1.0, 1.1, 1.1]


def test_an_outcome_that_repeats_itself_is_not_thinned():
    same = np.repeat([3.0, 3.25, 2.0, 4.0, 1.0], 14)
    assert len(rows(snapshots(brand=same), are_scores=False).days) == 70
    assert rows(snapshots(brand=same)) == Missing(FIRST, FIRST + 69, 5, 20)  # 70 / 7 · (15 / 5 − 1)


def test_a_missing_pillar_lies_between_its_neighbours_and_a_row_without_any_is_dropped():
    brand, people = walk(70, 1), walk(70, 2)
    brand[10], brand[20], people[20] = NAN, NAN, NAN
    found = rows(snapshots(brand=brand, people=people), ["brand", "people"])
    assert found.values[10, 0] == pytest.approx((brand[9] + brand[11]) / 2)
    assert found.values[10, 1] == people[10]
    assert len(found.days) == 69
    assert 20 not in found.days


def test_of_scores_that_are_recomputed_weekly_the_first_row_of_each_week_is_kept():
    weekly = 10 + 0.25 * np.arange(20) * np.where(np.arange(20) % 2, 1, -1)
    found = rows(snapshots(brand=np.repeat(weekly, 7)))
    assert found.days.tolist() == list(range(0, 140, 7))
    assert found.values[:, 0].tolist() == weekly.tolist()


def test_whole_points_hide_the_days_so_all_rows_are_kept():
    weekly = 10.0 + np.arange(11)
    found = rows(snapshots(brand=np.repeat(weekly, 7)))
    assert len(found.days) == 77


def test_a_score_that_stays_put_on_a_third_of_the_days_is_in_no_batches():
    # Two days of three change: over the 60 % up to which it would be taken for recomputed now and then.
    scores = walk(72)
    scores[2::3] = scores[1::3]
    assert len(rows(snapshots(brand=scores)).days) == 72


def test_a_batch_is_one_row_for_all_pillars():
    brand, people = np.repeat(walk(20, 1), 7), np.repeat(walk(20, 2), 7)
    people = np.roll(people, 3)
    people[:3] = people[3]
    found = rows(snapshots(brand=brand, people=people), ["brand", "people"])
    # Brand changes on days 7, 14, …, people three days later.
    assert found.days.tolist() == sorted([*range(0, 140, 7), *range(10, 140, 7)])


def test_more_than_eighty_rows_are_averaged_in_bins():
    # 200 days: bins of 3 days (200 / 80, rounded up), the last one of 2.
    scores = walk(200)
    found = rows(snapshots(brand=scores))
    assert len(found.times) == 67
    assert found.sizes.tolist() == [3] * 66 + [2]
    assert found.times[:2].tolist() == [1.0, 4.0]
    means = found.mean(found.values)[:, 0]
    assert means[0] == pytest.approx(scores[:3].mean())
    assert means[66] == pytest.approx(scores[198:].mean())


def test_eighty_rows_are_eighty_bins():
    found = rows(snapshots(brand=walk(80)))
    assert found.sizes.tolist() == [1] * 80
    assert found.times.tolist() == list(range(80))


def test_eight_weeks_are_the_floor():
    assert len(rows(snapshots(brand=walk(56))).days) == 56
    assert rows(snapshots(brand=walk(55))) == Missing(FIRST, FIRST + 54, 55, 1)
    assert rows(snapshots(brand=walk(22))) == Missing(FIRST, FIRST + 21, 22, 5)  # 34 days are missing


def test_eight_rows_are_the_floor():
    assert len(rows(snapshots(every=8, brand=walk(8))).days) == 8
    # Seven rows over 121 days: one more at this pace takes 121 / 7 / 7 = 2.5 weeks.
    assert rows(snapshots(every=20, brand=walk(7))) == Missing(FIRST, FIRST + 120, 7, 3)


def test_a_score_that_hardly_ever_changed_waits_for_fifteen_changes():
    # 100 days with 5 batches: 100 / 7 · (15 / 5 − 1) = 28.6 weeks.
    scores = np.repeat([10.0, 10.2, 10.4, 10.1, 10.5], 20)
    assert rows(snapshots(brand=scores)) == Missing(FIRST, FIRST + 99, 5, 29)


def test_one_row_or_none_misses_all_eight_weeks():
    assert rows(snapshots(brand=[12.0])) == Missing(FIRST, FIRST, 1, 8)
    assert rows(snapshots(brand=[12.0]), first=5) == Missing(None, None, 0, 8)


# Which scores are looked at together


def alike(table, begun=START):
    return preparation.together_and_alone(table, log(begun, comments=np.ones(30)))


def known_on(**shares):
    """100 rows, on so many of which each pillar is known: on the first one and on the last ones."""
    day = np.arange(100)
    return snapshots(
        **{pillar: np.where((day == 0) | (day > 100 - known), 12.0, NAN) for pillar, known in shares.items()}
    )


def test_a_pillar_that_is_given_seldom_is_compared_alone():
    assert alike(known_on(brand=100, people=80, insights=79)) == [("brand", "people"), ("insights",)]


def test_a_pillar_that_is_not_given_on_the_first_or_last_row_is_compared_alone():
    late, stopped = np.full(100, 12.0), np.full(100, 12.0)
    late[0], stopped[99] = NAN, NAN
    table = snapshots(brand=np.full(100, 12.0), people=late, insights=stopped)
    assert alike(table) == [("brand",), ("people",), ("insights",)]
    # Rows from before the log do not count: from the second day on, people is given on all of them.
    assert alike(table, "2025-01-07") == [("brand", "people"), ("insights",)]


def test_of_two_snapshots_of_the_last_day_the_same_one_counts_whichever_stands_first():
    table = snapshots(brand=np.full(100, 12.0), people=np.full(100, 12.0))
    again = table.tail(1).assign(people=NAN)
    assert alike(pd.concat([table, again])) == alike(pd.concat([again, table]))


def test_overall_stands_in_where_no_pillar_was_ever_given():
    assert alike(snapshots(overall=[50.0, NAN])) == [("overall",)]
    assert alike(snapshots(overall=[50.0, NAN], brand=[NAN, 12.0])) == [("brand",)]
    assert alike(snapshots(overall=[NAN])) == []
    assert alike(known_on(**dict.fromkeys(PILLAR_KEYS, 100))) == [PILLAR_KEYS]


def test_a_stray_entry_of_long_ago_does_not_make_everything_unlogged():
    stray = frame("habits", [{"date": "1990-01-01", "habit": "posts", "count": 1.0, "days": 1}])
    habits = pd.concat([stray, log(comments=np.arange(100) % 3, posts=np.arange(100) % 2)])
    found = log_of(habits, ["posts", "comments"], FIRST + 200, FIRST + 299)
    assert found is None or found[0].start.year > 1990
