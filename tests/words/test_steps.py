"""Steps that nobody pinned, as questions."""

from datetime import date

from ssi.model import Step
from ssi.words import steps


def test_a_step_is_a_question():
    said = steps.sentence([Step("brand", date(2026, 3, 14), 2.14)])
    assert said == (
        "Around 14 Mar 2026: Brand up by about 2.1, at once, and it stayed. Do you remember what happened?"
    )


def test_steps_of_the_same_time_are_one_question():
    said = steps.sentence([Step("brand", date(2026, 3, 14), 3.0), Step("overall", date(2026, 3, 16), -2.0)])
    assert said.startswith("Around 14 Mar 2026: Brand up by about 3.0 and Overall down by about 2.0, at once")


def test_three_steps_of_the_same_time_are_a_list():
    day = date(2026, 3, 14)
    said = steps.sentence([Step("brand", day, 3.0), Step("people", day, 2.0), Step("insights", day, -1.0)])
    assert "Brand up by about 3.0, People up by about 2.0 and Insights down by about 1.0, at once" in said


def test_steps_that_are_not_offered_yet_are_counted():
    assert steps.older(1) == "One older step shows once one of these has its name."
    assert steps.older(14) == "14 older steps show once these have their names."


def test_the_hint_says_nothing_of_where_a_jump_comes_from():
    assert steps.hint() == (
        "Habits show slowly, these came at once. If something happened then, name it, and every page knows of it."
    )
