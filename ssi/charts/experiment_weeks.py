"""The weeks of an experiment: the score over its days, and pale bands for the weeks with."""

from datetime import timedelta
from itertools import groupby
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.habit_weeks import heading_above, score_heading, score_line, score_scale
from ssi.charts.lines import date_axis, known
from ssi.charts.look import Look
from ssi.model.experiments import Experiment
from ssi.words import experiments as words

_HEADING_ROWS = 3
_LEAST_NAMED = 0.06
"""A band narrower than this share of the picture has no room for its word; the last line of the heading explains it."""


def experiment_weeks(experiment: Experiment, snapshots: pd.DataFrame, look: Look) -> go.Figure:
    """The score on the experiment's own days, weeks with shaded and named; also while it goes on.

    Only the score's own range is shown, and the heading says so.
    """
    first, last = pd.Timestamp(experiment.start), pd.Timestamp(experiment.end)
    inside = snapshots[(snapshots["date"] >= first) & (snapshots["date"] <= last)]
    points = known(inside, experiment.score)
    least, most = score_scale(points, experiment.score)
    heading = look.lines(score_heading(experiment.score, least, most, look), words.band_explained())
    # As high as it can be, so that the picture keeps its height when a score is shown over its whole scale.
    top = look.line_height * (1 if look.stage else _HEADING_ROWS) + 12
    height = look.height(300 + top)
    layout = look.layout(height=height, top=top, right=12, bottom=look.px(30), left=look.px(34))
    layout |= {
        "xaxis": date_axis(look, experiment.start, experiment.end),
        "yaxis": look.axis(range=[least, most], nticks=5, showgrid=True),
    }
    layout["annotations"] = [heading_above(heading, 1, look)]
    for start, weeks in _stretches_with(experiment):
        layout["shapes"].append(_band(experiment, start, weeks, look))
        if weeks / experiment.design.weeks >= _LEAST_NAMED:
            layout["annotations"].append(_name(experiment, start, weeks, look))
    return drawn([score_line(points, (), experiment.score, look)], layout, look)


def _stretches_with(experiment: Experiment) -> list[tuple[int, int]]:
    """First week and length of every run of weeks with."""
    found, week = [], 0
    for is_with, run in groupby(experiment.mondays, experiment.was_drawn_with):
        length = len(list(run))
        if is_with:
            found.append((week, length))
        week += length
    return found


def _band(experiment: Experiment, start: int, weeks: int, look: Look) -> dict[str, Any]:
    begins = experiment.start + timedelta(weeks=start)
    return {
        "type": "rect",
        "layer": "below",
        "x0": str(begins),
        "x1": str(begins + timedelta(weeks=weeks)),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "fillcolor": look.palette.shades[0],
        "line": {"width": 0},
    }


def _name(experiment: Experiment, start: int, weeks: int, look: Look) -> dict[str, Any]:
    middle = experiment.start + timedelta(days=round(7 * (start + weeks / 2)))
    return look.note(words.with_or_without(True), x=str(middle), y=0, yref="paper", yanchor="bottom")
