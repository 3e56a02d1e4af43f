"""Outcomes by the week."""

from datetime import date

import pandas as pd

from ssi.analysis import outcomes
from ssi.model import OutcomeWeek, frame

SUNDAY = pd.Timestamp("2026-03-08")


def weekly(measure, *totals):
    return frame(
        "outcomes",
        [
            {"date": SUNDAY + pd.Timedelta(weeks=week), "measure": measure, "value": total, "days": 7}
            for week, total in enumerate(totals)
            if total is not None
        ],
    )


def test_the_last_week_stands_beside_the_one_before_and_a_usual_one():
    found = outcomes.latest(weekly("replies", 4, 6, 8, 2, 9))
    # Weeks of 2, 9, 16, 23 and 30 March; the mean of the first four is 5.
    assert found == {"replies": OutcomeWeek("replies", date(2026, 3, 30), 9, before=2, usual=5)}


def test_a_missing_week_is_not_the_week_before():
    found = outcomes.latest(weekly("replies", 4, 6, 8, 2, None, 9))
    assert found["replies"].before is None
    assert found["replies"].usual == 5


def test_three_weeks_before_are_too_few_for_a_usual_one():
    assert outcomes.latest(weekly("replies", 4, 6, 8, 9))["replies"].usual is None


def test_meetings_and_replies_come_first():
    table = pd.concat(
        [weekly("impressions", 100), weekly("replies", 1), weekly("meetings", 1), weekly("x", 1)]
    )
    assert list(outcomes.latest(table)) == ["meetings", "replies", "impressions", "x"]


def test_the_counts_behind_a_share_are_no_outcome_of_their_own():
    parts = ("connections_with_job", "connections_outside", "messages_to_answer", "hours_to_first_reply")
    table = pd.concat([weekly(part, 3) for part in parts])
    assert outcomes.measured(table) == []
    assert outcomes.weekly_measures(table).columns.tolist() == ["date"]


def test_a_week_with_two_unknown_days_counts_at_the_mean_of_the_others_when_it_is_lined_up():
    days = frame(
        "outcomes",
        [
            {"date": pd.Timestamp(f"2026-03-0{day}"), "measure": "replies", "value": 2.0, "days": 1}
            for day in (2, 3, 4, 5, 6)
        ],
    )
    measures = outcomes.weekly_measures(days)
    assert measures["date"].tolist() == [SUNDAY]
    assert measures["replies"].tolist() == [14]
    # Shown, it is what was counted.
    assert outcomes.latest(days)["replies"].total == 10


def test_what_can_only_be_done_in_answer_is_not_lined_up_with_what_others_did():
    done = frame(
        "habits",
        [
            {"date": SUNDAY, "habit": slug, "count": 3, "days": 7}
            for slug in ("posts", "messages_answered", "gym")
        ],
    )
    assert outcomes.to_line_up(done)["habit"].tolist() == ["posts", "gym"]


def test_a_last_week_that_is_cut_off_is_not_set_beside_whole_ones():
    days = frame(
        "outcomes",
        [
            {
                "date": pd.Timestamp("2026-03-02") + pd.Timedelta(days=day),
                "measure": "replies",
                "value": 10,
                "days": 1,
            }
            for day in range(12)
        ],
    )
    # A whole week and five days of the next: the whole one is the last that can be told.
    assert (outcomes.latest(days)["replies"].week, outcomes.latest(days)["replies"].total) == (
        date(2026, 3, 2),
        70,
    )


def test_what_never_was_anything_but_none_comes_last():
    table = pd.concat([weekly("meetings", 0, 0), weekly("impressions", 0, 3)])
    assert list(outcomes.latest(table)) == ["impressions", "meetings"]
