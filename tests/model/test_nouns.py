from datetime import date

import pandas as pd
import pytest

from ssi import model


@pytest.mark.parametrize(
    ("overall", "word"),
    [(0, "low"), (39.9, "low"), (40, "decent"), (70, "decent"), (70.1, "strong"), (100, "strong")],
)
def test_forty_and_seventy_belong_to_decent(overall, word):
    assert model.band(overall).key == word


def test_the_four_pillars_add_up_to_the_overall_maximum():
    assert len(model.PILLARS) * model.PILLAR_MAX == model.OVERALL_MAX


def test_a_frame_has_its_columns_and_kinds_also_without_rows():
    for name, columns in model.FRAMES.items():
        assert {column: str(kind) for column, kind in model.empty(name).dtypes.items()} == dict(columns)


def test_the_shortcuts_of_a_reading_refuse_to_choose_between_people():
    two = model.Reading("sheet", {"Client A": model.Frames(), "Client B": model.Frames()})
    with pytest.raises(ValueError, match="2 people"):
        _ = two.snapshots


def test_an_empty_frame_is_nobody_elses():
    mine = model.empty("events")
    mine["note"] = ""
    assert list(model.empty("events")) == list(model.FRAMES["events"])


def test_a_total_is_spread_over_its_days_back_from_the_last():
    total = model.frame("habits", [{"date": "2026-11-20", "habit": "posts", "count": 6, "days": 3}])
    days = model.each_day(total)
    assert days["day"].dt.day.to_list() == [20, 19, 18]
    assert set(days.index) == {0}


def test_days_are_numbered_from_1970_also_as_an_index():
    days = pd.to_datetime(["1970-01-11", "1969-12-31"])
    assert model.day_numbers(pd.Series(days)).tolist() == [10, -1]
    assert model.day_numbers(days).tolist() == [10, -1]


def test_stretches_overlap_when_they_share_a_day_whichever_comes_first():
    one = model.Stretch(date(2026, 3, 1), date(2026, 3, 7))
    touching, after = (
        model.Stretch(one.last, date(2026, 3, 9)),
        model.Stretch(date(2026, 3, 8), date(2026, 3, 9)),
    )
    assert (one.overlaps(touching), touching.overlaps(one)) == (True, True)
    assert (one.overlaps(after), after.overlaps(one)) == (False, False)
