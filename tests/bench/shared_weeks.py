"""How often a week is named in which most clients moved alike though nothing happened, and whether a common drop is.

Groups of clients are drawn from all kinds of `tests.bench.noise`, two years each, a snapshot a day or a week. Of groups
to whom nothing happened every named week is false; some share a mild season, or all have a holiday in August. Then all
lose some points on one day, for good. `make bench-shared-weeks`, four minutes on two cores.
"""

import sys
from collections.abc import Sequence

import numpy as np

from ssi.analysis.shared_weeks import by_week, moves
from ssi.analysis.trends import scores_of
from ssi.model import PILLAR_KEYS, ClientWeek
from ssi.model.clients import Moves
from tests.bench import noise

DAYS = 730
DROP_DAY = 500
DROP_WEEK = np.datetime64("2025-01-06") + 7 * (DROP_DAY // 7)
SIZES = (4, 5, 7, 8, 12, 30, 100)
YEARS = (DAYS - 6 * 7) / 365.25


def season(points: float) -> np.ndarray:
    """A year's wave that all share: from highest to lowest in half a year; ``points`` of overall between them."""
    return points / 2 * np.cos(2 * np.pi * np.arange(DAYS) / 365.25)


def august(points: float) -> np.ndarray:
    """Overall slides by so many points in four weeks of August and comes back in six."""
    return -points * np.interp(np.arange(DAYS) % 365, [210, 238, 280], [0, 1, 0])


def drop(points: float) -> np.ndarray:
    """So many points of overall are gone from one Monday on."""
    return -points * (np.arange(DAYS) >= DROP_DAY // 7 * 7)


NOTHING = np.zeros(DAYS)


def client(kind: str, seed: int, shared: np.ndarray, *, every: int = 1, column: str = "overall") -> Moves:
    """One client of a kind, with what all of them share added to their pillars in equal parts."""
    random = np.random.default_rng([seed, sum(map(ord, kind))])
    paths = noise.KINDS[kind](random, (DAYS, len(PILLAR_KEYS))) + shared[:, None] / len(PILLAR_KEYS)
    days = np.datetime64("2025-01-06", "s") + 86400 * np.arange(DAYS)
    snapshots = noise.history(paths[::every], days[::every])
    return moves(scores_of(snapshots, column))


def pool(seeds: int, shared: np.ndarray, *, every: int = 1, column: str = "overall") -> list[Moves]:
    """Clients of every kind."""
    return [
        client(kind, seed, shared, every=every, column=column)
        for seed in range(seeds)
        for kind in noise.KINDS
    ]


def groups(clients: Sequence[Moves], size: int, count: int) -> list[list[Moves]]:
    """Groups drawn from a pool, without anybody twice in one."""
    random = np.random.default_rng(size)
    return [
        [clients[each] for each in random.choice(len(clients), size, replace=False)] for _ in range(count)
    ]


def named(group: Sequence[Moves]) -> list[ClientWeek]:
    """The weeks that are named of a group."""
    return [week for week in by_week(group, "overall") if week.direction]


def a_year(clients: Sequence[Moves], size: int, count: int) -> float:
    """Weeks named in a year of a group."""
    return float(np.mean([len(named(group)) for group in groups(clients, size, count)]) / YEARS)


def found(clients: Sequence[Moves], size: int, count: int) -> float:
    """In how many of a hundred groups the week of the drop is named."""
    weeks = [{np.datetime64(week.week) for week in named(group)} for group in groups(clients, size, count)]
    return float(100 * np.mean([DROP_WEEK in each for each in weeks]))


def main(seeds: int, count: int) -> None:
    """Print both tables."""
    print(f"{19 * seeds} clients, {count} groups a cell; columns: clients of a group {SIZES}")
    print("Weeks named in a year, nothing happened")
    quiet = {
        "overall, daily": pool(seeds, NOTHING),
        "overall, weekly": pool(seeds, NOTHING, every=7),
        "a pillar, daily": pool(seeds, NOTHING, column="brand"),
        "season of 4 points": pool(seeds, season(4)),
        "season of 8 points": pool(seeds, season(8)),
        "August, 3 points": pool(seeds, august(3)),
        "August, 6 points": pool(seeds, august(6)),
    }
    for name, clients in quiet.items():
        print(f"{name:20s}", *(f"{a_year(clients, size, count):6.3f}" for size in SIZES), flush=True)
    print("Common drops found, of a hundred")
    for points in (2, 3, 4, 6):
        for every, how in ((1, "daily"), (7, "weekly")):
            clients = pool(seeds, drop(points), every=every)
            row = [f"{found(clients, size, count):6.0f}" for size in SIZES]
            print(f"{points} points, {how:10s}", *row, flush=True)


if __name__ == "__main__":
    main(*(int(each) for each in sys.argv[1:]) if len(sys.argv) > 1 else (40, 500))
