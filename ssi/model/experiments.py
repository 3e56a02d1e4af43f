"""Experiments: one habit, weeks with and without it in an order drawn by lot, and a result that opens at the end.

What is kept of an experiment is written when it begins. After that it can only be broken off or noted on: nobody
can draw again, or expect something else, once scores have come in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Literal

from ssi.model import OWN_SCORES, kept, monday_of
from ssi.model.orders import LAST_SEED, LEAST_ORDERS, MOST_BLOCKS, Order, drawn, number_of_orders

LEAST_WEEKS, MOST_WEEKS = 8, 26
BLOCKS = (1, 2, 3, 4)
"""A block is so many weeks."""
POINTS = (1.0, 1.5, 2.0, 3.0)
"""Changes of a score, at steady state, of which a design says how often it would find them."""
POINTS_WANTED = 2.0
"""A design is judged by how often it finds a change of so many points."""
OFTEN, OFTEN_ENOUGH = 0.75, 0.6
"""The shortest design that finds it so often is recommended; one that finds it less often is not offered."""
MOST_A_WEEK = 1_000.0
LEAST_STRETCHES = 8
"""Fewer stretches of three days with a snapshot are too few to compare."""
SHAPES_OF_NOISE = 25
AS_DRAWN_WITH, AS_DRAWN_WITHOUT = 0.75, 0.25
"""A week with is as drawn from this share of its planned actions on, a week without up to that one."""

State = Literal["waiting", "running", "over", "broken_off"]


@dataclass(frozen=True)
class Design:
    """How long an experiment takes and in blocks of how many weeks; ``orders`` are those it can be drawn in.

    ``power``: the share of simulated experiments that found a change of so many points at steady state.
    """

    weeks: int
    block: int
    orders: int
    power: Mapping[float, float] = field(default_factory=dict)

    @property
    def blocks(self) -> int:
        """How many blocks there are."""
        return self.weeks // self.block

    @property
    def finds(self) -> float:
        """How often it finds a change of `POINTS_WANTED`."""
        return self.power.get(POINTS_WANTED, 0.0)


@dataclass(frozen=True)
class Outlook:
    """What an experiment could find in one person's score.

    ``designs``: those worth offering, the shortest first; ``chosen`` the recommended one; ``best`` what finds most,
    offered or not. ``noise``: the shape by which this score wanders by itself, of the grid of
    `ssi.analysis.alignment.noise`. Without it nothing could be simulated: then ``weeks_more`` weeks of history are
    missing, or, where that is None, the score has never moved. ``too_few_snapshots``: they come so seldom that even
    the longest design would have fewer than `LEAST_STRETCHES`.
    """

    designs: tuple[Design, ...] = ()
    chosen: Design | None = None
    best: Design | None = None
    noise: int | None = None
    weeks_more: int | None = None
    too_few_snapshots: bool = False


@dataclass(frozen=True)
class Note:
    """What changed along the way, as the person wrote it down."""

    day: date
    text: str


@dataclass(frozen=True)
class Experiment:
    """One experiment as it was begun.

    ``direction``: 1 where ``score`` is expected to be higher in the end for the weeks with, −1 for lower;
    ``expectation`` says it in the person's own words. ``per_week``: actions in a week with; in one without there are
    none. ``before``: how it was done in the weeks before that was begun, from −½ for never to ½ for as often as in a
    week with. ``start`` is a Monday; ``order`` by block, True with. ``noise`` and ``power`` as the design had them.
    """

    habit: str
    score: str
    direction: int
    expectation: str
    per_week: float
    before: float
    start: date
    design: Design
    noise: int
    seed: int
    order: Order
    begun: date
    notes: tuple[Note, ...] = ()
    broken_off: date | None = None
    why_broken_off: str = ""

    @property
    def end(self) -> date:
        """The last day, a Sunday."""
        return self.start + timedelta(weeks=self.design.weeks) - timedelta(days=1)

    @property
    def opens(self) -> date:
        """The day on which the result opens."""
        return self.end + timedelta(days=1)

    @property
    def mondays(self) -> tuple[date, ...]:
        """Its weeks, in order."""
        return tuple(self.start + timedelta(weeks=week) for week in range(self.design.weeks))

    def was_drawn_with(self, monday: date) -> bool:
        """Whether one of its weeks was drawn as a week with, broken off or not."""
        return self.order[(monday - self.start).days // 7 // self.design.block]

    def is_on(self, monday: date) -> bool | None:
        """Whether the habit is to be done in the week of a Monday; None where the experiment says nothing of it."""
        if not self.start <= monday <= self.end:
            return None
        if self.broken_off is not None and monday >= monday_of(self.broken_off):
            return None
        return self.was_drawn_with(monday)

    def state(self, today: date) -> State:
        """Where it stands on a day."""
        if self.broken_off is not None:
            return "broken_off"
        if today < self.start:
            return "waiting"
        return "over" if self.is_over(today) else "running"

    def is_over(self, today: date) -> bool:
        """Whether its last day has passed."""
        return today > self.end


@dataclass(frozen=True)
class Adherence:
    """What became of the weeks: of ``weeks_with`` so many were ``with_as_drawn``, and so on.

    ``unknown``: weeks of which it cannot be said, on either side; they are neither as drawn nor otherwise.
    """

    weeks_with: int
    with_as_drawn: int
    weeks_without: int
    without_as_drawn: int
    unknown: int

    @property
    def weeks(self) -> int:
        """All weeks."""
        return self.weeks_with + self.weeks_without

    @property
    def as_drawn(self) -> int:
        """Weeks of which it is known that they were as drawn."""
        return self.with_as_drawn + self.without_as_drawn

    @property
    def tested_little(self) -> bool:
        """Whether fewer than half of the weeks with, or of those without, are known to have gone as drawn."""
        return 2 * self.with_as_drawn < self.weeks_with or 2 * self.without_as_drawn < self.weeks_without


@dataclass(frozen=True)
class Result:
    """What an experiment found.

    ``effect``: points at steady state that the weeks with are worth, in the score's own direction; ``low`` to ``high``
    is built to hold it nine times in ten. All three are NaN where they cannot be told. ``as_strong`` of the ``orders``
    that could have been drawn look at least as strong as the one that was, which counts too. ``is_found``: those are
    at most one in twenty. ``snapshots``: how many were used; with too few of them (``has_too_few``) nothing else is
    known.
    """

    effect: float
    low: float
    high: float
    as_strong: int
    orders: int
    is_found: bool
    snapshots: int
    adherence: Adherence
    has_too_few: bool = False


def begin(
    outlook: Outlook,
    design: Design,
    *,
    habit: str,
    score: str,
    direction: int,
    expectation: str,
    per_week: float,
    before: float,
    seed: int,
    today: date,
) -> Experiment:
    """An experiment of a design, from the next Monday on, in the order that a seed (0 to `LAST_SEED`) draws."""
    if outlook.noise is None or design not in outlook.designs:
        raise ValueError("an experiment begins with a design that was offered")
    return Experiment(
        *(habit, score, direction, expectation, per_week, before),
        start=monday_of(today) + timedelta(weeks=1),
        design=design,
        noise=outlook.noise,
        seed=seed,
        order=drawn(seed, design.blocks),
        begun=today,
    )


# What may be written

Refusal = Literal["one_is_on", "is_begun", "is_over"]


def refusal(
    kept_so_far: Mapping[str, Experiment], key: str, wanted: Experiment, today: date
) -> Refusal | None:
    """Why an experiment may not be written under a key, beside those that are kept; None where it may.

    One at a time; and one that was begun is only broken off or noted on, until it is over.
    """
    before = kept_so_far.get(key)
    if before is None:
        is_on = any(each.state(today) in ("waiting", "running") for each in kept_so_far.values())
        return "one_is_on" if is_on else None
    if before.state(today) in ("over", "broken_off"):
        return "is_over"
    noted = wanted.notes[: len(before.notes)] == before.notes
    allowed = replace(
        before,
        notes=wanted.notes,
        broken_off=wanted.broken_off,
        why_broken_off=wanted.why_broken_off,
    )
    return None if noted and wanted == allowed else "is_begun"


def key_of(wanted: Experiment, taken: Mapping[str, object]) -> str:
    """The key of a new experiment: the day on which it was begun, and the next number of that day."""
    day = f"{wanted.begun.isoformat()}-"
    last = max((_number(key) for key in taken if key.startswith(day)), default=0)
    return f"{day}{last + 1}"


def in_order(documents: Mapping[str, Any]) -> dict[str, Experiment]:
    """Kept experiments by their keys, in the order in which they were begun."""
    found = {key: from_kept(content) for key, content in documents.items()}
    return dict(sorted(found.items(), key=lambda each: (each[1].begun, _number(each[0]))))


def _number(key: str) -> int:
    """The number of its day, with which a key ends."""
    return int(key.rpartition("-")[2])


# To and from what is kept


def to_kept(experiment: Experiment) -> dict[str, Any]:
    """An experiment as the store keeps it."""
    design = experiment.design
    return {
        **{name: getattr(experiment, name) for name in _PLAIN},
        "start": experiment.start.isoformat(),
        "begun": experiment.begun.isoformat(),
        "broken_off": experiment.broken_off and experiment.broken_off.isoformat(),
        "weeks": design.weeks,
        "block": design.block,
        "orders": design.orders,
        "power": [[points, share] for points, share in design.power.items()],
        "order": list(experiment.order),
        "notes": [{"day": note.day.isoformat(), "text": note.text} for note in experiment.notes],
    }


_PLAIN = (
    *("habit", "score", "direction", "expectation", "per_week", "before"),
    *("noise", "seed", "why_broken_off"),
)
_OTHERS = ("start", "begun", "broken_off", "weeks", "block", "orders", "power", "order", "notes")


def from_kept(content: Any) -> Experiment:
    """The experiment that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, *_PLAIN, *_OTHERS)
    design, seed = _design(said), kept.whole(said["seed"], 0, LAST_SEED)
    order = tuple(kept.one_of(each, True, False) for each in kept.listed(said["order"]))
    if order != drawn(seed, design.blocks):
        raise ValueError("the order is not the one that its seed draws")
    found = Experiment(
        habit=kept.slug(said["habit"]),
        score=kept.one_of(said["score"], *OWN_SCORES),
        direction=kept.one_of(said["direction"], 1, -1),
        expectation=kept.text(said["expectation"]),
        per_week=kept.number(said["per_week"], 0, MOST_A_WEEK),
        before=kept.number(said["before"], -0.5, 0.5),
        start=kept.day(said["start"]),
        design=design,
        noise=kept.whole(said["noise"], 0, SHAPES_OF_NOISE - 1),
        seed=seed,
        order=order,
        begun=kept.day(said["begun"]),
        notes=tuple(_note(each) for each in kept.listed(said["notes"])),
        broken_off=None if said["broken_off"] is None else kept.day(said["broken_off"]),
        why_broken_off=kept.text(said["why_broken_off"]),
    )
    _check(found)
    return found


