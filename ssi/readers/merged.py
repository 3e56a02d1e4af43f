"""Sheets of one workbook put together: one history, cut by year or month."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from ssi.model import FRAMES, FrameName, Frames, Problem, Reading
from ssi.words import problems as say


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the headings of its table, and what was read from it."""

    name: str
    headings: tuple[str, ...]
    reading: Reading


def one_history(sheets: Sequence[Sheet]) -> Reading:
    """The fullest sheet, with those that continue it: the same columns over other days. The rest is named.

    Sheets over the same days may be of different people, so they are never mixed.
    """
    best = max(sheets, key=lambda sheet: _fullness(sheet.reading))
    parts = [best]
    for sheet in sheets:
        if sheet is not best and all(_continues(sheet, part) for part in parts):
            parts.append(sheet)
    used = {part.name for part in parts}
    others = [sheet.name for sheet in sheets if sheet.name not in used and any(_fullness(sheet.reading))]
    names = [sheet.name for sheet in sheets if sheet.name in used]
    reading = best.reading if len(parts) == 1 else _joined(parts)
    if not others:
        return reading
    said = Problem(None, None, None, say.other_sheets(names, others))
    return replace(reading, problems=(*reading.problems, said))


def _fullness(reading: Reading) -> tuple[int, int]:
    """Snapshots, then counts: what makes one sheet the history and another a side table."""
    people = reading.people.values()
    return sum(len(frames.snapshots) for frames in people), sum(len(frames.habits) for frames in people)


def _span(reading: Reading) -> tuple[pd.Timestamp, pd.Timestamp]:
    dated = (reading.snapshots, reading.habits, reading.outcomes, reading.events)
    days = pd.concat([table["date"] for table in dated])
    return days.min(), days.max()


def _continues(sheet: Sheet, other: Sheet) -> bool:
    """Whether two sheets are alike but for the days; a column that is blank in one of them has no role there."""
    if set(sheet.reading.people) != {""} or set(other.reading.people) != {""}:
        return False
    roles, roles_other = _columns(sheet.reading), _columns(other.reading)
    differ = any(roles[heading] != roles_other[heading] for heading in roles.keys() & roles_other.keys())
    if sheet.headings != other.headings or differ:
        return False
    (first, last), (first_other, last_other) = _span(sheet.reading), _span(other.reading)
    return bool(last < first_other or last_other < first)


def _columns(reading: Reading) -> dict[str, str]:
    """What the columns were read as; none in a list of events."""
    found = (assumption.chosen for assumption in reading.assumptions if assumption.name == "columns")
    return dict(next(found, {}))


def _joined(parts: Sequence[Sheet]) -> Reading:
    parts = sorted(parts, key=lambda sheet: _span(sheet.reading)[0])
    names: tuple[FrameName, ...] = ("snapshots", "habits", "outcomes", "events")
    tables = {
        name: pd.concat([getattr(part.reading.people[""], name) for part in parts], ignore_index=True).astype(
            dict(FRAMES[name])
        )
        for name in names
    }
    problems = [
        replace(problem, message=say.in_sheet(part.name, problem.message))
        for part in parts
        for problem in part.reading.problems
    ]
    assumptions = {each.name: each for part in parts for each in part.reading.assumptions}
    if "columns" in assumptions:
        roles = {heading: role for part in parts for heading, role in _columns(part.reading).items()}
        assumptions["columns"] = replace(assumptions["columns"], chosen=roles)
    people = {"": Frames(**tables)}
    return Reading(parts[0].reading.format, people, tuple(assumptions.values()), tuple(problems))
