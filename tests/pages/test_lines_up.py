"""What lines up, through the app: the sample's one finding, noise, too little, and what a visitor can do there."""

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from ssi.model import PILLAR_KEYS, Frames, Looked, frame
from ssi.store import open_memory
from ssi.ui import lining_up
from ssi.words import lining_up as words
from tests.alignments import CLEAR, ONE_OF, POSTS_OR_ARTICLES, row
from tests.alignments import alignment as made
from tests.pages.support import TODAY, as_local, go_to, noise, store_with, weekly_scores
from tests.pages.test_pages import texts


def unescaped(text):
    """What Markdown shows: names may be the visitor's own, so every sign of a sentence is escaped."""
    return re.sub(r"\\(.)", r"\1", text)


def said(app):
    return unescaped("\n".join(texts(app)))


def headline(app):
    return unescaped(app.header[0].value)


def words_of(app, chart=0):
    """The texts inside a chart."""
    spec = json.loads(app.get("plotly_chart")[chart].proto.spec)
    return [annotation["text"] for annotation in spec["layout"]["annotations"]]


@pytest.fixture
def sample():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        yield go_to(app, "lines_up")


def test_the_sample_shows_one_finding_and_five_times_nothing_clear(sample):
    assert headline(sample) == (
        "One habit lines up: Comments, with Engage with insights. For the other five nothing is clear."
    )
    words = words_of(sample)
    assert words[:2] == ["<b>Comments</b><br>Engage with insights", "<b>clear</b>"]
    assert words.count("nothing clear") == 5
    assert "This is not proof of a cause." in said(sample)


def test_the_row_on_top_is_the_one_that_is_looked_at(sample):
    assert "Comments: one more a week lines up with" in said(sample)
    assert "Of a hundred findings of this grade" in said(sample)
    assert "half shows" in words_of(sample, chart=1)[2]


def test_another_row_can_be_chosen_and_says_why_it_is_no_finding(sample):
    sample.selectbox(key="row-chosen-1").select_index(1).run()
    assert not sample.exception
    assert "We looked: if Posts and Establish your professional brand" in said(sample)
    assert "Of a hundred findings of this grade" not in said(sample)
    assert "Posts under Establish your professional brand" in said(sample)


def test_shuffling_counts_how_often_chance_looks_as_strong(sample):
    assert "shuffles look this strong" not in said(sample)
    sample.button(key="shuffle-comments-insights").click().run()
    assert not sample.exception
    assert "0 of 200 shuffles look this strong." in said(sample)


def test_what_would_tell_more_and_what_could_be_seen_are_said(sample):
    assert "Three weeks without it and three weeks with it would test it once more." in said(sample)
    assert "Find the right people: if going from quiet to busy weeks of " in said(sample)
    assert "A habit you do not log but do at the same time could be the real cause." in said(sample)
    assert [expander.label for expander in sample.expander if "table" not in expander.label] == [
        "Look further: every pillar",
        "What could be seen, and what could not",
    ]


