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
    known = [
        each for each in proposals().values() if each.pillar == lagging.pillar and each.habit not in set_aside
    ]
    planned = [each for each in known if plan and plan.item(each.habit)]
    below = [each for each in planned if shares.get(each.habit, 1.0) < ON_PLAN]
    if below:
        least = min(below, key=lambda each: shares[each.habit])
        return Suggestion(least.habit, lagging, "below_plan", shares[least.habit])
    # What is planned and not known to be done is worth a reminder before anything new is.
    unknown = [each for each in planned if each.habit not in shares]
    others = unknown or [each for each in known if each not in planned] or planned
    if not others:
        return None
    why: Why = "on_plan" if others[0] in planned else "not_planned"
    return Suggestion(others[0].habit, lagging, why, shares.get(others[0].habit))
