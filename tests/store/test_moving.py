"""An import that goes to another person, two people who become one, and both of it taken back."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from ssi.model import clients, plans, sessions
from ssi.model.clients import Card
from ssi.model.joining import Dropped
from ssi.model.plans import Plan
from ssi.model.sessions import Note
from ssi.store import Cell, NotFound, Store, StoreError, open_memory, schema
from tests.store.make_workspace import invented
from tests.store.support import MONDAY, SUNDAY, counted, events, labels, posts, scores, shown, ticking
from tests.store.test_workspace import opened, parts_of

TUESDAY = MONDAY + timedelta(days=1)
CELL = Cell("snapshots", MONDAY, "overall")
TODAY = date(2026, 11, 20)


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def people(store: Store) -> tuple[int, int]:
    return store.add_person("Ann").id, store.add_person("Ben").id


def monday(store: Store, person: int, score: float) -> int:
    said = scores((MONDAY, {"overall": score}))
    return store.add(person, said, kind="import", name=f"{score}.csv", content=b"%f" % score).batch


def overall(store: Store, person: int) -> float | None:
    return shown(store.history(person).snapshots).get(MONDAY)


def rows_of(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the versions of people."""
    with store._engine.begin() as connection:
        return {
            table.name: sorted(
                map(tuple, connection.execute(select(*(c for c in table.c if c.name != "version")))), key=repr
            )
            for table in schema.metadata.sorted_tables
        }


# An import that goes to another person


def test_an_import_goes_to_another_person_with_its_events_and_its_file(store, people):
    ann, ben = people
    said = scores((MONDAY, {"overall": 50}))
    batch = store.add(ann, said, kind="import", name="ben.csv", content=b"bytes").batch
    versions = store.version(ann), store.version(ben)
    assert store.move_batch(batch, ben) == ann
    assert (overall(store, ann), overall(store, ben)) == (None, 50)
    assert [each.id for each in store.batches(ben)] == [batch]
    assert store.batches(ann) == ()
    assert store.content(batch) == b"bytes"
    assert store.version(ann) > versions[0]
    assert store.version(ben) > versions[1]


def test_the_events_of_a_file_go_along_and_one_that_was_changed_by_hand_stays():
    store = invented()
    ann, ben = (person.id for person in store.people())
    (file,) = (batch.id for batch in store.batches(ann) if batch.name == "history.csv")
    assert labels(store.history(ann).events) == ["New job", "Holiday"]
    store.move_batch(file, ben)
    assert labels(store.history(ann).events) == ["Holiday"]
    assert labels(store.history(ben).events) == ["New job"], "Course was taken out, and stays out"


def test_it_keeps_its_place_in_the_order(store, people):
    ann, ben = people
    old = monday(store, ann, 50)
    monday(store, ben, 60)
    store.move_batch(old, ben)
    assert overall(store, ben) == 60
    assert store.disagreements(ben)["other"].to_list() == [50]


def test_a_choice_of_it_is_void_and_holds_again_when_it_comes_back(store, people):
    ann, ben = people
    old = monday(store, ann, 50)
    monday(store, ann, 60)
    store.choose(ann, [CELL], old)
    store.move_batch(old, ben)
    assert (overall(store, ann), overall(store, ben)) == (60, 50)
    store.move_batch(old, ann)
    assert (overall(store, ann), overall(store, ben)) == (50, None)


def test_its_own_choices_of_what_stays_are_void_too(store, people):
    ann, ben = people
    monday(store, ann, 50)
    said = scores((MONDAY, {"overall": 60}))
    new = store.add(ann, said, kind="import", name="new.csv", keep_stored=True).batch
    assert overall(store, ann) == 50
    store.move_batch(new, ben)
    assert overall(store, ben) == 60
    store.move_batch(new, ann)
    assert overall(store, ann) == 50


