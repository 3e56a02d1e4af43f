from datetime import UTC, date, datetime, timedelta

import pytest

from ssi.model import PILLAR_KEYS, Frames, Problem, frame
from ssi.store import Cell, NotFound, Store, open_memory
from tests.store.support import MONDAY, SUNDAY, counted, posts, scores, shown, ticking

TUESDAY = MONDAY + timedelta(days=1)
TENS = dict.fromkeys(PILLAR_KEYS, 10.0)


@pytest.fixture
def store() -> Store:
    return open_memory(clock=ticking())


@pytest.fixture
def person(store: Store) -> int:
    return store.first_person().id


def keep(store: Store, person: int, frames: Frames, **more) -> int:
    return store.add(person, frames, **{"kind": "import", "name": "history.csv", **more}).batch


def overall(store: Store, person: int) -> dict[date, float]:
    return shown(store.history(person).snapshots)


def test_the_first_person_is_made_once(store):
    first = store.first_person()
    assert (first.name, first.version) == ("", 0)
    assert store.first_person() == first
    assert store.people() == (first,)


def test_what_is_kept_comes_back_as_it_was_given(store, person):
    given = Frames(
        snapshots=frame(
            "snapshots",
            [
                {"date": MONDAY, "overall": 41.318277, "brand": 14.0, "industry_rank": 22, "source": "a.csv"},
                {"date": TUESDAY, "network_average": 33.25, "source": "a.csv"},
            ],
        ),
        habits=frame("habits", [{"date": MONDAY, "habit": "posts", "count": 0.0, "days": 1}]),
        outcomes=frame("outcomes", [{"date": SUNDAY, "measure": "replies", "value": 3.0, "days": 7}]),
        events=frame("events", [{"date": MONDAY, "label": "New headline", "kind": "profile"}]),
    )
    added = store.add(person, given, kind="import", name="a.csv")
    # 4 scores (source is no value), a habit, an outcome, an event
    assert (added.new_snapshots, added.new_values, added.same_values, added.disagreements) == (2, 7, 0, 0)
    kept = store.history(person)
    for name in ("snapshots", "habits", "outcomes", "events"):
        table, expected = getattr(kept, name), getattr(given, name)
        assert table.reset_index(drop=True).equals(expected), name
        assert table.dtypes.to_dict() == expected.dtypes.to_dict()


def test_a_new_history_is_empty(store, person):
    assert store.history(person).is_empty
    assert store.disagreements(person).empty
    assert store.batches(person) == ()


def test_a_zero_stays_a_zero_and_unknown_stays_unknown(store, person):
    keep(store, person, posts((MONDAY, 0.0), (TUESDAY, float("nan"))))
    assert counted(store.history(person).habits) == [(MONDAY, 0.0, 1)]


def test_the_newest_batch_that_speaks_of_a_cell_shows(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50, "industry_rank": 9}), (TUESDAY, {"overall": 55})))
    keep(store, person, scores((MONDAY, {"overall": 60})))
    kept = store.history(person).snapshots
    assert shown(kept) == {MONDAY: 60, TUESDAY: 55}
    assert shown(kept, "industry_rank") == {MONDAY: 9}


def test_batches_can_be_undone_in_any_order(store, person):
    first, second, third = (
        keep(store, person, scores((MONDAY, {"overall": score}))) for score in (50, 60, 70)
    )
    store.undo(second)
    assert overall(store, person) == {MONDAY: 70}
    store.undo(third)
    assert overall(store, person) == {MONDAY: 50}
    store.undo(first)
    assert overall(store, person) == {}
    store.bring_back(second)
    assert overall(store, person) == {MONDAY: 60}
    store.bring_back(third)
    store.bring_back(first)
    assert overall(store, person) == {MONDAY: 70}


def test_the_same_file_twice_adds_nothing(store, person):
    file = scores((MONDAY, {"overall": 50}))
    once = store.add(person, file, kind="import", name="a.csv", content=b"bytes", options={"scale": 25})
    version = store.version(person)
    again = store.add(person, file, kind="import", name="copy.csv", content=b"bytes", options={"scale": 25})
    assert (again.batch, again.already_there) == (once.batch, True)
    assert (again.new_snapshots, again.new_values, again.disagreements) == (0, 0, 0)
    assert len(store.batches(person)) == 1
    assert store.version(person) == version


