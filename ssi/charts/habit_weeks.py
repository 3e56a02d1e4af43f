"""A habit's weeks under the line of its pillar."""

from collections.abc import Sequence
from datetime import timedelta
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.lines import HOVER_DAY, POINTS, date_axis, known, line
from ssi.charts.look import MARKS, Look
from ssi.model import PILLAR_MAX, Gap, calendar_day, monday_of
from ssi.words import labels, names

_DAY_MS = 86_400_000
_LINE_PANEL = (0.53, 0.92)
_BAR_PANEL = (0.0, 0.32)
"""The two panels, as shares of the height between the margins; the rest holds their headings."""


def habit_under_pillar(
    pillar_weekly: pd.DataFrame,
    habit_weekly: pd.DataFrame,
    pillar: str,
    habit_name: str,
    look: Look,
    *,
    gaps: Sequence[Gap] = (),
) -> go.Figure:
    """The pillar's weekly line on top, the habit's weekly counts as grey bars below it, on one time axis.

    ``pillar_weekly`` as `ssi.analysis.trends.weekly` gives it, ``habit_weekly`` as `ssi.analysis.habits.by_week`.
    A week of which no day is known has no bar; a week with none done has a dash on the zero line.
    """
    mark, color = MARKS[pillar], look.palette.pillars[pillar]
    points = known(pillar_weekly, "value", day="week")
    # A week stands on its Monday here, and so do the ends of a gap.
    weeks_of_gaps = [Gap(monday_of(gap.start), monday_of(gap.end)) for gap in gaps]
    own = line(
        points,
        weeks_of_gaps,
        look,
        name=escape(names.pillar_short(pillar)),
        color=color,
        dash=mark.dash,
        symbol=mark.symbol,
    )
    counted = habit_weekly.dropna(subset=["count"])
    layout = look.layout(height=420, top=0, right=12, bottom=30, left=34)
    weeks = pd.concat([points["date"], habit_weekly["week"]])
    half_a_bar = timedelta(days=3)
    layout |= {
        "xaxis": date_axis(
            look,
            calendar_day(weeks.min()) - half_a_bar,
            calendar_day(weeks.max()) + half_a_bar,
            anchor="y2",
            hoverformat=labels.week_hover(HOVER_DAY),
        ),
        "yaxis": look.axis(range=[0, PILLAR_MAX], dtick=5, showgrid=True, domain=list(_LINE_PANEL)),
        "yaxis2": look.axis(
            range=[0, _top(counted)], nticks=4, showgrid=True, domain=list(_BAR_PANEL), tickformat="d"
        ),
    }
    layout["annotations"] = [
        _heading(f"<b>{escape(names.pillar(pillar))}</b>", _LINE_PANEL[1], look),
        _heading(_habit_heading(habit_name, counted), _BAR_PANEL[1], look),
    ]
    return go.Figure([own, _bars(counted, habit_name, look), _none_done(counted, look)], layout)


def _top(counted: pd.DataFrame) -> float:
    """The bars' axis ends a little above the busiest week; at least at 4, so that one action looks small."""
    return max(4.0, float(counted["count"].max()) * 1.1) if len(counted) else 4.0


def _habit_heading(habit_name: str, counted: pd.DataFrame) -> str:
    heading = f"<b>{labels.habit_a_week(escape(habit_name))}</b>"
    return f"{heading}<br>{labels.striped()}" if (counted["days_known"] < 7).any() else heading


def _heading(text: str, top: float, look: Look) -> dict[str, Any]:
    return look.note(
        text,
        x=0,
        xref="paper",
        xanchor="left",
        align="left",
        xshift=-32,
        y=top,
        yref="paper",
        yanchor="bottom",
        yshift=10,
    )


def _bars(counted: pd.DataFrame, habit_name: str, look: Look) -> dict[str, Any]:
    is_whole = counted["days_known"] == 7
    return {
        "type": "bar",
        "yaxis": "y2",
        "x": counted["week"].dt.strftime("%Y-%m-%d").to_list(),
        "y": counted["count"].round(2).to_list(),
        "width": 5 * _DAY_MS,
        "name": escape(habit_name),
        "marker": {
            "color": look.palette.guide,
            "line": {"width": 0},
            "pattern": {
                "shape": ["" if whole else "/" for whole in is_whole],
                "fgcolor": look.palette.guide,
                "bgcolor": look.palette.page,
                "size": 6,
            },
        },
        "text": [labels.days_known(days) for days in counted["days_known"]],
        "textposition": "none",
        "hovertemplate": f"{POINTS} (%{{text}})",
    }


def _none_done(counted: pd.DataFrame, look: Look) -> dict[str, Any]:
    none = counted.loc[counted["count"] == 0, "week"]
    return {
        "type": "scatter",
        "mode": "markers",
        "yaxis": "y2",
        "x": none.dt.strftime("%Y-%m-%d").to_list(),
        "y": [0] * len(none),
        "cliponaxis": False,
        "marker": {"symbol": "line-ew", "size": 9, "line": {"width": 3, "color": look.palette.guide}},
        "hoverinfo": "skip",
    }
