"""Whatever was done before, moving an import there and back and merging and parting change nothing that shows."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.store import Cell, Store, open_memory
from tests.store.support import ticking
from tests.store.test_layers_property import CELLS, Layer, as_cells, as_frames, expected, said, which
from tests.store.test_moving import rows_of
from tests.store.test_workspace import opened, parts_of

TODAY = date(2026, 11, 20)
EXAMPLES = max(settings().max_examples // 5, 10)

who = st.integers(0, 2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), who, said, st.sets(st.sampled_from(CELLS), max_size=2)),
        st.tuples(st.just("undo"), who, which),
        st.tuples(st.just("choose"), who, st.sets(st.sampled_from(CELLS), min_size=1, max_size=3), which),
        st.tuples(st.just("remove"), who, st.sets(st.sampled_from(CELLS), min_size=1, max_size=2)),
    ),
    max_size=12,
)
Layers = list[Layer]


def filled(taken) -> tuple[Store, list[int], list[Layers]]:
    """A store of three people and what each of them should show, as layers."""
    store = open_memory(clock=ticking())
    people = [store.add_person(name).id for name in ("Ann", "Ben", "Cy")]
    layers: list[Layers] = [[], [], []]
    for step, whose, *details in taken:
        person, own = people[whose], layers[whose]
        if step == "add":
            cells, removed = details[0], details[1] - details[0].keys()
            added = store.add(
                person, as_frames(cells), kind="typed", name="", removed=sorted(removed, key=repr)
            )
            own.append(Layer(added.batch, says=cells, removes=removed))
        elif step == "remove":
            own.append(Layer(store.choose(person, sorted(details[0], key=repr), None), removes=details[0]))
        elif own and step == "choose":
            target = own[details[1] % len(own)]
            batch = store.choose(person, sorted(details[0], key=repr), target.batch)
            own.append(Layer(batch, points=dict.fromkeys(details[0], target)))
        elif own:
            target = own[details[0] % len(own)]
            store.undo(target.batch)
            target.live = False
    return store, people, layers


def shows(layers: Layers) -> dict[Cell, float]:
    """What one person shows who has these layers, by number; what points at a layer of somebody else is void."""
    own = sorted(layers, key=lambda layer: layer.batch)
    kept = [
        replace(
            layer,
            points={cell: target for cell, target in layer.points.items() if target in own and layer.live},
        )
        for layer in own
    ]
    return expected(kept)


def assert_shows(store: Store, people: list[int], layers: list[Layers]) -> None:
    """Here, and in a workspace file that is opened elsewhere."""
    wanted = [shows(own) for own in layers]
    assert [as_cells(store, person) for person in people] == wanted
    copy = opened(parts_of(store.workspace()))
    assert [as_cells(copy, person.id) for person in copy.people()] == wanted


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps, which)
def test_an_import_moved_there_shows_there_and_moved_back_nothing_has_changed(taken, which_one):
    store, people, layers = filled(taken)
    assert_shows(store, people, layers)
    ann, ben, cy = layers
    movable = [layer for layer in ann if layer.says]
    if not movable:
        return
    before = rows_of(store)
    moved = movable[which_one % len(movable)]
    assert store.move_batch(moved.batch, people[1]) == people[0]
    assert_shows(store, people, [[layer for layer in ann if layer is not moved], [*ben, moved], cy])
    store.move_batch(moved.batch, people[0])
    assert rows_of(store) == before
    assert_shows(store, people, layers)


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_a_merged_history_shows_every_cell_of_both_the_newest_first_and_parted_nothing_has_changed(taken):
    store, people, layers = filled(taken)
    ann, ben, cy = layers
    before = rows_of(store)
    alone = {**shows(ann), **shows(ben)}
    both = shows([*ann, *ben])
    merged = store.merge_people(people[0], people[1], TODAY)
    found = as_cells(store, people[0])
    assert found.keys() == alone.keys()
    assert {cell: found[cell] for cell in both} == both
    hidden = found.keys() - both.keys()
    assert {cell: found[cell] for cell in hidden} == {cell: alone[cell] for cell in hidden}
    assert as_cells(store, people[2]) == shows(cy)
    copy = opened(parts_of(store.workspace()))
    assert as_cells(copy, copy.people()[0].id) == found
    store.part_people(merged)
    assert rows_of(store) == before
    assert_shows(store, people, layers)