def test_the_same_file_with_another_option_or_after_an_undo_is_added(store, person):
    file = scores((MONDAY, {"overall": 50}))
    first = store.add(person, file, kind="import", name="a.csv", content=b"bytes")
    other = store.add(person, file, kind="import", name="a.csv", content=b"bytes", options={"scale": 100})
    assert not other.already_there
    store.undo(first.batch)
    third = store.add(person, file, kind="import", name="a.csv", content=b"bytes")
    assert not third.already_there
    assert len(store.batches(person)) == 3


def test_a_file_contained_in_another_adds_nothing_to_the_history(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50}), (TUESDAY, {"overall": 55})), content=b"both")
    part = store.add(
        person, scores((MONDAY, {"overall": 50})), kind="import", name="part.csv", content=b"monday"
    )
    assert (part.new_snapshots, part.new_values, part.same_values, part.disagreements) == (0, 0, 1, 0)
    assert not part.already_there
    store.undo(part.batch)
    assert overall(store, person) == {MONDAY: 50, TUESDAY: 55}


def test_comparing_counts_and_changes_nothing(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50, "brand": 10, "people": 11})))
    version = store.version(person)
    found = store.compare(
        person, scores((MONDAY, {"overall": 50, "brand": 12, "insights": 9}), (TUESDAY, {"overall": 51}))
    )
    assert (found.new_snapshots, found.new_values, found.same_values, found.different_values) == (1, 2, 1, 1)
    (row,) = found.disagreements.itertuples()
    assert (row.field, row.shown, row.shown_name) == ("brand", 12, "The new file")
    assert (row.other, row.other_name) == (10, "history.csv")
    assert store.version(person) == version
    assert len(store.batches(person)) == 1


def test_the_stored_value_stays_where_the_user_wants_it_to(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50})))
    new = store.add(
        person,
        scores((MONDAY, {"overall": 60}), (TUESDAY, {"overall": 61})),
        kind="import",
        name="new.csv",
        keep_stored=True,
    )
    assert new.disagreements == 1
    assert overall(store, person) == {MONDAY: 50, TUESDAY: 61}
    assert store.disagreements(person).empty
    store.undo(new.batch)
    assert overall(store, person) == {MONDAY: 50}


def test_a_stored_count_stays_against_a_total_that_overlaps_it(store, person):
    keep(store, person, posts((TUESDAY, 4.0)))
    keep(store, person, posts((SUNDAY, 9.0, 7)), keep_stored=True)
    assert counted(store.history(person).habits) == [(TUESDAY, 4.0, 1)]
    assert store.disagreements(person).empty


def test_typing_over_a_number_can_settle_it(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50})))
    typed = keep(store, person, scores((MONDAY, {"overall": 60})), kind="typed", settles=True)
    assert overall(store, person) == {MONDAY: 60}
    assert store.disagreements(person).empty
    store.undo(typed)
    assert overall(store, person) == {MONDAY: 50}


def test_removed_cells_come_and_go_with_their_batch(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50, "brand": 12})))
    typed = keep(
        store,
        person,
        scores((TUESDAY, {"overall": 60})),
        kind="typed",
        removed=[Cell("snapshots", MONDAY, "overall")],
    )
    kept = store.history(person).snapshots
    assert shown(kept) == {TUESDAY: 60}
    assert shown(kept, "brand") == {MONDAY: 12}
    store.undo(typed)
    assert overall(store, person) == {MONDAY: 50}


def test_a_day_of_which_everything_is_removed_is_no_snapshot(store, person):
    keep(store, person, scores((MONDAY, {"overall": 50}), (TUESDAY, {"overall": 55})))
    store.choose(person, [Cell("snapshots", MONDAY, "overall")], None)
    assert store.history(person).snapshots["date"].dt.date.to_list() == [TUESDAY]


