"""What is said of clients side by side: the scale, the grey line, and never who is ahead."""

import pandas as pd

from ssi.words import cohort

LINES = pd.DataFrame(
    {"person": [1, 1, 2], "week": [0, 25, 3], "value": [50.0, 62.24, 40.0], "after_gap": False}
)
CALLED = {1: "Ann Lee", 2: "Bob Ray"}


def test_the_headline_names_the_score_the_order_and_the_start():
    assert cohort.headline("overall", 30, cohort.since_first()) == (
        "30 clients in the order of their names: Overall, week by week since each client's first snapshot."
    )
    assert cohort.headline("brand", 1, "2 Mar 2026") == (
        "1 client: Establish your professional brand, week by week since 2 Mar 2026."
    )


def test_a_close_up_says_its_range():
    assert cohort.scale("overall", (0.0, 100.0)) == "Every panel goes from 0 to 100."
    assert cohort.scale("brand", (0.0, 25.0)) == "Every panel goes from 0 to 25."
    assert cohort.scale("brand", (5.0, 15.0)) == "Close up: 5 to 15 of 25, the same in every panel."


def test_the_grey_line_is_no_average_to_beat():
    said = cohort.middle_explained(30)
    assert said.startswith("Thin grey line: the middle of all 30,")
    assert "nobody's goal" in said
    assert "average" not in said


def test_who_is_not_shown_is_named():
    assert cohort.left_out(["Ann", "Bob"]).endswith("from that start on: Ann, Bob.")
    assert cohort.left_out(list("abcdefg")).endswith("from that start on: a, b, c, d, e and 2 more.")


def test_each_line_has_its_sentence():
    assert cohort.sentence(LINES, CALLED) == "Ann Lee: 50 to 62.2 in 25 weeks. Bob Ray: 40 in one week."


def test_the_table_has_a_row_a_week_and_a_column_a_client_by_name():
    middle = pd.DataFrame({"week": [0], "value": [45.0]})
    table = cohort.table(LINES, CALLED, middle)
    assert list(table) == ["Weeks since the start", "Ann Lee", "Bob Ray", "Middle of all"]
    assert table["Weeks since the start"].tolist() == [0, 3, 25]
    assert table["Ann Lee"].dropna().tolist() == [50.0, 62.2]
    assert table["Middle of all"].dropna().tolist() == [45.0]
