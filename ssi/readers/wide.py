"""Tables with a day in each row and a score or a habit in each column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import model
from ssi.model import Assumption, Frames, Problem
from ssi.readers import rules, scale
from ssi.readers.captures import captures
from ssi.readers.columns import Columns
from ssi.readers.days import clock_times
from ssi.readers.layouts import Table
from ssi.readers.limits import check_idle_days, check_people
from ssi.readers.logs import Log
from ssi.readers.options import Options
from ssi.readers.plain import plain_words, word_set
from ssi.words import assumptions as why
from ssi.words import problems as say

Mask = npt.NDArray[np.bool_]

_WEEK_STARTS = frozenset(("week", "woche", "semaine", "semana", "kw", "kalenderwoche"))
_WEEK_ENDS = frozenset(("week ending", "week end", "week ended", "semana terminada", "woche bis"))
_SUMMARY_WORDS = word_set(
    """average avg mean median max maximum min minimum total totals sum summary best change goal target
    trend mittelwert durchschnitt schnitt summe gesamt moyenne somme promedio suma media soma resumo
    gemiddelde totaal som"""
)
_LOGGED = {"row": "int64", "role": "str", "value": "float64"}
_STILL_WRITING = pd.Timedelta(days=7)
"""Dated rows further than this from the last entry were prepared and never filled in."""
_TOLD_ONE_BY_ONE = 20
"""Unreadable cells of a column that are named each; the rest is counted."""


@dataclass(frozen=True)
class Wide:
    """One table's rows as frames by person, with what was found on the way."""

    people: Mapping[str, Frames]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]


@dataclass(frozen=True)
class _Rows:
    """The dated rows of a table; ``index`` says which of all rows they are, the rest has one entry for each.

    ``counts_until`` is the last of the ``span`` days that a row's counts cover.
    """

    index: npt.NDArray[np.intp]
    lines: pd.Series
    days: pd.Series
    counts_until: pd.Series
    span: int
    times: npt.NDArray[np.object_]

    def place(self, row: int) -> tuple[int | None, str]:
        """A row's line, and how a sentence says where it is."""
        line = self._numbers[row]
        return line, say.place(line, None if line is not None else self.day(row))

    def day(self, row: int) -> date:
        """A row's day."""
        return model.calendar_day(self.days.iloc[row])

    @cached_property
    def _numbers(self) -> list[int | None]:
        """The lines as a list: a table may have very many rows to be named."""
        return self.lines.astype("object").where(self.lines.notna(), None).tolist()


def read(table: Table, columns: Columns, options: Options, log: Log | None = None) -> Wide:
    """The rows of a table whose columns are known; ``log`` where each row says what it counts."""
    problems = [*table.problems, *columns.problems]
    rows = _dated_rows(table, columns, options, problems)
    problems += _unreadable(table, columns, rows)
    scores, scale_read = scale.rescaled(_captures(table, columns, rows), options.scale)
    if log is None:
        logged, blanks_read = _logged(columns, rows, options)
    else:
        logged, blanks_read = _logged_by_row(columns, rows, log), []
    logged = _plausible(rows, scores, logged, options, problems)
    logged = _without_repeats(table, rows, logged, problems, said_by_rules=len(scores) > 0)
    labels, people_read = _labels(table, columns, rows, options)
    fills, idle_read = _idle_days(logged, rows, log, options)
    names, whose = _persons(labels, rows, problems)
    scored = whose[scores.index.to_numpy()]
    snapshots, found, assumed = rules.snapshots_of_people(
        scores[scored >= 0], scored[scored >= 0], len(names), today=options.today
    )
    habits, outcomes = _frames_of_counts(logged, whose, len(names), problems, fills=fills)
    nothing = Frames()
    people = {
        name: replace(nothing, snapshots=of_scores, habits=of_habits, outcomes=of_outcomes)
        for name, of_scores, of_habits, of_outcomes in zip(names, snapshots, habits, outcomes, strict=True)
    }
    assumptions = [*columns.assumptions, *scale_read, *blanks_read, *idle_read, *people_read, *assumed]
    problems += found
    problems.sort(key=lambda problem: (problem.line is None, problem.line or 0))
    return Wide(people, tuple(problems), tuple(assumptions))


