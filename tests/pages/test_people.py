"""Several people: each in a history of their own, one shown at a time, nothing mixed."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from ssi.catalog.routines import as_plan, usual
from ssi.model import Frames
from ssi.model.plans import to_kept
from ssi.store import Store, open_memory
from ssi.ui import sample
from tests.pages.support import TODAY, as_local, go_to, key_of, store_with, weekly_scores
from tests.pages.test_doors import SHEET, TWO_PEOPLE, add, edit, editor_key, upload
from tests.pages.test_mapping import box, plain

MONDAY = date(2026, 11, 16)


def scores(store: Store) -> dict[str, list[float]]:
    return {person.name: store.history(person.id).snapshots["overall"].to_list() for person in store.people()}


def whose(app: AppTest):
    return app.sidebar.selectbox[0]


def test_a_file_of_two_people_makes_two_histories_named_as_in_the_file():
    store = open_memory()
    with as_local(store) as open_page:
        add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
    assert scores(store) == {"Ann": [41, 42], "Bob": [51, 52]}


def test_the_switch_shows_the_other_history_on_every_page():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        assert "Kept for Ann, Bob." in plain(app)
        assert "History of Ann" in plain(app)
        whose(app).select_index(1).run()
        assert not app.exception
        assert "History of Bob" in plain(app)
        assert app.header[0].value != ""
        assert "SSI 52, decent" in go_to(app, "today").header[0].value
        assert "SSI 52, decent" in open_page("today").header[0].value, (
            "a page loaded again is about the same one"
        )


def test_one_undo_takes_everything_out_again():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert scores(store) == {"Ann": [], "Bob": []}


def test_somebody_with_a_history_gets_their_rows_whatever_the_case_of_the_name():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        more = (
            b"Date,Client,SSI\n2026-11-16,ANN,43\n2026-11-16,bob,53\n2026-11-18,ANN,44\n2026-11-18,bob,54\n"
        )
        add(upload(app, "more.csv", more))
    assert scores(store) == {"Ann": [41, 42, 43, 44], "Bob": [51, 52, 53, 54]}


def test_people_of_a_file_can_be_left_out_or_given_to_another_history():
    store = store_with(Frames(snapshots=weekly_scores(60)))
    me = store.first_person().id
    with as_local(store) as open_page:
        app = upload(open_page("data"), "clients.csv", TWO_PEOPLE)
        edit(app, editor_key(app, "to-"), {0: {"to": str(me)}, 1: {"to": "left out"}})
        app.run()
        add(app)
        assert not app.exception
    assert scores(store) == {"": [41, 42, 60]}


def test_a_file_with_a_clients_name_is_proposed_for_that_client_whoever_is_looked_at():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        add(upload(app, "ssi_BOB_2026-11.csv", b"Date,SSI\n2026-11-16,53\n"))
        add(upload(app, "my scores.csv", b"Date,SSI\n2026-11-16,43\n"))
    assert scores(store) == {"Ann": [41, 42, 43], "Bob": [51, 52, 53]}


def test_files_that_come_together_can_go_to_a_history_each():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].upload("ann_smith.csv", b"Date,SSI\n2026-11-02,41\n", "text/csv")
        app.file_uploader[0].upload("bob.csv", b"Date,SSI\n2026-11-02,51\n", "text/csv").run()
        first, second = (each for each in app.selectbox if each.label == "Goes to")
        assert first.options == ["Goes to: My history", "Goes to a new history: ann smith"]
        first.select("new")
        second.select("new").run()
        add(app)
        assert not app.exception
    assert scores(store) == {"ann smith": [41], "bob": [51]}


def test_one_file_of_a_person_who_is_alone_here_asks_nothing():
    with as_local(open_memory()) as open_page:
        app = upload(open_page("data"), "scores.csv", SHEET)
        assert "Goes to" not in [each.label for each in app.selectbox]


def test_another_history_is_begun_on_the_data_page_and_shown():
    store = store_with(Frames(snapshots=weekly_scores(60)))
    with as_local(store) as open_page:
        app = open_page("data")
        app.text_input(key=key_of(store, "new-person-name")).input("Cem")
        next(button for button in app.button if button.label == "Start their history").click().run()
        assert not app.exception
        assert "History of Cem" in plain(app)
        assert "Nothing is kept yet." in app.header[0].value
        assert box(app, "Whose history").options == ["My history", "Cem"]


def test_a_history_gets_another_name():
    store = store_with(Frames(snapshots=weekly_scores(60)))
    with as_local(store) as open_page:
        app = open_page("data")
        app.text_input(key=f"name-of-{store.first_person().id}").input("  Sam ")
        next(button for button in app.button if button.label == "Keep the name").click().run()
        assert not app.exception
    assert store.first_person().name == "Sam"


def test_edits_that_were_not_kept_do_not_go_along_to_another_person():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        edit(app, editor_key(app, "scores-table-"), {0: {"overall": "99"}})
        whose(app).select_index(1).run()
        next(button for button in app.button if button.label == "Keep changes").click().run()
        assert not app.exception
    assert scores(store) == {"Ann": [41, 42], "Bob": [51, 52]}


OF_ALL = ("person", "workspace-0")
"""Boxes on pages about one person that are about nobody: who is looked at, a workspace to open."""


def filled_in(app: AppTest) -> set[str]:
    """What the browser calls the boxes of a page that something can be typed into, or a file put into."""
    kinds = (
        "text_input",
        "text_area",
        "number_input",
        "date_input",
        "time_input",
        "data_editor",
        "file_uploader",
    )
    return {box.proto.id for kind in kinds for box in app.get(kind)} - {""}


WHOLE = ("today", "trends", "changes", "lines_up", "behaviours", "report", "data")
PARTS = {
    **dict.fromkeys(["week", "plan", "experiment", "review", "goals"], "routine-section"),
    **dict.fromkeys(["agreed", "next"], "session-step"),
}
"""Parts of a page that are chosen, and what chooses them: the page's name, and what it calls its parts."""


