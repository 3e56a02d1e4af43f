"""What is said about numbers typed into forms."""

from collections.abc import Sequence
from datetime import date

from ssi.model import Frames, Problem
from ssi.words import names, numbers
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

nothing_changed = spoken("Nothing was changed, so nothing was kept.")
event_needs_words = spoken("An event needs a few words on what happened. Nothing was kept.")
event_kept = spoken("Event kept.")
events_kept = spoken("Events kept.")


def two_rows_of_a_day(day: date) -> str:
    """Why an edited table was not kept."""
    said = _("Two rows are for {day}. Leave one of them, then keep the changes again: nothing was kept yet.")
    return said.format(day=numbers.day(day))


def not_a_number(day: date | None, column: str, text: str) -> str:
    """A score that cannot be read."""
    name = names.column(column)
    if day is None:
        return _("{score}: “{text}” is not a number, so it was not kept.").format(score=name, text=text)
    said = _("{day}, {score}: “{text}” is not a number, so it was not kept.")
    return said.format(day=numbers.day(day), score=name, text=text)


def not_a_count(frame: str, slug: str, text: str) -> str:
    """A habit's or an outcome's count that cannot be read, or is below 0."""
    said = _("{name}: “{text}” is not a count from 0 on, so it was not kept.")
    return said.format(name=(names.habit if frame == "habits" else names.outcome)(slug), text=text)


def part_of_a_longer_total(slug: str, days: int) -> str:
    """Why a week's number of a habit was not taken away."""
    said = _(
        "{name}: this week is part of a total over {days} days, which stays. Change it on the page Data."
    )
    return said.format(name=names.habit(slug), days=days)


def kept(frames: Frames, emptied: int, problems: Sequence[Problem]) -> str:
    """What came of keeping typed numbers."""
    parts = []
    if rows := len(frames.snapshots):
        parts.append(say_count("{count} day of scores kept.", "{count} days of scores kept.", rows))
    if rows := len(frames.habits) + len(frames.outcomes):
        parts.append(say_count("{count} count kept.", "{count} counts kept.", rows))
    if emptied:
        parts.append(say_count("{count} value removed.", "{count} values removed.", emptied))
    return " ".join(parts or [nothing_changed()]) + "".join(f" {problem.message}" for problem in problems)
