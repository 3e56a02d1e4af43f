"""The first world: every habit that works adds points after some days or weeks, to a score that also wanders by
itself.

Linear responses of any shape (but in `saturating`), counts a day as people do them, and a noise that is
drawn apart from both. In `collinear` and `collinear-exact` the true link is the one that works: a claim
about its twin is false, which is why a method that is honest there names both of them, or none.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zlib import crc32

import numpy as np
import pandas as pd

from ssi.model import PILLAR_KEYS, PILLAR_MAX
from tests.bench.alignment.habits_done import (
    PAIRS,
    Life,
    Routine,
    Ways,
    away,
    choose,
    often_done_last,
    paired,
    routine,
    with_pair,
)
from tests.bench.alignment.people import Family, Link, Person
from tests.bench.alignment.recording import Record, as_recomputed, events, log, snapshot_days, snapshots
from tests.bench.alignment.responding import (
    MEMORY,
    Response,
    Shape,
    Truth,
    full_routines,
    respond,
    soft_ceiling,
    truth,
)
from tests.bench.alignment.wandering import (
    Step,
    Unrest,
    climbing,
    dipping,
    lifting,
    stepping,
    steps,
    wandering,
)

JUDGED_FROM = 0.1
"""A link that moves its pillar by fewer points over the person's own range is not called true."""
UNJUDGED_FROM = 0.02
"""A link that moves it by fewer points is called false."""


@dataclass(frozen=True)
class Setting:
    """What sets the people of one family apart.

    ``works``: whether logged habits do anything; ``hidden``: whether one does that is never logged.
    ``shape`` and ``window``: of all responses, any where None. ``harder_after_drop``: whether people do
    more after the score has fallen.
    """

    works: bool = True
    hidden: bool = False
    shape: Shape | None = None
    window: int | None = None
    saturating: bool = False
    harder_after_drop: bool = False
    ways: Ways = field(default_factory=Ways)
    unrest: Unrest = field(default_factory=Unrest)
    record: Record = field(default_factory=Record)


@dataclass(frozen=True)
class _Draws:
    """One stream of chance for each part of a life, so that a change of one leaves the others as they were."""

    life: np.random.Generator
    habits: np.random.Generator
    responses: np.random.Generator
    scores: np.random.Generator
    records: np.random.Generator


def _draws(family: str, seed: int) -> _Draws:
    entropy = np.random.SeedSequence([1, crc32(family.encode()), seed])
    return _Draws(*(np.random.default_rng(part) for part in entropy.spawn(5)))


def _life(rng: np.random.Generator, setting: Setting) -> Life:
    days = setting.record.days
    return Life(
        first=np.datetime64("2021-01-01", "D") + int(rng.integers(1400)),
        before=MEMORY,
        recorded=days,
        away=away(rng, MEMORY + days, setting.ways.away_weeks),
        turning_day=MEMORY + int(days * rng.uniform(0.25, 0.65)),
    )


def _responses(
    rng: np.random.Generator, setting: Setting, done: Routine, logged: int
) -> tuple[Response, ...]:
    """What works in this life; a hidden habit is the last row."""
    full = full_routines(done.expected[:, MEMORY:])
    find = partial(
        respond, rng, done.slugs, full, shape=setting.shape, window=setting.window, bent=setting.saturating
    )
    found: tuple[Response, ...] = ()
    if setting.works:
        pair = setting.ways.pair
        worker = int(rng.integers(2)) if pair else None
        may_work = [habit for habit in range(logged) if not pair or habit not in (0, 1)]
        found = find(number=int(rng.integers(3, 7)), may_work=may_work, must_work=worker)
    if setting.hidden:
        found += find(number=int(rng.integers(1, 4)), may_work=[logged], must_work=logged)
    return found


def _own_movement(
    rng: np.random.Generator, setting: Setting, life: Life
) -> tuple[np.ndarray, tuple[Step, ...]]:
    """The points of the four pillars (rows) that have nothing to do with any habit, and the steps in them."""
    unrest = setting.unrest
    own = wandering(rng, life.total, unrest.loudness)
    number = unrest.steps or int(rng.integers(1, 3)) * int(rng.random() < unrest.stepping)
    found = steps(rng, life.before, life.recorded, number)
    own += stepping(found, life.total)
    if unrest.climb:
        own += climbing(rng, life.before, life.total, unrest.climb)
    if unrest.lift:
        own += lifting(rng, life.turning_day, life.total, unrest.lift)
    if unrest.dips_on_holiday:
        own += dipping(rng, life.away)
    return own, found


