"""Exports of Streaks and Habitica, made on the spot; all tasks are made up."""

from datetime import date

from ssi.readers.options import Options
from ssi.readers.tables import read_text

TODAY = date(2026, 11, 20)


def read(text, **settings):
    return read_text(text, Options("history.csv", **{"today": TODAY, **settings}))


def counted(reading):
    rows = reading.habits[["date", "habit", "count"]].itertuples(index=False)
    return [(day.date().isoformat(), habit, count) for day, habit, count in rows]


def messages(reading):
    return [problem.message for problem in reading.problems]


def assumption(reading, name):
    return next((each for each in reading.assumptions if each.name == name), None)


STREAKS = (
    "task_id,title,icon,time_zone,entry_type,entry_date,entry_timestamp,notes\n"
    "A1,Comments,pen,Europe/Berlin,completed_manually,20260302,2026-03-02T20:00:00Z,\n"
    'A1,Comments,pen,Europe/Berlin,missed_auto,20260303,2026-03-04T00:00:00Z,"ill, at home"\n'
    "A1,Comments,pen,Europe/Berlin,skipped_manually,20260304,2026-03-04T20:00:00Z,\n"
    "A1,Comments,pen,Europe/Berlin,completed_manually_partial,20260305,2026-03-05T20:00:00Z,\n"
    "A1,Comments,pen,Europe/Berlin,missed_manually,20260306,2026-03-06T20:00:00Z,\n"
    "A1,Comments,pen,Europe/Berlin,completed_auto,20260306,2026-03-06T21:00:00Z,\n"
    "B2,Walk,shoe,Europe/Berlin,missed_manually,20260302,2026-03-02T20:00:00Z,\n"
    "B2,Walk,shoe,Europe/Berlin,completed_manually,,,\n"
)


def test_streaks_has_a_row_for_each_task_and_day_and_says_what_was_missed():
    reading = read(STREAKS)
    assert reading.format == "streaks"
    assert counted(reading) == [
        ("2026-03-02", "comments", 1),
        ("2026-03-02", "walk", 0),
        ("2026-03-03", "comments", 0),
        ("2026-03-06", "comments", 1),
    ]
    assert messages(reading) == [
        "Line 9 has no date. Left out.",
        "2 entries are neither done nor missed, as some that were skipped or begun. Those days are not known.",
    ]
    assert assumption(reading, "columns").chosen == {"Comments": "habit:comments", "Walk": "habit:walk"}


HABITICA = (
    "Task Name,Task ID,Task Type,Date,Value\n"
    "Comment,aa,habit,2026-03-02 08:00:05,1\n"
    "Comment,aa,habit,2026-03-02 13:26:05,1.97\n"
    "Comment,aa,habit,2026-03-05 05:06:55,2.92\n"
    '"Post, or write one",bb,daily,2026-03-02 23:59:00,1\n'
    '"Post, or write one",bb,daily,2026-03-03 23:59:00,-0.03\n'
    '"Post, or write one",bb,daily,2026-03-05 23:59:00,0.98\n'
)


def test_habitica_tells_what_was_done_by_a_rising_value():
    reading = read(HABITICA)
    assert reading.format == "habitica"
    # The habit has no row on idle days; the daily says itself when it was missed, and nothing of 4 March.
    assert counted(reading) == [
        ("2026-03-02", "comments", 2),
        ("2026-03-02", "post_or_write_one", 1),
        ("2026-03-03", "comments", 0),
        ("2026-03-03", "post_or_write_one", 0),
        ("2026-03-04", "comments", 0),
        ("2026-03-05", "comments", 1),
        ("2026-03-05", "post_or_write_one", 1),
    ]
    assert messages(reading) == [
        "Habitica writes no count: where a task's value rises it was done, where it falls it was missed."
    ]


def test_idle_days_can_be_switched():
    assert (assumption(read(HABITICA), "blank_means").chosen) == "zero"
    unknown = counted(read(HABITICA, blank_means="unknown"))
    assert ("2026-03-04", "comments", 0) not in unknown
    zero = counted(read(HABITICA, blank_means="zero"))
    assert ("2026-03-04", "post_or_write_one", 0) in zero


def test_habiticas_rows_without_a_day_and_repeated_ones_are_said():
    reading = read(HABITICA + "Comment,aa,habit,2026-03-05 05:06:55,2.92\nComment,aa,habit,never,3\n")
    assert messages(reading) == [
        "Line 9: “never” is not a date that can be read. Left out.",
        "Habitica writes no count: where a task's value rises it was done, where it falls it was missed.",
        "1 row repeats another one exactly and counts once.",
    ]
    assert ("2026-03-05", "comments", 1) in counted(reading)


def test_the_order_of_a_date_and_the_zone_of_a_time_are_assumptions_that_can_be_switched():
    heading = "Task Name,Task ID,Task Type,Date,Value\n"
    text = f"{heading}Comments,a,habit,3/2/2026 13:26,1.0\n"
    assert assumption(read(text), "date_order").alternatives
    assert counted(read(text, date_order="month_first")) == [("2026-03-02", "comments", 1)]
    # 01:26 in UTC is the evening before in New York.
    text = f"{heading}Comments,a,habit,2026-03-02T01:26:05Z,1.0\n"
    assert assumption(read(text), "time_zone").chosen is None
    assert counted(read(text, time_zone="America/New_York")) == [("2026-03-01", "comments", 1)]
