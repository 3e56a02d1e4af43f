"""What charts over time share: dates on the axis, lines that break at gaps, the mark at a line's end."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import pandas as pd

from ssi.charts.look import Look
from ssi.model import Gap, calendar_day, gaps_between, monday_of
from ssi.words import numbers

POINTS = "%{y:.1~f}"
"""A score in a hover text, as `numbers.points` writes it."""
HOVER_DAY = "%-d %b %Y"
"""A day in a hover text, as Plotly writes dates."""
TICKS = 4
"""So many dates fit side by side on a phone."""
FEW = 30
"""Up to so many points each gets a marker; more would hide the line of a wide chart."""


def known(table: pd.DataFrame, column: str, day: str = "date") -> pd.DataFrame:
    """The rows that know a column: ``date`` and ``value``."""
    rows = table[[day, column]].dropna()
    return pd.DataFrame({"date": rows[day].to_numpy(), "value": rows[column].to_numpy()})


def broken(points: pd.DataFrame, gaps: Iterable[Gap]) -> tuple[list[str], list[float | None]]:
    """Dates and values for a line, with an unknown value in every gap of the history or of these points."""
    # Dates as text take half the bytes of a date-time.
    days: list[str] = points["date"].dt.strftime("%Y-%m-%d").to_list()
    values: list[float | None] = points["value"].round(3).to_list()
    ends = {pd.Timestamp(gap.end) for gap in (*gaps, *gaps_between(points["date"]))}
    after = {int(points["date"].searchsorted(end)) for end in ends} - {0, len(points)}
    for row in sorted(after, reverse=True):
        days.insert(row, str(calendar_day(points["date"].iloc[row - 1]) + timedelta(days=1)))
        values.insert(row, None)
    return days, values


def line(
    points: pd.DataFrame,
    gaps: Iterable[Gap],
    look: Look,
    *,
    name: str,
    color: str,
    dash: str,
    symbol: str,
    few: int = FEW,
) -> dict[str, Any]:
    """One line over time that breaks at gaps; points without a neighbour, and the last, get a marker.

    Up to so many points as are ``few`` have one each.
    """
    days, values = broken(points, gaps)
    alone = [
        value is not None
        and (row == 0 or values[row - 1] is None)
        and (row == len(values) - 1 or values[row + 1] is None)
        for row, value in enumerate(values)
    ]
    is_few = len(points) <= few
    sizes = [look.marker_size if is_few or mark else 0 for mark in alone]
    if sizes:
        sizes[-1] = look.marker_size
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": days,
        "y": values,
        "name": name,
        "line": {"color": color, "width": look.line_width, "dash": dash},
        "marker": {
            "color": color,
            "symbol": symbol,
            "size": look.marker_size if is_few else sizes,
            "opacity": 1,
            "line": {"width": 0},
        },
        "hovertemplate": POINTS,
    }


def thin_line(points: pd.DataFrame, gaps: Iterable[Gap], look: Look, *, name: str) -> dict[str, Any]:
    """Other people's average: a thin grey line."""
    days, values = broken(points, gaps)
    return {
        "type": "scatter",
        "mode": "lines" if len(points) > 1 else "markers",
        "x": days,
        "y": values,
        "name": name,
        "line": {"color": look.palette.guide, "width": look.guide_width},
        "marker": {"color": look.palette.guide, "size": look.marker_size / (1 if look.stage else 2)},
        "hovertemplate": POINTS,
    }


def end_label(look: Look, text: str, points: pd.DataFrame, place: float, color: str) -> dict[str, Any]:
    """The text to the right of a line's last point; ``place`` on the value axis may be beside the point."""
    return look.note(
        text,
        color=color,
        x=str(calendar_day(points["date"].iloc[-1])),
        y=place,
        xanchor="left",
        yanchor="middle",
        align="left",
        xshift=look.px(8),
        # Guides and grid lines must not run through the digits.
        bgcolor=look.palette.page,
        borderpad=0,
    )


def date_axis(
    look: Look, first: date, last: date, *, most_ticks: int = TICKS, **settings: Any
) -> dict[str, Any]:
    """The time axis from the first day to the last, with some air and at most so many labelled days."""
    days = date_ticks(first, last, most_ticks)
    air = timedelta(days=max(1, round((last - first).days * 0.02)))
    has_years = (last - first).days > 366
    shared = {
        "type": "date",
        "range": [str(first - air), str(last + air)],
        "tickmode": "array",
        "tickvals": [str(day) for day in days],
        "ticktext": [numbers.month(day) if has_years else numbers.short_day(day) for day in days],
        "hoverformat": HOVER_DAY,
        "ticks": "outside",
        "tickcolor": look.palette.grid,
        "showline": True,
        "linecolor": look.palette.grid,
    }
    return look.axis(**(shared | settings))


def date_ticks(first: date, last: date, most: int = TICKS) -> list[date]:
    """At most so many days to label: days, Mondays or firsts of months, evenly apart."""
    length = (last - first).days
    if length < TICKS:
        return _every([first + timedelta(days=days) for days in range(length + 1)], most)
    if length <= 7 * 2 * TICKS:
        monday = monday_of(first + timedelta(days=6))
        mondays = [monday + timedelta(weeks=weeks) for weeks in range((last - monday).days // 7 + 1)]
        return _every(mondays, most) or [first]
    return _every([calendar_day(month) for month in pd.date_range(first, last, freq="MS")], most)


def _every(days: list[date], most: int) -> list[date]:
    """Every second, third, ... of the days, so that no more than so many are left."""
    return days[:: max(1, -(-len(days) // most))]
