"""Short ways to say what a batch holds and what a history shows."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pandas as pd

from ssi.model import Frames, frame

MONDAY = date(2026, 11, 2)
SUNDAY = date(2026, 11, 8)


def scores(*days: tuple[date, dict[str, float]]) -> Frames:
    """Snapshots: a day and its scores each."""
    rows = [{"date": day, "source": "test", **said} for day, said in days]
    return Frames(snapshots=frame("snapshots", rows))


def posts(*counts: tuple[date, float] | tuple[date, float, int]) -> Frames:
    """Counts of the habit "posts": last day, count, and over how many days (1)."""
    rows = [{"date": day, "habit": "posts", "count": n, "days": d[0] if d else 1} for day, n, *d in counts]
    return Frames(habits=frame("habits", rows))


def events(*rows: tuple[date, str]) -> pd.DataFrame:
    return frame("events", [{"date": day, "label": label, "kind": "other"} for day, label in rows])


def shown(snapshots: pd.DataFrame, column: str = "overall") -> dict[date, float]:
    """One column of a history by day, without what is unknown."""
    known = snapshots.dropna(subset=[column])
    return dict(zip(known["date"].dt.date, known[column], strict=True))


def counted(habits: pd.DataFrame) -> list[tuple[date, float, int]]:
    return list(zip(habits["date"].dt.date, habits["count"], habits["days"], strict=True))


def labels(table: pd.DataFrame) -> list[str]:
    return table["label"].to_list()


def ticking() -> Callable[[], datetime]:
    """A clock that is one minute later at each look; the first look is noon on 20 Nov 2026, UTC."""
    minutes = count()
    return lambda: datetime(2026, 11, 20, 12, tzinfo=UTC) + timedelta(minutes=next(minutes))
