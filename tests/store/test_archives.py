"""LinkedIn's archives among other batches: the newer replaces the older, and what was typed comes first."""

from datetime import date, timedelta

import pytest

from ssi.model import Frames, frame
from ssi.store import Added, Cell, NotFound, Store, open_memory
from tests.store.support import MONDAY, SUNDAY, counted, posts, ticking

DAYS = [MONDAY + timedelta(days=number) for number in range(7)]
TUESDAY = DAYS[1]


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def person(store: Store) -> int:
    return store.first_person().id


def archive(store: Store, person: int, frames: Frames, **more) -> Added:
    return store.add(
        person, frames, **{"kind": "import", "name": "archive.zip", "format": "linkedin_archive", **more}
    )


def typed(store: Store, person: int, frames: Frames) -> Added:
    return store.add(person, frames, kind="typed", name="Typed")


def by_day(store: Store, person: int) -> dict[date, float]:
    return {day: value for day, value, _days in counted(store.history(person).habits)}


def numbers(added: Added) -> tuple[int, int, int, int, int]:
    return (
        added.new_values,
        added.same_values,
        added.disagreements,
        added.replaced_values,
        added.under_typed,
    )


def test_a_newer_archive_replaces_the_older_over_the_days_that_both_cover(store, person):
    archive(store, person, posts((DAYS[0], 2.0), (DAYS[1], 1.0), (DAYS[2], 3.0), (DAYS[3], 1.0)))
    newer = archive(store, person, posts((DAYS[1], 1.0), (DAYS[3], 2.0), (DAYS[4], 4.0)))
    # Wednesday lies within the newer archive, which has no post of that day any more.
    assert by_day(store, person) == {DAYS[0]: 2, DAYS[1]: 1, DAYS[3]: 2, DAYS[4]: 4}
    assert store.disagreements(person).empty
    # New: Friday. The same: Tuesday. Replaced: Wednesday's 3 by nothing, Thursday's 1 by 2.
    assert numbers(newer) == (1, 1, 0, 2, 0)
    store.undo(newer.batch)
    assert by_day(store, person) == {DAYS[0]: 2, DAYS[1]: 1, DAYS[2]: 3, DAYS[3]: 1}


def test_an_older_archive_added_late_fills_days_in_and_changes_none(store, person):
    archive(store, person, posts((DAYS[2], 1.0), (DAYS[4], 2.0)))
    older = archive(store, person, posts((DAYS[0], 5.0), (DAYS[2], 9.0), (DAYS[3], 9.0)))
    assert by_day(store, person) == {DAYS[0]: 5, DAYS[2]: 1, DAYS[4]: 2}
    assert numbers(older) == (1, 0, 0, 2, 0)
    assert store.disagreements(person).empty


def test_of_two_archives_that_end_on_one_day_the_one_added_later_counts(store, person):
    archive(store, person, posts((DAYS[0], 1.0), (DAYS[3], 1.0)))
    archive(store, person, posts((DAYS[0], 2.0), (DAYS[3], 2.0)))
    assert by_day(store, person) == {DAYS[0]: 2, DAYS[3]: 2}


def test_an_archive_replaces_kind_by_kind_only(store, person):
    replies = frame("outcomes", [{"date": MONDAY, "measure": "replies", "value": 7.0, "days": 1}])
    archive(store, person, Frames(habits=posts((MONDAY, 2.0)).habits, outcomes=replies))
    archive(store, person, posts((MONDAY, 3.0)))
    kept = store.history(person)
    assert (kept.habits["count"].to_list(), kept.outcomes["value"].to_list()) == ([3.0], [7.0])


def test_a_single_file_of_an_archive_that_is_there_adds_nothing(store, person):
    archive(store, person, posts((DAYS[0], 2.0), (DAYS[1], 0.0)), content=b"the whole")
    part = archive(store, person, posts((DAYS[0], 2.0)), format="linkedin_file", content=b"a part")
    assert numbers(part) == (0, 1, 0, 0, 0)
    whole = archive(store, person, posts((DAYS[0], 2.0), (DAYS[1], 0.0)), content=b"packed again")
    assert numbers(whole) == (0, 2, 0, 0, 0)


