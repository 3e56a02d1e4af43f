"""What a page to hand over says of one person in one period: all of it as data, nothing of how it looks.

Every text that somebody wrote is here as it may be read by others (see ``mask`` of `ssi.analysis.handout.gathered`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from ssi.model import Change, Gap, Movement, Value
from ssi.model.experiments import Experiment
from ssi.model.plans import Plan
from ssi.model.reviews import Review
from ssi.model.routine import Steadiness
from ssi.model.sessions import Session, StepState

Form = Literal["month", "session"]
FORMS: tuple[Form, ...] = ("month", "session")
"""The look back at a month, for oneself; and what a coach leaves with a client after a session."""


@dataclass(frozen=True)
class Period:
    """The days, both included, that a page of this form speaks of."""

    form: Form
    since: date
    until: date

    @property
    def days(self) -> int:
        """How many these are."""
        return (self.until - self.since).days + 1


@dataclass(frozen=True)
class Papers:
    """What was written down beside a history, of which a page to hand over may speak.

    ``shared_notes`` are documents of the kind "shared_note": private ones have no place here.
    """

    plans: Sequence[Plan] = ()
    experiments: Sequence[Experiment] = ()
    sessions: Sequence[Session] = ()
    shared_notes: Mapping[str, Any] | None = None
    review: Review | None = None


@dataclass(frozen=True)
class Number:
    """A score or rank: the last value known by the end of the period, and how it moved within; None where unknown."""

    column: str
    last: Value | None
    change: Change | None


@dataclass(frozen=True)
class Line:
    """One score over the period: its known values, oldest first, and the gaps at which the line breaks."""

    number: Number
    values: tuple[Value, ...]
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Pin:
    """Something that happened on a day of the period."""

    day: date
    label: str


@dataclass(frozen=True)
class Done:
    """A habit or an outcome in the period: how often on the ``known`` ones of its days, None where none is known.

    ``steadiness``: by the weeks that ended in it, None where none of them had a plan for it.
    """

    name: str
    count: float | None
    known: int
    days: int
    steadiness: Steadiness | None = None


@dataclass(frozen=True)
class StepTaken:
    """A step that was agreed on the day ``held``, and what became of it.

    ``what``: a habit's name, wanted so many times ``per_week`` and met in ``met`` of the ``known`` whole weeks
    since (of the ``weeks`` in all the others are not known); or a task (``per_week`` 0), done by the day ``due``.
    """

    what: str
    held: date
    state: StepState
    settled: date | None
    per_week: int = 0
    due: date | None = None
    met: int = 0
    known: int = 0
    weeks: int = 0


@dataclass(frozen=True)
class Lined:
    """The one sentence on what lines up, or on what an experiment found (``is_tested``), with its caution."""

    sentence: str
    caution: str
    is_tested: bool


@dataclass(frozen=True)
class SharedNote:
    """A note that the client may read."""

    written: date
    text: str


@dataclass(frozen=True)
class Answer:
    """An answer of the month's review, under its question."""

    question: str
    text: str


@dataclass(frozen=True)
class Handout:
    """The page. ``name``: what the person is called on it, "" for no name. ``made``: the day on which it was.

    ``numbers``: overall and both ranks. ``wobble``: how far overall usually moves in a week, None where that cannot be
    said. ``steadiness``: of the plan as a whole. ``steps``: what is still to be done; ``became``: the other ones that
    were agreed before. ``agreed_on``: the day of the session from which these are, None without any.
    """

    period: Period
    name: str
    made: date
    numbers: tuple[Number, ...]
    movement: Movement | None
    wobble: float | None
    overall: Line
    pillars: tuple[Line, ...]
    pins: tuple[Pin, ...]
    weeks: int
    steadiness: Steadiness | None
    habits: tuple[Done, ...]
    outcomes: tuple[Done, ...]
    lined: Lined | None
    steps: tuple[StepTaken, ...]
    became: tuple[StepTaken, ...]
    agreed_on: date | None
    notes: tuple[SharedNote, ...]
    answers: tuple[Answer, ...]

    @property
    def has_scores(self) -> bool:
        """Whether any score of one's own was ever known by the end of the period."""
        return any(each.last for each in (*self.numbers, *(line.number for line in self.pillars)))

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is known of the period, so that there is nothing to hand over."""
        drawn = any(line.values for line in (self.overall, *self.pillars))
        said = (self.habits, self.outcomes, self.steps, self.became, self.notes, self.answers, self.pins)
        return not (drawn or any(said) or any(number.change for number in self.numbers))