def _dated_rows(table: Table, columns: Columns, options: Options, problems: list[Problem]) -> _Rows:
    """The rows that have a day; the others are summaries, comments, or left out and said."""
    count = len(table.lines)
    if columns.days is None:
        days = pd.Series([options.snapshot_date] * count).astype("datetime64[s]")
        times = np.full(count, "", dtype=object)
    else:
        days, times = pd.Series(columns.days.days), columns.days.times
    problems += _undated(table, columns, days.isna().to_numpy())
    index = np.flatnonzero(days.notna())
    days, times = days.iloc[index].reset_index(drop=True), times[index]
    for heading in columns.headings("time"):
        clock = clock_times(table.columns[table.headings.index(heading)])[index]
        times = np.where(times == "", clock, times)
    span, counts_until = 1, days
    if columns.days is not None and (ends := _week_ends(columns, days)):
        span = 7
        if ends == "start":
            counts_until = days + pd.Timedelta(days=6)
            problems.append(Problem(None, "date", None, say.rows_are_weeks()))
    lines = pd.Series(table.lines, dtype="Int64").iloc[index].reset_index(drop=True)
    return _Rows(index, lines, days, counts_until, span, times)


def _week_ends(columns: Columns, days: pd.Series) -> str | None:
    """Whether rows stand for weeks: "start" where they are named by the first day, "end" by the last."""
    assert columns.days is not None
    words = plain_words(columns.day_heading or "")
    distances = days.drop_duplicates().sort_values().diff().dt.days
    if columns.days.weeks.any():
        return "start"
    if (distances < 6).any():
        return None
    if words in _WEEK_ENDS:
        return "end"
    return "start" if words.split()[:1] and words.split()[0] in _WEEK_STARTS else None


def _undated(table: Table, columns: Columns, undated: Mask) -> Iterator[Problem]:
    """Rows without a day: sums and comments are said in one line, all else is left out one by one."""
    values = [found.values for _heading, found in columns.scores.values()]
    values += [found.values for _role, found in columns.counts.values()]
    has_values = np.zeros(len(undated), dtype=bool)
    for column in values:
        has_values |= ~np.isnan(column)
    if not undated.any():
        return
    cells = [column.to_numpy(dtype=object) for column in table.columns]
    day_cells = cells[table.headings.index(columns.day_heading)] if columns.day_heading else None
    remarks: list[int] = []
    for row in np.flatnonzero(undated).tolist():
        line = table.lines[row]
        if not has_values[row] or _is_summary([column[row] for column in cells]):
            remarks += [line] if line is not None else []
            continue
        where = say.place(line, None)
        cell = str(day_cells[row]).strip() if day_cells is not None else ""
        message = say.not_a_day(where, cell) if cell else say.no_date(where)
        yield Problem(line, "date", cell or None, message, left_out=True)
    if remarks:
        yield Problem(None, None, None, say.summary_rows(remarks))


def _is_summary(cells: Sequence[str | float]) -> bool:
    words = [plain_words(cell).split() for cell in cells if isinstance(cell, str) and cell.strip()]
    return any(word in _SUMMARY_WORDS for cell in words[:2] for word in cell)


def _unreadable(table: Table, columns: Columns, rows: _Rows) -> Iterator[Problem]:
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


def _captures(table: Table, columns: Columns, rows: _Rows) -> pd.DataFrame:
    """The rows that hold or should hold a score, as captures; their index is the place among dated rows."""
    scores = {score: found.values[rows.index] for score, (_heading, found) in columns.scores.items()}
    if not scores:
        return captures([])
    has_score = ~np.isnan(np.array(list(scores.values()))).all(axis=0)
    unreadable = np.zeros(len(rows.index), dtype=bool)
    for _heading, numbers in columns.scores.values():
        unreadable |= numbers.unreadable[rows.index]
    has_count = np.zeros(len(rows.index), dtype=bool)
    for _role, found in columns.counts.values():
        has_count |= ~np.isnan(found.values[rows.index])
    all_rows = captures({"line": rows.lines, "date": rows.days, "time": rows.times, **scores})
    if sources := columns.headings("source"):
        named = table.columns[table.headings.index(sources[0])].iloc[rows.index]
        all_rows["source"] = named.astype("str").str.strip().to_numpy()
    scored: pd.DataFrame = all_rows[has_score | (unreadable & ~has_count)]
    return scored


