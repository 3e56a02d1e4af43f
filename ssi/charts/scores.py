"""Where the scores are and how they went: overall, pillars, ranks."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.lines import date_axis, end_label, known, line, thin_line
from ssi.charts.look import MARKS, Look, spread
from ssi.model import (
    LOW_BELOW,
    OVERALL_MAX,
    PILLAR_KEYS,
    PILLAR_MAX,
    RANKS,
    STRONG_ABOVE,
    Gap,
    Lagging,
    Value,
    calendar_day,
)
from ssi.words import labels, names, numbers

_BAR_ROW = 58
_PIN_ROWS = 3
_PIN_APART = 0.08
"""Pins nearer than this share of the axis stand above one another."""
RANK_AXES = (10, 25, 50, 100)
"""The rank axis ends at the first of these that holds all ranks."""


def pillar_bars(latest: Mapping[str, Value], lagging: Lagging | None, look: Look) -> go.Figure:
    """Four bars out of 25, each under its pillar's name, with a tick at the industry average where known.

    A pillar that was never known has no row: its pale bar would look like a score. One at least has to be known.
    """
    rows = {pillar: -row for row, pillar in enumerate(each for each in PILLAR_KEYS if each in latest)}
    averages = [pillar for pillar in rows if f"industry_{pillar}" in latest]
    lowest = 0.5 - len(rows)
    explained = look.line_height + 8 if averages else 4
    layout = look.layout(height=_BAR_ROW * len(rows) + explained, top=0, right=88, bottom=explained, left=2)
    layout |= {
        "xaxis": look.axis(range=[0, PILLAR_MAX], showticklabels=False),
        "yaxis": look.axis(range=[lowest, 0.5], showticklabels=False),
        "hovermode": False,
        "barmode": "overlay",
    }
    for pillar, row in rows.items():
        name = escape(names.pillar(pillar))
        if lagging is not None and lagging.pillar == pillar:
            name = f"<b>{labels.lagging(name)}</b>"
        score = numbers.out_of_25(latest[pillar].value)
        at_the_end = _at_left(row - 0.02) | {"x": 1, "xshift": 8}
        layout["annotations"] += [look.note(name, **_at_left(row + 0.48)), look.note(score, **at_the_end)]
    if averages:
        explanation = look.note(labels.tick_explained(), color=look.palette.muted, **_at_left(lowest))
        layout["annotations"].append(explanation | {"yshift": -4})
    return go.Figure([*_bars(latest, rows, look), *_ticks(latest, averages, rows, look)], layout)


def _at_left(y: float) -> dict[str, Any]:
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yanchor": "top", "align": "left"}


def _bars(latest: Mapping[str, Value], rows: Mapping[str, float], look: Look) -> list[dict[str, Any]]:
    """A pale bar over the whole 25 points, and the pillar's own in front of it."""
    middles = [row - 0.2 for row in rows.values()]
    shared = {"type": "bar", "orientation": "h", "width": 0.34, "y": middles, "hoverinfo": "skip"}
    own = [latest[pillar].value for pillar in rows]
    colors = [look.palette.pillars[pillar] for pillar in rows]
    return [
        shared
        | {"x": [PILLAR_MAX] * len(rows), "marker": {"color": look.palette.grid, "line": {"width": 0}}},
        shared | {"x": own, "marker": {"color": colors, "line": {"width": 0}}},
    ]


def _ticks(
    latest: Mapping[str, Value], averages: Sequence[str], rows: Mapping[str, float], look: Look
) -> list[dict[str, Any]]:
    """A tick across the bar at the industry average, on a rim of the page's colour to show on any bar."""
    shared = {
        "type": "scatter",
        "mode": "markers",
        "x": [latest[f"industry_{pillar}"].value for pillar in averages],
        "y": [rows[pillar] - 0.2 for pillar in averages],
        "hoverinfo": "skip",
    }
    rim = {"symbol": "line-ns", "size": 14, "line": {"width": 7, "color": look.palette.page}}
    tick = {"symbol": "line-ns", "size": 18, "line": {"width": 3, "color": look.palette.ink}}
    return [shared | {"marker": rim}, shared | {"marker": tick}]


