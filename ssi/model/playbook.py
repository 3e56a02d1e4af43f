"""How far somebody is with the four steps around one post: which were ticked, and on which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ssi.model import kept

STEPS: tuple[str, ...] = ("post", "answer", "view", "invite")
"""A post that earns comments from outside one's network; then answer them, view who wrote them, invite them."""


@dataclass(frozen=True)
class Playbook:
    """The playbook of one week: ``week`` is its Monday, ``ticked`` the day of each step that is done."""

    week: date
    ticked: Mapping[str, date]


def to_kept(playbook: Playbook) -> dict[str, Any]:
    """A playbook as the store keeps it."""
    ticked = {step: day.isoformat() for step, day in playbook.ticked.items()}
    return {"week": playbook.week.isoformat(), "ticked": ticked}


def key_of(playbook: Playbook) -> str:
    """The key under which a week's ticks are kept."""
    return playbook.week.isoformat()


def from_kept(content: Any) -> Playbook:
    """The playbook that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "week", "ticked")
    week = kept.day(said["week"])
    if week.weekday() or not isinstance(said["ticked"], Mapping):
        raise ValueError("a week begins on a Monday and has its ticks")
    ticked = {kept.one_of(step, *STEPS): kept.day(day) for step, day in said["ticked"].items()}
    return Playbook(week, ticked)
