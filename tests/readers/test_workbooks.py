"""Workbooks made on the spot; all numbers are made up."""

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.tables import read_workbook

TODAY = date(2026, 11, 20)


def workbook(**sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(book, **settings):
    return read_workbook(saved(book), Options("history.xlsx", today=TODAY, **settings))


def scores(reading, *columns):
    table = reading.snapshots[["date", *(columns or ("overall",))]]
    return [[day.date().isoformat(), *values] for day, *values in table.itertuples(index=False)]


def test_real_dates_and_numbers_are_read_as_they_are():
    reading = read(
        workbook(
            Sheet1=[
                ["Date", "SSI", "Brand", "Posts"],
                [date(2026, 3, 2), 41, 13.125, 2],
                [datetime(2026, 3, 9, 18, 30), 42.5, "13,5", 0],
            ]
        )
    )
    assert reading.format == "workbook"
    assert scores(reading, "overall", "brand") == [["2026-03-02", 41, 13.125], ["2026-03-09", 42.5, 13.5]]
    assert reading.habits["count"].to_list() == [2, 0]


def test_dates_as_text_and_as_plain_serial_numbers():
    reading = read(workbook(S=[["Datum", "SSI"], ["02.03.2026", 41], [46090, 42]]))
    assert scores(reading) == [["2026-03-02", 41], ["2026-03-09", 42]]


def test_the_1904_calendar_of_old_macs():
    book = workbook(S=[["Date", "SSI"], [date(2026, 3, 2), 41]])
    book.epoch = CALENDAR_MAC_1904
    assert scores(read(book)) == [["2026-03-02", 41]]


def test_title_rows_merged_cells_and_a_table_that_starts_further_in():
    book = workbook(S=[])
    sheet = book["S"]
    sheet["B2"] = "My SSI"
    sheet.merge_cells("B2:D2")
    for column, (name, value) in enumerate({"Date": date(2026, 3, 2), "SSI": 0, "Brand": 0}.items(), 2):
        sheet.cell(4, column, name)
        sheet.cell(5, column, value)
    sheet.append([None, date(2026, 3, 9), 42, 14])
    reading = read(book)
    assert scores(reading, "overall", "brand") == [["2026-03-09", 42, 14]]
    assert [(problem.line, problem.left_out) for problem in reading.problems] == [(5, True)]


def test_the_sheet_with_the_history_is_found():
    reading = read(
        workbook(
            Readme=[["How to use this"], ["Write one row a week"]],
            Log=[["Date", "SSI"], [date(2026, 3, 2), 41], [date(2026, 3, 9), 42]],
            Lists=[["Client", "Score"], ["Anna", 3]],
        )
    )
    assert scores(reading) == [["2026-03-02", 41], ["2026-03-09", 42]]
    assert reading.problems == ()


def test_one_sheet_a_year_is_one_history():
    reading = read(
        workbook(
            **{
                "2025": [["Date", "SSI"], [date(2025, 12, 22), 40], [date(2025, 12, 29), 0]],
                "2026": [["Date", "SSI"], [date(2026, 1, 5), 41]],
            }
        )
    )
    assert scores(reading) == [["2025-12-22", 40], ["2026-01-05", 41]]
    assert "Sheet “2025”: Line 3 looks like a failed reading, not a score of 0." in [
        problem.message for problem in reading.problems
    ]


ANNA = [["Date", "SSI", "Notes"], [date(2026, 3, 2), 41, ""], [date(2026, 3, 9), 42, "moved"]]
BEN = [["Date", "SSI", "Notes"], [date(2026, 3, 2), 51, ""], [date(2026, 3, 16), 0, ""]]
LATER = [["Date", "SSI", "Notes"], [date(2026, 4, 6), 61, ""]]


def overall(frames):
    return frames.snapshots["overall"].to_list()


def whose(reading):
    found = next((each for each in reading.assumptions if each.name == "person_column"), None)
    return (found.chosen, found.alternatives) if found else None


def test_sheets_over_the_same_days_that_are_called_by_names_are_people():
    reading = read(workbook(Anna=ANNA, Ben=BEN, **{"Carla Example": LATER}, Lists=[["Client"], ["Anna"]]))
    assert {name: overall(frames) for name, frames in reading.people.items()} == {
        "Anna": [41, 42],
        "Ben": [51],
        "Carla Example": [61],
    }
    assert whose(reading) == (":sheet", ("",))
    assert [problem.message for problem in reading.problems] == [
        "Sheet “Ben”: Line 3 looks like a failed reading, not a score of 0."
    ]


def test_they_can_be_said_to_be_one_persons():
    reading = read(workbook(Anna=ANNA, Ben=BEN), person_column="")
    assert overall(reading) == [41, 42]
    assert whose(reading) == ("", (":sheet",))
    assert [problem.message for problem in reading.problems] == [
        "Read: “Anna”. Other sheets are not read: “Ben”."
    ]


def test_names_over_other_days_are_one_history_that_can_be_told_apart():
    reading = read(workbook(Anna=ANNA, Ben=LATER))
    assert overall(reading) == [41, 42, 61]
    assert whose(reading) == ("", (":sheet",))
    apart = read(workbook(Anna=ANNA, Ben=LATER), person_column=":sheet")
    assert {name: overall(frames) for name, frames in apart.people.items()} == {"Anna": [41, 42], "Ben": [61]}


@pytest.mark.parametrize(
    "names",
    [("2025", "2026"), ("March", "April 26"), ("Q1 2026", "Q2"), ("KW 10", "KW 11"), ("Sheet1", "Sheet2")],
)
def test_sheets_called_by_times_or_by_nothing_are_never_people(names):
    reading = read(workbook(**dict(zip(names, (ANNA, BEN), strict=True))))
    assert overall(reading) == [41, 42]
    assert whose(reading) is None


def test_sheets_with_other_columns_are_never_people():
    reading = read(workbook(Anna=ANNA, Ben=[["Date", "SSI"], [date(2026, 3, 2), 51]]))
    assert overall(reading) == [41, 42]
    assert [problem.message for problem in reading.problems] == [
        "Read: “Anna”. Other sheets are not read: “Ben”."
    ]


def test_every_sheet_that_is_not_read_is_named_whatever_it_holds():
    reading = read(
        workbook(
            SSI=ANNA,
            Reach=[["Date", "Impressions"], [date(2026, 3, 2), 51]],
            Life=[["Date", "Label", "Kind"], [date(2026, 3, 2), "New job", "profile"]],
        )
    )
    assert [problem.message for problem in reading.problems] == [
        "Read: “SSI”. Other sheets are not read: “Reach”, “Life”."
    ]


def test_ranks_stored_as_fractions_are_percent():
    reading = read(workbook(S=[["Date", "SSI", "Industry rank"], [date(2026, 3, 2), 41, 0.08]]))
    assert scores(reading, "industry_rank") == [["2026-03-02", 8]]
    assert "The industry rank is stored as a fraction (0.08) and read as percent (8%)." in [
        problem.message for problem in reading.problems
    ]


def test_ticks_as_booleans():
    reading = read(
        workbook(
            S=[
                ["Date", "Publish a post"],
                [date(2026, 3, 2), True],
                [date(2026, 3, 3), False],
                [date(2026, 3, 4)],
            ]
        )
    )
    assert reading.habits["count"].to_list() == [1, 0, 0]


def test_dates_across_a_sheet():
    reading = read(
        workbook(
            S=[
                ["", date(2026, 3, 2), date(2026, 3, 9)],
                ["SSI", 41, 42],
                ["Brand", 14.25, 14.5],
                ["Posts", 1, 2],
            ]
        )
    )
    assert scores(reading, "overall", "brand") == [["2026-03-02", 41, 14.25], ["2026-03-09", 42, 14.5]]


def test_errors_in_cells_cost_only_the_cell():
    reading = read(
        workbook(S=[["Date", "SSI", "Brand"], [date(2026, 3, 2), 41, "#DIV/0!"], [date(2026, 3, 9), 42, 14]])
    )
    assert scores(reading) == [["2026-03-02", 41], ["2026-03-09", 42]]
    assert reading.snapshots["brand"].isna().to_list() == [True, False]


@pytest.mark.parametrize(
    ("rows", "words"),
    [([], "no table"), ([["Date", "SSI"]], "headings but no rows"), ([["a", "b"], [1, 2]], "“a”, “b”")],
)
def test_a_workbook_without_a_history_is_refused_with_the_reason(rows, words):
    with pytest.raises(UnreadableFile, match=words):
        read(workbook(S=rows))


def test_a_damaged_workbook_is_refused():
    with pytest.raises(UnreadableFile, match="damaged"):
        read_workbook(saved(workbook(S=[["Date"]]))[:200], Options("history.xlsx"))


def test_a_year_is_not_lost_where_a_column_is_blank_in_it():
    headings = ["Date", "SSI", "Posts", "Notes"]
    reading = read(
        workbook(
            **{
                "2024": [
                    headings,
                    [date(2024, 12, 23), 40, 1, "first"],
                    [date(2024, 12, 30), 41, 2, "second"],
                ],
                "2025": [headings, [date(2025, 1, 6), 42, None, None]],
            }
        )
    )
    assert scores(reading) == [["2024-12-23", 40], ["2024-12-30", 41], ["2025-01-06", 42]]
    roles = next(each.chosen for each in reading.assumptions if each.name == "columns")
    assert roles == {"Date": "date", "SSI": "overall", "Posts": "habit:posts", "Notes": "note"}
