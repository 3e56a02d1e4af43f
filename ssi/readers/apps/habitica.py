"""Habitica's history.csv: a row for each time that a task was scored, with the task's value after it.

    Task Name,Task ID,Task Type,Date,Value
    Comment on a post,0c5f…,habit,2026-03-02 13:26:05,1.0266

The value is no count: it rises when a task is done and falls when it is missed.
"""

from collections.abc import Sequence

from ssi.model import Problem, Reading
from ssi.readers.apps.entries import entries, reading, undated
from ssi.readers.days import days
from ssi.readers.grid import Cell, Grid
from ssi.readers.named import named_table, names_among
from ssi.readers.numerals import numbers
from ssi.readers.options import Options
from ssi.words import apps
from ssi.words import problems as say

_NEEDED = frozenset(("task name", "task type", "date"))


def known_names(row: Sequence[Cell]) -> int:
    """How many cells of a row are headings of this export."""
    return names_among(row, _NEEDED)


def read(grid: Grid, options: Options) -> Reading | None:
    """The tasks of the history by day; None where the headings are others."""
    named = named_table(grid, _NEEDED)
    if named is None:
        return None
    found, columns = named.table, named.columns
    read_days = days(
        columns["date"], order=options.date_order, today=options.today, time_zone=options.time_zone
    )
    problems = [*found.problems, *undated(read_days, columns["date"], found.lines)]
    names = columns["task name"].astype("str").str.strip()
    rows = entries(read_days.days, names, 1.0).assign(
        time=read_days.times, task=columns.get("task id", names).astype("str")
    )
    if "value" in columns:
        rows = rows.assign(value=numbers(columns["value"], decimal=options.decimal).values)
        problems.append(Problem(None, None, None, apps.by_rising_value()))
    rows = rows.dropna(subset=["date"])
    if repeats := int(rows.duplicated().sum()):
        problems.append(Problem(None, None, None, say.duplicates(repeats)))
    rows = rows.drop_duplicates()
    if "value" in rows:
        rows = rows.sort_values(["task", "date", "time"], kind="stable")
        risen = rows["value"] > rows.groupby("task")["value"].shift(fill_value=0.0)
        rows = rows.assign(count=risen.astype("float64").where(rows["value"].notna()))
    return reading("habitica", rows[["date", "name", "count"]], read_days, options, problems, is_a_log=True)
