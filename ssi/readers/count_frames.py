"""Counts of several people as the habits and outcomes of each, with the days on which nothing was done."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import model
from ssi.model import Assumption, Problem
from ssi.readers import rules
from ssi.readers.dated_rows import Rows
from ssi.readers.limits import check_idle_days
from ssi.readers.logs import Log
from ssi.readers.options import Options
from ssi.readers.texts import pick
from ssi.words import assumptions as why
from ssi.words import problems as say


def idle_days(
    logged: pd.DataFrame, rows: Rows, log: Log | None, options: Options
) -> tuple[bool, list[Assumption]]:
    """Whether a day without a row of a log is one on which nothing was done, as `formats.md` 7.2 has it."""
    if log is None or not log.may_be_filled or rows.span > 1 or logged.empty:
        return False, []
    holds_zero = bool((logged["value"] == 0).any())
    means = options.blank_means or ("unknown" if holds_zero else "zero")
    decided = why.idle_is_unknown() if holds_zero else why.idle_is_zero()
    reason = why.chosen() if options.blank_means else decided
    other = "unknown" if means == "zero" else "zero"
    return means == "zero", [Assumption("blank_means", means, (other,), reason)]


def frames_of_counts(
    logged: pd.DataFrame, whose: npt.NDArray[np.intp], people: int, problems: list[Problem], *, fills: bool
) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """The habits and the outcomes of each person.

    ``logged`` has the columns of `ssi.readers.logged`; ``whose`` says of each dated row which person it is of, −1 for
    nobody; ``fills`` that days without a row of a log are 0.
    """
    person = whose[logged["row"].to_numpy()]
    known = person >= 0
    logged = logged.assign(person=person)
    logged = _one_a_day(logged if known.all() else logged[known], problems)
    if fills and not logged.empty:
        logged = _with_idle_days(logged)
    roles = [role.split(":", 1) for role in logged["role"].cat.categories]
    role = logged["role"].cat.codes.to_numpy().astype(np.intp)
    slugs = pick([slug for _kind, slug in roles], role)
    is_habit = np.array([kind == "habit" for kind, _slug in roles], dtype=bool)[role]
    named = logged.reset_index(drop=True).assign(slug=slugs)
    habits = (named if is_habit.all() else named[is_habit]).rename(
        columns={"slug": "habit", "value": "count"}
    )
    outcomes = named[~is_habit].rename(columns={"slug": "measure"})
    return rules.by_person("habits", habits, people), rules.by_person("outcomes", outcomes, people)


def _one_a_day(logged: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """By person, date, role and days; counts of several rows for the same of these are added up, and that is said."""
    role = logged["role"].cat.codes.to_numpy().astype(np.int64)
    date, span = model.day_numbers(logged["date"]), logged["days"].to_numpy()
    day = (
        logged["person"].to_numpy() * np.int64(np.ptp(date) + 1 if len(date) else 1)
        + date
        - date.min(initial=0)
    )
    keys = (day * (role.max(initial=0) + 1) + role) * (span.max(initial=0) + 1) + span
    if (keys[1:] < keys[:-1]).any():
        order = np.argsort(keys, kind="stable")
        logged, keys, day = logged.iloc[order], keys[order], day[order]
    again = np.r_[False, keys[1:] == keys[:-1]]
    if not again.any():
        return logged
    problems.append(Problem(None, None, None, say.counts_added_up(len(np.unique(day[again])))))
    sums = np.add.reduceat(logged["value"].to_numpy(), np.flatnonzero(~again))
    once: pd.DataFrame = logged[~again].assign(value=sums)
    return once


def _with_idle_days(logged: pd.DataFrame) -> pd.DataFrame:
    """With a 0 for each habit on each day, from a person's first to last day in the log, that has no row."""
    theirs = [each for _person, each in logged.groupby("person")]
    spans = (int(np.ptp(model.day_numbers(each["date"]))) + 1 for each in theirs)
    check_idle_days(sum(span * each["role"].nunique() for span, each in zip(spans, theirs, strict=True)))
    filled = pd.concat([_every_day(each) for each in theirs], ignore_index=True)
    return filled.assign(role=pd.Categorical(filled["role"], categories=logged["role"].cat.categories))


def _every_day(logged: pd.DataFrame) -> pd.DataFrame:
    """The same of one person."""
    days = pd.date_range(logged["date"].min(), logged["date"].max(), unit="s")
    roles = logged["role"].cat.remove_unused_categories().cat.categories
    every = pd.MultiIndex.from_product([days, roles], names=["date", "role"])
    values = (
        logged.astype({"role": "str"}).set_index(["date", "role"])["value"].reindex(every, fill_value=0.0)
    )
    return values.reset_index().assign(days=1, person=logged["person"].iloc[0])
