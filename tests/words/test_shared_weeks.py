"""It was not only you, sentence by sentence."""

from datetime import date

from ssi.model import ClientWeek
from ssi.words import shared_weeks

WEEK = date(2026, 10, 19)
DOWN = ClientWeek(WEEK, "overall", clients=12, up=2, down=9, direction=-1)
UP = ClientWeek(WEEK, "overall", clients=8, up=7, down=1, direction=1)
MAY = "LinkedIn may have changed something; a holiday that many share looks alike."


def test_it_was_not_only_you_says_how_many_and_never_why():
    assert shared_weeks.not_only_you(DOWN) == (
        f"It was not only you: 9 of 12 clients moved down that week. {MAY}"
    )
    assert shared_weeks.not_only_you(UP) == f"It was not only you: 7 of 8 clients moved up that week. {MAY}"


def test_where_several_weeks_are_shown_the_week_is_named():
    said = "Week of 19 Oct 2026: it was not only you, 9 of 12 clients moved down."
    assert shared_weeks.in_range(DOWN) == said
    assert shared_weeks.of_clients(DOWN) == (
        f"Week of 19 Oct 2026: 9 of 12 clients moved down that week. {MAY}"
    )


def test_the_answers_of_the_second_question():
    assert shared_weeks.alike(UP) == f"Yes: in the week of 19 Oct 2026, 7 of 8 clients moved up. {MAY}"
    usual = ClientWeek(WEEK, "overall", clients=12, up=5, down=6)
    assert shared_weeks.as_usual(usual) == "No: of 12 clients 5 moved up that week and 6 down."
