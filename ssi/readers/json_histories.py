"""JSON: LinkedIn's own answer, the histories of known tools, and any list of entries with a date and scores.

The shapes and where they are known from stand in the docstrings of their readers.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd

from ssi.model import (
    GROUPS,
    OWN_SCORES,
    PILLAR_KEYS,
    SCORE_COLUMNS,
    Assumption,
    Frames,
    Problem,
    Reading,
    calendar_day,
    frame,
)
from ssi.readers import days, headers, numerals, rules, tables
from ssi.readers.captures import captures
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid
from ssi.readers.json_text import Entry, parse
from ssi.readers.limits import check_json, check_table
from ssi.readers.options import Options
from ssi.readers.slugs import Taken, slug_of
from ssi.readers.undated import day_of
from ssi.words import assumptions as why
from ssi.words import problems as say
from ssi.words import refusals

_DATE_KEYS = (
    "date",
    "day",
    "captured_at",
    "recorded_at",
    "fetched_at",
    "created_at",
    "timestamp",
    "ts",
    "time",
)
"""Names that tools give to the moment of a capture, the surest first."""
_SHOWN = 60
_LOOKED_AT = 200
"""Entries, and names of each, among which one must mean something before a list is read as a table."""
_DEEPEST_ANSWER = 6
"""How far wrappers may hold LinkedIn's answer; none seen has more than three around it."""


@dataclass(frozen=True)
class _Capture:
    """One capture as a file has it: where, its date as given, and its scores by column, not yet numbers."""

    line: int
    date: Any
    scores: Mapping[str, Any]


@dataclass
class _History:
    """What a format made of a file, before the rules about scores.

    ``totals_are_sums`` says that the tool adds up the pillars that it found, however many these were.
    """

    format: str
    captures: Sequence[_Capture]
    totals_are_sums: bool = False
    habits: pd.DataFrame = field(default_factory=lambda: frame("habits"))
    assumptions: list[Assumption] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_json(text: str, options: Options) -> Reading:
    """The reading of a JSON text; UnreadableFile where it is broken or holds no usable score."""
    check_json(text)
    value = parse(text)
    for known in (_socialedge, _jobpilot, _linkedin):
        if (history := known(value, options)) is not None:
            return _reading(history, options)
    entries = _list_of_entries(value)
    if not any(_says_something(entry) for entry in entries[:_LOOKED_AT]):
        raise UnreadableFile(_unknown(value))
    return _flat(entries, options)


def _unknown(value: Any) -> str:
    if isinstance(value, list) and not value:
        return refusals.empty_json()
    first = next((item for item in value if isinstance(item, dict)), {}) if isinstance(value, list) else value
    return refusals.unknown_json([key[:40] for key in list(_mapping(first))[:8]])


def _socialedge(value: Any, options: Options) -> _History | None:
    """The browser extension SocialEdge (artemrudman/socialedge).

    ``[{"date": "2026-03-02", "parsed": {"overall": 41.3, "prof_brand": 14.0, …, "industry": {"ssi": 30.1,
    "top": 22, "prof_brand": 9.7}, "network": {…}}, "raw": {}}]``, in newer versions under ``ssi_history``
    beside ``daily_activities`` and ``activity_catalog``.
    """
    whole = _mapping(value)
    entries = _entries(whole.get("ssi_history", value))
    if "ssi_history" not in whole and not any("parsed" in entry for entry in entries):
        return None
    found = [_Capture(entry.line, entry.get("date"), _socialedge_scores(entry)) for entry in entries]
    history = _History("socialedge", found, problems=_twice(entries))
    if isinstance(value, list):
        history.assumptions.append(Assumption("time_zone", "UTC", (), why.dated_by_utc()))
    history.habits, problems = _ticks(whole.get("daily_activities"), whole.get("activity_catalog"), options)
    history.problems += problems
    return history


def _socialedge_scores(entry: Entry) -> dict[str, Any]:
    parsed = _mapping(entry.get("parsed"))
    if not parsed:
        return _answer_scores(_mapping(entry.get("raw")))
    scores = _own_scores(parsed)
    for group in GROUPS:
        of_group = _mapping(parsed.get(group))
        scores[f"{group}_average"] = of_group.get("ssi")
        scores[f"{group}_rank"] = of_group.get("top")
        scores |= {
            f"{group}_{key}": score for key, score in _own_scores(of_group).items() if key in PILLAR_KEYS
        }
    return scores


