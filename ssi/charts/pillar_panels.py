"""All pillars side by side on one scale, for a stage."""

from collections.abc import Sequence
from html import escape

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.lines import date_axis, end_label, known, line, thin_line
from ssi.charts.look import MARKS, Look
from ssi.model import PILLAR_KEYS, PILLAR_MAX, Gap, calendar_day
from ssi.words import labels, names, numbers

_BETWEEN = 0.02
_LABEL = 0.055
"""Between panels, and for the last value at a line's end: shares of the width."""
_MOST_TICKS = 2
_FEW = 12
"""Points of a line as narrow as this that get a marker each."""


def pillar_panels(snapshots: pd.DataFrame, gaps: Sequence[Gap], look: Look) -> go.Figure:
    """A panel a pillar from 0 to 25, all on one value axis, with the industry average as a thin grey line.

    A pillar that was never known has no panel, unless none was.
    """
    points = {pillar: known(snapshots, pillar) for pillar in PILLAR_KEYS}
    shown = [pillar for pillar in PILLAR_KEYS if len(points[pillar])] or list(PILLAR_KEYS)
    averages = {pillar: known(snapshots, f"industry_{pillar}") for pillar in shown}
    has_averages = any(len(average) for average in averages.values())
    bottom = look.px(30) + has_averages * (look.line_height + look.px(4))
    layout = look.layout(
        height=look.height(300), top=look.line_height + 24, right=8, bottom=bottom, left=look.px(28)
    )
    layout["yaxis"] = look.axis(range=[0, PILLAR_MAX], dtick=5, showgrid=True)
    first, last = calendar_day(snapshots["date"].iloc[0]), calendar_day(snapshots["date"].iloc[-1])
    traces = []
    for place, pillar in enumerate(shown):
        axis = f"x{place + 1}" if place else "x"
        layout[axis.replace("x", "xaxis")] = date_axis(
            look, first, last, most_ticks=_MOST_TICKS, domain=_domain(place, len(shown), look), anchor="y"
        )
        name, color = names.pillar_short(pillar), look.palette.pillars[pillar]
        if len(averages[pillar]):
            grey = thin_line(averages[pillar], gaps, look, name=escape(names.column("industry_average")))
            traces.append(grey | {"xaxis": axis})
        # A panel holds one line: a broad dash would only look like a gap.
        style = {"name": escape(name), "color": color, "dash": "solid", "symbol": MARKS[pillar].symbol}
        own = line(points[pillar], gaps, look, **style, few=_FEW)
        traces.append(own | {"xaxis": axis, "cliponaxis": False})
        heading = {"x": 0, "xref": f"{axis} domain", "xanchor": "left", "y": 1, "yref": "paper"}
        layout["annotations"].append(
            look.note(f"<b>{escape(name)}</b>", color=color, **heading, yanchor="bottom", yshift=12)
        )
        if len(points[pillar]) and look.has_digits:
            value = points[pillar]["value"].iloc[-1]
            said = end_label(look, numbers.points(value), points[pillar], value, color)
            layout["annotations"].append(said | {"xref": axis})
    if has_averages:
        explained = {"x": 0, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper", "yanchor": "top"}
        said = look.note(labels.grey_explained(), color=look.palette.muted, **explained)
        layout["annotations"].append(said | {"yshift": -look.px(30)})
    return drawn(traces, layout, look)


def _domain(place: int, panels: int, look: Look) -> list[float]:
    """From where to where a panel reaches; without digits no label stands at its line's end."""
    label = _LABEL if look.has_digits else 0
    width = (1 - (panels - 1) * _BETWEEN) / panels
    start = place * (width + _BETWEEN)
    return [round(start, 4), round(start + width - label, 4)]
