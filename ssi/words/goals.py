"""What goals say: what was wanted, how far it has come, and how much of that is not known."""

import pandas as pd

from ssi.model import OWN_SCORES, allowed_range, calendar_day
from ssi.model.goals import Goal, GoalKind, Progress
from ssi.words import names, numbers
from ssi.words.outcomes import total
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

heading = spoken("Goals")
nothing_yet = spoken(
    "No goal yet. A goal is so many of something by a day: comments that you write, or meetings that come of it."
)
new = spoken("Add a goal")
of_what = spoken("Of what")
how_many = spoken("How many in all")
how_high = spoken("Points to reach")
by_when = spoken("By")
from_when = spoken("From")
keep = spoken("Keep this goal")
kept = spoken("Goal kept.")
needs_two_days = spoken("A goal has a first day and a last one that is not before it. Nothing was kept.")
removed = spoken("Goal removed.")
score_note = spoken(
    "The score is an indicator, not the goal: LinkedIn does not publish how it scores, and what you do does not decide "
    "it alone. A goal for what you do, or for what comes of it, is one that you can keep yourself."
)
_KINDS = {"habit": spoken("What you do"), "outcome": spoken("What comes of it"), "score": spoken("Score")}


def of(goal: Goal) -> str:
    """What a goal is of, by its name."""
    return _name(goal.kind, goal.of)


def _name(kind: GoalKind, slug: str) -> str:
    if kind == "score":
        return names.column(slug)
    return names.habit(slug) if kind == "habit" else names.outcome(slug)


def choice(kind: GoalKind, slug: str) -> str:
    """What a goal can be of, in a list: "What you do: Comments"."""
    return _("{kind}: {name}").format(kind=_KINDS[kind](), name=_name(kind, slug))


def remove(goal: Goal) -> str:
    """The button that takes a goal away."""
    return _("Remove the goal: {name}").format(name=of(goal))


def amount(goal: Goal, value: float) -> str:
    """A total, or a score: "12", "1,820", "62.2", "15.5 of 25"."""
    if goal.kind != "score":
        return total(value)
    is_pillar = goal.of in OWN_SCORES[1:]
    return numbers.out_of_25(value) if is_pillar else numbers.points(value)


def target(goal: Goal) -> str:
    """The words beside the line to reach: "Goal: 40"."""
    return _("Goal: {target}").format(target=amount(goal, goal.target))


def most(kind: GoalKind, slug: str) -> int:
    """The largest number that can be wanted."""
    return round(allowed_range(slug)[1]) if kind == "score" else 1_000_000


def sentence(found: Progress) -> str:
    """How far a goal has come: "Comments: 12 of 40 so far, by 31 Dec 2026; 3 of 20 days are not known."."""
    goal = found.goal
    if found.last is None:
        said = _("{name}: {target} from {since} to {until}.")
        texts = {"name": of(goal), "target": amount(goal, goal.target)}
        return said.format(**texts, since=numbers.day(goal.since), until=numbers.day(goal.until))
    said = _so_far(found)
    if found.unknown and found.so_far is not None:
        said = _("{found}; {unknown}").format(found=said, unknown=_unknown(found.days, found.unknown))
    if found.reached is not None:
        said = _("{found}. Reached on {day}").format(found=said, day=numbers.day(found.reached))
    return _("{found}.").format(found=said)


def _so_far(found: Progress) -> str:
    goal, so_far, is_over = found.goal, found.so_far, found.is_over
    texts = {
        "name": of(goal),
        "target": amount(goal, goal.target),
        "until": numbers.day(goal.until),
        "so_far": numbers.UNKNOWN if so_far is None else amount(goal, so_far),
    }
    if so_far is None:
        said = _("{name}: {target} by {until}; nothing is known yet")
        ended = _("{name}: {target} by {until}; nothing is known of it")
        return (ended if is_over else said).format(**texts)
    if goal.kind == "score":
        # The last snapshot may be older than the goal's last day, or than today.
        last = numbers.day(calendar_day(found.by_day.dropna().index[-1]))
        return _("{name}: {so_far} on {last}, wanted {target} by {until}").format(**texts, last=last)
    said, ended = (
        _("{name}: {so_far} of {target} so far, by {until}"),
        _("{name}: {so_far} of {target} by {until}"),
    )
    return (ended if is_over else said).format(**texts)


def _unknown(days: int, unknown: int) -> str:
    return say_count(
        "{count} of {days} days is not known", "{count} of {days} days are not known", unknown, days=str(days)
    )


def table(found: Progress) -> pd.DataFrame:
    """The twin of a goal's picture, newest first; unknown days are empty."""
    goal, newest_first = found.goal, found.by_day.iloc[::-1]
    return pd.DataFrame(
        {
            names.column("date"): [calendar_day(day) for day in newest_first.index],
            _("{name} so far").format(name=of(goal))
            if goal.kind != "score"
            else of(goal): newest_first.to_list(),
        }
    )
