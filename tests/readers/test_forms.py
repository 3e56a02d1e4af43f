from datetime import date

import pandas as pd
import pytest

from ssi.model import PILLAR_KEYS, SCORE_COLUMNS, Cell, frame
from ssi.readers import forms

TODAY = date(2026, 11, 20)
MONDAY = date(2026, 11, 16)


def table(*rows: dict[str, object]) -> pd.DataFrame:
    return frame("snapshots", list(rows))[["date", "overall", "brand", "industry_rank"]]


def test_a_typed_row_is_one_snapshot_and_what_was_left_blank_is_unknown():
    typed = forms.scores(table({"date": "2026-11-20", "overall": 62, "industry_rank": 8}), today=TODAY)
    (row,) = typed.reading.snapshots.to_dict("records")
    assert (row["date"], row["overall"], row["industry_rank"]) == (pd.Timestamp("2026-11-20"), 62, 8)
    assert pd.isna(row["brand"])


def test_a_form_left_as_it_was_says_nothing():
    typed = forms.scores(table({"date": "2026-11-20"}), today=TODAY)
    assert typed.says_nothing


def test_only_the_cell_that_was_changed_is_read():
    shown = table({"date": "2026-11-19", "overall": 61, "brand": 14}, {"date": "2026-11-20", "overall": 62})
    edited = table({"date": "2026-11-19", "overall": 61, "brand": 15}, {"date": "2026-11-20", "overall": 62})
    typed = forms.scores(edited, shown, today=TODAY)
    (row,) = typed.reading.snapshots.to_dict("records")
    assert row["date"] == pd.Timestamp("2026-11-19")
    assert {column: row[column] for column in SCORE_COLUMNS if not pd.isna(row[column])} == {"brand": 15}
    assert typed.emptied == ()


def test_a_blanked_value_and_a_removed_row_are_named_as_emptied():
    shown = table({"date": "2026-11-19", "overall": 61, "brand": 14}, {"date": "2026-11-20", "overall": 62})
    edited = table({"date": "2026-11-19", "overall": 61})
    typed = forms.scores(edited, shown, today=TODAY)
    assert set(typed.emptied) == {
        Cell("snapshots", date(2026, 11, 19), "brand"),
        Cell("snapshots", date(2026, 11, 20), "overall"),
    }
    assert typed.reading.snapshots.empty


def test_a_typed_value_follows_the_rules_of_any_file():
    typed = forms.scores(table({"date": "2026-11-20", "overall": 62, "brand": 251}), today=TODAY)
    assert pd.isna(typed.reading.snapshots["brand"].iloc[0])
    assert any("251 is above 25" in problem.message for problem in typed.reading.problems)


def test_a_row_without_a_day_is_named_and_not_kept():
    typed = forms.scores(table({"date": None, "overall": 62}), today=TODAY)
    assert typed.reading.snapshots.empty
    assert [problem.left_out for problem in typed.reading.problems] == [True]


HABITS = frame(
    "habits",
    [
        {"date": "2026-11-16", "habit": "posts", "count": 1, "days": 1},
        {"date": "2026-11-17", "habit": "posts", "count": 0, "days": 1},
        {"date": "2026-11-22", "habit": "comments", "count": 9, "days": 7},
        {"date": "2026-11-09", "habit": "posts", "count": 4, "days": 1},
    ],
)


def test_the_week_form_shows_what_is_known_and_keeps_zero_apart_from_unknown():
    grid = forms.week_grid(HABITS, ["posts", "comments"], MONDAY)
    assert grid.loc["posts"].to_list() == ["1", "0", "", "", "", "", "", ""]
    assert grid.loc["comments", "week"] == "9"


def test_typed_counts_are_days_and_a_week_total_is_dated_by_its_last_day():
    shown = forms.week_grid(HABITS, ["posts", "comments"], MONDAY)
    edited = shown.copy()
    edited.loc["posts", "4"] = "2"
    edited.loc["posts", "1"] = ""
    edited.loc["comments", "week"] = "12"
    typed = forms.counts_of_week("habits", edited, HABITS, MONDAY, today=date(2026, 11, 22))
    rows = typed.reading.habits.astype({"date": "str"}).to_dict("records")
    assert rows == [
        {"date": "2026-11-20", "habit": "posts", "count": 2, "days": 1},
        {"date": "2026-11-22", "habit": "comments", "count": 12, "days": 7},
    ]
    assert typed.emptied == (Cell("habits", date(2026, 11, 17), "posts"),)


