from datetime import date

import numpy as np
import pandas as pd
import pytest

from ssi.readers.captures import captures
from ssi.readers.rules import snapshots

COLUMNS = ("line", "date", "overall", "brand", "people", "insights", "relationships")
NAN = float("nan")


def rows(*values, columns=COLUMNS):
    return captures([dict(zip(columns, row, strict=False)) for row in values])


def read(*values, today=None, columns=COLUMNS):
    table, problems, assumptions = snapshots(rows(*values, columns=columns), today=today)
    return table, [problem.message for problem in problems], problems, assumptions


def test_a_capture_of_zeros_is_left_out_and_named_by_its_line():
    table, messages, problems, _ = read(
        (10, "2026-03-02", 41, 14, 7.5, 3, 16.5), (11, "2026-03-03", 0, 0, 0, 0, 0)
    )
    assert table["overall"].to_list() == [41]
    assert messages == ["Line 11 looks like a failed reading, not a score of 0."]
    assert problems[0].line == 11
    assert problems[0].left_out


def test_a_total_of_0_without_pillars_is_a_failed_reading_too():
    table, messages, _, _ = read((2, "2026-03-02", 41), (3, "2026-03-03", 0))
    assert len(table) == 1
    assert messages == ["Line 3 looks like a failed reading, not a score of 0."]


def test_four_pillars_of_0_beside_a_total_are_unknown_and_the_total_stays():
    table, messages, _, _ = read((2, "2026-03-02", 54, 0, 0, 0, 0), (3, "2026-03-09", 55, 0, 0, 0, 0))
    assert table["overall"].to_list() == [54, 55]
    assert table[["brand", "people", "insights", "relationships"]].isna().all(axis=None)
    assert messages == ["In 2 rows all four pillars are 0 beside an overall score: taken as not known."]


def test_a_pillar_of_0_is_unknown_where_the_total_leaves_room_for_it():
    # 14 + 0 + 4 + 16 is 34, overall says 41: 7 points belong to the pillar that was not read.
    table, messages, _, _ = read((2, "2026-03-02", 41, 14, 0, 4, 16))
    assert table.loc[0, ["overall", "brand"]].to_list() == [41, 14]
    assert np.isnan(table.loc[0, "people"])
    assert messages == ["Line 2, people: 0 is taken as not read, not as a score of 0."]


def test_a_total_that_adds_only_three_pillars_is_unknown_when_the_fourth_was_not_read():
    # 14 + 7 + 4 is 25: the tool added what it found; the day before relationships stood at 16.
    table, messages, _, assumptions = read(
        (2, "2026-03-02", 41, 14, 7, 4, 16), (3, "2026-03-03", 25, 14, 7, 4, 0)
    )
    assert table.loc[1, ["brand", "people", "insights"]].to_list() == [14, 7, 4]
    assert table.loc[1, ["overall", "relationships"]].isna().all()
    assert messages == [
        "Line 3, relationships: 0 is taken as not read, not as a score of 0.",
        "Line 3: overall 25 is only the sum of the pillars found, so it is left out.",
    ]
    assert assumptions == []


def test_a_total_that_adds_only_three_pillars_is_unknown_when_the_fourth_is_blank():
    table, messages, _, _ = read((2, "2026-03-02", 24.9, 14, 7.2, 3.7, NAN))
    assert np.isnan(table.loc[0, "overall"])
    assert messages == ["Line 2: overall 24.9 is only the sum of the pillars found, so it is left out."]


def test_a_pillar_of_0_is_a_score_where_nothing_says_otherwise():
    table, messages, _, _ = read((2, "2026-03-02", 25, 14, 7, 4, 0), (3, "2026-03-03", 25, 14, 7, 4, 0))
    assert table["relationships"].to_list() == [0, 0]
    assert table["overall"].to_list() == [25, 25]
    assert messages == []


def test_a_total_of_0_beside_pillars_is_unknown_and_their_sum_is_used_as_an_assumption():
    table, messages, _, assumptions = read((2, "2026-03-02", 0, 14, 7, 4, 16))
    assert table["overall"].to_list() == [41]
    assert messages == ["Line 2, overall: 0 is taken as not read; the pillars are kept."]
    assert [assumption.name for assumption in assumptions] == ["overall"]


def test_the_sum_of_the_pillars_is_used_only_where_all_four_are_given():
    table, _, _, assumptions = read(
        (2, "2026-03-02", NAN, 14, 7.5, 3.25, 16), (3, "2026-03-03", NAN, 14, 7.5, NAN, 16)
    )
    assert table.loc[0, "overall"] == 40.75
    assert np.isnan(table.loc[1, "overall"])
    assert assumptions[0].chosen == "sum_of_pillars"
    assert assumptions[0].why.startswith("1 snapshot gives all four pillars")


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (251, "Line 12, brand: 251 is above 25. Did you mean 25.1?"),
        (145, "Line 12, brand: 145 is above 25. Did you mean 14.5?"),
        (26, "Line 12, brand: 26 is above 25. The value is left out."),
        (-3, "Line 12, brand: −3 is below 0. The value is left out."),
        (float("inf"), "Line 12, brand: inf is above 25. The value is left out."),
    ],
)
def test_a_pillar_out_of_range_is_emptied_and_the_rest_of_the_row_kept(value, sentence):
    table, messages, problems, _ = read((12, "2026-03-02", 41, value, 7, 4, 15))
    assert np.isnan(table.loc[0, "brand"])
    assert table.loc[0, ["overall", "people"]].to_list() == [41, 7]
    assert messages == [sentence]
    assert problems[0].column == "brand"
    assert not problems[0].left_out


