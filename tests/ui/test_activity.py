"""The calendar of days on the screen."""

from datetime import timedelta

from ssi.model import Frames, frame
from ssi.store import open_memory
from ssi.ui import activity
from tests.pages.support import TODAY, store_with
from tests.ui.parts import opened, said


def part(here):
    activity.section(here, here.history())


def test_the_last_half_year_is_a_calendar_with_its_sentence_and_its_table():
    days = [TODAY - timedelta(days=back) for back in range(170)]
    # Four more on Tuesdays.
    rows = [
        {"date": day, "habit": "comments", "count": 5 if day.weekday() == 1 else 1, "days": 1} for day in days
    ]
    app = opened(store_with(Frames(habits=frame("habits", rows))), part)
    assert not app.exception
    # From Monday 25 May to Friday 20 November 2026: 180 days.
    assert "On average, most was done on Tuesdays; 10 of the last 180 days are not known." in said(app)
    assert len(app.get("plotly_chart")) == 1
    table = app.dataframe[0].value
    assert len(table) == 26
    assert list(table["Tue"][:2]) == [5, 5]


def test_without_habits_it_says_that_nothing_is_known():
    app = opened(open_memory(), part)
    assert not app.exception
    assert "Nothing is known of what you did in these 180 days." in said(app)
