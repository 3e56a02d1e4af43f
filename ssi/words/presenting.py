"""What is said while presenting: the row of controls, and findings without a number, for recordings."""

from collections.abc import Mapping, Sequence

import pandas as pd

from ssi.model import (
    OWN_SCORES,
    RANKS,
    Alignment,
    Change,
    Check,
    HabitLevel,
    Lagging,
    Pinned,
    Value,
    change_to_explain,
)
from ssi.words import findings, lining_up, names, numbers, why
from ssi.words.translate import say as _
from ssi.words.translate import spoken

present = spoken("Present")
present_hint = spoken(
    "Shows this client alone, under their name on screen, one thing at a time. Arrow keys go back and on; End ends it, "
    "and Esc does where no steps are being agreed."
)
light_is_easier = spoken(
    "A light theme is easier to read over video. Light or dark is as this computer or its browser has it set."
)
back = spoken("Back")
next_one = spoken("Next")
end = spoken("End")
with_numbers = spoken("Numbers")
shapes_only = spoken("Shapes only")
ended = spoken("This presentation has ended.")
ended_next = spoken("Nothing is shown until you go on.")
go_on = spoken("Open SSI Lens")
client_is_gone = spoken("The history that was presented is not there any more.")
nothing_kept = spoken("Nothing is kept to show here yet.")

ranks_name = spoken("Ranks")
weeks_behind = spoken("The weeks behind it")


def percent(text_size: int) -> str:
    """The button that shows the text in another size."""
    return _("Text {percent}%").format(percent=text_size)


def count(place: int, several: int) -> str:
    """Which screen of how many: "3 of 6"."""
    return _("{place} of {several}").format(place=place, several=several)


def presenting_as(name: str) -> str:
    """Who is presented."""
    return _("Presenting as {name}").format(name=name) if name else _("Presenting")


def tab(name: str) -> str:
    """The title of the browser's tab."""
    return _("{name} · SSI Lens").format(name=name) if name else _("SSI Lens")


# Findings in words alone


def scores(overall: Value | None, change: Change | None, wobble: float | None) -> str:
    """Where overall is and which way it went: "Decent. Up, ordinary for you."."""
    if overall is None:
        return _("Your overall score is not known yet.")
    band = names.band(overall.value).capitalize()
    if change is None:
        return _("{band}.").format(band=band)
    return _("{band}. {moved}.").format(band=band, moved=_way(change, wobble))


def _way(change: Change, wobble: float | None = None) -> str:
    points = round(change.points, 1)
    if not points:
        return _("No change")
    way = _("Up") if points > 0 else _("Down")
    is_more = change.is_more_than_usual(wobble)
    if is_more is None:
        return way
    return _("{way}, {usual}").format(way=way, usual=findings.usual(is_more=is_more))


def tile(column: str, value: Value | None, change: Change | None) -> tuple[str, str]:
    """A tile's word and the line under it."""
    if value is None:
        return _("not known"), ""
    if column in RANKS:
        return _rank_way(change), ""
    return names.band(value.value), _way(change) if change else ""


def _rank_way(change: Change | None) -> str:
    if change is None:
        return _("known once")
    if change.now == change.before:
        return _("unchanged")
    return _("closer to the top") if change.now < change.before else _("further from the top")


def lagging(found: Lagging | None) -> str:
    """Which pillar lags."""
    if found is None:
        return findings.lagging_sentence(None)
    return _("{pillar} is the lagging pillar.").format(pillar=names.pillar(found.pillar))


def movement(overall: Change | None, most: Change | None) -> str:
    """Which way overall went over a range, and which pillar moved most."""
    if overall is None:
        return _("Score over time")
    if most is None:
        return _("{moved}.").format(moved=_way(overall))
    pillar = names.pillar_short(most.column)
    if findings.go_apart(overall, most):
        said = _("{moved}; {pillar} moved most, {way}.")
        return said.format(moved=_way(overall), pillar=pillar, way=_way(most).lower())
    return _("{moved}; {pillar} moved most.").format(moved=_way(overall), pillar=pillar)


def pillar_moved_most(most: Change | None, *, digits: bool) -> str:
    """Which pillar moved most over a range: "Insights moved most: +2.1."."""
    if most is None:
        return _("No change in any pillar.")
    name = names.pillar_short(most.column)
    if not digits:
        return _("{pillar} moved most.").format(pillar=name)
    return _("{pillar} moved most: {change}.").format(pillar=name, change=numbers.change(most.points))


def changes(found: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> str:
    """What changed, and whether it is usual."""
    own = [found[column] for column in OWN_SCORES if column in found]
    most = change_to_explain(found, wobbles) or (own[0] if own else None)
    if most is None:
        return findings.only_one_week()
    name = names.pillar_short(most.column) if most.column != "overall" else names.column(most.column)
    return _("{score}: {moved}.").format(score=name, moved=_way(most, wobbles.get(most.column)).lower())


def reasons(
    checks: Sequence[Check], changes: Mapping[str, Change], wobbles: Mapping[str, float | None]
) -> list[tuple[str, str]]:
    """Every question why a score might have moved, and its answer without readings and counts."""
    said = why.answers(checks, changes, wobbles)
    return [
        (asked, answer if check.key == "none" else _reason(check))
        for check, (asked, answer) in zip(checks, said, strict=False)
    ]


def _reason(check: Check) -> str:
    if check.key == "snapshot":
        return _("Perhaps not.") if check.found else _("Yes.")
    if not check.found:
        is_known = check.is_known and not (check.key == "habit" and check.days_apart)
        return _("No.") if is_known else _("Not known.")
    called = [
        names.habit(each.habit) if isinstance(each, HabitLevel) else each.label
        for each in check.found
        if isinstance(each, HabitLevel | Pinned)
    ]
    return (
        _("Yes: {reasons}.").format(reasons=", ".join(called[: names.HABITS_NAMED])) if called else _("Yes.")
    )


def ranks() -> str:
    """The ranks without their numbers."""
    return _("Your ranks: closer to the top is higher.")


def finding(row: pd.Series, alignment: Alignment) -> str:
    """A row of what lines up, without its size: "Comments · Engage with insights: clear."."""
    said = _("{row}: {grade}.")
    return said.format(row=lining_up.choice(row, alignment), grade=lining_up.grade(row, alignment))
