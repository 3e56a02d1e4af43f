"""Tables with one score in each row: `date, pillar, score`, with a group or section that says whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ssi.model import SCORE_COLUMNS, Problem
from ssi.readers.headers import group_of, role, score_in_group
from ssi.readers.layouts import Table
from ssi.readers.plain import plain_words
from ssi.words import problems as say

_LABELS = (
    "campo",
    "pillar",
    "metric",
    "measure",
    "component",
    "kpi",
    "item",
    "saule",
    "pilar",
    "pilier",
    "pijler",
    "category",
    "kategorie",
    "categoria",
    "field",
    "name",
    "type",
    "indicator",
    "score name",
    "metrica",
    "komponente",
)
_VALUES = (
    "valor numerico",
    "value",
    "score",
    "points",
    "valor",
    "wert",
    "valeur",
    "waarde",
    "punkte",
    "puntos",
    "pontos",
    "number",
    "result",
    "valor original",
    "percentage",
)
_SECTIONS = (
    "secao",
    "group",
    "section",
    "scope",
    "gruppe",
    "groupe",
    "grupo",
    "groep",
    "who",
    "segment",
    "audience",
)


@dataclass(frozen=True)
class _Names:
    label: int
    value: int
    section: int | None


def upright(table: Table) -> Table | None:
    """The same table with a column for each score, one row a capture; None where it is not long.

    Rows of one date and time are one capture, its line is that of its first row; of the same score twice the
    last row counts.
    """
    names = _names(table)
    if names is None:
        return None
    problems = list(table.problems)
    taken = (names.label, names.value, names.section)
    kept = [
        place
        for place, heading in enumerate(table.headings)
        if place not in taken and role(heading) in ("date", "time", "person")
    ]
    rows = pd.DataFrame({place: table.columns[place].astype("str") for place in kept})
    rows["score"] = _scores(table, names)
    rows["value"] = table.columns[names.value]
    rows["line"] = table.line_numbers()
    rows = _once(_known(rows, table, names, problems), kept, problems)
    captures = rows.groupby(kept, sort=False) if kept else rows.groupby(lambda _row: 0)
    wide = rows.assign(capture=captures.ngroup()).pivot(index="capture", columns="score", values="value")
    found = [name for name in SCORE_COLUMNS if name in wide.columns]
    found += [name for name in wide.columns if name not in found]
    first = rows.loc[captures.head(1).index]
    values = wide.fillna("").astype(table.columns[names.value].dtype).reset_index(drop=True)
    return Table(
        headings=(*(table.headings[place] for place in kept), *found),
        columns=(
            *(first[place].reset_index(drop=True) for place in kept),
            *(values[score] for score in found),
        ),
        lines=tuple(None if pd.isna(line) else int(line) for line in first["line"]),
        problems=tuple(problems),
    )


def _known(rows: pd.DataFrame, table: Table, names: _Names, problems: list[Problem]) -> pd.DataFrame:
    """The rows that hold a score or a habit; what the others are called is said."""
    known = rows["score"].notna()
    if not known.all():
        labels = table.columns[names.label].astype("str")[~known].str.strip()
        message = say.unknown_labels(list(labels[labels != ""].unique()))
        problems.append(Problem(None, table.headings[names.label], None, message))
    found: pd.DataFrame = rows[known]
    return found


def _once(rows: pd.DataFrame, kept: Sequence[int], problems: list[Problem]) -> pd.DataFrame:
    """The last row of each score of a capture; repeated rows are counted, others said by day."""
    repeats = rows.duplicated([*kept, "score", "value"], keep="last")
    if repeats.any():
        problems.append(Problem(None, None, None, say.duplicates(int(repeats.sum()))))
    rows = rows[~repeats]
    earlier = rows.duplicated([*kept, "score"], keep="last")
    if earlier.any():
        days = len(rows.loc[earlier, list(kept)].drop_duplicates())
        problems.append(Problem(None, None, None, say.several_a_day(days)))
    last: pd.DataFrame = rows[~earlier]
    return last


def _place(headings: Sequence[str], accepted: Sequence[str]) -> list[int]:
    plain = [plain_words(heading) for heading in headings]
    return [plain.index(name) for name in accepted if name in plain]


def _names(table: Table) -> _Names | None:
    """Which column names the score, which holds its value and which the group; None where it is not long."""
    values, sections = _place(table.headings, _VALUES), _place(table.headings, _SECTIONS)
    for label in _place(table.headings, _LABELS):
        texts = table.columns[label].astype("str")
        filled = texts[texts.str.strip() != ""]
        meant = filled.drop_duplicates().map(lambda text: _meaning(text, "") is not None)
        value = next((place for place in values if place != label), None)
        if value is not None and len(meant) and meant.mean() >= 0.5:
            return _Names(label, value, next((place for place in sections if place != label), None))
    return None


def _meaning(label: str, section: str) -> str | None:
    """The heading of a row's value in the upright table: a score's name, or a habit's as it is written."""
    # Ranks stand in a section of the person's own: there the label itself names the group.
    meant = score_in_group(label, group_of(section) or group_of(label))
    if meant in SCORE_COLUMNS:
        return meant
    return label.strip() if (role(label) or "").startswith(("habit:", "outcome:")) else None


def _scores(table: Table, names: _Names) -> pd.Series:
    """The score that each row holds, None where it is none that is known."""
    labels = table.columns[names.label].astype("str")
    sections = (
        table.columns[names.section].astype("str")
        if names.section is not None
        else labels.where(labels == "", "")
    )
    meanings: dict[tuple[str, str], str | None] = {}
    for label, section in dict.fromkeys(zip(labels, sections, strict=True)):
        meanings[label, section] = _meaning(label, section)
    found = [meanings[pair] for pair in zip(labels, sections, strict=True)]
    return pd.Series(np.array(found, dtype=object))