def test_a_total_of_a_running_week_covers_the_days_up_to_today():
    shown = forms.week_grid(HABITS, ["posts"], MONDAY)
    shown.loc["posts", "week"] = "6"
    typed = forms.counts_of_week("habits", shown, HABITS, MONDAY, today=TODAY)
    rows = typed.reading.habits.astype({"date": "str"}).to_dict("records")
    assert rows == [{"date": "2026-11-20", "habit": "posts", "count": 6, "days": 5}]


def test_a_total_typed_before_the_week_was_over_shows_again_in_the_form():
    earlier = frame("habits", [{"date": "2026-11-20", "habit": "posts", "count": 6, "days": 5}])
    grid = forms.week_grid(earlier, ["posts"], MONDAY)
    assert grid.loc["posts", "week"] == "6"
    grid.loc["posts", "week"] = ""
    typed = forms.counts_of_week("habits", grid, earlier, MONDAY, today=date(2026, 11, 22))
    assert typed.emptied == (Cell("habits", TODAY, "posts", 5),)


def test_a_day_typed_into_the_score_form_is_one_snapshot_and_what_stood_there_is_not_read_again():
    stored = frame("snapshots", [{"date": "2026-11-20", "overall": 61, "brand": 14}])
    shown = forms.day_sheet(stored, TODAY, ["overall", "brand", "industry_rank"])
    assert shown[forms.VALUE].to_list() == ["61", "14", ""]
    edited = shown.copy()
    edited.loc["industry_rank", forms.VALUE] = "8"
    typed = forms.scores_of_day(edited, shown, TODAY, today=TODAY)
    (row,) = typed.reading.snapshots.to_dict("records")
    assert {column: row[column] for column in SCORE_COLUMNS if not pd.isna(row[column])} == {
        "industry_rank": 8
    }


def test_a_day_without_a_snapshot_is_an_empty_sheet():
    assert forms.day_sheet(frame("snapshots", []), TODAY, ["overall", "brand"])[forms.VALUE].to_list() == [
        "",
        "",
    ]


def test_two_rows_of_one_day_are_asked_about_and_nothing_is_lost():
    shown = table({"date": "2026-11-01", "overall": 49}, {"date": "2026-11-02", "overall": 50, "brand": 12})
    edited = table({"date": "2026-11-02", "overall": 49}, {"date": "2026-11-02", "overall": 50, "brand": 12})
    typed = forms.scores(edited, shown, today=TODAY)
    assert typed.says_nothing
    (problem,) = typed.reading.problems
    assert problem.message.startswith("Two rows are for 2 Nov 2026.")


def test_a_changed_cell_is_judged_with_its_whole_row_and_not_as_a_row_of_zeros():
    row = {"date": "2026-11-02", "overall": 27, "brand": 3, "people": 10, "insights": 10, "relationships": 7}
    shown = frame("snapshots", [{**row, "overall": 30}])[["date", "overall", *PILLAR_KEYS]]
    edited = frame("snapshots", [{**row, "brand": 0}])[["date", "overall", *PILLAR_KEYS]]
    typed = forms.scores(edited, shown, today=TODAY)
    (said,) = typed.reading.snapshots.to_dict("records")
    # 0 + 10 + 10 + 7 is the total that was typed, so the 0 is a score.
    assert (said["overall"], said["brand"]) == (27, 0)
    assert pd.isna(said["people"])
    assert typed.reading.problems == ()


@pytest.mark.parametrize(("text", "value"), [("12,5", 12.5), ("12.5", 12.5), ("13.1/25", 13.1), (" 8 ", 8)])
def test_a_typed_number_means_what_the_person_meant(text, value):
    shown = forms.day_sheet(frame("snapshots", []), TODAY, ["brand"])
    edited = shown.assign(value=text)
    typed = forms.scores_of_day(edited, shown, TODAY, today=TODAY)
    assert typed.reading.snapshots["brand"].to_list() == [value]
    assert typed.reading.problems == ()


def test_what_is_no_number_changes_nothing_and_is_said():
    stored = frame("snapshots", [{"date": TODAY, "overall": 61, "brand": 14}])
    shown = forms.score_table(stored, ["overall", "brand"])
    typed = forms.scores(shown.assign(brand="fourteen"), shown, today=TODAY)
    assert typed.says_nothing
    (problem,) = typed.reading.problems
    assert problem.message == (
        "20 Nov 2026, Establish your professional brand: “fourteen” is not a number, so it was not kept."
    )


