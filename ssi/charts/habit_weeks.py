"""A habit's weeks under the line of its pillar."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from ssi.charts.drawn import drawn
from ssi.charts.lines import HOVER_DAY, date_axis, known, line
from ssi.charts.look import MARKS, Look, Mark
from ssi.charts.week_bars import top_of_bars, week_bars
from ssi.model import OWN_SCORES, Gap, allowed_range, calendar_day, monday_of
from ssi.words import labels, lining_up, names

_LINE_PANEL = (0.53, 0.87)
_BAR_PANEL = (0.0, 0.32)
"""The two panels on a page, as shares of the height between the margins; the rest holds their headings."""
_LINE_SHARE = 0.58
"""Of the height that the headings leave to both panels on a stage."""
_ROOM_FOR_DELAY = 1.45
_BRACKET = 0.88
"""Where the delay stands above the bars, whose panel is so much higher to hold it."""
_LONGEST_DELAY = 0.5
"""A delay over a larger share of the picture leaves no room for its words."""
_LEAST_SHOWN = 3.0
"""So many points at least are shown of a score, so that a wobble does not look like a climb."""
_PAD = 0.1


def habit_under_pillar(
    pillar_weekly: pd.DataFrame,
    habit_weekly: pd.DataFrame,
    pillar: str,
    habit_name: str,
    look: Look,
    *,
    gaps: Sequence[Gap] = (),
    delay_days: float | None = None,
) -> go.Figure:
    """A pillar's weekly line on top, the habit's weekly counts as grey bars below it, on one time axis.

    Overall or an outcome can stand in for the pillar. ``pillar_weekly`` as `ssi.analysis.trends.weekly` gives it,
    ``habit_weekly`` as `ssi.analysis.habits.by_week`. A week of which no day is known has no bar; a week with none
    done has a dash on the zero line. Of a score only its own range is shown, and the heading says so. ``delay_days``:
    after how long half of a lasting change shows; it is drawn as a length of its own, like the scale of a map.
    """
    points = known(pillar_weekly, "value", day="week")
    # A week stands on its Monday here, and so do the ends of a gap.
    weeks_of_gaps = [Gap(monday_of(gap.start), monday_of(gap.end)) for gap in gaps]
    own = score_line(points, weeks_of_gaps, pillar, look)
    least, most = score_scale(points, pillar)
    counted = habit_weekly.dropna(subset=["count"])
    height, bottom = look.height(420), look.px(30)
    inside = height - bottom
    line_panel, bar_panel = _panels(inside, look)
    layout = look.layout(height=height, top=0, right=12, bottom=bottom, left=look.px(34))
    weeks = pd.concat([points["date"], habit_weekly["week"]])
    first, last = calendar_day(weeks.min()), calendar_day(weeks.max())
    half_a_bar = timedelta(days=3)
    is_marked = delay_days is not None and delay_days <= _LONGEST_DELAY * (last - first).days
    room = _room_for_delay(bar_panel[1] * inside, look) if is_marked else 1
    top = top_of_bars(counted) * room
    layout |= {
        "xaxis": date_axis(
            look,
            first - half_a_bar,
            last + half_a_bar,
            anchor="y2",
            hoverformat=labels.week_hover(HOVER_DAY),
        ),
        "yaxis": look.axis(
            range=[least, most],
            nticks=look.ticks(5, (line_panel[1] - line_panel[0]) * inside),
            showgrid=True,
            domain=list(line_panel),
        ),
        "yaxis2": look.axis(
            range=[0, top],
            nticks=look.ticks(4, bar_panel[1] * inside),
            showgrid=True,
            domain=list(bar_panel),
            tickformat="d",
        ),
    }
    layout["annotations"] = [
        heading_above(score_heading(pillar, least, most, look), line_panel[1], look),
        heading_above(_habit_heading(habit_name, counted, look), bar_panel[1], look),
    ]
    if is_marked and delay_days is not None:
        layout["shapes"], said = _delay(first, delay_days, top, look)
        layout["annotations"].append(said)
    return drawn([own, *week_bars(counted, habit_name, look, yaxis="y2")], layout, look)


def _panels(height: int, look: Look) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where the two panels are; ``height`` between the margins, px. On a stage a heading has one line."""
    if look.stage is None:
        return _LINE_PANEL, _BAR_PANEL
    heading = look.line_height + look.px(14)
    left = height - 2 * heading - look.px(10)
    bars, lines = (1 - _LINE_SHARE) * left / height, _LINE_SHARE * left / height
    line_top = 1 - heading / height
    return (line_top - lines, line_top), (0.0, bars)


