"""Routines to start from, what is suggested for a pillar, and the playbook around one post."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ssi.catalog import habits
from ssi.catalog.files import check, check_fields, entries
from ssi.model import PILLAR_KEYS, monday_of
from ssi.model.plans import MOST_TIMES, Plan, PlanItem
from ssi.model.playbook import STEPS

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True)
class Routine:
    """A plan to start from; ``hint`` says for whom and how long it takes."""

    key: str
    name: str
    hint: str
    items: tuple[PlanItem, ...]

    @property
    def minutes(self) -> float:
        """What the plan of a week takes, by the habits' rough minutes."""
        return sum(item.per_week * habits()[item.habit].minutes for item in self.items)


@dataclass(frozen=True)
class Proposal:
    """What to do for a pillar: one habit, said in one sentence."""

    habit: str
    do: str

    @property
    def pillar(self) -> str:
        """The pillar that the habit is said to feed."""
        return habits()[self.habit].pillar


@dataclass(frozen=True)
class PlaybookStep:
    """One of the four steps around a post, and the habit that it counts as."""

    key: str
    title: str
    how: str
    pillar: str
    habit: str


@cache
def routines() -> Mapping[str, Routine]:
    """All routines by key, the one proposed to everybody first; CatalogError where the file breaks a rule."""
    return {key: _routine(key, entry) for key, entry in entries("routines.toml").items()}


def usual() -> Routine:
    """The routine that is proposed to everybody."""
    return next(iter(routines().values()))


@cache
def proposals() -> Mapping[str, Proposal]:
    """What is suggested, by habit, in the order of preference; CatalogError where the file breaks a rule."""
    file, found = "suggestions.toml", entries("suggestions.toml")
    for habit, entry in found.items():
        check(file, habit, "is a habit of the catalogue", holds=habit in habits())
        check_fields(file, habit, entry, {"do"})
    every = {habits()[habit].pillar for habit in found}
    check(file, "all", "there is one for each pillar", holds=every == set(PILLAR_KEYS))
    return {habit: Proposal(habit, entry["do"]) for habit, entry in found.items()}


@cache
def playbook() -> tuple[PlaybookStep, ...]:
    """The four steps, in order; CatalogError where the file breaks a rule."""
    file, found = "playbook.toml", entries("playbook.toml")
    check(file, "all", f"the steps are {', '.join(STEPS)}", holds=tuple(found) == STEPS)
    for key, entry in found.items():
        check_fields(file, key, entry, {"title", "how", "pillar", "habit"})
        check(file, key, "habit is one of the catalogue", holds=entry["habit"] in habits())
    pillars = [entry["pillar"] for entry in found.values()]
    check(file, "all", "it touches each pillar once", holds=sorted(pillars) == sorted(PILLAR_KEYS))
    return tuple(PlaybookStep(key, **entry) for key, entry in found.items())


def _routine(key: str, entry: dict[str, Any]) -> Routine:
    file = "routines.toml"
    check_fields(file, key, entry, {"name", "hint", "items"})
    items = tuple(_item(key, item) for item in entry["items"])
    check(file, key, "a habit is planned once", holds=len({item.habit for item in items}) == len(items))
    every = {item.pillar for item in items}
    check(file, key, "every pillar has a habit in it", holds=every == set(PILLAR_KEYS))
    return Routine(key, entry["name"], entry["hint"], items)


def _item(routine: str, entry: dict[str, Any]) -> PlanItem:
    file = "routines.toml"
    check_fields(file, routine, entry, {"habit", "times", "days"}, {"up_to"})
    habit, times, days = entry["habit"], entry["times"], entry["days"]
    up_to = entry.get("up_to", times)
    check(file, routine, f"{habit} is a habit of the catalogue", holds=habit in habits())
    check(file, routine, f"{habit}: 1 <= times <= up_to", holds=1 <= times <= up_to <= MOST_TIMES)
    in_order = [day for day in _DAYS if day in days]
    check(file, routine, f"{habit}: days are of {', '.join(_DAYS)}", holds=bool(days) and days == in_order)
    places = tuple(_DAYS.index(day) for day in days)
    return PlanItem(habit, habits()[habit].pillar, times, up_to, places)


def as_plan(routine: Routine, since: date) -> Plan:
    """A routine as somebody's plan, from the week of a day on."""
    return Plan(monday_of(since), routine.items, routine.key)
