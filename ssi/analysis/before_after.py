"""Before and after: the mean of two stretches of days, beside how far the score usually moves between two such.

How far is usual comes from this person's own history by moving blocks: the same two windows (their lengths, their
distance) are slid over it day by day, leaving out every place from which they would see what lies between the two
compared ones. The band is the root mean square of those differences, times the quantile of Student's t for as
many degrees of freedom as pairs of windows fit side by side into what they were slid over. The plain 5 % and 95 %
quantiles of the differences look simpler, but windows that overlap are not independent: where nothing had happened
they said "more than usual" of 24 to 45 pillars in a hundred (half a year).

Five scores are looked at together, and the one furthest beyond its band is spoken of. So the quantile is that of 97 in
100: about nine people in ten to whom nothing happened see no "more than usual" at all. With the quantile of 90 in 100
it would be seven in ten; with that of 98, a tenth shared out among five, more than nine, for scores move together.

Measured on 22 Nov 2026 (`python -m tests.bench.moves 200`: nineteen kinds of noise, 200 people each with four
pillars and overall, seeds 0 to 199, a day drawn at random on which nothing happened). People with any "more than
usual", four weeks on either side: 9.4 in 100 with half a year of daily snapshots, 9.5 with a year of daily or of weekly
ones; for a random walk known in whole numbers 11.5, 6.5 and 7.5. At most 14 of any kind but three: a score that stays
put for a month at a time (up to 25), slips of several days (21), and ramps of a month, where something did happen
(47). Pillar by pillar it is 2.3 in 100 with half a year of daily snapshots (2.2 with weekly ones), 2.3 with a year; 1.7
for eight weeks on either side, 1.5 for twelve in two years.

A step of 3 points (2 points) in a pillar is called more than usual, in half a year and in a year of daily snapshots, in
100 (96) and 100 (100) of 100 where the score wobbles a little (0.06 a day and jitter of 0.15), in 80 (48) and 99 (84)
where it walks 0.12 a day, in 64 (35) and 92 (64) in a slow AR(1) that strays by 0.8 (`more_than_usual`, 50 people each,
seeds 0 to 49, all four pillars).
"""

import math
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi.analysis import habits as done
from ssi.analysis.trends import WOBBLE_FLOOR, scores_of
from ssi.model import (
    OWN_SCORES,
    BeforeAfter,
    HabitChange,
    Level,
    Stretch,
    calendar_day,
    day_numbers,
    score_to_speak_of,
)

LEAST_PAIRS = 2.0
"""So many pairs of windows, side by side, have to fit into the history beside the one compared."""
FREEDOM = (2, 2.25, 2.6, 3, 4, 6, 10, 25, math.inf)
QUANTILES = (5.6428, 4.9621, 4.3447, 3.8961, 3.2977, 2.829, 2.5275, 2.3012, 2.1701)
"""Student's t by degrees of freedom: 97 times in 100 it lies between minus and plus so much."""
LEAST_KNOWN = 0.5
MUCH_MORE = 1.5
"""A habit has changed much when it was done at least so many times as often, or as seldom; one more is added to both
counts."""


def around(snapshots: pd.DataFrame, day: date, weeks: int) -> tuple[Stretch, Stretch] | None:
    """The weeks before a day and those from it on, shortened to what the history covers.

    None where it covers no day of one of the two.
    """
    if snapshots.empty:
        return None
    known = Stretch(calendar_day(snapshots["date"].iloc[0]), calendar_day(snapshots["date"].iloc[-1]))
    length = timedelta(weeks=weeks)
    first, last = max(known.first, day - length), min(known.last, day + length - timedelta(days=1))
    if not first < day <= last:
        return None
    return Stretch(first, day - timedelta(days=1)), Stretch(day, last)


