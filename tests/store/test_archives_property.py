"""With archives, typed numbers and other files in any order, a history is what a plain walk over its cells gives."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.model import Frames, frame
from ssi.store import Added, Cell, Store, open_memory
from tests.store.support import MONDAY, counted, posts

DAYS = [MONDAY + timedelta(days=number) for number in range(5)]
FIELDS = [("habits", "posts"), ("outcomes", "replies")]
CELLS = [Cell(name, day, slug) for name, slug in FIELDS for day in DAYS]
EXAMPLES = max(settings().max_examples // 6, 10)

said = st.dictionaries(st.sampled_from(CELLS), st.integers(0, 3).map(float), min_size=1, max_size=6)
some_cells = st.sets(st.sampled_from(CELLS), min_size=1, max_size=3)
which = st.integers(0, 9)
steps = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["archive", "archive", "typed", "file"]), said),
        st.tuples(st.just("undo"), which),
        st.tuples(st.just("bring_back"), which),
        st.tuples(st.just("choose"), some_cells, which),
        st.tuples(st.just("remove"), some_cells),
    ),
    max_size=9,
)


@dataclass
class Layer:
    """One batch in the plain model: what it says, what it removes, what it points at."""

    batch: int
    kind: str
    says: dict[Cell, float] = field(default_factory=dict)
    removes: set[Cell] = field(default_factory=set)
    points: dict[Cell, "Layer"] = field(default_factory=dict)
    live: bool = True

    def days(self, cell: Cell) -> list[date]:
        return [said.date for said in self.says if (said.frame, said.field) == (cell.frame, cell.field)]


def newest_archive(layers: list[Layer], cell: Cell) -> Layer | None:
    """Of the archives whose first and last day of the cell's kind lie around it: the one that ends last."""
    around = [
        layer
        for layer in layers
        if layer.live
        and layer.kind == "archive"
        and (days := layer.days(cell))
        and min(days) <= cell.date <= max(days)
    ]
    return max(around, key=lambda layer: (max(layer.days(cell)), layer.batch), default=None)


def claims(layers: list[Layer], cell: Cell) -> list[tuple[tuple[int, int], float | None, bool]]:
    """What is said of a cell: its place in the order (a greater one shows), the value, and whether it is a choice."""
    live = [layer for layer in layers if layer.live]
    archive = newest_archive(layers, cell)
    typed = any(layer.kind == "typed" and cell in layer.says for layer in live)
    found: list = []
    for layer in live:
        if cell in layer.removes:
            found.append(((1, layer.batch), None, True))
        if cell in layer.says and (layer.kind != "archive" or layer is archive):
            found.append(((not (layer.kind == "archive" and typed), layer.batch), layer.says[cell], False))
        target = layer.points.get(cell)
        if target is None or not target.live:
            continue
        if cell in target.removes:
            found.append(((1, layer.batch), None, True))
        elif cell in target.says:
            # What was chosen of an archive is read from the archive that has taken its place.
            source = archive if target.kind == "archive" else target
            if source is not None and cell in source.says:
                found.append(((1, layer.batch), source.says[cell], True))
    return sorted(found, key=lambda claim: claim[0])


def expected(layers: list[Layer]) -> tuple[dict[Cell, float], set[tuple[Cell, float | None]]]:
    """What shows, and which other values of a cell are still to be looked at."""
    shown, others = {}, set()
    for cell in CELLS:
        found = claims(layers, cell)
        if not found or found[-1][1] is None:
            continue
        value = shown[cell] = found[-1][1]
        settled = max((rank for rank, _value, is_choice in found if is_choice), default=(-1, -1))
        hidden = {said for rank, said, _is_choice in found[:-1] if rank >= settled and rank < found[-1][0]}
        others |= {(cell, said) for said in hidden if said != value}
    return shown, others


def as_frames(cells: dict[Cell, float]) -> Frames:
    habits = posts(*((cell.date, value) for cell, value in cells.items() if cell.frame == "habits")).habits
    outcomes = [
        {"date": cell.date, "measure": cell.field, "value": value, "days": 1}
        for cell, value in cells.items()
        if cell.frame == "outcomes"
    ]
    return Frames(habits=habits, outcomes=frame("outcomes", outcomes))


