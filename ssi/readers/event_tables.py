"""Tables of what happened and when: `date, label, kind`, as this program's own export of events is."""

from typing import Any

import pandas as pd

from ssi.model import EVENT_KINDS, FRAMES, Frames, Problem, Reading, calendar_day, frame
from ssi.readers import rules
from ssi.readers.days import days
from ssi.readers.layouts import Table
from ssi.readers.options import Options
from ssi.readers.plain import plain_words
from ssi.words import problems as say


def read(table: Table, options: Options) -> Reading | None:
    """The events of a table with just these three columns; None where it has others."""
    names = [plain_words(heading) for heading in table.headings]
    if sorted(names) != sorted(FRAMES["events"]):
        return None
    date, label, kind = (
        table.columns[names.index(name)].astype("str").str.strip() for name in FRAMES["events"]
    )
    found = days(date, order=options.date_order, today=options.today, time_zone=options.time_zone)
    rows = pd.DataFrame({"date": found.days, "label": label, "kind": kind.str.lower()})
    # A label that a spreadsheet would run as a formula was written with an apostrophe in front.
    rows["label"] = rows["label"].str.replace(r"^'(?=[=+@-])", "", regex=True)
    plausible = rules.plausible_days(rows["date"], options.today).to_numpy()
    used = plausible & (rows["label"] != "").to_numpy()
    wrong = rows.assign(cell=date, line=pd.Series(table.lines, dtype="object"))[~used]
    problems = [_left_out(*row) for row in wrong[["line", "date", "cell", "label"]].itertuples(index=False)]
    unknown = used & ~rows["kind"].isin(EVENT_KINDS).to_numpy()
    if unknown.any():
        problems.append(Problem(None, "kind", None, say.other_kinds(int(unknown.sum()))))
        rows.loc[unknown, "kind"] = "other"
    events = frame("events", rows[used].sort_values("date", kind="stable").reset_index(drop=True))
    return Reading("events", {"": Frames(events=events)}, problems=tuple(problems))


def _left_out(line: int | None, day: Any, cell: str, label: str) -> Problem:
    """Why a row is no event: its day cannot be read or be one, or nothing says what happened."""
    where = say.place(line, None)
    if pd.isna(day):
        message = say.not_a_day(where, cell) if cell else say.no_date(where)
    elif not label:
        message = say.nameless_event(where)
    else:
        when = calendar_day(day)
        message = (say.too_early if when < rules.FIRST_DAY else say.in_the_future)(where, when)
    return Problem(line, "date", cell or None, message, left_out=True)
