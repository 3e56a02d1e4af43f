"""Counts of habits and outcomes by row: what a blank means, which days they are of, rows that repeat others.

A frame of counts has the columns ``row`` (the place among the dated rows), ``role`` (a category: "habit:posts"),
``value``, and, once their days are known, ``date`` and ``days``.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Assumption, Problem
from ssi.readers import rules
from ssi.readers.columns import Columns
from ssi.readers.dated_rows import Mask, Rows
from ssi.readers.layouts import Table
from ssi.readers.logs import Log
from ssi.readers.options import Options
from ssi.words import assumptions as why
from ssi.words import problems as say

_STILL_WRITING = pd.Timedelta(days=7)
"""Dated rows further than this from the last entry were prepared and never filled in."""


def by_columns(columns: Columns, rows: Rows, options: Options) -> tuple[pd.DataFrame, list[Assumption]]:
    """Counts of a column each, with blanks as `formats.md` 7.2 has them, and what was assumed of those."""
    covered = _covered(columns, rows, options)
    roles = sorted({role for role, _found in columns.counts.values()})
    as_zero: list[str] = []
    as_unknown: list[str] = []
    # A row's counts stay together: a table that is sorted by person and day is not sorted anew.
    counts = np.full((len(rows.index), len(roles)), np.nan)
    for heading, (role, found) in columns.counts.items():
        values, blank = rows.values(found.values).copy(), rows.values(found.blank) & covered
        if np.isnan(values).all():
            continue
        if found.is_ticks:
            values[blank] = 0.0
        elif blank.any():
            means = options.blank_means or ("unknown" if found.holds_zero else "zero")
            (as_zero if means == "zero" else as_unknown).append(heading)
            values[blank] = 0.0 if means == "zero" else np.nan
        counts[:, roles.index(role)] = values
    places, codes = np.nonzero(~np.isnan(counts))
    table = {
        "row": places,
        "role": pd.Categorical.from_codes(codes, pd.Index(roles, dtype="str")),
        "value": counts[places, codes],
    }
    return pd.DataFrame(table), _blanks_read(as_zero, as_unknown, options)


def by_rows(columns: Columns, rows: Rows, log: Log) -> pd.DataFrame:
    """The same of a log; a blank count says nothing."""
    ((_role, found),) = columns.counts.values()
    values, roles = found.values[rows.index], log.roles[rows.index]
    known = np.flatnonzero(~np.isnan(values) & (roles != ""))
    days = np.where(rows.span > 1, rows.span, log.days[rows.index])
    categories = pd.Categorical(roles[known], categories=sorted(set(roles[known])))
    return pd.DataFrame({"row": known, "role": categories, "value": values[known], "days": days[known]})


def _covered(columns: Columns, rows: Rows, options: Options) -> Mask:
    """Rows from the first to the last entry and a week around: those further out were only prepared.

    A day outside is unknown, whatever a blank means.
    """
    filled = np.zeros(len(rows.index), dtype=bool)
    for column in columns.values():
        filled |= ~np.isnan(rows.values(column))
    days = rows.days
    covered = (days >= days[filled].min() - _STILL_WRITING) & (days <= days[filled].max() + _STILL_WRITING)
    if options.today:
        covered &= days <= pd.Timestamp(options.today)
    mask: Mask = covered.to_numpy()
    return mask


def _blanks_read(as_zero: list[str], as_unknown: list[str], options: Options) -> list[Assumption]:
    if not as_zero and not as_unknown:
        return []
    if options.blank_means:
        reason = why.chosen()
    else:
        reason = " ".join(
            sentence(headings)
            for headings, sentence in ((as_zero, why.blank_is_zero), (as_unknown, why.blank_is_unknown))
            if headings
        )
    chosen, other = ("zero", "unknown") if as_zero else ("unknown", "zero")
    return [Assumption("blank_means", chosen, (other,), reason)]


def plausible(
    rows: Rows, scores: pd.DataFrame, logged: pd.DataFrame, options: Options, problems: list[Problem]
) -> pd.DataFrame:
    """Counts on days that a history can have; rows that hold a day and no more are counted."""
    can_be = rules.plausible_days(rows.days, options.today).to_numpy()
    place = logged["row"].to_numpy()
    has_scores, has_counts = np.zeros((2, len(rows.index)), dtype=bool)
    has_scores[scores.index.to_numpy()] = True
    has_counts[place] = True
    # Days of rows with scores are judged, and said, by the rules.
    for row in np.flatnonzero(has_counts & ~has_scores & ~can_be).tolist():
        line, where = rows.place(row)
        day = rows.day(row)
        sentence = say.too_early if day < rules.FIRST_DAY else say.in_the_future
        problems.append(Problem(line, "date", day.isoformat(), sentence(where, day), left_out=True))
    if empty := int((~has_scores & ~has_counts).sum()):
        problems.append(Problem(None, None, None, say.empty_days(empty)))
    if not can_be.all():
        logged = logged.loc[can_be[place]]
        place = logged["row"].to_numpy()
    logged = logged.assign(date=rows.counts_until.to_numpy()[place])
    return logged if "days" in logged else logged.assign(days=rows.span)


def without_repeats(
    table: Table, rows: Rows, logged: pd.DataFrame, problems: list[Problem], *, said_by_rules: bool
) -> pd.DataFrame:
    """Counts of rows that repeat another row exactly count once."""
    if logged.empty or rows.days.is_unique:
        return logged
    repeats = _repeats(table.columns, rows)
    if not repeats.any():
        return logged
    if not said_by_rules:
        problems.append(Problem(None, None, None, say.duplicates(int(repeats.sum()))))
    once: pd.DataFrame = logged[~repeats[logged["row"].to_numpy()]]
    return once


def _repeats(columns: Sequence[pd.Series], rows: Rows) -> Mask:
    """Rows that are the same in every cell as one further down."""
    group: npt.NDArray[np.intp] = pd.factorize(rows.days)[0]
    left = np.arange(len(group))
    for cells in columns:
        # Column by column, only the rows that are like another one so far are looked at.
        codes, _unique = pd.factorize(cells.iloc[rows.index[left]].astype("str"))
        group, _unique = pd.factorize(group * (codes.max(initial=0) + 1) + codes)
        several = np.bincount(group, minlength=1)[group] > 1
        left, group = left[several], group[several]
        if not len(left):
            break
    repeats = np.zeros(len(rows.index), dtype=bool)
    repeats[left] = pd.Series(group).duplicated(keep="last")
    return repeats
