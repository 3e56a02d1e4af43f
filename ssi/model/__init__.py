"""The field's nouns: pillars, bands, ranks, the frames and their columns, and what a reading holds.

Everything that names the pillars, the bands or a frame's columns walks the tables of this file.
English names stand here as message ids; `ssi.words.names` says them in the reader's language.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray


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
POST_KINDS: tuple[str, ...] = ("post", "link", "article", "repost")
"""One's own words, a link with a sentence of one's own, a long text, something passed on without a word."""
ARCHIVE_FORMATS: tuple[str, ...] = ("linkedin_archive", "linkedin_file")
"""Readings of LinkedIn's archive, whole or a single file of it: they count by themselves, and of them only counts and
the owner's own posts and profile are kept."""

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
- ``posts``: what the person published, by day; ``kind`` is one of ``POST_KINDS`` or "", numbers NaN where unknown.
- ``profile``: what their own profile said on a day, a row a field.
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

    ``people`` maps a label to that person's frames; one entry, labelled "", where the file names nobody. ``columns``:
    each heading of a table with its first cells as they stand in the file; empty for what is no table.
    """

    format: str
    people: Mapping[str, Frames]
    assumptions: tuple[Assumption, ...] = ()
    problems: tuple[Problem, ...] = ()
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

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

    ``snapshots``, ``counts`` (habits and outcomes), ``events``, ``posts``, ``profile`` (its texts) and ``choices`` are
    how many of each it holds, shown or not; ``first`` and ``last`` its earliest and latest day. ``added_at`` is in UTC.
    """

    id: int
    kind: Literal["import", "typed", "choice"]
    name: str
    format: str
    added_at: datetime
    snapshots: int
    counts: int
    events: int
    posts: int
    profile: int
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
    """How much is kept of one owner, undone batches included; what lies under something newer counts once.

    ``documents``: plans, experiments, reviews and goals, each in each of its versions.
    """

    people: int
    imports: int
    snapshots: int
    counts: int
    events: int
    posts: int
    profile: int
    documents: int


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


def day_numbers(days: pd.Series | pd.Index) -> NDArray[np.int64]:
    """Dates as days since 1970."""
    return days.to_numpy().astype("datetime64[D]").astype(np.int64)


def each_day(counts: pd.DataFrame) -> pd.DataFrame:
    """Rows that cover the ``days`` days up to ``date``, once for each of these: ``day``, under the row's label.

    Labels have to be unique.
    """
    rows = counts.loc[counts.index.repeat(counts["days"])]
    days_back = rows.groupby(level=0).cumcount()
    return rows.assign(day=rows["date"] - pd.to_timedelta(days_back, unit="D"))


def spread_evenly(counts: pd.DataFrame, column: str) -> pd.Series:
    """One habit's or outcome's ``column`` by day, oldest first, indexed by ``date``; days without an entry are
    absent.

    A total over several days is spread evenly over them. Where entries overlap, the one that covers fewer days tells
    more about a day and is taken; of equally long ones that which ends soonest after it; of two for the very same
    days the larger one. So the order of rows tells nothing.
    """
    entries = counts.reset_index(drop=True)
    spread = each_day(entries.assign(each=entries[column] / entries["days"]))
    best_first = spread.sort_values(["day", "days", "date", "each"], ascending=[True, True, True, False])
    return best_first.drop_duplicates("day").set_index("day")["each"].rename_axis("date").rename(column)


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


@dataclass(frozen=True)
class Amount:
    """A number of times; with ``whole``, out of (or over) so many."""

    part: float
    whole: float | None = None

    @property
    def value(self) -> float:
        """The number, or part by whole; NaN where the whole is nothing."""
        if self.whole is None:
            return self.part
        return self.part / self.whole if self.whole else math.nan


