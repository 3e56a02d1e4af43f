"""Habit tables that no app writes in just this way: ticks, counts, weeks, one habit a row."""

from datetime import date

import pytest

from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.tables import read_text

TODAY = date(2026, 11, 20)


def read(text, **settings):
    return read_text(text, Options("habits.csv", **{"today": TODAY, **settings}))


def counted(reading):
    rows = reading.habits[["date", "habit", "count", "days"]].itertuples(index=False)
    return [(day.date().isoformat(), habit, count, days) for day, habit, count, days in rows]


@pytest.mark.parametrize(
    ("done", "not_done"),
    [
        *(("x", ""), ("✓", ""), ("TRUE", "FALSE"), ("yes", "no"), ("ja", "nein"), ("1", "0"), ("1", "")),
        *(("checked", ""), ("done", "-"), ("x", "0"), ("Yes", "No")),
    ],
)
def test_ticks_of_every_kind_are_one_and_what_is_not_ticked_is_none(done, not_done):
    reading = read(f"Date,Publish a post,Walk\n2026-03-02,{done},{done}\n2026-03-03,{not_done},{not_done}\n")
    assert counted(reading) == [
        ("2026-03-02", "posts", 1, 1),
        ("2026-03-02", "walk", 1, 1),
        ("2026-03-03", "posts", 0, 1),
        ("2026-03-03", "walk", 0, 1),
    ]


def test_a_day_that_was_skipped_is_not_known():
    reading = read("Date,Walk\n2026-03-02,Yes\n2026-03-03,Skip\n2026-03-04,skipped\n2026-03-05,No\n")
    assert counted(reading) == [("2026-03-02", "walk", 1, 1), ("2026-03-05", "walk", 0, 1)]


def test_a_week_named_by_its_first_day_is_one_row_of_seven_days():
    reading = read("Week starting,Posts,Comments\n2026-03-02,3,12\n2026-03-09,0,7\n")
    assert counted(reading) == [
        ("2026-03-08", "comments", 12, 7),
        ("2026-03-08", "posts", 3, 7),
        ("2026-03-15", "comments", 7, 7),
        ("2026-03-15", "posts", 0, 7),
    ]


def test_one_habit_a_row_with_a_tick_beside_it():
    reading = read("Date,Habit,Completed\n2026-03-02,Posts,yes\n2026-03-02,Walk,no\n2026-03-04,Posts,no\n")
    assert reading.format == "habit_log"
    assert counted(reading) == [
        ("2026-03-02", "posts", 1, 1),
        ("2026-03-02", "walk", 0, 1),
        ("2026-03-04", "posts", 0, 1),
    ]


def test_a_state_that_nobody_can_read_is_no_action():
    with pytest.raises(UnreadableFile, match="No column holds scores or habits"):
        read("Date,Task,Status\n2026-03-02,Post,open\n2026-03-03,Post,closed\n")
