"""The sample person: made by the script beside it, and holding what the first visit promises."""

import runpy
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from ssi import readers
from ssi.analysis import habits, shared_weeks, trends
from ssi.model import EVENT_KINDS, PILLAR_KEYS, ClientWeek

SAMPLES = Path(__file__).parents[1] / "data" / "samples"


@pytest.fixture(scope="module")
def reading():
    name = "sample_history.csv"
    return readers.read(name, (SAMPLES / name).read_bytes(), today=pd.Timestamp("2026-11-20").date())


def test_the_files_are_what_the_script_writes():
    script = runpy.run_path(str(SAMPLES / "make_sample.py"))
    for name, text in script["files"]().items():
        assert (SAMPLES / name).read_text(encoding="utf-8") == text


def test_twenty_six_weeks_are_read_and_one_failed_reading_is_left_out(reading):
    days = reading.snapshots["date"]
    assert (days.iloc[0], days.iloc[-1]) == (pd.Timestamp("2026-05-18"), pd.Timestamp("2026-11-15"))
    # 26 weeks of days, less two weeks of holiday and the failed reading.
    assert len(days) == 182 - 14 - 1
    # The header is line 1, the first day line 2; the failed day is the 59th.
    assert [problem.line for problem in reading.problems if problem.left_out] == [60]


def test_its_dates_need_no_guess(reading):
    assert [
        a for a in reading.assumptions if a.name in {"date_order", "decimal", "scale", "blank_means"}
    ] == []


def test_it_shows_every_part_of_today(reading):
    known = trends.latest(reading.snapshots)
    assert {"overall", *PILLAR_KEYS, "industry_rank", "network_rank"} <= set(known)
    assert {"industry_average", *(f"industry_{pillar}" for pillar in PILLAR_KEYS)} <= set(known)
    lagging = trends.lagging_pillar(reading.snapshots)
    assert lagging is not None
    assert lagging.pillar == "insights"


def test_it_has_one_gap_of_two_weeks_and_a_usual_wobble(reading):
    (gap,) = trends.gaps(reading.snapshots)
    assert gap.days == 15
    assert None not in trends.wobbles(reading.snapshots).values()


def test_it_logs_six_habits_with_weeks_on_and_off(reading):
    slugs = habits.logged(reading.habits)
    assert sorted(slugs) == [
        "comments",
        "follow_ups",
        "invitations_sent",
        "messages_sent",
        "posts",
        "profile_reviews",
    ]
    comments = habits.by_week(reading.habits, "comments")
    whole = comments.loc[comments["days_known"] == 7, "count"]
    assert (whole <= 3).sum() >= 6
    assert (whole >= 10).sum() >= 6


def test_insights_follows_the_comments_and_no_other_habit(reading):
    """Two weeks' moves of the pillar beside those of each habit as it is felt, which fades by half in ten days."""
    every_day = pd.date_range("2026-05-18", "2026-11-15", unit="s")
    insights = trends.scores_of(reading.snapshots, "insights").reindex(every_day).diff(14)
    alike = {}
    for slug in habits.logged(reading.habits):
        counts = habits.daily(reading.habits, slug).reindex(every_day)
        alike[slug] = insights.corr(counts.fillna(counts.mean()).ewm(halflife=10).mean().diff(14))
    assert alike.pop("comments") > 0.9
    assert max(abs(strength) for strength in alike.values()) < 0.2


def test_three_clients_and_the_sample_person_fall_together_in_one_week_and_in_no_other(reading):
    name = "sample_clients.csv"
    people = readers.read(name, (SAMPLES / name).read_bytes()).people
    assert list(people) == ["Mara Example", "Jonas Example", "Aylin Example"]
    everybody = [reading.snapshots, *(frames.snapshots for frames in people.values())]
    moves = [shared_weeks.moves(trends.scores_of(each, "overall")) for each in everybody]
    shared = [week for week in shared_weeks.by_week(moves, "overall") if week.direction]
    assert shared == [ClientWeek(date(2026, 10, 19), "overall", clients=4, up=0, down=4, direction=-1)]


def test_its_events_lie_in_its_weeks():
    events = pd.read_csv(SAMPLES / "sample_events.csv", parse_dates=["date"])
    assert list(events) == ["date", "label", "kind"]
    assert set(events["kind"]) <= set(EVENT_KINDS)
    assert events["date"].between("2026-05-18", "2026-11-15").all()
