"""Rows that stand in an archive more than once: the same file under two names, or a row repeated."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.rows import Rows
from ssi.words import archive as say
from ssi.words import problems as say_rows


def once(copies: Sequence[Rows]) -> Rows:
    """One file of each kind: what copies of it share counts once, and so does a row that repeats another exactly.

    Connections that hide who they are have nothing but a day: of these, several a day are several people.
    """
    first = copies[0]
    cells = pd.concat(
        [each.cells.assign(copy=number) for number, each in enumerate(copies)], ignore_index=True
    )
    cells = cells.fillna({column: "" for column in cells.columns if column not in ("line", "copy")})
    told = [column for column in first.cells.columns if all(each.has(column) for each in copies)]
    told = [column for column in told if column != "line"]
    alike = _alike_people(first.kind, cells, told)
    repeats = cells.assign(alike=alike).duplicated([*told, "alike"])
    problems = [problem for each in copies for problem in each.problems]
    if len(copies) > 1:
        problems.append(Problem(None, None, None, say.several_copies(first.file, len(copies))))
    if within := int(repeats[cells["copy"] == 0].sum()):
        problems.append(Problem(None, None, None, say.in_file(first.file, say_rows.duplicates(within))))
    return replace(
        first,
        cells=cells[~repeats].drop(columns="copy").reset_index(drop=True),
        problems=tuple(dict.fromkeys(problems)),
    )


def _alike_people(kind: str, cells: pd.DataFrame, told: Sequence[str]) -> pd.Series:
    """A number that keeps rows apart which look alike and are different people; 0 elsewhere."""
    if kind != "connections":
        return pd.Series(0, index=cells.index)
    hidden = (cells["firstname"] == "") & (cells["lastname"] == "")
    number = cells.groupby([*told, "copy"], sort=False).cumcount()
    return number.where(hidden, 0)
