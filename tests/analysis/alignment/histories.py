"""Small histories for the tests of what lines up: scores, a log, and a habit that works."""

from datetime import date

import numpy as np
import pandas as pd

from ssi.model import PILLAR_KEYS, frame

START = date(2025, 1, 6)
"""A Monday."""


def entries(*rows):
    """Rows of date, habit, count and days."""
    table = pd.DataFrame(rows, columns=["date", "habit", "count", "days"])
    return frame("habits", table.assign(date=pd.to_datetime(table["date"])))


def log(start=START, **counts):
    """Habits by day from ``start`` on; NaN: not logged."""
    tables = [
        pd.DataFrame(
            {
                "date": pd.date_range(start, periods=len(done), unit="s"),
                "habit": habit,
                "count": np.asarray(done, dtype=float),
                "days": 1,
            }
        )
        for habit, done in counts.items()
    ]
    return frame("habits", pd.concat(tables).dropna(subset=["count"]).reset_index(drop=True))


def snapshots(start=START, every=1, **scores):
    """Scores from ``start`` on, a snapshot every so many days."""
    number = len(next(iter(scores.values())))
    days = pd.date_range(start, periods=number, freq=f"{every}D", unit="s")
    return frame("snapshots", {"date": days, **scores})


def events(*rows):
    """Rows of date and kind."""
    table = pd.DataFrame(rows, columns=["date", "kind"])
    return frame("events", table.assign(date=pd.to_datetime(table["date"]), label="something"))


def stretches(rng, days, rate=1.5, weeks=(2, 6)):
    """Counts a day of somebody who is busy for some weeks and quiet for some."""
    level = np.zeros(days)
    at = 0
    while at < days:
        length = 7 * int(rng.integers(*weeks))
        level[at : at + length] = rate * rng.choice([0.1, 0.5, 1.0, 2.0])
        at += length
    return rng.poisson(level).astype(float)


def felt(done, half_life=10.0):
    """What a habit adds for one point an action a week: it fades with this half-life; (days,)."""
    keeps = 0.5 ** (1 / half_life)
    level, added = done[:28].mean(), np.zeros(len(done))
    for day, count in enumerate(done):
        level = keeps * level + (1 - keeps) * count
        added[day] = 7 * level
    return added


def wandering(rng, days, daily=0.05, jitter=0.05):
    """A score's own drift and jitter."""
    return np.cumsum(rng.normal(0, daily, days)) + rng.normal(0, jitter, days)


def planted(seed=1, days=365, points=0.25):
    """A year in which comments feed insights (``points`` for one more a week) and nothing else does anything."""
    rng = np.random.default_rng(seed)
    done = {habit: stretches(rng, days) for habit in ("comments", "posts", "calls", "searches")}
    scores = {pillar: 12 + wandering(rng, days) for pillar in PILLAR_KEYS}
    scores["insights"] += points * (felt(done["comments"]) - felt(done["comments"]).mean())
    return snapshots(**scores), log(**done)


def row(alignment, habit="comments", pillar="insights"):
    """One row of the answer, by name of column."""
    table = alignment.table
    (found,) = table[(table["habit"] == habit) & (table["pillar"] == pillar)].to_dict("records")
    return found
