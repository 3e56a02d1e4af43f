"""Experiments on the screen: worked out, drawn, run, broken off, opened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ssi.analysis.experiments import planning
from ssi.model import Frames, frame
from ssi.model.experiments import Note, from_kept, to_kept
from ssi.store import StoreError, open_memory
from ssi.ui import experiments
from ssi.ui import frame as ui_frame
from tests.analysis.experiments.trials import begun as trial
from tests.analysis.experiments.trials import logged, with_experiment
from tests.pages.support import TODAY, noise, store_with, weekly_scores
from tests.ui.parts import opened, said


@pytest.fixture(autouse=True)
def _few_paths(monkeypatch):
    monkeypatch.setattr(planning, "PATHS", 20)


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    it_is(TODAY, monkeypatch)


def it_is(day, monkeypatch):
    """A day that has come; the page may have been drawn on another."""
    monkeypatch.setattr(ui_frame, "today", lambda: day)


def part(here):
    experiments.section(here, here.history())


PERSON = 1
"""The first person of a store."""

ON = f"{PERSON}-{TODAY - timedelta(days=TODAY.weekday(), weeks=2) - timedelta(days=5)}-1"
"""Who has begun `on()`, and under which key: with that the keys of its widgets end."""


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
    app.text_area(key=f"experiment-expectation-{PERSON}").set_value(expectation)
    return app.button(key=f"FormSubmitter:experiment-new-{PERSON}-Work out a design").click().run()


def test_an_expectation_comes_first():
    app = asked(opened(store_with(noise(20)), part), "  ")
    assert not app.exception
    assert "Write down what you expect first." in said(app)
    assert not [each for each in app.button if each.key == f"experiment-draw-{PERSON}"]


def test_a_design_is_worked_out_and_its_order_drawn_and_locked():
    store = store_with(noise(30))
    app = opened(store, part)
    app.selectbox(key=f"experiment-habit-{PERSON}").select("comments").run()
    assert app.selectbox(key=f"experiment-score-{PERSON}-comments").value == "insights"
    app.number_input(key=f"experiment-dose-{PERSON}-comments").set_value(8.0)
    app = asked(app)
    assert not app.exception
    assert "would find a change of" in said(app)
    assert "recommended" in app.radio(key=f"experiment-design-{PERSON}-insights").options[0]
    assert "Draw the order and begin on Monday, 23 Nov" in [each.label for each in app.button]
    app.button(key=f"experiment-draw-{PERSON}").click().run()
    assert not app.exception
    (experiment,) = kept(store)
    assert (experiment.habit, experiment.score, experiment.direction) == ("comments", "insights", 1)
    assert (experiment.per_week, experiment.expectation) == (8.0, "My comments are seen more often.")
    shown = said(app)
    assert "The order is drawn. It begins on 23 Nov 2026" in shown
    assert f"Seed {experiment.seed} drew this order" in "\n".join(each.value for each in app.caption)
    # One at a time: there is no form for a second one.
    assert not [each for each in app.selectbox if each.key == f"experiment-habit-{PERSON}"]


def test_a_score_that_wanders_too_much_is_offered_before_and_after(monkeypatch):
    linked = []
    monkeypatch.setattr("streamlit.page_link", lambda page, label: linked.append(label))
    rough = weekly_scores(*(40 + 30 * (week % 2) + week % 5 for week in range(30)))
    app = asked(opened(store_with(Frames(snapshots=rough)), part))
    assert not app.exception
    assert "An experiment would not settle this" in said(app)
    assert linked == ["Before and after"]
    assert not [each for each in app.button if each.key == f"experiment-draw-{PERSON}"]


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
    app.text_input(key=f"experiment-note-text-{ON}").set_value("On holiday")
    app.button(key=f"FormSubmitter:experiment-note-{ON}-Note it down").click().run()
    assert kept(store)[0].notes == (Note(TODAY, "On holiday"),)
    assert "20 Nov 2026: On holiday" in said(app)


def test_breaking_off_asks_for_the_reason_and_then_once_more():
    store = store_of(on())
    app = opened(store, part)
    app.text_input(key=f"experiment-why-{ON}").set_value("New job")
    app.button(key=f"FormSubmitter:experiment-break-off-{ON}-Break it off").click().run()
    assert kept(store)[0].broken_off is None
    app.button(key=f"experiment-break-off-sure-{ON}").click().run()
    assert not app.exception
    assert (kept(store)[0].broken_off, kept(store)[0].why_broken_off) == (TODAY, "New job")
    assert "Broken off on 20 Nov 2026: New job. A broken-off experiment claims nothing." in said(app)
    # A new one can be begun.
    assert app.selectbox(key=f"experiment-habit-{PERSON}")


def asked_to_break_off(app):
    app.text_input(key=f"experiment-why-{ON}").set_value("New job")
    return app.button(key=f"FormSubmitter:experiment-break-off-{ON}-Break it off").click().run()


def test_a_tab_left_open_breaks_nothing_off_that_is_over(monkeypatch):
    store = store_of(on())
    app = asked_to_break_off(opened(store, part))
    it_is(on().opens, monkeypatch)
    app.button(key=f"experiment-break-off-sure-{ON}").click().run()
    assert not app.exception
    assert kept(store) == [on()]
    assert "This experiment has ended: nothing of it can be changed any more." in said(app)


def test_a_tab_left_open_breaks_off_on_the_day_it_is(monkeypatch):
    store = store_of(on())
    app = asked_to_break_off(opened(store, part))
    it_is(TODAY + timedelta(days=9), monkeypatch)
    app.button(key=f"experiment-break-off-sure-{ON}").click().run()
    assert kept(store)[0].broken_off == TODAY + timedelta(days=9)


def test_a_tab_left_open_begins_on_a_monday_that_is_still_to_come(monkeypatch):
    store = store_with(noise(30))
    app = asked(opened(store, part))
    it_is(date(2026, 12, 9), monkeypatch)
    app.button(key=f"experiment-draw-{PERSON}").click().run()
    assert not app.exception
    assert (kept(store)[0].begun, kept(store)[0].start) == (date(2026, 12, 9), date(2026, 12, 14))


def test_who_travels_west_on_the_day_of_beginning_notes_and_breaks_off_all_the_same(monkeypatch):
    store = store_of(on())
    app = opened(store, part)
    yesterday = on().begun - timedelta(days=1)
    it_is(yesterday, monkeypatch)
    app.text_input(key=f"experiment-note-text-{ON}").set_value("In Lisbon")
    app.button(key=f"FormSubmitter:experiment-note-{ON}-Note it down").click().run()
    assert not app.exception
    app = asked_to_break_off(app)
    app.button(key=f"experiment-break-off-sure-{ON}").click().run()
    assert not app.exception
    (broken,) = kept(store)
    assert broken.notes == (Note(on().begun, "In Lisbon"),)
    assert broken.broken_off == on().begun


def test_what_was_done_before_is_kept_when_it_is_begun():
    rows = {"date": [TODAY - timedelta(days=1, weeks=w) for w in range(8)], "habit": "comments", "days": 7}
    store = store_with(replace(noise(30), habits=frame("habits", {**rows, "count": 2.0})))
    app = opened(store, part)
    app.selectbox(key=f"experiment-habit-{PERSON}").select("comments").run()
    app.number_input(key=f"experiment-dose-{PERSON}-comments").set_value(8.0)
    asked(app).button(key=f"experiment-draw-{PERSON}").click().run()
    assert kept(store)[0].before == -0.25


def test_what_one_person_typed_does_not_follow_to_another():
    store = store_with(noise(20))
    other = store.add_person("Ada").id
    keys = [
        {each.key for kind in ("selectbox", "text_area", "number_input", "radio") for each in app.get(kind)}
        for app in (
            opened(store, part),
            opened(store, lambda here: part(replace(here, person=other))),
        )
    ]
    assert all(keys)
    assert not keys[0] & keys[1]


def test_one_that_was_broken_off_before_any_snapshot_of_its_days_has_no_picture():
    waiting = on(weeks_ago=-1)
    broken = replace(waiting, broken_off=waiting.begun, why_broken_off="Ill.")
    app = opened(store_of(broken), part)
    assert not app.exception
    assert "No snapshot of its days has this score, so there is no picture of it." in said(app)
    assert len(app.get("plotly_chart")) == 0
    # What was drawn can be looked up all the same.
    assert set(app.dataframe[0].value["Drawn"]) == {"with", "without"}


def test_one_that_is_over_without_any_snapshot_has_no_picture():
    over = on(weeks_ago=16)
    app = opened(store_of(over, Frames(snapshots=weekly_scores(60, 61, last=over.begun))), part)
    assert not app.exception
    assert "too few to compare, so nothing is claimed." in said(app)
    assert "so there is no picture of it." in said(app)
    assert len(app.get("plotly_chart")) == 0


def test_snapshots_that_come_too_seldom_are_said_and_no_score_is_blamed():
    seldom = weekly_scores(*(60 + week % 7 for week in range(160))).iloc[::-4][::-1]
    app = asked(opened(store_with(Frames(snapshots=seldom)), part))
    assert not app.exception
    assert "Your snapshots come too seldom for an experiment" in said(app)
    assert "wanders" not in said(app)


def test_going_on_keeps_it_as_it_is():
    store = store_of(on())
    app = opened(store, part)
    app.text_input(key=f"experiment-why-{ON}").set_value("New job")
    app.button(key=f"FormSubmitter:experiment-break-off-{ON}-Break it off").click().run()
    app.button(key=f"experiment-go-on-{ON}").click().run()
    assert kept(store)[0].broken_off is None
    assert app.text_input(key=f"experiment-why-{ON}").value == ""


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
    assert app.selectbox(key=f"experiment-earlier-{PERSON}").options == [title]
    app.selectbox(key=f"experiment-earlier-{PERSON}").select_index(0).run()
    assert not app.exception
    assert "nothing clear" in said(app)
    assert to_kept(over) in store.documents(person, "experiment").values()


def _days(experiment):
    return f"{experiment.start.strftime('%-d %b %Y')} to {experiment.end.strftime('%-d %b %Y')}"
