"""How far overall and the pillars moved, beside how far they usually do."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.look import Look, even_ticks
from ssi.model import OWN_SCORES, Change, Level
from ssi.words import before_after, labels, names

_ROW = 76
_HIGHEST_ROW = 80
"""On a stage, px: few rows do not grow as large as it has room."""
_NAMES, _SAID = 330, 310
"""On a stage, px: the columns to the left and right of the bars."""
_LEAST_REACH = 2.0
"""The axis reaches at least so many points to either side: a small change looks small."""


@dataclass(frozen=True)
class _Row:
    """One bar: its points and the half width of the band behind it, None where not known, and what stands over it."""

    said: str
    points: float | None
    band: float | None


@dataclass(frozen=True)
class _Bar:
    """Where the bar of a row is and how thick its band is, as shares of the row's height."""

    middle: float
    band: float


_UNDER_WORDS, _BETWEEN_WORDS = _Bar(-0.26, 0.3), _Bar(0.0, 0.5)
"""A page is narrow: the words stand over the bar. A stage is low: they stand at both sides of it."""


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
        said = labels.change(change, wobble, digits=look.has_digits)
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
        said = before_after.change_label(level, digits=look.has_digits)
        rows[column] = _Row(said, round(level.points, 3) if level else None, level.usual if level else None)
    return _bars(rows, before_after.band_explained(), look)


def _bars(rows: Mapping[str, _Row], explained: str, look: Look) -> go.Figure:
    places = {column: -place for place, column in enumerate(rows)}
    known = {column: row.points for column, row in rows.items() if row.points is not None}
    bands = {column: row.band for column, row in rows.items() if row.band is not None}
    reach = 1.1 * max([_LEAST_REACH, *map(abs, known.values()), *bands.values()])
    bar = _BETWEEN_WORDS if look.stage else _UNDER_WORDS
    layout = _layout(len(rows), look)
    layout |= {
        "xaxis": look.axis(
            range=[-reach, reach],
            tickvals=even_ticks(reach),
            ticktext=[labels.signed(value) for value in even_ticks(reach)],
            title={
                "text": look.lines(*_explained(explained if bands else None, look)),
                "font": {"size": look.text_size, "color": look.palette.muted},
                "standoff": 4,
            },
        ),
        "yaxis": look.axis(range=[0.5 - len(rows), 0.5], showticklabels=False),
        "hovermode": False,
    }
    for column, place in places.items():
        layout["annotations"] += _words(column, rows[column].said, place, look)
        layout["shapes"].append(_zero(place, bar, look))
        if column in bands:
            layout["shapes"].append(_band(bands[column], place, bar, look))
    bars = {
        "type": "bar",
        "orientation": "h",
        "x": list(known.values()),
        "y": [places[column] + bar.middle for column in known],
        "width": bar.band / 2,
        "marker": {"color": look.palette.ink, "line": {"width": 0}},
        "hoverinfo": "skip",
    }
    return drawn([bars], layout, look)


def _layout(rows: int, look: Look) -> dict[str, Any]:
    if look.stage:
        # Under the bars stand the ticks and one line of words, or that line alone.
        bottom = look.line_height * (2 if look.has_digits else 1) + 16
        height = min(look.stage.height, _HIGHEST_ROW * rows + bottom)
        return look.layout(height=height, top=0, right=_SAID, bottom=bottom, left=_NAMES)
    bottom = look.line_height * 3 + 14
    return look.layout(height=_ROW * rows + bottom, top=0, right=12, bottom=bottom, left=2)


def _explained(band: str | None, look: Look) -> list[str]:
    """What stands under the axis: its unit, where it has figures, and what the band is."""
    return [*([labels.points_axis()] if look.has_digits else []), *([band] if band else [])]


def _words(column: str, said: str, row: int, look: Look) -> list[dict[str, Any]]:
    name = f"<b>{escape(names.column(column))}</b>"
    place: dict[str, Any] = {"xref": "paper", "xanchor": "left", "align": "left"}
    if not look.stage:
        return [look.note(f"{name}<br>{said}", x=0, **place, y=row + 0.48, yanchor="top")]
    beside = place | {"y": row, "yanchor": "middle"}
    return [look.note(name, x=0, xshift=-_NAMES, **beside), look.note(said, x=1, xshift=16, **beside)]


def _band(width: float, row: int, bar: _Bar, look: Look) -> dict[str, Any]:
    middle = row + bar.middle
    return {
        "type": "rect",
        "x0": -width,
        "x1": width,
        "y0": middle - bar.band / 2,
        "y1": middle + bar.band / 2,
        "fillcolor": look.palette.grid,
        "line": {"width": 0},
        "layer": "below",
    }


def _zero(row: int, bar: _Bar, look: Look) -> dict[str, Any]:
    middle = row + bar.middle
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": middle - 0.7 * bar.band,
        "y1": middle + 0.7 * bar.band,
        "line": {"color": look.palette.muted, "width": look.guide_width},
    }