def _logged(columns: Columns, rows: _Rows, options: Options) -> tuple[pd.DataFrame, list[Assumption]]:
    """Habits and outcomes by row, with blanks as `formats.md` 7.2 has them, and what was assumed of those."""
    parts = [pd.DataFrame({"row": [], "role": [], "value": []}).astype(_LOGGED)]
    covered = _covered(columns, rows, options)
    as_zero: list[str] = []
    as_unknown: list[str] = []
    for heading, (role, found) in columns.counts.items():
        values, blank = found.values[rows.index].copy(), found.blank[rows.index] & covered
        if np.isnan(values).all():
            continue
        if found.is_ticks:
            values[blank] = 0.0
        elif blank.any():
            means = options.blank_means or ("unknown" if found.holds_zero else "zero")
            (as_zero if means == "zero" else as_unknown).append(heading)
            values[blank] = 0.0 if means == "zero" else np.nan
        known = np.flatnonzero(~np.isnan(values))
        parts.append(pd.DataFrame({"row": known, "role": role, "value": values[known]}))
    return pd.concat(parts, ignore_index=True), _blanks_read(as_zero, as_unknown, options)


def _logged_by_row(columns: Columns, rows: _Rows, log: Log) -> pd.DataFrame:
    """The same of a log; a blank count says nothing."""
    ((_role, found),) = columns.counts.values()
    values, roles = found.values[rows.index], log.roles[rows.index]
    known = np.flatnonzero(~np.isnan(values) & (roles != ""))
    days = np.where(rows.span > 1, rows.span, log.days[rows.index])
    table = pd.DataFrame({"row": known, "role": roles[known], "value": values[known]}).astype(_LOGGED)
    return table.assign(days=days[known])


