"""Loop Habit Tracker: its whole export (zip), and single files of it.

    Habits.csv                Position,Name,Type,Question,…
    Checkmarks.csv            Date,Publish a post,Comments written,     names never quoted, newest day first
    001 Read/Checkmarks.csv   Date,Value,Notes                          the same again, habit by habit

Measured habits are stored times a thousand. Scores.csv holds the strength of habits and is no SSI.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Problem, Reading
from ssi.readers import delimited, limits, packages, told
from ssi.readers.apps.entries import entries, reading
from ssi.readers.days import days
from ssi.readers.decode import decode
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid, is_blank, texts
from ssi.readers.mapping import headings_of
from ssi.readers.named import names_among
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.words import apps
from ssi.words import problems as say

_STATES = {"YES_MANUAL": 1.0, "YES_AUTO": 0.0, "NO": 0.0, "SKIP": np.nan, "UNKNOWN": np.nan}
"""What happened on a day. YES_AUTO is a day off: the week's goal was met on others."""
_OLDER_STATES = {"2": "YES_MANUAL", "1": "YES_AUTO", "0": "NO", "3": "SKIP", "-1": "UNKNOWN"}
_NEVER_BY_HAND = frozenset(("YES_MANUAL", "YES_AUTO", "SKIP", "UNKNOWN"))
_IMPLIED = "YES_AUTO"
_MEASURED_TIMES = 1000.0
_LOOKED_AT = 400
_HABITS, _CHECKMARKS = "habits.csv", "checkmarks.csv"
_FOLDER = re.compile(r"\d{3} (.+)")


@dataclass(frozen=True)
class _Habit:
    """A line of Habits.csv; ``is_measured`` is None where an older version does not say."""

    name: str
    is_measured: bool | None


def read_loop(data: bytes, options: Options) -> Reading:
    """The habits of Loop's export (zip); UnreadableFile where it holds none.

    The file of all habits and the folders of single ones hold the same: a habit's folder is read only where
    the file of all does not have it.
    """
    parts = packages.members(data, _is_wanted)
    files = {PurePosixPath(name): _text(content) for name, content in parts.items()}
    lists = [path for path in files if path.name.lower() == _HABITS]
    root = min((path.parent for path in lists or files), key=lambda path: len(path.parts), default=None)
    if root is None:
        raise UnreadableFile(apps.no_habits())
    habits = {path.parent: _habits(files[path]) for path in lists}.get(root, {})
    columns: dict[str, tuple[pd.Series, pd.Series]] = {}
    for path, text in files.items():
        if path.parent == root and path.name.lower() == _CHECKMARKS:
            columns |= _of_all(text, [habit.name for habit in habits.values()])
    for path, text in sorted(files.items()):
        if path.parent.parent == root and path.parent != root and path.name.lower() == _CHECKMARKS:
            name = _name_of_folder(path.parent.name, habits)
            if name not in columns:
                columns[name] = _of_one(text)
    if not columns:
        raise UnreadableFile(apps.no_habits())
    measured = {habit.name: habit.is_measured for habit in habits.values()}
    return _reading(columns, measured, options)


def read_table(grid: Grid, options: Options) -> Reading | None:
    """A single file of Loop's export as rows of cells; None where it is none, UnreadableFile for its strengths."""
    if plain_words(str(grid.rows[0][0] if grid.rows and grid.rows[0] else "")) != "date":
        return None
    heading = [str(cell).strip() for cell in grid.rows[0]]
    is_of_one = [plain_words(name) for name in heading[1:3]] in (["value"], ["value", "notes"])
    first = _cells(grid.rows[1:_LOOKED_AT])
    seen = {text for row in first for text in (row[1:2] if is_of_one else row[1:]) if text}
    if _are_strengths(heading, seen, options.name):
        raise UnreadableFile(apps.strength_not_scores())
    if not _is_loop(heading, seen, options.name):
        return None
    rows = _cells(grid.rows[1:])
    names = [_name_of_file(options.name)] if is_of_one else [name for name in heading[1:] if name]
    width = 1 if is_of_one else max(len(texts(row)) for row in rows) - 1
    if len(names) != width:
        raise UnreadableFile(apps.names_do_not_fit(len(names), width))
    dates = _column(rows, 0)
    found = _reading(
        {name: (dates, _column(rows, place)) for place, name in enumerate(headings_of(names), 1)}, {}, options
    )
    if not is_of_one:
        return found
    said = Problem(None, None, None, apps.nameless_habit(names[0]))
    return replace(found, problems=(said, *found.problems))


