"""Headlines and sentences of what was found: where one is, what moved, and whether that is usual.

A chart's text alternative is the headline printed above it, so each chart has its sentence here.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from ssi.model import (
    OWN_SCORES,
    PILLAR_KEYS,
    RANKS,
    Change,
    Gap,
    Lagging,
    Movement,
    Value,
    change_to_explain,
)
from ssi.words import names, numbers
from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

_NUMBERS = (
    later("no"),
    later("one"),
    later("two"),
    later("three"),
    later("four"),
    later("five"),
    later("six"),
    later("seven"),
    later("eight"),
    later("nine"),
    later("ten"),
    later("eleven"),
    later("twelve"),
)


def number(count: int) -> str:
    """A count in words up to twelve, in digits above."""
    return _(_NUMBERS[count]) if count < len(_NUMBERS) else str(count)


# Parts of sentences


def weeks(count: int) -> str:
    """A number of weeks: "one week", "two weeks", "26 weeks"."""
    return say_count("{number} week", "{number} weeks", count, number=number(count))


def days(count: int) -> str:
    """A number of days: "one day", "two days"."""
    return say_count("{number} day", "{number} days", count, number=number(count))


def span(change: Change, *, stopped: bool = False) -> str:
    """What a change spans: "since last week", "over three weeks", "from 3 May 2026 to 8 Jun 2026"."""
    if change.weeks is None:
        start, end = numbers.day(change.before_date), numbers.day(change.now_date)
        return _("from {start} to {end}").format(start=start, end=end)
    if change.weeks > 1:
        return _("over {weeks}").format(weeks=weeks(change.weeks))
    return _("on the week before") if stopped else _("since last week")


def usual(*, is_more: bool) -> str:
    """How a change compares with the usual wobble."""
    return _("more than usual for you") if is_more else _("ordinary for you")


def _size(points: float) -> str:
    return f"{abs(round(points, 1)):.1f}"


def _is_level(points: float) -> bool:
    return round(points, 1) == 0


def _up_or_down(points: float) -> str:
    if _is_level(points):
        return _("No change")
    said = _("Up {points}") if points > 0 else _("Down {points}")
    return said.format(points=_size(points))


def _rose_or_fell(column: str, points: float) -> str:
    name = names.pillar_short(column) if column in PILLAR_KEYS else names.column(column)
    if _is_level(points):
        return _("{name} did not change").format(name=name)
    said = _("{name} rose {points}") if points > 0 else _("{name} fell {points}")
    return said.format(name=name, points=_size(points))


# Today


def today_headline(
    overall: Value | None, change: Change | None, wobble: float | None, stopped: date | None = None
) -> str:
    """Where overall is and how it moved: "SSI 62, decent. Up 0.7 since last week, ordinary for you."

    ``stopped`` is the last day of a history that has stopped; the sentence then speaks as of that day.
    """
    if overall is None:
        return _("Your overall score is not known yet.")
    score = _("SSI {points}, {band}.").format(
        points=numbers.points(overall.value), band=names.band(overall.value)
    )
    if stopped:
        score = _("As of {day}: {sentence}").format(day=numbers.day(stopped), sentence=score)
    if change is None:
        return score
    return f"{score} {_change_sentence(change, wobble, stopped=bool(stopped))}"


def _change_sentence(change: Change, wobble: float | None, *, stopped: bool = False) -> str:
    moved = _("{change} {span}").format(change=_up_or_down(change.points), span=span(change, stopped=stopped))
    is_more = change.is_more_than_usual(wobble)
    if is_more is None or _is_level(change.points):
        return _("{sentence}.").format(sentence=moved)
    return _("{sentence}, {usual}.").format(sentence=moved, usual=usual(is_more=is_more))


def stopped_sentence(stopped: date) -> str:
    """Of which day a page speaks when nothing new has come for over three weeks."""
    return _("As of {day}, your last snapshot.").format(day=numbers.day(stopped))


def lagging_sentence(lagging: Lagging | None) -> str:
    """Which pillar lags, and by how much."""
    if lagging is None:
        return _("The lagging pillar shows once all four pillars are known.")
    name = names.pillar(lagging.pillar)
    if lagging.industry_average is None:
        return _("{pillar} is the lagging pillar: the lowest of the four.").format(pillar=name)
    average = numbers.points(lagging.industry_average)
    if _is_level(lagging.room):
        said = _("{pillar} is the lagging pillar: level with its industry average of {average}.")
    elif lagging.room < 0:
        said = _(
            "All four pillars are above their industry average; {pillar} is closest to it, {points} above."
        )
    else:
        said = _("{pillar} is the lagging pillar: {points} below its industry average of {average}.")
    return said.format(pillar=name, points=_size(lagging.room), average=average)


def rank_sentence(column: str, rank: Value, change: Change | None, stopped: date | None = None) -> str:
    """A rank and how it moved: "Industry rank: Top 12% to Top 8%, closer to the top, since last week."."""
    name = names.column(column)
    if change is None:
        return _("{name}: {rank}.").format(name=name, rank=numbers.top(rank.value))
    moved = numbers.rank_change(change.before, change.now)
    return _("{name}: {change}, {span}.").format(
        name=name, change=moved, span=span(change, stopped=bool(stopped))
    )


def first_snapshot(day: date) -> str:
    """What one snapshot shows, and when the next one is due: a week later."""
    following = numbers.day(day + timedelta(weeks=1))
    said = _(
        "One snapshot is a dot, two make a line, a few months can show what lines up. Next one: {day}, a week later."
    )
    return said.format(day=following)


# Trends


def movement_headline(movement: Movement | None) -> str:
    """What moved over a range: "Up 4.3 in eight weeks; Insights moved most."."""
    if movement is None:
        return one_snapshot_line()
    change = movement.overall or movement.most
    if change is None:
        return _("No change in any pillar.")
    most = movement.most if movement.most and not _is_level(movement.most.points) else None
    if movement.overall is None:
        return _("{movement} in {length}.").format(
            movement=_rose_or_fell(change.column, change.points), length=_length(change)
        )
    moved, length = _up_or_down(change.points), _length(change)
    if most is None:
        return _("{change} in {length}.").format(change=moved, length=length)
    pillar = names.pillar_short(most.column)
    if go_apart(change, most):
        said = _("{change} in {length}; {pillar} moved most, {other}.")
        other = _up_or_down(most.points).lower()
        return said.format(change=moved, length=length, pillar=pillar, other=other)
    said = _("{change} in {length}; {pillar} moved most.")
    return said.format(change=moved, length=length, pillar=pillar)


def go_apart(one: Change, other: Change) -> bool:
    """Whether one went up and the other down, so that the way of one must not be read as that of both."""
    return one.points * other.points < 0


def _length(change: Change) -> str:
    length = (change.now_date - change.before_date).days
    return weeks(round(length / 7)) if length >= 7 else days(length)


def one_snapshot_line() -> str:
    """Why there is no line yet."""
    return _("A line needs a second snapshot; a week later is a good time.")


def pillar_headline(pillar: str, value: Value | None, change: Change | None) -> str:
    """Where one pillar is and how it moved over the range shown."""
    name = names.pillar(pillar)
    if value is None:
        return _("{pillar}: not known.").format(pillar=name)
    score = numbers.out_of_25(value.value)
    if change is None:
        return _("{pillar}: {score}.").format(pillar=name, score=score)
    moved = _up_or_down(change.points)
    said = _("{pillar}: {score}. {change} in {length}.")
    return said.format(pillar=name, score=score, change=moved, length=_length(change))


def ranks_headline(latest: Mapping[str, Value]) -> str:
    """Both ranks as last known: "Industry rank: Top 8%. Network rank: Top 11%."."""
    known = [rank_sentence(column, latest[column], None) for column in RANKS if column in latest]
    return " ".join(known) or _("Your ranks are not known yet.")


def gap_sentence(gaps: Sequence[Gap]) -> str | None:
    """Where the lines break, and why; None without a gap."""
    if not gaps:
        return None
    longest = max(gaps, key=lambda gap: gap.days)
    start, end = numbers.day(longest.start), numbers.day(longest.end)
    if len(gaps) == 1:
        said = _("No snapshot between {start} and {end}: the lines break there.")
        return said.format(start=start, end=end)
    said = _("{count} gaps without a snapshot, the longest between {start} and {end}: the lines break there.")
    return said.format(count=number(len(gaps)).capitalize(), start=start, end=end)


# Changes


def change_headline(
    changes: Mapping[str, Change], wobbles: Mapping[str, float | None], stopped: date | None = None
) -> str:
    """What changed, and whether it is usual: "Insights fell 2.8 since last week, more than usual for you."."""
    own = [changes[column] for column in OWN_SCORES if column in changes]
    if not own:
        return only_one_week()
    most = change_to_explain(changes, wobbles)
    if most and most.is_more_than_usual(wobbles.get(most.column)):
        moved = _rose_or_fell(most.column, most.points)
        said = _("{movement} {span}, {usual}.")
        return said.format(movement=moved, span=span(most, stopped=bool(stopped)), usual=usual(is_more=True))
    moved = _moved(own, stopped=bool(stopped))
    is_ordinary = all(change.is_more_than_usual(wobbles.get(change.column)) is False for change in own)
    return _("Ordinary week. {movement}").format(movement=moved) if is_ordinary else moved


def _moved(own: Sequence[Change], *, stopped: bool) -> str:
    """How overall moved; where it stands still the pillar that moved most, which overall can hide."""
    most = max(own, key=lambda change: abs(change.points))
    first = own[0] if own[0].column == "overall" else most
    spanned = span(first, stopped=stopped)
    if first.column != "overall":
        return _("{movement} {span}.").format(
            movement=_rose_or_fell(first.column, first.points), span=spanned
        )
    if _is_level(first.points) and not _is_level(most.points):
        said = _("Overall did not change {span}; {movement}.")
        return said.format(span=spanned, movement=_rose_or_fell(most.column, most.points))
    return _("{change} {span}.").format(change=_up_or_down(first.points), span=spanned)


def only_one_week() -> str:
    """Why there is no change yet."""
    return _("Only one week so far. The first change shows after next week's snapshot.")


def nothing_between() -> str:
    """Why two chosen dates show no change."""
    return _("Nothing new is known between these two days. Choose days further apart.")


def wobble_sentence(wobble: float | None, changes_missing: int) -> str:
    """The usual wobble of overall in plain words, or how much is missing until it can be said."""
    if wobble is not None:
        said = _("The usual wobble of your overall score is about {points} points from one week to the next.")
        return said.format(points=_size(wobble))
    return say_count(
        "The usual wobble of your overall score shows after {number} more week with a snapshot.",
        "The usual wobble of your overall score shows after {number} more weeks with a snapshot.",
        changes_missing,
        number=number(changes_missing),
    )
