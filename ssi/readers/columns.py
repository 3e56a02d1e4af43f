"""What each column of a table holds: by its heading, by what stands below it, and by the caller's word."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi import catalog
from ssi.model import PILLAR_KEYS, RANKS, SCORE_COLUMNS, Assumption, Problem
from ssi.readers import headers
from ssi.readers.assumed_days import of_days
from ssi.readers.counts import Counts, counts
from ssi.readers.days import Days, days
from ssi.readers.layouts import Table
from ssi.readers.numerals import Numbers, numbers
from ssi.readers.options import DecimalMark, Options
from ssi.readers.slugs import Taken, slug_of
from ssi.words import assumptions as why
from ssi.words import problems as say

PLAIN_ROLES = ("date", "time", "person", "source", "note", "ignore")
_OWN = ("habit:", "outcome:")
"""A habit or an outcome of the person's own, named by its heading."""
_TAKEN_BACK = ("outcome:impressions", "outcome:engagements", "outcome:new_followers", "outcome:count")
"""Counts that can be below 0 on a day, for LinkedIn takes back what it counted before; the last are a log's."""
_SAID = 5
"""Columns kept apart that are said one by one; all of them stand in the list of columns."""
_ENOUGH_DAYS = 0.8
"""Share of a nameless column's cells that must be dates before it is taken as the date."""


@dataclass(frozen=True)
class Columns:
    """A table's columns by role, already read: scores as numbers, counts as counts, one column of days.

    ``roles`` maps every heading to its role; ``days`` is None where no column holds dates.
    """

    roles: Mapping[str, str]
    days: Days | None
    day_heading: str | None
    scores: Mapping[str, tuple[str, Numbers]]
    counts: Mapping[str, tuple[str, Counts]]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]

    def values(self) -> list[npt.NDArray[np.float64]]:
        """The numbers of every score and count, for all rows."""
        scores = [found.values for _heading, found in self.scores.values()]
        return scores + [found.values for _role, found in self.counts.values()]

    def headings(self, role: str) -> list[str]:
        """The headings that were given a role."""
        return [heading for heading, given in self.roles.items() if given == role]


def columns(table: Table, options: Options) -> Columns:
    """Decide what each column holds and read it."""
    chosen = {
        heading: f"{role}{slug_of(heading)}" if role in _OWN else role
        for heading, role in (options.columns or {}).items()
        if is_role(role) or role in _OWN
    }
    cells = dict(zip(table.headings, table.columns, strict=True))
    roles = {heading: chosen.get(heading) or headers.role(_bare(heading)) for heading in cells}
    problems: list[Problem] = []

    day_heading, read_days = _day_column(cells, roles, chosen, options)
    for heading in cells:
        if roles[heading] == "date" and heading != day_heading:
            roles[heading] = "ignore"
    if day_heading:
        roles[day_heading] = "date"
    _find_missing_pillars(cells, roles)

    scores = _scores(cells, roles, chosen, options, problems)
    mark = _usual_mark(scores)
    apart: list[str] = []
    read_counts = _counts(cells, roles, chosen, options, mark, apart)
    for heading in cells:
        if roles[heading] is None:
            roles[heading] = "ignore" if _all_blank(cells[heading]) else "note"
    final = {heading: role for heading, role in roles.items() if role}
    return Columns(
        roles=final,
        days=read_days,
        day_heading=day_heading,
        scores=scores,
        counts=read_counts,
        problems=tuple(problems),
        assumptions=tuple(_assumptions(cells, final, apart, read_days, read_counts, mark, options)),
    )


def is_role(role: str) -> bool:
    """Whether a text is a role that a column can have."""
    kind, _colon, slug = role.partition(":")
    return role in SCORE_COLUMNS or role in PLAIN_ROLES or (kind in ("habit", "outcome") and bool(slug))


def _bare(heading: str) -> str:
    """A heading without the number that tells it from its namesake: "Brand (2)" is "Brand"."""
    return re.sub(r" \(\d+\)$", "", heading)


def _is_blank(cells: pd.Series) -> pd.Series:
    return cells.astype("str").str.strip() == ""


def _all_blank(cells: pd.Series) -> bool:
    # Of most columns the first cells tell.
    return bool(_is_blank(cells.iloc[:100]).all() and _is_blank(cells).all())


def _day_column(
    cells: Mapping[str, pd.Series],
    roles: Mapping[str, str | None],
    chosen: Mapping[str, str],
    options: Options,
) -> tuple[str | None, Days | None]:
    """The column of days: as chosen, else by the surest heading, else by what stands in a nameless column."""

    def read(heading: str) -> Days:
        return days(
            cells[heading], order=options.date_order, today=options.today, time_zone=options.time_zone
        )

    by_choice = [heading for heading, role in chosen.items() if role == "date" and heading in cells]
    if by_choice:
        return by_choice[0], read(by_choice[0])
    named = [heading for heading, role in roles.items() if role == "date"]
    for heading in sorted(named, key=lambda heading: headers.date_rank(_bare(heading))):
        found = read(heading)
        if not pd.isna(found.days).all():
            return heading, found
    for heading, role in roles.items():
        if role in (None, "time", "note") and heading not in chosen:
            found = read(heading)
            filled = (~_is_blank(cells[heading])).sum()
            if filled and (~pd.isna(found.days)).sum() >= _ENOUGH_DAYS * filled:
                return heading, found
    return None, None