def found_in(store: Store, person: int) -> tuple[dict[Cell, float], set[tuple[Cell, float | None]]]:
    kept = store.history(person)
    shown = {Cell("habits", day, "posts"): value for day, value, _days in counted(kept.habits)}
    shown |= {Cell("outcomes", row.date.date(), row.measure): row.value for row in kept.outcomes.itertuples()}
    others = {
        (Cell(row.frame, row.date.date(), row.field), None if row.other != row.other else row.other)
        for row in store.disagreements(person).itertuples()
    }
    return shown, others


def add(store: Store, person: int, kind: str, frames: Frames) -> Added:
    how = "typed" if kind == "typed" else "import"
    format = "linkedin_archive" if kind == "archive" else ""
    return store.add(person, frames, kind=how, name="", format=format)


@settings(max_examples=EXAMPLES)
@given(steps)
def test_archives_typed_numbers_and_files_in_any_order_show_what_the_rules_say(taken):
    store = open_memory()
    person = store.first_person().id
    layers: list[Layer] = []
    for step, *details in taken:
        if step in ("archive", "typed", "file"):
            (cells,) = details
            layers.append(Layer(add(store, person, step, as_frames(cells)).batch, step, says=cells))
        elif step == "remove":
            (cells,) = details
            layers.append(Layer(store.choose(person, sorted(cells, key=repr), None), "choice", removes=cells))
        elif layers:
            target = layers[details[-1] % len(layers)]
            if step == "choose":
                batch = store.choose(person, sorted(details[0], key=repr), target.batch)
                layers.append(Layer(batch, "choice", points=dict.fromkeys(details[0], target)))
            else:
                getattr(store, step)(target.batch)
                target.live = step == "bring_back"
    assert found_in(store, person) == expected(layers)


@settings(max_examples=EXAMPLES)
@given(st.lists(st.tuples(st.sampled_from(["archive", "typed"]), said), min_size=1, max_size=3))
def test_what_adding_says_of_the_values_is_what_then_shows(batches):
    store = open_memory()
    person = store.first_person().id
    layers: list[Layer] = []
    typed: dict[Cell, float] = {}
    for kind, cells in batches:
        before, _others = expected(layers)
        added = add(store, person, kind, as_frames(cells))
        layers.append(Layer(added.batch, kind, says=cells))
        after, _others = expected(layers)
        changed = {cell for cell in before if after.get(cell) != before[cell]}
        assert added.new_values == len(after.keys() - before.keys())
        if kind == "typed":
            assert (added.replaced_values, added.under_typed) == (0, 0)
            assert added.disagreements == len(changed)
            typed |= cells
        else:
            assert added.disagreements == 0
            assert added.under_typed == sum(
                typed[cell] != n and newest_archive(layers, cell) is layers[-1]
                for cell, n in cells.items()
                if cell in typed
            )
            assert added.replaced_values >= len(changed)


totals = st.dictionaries(
    st.tuples(st.integers(0, 12), st.sampled_from([1, 3, 7])),
    st.integers(0, 5).map(float),
    min_size=1,
    max_size=6,
)


@settings(max_examples=EXAMPLES)
@given(st.lists(st.tuples(st.sampled_from(["archive", "typed"]), totals), min_size=1, max_size=5))
def test_counts_over_several_days_never_overlap_and_an_archive_hides_nothing_typed(batches):
    store = open_memory()
    person = store.first_person().id
    archives = []
    for kind, cells in batches:
        rows = [(MONDAY + timedelta(days=last), n, days) for (last, days), n in cells.items()]
        batch = add(store, person, kind, posts(*rows)).batch
        if kind == "archive":
            first = min(last - days + 1 for last, days in cells)
            archives.append((max(last for last, _days in cells), batch, first))
    shown = counted(store.history(person).habits)
    covered = [day - timedelta(days=back) for day, _value, days in shown for back in range(days)]
    assert len(covered) == len(set(covered))
    for row in store.sources(person).itertuples():
        if row.kind == "import":
            (place,) = [archive for archive in archives if archive[1] == row.batch]
            newer = [first for last, batch, first in archives if (last, batch) > place[:2]]
            assert (row.last.date() - MONDAY).days < min(newer, default=99)
    for _last, batch, _first in archives:
        store.undo(batch)
    assert set(counted(store.history(person).habits)) <= set(shown)
