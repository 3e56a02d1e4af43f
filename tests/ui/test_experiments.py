"""Experiments on the screen: worked out, drawn, run, broken off, opened."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ssi.analysis.experiments import planning
from ssi.model import Frames, frame
from ssi.model.experiments import Note, from_kept, to_kept
from ssi.store import StoreError, open_memory
from ssi.ui import experiments
from tests.analysis.experiments.trials import begun as trial
from tests.analysis.experiments.trials import logged, with_experiment
from tests.pages.support import TODAY, noise, store_with, weekly_scores
from tests.ui.parts import opened, said


@pytest.fixture(autouse=True)
def _few_paths(monkeypatch):
    monkeypatch.setattr(planning, "PATHS", 20)


def part(here):
    experiments.section(here, here.history())


def kept(store):
    documents = store.documents(store.first_person().id, "experiment")
    return [from_kept(content) for content in documents.values()]


def on(weeks_ago=2, **settings):
    """An experiment that began so many weeks before today."""
    usual = trial(16, 2, **settings)
    start = TODAY - timedelta(days=TODAY.weekday(), weeks=weeks_ago)
    return replace(usual, start=start, begun=start - timedelta(days=5))


def store_of(experiment, frames=None):
    store = store_with(frames or noise(20))
    experiments.keep(store, store.first_person().id, None, experiment, experiment.begun, "Kept.")
    return store


def asked(app, expectation="My comments are seen more often."):
    app.text_area(key="experiment-expectation").set_value(expectation)
    return app.button(key="FormSubmitter:experiment-new-Work out a design").click().run()


def test_an_expectation_comes_first():
    app = asked(opened(store_with(noise(20)), part), "  ")
    assert not app.exception
    assert "Write down what you expect first." in said(app)
    assert not [each for each in app.button if each.key == "experiment-draw"]


def test_a_design_is_worked_out_and_its_order_drawn_and_locked():
    store = store_with(noise(30))
    app = opened(store, part)
    app.selectbox(key="experiment-habit").select("comments").run()
    assert app.selectbox(key="experiment-score-comments").value == "insights"
    app.number_input(key="experiment-dose-comments").set_value(8.0)
    app = asked(app)
    assert not app.exception
    assert "would find a change of" in said(app)
    assert "recommended" in app.radio(key="experiment-design-insights").options[0]
    assert "Draw the order and begin on Monday, 23 Nov" in [each.label for each in app.button]
    app.button(key="experiment-draw").click().run()
    assert not app.exception
    (experiment,) = kept(store)
    assert (experiment.habit, experiment.score, experiment.direction) == ("comments", "insights", 1)
    assert (experiment.per_week, experiment.expectation) == (8.0, "My comments are seen more often.")
    shown = said(app)
    assert "The order is drawn. It begins on 23 Nov 2026" in shown
    assert f"Seed {experiment.seed} drew this order" in "\n".join(each.value for each in app.caption)
    # One at a time: there is no form for a second one.
    assert not [each for each in app.selectbox if each.key == "experiment-habit"]


def test_a_score_that_wanders_too_much_is_offered_before_and_after(monkeypatch):
    linked = []
    monkeypatch.setattr("streamlit.page_link", lambda page, label: linked.append(label))
    rough = weekly_scores(*(40 + 30 * (week % 2) + week % 5 for week in range(30)))
    app = asked(opened(store_with(Frames(snapshots=rough)), part))
    assert not app.exception
    assert "An experiment would not settle this" in said(app)
    assert linked == ["Before and after"]
    assert not [each for each in app.button if each.key == "experiment-draw"]


def test_a_score_near_its_ceiling_says_so_before_anything_is_drawn():
    frames = noise(30)
    high = frames.snapshots.assign(brand=(frames.snapshots["brand"] - 12) / 20 + 24)
    app = asked(opened(store_with(replace(frames, snapshots=high)), part))
    assert not app.exception
    assert "left in that direction: more than that cannot show." in said(app)


def test_a_short_history_says_how_many_weeks_are_missing():
    app = asked(opened(store_with(Frames(snapshots=weekly_scores(60, 61, 62))), part))
    assert "more weeks of snapshots" in said(app)


def test_without_any_score_nothing_breaks():
    app = asked(opened(open_memory(), part))
    assert not app.exception
    assert "more weeks of snapshots" in said(app)


def test_a_history_that_has_stopped_is_none_to_begin_with():
    app = opened(store_with(Frames(snapshots=weekly_scores(60, 61, last=TODAY - timedelta(weeks=9)))), part)
    assert "An experiment needs snapshots that go on." in said(app)
    assert not app.selectbox


def test_while_it_runs_this_week_and_the_order_are_shown_and_no_result():
    app = opened(store_of(on()), part)
    assert not app.exception
    shown = said(app)
    assert "Week 3 of 16, a week" in shown
    assert "The result opens on" in shown
    assert "moved" not in shown
    assert "Nothing clear" not in shown
    # The line of the score beside the order would give it away.
    assert len(app.get("plotly_chart")) == 0
    table = app.dataframe[0].value
    assert list(table["Drawn"][:2]) in (["with", "with"], ["without", "without"])
    assert list(table["As drawn"][2:]) == [""] * 14


def test_something_that_changed_is_noted():
    store = store_of(on())
    app = opened(store, part)
    app.text_input(key="experiment-note-text").set_value("On holiday")
    app.button(key="FormSubmitter:experiment-note-Note it down").click().run()
    assert kept(store)[0].notes == (Note(TODAY, "On holiday"),)
    assert "20 Nov 2026: On holiday" in said(app)


def test_breaking_off_asks_for_the_reason_and_then_once_more():
    store = store_of(on())
    app = opened(store, part)
    app.text_input(key="experiment-why").set_value("New job")
    app.button(key="FormSubmitter:experiment-break-off-form-Break it off").click().run()
    assert kept(store)[0].broken_off is None
    app.button(key="experiment-break-off-sure").click().run()
    assert not app.exception
    assert (kept(store)[0].broken_off, kept(store)[0].why_broken_off) == (TODAY, "New job")
    assert "Broken off on 20 Nov 2026: New job. A broken-off experiment claims nothing." in said(app)
    # A new one can be begun.
    assert app.selectbox(key="experiment-habit")


def test_going_on_keeps_it_as_it_is():
    store = store_of(on())
    app = opened(store, part)
    app.text_input(key="experiment-why").set_value("New job")
    app.button(key="FormSubmitter:experiment-break-off-form-Break it off").click().run()
    app.button(key="experiment-go-on").click().run()
    assert kept(store)[0].broken_off is None
    assert app.text_input(key="experiment-why").value == ""


def test_once_it_is_over_the_result_opens_with_what_was_expected():
    experiment = on(weeks_ago=16)
    frames = Frames(snapshots=with_experiment(experiment, points=4.0), habits=logged(experiment))
    app = opened(store_of(experiment, frames), part)
    assert not app.exception
    shown = said(app)
    assert "Comments moved Engage with insights: about" in shown
    assert "8 of 8 weeks with and 8 of 8 weeks without went as drawn." in shown
    assert "“More of it.”" in shown
    assert len(app.get("plotly_chart")) == 1


def test_what_was_begun_can_be_neither_changed_nor_drawn_again():
    store = store_of(on())
    person = store.first_person().id
    (key,) = store.documents(person, "experiment")
    with pytest.raises(StoreError, match="stays as it is"):
        experiments.keep(store, person, key, replace(on(), expectation="Nothing."), TODAY, "Kept.")
    with pytest.raises(StoreError, match="One experiment at a time"):
        experiments.keep(store, person, None, on(weeks_ago=0, habit="posts"), TODAY, "Kept.")
    assert kept(store) == [on()]


def test_one_that_is_over_beside_one_that_is_on_is_listed_below():
    over, running = on(weeks_ago=30, habit="posts", score="brand"), on()
    frames = replace(noise(60), habits=frame("habits"))
    store = store_of(over, frames)
    person = store.first_person().id
    experiments.keep(store, person, None, running, running.begun, "Kept.")
    app = opened(store, part)
    assert not app.exception
    title = f"Posts · Establish your professional brand · {_days(over)}"
    assert app.selectbox(key="experiment-earlier").options == [title]
    app.selectbox(key="experiment-earlier").select_index(0).run()
    assert not app.exception
    assert "Nothing clear" in said(app)
    assert to_kept(over) in store.documents(person, "experiment").values()


def _days(experiment):
    return f"{experiment.start.strftime('%-d %b %Y')} to {experiment.end.strftime('%-d %b %Y')}"
