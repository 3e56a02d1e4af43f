"""Frames and findings in, Plotly figures out; the only place that knows a colour.

A builder takes what it draws and a `Look`; it reads no state, no file and no clock, so the same data give the
same bytes.
"""

from plotly.graph_objects import Figure

from ssi.charts.activity_calendar import activity_calendar
from ssi.charts.experiment_weeks import experiment_weeks
from ssi.charts.goal_progress import goal_progress
from ssi.charts.habit_weeks import habit_under_pillar
from ssi.charts.lining_up import finding_rows, shuffled
from ssi.charts.look import CONFIG, Look, Stage
from ssi.charts.moves import change_bars, level_bars
from ssi.charts.pillar_bars import pillar_bars
from ssi.charts.pillar_panels import pillar_panels
from ssi.charts.plan_grid import plan_grid
from ssi.charts.scores import overall_line, pillar_panel, rank_lines
from ssi.charts.side_by_side import side_by_side
from ssi.charts.sparkline import score_sparkline, sparkline
from ssi.charts.week_bars import outcome_weeks

__all__ = [
    "CONFIG",
    "Figure",
    "Look",
    "Stage",
    "activity_calendar",
    "change_bars",
    "experiment_weeks",
    "finding_rows",
    "goal_progress",
    "habit_under_pillar",
    "level_bars",
    "outcome_weeks",
    "overall_line",
    "pillar_bars",
    "pillar_panel",
    "pillar_panels",
    "plan_grid",
    "rank_lines",
    "score_sparkline",
    "shuffled",
    "side_by_side",
    "sparkline",
]
