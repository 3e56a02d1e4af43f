"""How often an experiment claims something false, and how often it finds what it promised: `make bench-experiments`.

Everything goes through frames, as on the page: a history is simulated, a design is worked out from it, the order is
drawn from a seed, the experiment's weeks are simulated, and its result is opened. Every figure stands with its
standard error, in which the experiments of one person count together.

    python -m tests.bench.experiments --people 200 --first-seed 900000 [--promises 100] [--repeats 4]
"""

import argparse
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta

# One thread a process: the arrays are small, and people are many. It has to be said before numpy is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pandas as pd

from ssi.analysis.alignment.noise import covariances
from ssi.analysis.alignment.preparation import Floats, Missing
from ssi.analysis.alignment.responses import PLAIN
from ssi.analysis.experiments import before as done_before
from ssi.analysis.experiments import outlook, result
from ssi.analysis.experiments.planning import every_design, wandering
from ssi.model import frame, monday_of
from ssi.model.experiments import MOST_WEEKS, POINTS, Design, Experiment, Outlook, Result, begin
from ssi.model.orders import LAST_SEED
from tests.bench.noise import KINDS, LEVEL

HISTORY = 240
TODAY = date(2026, 6, 3)
START = monday_of(TODAY) + timedelta(weeks=1)
FIRST = TODAY - timedelta(days=HISTORY - 1)
BEFORE = (START - FIRST).days
DAYS = BEFORE + 7 * MOST_WEEKS
PER_WEEK = 10.0

# Who is simulated


@dataclass(frozen=True)
class Person:
    """How somebody's score wanders by itself, and on which days they look at it.

    ``lower``: noise by day is this times white noise; ``looked``: the days with a snapshot; ``grain``: the step in
    which the score is known.
    """

    lower: Floats
    history: Floats
    looked: np.ndarray
    grain: float = 0.0

    def path(self, random: np.random.Generator) -> Floats:
        """Noise by day: the history as it was, and one of the ways in which it may go on."""
        white = np.concatenate([self.history, random.standard_normal(DAYS - BEFORE)])
        return LEVEL + self.lower @ white

    def snapshots(self, path: Floats, days: int) -> pd.DataFrame:
        """The snapshots of the first so many days."""
        return snapshots(path, self.looked & (np.arange(DAYS) < days), self.grain)


def snapshots(path: Floats, looked: np.ndarray, grain: float = 0.0) -> pd.DataFrame:
    """A path by day, as it is known on the days looked at."""
    values = np.clip(np.round(path / grain) * grain if grain else path, 0, 25)
    days = pd.Timestamp(FIRST) + pd.to_timedelta(np.flatnonzero(looked), unit="D")
    return frame("snapshots", {"date": days, "insights": values[looked]})


def _daily(random: np.random.Generator) -> np.ndarray:
    return random.random(DAYS) < 0.97


def _weekly(random: np.random.Generator) -> np.ndarray:
    return (np.arange(DAYS) % 7 == random.integers(7)) & (random.random(DAYS) < 0.95)


def _irregular(random: np.random.Generator) -> np.ndarray:
    looked = np.zeros(DAYS, dtype=bool)
    days = np.cumsum(random.integers(1, 11, DAYS))
    looked[days[days < DAYS]] = True
    return looked


def _with_gaps(random: np.random.Generator) -> np.ndarray:
    looked = _daily(random)
    for start in random.integers(0, DAYS, 5):
        looked[start : start + random.integers(5, 25)] = False
    return looked


RHYTHMS: Mapping[str, Callable[[np.random.Generator], np.ndarray]] = {
    "daily": _daily,
    "weekly": _weekly,
    "irregular": _irregular,
    "with gaps": _with_gaps,
}


def of_the_grid(random: np.random.Generator, *, grain: float = 0.0) -> Person:
    """Somebody from the planning model: a noise of the grid, quiet to rough, seen daily, weekly or as it comes."""
    shape, scale = random.integers(25), np.exp(random.uniform(np.log(0.15), np.log(0.8)))
    lower = np.linalg.cholesky(covariances(np.arange(DAYS, dtype=float), np.ones(DAYS))[shape])
    rhythm = random.choice(["daily", "weekly", "irregular"], p=[0.5, 0.3, 0.2])
    return Person(scale * lower, random.standard_normal(BEFORE), RHYTHMS[rhythm](random), grain)


# What the habit does

LAGS = np.arange(201)


def _through(weights: Floats) -> Callable[[Floats], Floats]:
    """A response that adds up weights by lag."""
    return lambda doses: np.convolve(doses, weights / weights.sum())[: len(doses)]


def _enough_is_enough(doses: Floats) -> Floats:
    """No more than half of a full month counts."""
    return np.minimum(_through((LAGS < 28) * 1.0)(doses), 0.5) / 0.5


