"""Weeks in which most clients moved alike: then it was not only one of them.

One client's score moves for reasons of their own; where most move the same way in one week, further than each of them
usually does, something that they share is at work, and nobody's data says what. Every client is measured by their own
usual changes, so that somebody restless weighs no more than somebody calm.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from math import comb
from statistics import median
from typing import Literal

import numpy as np
import pandas as pd

from ssi.analysis.trends import WOBBLE_CHANGES, WOBBLE_WEEKS, least_wobble, weekly_changes
from ssi.model import Change, ClientWeek, monday_of
from ssi.model.clients import Moves

LEAST_CLIENTS = 4
FEW = 8
"""Fewer clients than these have to move further."""
FAR = (2.0, 0.1)
FURTHER_THAN_MOST = (1.0, 0.25)
"""How many usual wobbles count as far, and how many clients move so far in one direction by themselves. Half of all
changes are over the usual wobble, as that is their median: a quarter up, a quarter down. That about a tenth are over
twice the wobble each way is measured (docs/clients.md)."""
RARE = 0.0004
"""By chance alone so many move alike in less than one week of 2,500, up and down each."""


def moves(scores: pd.Series) -> Moves:
    """One score's changes from week to week, each measured by those of the 26 weeks before it.

    Changes over more than a week are left out, and those before which fewer than six are known.
    """
    changes = [change for change in weekly_changes(scores) if change.weeks == 1]
    weeks = [monday_of(change.now_date) for change in changes]
    points = [change.points for change in changes]
    least = least_wobble(scores)
    found = []
    for place, (week, moved) in enumerate(zip(weeks, points, strict=True)):
        start = max(0, place - WOBBLE_WEEKS)
        since = week - timedelta(weeks=WOBBLE_WEEKS)
        before = [points[each] for each in range(start, place) if weeks[each] >= since]
        if len(before) >= WOBBLE_CHANGES:
            wobble = max(median(map(abs, before)), least)
            found.append((week, moved, (moved - median(before)) / wobble))
    columns = list(zip(*found, strict=True)) or [(), (), ()]
    return Moves(
        np.array(columns[0], dtype="datetime64[D]"),
        np.array(columns[1], dtype=np.float64),
        np.array(columns[2], dtype=np.float64),
    )


@cache
def needed(clients: int) -> int:
    """So many of these have to move far in one direction: most of them, and more than chance would have."""
    _times, share = _far(clients)
    chance, count = 0.0, clients + 1
    while count > clients // 2 + 1:
        chance += comb(clients, count - 1) * share ** (count - 1) * (1 - share) ** (clients - count + 1)
        if chance > RARE:
            break
        count -= 1
    return count


def _far(clients: int) -> tuple[float, float]:
    return FAR if clients < FEW else FURTHER_THAN_MOST


def by_week(everybody: Sequence[Moves], column: str) -> tuple[ClientWeek, ...]:
    """How the clients moved in every week in which at least four of them can be compared, oldest first.

    Each of ``everybody`` is one client's moves of the score ``column``.
    """
    if not everybody:
        return ()
    weeks, place = np.unique(np.concatenate([each.weeks for each in everybody]), return_inverse=True)
    points = np.concatenate([each.points for each in everybody])
    times = np.concatenate([each.times for each in everybody])
    in_order = np.argsort(place, kind="stable")
    bounds = np.searchsorted(place[in_order], np.arange(len(weeks) + 1))
    return tuple(
        _week(week, column, points[those], times[those])
        for week, start, end in zip(weeks.tolist(), bounds[:-1], bounds[1:], strict=True)
        if len(those := in_order[start:end]) >= LEAST_CLIENTS
    )


def _week(week: date, column: str, points: np.ndarray, times: np.ndarray) -> ClientWeek:
    up, down = int((points > 0).sum()), int((points < 0).sum())
    return ClientWeek(week, column, len(points), up, down, _direction(points, times))


def _direction(points: np.ndarray, times: np.ndarray) -> Literal[-1, 0, 1]:
    clients = len(points)
    # A hair of tolerance: 2.2 − 1.0 is 1.2000000000000002.
    far = _far(clients)[0] - 1e-9
    if ((times >= far) & (points > 0)).sum() >= needed(clients):
        return 1
    return -1 if ((times <= -far) & (points < 0)).sum() >= needed(clients) else 0


def shared_with(weeks: Sequence[ClientWeek], own: Moves) -> tuple[ClientWeek, ...]:
    """The weeks in which most clients moved alike and this one with them, oldest first."""
    moved = dict(zip(own.weeks.tolist(), own.points.tolist(), strict=True))
    return tuple(each for each in weeks if each.direction * moved.get(each.week, 0.0) > 0)


def of_change(weeks: Sequence[ClientWeek], change: Change) -> ClientWeek | None:
    """The week of a change from week to week, where most clients moved as it did."""
    week = monday_of(change.now_date)
    alike = (each for each in weeks if each.week == week and each.direction * change.points > 0)
    return next(alike, None) if change.weeks == 1 else None


def latest(weeks: Sequence[ClientWeek], today: date) -> ClientWeek | None:
    """The last week in which most clients moved alike, if that is this week or the one before."""
    since = monday_of(today) - timedelta(weeks=1)
    return next((each for each in reversed(weeks) if each.direction and each.week >= since), None)
