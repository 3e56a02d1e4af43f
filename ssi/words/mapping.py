"""What is said where a person tells what the columns of a table are, and the first days that come of it."""

from collections.abc import Collection, Sequence

import pandas as pd

from ssi.model import SCORE_COLUMNS, Frames
from ssi.words import files, names, numbers
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

_FIRST_DAYS = 5
_LONGEST_CELL = 24

ask = spoken("Say what each column is, and this table can be read. The first cells stand below each heading.")
first_cells = spoken("First cells")
read_as_last_time = spoken("Read as last time. Change below whatever is different now.")
day_of_all = spoken("Day of these numbers, if no column holds dates")


def still_missing(roles: Collection[str]) -> str:
    """What a table lacks while nobody has said what its columns are; "" where that is not what it lacks."""
    if not any(role in SCORE_COLUMNS or ":" in role for role in roles):
        return _("Still missing: which column holds a score, a habit or an outcome.")
    return "" if "date" in roles else _("Still missing: which column holds the dates.")


def example(cells: Sequence[str]) -> str:
    """The first cells of a column in one line."""
    short = (cell if len(cell) <= _LONGEST_CELL else f"{cell[:_LONGEST_CELL]}…" for cell in cells[:3])
    return " · ".join(short) or _("blank")


def preview_heading(days: int, person: str) -> str:
    """Over the first days of a reading; ``person`` where it is of several."""
    if person:
        return say_count(
            "So the first day of {person} reads:",
            "So the first {count} days of {person} read:",
            days,
            person=person,
        )
    return say_count("So the first day reads:", "So the first {count} days read:", days)


def first_days(frames: Frames) -> pd.DataFrame:
    """The first days with scores or counts, a column for each; unknown is empty. Empty where there are none."""
    known = [column for column in SCORE_COLUMNS if frames.snapshots[column].notna().any()]
    parts = [
        frames.snapshots.set_index("date")[known],
        _first_counts(frames.habits, "habit", "habit", "count"),
        _first_counts(frames.outcomes, "outcome", "measure", "value"),
    ]
    filled = [part.rename(columns=files.role) for part in parts if len(part)]
    if not filled:
        return pd.DataFrame()
    days = pd.concat(filled, axis="columns", sort=True).head(_FIRST_DAYS)
    days.insert(0, names.column("date"), [numbers.day(day) for day in days.index])
    return days.reset_index(drop=True)


def _first_counts(counts: pd.DataFrame, kind: str, slug: str, value: str) -> pd.DataFrame:
    """The counts of the first days, a column for each role."""
    first_dates = counts["date"].drop_duplicates().nsmallest(_FIRST_DAYS)
    early = counts[counts["date"].isin(first_dates)].assign(role=kind + ":" + counts[slug])
    wide: pd.DataFrame = early.pivot_table(
        index="date", columns="role", values=value, aggfunc="sum", sort=False
    )
    return wide