def _ticks(daily: Any, catalog: Any, options: Options) -> tuple[pd.DataFrame, list[Problem]]:
    """SocialEdge's ticks as habits: ``{"2026-03-02": {"prof_brand": [true, false, …]}}``, named by its catalogue.

    A tick is 1, an empty box of that day 0. Ticks that no name is known for are left out and said.
    """
    taken = Taken()
    problems: list[Problem] = []
    names = {
        pillar: [_habit(str(_mapping(item).get("label") or ""), taken, problems) for item in _sequence(items)]
        for pillar, items in _mapping(catalog).items()
    }
    rows: list[dict[str, Any]] = []
    nameless = 0
    for day, by_pillar in _mapping(daily).items():
        for pillar, ticks in _mapping(by_pillar).items():
            slugs = names.get(pillar, [])
            for index, tick in enumerate(_sequence(ticks)):
                if not isinstance(tick, bool):
                    continue
                if index < len(slugs) and slugs[index]:
                    rows.append({"date": day, "habit": slugs[index], "count": float(tick), "days": 1})
                else:
                    nameless += tick
    if nameless:
        problems.append(Problem(None, "daily_activities", None, say.nameless_ticks(nameless)))
    if not rows:
        return frame("habits"), problems
    table = pd.DataFrame(rows)
    read = days.days(table["date"].astype("str"))
    table["date"] = read.days
    table = table[rules.plausible_days(table["date"], options.today)]
    left_out = len(rows) - len(table)
    if left_out:
        problems.append(Problem(None, "daily_activities", None, say.ticks_without_day(left_out)))
    counted = table.groupby(["date", "habit"], as_index=False).agg({"count": "sum", "days": "first"})
    return frame("habits", counted), problems


def _jobpilot(value: Any, _options: Options) -> _History | None:
    """The job-search bot jobpilot (SrMarinho/jobpilot): ``{"snapshots": [{"date": …, "total": 41.3, "brand": 14.0,
    "find_people": 7.5, "engage_insights": 3.3, "relationships": 16.5, "rank_industry_pct": 22, …}]}``.

    Its total is the sum of the pillars it found, so too low where one is missing.
    """
    if "snapshots" not in (whole := _mapping(value)):
        return None
    entries = _entries(whole["snapshots"])
    found = []
    for entry in entries:
        ranks = {f"{group}_rank": entry.get(f"rank_{group}_pct") for group in GROUPS}
        found.append(_Capture(entry.line, _date(entry), _own_scores(entry) | ranks))
    return _History("jobpilot", found, problems=_twice(entries), totals_are_sums=True)


def _linkedin(value: Any, options: Options) -> _History | None:
    """LinkedIn's own answer (key ``memberScore``), alone, wrapped, or many of them.

    ``{"memberScore": {"overall": 41.3, "subScores": [{"score": 14.02, "pillar": "PROFESSIONAL_BRAND"}, …]},
    "groupScore": [{"groupType": "INDUSTRY", "rank": 22, "score": {"overall": 30.1, "subScores": []}}, …]}``.
    The order is not fixed, and there is no date inside: it may stand in a wrapper.
    """
    answers = list(_answers(value, None, _DEEPEST_ANSWER))
    if not answers:
        return None
    assumptions: list[Assumption] = []
    found = [_Capture(answer.line, moment, _answer_scores(answer)) for answer, moment in answers]
    if len(found) == 1 and found[0].date is None:
        day, assumptions = day_of(options)
        found = [_Capture(found[0].line, day.isoformat(), found[0].scores)]
    problems = _twice([answer for answer, _moment in answers])
    return _History("linkedin_answer", found, assumptions=assumptions, problems=problems)


def _answers(value: Any, moment: Any, depth: int) -> Iterator[tuple[Entry, Any]]:
    """Every answer in a value, with the date that the nearest wrapper gives it."""
    if isinstance(value, Entry):
        moment = _date(value) or moment
        if isinstance(value.get("memberScore"), dict):
            yield value, moment
        elif depth:
            for inner in value.values():
                yield from _answers(inner, moment, depth - 1)
    elif isinstance(value, list) and depth:
        for inner in value:
            yield from _answers(inner, moment, depth - 1)