def test_the_bytes_of_an_archive_are_not_kept_and_the_same_one_adds_nothing_all_the_same(store, person):
    first = archive(store, person, posts((MONDAY, 2.0)), content=b"private", options={"time_zone": "UTC"})
    (batch,) = store.batches(person)
    assert not batch.has_content
    with pytest.raises(NotFound, match="not kept"):
        store.content(first.batch)
    again = archive(store, person, posts((MONDAY, 2.0)), content=b"private", options={"time_zone": "UTC"})
    assert (again.already_there, again.batch) == (True, first.batch)
    zone = archive(
        store, person, posts((TUESDAY, 2.0)), content=b"private", options={"time_zone": "Asia/Tokyo"}
    )
    assert not zone.already_there


def test_a_typed_count_beats_an_archive_that_comes_later(store, person):
    typed(store, person, posts((MONDAY, 5.0), (TUESDAY, 2.0)))
    late = archive(store, person, posts((MONDAY, 4.0), (TUESDAY, 2.0), (DAYS[2], 1.0)))
    assert by_day(store, person) == {MONDAY: 5, TUESDAY: 2, DAYS[2]: 1}
    # New: Wednesday. The same: Tuesday. Under what was typed: Monday.
    assert numbers(late) == (1, 1, 0, 0, 1)
    (row,) = store.disagreements(person).itertuples()
    assert (row.shown, row.other, row.other_batch, row.other_name) == (5, 4, late.batch, "archive.zip")


def test_a_cell_that_differs_from_two_others_is_counted_once(store, person):
    archive(store, person, posts((DAYS[0], 1.0)))
    typed(store, person, posts((DAYS[0], 0.0)))
    assert typed(store, person, posts((DAYS[0], 2.0))).disagreements == 1


def test_comparing_counts_as_adding_does(store, person):
    typed(store, person, posts((MONDAY, 5.0)))
    archive(store, person, posts((TUESDAY, 1.0)))
    new = posts((MONDAY, 4.0), (TUESDAY, 2.0))
    found = store.compare(person, new, format="linkedin_archive")
    assert (found.under_typed, found.replaced_values, found.disagreements.empty) == (1, 1, True)
    assert (found.new_values, found.same_values, found.different_values) == (0, 0, 0)


def test_a_typed_count_lets_the_archive_show_when_it_is_undone(store, person):
    by_hand = typed(store, person, posts((MONDAY, 5.0)))
    archive(store, person, posts((MONDAY, 4.0)))
    store.undo(by_hand.batch)
    assert by_day(store, person) == {MONDAY: 4}
    store.bring_back(by_hand.batch)
    assert by_day(store, person) == {MONDAY: 5}


def test_a_typed_total_beats_the_archives_days_under_it(store, person):
    typed(store, person, posts((SUNDAY, 9.0, 7)))
    next_monday = SUNDAY + timedelta(days=1)
    added = archive(store, person, posts((MONDAY, 4.0), (SUNDAY, 1.0), (next_monday, 2.0)))
    assert counted(store.history(person).habits) == [(SUNDAY, 9.0, 7), (next_monday, 2.0, 1)]
    assert numbers(added) == (1, 0, 0, 0, 2)


def test_archive_days_that_make_up_a_typed_total_are_the_same(store, person):
    typed(store, person, posts((SUNDAY, 14.0, 7)))
    added = archive(store, person, posts(*((day, 2.0) for day in DAYS)))
    assert numbers(added) == (0, 7, 0, 0, 0)
    assert store.disagreements(person).empty


def test_the_user_may_switch_to_the_archive_and_stays_there_with_the_next_one(store, person):
    by_hand = typed(store, person, posts((MONDAY, 5.0)))
    first = archive(store, person, posts((MONDAY, 4.0), (TUESDAY, 1.0)))
    switch = store.choose(person, [Cell("habits", MONDAY, "posts")], first.batch)
    assert by_day(store, person) == {MONDAY: 4, TUESDAY: 1}
    assert store.disagreements(person).empty
    archive(store, person, posts((MONDAY, 6.0), (DAYS[2], 1.0)))
    assert by_day(store, person)[MONDAY] == 6
    assert store.disagreements(person).empty
    store.undo(switch)
    assert by_day(store, person)[MONDAY] == 5
    assert store.disagreements(person)["shown_batch"].to_list() == [by_hand.batch]


