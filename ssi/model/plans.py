"""The routine that a person plans: which habits, how often, on which days of the week, and since when."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ssi.model import PILLAR_KEYS, kept

WEEK = tuple(range(7))
"""The days of a week; 0 is Monday."""
WORKING_DAYS = WEEK[:5]
MOST_TIMES = 200
"""More of one habit on one day is a slip of the finger."""
ON_PLAN = 0.75
"""A week is on plan when this share of its planned actions was done, each habit counted up to its plan."""


@dataclass(frozen=True)
class PlanItem:
    """One habit of a plan: ``times`` (or up to ``up_to``) on each of ``days`` (0 is Monday), for a pillar.

    A habit of the user's own has the pillar and the ``name`` that they gave it ("" for the catalogue's); one of the
    catalogue may be moved to another pillar.
    """

    habit: str
    pillar: str
    times: int
    up_to: int
    days: tuple[int, ...]
    name: str = ""

    @property
    def per_week(self) -> int:
        """Actions that count as the plan of a week: the lower end of what is planned."""
        return self.times * len(self.days)


@dataclass(frozen=True)
class Plan:
    """A plan that holds from the week of ``since`` (a Monday) until the next one; ``routine`` is the one of the
    catalogue that it began with.
    """

    since: date
    items: tuple[PlanItem, ...]
    routine: str

    def item(self, habit: str) -> PlanItem | None:
        """What is planned of a habit; None where it is in no plan."""
        return next((item for item in self.items if item.habit == habit), None)


def plan_of(plans: Sequence[Plan], monday: date) -> Plan | None:
    """The plan that holds in a week; ``plans`` are sorted, oldest first. None in weeks before the first."""
    return next((plan for plan in reversed(plans) if plan.since <= monday), None)


def with_item(plan: Plan, item: PlanItem) -> Plan:
    """The plan with an item, in the place of the one of its habit or at the end."""
    if plan.item(item.habit) is None:
        return replace(plan, items=(*plan.items, item))
    return replace(plan, items=tuple(item if each.habit == item.habit else each for each in plan.items))


def without(plan: Plan, habits: Collection[str]) -> Plan:
    """The plan without some habits."""
    return replace(plan, items=tuple(item for item in plan.items if item.habit not in habits))


def to_kept(plan: Plan) -> dict[str, Any]:
    """A plan as the store keeps it."""
    items = [{**vars(item), "days": list(item.days)} for item in plan.items]
    return {"since": plan.since.isoformat(), "routine": plan.routine, "items": items}


def from_kept(content: Any) -> Plan:
    """The plan that `to_kept` made this of; ValueError where it made no such thing."""
    said = kept.fields(content, "since", "routine", "items")
    since, items = kept.day(said["since"]), tuple(_item(each) for each in kept.listed(said["items"]))
    if since.weekday() or len({item.habit for item in items}) < len(items):
        raise ValueError("a plan begins on a Monday and has a habit once")
    return Plan(since, items, kept.text(said["routine"]))


def _item(content: Any) -> PlanItem:
    said = kept.fields(content, "habit", "pillar", "times", "up_to", "days", "name")
    habit, days = kept.slug(said["habit"]), [kept.whole(day, 0, 6) for day in kept.listed(said["days"])]
    if not days or days != sorted(set(days)):
        raise ValueError("an item has a habit and days of a week, each once")
    times = kept.whole(said["times"], 1, MOST_TIMES)
    up_to = kept.whole(said["up_to"], times, MOST_TIMES)
    return PlanItem(
        habit, kept.one_of(said["pillar"], *PILLAR_KEYS), times, up_to, tuple(days), kept.name(said["name"])
    )


def own_names(documents: Mapping[str, Any]) -> Mapping[str, str]:
    """What the person calls their own habits, by slug, in kept plans; the newest plan has the last word."""
    return {item.habit: item.name for plan in in_order(documents) for item in plan.items if item.name}


def key_of(plan: Plan) -> str:
    """The key under which a plan is kept."""
    return plan.since.isoformat()


def in_order(documents: Mapping[str, Any]) -> tuple[Plan, ...]:
    """Kept plans, oldest first."""
    return tuple(sorted(map(from_kept, documents.values()), key=lambda plan: plan.since))
