"""Grey bars for weeks: what was counted, striped where some days are not known, a dash where there was none."""

from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.lines import HOVER_DAY, POINTS, date_axis
from ssi.charts.look import Look
from ssi.model import calendar_day
from ssi.words import labels

_DAY_MS = 86_400_000


def outcome_weeks(counted: pd.DataFrame, name: str, look: Look) -> go.Figure:
    """One outcome's totals by week from zero; ``counted`` as `ssi.analysis.weeks.by_week` gives it."""
    known = counted.dropna(subset=["count"])
    top = look.line_height + 20
    layout = look.layout(height=look.height(190), top=top, right=12, bottom=look.px(30), left=look.px(52))
    half_a_bar = pd.Timedelta(days=3)
    first, last = counted["week"].iloc[0] - half_a_bar, counted["week"].iloc[-1] + half_a_bar
    hover = labels.week_hover(HOVER_DAY)
    layout |= {
        "xaxis": date_axis(look, calendar_day(first), calendar_day(last), hoverformat=hover),
        "yaxis": look.axis(
            # A correction can be larger than the week that it falls into.
            range=[min(0.0, 1.1 * float(known["count"].min())), top_of_bars(known)],
            nticks=4,
            showgrid=True,
            tickformat=",d",
        ),
    }
    heading: dict[str, Any] = {
        "x": 0,
        "xref": "paper",
        "xanchor": "left",
        "xshift": -look.px(50),
        "y": 1,
        "yref": "paper",
    }
    text = f"<b>{labels.habit_a_week(escape(name))}</b>"
    layout["annotations"] = [look.note(text, **heading, yanchor="bottom", yshift=12)]
    return drawn(week_bars(known, name, look), layout, look)


def week_bars(counted: pd.DataFrame, name: str, look: Look, *, yaxis: str = "y") -> list[dict[str, Any]]:
    """The bars of weeks of which some day is known, and a dash on zero for those with none done."""
    return [_bars(counted, name, look, yaxis), _none_done(counted, look, yaxis)]


def top_of_bars(counted: pd.DataFrame) -> float:
    """The bars' axis ends a little above the busiest week; at least at 4, so that one action looks small."""
    return max(4.0, float(counted["count"].max()) * 1.1) if len(counted) else 4.0


def _bars(counted: pd.DataFrame, name: str, look: Look, yaxis: str) -> dict[str, Any]:
    is_whole = counted["days_known"] == 7
    return {
        "type": "bar",
        "yaxis": yaxis,
        "x": counted["week"].dt.strftime("%Y-%m-%d").to_list(),
        "y": counted["count"].round(2).to_list(),
        "width": 5 * _DAY_MS,
        "name": escape(name),
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


def _none_done(counted: pd.DataFrame, look: Look, yaxis: str) -> dict[str, Any]:
    none = counted.loc[counted["count"] == 0, "week"]
    return {
        "type": "scatter",
        "mode": "markers",
        "yaxis": yaxis,
        "x": none.dt.strftime("%Y-%m-%d").to_list(),
        "y": [0] * len(none),
        "cliponaxis": False,
        "marker": {
            "symbol": "line-ew",
            "size": look.px(9),
            "line": {"width": look.px(3), "color": look.palette.guide},
        },
        "hoverinfo": "skip",
    }
