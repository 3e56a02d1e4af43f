"""An import that is somebody else's goes to them, and two histories of one client become one; both with an undo."""

from streamlit.testing.v1 import AppTest

from ssi.model import Frames, plans
from ssi.model.plans import Plan
from ssi.store import Cell, Store, open_memory
from tests.pages.support import TODAY, as_local, store_with, weekly_scores
from tests.pages.test_clients import person, press, rows, store_of, with_notes
from tests.pages.test_mapping import box, plain
from tests.store.test_moving import rows_of


def imports(store: Store) -> dict[str, list[str]]:
    return {each.name: [batch.name for batch in store.batches(each.id)] for each in store.people()}


def opened(open_page, store: Store, name: str = "history.csv") -> tuple[AppTest, int]:
    """Data of the first person, with the form of one of their imports opened."""
    (batch,) = (each.id for each in store.batches(1) if each.name == name)
    app = open_page("data")
    return app.toggle(key=f"else-{batch}").set_value(True).run(), batch


def test_who_is_alone_here_is_not_asked_whose_an_import_is():
    with as_local(store_with(Frames(snapshots=weekly_scores(50)))) as open_page:
        assert "This is somebody else's" not in [each.label for each in open_page("data").toggle]


def test_an_import_goes_to_another_client_and_back():
    store = store_of(Ann=50, Bob=40)
    store.add(1, Frames(snapshots=weekly_scores(70)), kind="import", name="bob.csv")
    before = rows_of(store)
    with as_local(store) as open_page:
        app, batch = opened(open_page, store, "bob.csv")
        assert app.selectbox(key=f"else-to-{batch}").options == ["Bob", "Somebody new"]
        app.button(key=f"else-move-{batch}").click().run()
        assert not app.exception
        assert "bob.csv went to Bob, with all that is in it." in plain(app)
        assert imports(store) == {"Ann": ["history.csv"], "Bob": ["bob.csv", "history.csv"]}
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert rows_of(store) == before


def test_an_import_goes_to_somebody_new_who_is_gone_again_when_it_is_taken_back():
    store = store_of(Ann=50, Bob=40)
    with as_local(store) as open_page:
        app, batch = opened(open_page, store)
        app.selectbox(key=f"else-to-{batch}").select("new").run()
        app.button(key=f"else-move-{batch}").click().run()
        assert "A history needs a name." in plain(app)
        app.text_input(key=f"else-name-{batch}").input(" Cem ")
        app.button(key=f"else-move-{batch}").click().run()
        assert imports(store) == {"Ann": [], "Bob": ["history.csv"], "Cem": ["history.csv"]}
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert imports(store) == {"Ann": ["history.csv"], "Bob": ["history.csv"]}


def test_a_new_name_that_is_taken_means_who_has_it():
    store = store_of(Ann=50, Bob=40)
    with as_local(store) as open_page:
        app, batch = opened(open_page, store)
        app.selectbox(key=f"else-to-{batch}").select("new").run()
        app.text_input(key=f"else-name-{batch}").input("ann")
        app.button(key=f"else-move-{batch}").click().run()
        assert "It is in that history already." in plain(app)
        app.text_input(key=f"else-name-{batch}").input("BOB")
        app.button(key=f"else-move-{batch}").click().run()
    assert imports(store) == {"Ann": [], "Bob": ["history.csv", "history.csv"]}


def test_a_choice_is_about_one_history_and_goes_nowhere():
    store = store_of(Ann=50, Bob=40)
    choice = store.choose(1, [Cell("snapshots", TODAY, "overall")], None)
    with as_local(store) as open_page:
        assert f"else-{choice}" not in [each.key for each in open_page("data").toggle]


# Two histories


def twice() -> Store:
    """Ann, and Ann once more under another spelling; Cem besides."""
    store = open_memory()
    for name, last in (("Ann", (50, 51, 52)), ("Ann L.", (60, 51, 52, 53)), ("Cem", (40, 41))):
        frames = Frames(snapshots=weekly_scores(*last))
        store.add(store.add_person(name).id, frames, kind="import", name=f"{name}.csv")
    return store


def merging(app: AppTest, store: Store, into: str, other: str) -> AppTest:
    with_notes(app).selectbox(key="clients-one").select(person(store, into)).run()
    app.toggle(key=f"merge-{person(store, into)}").set_value(True).run()
    return app.selectbox(key=f"merge-with-{person(store, into)}").select(person(store, other)).run()


def test_two_histories_are_seen_beside_each_other_merged_and_parted_again():
    store = twice()
    before = rows_of(store)
    with as_local(store) as open_page:
        app = merging(open_page("clients"), store, "Ann", "Ann L.")
        told = plain(app)
        assert "Ann: 3 snapshots, 6 Nov 2026 to 20 Nov 2026; 1 file" in told
        assert "Ann L.: 4 snapshots, 30 Oct 2026 to 20 Nov 2026; 1 file" in told
        # Three days in both; overall is the sum of the pillars: 4 values a day that differ, none that is the same.
        assert "12 values differ: what was added later shows" in told
        assert app.button(key="merge-now-1").disabled
        app.checkbox(key="merge-one-1-2").check().run()
        press(app, "Put Ann L. into Ann")
        assert not app.exception
        assert "Everything of Ann L. is in the history of Ann now." in plain(app)
        assert sorted(rows(app)) == [("Ann", "–"), ("Cem", "–")]
        assert store.history(1).snapshots["overall"].to_list() == [60, 51, 52, 53]
        app.button(key="notice-undo").click().run()
        assert not app.exception
        assert len(rows(app)) == 3
    assert rows_of(store) == before


def test_no_other_history_is_proposed():
    store = twice()
    with as_local(store) as open_page:
        app = with_notes(open_page("clients"))
        app.toggle(key="merge-1").set_value(True).run()
        assert box(app, "The other history").value is None
        assert not [each for each in app.button if each.key == "merge-now-1"]


def test_what_finds_no_room_is_listed_and_has_to_be_agreed_to():
    store = twice()
    monday = TODAY.replace(day=16)
    for each, routine in ((1, "usual"), (2, "busy")):
        store.keep_document(each, "plan", monday.isoformat(), plans.to_kept(Plan(monday, (), routine)))
    with as_local(store) as open_page:
        app = merging(open_page("clients"), store, "Ann", "Ann L.")
        assert "• the plan that holds from 16 Nov 2026" in plain(app)
        assert app.button(key="merge-now-1").disabled
        app.checkbox(key="merge-sure-1-2").check().run()
        assert app.button(key="merge-now-1").disabled, "most values differ"
        app.checkbox(key="merge-one-1-2").check().run()
        app.button(key="merge-now-1").click().run()
        assert not app.exception
    assert [each.name for each in store.people()] == ["Ann", "Cem"]


def test_whoever_was_looked_at_and_is_gone_is_followed_into_the_history_that_stays():
    store = twice()
    with as_local(store) as open_page:
        app = open_page("clients")
        app.sidebar.selectbox[0].select(3).run()
        merging(app, store, "Ann L.", "Cem")
        app.checkbox(key="merge-one-2-3").check().run()
        press(app, "Put Cem into Ann L.")
        assert not app.exception
        assert app.sidebar.selectbox[0].value == 2
        assert "Everything of Cem is in the history of Ann L. now." in plain(app)


def test_with_one_client_there_is_nobody_to_merge_with():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("clients")
        app.text_input(key="client-new-name").input("Ann")
        press(app, "Add client")
        assert len(store.people()) == 2
        with_notes(app)
        assert "Merge with another history" not in [each.label for each in app.toggle]
