"""Somebody without any score: habits and what came of them carry every page."""

from datetime import timedelta

import pandas as pd
import pytest

from ssi.model import Frames, empty, frame
from ssi.ui import menu
from tests.pages.support import TODAY, as_local, noise, store_with
from tests.pages.test_pages import said

# The week of 9 November is the last one that has ended.
SUNDAY = TODAY - timedelta(days=5)


def weekly(measure, *totals):
    rows = [
        {"date": SUNDAY - timedelta(weeks=back), "measure": measure, "value": total, "days": 7}
        for back, total in enumerate(reversed(totals))
    ]
    return frame("outcomes", rows)


OUTCOMES = pd.concat(
    [weekly("replies", 4, 6, 8, 2, 9), weekly("impressions", 900, 1100, 1000, 1000, 1820)], ignore_index=True
)


def without_scores(*, outcomes=OUTCOMES):
    return store_with(Frames(habits=noise(30).habits, outcomes=outcomes))


def test_today_shows_the_last_week_of_each_outcome():
    with as_local(without_scores()) as open_page:
        app = open_page("today")
    assert not app.exception
    assert app.header[0].value == "Replies: 9 in the week of 9 Nov, usually 5."
    assert [(metric.label, metric.value) for metric in app.metric] == [
        ("Replies", "9"),
        ("Impressions", "1,820"),
    ]


def test_trends_draws_the_weeks_of_each_outcome():
    with as_local(without_scores()) as open_page:
        app = open_page("trends")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 2
    # Ten years of weeks are no picture: the range is chosen as it is for scores.
    assert app.segmented_control(key="range").value == 26


def test_changes_puts_the_last_week_beside_the_one_before_and_a_usual_one():
    with as_local(without_scores()) as open_page:
        app = open_page("changes")
    assert not app.exception
    table = app.dataframe[0].value
    assert table["That week"].tolist() == ["9", "1,820"]
    assert table["The week before"].tolist() == ["2", "1,000"]
    assert table["Usual week"].tolist() == ["5", "1,000"]


@pytest.mark.parametrize("page", [name for name in menu.NAMES if name != "data"])
def test_no_page_demands_a_score(page):
    with as_local(without_scores()) as open_page:
        app = open_page(page)
    assert not app.exception
    assert "No scores are kept yet" not in said(app)


@pytest.mark.parametrize("page", ["today", "trends", "changes"])
def test_with_habits_alone_a_page_about_scores_leads_to_behaviours(page):
    with as_local(without_scores(outcomes=empty("outcomes"))) as open_page:
        app = open_page(page)
    assert not app.exception
    assert app.header[0].value == "No scores are kept yet."
    assert "What you did is on Behaviours" in [link.label for link in app.get("page_link")]


def test_beside_a_score_outcomes_come_first():
    history = noise(30)
    both = Frames(snapshots=history.snapshots, habits=history.habits, outcomes=OUTCOMES)
    with as_local(store_with(both)) as open_page:
        app = open_page("today")
    assert [metric.label for metric in app.metric][:3] == ["Replies", "Impressions", "Industry rank"]


def test_an_outcome_that_was_chosen_and_is_taken_back_leaves_the_others():
    store = without_scores(
        outcomes=pd.concat([weekly(slug, 1, 2) for slug in ("meetings", "calls", "x", "y")])
    )
    person = store.first_person().id
    added = store.add(person, Frames(outcomes=weekly("gone", 5, 6)), kind="import", name="more.csv")
    with as_local(store) as open_page:
        app = open_page("today")
        app.multiselect(key="outcomes-shown").set_value(["meetings", "gone"]).run()
        assert [metric.label for metric in app.metric] == ["Meetings", "Gone"]
        store.undo(added.batch)
        app.run()
    assert not app.exception
    assert "Gone" not in [metric.label for metric in app.metric]