def _answer_scores(answer: Mapping[str, Any]) -> dict[str, Any]:
    own = _mapping(answer.get("memberScore"))
    scores: dict[str, Any] = {"overall": own.get("overall", own.get("ssi")), **_sub_scores(own)}
    for group in GROUPS:
        short = _mapping(answer.get(group))
        scores[f"{group}_rank"], scores[f"{group}_average"] = short.get("top"), short.get("ssi")
    for item in _entries(answer.get("groupScore")):
        group = str(item.get("groupType")).lower()
        if group not in GROUPS:
            continue
        score = _mapping(item.get("score"))
        scores[f"{group}_rank"] = item.get("rank", item.get("top"))
        scores[f"{group}_average"] = score.get("overall", score.get("ssi"))
        scores |= {f"{group}_{pillar}": value for pillar, value in _sub_scores(score).items()}
    return scores


def _sub_scores(score: Mapping[str, Any]) -> dict[str, Any]:
    return {
        column: item.get("score")
        for item in _entries(score.get("subScores"))
        if (column := _own_score(str(item.get("pillar")))) in PILLAR_KEYS
    }


def _reading(history: _History, options: Options) -> Reading:
    """Captures through the rules; UnreadableFile where nothing is left of them."""
    table, problems, assumptions = _captures(history, options)
    snapshots, more, assumed = rules.snapshots(table, today=options.today)
    problems = [*history.problems, *problems, *more]
    if snapshots.empty and history.habits.empty:
        if not history.captures:
            raise UnreadableFile(refusals.empty_json())
        raise UnreadableFile(refusals.no_usable_entry(len(history.captures), [p.message for p in problems]))
    frames = Frames(snapshots=snapshots, habits=history.habits)
    decided = (*history.assumptions, *assumptions, *assumed)
    return Reading(history.format, {"": frames}, decided, tuple(problems))


def _captures(history: _History, options: Options) -> tuple[pd.DataFrame, list[Problem], list[Assumption]]:
    """The captures as numbers and days, with what could not be read and how zones were taken."""
    found = history.captures
    check_table(len(found), len(SCORE_COLUMNS))
    # Lines tell entries apart only where each has its own; otherwise problems name the day.
    has_lines = len({capture.line for capture in found}) == len(found)
    lines = [capture.line if has_lines else None for capture in found]
    cells = pd.Series([_text(capture.date) for capture in found], dtype="str")
    read = days.days(cells, order=options.date_order, today=options.today, time_zone=options.time_zone)
    table = captures({"line": lines, "date": read.days, "time": read.times, "source": history.format})
    problems = []
    for index in np.flatnonzero(read.unreadable):
        message = say.not_a_day(say.place(lines[index], None), cells[index])
        problems.append(Problem(lines[index], "date", cells[index], message, left_out=True))
    for column in SCORE_COLUMNS:
        table[column], unreadable = _numbers(history, column, table, options)
        problems += unreadable
    if history.totals_are_sums:
        problems += _without_partial_totals(table)
    return table[~read.unreadable], problems, _zone_assumption(read, options)


def _numbers(
    history: _History, column: str, table: pd.DataFrame, options: Options
) -> tuple[pd.Series, list[Problem]]:
    cells = pd.Series([_text(capture.scores.get(column)) for capture in history.captures], dtype="str")
    numbers = numerals.numbers(cells, decimal=options.decimal, thousands=False)
    problems = []
    for index in np.flatnonzero(numbers.unreadable):
        line, where = _place(table, int(index))
        message = say.not_a_number(where, say.score(column), cells[index])
        problems.append(Problem(line, column, cells[index], message))
    return pd.Series(numbers.values), problems


def _without_partial_totals(table: pd.DataFrame) -> list[Problem]:
    """Empty, in place, the totals of captures that lack a pillar; what to say about them."""
    partial = table["overall"].notna() & table[list(PILLAR_KEYS)].isna().any(axis=1)
    problems = []
    for index in np.flatnonzero(partial):
        line, where = _place(table, int(index))
        total = float(table["overall"].iloc[index])
        problems.append(Problem(line, "overall", say.plain(total), say.partial_total(where, total)))
    table.loc[partial, "overall"] = np.nan
    return problems


