"""What was planned and what was done in a week, how steadily, and what is due."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from ssi.model import Lagging


class Trial(Protocol):
    """What the routine has to know of an experiment: its habit, and in which weeks it is done or left."""

    @property
    def habit(self) -> str:
        """The habit's slug."""

    @property
    def per_week(self) -> float:
        """Actions in a week with the habit."""

    def is_on(self, monday: date) -> bool | None:
        """Whether the week of a Monday is one with the habit (True) or without; None outside of the experiment."""


@dataclass(frozen=True)
class HabitWeek:
    """One habit in one week.

    ``count``: actions that are known, None where no day is. ``is_whole``: enough days are known to call that the
    week's total; otherwise it is at least that many. ``planned``: None where there was no plan for it.
    ``trial``: the week is one with the habit (True) or without (False) in an experiment.
    """

    habit: str
    count: float | None
    is_whole: bool
    planned: int | None
    trial: bool | None = None

    @property
    def share(self) -> float | None:
        """The share of the plan that is known to be done, at most 1; None where nothing is planned or known."""
        if not self.planned or self.count is None:
            return None
        return min(1.0, self.count / self.planned)


@dataclass(frozen=True)
class Week:
    """The habits of a plan in one week (its Monday); ``is_over``: it ended before today."""

    monday: date
    habits: tuple[HabitWeek, ...]
    is_over: bool

    def habit(self, slug: str) -> HabitWeek | None:
        """One of the habits; None where it is not among them."""
        return next((each for each in self.habits if each.habit == slug), None)


@dataclass(frozen=True)
class Steadiness:
    """So many weeks ``on_plan`` of those that are ``known``, of those ``planned`` among the last ``weeks``."""

    on_plan: int
    known: int
    planned: int
    weeks: int


@dataclass(frozen=True)
class Due:
    """A habit that is due today: ``times``, up to ``up_to``; ``done``, counted today, and done in this ``week`` so far,
    in which ``planned`` are planned. None where not known. ``in_total``: today is part of a total of several
    days, which goes on being kept as one.
    """

    habit: str
    times: int
    up_to: int
    done: float | None
    week: float | None
    planned: int
    in_total: bool = False

    @property
    def left(self) -> int:
        """How many can still be noted today: none once the week's plan is done, or where today is part of a total."""
        if self.in_total:
            return 0
        of_week = math.ceil(self.planned - (self.week or 0) - 1e-9)
        return max(0, min(self.times - round(self.done or 0), of_week))


Why = Literal["below_plan", "not_planned", "on_plan"]
"""Why a habit is suggested: done less often than planned; in no plan yet; planned, and nothing else is left."""


@dataclass(frozen=True)
class Suggestion:
    """The habit that is suggested for the lagging pillar, and why this one.

    ``share``: of its plan that was done lately, 0 to 1; None where not known. ``per_week``: as planned, None where
    it is in no plan.
    """

    habit: str
    lagging: Lagging
    why: Why
    share: float | None = None
    per_week: int | None = None
