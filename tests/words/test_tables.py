"""Tables beside charts: the same numbers, with units in their headings."""

from datetime import date
from io import StringIO

import pandas as pd

from ssi.model import Change, Value, frame
from ssi.words import tables

DAY = date(2026, 3, 8)


def test_headings_carry_their_units():
    assert tables.heading("overall") == "Overall (of 100)"
    assert tables.heading("brand") == "Establish your professional brand (of 25)"
    assert tables.heading("industry_rank") == "Industry rank (top %)"
    assert tables.heading("industry_average") == "Industry average (of 100)"
    assert tables.heading("network_people") == "Network: Find the right people (of 25)"
    assert tables.heading("date") == "Date"


def test_pillars_stand_beside_their_average_and_change():
    moved = Change("brand", 14.0, 13.2, date(2026, 3, 1), DAY, 1)
    latest = {"brand": Value(13.2, DAY), "people": Value(9.0, DAY), "industry_brand": Value(12.0, DAY)}
    table = tables.pillars(latest, {"brand": moved})
    assert list(table) == [
        "Pillar",
        "Points (of 25)",
        "Industry average (of 25)",
        "Change (points)",
        "Known on",
    ]
    assert table.iloc[0].to_list() == [
        "Establish your professional brand",
        13.2,
        12.0,
        "−0.8 since last week",
        DAY,
    ]
    assert pd.isna(table.iloc[1, 2])
    assert table.iloc[1, 3] == "–"


def test_the_history_is_newest_first_and_shows_averages_only_where_some_are_known():
    text = "date,overall,brand,industry_brand\n2026-03-01,50,,12\n2026-03-08,51,10.5,"
    table = tables.history(frame("snapshots", pd.read_csv(StringIO(text), parse_dates=["date"])))
    assert table["Date"].to_list() == [DAY, date(2026, 3, 1)]
    assert table["Overall (of 100)"].to_list() == [51.0, 50.0]
    assert "Industry: Establish your professional brand (of 25)" in table
    assert "Industry: Find the right people (of 25)" not in table
    assert pd.isna(table["Establish your professional brand (of 25)"].iloc[1])


def test_changes_of_ranks_are_words_and_are_not_compared_with_a_wobble():
    changes = {
        "insights": Change("insights", 12.0, 9.2, date(2026, 3, 1), DAY, 1),
        "industry_rank": Change("industry_rank", 12.0, 8.0, date(2026, 3, 1), DAY, 1),
    }
    table = tables.changes(changes, {"insights": 0.6})
    assert table["Change"].to_list() == ["−2.8", "Top 12% to Top 8%, closer to the top"]
    assert table["Compared with usual"].to_list() == ["more than usual for you", "–"]
    assert table["Score"].to_list() == ["Engage with insights (of 25)", "Industry rank (top %)"]


def test_habit_weeks_stand_beside_the_pillar_of_the_same_week():
    first, second, third = pd.to_datetime(["2026-03-02", "2026-03-09", "2026-03-16"])
    weeks = pd.DataFrame({"week": [first, second], "count": [5.0, None], "days_known": [7, 0]})
    scores = pd.DataFrame({"week": [second, third], "value": [10.0, 11.0], "date": [second, third]})
    table = tables.habit_weeks(scores, weeks, "insights", "comments")
    assert list(table) == [
        "Week of",
        "Comments (a week)",
        "Days known (of 7)",
        "Engage with insights (of 25)",
    ]
    assert table["Week of"].to_list() == [date(2026, 3, 16), date(2026, 3, 9), date(2026, 3, 2)]
    assert table["Days known (of 7)"].to_list() == [0, 0, 7]
    assert table["Comments (a week)"].isna().to_list() == [True, True, False]
    assert table["Engage with insights (of 25)"].isna().to_list() == [False, False, True]


def test_what_was_done_and_what_came_of_it_are_listed_together():
    day = pd.to_datetime(["2026-03-08"])
    habits = frame("habits", {"date": day, "habit": ["comments"], "count": [5.0], "days": [7]})
    outcomes = frame("outcomes", {"date": day, "measure": ["replies"], "value": [2.0], "days": [1]})
    table = tables.habit_counts(habits, outcomes)
    assert table.to_numpy().tolist() == [[DAY, "Comments", 5.0, 7], [DAY, "Replies", 2.0, 1]]
    assert tables.habit_counts(frame("habits"), frame("outcomes")).empty
