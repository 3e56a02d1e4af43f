"""Many rows with the same fault are not told one by one."""

from datetime import date

import pytest

from ssi.readers import UnreadableFile, read

TODAY = date(2026, 11, 20)


def messages(text, **settings):
    return [each.message for each in read("export.csv", text.encode(), today=TODAY, **settings).problems]


def test_rows_that_are_left_out_are_counted_from_the_twentieth_on():
    rows = "A1,Walk,missed_auto,soon\n" * 25
    found = messages(f"task_id,title,entry_type,entry_date\n{rows}A1,Walk,completed_manually,20260302\n")
    assert found[19] == "Line 21: “soon” is not a date that can be read. Left out."
    assert found[20] == "5 more rows cannot be used either (lines 22, 23, 24, 25, 26). Left out."
    assert len(found) == 21


def test_cells_that_are_no_numbers_are_counted_from_the_twentieth_on():
    rows = "".join(f"2026-03-{day:02},many,1\n" for day in range(1, 23)) + "2026-03-23,5,1\n"
    found = messages(f"Date,Impressions,Engagements\n{rows}")
    assert found[19] == "Line 21, Impressions: “many” is not a number. The value is left out."
    assert found[20:] == ["Impressions: 2 more cells are not numbers (lines 22, 23)."]


def test_a_column_of_texts_is_no_list_of_habits():
    rows = "".join(f"2026-03-02,Habit {number},1\n" for number in range(1001))
    with pytest.raises(UnreadableFile, match="names 1001 habits, more than the 1000"):
        messages(f"Date,Habit,Count\n{rows}")