def test_a_file_read_again_keeps_its_place(store, person):
    old = keep(store, person, scores((MONDAY, {"overall": 50})), content=b"old", options={"scale": 25})
    keep(store, person, scores((TUESDAY, {"overall": 70})))
    problem = Problem(3, "overall", "x", "Line 3 was left out.", left_out=True)
    store.reread(
        old,
        scores((MONDAY, {"overall": 51}), (TUESDAY, {"overall": 52})),
        options={"scale": 100, "snapshot_date": date(2026, 11, 2)},
        problems=[problem],
    )
    assert overall(store, person) == {MONDAY: 51, TUESDAY: 70}
    kept = store.batches(person)[-1]
    assert (kept.id, kept.snapshots, kept.problems) == (old, 2, (problem,))
    assert kept.options == {"scale": 100, "snapshot_date": date(2026, 11, 2)}
    assert store.content(old) == b"old"


def test_a_file_can_be_read_again_while_it_is_undone(store, person):
    old = keep(store, person, scores((MONDAY, {"overall": 50})))
    store.undo(old)
    store.reread(old, scores((MONDAY, {"overall": 51})), options={}, problems=())
    assert overall(store, person) == {}
    store.bring_back(old)
    assert overall(store, person) == {MONDAY: 51}


def test_batches_say_what_they_hold(store, person):
    both = Frames(
        scores((MONDAY, {"overall": 50}), (TUESDAY, {"overall": 51})).snapshots,
        posts((SUNDAY, 3.0, 7)).habits,
    )
    first = keep(store, person, both, format="csv", content=b"x")
    choice = store.choose(person, [Cell("snapshots", MONDAY, "overall")], None)
    store.undo(choice)
    newest, oldest = store.batches(person)
    assert (newest.id, newest.kind, newest.choices, newest.undone) == (choice, "choice", 1, True)
    assert (oldest.id, oldest.kind, oldest.name, oldest.format) == (first, "import", "history.csv", "csv")
    assert (oldest.snapshots, oldest.counts, oldest.events, oldest.choices) == (2, 1, 0, 0)
    assert (oldest.first, oldest.last, oldest.undone, oldest.has_content) == (MONDAY, SUNDAY, False, True)
    # The clock was looked at once before: for the person.
    assert oldest.added_at == datetime(2026, 11, 20, 12, 1, tzinfo=UTC)


def test_every_write_makes_the_version_grow(store, person):
    versions = [store.version(person)]

    def note() -> None:
        versions.append(store.version(person))

    batch = keep(store, person, scores((MONDAY, {"overall": 50})))
    note()
    store.undo(batch)
    note()
    store.bring_back(batch)
    note()
    store.choose(person, [Cell("snapshots", MONDAY, "overall")], batch)
    note()
    store.reread(batch, scores((MONDAY, {"overall": 52})), options={}, problems=())
    note()
    store.save_events(person, store.history(person).events)
    note()
    assert versions == sorted(set(versions))
    assert store.history(person).version == versions[-1]


def test_a_choice_needs_a_cell(store, person):
    with pytest.raises(ValueError, match="needs a cell"):
        store.choose(person, [], None)
    assert store.batches(person) == ()


def test_one_cell_twice_in_a_batch_is_refused_and_nothing_is_kept(store, person):
    with pytest.raises(ValueError, match="two rows for one date"):
        keep(store, person, scores((MONDAY, {"overall": 50}), (MONDAY, {"overall": 51})))
    assert store.batches(person) == ()


def test_the_bytes_of_a_file_may_be_left_out_and_the_same_file_adds_nothing_all_the_same(store, person):
    file = scores((MONDAY, {"overall": 50}))
    first = keep(store, person, file, content=b"of many people", keeps_content=False)
    assert not store.batches(person)[0].has_content
    with pytest.raises(NotFound, match="not kept"):
        store.content(first)
    again = store.add(person, file, kind="import", name="a.csv", content=b"of many people")
    assert (again.already_there, again.batch) == (True, first)


