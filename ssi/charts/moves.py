"""How far overall and the pillars moved, beside how far they usually do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from ssi.charts.look import Look, even_ticks
from ssi.model import OWN_SCORES, Change, Level
from ssi.words import before_after, labels, names

_ROW = 76
_BAR = 0.3
_BAR_MIDDLE = -0.26
_LEAST_REACH = 2.0
"""The axis reaches at least so many points to either side: a small change looks small."""


@dataclass(frozen=True)
class _Row:
    """One bar: its points and the half width of the band behind it, None where not known, and what stands over it."""

    said: str
    points: float | None
    band: float | None


def change_bars(
    changes: Mapping[str, Change],
    wobbles: Mapping[str, float | None],
    look: Look,
    ever_known: Collection[str] = OWN_SCORES,
) -> go.Figure:
    """One bar from zero for overall and for each pillar, over a pale band as wide as the usual wobble.

    The wobble is that of one week: a change over any other span has no band. Scores that were never known have no row.
    """
    rows = {}
    for column in _rows_for(ever_known):
        change, wobble = changes.get(column), wobbles.get(column)
        said = labels.change(change, wobble)
        band = wobble if change and change.weeks == 1 else None
        rows[column] = _Row(said, round(change.points, 3) if change else None, band)
    return _bars(rows, labels.band_explained(), look)


def _rows_for(ever_known: Collection[str]) -> list[str]:
    return [column for column in OWN_SCORES if column in ever_known]


def level_bars(
    levels: Mapping[str, Level], look: Look, ever_known: Collection[str] = OWN_SCORES
) -> go.Figure:
    """The same for two stretches: the band is as wide as the usual move over such spans."""
    rows = {}
    for column in _rows_for(ever_known):
        level = levels.get(column)
        said = before_after.change_label(level)
        rows[column] = _Row(said, round(level.points, 3) if level else None, level.usual if level else None)
    return _bars(rows, before_after.band_explained(), look)


def _bars(rows: Mapping[str, _Row], explained: str, look: Look) -> go.Figure:
    places = {column: -place for place, column in enumerate(rows)}
    known = {column: row.points for column, row in rows.items() if row.points is not None}
    bands = {column: row.band for column, row in rows.items() if row.band is not None}
    reach = 1.1 * max([_LEAST_REACH, *map(abs, known.values()), *bands.values()])
    bottom = look.line_height * 3 + 14
    layout = look.layout(height=_ROW * len(rows) + bottom, top=0, right=12, bottom=bottom, left=2)
    layout |= {
        "xaxis": look.axis(
            range=[-reach, reach],
            tickvals=even_ticks(reach),
            ticktext=[labels.signed(value) for value in even_ticks(reach)],
            title={
                "text": "<br>".join([labels.points_axis(), explained][: 1 + bool(bands)]),
                "font": {"size": look.text_size, "color": look.palette.muted},
                "standoff": 4,
            },
        ),
        "yaxis": look.axis(range=[0.5 - len(rows), 0.5], showticklabels=False),
        "hovermode": False,
    }
    for column, place in places.items():
        layout["annotations"].append(_text(column, rows[column].said, place, look))
        layout["shapes"].append(_zero(place, look))
        if column in bands:
            layout["shapes"].append(_band(bands[column], place, look))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(known.values()),
        "y": [places[column] + _BAR_MIDDLE for column in known],
        "width": _BAR / 2,
        "marker": {"color": look.palette.ink, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return go.Figure([bars], layout)


def _text(column: str, said: str, row: int, look: Look) -> dict[str, Any]:
    text = f"<b>{escape(names.column(column))}</b><br>{said}"
    return look.note(text, x=0, xref="paper", xanchor="left", y=row + 0.48, yanchor="top", align="left")


def _band(width: float, row: int, look: Look) -> dict[str, Any]:
    middle = row + _BAR_MIDDLE
    return {
        "type": "rect",
        "x0": -width,
        "x1": width,
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
