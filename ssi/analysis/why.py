"""Why might it have moved? The same few questions every time, each with its answer, "no clear reason" among them.

A question that finds something has found one possible reason; whether it was that, no history can say.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import numpy as np
import pandas as pd

from ssi import catalog
from ssi.analysis import habits as done
from ssi.analysis.trends import scores_of
from ssi.model import (
    GAP_DAYS,
    MORE_THAN_USUAL,
    PILLAR_KEYS,
    ROUNDING,
    ROUNDING_WHOLE_PILLARS,
    Change,
    Check,
    ClientWeek,
    HabitLevel,
    Pinned,
    Stretch,
    Suspicion,
    calendar_day,
    change_to_explain,
    monday_of,
)

FAILED_BELOW = 0.1
FAILED_FROM = 5.0
"""A score under a tenth of what it is on the other day, where that is at least five points, has failed to load."""
HABITS_SHOW_AFTER = timedelta(weeks=2)
WEEKS_BEFORE = 12
LEAST_WEEKS = 4
LEAST_DAYS_KNOWN = 5 / 7
RARE = 1.0
"""A habit of less than one a week has no usual level to be under."""
EVENT_SHOWS_WITHIN = timedelta(weeks=1)
LONGEST_FOR_HABITS = timedelta(weeks=8)
"""A span of months has no weeks before it in which habits would have to have been other than usual."""
BREAK_SHOWS_WITHIN = timedelta(weeks=3)
"""A break shows as slowly as the habits that it stops."""


def checks(
    snapshots: pd.DataFrame,
    habits: pd.DataFrame,
    events: pd.DataFrame,
    changes: Mapping[str, Change],
    wobbles: Mapping[str, float | None],
    clients: Mapping[str, Sequence[ClientWeek]] | None = None,
) -> tuple[Check, ...]:
    """Every question about the change that the headline names, always in this order, with its answer.

    ``clients``: the weeks of all of them, by score; None where there is one person only, who is not asked about others.
    Empty where nothing has moved.
    """
    change = change_to_explain(changes, wobbles)
    if change is None:
        return ()
    compared = Stretch(change.before_date, change.now_date)
    suspicions = _suspicions(snapshots, change, wobbles.get(change.column))
    return (
        Check("snapshot", compared, suspicions, days_apart=_days_apart(change)),
        *([] if clients is None else [_others_check(clients.get(change.column, ()), change)]),
        _habits_check(habits, change),
        _events_check(events, change),
        Check("none", compared),
    )


# Is the snapshot sound?


def _suspicions(snapshots: pd.DataFrame, change: Change, wobble: float | None) -> tuple[Suspicion, ...]:
    """What is doubtful about the two snapshots that are compared; what weighs most comes first."""
    scores = scores_of(snapshots, change.column)
    days = (change.before_date, change.now_date)
    found = [
        _near_zero(change),
        *(_lone_spike(scores, day, change, wobble) for day in days),
        *(_other_sum(snapshots, day) for day in days),
    ]
    return tuple(suspicion for suspicion in found if suspicion)


def _near_zero(change: Change) -> Suspicion | None:
    """One of the two scores is next to nothing: what a page that did not load looks like."""
    ends = [(change.before, change.before_date), (change.now, change.now_date)]
    (lower, day), (higher, _day) = sorted(ends)
    if higher < FAILED_FROM or lower >= FAILED_BELOW * higher:
        return None
    return Suspicion("near_zero", day, lower, higher)


def _lone_spike(scores: pd.Series, day: date, change: Change, wobble: float | None) -> Suspicion | None:
    """A score away from those on both sides, which agree with one another; without it half of the change is gone."""
    place = int(scores.index.searchsorted(pd.Timestamp(day)))
    if not 0 < place < len(scores) - 1:
        return None
    around = scores.iloc[[place - 1, place + 1]]
    if any(abs((calendar_day(other) - day).days) > GAP_DAYS for other in around.index):
        return None
    middle = float(around.mean())
    away = float(scores.iloc[place]) - middle
    apart = abs(float(around.iloc[1] - around.iloc[0]))
    explained = away if day == change.now_date else -away
    is_spike = abs(away) > max(MORE_THAN_USUAL * (wobble or 0.0), 1.0) and apart <= abs(away) / 3
    if not is_spike or explained * np.sign(change.points) < abs(change.points) / 2:
        return None
    return Suspicion("spike", day, float(scores.iloc[place]), middle)


def _other_sum(snapshots: pd.DataFrame, day: date) -> Suspicion | None:
    """Overall says one thing and the pillars, added up, another."""
    row = snapshots.loc[snapshots["date"] == pd.Timestamp(day), ["overall", *PILLAR_KEYS]].iloc[0]
    if row.isna().any():
        return None
    pillars = row[list(PILLAR_KEYS)]
    slack = ROUNDING_WHOLE_PILLARS if (pillars == pillars.round()).all() else ROUNDING
    if abs(row["overall"] - pillars.sum()) < slack:
        return None
    return Suspicion("sum", day, float(row["overall"]), float(pillars.sum()))


def _days_apart(change: Change) -> int | None:
    """How far back the snapshot before lies, where this is no change of one week nor of two days that were chosen."""
    return (change.now_date - change.before_date).days if change.weeks and change.weeks > 1 else None


# Did most clients move the same way?


def _others_check(weeks: Sequence[ClientWeek], change: Change) -> Check:
    """Weeks of this change in which most clients moved as it did; of one from week to week also how they moved then."""
    first, last = monday_of(change.before_date), monday_of(change.now_date)
    within = [week for week in reversed(weeks) if first < week.week <= last]
    alike = tuple(week for week in within if week.direction * change.points > 0)
    one = within[0] if change.weeks == 1 and within else None
    compared = Stretch(change.before_date, change.now_date)
    return Check("others", compared, alike, is_known=bool(within), clients=one)


# Was a habit away from its usual level?


def _habits_check(habits: pd.DataFrame, change: Change) -> Check:
    """Was a habit that may feed this score well under its own usual level two to three weeks earlier?

    Over, where the score rose. The days looked at are those of the change, two weeks earlier; a week at least.

    *Usual* is the median of the twelve weeks before these days, of which four at least have to be known (a week is
    known with five of its seven days). *Well under* is at most half of it and below all of those weeks but one; *well
    over* at least twice and above all but one. On days that are not known nothing is assumed. Nothing is looked for
    where the change spans more than eight weeks.
    """
    if change.now_date - change.before_date > LONGEST_FOR_HABITS:
        compared = Stretch(change.before_date, change.now_date)
        return Check("habit", compared, is_known=False, days_apart=compared.days - 1)
    last = change.now_date - HABITS_SHOW_AFTER
    first = min(change.before_date + timedelta(days=1) - HABITS_SHOW_AFTER, last - timedelta(days=6))
    looked_at = Stretch(first, last)
    related = _related(done.logged(habits), change.column)
    levels = [level for slug in related if (level := _level(habits, slug, looked_at))]
    away = [level for level, weeks in levels if _is_away(level, weeks, rose=change.points > 0)]
    return Check("habit", looked_at, tuple(away), is_known=bool(levels))


def _related(logged: list[str], column: str) -> list[str]:
    """The habits that may feed a score: those of which it is the own pillar first; the user's own ones last.

    Any habit may feed overall.
    """
    catalogued = catalog.habits()
    kinds: tuple[list[str], list[str], list[str]] = ([], [], [])
    for slug in logged:
        habit = catalogued.get(slug)
        if habit is None:
            kinds[2].append(slug)
        elif column in (habit.pillar, "overall"):
            kinds[0].append(slug)
        elif column in habit.others:
            kinds[1].append(slug)
    return [slug for kind in kinds for slug in kind]


def _level(habits: pd.DataFrame, slug: str, looked_at: Stretch) -> tuple[HabitLevel, np.ndarray] | None:
    """What a habit was on these days, and its weeks before them; None where too little is known."""
    counts = done.daily(habits, slug)
    now = done.mean_week(counts, looked_at, least_known=LEAST_DAYS_KNOWN)
    before = [
        done.mean_week(counts, Stretch(start, start + timedelta(days=6)), least_known=LEAST_DAYS_KNOWN)
        for start in (looked_at.first - timedelta(weeks=back) for back in range(1, WEEKS_BEFORE + 1))
    ]
    weeks = np.array([week for week in before if week is not None])
    if now is None or len(weeks) < LEAST_WEEKS:
        return None
    return HabitLevel(slug, now, float(np.median(weeks))), weeks


def _is_away(level: HabitLevel, weeks: np.ndarray, *, rose: bool) -> bool:
    if level.usual < RARE:
        return False
    if rose:
        return level.a_week >= 2 * level.usual and bool((weeks >= level.a_week).sum() <= 1)
    return level.a_week <= level.usual / 2 and bool((weeks <= level.a_week).sum() <= 1)


# Is an event pinned there?


def _events_check(events: pd.DataFrame, change: Change) -> Check:
    """Events of the days compared and of the week before these; breaks of the three weeks before."""
    start = change.before_date - EVENT_SHOWS_WITHIN
    pinned = [
        Pinned(day, str(label), str(kind))
        for day, label, kind in zip(events["date"].dt.date, events["label"], events["kind"], strict=True)
        if (change.before_date - BREAK_SHOWS_WITHIN if kind == "break" else start) <= day <= change.now_date
    ]
    in_order = sorted(pinned, key=lambda event: event.date, reverse=True)
    return Check("event", Stretch(start, change.now_date), tuple(in_order))
