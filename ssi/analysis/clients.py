"""All clients of a coach: what is known of each at a glance, who comes first and why, and which of them to show."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pandas as pd

from ssi.analysis import cohort, routine, shared_weeks, trends
from ssi.model import (
    GAP_DAYS,
    GAP_TIMES_MEDIAN,
    OWN_SCORES,
    ClientWeek,
    History,
    calendar_day,
    change_to_explain,
    day_numbers,
    monday_of,
)
from ssi.model.clients import Card, Client, Need, Summary
from ssi.model.masking import bare
from ssi.model.plans import Plan
from ssi.model.routine import Trial
from ssi.model.sessions import Session, open_steps, overdue_since

LINE_WEEKS = 26
STEADY_WEEKS = 8
SILENT_AFTER_ONE = 14
"""Days after which somebody with a single snapshot is silent: a second one was due after seven."""

Which = Literal["all", "needs", "silent", "archived"]
WHICH: tuple[Which, ...] = ("all", "needs", "silent", "archived")
Weeks = Mapping[str, Sequence[ClientWeek]]
"""How all clients moved, by score."""


def summary(
    history: History,
    plans: Sequence[Plan],
    trials: Sequence[Trial],
    today: date,
    held: Sequence[Session] = (),
) -> Summary:
    """What is known of one client at a glance; of ``today`` only the week counts. ``held``: their sessions."""
    snapshots = history.snapshots
    changes, wobbles = trends.changes(snapshots), trends.wobbles(snapshots)
    change = change_to_explain(changes, wobbles) or changes.get("overall")
    weeks = routine.weeks(history.habits, plans, today, trials, last=STEADY_WEEKS + 1)
    scores = {column: trends.scores_of(snapshots, column) for column in OWN_SCORES}
    return Summary(
        last=None if snapshots.empty else calendar_day(snapshots["date"].iloc[-1]),
        silent_after=silent_after(snapshots),
        weeks=by_week(scores["overall"]),
        change=change,
        wobble=wobbles.get(change.column) if change else None,
        lagging=trends.lagging_pillar(snapshots),
        steadiness=routine.steadiness(weeks, STEADY_WEEKS),
        moves={column: shared_weeks.moves(each) for column, each in scores.items()},
        is_empty=history.is_empty,
        steps=tuple(each.step for each in open_steps(held)),
        scores={column: cohort.weekly(each) for column, each in scores.items()},
    )


def silent_after(snapshots: pd.DataFrame) -> int:
    """So many days without a snapshot would be a gap in this history, as `ssi.model.gaps_between` has it."""
    distances = np.diff(day_numbers(snapshots["date"]))
    if not len(distances):
        return SILENT_AFTER_ONE
    return max(GAP_DAYS, math.floor(GAP_TIMES_MEDIAN * float(np.median(distances))))


def by_week(scores: pd.Series) -> tuple[float, ...]:
    """The last known value of each of the last 26 weeks up to the latest with one; NaN for a week without."""
    weekly = trends.weekly(scores)
    values = dict(zip(weekly["week"].dt.date, weekly["value"].to_list(), strict=True))
    if not values:
        return ()
    last = max(values)
    weeks = [last - timedelta(weeks=back) for back in range(LINE_WEEKS - 1, -1, -1)]
    return tuple(values.get(week, math.nan) for week in weeks if week >= min(values))


def weeks_of_all(summaries: Sequence[Summary]) -> Weeks:
    """How all clients moved in each week, by score."""
    return {
        column: shared_weeks.by_week([each.moves[column] for each in summaries], column)
        for column in OWN_SCORES
    }


def clients(
    names: Mapping[int, str],
    summaries: Mapping[int, Summary],
    cards: Mapping[int, Card],
    weeks: Weeks,
    today: date,
) -> tuple[Client, ...]:
    """The clients with those who need the coach first.

    First who has a step whose day is past, the longest past first; then whose score moved more than usual in this week
    or the last, those before whom most others moved alike; then who is silent where others are not, the longest first;
    then everybody else by name. Archived ones need nobody.
    """
    active = [each for person, each in summaries.items() if not cards.get(person, Card()).archived]
    others_speak = are_others_heard(active, today)
    found = []
    for person, name in names.items():
        card, known = cards.get(person, Card()), summaries[person]
        need = Need() if card.archived else need_of(known, weeks, today, others_speak=others_speak)
        found.append(Client(person, name, card, known, need))
    return tuple(sorted(found, key=lambda client: _place(client, today)))


def is_silent(known: Summary, today: date) -> bool:
    """Whether nothing has come for longer than this client is used to."""
    return known.last is not None and (today - known.last).days > known.silent_after


def are_others_heard(summaries: Sequence[Summary], today: date) -> bool:
    """Whether most of those who have a history are not silent: where all are, it is no single client's silence."""
    known = [each for each in summaries if each.last]
    return sum(is_silent(each, today) for each in known) * 2 < len(known)


def need_of(known: Summary, weeks: Weeks, today: date, *, others_speak: bool) -> Need:
    """Whether a client needs the coach, and why."""
    change = known.change
    if overdue_since(known.steps, today):
        return Need("overdue")
    if (
        change
        and change.is_more_than_usual(known.wobble)
        and change.now_date >= monday_of(today) - timedelta(weeks=1)
    ):
        return Need("moved", others=shared_weeks.of_change(weeks[change.column], change) is not None)
    return Need("silent" if others_speak and is_silent(known, today) else "")


def _place(client: Client, today: date) -> tuple[int, bool, float, str]:
    known = client.summary
    by_name = client.name.casefold()
    if client.need.kind == "overdue" and (since := overdue_since(known.steps, today)):
        return 0, False, -(today - since).days, by_name
    if client.need.kind == "moved" and known.change and known.wobble:
        return 1, client.need.others, -abs(known.change.points) / known.wobble, by_name
    if client.need.kind == "silent" and known.last:
        return 2, False, -(today - known.last).days, by_name
    return 3, False, 0.0, by_name


def narrowed(found: Sequence[Client], which: Which, text: str = "", tag: str = "") -> tuple[Client, ...]:
    """The clients of one kind, with a text in their names or tags, and with a tag; "" asks for none.

    Accents, apostrophes and signs between words may be written otherwise or not at all: "obrien" finds "O'Brien".
    """
    wanted = bare(text) or text.strip()
    return tuple(
        client
        for client in found
        if _is_of(client, which)
        and (not tag or tag in client.card.tags)
        and any(wanted in bare(each) for each in (client.name, *client.card.also, *client.card.tags))
    )


def _is_of(client: Client, which: Which) -> bool:
    if which == "archived" or client.card.archived:
        return which == "archived" and client.card.archived
    return which == "all" or client.need.kind == "silent" or (which == "needs" and client.need.kind != "")


def all_tags(found: Sequence[Client]) -> tuple[str, ...]:
    """Every tag that is noted of a client, by the alphabet."""
    return tuple(sorted({tag for client in found for tag in client.card.tags}, key=str.casefold))
