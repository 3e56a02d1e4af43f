"""The pictures of the handout: overall from 0 to 100 with its pins, and a panel from 0 to 25 for each pillar."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from ssi.charts.lines import date_ticks
from ssi.charts.look import MARKS, PALETTES
from ssi.model import LOW_BELOW, OVERALL_MAX, PILLAR_MAX, STRONG_ABOVE, Value, monday_of
from ssi.model.handout import Line, Period, Pin
from ssi.report.shapes import DASHES, Mark, Picture, Point, Shape, Stroke, Words
from ssi.words import numbers

POINTS_MOST = 70
"""A line of more points is drawn by the last one of every week, or of every second, third, ... week."""
_MARKED = 16
"""Up to so many points of a line each have their mark."""
_PALETTE = PALETTES["light"]
_WIDE, _HIGH = 720.0, 124.0
_PANEL_WIDE, _PANEL_HIGH = 176.0, 88.0
_PIN_ROWS = 2
_PIN_ROOM = 15.0
_PIN_APART = 22.0
_TEXT = 10.5


def drawn_values(values: Sequence[Value]) -> tuple[Value, ...]:
    """The values that are drawn: all of a few, else the last one of each week, and of those every n-th from the end."""
    if len(values) <= POINTS_MOST:
        return tuple(values)
    last_of_week = {monday_of(value.date): value for value in values}
    weekly = tuple(last_of_week.values())
    step = -(-len(weekly) // POINTS_MOST)
    return weekly[::-1][::step][::-1]


class _Ground:
    """Where days and scores lie in a picture."""

    def __init__(
        self, period: Period, values: Sequence[Value], *, top: float, left: float, right: float, bottom: float
    ) -> None:
        self.first = min([period.since, *(value.date for value in values)])
        self.days = max(1, (period.until - self.first).days)
        self.top, self.left, self.right, self.bottom = top, left, right, bottom

    def x(self, day: date) -> float:
        """How far from the left a day lies."""
        return self.left + (self.right - self.left) * (day - self.first).days / self.days

    def y(self, share: float) -> float:
        """How far from the top a share of the scale lies."""
        return self.bottom - (self.bottom - self.top) * share

    def across(self, share: float, color: str, dash: str = "solid") -> Stroke:
        """A line across at a share of the scale."""
        y = self.y(share)
        return Stroke(((self.left, y), (self.right, y)), color, dash=DASHES[dash])


def overall(line: Line, pins: Sequence[Pin], period: Period, alt: str) -> Picture | None:
    """Overall from 0 to 100 with guides at 40 and 70 and numbered pins; None where nothing of it is known."""
    values = drawn_values(line.values)
    if not values:
        return None
    pin_rows = _rows_of(pins, period, values)
    top = 8 + _PIN_ROOM * (max(pin_rows, default=-1) + 1)
    height = _HIGH + top - 8
    ground = _Ground(period, values, top=top, left=28, right=_WIDE - 44, bottom=height - 20)
    shapes: list[Shape] = [ground.across(share, _PALETTE.grid) for share in (0, 1)]
    shapes += [
        ground.across(guide / OVERALL_MAX, _PALETTE.guide, "dot") for guide in (LOW_BELOW, STRONG_ABOVE)
    ]
    for tick in (0.0, LOW_BELOW, STRONG_ABOVE, OVERALL_MAX):
        at = (ground.left - 5, ground.y(tick / OVERALL_MAX) + 4)
        shapes.append(Words(at, f"{tick:g}", _PALETTE.muted, _TEXT, "end"))
    shapes += _days(ground, period.until)
    for number, (each, row) in enumerate(zip(pins, pin_rows, strict=True), start=1):
        shapes += _pin(number, ground.x(each.day), row, ground)
    shapes += _line(line, values, ground, OVERALL_MAX, _PALETTE.ink, "solid", "circle")
    last = values[-1]
    at = (ground.x(last.date) + 8, ground.y(last.value / OVERALL_MAX) + 4)
    shapes.append(Words(at, numbers.points(last.value), _PALETTE.ink, 13, is_bold=True))
    return Picture(_WIDE, height, tuple(shapes), alt)


def pillar(line: Line, period: Period, alt: str) -> Picture | None:
    """One pillar from 0 to 25, with its own dash and mark; None where nothing of it is known."""
    values = drawn_values(line.values)
    if not values:
        return None
    ground = _Ground(period, values, top=8, left=22, right=_PANEL_WIDE - 8, bottom=_PANEL_HIGH - 19)
    shapes: list[Shape] = [ground.across(share, _PALETTE.grid) for share in (0, 1)]
    for tick in (0.0, PILLAR_MAX):
        at = (ground.left - 5, ground.y(tick / PILLAR_MAX) + 4)
        shapes.append(Words(at, f"{tick:g}", _PALETTE.muted, _TEXT, "end"))
    foot, first, last = ground.bottom + 14, ground.first, period.until
    shapes.append(Words((ground.left, foot), numbers.short_day(first), _PALETTE.muted, _TEXT))
    shapes.append(Words((ground.right, foot), numbers.short_day(last), _PALETTE.muted, _TEXT, "end"))
    key = line.number.column
    mark = MARKS[key]
    shapes += _line(line, values, ground, PILLAR_MAX, _PALETTE.pillars[key], mark.dash, mark.symbol)
    return Picture(_PANEL_WIDE, _PANEL_HIGH, tuple(shapes), alt)


def _line(
    line: Line, values: Sequence[Value], ground: _Ground, most: float, color: str, dash: str, symbol: str
) -> list[Shape]:
    """The line, broken at gaps; few points each have a mark, of many the last one and those that stand alone."""
    runs: list[list[Point]] = [[]]
    for before, value in pairwise([None, *values]):
        if value is None:
            continue
        if before and any(before.date <= gap.start and gap.end <= value.date for gap in line.gaps):
            runs.append([])
        runs[-1].append((ground.x(value.date), ground.y(value.value / most)))
    strokes: list[Shape] = [Stroke(tuple(run), color, 2, DASHES[dash]) for run in runs if len(run) > 1]
    alone = [run[0] for run in runs if len(run) == 1]
    marked = [at for run in runs for at in run] if len(values) <= _MARKED else [*alone, runs[-1][-1]]
    return [*strokes, *(Mark(at, symbol, color) for at in dict.fromkeys(marked))]


def _days(ground: _Ground, until: date) -> list[Shape]:
    """A few days under the line, none so near the end that it would run over."""
    has_years = ground.days > 366
    days = date_ticks(ground.first, until)
    shapes: list[Shape] = []
    for day in days:
        x = ground.x(day)
        shapes.append(Stroke(((x, ground.bottom), (x, ground.bottom + 4)), _PALETTE.guide))
        said = numbers.month(day) if has_years else numbers.short_day(day)
        shapes.append(Words((x, ground.bottom + 15), said, _PALETTE.muted, _TEXT, "middle"))
    return shapes


def _rows_of(pins: Sequence[Pin], period: Period, values: Sequence[Value]) -> list[int]:
    """The row above the line in which each pin stands, so that neighbours do not cover one another."""
    ground = _Ground(period, values, top=0, left=28, right=_WIDE - 44, bottom=1)
    free, rows = [0.0] * _PIN_ROWS, []
    for each in pins:
        x = ground.x(each.day)
        row = next((row for row, edge in enumerate(free) if edge <= x), _PIN_ROWS - 1)
        free[row] = x + _PIN_APART
        rows.append(row)
    return rows


def _pin(number: int, x: float, row: int, ground: _Ground) -> list[Shape]:
    foot = ground.top - 4 - row * _PIN_ROOM
    return [
        Stroke(((x, foot + 2), (x, ground.bottom)), _PALETTE.guide, dash=DASHES["dot"]),
        Words((x, foot), str(number), _PALETTE.ink, _TEXT, "middle", is_bold=True),
    ]