def test_typed_numbers_have_no_bytes(store, person):
    typed = keep(store, person, scores((MONDAY, {"overall": 50})), kind="typed")
    with pytest.raises(NotFound, match="not kept"):
        store.content(typed)


# Overall that is only the sum of the pillars


def test_a_sum_gives_way_to_a_given_overall_that_it_fits(store, person):
    keep(store, person, scores((MONDAY, {"overall": 41, **TENS, "brand": 10.6})))
    keep(store, person, scores((MONDAY, {"overall": 40.6, **TENS, "brand": 10.6})))
    assert overall(store, person) == {MONDAY: 41}
    assert store.disagreements(person).empty


def test_a_given_overall_over_a_sum_that_fits_it_is_no_disagreement(store, person):
    keep(store, person, scores((MONDAY, {"overall": 40.6, **TENS, "brand": 10.6})))
    added = store.add(person, scores((MONDAY, {"overall": 41})), kind="import", name="rounded.csv")
    assert (added.new_values, added.same_values, added.disagreements) == (1, 0, 0)
    assert overall(store, person) == {MONDAY: 41}
    assert store.disagreements(person).empty


@pytest.mark.parametrize(("given", "fits"), [(42.4, True), (42.5, False)])
def test_whole_pillars_leave_more_room_for_rounding(store, person, given, fits):
    keep(store, person, scores((MONDAY, {"overall": given})))
    keep(store, person, scores((MONDAY, {"overall": 40, **TENS})))
    assert overall(store, person) == {MONDAY: given if fits else 40}
    assert store.disagreements(person).empty is fits


@pytest.mark.parametrize(("given", "fits"), [(41.4, True), (41.5, False)])
def test_pillars_with_decimals_leave_less_than_a_point(store, person, given, fits):
    keep(store, person, scores((MONDAY, {"overall": given})))
    keep(store, person, scores((MONDAY, {"overall": 40.5, **TENS, "brand": 10.5})))
    assert overall(store, person) == {MONDAY: given if fits else 40.5}
    assert store.disagreements(person).empty is fits


def test_a_sum_of_newer_pillars_replaces_a_given_overall_that_it_does_not_fit(store, person):
    keep(store, person, scores((MONDAY, {"overall": 55})))
    keep(store, person, scores((MONDAY, {"overall": 40, **TENS})))
    assert overall(store, person) == {MONDAY: 40}
    (row,) = store.disagreements(person).itertuples()
    assert (row.field, row.shown, row.other) == ("overall", 40, 55)


def test_a_sum_follows_the_pillars_that_show(store, person):
    keep(store, person, scores((MONDAY, {"overall": 40, **TENS})))
    typed = keep(store, person, scores((MONDAY, {"brand": 15})), kind="typed")
    assert overall(store, person) == {MONDAY: 45}
    assert store.disagreements(person)["field"].to_list() == ["brand"]
    store.choose(person, [Cell("snapshots", MONDAY, "people")], None)
    assert overall(store, person) == {}
    store.undo(typed)
    assert overall(store, person) == {}


def test_a_removed_overall_is_not_worked_out_again(store, person):
    keep(store, person, scores((MONDAY, {"overall": 40, **TENS})))
    store.choose(person, [Cell("snapshots", MONDAY, "overall")], None)
    assert overall(store, person) == {}


# Counts over several days


def test_the_newest_of_two_counts_of_a_day_shows(store, person):
    keep(store, person, posts((MONDAY, 2.0)))
    keep(store, person, posts((MONDAY, 3.0)))
    assert counted(store.history(person).habits) == [(MONDAY, 3.0, 1)]
    (row,) = store.disagreements(person).itertuples()
    assert (row.frame, row.field, row.shown, row.other) == ("habits", "posts", 3, 2)


def test_a_day_and_a_total_over_it_are_not_shown_together(store, person):
    total = keep(store, person, posts((SUNDAY, 9.0, 7)), name="weeks.csv")
    day = keep(store, person, posts((TUESDAY, 4.0)), name="days.csv")
    assert counted(store.history(person).habits) == [(TUESDAY, 4.0, 1)]
    (row,) = store.disagreements(person).itertuples()
    assert (row.date.date(), row.days, row.other, row.other_batch) == (SUNDAY, 7, 9, total)
    assert (row.shown, row.shown_days, row.shown_batch) == (4, 1, day)
    store.undo(day)
    assert counted(store.history(person).habits) == [(SUNDAY, 9.0, 7)]


