"""Sessions and notes: what is kept of them, and what is still to be done."""

from dataclasses import replace
from datetime import date

import pytest

from ssi.model import documents, sessions
from ssi.model.sessions import Agreed, Note, Session, Step

FIRST, SECOND, THIRD = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 1)
COMMENTS = Step("comments", 5)
TASK = Step(task="Rewrite the headline", due=date(2026, 9, 20))


def settled(step: Step, day: date) -> Step:
    return replace(step, state="done", settled=day)


def test_a_session_is_read_back_as_it_was_kept() -> None:
    session = Session(FIRST, (COMMENTS, settled(TASK, SECOND)))
    kept = sessions.to_kept(session)
    assert sessions.from_kept(kept) == session
    documents.check("session", "2026-09-01", kept)


@pytest.mark.parametrize(
    "change",
    [
        {"habit": "comments"},
        {"due": None},
        {"task": ""},
        {"task": " a task "},
        {"task": "a\ntask"},
        {"state": "done"},
        {"settled": "2026-09-02"},
        {"state": "lost", "settled": "2026-09-02"},
        {"per_week": 1},
    ],
)
def test_a_step_that_nobody_could_have_agreed_is_refused(change: dict[str, object]) -> None:
    kept = {**sessions.step_to_kept(TASK), **change}
    with pytest.raises(ValueError, match=r"\w"):
        sessions.from_kept({"held": "2026-09-01", "steps": [kept]})


def test_a_session_has_at_most_three_steps() -> None:
    kept = sessions.to_kept(Session(FIRST, (COMMENTS,) * 4))
    with pytest.raises(ValueError, match="a few steps"):
        sessions.from_kept(kept)


def test_a_task_stays_open_over_sessions_and_a_habit_only_until_the_next_one_with_steps() -> None:
    held = [Session(FIRST, (COMMENTS, TASK)), Session(SECOND, (Step("posts", 2),)), Session(THIRD)]
    assert sessions.open_steps(held) == (Agreed(FIRST, 1, TASK), Agreed(SECOND, 0, Step("posts", 2)))


def test_what_was_settled_is_open_no_longer() -> None:
    held = [Session(FIRST, (settled(COMMENTS, SECOND), settled(TASK, SECOND)))]
    assert sessions.open_steps(held) == ()


def test_a_session_begins_with_the_last_steps_and_with_older_tasks_that_are_open_or_settled_since() -> None:
    old, older = replace(TASK, task="Ask for a photo"), replace(TASK, task="Settled before")
    first = Session(FIRST, (TASK, settled(old, SECOND), settled(older, date(2026, 9, 5))))
    second = Session(SECOND, (COMMENTS,))
    assert sessions.last_agreed([first, second, Session(THIRD)], THIRD) == (
        Agreed(FIRST, 0, TASK),
        Agreed(FIRST, 1, settled(old, SECOND)),
        Agreed(SECOND, 0, COMMENTS),
    )
    assert sessions.last_agreed([first], FIRST) == ()


def test_a_task_is_overdue_on_the_day_after_its_day_and_never_once_it_is_done() -> None:
    assert not TASK.is_overdue(date(2026, 9, 20))
    assert TASK.is_overdue(date(2026, 9, 21))
    assert not settled(TASK, FIRST).is_overdue(date(2026, 9, 21))
    assert not COMMENTS.is_overdue(THIRD)


def test_a_step_is_settled_and_opened_again() -> None:
    session = Session(FIRST, (COMMENTS, TASK))
    done = sessions.settle(session, 1, "done", SECOND)
    assert done.steps == (COMMENTS, settled(TASK, SECOND))
    assert sessions.settle(done, 1, "open", THIRD) == session


def test_notes_come_newest_first_and_each_gets_a_key_of_its_own() -> None:
    kept = {
        f"2026-09-01-{number}": sessions.note_to_kept(Note(FIRST, f"note {number}")) for number in (1, 2, 10)
    }
    assert list(sessions.notes_in_order(kept)) == ["2026-09-01-10", "2026-09-01-2", "2026-09-01-1"]
    assert sessions.next_key(kept, FIRST) == "2026-09-01-11"
    assert sessions.next_key(kept, SECOND) == "2026-10-01-1"


@pytest.mark.parametrize("kind", ["shared_note", "private_note"])
def test_a_note_says_something_and_is_kept_under_its_day(kind: str) -> None:
    documents.check(kind, "2026-09-01-1", sessions.note_to_kept(Note(FIRST, "Prefers mornings")))
    for key, text in (("2026-09-02-1", "a"), ("2026-09-01-1", " "), ("note", "a")):
        with pytest.raises(ValueError, match=r"\w"):
            documents.check(kind, key, sessions.note_to_kept(Note(FIRST, text)))
