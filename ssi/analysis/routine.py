"""What was planned and what was done: week by week, how steadily, and what is due today.

A week that is not known is never a week off plan: counts say at least how much was done, and what cannot be decided
from them stays undecided.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pandas as pd

from ssi.analysis import habits as done
from ssi.analysis.weeks import DAYS_KNOWN
from ssi.model import monday_of
from ssi.model.plans import ON_PLAN, WORKING_DAYS, Plan, plan_of
from ssi.model.routine import Due, HabitWeek, Steadiness, Trial, Week

SPANS = (4, 8, 26)
"""Steadiness is said over so many weeks."""


def weeks(
    habits: pd.DataFrame,
    plans: Sequence[Plan],
    today: date,
    trials: Sequence[Trial] = (),
    *,
    last: int = max(SPANS) + 1,
) -> tuple[Week, ...]:
    """The last weeks, oldest first, the running one last: a row for every habit that has a plan now or had one in them.

    ``trials`` are experiments, which set aside what is planned of their habit. Weeks before anything was planned and
    anything of a planned habit was known are left out, but for last week.
    """
    running = monday_of(today)
    mondays = [running - timedelta(weeks=back) for back in range(last - 1, -1, -1)]
    planned = {monday: in_force(plan_of(plans, monday), trials, monday) for monday in mondays}
    # What is planned now comes first, in its order; then what was planned before.
    slugs = list(dict.fromkeys([*planned[running], *(slug for week in planned.values() for slug in week)]))
    counts = {slug: done.daily(habits, slug) for slug in slugs}
    found = [
        Week(
            monday,
            tuple(
                _habit_week(counts[slug], slug, monday, planned[monday].get(slug), today) for slug in slugs
            ),
            is_over=monday < running,
        )
        for monday in mondays
    ]
    first = next((place for place, week in enumerate(found) if _says_something(week)), len(found))
    # Last week can be filled in by somebody who has just begun.
    return tuple(found[min(first, len(found) - 2) :])


@dataclass(frozen=True)
class Planned:
    """What holds for a habit in one week: by the plan, or by an experiment (``trial``) in its place."""

    times: int
    up_to: int
    days: tuple[int, ...]
    per_week: int
    trial: bool | None = None


def in_force(plan: Plan | None, trials: Sequence[Trial], monday: date) -> dict[str, Planned]:
    """What holds in a week, by habit: the plan's, in its order, with experiments in the place of their habits."""
    items = plan.items if plan else ()
    found = {item.habit: Planned(item.times, item.up_to, item.days, item.per_week) for item in items}
    for each in trials:
        is_on = each.is_on(monday)
        if is_on is not None:
            days = found[each.habit].days if each.habit in found else WORKING_DAYS
            per_week = round(each.per_week) if is_on else 0
            times = math.ceil(per_week / len(days))
            found[each.habit] = Planned(times, times, days, per_week, is_on)
    return found


def _says_something(week: Week) -> bool:
    return any(each.planned is not None or each.count is not None for each in week.habits)


def _habit_week(daily: pd.Series, slug: str, monday: date, planned: Planned | None, today: date) -> HabitWeek:
    per_week, trial = (planned.per_week, planned.trial) if planned else (None, None)
    known = _of_week(daily, monday, min(monday + timedelta(days=6), today))
    if known.empty:
        return HabitWeek(slug, None, is_whole=False, planned=per_week, trial=trial)
    is_whole = _is_whole(known, planned.days if planned else ())
    return HabitWeek(slug, _sum(known), is_whole=is_whole, planned=per_week, trial=trial)


def _sum(known: pd.Series) -> float:
    # Thirds of a total add up again to the total, but for the last binary digit.
    return round(float(known.sum()), 6)


def _of_week(daily: pd.Series, monday: date, last: date) -> pd.Series:
    return daily[pd.Timestamp(monday) : pd.Timestamp(last)]


def _is_whole(known: pd.Series, days: Sequence[int]) -> bool:
    """Whether enough days of a week are known to call their sum its total: most of it, or all ``days`` of the plan."""
    weekdays = set(pd.DatetimeIndex(known.index).day_of_week)
    return len(known) >= DAYS_KNOWN or (bool(days) and weekdays >= set(days))


# Steadiness


