"""Session: steps agreed and carried to the next one, notes kept apart, and what it looks back at."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ssi.model import Frames, experiments, frame, sessions
from ssi.model.sessions import Note, Session, Step
from ssi.store import Store
from tests.analysis.experiments.trials import begun as trial
from tests.pages.support import TODAY, as_local, store_with, weekly_scores
from tests.pages.test_pages import said

LAST = TODAY - timedelta(days=18)
"""Monday, 2 November 2026."""


def with_two(scores: tuple[float, ...] = (50, 51, 52, 53), *steps: Step) -> Store:
    """Two clients; the first has these scores and, on 2 November, agreed these steps."""
    habits = frame(
        "habits", [{"date": TODAY - timedelta(days=5), "habit": "comments", "count": 6, "days": 7}]
    )
    store = store_with(Frames(snapshots=weekly_scores(*scores), habits=habits))
    store.rename_person(1, "Ann Lee")
    store.add_person("Bob Ray")
    if steps:
        store.keep_document(1, "session", LAST.isoformat(), sessions.to_kept(Session(LAST, steps)))
    return store


def kept(store: Store) -> tuple[Session, ...]:
    return sessions.in_order(store.documents(1, "session"))


def step(app: AppTest, key: str) -> AppTest:
    return app.segmented_control(key=f"session-step-{app.session_state['person']}").set_value(key).run()


def test_a_first_session_says_that_nothing_was_agreed_and_looks_at_the_last_week():
    with as_local(with_two()) as open_page:
        app = open_page("session")
        assert read(app.header[0].value) == "Nothing was agreed before."
        step(app, "scores")
        assert not app.exception
        assert read(app.header[0].value) == "SSI 53, decent. Up 1.0 since last week."
        assert "There was no session before: this looks at the last week." in read(said(app))


def test_what_was_agreed_comes_with_what_became_of_it():
    task = Step(task="Rewrite the headline", due=date(2026, 11, 10))
    with as_local(with_two((50, 51, 52, 53), Step("comments", 5), task)) as open_page:
        app = open_page("session")
        assert read(app.header[0].value) == "Two steps were agreed on 2 Nov 2026."
        text = read(said(app))
        # Whole weeks since: 2 and 9 November; of the first nothing is known, in the second six were done.
        assert "met in 1 of 1 week known; 6 in all since; one week not known" in text
        assert "open, its day is past" in text


def test_a_task_is_settled_and_opened_again():
    store = with_two((50, 51), Step(task="Rewrite the headline", due=TODAY))
    with as_local(store) as open_page:
        app = open_page("session")
        app.button(key=f"settle-{LAST}-0-done-1").click().run()
        assert kept(store)[0].steps[0].state == "done"
        assert kept(store)[0].steps[0].settled == TODAY
        app.button(key=f"settle-{LAST}-0-open-1").click().run()
        assert not app.exception
        assert kept(store)[0].steps[0].state == "open"


def test_it_looks_back_to_the_last_session():
    with as_local(with_two((50, 50, 51, 54), Step("comments", 5))) as open_page:
        app = open_page("session")
        step(app, "scores")
        # The last score up to 2 November is that of 30 October: 50.
        assert read(app.header[0].value) == "SSI 54, decent. Up 4.0 from 30 Oct 2026 to 20 Nov 2026."
        assert "Since the last session, 2 Nov 2026." in read(said(app))
        step(app, "changed")
        assert not app.exception
        assert read(app.header[0].value) == "Up 4.0 from 30 Oct 2026 to 20 Nov 2026."


def test_up_to_three_steps_are_agreed_each_a_habit_or_a_dated_task():
    store = with_two()
    with as_local(store) as open_page:
        app = open_page("session")
        step(app, "next")
        app.selectbox(key="agree-slug-1").select("comments")
        app.number_input(key="agree-per-week-1").set_value(4)
        press(app, "Agree this step")
        app.segmented_control(key="agree-kind-1").set_value(False).run()
        press(app, "Agree this step")
        assert "A task needs a sentence" in read(said(app))
        app.text_input(key="agree-text-1").input("  Ask for a   photo ")
        press(app, "Agree this step")
        app.text_input(key="agree-text-1").input("Write to five people")
        app.date_input(key="agree-due-1").set_value(date(2026, 12, 24))
        press(app, "Agree this step")
        assert not app.exception
        assert "Three steps are agreed." in read(said(app))
    assert kept(store) == (
        Session(
            TODAY,
            (
                Step("comments", 4),
                Step(task="Ask for a photo", due=TODAY + timedelta(weeks=2)),
                Step(task="Write to five people", due=date(2026, 12, 24)),
            ),
        ),
    )


def test_an_open_habit_is_carried_on_once_and_a_step_is_taken_away_again():
    store = with_two((50, 51), Step("comments", 5))
    with as_local(store) as open_page:
        app = open_page("session")
        step(app, "next")
        press(app, "Carry on: Comments, 5 a week")
        assert kept(store)[1] == Session(TODAY, (Step("comments", 5),))
        assert not [each for each in app.button if each.label.startswith("Carry on")]
        app.selectbox(key="agree-slug-1").select("comments")
        press(app, "Agree this step")
        assert "This habit is agreed already." in read(said(app))
        press(app, "Take away")
        assert kept(store)[1] == Session(TODAY)


def test_a_note_is_private_until_it_is_shared_and_then_of_the_other_kind():
    store = with_two()
    with as_local(store) as open_page:
        app = open_page("session")
        app.text_area(key="note-text-1").input("Prefers mornings")
        press(app, "Keep note")
        note = sessions.note_to_kept(Note(TODAY, "Prefers mornings"))
        assert store.documents(1, "private_note") == {f"{TODAY}-1": note}
        assert store.documents(1, "shared_note") == {}
        app.toggle(key=f"share-{TODAY}-1-False-1").set_value(True).run()
        assert store.documents(1, "private_note") == {}
        assert store.documents(1, "shared_note") == {f"{TODAY}-1": note}
        app.text_area(key="note-text-1").input("Another one")
        press(app, "Keep note")
        assert list(store.documents(1, "private_note")) == [f"{TODAY}-2"]
        app.toggle(key=f"share-{TODAY}-1-True-1").set_value(False).run()
        assert not app.exception
        assert sorted(store.documents(1, "private_note")) == [f"{TODAY}-1", f"{TODAY}-2"]


def test_a_note_that_was_removed_comes_back_by_undo():
    store = with_two()
    store.keep_document(1, "shared_note", f"{TODAY}-1", sessions.note_to_kept(Note(TODAY, "For both")))
    with as_local(store) as open_page:
        app = open_page("session")
        press(app, "Remove")
        assert store.documents(1, "shared_note") == {}
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert list(store.documents(1, "shared_note")) == [f"{TODAY}-1"]


def test_undo_of_a_removed_note_leaves_one_that_was_written_meanwhile():
    store = with_two()
    first, second = (sessions.note_to_kept(Note(TODAY, text)) for text in ("The first", "The second"))
    store.keep_document(1, "private_note", f"{TODAY}-1", first)
    with as_local(store) as open_page:
        app = press(open_page("session"), "Remove")
        # In a window of the coach's own, where the number of the removed one is free again.
        store.keep_document(1, "private_note", f"{TODAY}-1", second)
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert store.documents(1, "private_note") == {f"{TODAY}-1": second, f"{TODAY}-2": first}


def test_a_note_that_was_shared_in_another_window_is_removed_all_the_same():
    store = with_two()
    note = sessions.note_to_kept(Note(TODAY, "For both"))
    store.keep_document(1, "private_note", f"{TODAY}-1", note)
    with as_local(store) as open_page:
        app = open_page("session")
        store.keep_document(1, "private_note", f"{TODAY}-1", None)
        store.keep_document(1, "shared_note", f"{TODAY}-1", note)
        press(app, "Remove")
        assert store.documents(1, "shared_note") == {}
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert store.documents(1, "private_note") == {}
    assert store.documents(1, "shared_note") == {f"{TODAY}-1": note}


def test_notes_of_one_client_are_never_beside_another():
    store = with_two()
    store.keep_document(2, "private_note", f"{TODAY}-1", sessions.note_to_kept(Note(TODAY, "Of Bob alone")))
    with as_local(store) as open_page:
        app = open_page("session")
        assert "Of Bob alone" not in read(said(app))
        app.sidebar.selectbox(key="person").set_value(2).run()
        assert "Of Bob alone" in read(said(app))
        assert not app.exception


def test_an_experiment_that_was_broken_off_leaves_its_place_to_what_lines_up():
    store = with_two()
    start = TODAY - timedelta(days=TODAY.weekday(), weeks=4)
    going = replace(trial(16, 2), start=start, begun=start - timedelta(days=5))
    key = experiments.key_of(going, {})
    store.keep_document(1, "experiment", key, experiments.to_kept(going))
    with as_local(store) as open_page:
        app = step(open_page("session"), "finding")
        assert "Week 5 of 16" in app.header[0].value
        broken = replace(going, broken_off=start + timedelta(days=9), why_broken_off="A new job")
        store.keep_document(1, "experiment", key, experiments.to_kept(broken))
        app.run()
        assert not app.exception
        assert "A new job" not in read(said(app))
        assert "then we can compare" in read(app.header[0].value)


@pytest.mark.parametrize("key", ["agreed", "scores", "pillars", "changed", "finding", "next"])
def test_every_step_stands_without_any_numbers(key):
    store = with_two()
    store.add_person("Cem")
    with as_local(store) as open_page:
        app = open_page("session")
        app.sidebar.selectbox(key="person").set_value(3).run()
        step(app, key)
        assert not app.exception
        assert app.header[0].value


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if read(button.label) == label).click().run()


def read(text: str) -> str:
    """A text as it is read, without the signs that keep Markdown off."""
    return text.replace("\\", "")