@dataclass(frozen=True)
class Seen:
    """How a behaviour was seen, by the week; amounts are None where too little is known.

    ``behaviour`` is its key in the catalogue. ``latest``: in the week looked at. ``usual``: in a usual one of up to 26
    weeks; for "weeks", of the last eight. ``lately`` and ``before``: in a usual one of the last eight weeks, and of up
    to 18 before these. ``weeks``: one number a week up to the week looked at, oldest first, NaN where unknown.
    """

    behaviour: str
    latest: Amount | None
    usual: Amount | None
    lately: Amount | None
    before: Amount | None
    weeks: tuple[float, ...]


@dataclass(frozen=True)
class OutcomeWeek:
    """An outcome's total in its last known week (``week`` is the Monday).

    ``before``: in the week right before; ``usual``: in the mean of up to 26 known weeks before. None where unknown.
    """

    measure: str
    week: date
    total: float
    before: float | None
    usual: float | None


@dataclass(frozen=True)
class Hurried:
    """Signs that habits are done for the score alone, over some weeks; None where a sign is not there.

    ``reactions``: reactions and comments that say something. ``comments``: comments that say nothing, of all.
    ``invitations``: connection requests without a note, of all.
    """

    weeks: int
    reactions: Amount | None
    comments: Amount | None
    invitations: Amount | None


# What lines up

GRADES: tuple[str, ...] = ("clear", "likely", "one_of")
"""How sure a finding is: "clear" (the method's strong), "likely", or one of several habits that cannot be told
apart."""

NOTES: tuple[str, ...] = (
    "",
    "group",
    "unlogged",
    "constant",
    "early_only",
    "ceiling",
    "stays_put",
    "steady",
    "not_enough",
    "nothing",
)
"""Why a habit and a pillar are no finding, the first reason that holds: "" is a finding; ``group``: one of these,
which cannot be said; ``unlogged``: more than half of its days are not known; ``constant``: always the same count,
or never done; ``early_only``: done only before the days that were compared; ``ceiling``: the pillar is at 25;
``stays_put``: the pillar changed too seldom; ``steady``: the habit hardly varies; ``not_enough``: only weeks will
show it; ``nothing``: looked, and found nothing big enough to see."""

ALIGNMENT_COLUMNS: Mapping[str, str] = {
    "habit": "str",
    "pillar": "str",
    "effect": "float64",
    "low": "float64",
    "high": "float64",
    "p": "float64",
    "q": "float64",
    "reported": "bool",
    "delay_days": "float64",
    "group": "str",
    "grade": "str",
    "note": "str",
    "smallest": "float64",
    "weeks_more": "float64",
    "steady": "bool",
    "shared_start": "bool",
    "usual": "float64",
    "reach": "float64",
    "known": "float64",
    "none_logged": "int64",
}
"""One row a habit and pillar (or measure). ``effect``, ``low``, ``high``: points of the pillar at steady state
for one more action a week, NaN where nothing can be said. ``p`` = ``q``: the local false-discovery rate, which
only ranks. ``reported``: a finding of its own. ``delay_days``: half of a lasting change shows after so many days.
``group``: the key of its `Group`, or "". ``grade``: one of `GRADES`, or "". ``note``: one of `NOTES`.
``smallest``: points over the person's own range that this history could show. ``weeks_more``: weeks at this pace
until it could show 3 points, 1 to 52 (52: a year or more), NaN where weeks are not what is missing. ``steady``:
it hardly varies. ``shared_start``: most habits started within the same weeks. ``usual``: actions in a mean week;
``reach``: from a quiet to a busy stretch, in actions a week. ``known``: share of days (0 to 1) on which it was
logged; ``none_logged``: days that were logged with none."""


A_YEAR_OR_MORE = 52
"""No wait is said in more weeks than these: at so many it is "a year or more"."""
FIGURE_DAYS = 140
"""Over fewer days (20 weeks) a finding is a direction and "likely"; no figure is said."""


