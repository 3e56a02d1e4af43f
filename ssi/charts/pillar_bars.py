"""Where the four pillars are: bars out of 25."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.look import Look
from ssi.model import PILLAR_KEYS, PILLAR_MAX, Lagging, Value
from ssi.words import labels, names, numbers

_BAR_ROW = 58
_BAR, _BAR_MIDDLE = 0.34, -0.2
"""Of a pillar's row: how thick the bar is and where, under the pillar's name."""
_HIGHEST_ROW = 100
"""On a stage, px: few rows do not grow as large as it has room."""


def pillar_bars(latest: Mapping[str, Value], lagging: Lagging | None, look: Look) -> go.Figure:
    """Four bars out of 25, each under its pillar's name, with a tick at the industry average where known.

    A pillar that was never known has no row: its pale bar would look like a score. One at least has to be known.
    """
    rows = {pillar: -row for row, pillar in enumerate(each for each in PILLAR_KEYS if each in latest)}
    averages = [pillar for pillar in rows if f"industry_{pillar}" in latest]
    lowest = 0.5 - len(rows)
    explained = look.line_height + 8 if averages else 4
    height = _BAR_ROW * len(rows) + explained
    if look.stage:
        height = min(look.stage.height, _HIGHEST_ROW * len(rows) + explained)
    right = look.px(88) if look.has_digits else 12
    layout = look.layout(height=height, top=0, right=right, bottom=explained, left=2)
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
        layout["annotations"].append(look.note(name, **_over_bar(row, look)))
        if look.has_digits:
            score = numbers.out_of_25(latest[pillar].value)
            layout["annotations"].append(look.note(score, **_beside_bar(row, look)))
    if averages:
        explanation = look.note(labels.tick_explained(), color=look.palette.muted, **_at_left(lowest))
        layout["annotations"].append(explanation | {"yshift": -4})
    return drawn([*_bars(latest, rows, look), *_ticks(latest, averages, rows, look)], layout, look)


def _at_left(y: float) -> dict[str, Any]:
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yanchor": "top", "align": "left"}


def _over_bar(row: int, look: Look) -> dict[str, Any]:
    # Rows on a stage have no one height: there the name keeps to its bar.
    on_bar = {"y": row + _BAR_MIDDLE + _BAR / 2, "yanchor": "bottom", "yshift": 2}
    return _at_left(row + 0.48) | (on_bar if look.stage else {})


def _beside_bar(row: int, look: Look) -> dict[str, Any]:
    level = {"y": row + _BAR_MIDDLE, "yanchor": "middle"}
    return _at_left(row - 0.02) | {"x": 1, "xshift": look.px(8)} | (level if look.stage else {})


def _bars(latest: Mapping[str, Value], rows: Mapping[str, float], look: Look) -> list[dict[str, Any]]:
    """A pale bar over the whole 25 points, and the pillar's own in front of it."""
    middles = [row + _BAR_MIDDLE for row in rows.values()]
    shared = {"type": "bar", "orientation": "h", "width": _BAR, "y": middles, "hoverinfo": "skip"}
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
        "y": [rows[pillar] + _BAR_MIDDLE for pillar in averages],
        "hoverinfo": "skip",
    }
    rim = {
        "symbol": "line-ns",
        "size": look.px(14),
        "line": {"width": look.px(7), "color": look.palette.page},
    }
    tick = {
        "symbol": "line-ns",
        "size": look.px(18),
        "line": {"width": look.px(3), "color": look.palette.ink},
    }
    return [shared | {"marker": rim}, shared | {"marker": tick}]
