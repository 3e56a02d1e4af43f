"""What people of the first world write down: which days, how exactly, and what they forget."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ssi.model import PILLAR_KEYS, PILLAR_MAX, frame
from tests.bench.alignment.habits_done import Life
from tests.bench.alignment.wandering import Step


@dataclass(frozen=True)
class Record:
    """How people of a family keep their record of ``days`` days.

    ``decimals``: of a pillar. ``unlogged``: the share of days without a log, from and to. ``knows_a_step``:
    whether half of the people wrote down one of the steps.
    """

    days: int = 365
    snapshots: Literal["daily", "weekly", "irregular"] = "daily"
    decimals: int = 2
    unlogged: tuple[float, float] = (0.0, 0.0)
    knows_a_step: bool = False


def snapshot_days(rng: np.random.Generator, record: Record) -> np.ndarray:
    """The recorded days, counted from the first one, on which a snapshot was taken."""
    if record.snapshots == "daily":
        taken = rng.random(record.days) >= rng.uniform(0.01, 0.07)
        for _ in range(rng.poisson(record.days / 200)):
            begin = int(rng.integers(1, record.days))
            taken[begin : begin + int(rng.integers(2, 6))] = False
        taken[[0, -1]] = True
        return np.flatnonzero(taken)
    if record.snapshots == "weekly":
        days = np.arange(0, record.days, 7)
        late = np.where(rng.random(len(days)) < 0.2, rng.integers(1, 4, len(days)), 0)
        taken = rng.random(len(days)) >= rng.uniform(0.02, 0.1)
        taken[0], late[0] = True, 0
        return np.minimum(days + late, record.days - 1)[taken]
    gaps = rng.integers(1, 15, record.days // 4)
    holes = rng.choice(np.arange(4, record.days // 12), int(rng.integers(1, 4)), replace=False)
    gaps[holes] = rng.integers(21, 50, len(holes))
    days = np.concatenate([[0], np.cumsum(gaps)])
    return days[days < record.days]


def as_recomputed(rng: np.random.Generator, total: int) -> np.ndarray:
    """For each day the day whose score it shows: its own, or the last one on which scores were recomputed."""
    pace = rng.choice([1, 1, 1, 2, 3, 0])
    days = np.arange(total)
    if pace:
        return days - (days - rng.integers(pace)) % pace
    # Now after one day, now after two or three.
    recomputed = np.cumsum(rng.integers(1, 4, total))
    return recomputed[np.maximum(np.searchsorted(recomputed, days, side="right") - 1, 0)].clip(max=days)


def snapshots(dates: np.ndarray, pillars: np.ndarray, decimals: int) -> pd.DataFrame:
    """What LinkedIn showed on these dates: ``pillars`` (rows) within 0 to 25 and rounded, overall in whole points."""
    shown = np.round(np.clip(pillars, 0, PILLAR_MAX), decimals)
    columns = dict(zip(PILLAR_KEYS, shown, strict=True))
    return frame("snapshots", {"date": dates, "overall": np.round(shown.sum(axis=0)), **columns})


def log(
    rng: np.random.Generator, record: Record, slugs: tuple[str, ...], counts: np.ndarray, life: Life
) -> pd.DataFrame:
    """The habits as they were written down: from the first snapshot or up to a month before, by day or by week.

    ``counts``: of each habit (row) on each day of the life.
    """
    early = int(rng.integers(31)) * int(rng.random() < 0.5)
    logged = counts[:, life.before - early :]
    begin = life.first - np.timedelta64(early, "D")
    by_week = record.snapshots == "weekly" and rng.random() < 1 / 3
    if by_week:
        weeks = logged.shape[1] // 7
        logged = logged[:, : 7 * weeks].reshape(len(slugs), weeks, 7).sum(axis=2)
        dates = begin + np.arange(6, 7 * weeks, 7)
    else:
        kept = ~_forgotten(rng, logged.shape[1], record.unlogged)
        logged = logged[:, kept]
        dates = begin + np.flatnonzero(kept)
    rows = {
        "date": np.repeat(dates, len(slugs)),
        "habit": pd.array(slugs, dtype="str").take(np.tile(np.arange(len(slugs)), len(dates))),
        "count": logged.T.ravel(),
        "days": 7 if by_week else 1,
    }
    return frame("habits", rows)


def _forgotten(rng: np.random.Generator, days: int, share: tuple[float, float]) -> np.ndarray:
    """The days without a log, in runs of one to ten; without a ``share`` three people in ten forget a few."""
    lost = rng.uniform(*share) if share[1] else rng.uniform(0.005, 0.03) * (rng.random() < 0.3)
    found = np.zeros(days, dtype=bool)
    while found.mean() < lost:
        begin = int(rng.integers(days))
        found[begin : begin + int(rng.integers(1, 11))] = True
    return found


def events(rng: np.random.Generator, record: Record, found: tuple[Step, ...], life: Life) -> pd.DataFrame:
    """One of the steps for half of the people who may know one; else nothing."""
    if not record.knows_a_step or rng.random() < 0.5:
        return frame("events")
    known = found[rng.integers(len(found))]
    day = life.first + np.timedelta64(known.day - life.before, "D")
    return frame("events", [{"date": day, "label": known.label, "kind": known.kind}])
