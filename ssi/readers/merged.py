"""Sheets of one workbook put together: one history, cut by year or month."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import pandas as pd

from ssi.model import FRAMES, Assumption, FrameName, Frames, Problem, Reading
from ssi.readers.days import month_names
from ssi.readers.plain import without_accents
from ssi.words import assumptions as say_why
from ssi.words import problems as say


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, the headings of its table, and what was read from it."""

    name: str
    headings: tuple[str, ...]
    reading: Reading


SHEET = ":sheet"
"""What tells people apart where each has a sheet; stands where else a column's heading does, and no heading is that."""
_NO_NAME = re.compile(
    r"(?:sheet|tabelle|blatt|feuil|hoja|folha|planilha|blad|table|data|log|ssi|history|old|new|archive|copy of .*)? *"
    r"[\d ()/._-]*"
)
"""Names of sheets that are nobody's: those that programs give, years, quarters by number."""
_PERIOD = re.compile(
    r"(?:q|h|kw|w|wk|week|woche|semaine|semana|quarter|quartal|trimest\w+|fy|cw)[ ._-]*\d+\b.*"
)


def together(sheets: Sequence[Sheet], person_column: str | None = None) -> Reading:
    """One history from the sheets of a workbook, or one a person where each person has a sheet.

    Sheets are of several people where they are alike, hold scores over the same days, and are called by names
    that are no times. ``person_column`` settles it: `SHEET`, or "" for one person.
    """
    people = _people(sheets)
    if not people:
        return _one_history(sheets)
    overlap = any(not _is_apart(one, other) for one, other in combinations(people, 2))
    by_sheet = person_column == SHEET or (person_column is None and overlap)
    chosen, other = (SHEET, "") if by_sheet else ("", SHEET)
    reading = _each_their_own(people, sheets) if chosen else _one_history(sheets)
    reason = say_why.people_by_sheet([sheet.name for sheet in people])
    whose = Assumption("person_column", chosen, (other,), reason)
    return replace(reading, assumptions=(*reading.assumptions, whose))


def _people(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that may be of a person each: alike, with scores, called by a name; none where there are not two."""
    best = max(sheets, key=lambda sheet: _fullness(sheet.reading))
    alike = [sheet for sheet in sheets if _is_alike(sheet, best) and _fullness(sheet.reading)[0]]
    named = all(_is_a_name(sheet.name) for sheet in alike)
    return alike if named and len(alike) > 1 else []


def _is_a_name(sheet: str) -> bool:
    """Whether a sheet may be called by a person's name: by no time, and not as programs call sheets."""
    text = " ".join(without_accents(sheet).split())
    if _NO_NAME.fullmatch(text) or _PERIOD.fullmatch(text):
        return False
    return not any(word in month_names() for word in re.findall(r"[^\W\d_]+", text)[:1])


def _each_their_own(people: Sequence[Sheet], sheets: Sequence[Sheet]) -> Reading:
    """A person a sheet, labelled with its name; other sheets with something in them are named."""
    used = {sheet.name for sheet in people}
    others = [sheet.name for sheet in sheets if sheet.name not in used and any(_fullness(sheet.reading))]
    first = people[0].reading
    problems, assumptions = _said_of_all(people)
    if others:
        problems.append(Problem(None, None, None, say.other_sheets([sheet.name for sheet in people], others)))
    frames = {sheet.name: sheet.reading.people[""] for sheet in people}
    return Reading(first.format, frames, assumptions, tuple(problems), first.columns)


def _one_history(sheets: Sequence[Sheet]) -> Reading:
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


def _fullness(reading: Reading) -> tuple[int, int, int]:
    """Snapshots, then habits, then the rest: what makes one sheet the history and another a side table."""
    people = reading.people.values()
    rest = ("outcomes", "events", "posts")
    return (
        sum(len(frames.snapshots) for frames in people),
        sum(len(frames.habits) for frames in people),
        sum(len(getattr(frames, name)) for frames in people for name in rest),
    )


def _span(reading: Reading) -> tuple[pd.Timestamp, pd.Timestamp]:
    dated = (reading.snapshots, reading.habits, reading.outcomes, reading.events)
    days = pd.concat([table["date"] for table in dated])
    return days.min(), days.max()


def _is_alike(sheet: Sheet, other: Sheet) -> bool:
    """Whether two sheets have the same columns; one that is blank in one of them has no role there."""
    if set(sheet.reading.people) != {""} or set(other.reading.people) != {""}:
        return False
    roles, roles_other = _columns(sheet.reading), _columns(other.reading)
    differ = any(roles[heading] != roles_other[heading] for heading in roles.keys() & roles_other.keys())
    return sheet.headings == other.headings and not differ


def _is_apart(sheet: Sheet, other: Sheet) -> bool:
    """Whether two sheets are of other days."""
    (first, last), (first_other, last_other) = _span(sheet.reading), _span(other.reading)
    return bool(last < first_other or last_other < first)


def _continues(sheet: Sheet, other: Sheet) -> bool:
    """Whether two sheets are alike but for the days."""
    return _is_alike(sheet, other) and _is_apart(sheet, other)


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
    problems, assumptions = _said_of_all(parts)
    people = {"": Frames(**tables)}
    first = parts[0].reading
    return Reading(first.format, people, assumptions, tuple(problems), first.columns)


def _said_of_all(parts: Sequence[Sheet]) -> tuple[list[Problem], tuple[Assumption, ...]]:
    """The problems of several sheets, each with its sheet, and what was assumed in any of them."""
    problems = [
        replace(problem, message=say.in_sheet(part.name, problem.message))
        for part in parts
        for problem in part.reading.problems
    ]
    assumptions = {each.name: each for part in parts for each in part.reading.assumptions}
    if "columns" in assumptions:
        roles = {heading: role for part in parts for heading, role in _columns(part.reading).items()}
        assumptions["columns"] = replace(assumptions["columns"], chosen=roles)
    return problems, tuple(assumptions.values())
