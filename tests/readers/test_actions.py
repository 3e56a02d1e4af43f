"""Logs with one row an action; all people and companies are made up."""

from datetime import date

import pytest

from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.tables import read_text

TODAY = date(2026, 11, 20)


def read(text, **settings):
    return read_text(text, Options("log.csv", **{"today": TODAY, **settings}))


def counted(frames):
    rows = frames.habits[["date", "habit", "count"]].itertuples(index=False)
    return {(day.date().isoformat(), habit): count for day, habit, count in rows}


def assumption(reading, name):
    return next((each for each in reading.assumptions if each.name == name), None)


def messages(reading):
    return [problem.message for problem in reading.problems]


LOG = (
    "Date,Time,Action,Client,Note\n"
    '2026-03-02,9:15,Comment,Anna,"on her post, about widgets"\n'
    "2026-03-02,9:40,Comment,Ben,\n"
    "2026-03-02,9:40,Like,Ben,\n"
    "2026-03-04,18:00,Connection request,Carla,with note\n"
    "2026-03-04,18:00,Connection request,Carla,with note\n"
    "2026-03-04,18:05,Meeting,Anna,\n"
    "2026-03-04,18:10,,Anna,what was it?\n"
)


def test_actions_are_counted_by_day_and_days_without_one_are_none():
    reading = read(LOG)
    assert reading.format == "event_log"
    (frames,) = reading.people.values()
    assert counted(frames) == {
        ("2026-03-02", "comments"): 2,
        ("2026-03-03", "comments"): 0,
        ("2026-03-04", "comments"): 0,
        ("2026-03-02", "reactions"): 1,
        ("2026-03-03", "reactions"): 0,
        ("2026-03-04", "reactions"): 0,
        ("2026-03-02", "invitations_sent"): 0,
        ("2026-03-03", "invitations_sent"): 0,
        ("2026-03-04", "invitations_sent"): 1,
    }
    assert reading.outcomes["value"].to_list() == [0, 0, 1]
    assert assumption(reading, "blank_means").chosen == "zero"
    assert messages(reading) == [
        "1 row repeats another one exactly and counts once.",
        "1 row does not say what was counted. It is left out.",
        "Each row counts as one action on its day.",
    ]


def test_whom_an_action_was_about_is_not_whose_history_it_is_unless_one_says_so():
    reading = read(LOG)
    assert list(reading.people) == [""]
    assert assumption(reading, "person_column").chosen == ""
    assert assumption(reading, "person_column").alternatives == ("Client",)
    told_apart = read(LOG, person_column="Client")
    assert list(told_apart.people) == ["Anna", "Ben", "Carla"]
    assert counted(told_apart.people["Ben"]) == {
        ("2026-03-02", "comments"): 1,
        ("2026-03-02", "reactions"): 1,
    }


def test_equal_rows_without_a_time_are_as_many_actions():
    reading = read("Date,Activity\n2026-03-02,Comment\n2026-03-02,Comment\n2026-03-03,Message\n")
    (frames,) = reading.people.values()
    assert counted(frames)["2026-03-02", "comments"] == 2


def test_idle_days_can_be_switched_to_unknown():
    (frames,) = read(LOG, blank_means="unknown").people.values()
    assert ("2026-03-03", "comments") not in counted(frames)


def test_an_action_can_be_called_another_one():
    (frames,) = read(LOG, columns={"Like": "habit:comments"}).people.values()
    assert counted(frames)["2026-03-02", "comments"] == 3


def test_under_a_heading_that_says_little_the_actions_must_be_known():
    reading = read("Date,Type,Contact\n2026-03-02,Comment,Anna\n2026-03-02,Message,Ben\n")
    assert reading.format == "event_log"
    with pytest.raises(UnreadableFile, match="No column holds scores or habits"):
        read("Date,Type,Contact\n2026-03-02,Invoice,Anna\n2026-03-02,Reminder,Ben\n")


def test_sentences_are_no_names_of_actions():
    rows = "".join(f"2026-03-{day:02},Wrote to company number {day} about widgets\n" for day in range(1, 20))
    with pytest.raises(UnreadableFile, match="No column holds scores or habits"):
        read(f"Date,Activity\n{rows}")


def test_beside_scores_or_counts_a_name_is_a_remark():
    reading = read("Date,SSI,Activity\n2026-03-02,41,Comment\n2026-03-03,42,Comment\n")
    assert reading.format == "sheet"
    assert reading.habits.empty
    counts = read("Date,Posts,Activity\n2026-03-02,1,Comment\n2026-03-03,0,Comment\n")
    assert counts.habits["habit"].to_list() == ["posts", "posts"]


@pytest.mark.parametrize(("heading", "columns"), [("Time", None), ("Moment", {"Moment": "date"})])
def test_the_day_may_stand_in_a_column_of_times_or_in_one_that_the_person_names(heading, columns):
    text = f"{heading},Action,Client,Note\n2026-03-02 08:00,Comment,Anna,\n2026-03-03 09:00,Comment,Ben,\n"
    reading = read(text, columns=columns)
    (frames,) = reading.people.values()
    assert counted(frames) == {("2026-03-02", "comments"): 1, ("2026-03-03", "comments"): 1}
