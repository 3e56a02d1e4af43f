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
from ssi.readers.counts import counts
from ssi.readers.headers import COUNTS, DAYS, HABIT_NAMES, OUTCOME_NAMES, role
from ssi.readers.layouts import Table
from ssi.readers.limits import check_names
from ssi.readers.numerals import numbers
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.readers.slugs import Taken, slug_of
from ssi.words import assumptions as why
from ssi.words import problems as say

_LOOKED_AT = 50
"""Rows at the top of a column that show whether it is worth reading."""
_MOST_DAYS = 366
"""A total over more days than a year says nothing about any of them."""
KINDS = ("habit:", "outcome:")
"""How the roles begin that hold counts."""


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
    roles, apart = named_roles(
        labels[labels != ""].unique().tolist(), options, kind=names.kind, as_written=names.is_export
    )
    count = table.headings[names.count]
    found = _other_columns(table, names, options)
    problems = list(found.problems)
    days = _days(table, names, problems)
    if nameless := int((labels == "").sum()):
        problems.append(Problem(None, table.headings[names.label], None, say.without_habit(nameless)))
    given = {heading: given for heading, given in found.roles.items() if heading != count} | roles
    assumptions = [each for each in found.assumptions if each.name != "columns"]
    assumptions.insert(0, names_read(given, apart))
    used = {name: given if given.startswith(KINDS) else "" for name, given in roles.items()} | {"": ""}
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
    if label is None or not any(role(heading) == "date" for heading in table.headings):
        return None
    if count is None:
        count = next((place for place, cells in enumerate(table.columns) if _are_ticks(cells)), None)
    if count is None:
        return None
    is_export = any(tuple(table.headings) == tuple(FRAMES[name]) for name in ("habits", "outcomes"))
    labels = table.columns[label].astype("str").str.strip().unique()
    # Scores by name under "Measure" are a history with one score a row.
    if kind == "outcome" and not is_export and any(role(name) in SCORE_COLUMNS for name in labels):
        return None
    return _Names(label, count, _place(plain, DAYS), kind, is_export)


def _are_ticks(cells: pd.Series) -> bool:
    """Whether a column says by yes and no, or the like, what was done."""
    first = counts(cells.iloc[:_LOOKED_AT])
    if first.unreadable.any() or not (first.is_ticks or first.blank.all()):
        return False
    found = counts(cells)
    return found.is_ticks and not found.unreadable.any()


def named_roles(
    found: Sequence[str], options: Options, *, kind: str = "habit", as_written: bool = False
) -> tuple[dict[str, str], list[str]]:
    """Name → role, and the names of a person's own that another one's slug stood in the way of.

    ``kind`` is what a name means that nobody knows; with ``as_written`` a slug is what it says.
    """
    check_names(len(found))
    taken = Taken()
    chosen = options.columns or {}
    roles: dict[str, str] = {}
    by_name: dict[str, str] = {}
    apart: list[str] = []
    for name in found:
        # A log of actions has "Like" where a table of counts has "Likes".
        known = next(
            (known for form in (name, f"{name}s") if (known := role(form) or "").startswith(KINDS)), ""
        )
        own = f"{kind}:{slug_of(name)}"
        if name in chosen:
            given = f"{chosen[name]}{slug_of(name)}" if chosen[name] in KINDS else chosen[name]
        elif as_written and name == slug_of(name):
            given = own
        elif known:
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


def names_read(roles: Mapping[str, str], apart: Sequence[str]) -> Assumption:
    """What the names in a table were read as, to be switched; ``roles`` may hold headings beside them."""
    reasons = (why.names_read(), *(why.kept_apart(name, roles[name]) for name in apart[:5]))
    return Assumption("columns", dict(roles), all_roles(), " ".join(reasons))


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
    # What is counted, each row says by itself.
    settled = {
        heading: given
        for heading, given in chosen.items()
        if heading in headings and not given.startswith(KINDS)
    }
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