def test_a_history_is_shown_to_be_edited_newest_first_with_all_its_decimals():
    stored = frame("snapshots", [{"date": "2026-11-19", "brand": 14.855}, {"date": TODAY, "brand": 14}])
    assert forms.score_table(stored, ["brand"])["brand"].to_list() == ["14", "14.855"]


def test_outcomes_of_a_week_are_typed_by_the_same_rules():
    stood = frame("outcomes", [{"date": "2026-11-16", "measure": "replies", "value": 2, "days": 1}])
    grid = forms.week_grid(stood, ["meetings", "replies"], MONDAY)
    assert grid.loc["replies", "0"] == "2"
    grid.loc["replies", "0"] = ""
    grid.loc["meetings", forms.WHOLE_WEEK] = "1"
    typed = forms.counts_of_week("outcomes", grid, stood, MONDAY, today=TODAY)
    (row,) = typed.reading.outcomes.to_dict("records")
    assert row == {"date": pd.Timestamp("2026-11-20"), "measure": "meetings", "value": 1, "days": 5}
    assert typed.emptied == (Cell("outcomes", MONDAY, "replies"),)


# Totals of a week


def test_a_total_of_a_past_week_covers_its_seven_days():
    typed = forms.totals_of_week(
        {"comments": "9", "posts": ""}, {}, frame("habits"), date(2026, 11, 9), today=TODAY
    )
    assert typed.frames.habits.to_dict("records") == [
        {"date": pd.Timestamp("2026-11-15"), "habit": "comments", "count": 9.0, "days": 7}
    ]
    assert typed.emptied == ()


def test_a_total_of_the_running_week_covers_the_days_up_to_today():
    typed = forms.totals_of_week({"comments": "9"}, {}, frame("habits"), MONDAY, today=TODAY)
    assert typed.frames.habits[["date", "days"]].to_numpy().tolist() == [[pd.Timestamp("2026-11-20"), 5]]


def test_a_total_left_as_it_was_shown_says_nothing():
    typed = forms.totals_of_week({"comments": "9 "}, {"comments": "9"}, frame("habits"), MONDAY, today=TODAY)
    assert typed.says_nothing


def test_an_emptied_total_takes_every_count_of_that_week_away():
    rows = [
        {"date": "2026-11-15", "habit": "comments", "count": 3, "days": 7},
        {"date": "2026-11-17", "habit": "comments", "count": 4, "days": 1},
        {"date": "2026-11-18", "habit": "posts", "count": 1, "days": 1},
    ]
    typed = forms.totals_of_week(
        {"comments": ""}, {"comments": "4"}, frame("habits", rows), MONDAY, today=TODAY
    )
    assert typed.emptied == (Cell("habits", date(2026, 11, 17), "comments"),)
    assert typed.frames.habits.empty


def test_a_total_that_is_no_count_is_named_and_not_kept():
    typed = forms.totals_of_week({"comments": "many"}, {}, frame("habits"), MONDAY, today=TODAY)
    assert typed.frames.habits.empty
    assert "“many” is not a count" in typed.reading.problems[0].message


def test_more_of_today_comes_on_top_of_what_was_counted_of_today_alone():
    nothing = forms.more_today(frame("habits"), "comments", 2, TODAY).frames.habits
    assert nothing[["count", "days"]].to_numpy().tolist() == [[2, 1]]
    of_today = frame("habits", [{"date": TODAY, "habit": "comments", "count": 1, "days": 1}])
    assert forms.more_today(of_today, "comments", 2, TODAY).frames.habits["count"].to_list() == [3]
    so_far = frame("habits", [{"date": TODAY, "habit": "comments", "count": 6, "days": 5}])
    assert forms.more_today(so_far, "comments", 2, TODAY).frames.habits["count"].to_list() == [2]


def test_an_emptied_week_leaves_a_total_of_more_days_and_says_so():
    month = frame("habits", [{"date": "2026-11-18", "habit": "comments", "count": 30, "days": 30}])
    typed = forms.totals_of_week({"comments": ""}, {"comments": "9"}, month, MONDAY, today=TODAY)
    assert typed.emptied == ()
    assert "part of a total over 30 days" in typed.reading.problems[0].message
