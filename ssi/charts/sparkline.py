"""A line as small as a word, for a cell of a table."""

import math
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from ssi.charts.look import Look

_WIDTH, _HEIGHT, _PAD = 180, 32, 4


def sparkline(values: Sequence[float], color: str, look: Look) -> str:
    """Numbers from zero on as an SVG picture in a data address; the line breaks where one is unknown (NaN).

    ``color`` is a pillar's key. A number between two unknown ones is a dot, and so is the last one.
    """
    stroke = look.palette.pillars[color]
    highest = max((value for value in values if not math.isnan(value)), default=0.0) or 1.0
    step = (_WIDTH - 2 * _PAD) / max(len(values) - 1, 1)
    points = [
        None
        if math.isnan(value)
        else (_PAD + place * step, _HEIGHT - _PAD - (_HEIGHT - 2 * _PAD) * value / highest)
        for place, value in enumerate(values)
    ]
    runs = [list(run) for is_known, run in groupby(points, key=lambda point: point is not None) if is_known]
    drawn = [_line([point for point in run if point], stroke) for run in runs]
    if points and points[-1]:
        drawn.append(_dot(points[-1], stroke))
    zero = _HEIGHT - _PAD
    ground = f'<path d="M{_PAD} {zero}H{_WIDTH - _PAD}" stroke="{look.palette.grid}" stroke-width="1"/>'
    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(drawn)}</svg>'
    return f"data:image/svg+xml,{quote(svg)}"


def _line(points: Sequence[tuple[float, float]], stroke: str) -> str:
    if len(points) == 1:
        return _dot(points[0], stroke)
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="M{path}" fill="none" stroke="{stroke}" stroke-width="2" stroke-linejoin="round"/>'


def _dot(point: tuple[float, float], stroke: str) -> str:
    return f'<circle cx="{point[0]:.1f}" cy="{point[1]:.1f}" r="2.5" fill="{stroke}"/>'