def _active_weeks(doses: Floats) -> Floats:
    """Twice as much in the first two weeks after a pause, and less and less after them."""
    fresh = doses * (1.5 - _through((LAGS < 28) * 1.0)(doses))
    return _through(0.5 ** (LAGS / 10))(fresh) / 0.5


RESPONSES: Mapping[str, Callable[[Floats], Floats]] = {
    "at once": _through((LAGS == 0) * 1.0),
    "after three weeks, at once": _through((LAGS == 21) * 1.0),
    "a hump around two weeks": _through(LAGS * np.exp(-LAGS / 14.0)),
    "a window of 28 days": _through((LAGS < 28) * 1.0),
    "a window of 90 days": _through((LAGS < 90) * 1.0),
    "half after 60 days": _through(0.5 ** (LAGS / 60)),
    "enough is enough": _enough_is_enough,
    "wears off": _active_weeks,
}


def effect(
    experiment: Experiment, response: Callable[[Floats], Floats], done: Floats, before: float
) -> Floats:
    """What the habit adds by day for one point at steady state; ``done``: share of the full dose, week by week."""
    doses = np.full(len(LAGS) + DAYS, before)
    first = len(LAGS) + BEFORE
    doses[first : first + 7 * len(done)] = np.repeat(done, 7)
    return response(doses)[len(LAGS) :]


def as_drawn(experiment: Experiment) -> Floats:
    """The weeks as they were drawn: 1 with, 0 without."""
    return np.repeat(np.array(experiment.order, dtype=float), experiment.design.block)


def half_kept(experiment: Experiment, random: np.random.Generator) -> Floats:
    """Seven of ten weeks as drawn."""
    drawn = as_drawn(experiment)
    return np.where(random.random(len(drawn)) < 0.7, drawn, 1 - drawn)


def habits(done: Floats, before: float | None = None) -> pd.DataFrame:
    """Weekly totals of what was done in the weeks of the experiment, and in the ten before where that is logged."""
    done = np.concatenate([np.full(0 if before is None else 10, before or 0.0), done])
    first = START + timedelta(weeks=0 if before is None else -10)
    sundays = [first + timedelta(days=7 * week + 6) for week in range(len(done))]
    return frame("habits", {"date": sundays, "habit": "comments", "count": PER_WEEK * done, "days": 7})


def begun(
    found: Outlook,
    design: Design,
    random: np.random.Generator,
    direction: int = 1,
    before: float | None = None,
) -> Experiment:
    """An experiment of a design, its order drawn from a seed; ``before``: how much was done, if it is logged."""
    return begin(
        found,
        design,
        habit="comments",
        score="insights",
        direction=direction,
        expectation="more",
        per_week=PER_WEEK,
        before=done_before(habits(np.empty(0), before), "comments", PER_WEEK, TODAY),
        seed=int(random.integers(LAST_SEED + 1)),
        today=TODAY,
    )


def opened(experiment: Experiment, known: pd.DataFrame, done: Floats) -> Result:
    """The result on the day it opens."""
    until = known[known["date"] <= pd.Timestamp(experiment.end)]
    found = result(experiment, until, habits(done), today=experiment.opens)
    assert found is not None
    return found


# Nothing works

DESIGNS = tuple(every_design())
GRID = "a noise of the planning model"
NOISES = (GRID, f"{GRID}, whole points", *KINDS, "steps of three points")
LOOKS = (*RHYTHMS, "after a rise only")
LOOKS_AT_THE_ORDER = "in weeks with only"


def _path(noise: str, random: np.random.Generator) -> tuple[Floats, float]:
    """A score by day on which no habit has any effect, and the step in which it is known."""
    if noise.startswith(GRID):
        return of_the_grid(random).path(random), 1.0 if "whole" in noise else 0.0
    if noise == "steps of three points":
        path = KINDS["walk, quiet"](random, (DAYS, 1))[:, 0]
        for day in random.integers(0, DAYS, 6):
            path[day:] += random.choice([-3, 3])
        return path, 0.0
    return KINDS[noise](random, (DAYS, 1))[:, 0], 0.0


def _looked(look: str, path: Floats, random: np.random.Generator) -> np.ndarray:
    """On which days somebody looks; nobody who looks at the order is among them."""
    if look in RHYTHMS:
        return RHYTHMS[look](random)
    risen = np.concatenate([[True] * 3, path[3:] > path[:-3]])
    return risen & (random.random(DAYS) < 0.6)