@pytest.mark.parametrize("place", [*WHOLE, *PARTS])
def test_what_is_typed_and_not_yet_sent_does_not_go_along_to_another_person(place):
    # The browser keeps what stands in a box by the name of the box.
    store = sample.filled(TODAY)
    first, other = store.people()[0].id, store.add_person("Zoe").id
    store.add(other, store.history(first).frames, kind="import", name="history.csv")
    with as_local(store) as open_page:
        app = open_page(PARTS.get(place, place).partition("-")[0])
        if place in PARTS:
            of_one = key_of(store, PARTS[place]) if place in ("agreed", "next") else PARTS[place]
            app.segmented_control(key=of_one).set_value(place).run()
        before = filled_in(app)
        whose(app).set_value(other).run()
        assert not app.exception
    both = {box for box in before & filled_in(app) if not box.endswith(OF_ALL)}
    assert not both


def test_a_history_is_removed_only_after_it_was_confirmed_and_the_others_stay():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
        whose(app).select_index(1).run()
        assert "This goes, and cannot be brought back: 2 snapshots, 2 Nov 2026 to 9 Nov 2026." in plain(app)
        assert app.button(key="remove-person").disabled
        app.checkbox(key=f"remove-sure-{store.people()[1].id}").check().run()
        app.button(key="remove-person").click().run()
        assert not app.exception
        assert "2 snapshots" in app.header[0].value
    assert scores(store) == {"Ann": [41, 42]}


def test_of_many_people_the_file_itself_is_not_kept_and_the_page_says_so():
    rows = [f"2026-11-{day:02},Client {number},{40 + number}" for day in (2, 9) for number in range(11)]
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "clients.csv", "\n".join(["Date,Client,SSI", *rows]).encode()))
        assert not app.exception
        assert (
            "22 snapshots added. Kept for Client 0, Client 1, Client 2, Client 3, Client 4 and 6 more."
            in plain(app)
        )
        assert "The file holds many people and was not kept itself." in plain(app)
    assert len(store.people()) == 11
    assert not any(batch.has_content for person in store.people() for batch in store.batches(person.id))


def test_what_was_left_out_never_names_somebody_else():
    book = b"Date,Client,SSI\n2026-11-02,Ann,41\n2026-11-02,Bob,51\n2026-11-09,Ann,42\n2026-11-09,Bob,Bob?\n"
    store = open_memory()
    with as_local(store) as open_page:
        add(upload(open_page("data"), "clients.csv", book))
    ann, bob = (store.batches(person.id)[0].problems for person in store.people())
    assert not any("Bob" in problem.message for problem in ann)
    assert any("Bob" in problem.message for problem in bob)


def test_what_deleting_takes_counts_everybody_as_soon_as_they_are_kept():
    store = store_with(Frames(snapshots=weekly_scores(60)))
    with as_local(store) as open_page:
        app = open_page("data")
        assert "This goes, and cannot be brought back: 1 snapshot," in plain(app)
        add(upload(app, "clients.csv", TWO_PEOPLE))
        assert "This goes, and cannot be brought back: 5 snapshots," in plain(app)


def test_who_has_no_name_but_a_plan_becomes_nobody_elses_history():
    store = open_memory()
    mine = store.first_person().id
    plan = as_plan(usual(), MONDAY)
    store.keep_document(mine, "plan", MONDAY.isoformat(), to_kept(plan))
    with as_local(store) as open_page:
        add(upload(open_page("data"), "clients.csv", TWO_PEOPLE))
    assert [person.name for person in store.people()] == ["", "Ann", "Bob"]
    assert store.documents(mine, "plan")