def _spurred(
    rng: np.random.Generator, done: Routine, responses: tuple[Response, ...], own: np.ndarray
) -> np.ndarray:
    """The counts of somebody who looks at the score every week and does more when it fell, less when it rose."""
    total = own.shape[1]
    score = own.sum(axis=0)
    fallen_by = np.std(score[14:] - score[:-14])
    eager = rng.uniform(0.4, 0.9) * rng.uniform(0.4, 1, (len(done.slugs), 1))
    counts = np.zeros((len(done.slugs), total))
    for begin in range(0, total, 7):
        week = slice(begin, min(begin + 7, total))
        effort: float | np.ndarray = 1.0
        if begin >= 21:
            drop = score[begin - 21 : begin - 14].mean() - score[begin - 7 : begin].mean()
            effort = np.exp(eager * np.clip(drop / fallen_by, -1, 1))
        counts[:, week] = done.done(rng, week, effort)
        for one in responses:
            ahead = score[begin : begin + 6 + len(one.kernel)]
            ahead += (
                one.points * 7 / one.full * np.convolve(counts[one.habit, week], one.kernel)[: len(ahead)]
            )
    return counts


def _bases(rng: np.random.Generator, moving: np.ndarray, near_ceiling: np.ndarray) -> np.ndarray:
    """Where the pillars stand without any movement: so that they stay within 0 and 25 if they can.

    ``moving`` are the recorded points beside the base; ``near_ceiling`` says which pillars come close to 25.
    """
    lowest, highest = 0.5 - moving.min(axis=1), PILLAR_MAX - 0.5 - moving.max(axis=1)
    base = rng.uniform(5, 20, len(moving)) - np.quantile(moving, 0.5, axis=1)
    base = np.where(lowest > highest, (lowest + highest) / 2, np.clip(base, lowest, highest))
    near = PILLAR_MAX - rng.uniform(-0.5, 2, len(moving)) - np.quantile(moving, 0.9, axis=1)
    return np.where(near_ceiling, near, base)


def draw(name: str, setting: Setting, seed: int) -> Person:
    """One person of a family with this name and setting: the same seed makes the same person."""
    rngs = _draws(name, seed)
    life = _life(rngs.life, setting)
    pair = PAIRS[rngs.habits.integers(len(PAIRS))] if setting.ways.pair else ()
    logged = int(rngs.habits.integers(6, 12))
    slugs = choose(rngs.habits, logged + setting.hidden, pair)
    if setting.hidden:
        slugs = often_done_last(slugs)
    done = routine(rngs.habits, slugs, life, setting.ways)
    counts = done.done(rngs.habits)
    if pair:
        counts = paired(rngs.habits, counts, setting.ways.pair)
        done = with_pair(done, counts, slice(MEMORY, None))
    responses = _responses(rngs.responses, setting, done, logged)
    own, known_steps = _own_movement(rngs.scores, setting, life)
    if setting.harder_after_drop:
        counts = _spurred(rngs.habits, done, responses, own)

    points = own.copy()
    for one in responses:
        points[one.pillar] += one.added(counts[one.habit])
    near_ceiling = [
        setting.saturating and any(one.pillar == row for one in responses) for row in range(len(points))
    ]
    points += _bases(rngs.scores, points[:, MEMORY:], np.array(near_ceiling))[:, None]

    taken = life.before + snapshot_days(rngs.records, setting.record)
    shown = as_recomputed(rngs.records, life.total)[taken]
    dates = life.first + taken - life.before
    score = soft_ceiling(points) if setting.saturating else points
    known = {
        (slugs[one.habit], PILLAR_KEYS[one.pillar]): truth(
            one, counts[one.habit], points[one.pillar], life.before, ceiling=setting.saturating
        )
        for one in responses
        if one.habit < logged
    }
    return Person(
        snapshots=snapshots(dates, score[:, shown], setting.record.decimals),
        habits=log(rngs.records, setting.record, slugs[:logged], counts[:logged], life),
        events=events(rngs.records, setting.record, known_steps, life),
        **_truths(known, dates, shown),
    )


def _truths(known: Mapping[Link, Truth], dates: np.ndarray, shown: np.ndarray) -> Mapping[str, Any]:
    """What is true of the logged habits, as fields of a `Person`; ``shown``: the day whose score a date shows."""
    true = {link: one for link, one in known.items() if one.moved >= JUDGED_FROM}
    weak = {link for link, one in known.items() if UNJUDGED_FROM < one.moved < JUDGED_FROM}
    index = pd.DatetimeIndex(dates, name="date")
    return {
        "effects": {link: one.effect for link, one in true.items()},
        "moved": {link: one.moved for link, one in true.items()},
        "delays": {link: float(one.delay) for link, one in true.items()},
        "responses": {link: pd.Series(one.added[shown], index=index) for link, one in true.items()},
        "unjudged": frozenset(weak),
    }


