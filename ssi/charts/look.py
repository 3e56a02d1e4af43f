"""How charts look: colours, markers and dashes, fonts, and the layout that all of them share.

The only place that knows a colour; `.streamlit/config.toml` repeats some for Streamlit's own widgets, and a
test compares the two. Contrasts: every text colour has at least 4.5 to 1 on page and panel.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Theme = Literal["light", "dark"]

_TEXT, _STAGE_TEXT = 14, 20
"""The size of all text on a page and on a stage, px."""

CONFIG: Mapping[str, Any] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
"""Plotly's own switches: no row of buttons over the chart, no zoom by accident."""


@dataclass(frozen=True)
class Palette:
    """The colours of one theme by what they are for; ``grid`` is decoration only.

    ``shades``: from little to all of something, below a text in ``ink``. ``amounts``: none of something, then from
    little to much, where no text stands on it; each is told from its neighbours, and the first from the page.
    """

    page: str
    panel: str
    ink: str
    muted: str
    guide: str
    grid: str
    shades: tuple[str, str, str]
    amounts: tuple[str, str, str, str, str]
    pillars: Mapping[str, str]


PALETTES: Mapping[Theme, Palette] = {
    "light": Palette(
        page="#FFFFFF",
        panel="#F4F6F9",
        ink="#1B2430",
        muted="#566170",
        guide="#7A8594",
        grid="#D9DEE6",
        shades=("#EEF3FB", "#D3E0F6", "#A9C4EF"),
        amounts=("#DFE6F1", "#B4C3DB", "#8299C2", "#556FA3", "#2F4B7C"),
        pillars={
            "brand": "#1A64E8",
            "people": "#AE560F",
            "insights": "#085E4A",
            "relationships": "#76286F",
        },
    ),
    "dark": Palette(
        page="#0E1117",
        panel="#1A1F2B",
        ink="#E8ECF3",
        muted="#A7B1C0",
        guide="#7C8797",
        grid="#2B3240",
        shades=("#1A2438", "#243A61", "#355A94"),
        amounts=("#222B3C", "#3A4A69", "#586E99", "#7D98C9", "#B4C9F0"),
        pillars={
            "brand": "#578AFD",
            "people": "#E76A07",
            "insights": "#60F0A4",
            "relationships": "#FDB6DD",
        },
    ),
}


@dataclass(frozen=True)
class Mark:
    """What tells a line apart without its colour."""

    symbol: str
    dash: str


MARKS: Mapping[str, Mark] = {
    "brand": Mark("circle", "solid"),
    "people": Mark("square", "dash"),
    "insights": Mark("diamond", "dot"),
    "relationships": Mark("triangle-up", "dashdot"),
}


@dataclass(frozen=True)
class Stage:
    """A screen that is shared: one chart on it, to be read from across a room, 1,000 to 1,220 px wide.

    ``height``: of the chart, px; from 300 on all of them fit. Without ``digits`` no text in a chart says a number, for
    recordings: words stand in their place. What is drawn is still drawn from the numbers, and they are in the figure's
    data: they are kept off the picture, not from the browser.
    """

    height: int = 430
    digits: bool = True


