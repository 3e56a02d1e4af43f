"""What the owner's own profile said: Profile.csv, Positions.csv and Skills.csv; of nobody else, and no address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ssi.model import Problem
from ssi.readers.archive.rows import Rows
from ssi.words import archive as say

_FIELDS = {
    "headline": "headline",
    "summary": "summary",
    "industry": "industry",
    "geolocation": "location",
    "websites": "websites",
}
"""Column of Profile.csv → field of the frame ``profile``."""
_MONTHS = ("%b %Y", "%B %Y", "%Y", "%b-%y")
_LAST_DAY = pd.Timestamp(date(2200, 1, 1))
"""The end of a job that has none."""


@dataclass(frozen=True)
class Job:
    """A position of the owner's; ``last`` is far in the future while it is held."""

    company: str
    title: str
    first: pd.Timestamp
    last: pd.Timestamp

    @property
    def is_held(self) -> bool:
        """Whether the archive gives no end."""
        return self.last == _LAST_DAY


@dataclass(frozen=True)
class Positions:
    """The owner's jobs whose first month is known, the first begun first."""

    jobs: Sequence[Job]

    def current(self) -> Job | None:
        """The job begun last of those that are held; None where none is."""
        held = [job for job in self.jobs if job.is_held]
        return held[-1] if held else None


def positions(rows: Rows, problems: list[Problem]) -> Positions:
    """The jobs of a Positions.csv; a job covers the whole of its first and of its last month."""
    cells = rows.cells
    begun = _months(cells["startedon"])
    ended = _months(cells["finishedon"])
    unreadable = begun.isna() | (ended.isna() & (cells["finishedon"] != ""))
    if unreadable.any():
        lines = cells.loc[unreadable, "line"].astype(int).tolist()
        problems.append(Problem(lines[0], None, None, say.job_without_month(rows.file, lines)))
    last = (ended + pd.offsets.MonthEnd(0)).fillna(_LAST_DAY)
    jobs = [
        Job(company, title, first, until)
        for company, title, first, until, bad in zip(
            cells["companyname"], cells["title"], begun, last, unreadable, strict=True
        )
        if not bad
    ]
    return Positions(sorted(jobs, key=lambda job: (job.first, job.company, job.title)))


def _months(texts: pd.Series) -> pd.Series:
    months = pd.Series(pd.NaT, index=texts.index, dtype="datetime64[s]")
    for form in _MONTHS:
        left = months.isna() & (texts != "")
        if left.any():
            found = pd.to_datetime(texts[left], format=form, errors="coerce").astype("datetime64[s]")
            months = months.where(~left, found.reindex(texts.index))
    return months


def own_name(rows: Rows) -> str:
    """First and last name in a Profile.csv, "" where it has no row."""
    names = (rows.cells["firstname"] + " " + rows.cells["lastname"]).str.strip()
    return str(names.iloc[0]) if len(names) else ""


def profile(
    day: pd.Timestamp, own: Rows | None, held: Positions | None, skills: Rows | None
) -> list[dict[str, object]]:
    """Rows of the frame ``profile``: what is filled in, as of ``day``."""
    said: dict[str, str] = {}
    if own is not None and len(own.cells):
        said |= {field: str(own.column(column).iloc[0]) for column, field in _FIELDS.items()}
    if held is not None and (job := held.current()):
        said |= {"title": job.title, "company": job.company}
    if skills is not None:
        said["skills"] = str(len(skills.cells))
    return [{"date": day, "field": field, "text": text} for field, text in said.items() if text]
