"""Figures for a shared screen: large, nothing under the pointer, and without digits where a recording wants none."""

import re
from datetime import date
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi import charts
from ssi.analysis import trends
from ssi.charts import Look, Stage
from ssi.charts.lines import date_ticks
from ssi.model import PILLAR_KEYS, Change, Lagging, Level, Shuffles, Value, empty, frame
from ssi.model.experiments import Design, Outlook, begin
from tests.alignments import CLEAR, SHORT_FIRST, alignment, row
from tests.charts.test_any_history import histories

STAGE = Look("light", Stage())
SHAPES = Look("light", Stage(digits=False))
LOOKS = [Look("light", Stage(height, digits)) for height in (300, 360, 430) for digits in (True, False)]
NARROWEST = 1000
"""The width of the narrowest stage, px."""

DAYS = pd.date_range("2026-05-22", periods=27, freq="7D")
HISTORY = frame(
    "snapshots",
    {
        "date": DAYS,
        "overall": 55.5,
        "industry_rank": 18,
        "network_rank": 18,
        # Labels at line ends would all stand on one another.
        **dict.fromkeys(PILLAR_KEYS, 13.9),
        **{f"industry_{pillar}": 13.8 for pillar in PILLAR_KEYS},
    },
)
EVENTS = frame(
    "events",
    {
        "date": pd.to_datetime(["2026-06-01", "2026-06-03", "2026-06-04", "2026-09-01"]),
        "label": ["New job", "Premium", "Holiday", "Course 101"],
        "kind": "other",
    },
)
WEEKS = pd.date_range("2026-05-18", periods=30, freq="7D")
SCORES = pd.DataFrame({"week": WEEKS, "value": np.linspace(12, 14.5, 30), "date": WEEKS})
COUNTS = pd.DataFrame({"week": WEEKS, "count": [8.0, 0.0] * 15, "days_known": [7, 4] * 15})
DESIGN = Design(12, 2, 20)
EXPERIMENT = begin(
    Outlook((DESIGN,), noise=0),
    DESIGN,
    habit="comments",
    score="insights",
    direction=1,
    expectation="More.",
    per_week=10,
    before=0.0,
    seed=5,
    today=date(2026, 5, 25),
)
DAY = date(2026, 11, 20)
LATEST = {pillar: Value(13.9, DAY) for pillar in PILLAR_KEYS} | {"industry_people": Value(15.2, DAY)}
CHANGES = {
    "overall": Change("overall", 40.0, 55.5, date(2026, 5, 22), DAY, 26),
    "brand": Change("brand", 10.0, 13.9, date(2026, 11, 13), DAY, 1),
    "people": Change("people", 13.9, 13.9, date(2026, 11, 13), DAY, 1),
}
LEVELS = {"overall": Level("overall", 50.0, 54.2, 3.1), "brand": Level("brand", 12.0, 11.1)}
FOUND = alignment(row(**CLEAR))
SHORT = alignment(row(**CLEAR), first=SHORT_FIRST)
WIDE = alignment(row(effect=0.1, low=-3.0, high=2.0), row("posts", **CLEAR))

BUILDERS = {
    "overall line": lambda look: charts.overall_line(HISTORY, [], EVENTS, look),
    "pillar bars": lambda look: charts.pillar_bars(LATEST, Lagging("people", 1.3, 13.9), look),
    "pillar panels": lambda look: charts.pillar_panels(HISTORY, [], look),
    "one pillar": lambda look: charts.pillar_panel("brand", HISTORY, [], look),
    "rank lines": lambda look: charts.rank_lines(HISTORY, [], look),
    "changes": lambda look: charts.change_bars(CHANGES, {"brand": 0.6}, look),
    "levels": lambda look: charts.level_bars(LEVELS, look),
    "finding": lambda look: charts.finding_rows(FOUND.table, FOUND, look),
    "finding of a short history": lambda look: charts.finding_rows(SHORT.table, SHORT, look),
    "nothing clear": lambda look: charts.finding_rows(WIDE.table.iloc[:1], WIDE, look),
    "shuffles": lambda look: charts.shuffled(Shuffles(3.0, (1.0, 1.0, -2.0)), look),
    "habit": lambda look: charts.habit_under_pillar(
        SCORES, COUNTS, "insights", "Comments", look, delay_days=91.0
    ),
    "experiment": lambda look: charts.experiment_weeks(EXPERIMENT, HISTORY, look),
}
every_builder = pytest.mark.parametrize("build", BUILDERS.values(), ids=BUILDERS)
every_look = pytest.mark.parametrize("look", LOOKS, ids=str)


