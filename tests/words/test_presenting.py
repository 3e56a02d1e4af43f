"""What is said without a number, for recordings."""

import re
from datetime import date

import pytest

from ssi.model import Change, Check, ClientWeek, HabitLevel, Lagging, Pinned, Stretch, Suspicion, Value
from ssi.words import presenting as words

DAY, BEFORE = date(2026, 11, 15), date(2026, 11, 8)


def moved(column: str, points: float, weeks: int | None = 1) -> Change:
    return Change(column, 12.0, 12.0 + points, BEFORE, DAY, weeks)


SAID = [
    (words.scores(Value(62.0, DAY), moved("overall", 0.7), 1.0), "Decent. Up, ordinary for you."),
    (words.scores(Value(35.0, DAY), moved("overall", -2.8), 1.0), "Low. Down, more than usual for you."),
    (words.scores(Value(75.0, DAY), None, None), "Strong."),
    (words.scores(None, None, None), "Your overall score is not known yet."),
    (words.lagging(Lagging("insights", 3.1, 14.0)), "Engage with insights is the lagging pillar."),
    (words.movement(moved("overall", 4.3, 8), moved("insights", 2.0, 8)), "Up; Insights moved most."),
    (words.movement(moved("overall", 0.0, 8), None), "No change."),
    (words.movement(moved("overall", -1.4, 8), moved("insights", 2.0, 8)), "Down; Insights moved most, up."),
    (
        words.changes({"insights": moved("insights", -2.8)}, {"insights": 0.5}),
        "Insights: down, more than usual for you.",
    ),
    (words.tile("overall", Value(62.0, DAY), moved("overall", 1.0))[0], "decent"),
    (
        words.tile("industry_rank", Value(8.0, DAY), Change("industry_rank", 12, 8, BEFORE, DAY, 1))[0],
        "closer to the top",
    ),
    (words.tile("industry_rank", None, None)[0], "not known"),
    (words.pillar_moved_most(moved("insights", 2.1, 8), digits=False), "Insights moved most."),
]


@pytest.mark.parametrize(("said", "expected"), SAID)
def test_a_finding_has_words_and_no_digit(said, expected):
    assert said == expected
    assert not re.search(r"\d", said)


def test_reasons_come_without_readings_and_counts():
    days = Stretch(BEFORE, DAY)
    doubtful = Suspicion("spike", DAY, 12.0, 55.0)
    low = HabitLevel("comments", 2.0, 8.0)
    alike = ClientWeek(BEFORE, "overall", 12, 1, 9, -1)
    checks = (
        Check("snapshot", days, (doubtful,)),
        Check("others", days, (alike,)),
        Check("habit", days, (low,)),
        Check("event", days, (Pinned(BEFORE, "New job", "other"),)),
        Check("none", days),
    )
    changes, wobbles = {"overall": moved("overall", -9.0)}, {"overall": 1.0}
    answers = [answer for _asked, answer in words.reasons(checks, changes, wobbles)]
    assert answers[:4] == ["Perhaps not.", "Yes.", "Yes: Comments.", "Yes: New job."]
    assert not re.search(r"\d", " ".join(answers))
    unknown = (Check("snapshot", days), Check("others", days, is_known=False), Check("habit", days))
    assert [answer for _asked, answer in words.reasons(unknown, changes, wobbles)] == [
        "Yes.",
        "Not known.",
        "No.",
    ]


def test_with_numbers_the_pillar_that_moved_most_says_how_far():
    assert words.pillar_moved_most(moved("insights", -2.1, 8), digits=True) == "Insights moved most: −2.1."


def test_without_a_name_on_screen_neither_the_tab_nor_the_row_has_one():
    assert (words.tab("Client A"), words.tab("")) == ("Client A · SSI Lens", "SSI Lens")
    assert (words.presenting_as("Client A"), words.presenting_as("")) == (
        "Presenting as Client A",
        "Presenting",
    )
