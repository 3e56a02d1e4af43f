"""Steps that nobody pinned: a score that jumps within a few days and stays there.

What habits line up with shows slowly. Something may have happened on the day of a jump, a rewritten profile or a
subscription: it is offered to be named, as a question.

A jump between two snapshots is the level of the week after them less that of the week before, and no larger than the
same over three days: a slow rise is no jump. It is a step where

- it is at least `LEAST_POINTS` high;
- it stays: two to four weeks on, against two to four weeks before, at least `STAYS` of it still stand. So a slip that
  goes back within two weeks is no step, and the newest week has none yet;
- it stands out from the other jumps of its score, the largest of each week. A lone step has to be 2.5 times as high as
  the next largest jump, two steps 2 times and three 1.8 times as high as what follows them. Where this person's jumps
  are uneven as such (heavy tails, scores that are recomputed once a week), by the square of that unevenness more.

Measured on 22 Nov 2026 (`python -m tests.bench.moves 200`: nineteen kinds of noise, 200 people each with four pillars
and overall, seeds 0 to 199; jitter, random walks of several sizes, AR(1), heavy tails, weekly recomputation, whole
numbers, month-long ramps, slips). People with any false step: 0.4 in 100 with a year of daily snapshots, 0.2 with
weekly ones, 0.2 with two daily years; at most 1.5 of any kind but one: a random walk with heavy tails (Student's t
with 3 degrees of freedom) makes jumps of its own and has 5.5. A planted step of 3 points (2 points) is found, in a
year of daily snapshots, in 100 (98) of 100 where the score wobbles a little (0.06 a day and jitter of 0.15), 95 (71)
where it walks 0.12 a day, 63 (9) in a slow AR(1) that strays by 0.8, and hardly ever where changes of a point a week
are common or scores are recomputed weekly: there it is silent. With a snapshot a week: 40 (1) and 21 (1) of the first
two.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi.analysis.trends import WOBBLE_FLOOR, WOBBLE_FLOOR_WHOLE, scores_of
from ssi.model import GAP_DAYS, PILLAR_KEYS, Step, calendar_day, day_numbers

NEAR_DAYS = 7
"""Levels on either side of a jump are medians over so many days; two jumps are at least as far apart."""
SHARP_DAYS = 3
FAR_DAYS = 28
STAYS = 0.6
LEAST_POINTS = {"overall": 2.0, **dict.fromkeys(PILLAR_KEYS, 1.0)}
STANDS_OUT = (2.5, 2.0, 1.8)
STANDS_OUT_AMONG_FEW = 5.0
FEW = 20
"""With fewer jumps than this their unevenness cannot be told."""
LEAST_JUMPS = 8
EVEN = 1.9
"""The unevenness (95 % quantile over median) of jumps without heavy tails."""
SAME_TIME = timedelta(days=7)


def steps(snapshots: pd.DataFrame, events: pd.DataFrame) -> tuple[Step, ...]:
    """The steps of the pillars and of overall that no event within a week of them names, oldest first.

    A step's date is that of the first snapshot after it. Overall is left out beside a pillar that made it.
    """
    jumps = {column: _jumps(scores_of(snapshots, column)) for column in LEAST_POINTS}
    unevenness = _unevenness(list(jumps.values()))
    found: list[Step] = []
    # Pillars say where it happened; overall is asked last.
    for column in (*PILLAR_KEYS, "overall"):
        for step in _steps_of(column, jumps[column], unevenness):
            if column != "overall" or not any(_is_same_time(step.date, known.date) for known in found):
                found.append(step)
    named = [calendar_day(moment) for moment in events["date"]]
    free = [step for step in found if not any(_is_same_time(step.date, day) for day in named)]
    return tuple(sorted(free, key=lambda step: (step.date, -abs(step.points))))


def together(found: Sequence[Step]) -> tuple[tuple[Step, ...], ...]:
    """Steps of the same time, the largest first: one event names them all. ``found`` is sorted by date."""
    groups: list[list[Step]] = []
    for step in found:
        if groups and _is_same_time(step.date, groups[-1][0].date):
            groups[-1].append(step)
        else:
            groups.append([step])
    return tuple(tuple(sorted(group, key=lambda step: -abs(step.points))) for group in groups)


def _is_same_time(one: date, other: date) -> bool:
    return abs(one - other) <= SAME_TIME


@dataclass(frozen=True)
class _Jumps:
    """The jumps of one score, at most one a week, the largest first: points, and the place of the snapshot after
    it.
    """

    scores: pd.Series
    places: np.ndarray
    points: np.ndarray

    @property
    def is_whole(self) -> bool:
        """Whether this score is known in whole numbers only."""
        return bool((self.scores == self.scores.round()).all())


def _jumps(scores: pd.Series) -> _Jumps:
    """Every jump of a score, and of each week the largest; none is looked for across a gap."""
    if len(scores) < 2:
        return _Jumps(scores, np.array([], dtype=int), np.array([]))
    near, sharp = (
        _ahead(scores, days)[1:] - scores.rolling(f"{days}D").median().to_numpy()[:-1]
        for days in (NEAR_DAYS, SHARP_DAYS)
    )
    same_way = np.sign(near) == np.sign(sharp)
    points = np.where(same_way, np.sign(near) * np.minimum(abs(near), abs(sharp)), 0.0)
    days = day_numbers(scores.index)
    places = 1 + np.flatnonzero(np.diff(days) < GAP_DAYS)
    points = points[places - 1]
    largest = _largest_of_each_week(days[places], abs(points))
    return _Jumps(scores, places[largest], points[largest])


def _ahead(scores: pd.Series, days: int) -> np.ndarray:
    """The median over so many days from each snapshot on: a rolling median with time turned round."""
    turned = pd.Timestamp(0) + (scores.index[-1] - scores.index[::-1])
    return pd.Series(scores.to_numpy()[::-1], turned).rolling(f"{days}D").median().to_numpy()[::-1]


def _largest_of_each_week(days: np.ndarray, sizes: np.ndarray) -> list[int]:
    kept: list[int] = []
    taken = np.zeros(len(days), dtype=bool)
    for place in np.argsort(-sizes, kind="stable"):
        if not taken[place]:
            kept.append(int(place))
            taken |= abs(days - days[place]) < NEAR_DAYS
    return kept


def _unevenness(jumps: Sequence[_Jumps]) -> float | None:
    """How much larger than the ordinary the larger jumps of this person are, over all scores; None with too few.

    The two largest of each score stay out: they may be steps.
    """
    sizes = [abs(each.points[2:]) for each in jumps]
    some = [each[each > 0] for each in sizes if (each > 0).sum() >= FEW]
    if not some:
        return None
    return float(np.quantile(np.concatenate([each / np.median(each) for each in some]), 0.95))


def _steps_of(column: str, jumps: _Jumps, unevenness: float | None) -> Iterator[Step]:
    for place, points in zip(jumps.places[: _standing_out(jumps, unevenness)], jumps.points, strict=False):
        if abs(points) >= LEAST_POINTS[column] and _stays(jumps.scores, int(place), float(points)):
            day = jumps.scores.index[_sharpest(jumps.scores, int(place), float(points))]
            yield Step(column, calendar_day(day), float(points))


def _sharpest(scores: pd.Series, place: int, points: float) -> int:
    """The place, within the days that medians blur, at which the score itself moved most in the step's direction."""
    days = day_numbers(scores.index)
    near = np.flatnonzero(abs(days - days[place]) < SHARP_DAYS)
    near = near[near > 0]
    moved = np.sign(points) * (scores.to_numpy()[near] - scores.to_numpy()[near - 1])
    return int(near[moved.argmax()])


