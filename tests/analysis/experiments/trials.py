"""Small experiments for the tests: a history that wanders, and scores that answer to the weeks of an order."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi.model import frame
from ssi.model.experiments import Design, Outlook, begin
from ssi.model.orders import number_of_orders

TODAY = date(2026, 6, 3)
START = date(2026, 6, 8)
"""The Monday after."""
PER_WEEK = 10.0


def history(days=240, *, every=1, step=0.05, jitter=0.05, level=12.0, seed=0):
    """A score that walks by ``step`` a day with ``jitter`` on top, up to today."""
    random = np.random.default_rng(seed)
    path = level + random.normal(0, step, days).cumsum() + random.normal(0, jitter, days)
    return scores(path[::-1][::every][::-1], last=TODAY, every=every)


def scores(values, *, last, every=1):
    """Insights up to a day, a snapshot every so many days."""
    return frame(
        "snapshots",
        {
            "date": pd.date_range(end=last, periods=len(values), freq=f"{every}D", unit="s"),
            "insights": values,
        },
    )


def begun(weeks=12, block=2, *, seed=5, direction=1, noise=0, score="insights", habit="comments", before=0.0):
    """An experiment that begins on `START`."""
    design = Design(weeks, block, number_of_orders(weeks // block), {2.0: 0.75})
    return begin(
        Outlook((design,), design, design, noise),
        design,
        habit=habit,
        score=score,
        direction=direction,
        expectation="More of it.",
        per_week=PER_WEEK,
        before=before,
        seed=seed,
        today=TODAY,
    )


def with_experiment(experiment, *, points, known=None, step=0.05, every=1, seed=1):
    """The snapshots of history and experiment: half of the effect shows within five days."""
    known = history() if known is None else known
    random = np.random.default_rng(seed)
    daily = np.repeat([experiment.was_drawn_with(monday) for monday in experiment.mondays], 7) - 0.5
    fading = 0.5 ** (np.arange(100) / 5)
    answer = np.convolve(daily, fading / fading.sum())[: len(daily)]
    path = known["insights"].iloc[-1] + random.normal(0, step, len(daily)).cumsum() + points * answer
    days = pd.date_range(experiment.start, periods=len(daily), unit="s")
    new = frame("snapshots", {"date": days[::every], "insights": path[::every]})
    return frame("snapshots", pd.concat([known, new], ignore_index=True))


def logged(experiment, *, counts=None):
    """Weekly totals: as drawn, but for weeks whose count is given; None leaves a week unknown."""
    rows = []
    for week, monday in enumerate(experiment.mondays):
        usual = PER_WEEK if experiment.was_drawn_with(monday) else 0.0
        count = (counts or {}).get(week, usual)
        if count is not None:
            rows.append({"date": monday + timedelta(days=6), "habit": "comments", "count": count, "days": 7})
    return frame("habits", rows)
