"""People of one owner, how their tables are read, and where their values come from."""

from datetime import date, timedelta

import pytest

from ssi.model import Frames, frame
from ssi.store import Cell, NotFound, Store, open_memory
from tests.store.support import MONDAY, SUNDAY, posts, scores, shown, ticking

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


def test_people_are_listed_as_they_were_added_and_each_has_a_history_of_their_own(store):
    ann, ben = store.add_person("Ann Example"), store.add_person("Ben Example")
    assert store.people() == (ann, ben)
    assert store.first_person() == ann
    for person, score in ((ann, 50), (ben, 60)):
        store.add(
            person.id, scores((MONDAY, {"overall": score})), kind="import", name="a.csv", content=b"same"
        )
    assert shown(store.history(ann.id).snapshots) == {MONDAY: 50}
    assert shown(store.history(ben.id).snapshots) == {MONDAY: 60}


def test_a_person_can_be_called_something_else(store):
    person = store.first_person()
    store.rename_person(person.id, "Ann Example")
    assert store.history(person.id).name == "Ann Example"
    assert store.version(person.id) > person.version


def test_removing_a_person_takes_all_of_theirs_and_nothing_of_others(store):
    ann, ben = store.add_person("Ann Example").id, store.add_person("Ben Example").id
    for person in (ann, ben):
        store.add(person, posts((MONDAY, 1.0)), kind="import", name="a.csv", content=b"bytes")
    store.remove_person(ann)
    assert [person.id for person in store.people()] == [ben]
    assert (store.holdings().imports, store.holdings().counts) == (1, 1)
    for gone in (store.history, store.batches, store.remove_person):
        with pytest.raises(NotFound):
            gone(ann)


def test_how_a_shape_is_read_is_remembered_until_it_is_said_anew(store):
    assert store.remembered("date|score") is None
    options = {"columns": {"date": "date", "score": "overall"}, "snapshot_date": date(2026, 11, 2)}
    store.remember("date|score", options)
    assert store.remembered("date|score") == options
    store.remember("date|score", {"scale": 100})
    assert store.remembered("date|score") == {"scale": 100}
    assert store.remembered("date") is None


def test_sources_say_whose_values_show_and_from_when_to_when(store):
    person = store.first_person().id
    old = store.add(
        person,
        scores((MONDAY, {"overall": 50, "brand": 12}), (TUESDAY, {"overall": 51}), (SUNDAY, {"overall": 52})),
        **{"kind": "import", "name": "old.csv", "format": "wide"},
    ).batch
    new = store.add(person, scores((TUESDAY, {"overall": 60})), kind="typed", name="Typed").batch
    replies = frame("outcomes", [{"date": SUNDAY, "measure": "replies", "value": 3.0, "days": 7}])
    other = store.add(
        person, Frames(outcomes=replies), kind="import", name="replies.csv", format="long"
    ).batch
    assert [tuple(row) for row in store.sources(person).itertuples(index=False)] == [
        ("outcomes", "replies", other, "replies.csv", "long", "import", *days(MONDAY, SUNDAY)),
        ("snapshots", "brand", old, "old.csv", "wide", "import", *days(MONDAY, MONDAY)),
        ("snapshots", "overall", old, "old.csv", "wide", "import", *days(MONDAY, SUNDAY)),
        ("snapshots", "overall", new, "Typed", "", "typed", *days(TUESDAY, TUESDAY)),
    ]
    by_week = store.sources(person, by_week=True)
    assert by_week.loc[by_week["batch"] == other, "week"].to_list() == days(MONDAY, MONDAY)[:1]
    store.undo(old)
    assert store.sources(person)["batch"].to_list() == [other, new]


def days(first: date, last: date) -> list:
    dates = frame("events", [{"date": day} for day in (first, last)])["date"]
    return dates.to_list()


def test_a_chosen_value_comes_from_the_batch_that_was_chosen(store):
    person = store.first_person().id
    old = store.add(person, posts((MONDAY, 1.0)), kind="import", name="old.csv").batch
    store.add(person, posts((MONDAY, 2.0)), kind="import", name="new.csv")
    store.choose(person, [Cell("habits", MONDAY, "posts")], old)
    assert store.sources(person)["name"].to_list() == ["old.csv"]


def test_a_removed_value_and_a_new_person_have_no_source(store):
    person = store.first_person().id
    assert store.sources(person).empty
    store.add(person, posts((MONDAY, 1.0)), kind="import", name="old.csv")
    store.choose(person, [Cell("habits", MONDAY, "posts")], None)
    found = store.sources(person)
    assert found.empty
    assert list(found) == ["frame", "field", "batch", "name", "format", "kind", "first", "last"]
