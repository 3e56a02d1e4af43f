"""Before and after for a cohort: the first weeks of a programme beside the last, client by client.

The rule is that of `ssi.analysis.before_after`, to the letter: means of two stretches, and "more than usual" beside
how far this client's own score moves between two such stretches elsewhere in their history. Nothing weaker is put in
its place where that history is too short: then it is not said.

How often it is wrong was measured over programmes, on people to whom nothing happened (`python -m tests.bench.moves`,
"over a programme"): docs/clients.md has the figures.
"""

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pandas as pd

from ssi.analysis import before_after
from ssi.analysis.trends import scores_of
from ssi.model import OWN_SCORES, RANKS, SCORE_COLUMNS, ClientWeek, Stretch, calendar_day, empty, monday_of
from ssi.model.programme import Course, Missing, Programme, Spread, Tally, Windows

LEAST_FOR_QUARTILES = 4


def course(person: int, snapshots: pd.DataFrame, windows: Windows) -> Course:
    """One client in both windows of the programme; ``snapshots`` need no more than one's own scores and the ranks."""
    own = snapshots.dropna(subset=list(OWN_SCORES), how="all")
    if own.empty:
        return Course(person, missing="nothing")
    before, after = _windows(own, windows)
    if before.overlaps(after) or after.last < before.first:
        return Course(person, before, after, missing="short")
    counts = _known(own, before), _known(own, after)
    known = snapshots.reindex(columns=["date", *SCORE_COLUMNS])
    found = before_after.compare(known, empty("habits"), before, after)
    if found is None:
        return Course(person, before, after, counts, missing=_why(counts))
    ranks = {
        rank: (one, other)
        for rank in RANKS
        if (one := _middle_rank(snapshots, rank, before)) and (other := _middle_rank(snapshots, rank, after))
    }
    return Course(person, before, after, counts, found.levels, ranks)


def _windows(own: pd.DataFrame, windows: Windows) -> tuple[Stretch, Stretch]:
    length = timedelta(weeks=windows.weeks) - timedelta(days=1)
    first = windows.start or calendar_day(own["date"].iloc[0])
    last = windows.end or calendar_day(own["date"].iloc[-1])
    return Stretch(first, first + length), Stretch(last - length, last)


def _within(table: pd.DataFrame, days: Stretch) -> pd.DataFrame:
    return table[table["date"].between(pd.Timestamp(days.first), pd.Timestamp(days.last))]


def _known(own: pd.DataFrame, days: Stretch) -> int:
    return len(_within(own, days))


def _why(counts: tuple[int, int]) -> Missing:
    if counts[0] and not counts[1]:
        return "end"
    return "start" if counts[1] and not counts[0] else "both"


def _middle_rank(snapshots: pd.DataFrame, rank: str, days: Stretch) -> float | None:
    """The middle one of these days; of two middle ones the one further from the top, so that it is one there was."""
    ranks = scores_of(_within(snapshots, days), rank)
    return float(ranks.quantile(0.5, interpolation="higher")) if len(ranks) else None


def programme(courses: Sequence[Course], windows: Windows, weeks: Sequence[ClientWeek]) -> Programme:
    """The cohort as a whole; ``weeks`` are those of all clients, by `ssi.analysis.shared_weeks`."""
    compared = [each for each in courses if not each.missing]
    spreads = {column: spread for column in OWN_SCORES if (spread := _spread(compared, column))}
    tallies = {column: _tally(compared, column) for column in OWN_SCORES}
    return Programme(windows, tuple(courses), spreads, tallies, _shared(compared, weeks))


def _spread(compared: Sequence[Course], column: str) -> Spread | None:
    points = [each.levels[column].points for each in compared if column in each.levels]
    if not points:
        return None
    lower, middle, upper = (float(each) for each in np.quantile(points, (0.25, 0.5, 0.75)))
    quartiles = (lower, upper) if len(points) >= LEAST_FOR_QUARTILES else None
    return Spread(len(points), min(points), middle, max(points), quartiles)


def _tally(compared: Sequence[Course], column: str) -> Tally:
    levels = [each.levels[column] for each in compared if column in each.levels]
    more = [level for level in levels if level.is_more_than_usual]
    up = sum(level.points > 0 for level in more)
    ordinary = sum(level.is_more_than_usual is False for level in levels)
    return Tally(
        up, len(more) - up, ordinary, len(levels) - len(more) - ordinary, len(compared) - len(levels)
    )


def _shared(compared: Sequence[Course], weeks: Sequence[ClientWeek]) -> tuple[ClientWeek, ...]:
    """The weeks of all clients in which most moved alike, between the first day and the last of anybody compared."""
    days = [(each.before.first, each.after.last) for each in compared if each.before and each.after]
    if not days:
        return ()
    first, last = min(start for start, _end in days), max(end for _start, end in days)
    return tuple(each for each in weeks if each.direction and monday_of(first) <= each.week <= last)
