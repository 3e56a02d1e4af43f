"""What a picture on paper is made of: lines, marks and words, in units of its own, y growing downwards.

One list of shapes is drawn twice, as SVG for a browser (`ssi.report.svg`) and onto a page of a PDF
(`ssi.report.handout_pdf`), so that both show the same.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]
Symbol = Literal["circle", "square", "diamond", "triangle-up"]

DASHES: dict[str, tuple[float, ...]] = {
    "solid": (),
    "dash": (7.0, 3.5),
    "dot": (1.6, 2.8),
    "dashdot": (8.0, 3.0, 1.6, 3.0),
}
"""Lengths of line and gap for the dashes of `ssi.charts.look.MARKS`: they tell lines apart without any colour."""


@dataclass(frozen=True)
class Stroke:
    """A line through points."""

    points: tuple[Point, ...]
    color: str
    width: float = 1.0
    dash: tuple[float, ...] = ()


@dataclass(frozen=True)
class Mark:
    """A filled mark; ``size`` is how wide it is."""

    at: Point
    symbol: str
    color: str
    size: float = 6.0


@dataclass(frozen=True)
class Words:
    """A short text; ``at`` is where its foot begins, ends or has its middle."""

    at: Point
    text: str
    color: str
    size: float = 11.0
    anchor: Literal["start", "middle", "end"] = "start"
    is_bold: bool = False


Shape = Stroke | Mark | Words


@dataclass(frozen=True)
class Picture:
    """Shapes on a ground of so many units, and in one sentence what they show."""

    width: float
    height: float
    shapes: Sequence[Shape]
    alt: str


def outline(mark: Mark) -> tuple[Point, ...]:
    """The corners of a mark; none of a circle, which has no corners."""
    (x, y), half = mark.at, mark.size / 2
    if mark.symbol == "square":
        side = half * 0.9
        return ((x - side, y - side), (x + side, y - side), (x + side, y + side), (x - side, y + side))
    if mark.symbol == "diamond":
        reach = half * 1.25
        return ((x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y))
    if mark.symbol == "triangle-up":
        reach = half * 1.2
        return ((x, y - reach), (x + reach, y + half * 0.8), (x - reach, y + half * 0.8))
    return ()