def null(noise: str, look: str, seed: int) -> bool | None:
    """Whether an experiment claims something where nothing works; None where none could be begun."""
    random = np.random.default_rng([seed, NOISES.index(noise), 1])
    path, grain = _path(noise, random)
    looked = _looked("daily" if look == LOOKS_AT_THE_ORDER else look, path, random)
    design = DESIGNS[random.integers(len(DESIGNS))]
    known = snapshots(path, looked & (np.arange(DAYS) < HISTORY), grain)
    own = wandering(known, "insights")
    if own is None or isinstance(own, Missing):
        return None
    direction = int(random.choice([-1, 1]))
    experiment = begun(Outlook((design,), noise=own.likeliest), design, random, direction)
    if look == LOOKS_AT_THE_ORDER:
        weeks = np.repeat(as_drawn(experiment), 7) > 0
        looked[BEFORE : BEFORE + len(weeks)] &= weeks | (random.random(len(weeks)) < 0.1)
    return opened(experiment, snapshots(path, looked, grain), half_kept(experiment, random)).is_found


# What was promised


@dataclass(frozen=True)
class Held:
    """One experiment of a person: what was promised for so many points, and what was found."""

    person: int
    what: str
    points: float
    promised: float
    found: bool
    effect: float
    covered: bool


REFUSED = "refused"
USUAL = "as the planning model has it"
OTHERS_AT = 2.0


def promises(seed: int, repeats: int, grain: float = 0.0, *, others: bool = True) -> list[Held]:
    """One person: a design from their history, and experiments of it through the planning model and others."""
    random = np.random.default_rng([seed, 2])
    person = of_the_grid(random, grain=grain)
    found = outlook(person.snapshots(person.path(random), HISTORY), "insights", today=TODAY)
    if found.chosen is None or found.noise is None:
        return [Held(seed, REFUSED, 0, 0, False, 0, False)]
    asked = [(USUAL, points) for points in POINTS]
    if others and not grain:
        asked += [(name, OTHERS_AT) for name in (*RESPONSES, *OTHER_DOINGS)]
    return [
        _held(seed, person, found, name, points, random) for name, points in asked for _ in range(repeats)
    ]


OTHER_DOINGS = (
    "always done before",
    "never done before",
    "always done before, not logged",
    "seven of ten weeks as drawn",
)


def _held(
    seed: int, person: Person, found: Outlook, what: str, points: float, random: np.random.Generator
) -> Held:
    assert found.chosen is not None
    before = 1.0 if what.startswith("always") else 0.0 if what.startswith("never") else 0.5
    is_logged = what in OTHER_DOINGS[:2]
    experiment = begun(found, found.chosen, random, before=before if is_logged else None)
    shape = PLAIN[random.integers(len(PLAIN))]
    response = RESPONSES.get(what, _through(np.array(shape.weights)))
    done = half_kept(experiment, random) if what == OTHER_DOINGS[-1] else as_drawn(experiment)
    path = person.path(random) + points * (effect(experiment, response, done, before) - before)
    said = opened(experiment, person.snapshots(path, DAYS), done)
    promised = experiment.design.power[points]
    return Held(seed, what, points, promised, said.is_found, said.effect, said.low <= points <= said.high)


def other_noise(noise: str, seed: int, repeats: int) -> list[Held]:
    """Somebody whose score wanders in a way that the planning model does not know."""
    random = np.random.default_rng([seed, NOISES.index(noise), 3])
    path, grain = _path(noise, random)
    looked = _daily(random)
    known = snapshots(path, looked & (np.arange(DAYS) < HISTORY), grain)
    found = outlook(known, "insights", today=TODAY)
    if found.chosen is None or found.noise is None:
        return [Held(seed, REFUSED, 0, 0, False, 0, False)]
    held = []
    for _ in range(repeats):
        experiment = begun(found, found.chosen, random)
        response = _through(np.array(PLAIN[random.integers(len(PLAIN))].weights))
        done = as_drawn(experiment)
        added = OTHERS_AT * (effect(experiment, response, done, 0.5) - 0.5)
        said = opened(experiment, snapshots(path + added, looked, grain), done)
        covered = said.low <= OTHERS_AT <= said.high
        promised = found.chosen.power[OTHERS_AT]
        held.append(Held(seed, noise, OTHERS_AT, promised, said.is_found, said.effect, covered))
    return held


# Tables


@dataclass(frozen=True)
class Rate:
    """A mean with its standard error; people are independent, the experiments of one are not."""

    value: float
    error: float

    def __str__(self) -> str:
        if self.value != self.value:
            return "–"
        return f"{self.value:.3f} ± {self.error:.3f}"


def rate(people: Iterable[int], values: Iterable[float]) -> Rate:
    """The mean over experiments."""
    table = pd.DataFrame({"person": list(people), "value": list(values)}).astype(float)
    if table.empty:
        return Rate(float("nan"), float("nan"))
    mean = table["value"].mean()
    off = (table["value"] - mean).groupby(table["person"]).sum()
    return Rate(mean, float(np.sqrt((off**2).sum()) / len(table)))