def test_a_workspace_file_goes_without_what_points_at_somebody_else(store, people):
    ann, ben = people
    old = monday(store, ann, 50)
    monday(store, ann, 60)
    store.choose(ann, [CELL], old)
    store.choose(ann, [Cell("snapshots", TUESDAY, "overall")], None)
    store.move_batch(old, ben)
    copy = opened(parts_of(store.workspace()))
    first, second = (person.id for person in copy.people())
    assert (overall(copy, first), overall(copy, second)) == (60, 50)
    assert [batch.choices for batch in copy.batches(first)] == [1, 0, 0], (
        "the removal is no choice of anybody"
    )


def test_only_what_is_ones_own_is_moved_and_only_to_ones_own(store, people):
    ann, ben = people
    other = Store(store._engine, "somebody else", ticking())
    stranger = other.add_person("Cy").id
    batch = monday(store, ann, 50)
    for moved in (lambda: other.move_batch(batch, stranger), lambda: store.move_batch(batch, stranger)):
        with pytest.raises(NotFound):
            moved()
    with pytest.raises(NotFound):
        store.move_batch(batch + 9, ben)
    choice = store.choose(ann, [CELL], None)
    with pytest.raises(ValueError, match="one history"):
        store.move_batch(choice, ben)
    version = store.version(ann)
    assert store.move_batch(batch, ann) == ann
    assert store.version(ann) == version


# Two people who become one


def test_two_histories_become_one_under_the_name_of_the_one_that_stays(store, people):
    ann, ben = people
    store.add(ann, posts((MONDAY, 1.0)), kind="import", name="a.csv")
    store.add(ben, posts((TUESDAY, 2.0)), kind="import", name="b.csv")
    store.save_events(ben, events((MONDAY, "New job")))
    store.merge_people(ann, ben, TODAY)
    assert [(person.id, person.name) for person in store.people()] == [(ann, "Ann")]
    assert counted(store.history(ann).habits) == [(MONDAY, 1, 1), (TUESDAY, 2, 1)]
    assert labels(store.history(ann).events) == ["New job"]
    with pytest.raises(NotFound):
        store.history(ben)


def test_before_it_is_said_what_both_have_and_where_they_differ(store, people):
    ann, ben = people
    days = [MONDAY + timedelta(days=number) for number in range(3)]
    for person, values in ((ann, (50, 51, 52)), (ben, (50, 61, None))):
        said = [
            (day, {"overall": value}) for day, value in zip(days, values, strict=True) if value is not None
        ]
        store.add(person, scores(*said), kind="import", name="a.csv")
    found = store.compare_people(ann, ben, TODAY)
    assert (found.same, found.different, found.dropped) == (1, 1, ())


def test_counts_that_give_way_to_a_total_of_the_same_days_are_counted_as_different(store, people):
    ann, ben = people
    store.add(ann, posts((MONDAY, 1.0), (TUESDAY, 2.0)), kind="import", name="days.csv")
    store.add(ben, posts((SUNDAY, 9.0, 7)), kind="import", name="weeks.csv")
    found = store.compare_people(ann, ben, TODAY)
    assert (found.same, found.different) == (0, 2)
    store.merge_people(ann, ben, TODAY)
    assert counted(store.history(ann).habits) == [(SUNDAY, 9, 7)]
    assert len(store.disagreements(ann)) == 2, "they are kept underneath, and can be chosen"


def test_a_value_that_only_the_other_history_had_taken_away_still_shows(store, people):
    ann, ben = people
    monday(store, ann, 50)
    monday(store, ben, 60)
    store.choose(ben, [CELL], None)
    found = store.compare_people(ann, ben, TODAY)
    assert (found.same, found.different) == (0, 0)
    merged = store.merge_people(ann, ben, TODAY)
    assert overall(store, ann) == 50
    store.part_people(merged)
    assert (overall(store, ann), overall(store, ben)) == (50, None)


def test_a_choice_of_an_import_that_was_moved_away_holds_once_both_are_one_history(store, people):
    ann, ben = people
    old = monday(store, ann, 50)
    monday(store, ann, 60)
    store.choose(ann, [CELL], old)
    store.move_batch(old, ben)
    store.merge_people(ann, ben, TODAY)
    assert overall(store, ann) == 50


