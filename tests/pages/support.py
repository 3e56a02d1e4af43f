"""Opening pages in process, as a browser on this machine would, on a store that the test has filled."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from unittest.mock import patch

import numpy as np
import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from ssi.model import PILLAR_KEYS, Frames, frame
from ssi.store import Store, open_memory
from ssi.ui import access, keys, menu
from ssi.ui import frame as ui_frame

APP = (Path(__file__).parents[2] / "app.py").read_text(encoding="utf-8")
"""As text: beside the file itself AppTest, like a fresh server, runs a page's file alone, without the frame."""
LOCAL = access.Request({"host": "localhost:8501", "origin": "http://localhost:8501"}, None, "localhost")
ELSEWHERE = access.Request(
    {"host": "lens.example.org", "origin": "https://lens.example.org"}, None, "localhost"
)
TODAY = date(2026, 11, 20)

OpenPage = Callable[[str], AppTest]


def go_to(app: AppTest, name: str) -> AppTest:
    """Open a page from the menu: Streamlit names it by the hash of its address, the start page's being empty."""
    app._page_hash = calc_hash("" if name == menu.NAMES[0] else name)
    return app.run()


@contextmanager
def as_local(store: Store, request: access.Request = LOCAL) -> Iterator[OpenPage]:
    """Gives a function that opens a page by its file name; the app then sees this store and this request."""

    def open_page(name: str) -> AppTest:
        return go_to(AppTest.from_string(APP, default_timeout=180), name)

    with (
        patch.object(access, "current_request", lambda: request),
        patch.object(ui_frame, "local_store", lambda: store),
        patch.object(ui_frame, "today", lambda: TODAY),
    ):
        yield open_page


def store_with(frames: Frames) -> Store:
    """A store in memory whose one person has these frames."""
    store = open_memory()
    store.add(store.first_person().id, frames, kind="import", name="history.csv")
    return store


def key_of(store: Store, name: str) -> str:
    """The key of a box that is the first person's."""
    return keys.of(store.first_person().id, name)


def weekly_scores(*overall: float, last: date = TODAY) -> pd.DataFrame:
    """One snapshot a week, the last one on ``last``; every pillar a quarter of overall."""
    weeks = range(len(overall) - 1, -1, -1)
    rows = [
        {"date": last - timedelta(weeks=back), "overall": score, **dict.fromkeys(PILLAR_KEYS, score / 4)}
        for back, score in zip(weeks, overall, strict=True)
    ]
    return frame("snapshots", rows)


SIX_HABITS = ("posts", "comments", "profile_reviews", "invitations_sent", "messages_sent", "follow_ups")


def noise(weeks: int, last: date = TODAY) -> Frames:
    """Scores that wander by themselves, and habits that have nothing to do with them; one row a day."""
    random = np.random.default_rng(3)
    days = pd.date_range(end=last, periods=7 * weeks, unit="s")
    pillars = {pillar: 12 + random.normal(0, 0.12, len(days)).cumsum() for pillar in PILLAR_KEYS}
    busy = np.repeat(random.integers(1, 6, len(days) // 14 + 1), 14)[: len(days)]
    habits = [
        {"date": day, "habit": slug, "count": float(random.poisson(level)), "days": 1}
        for slug in SIX_HABITS
        for day, level in zip(days, random.permutation(busy), strict=True)
    ]
    return Frames(snapshots=frame("snapshots", {"date": days, **pillars}), habits=frame("habits", habits))


def two_years() -> Store:
    """Two years of daily snapshots with six habits: what a busy client has."""
    random = np.random.default_rng(7)
    days = pd.date_range(end=TODAY, periods=730, unit="s")
    pillars = {
        pillar: 12 + random.normal(0, 0.15, 730).cumsum().clip(-8, 8) + 0.1 * number
        for number, pillar in enumerate(PILLAR_KEYS)
    }
    overall = sum(pillars.values())
    snapshots = frame("snapshots", {"date": days, "overall": overall, **pillars, "industry_rank": 12.0})
    habits = [
        {"date": day, "habit": slug, "count": float(random.poisson(2)), "days": 1}
        for slug in SIX_HABITS
        for day in days
    ]
    return store_with(Frames(snapshots=snapshots, habits=frame("habits", habits)))
