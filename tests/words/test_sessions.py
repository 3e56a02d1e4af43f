"""What Session says of agreed steps and of what became of them."""

from dataclasses import replace
from datetime import date

import pytest

from ssi.model.sessions import Agreed, Became, Step
from ssi.words import sessions as words

HELD, TODAY = date(2026, 9, 2), date(2026, 10, 7)
COMMENTS = Step("comments", 5)
TASK = Step(task="Rewrite the headline", due=date(2026, 9, 20))


def became(step: Step, **counted: object) -> str:
    return words.became(Became(Agreed(HELD, 0, step), **counted), TODAY)


def test_a_step_says_how_often_or_by_when():
    assert words.step(COMMENTS) == "Comments, 5 a week"
    assert words.step(Step("posts", 1)) == "Posts, once a week"
    assert words.step(TASK) == "Rewrite the headline, by 20 Sep 2026"


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        ({"met": 2, "known": 3, "weeks": 3, "count": 19.0}, "met in 2 of 3 weeks known; 19 in all since"),
        (
            {"met": 1, "known": 1, "weeks": 3, "count": 9.0},
            "met in 1 of 1 week known; 9 in all since; two weeks not known",
        ),
        ({"weeks": 2, "count": 1.0}, "too little was logged to say; 1 in all since"),
        ({"count": 3.0}, "no whole week is over yet; 3 in all since"),
        ({"weeks": 2}, "not known: nothing was logged since"),
    ],
)
def test_a_habit_is_said_by_its_weeks_and_an_unknown_week_is_never_a_missed_one(counted, said):
    assert became(COMMENTS, **counted) == said


def test_a_task_is_open_done_let_go_or_past_its_day():
    assert became(TASK) == "open, its day is past"
    assert became(replace(TASK, due=date(2026, 10, 7))) == "open"
    settled = date(2026, 10, 5)
    assert became(replace(TASK, state="done", settled=settled)) == "done on 5 Oct 2026"
    assert became(replace(TASK, state="dropped", settled=settled)) == "let go on 5 Oct 2026"


def test_a_session_begins_with_how_many_steps_and_when():
    steps = [Agreed(HELD, 0, COMMENTS), Agreed(HELD, 1, TASK)]
    older = Agreed(date(2026, 8, 1), 0, TASK)
    assert words.agreed_headline(steps, HELD) == "Two steps were agreed on 2 Sep 2026."
    assert words.agreed_headline([older, *steps], HELD) == (
        "Two steps were agreed on 2 Sep 2026. One task is older."
    )
    assert words.agreed_headline([], None) == "Nothing was agreed before."
