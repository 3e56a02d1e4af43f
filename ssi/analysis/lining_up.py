"""What a screen shows of an alignment: one row a habit, its own pillar first, and no finding folded away."""

import math
from dataclasses import replace
from datetime import date

import pandas as pd

from ssi import catalog
from ssi.analysis.trends import STOPPED_AFTER
from ssi.model import GRADES, PILLAR_KEYS, Alignment


def main_rows(alignment: Alignment) -> pd.DataFrame:
    """One row a habit: its own pillar; for a habit of one's own, and for outcomes, the one that it lines up with
    best.

    A finding with any other pillar is a row as well, and a group is one row, that of its first habit, in place of
    those of its habits. Findings come first, the surest on top; the rest keeps the table's order.
    """
    table = alignment.table
    in_group = table["group"] != ""
    groups = table[in_group].drop_duplicates(["group", "pillar"])
    found = table["reported"] & ~in_group
    alone = table[~in_group & (found | table.index.isin(_own(table)))]
    rows = pd.concat([groups, alone]).sort_index()
    order = {grade: place for place, grade in enumerate(GRADES)}
    place = rows["grade"].map(order).fillna(len(GRADES))
    return rows.iloc[place.argsort(kind="stable")].reset_index(drop=True)


def _own(table: pd.DataFrame) -> pd.Index:
    """The labels of each habit's own row."""
    own = table["habit"].map(catalog.pillar_of)
    is_given = own.isin(PILLAR_KEYS) & own.isin(table["pillar"])
    best_first = table[~is_given].sort_values("p", kind="stable", na_position="last")
    best = best_first.drop_duplicates("habit").index
    return table.index[is_given & (own == table["pillar"])].union(best)


def rows_of_habit(alignment: Alignment, habit: str) -> pd.DataFrame:
    """One habit beside every pillar, in the table's order."""
    return alignment.table[alignment.table["habit"] == habit].reset_index(drop=True)


def within_usual(alignment: Alignment, measures: pd.DataFrame) -> Alignment:
    """The same, where a smallest difference that exceeds all that is usual for an outcome can never be seen.

    ``measures`` as `ssi.analysis.outcomes.weekly_measures` gives them; usual is what lies between a low week and a
    high one (5 % to 95 %). Such a ``smallest`` becomes infinite.
    """
    known = measures.drop(columns="date")
    usual = alignment.table["pillar"].map(known.quantile(0.95) - known.quantile(0.05))
    smallest = alignment.table["smallest"]
    seen = smallest.where(~(smallest > usual), math.inf)
    return replace(alignment, table=alignment.table.assign(smallest=seen))


def stopped_on(alignment: Alignment, today: date) -> date | None:
    """The last day that could be compared, if nothing has come since for over three weeks."""
    last = alignment.last
    return last if last is not None and today - last > STOPPED_AFTER else None


def found_habits(alignment: Alignment) -> frozenset[str]:
    """The habits that line up with anything, alone or as one of several."""
    table = alignment.table
    return frozenset(table.loc[table["reported"] | (table["group"] != ""), "habit"])
