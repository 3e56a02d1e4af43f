"""Clients side by side: small panels on one scale, by weeks since the start."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.look import MARKS, Look
from ssi.words import cohort

PANELS = 2
"""So many fit side by side on a phone; a laptop shows two such figures beside one another. Drawn in pairs, 24 panels
take as long as in one figure (about a second in the browser), and half as long as one by one."""
_PLOT, _TOP, _BOTTOM, _LEFT = 100, 28, 26, 30
_BETWEEN = 0.07
"""Of the width, between the two panels."""
_NAME_FITS = 17
_WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52, 104, 260, 520)
_POINT_STEPS = (5, 10, 20, 25, 50)
_MOST_STEPS = 4


def side_by_side(
    names: Mapping[int, str],
    lines: pd.DataFrame,
    middle: pd.DataFrame,
    column: str,
    scale: tuple[float, float],
    weeks: int,
    look: Look,
) -> go.Figure:
    """One or two clients, each in a panel of half the width under their name and last score.

    ``lines`` and ``middle`` as `ssi.analysis.cohort` gives them; whoever is in ``names`` has a line. ``scale``: both
    ends of the axis of scores; ``weeks``: the end of the other one. They are the same for all.
    """
    layout = look.layout(height=_PLOT + _TOP + _BOTTOM, top=_TOP, right=10, bottom=_BOTTOM, left=_LEFT)
    layout |= {"hovermode": "x"}
    traces = []
    for place, (person, name) in enumerate(names.items()):
        axes = {"xaxis": f"x{place + 1}", "yaxis": f"y{place + 1}"} if place else {}
        own = lines[lines["person"] == person]
        drawn = [_middle(middle, look)] if len(middle) else []
        traces += [axes | trace for trace in (*drawn, *_own(own, column, look))]
        left = round(place * (1 + _BETWEEN) / 2, 4)
        domain = [left, round(left + (1 - _BETWEEN) / 2, 4)]
        number = str(place + 1) if place else ""
        layout[f"xaxis{number}"] = _week_axis(weeks, look) | {"domain": domain, "anchor": f"y{number}"}
        layout[f"yaxis{number}"] = _score_axis(scale, look) | {
            "anchor": f"x{number}",
            # One row of figures is enough for both.
            "showticklabels": not place,
        }
        layout["annotations"].append(_title(name, float(own["value"].iloc[-1]), left, look))
    return go.Figure(traces, layout)


def _title(name: str, last: float, left: float, look: Look) -> dict[str, Any]:
    short = name if len(name) <= _NAME_FITS else f"{name[: _NAME_FITS - 1].rstrip()}…"
    return look.note(
        cohort.panel_title(f"<b>{escape(short)}</b>", last),
        x=left,
        xref="paper",
        xanchor="left",
        y=1,
        yref="paper",
        yanchor="bottom",
        yshift=5,
        align="left",
    )


def _week_axis(weeks: int, look: Look) -> dict[str, Any]:
    air = max(0.5, weeks * 0.03)
    step = next((step for step in _WEEK_STEPS if weeks / step <= _MOST_STEPS), _WEEK_STEPS[-1])
    return look.axis(
        range=[-air, weeks + air],
        tickvals=list(range(0, weeks + 1, step)),
        ticks="outside",
        tickcolor=look.palette.grid,
        showline=True,
        linecolor=look.palette.grid,
    )


def _score_axis(scale: tuple[float, float], look: Look) -> dict[str, Any]:
    low, high = scale
    step = next(step for step in _POINT_STEPS if (high - low) / step <= _MOST_STEPS)
    first = -int(-low // step) * step
    return look.axis(
        range=[low, high],
        tickvals=list(range(int(first), int(high) + 1, step)),
        showgrid=True,
        tickformat="d",
    )


def _middle(middle: pd.DataFrame, look: Look) -> dict[str, Any]:
    """The middle of all as a thin grey line below everybody's own."""
    return {
        "type": "scatter",
        "mode": "lines",
        **_places(middle["week"].to_list()),
        "y": middle["value"].round(1).to_list(),
        "line": {"color": look.palette.guide, "width": 1},
        "hoverinfo": "skip",
    }


def _own(points: pd.DataFrame, column: str, look: Look) -> list[dict[str, Any]]:
    """One client's line, which breaks at gaps, and dots where it would not show, and at its end."""
    color = look.palette.pillars.get(column, look.palette.ink)
    weeks: list[float] = []
    values: list[float | None] = []
    for week, value, after_gap in zip(
        points["week"].to_list(),
        points["value"].round(1).to_list(),
        points["after_gap"].to_list(),
        strict=True,
    ):
        if after_gap and weeks:
            weeks.append(week - 0.5)
            values.append(None)
        weeks.append(week)
        values.append(value)
    line = {
        "type": "scatter",
        "mode": "lines",
        **_places(weeks),
        "y": values,
        "line": {
            "color": color,
            "width": look.line_width,
            "dash": MARKS[column].dash if column in MARKS else "solid",
        },
        "hovertemplate": f"{cohort.hover()}<extra></extra>",
    }
    ends = [None, *values, None]
    dots = [
        place
        for place, value in enumerate(values)
        if value is not None and (ends[place] is ends[place + 2] is None or place == len(values) - 1)
    ]
    marks = {
        "type": "scatter",
        "mode": "markers",
        "x": [weeks[place] for place in dots],
        "y": [values[place] for place in dots],
        "marker": {
            "color": color,
            "size": look.marker_size - 2,
            "symbol": MARKS[column].symbol if column in MARKS else "circle",
            "line": {"width": 0},
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
    return [line, marks]


def _places(weeks: list[float]) -> dict[str, Any]:
    """Where the points are: of weeks in a row only the first is named, which takes half the bytes."""
    in_a_row = bool(weeks) and weeks == [weeks[0] + place for place in range(len(weeks))]
    return {"x0": weeks[0], "dx": 1} if in_a_row else {"x": weeks}