def overall_line(snapshots: pd.DataFrame, gaps: Sequence[Gap], events: pd.DataFrame, look: Look) -> go.Figure:
    """Overall from 0 to 100 with guides at 40 and 70, and the events as numbered pins above."""
    points = known(snapshots, "overall")
    own = line(
        points,
        gaps,
        look,
        name=escape(names.column("overall")),
        color=look.palette.ink,
        dash="solid",
        symbol="circle",
    )
    first, last = _days_shown(snapshots, events)
    pins = _pins(events, first, last)
    layout = look.layout(height=360, top=_pin_room(pins, look), right=44, bottom=30, left=34)
    layout |= {
        "xaxis": date_axis(look, first, last),
        "yaxis": look.axis(range=[0, OVERALL_MAX], tickvals=[0, LOW_BELOW, STRONG_ABOVE, OVERALL_MAX]),
    }
    layout["shapes"] = [_guide(LOW_BELOW, look), _guide(STRONG_ABOVE, look)]
    for number, day, row, label in pins:
        layout["shapes"].append(_pin_line(day, look))
        layout["annotations"].append(_pin(number, day, row, label, look))
    if len(points):
        value = points["value"].iloc[-1]
        layout["annotations"].append(end_label(look, numbers.points(value), points, value, look.palette.ink))
    return go.Figure([own], layout)


def _days_shown(snapshots: pd.DataFrame, events: pd.DataFrame) -> tuple[date, date]:
    """From the first snapshot to the last, or to an event after it."""
    first, last = snapshots["date"].iloc[0], snapshots["date"].iloc[-1]
    return calendar_day(first), calendar_day(max([last, *events["date"].dropna()]))


def _guide(height: float, look: Look) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": height,
        "y1": height,
        "line": {"color": look.palette.guide, "width": 1},
        "layer": "below",
    }


def _pins(events: pd.DataFrame, first: date, last: date) -> list[tuple[int, date, int, str]]:
    """Number, day, row above the chart and label of the events that are in sight.

    Events are numbered by date over all of them, as in the table of events, whatever the range shown.
    """
    length = max(1, (last - first).days)
    free_from = [first] * _PIN_ROWS
    pins = []
    in_order = events.sort_values("date", kind="stable")
    for number, (moment, label) in enumerate(zip(in_order["date"], in_order["label"], strict=True), start=1):
        day = calendar_day(moment)
        if not first <= day <= last:
            continue
        row = next((row for row, free in enumerate(free_from) if free <= day), _PIN_ROWS - 1)
        free_from[row] = day + timedelta(days=round(length * _PIN_APART))
        pins.append((number, day, row, str(label)))
    return pins


def _pin_room(pins: Sequence[tuple[int, date, int, str]], look: Look) -> int:
    rows = max((row for _, _, row, _ in pins), default=-1) + 1
    return 12 + rows * (look.line_height + 8)


def _pin(number: int, day: date, row: int, label: str, look: Look) -> dict[str, Any]:
    said = escape(f"{numbers.short_day(day)}: {label}")
    return look.note(
        str(number),
        x=str(day),
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=2 + row * (look.line_height + 8),
        bgcolor=look.palette.page,
        bordercolor=look.palette.guide,
        borderwidth=1,
        borderpad=3,
        hovertext=said,
        hoverlabel={
            "bgcolor": look.palette.panel,
            "font": {"color": look.palette.ink, "size": look.text_size},
        },
    )


def _pin_line(day: date, look: Look) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": str(day),
        "x1": str(day),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "line": {"color": look.palette.guide, "width": 1, "dash": "dot"},
        "layer": "below",
    }


