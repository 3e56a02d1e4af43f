"""The second world: people whose score is made as such scores are published to be made.

Each family is a recipe: how the people do their habits, what goes into their score, what else happens, when they look
and how they log. What is true of them is not put in but found, by running the same person again (`counterfactuals`).
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import numpy as np
from numpy.typing import NDArray

from ssi.model import PILLAR_KEYS, empty
from tests.bench.alignment import diary
from tests.bench.alignment.counterfactuals import truth
from tests.bench.alignment.mechanisms import MECHANISMS, Make, draw_formula
from tests.bench.alignment.people import Family, Person
from tests.bench.alignment.routines import DAYS, Temper, draw_doings, draw_slugs

Numbers = NDArray[np.float64]

Story = Callable[[np.random.Generator, int, int], tuple[Numbers, Numbers]]
"""What happens besides, for so many habits and a first day of the log: what multiplies the habits, (habits,
days), and points that come by themselves, (pillars, days)."""


def _quiet(habits: int) -> tuple[Numbers, Numbers]:
    return np.ones((habits, DAYS)), np.zeros((len(PILLAR_KEYS), DAYS))


def _ramp(start: float, length: float) -> Numbers:
    """From 0 to 1 within ``length`` days from ``start`` on, (days,)."""
    return np.clip((np.arange(DAYS) - start) / max(length, 1.0), 0.0, 1.0)


def _some_pillars(rng: np.random.Generator, at_least: int) -> NDArray[np.intp]:
    return rng.choice(len(PILLAR_KEYS), rng.integers(at_least, len(PILLAR_KEYS) + 1), replace=False)


def nothing_else(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """Nothing happens besides."""
    return _quiet(habits)


def _start_together(rng: np.random.Generator, plan: Numbers, first: int) -> int:
    """Most habits, hardly done before, start within the week after the day that is given back."""
    start = first + int((DAYS - first) * rng.uniform(0.15, 0.6))
    habits = len(plan)
    for row in rng.choice(habits, rng.integers(max(3, habits // 2), habits + 1), replace=False):
        plan[row, : start + rng.integers(0, 8)] *= rng.uniform(0, 0.1)
    return start


def coach(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """Most habits start within a week, in the first two thirds of the log."""
    plan, happened = _quiet(habits)
    _start_together(rng, plan, first)
    return plan, happened


def coach_and_luck(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """The same, and around then the score rises by one to five points a pillar for a reason of its own."""
    plan, happened = _quiet(habits)
    start = _start_together(rng, plan, first)
    for pillar in _some_pillars(rng, 2):
        happened[pillar] += rng.uniform(1, 5) * _ramp(start + rng.integers(-21, 22), rng.integers(1, 50))
    return plan, happened


def new_formula(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """At one to three dates everybody's pillars are shifted, by half a point to four."""
    plan, happened = _quiet(habits)
    for day in rng.integers(first + 7, DAYS - 14, rng.integers(1, 4)):
        for pillar in _some_pillars(rng, 2):
            happened[pillar, day:] += rng.choice((-1, 1)) * rng.uniform(0.5, 4)
    return plan, happened


