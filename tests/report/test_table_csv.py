import pandas as pd

from ssi.report.table_csv import csv_of


def test_a_cell_that_begins_like_a_formula_is_neutralised_and_numbers_are_left_alone():
    table = pd.DataFrame(
        {"label": ["=1+1", "@sum", "-5 points", "+49", "plain"], "change": [-5.0, 1, 2, 3, 4]}
    )
    lines = csv_of(table).decode("utf-8-sig").splitlines()
    assert lines == ["label,change", "'=1+1,-5.0", "'@sum,1.0", "'-5 points,2.0", "'+49,3.0", "plain,4.0"]


def test_a_heading_is_neutralised_too():
    assert csv_of(pd.DataFrame({"=cmd": [1]})).decode("utf-8-sig").splitlines()[0] == "'=cmd"


def test_days_are_iso_and_unknown_is_empty():
    table = pd.DataFrame({"date": pd.to_datetime(["2026-03-02"]), "overall": [float("nan")], "source": ["x"]})
    assert csv_of(table).decode("utf-8-sig").splitlines()[1] == "2026-03-02,,x"