def _find_missing_pillars(cells: Mapping[str, pd.Series], roles: dict[str, str | None]) -> None:
    """Give a pillar nobody claimed to the one heading that holds its word, where the other pillars are there."""
    missing = [pillar for pillar in PILLAR_KEYS if pillar not in roles.values()]
    if len(missing) > len(PILLAR_KEYS) - 2:
        return
    for pillar in missing:
        named = [h for h in cells if roles[h] is None and headers.mentions(h, pillar)]
        if len(named) == 1:
            roles[named[0]] = pillar


def _scores(
    cells: Mapping[str, pd.Series],
    roles: dict[str, str | None],
    chosen: Mapping[str, str],
    options: Options,
    problems: list[Problem],
) -> dict[str, tuple[str, Numbers]]:
    """Score → its heading and numbers; of several columns for one score the first with numbers is used."""
    scores: dict[str, tuple[str, Numbers]] = {}
    for score in SCORE_COLUMNS:
        named = [heading for heading in cells if roles[heading] == score]
        named.sort(key=lambda heading: heading not in chosen)
        read: dict[str, Numbers] = {}
        for heading in named:
            found = numbers(cells[heading], decimal=options.decimal, thousands=False)
            # Text under "People" or "Insights" is a note, unless the caller says otherwise.
            if np.isnan(found.values).all() and found.unreadable.any() and heading not in chosen:
                roles[heading] = "note"
            else:
                read[heading] = found
        filled = [heading for heading, found in read.items() if not np.isnan(found.values).all()]
        if not read:
            continue
        used = (filled or list(read))[0]
        scores[score] = (used, _as_percent(score, read[used], problems))
        unused = [heading for heading in read if heading != used]
        for heading in unused:
            roles[heading] = "ignore"
        if unused:
            problems.append(Problem(None, score, None, say.several_columns(say.score(score), used, unused)))
    return scores


def _as_percent(score: str, found: Numbers, problems: list[Problem]) -> Numbers:
    """A workbook shows 8% and stores 0.08: ranks that are all fractions are percent."""
    known = found.values[~np.isnan(found.values)]
    if (
        score not in RANKS
        or not len(known)
        or not ((known >= 0) & (known <= 1)).all()
        or not (known % 1 > 0).any()
    ):
        return found
    problems.append(Problem(None, score, None, say.rank_fraction(score)))
    return replace(found, values=np.round(found.values * 100, 6))


def _usual_mark(scores: Mapping[str, tuple[str, Numbers]]) -> DecimalMark:
    """The decimal mark of most score columns: what a count of "1.204" goes by."""
    marks = [found.seen for _heading, found in scores.values()]
    return "comma" if marks.count("comma") > marks.count("point") else "point"


def _counts(
    cells: Mapping[str, pd.Series],
    roles: dict[str, str | None],
    chosen: Mapping[str, str],
    options: Options,
    mark: DecimalMark,
    apart: list[str],
) -> dict[str, tuple[str, Counts]]:
    """Heading → role and counts, for habits and outcomes; an unknown column of counts is proposed as a habit.

    Two columns are never one habit, for their counts would be added up: the headings of those that got another
    name for that are put into ``apart``.
    """
    read: dict[str, tuple[str, Counts]] = {}
    taken = Taken()
    # What the caller chose has the first word.
    for heading in sorted(cells, key=lambda heading: heading not in chosen):
        role = roles[heading]
        if role is not None and not role.startswith(_OWN):
            continue
        may_fall = role in _TAKEN_BACK
        found = counts(cells[heading], decimal=options.decimal, default=mark, below_zero_is_read=may_fall)
        if role is None and found.looks_like_counts:
            role = f"habit:{slug_of(heading)}"
        elif role is None and not np.isnan(found.values).all() and not found.unreadable.any():
            role = "ignore"
        elif role and np.isnan(found.values).all() and found.unreadable.any() and heading not in chosen:
            role = "note"
        roles[heading] = role
        if role and role.startswith(_OWN):
            own = f"{role.partition(':')[0]}:{slug_of(heading)}"
            roles[heading] = given = taken.give(own if role in taken and heading not in chosen else role)
            read[heading] = (given, found)
            apart += [heading] if given != role else []
    return read


def _assumptions(
    cells: Mapping[str, pd.Series],
    roles: Mapping[str, str],
    apart: Sequence[str],
    read_days: Days | None,
    read_counts: Mapping[str, tuple[str, Counts]],
    mark: DecimalMark,
    options: Options,
) -> list[Assumption]:
    """What was decided about the columns, the days and the decimal mark."""
    shown = {heading: role for heading, role in roles.items() if not _all_blank(cells[heading])}
    reasons = (why.columns_read(), *(why.kept_apart(heading, roles[heading]) for heading in apart[:_SAID]))
    found = [Assumption("columns", shown, all_roles(), " ".join(reasons))]
    found += of_days(read_days, options) if read_days else []
    is_open = [heading for heading, (_role, column) in read_counts.items() if column.decimal_is_open]
    if is_open or options.decimal:
        used = options.decimal or mark
        reason = why.decimal_open(", ".join(is_open)) if is_open else why.chosen()
        found.append(Assumption("decimal", used, ("point" if used == "comma" else "comma",), reason))
    return found


def all_roles() -> tuple[str, ...]:
    """Every role that the person can give a column."""
    return (
        *PLAIN_ROLES,
        *SCORE_COLUMNS,
        *(f"habit:{slug}" for slug in catalog.habits()),
        *(f"outcome:{slug}" for slug in catalog.outcomes()),
        *_OWN,
    )
