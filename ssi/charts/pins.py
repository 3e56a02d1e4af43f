"""Events over a line as numbered pins; on a stage those that have no room of their own share one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd

from ssi.charts.look import Look
from ssi.model import calendar_day
from ssi.words import labels, numbers

_ROWS = 3
_APART, _STAGE_APART = 0.08, 0.07
"""Pins nearer than this share of the axis stand above one another; a stage is wider."""
_FOR_TWO_ROWS = 400
"""A lower stage has room for one row of pins, px."""


@dataclass(frozen=True)
class Pin:
    """A mark in a row above the chart, over the day of its first event, and a line down at every event's day."""

    first: int
    last: int
    days: tuple[date, ...]
    row: int
    label: str


def pins(events: pd.DataFrame, first: date, last: date, look: Look) -> list[Pin]:
    """The events that are in sight.

    Events are numbered by date over all of them, as in the table of events, whatever the range shown.
    """
    rows, apart = _ROWS, _APART
    if look.stage:
        rows, apart = 2 if look.stage.height >= _FOR_TWO_ROWS else 1, _STAGE_APART
    length = max(1, (last - first).days)
    free_from = [first] * rows
    found: list[Pin] = []
    in_order = events.sort_values("date", kind="stable")
    for number, (moment, label) in enumerate(zip(in_order["date"], in_order["label"], strict=True), start=1):
        day = calendar_day(moment)
        if not first <= day <= last:
            continue
        row = next((row for row, free in enumerate(free_from) if free <= day), None)
        if row is None and look.stage:
            found[-1] = replace(found[-1], last=number, days=(*found[-1].days, day))
            continue
        row = rows - 1 if row is None else row
        free_from[row] = day + timedelta(days=round(length * apart))
        found.append(Pin(number, number, (day,), row, str(label)))
    return found


def room_above(found: Sequence[Pin], look: Look) -> int:
    """The height that the pins need above the chart, px."""
    rows = max((pin.row for pin in found), default=-1) + 1
    return 12 + rows * _row(look)


def _row(look: Look) -> int:
    return look.line_height + look.px(8)


def mark(pin: Pin, look: Look) -> dict[str, Any]:
    """The pin's number in its frame."""
    said = escape(f"{numbers.short_day(pin.days[0])}: {pin.label}")
    return look.note(
        labels.pins(pin.first, pin.last, digits=look.has_digits),
        x=str(pin.days[0]),
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=2 + pin.row * _row(look),
        bgcolor=look.palette.page,
        bordercolor=look.palette.guide,
        borderwidth=look.guide_width,
        borderpad=3,
        hovertext=said,
        hoverlabel={
            "bgcolor": look.palette.panel,
            "font": {"color": look.palette.ink, "size": look.text_size},
        },
    )


def lines_down(pin: Pin, look: Look) -> list[dict[str, Any]]:
    """A dotted line at the day of every event."""
    return [
        {
            "type": "line",
            "x0": str(day),
            "x1": str(day),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": {"color": look.palette.guide, "width": look.guide_width, "dash": "dot"},
            "layer": "below",
        }
        for day in pin.days
    ]
