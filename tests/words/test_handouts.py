"""What the page to hand over says of numbers, weeks and steps."""

from datetime import date

import pytest

from ssi.model import Change, Value
from ssi.model.handout import Done, Number, Period, Pin, StepTaken
from ssi.model.routine import Steadiness
from ssi.words import handouts as words

SINCE, TODAY = date(2026, 9, 25), date(2026, 11, 20)


def number(column, last=None, before=None, *, day=date(2026, 11, 15), first=date(2026, 9, 28)):
    value = None if last is None else Value(last, day)
    change = None if before is None else Change(column, before, last, first, day, 7)
    return Number(column, value, change)


@pytest.mark.parametrize(
    ("known", "value", "note"),
    [
        (number("overall", 62, 57.7), "62", "Decent. Up 4.3 since 28 Sep."),
        (number("overall", 38, 40), "38", "Low. Down 2.0 since 28 Sep."),
        (number("overall", 62, 62), "62", "Decent. No change since 28 Sep."),
        (number("overall", 62), "62", "Decent. Known on 15 Nov 2026 only."),
        (number("overall", 62, day=date(2026, 6, 14)), "62", "Decent. Last known on 14 Jun 2026."),
        (number("overall", 62, 60, first=date(2025, 9, 28)), "62", "Decent. Up 2.0 since 28 Sep 2025."),
        (number("overall"), "–", "Not known."),
        (number("industry_rank", 8, 12), "Top 8%", "From Top 12%, closer to the top, since 28 Sep."),
        (number("industry_rank", 12, 8), "Top 12%", "From Top 8%, further from the top, since 28 Sep."),
        (number("network_rank", 8, 8), "Top 8%", "Unchanged since 28 Sep."),
        (number("network_rank"), "–", "Not known."),
    ],
)
def test_a_number_stands_in_words(known, value, note):
    assert words.number_value(known) == value
    assert words.number_note(known, SINCE) == note


def test_a_pillar_is_out_of_twenty_five():
    assert words.pillar_value(number("insights", 15.5, 14.3)) == "15.5 of 25"
    assert words.pillar_note(number("insights", 15.5, 14.3), SINCE) == "Up 1.2"
    assert words.pillar_value(number("insights")) == "–"


def test_a_page_says_whose_it_is_and_of_which_days():
    assert words.page_title("Client A") == "Client A: SSI progress"
    assert words.page_title("") == "SSI progress"
    assert words.of_period(Period("month", date(2026, 10, 1), date(2026, 10, 31))) == (
        "Monthly review: October 2026"
    )
    assert words.of_period(Period("session", SINCE, TODAY)) == ("Session handout: 25 Sep 2026 to 20 Nov 2026")


@pytest.mark.parametrize(
    ("found", "cell", "lead"),
    [
        (Steadiness(6, 8, 8, 8), "6 of 8", "On plan in 6 of 8 weeks."),
        (Steadiness(5, 7, 8, 8), "5 of 7, 1 not known", "On plan in 5 of 7 weeks. 1 week is not known."),
        (Steadiness(0, 0, 3, 8), "3 weeks, not known", "Whether the 3 weeks were on plan is not known."),
        (Steadiness(1, 1, 1, 1), "1 of 1", "On plan in 1 of 1 week."),
        (None, "–", "No plan held in these weeks."),
    ],
)
def test_weeks_on_plan_leave_unknown_ones_apart(found, cell, lead):
    assert words.weeks_on_plan(found) == cell
    assert words.steadiness(found, 8) == lead


def test_a_count_is_a_least_one_where_days_are_not_known():
    assert words.count(Done("Posts", 12, 56, 56)) == "12"
    assert words.count(Done("Posts", 12, 40, 56)) == "at least 12"
    assert words.count(Done("Posts", 12, 40, 56), is_whole=True) == "12"
    assert words.count(Done("Posts", None, 0, 56)) == "–"
    assert words.counted_on(51, 56) == "Counted on 51 of 56 days; of the others nothing is known."


def step(what="Comments", **more):
    plain = {"held": SINCE, "state": "open", "settled": None}
    return StepTaken(what, **(plain | more))


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (step(per_week=5), "Comments, 5 a week"),
        (
            step(per_week=5, met=2, known=3, weeks=4),
            "Comments, 5 a week (met in 2 of 3 weeks, 1 not known)",
        ),
        (step("New headline", due=date(2026, 12, 1)), "New headline, by 1 Dec 2026"),
        (step("New headline", due=date(2026, 11, 1)), "New headline, was due on 1 Nov 2026"),
    ],
)
def test_a_step_says_what_is_to_be_done(taken, said):
    assert words.step(taken, TODAY, taken.what) == said


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        (step(per_week=5, met=3, known=4, weeks=4), "Comments, 5 a week: met in 3 of 4 weeks"),
        (step(per_week=5, weeks=2), "Comments, 5 a week: of 2 weeks nothing is known"),
        (step(per_week=5), "Comments, 5 a week: no whole week since"),
        (
            step("New headline", state="done", settled=date(2026, 11, 12)),
            "New headline: done on 12 Nov 2026",
        ),
        (
            step("New headline", state="dropped", settled=date(2026, 11, 12)),
            "New headline: let go on 12 Nov 2026",
        ),
        (step("New headline"), "New headline: open"),
    ],
)
def test_what_became_of_a_step_is_told_without_blame(taken, said):
    assert words.became(taken, taken.what) == said


def test_a_pin_has_its_number_and_day():
    assert words.pin(2, Pin(date(2026, 11, 3), "New headline")) == "2 · 3 Nov: New headline"
