import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.readers.numerals import numbers


def read(cells, **settings):
    return numbers(pd.Series(cells, dtype="str"), **settings)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("41", 41), ("41.5", 41.5), ("41,5", 41.5), (" 7 ", 7), ("+3", 3), (".5", 0.5), ("4.1e1", 41),
        ("-2.5", -2.5), ("−2.5", -2.5), ("–2.5", -2.5),
        ("54/100", 54), ("13.1/25", 13.1), ("13,1 / 25", 13.1), ("54 de 100", 54), ("54 out of 100", 54),
        ("54 von 100", 54), ("54 sur 100", 54), ("54 van de 100", 54),
        ("Top 12%", 12), ("Primeiros 12%", 12), ("Principais 12%", 12), ("Top 12 %", 12), ("8%", 8),
        ("1,204,310", 1204310), ("1.204.310", 1204310), ("1.234,5", 1234.5), ("1,234.5", 1234.5),
        ("1 204", 1204), ("1\u202f204,5", 1204.5), ("1'204", 1204), ("54 points", 54),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_people_write_numbers(cell, value):
    found = read([cell])
    assert found.values.tolist() == [value]
    assert not found.unreadable.any()


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "—", "n/a", "N/A", "#N/A", "?", "none", "null", "…"])
def test_not_known_is_empty_and_no_problem(cell):
    found = read([cell, "1"])
    assert np.isnan(found.values[0])
    assert not found.unreadable.any()


@pytest.mark.parametrize(
    "cell",
    ["fair", "NaN", "inf", "-Infinity", "1e400", "3/2", "12 5", "1.2.3", "+", "=1+1", "<b>41</b>", "1,2,3"],
)
def test_what_is_no_number_is_marked(cell):
    found = read([cell, "1"])
    assert np.isnan(found.values[0])
    assert found.unreadable.tolist() == [True, False]


def test_the_decimal_mark_is_decided_once_for_a_column():
    assert read(["13,5", "7,250", "1.204"]).values.tolist() == [13.5, 7.25, 1204]
    assert read(["13.5", "7.250", "1,204"]).values.tolist() == [13.5, 7.25, 1204]


def test_a_few_cells_of_another_habit_do_not_change_the_column():
    assert read(["13.5", "14.5", "7,5", "1,204"]).values.tolist() == [13.5, 14.5, 7.5, 1204]


def test_three_digits_behind_the_only_mark_are_left_to_the_caller():
    found = read(["1,204"])
    assert found.is_open
    assert found.values.tolist() == [1204]
    assert read(["1,204"], default="comma").values.tolist() == [1.204]
    assert read(["1,204"], decimal="comma").values.tolist() == [1.204]


def test_scores_have_no_thousands():
    found = read(["20,973", "19,363"], thousands=False)
    assert found.values.tolist() == [20.973, 19.363]
    assert not found.is_open


def test_a_workbooks_numbers_stay_what_they_are():
    cells = pd.Series([13.125, "13,5", float("inf"), "1.204", ""], dtype=object)
    found = numbers(cells)
    assert found.values[:2].tolist() == [13.125, 13.5]
    assert found.unreadable.tolist() == [False, False, True, False, False]


@given(st.lists(st.decimals(0, 25, places=2), min_size=1, max_size=20), st.sampled_from("., "))
def test_scores_read_back_in_every_dialect(scores, mark):
    mark = mark.strip() or "."
    found = read([str(score).replace(".", mark) for score in scores], thousands=False)
    assert found.values.tolist() == [float(score) for score in scores]


@given(st.lists(st.text(max_size=15), max_size=20))
def test_any_text_is_a_number_a_blank_or_unreadable(texts):
    found = read(texts)
    assert not np.isinf(found.values).any()
    assert np.isnan(found.values[found.unreadable]).all()
