"""How a person's formula is drawn in the second world: which parts it has, how large, and when it is reckoned."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ssi.catalog import habits as catalog
from ssi.model import PILLAR_KEYS
from tests.bench.alignment.formula import (
    ActiveDays,
    AnswerRate,
    Bars,
    Count,
    Enough,
    Fading,
    Formula,
    Numbers,
    Pair,
    Part,
    Rank,
    YesRate,
    data_days,
    trailing,
)
from tests.bench.alignment.routines import DAYS, Doings, wandering

STEPS = (1 / 16, 1 / 8, 1 / 4, 0.05, 0.1, 0.15)

Draw = Callable[[np.random.Generator, Doings, int, int], Part]
"""A part of one kind for a habit (its row) and a pillar, sized after what this person does."""


def _cap(rng: np.random.Generator) -> float:
    return round(float(rng.uniform(2, 8)), 1)


def _window(rng: np.random.Generator) -> int:
    return int(rng.choice((30, 90), p=(0.65, 0.35)))


def _ask(rng: np.random.Generator, least: float, most: float) -> float:
    """How many times a person's own good stretch full points take: some are there already, many never get there."""
    return float(np.exp(rng.uniform(np.log(least), np.log(most))))


def _typical(daily: Numbers, days: int) -> float:
    """What a good stretch of so many days holds; at least 3: a score is not made for those who hardly do it."""
    return max(3.0, float(np.quantile(trailing(daily, days)[days:], 0.8)))


