"""A coach's sessions with a client: the steps that were agreed, what became of them, and the notes beside them.

Notes that the client may see and those that only the coach may are documents of two kinds: nothing that hands out
the one can hand out the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from ssi.model import kept
from ssi.model.plans import MOST_TIMES

STEPS_MOST = 3
"""So many steps are agreed in one session: more are not done."""
TASK_MOST = 200
"""Signs of a task: a sentence."""
PER_WEEK_MOST = 7 * MOST_TIMES

StepState = Literal["open", "done", "dropped"]
STEP_STATES: tuple[StepState, ...] = ("open", "done", "dropped")


@dataclass(frozen=True)
class Step:
    """A step that was agreed: a ``habit`` so many times ``per_week``, or a ``task`` that is done by the day ``due``.

    The other one is "" (and ``per_week`` 0, ``due`` None). ``state`` is what was said of it since, on the day
    ``settled``; an open one is settled on no day.
    """

    habit: str = ""
    per_week: int = 0
    task: str = ""
    due: date | None = None
    state: StepState = "open"
    settled: date | None = None

    def is_overdue(self, today: date) -> bool:
        """Whether a task's day is past and nothing was said of it."""
        return self.state == "open" and self.due is not None and self.due < today


@dataclass(frozen=True)
class Session:
    """A session on a day, and the steps that were agreed in it, at most three."""

    held: date
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Note:
    """A note of a day."""

    written: date
    text: str


@dataclass(frozen=True)
class Agreed:
    """A step together with when it was agreed and its place in that session."""

    held: date
    place: int
    step: Step


@dataclass(frozen=True)
class Became:
    """What became of a step.

    ``met`` of the ``known`` whole weeks since it was agreed reached a habit's target; of the ``weeks`` in all the
    others are not known. ``count``: how many were done in all since that day, None where no day is known. All 0
    and None for a task.
    """

    agreed: Agreed
    met: int = 0
    known: int = 0
    weeks: int = 0
    count: float | None = None


def step_to_kept(step: Step) -> dict[str, Any]:
    """A step as the store keeps it."""
    return {
        **vars(step),
        "due": step.due.isoformat() if step.due else None,
        "settled": step.settled.isoformat() if step.settled else None,
    }


def to_kept(session: Session) -> dict[str, Any]:
    """A session as the store keeps it."""
    return {"held": session.held.isoformat(), "steps": [step_to_kept(step) for step in session.steps]}


def from_kept(content: Any) -> Session:
    """The session that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "held", "steps")
    steps = tuple(_step(each) for each in kept.listed(said["steps"]))
    if len(steps) > STEPS_MOST:
        raise ValueError("a session has a few steps")
    return Session(kept.day(said["held"]), steps)


def _step(content: Any) -> Step:
    said = kept.fields(content, "habit", "per_week", "task", "due", "state", "settled")
    state: StepState = kept.one_of(said["state"], *STEP_STATES)
    settled = None if said["settled"] is None else kept.day(said["settled"])
    if (state == "open") != (settled is None):
        raise ValueError("a step is open, or settled on a day")
    if said["habit"] == "":
        if said["per_week"] != 0 or said["due"] is None:
            raise ValueError("a task has a day")
        return Step(task=_task(said["task"]), due=kept.day(said["due"]), state=state, settled=settled)
    if said["task"] != "" or said["due"] is not None:
        raise ValueError("a step is a habit or a task")
    per_week = kept.whole(said["per_week"], 1, PER_WEEK_MOST)
    return Step(kept.slug(said["habit"]), per_week, state=state, settled=settled)


def _task(value: Any) -> str:
    text = kept.text(value)
    if not text or len(text) > TASK_MOST or text != task_of(text):
        raise ValueError("a task is a sentence")
    return text


def task_of(typed: str) -> str:
    """A task as somebody typed it, in one line."""
    return " ".join(typed.split())[:TASK_MOST].strip()


def key_of(session: Session) -> str:
    """The key under which a session is kept: there is one a day."""
    return session.held.isoformat()


def in_order(documents: Mapping[str, Any]) -> tuple[Session, ...]:
    """Kept sessions, oldest first."""
    return tuple(sorted(map(from_kept, documents.values()), key=lambda session: session.held))


def before(sessions: Sequence[Session], day: date) -> Session | None:
    """The last session before a day; ``sessions`` are sorted, oldest first."""
    return next((session for session in reversed(sessions) if session.held < day), None)


def on(sessions: Sequence[Session], day: date) -> Session:
    """The session of a day; one without steps where there was none."""
    return next((session for session in sessions if session.held == day), Session(day))


def open_steps(sessions: Sequence[Session]) -> tuple[Agreed, ...]:
    """What is still to be done, oldest first: every open task, and the open habits of the last session with steps.

    A habit is agreed until the next session with steps, which carries it on or does not.
    """
    with_steps = [session for session in sessions if session.steps]
    return tuple(
        Agreed(session.held, place, step)
        for session in with_steps
        for place, step in enumerate(session.steps)
        if step.state == "open" and (step.task or session is with_steps[-1])
    )


def last_agreed(sessions: Sequence[Session], day: date) -> tuple[Agreed, ...]:
    """What a session on a day begins with: the steps of the last session before it that has any, and the tasks of
    older ones that are open or were settled since that last session.
    """
    earlier = [session for session in sessions if session.held < day and session.steps]
    if not earlier:
        return ()
    last = earlier[-1]
    return tuple(
        Agreed(session.held, place, step)
        for session in earlier
        for place, step in enumerate(session.steps)
        if session is last or (step.task and (step.settled is None or step.settled >= last.held))
    )


def overdue_since(steps: Sequence[Step], today: date) -> date | None:
    """The earliest day that is past among those of open tasks; None where there is none."""
    return min((step.due for step in steps if step.due and step.is_overdue(today)), default=None)


def settle(session: Session, place: int, state: StepState, day: date) -> Session:
    """The session with one of its steps in another state since a day."""
    settled = None if state == "open" else day
    steps = tuple(
        replace(step, state=state, settled=settled) if at == place else step
        for at, step in enumerate(session.steps)
    )
    return replace(session, steps=steps)


# Notes


def note_to_kept(note: Note) -> dict[str, Any]:
    """A note as the store keeps it."""
    return {"written": note.written.isoformat(), "text": note.text}


def note_from_kept(content: Any) -> Note:
    """The note that `note_to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "written", "text")
    text = kept.text(said["text"])
    if not text.strip():
        raise ValueError("a note says something")
    return Note(kept.day(said["written"]), text)


def notes_in_order(documents: Mapping[str, Any]) -> Mapping[str, Note]:
    """Kept notes by their key, newest first."""
    notes = {key: note_from_kept(content) for key, content in documents.items()}
    return dict(sorted(notes.items(), key=lambda item: (item[1].written, _number(item[0])), reverse=True))


def _number(key: str) -> int:
    return int(key.rpartition("-")[2])


def next_key(documents: Mapping[str, Any], day: date) -> str:
    """A key that no note of that day has yet, among the documents of both kinds of notes."""
    taken = [_number(key) for key in documents if key.startswith(f"{day.isoformat()}-")]
    return f"{day.isoformat()}-{max(taken, default=0) + 1}"
