from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from ssi.readers.clocks import clock_times
from ssi.readers.days import LANGUAGES, days


def read(cells, **settings):
    return days(pd.Series(cells, dtype="str"), **settings)


def iso(found):
    return [None if np.isnat(day) else str(day)[:10] for day in found.days]


@pytest.mark.parametrize(
    "cell",
    [
        "2026-03-02", "2026/03/02", "2026/3/2", "20260302", "02.03.2026", "2.3.26", "March 2, 2026", "Mar 2, 2026",
        "2. März 2026", "2 mars 2026", "2 de marzo de 2026", "2 de março de 2026", "2 maart 2026", "02 Mar 2026",
        "02-Mar-26", "2nd of March 2026", "Monday, March 2, 2026", "Montag, 2. März 2026", "lundi 2 mars 2026",
        "segunda-feira, 2 de março de 2026", "2026 Mar 2", "46083",
    ],
)  # fmt: skip
def test_a_day_is_read_as_people_and_programs_write_it(cell):
    found = read([cell])
    assert iso(found) == ["2026-03-02"]
    assert found.order is None


@pytest.mark.parametrize(
    ("cell", "time"),
    [
        ("2026-03-02 08:15", "08:15:00.000000"),
        ("2026-03-02T08:15:09Z", "08:15:09.000000"),
        ("2026-03-02 08:15:00+00", "08:15:00.000000"),
        ("2026-03-02 08:02:11.482913", "08:02:11.482913"),
        ("2026-03-02T08:15:00-05:00", "08:15:00.000000"),
        ("March 2, 2026 8:15 PM", "20:15:00.000000"),
        ("02.03.2026 8:15", "08:15:00.000000"),
        ("1772438400", "08:00:00.000000"),
        ("1772438400000", "08:00:00.000000"),
    ],
)
def test_a_moment_keeps_its_day_and_its_time(cell, time):
    found = read([cell])
    assert iso(found) == ["2026-03-02"]
    assert found.times.tolist() == [time]


@pytest.mark.parametrize(
    "cell",
    ["2026-W10", "2026W10", "W10 2026", "KW 10/2026", "Week 10, 2026", "Week of March 2, 2026",
     "Woche vom 2. März 2026", "semaine du 2 mars 2026", "semana del 2 de marzo de 2026", "Week of 2026-03-02"],
)  # fmt: skip
def test_a_week_is_its_first_day(cell):
    found = read([cell])
    assert iso(found) == ["2026-03-02"]
    assert found.weeks.tolist() == [True]


@pytest.mark.parametrize(
    "cell",
    [
        "Average",
        "2026-02-30",
        "0000-00-00",
        "March 2026",
        "41",
        "32/13/2026",
        "Best was March 2, 2026",
        "25:00",
    ],
)
def test_what_is_no_day_is_marked(cell):
    found = read([cell, ""])
    assert iso(found) == [None, None]
    assert found.unreadable.tolist() == [True, False]


def test_a_number_over_12_settles_the_order():
    found = read(["3/2/2026", "3/16/2026"])
    assert iso(found) == ["2026-03-02", "2026-03-16"]
    assert (found.order.order, found.order.settled) == ("month_first", True)
    assert read(["2/3/2026", "16/3/2026"]).order.order == "day_first"


def test_weekly_spacing_decides_an_open_order():
    # Day first these would be 2 Jan, 9 Jan ... read the other way 1 Feb, 1 Sep.
    assert iso(read(["02/01/2026", "09/01/2026"])) == ["2026-01-02", "2026-01-09"]
    assert iso(read(["01/02/2026", "01/09/2026"])) == ["2026-01-02", "2026-01-09"]


def test_no_day_lies_in_the_future():
    found = read(["05/04/2026", "04/02/2026"], today=date(2026, 4, 20))
    # Day first: 5 Apr and 4 Feb. Month first: 4 May, which is still to come.
    assert iso(found) == ["2026-04-05", "2026-02-04"]
    assert found.order.why == "Read the other way round, some of these days would be in the future."


def test_what_nothing_settles_is_day_first_and_can_be_switched():
    found = read(["03/04/2026"])
    assert iso(found) == ["2026-04-03"]
    assert not found.order.settled
    assert iso(read(["03/04/2026"], order="month_first")) == ["2026-03-04"]


def test_a_cell_that_does_not_fit_the_settled_order_is_marked():
    found = read(["13/02/2026", "14/02/2026", "02/15/2026"])
    assert found.unreadable.tolist() == [False, False, True]


def test_a_time_with_a_zone_becomes_the_persons_day():
    cells = ["2026-03-02T23:30:00Z"]
    assert iso(read(cells)) == ["2026-03-02"]
    found = read(cells, time_zone="Europe/Berlin")
    assert iso(found) == ["2026-03-03"]
    assert found.times.tolist() == ["00:30:00.000000"]
    assert found.zoned


def test_a_time_without_a_zone_keeps_its_day():
    found = read(["2026-03-02 23:30:00"], time_zone="Europe/Berlin")
    assert iso(found) == ["2026-03-02"]
    assert not found.zoned


def test_a_workbooks_serial_numbers_are_days():
    found = days(pd.Series([46083.0, 46084.5, "2026-03-04"], dtype=object))
    assert iso(found) == ["2026-03-02", "2026-03-03", "2026-03-04"]


def test_times_of_day_sort():
    found = clock_times(pd.Series(["9:15", "10:05", "9:03 PM", "", "noon"], dtype="str"))
    assert found.tolist() == ["09:15:00.000000", "10:05:00.000000", "21:03:00.000000", "", "noon"]


DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31))


@given(st.lists(DAYS, min_size=1, max_size=20), st.sampled_from(LANGUAGES), st.sampled_from(["long", "full"]))
def test_days_written_out_read_back_in_every_language(written, language, width):
    found = read([format_date(day, width, locale=language) for day in written])
    assert iso(found) == [day.isoformat() for day in written]


@given(
    DAYS, st.integers(20, 60), st.sampled_from([1, 7]), st.sampled_from(["%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y"])
)
def test_a_daily_or_weekly_history_reads_back_whatever_the_order(start, count, step, form):
    written = [start + timedelta(days=step * number) for number in range(count)]
    assert iso(read([day.strftime(form) for day in written])) == [day.isoformat() for day in written]


@given(st.lists(st.text(alphabet="0123456789/-.: TWZadehmprtu", max_size=25), max_size=20))
def test_any_text_is_a_day_a_blank_or_unreadable(texts):
    found = read(texts)
    known = ~np.isnat(found.days)
    assert ((known | found.unreadable) == (pd.Series(texts, dtype="str").str.strip() != "")).all()


def test_a_long_text_under_times_stays_as_it_is():
    long = "x" + " " * 20_000 + "y"
    assert clock_times(pd.Series([long, "9:15"])).tolist() == [long, "09:15:00.000000"]