def test_a_rank_or_an_average_of_0_is_unknown_and_said_once():
    columns = ("line", "date", "overall", "industry_rank", "network_rank", "industry_average")
    table, messages, _, _ = read(
        (2, "2026-03-02", 41, 0, 12, 0), (3, "2026-03-03", 41, 0, 12, 30), columns=columns
    )
    assert table["industry_rank"].isna().all()
    assert table["network_rank"].to_list() == [12, 12]
    assert messages == ["3 ranks or averages of 0 are taken as not known."]


def test_an_overall_that_differs_beyond_rounding_is_kept_as_given_and_said():
    # 20.1 + 12.4 + 8.1 + 12.0 is 52.6.
    table, messages, _, _ = read((9, "2026-03-02", 58, 20.1, 12.4, 8.1, 12.0))
    assert table["overall"].to_list() == [58]
    assert messages == ["Line 9: the pillars add to 52.6, overall says 58."]


@pytest.mark.parametrize(
    "row",
    [
        (2, "2026-03-02", 53, 20.973, 9.3, 5.2, 17.13),  # 52.603: rounding
        (2, "2026-03-02", 53, 21, 9, 5, 16),  # 51, of four rounded pillars
        (2, "2026-03-02", 41.318277, 14.02, 7.5100002, 3.25, 16.538276),
    ],
)
def test_rounding_is_no_difference(row):
    assert read(row)[1] == []


def test_of_several_captures_a_day_the_last_by_time_is_kept():
    columns = ("line", "date", "time", "overall")
    table, messages, _, _ = read(
        (2, "2026-03-02", "18:00", 43),
        (3, "2026-03-02", "08:00", 41),
        (4, "2026-03-03", "", 44),
        columns=columns,
    )
    assert table["overall"].to_list() == [43, 44]
    assert messages == ["1 day has several readings; the last one of the day is kept."]


def test_without_times_the_last_line_of_a_day_is_kept():
    table, _, _, _ = read((2, "2026-03-02", 41), (3, "2026-03-02", 42))
    assert table["overall"].to_list() == [42]


def test_a_failed_capture_never_replaces_a_good_one_of_the_same_day():
    table, _, _, _ = read((2, "2026-03-02", 41), (3, "2026-03-02", 0))
    assert table["overall"].to_list() == [41]


def test_exact_duplicates_collapse_and_are_counted_in_one_line():
    table, messages, problems, _ = read(*[(line, "2026-03-02", 41) for line in (2, 3, 4)])
    assert len(table) == 1
    assert messages == ["2 rows repeat another one exactly and count once."]
    assert problems[0].line is None


def test_snapshots_come_sorted_with_unique_dates_and_the_tidy_columns():
    table, _, _, _ = read((2, "2026-03-09", 42), (3, "2026-03-02", 41))
    assert table["date"].to_list() == [pd.Timestamp("2026-03-02"), pd.Timestamp("2026-03-09")]
    assert table.index.to_list() == [0, 1]
    assert table["date"].dtype == "datetime64[s]"


def test_days_before_2014_and_after_today_are_left_out_and_named():
    table, messages, problems, _ = read(
        (2, "2001-01-01", 41), (3, "2026-03-02", 41), (4, "2026-03-03", 42), today=date(2026, 3, 2)
    )
    assert len(table) == 1
    assert messages == [
        "Line 2: 1 Jan 2001 is before 2014, when there was no index yet. Left out.",
        "Line 4: 3 Mar 2026 is in the future. Left out.",
    ]
    assert all(problem.left_out for problem in problems)


def test_without_today_no_day_is_in_the_future():
    assert len(read((2, "2199-01-01", 41))[0]) == 1


def test_a_row_without_a_date_or_without_any_usable_value_is_left_out():
    table, messages, problems, _ = read((2, None, 41), (3, "2026-03-02", 470), (4, "2026-03-03", 41))
    assert len(table) == 1
    assert messages == [
        "Line 2 has no date. Left out.",
        "Line 3, overall: 470 is above 100. Did you mean 47?",
        "Line 3 holds no usable score. Left out.",
    ]
    assert [problem.left_out for problem in problems] == [True, False, True]


def test_five_identical_snapshots_are_kept_and_said_once():
    days = [f"2025-12-0{day}" for day in range(1, 6)]
    table, messages, problems, _ = read(*[(line, day, 47) for line, day in enumerate(days, 2)])
    assert len(table) == 5
    assert messages == ["Unchanged since 1 Dec."]
    assert problems[0].line == 2


def test_a_run_that_ended_says_when_the_next_change_came():
    days = [f"2025-12-0{day}" for day in range(1, 7)]
    scores = [47] * 5 + [49]
    _, messages, _, _ = read(*[(None, day, score) for day, score in zip(days, scores, strict=True)])
    assert messages == ["Unchanged since 1 Dec. The next change came on 6 Dec."]


def test_four_identical_snapshots_are_nothing_to_say():
    assert read(*[(day, f"2025-12-0{day}", 47) for day in range(1, 5)])[1] == []


def test_a_rounded_overall_beside_exact_pillars_is_explained_once():
    _, messages, _, _ = read(
        (2, "2026-03-02", 41, 14.02, 7.5, 3.25, 16.5), (3, "2026-03-09", 42, 14.9, 7.5, 3.25, 16.5)
    )
    assert messages == ["LinkedIn rounds overall; moves under 1 point show in the pillars only."]


def test_without_lines_a_capture_is_named_by_its_day():
    _, messages, _, _ = read((None, "2026-03-02", 0), (None, "2026-03-03", 41))
    assert messages == ["2 Mar 2026 looks like a failed reading, not a score of 0."]


def test_no_captures_are_no_snapshots():
    table, problems, assumptions = snapshots(captures([]), today=date(2026, 3, 2))
    assert table.empty
    assert (problems, assumptions) == ([], [])
    assert list(table.columns)[:2] == ["date", "overall"]
