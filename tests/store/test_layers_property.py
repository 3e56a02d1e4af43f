"""Any order of adding, undoing, bringing back and choosing gives what a plain dictionary of cells gives."""

from dataclasses import dataclass, field
from datetime import timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.model import Frames, frame
from ssi.store import Cell, Store, open_memory
from tests.store.support import MONDAY, counted, posts

DAYS = [MONDAY + timedelta(days=number) for number in range(3)]
FIELDS = [
    ("snapshots", "overall"),
    ("snapshots", "brand"),
    ("snapshots", "industry_rank"),
    ("habits", "posts"),
]
CELLS = [Cell(name, day, column) for name, column in FIELDS for day in DAYS]
EXAMPLES = max(settings().max_examples // 5, 10)

said = st.dictionaries(st.sampled_from(CELLS), st.integers(1, 4).map(float), min_size=1, max_size=5)
which = st.integers(0, 9)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), said, st.sets(st.sampled_from(CELLS), max_size=2)),
        st.tuples(st.just("undo"), which),
        st.tuples(st.just("bring_back"), which),
        st.tuples(st.just("choose"), st.sets(st.sampled_from(CELLS), min_size=1, max_size=3), which),
        st.tuples(st.just("remove"), st.sets(st.sampled_from(CELLS), min_size=1, max_size=2)),
    ),
    max_size=9,
)


@dataclass
class Layer:
    """One batch in the plain model: what it says, what it removes, what it points at."""

    batch: int
    says: dict[Cell, float] = field(default_factory=dict)
    removes: set[Cell] = field(default_factory=set)
    points: dict[Cell, "Layer"] = field(default_factory=dict)
    live: bool = True


def expected(layers: list[Layer]) -> dict[Cell, float]:
    """The newest live layer that says, removes or points at something decides each cell."""
    shown = {}
    for cell in CELLS:
        for layer in reversed([each for each in layers if each.live]):
            target = layer.points.get(cell)
            if target is not None and target.live and cell in target.says:
                shown[cell] = target.says[cell]
                break
            if target is not None and target.live and cell in target.removes:
                break
            if cell in layer.says:
                shown[cell] = layer.says[cell]
                break
            if cell in layer.removes:
                break
    return shown


def as_frames(cells: dict[Cell, float]) -> Frames:
    scores: dict = {}
    for cell, value in cells.items():
        if cell.frame == "snapshots":
            scores.setdefault(cell.date, {})[cell.field] = value
    counts = [(cell.date, value) for cell, value in cells.items() if cell.frame == "habits"]
    snapshots = frame("snapshots", [{"date": day, "source": "", **row} for day, row in scores.items()])
    return Frames(snapshots=snapshots, habits=posts(*counts).habits)


def as_cells(store: Store, person: int) -> dict[Cell, float]:
    kept = store.history(person)
    found = {Cell("habits", day, "posts"): value for day, value, _days in counted(kept.habits)}
    for row in kept.snapshots.itertuples():
        for name, column in FIELDS[:-1]:
            if not pd.isna(value := getattr(row, column)):
                found[Cell(name, row.date.date(), column)] = value
    return found


@settings(max_examples=EXAMPLES, deadline=None)
@given(steps)
def test_a_history_is_the_newest_that_live_batches_say_of_each_cell(taken):
    store = open_memory()
    person = store.first_person().id
    layers: list[Layer] = []
    for step, *details in taken:
        if step == "add":
            cells, removed = details
            removed = removed - cells.keys()
            added = store.add(
                person, as_frames(cells), kind="typed", name="", removed=sorted(removed, key=repr)
            )
            layers.append(Layer(added.batch, says=cells, removes=removed))
        elif step == "remove":
            (cells,) = details
            layers.append(Layer(store.choose(person, sorted(cells, key=repr), None), removes=cells))
        elif layers:
            target = layers[details[-1] % len(layers)]
            if step == "choose":
                batch = store.choose(person, sorted(details[0], key=repr), target.batch)
                layers.append(Layer(batch, points=dict.fromkeys(details[0], target)))
            else:
                getattr(store, step)(target.batch)
                target.live = step == "bring_back"
    assert as_cells(store, person) == expected(layers)

    for layer in layers:
        store.undo(layer.batch)
    assert store.history(person).is_empty
    for layer in layers:
        store.bring_back(layer.batch)
        layer.live = True
    assert as_cells(store, person) == expected(layers)


totals = st.dictionaries(
    st.tuples(st.integers(0, 20), st.sampled_from([1, 7])),
    st.integers(0, 5).map(float),
    min_size=1,
    max_size=6,
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(totals, min_size=1, max_size=4))
def test_counts_never_overlap_and_none_is_hidden_without_a_newer_one_over_its_days(batches):
    store = open_memory()
    person = store.first_person().id
    ids = []
    for cells in batches:
        rows = [(MONDAY + timedelta(days=day), n, days) for (day, days), n in cells.items()]
        ids.append(store.add(person, posts(*rows), kind="import", name="").batch)
    shown = {((day - MONDAY).days, days): value for day, value, days in counted(store.history(person).habits)}
    covered = [day for last, days in shown for day in range(last - days + 1, last + 1)]
    assert len(covered) == len(set(covered))
    for cells in batches:
        for last, days in cells:
            assert not set(covered).isdisjoint(range(last - days + 1, last + 1))

    for batch in ids[:-1]:
        store.undo(batch)
    apart = [
        (last, days)
        for last, days in batches[-1]
        if not any(
            (last, days) != (other, more) and last - days < other and other - more < last
            for other, more in batches[-1]
        )
    ]
    alone = {((day - MONDAY).days, days) for day, _n, days in counted(store.history(person).habits)}
    assert alone >= set(apart)