@dataclass(frozen=True)
class Look:
    """How a figure is to look: the theme, and the sizes in px that follow from where it stands, a page or a stage."""

    theme: Theme = "light"
    stage: Stage | None = None

    @property
    def text_size(self) -> int:
        """No text is smaller."""
        return self.px(_TEXT)

    @property
    def line_height(self) -> int:
        """From one line of text to the next."""
        return self.px(18)

    @property
    def line_width(self) -> int:
        """Of a line that shows data."""
        return 4 if self.stage else 2

    @property
    def guide_width(self) -> int:
        """Of what stands behind the data to compare it with."""
        return 2 if self.stage else 1

    @property
    def marker_size(self) -> int:
        """Of a point."""
        return 10 if self.stage else 8

    @property
    def has_digits(self) -> bool:
        """Whether texts may say numbers."""
        return self.stage is None or self.stage.digits

    def px(self, on_page: int) -> int:
        """A length that belongs to text: as given on a page, and as much larger on a stage as its text is."""
        return round(on_page * _STAGE_TEXT / _TEXT) if self.stage else on_page

    def height(self, on_page: int) -> int:
        """The height of a figure that fills its stage."""
        return self.stage.height if self.stage else on_page

    def ticks(self, at_most: int, height: float) -> int:
        """How many values to name along so many px of a stage; a page has room for all."""
        return max(2, min(at_most, 1 + int(height / (1.5 * self.line_height)))) if self.stage else at_most

    def lines(self, *texts: str) -> str:
        """Short texts that belong together: under one another, or on a wide stage in one line."""
        return (" · " if self.stage else "<br>").join(texts)

    @property
    def palette(self) -> Palette:
        """The colours of the theme."""
        return PALETTES[self.theme]

    def layout(self, *, height: int, top: int, right: int, bottom: int, left: int) -> dict[str, Any]:
        """The layout that every figure starts from; margins in px."""
        palette = self.palette
        return {
            "height": height,
            "margin": {"t": top, "r": right, "b": bottom, "l": left, "pad": 0, "autoexpand": False},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "showlegend": False,
            "hovermode": "x unified",
            "hoverlabel": {
                "bgcolor": palette.panel,
                "bordercolor": palette.grid,
                "font": {"size": self.text_size, "color": palette.ink},
            },
            "dragmode": False,
            "annotations": [],
            "shapes": [],
        }

    def axis(self, **settings: Any) -> dict[str, Any]:
        """An axis: Streamlit's theme sets tick fonts itself, so they stand on every axis."""
        return {
            "tickfont": {"size": self.text_size, "color": self.palette.muted},
            "gridcolor": self.palette.grid,
            "showgrid": False,
            "zeroline": False,
            "fixedrange": True,
            "automargin": False,
            **settings,
        }

    def note(self, text: str, *, color: str | None = None, **place: Any) -> dict[str, Any]:
        """A text in the chart, without an arrow; ``place`` as Plotly's annotations take it."""
        return {
            "text": text,
            "showarrow": False,
            "font": {"size": self.text_size, "color": color or self.palette.ink},
            **place,
        }


def even_ticks(reach: float, *, within: float = 1.0) -> list[float]:
    """Zero and one or two steps of 1, 2 or 5, of whatever size, to either side of it.

    The axis goes from ``-reach`` to ``reach``; ticks keep to that share of it which ``within`` says.
    """
    size = 10.0 ** math.floor(math.log10(reach))
    step = next(step for step in (size / 5, size / 2, size, 2 * size, 5 * size) if reach / step < 3)
    return [round(step * place, 6) for place in (-2, -1, 0, 1, 2) if abs(step * place) <= within * reach]


def spread(wanted: list[float], *, apart: float, low: float, high: float) -> list[float]:
    """Places for labels, in the order given: each as near as may be to where it is wanted.

    Neighbours are at least ``apart`` from one another and all lie between ``low`` and ``high``, as far as that
    has room. Labels that would collide share their middle, as two people share a bench.
    """
    order = sorted(range(len(wanted)), key=lambda label: wanted[label])
    # Less its place in the queue, a label may stand level with the one before but not below it: pools of
    # labels that would, stand at their mean.
    pools: list[tuple[float, int]] = []
    for queue, label in enumerate(order):
        total, size = wanted[label] - queue * apart, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            before = pools.pop()
            total, size = total + before[0], size + before[1]
        pools.append((total, size))
    level = [total / size for total, size in pools for _ in range(size)]
    highest = max(low, high - (len(wanted) - 1) * apart)
    places = [0.0] * len(wanted)
    for queue, label in enumerate(order):
        places[label] = min(max(level[queue], low), highest) + queue * apart
    return places
