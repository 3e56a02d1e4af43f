"""Tables with one count in each row: `date, habit, count`, as people log, and as this program's own exports are.

In such a table the names of a column are what headings are elsewhere: each is given a role.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import FRAMES, SCORE_COLUMNS, Assumption, Problem
from ssi.readers.columns import Columns, all_roles, columns
from ssi.readers.headers import COUNTS, DAYS, HABIT_NAMES, OUTCOME_NAMES, role
from ssi.readers.layouts import Table
from ssi.readers.numerals import numbers
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.readers.slugs import Taken, slug_of
from ssi.words import assumptions as why
from ssi.words import problems as say

_MOST_DAYS = 366
"""A total over more days than a year says nothing about any of them."""
_KINDS = ("habit:", "outcome:")


@dataclass(frozen=True)
class Log:
    """What each row of the table counts: its role, "" where it is left out, and over how many days.

    ``may_be_filled`` says that a day without a row may be one on which nothing was done: the table has no
    column of days, which only a program writes.
    """

    roles: npt.NDArray[np.object_]
    days: npt.NDArray[np.int64]
    may_be_filled: bool


@dataclass(frozen=True)
class _Names:
    label: int
    count: int
    days: int | None
    kind: str
    is_export: bool


def read(table: Table, options: Options) -> tuple[Columns, Log] | None:
    """The columns of a log and what its rows count; None where the table is none."""
    names = _names(table)
    if names is None:
        return None
    labels = table.columns[names.label].astype("str").str.strip()
    roles, apart = _roles(labels, names, options)
    count = table.headings[names.count]
    found = _other_columns(table, names, options)
    problems = list(found.problems)
    days = _days(table, names, problems)
    if nameless := int((labels == "").sum()):
        problems.append(Problem(None, table.headings[names.label], None, say.without_habit(nameless)))
    given = {heading: given for heading, given in found.roles.items() if heading != count} | roles
    reasons = (why.names_read(), *(why.kept_apart(name, roles[name]) for name in apart[:5]))
    assumptions = [each for each in found.assumptions if each.name != "columns"]
    assumptions.insert(0, Assumption("columns", given, all_roles(), " ".join(reasons)))
    used = {name: given if given.startswith(_KINDS) else "" for name, given in roles.items()} | {"": ""}
    log = Log(
        labels.map(used).to_numpy(dtype=object),
        np.where(days > 0, days, 1),
        may_be_filled=names.days is None,
    )
    log.roles[days == 0] = ""
    return replace(found, problems=tuple(problems), assumptions=tuple(assumptions)), log


def _place(headings: Sequence[str], accepted: frozenset[str]) -> int | None:
    return next((place for place, heading in enumerate(headings) if heading in accepted), None)


def _names(table: Table) -> _Names | None:
    """Which column names what was counted and which holds the count; None where that is not told."""
    plain = [plain_words(heading) for heading in table.headings]
    kind, label = "habit", _place(plain, HABIT_NAMES)
    if label is None:
        kind, label = "outcome", _place(plain, OUTCOME_NAMES)
    count = _place(plain, COUNTS)
    if label is None or count is None or not any(role(heading) == "date" for heading in table.headings):
        return None
    is_export = any(tuple(table.headings) == tuple(FRAMES[name]) for name in ("habits", "outcomes"))
    labels = table.columns[label].astype("str").str.strip().unique()
    # Scores by name under "Measure" are a history with one score a row.
    if kind == "outcome" and not is_export and any(role(name) in SCORE_COLUMNS for name in labels):
        return None
    return _Names(label, count, _place(plain, DAYS), kind, is_export)


def _roles(labels: pd.Series, names: _Names, options: Options) -> tuple[dict[str, str], list[str]]:
    """Name → role, and the names of a person's own that another one's slug stood in the way of."""
    taken = Taken()
    chosen = options.columns or {}
    roles: dict[str, str] = {}
    by_name: dict[str, str] = {}
    apart: list[str] = []
    for name in labels[labels != ""].unique().tolist():
        own, known = f"{names.kind}:{slug_of(name)}", role(name) or ""
        if name in chosen:
            given = f"{chosen[name]}{slug_of(name)}" if chosen[name] in _KINDS else chosen[name]
        elif names.is_export and name == slug_of(name):
            given = own
        elif known.startswith(_KINDS):
            given = known
        else:
            # "Gym" and "gym" are one habit, "C" and "C++" are two.
            same = name.casefold()
            if same not in by_name:
                by_name[same] = taken.give(own)
                apart += [name] if by_name[same] != own else []
            given = by_name[same]
        roles[name] = given
    return roles, apart


def _other_columns(table: Table, names: _Names, options: Options) -> Columns:
    """The columns of the table with the count as the only number."""
    headings = table.headings
    count = headings[names.count]
    kept = [
        place
        for place, heading in enumerate(headings)
        if place == names.count or role(heading) in ("date", "time", "person", "source")
    ]
    chosen: Mapping[str, str] = options.columns or {}
    settled = {heading: given for heading, given in chosen.items() if heading in headings}
    # What this program wrote has points.
    decimal = options.decimal or ("point" if names.is_export else None)
    found = columns(
        replace(
            table,
            headings=tuple(headings[place] for place in kept),
            columns=tuple(table.columns[place] for place in kept),
        ),
        replace(options, decimal=decimal, columns={**settled, count: f"{names.kind}:count"}),
    )
    if options.decimal or not names.is_export:
        return found
    return replace(found, assumptions=tuple(each for each in found.assumptions if each.name != "decimal"))


def _days(table: Table, names: _Names, problems: list[Problem]) -> npt.NDArray[np.int64]:
    """How many days each count covers; 0 where that cannot be read, which is said."""
    if names.days is None:
        return np.ones(len(table.lines), dtype=np.int64)
    found = numbers(table.columns[names.days])
    days = np.where(np.isnan(found.values) & ~found.unreadable, 1.0, found.values)
    bad = ~((days >= 1) & (days <= _MOST_DAYS) & (days == np.round(days)))
    cells = table.columns[names.days].to_numpy(dtype=object)
    for row in np.flatnonzero(bad).tolist():
        cell = str(cells[row]).strip()
        message = say.not_a_span(say.place(table.lines[row], None), cell)
        problems.append(Problem(table.lines[row], table.headings[names.days], cell, message, left_out=True))
    return np.where(bad, 0, days).astype(np.int64)
