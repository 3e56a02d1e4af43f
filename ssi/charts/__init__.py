"""Frames and findings in, Plotly figures out; the only place that knows a colour.

A builder takes what it draws and a `Look`; it reads no state, no file and no clock, so the same data give the
same bytes.
"""

from plotly.graph_objects import Figure

from ssi.charts.habit_weeks import habit_under_pillar
from ssi.charts.lining_up import finding_rows, shuffled
from ssi.charts.look import CONFIG, Look
from ssi.charts.moves import change_bars, level_bars
from ssi.charts.scores import overall_line, pillar_bars, pillar_panel, rank_lines
from ssi.charts.sparkline import sparkline
from ssi.charts.week_bars import outcome_weeks

__all__ = [
    "CONFIG",
    "Figure",
    "Look",
    "change_bars",
    "finding_rows",
    "habit_under_pillar",
    "level_bars",
    "outcome_weeks",
    "overall_line",
    "pillar_bars",
    "pillar_panel",
    "rank_lines",
    "shuffled",
    "sparkline",
]
