"""The short texts of tiles and lists: a number, what it did, and how old it is."""

from datetime import date

import pandas as pd

from ssi.model import RANKS, Change, Value
from ssi.words import findings, names, numbers
from ssi.words.translate import say as _


def tile(
    column: str, value: Value | None, change: Change | None, today: date, stopped: date | None = None
) -> tuple[str, str]:
    """A tile's number and the line under it: what changed, over which span, and the age where it is old."""
    if value is None:
        return numbers.UNKNOWN, _("not known")
    if column in RANKS:
        number = numbers.top(value.value)
        moved = numbers.rank_change(change.before, change.now) if change else None
    else:
        number = _("{points}, {band}").format(
            points=numbers.points(value.value), band=names.band(value.value)
        )
        moved = numbers.change(change.points) if change else None
    aged = numbers.age(value.date, today)
    if change is None or moved is None:
        return number, aged
    said = _("{change}, {span} · {age}")
    return number, said.format(change=moved, span=findings.span(change, stopped=bool(stopped)), age=aged)


def pins(events: pd.DataFrame, first: date) -> list[str]:
    """The events from a day on as the chart's numbered pins name them: "1 · 3 May 2026 · New headline".

    Numbered by date over all of them, as in the chart. Plain text: labels are the user's own.
    """
    in_order = events.sort_values("date", kind="stable")
    numbered = enumerate(zip(in_order["date"].dt.date, in_order["label"], strict=True), start=1)
    said = _("{number} · {day} · {label}")
    return [
        said.format(number=number, day=numbers.day(when), label=label)
        for number, (when, label) in numbered
        if when >= first
    ]