@dataclass(frozen=True)
class Group:
    """Habits of which at least one lines up with a pillar, and the history cannot say which."""

    key: str
    pillar: str
    habits: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """A jump of one score on one day that is not how habits act; ``points`` up or down."""

    column: str
    date: date
    points: float


@dataclass(frozen=True)
class Looked:
    """What could be seen of one pillar (or measure) at all, over ``days`` days.

    ``changes``: how often it changed; ``weeks_more``: weeks until it will have changed often enough at its own
    pace, None where it has. ``at_ceiling``: it is at 25 nearly all the time. ``busy_weeks``: it is higher in
    weeks with more of everything, and no single habit could be named.
    """

    changes: int
    weeks_more: int | None = None
    at_ceiling: bool = False
    busy_weeks: bool = False
    days: int = 0


@dataclass(frozen=True)
class Alignment:
    """Which habits line up with which pillar, and how sure that is.

    ``table`` has `ALIGNMENT_COLUMNS`, habits and pillars in the order of catalogue and model. ``first``,
    ``last``: the days that were compared, None where nothing could be. ``rows``: snapshots that tell something of
    their own. ``weeks_more``: how many weeks are missing until a comparison is possible at all, None where it was
    made, and where weeks are not what is missing. ``pillars``: what could be seen of each. ``verdict``: the
    answer in plain words. ``evidence``: what `ssi.analysis.alignment.shuffles` needs; of no meaning elsewhere.
    """

    table: pd.DataFrame
    groups: tuple[Group, ...]
    pillars: Mapping[str, Looked]
    first: date | None
    last: date | None
    rows: int
    weeks_more: int | None
    verdict: str = ""
    evidence: Any = None


@dataclass(frozen=True)
class Shuffles:
    """How strong a habit looks in the real order of its weeks, and in mixed ones.

    ``strength``, ``strengths``: how well the best response fits, of the real order and of each shuffle; without a
    unit, below 0 where more of the habit goes with less of the score.
    """

    strength: float
    strengths: tuple[float, ...]

    @property
    def as_strong(self) -> int:
        """How many shuffles look at least as strong as the real order, whichever way."""
        return sum(abs(strength) >= abs(self.strength) for strength in self.strengths)


# Why it might have moved, and before and after


def score_to_speak_of(points: Mapping[str, float], times_usual: Mapping[str, float]) -> str | None:
    """Which of the own scores to speak of: the pillar that moved furthest beyond its usual move, else overall.

    Pillars say where it happened, so overall comes second; but where most of them went its way, all beyond the usual,
    no single one is where. Where overall stands still it is the pillar that moved most, which overall can hide. None
    where nothing moved. ``points``: how far each moved; ``times_usual``: how many times its usual move that is, for
    those that moved more than usual only.
    """
    if "overall" in times_usual:
        along = [
            pillar
            for pillar in PILLAR_KEYS
            if pillar in times_usual and points[pillar] * points["overall"] > 0
        ]
        if len(along) > len(PILLAR_KEYS) / 2:
            return "overall"
    unusual = [pillar for pillar in PILLAR_KEYS if pillar in times_usual] or list(times_usual)
    if unusual:
        return max(unusual, key=lambda column: times_usual[column])
    moved = [column for column in OWN_SCORES if column in points and round(points[column], 1)]
    if "overall" in moved:
        return "overall"
    return max(moved, key=lambda column: abs(points[column]), default=None)