def _count(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = _window(rng)
    return Count(pillar, habit, _cap(rng), _typical(doings.counts[habit], window) * _ask(rng, 0.4, 8), window)


def _active_days(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = _window(rng)
    active = (doings.counts[habit] > 0).astype(float)
    return ActiveDays(
        pillar, habit, _cap(rng), min(window, _typical(active, window) * _ask(rng, 0.5, 4)), window
    )


def _bars(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = int(rng.choice((7, 30, 90), p=(0.2, 0.5, 0.3)))
    reach = _typical(doings.counts[habit], window)
    bars = sorted(
        max(1.0, float(np.rint(reach * share))) for share in rng.uniform(0.2, 2, rng.integers(1, 6))
    )
    return Bars(pillar, habit, _cap(rng), tuple(bars), window)


def _rate(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = _window(rng)
    slug = doings.slugs[habit] if habit < len(doings.slugs) else ""
    if slug in ("invitations_sent", "invitations_with_note", "messages_sent"):
        asking = habit
        rows: tuple[int, ...] = (habit,)
        if slug != "messages_sent" and {"invitations_sent", "invitations_with_note"} <= set(doings.slugs):
            asking = doings.slugs.index("invitations_sent")
            rows = (asking, doings.slugs.index("invitations_with_note"))
        crowd = _typical(doings.counts[asking], window) * rng.uniform(0.4, 1.2)
        luck = np.clip(rng.uniform(0.4, 0.8) + 0.05 * wandering(rng, 1, 30)[0], 0.1, 1)
        return YesRate(pillar, rows, _cap(rng), luck, crowd, window)
    incoming = _typical(doings.counts[habit], window) / window * _ask(rng, 0.7, 4)
    received = rng.poisson(incoming * np.exp(0.3 * wandering(rng, 1, 20)[0])).astype(float)
    return AnswerRate(pillar, habit, _cap(rng), received, window)


def _rank(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = _window(rng)
    middle = np.log1p(_typical(doings.counts[habit], window)) + rng.normal(0.3, 0.8)
    peers = middle + rng.uniform(0.05, 0.3) * wandering(rng, 1, 90)[0]
    return Rank(pillar, habit, _cap(rng), peers, rng.uniform(0.25, 0.6), window)


def _pair(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    window = _window(rng)
    logged = range(len(doings.slugs))
    others = [row for row in logged if row != habit]
    answering = [row for row in others if doings.slugs[row] in ANSWERING]
    other = int(rng.choice(answering or others))
    full = [_typical(doings.counts[row], window) * _ask(rng, 0.5, 3) for row in (habit, other)]
    return Pair(pillar, (habit, other), _cap(rng), (full[0], full[1]), window)


def _enough(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    dose = max(1.0, float(np.rint(_typical(doings.counts[habit], 7) * rng.uniform(0.3, 0.9))))
    return Enough(pillar, habit, _cap(rng), dose, _window(rng))


def _fading(rng: np.random.Generator, doings: Doings, habit: int, pillar: int) -> Part:
    half_life = int(rng.integers(7, 36))
    kept_days = half_life / np.log(2)
    full = _typical(doings.counts[habit], 60) / 60 * kept_days * _ask(rng, 0.5, 8)
    return Fading(pillar, habit, _cap(rng), full, half_life)


ANSWERING = ("comments", "comments_specific", "messages_answered", "reactions", "follow_ups")
MECHANISMS: Mapping[str, Draw] = {
    "counts": _count,
    "active-days": _active_days,
    "thresholds": _bars,
    "rates": _rate,
    "ranks": _rank,
    "pairs": _pair,
    "enough-is-enough": _enough,
    "fading-gains": _fading,
}
RATED = (
    "invitations_sent",
    "invitations_with_note",
    "messages_sent",
    "messages_answered",
    "comments",
    "follow_ups",
)
"""Habits of which a rate can be made: what is asked, and what answers what came in."""


@dataclass(frozen=True)
class Make:
    """What goes into the score of a family's people.

    ``mechanisms``: kinds of parts that logged habits feed; none: nothing works. ``unlogged``: how many parts are fed
    by work that nobody logs, from and to, of kinds ``unlogged_kinds``. ``drift``: points by which a pillar wanders by
    itself (standard deviation, from and to). ``shock``: size of the few jumps that all pillars share. ``batches``:
    when it is reckoned afresh. ``steps``: what it may be rounded to.
    """

    mechanisms: tuple[str, ...] = ()
    unlogged: tuple[int, int] = (0, 2)
    unlogged_kinds: tuple[str, ...] = ("counts", "active-days", "ranks", "fading-gains", "thresholds")
    drift: tuple[float, float] = (0.1, 0.8)
    shock: float = 0.25
    batches: tuple[str, ...] = ("weekly", "twice a week", "irregular")
    steps: tuple[float, ...] = STEPS


def pillar_for(rng: np.random.Generator, slug: str) -> int:
    """A pillar for a habit: its own or another of the catalogue's, one time in five any."""
    entry = catalog()[slug]
    if rng.random() < 0.2:
        return int(rng.integers(0, len(PILLAR_KEYS)))
    own = [entry.pillar, entry.pillar, *entry.others]
    return PILLAR_KEYS.index(own[rng.integers(0, len(own))])


def _draw_parts(rng: np.random.Generator, doings: Doings, make: Make) -> list[Part]:
    parts = []
    if make.mechanisms:
        fit = [row for row, slug in enumerate(doings.slugs) if make.mechanisms != ("rates",) or slug in RATED]
        # A product has two habits at work.
        most = 4 if make.mechanisms == ("pairs",) else 7
        working = rng.choice(fit, min(len(fit), rng.integers(most // 2, most + 1)), replace=False)
        # One in six feeds a second pillar, or the same by another count.
        working = np.concatenate((working, working[rng.random(len(working)) < 0.17]))
        for habit in working:
            slug = doings.slugs[habit]
            kinds = [kind for kind in make.mechanisms if kind != "rates" or slug in RATED]
            parts.append(MECHANISMS[rng.choice(kinds)](rng, doings, int(habit), pillar_for(rng, slug)))
    for habit in doings.unlogged:
        kind = rng.choice(make.unlogged_kinds)
        parts.append(MECHANISMS[kind](rng, doings, habit, int(rng.integers(0, len(PILLAR_KEYS)))))
    return parts


def _known_to(rng: np.random.Generator, batches: str, age: int) -> NDArray[np.intp]:
    if batches == "daily":
        days = np.arange(DAYS)
    elif batches == "weekly":
        days = np.arange(rng.integers(0, 7), DAYS, 7)
    elif batches == "twice a week":
        first = rng.integers(0, 4)
        days = np.sort(np.concatenate((np.arange(first, DAYS, 7), np.arange(first + 3, DAYS, 7))))
    else:
        days = np.cumsum(rng.integers(2, 12, DAYS // 2))
        days = days[days < DAYS]
    # A batch now and then knows a day or two less.
    late = np.where(rng.random(len(days)) < 0.1, rng.integers(1, 3, len(days)), 0)
    return data_days(DAYS, days.tolist(), np.clip(age + late, 1, 7).tolist())


def draw_formula(rng: np.random.Generator, doings: Doings, make: Make, happened: Numbers) -> Formula:
    """A formula for this person; ``happened``: points that come and go by themselves, (pillars, days)."""
    parts = _draw_parts(rng, doings, make)
    batches, age = str(rng.choice(make.batches)), int(rng.integers(1, 8))
    known_to = np.repeat(_known_to(rng, batches, age)[None], len(PILLAR_KEYS), axis=0)
    if rng.random() < 0.3:
        # Now and then one pillar has days of its own.
        known_to[rng.integers(0, len(PILLAR_KEYS))] = _known_to(rng, str(rng.choice(make.batches)), age)

    drift = rng.uniform(*make.drift, (len(PILLAR_KEYS), 1)) * wandering(
        rng, len(PILLAR_KEYS), rng.uniform(40, 150)
    )
    shocks = np.zeros(DAYS)
    for day in rng.integers(0, DAYS, rng.integers(0, 4)):
        shocks[day:] += rng.normal(0, make.shock)
    earned = np.zeros((len(PILLAR_KEYS), 1))
    for part in parts:
        earned[part.pillar] += part.points(doings.counts)[doings.first :].mean()
    # What a complete profile and the like give; levels of 5 to 22 points are what people show.
    profile = np.maximum(
        rng.uniform(5, 20, (len(PILLAR_KEYS), 1)) - earned, rng.uniform(0.5, 2, (len(PILLAR_KEYS), 1))
    )
    steps = rng.choice(make.steps, len(PILLAR_KEYS))
    return Formula(
        tuple(parts), profile + drift + shocks + happened, known_to, steps, bool(rng.random() < 0.5)
    )
