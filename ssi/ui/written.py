"""What the person looked at has written down, as the model has it: read once for a version of the data."""

from collections.abc import Mapping
from typing import Any

from ssi.analysis import routine
from ssi.catalog.routines import usual
from ssi.model import History, monday_of
from ssi.model.experiments import Experiment
from ssi.model.experiments import in_order as experiments_in_order
from ssi.model.plans import Plan, in_order, plan_of
from ssi.model.routine import Week
from ssi.ui.frame import Visit
from ssi.ui.once import once


def plans(here: Visit) -> tuple[Plan, ...]:
    """Every plan that the person has had, oldest first."""
    return once(in_order, once(here.store.documents, here.person, "plan"))


def experiments_by_key(here: Visit) -> Mapping[str, Experiment]:
    """The experiments that were begun, by key, oldest first."""
    return once(experiments_in_order, once(here.store.documents, here.person, "experiment"))


def experiments(here: Visit) -> tuple[Experiment, ...]:
    """The same without their keys."""
    return once(experiments_of, once(here.store.documents, here.person, "experiment"))


def experiments_of(kept: Mapping[str, Any]) -> tuple[Experiment, ...]:
    """Kept experiments, oldest first."""
    return tuple(experiments_in_order(kept).values())


def weeks(here: Visit, history: History) -> tuple[Week, ...]:
    """The weeks of the routine, oldest first, the running one last."""
    return once(routine.weeks, history.habits, plans(here), here.today, experiments(here))


def planned_per_week(here: Visit) -> Mapping[str, int]:
    """What is planned in a week, by habit: by the person's own plan, or the usual routine until there is one."""
    return once(_per_week, plan_of(plans(here), monday_of(here.today)))


def _per_week(plan: Plan | None) -> Mapping[str, int]:
    return {item.habit: item.per_week for item in (plan.items if plan else usual().items)}
