"""Clients as a coach meets it: nobody yet, the table, whom to show, notes, archiving, and weeks that all share."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ssi.model import Frames
from ssi.model.clients import Card, from_kept, to_kept
from ssi.store import Store, open_memory
from ssi.ui import clients, menu
from ssi.words import clients as words
from tests.pages.support import TODAY, as_local, go_to, store_with, weekly_scores
from tests.pages.test_mapping import box, plain

CALM = (50, 51, 50, 51, 50, 51, 50, 51)


def store_of(**last: float) -> Store:
    """Clients whose overall goes up and down by a point each week and is so much in the last one."""
    store = open_memory()
    for name, score in last.items():
        frames = Frames(snapshots=weekly_scores(*CALM, score))
        store.add(store.add_person(name).id, frames, kind="import", name="history.csv")
    return store


def rows(app: AppTest) -> list[tuple[str, str]]:
    """Who is in the table, and why now."""
    table = app.dataframe[0].value
    return list(zip(table["Client"], table["Why now"], strict=True))


def person(store: Store, name: str) -> int:
    return next(each.id for each in store.people() if each.name == name)


def card(store: Store, name: str) -> Card:
    return from_kept(store.documents(person(store, name), "client")["card"])


def with_notes(app: AppTest) -> AppTest:
    """The page with the part for notes open, as a click on its heading does it."""
    app.session_state["client-notes"] = True
    return app.run()


def noted(app: AppTest, kind: str, box: str) -> Any:
    """A box of the form for notes."""
    return next(each for each in app.get(kind) if each.key and each.key.startswith(f"client-{box}-"))


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def test_without_a_second_person_the_address_opens_a_form_for_the_first_client():
    store = store_with(Frames(snapshots=weekly_scores(*CALM)))
    with as_local(store) as open_page:
        app = open_page("clients")
        assert app.header[0].value == "Add your first client."
        app.text_input(key="client-new-name").input(" Ann ")
        press(app, "Add client")
        assert not app.exception
        assert "Ann was added." in plain(app)
        assert rows(app) == [("Ann", "–"), ("My history", "–")]
    assert [each.name for each in store.people()] == ["", "Ann"]


def test_the_empty_history_of_who_came_first_is_no_client():
    with as_local(open_memory()) as open_page:
        app = open_page("clients")
        app.text_input(key="client-new-name").input("Ann")
        press(app, "Add client")
        assert rows(app) == [("Ann", "–")]


def test_a_client_needs_a_name():
    store = open_memory()
    with as_local(store) as open_page:
        app = press(open_page("clients"), "Add client")
        assert "A history needs a name." in plain(app)
    assert len(store.people()) == 1


@pytest.mark.parametrize("has_clients", [True, False])
def test_the_page_is_in_the_menu_only_beside_a_second_person(has_clients, monkeypatch):
    monkeypatch.setattr(menu.st, "Page", lambda path, **page: (path.stem, page["visibility"]))
    shown = {
        name: visibility
        for group in menu.pages(has_clients=has_clients).values()
        for name, visibility in group
    }
    of_coach = {shown.pop(name) for name in menu.COACH}
    assert of_coach == {"visible" if has_clients else "hidden"}
    assert set(shown.values()) == {"visible"}


def test_who_moved_more_than_usual_comes_first_and_the_headline_counts_them():
    with as_local(store_of(Ann=50, Bob=51, Cem=45, Dee=50)) as open_page:
        app = open_page("clients")
    assert app.header[0].value == "1 of 4 clients needs you this week."
    assert rows(app) == [("Cem", "more than usual"), ("Ann", "–"), ("Bob", "–"), ("Dee", "–")]


def test_who_is_silent_where_others_are_not_comes_next():
    store = store_of(Ann=50, Bob=51)
    long_ago = Frames(snapshots=weekly_scores(*CALM, last=TODAY.replace(month=9)))
    store.add(store.add_person("Cem").id, long_ago, kind="import", name="history.csv")
    with as_local(store) as open_page:
        app = open_page("clients")
    assert rows(app)[0] == ("Cem", "silent: last snapshot 8 weeks ago")


def test_the_table_is_narrowed_by_search_kind_and_tag():
    store = store_of(Ann=50, Bob=40, Cem=51)
    store.keep_document(person(store, "Ann"), "client", "card", to_kept(Card(tags=("spring",))))
    with as_local(store) as open_page:
        app = open_page("clients")
        app.text_input(key="clients-search").input("cem").run()
        assert rows(app) == [("Cem", "–")]
        app.text_input(key="clients-search").input("").run()
        app.segmented_control(key="clients-which").select("needs").run()
        assert rows(app) == [("Bob", "more than usual")]
        app.segmented_control(key="clients-which").select("silent").run()
        assert "Nobody fits these choices." in plain(app)
        app.segmented_control(key="clients-which").select("all").run()
        app.selectbox(key="clients-tag").select("spring").run()
        assert rows(app) == [("Ann", "–")]
        assert not app.exception


def test_a_client_is_opened_on_today():
    with as_local(store_of(Ann=50, Bob=40)) as open_page:
        app = with_notes(open_page("clients"))
        app.selectbox(key="clients-one").select(person_of(app, "Bob")).run()
        press(app, "Open this client")
        assert not app.exception
        assert app.title[0].value == "Today"
        assert "History of Bob" in plain(app)
        assert box(app, "Whose history").value == person_of(app, "Bob")


def test_who_comes_back_from_a_client_finds_the_table_as_it_was_narrowed():
    with as_local(store_of(Ann=50, Bob=40)) as open_page:
        app = open_page("clients")
        app.segmented_control(key="clients-which").select("needs").run()
        press(with_notes(app), "Open this client")
        go_to(app, "clients")
        assert rows(app) == [("Bob", "more than usual")]


def person_of(app: AppTest, name: str) -> int:
    """The number of a client; those of `store_of` are counted from 1."""
    return {"Ann": 1, "Bob": 2, "Cem": 3}[name]


def test_a_selected_row_opens_that_client(monkeypatch):
    opened = []
    monkeypatch.setattr(clients, "_open", opened.append)
    store = store_of(Ann=50, Bob=40)
    with as_local(store) as open_page:
        shown = open_page("clients").session_state["once"]
    found = next(
        answer
        for key, (_asked, answer) in shown[1].items()
        if key[2] == (type(clients._clients), clients._clients)
    )

    class Selected:
        selection = type("Rows", (), {"rows": [0]})

    monkeypatch.setattr(clients.st, "session_state", {"clients-table": Selected})
    clients._open_selected(found)
    assert opened == [person(store, "Bob")]


def test_notes_are_kept_and_shown():
    store = store_of(Ann=50, Bob=51)
    with as_local(store) as open_page:
        app = with_notes(open_page("clients"))
        noted(app, "text_input", "tags").input("sales, spring")
        noted(app, "date_input", "meeting").set_value(TODAY)
        noted(app, "text_input", "alias").input("The architect")
        noted(app, "text_input", "also").input("Annie, Acme")
        press(app, "Keep these notes")
        assert not app.exception
        assert "The notes on Ann are kept." in plain(app)
        row = app.dataframe[0].value.iloc[0]
        assert (row["Tags"], row["Next meeting"]) == ("sales, spring", "20 Nov 2026")
        assert row["Name on screen"] == "The architect"
    assert card(store, "Ann") == Card(
        ("sales", "spring"), TODAY, alias="The architect", also=("Annie", "Acme")
    )


def test_an_alias_that_is_the_letter_of_somebody_else_is_not_kept():
    store = store_of(Ann=50, Bob=51)
    ann, bob = person(store, "Ann"), person(store, "Bob")
    theirs = words.letters([bob])[bob].upper()
    with as_local(store) as open_page:
        app = with_notes(open_page("clients"))
        noted(app, "text_input", "alias").input(theirs)
        press(app, "Keep these notes")
        assert f"“{theirs}” is what somebody else is called on a shared screen" in plain(app)
        assert not store.documents(ann, "client")
        own = words.letters([ann])[ann]
        noted(app, "text_input", "alias").input(own)
        press(app, "Keep these notes")
    assert card(store, "Ann") == Card(alias=own)


def test_an_alias_that_somebody_else_has_is_not_kept():
    store = store_of(Ann=50, Bob=51)
    store.keep_document(person(store, "Bob"), "client", "card", to_kept(Card(alias="The architect")))
    with as_local(store) as open_page:
        app = with_notes(open_page("clients"))
        noted(app, "text_input", "alias").input("the  Architect")
        press(app, "Keep these notes")
        assert "“the Architect” is what somebody else is called" in plain(app)
    assert not store.documents(person(store, "Ann"), "client")


def test_the_form_shows_what_was_noted_meanwhile_and_keeps_it():
    store = store_of(Ann=50, Bob=51)
    ann = person(store, "Ann")
    with as_local(store) as open_page:
        app = with_notes(open_page("clients"))
        noted(app, "text_input", "tags").input("sales")
        # As a merge or another window does it.
        store.keep_document(ann, "client", "card", to_kept(Card(also=("Annie",))))
        press(app, "Keep these notes")
        assert card(store, "Ann") == Card(("sales",), also=("Annie",))
        assert noted(app, "text_input", "also").value == "Annie"
        press(app, "Keep these notes")
    assert card(store, "Ann") == Card(("sales",), also=("Annie",))


def test_a_client_is_archived_and_brought_back():
    store = store_of(Ann=50, Bob=40)
    with as_local(store) as open_page:
        app = press(with_notes(open_page("clients")), "Archive this client")
        assert "Bob is archived; the history stays." in plain(app)
        assert rows(app) == [("Ann", "–")]
        assert app.header[0].value == "Nobody needs you this week."
        app.segmented_control(key="clients-which").select("archived").run()
        assert rows(app) == [("Bob", "–")]
        app.selectbox(key="clients-one").select(person(store, "Bob")).run()
        press(app, "Bring this client back")
        assert not app.exception
    assert card(store, "Bob") == Card()


# It was not only you


ALL_DOWN = {"Ann": 46, "Bob": 45, "Cem": 46, "Dee": 47, "Eli": 51}


def test_with_five_clients_of_whom_four_fell_nothing_is_named():
    with as_local(store_of(**ALL_DOWN)) as open_page:
        assert "not only you" not in plain(open_page("today"))


def test_a_week_in_which_all_fell_is_named_on_every_page_that_shows_it():
    store = store_of(**{**ALL_DOWN, "Eli": 40})
    said = "5 of 5 clients moved down"
    with as_local(store) as open_page:
        assert f"It was not only you: {said} that week." in plain(open_page("today"))
        assert f"Week of 16 Nov 2026: it was not only you, {said}." in plain(open_page("trends"))
        assert f"Yes: in the week of 16 Nov 2026, {said}." in plain(open_page("changes"))
        app = open_page("clients")
        assert f"Week of 16 Nov 2026: {said} that week." in plain(app)
        assert rows(app)[0] == ("Eli", "more than usual, as most did")


def test_one_person_alone_is_asked_nothing_about_clients():
    with as_local(store_with(Frames(snapshots=weekly_scores(*CALM, 40)))) as open_page:
        assert "most clients" not in plain(open_page("changes"))


def test_a_history_is_read_once_for_each_version(monkeypatch):
    store = store_of(Ann=50, Bob=51)
    read = []
    history = Store.history
    monkeypatch.setattr(Store, "history", lambda self, person: read.append(person) or history(self, person))
    with as_local(store) as open_page:
        app = open_page("clients")
        assert sorted(read) == [1, 2]
        app.run()
        open_page("clients")
        assert sorted(read) == [1, 2]
        store.rename_person(2, "Bo")
        go_to(app, "clients")
        assert sorted(read) == [1, 2, 2]
        assert rows(app)[1][0] == "Bo"


@pytest.mark.parametrize(("few", "is_read"), [(1, False), (20, True)])
def test_a_page_about_one_waits_for_few_others_and_for_many_only_once_their_table_was_opened(
    few, is_read, monkeypatch
):
    read = []
    summaries = clients.summaries
    monkeypatch.setattr(clients, "_FEW", few)
    monkeypatch.setattr(clients, "summaries", lambda here: read.append(here.person) or summaries(here))
    with as_local(store_of(Ann=52, Ben=52)) as open_page:
        open_page("changes")
        assert bool(read) == is_read
        open_page("clients")
        read.clear()
        open_page("changes")
        assert read
