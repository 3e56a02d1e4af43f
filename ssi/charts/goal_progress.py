"""A goal: how far it has come, day by day, and the line to reach. What may come is not drawn."""

from datetime import date
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.lines import POINTS, date_axis, line
from ssi.charts.look import MARKS, Look, Mark
from ssi.model import allowed_range, gaps_between
from ssi.model.goals import Goal, Progress
from ssi.words import goals as words

_AIR = 1.1


def goal_progress(found: Progress, look: Look) -> go.Figure:
    """What was done so far as steps that break where days are not known, a score as its line; the target as a guide.

    The axes reach from zero to the target or beyond, or over the
    whole scale of a score, and from the goal's first day to its last.
    """
    goal, by_day = found.goal, found.by_day
    height = look.height(220)
    layout = look.layout(height=height, top=12, right=12, bottom=look.px(30), left=look.px(46))
    layout |= {
        "xaxis": date_axis(look, goal.since, goal.until),
        "yaxis": look.axis(range=_range(goal, by_day), nticks=4, showgrid=True, tickformat=",~g"),
        "shapes": [_guide(goal, look)],
        "annotations": [_target(goal, look)] if look.has_digits else [],
    }
    own = _score(goal, by_day, look) if goal.kind == "score" else _steps(goal, by_day, look)
    return drawn([own], layout, look)


def _range(goal: Goal, by_day: pd.Series) -> list[float]:
    if goal.kind == "score":
        return list(allowed_range(goal.of))
    known = by_day.dropna()
    # An outcome can be corrected below zero.
    lowest = min(0.0, float(known.min())) if len(known) else 0.0
    highest = max(goal.target, float(known.max())) if len(known) else goal.target
    return [lowest * _AIR, highest * _AIR]


def _guide(goal: Goal, look: Look) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": goal.target,
        "y1": goal.target,
        "layer": "below",
        "line": {"color": look.palette.guide, "width": look.guide_width},
    }


def _target(goal: Goal, look: Look) -> dict[str, Any]:
    # Under the guide where it is high up, so that the words never leave the picture.
    is_high = goal.kind != "score" or goal.target > 0.8 * allowed_range(goal.of)[1]
    return look.note(
        words.target(goal),
        color=look.palette.muted,
        x=0,
        xref="paper",
        xanchor="left",
        y=goal.target,
        yanchor="top" if is_high else "bottom",
        # Grid lines must not run through the letters.
        bgcolor=look.palette.page,
        borderpad=0,
    )


def _score(goal: Goal, by_day: pd.Series, look: Look) -> dict[str, Any]:
    points = pd.DataFrame({"date": by_day.index, "value": by_day.to_numpy()})
    mark = MARKS.get(goal.of, Mark("circle", "solid"))
    return line(
        points,
        gaps_between(points["date"]),
        look,
        name=escape(words.of(goal)),
        color=look.palette.pillars.get(goal.of, look.palette.ink),
        dash=mark.dash,
        symbol=mark.symbol,
    )


def _steps(goal: Goal, by_day: pd.Series, look: Look) -> dict[str, Any]:
    days: list[date] = [day.date() for day in pd.DatetimeIndex(by_day.index)]
    values = [None if pd.isna(value) else value for value in by_day]
    alone = [
        value is not None
        and (place == 0 or values[place - 1] is None)
        and (place == len(values) - 1 or values[place + 1] is None)
        for place, value in enumerate(values)
    ]
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [str(day) for day in days],
        "y": values,
        "name": escape(words.of(goal)),
        "connectgaps": False,
        "line": {"color": look.palette.ink, "width": look.line_width, "shape": "hv"},
        "marker": {
            "color": look.palette.ink,
            "size": [look.marker_size if mark else 0 for mark in alone],
            "opacity": 1,
            "line": {"width": 0},
        },
        "hovertemplate": POINTS,
    }