PLANS = [plans.to_kept(Plan(MONDAY, (), routine)) for routine in ("usual", "busy")]


def test_what_finds_no_room_is_said_before_and_a_merge_that_drops_anything_else_does_nothing(store, people):
    ann, ben = people
    for person, plan in zip(people, PLANS, strict=True):
        store.keep_document(person, "plan", MONDAY.isoformat(), plan)
    before = rows_of(store)
    dropped = store.compare_people(ann, ben, TODAY).dropped
    assert dropped == (Dropped("plan", MONDAY),)
    with pytest.raises(StoreError, match="changed meanwhile"):
        store.merge_people(ann, ben, TODAY)
    assert rows_of(store) == before
    merged = store.merge_people(ann, ben, TODAY, dropping=dropped)
    assert store.documents(ann, "plan") == {MONDAY.isoformat(): PLANS[0]}
    store.part_people(merged)
    assert rows_of(store) == before


def test_undo_brings_both_back_exactly_as_they_were():
    store = invented()
    ann, ben = (person.id for person in store.people())
    for person, text in ((ann, "Mornings"), (ben, "No Mondays")):
        note = sessions.note_to_kept(Note(MONDAY, text))
        store.keep_document(person, "private_note", f"{MONDAY}-1", note)
        store.keep_document(person, "client", "card", clients.to_kept(Card((text,))))
    before, versions = rows_of(store), [person.version for person in store.people()]
    merged = store.merge_people(ben, ann, TODAY)
    assert [content["text"] for content in store.documents(ben, "private_note").values()] == [
        "No Mondays",
        "Mornings",
    ]
    card = clients.card_of(store.documents(ben, "client"))
    assert card.tags == ("No Mondays", "Mornings")
    assert card.also == ("Ann Example",), "the name of the one who is gone"
    assert labels(store.history(ben).events) == ["New job", "Holiday"]
    store.part_people(merged)
    assert rows_of(store) == before
    assert all(now.version > then for now, then in zip(store.people(), versions, strict=True)), (
        "no version ever means two things"
    )
    with pytest.raises(NotFound):
        store.part_people(merged)


def test_what_has_come_since_stays_with_who_stayed(store, people):
    ann, ben = people
    monday(store, ben, 60)
    store.keep_document(ben, "client", "card", clients.to_kept(Card(("spring",))))
    merged = store.merge_people(ann, ben, TODAY)
    store.add(ann, posts((MONDAY, 3.0)), kind="typed", name="Typed")
    store.keep_document(ann, "client", "card", clients.to_kept(Card(("spring", "sales"))))
    store.part_people(merged)
    assert counted(store.history(ann).habits) == [(MONDAY, 3, 1)]
    assert clients.card_of(store.documents(ann, "client")).tags == ("spring", "sales")
    assert overall(store, ben) == 60
    assert clients.card_of(store.documents(ben, "client")).tags == ("spring",)


def test_only_ones_own_people_are_merged(store, people):
    ann, _ben = people
    other = Store(store._engine, "somebody else", ticking())
    stranger = other.add_person("Cy").id
    for call in (store.merge_people, store.compare_people):
        with pytest.raises(NotFound):
            call(ann, stranger, TODAY)
        with pytest.raises(ValueError, match="another"):
            call(ann, ann, TODAY)


# Who has nothing


def test_of_some_people_only_those_are_deleted_of_whom_nothing_shows(store, people):
    ann, ben = people
    noted, dated, undone = (store.add_person(name).id for name in ("Cy", "Dee", "Eli"))
    monday(store, ben, 60)
    store.keep_document(noted, "client", "card", clients.to_kept(Card(("spring",))))
    store.save_events(dated, events((MONDAY, "New job")))
    store.undo(monday(store, undone, 50))
    store.remove_unused([ann, ben, noted, dated, undone, 99])
    assert [person.id for person in store.people()] == [ben, noted, dated]
    stranger = Store(store._engine, "somebody else", ticking())
    stranger.remove_unused([ben, stranger.add_person("Fay").id])
    assert [person.id for person in store.people()] == [ben, noted, dated]
