"""The numbers of a month to look back on, and once a quarter the habits that were done least beside the plan."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from ssi.analysis import trends
from ssi.analysis.habits import daily, logged
from ssi.analysis.outcomes import in_order
from ssi.analysis.routine import in_force
from ssi.model import OWN_SCORES, RANKS, Change, Frames, Value, calendar_day, monday_of, spread_evenly
from ssi.model.plans import ON_PLAN, Plan, plan_of
from ssi.model.reviews import HabitMonth, LeastDone, Month, OutcomeMonth, ScoreMonth
from ssi.model.routine import Trial

QUARTER = 3
"""A quarter ends with every third month."""
MOST_NAMED = 3
"""So many habits, at most, are named as done least."""
_LEAST_KNOWN = 0.5
"""Of a habit of which a smaller share of its days is known, nobody can say how often it was done."""


def last_day(month: date) -> date:
    """The last day of the month that begins on a day."""
    return month_after(month) - timedelta(days=1)


def month_after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def month_before(day: date) -> date:
    """The first day of the month before the one that a day belongs to."""
    return (day.replace(day=1) - timedelta(days=1)).replace(day=1)


def months(frames: Frames, today: date) -> tuple[date, ...]:
    """The months that can be looked back on, by their first days, newest first.

    The last whole one comes first, whatever is known of it; then those before of which anything is.
    """
    last = month_before(today)
    tables = (frames.snapshots, frames.habits, frames.outcomes)
    starts = pd.concat([table["date"] for table in tables]).dt.to_period("M").unique()
    found = {date(start.year, start.month, 1) for start in starts}
    return (last, *sorted((month for month in found if month < last), reverse=True))


def ends_quarter(month: date) -> bool:
    """Whether a quarter of the year ends with a month."""
    return month.month % QUARTER == 0


def month(frames: Frames, plans: Sequence[Plan], first: date, trials: Sequence[Trial] = ()) -> Month:
    """The numbers of the month that begins on ``first``; ``trials`` are experiments, which set plans aside."""
    last = last_day(first)
    return Month(
        month=first,
        days=last.day,
        ranks=_scores(frames.snapshots, RANKS, first, last),
        scores=_scores(frames.snapshots, OWN_SCORES, first, last),
        unusual=_unusual(frames.snapshots, first, last),
        habits=_habits(frames.habits, _planned(plans, first, last, trials), first, last),
        outcomes=_outcomes(frames.outcomes, first, last),
    )


def _within(known: pd.Series, first: date, last: date) -> pd.Series:
    return known[pd.Timestamp(first) : pd.Timestamp(last)]


def _scores(
    snapshots: pd.DataFrame, columns: Sequence[str], first: date, last: date
) -> tuple[ScoreMonth, ...]:
    found = []
    for column in columns:
        scores = trends.scores_of(snapshots, column)
        known = _within(scores, first, last)
        if len(known):
            wobble = None if column in RANKS else trends.usual_wobble(scores, last)
            found.append(ScoreMonth(column, _value(known.iloc[:1]), _value(known.iloc[-1:]), wobble))
    return tuple(found)


def _value(known: pd.Series) -> Value:
    return Value(float(known.iloc[0]), calendar_day(known.index[0]))


def _unusual(snapshots: pd.DataFrame, first: date, last: date) -> tuple[Change, ...] | None:
    """Week over week, as Changes has it, for each week whose last snapshot lies in the month."""
    judged: list[tuple[Change, float]] = []
    for column in OWN_SCORES:
        scores = trends.scores_of(snapshots, column)
        for day in map(calendar_day, trends.weekly(_within(scores, first, last))["date"]):
            change = trends.week_over_week(scores[: pd.Timestamp(day)])
            wobble = trends.usual_wobble(scores, day)
            if change and change.weeks == 1 and wobble:
                judged.append((change, wobble))
    if not judged:
        return None
    unusual = [(change, wobble) for change, wobble in judged if change.is_more_than_usual(wobble)]
    return tuple(
        change for change, wobble in sorted(unusual, key=lambda each: -abs(each[0].points) / each[1])
    )


def _habits(
    habits: pd.DataFrame, planned: Mapping[str, Mapping[date, float]], first: date, last: date
) -> tuple[HabitMonth, ...]:
    found = []
    for slug in dict.fromkeys([*planned, *logged(habits)]):
        known = _within(daily(habits, slug), first, last)
        days = planned.get(slug, {})
        # A plan that began within the month says nothing of all that was done in it.
        of_plan = round(sum(days.values())) if len(days) == (last - first).days + 1 else None
        if len(known) or days:
            found.append(HabitMonth(slug, _sum(known), len(known), of_plan))
    return tuple(found)


def _planned(
    plans: Sequence[Plan], first: date, last: date, trials: Sequence[Trial]
) -> dict[str, dict[date, float]]:
    """What was planned of each habit for each day on which a plan held, 0 where the day had none of it."""
    found: dict[str, dict[date, float]] = {}
    for place in range((last - first).days + 1):
        day = first + timedelta(days=place)
        monday = monday_of(day)
        for habit, planned in in_force(plan_of(plans, monday), trials, monday).items():
            each = planned.per_week / len(planned.days)
            found.setdefault(habit, {})[day] = each if day.weekday() in planned.days else 0.0
    return found


def _outcomes(outcomes: pd.DataFrame, first: date, last: date) -> tuple[OutcomeMonth, ...]:
    before = month_before(first)
    end_before = first - timedelta(days=1)
    found = []
    for slug in in_order(outcomes):
        by_day = spread_evenly(outcomes[outcomes["measure"] == slug], "value")
        now, then = _within(by_day, first, last), _within(by_day, before, end_before)
        if len(now) or len(then):
            found.append(OutcomeMonth(slug, _sum(now), len(now), _sum(then), len(then), end_before.day))
    return tuple(found)


def _sum(known: pd.Series) -> float | None:
    # Thirds of a total add up again to the total, but for the last binary digit.
    return round(float(known.sum()), 6) if len(known) else None


def least_done(
    habits: pd.DataFrame,
    plans: Sequence[Plan],
    month: date,
    today: date,
    lined_up: Collection[str] = (),
    trials: Sequence[Trial] = (),
) -> tuple[LeastDone, ...]:
    """Habits of today's plan that were done least beside it in the quarter that ends with ``month``, the least first.

    Those done to three quarters of the plan are on plan and not among them, nor are habits that ``lined_up`` with
    anything, nor those of which less than half of the quarter's planned days is known. At most three.
    """
    plan = plan_of(plans, monday_of(today))
    first = month_before(month_before(month))
    planned = _planned(plans, first, last_day(month), trials)
    found = []
    for item in plan.items if plan else ():
        days = planned.get(item.habit, {})
        known = daily(habits, item.habit)
        on_known = {day: times for day, times in days.items() if pd.Timestamp(day) in known.index}
        wanted = round(sum(on_known.values()))
        if item.habit in lined_up or not wanted or len(on_known) < _LEAST_KNOWN * len(days):
            continue
        done = round(float(known[[pd.Timestamp(day) for day in on_known]].sum()), 6)
        found.append(LeastDone(item.habit, done, wanted))
    below = [each for each in found if each.share < ON_PLAN - 1e-9]
    return tuple(sorted(below, key=lambda each: each.share)[:MOST_NAMED])
