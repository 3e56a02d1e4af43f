"""What outcomes say on tiles, in headlines and in tables."""

from datetime import date

import pandas as pd

from ssi.model import OutcomeWeek
from ssi.words import outcomes as words

REPLIES = OutcomeWeek("replies", date(2026, 11, 9), 9, before=2, usual=5.3)


def test_a_tile_has_the_last_week_and_a_usual_one():
    assert words.tile(REPLIES, date(2026, 11, 20)) == ("9", "week of 9 Nov, usually 5.3")


def test_an_old_week_says_how_old_it_is():
    # The week ended on 15 November, 24 days earlier.
    assert words.tile(REPLIES, date(2026, 12, 9))[1] == "week of 9 Nov, usually 5.3 · 3 weeks ago"


def test_without_a_usual_week_only_the_week_is_named():
    found = OutcomeWeek("impressions", date(2026, 11, 9), 1820, before=None, usual=None)
    assert words.tile(found, date(2026, 11, 20)) == ("1,820", "week of 9 Nov")
    assert (
        words.headline({"impressions": found}, ["impressions"]) == "Impressions: 1,820 in the week of 9 Nov."
    )


def test_the_headline_is_about_the_first_that_is_shown():
    assert (
        words.headline({"replies": REPLIES}, ["replies"]) == "Replies: 9 in the week of 9 Nov, usually 5.3."
    )


def test_a_table_of_changes_keeps_what_is_unknown_apart_from_none():
    new = OutcomeWeek("meetings", date(2026, 11, 9), 0, before=None, usual=None)
    table = words.change_table({"meetings": new, "replies": REPLIES})
    assert table["The week before"].tolist() == ["–", "2"]
    assert table["That week"].tolist() == ["0", "9"]


def test_the_weeks_of_all_outcomes_stand_in_one_table_newest_first():
    weeks = pd.to_datetime(["2026-11-02", "2026-11-09"]).astype("datetime64[s]")
    counted = {
        "replies": pd.DataFrame({"week": weeks, "count": [1.0, 2.0], "days_known": [7, 7]}),
        "meetings": pd.DataFrame({"week": weeks[:1], "count": [3.0], "days_known": [7]}),
    }
    table = words.weeks_table(counted)
    assert table["Week of"].tolist() == [date(2026, 11, 9), date(2026, 11, 2)]
    assert table["Replies"].tolist() == [2, 1]
    assert table["Meetings"].isna().tolist() == [True, False]