def of_nulls(found: Mapping[tuple[str, str], Sequence[bool | None]]) -> str:
    """False claims by noise and by how snapshots come."""
    lines = ["| where nothing works | experiments | false claims |", "|---|---|---|"]
    pooled: list[bool] = []
    for (noise, look), each in found.items():
        known = [bool(one) for one in each if one is not None]
        if look != LOOKS_AT_THE_ORDER:
            pooled += known
        lines.append(f"| {noise}, {look} | {len(known)} | {rate(range(len(known)), known)} |")
    lines.append(
        f"| **all but those who look at the order** | {len(pooled)} | {rate(range(len(pooled)), pooled)} |"
    )
    return "\n".join(lines)


def of_promises(held: Sequence[Held]) -> str:
    """Promised and held power."""
    lines = [
        "| effect | points | experiments | promised | held | held less promised | range holds it | size found |",
        "|---|" + "---|" * 7,
    ]
    kinds = list(dict.fromkeys((each.what, each.points) for each in held if each.what != REFUSED))
    for what, points in kinds:
        of_kind = [each for each in held if (each.what, each.points) == (what, points)]
        who = [each.person for each in of_kind]
        promised, kept_ = (
            rate(who, [each.promised for each in of_kind]),
            rate(who, [each.found for each in of_kind]),
        )
        less = rate(who, [each.found - each.promised for each in of_kind])
        covered = rate(who, [each.covered for each in of_kind])
        # A found effect whose size cannot be told is held by no range, and has none to average.
        hits = [each for each in of_kind if each.found and not np.isnan(each.effect)]
        size = rate([each.person for each in hits], [each.effect for each in hits])
        lines.append(
            f"| {what} | {points:g} | {len(of_kind)} | {promised} | {kept_} | {less} | {covered} | {size} |"
        )
    refused = sum(each.what == REFUSED for each in held)
    people = len({each.person for each in held})
    return "\n".join(
        [*lines, f"\nOf {people} people {refused} were told that an experiment would not settle it."]
    )


def _null(job: tuple[str, str, int]) -> bool | None:
    return null(*job)


def _promises(job: tuple[int, int, float]) -> list[Held]:
    return promises(*job)


def _other_noise(job: tuple[str, int, int]) -> list[Held]:
    return other_noise(*job)


OTHER_NOISES = (
    "walk, heavy tails",
    "AR(1), slow",
    "recomputed weekly",
    "whole numbers",
    "slips",
    "steps of three points",
)


def null_pairs() -> list[tuple[str, str]]:
    """Every noise seen daily, and the planning model's seen in every way."""
    return [
        *((noise, "daily") for noise in NOISES),
        *((noise, look) for noise in (GRID, "walk") for look in LOOKS[1:]),
        (GRID, LOOKS_AT_THE_ORDER),
    ]


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--people", type=int, default=200, help="people a row where nothing works")
    options.add_argument("--first-seed", type=int, default=900_000)
    options.add_argument("--promises", type=int, help="people for whom a design is worked out (half as many)")
    options.add_argument("--repeats", type=int, default=4, help="experiments of such a person, a row")
    asked = options.parse_args()
    seeds = range(asked.first_seed, asked.first_seed + asked.people)
    planners = seeds[: asked.promises or max(1, len(seeds) // 2)]
    print(f"{len(seeds)} people a row, seeds {seeds.start} to {seeds.stop - 1}\n", flush=True)
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        pairs = null_pairs()
        work = [(*pair, seed) for pair in pairs for seed in seeds]
        claims = list(pool.map(_null, work, chunksize=20))
        rows = {pair: claims[at * len(seeds) : (at + 1) * len(seeds)] for at, pair in enumerate(pairs)}
        print(of_nulls(rows), flush=True)
        print(
            f"\n{len(planners)} people with a design of their own, {asked.repeats} experiments each a row\n"
        )
        held = [
            each for one in pool.map(_promises, [(s, asked.repeats, 0.0) for s in planners]) for each in one
        ]
        print(of_promises(held), flush=True)
        print("\nThe same, with scores known in whole points\n")
        some = planners[: max(1, len(planners) // 3)]
        held = [each for one in pool.map(_promises, [(s, asked.repeats, 1.0) for s in some]) for each in one]
        print(of_promises(held), flush=True)
        print("\nScores that wander in ways the planning model does not know\n")
        for noise in OTHER_NOISES:
            work = [(noise, s, asked.repeats) for s in planners[: max(1, len(planners) // 5)]]
            print(of_promises([each for one in pool.map(_other_noise, work) for each in one]), flush=True)


if __name__ == "__main__":
    main()
