"""Streaks (iOS): a row for each task and day, days that were missed included.

task_id,title,…,entry_type,entry_date,…
1,Comment on a post,…,completed_manually,20260302,…
"""

from collections.abc import Sequence

import numpy as np

from ssi.model import Problem, Reading
from ssi.readers.apps.entries import entries, reading, undated
from ssi.readers.days import days
from ssi.readers.grid import Cell, Grid
from ssi.readers.named import named_table, names_among
from ssi.readers.options import Options
from ssi.words import apps

_NEEDED = frozenset(("title", "entry type", "entry date"))


def known_names(row: Sequence[Cell]) -> int:
    """How many cells of a row are headings of this export."""
    return names_among(row, _NEEDED)


def read(grid: Grid, options: Options) -> Reading | None:
    """The tasks of the export by day; None where the headings are others."""
    named = named_table(grid, _NEEDED)
    if named is None:
        return None
    found, columns = named.table, named.columns
    read_days = days(columns["entry date"], order=options.date_order, today=options.today)
    problems = [*found.problems, *undated(read_days, columns["entry date"], found.lines)]
    kinds = columns["entry type"].astype("str").str.strip().str.lower()
    # One that was only begun ends in _partial.
    done = kinds.str.startswith("completed") & ~kinds.str.endswith("partial")
    missed = kinds.str.fullmatch("missed(_manually|_auto|_automatically)?")
    counts = np.where(done, 1.0, np.where(missed, 0.0, np.nan))
    if neither := int(np.isnan(counts).sum()):
        problems.append(Problem(None, None, None, apps.other_states(neither)))
    titles = columns["title"].astype("str").str.strip()
    rows = entries(read_days.days, titles, counts).dropna(subset=["date"])
    # A day that was missed and then done after all is one that was done, once.
    once = rows.groupby(["date", "name"], as_index=False, sort=False).agg({"count": "max"})
    return reading("streaks", once, read_days, options, problems)
