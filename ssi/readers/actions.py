"""Logs with one row an action: `Date, Time, Action, Client, Note`. Counted by day they are a log of counts.

Whoever an action was about is not whose history it is, so a column of names tells nobody apart unless the
person says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ssi.model import SCORE_COLUMNS, Assumption, Problem
from ssi.readers.counts import counts
from ssi.readers.days import days
from ssi.readers.headers import COUNTS, HABIT_NAMES, role
from ssi.readers.layouts import Table
from ssi.readers.logs import KINDS
from ssi.readers.options import Options
from ssi.readers.plain import plain_words, word_set
from ssi.words import apps as say_apps
from ssi.words import problems as say

COUNT = "Count"
_MAY_NAME_ACTIONS = word_set("type typ tipo kind what event was que channel kanal canal")
"""Headings under which actions stand as well as anything else: there the names must be known."""
_STATES = word_set("status state done completed erledigt fait hecho feito gedaan")
"""Headings that say of an action whether it was done: without reading that, a row is none."""
_FEW = 10
"""So many different actions may each stand once; more of them are sentences, not names."""


@dataclass(frozen=True)
class Actions:
    """A log of actions counted: a table `Date, Habit, Count` for `ssi.readers.logs`, and what was assumed."""

    table: Table
    assumptions: tuple[Assumption, ...]


def counted(table: Table, options: Options) -> Actions | None:
    """The actions of a table by moment and name; None where it is no such log."""
    label, date = _label(table), _date(table, options)
    if label is None or date is None or not _has_nothing_else(table):
        return None
    people = [
        place for place, heading in enumerate(table.headings) if role(heading) == "person" and place != label
    ]
    whose = [place for place in people if table.headings[place] == options.person_column]
    rows = pd.DataFrame(
        {place: table.columns[place].astype("str").str.strip() for place in (date, label, *whose)}
    )
    problems = list(table.problems)
    kept = _without_repeats(table, rows, date, problems)
    if nameless := int((rows[label] == "").sum()):
        problems.append(Problem(None, table.headings[label], None, say.without_habit(nameless)))
    groups = rows[kept & (rows[label] != "")].groupby(list(rows.columns), sort=False)
    first = groups.head(1)
    number = groups.size().to_numpy()
    counted_rows = Table(
        headings=(
            table.headings[date] if role(table.headings[date]) == "date" else "Date",
            table.headings[label] if plain_words(table.headings[label]) in HABIT_NAMES else "Habit",
            *(table.headings[place] for place in whose),
            COUNT,
        ),
        columns=(
            *(first[place].reset_index(drop=True) for place in first.columns),
            pd.Series(number.astype("str"), dtype="str"),
        ),
        lines=tuple(table.lines[row] for row in first.index),
        problems=(*problems, Problem(None, None, None, say_apps.one_row_an_action())),
    )
    others = tuple(table.headings[place] for place in people)
    assumed = Assumption("person_column", "", others, say_apps.about_others(", ".join(others)))
    return Actions(counted_rows, (assumed,) if others and not whose else ())


def _date(table: Table, options: Options) -> int | None:
    """The column of days: as the person says, by its heading, or one of times that name the day as well."""
    chosen: Mapping[str, str] = options.columns or {}
    given = [chosen.get(heading, role(heading)) for heading in table.headings]
    if "date" in given:
        return given.index("date")
    times = (place for place, known in enumerate(given) if known == "time")
    return next((place for place in times if not pd.isna(days(table.columns[place]).days).all()), None)


def _label(table: Table) -> int | None:
    """The column that names the actions; None where there is none, or a count beside it."""
    plain = [plain_words(heading) for heading in table.headings]
    if (COUNTS | _STATES) & set(plain):
        return None
    for place, heading in enumerate(plain):
        if heading not in HABIT_NAMES and heading not in _MAY_NAME_ACTIONS:
            continue
        labels = table.columns[place].astype("str").str.strip()
        different = labels[labels != ""].unique()
        known = [name for name in different if _is_known(name)]
        by_name = heading in HABIT_NAMES and 0 < len(different) <= max(_FEW, len(labels) / 2)
        if by_name or len(known) * 2 > len(different):
            return place
    return None


def _is_known(name: str) -> bool:
    return any((role(form) or "").startswith(KINDS) for form in (name, f"{name}s"))


def _has_nothing_else(table: Table) -> bool:
    """Whether no column holds scores or counts: beside those, a name is a remark."""
    for heading, cells in zip(table.headings, table.columns, strict=True):
        given = role(heading) or ""
        is_number = given in SCORE_COLUMNS or given.startswith(KINDS)
        if is_number and not np.isnan(counts(cells).values).all():
            return False
    return True


def _without_repeats(table: Table, rows: pd.DataFrame, date: int, problems: list[Problem]) -> pd.Series:
    """Which rows count: where rows name a moment, one that repeats another exactly is the same action."""
    is_timed = any(role(heading) == "time" for heading in table.headings) or bool(
        (days(table.columns[date]).times != "").any()
    )
    every = pd.concat(table.columns, axis=1, keys=range(len(table.columns))).astype("str")
    repeats = every.duplicated(keep="last") if is_timed else pd.Series(False, index=rows.index)
    if repeats.any():
        problems.append(Problem(None, None, None, say.duplicates(int(repeats.sum()))))
    return ~repeats
