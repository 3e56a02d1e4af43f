"""Every page through app.py: with sample data, with nothing, and with the least there can be."""

import gettext

import pytest
from streamlit.testing.v1 import AppTest

from ssi.model import Frames, frame
from ssi.store import open_memory
from ssi.ui.menu import NAMES
from ssi.words import translate
from tests.pages.support import ELSEWHERE, TODAY, as_local, go_to, store_with, weekly_scores


def texts(app: AppTest) -> list[str]:
    """Every text of our own on the page."""
    kinds = ("title", "header", "markdown", "caption", "info", "warning", "text")
    return [element.value for kind in kinds for element in app.get(kind)]


def said(app: AppTest) -> str:
    return "\n".join(texts(app))


@pytest.mark.parametrize("name", NAMES)
def test_a_page_opens_with_sample_data(name):
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, name)
    assert not app.exception
    assert "Nothing here is yours" in said(app)
    assert "kept nowhere" in said(app)


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("routine", "clients")])
def test_a_page_with_nothing_kept_shows_the_three_doors(name):
    with as_local(open_memory()) as open_page:
        app = open_page(name)
    assert not app.exception
    assert [tab.label for tab in app.tabs] == [
        "Upload a file",
        "Type this week's numbers",
        "Paste my SSI page",
    ]
    assert "Kept on this computer." in said(app)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_with_one_single_snapshot(name):
    with as_local(store_with(Frames(snapshots=weekly_scores(54.0)))) as open_page:
        app = open_page(name)
    assert not app.exception


@pytest.mark.parametrize("name", NAMES)
def test_a_page_stands_with_habits_and_no_score_at_all(name):
    habits = frame("habits", [{"date": TODAY, "habit": "posts", "count": 2, "days": 1}])
    with as_local(store_with(Frames(habits=habits))) as open_page:
        app = open_page(name)
    assert not app.exception


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_from_elsewhere_gets_one_page_that_says_so_and_no_data(name):
    with as_local(store_with(Frames(snapshots=weekly_scores(54, 55))), ELSEWHERE) as open_page:
        app = open_page(name)
    assert not app.exception
    assert "This page is for the computer that SSI Lens runs on." in said(app)
    assert "55" not in said(app)
    assert not app.get("plotly_chart")


def test_one_snapshot_is_a_dot_and_says_when_the_next_one_is_due():
    with as_local(store_with(Frames(snapshots=weekly_scores(54.0)))) as open_page:
        today, trends, changes = open_page("today"), open_page("trends"), open_page("changes")
    assert "Next one: 27 Nov 2026" in said(today)
    assert "A line needs a second snapshot; a week later is a good time." in said(trends)
    assert "Only one week so far. The first change shows after next week's snapshot." in said(changes)


def test_a_score_that_stopped_months_ago_is_spoken_of_as_of_its_last_day():
    from datetime import date

    stopped = weekly_scores(50, 51, 52, last=date(2026, 6, 14))
    with as_local(store_with(Frames(snapshots=stopped))) as open_page:
        app = open_page("today")
    assert app.header[0].value.startswith("As of 14 Jun 2026: SSI 52, decent.")


class Marked(gettext.NullTranslations):
    """A language in which every message wears brackets: what has none did not go through gettext."""

    def gettext(self, message):
        return f"⟦{message}⟧"

    def ngettext(self, one, many, count):
        return f"⟦{one if count == 1 else many}⟧"


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("has_data", [True, False], ids=["with data", "empty"])
def test_every_text_on_screen_goes_through_gettext(name, has_data, monkeypatch):
    monkeypatch.setattr(translate, "use_language", lambda _language: translate.speak_with(Marked()))
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52))) if has_data else open_memory()
    with as_local(store) as open_page:
        app = open_page(name)
    assert not app.exception
    bare = [text for text in texts(app) if any(letter.isalpha() for letter in text) and "⟦" not in text]
    labels = [
        element.label for kind in ("button", "tabs", "expander", "selectbox") for element in app.get(kind)
    ]
    bare += [label for label in labels if label and "⟦" not in label]
    assert bare == []
