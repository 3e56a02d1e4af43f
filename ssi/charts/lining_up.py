"""Findings as rows: a dot with its range around a zero in the middle, and the same beside shuffled weeks."""

from html import escape
from statistics import median
from textwrap import wrap
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.look import Look, even_ticks
from ssi.model import OWN_SCORES, Alignment, Shuffles
from ssi.words import labels, lining_up, names

_TITLE_FITS, _STAGE_TITLE_FITS = 44, 90
"""Letters of a row's bold title that fit side by side on a phone, and on a stage."""
_MARK = 18
_ABOVE_MARK = 8
_BETWEEN = 12
_UNDER_AXIS = 26
"""So many px under an axis are neither its ticks nor its title."""
_LEAST_REACH = 0.001
_LEAST_WITHOUT_FINDING = 0.1
"""Where nothing was found the axis goes at least so far: closer up, next to nothing would look like something."""
_ROOM = 1.25
"""The axis ends so much further out than the range of the widest finding; what is wider runs off its edge."""
_LAST_TICK = 0.85
"""No figure stands nearer to the edge: it would be cut off on a phone."""
_STACKS = 30
"""Stacks of dots to either side of zero."""
_LEAST_STACK = 8
_STACK_HEIGHT = 130


def finding_rows(
    rows: pd.DataFrame, alignment: Alignment, look: Look, *, of_one_habit: bool = False
) -> go.Figure:
    """One row a habit and pillar: names and grade in words, and under them the dot with its range.

    ``rows`` are rows of the alignment's table, one of each group. Rows without a finding are pale; where nothing can be
    said in numbers the words stand alone. Rows that share a scale stand together over its axis. With ``of_one_habit``
    rows are named by their pillar. Heights are in px: the value axis of the rows counts px from the top.
    """
    title_fits = _STAGE_TITLE_FITS if look.stage else _TITLE_FITS
    layout = look.layout(height=0, top=0, right=12, bottom=0, left=2)
    layout |= {"xaxis": look.axis(visible=False), "hovermode": False}
    dots: list[dict[str, Any]] = []
    axes: dict[str, tuple[dict[str, Any], int]] = {}
    height = 0
    for panel in _panels(rows, alignment):
        name = f"x{len(axes) + 1}" if axes else "x"
        reach = _reach(panel)
        for _place, row in panel.iterrows():
            said = [] if of_one_habit else wrap(lining_up.title(row, alignment), title_fits)
            said.append(names.measure(row["pillar"]))
            layout["annotations"] += _words(row, said, lining_up.grade(row, alignment), height, look)
            height += look.line_height * len(said)
            if lining_up.has_range(row):
                middle = -(height + look.px(_ABOVE_MARK) + look.px(_MARK) / 2)
                layout["shapes"] += [_zero(middle, look) | {"xref": name}]
                layout["shapes"] += [_range(row, reach, middle, look) | {"xref": name}]
                dots.append(_dots(row, reach, middle, look) | {"xaxis": name})
                height += look.px(_ABOVE_MARK) + look.px(_MARK)
            height += look.px(_BETWEEN)
        if any(lining_up.has_range(row) for _place, row in panel.iterrows()):
            axes[name] = (_axis_under(panel, alignment, reach, look), height)
            height += look.line_height * (1 + len(_axis_title(panel, alignment, reach, look))) + look.px(
                _UNDER_AXIS
            )
    for name, (axis, top) in axes.items():
        overlaying = {} if name == "x" else {"overlaying": "x"}
        layout[name.replace("x", "xaxis")] = axis | overlaying | {"position": round(1 - top / height, 6)}
    layout["height"] = height
    layout["yaxis"] = look.axis(range=[-height, 0], showticklabels=False)
    return drawn(dots, layout, look)


def _panels(rows: pd.DataFrame, alignment: Alignment) -> list[pd.DataFrame]:
    """The rows by what they can share an axis with: scores their points, each outcome its own unit.

    A pillar that was compared over too few days for figures shares none with one that has them.
    """
    shared = [
        ("" if pillar in OWN_SCORES else pillar, lining_up.has_figures(alignment, pillar))
        for pillar in rows["pillar"]
    ]
    return [rows[[key == each for each in shared]] for key in dict.fromkeys(shared)]


def _reach(rows: pd.DataFrame) -> float:
    """How far the axis goes to either side: it is made for the findings; without one, for the usual row."""
    numbered = [row for _place, row in rows.iterrows() if lining_up.has_range(row)]
    ends = {
        is_finding: [
            max(abs(row["low"]), abs(row["high"])) for row in numbered if row["reported"] == is_finding
        ]
        for is_finding in (True, False)
    }
    wanted = max(ends[True], default=0.0) or max(median(ends[False] or [0.0]), _LEAST_WITHOUT_FINDING)
    return round(max(_LEAST_REACH, _ROOM * wanted), 4)


def _words(row: pd.Series, said: list[str], grade: str, height: int, look: Look) -> list[dict[str, Any]]:
    """The lines at the left of a row, all but the last of several in bold, and its grade at the right of the last."""
    is_finding = bool(row["reported"] or row["group"])
    lines = [escape(line) for line in said]
    bold = len(lines) - 1 or 1
    left = "<br>".join([*(f"<b>{line}</b>" for line in lines[:bold]), *lines[bold:]])
    place = {
        "xref": "paper",
        "yanchor": "top",
        "color": look.palette.ink if is_finding else look.palette.muted,
    }
    right = f"<b>{escape(grade)}</b>" if is_finding else escape(grade)
    last = -height - look.line_height * (len(lines) - 1)
    return [
        look.note(left, x=0, xanchor="left", align="left", y=-height, **place),
        look.note(right, x=1, xanchor="right", align="right", y=last, **place),
    ]


