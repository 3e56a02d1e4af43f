"""How the scores went: overall, each pillar, ranks."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts import pins
from ssi.charts.drawn import drawn
from ssi.charts.lines import date_axis, end_label, known, line, thin_line
from ssi.charts.look import MARKS, Look, spread
from ssi.model import (
    LOW_BELOW,
    OVERALL_MAX,
    PILLAR_MAX,
    RANKS,
    STRONG_ABOVE,
    Gap,
    calendar_day,
)
from ssi.words import labels, names, numbers

RANK_AXES = (10, 25, 50, 100)
"""The rank axis ends at the first of these that holds all ranks."""


def overall_line(snapshots: pd.DataFrame, gaps: Sequence[Gap], events: pd.DataFrame, look: Look) -> go.Figure:
    """Overall from 0 to 100 with guides at 40 and 70, and the events as numbered pins above.

    Without digits the bands' words stand along the axis, and the pins have letters.
    """
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
    pinned = pins.pins(events, first, last, look)
    layout = look.layout(
        height=look.height(360),
        top=pins.room_above(pinned, look),
        right=look.px(44) if look.has_digits else look.px(12),
        bottom=look.px(30),
        left=look.px(34) if look.has_digits else look.px(52),
    )
    layout |= {"xaxis": date_axis(look, first, last), "yaxis": _overall_axis(look)}
    layout["shapes"] = [_guide(LOW_BELOW, look), _guide(STRONG_ABOVE, look)]
    for pin in pinned:
        layout["shapes"] += pins.lines_down(pin, look)
        layout["annotations"].append(pins.mark(pin, look))
    if len(points) and look.has_digits:
        value = points["value"].iloc[-1]
        layout["annotations"].append(end_label(look, numbers.points(value), points, value, look.palette.ink))
    return drawn([own], layout, look)


def _overall_axis(look: Look) -> dict[str, Any]:
    ends = [0, LOW_BELOW, STRONG_ABOVE, OVERALL_MAX]
    if look.has_digits:
        return look.axis(range=[0, OVERALL_MAX], tickvals=ends)
    middles = [(low + high) / 2 for low, high in pairwise(ends)]
    words = [names.band(middle) for middle in middles]
    return look.axis(range=[0, OVERALL_MAX], tickvals=middles, ticktext=words)


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
        "line": {"color": look.palette.guide, "width": look.guide_width},
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
    top, bottom, height = look.line_height + 20, look.px(30), look.height(210)
    layout = look.layout(height=height, top=top, right=look.px(66), bottom=bottom, left=look.px(28))
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
            xshift=-look.px(26),
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=12,
        ),
        *_ends(
            [
                (points, numbers.points if look.has_digits else _nothing, color),
                (average, lambda _: labels.industry(), look.palette.muted),
            ],
            look,
            points_a_line=PILLAR_MAX / (height - top - bottom) * look.line_height,
            top=PILLAR_MAX,
        ),
    ]
    return drawn(traces, layout, look)


def _nothing(_value: float) -> str:
    return ""


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
    """Both ranks, 1 on top: up is closer to the top; words say so where the axis has no figures."""
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
    top, bottom, height = 14, look.px(30), look.height(260)
    left = look.px(66)
    if not look.has_digits:
        top, left = look.line_height + 20, 12
    layout = look.layout(height=height, top=top, right=look.px(84), bottom=bottom, left=left)
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
        [
            (points[rank], partial(labels.rank_end, rank, digits=look.has_digits), color)
            for rank, (color, _, _) in styles.items()
        ],
        look,
        # Name and rank: two lines each.
        points_a_line=lowest / (height - top - bottom) * (2 if look.has_digits else 1) * look.line_height,
        top=lowest,
    )
    if not look.has_digits:
        layout["annotations"].append(_up_is_closer(look))
    return drawn(traces, layout, look)


def _up_is_closer(look: Look) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": 1, "yref": "paper", "yanchor": "bottom"}
    return look.note(labels.up_is_closer(), color=look.palette.muted, **place, yshift=10)