def parts(figure):
    """The figure's own traces and layout, without Plotly's template."""
    whole = figure.to_plotly_json()
    whole["layout"].pop("template", None)
    return whole["data"], whole["layout"]


def found(key, inside):
    """Everything under a key, however deep."""
    if isinstance(inside, dict):
        yield from (value for name, value in inside.items() if name == key)
        inside = inside.values()
    if not isinstance(inside, str | bytes) and hasattr(inside, "__iter__"):
        for each in inside:
            yield from found(key, each)


def axes(layout):
    return {key: axis for key, axis in layout.items() if re.fullmatch(r"[xy]axis\d*", key)}


CODE = {"xref", "yref", "xaxis", "yaxis", "anchor", "overlaying", "dash"}


def strings(inside):
    """Every text in a figure, but the dates under a time axis and what names, colours and dashes are written with."""
    if isinstance(inside, str):
        yield inside
    elif isinstance(inside, dict):
        is_time = inside.get("type") == "date"
        for key, value in inside.items():
            is_code = "color" in key or (key in CODE and isinstance(value, str))
            if not (is_code or (is_time and key == "ticktext")):
                yield from strings(value)
    elif isinstance(inside, list | tuple) or (isinstance(inside, np.ndarray) and inside.dtype.kind in "OU"):
        for each in inside:
            yield from strings(each)


def says_no_number(figure):
    """That no text has a digit and no value axis is labelled with numbers."""
    data, layout = parts(figure)
    is_day = re.compile(r"\d{4}-\d\d-\d\d").fullmatch
    said = [text for text in strings([data, layout]) if re.search(r"\d", text) and not is_day(text)]
    labelled = [
        key
        for key, axis in axes(layout).items()
        if axis.get("type") != "date"
        and axis.get("visible", True)
        and axis.get("showticklabels", True)
        and not axis.get("ticktext")
    ]
    return (said, labelled) == ([], [])


def has_no_hover(figure):
    data, layout = parts(figure)
    for_pointer = ("name", "text", "hovertemplate", "hovertext", "customdata", "hoverlabel", "hoverformat")
    hidden = [key for key in for_pointer[2:] if list(found(key, [data, layout]))]
    hidden += [key for trace in data for key in for_pointer[:2] if key in trace]
    return not hidden and layout["hovermode"] is False and {t["hoverinfo"] for t in data} <= {"skip"}


def text_sizes(figure):
    _data, layout = parts(figure)
    fonts = [*found("font", layout), *found("tickfont", layout)]
    return [font["size"] for font in fonts]


def test_a_look_without_a_stage_is_a_page():
    assert Look("dark") == Look("dark", None) != Look("dark", Stage())
    assert (Look().text_size, Look().line_width, Look().marker_size, Look().px(30)) == (14, 2, 8, 30)
    assert {Look("light", Stage(330, digits=False)): "found"}[Look("light", Stage(330, digits=False))]


def test_a_page_keeps_what_stands_under_the_pointer():
    figure = charts.overall_line(HISTORY, [], EVENTS, Look())
    assert figure.layout.hovermode == "x unified"
    assert figure.data[0].hovertemplate
    assert "New job" in figure.to_json()


@every_builder
@every_look
def test_on_a_stage_text_is_20_px_and_nothing_is_hidden_under_the_pointer(build, look):
    figure = build(look)
    assert set(text_sizes(figure)) == {20}
    assert has_no_hover(figure)


def test_the_label_of_an_event_is_not_in_the_figure_at_all():
    assert "New job" not in charts.overall_line(HISTORY, [], EVENTS, STAGE).to_json()


