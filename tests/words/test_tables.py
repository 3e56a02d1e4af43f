"""Tables beside charts: the same numbers, with units in their headings."""

from datetime import date
from io import StringIO

import pandas as pd

from ssi.model import Change, Shuffles, Value, frame
from ssi.words import tables
from tests.alignments import CLEAR, ONE_OF, POSTS_OR_ARTICLES, SHORT_FIRST, alignment
from tests.alignments import row as row_of

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


def test_findings_stand_with_their_range_their_delay_and_what_would_have_shown():
    found = alignment(row_of(**CLEAR, smallest=float("nan")), row_of("posts", "brand", smallest=2.034))
    table = tables.finding_rows(found.table, found)
    assert list(table) == [
        "Habit",
        "How sure",
        "Points for one more",
        "Range",
        "Pillar",
        "Half shows after",
        "Seen from",
    ]
    assert table.iloc[0].to_list()[:6] == [
        *("Comments", "clear", "0.25", "0.18 to 0.32", "Insights", "two weeks")
    ]
    assert table.iloc[1].to_list()[1:4] == ["nothing clear", "0.02", "−0.1 to 0.14"]
    assert table.iloc[1, 6] == "2"
    # Only a finding has a delay.
    assert pd.isna(table.iloc[1, 5])


def test_a_delay_of_a_few_days_is_not_called_weeks():
    rows = [row_of(**CLEAR, delay_days=days) for days in (3.0, 3.6)]
    found = alignment(*rows)
    assert tables.finding_rows(found.table, found)["Half shows after"].to_list() == ["a few days", "one week"]


def test_a_finding_whose_range_begins_at_nothing_says_up_to_in_the_table_as_well():
    more, fewer = (
        alignment(row_of(**CLEAR | {"effect": sign * 0.11, "low": low, "high": high}))
        for sign, low, high in ((1, 0.0, 0.23), (-1, -0.23, 0.0))
    )
    assert tables.finding_rows(more.table, more)["Range"].to_list() == ["up to 0.23"]
    table = tables.finding_rows(fewer.table, fewer)
    assert (table["Points for one more"][0], table["Range"][0]) == ("−0.11", "up to −0.23")


def test_neither_a_group_nor_a_short_history_has_a_figure():
    group = alignment(row_of("posts", "brand", **ONE_OF), groups=[POSTS_OR_ARTICLES])
    table = tables.finding_rows(group.table, group)
    assert table["Habit"].to_list() == ["Posts or Articles"]
    assert table["Range"].isna().all()
    young = alignment(row_of(**CLEAR), first=SHORT_FIRST)
    assert tables.finding_rows(young.table, young)["Range"].isna().all()


def test_outcomes_have_their_own_heading():
    found = alignment(row_of("comments", "replies"))
    assert {"Outcome", "More for one more"} <= set(tables.finding_rows(found.table, found))


def test_shuffles_are_listed_by_strength_with_the_real_order_among_them():
    table = tables.shuffled(Shuffles(2.0, (0.5, -3.0)))
    assert table["Weeks"].to_list() == ["shuffled", "your weeks", "shuffled"]
    assert table["Strength (no unit)"].to_list() == [-3.0, 2.0, 0.5]
