"""Who the rows of a table are about, where it holds several people."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Assumption, Problem
from ssi.readers.columns import Columns
from ssi.readers.dated_rows import Rows
from ssi.readers.layouts import Table
from ssi.readers.limits import check_people
from ssi.readers.options import Options
from ssi.words import assumptions as why
from ssi.words import problems as say


def labels(
    table: Table, columns: Columns, rows: Rows, options: Options
) -> tuple[pd.Series | None, list[Assumption]]:
    """Who each row is about, where a column names people and several of them share a day."""
    cells = dict(zip(table.headings, table.columns, strict=True))
    named = [heading for heading in columns.headings("person") if _tells_apart(cells[heading], rows)]
    by_itself = named[0] if named else ""
    used = by_itself if options.person_column is None else options.person_column
    if used not in cells:
        used = ""
    if not used and not by_itself:
        return None, []
    others = tuple(heading for heading in dict.fromkeys((*named, "")) if heading != used)
    reason = why.people_told_apart(used or by_itself)
    found = _names(cells[used], rows) if used else None
    return found, [Assumption("person_column", used, others, reason)]


def _names(cells: pd.Series, rows: Rows) -> pd.Series:
    texts = rows.of(cells)
    return texts.astype("str").str.strip() if texts.dtype == object else texts


def _tells_apart(cells: pd.Series, rows: Rows) -> bool:
    """Whether a column names a few people again and again, more than one on some day."""
    who, names = pd.factorize(_names(cells, rows))
    if not 1 < (names != "").sum() <= len(who) / 2 + 1:
        return False
    on, days = pd.factorize(rows.days)
    return len(pd.unique(on * len(names) + who)) > len(days)


def persons(
    named: pd.Series | None, rows: Rows, problems: list[Problem]
) -> tuple[Sequence[str], npt.NDArray[np.intp]]:
    """The people by name, and which of them each row is about: −1 where it names nobody."""
    if named is None:
        return [""], np.zeros(len(rows.index), dtype=np.intp)
    for row in np.flatnonzero(named == "").tolist():
        line, where = rows.place(row)
        problems.append(Problem(line, None, None, say.without_person(where), left_out=True))
    whose, names = pd.factorize(named.where(named != ""))
    check_people(len(names))
    return [str(name) for name in names], whose
