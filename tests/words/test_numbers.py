from datetime import date

import pytest

from ssi.words import numbers

NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "text"), [(62.0, "62"), (62.2, "62.2"), (12.0625, "12.1"), (0.0, "0"), (NAN, "–")]
)
def test_points_are_said_as_they_were_given(value, text):
    assert numbers.points(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.7, "+0.7"), (-2.8, "−2.8"), (0.0, "no change"), (0.04, "no change"), (-0.04, "no change")],
)
def test_a_change_has_a_true_minus_and_no_signed_zero(value, text):
    assert numbers.change(value) == text


@pytest.mark.parametrize(
    ("before", "now", "text"),
    [
        (12, 8, "Top 12% to Top 8%, closer to the top"),
        (8, 12, "Top 8% to Top 12%, further from the top"),
        (8, 8, "Top 8%, unchanged"),
        (NAN, 8, "–"),
    ],
)
def test_a_smaller_rank_reads_as_closer_to_the_top(before, now, text):
    assert numbers.rank_change(before, now) == text


@pytest.mark.parametrize(
    ("then", "text"),
    [
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 15), "5 days ago"),
        (date(2026, 10, 30), "3 weeks ago"),
        (date(2026, 6, 14), "5 months ago"),
        (date(2023, 11, 20), "3 years ago"),
    ],
)
def test_an_age_is_said_in_words(then, text):
    assert numbers.age(then, date(2026, 11, 20)) == text


def test_a_span_of_one_day_is_that_day():
    assert numbers.span_of_days(date(2026, 11, 3), date(2026, 11, 20)) == "3 Nov 2026 to 20 Nov 2026"
    assert numbers.span_of_days(date(2026, 11, 3), date(2026, 11, 3)) == "3 Nov 2026"


def test_days_and_weeks():
    assert numbers.day(date(2026, 11, 20)) == "20 Nov 2026"
    assert numbers.week_of(date(2026, 11, 16)) == "week of 16 Nov"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0.254, "0.25"),
        (0.1, "0.1"),
        (-3.14, "−3.1"),
        (12.4, "12"),
        (1374.0, "1400"),
        (0.0, "0"),
        (0.00042, "0.00042"),
    ],
)
def test_a_rounded_number_has_two_significant_digits(value, said):
    assert numbers.rounded(value) == said


def test_numbers_of_one_sentence_can_share_their_decimals():
    places = numbers.decimals(0.32)
    assert [numbers.rounded(value, places) for value in (0.004, 0.178, -0.32)] == ["0", "0.18", "−0.32"]
