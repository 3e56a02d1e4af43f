"""Before and after, in words: what is higher or lower, whether that is more than usual, and what else was different."""

import pandas as pd

from ssi.model import PILLAR_KEYS, BeforeAfter, HabitChange, Level, Stretch
from ssi.words import findings, labels, names, numbers
from ssi.words.tables import heading as column_heading
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

heading = spoken("Before and after")
around_event = spoken("Event")
latest_weeks = spoken("Last weeks")
around_day = spoken("Any day")
two_stretches = spoken("Stretches")
which_event = spoken("Event")
which_day = spoken("Day")
how_long = spoken("How long")
first_stretch = spoken("Before")
second_stretch = spoken("After")
caution = spoken("What comes after something need not come from it.")
habits_heading = spoken("What you did in these weeks")
overlap = spoken("The two stretches overlap. Choose them apart.")
not_both = spoken("No score is known in both stretches. Choose other days.")
needs_both_days = spoken("Choose a first and a last day for each stretch.")


def length(weeks_long: int) -> str:
    """A choice of length: "4 weeks"."""
    return say_count("{count} week", "{count} weeks", weeks_long)


def event_choice(day: str, label: str) -> str:
    """An event in a list."""
    return _("{day} · {label}").format(day=day, label=label)


def headline(found: BeforeAfter) -> str:
    """What differs most between the two."""
    level = found.most
    places = _places(level)
    rounded = round(level.points, places)
    said = _(_DIFFERENCES[(rounded > 0) - (rounded < 0)])
    name = names.pillar_short(level.column) if level.column in PILLAR_KEYS else names.column(level.column)
    before, after = _when(found)
    return said.format(score=name, points=f"{abs(rounded):.{places}f}", after=after, before=before)


_DIFFERENCES = {
    1: later("{score} is {points} higher {after} than {before}."),
    -1: later("{score} is {points} lower {after} than {before}."),
    0: later("{score} is as high {after} as {before}."),
}


def _places(level: Level) -> int:
    """How many decimals show that a move of more than usual is more."""
    if not level.is_more_than_usual or level.usual is None:
        return 1
    size, usual = abs(level.points), level.usual
    return next((places for places in (1, 2) if round(size, places) != round(usual, places)), 3)


def _when(found: BeforeAfter) -> tuple[str, str]:
    """Both stretches as they stand in a sentence: "in the four weeks before", "from 3 May 2026 to 8 Jun 2026"."""
    before, after = found.before, found.after
    if (after.first - before.last).days > 1:
        return _from_to(before), _from_to(after)
    if before.days == 1:
        said_before = _("on the day before")
    else:
        said_before = _("in the {length} before").format(length=_long(before))
    if after.days == 1:
        return said_before, _from_to(after)
    said_after = _("in the {length} from {day} on")
    return said_before, said_after.format(length=_long(after), day=numbers.day(after.first))


def _from_to(stretch: Stretch) -> str:
    if stretch.days == 1:
        return _("on {day}").format(day=numbers.day(stretch.first))
    return _("from {first} to {last}").format(
        first=numbers.day(stretch.first), last=numbers.day(stretch.last)
    )


def _long(stretch: Stretch) -> str:
    """How long a stretch of several days is: "week", "four weeks", "19 days"."""
    if stretch.days % 7:
        return findings.days(stretch.days)
    weeks = stretch.days // 7
    return say_count("week", "{number} weeks", weeks, number=findings.number(weeks))


def usual(found: BeforeAfter) -> str:
    """Whether what differs most is more than usual over such spans."""
    level = found.most
    if level.usual is None:
        too_short = _("Your history is too short to say what is usual over such spans.")
        if found.usual_from is None:
            return too_short
        said = _("If your snapshots go on, this can be said of these days from {day} on.")
        return f"{too_short} {said.format(day=numbers.day(found.usual_from))}"
    if level.is_more_than_usual:
        said = _("Over such spans it usually moves by up to {points} points: this is more than usual.")
    else:
        said = _("Over such spans it usually moves by up to {points} points: ordinary for you.")
    return said.format(points=f"{level.usual:.{_places(level)}f}")


def beside(found: BeforeAfter) -> str:
    """What else was different: the habits that changed most, and the industry's average where it is known."""
    parts = [_went(change) for change in found.changed[: names.HABITS_NAMED]]
    if found.most.industry is not None:
        moved = numbers.change(found.most.industry)
        parts.append(_("Your industry's average over the same time: {change}.").format(change=moved))
    return " ".join(parts)


def _went(change: HabitChange) -> str:
    said = _("{habit} went from {before} to {after} a week.")
    before, after = (
        numbers.UNKNOWN if week is None else numbers.rounded(week) for week in (change.before, change.after)
    )
    return said.format(habit=names.habit(change.habit), before=before, after=after)


def change_label(level: Level | None, *, digits: bool = True) -> str:
    """A change beside its bar: "▲ +1.8, more than usual for you"; "▲ up, more than usual for you" without digits."""
    if level is None:
        return _("not known in both")
    if level.is_more_than_usual is None:
        return labels.arrowed(level.points, digits=digits)
    moved = labels.arrowed(level.points, _places(level), digits=digits)
    said = findings.usual(is_more=level.is_more_than_usual)
    return _("{change}, {usual}").format(change=moved, usual=said)


def band_explained() -> str:
    """What the pale band is."""
    return _("Pale band: how far a score usually moves over such spans")


def scores_table(found: BeforeAfter) -> pd.DataFrame:
    """The twin of the chart."""
    return pd.DataFrame(
        [
            {
                _("Score"): column_heading(column),
                _("Mean before"): round(level.before, 1),
                _("Mean after"): round(level.after, 1),
                _("Change"): change_label(level),
                _("Usually up to (points)"): None
                if level.usual is None
                else round(level.usual, _places(level)),
                _("Industry average, change (points)"): None
                if level.industry is None
                else round(level.industry, 1),
            }
            for column, level in found.levels.items()
        ]
    )


def habits_table(found: BeforeAfter) -> pd.DataFrame:
    """What was done a week in both stretches."""
    return pd.DataFrame(
        [
            {
                _("Habit"): names.habit(each.habit),
                _("Before (a week)"): each.before if each.before is None else round(each.before, 1),
                _("After (a week)"): each.after if each.after is None else round(each.after, 1),
            }
            for each in found.habits
        ]
    )
