"""Tables with a day in each row and a score or a habit in each column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ssi.model import Assumption, Frames, Problem
from ssi.readers import count_frames, logged, persons, rules, scale
from ssi.readers.columns import Columns
from ssi.readers.dated_rows import Rows, dated_rows
from ssi.readers.layouts import Table
from ssi.readers.logs import Log
from ssi.readers.options import Options
from ssi.words import problems as say

_TOLD_ONE_BY_ONE = 20
"""Unreadable cells of a column that are named each; the rest is counted."""


@dataclass(frozen=True)
class Wide:
    """One table's rows as frames by person, with what was found on the way."""

    people: Mapping[str, Frames]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]


def read(table: Table, columns: Columns, options: Options, log: Log | None = None) -> Wide:
    """The rows of a table whose columns are known; ``log`` where each row says what it counts."""
    problems = [*table.problems, *columns.problems]
    rows = dated_rows(table, columns, options, problems)
    problems += _unreadable(table, columns, rows)
    scores, scale_read = scale.rescaled(_captures(table, columns, rows), options.scale)
    if log is None:
        counts, blanks_read = logged.by_columns(columns, rows, options)
    else:
        counts, blanks_read = logged.by_rows(columns, rows, log), []
    counts = logged.plausible(rows, scores, counts, options, problems)
    counts = logged.without_repeats(table, rows, counts, problems, said_by_rules=len(scores) > 0)
    labels, people_read = persons.labels(table, columns, rows, options)
    fills, idle_read = count_frames.idle_days(counts, rows, log, options)
    names, whose = persons.persons(labels, rows, problems)
    scored = whose[scores.index.to_numpy()]
    if (scored < 0).any():
        scores, scored = scores[scored >= 0], scored[scored >= 0]
    snapshots, found, assumed = rules.snapshots_of_people(scores, scored, len(names), today=options.today)
    habits, outcomes = count_frames.frames_of_counts(counts, whose, len(names), problems, fills=fills)
    nothing = Frames()
    people = {
        name: replace(nothing, snapshots=of_scores, habits=of_habits, outcomes=of_outcomes)
        for name, of_scores, of_habits, of_outcomes in zip(names, snapshots, habits, outcomes, strict=True)
    }
    assumptions = [*columns.assumptions, *scale_read, *blanks_read, *idle_read, *people_read, *assumed]
    problems += found
    problems.sort(key=lambda problem: (problem.line is None, problem.line or 0))
    return Wide(people, tuple(problems), tuple(assumptions))


def _unreadable(table: Table, columns: Columns, rows: Rows) -> Iterator[Problem]:
    """Cells of dated rows that should hold a number and do not, or a count below 0."""
    read = [(heading, found.unreadable, say.not_a_number) for heading, found in columns.scores.values()]
    for heading, (_role, count) in columns.counts.items():
        read += [(heading, count.unreadable, say.not_a_number), (heading, count.below_zero, say.below_zero)]
    for heading, wrong, sentence in read:
        cells = table.columns[table.headings.index(heading)].iloc[rows.index]
        found_rows = np.flatnonzero(wrong[rows.index]).tolist()
        for row in found_rows[:_TOLD_ONE_BY_ONE]:
            line, where = rows.place(row)
            value = str(cells.iloc[row]).strip()
            yield Problem(line, heading, value, sentence(where, heading, value))
        if more := found_rows[_TOLD_ONE_BY_ONE:]:
            lines = [line for row in more if (line := rows.place(row)[0]) is not None]
            yield Problem(None, heading, None, say.more_not_numbers(heading, len(more), lines))


def _captures(table: Table, columns: Columns, rows: Rows) -> pd.DataFrame:
    """The rows that hold or should hold a score, as captures; their index is the place among dated rows.

    Scores that the table has no column for are left out: most are, and the table may be long.
    """
    scores = {score: rows.values(found.values) for score, (_heading, found) in columns.scores.items()}
    has_score, unreadable, has_count = np.zeros((3, len(rows.index)), dtype=bool)
    for _heading, found in columns.scores.values():
        has_score |= ~np.isnan(rows.values(found.values))
        unreadable |= rows.values(found.unreadable)
    for _role, counted in columns.counts.values():
        has_count |= ~np.isnan(rows.values(counted.values))
    captured = pd.DataFrame({"line": rows.lines, "date": rows.days, "time": rows.times, **scores})
    if sources := columns.headings("source"):
        named = rows.of(table.columns[table.headings.index(sources[0])])
        captured["source"] = named.astype("str").str.strip()
    used = has_score | (unreadable & ~has_count)
    return captured if used.all() else captured[used]
