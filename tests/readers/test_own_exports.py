"""What the program writes as CSV, it reads back as it was."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from ssi import catalog, model
from ssi.model import EVENT_KINDS
from ssi.readers import read
from ssi.readers.slugs import slug_of
from ssi.report.table_csv import csv_of

TODAY = date(2026, 11, 20)
DAYS = st.dates(date(2015, 1, 1), TODAY).map(pd.Timestamp)
OWN = st.text(st.characters(categories=["L", "N", "M"], include_characters=" -"), min_size=1, max_size=12)
COUNTS = st.one_of(st.integers(0, 500).map(float), st.floats(0, 1e6).map(lambda count: round(count, 3)))
SPANS = st.sampled_from([1, 7, 30])


def logs(known):
    slugs = st.one_of(st.sampled_from(sorted(known)), OWN.map(slug_of))
    return st.dictionaries(st.tuples(DAYS, slugs, SPANS), COUNTS, min_size=1, max_size=12)


def again(table):
    return read("export.csv", csv_of(table), today=TODAY)


def long_frame(name, entries):
    what, count = list(model.FRAMES[name])[1:3]
    rows = [{"date": day, what: slug, count: n, "days": days} for (day, slug, days), n in entries.items()]
    return model.frame(name, sorted(rows, key=lambda row: (row["date"], row[what], row["days"])))


@given(logs(catalog.habits()))
def test_habits_read_back_as_they_were_written(entries):
    habits = long_frame("habits", entries)
    reading = again(habits)
    assert_frame_equal(reading.habits, habits)
    assert reading.outcomes.empty
    assert reading.problems == ()


@given(logs(catalog.outcomes()))
def test_outcomes_read_back_as_they_were_written(entries):
    outcomes = long_frame("outcomes", entries)
    reading = again(outcomes)
    assert_frame_equal(reading.outcomes, outcomes)
    assert reading.habits.empty


LABELS = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"]), max_size=30)


@given(st.lists(st.tuples(DAYS, LABELS, st.sampled_from(EVENT_KINDS)), min_size=1, max_size=8))
def test_events_read_back_as_they_were_written(rows):
    # A label is kept without blanks around it; one that begins with an apostrophe cannot be told from
    # a formula that got one in front.
    kept = [(day, label.strip(), kind) for day, label, kind in rows]
    kept = sorted((row for row in kept if row[1] and not row[1].startswith("'")), key=lambda row: row[0])
    if kept:
        events = model.frame("events", [dict(zip(model.FRAMES["events"], row, strict=True)) for row in kept])
        assert_frame_equal(again(events).events, events)


def test_a_habit_of_ones_own_keeps_its_name_where_the_catalogue_has_another_for_it():
    habits = long_frame("habits", {(pd.Timestamp("2026-03-02"), "comments_written", 1): 2.0})
    assert again(habits).habits["habit"].to_list() == ["comments_written"]


def test_outcomes_that_linkedin_took_back_read_back_as_they_were_written():
    outcomes = long_frame("outcomes", {(date(2026, 3, 2), "engagements", 1): -28.0})
    reading = again(outcomes)
    assert_frame_equal(reading.outcomes, outcomes)
    assert reading.problems == ()