def test_a_total_beside_days_outside_its_week_hides_none_of_them(store, person):
    keep(store, person, posts((MONDAY - timedelta(days=1), 1.0), (MONDAY, 2.0)))
    keep(store, person, posts((SUNDAY, 9.0, 7)))
    assert counted(store.history(person).habits) == [(MONDAY - timedelta(days=1), 1.0, 1), (SUNDAY, 9.0, 7)]


@pytest.mark.parametrize("days_first", [True, False])
def test_days_that_make_up_a_total_agree_with_it(store, person, days_first):
    days = posts(*((MONDAY + timedelta(days=d), 2.0) for d in range(7)))
    for frames in (days, posts((SUNDAY, 14.0, 7)))[:: 1 if days_first else -1]:
        keep(store, person, frames)
    assert len(store.history(person).habits) == (1 if days_first else 7)
    assert store.disagreements(person).empty


@pytest.mark.parametrize(("total", "number"), [(13.0, 7), (14.0, 6)])
def test_days_that_do_not_make_up_a_total_disagree_with_it(store, person, total, number):
    keep(store, person, posts((SUNDAY, total, 7)))
    keep(store, person, posts(*((MONDAY + timedelta(days=d), 2.0) for d in range(number))))
    (row,) = store.disagreements(person).itertuples()
    assert (row.other, row.shown, row.shown_days) == (total, 2.0 * number, number)


def test_choosing_the_total_hides_the_days_and_settles_it(store, person):
    total = keep(store, person, posts((SUNDAY, 9.0, 7)))
    keep(store, person, posts((TUESDAY, 4.0), (MONDAY, 1.0)))
    store.choose(person, [Cell("habits", SUNDAY, "posts", 7)], total)
    assert counted(store.history(person).habits) == [(SUNDAY, 9.0, 7)]
    assert store.disagreements(person).empty


def test_choosing_what_shows_over_a_total_settles_it_too(store, person):
    keep(store, person, posts((SUNDAY, 9.0, 7)))
    days = keep(store, person, posts((TUESDAY, 4.0), (MONDAY, 1.0)))
    store.choose(person, [Cell("habits", SUNDAY, "posts", 7)], days)
    assert counted(store.history(person).habits) == [(MONDAY, 1.0, 1), (TUESDAY, 4.0, 1)]
    assert store.disagreements(person).empty


def test_a_form_may_empty_days_and_give_their_total_in_one_batch(store, person):
    keep(store, person, posts((MONDAY, 2.0), (TUESDAY, 3.0)))
    removed = [Cell("habits", day, "posts") for day in (MONDAY, TUESDAY)]
    keep(store, person, posts((SUNDAY, 9.0, 7)), kind="typed", removed=removed)
    assert counted(store.history(person).habits) == [(SUNDAY, 9.0, 7)]
    assert store.disagreements(person).empty


def test_a_form_that_fills_what_it_empties_does_not_disagree_later_either(store, person):
    keep(store, person, posts((MONDAY, 2.0)))
    removed = [Cell("habits", MONDAY, "posts")]
    keep(store, person, posts((SUNDAY, 9.0, 7)), kind="typed", removed=removed)
    keep(store, person, posts((SUNDAY, 8.0, 7)))
    assert store.disagreements(person)["other"].to_list() == [9.0]


def test_habits_and_outcomes_of_one_name_do_not_meet(store, person):
    replies = frame("outcomes", [{"date": MONDAY, "measure": "posts", "value": 7.0, "days": 1}])
    keep(store, person, posts((MONDAY, 2.0)))
    keep(store, person, Frames(outcomes=replies))
    kept = store.history(person)
    assert (kept.habits["count"].to_list(), kept.outcomes["value"].to_list()) == ([2.0], [7.0])
    assert store.disagreements(person).empty
