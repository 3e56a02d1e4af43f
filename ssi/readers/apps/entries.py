"""Entries of a habit app, a row for each habit and day, as a reading."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ssi.model import Assumption, Frames, Problem, Reading, frame
from ssi.readers import rules, told
from ssi.readers.assumed_days import of_days
from ssi.readers.days import Days
from ssi.readers.errors import UnreadableFile
from ssi.readers.limits import check_idle_days
from ssi.readers.logs import KINDS, named_roles, names_read
from ssi.readers.options import Options
from ssi.words import assumptions as why
from ssi.words import problems as say
from ssi.words import refused_tables


def entries(days: Any, names: Any, counts: Any) -> pd.DataFrame:
    """Entries as a table: ``date``, ``name`` as the app writes it, ``count`` (NaN where not known)."""
    table = pd.DataFrame({"date": days, "name": names, "count": counts})
    return table.astype({"date": "datetime64[s]", "name": "str", "count": "float64"})


def undated(read: Days, cells: pd.Series, lines: Sequence[int | None]) -> Iterator[Problem]:
    """Rows without a day, or with one that cannot be read: they are left out."""

    def tell(row: int) -> Problem:
        where, text = say.place(lines[row], None), str(cells.iloc[row]).strip()
        message = say.not_a_day(where, text) if text else say.no_date(where)
        return Problem(lines[row], "date", text or None, message, left_out=True)

    return told.left_out(np.flatnonzero(pd.isna(read.days)).tolist(), lines, tell)


def reading(
    format_key: str,
    found: pd.DataFrame,
    read_days: Days,
    options: Options,
    problems: Sequence[Problem] = (),
    *,
    is_a_log: bool = False,
) -> Reading:
    """What an app's entries say; those of one habit on one day are added up.

    ``read_days`` are the days as the app writes them. ``is_a_log``: it writes a row only when something was done, so
    that other days may be days without.
    """
    names = [name for name in found["name"].unique().tolist() if name]
    roles, apart = named_roles(names, options)
    said = list(problems)
    known = _plausible(found[found["count"].notna() & (found["name"] != "")], options, said)
    used = {name: role if role.startswith(KINDS) else "" for name, role in roles.items()}
    rows = known.assign(role=known["name"].map(used)).query("role != ''")
    counts = rows.groupby(["date", "role"], as_index=False, sort=True).agg({"count": "sum"})
    assumptions = [names_read(roles, apart), *of_days(read_days, options)]
    if is_a_log and not counts.empty:
        counts, assumed = _with_idle_days(counts, options)
        assumptions += assumed
    if counts.empty:
        left_out = [problem.message for problem in said if problem.left_out]
        raise UnreadableFile(refused_tables.nothing_usable(left_out[0] if left_out else None))
    parts = counts["role"].str.partition(":")
    counts = counts.assign(kind=parts[0], habit=parts[2], measure=parts[2], value=counts["count"], days=1)
    habits = frame("habits", counts[counts["kind"] == "habit"].reset_index(drop=True))
    outcomes = frame("outcomes", counts[counts["kind"] == "outcome"].reset_index(drop=True))
    people = {"": Frames(habits=habits, outcomes=outcomes)}
    return Reading(format_key, people, tuple(assumptions), tuple(said))


def _plausible(found: pd.DataFrame, options: Options, problems: list[Problem]) -> pd.DataFrame:
    """Without days that no history has, which are said by day."""
    plausible = rules.plausible_days(found["date"], options.today)
    days = sorted(found.loc[~plausible & found["date"].notna(), "date"].dt.date.unique())

    def tell(row: int) -> Problem:
        day = days[row]
        sentence = say.too_early if day < rules.FIRST_DAY else say.in_the_future
        return Problem(None, "date", day.isoformat(), sentence(say.place(None, day), day), left_out=True)

    problems += told.left_out(range(len(days)), [None] * len(days), tell)
    kept: pd.DataFrame = found[plausible]
    return kept


def _with_idle_days(counts: pd.DataFrame, options: Options) -> tuple[pd.DataFrame, list[Assumption]]:
    """With a 0 on each day without an entry, for habits that have no 0 of their own."""
    with_zero = set(counts.loc[counts["count"] == 0, "role"])
    without = [
        role for role in counts["role"].unique() if role not in with_zero or options.blank_means == "zero"
    ]
    means = options.blank_means or ("zero" if without else "unknown")
    other = "unknown" if means == "zero" else "zero"
    decided = why.idle_is_zero() if means == "zero" else why.idle_is_unknown()
    reason = why.chosen() if options.blank_means else decided
    assumed = [Assumption("blank_means", means, (other,), reason)]
    if means == "unknown":
        return counts, assumed
    days = pd.date_range(counts["date"].min(), counts["date"].max(), unit="s")
    check_idle_days(len(days) * len(without))
    every = pd.MultiIndex.from_product([days, without], names=["date", "role"]).to_frame(index=False)
    filled = pd.concat([counts, every.assign(count=0.0)], ignore_index=True)
    once = filled.drop_duplicates(["date", "role"]).sort_values(["date", "role"], kind="stable")
    return once.reset_index(drop=True), assumed
