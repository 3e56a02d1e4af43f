"""Exports of Loop Habit Tracker, made on the spot; all habits are made up."""

import io
import zipfile
from datetime import date

import pytest

from ssi.readers import UnreadableFile, read
from ssi.readers.options import Options
from ssi.readers.tables import read_text

TODAY = date(2026, 11, 20)
HABITS = (
    "Position,Name,Type,Question,Description,FrequencyNumerator,FrequencyDenominator,Color,Unit,Target Type,"
    "Target Value,Archived?\n"
    "001,Publish a post,YES_NO,Did you post?,,3,7,#FF8F00,,,,false\n"
    '002,"Read, 20 min",YES_NO,,,1,1,#FF8F00,,,,false\n'
    "003,Comments written,NUMERICAL,How many?,,1,1,#FF8F00,comments,AT_LEAST,4.0,false\n"
)
CHECKMARKS = (
    "Date,Publish a post,Read, 20 min,Comments written,\n"
    "2026-03-04,YES_AUTO,SKIP,12000,\n"
    "2026-03-03,NO,YES_MANUAL,NO,\n"
    "2026-03-02,YES_MANUAL,UNKNOWN,2500,\n"
)
SCORES = "Date,Publish a post,Read, 20 min,Comments written,\n2026-03-04,0.0519,0.1,0.2,\n"
COUNTED = {
    ("2026-03-02", "posts"): 1,
    ("2026-03-03", "posts"): 0,
    ("2026-03-04", "posts"): 0,
    ("2026-03-03", "read_20_min"): 1,
    ("2026-03-02", "comments"): 2.5,
    ("2026-03-03", "comments"): 0,
    ("2026-03-04", "comments"): 12,
}


def package(files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def read_zip(files, **settings):
    return read("Loop Habits CSV 2026-03-04.zip", package(files), today=TODAY, **settings)


def read_csv(text, name="Checkmarks.csv", **settings):
    return read_text(text, Options(name, today=TODAY, **settings))


def counted(reading):
    rows = reading.habits[["date", "habit", "count"]].itertuples(index=False)
    return {(day.date().isoformat(), habit): count for day, habit, count in rows}


def roles(reading):
    return next(each.chosen for each in reading.assumptions if each.name == "columns")


def messages(reading):
    return [problem.message for problem in reading.problems]


def test_the_whole_export():
    reading = read_zip({"Habits.csv": HABITS, "Checkmarks.csv": CHECKMARKS, "Scores.csv": SCORES})
    assert reading.format == "loop"
    assert counted(reading) == COUNTED
    assert roles(reading) == {
        "Publish a post": "habit:posts",
        "Read, 20 min": "habit:read_20_min",
        "Comments written": "habit:comments",
    }
    assert messages(reading) == [
        "1 day counts as none: Loop marks it as done because the week's goal was met on other days."
    ]


def test_folders_of_single_habits_hold_the_same_again_and_count_once():
    folders = {
        "001 Publish a post/Checkmarks.csv": "Date,Value,Notes\n2026-03-02,YES_MANUAL,\n",
        "003 Comments written/Checkmarks.csv": 'Date,Value,Notes\n2026-03-04,12000,"two lines\nof notes"\n',
    }
    together = read_zip({"Habits.csv": HABITS, "Checkmarks.csv": CHECKMARKS, **folders})
    assert counted(together) == COUNTED


def test_folders_alone_are_read_and_named_by_the_list_of_habits():
    reading = read_zip(
        {
            "Habits.csv": HABITS,
            "002 Read 20 min/Checkmarks.csv": "Date,Value,Notes\n2026-03-03,YES_MANUAL,\n2026-03-02,NO,\n",
            "003 Comments written/Checkmarks.csv": 'Date,Value,Notes\n2026-03-04,12000,"a\nb"\n2026-03-03,3000,\n',
        }
    )
    assert counted(reading) == {
        ("2026-03-02", "read_20_min"): 0,
        ("2026-03-03", "read_20_min"): 1,
        ("2026-03-03", "comments"): 3,
        ("2026-03-04", "comments"): 12,
    }


def test_a_zip_made_again_one_folder_deeper_with_a_macs_leftovers():
    deeper = {"Loop/Habits.csv": HABITS, "Loop/Checkmarks.csv": CHECKMARKS}
    leftovers = {"__MACOSX/Loop/._Checkmarks.csv": "\x00\x05", "Loop/.DS_Store": "\x00"}
    assert counted(read_zip({**deeper, **leftovers})) == COUNTED


def test_older_versions_write_numbers_for_states_and_no_types():
    reading = read_zip(
        {
            "Habits.csv": "Position,Name,Description\n001,Publish a post,\n002,Comments written,\n",
            "Checkmarks.csv": (
                "Date,Publish a post,Comments written,\n"
                "2018-03-06,-1,-1,\n2018-03-05,3,3,\n2018-03-04,2,4000,\n2018-03-03,1,0,\n2018-03-02,0,1000,\n"
            ),
        }
    )
    assert counted(reading) == {
        ("2018-03-02", "posts"): 0,
        ("2018-03-03", "posts"): 0,
        ("2018-03-04", "posts"): 1,
        ("2018-03-02", "comments"): 1,
        ("2018-03-03", "comments"): 0,
        ("2018-03-04", "comments"): 4,
    }


def test_a_habit_can_be_called_another_one():
    files = {"Habits.csv": HABITS, "Checkmarks.csv": CHECKMARKS}
    chosen = {"Read, 20 min": "habit:reactions", "Publish a post": "ignore"}
    found = counted(read_zip(files, columns=chosen))
    assert found[("2026-03-03", "reactions")] == 1
    assert "posts" not in {habit for _day, habit in found}


def test_what_others_did_is_an_outcome_here_too():
    reading = read_csv("Date,Meetings,\n2026-03-02,YES_MANUAL,\n")
    assert reading.outcomes["measure"].to_list() == ["meetings"]
    assert reading.habits.empty


def test_the_file_of_all_habits_by_itself():
    reading = read_csv(
        "Date,Publish a post,Comments written,\n2026-03-03,YES_AUTO,4000,\n2026-03-02,UNKNOWN,0,\n"
    )
    assert reading.format == "loop"
    assert counted(reading) == {
        ("2026-03-03", "posts"): 0,
        ("2026-03-02", "comments"): 0,
        ("2026-03-03", "comments"): 4,
    }


def test_numbers_for_states_count_as_such_only_in_loops_own_file():
    text = "Date,Posts,Comments,\n2026-03-03,2,1,\n2026-03-02,0,2,\n"
    assert counted(read_csv(text))["2026-03-03", "posts"] == 1
    assert counted(read_csv(text, "My habits.csv"))["2026-03-03", "posts"] == 2


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("001 Publish a post/Checkmarks.csv", "posts"),
        ("Comments.csv", "comments"),
        ("Checkmarks.csv", "checkmarks"),
    ],
)
def test_the_file_of_one_habit_is_called_by_what_its_name_says(name, slug):
    reading = read_csv("Date,Value,Notes\n2026-03-03,YES_MANUAL,\n2026-03-02,NO,late\n", name)
    assert counted(reading) == {("2026-03-02", slug): 0, ("2026-03-03", slug): 1}
    assert messages(reading)[0].startswith("The file does not say which habit this is")


