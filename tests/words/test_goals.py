"""What goals say."""

from dataclasses import replace
from datetime import date

import pandas as pd

from ssi.model.goals import Goal, Progress
from ssi.words import goals as words

COMMENTS = Goal("habit", "comments", 40, date(2026, 11, 2), date(2026, 12, 31))
SO_FAR = Progress(COMMENTS, pd.Series(dtype="float64"), 12, 20, 0, None, date(2026, 11, 21), is_over=False)


def test_a_goal_says_how_far_it_has_come_and_nothing_of_what_may_come():
    assert words.sentence(SO_FAR) == "Comments: 12 of 40 so far, by 31 Dec 2026."


def test_unknown_days_are_said():
    found = replace(SO_FAR, unknown=3)
    assert words.sentence(found) == "Comments: 12 of 40 so far, by 31 Dec 2026; 3 of 20 days are not known."
    assert words.sentence(replace(SO_FAR, unknown=1)).endswith("; 1 of 20 days is not known.")


def test_the_day_of_reaching_it_is_said():
    found = replace(SO_FAR, so_far=41, reached=date(2026, 11, 20))
    assert words.sentence(found) == "Comments: 41 of 40 so far, by 31 Dec 2026. Reached on 20 Nov 2026."


def test_a_goal_that_is_over_is_neither_praised_nor_blamed():
    assert words.sentence(replace(SO_FAR, is_over=True)) == "Comments: 12 of 40 by 31 Dec 2026."


def test_what_is_not_known_is_no_zero():
    found = replace(SO_FAR, so_far=None, unknown=20)
    assert words.sentence(found) == "Comments: 40 by 31 Dec 2026; nothing is known yet."


def test_a_goal_that_begins_later_says_when():
    found = replace(SO_FAR, so_far=None, last=None)
    assert words.sentence(found) == "Comments: 40 from 2 Nov 2026 to 31 Dec 2026."


def test_a_score_is_wanted_not_counted():
    overall = Goal("score", "overall", 65, date(2026, 11, 2), date(2026, 12, 31))
    last = pd.Series([62.2], index=pd.to_datetime(["2026-11-02"]))
    found = replace(SO_FAR, goal=overall, so_far=62.2, by_day=last)
    assert words.sentence(found) == "Overall: 62.2 on 2 Nov 2026, wanted 65 by 31 Dec 2026."
    brand = replace(overall, of="brand", target=16)
    assert words.sentence(replace(found, goal=brand, so_far=15.5)) == (
        "Establish your professional brand: 15.5 of 25 on 2 Nov 2026, wanted 16 of 25 by 31 Dec 2026."
    )


def test_the_table_has_the_newest_day_first():
    days = pd.Series([3.0, float("nan")], index=pd.to_datetime(["2026-11-02", "2026-11-03"]))
    table = words.table(replace(SO_FAR, by_day=days))
    assert list(table) == ["Date", "Comments so far"]
    assert list(table["Date"]) == [date(2026, 11, 3), date(2026, 11, 2)]
    assert pd.isna(table.iloc[0, 1])


def test_what_a_goal_can_be_of_says_its_kind():
    assert words.choice("habit", "comments") == "What you do: Comments"
    assert words.choice("outcome", "meetings") == "What comes of it: Meetings"
    assert words.choice("score", "overall") == "Score: Overall"