_WEEKLY = Record(snapshots="weekly")
_SIXTEEN_WEEKS = Record(days=112)
_MONTHLY = Ways(phase_weeks=(3, 6), away_weeks=(0.4, 1))
_STEPPING = Unrest(stepping=0.4)
_START_TOGETHER = Ways(start="many")

_SETTINGS: Mapping[str, tuple[str, Setting]] = {
    "daily-1y": ("a snapshot every day for a year, a few days missed", Setting()),
    "daily-2y": ("two years of daily snapshots", Setting(record=Record(days=730))),
    "daily-16w": (
        "sixteen weeks of daily snapshots; habits change about monthly",
        Setting(ways=_MONTHLY, record=_SIXTEEN_WEEKS),
    ),
    "daily-8w": (
        "eight weeks of daily snapshots: nearly nothing can be known",
        Setting(ways=_MONTHLY, record=Record(days=56)),
    ),
    "weekly-1y": ("one snapshot a week for a year, some late or missed", Setting(record=_WEEKLY)),
    "weekly-2y": (
        "one snapshot a week for two years",
        Setting(record=Record(days=730, snapshots="weekly")),
    ),
    "irregular-1y": (
        "snapshots 1-14 days apart with one to three gaps of 3-7 weeks",
        Setting(record=Record(snapshots="irregular")),
    ),
    "null-independent": (
        "nothing works; scores drift and step on their own",
        Setting(works=False, unrest=_STEPPING),
    ),
    "null-weekly": (
        "nothing works; weekly snapshots, one year",
        Setting(works=False, unrest=_STEPPING, record=_WEEKLY),
    ),
    "null-short": (
        "nothing works; 16 weeks of daily snapshots",
        Setting(works=False, ways=_MONTHLY, unrest=_STEPPING, record=_SIXTEEN_WEEKS),
    ),
    "null-shared-trend": (
        "habits and scores both climb for an unrelated reason",
        Setting(works=False, ways=Ways(climb=1.2), unrest=Unrest(climb=8)),
    ),
    "null-common-start": (
        "all habits start in the month in which an unrelated event lifts the score",
        Setting(works=False, ways=Ways(start="all"), unrest=Unrest(lift=6)),
    ),
    "collinear": (
        "two habits done in the same sittings, one works",
        Setting(ways=Ways(pair="sittings")),
    ),
    "collinear-exact": (
        "one habit's count is always the same multiple of the other's; one works, nobody can say which",
        Setting(ways=Ways(pair="multiple")),
    ),
    "saturating": ("concave dose and a pillar near its ceiling of 25", Setting(saturating=True)),
    "reverse": (
        "the person works harder after the score has dropped; some habits work",
        Setting(harder_after_drop=True),
    ),
    "null-reverse": (
        "the person works harder after a drop; nothing works",
        Setting(works=False, harder_after_drop=True),
    ),
    "step-events": (
        "three unrelated steps in the year, of which half of the people know one",
        Setting(unrest=Unrest(steps=3), record=Record(knows_a_step=True)),
    ),
    "rounded-integers": ("scores rounded to whole points", Setting(record=Record(decimals=0))),
    "rounded-weekly": (
        "whole points, weekly",
        Setting(record=Record(snapshots="weekly", decimals=0)),
    ),
    "missing-days": (
        "10-35% of habit days unlogged, in runs",
        Setting(record=Record(unlogged=(0.1, 0.35))),
    ),
    "seasonal": (
        "holidays stop the habits and, for half of the pillars, dip the score by themselves",
        Setting(ways=Ways(away_weeks=(1.5, 4)), unrest=Unrest(dips_on_holiday=True)),
    ),
    "rough": (
        "three times the ordinary noise: drift and AR(1) as large as the effects",
        Setting(unrest=Unrest(loudness=3)),
    ),
    "null-rough": (
        "nothing works and the scores wander a lot",
        Setting(works=False, unrest=Unrest(loudness=3, stepping=0.4)),
    ),
    "hidden-driver": (
        "one working habit is never logged, and habits often start together",
        Setting(hidden=True, ways=_START_TOGETHER),
    ),
    "null-hidden-driver": (
        "the only working habit is never logged; whatever is claimed is false",
        Setting(works=False, hidden=True, ways=_START_TOGETHER),
    ),
    "window-rect90": ("every effect is a rectangular trailing 90-day window", Setting(window=90)),
    "window-exp": ("every effect is an exponential decay", Setting(shape="exponential")),
}

FAMILIES: tuple[Family, ...] = tuple(
    Family(name, 1, partial(draw, name, setting), about) for name, (about, setting) in _SETTINGS.items()
)
"""The families of the first world: ``FAMILIES[0].draw(7)`` is its person number 7."""
