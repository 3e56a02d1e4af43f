"""How much was done by day, against counts worked out by hand."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from ssi.analysis import activity
from ssi.analysis.habits import daily
from ssi.catalog import habits as catalogue
from ssi.model import frame
from ssi.model.activity import Activity

# A Monday and the Sunday of its week.
FIRST, LAST = date(2026, 3, 2), date(2026, 3, 8)


def entries(*rows):
    """Rows of date, habit, count and days."""
    table = pd.DataFrame(rows, columns=["date", "habit", "count", "days"])
    return frame("habits", table.assign(date=pd.to_datetime(table["date"])))


def counts(habits, first=FIRST, last=LAST):
    return [None if pd.isna(count) else count for count in activity.activity(habits, first, last)]


def test_habits_of_a_day_add_up_and_a_day_without_an_entry_is_not_known():
    logged = entries(
        ("2026-03-02", "posts", 1, 1),
        ("2026-03-02", "comments", 4, 1),
        ("2026-03-04", "comments", 0, 1),
        ("2026-03-09", "comments", 7, 1),
    )
    assert counts(logged) == [5, None, 0, None, None, None, None]


def test_what_counts_some_of_the_same_is_not_counted_twice():
    logged = entries(
        # Three of the four comments say something: four comments.
        ("2026-03-02", "comments", 4, 1),
        ("2026-03-02", "comments_specific", 3, 1),
        # Two messages, of which one follows up and one answers.
        ("2026-03-02", "messages_sent", 2, 1),
        ("2026-03-02", "follow_ups", 1, 1),
        ("2026-03-02", "messages_answered", 1, 1),
        # Of the requests only those with a note were logged.
        ("2026-03-03", "invitations_with_note", 2, 1),
        # A whole that is smaller than its part comes from elsewhere.
        ("2026-03-04", "comments", 1, 1),
        ("2026-03-04", "comments_specific", 5, 1),
    )
    assert counts(logged)[:3] == [6, 2, 5]


def test_the_total_of_a_week_is_spread_over_its_days():
    assert counts(entries(("2026-03-08", "posts", 14, 7))) == [2] * 7


def test_without_habits_no_day_is_known():
    assert counts(frame("habits")) == [None] * 7


def test_parts_and_wholes_are_habits_of_the_catalogue():
    assert {*activity.PART_OF, *activity.PART_OF.values()} <= catalogue().keys()
    assert not activity.PART_OF.keys() & set(activity.PART_OF.values())


def test_the_last_weeks_begin_on_a_monday_and_include_the_running_one():
    # 20 November 2026 is a Friday; 25 weeks before its Monday, the 16th.
    assert activity.first_day(date(2026, 11, 20)) == date(2026, 5, 25)
    assert activity.first_day(date(2026, 11, 20), weeks=1) == date(2026, 11, 16)


def four_weeks(day_counts, days=1):
    """The same counts on the days of four weeks, Monday first."""
    return entries(
        *(
            (date(2026, 3, 2) + pd.Timedelta(days=7 * week + day), "comments", count, days)
            for week in range(4)
            for day, count in enumerate(day_counts)
            if count is not None
        )
    )


def told(logged, last=date(2026, 3, 29)):
    return activity.told(logged, activity.activity(logged, FIRST, last))


def test_the_busiest_day_is_that_with_the_most_in_the_mean_of_its_known_days():
    logged = four_weeks([1, 3, 0, None, 2, None, None])
    assert told(logged) == Activity(days=28, known=16, total=24, busiest=1)


def test_no_day_is_busiest_where_two_share_it_or_nothing_was_done():
    assert told(four_weeks([3, 3, 0, 0, 0, 0, 0])).busiest is None
    assert told(four_weeks([0, 0, 0, 0, 0, 0, 0])).busiest is None
    # Who logs once or three times a week says nothing about the other days.
    assert told(four_weeks([None, None, None, 5, None, None, None])).busiest is None
    assert told(four_weeks([1, None, 2, None, 5, None, None])).busiest is None
    assert told(frame("habits")) == Activity(days=28, known=0, total=0, busiest=None)


def test_totals_of_a_week_say_nothing_of_its_days():
    sundays = [None, None, None, None, None, None, 7]
    found = told(four_weeks(sundays, days=7))
    assert found == Activity(days=28, known=28, total=28, busiest=None)


def test_days_stand_side_by_side_under_their_weekdays():
    # From Wednesday 4 to Tuesday 10 March: two weeks.
    logged = entries(("2026-03-04", "posts", 1, 1), ("2026-03-10", "posts", 2, 1))
    table = activity.by_week(activity.activity(logged, date(2026, 3, 4), date(2026, 3, 10)))
    assert list(table.index) == [pd.Timestamp(2026, 3, 2), pd.Timestamp(2026, 3, 9)]
    assert list(table.columns) == list(range(7))
    assert table.loc["2026-03-02", 2] == 1
    assert table.loc["2026-03-09", 1] == 2
    assert table.notna().sum().sum() == 2


slugs = st.sampled_from([*activity.PART_OF, *activity.PART_OF.values(), "posts", "walks"])
rows = st.tuples(st.integers(0, 40), slugs, st.integers(0, 30), st.sampled_from([1, 7]))


@given(st.lists(rows, max_size=12))
def test_no_day_has_less_than_any_habit_or_more_than_all_of_them(found):
    logged = entries(*((FIRST + pd.Timedelta(days=day), *rest) for day, *rest in found))
    by_day = activity.activity(logged, FIRST, date(2026, 4, 12))
    each = [daily(logged, slug) for slug in sorted(set(logged["habit"]))]
    table = pd.DataFrame(dict(enumerate(each))).reindex(by_day.index)
    assert (by_day.isna() == table.isna().all(axis="columns")).all()
    known = by_day.dropna()
    assert (known >= table.max(axis="columns")[known.index] - 1e-5).all()
    assert (known <= table.sum(axis="columns")[known.index] + 1e-5).all()
