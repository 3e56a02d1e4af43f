"""The first days that come of naming a table's columns."""

import pandas as pd

from ssi.model import Frames, frame
from ssi.words.mapping import example, first_days, preview_heading, still_missing


def frames() -> Frames:
    scores = [{"date": f"2026-03-{day:02}", "overall": 50 + day} for day in (2, 9, 16, 23, 30)]
    habits = [{"date": f"2026-03-{day:02}", "habit": "posts", "count": 1.0, "days": 1} for day in (1, 2, 9)]
    return Frames(snapshots=frame("snapshots", scores), habits=frame("habits", habits))


def test_the_first_five_days_show_scores_and_counts_side_by_side():
    table = first_days(frames())
    assert table["Date"].to_list() == ["1 Mar 2026", "2 Mar 2026", "9 Mar 2026", "16 Mar 2026", "23 Mar 2026"]
    assert table["Overall"].isna().to_list() == [True, False, False, False, False]
    assert table["Overall"].to_list()[1:] == [52, 59, 66, 73]
    assert table["habit: Posts"].to_list()[:3] == [1, 1, 1]
    assert table["habit: Posts"].isna().to_list()[3:] == [True, True]


def test_columns_of_which_nothing_is_known_do_not_show():
    assert list(first_days(Frames(snapshots=frames().snapshots))) == ["Date", "Overall"]


def test_habits_alone_show_without_scores():
    assert list(first_days(Frames(habits=frames().habits))) == ["Date", "habit: Posts"]


def test_nothing_read_shows_no_table():
    assert first_days(Frames()).equals(pd.DataFrame())


def test_long_cells_are_cut_and_blank_columns_said():
    assert example(["1", "2", "3", "4"]) == "1 · 2 · 3"
    assert example(["a" * 30]) == "a" * 24 + "…"
    assert example([]) == "blank"


def test_of_several_people_the_first_is_named():
    assert preview_heading(3, "") == "So the first 3 days read:"
    assert preview_heading(1, "Ann") == "So the first day of Ann reads:"


def test_what_is_still_missing_is_said_one_thing_at_a_time():
    assert "which column holds a score" in still_missing(["date", "ignore"])
    assert "which column holds the dates" in still_missing(["ignore", "habit:posts"])
    assert still_missing(["date", "overall"]) == ""
