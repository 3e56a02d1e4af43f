"""The field's nouns: pillars, bands, ranks, the frames and their columns, and what a reading holds.

Everything that names the pillars, the bands or a frame's columns walks the tables of this file.
English names stand here as message ids; `ssi.words.names` says them in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Pillar:
    """One of the four parts of the score; 0 to 25 points each."""

    key: str
    name: str
    short: str


PILLARS: tuple[Pillar, ...] = (
    Pillar("brand", "Establish your professional brand", "Brand"),
    Pillar("people", "Find the right people", "People"),
    Pillar("insights", "Engage with insights", "Insights"),
    Pillar("relationships", "Build relationships", "Relationships"),
)
PILLAR_KEYS: tuple[str, ...] = tuple(pillar.key for pillar in PILLARS)
PILLAR_MAX = 25.0
OVERALL_MAX = 100.0
ROUNDING = 1.0
ROUNDING_WHOLE_PILLARS = 2.5
"""A given overall and the sum of the pillars are the same score while they are closer than this: LinkedIn rounds
overall but not the pillars; four rounded pillars can be off by half a point each."""

GROUPS: tuple[str, ...] = ("industry", "network")
"""The two groups of other people that LinkedIn compares a member with."""
RANKS: tuple[str, ...] = tuple(f"{group}_rank" for group in GROUPS)
"""Ranks are "Top N %": 1 to 100, smaller is better."""
RANK_RANGE = (1.0, 100.0)


@dataclass(frozen=True)
class Band:
    """A named stretch of the overall score."""

    key: str
    name: str


BANDS: tuple[Band, ...] = (Band("low", "low"), Band("decent", "decent"), Band("strong", "strong"))
LOW_BELOW = 40.0
STRONG_ABOVE = 70.0
"""40 and 70 themselves belong to "decent"."""


def band(overall: float) -> Band:
    """The band that an overall score (0 to 100) belongs to."""
    low, decent, strong = BANDS
    if overall < LOW_BELOW:
        return low
    return strong if overall > STRONG_ABOVE else decent


EVENT_KINDS: tuple[str, ...] = ("profile", "subscription", "break", "other")

OWN_SCORES: tuple[str, ...] = ("overall", *PILLAR_KEYS)
AVERAGES: tuple[str, ...] = (
    *(f"{group}_average" for group in GROUPS),
    *(f"{group}_{pillar}" for group in GROUPS for pillar in PILLAR_KEYS),
)
"""Other people's averages; never this person's score."""
SCORE_COLUMNS: tuple[str, ...] = (*OWN_SCORES, *RANKS, *AVERAGES)
"""Every number of a snapshot: all columns but ``date`` and ``source``."""


def allowed_range(column: str) -> tuple[float, float]:
    """The smallest and largest value that a column of ``SCORE_COLUMNS`` can hold."""
    if column in RANKS:
        return RANK_RANGE
    if column == "overall" or column.endswith("_average"):
        return (0.0, OVERALL_MAX)
    return (0.0, PILLAR_MAX)


FrameName = Literal["snapshots", "habits", "outcomes", "events", "posts", "profile"]

FRAMES: Mapping[FrameName, Mapping[str, str]] = {
    "snapshots": {"date": "datetime64[s]", **dict.fromkeys(SCORE_COLUMNS, "float64"), "source": "str"},
    "habits": {"date": "datetime64[s]", "habit": "str", "count": "float64", "days": "int64"},
    "outcomes": {"date": "datetime64[s]", "measure": "str", "value": "float64", "days": "int64"},
    "events": {"date": "datetime64[s]", "label": "str", "kind": "str"},
    "posts": {
        "published": "datetime64[s]",
        "url": "str",
        "text": "str",
        "kind": "str",
        "impressions": "float64",
        "engagements": "float64",
    },
    "profile": {"date": "datetime64[s]", "field": "str", "text": "str"},
}
"""The tidy frames: columns and pandas dtypes.

- ``snapshots``: one row a day, sorted, dates unique; NaN where unknown.
- ``habits``, ``outcomes``: long; a count covers the ``days`` days that end on ``date``. A row with 0 says
  "logged, none done"; no row says "not known".