def _cells(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[str(cell).strip() for cell in row] for row in rows if not is_blank(row)]


def _column(rows: Sequence[Sequence[str]], place: int) -> pd.Series:
    return pd.Series([row[place].strip() if place < len(row) else "" for row in rows], dtype="str")


def _is_wanted(name: str) -> bool:
    path = PurePosixPath(name)
    return path.name.lower() in (_HABITS, _CHECKMARKS) and "__MACOSX" not in path.parts


def _table(text: str) -> list[list[str]]:
    """The cells of Habits.csv, or of the file of one habit; a quote in a note that never closes costs no row."""
    known = ("position", "name", "type", "date", "value", "notes")
    return _cells(delimited.grid(text, lambda row: names_among(row, known)).rows)


def _text(content: bytes) -> str:
    limits.check_text(content)
    text = decode(content)
    limits.check_lines(text)
    return text


def _habits(text: str) -> dict[str, _Habit]:
    """Position → habit."""
    rows = _table(text)
    places = {plain_words(name): place for place, name in enumerate(rows[0])} if rows else {}
    name, position, kind = places.get("name", 1), places.get("position", 0), places.get("type")
    habits = {}
    for row in rows[1:]:
        if len(row) > max(name, position) and row[name].strip():
            measured = None if kind is None or kind >= len(row) else row[kind].strip().upper() == "NUMERICAL"
            habits[row[position].strip()] = _Habit(row[name].strip(), measured)
    return habits


def _name_of_folder(folder: str, habits: Mapping[str, _Habit]) -> str:
    """A folder is called by the habit's position and name, with signs left away that no path can have."""
    if habit := habits.get(folder[:3]):
        return habit.name
    named = _FOLDER.fullmatch(folder)
    return named[1] if named else folder


def _name_of_file(name: str) -> str:
    """The habit of a file that was taken out of its folder, by whatever its name still says."""
    path = PurePosixPath(name.replace("\\", "/"))
    folder = _FOLDER.fullmatch(path.parent.name)
    return folder[1] if folder else path.stem.strip() or "Habit"


def _of_all(text: str, names: Sequence[str]) -> dict[str, tuple[pd.Series, pd.Series]]:
    """The columns of the file of all habits. Its names are never quoted, so one with a comma looks like two."""
    lines = [line for line in text.split("\n") if line.strip()]
    if not lines:
        return {}
    limits.check_table(len(lines), lines[0].count(",") + 1)
    rows = [line.split(",") for line in lines[1:]]
    heading = headings_of(_names_in(lines[0].partition(",")[2], names))
    dates = _column(rows, 0)
    return {name: (dates, _column(rows, place)) for place, name in enumerate(heading, 1)}


def _names_in(heading: str, names: Sequence[str]) -> list[str]:
    """The names of a heading cut at its commas, those that are known in one piece."""
    longest_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        longest_first.setdefault(name.partition(",")[0], []).append(name)
    heading = f"{heading.rstrip(', ')},"
    found, start = [], 0
    while start < len(heading) - 1:
        first = heading[start : heading.index(",", start)]
        known = (name for name in longest_first.get(first, ()) if heading.startswith(f"{name},", start))
        name = next(known, first)
        found.append(name.strip())
        start += len(name) + 1
    return found


def _of_one(text: str) -> tuple[pd.Series, pd.Series]:
    """The dates and values of one habit's own file; older versions write no heading."""
    rows = [row for row in _table(text) if len(row) > 1]
    if rows and plain_words(rows[0][0]) == "date":
        rows = rows[1:]
    return _column(rows, 0), _column(rows, 1)


def _is_loop(heading: Sequence[str], seen: set[str], name: str) -> bool:
    """Whether cells are Loop's: its states, or in older versions their numbers under its own file name."""
    if seen & _NEVER_BY_HAND:
        return all(text in _STATES or text.lstrip("-").isdecimal() for text in seen)
    is_its_own = not heading[-1] and PurePosixPath(name).stem.lower().startswith("checkmarks")
    return is_its_own and bool(seen) and all(text in _OLDER_STATES or _is_thousands(text) for text in seen)