def _standing_out(jumps: _Jumps, unevenness: float | None) -> int:
    """How many of the largest jumps stand out from the next one; 0 to 3."""
    sizes = abs(jumps.points)
    if len(sizes) < LEAST_JUMPS:
        return 0
    # Two rounded levels can make a jump look a point higher than it is.
    certain = sizes - 1 if jumps.is_whole else sizes
    least = WOBBLE_FLOOR_WHOLE if jumps.is_whole else WOBBLE_FLOOR
    standing = 0
    for count, times in enumerate(STANDS_OUT, start=1):
        others = sizes[count:]
        if unevenness is None or (others > 0).sum() < FEW:
            needed = STANDS_OUT_AMONG_FEW
        else:
            needed = times * max(1.0, unevenness / EVEN) ** 2
        if certain[count - 1] >= needed * max(float(others[0]), least):
            standing = count
    return standing


def _stays(scores: pd.Series, place: int, points: float) -> bool:
    """Whether most of a jump still stands two to four weeks on, against two to four weeks before."""
    days = day_numbers(scores.index)
    after = scores[(days >= days[place] + NEAR_DAYS) & (days <= days[place] + FAR_DAYS)]
    before = scores[(days >= days[place - 1] - FAR_DAYS) & (days <= days[place - 1] - NEAR_DAYS)]
    if min(len(after), len(before)) < 2:
        return False
    moved = float(after.median() - before.median())
    return bool(moved * np.sign(points) >= STAYS * abs(points))