def start_of_latest(known: Stretch, weeks: int) -> date:
    """The first day of the last weeks of a history, leaving half of it at least for the weeks before."""
    middle = known.first + timedelta(days=known.days // 2)
    return max(middle, known.last - timedelta(weeks=weeks) + timedelta(days=1))


def compare(
    snapshots: pd.DataFrame, habits: pd.DataFrame, one: Stretch, other: Stretch
) -> BeforeAfter | None:
    """Scores and habits in two stretches; the earlier one is the one before, whichever comes first.

    None where they overlap, or where no score is known in both.
    """
    before, after = sorted((one, other), key=lambda stretch: stretch.first)
    if before.overlaps(after):
        return None
    found = {column: _level(snapshots, column, before, after) for column in OWN_SCORES}
    levels = {column: level for column, level in found.items() if level}
    if not levels:
        return None
    counted = tuple(_habit(habits, slug, before, after) for slug in done.logged(habits))
    most = to_speak_of(levels)
    later = usual_from(scores_of(snapshots, most.column), before, after) if most.usual is None else None
    return BeforeAfter(before, after, levels, most, counted, changed_much(counted), later)


def to_speak_of(levels: Mapping[str, Level]) -> Level:
    """The level to speak of, by `ssi.model.score_to_speak_of`; the first of them where none moved."""
    points = {column: level.points for column, level in levels.items()}
    times_usual = {
        column: abs(level.points) / level.usual
        for column, level in levels.items()
        if level.usual and level.is_more_than_usual
    }
    return levels[score_to_speak_of(points, times_usual) or next(iter(levels))]


def changed_much(habits: Iterable[HabitChange]) -> tuple[HabitChange, ...]:
    """The habits that were done much more or much less often, the furthest first."""
    sizes = {
        change: abs(math.log((change.after + 1) / (change.before + 1)))
        for change in habits
        if change.before is not None and change.after is not None
    }
    much = [change for change, size in sizes.items() if size >= math.log(MUCH_MORE)]
    return tuple(sorted(much, key=lambda change: -sizes[change]))


def _level(snapshots: pd.DataFrame, column: str, before: Stretch, after: Stretch) -> Level | None:
    scores = scores_of(snapshots, column)
    means = _mean(scores, before), _mean(scores, after)
    if means[0] is None or means[1] is None:
        return None
    average = "industry_average" if column == "overall" else f"industry_{column}"
    others = scores_of(snapshots, average)
    theirs = _mean(others, before), _mean(others, after)
    moved = None if theirs[0] is None or theirs[1] is None else theirs[1] - theirs[0]
    return Level(column, means[0], means[1], usual_move(scores, before, after), moved)


def _within(values: pd.Series, days: Stretch) -> pd.Series:
    found: pd.Series = values[pd.Timestamp(days.first) : pd.Timestamp(days.last)]
    return found


def _mean(scores: pd.Series, days: Stretch) -> float | None:
    known = _within(scores, days)
    return float(known.mean()) if len(known) else None


def _habit(habits: pd.DataFrame, slug: str, before: Stretch, after: Stretch) -> HabitChange:
    counts = done.daily(habits, slug)
    weeks = [done.mean_week(counts, days, least_known=LEAST_KNOWN) for days in (before, after)]
    return HabitChange(slug, *weeks)


def usual_move(scores: pd.Series, before: Stretch, after: Stretch) -> float | None:
    """How far a score usually moves, up or down, between two windows like these: beside four others, in points.

    ``scores`` is indexed by date, oldest first. None where fewer than two pairs of windows fit side by side into the
    history beside the compared ones. A window counts from half as many snapshots on as the compared one holds.
    """
    moves, pairs = _slid(scores, before, after)
    if pairs < LEAST_PAIRS:
        return None
    return max(WOBBLE_FLOOR, students_quantile(pairs) * float(np.sqrt(np.mean(moves**2))))


def usual_from(scores: pd.Series, before: Stretch, after: Stretch) -> date | None:
    """The day on which two pairs of windows will fit beside these, if snapshots go on.

    None where there is room already and only snapshots are missing in it.
    """
    span = (after.last - before.first).days + 1
    on_the_left = (after.first - calendar_day(scores.index[0])).days / span
    # One pair on the left, and what is left over, leave one for the right; half a pair is none.
    day = before.last + timedelta(days=span if on_the_left >= 1 else 2 * span)
    return day if day > calendar_day(scores.index[-1]) and on_the_left < LEAST_PAIRS else None


def students_quantile(freedom: float) -> float:
    """How far 97 in 100 of Student's t reach, for 2 degrees of freedom or more.

    From a table, never too short and up to 0.6 % too far: importing scipy for this one number takes longer than all
    else on the page.
    """
    # Along 1 / freedom the quantile is almost a line, bent upwards.
    inverse = [1 / each for each in reversed(FREEDOM)]
    return float(np.interp(1 / freedom, inverse, QUANTILES[::-1]))


def _slid(scores: pd.Series, before: Stretch, after: Stretch) -> tuple[np.ndarray, float]:
    """The difference at every place where the two windows fit, and how many such pairs fit side by side."""
    days = day_numbers(scores.index)
    # Running sums over the days: the mean of any window is two look-ups.
    length = int(days[-1] - days[0]) + 1
    total, known = np.zeros(length + 1), np.zeros(length + 1)
    total[days - days[0] + 1] = scores.to_numpy()
    known[days - days[0] + 1] = 1
    total, known = total.cumsum(), known.cumsum()
    distance, span = (after.first - before.first).days, (after.last - before.first).days + 1
    starts = np.arange(length - span + 1)

    def window(first: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
        count = known[first + size] - known[first]
        return (total[first + size] - total[first]) / np.maximum(count, 1), count

    before_means, before_known = window(starts, before.days)
    after_means, after_known = window(starts + distance, after.days)
    # What lies between the compared windows is what the question is about: no place may see it.
    origin = (before.first - calendar_day(scores.index[0])).days
    sees = (starts < origin + before.days) & (starts + span > origin + distance)
    enough = _half(scores, before), _half(scores, after)
    fits = ~sees & (before_known >= enough[0]) & (after_known >= enough[1])
    places = starts[fits]
    runs = np.split(places, np.flatnonzero(np.diff(places) > 1) + 1) if len(places) else []
    pairs = sum((run[-1] - run[0] + span) / span for run in runs)
    return (after_means - before_means)[fits], float(pairs)


def _half(scores: pd.Series, days: Stretch) -> float:
    return max(1.0, LEAST_KNOWN * len(_within(scores, days)))
