"""Tables nobody knows: what a person is shown of them, and what they become once each column is named."""

from datetime import date

import pytest

from ssi import readers
from ssi.readers import mapping

UNKNOWN = b"Wann;Wert;Kaffees;Wo\n02.03.2026;53,5;2;Hamburg\n09.03.2026;54;;Bremen\n"


def refused(data: bytes, **options) -> readers.UnreadableFile:
    with pytest.raises(readers.UnreadableFile) as raised:
        readers.read("sheet.csv", data, **options)
    return raised.value


def test_a_table_without_a_known_heading_is_refused_with_its_columns():
    assert refused(UNKNOWN).columns == {
        "Wann": ("02.03.2026", "09.03.2026"),
        "Wert": ("53,5", "54"),
        "Kaffees": ("2",),
        "Wo": ("Hamburg", "Bremen"),
    }


def test_named_by_hand_it_is_read():
    roles = {"Wann": "date", "Wert": "overall", "Kaffees": "habit:", "Wo": "ignore"}
    reading = readers.read("sheet.csv", UNKNOWN, columns=roles)
    assert reading.snapshots["date"].dt.date.to_list() == [date(2026, 3, 2), date(2026, 3, 9)]
    assert reading.snapshots["overall"].to_list() == [53.5, 54]
    assert set(reading.habits["habit"]) == {"kaffees"}


def test_the_first_column_of_days_is_proposed_as_the_date_and_what_is_unknown_is_left_out():
    columns = refused(UNKNOWN).columns
    assert mapping.proposed(columns) == {
        "Wann": "date",
        "Wert": "ignore",
        "Kaffees": "ignore",
        "Wo": "ignore",
    }


def test_a_table_without_any_headings_has_its_columns_numbered_and_loses_no_row():
    data = b"2026-03-02,53,2\n2026-03-09,54,3\n"
    assert refused(data).columns == {
        "Column 1": ("2026-03-02", "2026-03-09"),
        "Column 2": ("53", "54"),
        "Column 3": ("2", "3"),
    }
    roles = {"Column 1": "date", "Column 2": "overall", "Column 3": "ignore"}
    assert readers.read("sheet.csv", data, columns=roles).snapshots["overall"].to_list() == [53, 54]


def test_a_title_above_the_headings_does_not_hide_them():
    data = b"My numbers\n\nWann,Wert\n2026-03-02,53\n"
    assert refused(data).columns == {"Wann": ("2026-03-02",), "Wert": ("53",)}
    roles = {"Wann": "date", "Wert": "overall"}
    assert readers.read("sheet.csv", data, columns=roles).snapshots["overall"].to_list() == [53]


def test_headings_of_the_same_name_and_blank_ones_are_told_apart():
    assert list(refused(b"Wann,Wert,Wert,\n2026-03-02,53,1,2\n").columns) == [
        "Wann",
        "Wert",
        "Wert (2)",
        "Column 4",
    ]


def test_a_table_without_a_column_of_dates_is_refused_with_its_columns_and_read_for_a_day():
    data = b"SSI,Brand,People\n53,14,12\n"
    columns = refused(data).columns
    assert columns == {"SSI": ("53",), "Brand": ("14",), "People": ("12",)}
    reading = readers.read("s.csv", data, columns=mapping.proposed(columns), snapshot_date=date(2026, 3, 2))
    assert reading.snapshots["overall"].to_list() == [53]


def test_what_can_be_read_says_its_columns_as_well():
    reading = readers.read("s.csv", b"Date,SSI,Mood\n2026-03-02,53,\n2026-03-09,54,good\n")
    assert reading.columns == {"Date": ("2026-03-02", "2026-03-09"), "SSI": ("53", "54"), "Mood": ("good",)}


def test_at_most_five_cells_of_a_column_are_shown():
    rows = "\n".join(f"2026-03-{day:02},{day}" for day in range(1, 20))
    assert readers.read("s.csv", f"Date,SSI\n{rows}".encode()).columns["SSI"] == ("1", "2", "3", "4", "5")


def test_the_shape_of_a_table_is_its_headings_in_any_order():
    assert mapping.shape({"Date": ("2026-03-02",), "SSI": ()}) == mapping.shape({"SSI": ("53",), "Date": ()})
    assert mapping.shape({"Date": (), "SSI": ()}) != mapping.shape({"Date": (), "SSI 2": ()})


def test_a_file_that_is_no_table_has_no_columns():
    assert refused(b"%PDF-1.7").columns is None