def _zero(middle: float, look: Look) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": 0,
        "x1": 0,
        "y0": middle - look.px(_MARK) / 2,
        "y1": middle + look.px(_MARK) / 2,
        "line": {"color": look.palette.muted, "width": look.guide_width},
    }


def _range(row: pd.Series, reach: float, middle: float, look: Look) -> dict[str, Any]:
    color = look.palette.ink if row["reported"] else look.palette.grid
    half = look.line_width * (1 if row["reported"] else 2)
    return {
        "type": "rect",
        "x0": round(float(np.clip(row["low"], -reach, reach)), 4),
        "x1": round(float(np.clip(row["high"], -reach, reach)), 4),
        "y0": middle - half,
        "y1": middle + half,
        "fillcolor": color,
        "line": {"width": 0},
        "layer": "below",
    }


def _dots(row: pd.Series, reach: float, middle: float, look: Look) -> dict[str, Any]:
    """The dot of a row, and arrows where its range, or the dot itself, lies beyond the axis."""
    color = look.palette.ink if row["reported"] else look.palette.guide
    marks = [(row["effect"], "circle")] if abs(row["effect"]) <= reach else []
    marks += [(-reach, "triangle-left")] if row["low"] < -reach else []
    marks += [(reach, "triangle-right")] if row["high"] > reach else []
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [round(value, 4) for value, _symbol in marks],
        "y": [middle] * len(marks),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": [symbol for _value, symbol in marks],
            "color": color,
            "opacity": 1,
            "size": look.marker_size * (1.5 if row["reported"] else 1),
            "line": {"width": 0},
        },
    }


def _axis_title(panel: pd.DataFrame, alignment: Alignment, reach: float, look: Look) -> list[str]:
    pillar = panel["pillar"].iloc[0]
    if not lining_up.has_figures(alignment, pillar):
        said = [labels.direction_only() if look.has_digits else labels.only_direction()]
    else:
        said = [labels.points_for_one_more() if pillar in OWN_SCORES else labels.more_for_one_more()]
    numbered = panel[[lining_up.has_range(row) for _place, row in panel.iterrows()]]
    if ((numbered["low"] < -reach) | (numbered["high"] > reach)).any():
        said.append(labels.runs_off())
    return said


def _axis_under(panel: pd.DataFrame, alignment: Alignment, reach: float, look: Look) -> dict[str, Any]:
    """The axis of some rows; where it stands is not yet known."""
    return _effect_axis(
        reach,
        look,
        has_figures=look.has_digits and lining_up.has_figures(alignment, panel["pillar"].iloc[0]),
        title="<br>".join(_axis_title(panel, alignment, reach, look)),
    ) | {"anchor": "free"}


def _effect_axis(reach: float, look: Look, *, has_figures: bool, title: str) -> dict[str, Any]:
    """Zero in the middle; a short history has no figures on it."""
    ticks = even_ticks(reach, within=_LAST_TICK) if has_figures else [-reach / 2, 0.0, reach / 2]
    zero = "0" if look.has_digits else ""
    texts = (
        [labels.signed(value) for value in ticks] if has_figures else [labels.lower(), zero, labels.higher()]
    )
    return look.axis(
        range=[-reach, reach],
        tickvals=ticks,
        ticktext=texts,
        title={"text": title, "font": {"size": look.text_size, "color": look.palette.muted}, "standoff": 4},
    )


def shuffled(shuffles: Shuffles, look: Look) -> go.Figure:
    """The strength of every shuffle as a pale dot, stacked where they are alike, and that of the real order in ink."""
    reach = 1.1 * float(np.abs([*shuffles.strengths, shuffles.strength, 1.0]).max())
    places = np.round(np.array(shuffles.strengths) / reach * _STACKS).astype(int)
    in_stack = pd.Series(places).groupby(places).cumcount().to_numpy()
    height = max(_LEAST_STACK, int(in_stack.max(initial=0)) + 2)
    below = look.line_height * 2 + 14
    above = look.line_height + 8
    layout = look.layout(height=look.height(_STACK_HEIGHT + below), top=above, right=12, bottom=below, left=2)
    layout |= {
        "xaxis": _effect_axis(reach, look, has_figures=False, title=labels.strength()),
        "yaxis": look.axis(range=[-1, height], showticklabels=False),
        "hovermode": False,
        "shapes": [
            _upright(0, height, look.palette.muted, look.guide_width),
            _upright(shuffles.strength, height, look.palette.ink, look.line_width),
        ],
        "annotations": [
            look.note(
                f"<b>{labels.your_weeks()}</b>",
                x=shuffles.strength,
                y=height,
                yanchor="bottom",
                # On the side of its line that has room.
                xanchor="right" if shuffles.strength > 0 else "left",
            )
        ],
    }
    pale = _stack_dots(places / _STACKS * reach, in_stack, look.palette.guide, _pale_dot(look))
    own = _stack_dots(np.array([shuffles.strength]), np.array([0]), look.palette.ink, look.marker_size * 1.5)
    return drawn([pale, own], layout, look)


def _pale_dot(look: Look) -> int:
    """Small where many stacks stand on a narrow page."""
    return look.marker_size if look.stage else 5


def _upright(x: float, height: float, color: str, width: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": x,
        "x1": x,
        "y0": -1,
        "y1": height,
        "line": {"color": color, "width": width},
        "layer": "below",
    }


def _stack_dots(x: np.ndarray, y: np.ndarray, color: str, size: float) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": np.round(x, 4).tolist(),
        "y": y.tolist(),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {"color": color, "size": size, "opacity": 1, "line": {"width": 0}},
    }
