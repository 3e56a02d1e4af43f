"""All that was done, day by day: weeks from left to right, Monday on top, the darker the more."""

from datetime import timedelta
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ssi.charts.look import Look
from ssi.model import calendar_day
from ssi.words import activity as words
from ssi.words.routine import weekday

_ROW = 20
"""Height of a day, in px; its width follows the screen."""
_TOP, _BOTTOM, _LEFT = 8, 78, 40


def activity_calendar(by_week: pd.DataFrame, look: Look) -> go.Figure:
    """A square a day, ``by_week`` as `ssi.analysis.activity.by_week` gives it.

    A day that is not known has no square; one with none done has the palest shade and a dash. The other shades are
    as many days each, as far as equal numbers allow.
    """
    counts = by_week.to_numpy(dtype="float64")
    steps = _steps(counts)
    layout = look.layout(height=_TOP + 7 * _ROW + _BOTTOM, top=_TOP, right=8, bottom=_BOTTOM, left=_LEFT)
    layout |= {
        # Under the pointer stands one day, not the seven of its week.
        "hovermode": "closest",
        "xaxis": look.axis(
            range=[-0.5, len(by_week) - 0.5], tickmode="array", **_months(by_week.index), ticks=""
        ),
        "yaxis": look.axis(
            range=[6.5, -0.5],
            tickmode="array",
            tickvals=list(range(7)),
            ticktext=[weekday(day) for day in range(7)],
            # Little lines beside the days would look like the dash for none.
            ticks="",
            ticklabelstandoff=6,
        ),
    }
    return go.Figure([_squares(by_week, counts, steps, look), _none_done(counts, look)], layout)


def _steps(counts: np.ndarray) -> list[tuple[float, float]]:
    """The smallest and the largest number of each shade above none: up to four, of about as many days each."""
    done = np.sort(counts[counts > 0])
    if not len(done):
        return []
    ends = sorted({float(end) for end in np.quantile(done, [0.25, 0.5, 0.75, 1.0], method="lower")})
    starts = [0.0, *ends[:-1]]
    return [(float(done[done > start][0]), end) for start, end in zip(starts, ends, strict=True)]


def _squares(
    by_week: pd.DataFrame, counts: np.ndarray, steps: list[tuple[float, float]], look: Look
) -> dict[str, Any]:
    amounts = look.palette.amounts
    # With fewer shades than there are colours, the darkest: one step has to be far from none.
    shades = [amounts[0], *amounts[len(amounts) - len(steps) :]]
    places = np.searchsorted([end for _start, end in steps], counts, side="left") + 1.0
    places = np.where(np.isnan(counts), np.nan, np.where(counts == 0, 0.0, places))
    ends = [place / len(shades) for place in range(len(shades) + 1)]
    return {
        "type": "heatmap",
        "z": [[None if np.isnan(place) else int(place) for place in day] for day in places.T],
        "text": _hovers(by_week, counts),
        "hovertemplate": "%{text}<extra></extra>",
        "hoverongaps": False,
        "xgap": 2,
        "ygap": 2,
        "zmin": -0.5,
        "zmax": len(shades) - 0.5,
        "colorscale": [
            [end, shade]
            for shade, start, stop in zip(shades, ends, ends[1:], strict=False)
            for end in (start, stop)
        ],
        "colorbar": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "xpad": 0,
            "y": 0,
            "yref": "paper",
            "yanchor": "top",
            "ypad": 30,
            "len": 1,
            "thickness": 10,
            "outlinewidth": 0,
            "tickmode": "array",
            "tickvals": list(range(len(shades))),
            "ticktext": [words.none(), *(words.range_of(least, most) for least, most in steps)],
            "ticks": "",
            "tickfont": {"size": look.text_size, "color": look.palette.muted},
        },
    }


def _hovers(by_week: pd.DataFrame, counts: np.ndarray) -> list[list[str]]:
    weeks = [calendar_day(week) for week in by_week.index]
    return [
        [
            "" if np.isnan(count) else words.hover(week + timedelta(days=day), float(count))
            for week, count in zip(weeks, counts[:, day], strict=True)
        ]
        for day in range(7)
    ]


def _none_done(counts: np.ndarray, look: Look) -> dict[str, Any]:
    weeks, days = np.nonzero(counts == 0)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": weeks.tolist(),
        "y": days.tolist(),
        "marker": {"symbol": "line-ew", "size": 5, "line": {"width": 2, "color": look.palette.muted}},
        "hoverinfo": "skip",
    }


def _months(weeks: pd.Index) -> dict[str, list[Any]]:
    """A label at each week in which a month begins."""
    mondays = [calendar_day(week) for week in weeks]
    begins = {
        place: monday + timedelta(days=6)
        for place, monday in enumerate(mondays)
        if (monday + timedelta(days=6)).day <= 7
    }
    return {"tickvals": list(begins), "ticktext": [words.month(day) for day in begins.values()]}
