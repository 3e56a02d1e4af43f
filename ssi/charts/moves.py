"""How far overall and the pillars moved, beside the usual wobble."""

from collections.abc import Mapping
from html import escape
from typing import Any

import plotly.graph_objects as go

from ssi.charts.look import Look
from ssi.model import OWN_SCORES, Change
from ssi.words import labels, names

_ROW = 76
_BAR = 0.3
_BAR_MIDDLE = -0.26
_LEAST_REACH = 2.0
"""The axis reaches at least so many points to either side: a small change looks small."""


def change_bars(changes: Mapping[str, Change], wobbles: Mapping[str, float | None], look: Look) -> go.Figure:
    """One bar from zero for overall and for each pillar, over a pale band as wide as the usual wobble."""
    rows = {column: -row for row, column in enumerate(OWN_SCORES)}
    moved = {column: changes[column] for column in rows if column in changes}
    reach = _reach(moved, wobbles)
    bottom = look.line_height * 3 + 14
    layout = look.layout(height=_ROW * len(rows) + bottom, top=0, right=12, bottom=bottom, left=2)
    has_band = any(wobbles.get(column) is not None for column in moved)
    layout |= {
        "xaxis": look.axis(
            range=[-reach, reach],
            tickvals=_even_ticks(reach),
            ticktext=[labels.signed(value) for value in _even_ticks(reach)],
            title={
                "text": "<br>".join([labels.points_axis(), labels.band_explained()][: 1 + has_band]),
                "font": {"size": look.text_size, "color": look.palette.muted},
                "standoff": 4,
            },
        ),
        "yaxis": look.axis(range=[0.5 - len(rows), 0.5], showticklabels=False),
        "hovermode": False,
    }
    for column, row in rows.items():
        wobble = wobbles.get(column)
        layout["annotations"].append(_text(column, moved.get(column), wobble, row, look))
        layout["shapes"].append(_zero(row, look))
        if wobble is not None and column in moved:
            layout["shapes"].append(_band(wobble, row, look))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": [round(change.points, 3) for change in moved.values()],
        "y": [rows[column] + _BAR_MIDDLE for column in moved],
        "width": _BAR / 2,
        "marker": {"color": look.palette.ink, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return go.Figure([bars], layout)


def _reach(moved: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> float:
    sizes = [abs(change.points) for change in moved.values()]
    bands = [wobbles.get(column) or 0.0 for column in moved]
    return 1.1 * max([_LEAST_REACH, *sizes, *bands])


def _even_ticks(reach: float) -> list[float]:
    """Zero, and one or two whole steps to either side of it."""
    step = next(step for step in (1, 2, 5, 10, 20, 50) if reach / step < 3)
    return [float(step * place) for place in (-2, -1, 0, 1, 2) if abs(step * place) <= reach]


def _text(column: str, change: Change | None, wobble: float | None, row: int, look: Look) -> dict[str, Any]:
    said = f"<b>{escape(names.column(column))}</b><br>{labels.change(change, wobble)}"
    return look.note(said, x=0, xref="paper", xanchor="left", y=row + 0.48, yanchor="top", align="left")


def _band(wobble: float, row: int, look: Look) -> dict[str, Any]:
    middle = row + _BAR_MIDDLE
    return {
        "type": "rect",
        "x0": -wobble,
        "x1": wobble,
        "y0": middle - _BAR / 2,
        "y1": middle + _BAR / 2,
        "fillcolor": look.palette.grid,
        "line": {"width": 0},
        "layer": "below",
    }


def _zero(row: int, look: Look) -> dict[str, Any]:
    middle = row + _BAR_MIDDLE
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": middle - 0.7 * _BAR,
        "y1": middle + 0.7 * _BAR,
        "line": {"color": look.palette.muted, "width": 1},
    }