def test_a_name_with_a_comma_in_a_file_by_itself_is_refused():
    with pytest.raises(UnreadableFile, match="names 4 habits, the rows have 3"):
        read_csv(CHECKMARKS)


@pytest.mark.parametrize("text", [SCORES.replace("Read, 20 min", "Read"), "Date,Score\n2026-03-02,0.0519\n"])
def test_strengths_of_habits_are_no_scores(text):
    with pytest.raises(UnreadableFile, match="strengths of habits"):
        read_csv(text, "Scores.csv")


def test_what_is_no_state_and_no_day_is_said():
    bad = CHECKMARKS.replace("NO,YES_MANUAL,NO", "PERHAPS,YES_MANUAL,NO").replace("2026-03-02", "soon")
    reading = read_zip({"Habits.csv": HABITS, "Checkmarks.csv": bad})
    assert ("2026-03-03", "posts") not in counted(reading)
    assert "3 Mar 2026, Publish a post: “PERHAPS” is not a number. The value is left out." in messages(
        reading
    )
    assert "One entry: “soon” is not a date that can be read. Left out." in messages(reading)


def test_a_quote_in_a_note_that_never_closes_costs_no_day():
    note = 'Date,Value,Notes\n2026-03-04,12000,"a quote\n2026-03-03,3000,\n2026-03-02,1000,\n'
    reading = read_zip({"Habits.csv": HABITS, "Checkmarks.csv": "", "003 Comments/Checkmarks.csv": note})
    assert list(counted(reading).values()) == [1, 3, 12]


def test_two_habits_of_one_name_stay_two():
    reading = read_zip(
        {
            "Habits.csv": "Position,Name,Type\n001,Walk,YES_NO\n002,Walk,YES_NO\n",
            "Checkmarks.csv": "Date,Walk,Walk,\n2026-03-02,YES_MANUAL,NO,\n",
        }
    )
    assert counted(reading) == {("2026-03-02", "walk"): 1, ("2026-03-02", "walk_2"): 0}


def test_an_export_without_habits_is_refused():
    with pytest.raises(UnreadableFile, match="holds no habits"):
        read_zip({"Habits.csv": HABITS, "Checkmarks.csv": ""})