def _room_for_delay(panel: float, look: Look) -> float:
    """How much higher than its bars a panel of so many px has to be."""
    if look.stage is None:
        return _ROOM_FOR_DELAY
    return panel / (panel - look.line_height - look.px(6))


def score_line(points: pd.DataFrame, gaps: Sequence[Gap], measure: str, look: Look) -> dict[str, Any]:
    """The line of a pillar in its own look; overall and outcomes are in ink."""
    mark = MARKS.get(measure, Mark("circle", "solid"))
    return line(
        points,
        gaps,
        look,
        name=escape(names.pillar_short(measure) if measure in MARKS else names.measure(measure)),
        color=look.palette.pillars.get(measure, look.palette.ink),
        dash=mark.dash,
        symbol=mark.symbol,
    )


def score_scale(points: pd.DataFrame, measure: str) -> tuple[float, float]:
    """The ends of the line's axis, whole points: a score's own range and a little more; an outcome starts at zero."""
    if points.empty:
        return allowed_range(measure) if measure in OWN_SCORES else (0.0, 4.0)
    low, high = float(points["value"].min()), float(points["value"].max())
    if measure not in OWN_SCORES:
        return 0.0, max(4.0, high * 1.1)
    room = max(_PAD * (high - low), (_LEAST_SHOWN - (high - low)) / 2)
    lowest, highest = allowed_range(measure)
    least, most = max(lowest, math.floor(low - room)), min(highest, math.ceil(high + room))
    # At an end of the scale the room goes to the other side.
    return min(least, max(lowest, most - _LEAST_SHOWN)), max(most, min(highest, least + _LEAST_SHOWN))


def score_heading(measure: str, least: float, most: float, look: Look) -> str:
    """What the line is, and which part of its scale is shown."""
    heading = f"<b>{escape(names.measure(measure))}</b>"
    if measure not in OWN_SCORES or (least, most) == allowed_range(measure):
        return heading
    whole = allowed_range(measure)[1]
    return look.lines(heading, labels.close_up(least, most, of=whole, digits=look.has_digits))


def _delay(
    first: date, delay_days: float, top: float, look: Look
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A bar as long as the delay in the corner above the bars, and the words beside it.

    It belongs to no week: beside one it would seem to say that just there the line has to rise.
    """
    end = first + timedelta(days=round(delay_days))
    middle, half = top * _BRACKET, top * 0.04
    stroke = {
        "type": "line",
        "yref": "y2",
        "line": {"color": look.palette.ink, "width": 0.75 * look.line_width},
    }
    shapes = [
        stroke | {"x0": str(first), "x1": str(end), "y0": middle, "y1": middle},
        *(
            stroke | {"x0": str(day), "x1": str(day), "y0": middle - half, "y1": middle + half}
            for day in (first, end)
        ),
    ]
    said = look.note(
        _half_shows(delay_days, look),
        x=str(end),
        xanchor="left",
        xshift=look.px(6),
        align="left",
        y=top,
        yref="y2",
        yanchor="top",
        # Grid lines must not run through the letters.
        bgcolor=look.palette.page,
    )
    return shapes, said


def _half_shows(delay_days: float, look: Look) -> str:
    if not look.has_digits:
        return labels.half_shows_so_late()
    said = labels.half_shows(lining_up.after(delay_days))
    # A stage is low and wide: there the words stand in one line.
    return said.replace("<br>", " ") if look.stage else said


def _habit_heading(habit_name: str, counted: pd.DataFrame, look: Look) -> str:
    heading = f"<b>{labels.habit_a_week(escape(habit_name))}</b>"
    return look.lines(heading, labels.striped()) if (counted["days_known"] < 7).any() else heading


def heading_above(text: str, top: float, look: Look) -> dict[str, Any]:
    """The heading of a panel whose upper end is at this share of the height; it stands a little above it."""
    return look.note(
        text,
        x=0,
        xref="paper",
        xanchor="left",
        align="left",
        xshift=-look.px(32),
        y=top,
        yref="paper",
        yanchor="bottom",
        yshift=10,
    )