def _is_thousands(text: str) -> bool:
    return text.isdecimal() and int(text[:12]) >= _MEASURED_TIMES / 10


def _are_strengths(heading: Sequence[str], seen: set[str], name: str) -> bool:
    """Whether a table holds strengths of habits: fractions up to 1 under Loop's own heading or file name."""
    is_its_own = not heading[-1] or [plain_words(text) for text in heading[1:]] == ["score"]
    is_its_own |= PurePosixPath(name).stem.lower() == "scores"
    fractions = [text for text in seen if re.fullmatch(r"0?\.\d+|0|1|[01]\.0+", text)]
    return is_its_own and len(fractions) == len(seen) and any("." in text for text in fractions)


def _reading(
    columns: Mapping[str, tuple[pd.Series, pd.Series]], measured: Mapping[str, bool | None], options: Options
) -> Reading:
    """Every habit's days at once: there may be very many habits."""
    names = list(columns)
    sizes = [len(dates) for dates, _values in columns.values()]
    whose = np.repeat(np.arange(len(names)), sizes)
    written = pd.concat([dates for dates, _values in columns.values()], ignore_index=True)
    values = pd.concat([cells for _dates, cells in columns.values()], ignore_index=True)
    read = days(written, order=options.date_order, today=options.today)
    codes, unique = pd.factorize(values)
    counts, unreadable = _counts(codes, pd.Series(unique), _measured(names, whose, codes, unique, measured))
    undated, no_lines = pd.isna(read.days) & (values != "").to_numpy(dtype=bool), [None] * len(values)

    def without_day(row: int) -> Problem:
        text = written[row]
        message = say.not_a_day(say.place(None, None), text) if text else say.no_date(say.place(None, None))
        return Problem(None, "date", text or None, message, left_out=True)

    problems = list(told.left_out(np.flatnonzero(undated).tolist(), no_lines, without_day))
    unreadable &= ~undated
    cells = values.tolist()
    for habit in np.unique(whose[unreadable]).tolist():
        theirs = unreadable & (whose == habit)
        problems += told.numbers_unread(names[habit], theirs, cells, no_lines, read.days)
    is_implied = pd.Series(unique).replace(_OLDER_STATES) == _IMPLIED
    if implied := int(is_implied.to_numpy(dtype=bool)[codes].sum()):
        problems.append(Problem(None, None, None, apps.implied_by_goal(implied)))
    return reading("loop", entries(read.days, np.array(names)[whose], counts), read, options, problems)


def _measured(
    names: Sequence[str],
    whose: npt.NDArray[np.intp],
    codes: npt.NDArray[np.intp],
    unique: pd.Index,
    told_by_type: Mapping[str, bool | None],
) -> npt.NDArray[np.bool_]:
    """Which cells are of a measured habit: as the list of habits says, else by a number that is no state."""
    no_state = ~unique.isin([*_STATES, *_OLDER_STATES, ""])
    by_number = np.bincount(whose, weights=no_state[codes], minlength=len(names)) > 0
    said = [told_by_type.get(name) for name in names]
    is_measured = np.array([by_number[place] if known is None else known for place, known in enumerate(said)])
    cells: npt.NDArray[np.bool_] = is_measured[whose]
    return cells


def _counts(
    codes: npt.NDArray[np.intp], unique: pd.Series, is_measured: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.bool_]]:
    """Cells as counts, NaN where not known, and which of them are nothing that Loop writes."""
    done = unique.replace(_OLDER_STATES).map(_STATES).astype("float64").to_numpy()
    is_state = unique.isin([*_STATES, *_OLDER_STATES, ""]).to_numpy(dtype=bool)
    plain = unique.where(unique.str.fullmatch(r"\d+(?:\.\d+)?"), "")
    amounts = pd.to_numeric(plain, errors="coerce").to_numpy(dtype="float64") / _MEASURED_TIMES
    # The numbers of the states mean the same in a measured habit: 3 is a day that was skipped, −1 not known.
    is_amount = ~np.isnan(amounts) & (unique != "3").to_numpy(dtype=bool)
    of_measured = np.where(is_amount, amounts, unique.map(_STATES).astype("float64").to_numpy())
    counts = np.where(is_measured, of_measured[codes], done[codes])
    return counts, ~np.where(is_measured, (is_state | is_amount)[codes], is_state[codes])