def _place(table: pd.DataFrame, index: int) -> tuple[int | None, str]:
    line, day = table["line"].iloc[index], table["date"].iloc[index]
    line = None if pd.isna(line) else int(line)
    return line, say.place(line, None if pd.isna(day) else calendar_day(day))


def _zone_assumption(read: days.Days, options: Options) -> list[Assumption]:
    if not read.zoned:
        return []
    if options.time_zone:
        return [Assumption("time_zone", options.time_zone, (), why.time_zone_used(options.time_zone))]
    return [Assumption("time_zone", None, (), why.time_zone_unknown())]


def _text(value: Any) -> str:
    """A JSON value as a cell: "" for null; what can be no cell stays what it is, to be shown."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)[:_SHOWN]


def _twice(entries: Sequence[Entry]) -> list[Problem]:
    names = sorted({name for entry in entries for name in entry.twice})
    return [Problem(None, name, None, say.given_twice(name)) for name in names]


def _flat(entries: Sequence[Entry], options: Options) -> Reading:
    """Any list of entries with a date and scores or habits, read as the table that it is.

    So reads the command-line tracker: ``[{"date": "2026-03-02", "establish_brand": 14.0, …, "total": 41.3}]``.
    """
    rows = [dict(_cells(entry)) for entry in entries]
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    check_table(len(rows), len(headings))
    has_lines = len({entry.line for entry in entries}) == len(entries)
    grid = Grid(
        [headings, *([row.get(heading, "") for heading in headings] for row in rows)],
        [None, *(entry.line if has_lines else None for entry in entries)],
        _twice(entries),
    )
    return tables.read_grid(grid, options, "json_entries")


def _cells(entry: Entry) -> Iterator[tuple[str, Cell]]:
    """An entry's values by name; what an object in it holds is named after both: "industry rank"."""
    for name, value in entry.items():
        if isinstance(value, Entry):
            yield from ((f"{name} {inner}", _cell(of_inner)) for inner, of_inner in value.items())
        else:
            yield name, _cell(value)


def _cell(value: Any) -> Cell:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if is_number else _text(value)


def _list_of_entries(value: Any) -> Sequence[Entry]:
    """The entries of a list, of the longest list in a wrapper, or the one entry that stands alone."""
    if isinstance(value, list):
        return _entries(value)
    lists = [_entries(inner) for inner in _mapping(value).values()]
    return max(lists, key=len, default=[]) or ([value] if isinstance(value, Entry) else [])


def _says_something(entry: Entry) -> bool:
    """Whether an entry has a name that means a score, a habit or an outcome."""
    return any(
        (role := _role(name)) in SCORE_COLUMNS or ":" in (role or "")
        for name, _value in islice(_cells(entry), _LOOKED_AT)
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _sequence(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _entries(value: Any) -> list[Entry]:
    return [item for item in _sequence(value) if isinstance(item, Entry)]


def _date(entry: Mapping[str, Any]) -> Any:
    return next((entry[key] for key in _DATE_KEYS if isinstance(entry.get(key), str | int | float)), None)


@lru_cache(maxsize=1000)
def _role(name: str) -> str | None:
    return headers.role(name)


def _own_score(name: str) -> str | None:
    role = _role(name)
    return role if role in OWN_SCORES else None


def _habit(label: str, taken: Taken, problems: list[Problem]) -> str:
    """The habit that a tick's label means: the catalogue's, else one of its own name; "" without a name.

    Each box is a habit of its own: where another one has its name already, that is said.
    """
    if not label:
        return ""
    own, role = f"habit:{slug_of(label)}", _role(label) or ""
    wanted = role if role.startswith("habit:") else own
    given = taken.give(own if wanted in taken else wanted)
    if given != wanted:
        problems.append(Problem(None, label, None, why.kept_apart(label, given)))
    return given.removeprefix("habit:")


def _own_scores(entry: Mapping[str, Any]) -> dict[str, Any]:
    named = ((_own_score(key), score) for key, score in entry.items())
    return {column: score for column, score in named if column is not None}