def change_to_explain(changes: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> Change | None:
    """The change that is worth a question, by `score_to_speak_of`; None where nothing is known to have changed."""
    own = {column: changes[column] for column in OWN_SCORES if column in changes}
    times_usual = {
        column: abs(change.points) / wobble
        for column, change in own.items()
        if (wobble := wobbles.get(column)) and change.is_more_than_usual(wobble)
    }
    column = score_to_speak_of({column: change.points for column, change in own.items()}, times_usual)
    return changes[column] if column else None


@dataclass(frozen=True)
class Stretch:
    """Some days in a row, from ``first`` to ``last``, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days these are."""
        return (self.last - self.first).days + 1

    def overlaps(self, other: "Stretch") -> bool:
        """Whether a day belongs to both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True)
class Suspicion:
    """What makes a snapshot doubtful.

    - ``near_zero``: ``value`` on ``date`` beside ``other`` on the other day looks like a failed reading.
    - ``spike``: ``value`` stands alone on ``date``; the snapshots around it say about ``other``.
    - ``sum``: overall says ``value`` on ``date``, the pillars add up to ``other``.
    """

    kind: Literal["near_zero", "spike", "sum"]
    date: date
    value: float
    other: float


@dataclass(frozen=True)
class HabitLevel:
    """A habit away from its own usual level: actions a week over some days, and in a usual week before these."""

    habit: str
    a_week: float
    usual: float


@dataclass(frozen=True)
class Pinned:
    """An event near a change; ``label`` is the user's own text."""

    date: date
    label: str
    kind: str


@dataclass(frozen=True)
class ClientWeek:
    """How the clients moved in one week (``week`` is its Monday), in one column of the snapshots.

    ``clients``: how many of them have a change from the week before to be compared with their usual ones; ``up``,
    ``down``: how many of these moved that way. ``direction``: the way in which most moved alike, further than chance
    would have them; 1 up, -1 down, 0 where they did not.
    """

    week: date
    column: str
    clients: int
    up: int
    down: int
    direction: Literal[-1, 0, 1] = 0


@dataclass(frozen=True)
class Check:
    """One look at why a score might have moved.

    ``key``: is the snapshot sound, did most clients move the same way, was a habit away from its usual level, is an
    event pinned there; "none" is the conclusion. ``looked_at``: the days. ``found``: everything that might be a reason:
    what makes a snapshot doubtful, the weightiest first; habits, those most closely related to the score first; weeks
    of most clients and events, the newest first. ``is_known``: False where the data does not say. ``days_apart``: of
    the snapshots, where more than one week lies between them; that makes neither of them doubtful. Of the habits it is
    there where so many days are too many to look at what was done before them. ``clients``: how all of them moved in
    the week of a change from week to week.
    """

    key: Literal["snapshot", "others", "habit", "event", "none"]
    looked_at: Stretch
    found: tuple[Suspicion | ClientWeek | HabitLevel | Pinned, ...] = ()
    is_known: bool = True
    days_apart: int | None = None
    clients: ClientWeek | None = None


@dataclass(frozen=True)
class Level:
    """The mean of one score over two stretches, and how far it usually moves between two such stretches.

    ``usual``: this person's score moves by less than that, up or down, so often that nine times in ten all five scores
    do; None where the history is too short to say. ``industry``: points by which the industry's average moved, None
    where not known.
    """

    column: str
    before: float
    after: float
    usual: float | None = None
    industry: float | None = None

    @property
    def points(self) -> float:
        """After less before."""
        return self.after - self.before

    @property
    def is_more_than_usual(self) -> bool | None:
        """Whether it moved further than it usually does; None where that cannot be said."""
        return None if self.usual is None else abs(self.points) > self.usual + 1e-9


@dataclass(frozen=True)
class HabitChange:
    """Actions in a mean week of two stretches; None where less than half of the days is known."""

    habit: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class BeforeAfter:
    """Two stretches compared: the scores that are known in both, in the model's order, and the habits.

    ``most``: the level to speak of. ``changed``: the habits done much more or much less often, the furthest first.
    ``usual_from``: the day from which on a history that goes on can say what is usual between these two; None where it
    can already, or where only snapshots are missing.
    """

    before: Stretch
    after: Stretch
    levels: Mapping[str, Level]
    most: Level
    habits: tuple[HabitChange, ...] = ()
    changed: tuple[HabitChange, ...] = ()
    usual_from: date | None = None