- ``events``: what happened on a day; ``kind`` is one of ``EVENT_KINDS``.
"""


def frame(name: FrameName, rows: Any = ()) -> pd.DataFrame:
    """Rows as one of the tidy frames: its columns in order, its dtypes, what is missing unknown ("" for text).

    ``rows`` is anything that ``pandas.DataFrame`` takes (records, a mapping of columns, a frame).
    """
    columns = FRAMES[name]
    table = pd.DataFrame(rows if len(rows) else None, columns=None if len(rows) else list(columns))
    table = table.reindex(columns=list(columns)).astype(dict(columns))
    texts = [column for column, kind in columns.items() if kind == "str"]
    return table.fillna(dict.fromkeys(texts, ""))


@cache
def _template(name: FrameName) -> pd.DataFrame:
    return frame(name)


def empty(name: FrameName) -> pd.DataFrame:
    """One of the tidy frames without a row."""
    # Copied, not made: every history has several, and making one takes milliseconds.
    return _template(name).copy()


@dataclass(frozen=True)
class Frames:
    """What is known about one person, as the six tidy frames."""

    snapshots: pd.DataFrame = field(default_factory=lambda: empty("snapshots"))
    habits: pd.DataFrame = field(default_factory=lambda: empty("habits"))
    outcomes: pd.DataFrame = field(default_factory=lambda: empty("outcomes"))
    events: pd.DataFrame = field(default_factory=lambda: empty("events"))
    posts: pd.DataFrame = field(default_factory=lambda: empty("posts"))
    profile: pd.DataFrame = field(default_factory=lambda: empty("profile"))


@dataclass(frozen=True)
class Problem:
    """Something in a file that was left out, mended or is worth knowing; ``message`` is fit for the screen.

    ``line`` is the 1-based physical line (the row in a sheet), None where there is none.
    ``left_out`` says that the whole row was left out of the history.
    """

    line: int | None
    column: str | None
    value: str | None
    message: str
    left_out: bool = False


@dataclass(frozen=True)
class Assumption:
    """What a reader decided where the file left it open.

    ``name`` is the keyword of `ssi.readers.read` that changes it, ``alternatives`` the values it takes
    besides ``chosen``. For ``columns``, ``chosen`` maps every column of the file to the role it was given.
    """

    name: str
    chosen: Any
    alternatives: tuple[Any, ...]
    why: str


@dataclass(frozen=True)
class Reading:
    """What a file says: who, their frames, what was assumed and what was left out or mended.

    ``people`` maps a label to that person's frames; one entry, labelled "", where the file names nobody.
    """

    format: str
    people: Mapping[str, Frames]
    assumptions: tuple[Assumption, ...] = ()
    problems: tuple[Problem, ...] = ()

    def _only(self) -> Frames:
        if len(self.people) != 1:
            raise ValueError(f"{len(self.people)} people in this reading: choose one of .people")
        return next(iter(self.people.values()))

    @property
    def snapshots(self) -> pd.DataFrame:
        """The snapshots of the one person in this reading."""
        return self._only().snapshots

    @property
    def habits(self) -> pd.DataFrame:
        """The habits of the one person in this reading."""
        return self._only().habits

    @property
    def outcomes(self) -> pd.DataFrame:
        """The outcomes of the one person in this reading."""
        return self._only().outcomes

    @property
    def events(self) -> pd.DataFrame:
        """The events of the one person in this reading."""
        return self._only().events


@dataclass(frozen=True)
class History:
    """One person's history as the store keeps it; ``version`` grows with every write to it."""

    person: int
    name: str
    version: int
    frames: Frames

    @property
    def snapshots(self) -> pd.DataFrame:
        """One row a day, sorted, dates unique."""
        return self.frames.snapshots

    @property
    def habits(self) -> pd.DataFrame:
        """Counts of what the person did, long."""
        return self.frames.habits

    @property
    def outcomes(self) -> pd.DataFrame:
        """Counts of what came of it, long."""
        return self.frames.outcomes

    @property
    def events(self) -> pd.DataFrame:
        """What happened on a day; the index is the event's id in the store."""
        return self.frames.events

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is kept for this person."""
        return all(table.empty for table in vars(self.frames).values())


@dataclass(frozen=True)
class Batch:
    """One write to a person's history: a file, typed numbers, or a decision between values.

    ``snapshots``, ``counts`` (habits and outcomes), ``events`` and ``choices`` are how many of each it holds, shown
    or not; ``first`` and ``last`` its earliest and latest day. ``added_at`` is in UTC.
    """

    id: int
    kind: Literal["import", "typed", "choice"]
    name: str
    format: str
    added_at: datetime
    snapshots: int
    counts: int
    events: int
    choices: int
    first: date | None
    last: date | None
    undone: bool
    problems: tuple[Problem, ...]
    options: Mapping[str, Any]
    has_content: bool


@dataclass(frozen=True)
class Cell:
    """One value of a history: a score (``field`` is its column) or a count (its slug) over ``days`` days."""

    frame: str
    date: date
    field: str
    days: int = 1


@dataclass(frozen=True)
class Holdings:
    """How much is kept of one owner, undone batches included; what lies under something newer counts once."""

    people: int
    imports: int
    snapshots: int
    counts: int
    events: int


def calendar_day(moment: pd.Timestamp) -> date:
    """The plain calendar day of a frame's date."""
    return moment.date()