def jumps_and_learning(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """Jumps with heavy tails, some of which fade again; habits that grow as they are learnt."""
    plan, happened = _quiet(habits)
    for row in plan:
        learnt = first + (DAYS - first) * rng.uniform(0, 0.8)
        row *= 0.1 + 0.9 / (1 + np.exp(-(np.arange(DAYS) - learnt) / rng.uniform(10, 40)))
    for pillar in happened:
        for day in rng.integers(0, DAYS, rng.poisson(DAYS / 25)):
            fading = 0.5 ** (np.arange(DAYS - day) / rng.uniform(10, 60)) if rng.random() < 0.5 else 1.0
            pillar[day:] += np.clip(0.4 * rng.standard_t(1.5), -6, 6) * fading
    return plan, np.clip(happened, -8, 8)


def stays_put(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """Each pillar changes three to eight times and is the same in between."""
    plan, happened = _quiet(habits)
    slots = np.arange(first + 1, DAYS - 12, 5)
    for pillar in happened:
        for day in rng.choice(slots, rng.integers(3, 9), replace=False) + rng.integers(0, 2):
            pillar[day:] += rng.choice((-1, 1)) * rng.uniform(0.3, 1.5)
    return plan, happened


def new_job(rng: np.random.Generator, habits: int, first: int) -> tuple[Numbers, Numbers]:
    """A new job: within about a week all habits and some pillars are at another level."""
    plan, happened = _quiet(habits)
    day = int(rng.integers(first + 30, DAYS - 45))
    for row in plan:
        row[day + rng.integers(-4, 5) :] *= np.exp(
            rng.choice((-1, 1), p=(0.35, 0.65)) * rng.uniform(0.5, 1.6)
        )
    for pillar in _some_pillars(rng, 2):
        size = rng.choice((-1, 1), p=(0.3, 0.7)) * rng.uniform(1, 5)
        happened[pillar] += size * _ramp(day + rng.integers(-5, 6), rng.integers(1, 15))
    return plan, happened


@dataclass(frozen=True)
class Recipe:
    """How a family's people come about; ``weeks``: how long they log, shortest and longest."""

    about: str
    make: Make = field(default_factory=Make)
    weeks: tuple[int, int] = (52, 52)
    temper: Temper = field(default_factory=Temper)
    story: Story = nothing_else
    wanted: tuple[str, ...] = ()
    looking: diary.Looking = diary.every_day
    logging: diary.Logging = diary.faithfully


def draw_person(name: str, recipe: Recipe, seed: int) -> Person:
    """The person of a family that a seed stands for."""
    rng = np.random.default_rng(np.random.SeedSequence((zlib.crc32(name.encode()), seed)))
    observed = 7 * int(rng.integers(recipe.weeks[0], recipe.weeks[1] + 1))
    slugs = draw_slugs(rng, recipe.wanted)
    plan, happened = recipe.story(rng, len(slugs), DAYS - observed)
    unlogged = int(rng.integers(recipe.make.unlogged[0], recipe.make.unlogged[1] + 1))
    doings = draw_doings(rng, slugs, unlogged, observed, recipe.temper, plan)
    formula = draw_formula(rng, doings, recipe.make, happened)
    shown = formula.shown(doings.counts)
    days = recipe.looking(rng, doings, shown)
    logged = recipe.logging(rng, doings)
    known = truth(formula, doings, days, rng)
    return Person(
        diary.snapshots(doings, shown, days),
        logged,
        empty("events"),
        known.effects,
        known.moved,
        known.delays,
        known.responses,
        known.unjudged,
    )


ONE_MOOD = Temper(one_mood=(0.85, 0.98), season=(0.3, 0.7))
EVERYTHING = Make(tuple(MECHANISMS), unlogged=(1, 4))

NOTHING: dict[str, Recipe] = {
    "null-peers": Recipe(
        "Nothing logged works; coarse steps, ranks among drifting peers, reckoned weekly.",
        Make(unlogged=(3, 5), unlogged_kinds=("ranks",), batches=("weekly",), steps=(1 / 4, 1 / 2)),
    ),
    "null-coach": Recipe(
        "Several habits start at once; the score rises around then for another reason.", story=coach_and_luck
    ),
    "null-formula-change": Recipe("Everybody is shifted at one to three dates.", story=new_formula),
    "null-busy-season": Recipe(
        "One mood and season drive the logged habits and the unlogged work that counts.",
        Make(unlogged=(4, 7)),
        temper=ONE_MOOD,
    ),
    "null-good-days-only": Recipe(
        "The same, and snapshots are taken only when feeling good or after a rise.",
        Make(unlogged=(4, 7)),
        temper=ONE_MOOD,
        looking=diary.on_good_days,
    ),
    "null-jumps": Recipe(
        "Heavy-tailed jumps; habits with a learning curve.", Make(unlogged=(0, 1)), story=jumps_and_learning
    ),
    "null-stays-put": Recipe(
        "12 to 16 weeks in which each pillar changes three to eight times.",
        Make(unlogged=(0, 0), drift=(0, 0), shock=0, batches=("daily",)),
        weeks=(12, 16),
        story=stays_put,
    ),
    "null-weekly-from-memory": Recipe(
        "Weekly snapshots, habits as weekly sums or guesses afterwards.",
        Make(unlogged=(2, 5)),
        looking=diary.every_week,
        logging=diary.from_memory,
    ),
    "null-job-change": Recipe("A new job moves score and habits about the same week.", story=new_job),
}

ONE_MECHANISM_WORDS = {
    "counts": "Points for actions of the last month or quarter.",
    "active-days": "Points for days with any activity.",
    "thresholds": "Points for passing a bar.",
    "rates": "Acceptance and answer rates; mass invitations lower them.",
    "ranks": "Places among peers who drift.",
    "pairs": "Products of two habits: one counts only with the other.",
    "enough-is-enough": "No more points above a dose.",
    "fading-gains": "Points that fade.",
}
WANTED = {
    "rates": ("invitations_sent", "messages_answered", "messages_sent", "comments"),
    "pairs": ("posts", "comments", "messages_answered"),
}
ONE_MECHANISM: dict[str, Recipe] = {
    name: Recipe(about, Make((name,)), wanted=WANTED.get(name, ()))
    for name, about in ONE_MECHANISM_WORDS.items()
}

TOGETHER: dict[str, Recipe] = {
    "all-1y": Recipe("Everything together: a year of daily snapshots.", EVERYTHING),
    "all-half-year": Recipe(
        "Everything together: half a year of daily snapshots.", EVERYTHING, weeks=(26, 26)
    ),
    "all-16w": Recipe("Everything together: 16 weeks of daily snapshots.", EVERYTHING, weeks=(16, 16)),
    "all-weekly": Recipe(
        "Everything together: a snapshot a week for a year.", EVERYTHING, looking=diary.every_week
    ),
    "all-irregular": Recipe(
        "Everything together: snapshots late and rather on good days.", EVERYTHING, looking=diary.now_and_then
    ),
    "all-careless-log": Recipe(
        "Everything together: counts rounded, forgotten, from memory, as weekly sums.",
        EVERYTHING,
        logging=diary.carelessly,
    ),
    "all-one-mood": Recipe("Everything together: one mood drives all habits.", EVERYTHING, temper=ONE_MOOD),
    "all-coach": Recipe("Everything together: most habits start at once.", EVERYTHING, story=coach),
}

FAMILIES: tuple[Family, ...] = tuple(
    Family(name, 2, partial(draw_person, name, recipe), recipe.about)
    for name, recipe in (NOTHING | ONE_MECHANISM | TOGETHER).items()
)
"""The families of the second world, in the order of its description."""