def pillar_panel(pillar: str, snapshots: pd.DataFrame, gaps: Sequence[Gap], look: Look) -> go.Figure:
    """One pillar from 0 to 25 under its full name, with its industry average as a thin grey line."""
    mark, color = MARKS[pillar], look.palette.pillars[pillar]
    points, average = known(snapshots, pillar), known(snapshots, f"industry_{pillar}")
    traces = []
    if len(average):
        traces.append(thin_line(average, gaps, look, name=escape(names.column("industry_average"))))
    traces.append(
        line(
            points,
            gaps,
            look,
            name=escape(names.pillar_short(pillar)),
            color=color,
            dash=mark.dash,
            symbol=mark.symbol,
        )
    )
    top, bottom, height = look.line_height + 20, 30, 210
    layout = look.layout(height=height, top=top, right=66, bottom=bottom, left=28)
    first, last = calendar_day(snapshots["date"].iloc[0]), calendar_day(snapshots["date"].iloc[-1])
    layout |= {
        "xaxis": date_axis(look, first, last),
        "yaxis": look.axis(range=[0, PILLAR_MAX], dtick=5, showgrid=True),
    }
    layout["annotations"] = [
        look.note(
            f"<b>{escape(names.pillar(pillar))}</b>",
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-26,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=12,
        ),
        *_ends(
            [
                (points, numbers.points, color),
                (average, lambda _: labels.industry(), look.palette.muted),
            ],
            look,
            points_a_line=PILLAR_MAX / (height - top - bottom) * look.line_height,
            top=PILLAR_MAX,
        ),
    ]
    return go.Figure(traces, layout)


def _ends(
    lines: Sequence[tuple[pd.DataFrame, Any, str]], look: Look, *, points_a_line: float, top: float
) -> list[dict[str, Any]]:
    """The labels at the right ends of lines (points, text of the last value, colour), kept a line apart."""
    there = [(points, say, color) for points, say, color in lines if len(points)]
    wanted = [float(points["value"].iloc[-1]) for points, _, _ in there]
    places = spread(wanted, apart=points_a_line, low=0, high=top)
    return [
        end_label(look, say(value), points, place, color)
        for (points, say, color), value, place in zip(there, wanted, places, strict=True)
    ]


def rank_lines(snapshots: pd.DataFrame, gaps: Sequence[Gap], look: Look) -> go.Figure:
    """Both ranks, 1 on top: up is closer to the top."""
    points = {rank: known(snapshots, rank) for rank in RANKS}
    worst = max((float(table["value"].max()) for table in points.values() if len(table)), default=100.0)
    lowest = next(end for end in RANK_AXES if worst <= end)
    styles = {
        "industry_rank": (look.palette.ink, "solid", "circle"),
        "network_rank": (look.palette.muted, "5px,3px", "square"),
    }
    traces = [
        line(
            points[rank],
            gaps,
            look,
            name=escape(names.column(rank)),
            color=color,
            dash=dash,
            symbol=symbol,
        )
        | {"hovertemplate": labels.rank_hover()}
        for rank, (color, dash, symbol) in styles.items()
        if len(points[rank])
    ]
    top, bottom, height = 14, 30, 260
    layout = look.layout(height=height, top=top, right=84, bottom=bottom, left=66)
    first, last = calendar_day(snapshots["date"].iloc[0]), calendar_day(snapshots["date"].iloc[-1])
    tick_values = [1, *(lowest * part / 5 for part in range(1, 6))]
    layout |= {
        "xaxis": date_axis(look, first, last),
        "yaxis": look.axis(
            range=[lowest, 1],
            tickvals=tick_values,
            ticktext=[numbers.top(value) for value in tick_values],
            showgrid=True,
        ),
    }
    layout["annotations"] = _ends(
        [(points[rank], partial(labels.rank_end, rank), color) for rank, (color, _, _) in styles.items()],
        look,
        # Name and rank: two lines each.
        points_a_line=lowest / (height - top - bottom) * 2 * look.line_height,
        top=lowest,
    )
    return go.Figure(traces, layout)
