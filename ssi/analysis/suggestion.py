"""One thing worth doing for the lagging pillar, and why this one."""

from collections.abc import Mapping, Sequence

from ssi.catalog.routines import proposals
from ssi.model import Lagging
from ssi.model.plans import ON_PLAN, Plan
from ssi.model.routine import Suggestion, Why


def suggestion(
    lagging: Lagging | None, plan: Plan | None, shares: Mapping[str, float], *, set_aside: Sequence[str] = ()
) -> Suggestion | None:
    """One suggestion for the lagging pillar; None where it is not known, or nothing is left to suggest.

    The habit that is furthest below its plan comes first (``shares``: of each habit's plan, 0 to 1, where known), then
    the first of the catalogue that is in no plan. ``set_aside``: habits under experiment, which nothing is to disturb.
    """
    if lagging is None:
        return None
    items = {item.habit: item for item in plan.items} if plan else {}
    # A habit that somebody has moved to another pillar counts there.
    known = [
        habit
        for habit, each in proposals().items()
        if habit not in set_aside
        and lagging.pillar == (items[habit].pillar if habit in items else each.pillar)
    ]
    planned = [habit for habit in known if habit in items]
    below = [habit for habit in planned if shares.get(habit, 1.0) < ON_PLAN]
    # What is planned and not known to be done is worth a reminder before anything new is.
    unknown = [habit for habit in planned if habit not in shares]
    others = unknown or [habit for habit in known if habit not in items] or planned
    if not (below or others):
        return None
    habit = min(below, key=lambda each: shares[each]) if below else others[0]
    why: Why = "below_plan" if below else "on_plan" if habit in items else "not_planned"
    per_week = items[habit].per_week if habit in items else None
    return Suggestion(habit, lagging, why, shares.get(habit), per_week)
