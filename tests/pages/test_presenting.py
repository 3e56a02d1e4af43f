"""Presenting: what is shown of the one client, how it is left, and what no page hands out meanwhile."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from ssi.model import Frames, frame, sessions
from ssi.model.clients import Card, to_kept
from ssi.model.sessions import Note, Session, Step
from ssi.store import Store, StoreError
from ssi.ui import menu
from tests.pages.support import TODAY, as_local, go_to, store_with, weekly_scores
from tests.pages.test_pages import said
from tests.pages.test_session import press, read

ANN, BOB = "Ann Lee", "Bob Ray"


def desk(card: Card | None = None) -> Store:
    events = frame(
        "events", [{"date": TODAY - timedelta(days=7), "label": "Ann met Bob Ray", "kind": "other"}]
    )
    store = store_with(Frames(snapshots=weekly_scores(*[50 + week % 2 for week in range(12)]), events=events))
    store.rename_person(1, ANN)
    store.add_person(BOB)
    secret = sessions.note_to_kept(Note(TODAY, "a private note"))
    store.keep_document(1, "private_note", f"{TODAY}-1", secret)
    if card:
        store.keep_document(1, "client", "card", to_kept(card))
    return store


def everything(app: AppTest) -> str:
    """All that the page holds, the parts that are no text included."""
    return said(app) + str(app._tree)


def presented(open_page, name: str = "today") -> AppTest:
    return press(open_page(name), "Present")


@pytest.mark.parametrize(
    ("card", "name"),
    [
        (None, "Presenting as Client A"),
        (Card(alias="The architect"), "Presenting as The architect"),
        (Card(shown="first"), "Presenting as Ann"),
        (Card(shown="none"), "Presenting"),
    ],
)
def test_the_client_stands_there_under_the_name_on_screen(card, name):
    with as_local(desk(card)) as open_page:
        app = presented(open_page)
        assert not app.exception
        assert name in [each.value for each in app.markdown]
        assert BOB not in everything(app)
        assert "Lee" not in everything(app)


@pytest.mark.parametrize("names", [(), ("Ann Lee", "Ann Ray")])
def test_somebody_without_clients_is_presented_without_a_name(names):
    store = store_with(Frames(snapshots=weekly_scores(50, 51)))
    for name in names:
        store.rename_person(store.first_person().id, name)
    with as_local(store) as open_page:
        app = presented(open_page)
        assert "Presenting" in [each.value for each in app.markdown]


@pytest.mark.parametrize("name", menu.NAMES)
def test_whatever_page_is_asked_for_only_the_slide_is_there(name):
    with as_local(desk()) as open_page:
        app = presented(open_page)
        go_to(app, name)
        assert not app.exception
        assert "1 of 2" in said(app)
        assert not app.sidebar.children
        for hidden in (ANN, BOB, "private note"):
            assert hidden not in everything(app)


def test_a_page_that_runs_by_itself_hands_nothing_out_either():
    with as_local(desk()) as open_page:
        app = presented(open_page)
        app._script_path = str(menu.path("clients"))
        app.run()
        assert BOB not in everything(app)


def test_back_and_next_stop_at_both_ends():
    with as_local(desk()) as open_page:
        app = presented(open_page)
        assert app.button(key="stage-back").disabled
        app.button(key="stage-next").click().run()
        assert "2 of 2" in said(app)
        assert app.button(key="stage-next").disabled
        app.button(key="stage-back").click().run()
        assert "1 of 2" in said(app)


def test_shapes_only_has_words_in_place_of_numbers():
    with as_local(desk()) as open_page:
        app = presented(open_page)
        assert app.metric[2].value == "51, decent"
        app.button(key="stage-digits").click().run()
        assert [each.value for each in app.metric] == ["not known", "not known", "decent"]


def test_events_come_without_names():
    with as_local(desk()) as open_page:
        app = presented(open_page, "trends")
        text = everything(app)
        assert "Client A met …" in text
        assert "Ann" not in text


def test_a_step_is_agreed_on_the_shared_screen_and_kept_for_the_client():
    store = desk()
    held = TODAY - timedelta(days=14)
    task = Step(task="Thank Bob", due=held)
    store.keep_document(1, "session", held.isoformat(), sessions.to_kept(Session(held, (task,))))
    with as_local(store) as open_page:
        app = presented(open_page, "session")
        assert "Thank …, by 6 Nov 2026: open, its day is past" in read(said(app))
        for _turn in range(5):
            app.button(key="stage-next").click().run()
        app.selectbox(key="stage-agree-slug").select("comments")
        press(app, "Agree this step")
        assert not app.exception
        assert "Comments, 3 a week" in said(app)
        press(app, "Agree this step")
    kept = sessions.in_order(store.documents(1, "session"))
    assert kept[0].steps == (task,)
    assert [each.per_week for each in kept[1].steps] == [3, 3]


def test_leaving_goes_back_to_the_same_client_and_page():
    store = desk()
    with as_local(store) as open_page:
        app = open_page("changes")
        app.sidebar.selectbox(key="person").set_value(1).run()
        press(app, "Present")
        app.button(key="stage-end").click().run()
        assert not app.exception
        assert app.sidebar.selectbox(key="person").value == 1
        assert "presenting" not in app.query_params


def test_a_number_that_is_not_known_shows_an_end_and_nothing_else():
    with as_local(desk()) as open_page:
        app = open_page("today")
        app.query_params["presenting"] = "nothing"
        app.run()
        assert app.title[0].value == "This presentation has ended."
        for hidden in (ANN, BOB):
            assert hidden not in everything(app)
        press(app, "Open SSI Lens")
        assert not app.exception
        assert ANN in everything(app)


def test_a_client_who_was_removed_meanwhile_is_shown_no_more():
    store = desk()
    with as_local(store) as open_page:
        app = presented(open_page)
        store.remove_person(1)
        app.run()
        assert not app.exception
        assert "The history that was presented is not there any more." in said(app)


def test_a_client_who_was_removed_before_the_button_was_pressed_is_not_presented():
    store = desk()
    with as_local(store) as open_page:
        app = open_page("today")
        store.remove_person(1)
        press(app, "Present")
        assert not app.exception
        assert "This is not there any more." in read(said(app))


def test_where_steps_are_agreed_the_key_that_closes_a_list_ends_nothing():
    with as_local(desk()) as open_page:
        app = presented(open_page, "session")
        assert app.button(key="stage-end").proto.shortcut == "escape"
        for _turn in range(5):
            app.button(key="stage-next").click().run()
        assert app.button(key="stage-end").proto.shortcut == ""


def test_where_nothing_can_be_read_there_is_still_a_way_out(monkeypatch):
    store = desk()
    with as_local(store) as open_page:
        app = presented(open_page)
        with monkeypatch.context() as broken:
            broken.setattr(
                Store, "people", lambda _store: (_ for _ in ()).throw(StoreError("Cannot be read."))
            )
            app.run()
        assert not app.exception
        assert "Cannot be read." in read(said(app))
        press(app, "Open SSI Lens")
        assert not app.exception
        assert ANN in everything(app)


def test_a_session_that_was_presented_was_held_whatever_was_agreed():
    store = desk()
    with as_local(store) as open_page:
        presented(open_page)
        assert store.documents(1, "session") == {}
        presented(open_page, "session")
        assert sessions.in_order(store.documents(1, "session")) == (Session(TODAY),)