def test_a_settled_typed_count_is_not_asked_about_again_with_the_next_archive(store, person):
    by_hand = typed(store, person, posts((MONDAY, 5.0)))
    archive(store, person, posts((MONDAY, 4.0)))
    store.choose(person, [Cell("habits", MONDAY, "posts")], by_hand.batch)
    archive(store, person, posts((MONDAY, 3.0)))
    assert by_day(store, person) == {MONDAY: 5}
    assert store.disagreements(person).empty


def test_a_choice_of_an_archive_that_is_undone_is_void(store, person):
    typed(store, person, posts((MONDAY, 5.0)))
    first = archive(store, person, posts((MONDAY, 4.0)))
    store.choose(person, [Cell("habits", MONDAY, "posts")], first.batch)
    archive(store, person, posts((MONDAY, 6.0)))
    store.undo(first.batch)
    assert by_day(store, person) == {MONDAY: 5}


def test_typing_over_an_archive_can_keep_the_archives_value(store, person):
    first = archive(store, person, posts((MONDAY, 4.0)))
    added = store.add(person, posts((MONDAY, 5.0)), kind="typed", name="Typed", keep_stored=True)
    assert (added.disagreements, by_day(store, person)) == (1, {MONDAY: 4})
    assert store.sources(person)["batch"].to_list() == [first.batch]


def test_another_file_and_an_archive_disagree_as_any_two_files_do(store, person):
    store.add(person, posts((MONDAY, 5.0)), kind="import", name="app.csv")
    added = archive(store, person, posts((MONDAY, 4.0)))
    assert (by_day(store, person), added.disagreements) == ({MONDAY: 4}, 1)
    assert store.disagreements(person)["other_name"].to_list() == ["app.csv"]


def test_three_archives_each_speak_from_their_first_day_on(store, person):
    archive(store, person, posts(*((day, 1.0) for day in DAYS[:4])))
    archive(store, person, posts(*((day, 2.0) for day in DAYS[1:5])))
    newest = archive(store, person, posts(*((day, 3.0) for day in DAYS[3:])))
    assert list(by_day(store, person).values()) == [1, 2, 2, 3, 3, 3, 3]
    assert newest.replaced_values == 2
    found = store.sources(person)
    assert found[["first", "last"]].map(pd_day).to_numpy().tolist() == [
        [DAYS[0], DAYS[0]],
        [DAYS[1], DAYS[2]],
        [DAYS[3], DAYS[6]],
    ]


def pd_day(moment) -> date:
    return moment.date()


def test_an_archive_read_again_in_another_zone_counts_nothing_twice(store, person):
    """A reaction of Monday, 23:00 in UTC, is one of Tuesday in Tokyo."""
    first = archive(store, person, posts((MONDAY, 1.0), (TUESDAY, 0.0)), content=b"one")
    again = archive(store, person, posts((TUESDAY, 1.0)), content=b"one", options={"time_zone": "Asia/Tokyo"})
    assert by_day(store, person) == {TUESDAY: 1}
    # Both days of the first reading gave way.
    assert numbers(again) == (0, 0, 0, 2, 0)
    store.undo(again.batch)
    assert by_day(store, person) == {MONDAY: 1, TUESDAY: 0}
    store.bring_back(again.batch)
    third = archive(store, person, posts((MONDAY, 1.0), (TUESDAY, 0.0)), content=b"one")
    assert not third.already_there
    assert first.batch != third.batch
    assert by_day(store, person) == {MONDAY: 1, TUESDAY: 0}


def test_an_archive_read_again_counts_although_its_last_entry_is_then_a_day_earlier(store, person):
    archive(store, person, posts((MONDAY, 1.0), (TUESDAY, 2.0)), content=b"one")
    archive(store, person, posts((MONDAY, 3.0)), content=b"one", options={"time_zone": "America/New_York"})
    assert by_day(store, person) == {MONDAY: 3}


def test_who_switched_to_an_archive_stays_there_when_it_is_read_again(store, person):
    typed(store, person, posts((MONDAY, 5.0)))
    first = archive(store, person, posts((MONDAY, 4.0)), content=b"one")
    store.choose(person, [Cell("habits", MONDAY, "posts")], first.batch)
    archive(store, person, posts((MONDAY, 6.0)), content=b"one", options={"time_zone": "Asia/Tokyo"})
    assert by_day(store, person) == {MONDAY: 6}
    assert store.disagreements(person).empty