def _design(said: Mapping[str, Any]) -> Design:
    weeks, block = kept.whole(said["weeks"], LEAST_WEEKS, MOST_WEEKS), kept.one_of(said["block"], *BLOCKS)
    blocks, rest = divmod(weeks, block)
    if rest or blocks > MOST_BLOCKS or number_of_orders(blocks) < LEAST_ORDERS:
        raise ValueError("no such number of blocks is ever drawn")
    orders = kept.one_of(said["orders"], number_of_orders(blocks))
    power = [tuple(kept.listed(pair)) for pair in kept.listed(said["power"])]
    if not all(len(pair) == 2 for pair in power):
        raise ValueError("power is a list of points and shares")
    shares = {kept.one_of(points, *POINTS): kept.number(share, 0, 1) for points, share in power}
    return Design(weeks, block, orders, shares)


def _note(content: Any) -> Note:
    said = kept.fields(content, "day", "text")
    return Note(kept.day(said["day"]), kept.text(said["text"]))


def _check(found: Experiment) -> None:
    if not found.expectation.strip() or not found.per_week:
        raise ValueError("an experiment says how often, and what is expected")
    if found.start.weekday() or not timedelta(0) < found.start - found.begun <= timedelta(days=7):
        raise ValueError("an experiment starts on the Monday after it was begun")
    if found.broken_off is None and found.why_broken_off:
        raise ValueError("what was not broken off has no reason for it")
    if found.broken_off is not None and not found.begun <= found.broken_off <= found.end:
        raise ValueError("an experiment is broken off between its beginning and its end")
    if any(not found.begun <= note.day <= found.end for note in found.notes):
        raise ValueError("notes are of the experiment's own days")
