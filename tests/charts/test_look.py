"""Colours said once, labels kept apart."""

import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.charts.look import MARKS, PALETTES, spread
from ssi.model import PILLAR_KEYS

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_streamlits_theme_has_the_same_colours_as_the_charts(theme):
    settings = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"][theme]
    palette = PALETTES[theme]
    assert settings["backgroundColor"] == palette.page
    assert settings["secondaryBackgroundColor"] == palette.panel
    assert settings["textColor"] == palette.ink
    assert settings["borderColor"] == palette.grid
    assert settings["chartCategoricalColors"] == [palette.pillars[pillar] for pillar in PILLAR_KEYS]


def test_every_pillar_has_its_own_marker_and_dash():
    assert list(MARKS) == list(PILLAR_KEYS)
    assert len({mark.symbol for mark in MARKS.values()}) == 4
    assert len({mark.dash for mark in MARKS.values()}) == 4


def contrast(one, other):
    """Contrast of two colours as WCAG 2 defines it."""

    def luminance(colour):
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_colour_that_texts_wear_can_be_read_on_page_and_panel(theme):
    palette = PALETTES[theme]
    for colour in (palette.ink, palette.muted, *palette.pillars.values()):
        assert contrast(colour, palette.page) >= 4.5
        assert contrast(colour, palette.panel) >= 4.5


def test_labels_with_room_stay_where_they_are():
    assert spread([5.0, 20.0], apart=2, low=0, high=25) == [5.0, 20.0]


def test_labels_that_collide_share_their_middle():
    # 16.5 and 15.5 have their middle at 16; two apart is one to either side.
    assert spread([16.5, 15.5], apart=2, low=0, high=25) == [17.0, 15.0]


def test_labels_stay_inside_the_chart():
    assert spread([24.9, 25.0], apart=2, low=0, high=25) == [23.0, 25.0]
    assert spread([0.0, 0.0, 0.0], apart=2, low=0, high=25) == [0.0, 2.0, 4.0]


@given(st.lists(st.floats(0, 25), max_size=6), st.floats(0.5, 4))
def test_labels_are_never_nearer_than_a_line_and_keep_their_order(wanted, apart):
    places = spread(wanted, apart=apart, low=0, high=25)
    in_order = [place for _, _, place in sorted(zip(wanted, range(len(wanted)), places, strict=True))]
    assert all(after - before >= apart - 1e-6 for before, after in pairwise(in_order))
