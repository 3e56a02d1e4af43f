"""What a calendar of days says."""

from datetime import date

import pandas as pd

from ssi.model.activity import Activity
from ssi.words import activity as words


def test_it_says_on_which_day_most_was_done_and_how_much_is_not_known():
    found = Activity(days=182, known=179, total=400, busiest=1)
    assert (
        words.sentence(found)
        == "On average, most was done on Tuesdays; 3 of the last 182 days are not known."
    )


def test_one_unknown_day_is_one():
    found = Activity(days=182, known=181, total=400, busiest=6)
    assert (
        words.sentence(found) == "On average, most was done on Sundays; 1 of the last 182 days is not known."
    )


def test_without_a_busiest_day_it_says_how_much_was_done():
    assert words.sentence(Activity(28, 28, 1820, None)) == "1,820 actions in all; every day is known."
    assert (
        words.sentence(Activity(28, 28, 0, None)) == "None done on any day that is known; every day is known."
    )
    assert words.sentence(Activity(28, 0, 0, None)) == "Nothing is known of what you did in these 28 days."


def test_a_shade_says_which_numbers_it_stands_for():
    assert words.range_of(1, 4) == "1 to 4"
    assert words.range_of(3, 3) == "3"
    assert words.range_of(0.5, 12) == "0.5 to 12"


def test_the_table_has_the_newest_week_first_and_says_weekdays():
    by_week = pd.DataFrame(
        [[1.0] * 7, [float("nan")] * 7], index=[pd.Timestamp(2026, 3, 2), pd.Timestamp(2026, 3, 9)]
    )
    table = words.table(by_week)
    assert list(table) == ["Week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert list(table["Week of"]) == [date(2026, 3, 9), date(2026, 3, 2)]
    assert list(table["Mon"].fillna(-1)) == [-1, 1]


def test_a_day_under_the_pointer_says_its_date_and_count():
    assert words.hover(date(2026, 11, 20), 12) == "20 Nov 2026: 12"
    assert words.hover(date(2026, 11, 20), 0) == "20 Nov 2026: none done"