@every_builder
def test_on_a_stage_lines_are_4_px_and_points_10(build):
    data, _layout = parts(build(STAGE))
    for trace in data:
        if "lines" in trace.get("mode", "") and trace["line"]["color"] != STAGE.palette.guide:
            assert trace["line"]["width"] == 4
        if trace["type"] == "scatter":
            sizes = np.atleast_1d(trace["marker"].get("size", 10))
            assert sizes[sizes > 0].min(initial=10) >= 10


@every_builder
@every_look
def test_a_figure_is_never_higher_than_its_stage(build, look):
    assert build(look).layout.height <= look.stage.height


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("name", ["overall line", "pillar panels", "rank lines", "habit", "experiment"])
def test_what_is_drawn_over_time_fills_its_stage(name, look):
    assert BUILDERS[name](look).layout.height == look.stage.height


@every_builder
def test_without_digits_no_text_says_a_number(build):
    assert says_no_number(build(SHAPES))


@pytest.mark.parametrize("name", [name for name in BUILDERS if name not in {"shuffles"}])
def test_with_digits_numbers_are_there(name):
    assert not says_no_number(BUILDERS[name](STAGE))


@given(histories(), st.sampled_from(LOOKS))
@settings(deadline=None, max_examples=60)
def test_any_history_can_be_put_on_a_stage(history, look):
    latest, changes, wobbles = trends.latest(history), trends.changes(history), trends.wobbles(history)
    lagging, gaps = trends.lagging_pillar(history), trends.gaps(history)
    figures = [
        *([charts.pillar_bars(latest, lagging, look)] if set(latest) & set(PILLAR_KEYS) else []),
        charts.overall_line(history, gaps, empty("events"), look),
        charts.rank_lines(history, gaps, look),
        charts.pillar_panels(history, gaps, look),
        charts.change_bars(changes, wobbles, look),
    ]
    for figure in figures:
        assert "NaN" not in figure.to_json()
        assert set(text_sizes(figure)) == {20}
        assert has_no_hover(figure)
        assert look.has_digits or says_no_number(figure)


def test_without_digits_bands_are_words_and_pins_are_letters():
    figure = charts.overall_line(HISTORY, [], EVENTS, SHAPES)
    assert figure.layout.yaxis.ticktext == ("low", "decent", "strong")
    # In the middle of 0 to 40, 40 to 70 and 70 to 100.
    assert figure.layout.yaxis.tickvals == (20, 55, 85)
    assert [note.text for note in figure.layout.annotations] == ["A", "B–C", "D"]


def test_without_digits_a_change_keeps_its_direction_and_whether_it_is_usual():
    figure = charts.change_bars(CHANGES, {"brand": 0.6, "people": 0.6}, SHAPES)
    said = [note.text for note in figure.layout.annotations][1::2]
    assert said == [
        "▲ up over several weeks",
        "▲ up, more than usual for you",
        "no change, ordinary for you",
        "not known on both days",
        "not known on both days",
    ]
    assert figure.layout.xaxis.title.text == "Pale band: your usual wobble of one week"


def test_without_digits_ranks_say_whose_they_are_and_which_way_is_better():
    figure = charts.rank_lines(HISTORY, [], SHAPES)
    assert [note.text for note in figure.layout.annotations] == [
        "Industry",
        "Network",
        "Up: closer to the top",
    ]


def test_without_digits_a_finding_says_which_way():
    axis = charts.finding_rows(FOUND.table, FOUND, SHAPES).layout.xaxis
    assert axis.ticktext == ("lower", "", "higher")


def test_on_a_wide_stage_a_heading_has_one_line():
    notes = charts.habit_under_pillar(SCORES, COUNTS, "insights", "Comments", STAGE, delay_days=14.0).layout
    assert [note.text for note in notes.annotations] == [
        "<b>Engage with insights</b> · Close up: 11 to 15 of 25",
        "<b>Comments a week</b> · Striped: not every day is known",
        "half shows after about two weeks",
    ]


def inside(layout):
    """The height between the margins, px."""
    return layout.height - layout.margin.t - layout.margin.b


