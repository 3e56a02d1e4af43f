"""What the builders of score charts put into a figure."""

from datetime import date
from io import StringIO

import pandas as pd
import pytest

from ssi import charts
from ssi.charts import Look
from ssi.charts.lines import date_ticks
from ssi.model import PILLAR_KEYS, Gap, Lagging, Value, empty, frame

LOOK = Look("light")
NO_EVENTS = empty("events")


def snapshots(text):
    return frame("snapshots", pd.read_csv(StringIO(text), parse_dates=["date"]))


def events(*rows):
    table = pd.DataFrame(rows, columns=["date", "label"])
    return frame("events", table.assign(date=pd.to_datetime(table["date"]), kind="other"))


def texts(figure):
    return [note.text for note in figure.layout.annotations]


def test_overall_runs_from_0_to_100_with_guides_at_40_and_70():
    figure = charts.overall_line(
        snapshots("date,overall\n2026-03-01,50\n2026-03-08,51.4"), [], NO_EVENTS, LOOK
    )
    assert figure.layout.yaxis.range == (0, 100)
    assert [shape.y0 for shape in figure.layout.shapes] == [40, 70]
    assert figure.data[0].x == ("2026-03-01", "2026-03-08")
    assert figure.data[0].y == (50.0, 51.4)


def test_the_last_value_stands_at_the_end_of_its_line():
    figure = charts.overall_line(
        snapshots("date,overall\n2026-03-01,50\n2026-03-08,51.4"), [], NO_EVENTS, LOOK
    )
    (label,) = figure.layout.annotations
    assert (label.text, label.x, label.y) == ("51.4", "2026-03-08", 51.4)


def test_a_line_breaks_at_a_gap_of_the_history():
    history = snapshots("date,overall\n2026-03-01,50\n2026-03-02,51\n2026-03-20,53\n2026-03-21,54")
    figure = charts.overall_line(history, [Gap(date(2026, 3, 2), date(2026, 3, 20))], NO_EVENTS, LOOK)
    assert figure.data[0].y == (50.0, 51.0, None, 53.0, 54.0)
    assert figure.data[0].connectgaps is None


def test_a_line_breaks_where_its_own_score_was_unknown_for_long():
    days = pd.date_range("2026-03-01", periods=30)
    brand = [10.0] * 5 + [None] * 20 + [12.0] * 5
    history = frame("snapshots", {"date": days, "overall": [50.0] * 30, "brand": brand})
    figure = charts.pillar_panel("brand", history, [], LOOK)
    assert figure.data[0].y == (*[10.0] * 5, None, *[12.0] * 5)


def test_a_single_unknown_day_does_not_break_the_line():
    history = snapshots("date,overall,brand\n2026-03-01,50,10\n2026-03-02,50,\n2026-03-03,50,11")
    assert charts.pillar_panel("brand", history, [], LOOK).data[0].y == (10.0, 11.0)


def test_one_snapshot_is_a_dot():
    figure = charts.overall_line(snapshots("date,overall\n2026-03-01,50"), [], NO_EVENTS, LOOK)
    assert "markers" in figure.data[0].mode
    assert figure.data[0].marker.size == LOOK.marker_size
    assert figure.layout.xaxis.tickvals == ("2026-03-01",)


def test_many_points_carry_no_markers_but_the_lone_ones_and_the_last():
    days = [*pd.date_range("2026-03-01", periods=40), pd.Timestamp("2026-05-01"), pd.Timestamp("2026-06-01")]
    history = frame("snapshots", {"date": days, "overall": [50.0] * 42})
    sizes = charts.overall_line(history, [], NO_EVENTS, LOOK).data[0].marker.size
    # 40 days in a row, a break, 1 May alone, a break, 1 June alone and last.
    assert sizes == (*[0] * 40, 0, 8, 0, 8)


def test_events_are_pins_numbered_by_date_over_all_of_them():
    history = snapshots("date,overall\n2026-03-01,50\n2026-04-30,51")
    happened = events(("2026-04-01", "Later"), ("2026-01-01", "Before the range"), ("2026-03-10", "Earlier"))
    pins = [
        note for note in charts.overall_line(history, [], happened, LOOK).layout.annotations if note.hovertext
    ]
    assert [(pin.text, pin.x, pin.hovertext) for pin in pins] == [
        ("2", "2026-03-10", "10 Mar: Earlier"),
        ("3", "2026-04-01", "1 Apr: Later"),
    ]


def test_pins_that_would_collide_stand_above_one_another():
    history = snapshots("date,overall\n2026-03-01,50\n2026-04-30,51")
    happened = events(("2026-03-10", "a"), ("2026-03-11", "b"), ("2026-04-10", "c"))
    pins = [
        note for note in charts.overall_line(history, [], happened, LOOK).layout.annotations if note.hovertext
    ]
    first, second, third = (pin.yshift for pin in pins)
    assert second > first + LOOK.line_height
    assert third == first


def test_an_event_after_the_last_snapshot_is_in_sight():
    history = snapshots("date,overall\n2026-03-01,50\n2026-03-08,51")
    figure = charts.overall_line(history, [], events(("2026-03-20", "New job")), LOOK)
    assert figure.layout.xaxis.range[1] > "2026-03-20"


