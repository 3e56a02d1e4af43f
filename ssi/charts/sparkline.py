"""A line as small as a word, for a cell of a table."""

import math
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from ssi.charts.look import Look

_WIDTH, _HEIGHT, _PAD = 180, 32, 4


SCORE_SPAN = 20.0
"""A score's line is as high as so many points of overall at least: the same for all, and a wobble stays small."""


def sparkline(values: Sequence[float], color: str, look: Look) -> str:
    """Numbers from zero on as an SVG picture in a data address; the line breaks where one is unknown (NaN).

    ``color`` is a pillar's key. A number between two unknown ones is a dot, and so is the last one.
    """
    highest = max((value for value in values if not math.isnan(value)), default=0.0) or 1.0
    return _drawn([value / highest for value in values], look.palette.pillars[color], _ground(look))


def score_sparkline(values: Sequence[float], look: Look) -> str:
    """Overall week by week, the same way, over a stretch of at least 20 points in whose middle the line lies."""
    known = [value for value in values if not math.isnan(value)]
    lowest, highest = (min(known), max(known)) if known else (0.0, 0.0)
    span = max(SCORE_SPAN, highest - lowest)
    bottom = (lowest + highest - span) / 2
    return _drawn([(value - bottom) / span for value in values], look.palette.ink)


def _ground(look: Look) -> str:
    return (
        f'<path d="M{_PAD} {_HEIGHT - _PAD}H{_WIDTH - _PAD}" stroke="{look.palette.grid}" stroke-width="1"/>'
    )


def _drawn(heights: Sequence[float], stroke: str, ground: str = "") -> str:
    """Heights between 0 and 1 as a line, over a ground where 0 is nothing at all."""
    step = (_WIDTH - 2 * _PAD) / max(len(heights) - 1, 1)
    points = [
        None if math.isnan(height) else (_PAD + place * step, _HEIGHT - _PAD - (_HEIGHT - 2 * _PAD) * height)
        for place, height in enumerate(heights)
    ]
    runs = [list(run) for is_known, run in groupby(points, key=lambda point: point is not None) if is_known]
    drawn = [_line([point for point in run if point], stroke) for run in runs]
    if points and points[-1]:
        drawn.append(_dot(points[-1], stroke))
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
