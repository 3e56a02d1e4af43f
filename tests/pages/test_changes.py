"""Changes: why it might have moved, before and after, and a step that gets its name."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi.model import PILLAR_KEYS, Frames, frame
from ssi.store import open_memory
from ssi.ui import sample
from tests.pages.support import TODAY, as_local, go_to, key_of, store_with, weekly_scores
from tests.pages.test_pages import said

STEP_DAY = TODAY - timedelta(days=99)


def with_a_step(pillar="brand"):
    """200 quiet days until today; one pillar jumps by three points, 100 days before the end."""
    random = np.random.default_rng(3)
    days = pd.date_range(end=TODAY, periods=200, unit="s")
    pillars = {key: 12 + random.normal(0, 0.1, 200) for key in PILLAR_KEYS}
    pillars[pillar] = pillars[pillar] + np.where(np.arange(200) >= 100, 3.0, 0.0)
    return frame("snapshots", {"date": days, "overall": sum(pillars.values()), **pillars})


def test_with_sample_data_every_question_has_its_answer_and_nothing_is_offered():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "changes")
    words = said(app)
    assert [app.subheader[place].value for place in range(2)] == [
        "Why might it have moved?",
        "Before and after",
    ]
    for question in (
        "Is the snapshot sound?",
        "Was a habit away from its usual level before?",
        "Is an event pinned there?",
        "So?",
    ):
        assert question in words.replace("\\", "")
    assert "What comes after something need not come from it" in words
    assert len(app.get("plotly_chart")) == 2
    assert len(app.subheader) == 2


def test_the_sample_compares_around_its_newest_event_until_another_is_chosen():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "changes")
        first = said(app)
        events = sample.filled(TODAY).history(1).events.sort_values("date", ascending=False)
        app.selectbox(key="before-after-event-1").select_index(1).run()
    assert not app.exception
    assert events["label"].iloc[0] in app.selectbox(key="before-after-event-1").options[0]
    assert said(app) != first


def test_without_events_the_last_four_weeks_are_compared_with_the_four_before():
    with as_local(store_with(Frames(snapshots=with_a_step()))) as open_page:
        app = open_page("changes")
    assert not app.exception
    assert app.segmented_control(key="before-after-3").value == "latest"
    day = TODAY - timedelta(days=27)
    said_so = f"in the four weeks from {day.day} {day:%b %Y} on"
    assert said_so in said(app).replace("\\", "")


def test_without_events_any_day_or_two_stretches_are_compared():
    with as_local(store_with(Frames(snapshots=with_a_step()))) as open_page:
        app = open_page("changes")
        # The step lies in the middle: day 100 of 200.
        first = TODAY - timedelta(days=199)
        app.segmented_control(key="before-after-3").set_value("day").run()
        app.date_input(key=f"before-after-day-{first}-{TODAY}").set_value(STEP_DAY).run()
    assert not app.exception
    words = said(app).replace("\\", "")
    day = f"{STEP_DAY.day} {STEP_DAY:%b %Y}"
    assert f"Brand is 3.0 higher in the four weeks from {day} on than in the four weeks before." in words
    assert "this is more than usual" in words


def with_a_late_pillar():
    """Brand in the first 30 days of 60 only, people in the last 30 only."""
    days = pd.date_range(end=TODAY, periods=60, unit="s")
    early = np.arange(60) < 30
    scores = {"brand": np.where(early, 12.0, np.nan), "people": np.where(early, np.nan, 12.0)}
    return frame("snapshots", {"date": days, **scores})


def choose_stretches(app, *pairs):
    """Set both stretches, each by days before today."""
    app.segmented_control(key="before-after-3").set_value("two").run()
    first = TODAY - timedelta(days=59)
    starts = first, TODAY - timedelta(days=27)
    for start, (begin, end) in zip(starts, pairs, strict=True):
        chosen = (TODAY - timedelta(days=begin), TODAY - timedelta(days=end))
        app.date_input(key=f"stretch-{start}-{first}-{TODAY}").set_value(chosen).run()
    return said(app).replace("\\", "")


def test_stretches_in_reverse_order_without_a_common_score_do_not_overlap():
    with as_local(store_with(Frames(snapshots=with_a_late_pillar()))) as open_page:
        words = choose_stretches(open_page("changes"), (9, 0), (59, 50))
    assert "No score is known in both stretches" in words
    assert "overlap" not in words


def test_stretches_that_overlap_are_said_to():
    with as_local(store_with(Frames(snapshots=with_a_late_pillar()))) as open_page:
        words = choose_stretches(open_page("changes"), (9, 0), (59, 5))
    assert "The two stretches overlap. Choose them apart." in words


def test_a_step_is_named_once_and_shows_among_the_events():
    store = store_with(Frames(snapshots=with_a_step()))
    with as_local(store) as open_page:
        app = open_page("changes")
        assert "Steps nobody pinned" in [each.value for each in app.subheader]
        assert "Brand up by about 3" in said(app).replace("\\", "")
        app.text_input(key=key_of(store, f"step-label-{STEP_DAY}")).input("New headline")
        app.selectbox(key=key_of(store, f"step-kind-{STEP_DAY}")).select("profile")
        next(button for button in app.button if button.label == "Pin it").click().run()
        assert not app.exception
        assert "Event kept." in said(app).replace("\\", "")
        assert "Steps nobody pinned" not in [each.value for each in app.subheader]
        go_to(app, "trends")
        assert "New headline" in said(app)
    assert not app.exception


def test_a_step_is_of_no_special_kind_until_one_is_chosen():
    store = store_with(Frames(snapshots=with_a_step()))
    with as_local(store) as open_page:
        app = open_page("changes")
        app.text_input(key=key_of(store, f"step-label-{STEP_DAY}")).input("Something")
        next(button for button in app.button if button.label == "Pin it").click().run()
    assert store.history(store.first_person().id).events["kind"].to_list() == ["other"]


def test_a_step_without_words_is_not_kept():
    store = store_with(Frames(snapshots=with_a_step()))
    with as_local(store) as open_page:
        app = open_page("changes")
        next(button for button in app.button if button.label == "Pin it").click().run()
        # Beside the button, not at the top of the page.
        assert [each.value for each in app.warning] == [
            "An event needs a few words on what happened\\. Nothing was kept\\."
        ]
        assert not [each for each in app.button if each.key == "notice-close"]
    assert store.history(store.first_person().id).events.empty


def test_a_step_that_was_pinned_can_be_taken_back_where_it_was():
    store = store_with(Frames(snapshots=with_a_step()))
    with as_local(store) as open_page:
        app = open_page("changes")
        app.text_input(key=key_of(store, f"step-label-{STEP_DAY}")).input("New headline")
        next(button for button in app.button if button.label == "Pin it").click().run()
        words = said(app).replace("\\", "")
        assert words.index("What comes after something") < words.index("Event kept.")
        app.button(key="notice-undo").click().run()
        assert not app.exception
        assert "Steps nobody pinned" in [each.value for each in app.subheader]
    assert store.history(store.first_person().id).events.empty


def test_a_history_of_overall_alone_has_one_row():
    alone = weekly_scores(*range(50, 62)).assign(**dict.fromkeys(PILLAR_KEYS, np.nan))
    with as_local(store_with(Frames(snapshots=alone))) as open_page:
        app = open_page("changes")
        charts = app.get("plotly_chart")
        assert all("Find the right people" not in chart.proto.spec for chart in charts)
        assert len(charts) == 2
        go_to(app, "today")
        assert not app.get("plotly_chart")
    assert not app.exception


def test_naming_a_step_leaves_other_events_alone():
    other = frame("events", [{"date": TODAY - timedelta(days=20), "label": "Holiday", "kind": "break"}])
    store = store_with(Frames(snapshots=with_a_step(), events=other))
    with as_local(store) as open_page:
        app = open_page("changes")
        app.text_input(key=key_of(store, f"step-label-{STEP_DAY}")).input("New headline")
        next(button for button in app.button if button.label == "Pin it").click().run()
    kept = store.history(store.first_person().id).events
    assert sorted(kept["label"]) == ["Holiday", "New headline"]


def test_the_users_own_words_are_shown_as_they_are_typed():
    event = frame(
        "events",
        [{"date": TODAY - timedelta(days=3), "label": "**New** ![x](http://x.y/z)", "kind": "other"}],
    )
    with as_local(
        store_with(Frames(snapshots=weekly_scores(50, 51, 52, 53, 54, 50), events=event))
    ) as open_page:
        app = open_page("changes")
    assert not app.exception
    assert "![x](http" not in said(app)
    assert "\\*\\*New\\*\\*" in said(app)


def test_a_few_weeks_without_habits_answer_what_they_can():
    with as_local(store_with(Frames(snapshots=weekly_scores(50, 51)))) as open_page:
        app = open_page("changes")
    words = said(app).replace("\\", "")
    assert "Not known: too little is logged" in words
    # Two weeks have no two stretches worth comparing.
    assert "Before and after" not in [each.value for each in app.subheader]


def test_a_history_that_stopped_keeps_its_questions():
    stopped = weekly_scores(*range(50, 60), last=date(2026, 6, 14))
    with as_local(store_with(Frames(snapshots=stopped))) as open_page:
        app = open_page("changes")
    assert not app.exception
    assert [each.value for each in app.subheader] == ["Why might it have moved?", "Before and after"]