def _idle_days(
    logged: pd.DataFrame, rows: _Rows, log: Log | None, options: Options
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


def _with_idle_days(logged: pd.DataFrame) -> pd.DataFrame:
    """With a 0 for each habit on each day, from the first to the last day of the log, that has no row."""
    days = pd.date_range(logged["date"].min(), logged["date"].max(), unit="s")
    roles = logged["role"].unique()
    every = pd.MultiIndex.from_product([days, roles], names=["date", "role"])
    filled = logged.set_index(["date", "role"])["value"].reindex(every, fill_value=0.0)
    return filled.reset_index().assign(days=1)


def _covered(columns: Columns, rows: _Rows, options: Options) -> Mask:
    """Rows from the first to the last entry and a week around: those further out were only prepared.

    A day outside is unknown, whatever a blank means.
    """
    filled = np.zeros(len(rows.index), dtype=bool)
    values = [found.values for _heading, found in columns.scores.values()]
    values += [found.values for _role, found in columns.counts.values()]
    for column in values:
        filled |= ~np.isnan(column[rows.index])
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


def _without_repeats(
    table: Table, rows: _Rows, logged: pd.DataFrame, problems: list[Problem], *, said_by_rules: bool
) -> pd.DataFrame:
    """Counts of rows that repeat another row exactly count once."""
    if logged.empty or rows.days.is_unique:
        return logged
    cells = pd.concat(
        [column.iloc[rows.index] for column in table.columns], axis=1, keys=range(len(table.columns))
    )
    repeats = cells.astype("str").duplicated(keep="last").to_numpy()
    if repeats.any() and not said_by_rules:
        problems.append(Problem(None, None, None, say.duplicates(int(repeats.sum()))))
    once: pd.DataFrame = logged[~repeats[logged["row"].to_numpy()]]
    return once


def _plausible(
    rows: _Rows, scores: pd.DataFrame, logged: pd.DataFrame, options: Options, problems: list[Problem]
) -> pd.DataFrame:
    """Counts on days that a history can have; rows that hold a day and no more are counted."""
    plausible = rules.plausible_days(rows.days, options.today).to_numpy()
    has_scores = np.isin(np.arange(len(rows.index)), scores.index.to_numpy())
    has_counts = np.isin(np.arange(len(rows.index)), logged["row"].to_numpy())
    # Days of rows with scores are judged, and said, by the rules.
    for row in np.flatnonzero(has_counts & ~has_scores & ~plausible).tolist():
        line, where = rows.place(row)
        day = rows.day(row)
        sentence = say.too_early if day < rules.FIRST_DAY else say.in_the_future
        problems.append(Problem(line, "date", day.isoformat(), sentence(where, day), left_out=True))
    if empty := int((~has_scores & ~has_counts).sum()):
        problems.append(Problem(None, None, None, say.empty_days(empty)))
    logged = logged.loc[plausible[logged["row"].to_numpy()]]
    place = logged["row"].to_numpy()
    logged = logged.assign(date=rows.counts_until.to_numpy()[place])
    return logged if "days" in logged else logged.assign(days=rows.span)


def _labels(
    table: Table, columns: Columns, rows: _Rows, options: Options
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
    labels = cells[used].iloc[rows.index].astype("str").str.strip().reset_index(drop=True) if used else None
    return labels, [Assumption("person_column", used, others, reason)]


def _tells_apart(cells: pd.Series, rows: _Rows) -> bool:
    """Whether a column names a few people again and again, more than one on some day."""
    labels = cells.iloc[rows.index].astype("str").str.strip().reset_index(drop=True)
    if not 1 < labels[labels != ""].nunique() <= len(labels) / 2 + 1:
        return False
    return bool((labels.groupby(rows.days).nunique() > 1).any())


def _persons(
    labels: pd.Series | None, rows: _Rows, problems: list[Problem]
) -> tuple[Sequence[str], npt.NDArray[np.intp]]:
    """The people by name, and which of them each row is about: −1 where it names nobody."""
    if labels is None:
        return [""], np.zeros(len(rows.index), dtype=np.intp)
    for row in np.flatnonzero(labels == "").tolist():
        line, where = rows.place(row)
        problems.append(Problem(line, None, None, say.without_person(where), left_out=True))
    whose, names = pd.factorize(labels.where(labels != ""))
    check_people(len(names))
    return [str(name) for name in names], whose


def _one_a_day(logged: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """Counts of several rows that end on one day and cover as many, added up."""
    what = ["person", "date", "role", "days"]
    several = logged.duplicated(what)
    if not several.any():
        return logged
    days = len(logged.loc[several, ["person", "date"]].drop_duplicates())
    problems.append(Problem(None, None, None, say.counts_added_up(days)))
    summed: pd.DataFrame = logged.groupby(what, as_index=False, sort=False).agg({"value": "sum"})
    return summed


def _frames_of_counts(
    logged: pd.DataFrame, whose: npt.NDArray[np.intp], people: int, problems: list[Problem], *, fills: bool
) -> tuple[list[pd.DataFrame], list[pd.DataFrame]]:
    """The habits and the outcomes of each person."""
    logged = logged.assign(person=whose[logged["row"].to_numpy()])
    logged = _one_a_day(logged[logged["person"] >= 0], problems)
    if fills and not logged.empty:
        span = logged.groupby("person").agg({"date": ["min", "max"], "role": "nunique"}).to_numpy()
        check_idle_days(sum(((last - first).days + 1) * roles for first, last, roles in span))
        theirs = [_with_idle_days(each).assign(person=person) for person, each in logged.groupby("person")]
        logged = pd.concat(theirs, ignore_index=True)
    logged = logged.sort_values(["person", "date", "role", "days"], kind="stable")
    roles = {role: role.partition(":") for role in logged["role"].unique()}
    kind = logged["role"].map({role: parts[0] for role, parts in roles.items()})
    slugs = logged["role"].map({role: parts[2] for role, parts in roles.items()})
    habits = logged.assign(habit=slugs, count=logged["value"])[kind == "habit"]
    outcomes = logged.assign(measure=slugs)[kind == "outcome"]
    return rules.by_person("habits", habits, people), rules.by_person("outcomes", outcomes, people)