def test_pure_noise_shows_no_finding_and_a_page_all_the_same():
    with as_local(store_with(noise(40))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert headline(app) == "Nothing clear in your weeks so far."
    assert not [
        text for text in words_of(app) if text in {"<b>clear</b>", "<b>likely</b>", "<b>one of these</b>"}
    ]
    assert "What would tell us more" in said(app)


def test_seven_weeks_are_too_few_and_say_by_when_there_are_enough():
    with as_local(store_with(noise(7))) as open_page:
        app = open_page("lines_up")
    assert headline(app) == (
        "Seven weeks of scores and habits so far. About one more week, then we can compare."
    )
    assert "That will be around 27 Nov 2026, if you go on as now." in said(app)


def test_too_little_shows_the_habits_weeks_and_never_an_effect():
    with as_local(store_with(noise(7))) as open_page:
        app = open_page("lines_up")
    assert len(app.get("plotly_chart")) == 1
    pillar, habit = words_of(app)
    assert pillar.startswith("<b>Establish your professional brand</b><br>Close up:")
    assert habit.startswith("<b>Posts a week</b>")
    assert "This picture says nothing about cause" in said(app)
    assert "What would tell us more" in said(app)
    assert not [button for button in app.button if "Shuffle" in button.label]


def test_a_history_that_stopped_early_asks_for_nothing_by_a_date():
    with as_local(store_with(noise(5, last=date(2026, 6, 14)))) as open_page:
        app = open_page("lines_up")
    assert "Nothing new since 14 Jun 2026" in said(app)
    assert "if you go on as now" not in said(app)


def test_a_long_history_that_stopped_speaks_as_of_its_last_day():
    with as_local(store_with(noise(40, last=date(2026, 6, 14)))) as open_page:
        app = open_page("lines_up")
    assert "As of 14 Jun 2026, your last snapshot." in said(app)
    assert len(app.get("plotly_chart")) >= 2


def test_scores_without_habits_ask_for_habits():
    with as_local(store_with(Frames(snapshots=weekly_scores(*range(40, 60))))) as open_page:
        app = open_page("lines_up")
    assert headline(app) == "No habits are logged yet."


def test_habits_without_scores_say_that_the_two_never_met():
    with as_local(store_with(Frames(habits=noise(20).habits))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert headline(app).startswith("No day has both a score and a habit yet.")


def test_a_history_of_overall_alone_is_compared_as_well():
    full = noise(40)
    overall = full.snapshots.assign(overall=full.snapshots[list(PILLAR_KEYS)].sum(axis=1).round())
    overall[list(PILLAR_KEYS)] = np.nan
    with as_local(store_with(Frames(snapshots=overall, habits=full.habits))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert words_of(app)[0] == "<b>Posts</b><br>Overall"
    # Compared, and not only named: a row a habit, none of which has anything to do with it, and their marks.
    assert headline(app) == "Not enough data yet to say what lines up."
    assert not [expander for expander in app.expander if "Look further" in expander.label]
    assert len(words_of(app)[1::2]) == 6
    assert set(words_of(app)[1::2]) <= {"nothing clear", "not enough data yet"}
    assert len(json.loads(app.get("plotly_chart")[0].proto.spec)["data"]) == 6
    assert re.search(r"from quiet to busy weeks meant about \d\.\d points or more\.", said(app))


def test_a_habit_of_ones_own_stands_among_the_others():
    full = noise(20)
    own = full.habits.assign(habit=full.habits["habit"].replace("posts", "long_walks"))
    with as_local(store_with(Frames(snapshots=full.snapshots, habits=own))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert any(text.startswith("<b>Long walks</b><br>") for text in words_of(app))


def test_a_habit_that_is_logged_on_busy_days_only_is_asked_for_on_empty_ones():
    full = noise(30)
    done = full.habits[(full.habits["habit"] != "posts") | (full.habits["count"] > 0)]
    with as_local(store_with(Frames(snapshots=full.snapshots, habits=done))) as open_page:
        app = open_page("lines_up")
    assert app.selectbox(key="row-chosen-1").options[0] == "Posts · Establish your professional brand"
    assert "Log empty days too" in said(app)


def test_habits_that_cannot_be_told_apart_show_the_weeks_of_each_and_nothing_to_shuffle(monkeypatch):
    rows = [row("posts", "brand", **ONE_OF), row("articles", "brand", **ONE_OF), row("comments")]
    monkeypatch.setattr(
        lining_up, "align", lambda *_frames: made(*rows, groups=[POSTS_OR_ARTICLES], brand=Looked(60))
    )
    with as_local(store_with(noise(30))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert words_of(app)[:2] == [
        "<b>Posts or Articles</b><br>Establish your professional brand",
        "<b>one of these</b>",
    ]
    assert "Do only one of them for three weeks, then only the other." in said(app)
    assert "Articles under Establish your professional brand" in said(app)
    assert not [button for button in app.button if "Shuffle" in button.label]


def with_replies(frames):
    """The same with an outcome that has nothing to do with the habits either."""
    random = np.random.default_rng(5)
    days = frames.snapshots["date"]
    counts = [
        {"date": day, "measure": "replies", "value": float(random.poisson(3)), "days": 1} for day in days
    ]
    return Frames(frames.snapshots, frames.habits, frame("outcomes", counts))


def test_outcomes_can_stand_in_for_the_pillars_and_come_back():
    with as_local(store_with(with_replies(noise(30)))) as open_page:
        app = open_page("lines_up")
        assert words_of(app)[0].endswith("<br>Establish your professional brand")
        app.segmented_control(key="with-outcomes").set_value(True).run()
        assert not app.exception
        assert words_of(app)[0] == "<b>Posts</b><br>Replies"
        assert "Posts under Replies" in said(app)
        # There is one outcome only.
        assert not [expander for expander in app.expander if "Look further" in expander.label]
        assert "whose outcomes had nothing to do with their habits" in said(app)
        assert "none of whose habits counted" not in said(app)
        app.segmented_control(key="with-outcomes").set_value(False).run()
        assert words_of(app)[0].endswith("<br>Establish your professional brand")


def test_without_scores_outcomes_are_lined_up_and_nothing_is_asked():
    full = with_replies(noise(30))
    with as_local(store_with(Frames(habits=full.habits, outcomes=full.outcomes))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
    assert words_of(app)[0] == "<b>Posts</b><br>Replies"
    assert not app.get("segmented_control")


def test_outcomes_that_do_not_reach_a_comparison_are_called_outcomes():
    full = with_replies(noise(4))
    with as_local(store_with(Frames(habits=full.habits, outcomes=full.outcomes))) as open_page:
        app = open_page("lines_up")
    assert "weeks of outcomes and habits so far" in app.header[0].value


def test_habits_logged_on_busy_days_alone_did_not_stay_the_same():
    full = noise(30)
    # A count every fourth day, and nothing on the others.
    some = full.habits[full.habits["date"].dt.day_of_year % 4 == 0]
    with as_local(store_with(Frames(snapshots=full.snapshots, habits=some))) as open_page:
        app = open_page("lines_up")
    assert headline(app).startswith("For each of your habits more than half of the days are not known")
    assert "never changed" not in said(app)


def test_the_name_of_ones_own_habit_is_text_and_never_markup(monkeypatch):
    name = "[click](https://example.org)"
    clear = row(name, "brand", **CLEAR)
    found = made(clear)
    found = replace(found, verdict=words.verdict(found))
    monkeypatch.setattr(lining_up, "align", lambda *_frames: found)
    with as_local(store_with(noise(30))) as open_page:
        app = open_page("lines_up")
    shown = [element.value for kind in ("header", "markdown") for element in app.get(kind)]
    named = [text for text in shown if "lick" in text]
    assert len(named) >= 3
    assert not [text for text in named if "](" in text or "https:" in text]


def test_without_outcomes_there_is_nothing_to_choose():
    with as_local(store_with(noise(40))) as open_page:
        assert not open_page("lines_up").get("segmented_control")


def test_beside_scores_outcomes_can_be_lined_up_instead(sample):
    (choice,) = sample.get("segmented_control")
    assert choice.options == ["Pillars", "Outcomes"]


def test_a_row_can_be_tested_with_an_experiment_of_its_habit_and_pillar():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "lines_up")
        app.button(key="test-comments-insights").click().run()
        # AppTest does not follow the switch; a browser does.
        go_to(app, "routine")
    assert not app.exception
    assert app.segmented_control(key="routine-section").value == "experiment"
    assert app.selectbox(key="experiment-habit-1").value == "comments"
    assert app.selectbox(key="experiment-score-1-comments").value == "insights"


def test_a_habit_that_only_looks_at_the_score_is_nothing_to_line_up():
    looks = frame(
        "habits",
        [
            {"date": TODAY - timedelta(days=day), "habit": "weekly_look", "count": 1, "days": 1}
            for day in range(70)
        ],
    )
    scores = weekly_scores(*range(40, 60))
    with as_local(store_with(Frames(snapshots=scores, habits=looks))) as open_page:
        app = open_page("lines_up")
    assert not app.exception