@every_look
def test_the_two_panels_of_a_habit_leave_room_for_both_headings(look):
    layout = BUILDERS["habit"](look).layout
    above_line = (1 - layout.yaxis.domain[1]) * inside(layout)
    between = (layout.yaxis.domain[0] - layout.yaxis2.domain[1]) * inside(layout)
    assert min(above_line, between) > look.line_height + 10
    # Over the bars stand the words of the delay: 8 are the most.
    over_bars = (1 - 8 * 1.1 / layout.yaxis2.range[1]) * layout.yaxis2.domain[1] * inside(layout)
    assert over_bars > look.line_height


@every_look
def test_labels_at_line_ends_are_a_line_apart(look):
    figure = charts.rank_lines(HISTORY, [], look)
    ends = [note for note in figure.layout.annotations if note.text.startswith(("Industry", "Network"))]
    worst, best = figure.layout.yaxis.range
    apart = abs(ends[0].y - ends[1].y) / (worst - best) * inside(figure.layout)
    lines = 2 if look.has_digits else 1
    assert apart > lines * look.line_height * 0.9


@given(st.lists(st.integers(0, 180), min_size=1, max_size=30), st.sampled_from([300, 430]))
@settings(deadline=None)
def test_pins_on_a_stage_never_cover_one_another(days, height):
    happened = frame(
        "events",
        {"date": sorted(DAYS[0] + pd.Timedelta(days=day) for day in days), "label": "x", "kind": "other"},
    )
    layout = charts.overall_line(HISTORY, [], happened, Look("light", Stage(height))).layout
    pins = [note for note in layout.annotations if note.bordercolor]
    wide = (NARROWEST - layout.margin.l - layout.margin.r) / (1.04 * 182)
    rows = {}
    for pin in pins:
        rows.setdefault(pin.yshift, []).append(pin)
    assert len(rows) <= (2 if height == 430 else 1)
    for row_of_pins in rows.values():
        for before, after in pairwise(row_of_pins):
            apart = (pd.Timestamp(after.x) - pd.Timestamp(before.x)).days * wide
            # A digit of 20 px text is some 10 px wide; the frame takes 8 more.
            assert apart >= (len(before.text) + len(after.text)) / 2 * 10 + 8
    # Every event has its line, and every number its pin.
    assert len([shape for shape in layout.shapes if shape.line.dash == "dot"]) == len(days)
    ends = [[int(end) for end in pin.text.split("–")] for pin in pins]
    assert sorted(number for end in ends for number in range(end[0], end[-1] + 1)) == [
        *range(1, len(days) + 1)
    ]


def test_all_panels_share_one_scale_and_say_what_is_grey():
    figure = charts.pillar_panels(HISTORY, [], STAGE)
    assert figure.layout.yaxis.range == (0, 25)
    assert {trace.yaxis for trace in figure.data} == {None}
    assert [trace.xaxis for trace in figure.data] == [
        axis for axis in ("x", "x2", "x3", "x4") for _ in range(2)
    ]
    assert [note.text for note in figure.layout.annotations] == [
        "<b>Brand</b>",
        "13.9",
        "<b>People</b>",
        "13.9",
        "<b>Insights</b>",
        "13.9",
        "<b>Relationships</b>",
        "13.9",
        "Grey: industry average",
    ]
    domains = [axis["domain"] for key, axis in sorted(axes(parts(figure)[1]).items()) if key.startswith("x")]
    for before, after in pairwise(domains):
        # "25.0" at the end of a line takes 11 px of air and 42 of text.
        assert (after[0] - before[1]) * NARROWEST > 53


def test_a_pillar_that_was_never_known_has_no_panel():
    figure = charts.pillar_panels(
        HISTORY[["date", "overall", "people"]].reindex(columns=HISTORY.columns), [], STAGE
    )
    assert [note.text for note in figure.layout.annotations] == ["<b>People</b>", "13.9"]


def test_a_narrow_panel_has_two_dates():
    assert date_ticks(date(2026, 1, 5), date(2026, 10, 20), 2) == [date(2026, 2, 1), date(2026, 7, 1)]
    assert date_ticks(date(2026, 3, 1), date(2026, 3, 4), 2) == [date(2026, 3, 1), date(2026, 3, 3)]