def is_on_plan(week: Week) -> bool | None:
    """Whether three quarters of a week's planned actions were done, each habit counted up to its plan.

    None where nothing was planned, and where what is not known could still decide it.
    """
    planned = [each for each in week.habits if each.planned]
    total = sum(each.planned or 0 for each in planned)
    if not total:
        return None
    needed = ON_PLAN * total - 1e-9
    if sum(min(each.count or 0.0, each.planned or 0) for each in planned) >= needed:
        return True
    most = sum(
        min(each.count, each.planned or 0)
        if week.is_over and each.is_whole and each.count is not None
        else each.planned or 0
        for each in planned
    )
    return False if most < needed else None


def habit_steadiness(found: Sequence[Week], habit: str, last: int) -> Steadiness:
    """The same for one habit."""

    def of_habit(week: Week) -> Week:
        return replace(week, habits=tuple(each for each in week.habits if each.habit == habit))

    return steadiness([of_habit(week) for week in found], last)


def _has_plan(week: Week) -> bool:
    return any(each.planned for each in week.habits)


def steadiness(found: Sequence[Week], last: int) -> Steadiness:
    """How many of the last ``last`` whole weeks with a plan were on plan; ``found`` is as `weeks` has it."""
    judged = [
        is_on_plan(week) for week in [week for week in found if week.is_over][-last:] if _has_plan(week)
    ]
    known = [each for each in judged if each is not None]
    return Steadiness(on_plan=sum(known), known=len(known), planned=len(judged), weeks=last)


# Today


def due(
    habits: pd.DataFrame, plan: Plan | None, today: date, trials: Sequence[Trial] = ()
) -> tuple[Due, ...]:
    """What the plan has for today, in its order, with what is known to be done of it.

    A habit under experiment is due as often as its weeks say, over the days that the plan has for it (working days
    where it has none), and not at all in a week without.
    """
    monday = monday_of(today)
    found = []
    for slug, planned in in_force(plan, trials, monday).items():
        if planned.per_week and today.weekday() in planned.days:
            so_far = _of_week(done.daily(habits, slug), monday, today)
            found.append(
                Due(
                    slug,
                    planned.times,
                    planned.up_to,
                    done=_noted(habits, slug, today),
                    in_total=_is_in_total(habits, slug, today),
                    week=None if so_far.empty else _sum(so_far),
                    planned=planned.per_week,
                )
            )
    return tuple(found)


def _noted(habits: pd.DataFrame, slug: str, today: date) -> float | None:
    """What was counted of today alone: a total of several days does not say what was done on one of them."""
    of_today = habits[
        (habits["habit"] == slug) & (habits["date"] == pd.Timestamp(today)) & (habits["days"] == 1)
    ]
    return None if of_today.empty else float(of_today["count"].iloc[-1])


def _is_in_total(habits: pd.DataFrame, slug: str, today: date) -> bool:
    """Whether a total of several days says how often it was done up to today."""
    longer = habits[(habits["habit"] == slug) & (habits["days"] > 1)]
    first = longer["date"] - pd.to_timedelta(longer["days"] - 1, unit="D")
    return bool(((first <= pd.Timestamp(today)) & (longer["date"] >= pd.Timestamp(today))).any())


def by_planned_share(found: Sequence[Week], last: int) -> Mapping[str, float]:
    """Of each habit the share of its plan that was done over the last whole weeks that are known, 0 to 1; habits of
    which no such week is known are left out.
    """
    shares: dict[str, float] = {}
    over = [week for week in found if week.is_over][-last:]
    for slug in dict.fromkeys(each.habit for week in over for each in week.habits):
        known = [each for week in over if (each := week.habit(slug)) and each.planned and each.is_whole]
        planned = sum(each.planned or 0 for each in known)
        if planned:
            shares[slug] = sum(min(each.count or 0.0, each.planned or 0) for each in known) / planned
    return shares


def steady_over_spans(found: Sequence[Week]) -> Mapping[str, tuple[Steadiness, ...]]:
    """Steadiness over each of `SPANS`, by habit of the running week's plan; under "" that of the plan as a whole."""
    planned = (
        [each.habit for each in found[-1].habits if each.planned or each.trial is not None] if found else []
    )
    by_habit = {slug: tuple(habit_steadiness(found, slug, last) for last in SPANS) for slug in planned}
    return {"": tuple(steadiness(found, last) for last in SPANS), **by_habit}
