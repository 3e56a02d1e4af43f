"""Goals on the screen: kept by a form, drawn, taken away and brought back."""

from datetime import date, timedelta

from ssi.model import Frames, frame
from ssi.model.goals import Goal, from_kept, to_kept
from ssi.store import open_memory
from ssi.ui import goals
from tests.pages.support import TODAY, store_with, weekly_scores
from tests.ui.parts import opened, said

NOTE = "The score is an indicator, not the goal"


def part(here):
    goals.section(here, here.history(), ["follow_ups"])


def kept(store):
    documents = store.documents(store.first_person().id, "goal")
    return {key: from_kept(content) for key, content in documents.items()}


def with_goal(goal, frames=None):
    store = store_with(frames or Frames(snapshots=weekly_scores(60, 61, 62)))
    store.keep_document(store.first_person().id, "goal", "0007", to_kept(goal))
    return store


def test_without_a_goal_it_says_what_one_is():
    app = opened(open_memory(), part)
    assert not app.exception
    assert "No goal yet." in said(app)
    assert NOTE not in said(app)


def test_a_goal_for_a_habit_is_kept_with_a_number_of_its_own():
    store = with_goal(Goal("habit", "posts", 5, TODAY, TODAY))
    app = opened(store, part)
    # What is planned stands first.
    assert app.selectbox(key="goal-of-1").value == ("habit", "follow_ups")
    app.selectbox(key="goal-of-1").select(("habit", "comments")).run()
    app.number_input(key="goal-target-habit-1").set_value(40)
    app.button(key="FormSubmitter:goal-new-1-Keep this goal").click().run()
    assert not app.exception
    assert kept(store)["0008"] == Goal("habit", "comments", 40, TODAY, TODAY + timedelta(weeks=13))
    assert "Goal kept." in said(app)


def test_the_note_about_the_score_stands_there_before_it_is_kept_and_stays():
    store = store_with(Frames(snapshots=weekly_scores(60, 61, 62)))
    app = opened(store, part)
    app.selectbox(key="goal-of-1").select(("score", "overall")).run()
    assert NOTE in app.info[0].value
    assert app.number_input(key="goal-target-score-1").max == 100
    app.number_input(key="goal-target-score-1").set_value(65)
    app.button(key="FormSubmitter:goal-new-1-Keep this goal").click().run()
    app.selectbox(key="goal-of-1").select(("habit", "posts")).run()
    assert NOTE in said(app)
    assert "Overall: 62 on 20 Nov 2026, wanted 65 by" in said(app)


def test_a_goal_that_ends_before_it_begins_is_not_kept():
    store = open_memory()
    app = opened(store, part)
    app.date_input(key="goal-until-1").set_value(TODAY - timedelta(days=30))
    app.button(key="FormSubmitter:goal-new-1-Keep this goal").click().run()
    assert "a last one that is not before it" in said(app)
    assert kept(store) == {}


def test_progress_is_drawn_with_its_sentence_and_its_table():
    days = [{"date": date(2026, 11, day), "habit": "comments", "count": 3, "days": 1} for day in (16, 17, 19)]
    goal = Goal("habit", "comments", 40, date(2026, 11, 16), date(2026, 12, 31))
    app = opened(with_goal(goal, Frames(habits=frame("habits", days))), part)
    assert not app.exception
    assert "Comments: 9 of 40 so far, by 31 Dec 2026; 1 of 4 days is not known." in said(app)
    assert len(app.get("plotly_chart")) == 1
    assert list(app.dataframe[0].value.columns) == ["Date", "Comments so far"]


def test_a_goal_that_was_taken_away_can_be_brought_back():
    goal = Goal("habit", "posts", 5, TODAY, TODAY)
    store = with_goal(goal)
    app = opened(store, part)
    app.button(key="goal-remove-0007").click().run()
    assert kept(store) == {}
    assert "Goal removed." in said(app)
    app.button(key="goal-undo").click().run()
    assert kept(store) == {"0007": goal}
    assert "Goal removed." not in said(app)


def test_undo_brings_a_goal_back_beside_one_that_has_its_number_by_now():
    store = open_memory()
    goal = to_kept(Goal("habit", "comments", 5, TODAY, TODAY))
    store.keep_document(store.first_person().id, "goal", "0001", goal)
    app = opened(store, part)
    app.button(key="goal-remove-0001").click().run()
    app.selectbox(key="goal-of-1").select(("habit", "posts")).run()
    app.button(key="FormSubmitter:goal-new-1-Keep this goal").click().run()
    app.button(key="goal-undo").click().run()
    kept = store.documents(store.first_person().id, "goal")
    assert {key: content["of"] for key, content in kept.items()} == {"0001": "posts", "0002": "comments"}
