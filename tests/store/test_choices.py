import math
from datetime import timedelta

import pytest

from ssi.store import Cell, NotFound, Store, open_memory
from tests.store.support import MONDAY, scores, shown, ticking

TUESDAY = MONDAY + timedelta(days=1)
CELL = Cell("snapshots", MONDAY, "overall")


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def person(store: Store) -> int:
    return store.first_person().id


def monday(store: Store, person: int, score: float, name: str = "history.csv") -> int:
    return store.add(person, scores((MONDAY, {"overall": score})), kind="import", name=name).batch


def overall(store: Store, person: int) -> float | None:
    return shown(store.history(person).snapshots).get(MONDAY)


def test_a_disagreement_names_both_values_and_where_they_come_from(store, person):
    old = monday(store, person, 50, "old.csv")
    new = monday(store, person, 60, "new.csv")
    (row,) = store.disagreements(person).itertuples()
    assert (row.frame, row.date.date(), row.field, row.days) == ("snapshots", MONDAY, "overall", 1)
    assert (row.shown, row.shown_batch, row.shown_name) == (60, new, "new.csv")
    assert (row.other, row.other_batch, row.other_name) == (50, old, "old.csv")
    assert row.shown_at - row.other_at == timedelta(minutes=1)


def test_each_other_value_is_named_once_by_the_newest_that_says_it(store, person):
    monday(store, person, 50)
    fifty = monday(store, person, 50)
    monday(store, person, 60)
    monday(store, person, 60)
    (row,) = store.disagreements(person).itertuples()
    assert (row.other, row.other_batch) == (50, fifty)


def test_a_choice_shows_the_other_value_and_settles_it(store, person):
    old = monday(store, person, 50)
    monday(store, person, 60)
    choice = store.choose(person, [CELL], old)
    assert overall(store, person) == 50
    assert store.disagreements(person).empty
    store.undo(choice)
    assert overall(store, person) == 60
    assert len(store.disagreements(person)) == 1


def test_a_choice_is_void_while_its_batch_is_undone(store, person):
    monday(store, person, 40)
    chosen = monday(store, person, 50)
    monday(store, person, 60)
    store.choose(person, [CELL], chosen)
    store.undo(chosen)
    assert overall(store, person) == 60
    assert store.disagreements(person)["other"].to_list() == [40]
    store.bring_back(chosen)
    assert overall(store, person) == 50
    assert store.disagreements(person).empty


def test_a_newer_batch_wins_over_a_choice_and_disagrees_anew(store, person):
    old = monday(store, person, 50)
    monday(store, person, 60)
    store.choose(person, [CELL], old)
    newest = monday(store, person, 70)
    assert overall(store, person) == 70
    (row,) = store.disagreements(person).itertuples()
    assert (row.shown_batch, row.other, row.other_batch) == (newest, 50, old)


def test_a_newer_batch_that_says_what_was_chosen_changes_nothing(store, person):
    old = monday(store, person, 50)
    monday(store, person, 60)
    store.choose(person, [CELL], old)
    monday(store, person, 50)
    assert overall(store, person) == 50
    assert store.disagreements(person).empty


def test_a_removed_value_stays_away_until_something_newer_says_it(store, person):
    monday(store, person, 50)
    removal = store.choose(person, [CELL], None)
    assert overall(store, person) is None
    assert store.disagreements(person).empty
    added = store.add(person, scores((MONDAY, {"overall": 50})), kind="import", name="again.csv")
    assert (added.new_values, added.disagreements) == (0, 1)
    (row,) = store.disagreements(person).itertuples()
    assert (row.shown, row.other_name) == (50, "Removed by you")
    assert math.isnan(row.other)
    store.choose(person, [CELL], row.other_batch)
    assert overall(store, person) is None
    store.undo(removal)
    assert overall(store, person) == 50


def test_a_value_kept_away_stays_away_when_the_stored_state_is_kept(store, person):
    monday(store, person, 50)
    store.choose(person, [CELL], None)
    store.add(person, scores((MONDAY, {"overall": 50})), kind="import", name="again.csv", keep_stored=True)
    assert overall(store, person) is None
    assert store.disagreements(person).empty


def test_a_choice_of_a_batch_that_no_longer_says_the_cell_is_void(store, person):
    old = monday(store, person, 50)
    monday(store, person, 60)
    store.choose(person, [CELL], old)
    store.reread(old, scores((TUESDAY, {"overall": 50})), options={}, problems=())
    assert overall(store, person) == 60


def test_a_batch_of_someone_else_cannot_be_chosen(store, person):
    monday(store, person, 50)
    with pytest.raises(NotFound):
        store.choose(person, [CELL], 99)
    assert len(store.batches(person)) == 1
