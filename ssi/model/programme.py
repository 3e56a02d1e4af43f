"""A programme: how the clients of a cohort were in its first weeks, and how in its last."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ssi.model import ClientWeek, Level, Stretch


@dataclass(frozen=True)
class Windows:
    """The ends of a programme, and how many weeks at either end are compared.

    ``start``: its first day, None for each client's own first snapshot. ``end``: its last day, None for each client's
    own latest snapshot.
    """

    start: date | None
    end: date | None
    weeks: int


Missing = Literal["", "nothing", "both", "start", "end", "short"]
"""Why a client cannot be compared: there is no snapshot at all, none in the first weeks, none in the last, in neither;
or the history is too short for two windows beside one another."""


@dataclass(frozen=True, eq=False)
class Course:
    """One client from the first weeks to the last.

    ``snapshots``: how many lie in each window. ``levels``: by score, those known in both windows. ``ranks``: the middle
    one of each window, by column, where known in both. ``missing``: "" where anything can be compared.
    """

    person: int
    before: Stretch | None = None
    after: Stretch | None = None
    snapshots: tuple[int, int] = (0, 0)
    levels: Mapping[str, Level] = field(default_factory=dict)
    ranks: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    missing: Missing = ""


@dataclass(frozen=True)
class Spread:
    """The changes of one score over the clients in whom it is known at both ends, in points.

    ``quartiles``: the lower and the upper one; None for a few.
    """

    clients: int
    lowest: float
    middle: float
    highest: float
    quartiles: tuple[float, float] | None


@dataclass(frozen=True)
class Tally:
    """How many clients moved in one score more than is usual for them, up or down, and how many as usual.

    ``unsaid``: of so many the change is known but not what is usual; ``unknown``: the score is not known at both ends.
    """

    up: int
    down: int
    ordinary: int
    unsaid: int
    unknown: int


@dataclass(frozen=True, eq=False)
class Programme:
    """A cohort from start to end. ``shared``: weeks within it in which most of all clients moved alike.

    ``spreads`` and ``tallies`` are by score; a score that nobody has at both ends has no spread.
    """

    windows: Windows
    courses: tuple[Course, ...]
    spreads: Mapping[str, Spread]
    tallies: Mapping[str, Tally]
    shared: tuple[ClientWeek, ...]

    @property
    def compared(self) -> tuple[Course, ...]:
        """Those of whom enough is known."""
        return tuple(course for course in self.courses if not course.missing)
