from datetime import timedelta

import pandas as pd
import pytest

from ssi.model import Frames
from ssi.store import Store, open_memory
from tests.store.support import MONDAY, events, labels, ticking

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def person(store: Store) -> int:
    return store.first_person().id


def from_file(store: Store, person: int, *rows) -> int:
    return store.add(person, Frames(events=events(*rows)), kind="import", name="events.csv").batch


def kept(store: Store, person: int) -> pd.DataFrame:
    return store.history(person).events


def test_events_are_kept_by_day_and_known_by_their_id(store, person):
    store.save_events(person, events((TUESDAY, "Course"), (MONDAY, "New job")))
    found = kept(store, person)
    assert labels(found) == ["New job", "Course"]
    assert found.index.is_unique
    assert found["kind"].to_list() == ["other", "other"]


def test_a_table_can_add_change_and_remove_at_once(store, person):
    store.save_events(person, events((MONDAY, "New job"), (TUESDAY, "Course")))
    edited = kept(store, person)
    edited.loc[edited["label"] == "New job", "label"] = "New role"
    edited = edited[edited["label"] != "Course"]
    edited.loc[float("nan")] = [pd.Timestamp(TUESDAY), "Holiday", "break"]
    store.save_events(person, edited)
    assert labels(kept(store, person)) == ["New role", "Holiday"]


def test_a_new_row_may_carry_a_number_that_is_another_events_id(store, person):
    """The table on screen numbers new rows itself: one more than the last id that it was shown."""
    store.save_events(person, events((MONDAY, "New job")))
    shown = kept(store, person)
    other_tab = pd.concat([shown, events((TUESDAY, "Course"))])
    store.save_events(person, other_tab, shown=shown)
    (taken,) = set(kept(store, person).index) - set(shown.index)
    edited = shown.copy()
    edited.loc[taken] = [pd.Timestamp(TUESDAY), "Holiday", "break"]
    store.save_events(person, edited, shown=shown)
    assert sorted(labels(kept(store, person))) == ["Course", "Holiday", "New job"]


def test_events_of_a_file_come_and_go_with_it(store, person):
    batch = from_file(store, person, (MONDAY, "New job"))
    store.save_events(person, pd.concat([kept(store, person), events((TUESDAY, "Course"))]))
    store.undo(batch)
    assert labels(kept(store, person)) == ["Course"]
    store.bring_back(batch)
    assert labels(kept(store, person)) == ["New job", "Course"]


def test_an_event_that_two_files_have_shows_once_and_goes_with_the_last_of_them(store, person):
    first = from_file(store, person, (MONDAY, "New job"))
    second = from_file(store, person, (MONDAY, "New job"))
    assert labels(kept(store, person)) == ["New job"]
    store.undo(first)
    assert labels(kept(store, person)) == ["New job"]
    store.undo(second)
    assert kept(store, person).empty


def test_a_removed_event_of_a_file_stays_away_when_the_file_is_read_again(store, person):
    batch = from_file(store, person, (MONDAY, "New job"), (TUESDAY, "Course"))
    found = kept(store, person)
    (course,) = found.index[found["label"] == "Course"]
    store.save_events(person, found[found["label"] == "Course"])
    again = Frames(events=events((MONDAY, "New job"), (TUESDAY, "Course"), (TUESDAY, "Holiday")))
    store.reread(batch, again, options={}, problems=())
    assert labels(kept(store, person)) == ["Course", "Holiday"]
    assert course in kept(store, person).index


def test_a_changed_event_of_a_file_stays_when_the_file_is_undone(store, person):
    batch = from_file(store, person, (MONDAY, "New job"))
    store.save_events(person, kept(store, person).assign(label="New role"))
    assert labels(kept(store, person)) == ["New role"]
    store.undo(batch)
    assert labels(kept(store, person)) == ["New role"]


def test_saving_an_unchanged_table_changes_no_event(store, person):
    from_file(store, person, (MONDAY, "New job"))
    before = kept(store, person)
    store.save_events(person, before)
    assert kept(store, person).equals(before)


def test_an_event_without_a_day_or_a_label_is_refused(store, person):
    for column in ("date", "label"):
        broken = events((MONDAY, "New job")).assign(**{column: None})
        with pytest.raises(ValueError, match="a row has no date or label or kind"):
            store.save_events(person, broken)