def test_the_label_of_an_event_is_text_and_never_markup():
    history = snapshots("date,overall\n2026-03-01,50\n2026-03-08,51")
    figure = charts.overall_line(history, [], events(("2026-03-02", "<a href='x'>click</a>")), LOOK)
    assert figure.layout.annotations[0].hovertext == "2 Mar: &lt;a href=&#x27;x&#x27;&gt;click&lt;/a&gt;"


def test_bars_are_out_of_25_and_the_lagging_pillar_is_marked_by_word():
    day = date(2026, 3, 1)
    latest = {pillar: Value(10.0 + row, day) for row, pillar in enumerate(PILLAR_KEYS)}
    latest["industry_insights"] = Value(13.0, day)
    figure = charts.pillar_bars(latest, Lagging("insights", 1.0, 13.0), LOOK)
    assert figure.layout.xaxis.range == (0, 25)
    assert figure.data[1].x == (10.0, 11.0, 12.0, 13.0)
    assert figure.data[2].x == figure.data[3].x == (13.0,)
    assert texts(figure) == [
        "Establish your professional brand",
        "10 of 25",
        "Find the right people",
        "11 of 25",
        "<b>Engage with insights · lagging</b>",
        "12 of 25",
        "Build relationships",
        "13 of 25",
        "Tick: industry average",
    ]


def test_a_pillar_that_was_never_known_has_no_row():
    figure = charts.pillar_bars({"brand": Value(10.0, date(2026, 3, 1))}, None, LOOK)
    assert (figure.data[0].x, figure.data[1].x) == ((25,), (10.0,))
    assert texts(figure) == ["Establish your professional brand", "10 of 25"]


def test_without_averages_no_tick_is_explained():
    figure = charts.pillar_bars({"brand": Value(10.0, date(2026, 3, 1))}, None, LOOK)
    assert "Tick: industry average" not in texts(figure)


def test_a_pillar_panel_shares_the_scale_and_shows_the_industry_average():
    history = snapshots("date,brand,industry_brand\n2026-03-01,10,12\n2026-03-08,11,12.1")
    figure = charts.pillar_panel("brand", history, [], LOOK)
    assert figure.layout.yaxis.range == (0, 25)
    assert [trace.name for trace in figure.data] == ["Industry average", "Brand"]
    assert texts(figure) == ["<b>Establish your professional brand</b>", "11", "industry"]
    own, average = (note.y for note in figure.layout.annotations[1:])
    # Wanted at 11 and 12.1, they would collide: one line of text is over two points high.
    assert average - own > 2


@pytest.mark.parametrize(("worst", "end"), [(8, 10), (10, 10), (11, 25), (29, 50), (60, 100)])
def test_ranks_have_1_on_top_and_end_at_a_round_number(worst, end):
    history = snapshots(f"date,industry_rank,network_rank\n2026-03-01,{worst},5\n2026-03-08,6,4")
    assert charts.rank_lines(history, [], LOOK).layout.yaxis.range == (end, 1)


def test_the_ends_of_the_rank_lines_say_whose_rank_it_is():
    history = snapshots("date,industry_rank,network_rank\n2026-03-01,9,12\n2026-03-08,8,11")
    assert texts(charts.rank_lines(history, [], LOOK)) == ["Industry<br>Top 8%", "Network<br>Top 11%"]


def test_a_history_without_ranks_has_empty_rank_lines():
    assert charts.rank_lines(snapshots("date,overall\n2026-03-01,50"), [], LOOK).data == ()


def test_few_dates_are_labelled():
    assert date_ticks(date(2026, 3, 1), date(2026, 3, 3)) == [date(2026, 3, day) for day in (1, 2, 3)]
    # Mondays from 2 March on, every second one.
    assert date_ticks(date(2026, 3, 1), date(2026, 4, 15)) == [
        date(2026, 3, 2),
        date(2026, 3, 16),
        date(2026, 3, 30),
        date(2026, 4, 13),
    ]
    # Firsts of months: February to October are nine, every third.
    assert date_ticks(date(2026, 1, 5), date(2026, 10, 20)) == [date(2026, month, 1) for month in (2, 5, 8)]


def test_every_axis_sets_its_own_tick_font_and_nothing_is_smaller_than_14():
    history = snapshots(
        "date,overall,brand,industry_brand,industry_rank\n2026-03-01,50,10,9,8\n2026-03-08,51,11,9,8"
    )
    figures = [
        charts.overall_line(history, [], events(("2026-03-02", "a")), LOOK),
        charts.pillar_panel("brand", history, [], LOOK),
        charts.rank_lines(history, [], LOOK),
    ]
    for figure in figures:
        sizes = [figure.layout.xaxis.tickfont.size, figure.layout.yaxis.tickfont.size]
        sizes += [note.font.size for note in figure.layout.annotations]
        assert min(sizes) >= 14


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_same_data_give_the_same_bytes(theme):
    history = snapshots("date,overall\n2026-03-01,50\n2026-03-08,51")
    one, other = (charts.overall_line(history, [], NO_EVENTS, Look(theme)).to_json() for _ in range(2))
    assert one == other