def monday_of(day: date) -> date:
    """The first day of the week that a day belongs to; a week runs Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def mondays(days: pd.Series) -> pd.Series:
    """The same for a column of dates."""
    week: pd.Series = days - pd.to_timedelta(days.dt.day_of_week, unit="D")
    return week


def each_day(counts: pd.DataFrame) -> pd.DataFrame:
    """Rows that cover the ``days`` days up to ``date``, once for each of these: ``day``, under the row's label.

    Labels have to be unique.
    """
    rows = counts.loc[counts.index.repeat(counts["days"])]
    days_back = rows.groupby(level=0).cumcount()
    return rows.assign(day=rows["date"] - pd.to_timedelta(days_back, unit="D"))


@dataclass(frozen=True)
class Value:
    """The last known value of a score, and its day."""

    value: float
    date: date


MORE_THAN_USUAL = 2.0
"""A change is more than usual when it is over this many times the usual wobble."""


@dataclass(frozen=True)
class Change:
    """How far one column of the snapshots moved between two days.

    ``weeks`` is how many weeks lie between the two compared weeks: 1 is week over week; None for two days
    that were freely chosen. Ranks are changes as well: there, fewer points are closer to the top.
    """

    column: str
    before: float
    now: float
    before_date: date
    now_date: date
    weeks: int | None

    @property
    def points(self) -> float:
        """Now less before."""
        return self.now - self.before

    def is_more_than_usual(self, wobble: float | None) -> bool | None:
        """Whether this is over twice the usual wobble; None where that cannot be said.

        The wobble is that of one week, so a change over any other span is not compared with it.
        """
        if self.weeks != 1 or wobble is None:
            return None
        # A hair of tolerance: 2.2 − 1.0 is 1.2000000000000002.
        return abs(self.points) > MORE_THAN_USUAL * wobble + 1e-9


@dataclass(frozen=True)
class Gap:
    """A stretch without snapshots: the days of the last one before and the first one after it."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Days from the snapshot before to the one after."""
        return (self.end - self.start).days


GAP_TIMES_MEDIAN = 3.0
GAP_DAYS = 10


def gaps_between(days: pd.Series) -> list[Gap]:
    """The gaps in sorted, unique days: over three times their median distance and at least 10 days.

    It stands here since analysis and charts both need it: what is no week over week is no unbroken line either,
    in a history and in each of its columns.
    """
    dates = days.to_numpy().astype("datetime64[D]")
    distances = np.diff(dates).astype("int64")
    if not len(distances):
        return []
    is_gap = (distances > GAP_TIMES_MEDIAN * np.median(distances)) & (distances >= GAP_DAYS)
    return [
        Gap(start, end)
        for start, end in zip(dates[:-1][is_gap].tolist(), dates[1:][is_gap].tolist(), strict=True)
    ]


@dataclass(frozen=True)
class Lagging:
    """The lagging pillar: the one with the most room below its industry average, else the lowest.

    ``room`` is in points: up to ``industry_average`` where that is known (below 0 when all four pillars are
    above theirs), otherwise up to the 25 that a pillar can have.
    """

    pillar: str
    room: float
    industry_average: float | None


@dataclass(frozen=True)
class Movement:
    """How the scores moved over a range; ``most`` is the pillar that moved most, None where none moved.

    ``overall`` is None where fewer than two overall scores are known. Here ``weeks`` is the length of the
    stretch in weeks, rounded.
    """

    overall: Change | None
    most: Change | None
