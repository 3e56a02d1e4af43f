"""Why might it have moved?, in words: the questions, their answers, and never more than "might"."""

from collections.abc import Mapping, Sequence

from ssi.model import (
    PILLAR_KEYS,
    Change,
    Check,
    ClientWeek,
    HabitLevel,
    Pinned,
    Stretch,
    Suspicion,
    change_to_explain,
)
from ssi.words import findings, names, numbers, shared_weeks
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

heading = spoken("Why might it have moved?")

_QUESTIONS = {
    "snapshot": later("Is the snapshot sound?"),
    "others": later("Did most clients move the same way?"),
    "habit": later("Was a habit away from its usual level before?"),
    "event": later("Is an event pinned there?"),
    "none": later("So?"),
}


def about(changes: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> str:
    """What is looked at, and whether it needs a reason at all."""
    change = change_to_explain(changes, wobbles)
    if change is None:
        return _("Nothing has moved here, so there is nothing to look for.")
    name = names.column(change.column)
    if change.is_more_than_usual(wobbles.get(change.column)) is False:
        return _("{score}: ordinary for you, so it needs no reason. This was looked at anyway.").format(
            score=name
        )
    said = _("{score}, {change}. This was looked at:")
    return said.format(score=name, change=numbers.change(change.points))


def question(check: Check) -> str:
    """What is asked."""
    return _(_QUESTIONS[check.key])


def answers(
    checks: Sequence[Check], changes: Mapping[str, Change], wobbles: Mapping[str, float | None]
) -> list[tuple[str, str]]:
    """Every question with its answer, in order. Plain text: labels and names may be the user's own."""
    change = change_to_explain(changes, wobbles)
    if change is None:
        return []
    is_ordinary = change.is_more_than_usual(wobbles.get(change.column)) is False
    return [
        (
            question(check),
            _conclusion(checks, is_ordinary=is_ordinary)
            if check.key == "none"
            else _answer(check, change, is_ordinary=is_ordinary),
        )
        for check in checks
    ]


def _answer(check: Check, change: Change, *, is_ordinary: bool) -> str:
    said = []
    for each in _named(check):
        said.append(_found(each, check.looked_at))
        if not is_ordinary and not isinstance(each, Suspicion):
            said.append(_("One possible reason."))
    more = len(check.found) - len(_named(check))
    if not said:
        said.append(_nothing(check, change))
    if more:
        said.append(_more_habits(check, more))
    if check.key == "snapshot" and check.days_apart:
        said.append(_apart(check.days_apart))
    return " ".join(said)


def _named(check: Check) -> Sequence[Suspicion | ClientWeek | HabitLevel | Pinned]:
    """What is spelt out: everything, but of the habits the first few only."""
    return check.found[: names.HABITS_NAMED] if check.key == "habit" else check.found


def _nothing(check: Check, change: Change) -> str:
    if check.key == "habit" and check.days_apart:
        return _("Not looked at: {length} are too long to ask what was done before them.").format(
            length=findings.weeks(round(check.days_apart / 7))
        )
    if check.key == "others" and check.clients:
        return shared_weeks.as_usual(check.clients)
    if not check.is_known:
        said = _(_UNKNOWN[check.key])
    elif check.key == "habit":
        said = _(_NO_HABIT[change.column in PILLAR_KEYS, change.points > 0])
    else:
        said = _(_NOTHING[check.key])
    return said.format(first=numbers.day(check.looked_at.first), last=numbers.day(check.looked_at.last))


_NO_HABIT = {
    (True, True): later("No: from {first} to {last} no habit of this pillar was well above its usual level."),
    (True, False): later(
        "No: from {first} to {last} no habit of this pillar was well below its usual level."
    ),
    (False, True): later("No: from {first} to {last} no habit was well above its usual level."),
    (False, False): later("No: from {first} to {last} no habit was well below its usual level."),
}
"""By whether it is about a pillar, and whether it rose: habits are looked at in that direction only."""
_UNKNOWN = {
    "habit": later("Not known: too little is logged for {first} to {last}, or for the weeks before."),
    "others": later("Not known: too few clients can be compared in the weeks from {first} to {last}."),
}
_NOTHING = {
    "others": later("No, in no week between {first} and {last}."),
    "snapshot": later("Yes: nothing looks odd about {first} and {last}."),
    "event": later("No, none between {first} and {last}."),
}


def _found(found: Suspicion | ClientWeek | HabitLevel | Pinned, looked_at: Stretch) -> str:
    if isinstance(found, Suspicion):
        return _suspicion(found)
    if isinstance(found, ClientWeek):
        return shared_weeks.alike(found)
    if isinstance(found, HabitLevel):
        return _habit(found, looked_at)
    said = _("{day}: {label} ({kind}).")
    return said.format(day=numbers.day(found.date), label=found.label, kind=names.event_kind(found.kind))


_SUSPICIONS = {
    "near_zero": later(
        "Perhaps not: {value} on {day} looks like a failed reading, beside {other} on the other day."
    ),
    "spike": later("Perhaps not: {value} on {day} stands alone, the snapshots around it say about {other}."),
    "sum": later("Not quite: on {day} overall says {value}, the pillars add up to {other}."),
}


def _suspicion(found: Suspicion) -> str:
    value, other = numbers.points(found.value), numbers.points(found.other)
    return _(_SUSPICIONS[found.kind]).format(day=numbers.day(found.date), value=value, other=other)


def _apart(days: int) -> str:
    return say_count(
        "The two snapshots are {count} day apart: more than one week lies in this change.",
        "The two snapshots are {count} days apart: more than one week lies in this change.",
        days,
    )


def _habit(found: HabitLevel, then: Stretch) -> str:
    if found.a_week < found.usual:
        said = _("{habit}: {now} a week from {first} to {last}, less than your usual {usual}.")
    else:
        said = _("{habit}: {now} a week from {first} to {last}, more than your usual {usual}.")
    return said.format(
        habit=names.habit(found.habit),
        now=numbers.rounded(found.a_week),
        usual=numbers.rounded(found.usual),
        first=numbers.day(then.first),
        last=numbers.day(then.last),
    )


def _more_habits(check: Check, count: int) -> str:
    """How many habits were away beside those named; all of one change were away the same way."""
    number = findings.number(count).capitalize()
    if any(isinstance(each, HabitLevel) and each.a_week < each.usual for each in check.found):
        return say_count(
            "{number} more habit was below its usual level then.",
            "{number} more habits were below their usual level then.",
            count,
            number=number,
        )
    return say_count(
        "{number} more habit was above its usual level then.",
        "{number} more habits were above their usual level then.",
        count,
        number=number,
    )


def _conclusion(checks: Sequence[Check], *, is_ordinary: bool) -> str:
    if is_ordinary:
        return _("Ordinary; nothing to explain.")
    found = {check.key for check in checks if check.found}
    if "snapshot" in found:
        return _("Look at the snapshots first: what stands above about them might be all there is to it.")
    if found:
        return _("It might be what stands above. Your data cannot say whether it was.")
    return _("No clear reason in your data. That is often so.")
