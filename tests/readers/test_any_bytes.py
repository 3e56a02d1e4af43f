"""Whatever the bytes, `read` gives a Reading that keeps its promises or an UnreadableFile with a message."""

import json
import time
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.words.formats import _FORMATS
from tests.readers import promises
from tests.readers.damage import damaged
from tests.readers.promises import TODAY, TooSlow, check, in_time
from tests.readers.samples import ROWS, SAMPLES

EXAMPLES = max(settings().max_examples // 3, 60)
"""A damaged package takes a twentieth of a second; `make fuzz` goes on for as long as one likes."""


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_the_files_that_are_damaged_below_are_good_ones_of_their_format(sample):
    reading = check(sample.data)
    assert reading is not None
    assert reading.format == sample.format


def test_every_format_has_a_file_that_is_damaged():
    assert {sample.format for sample in SAMPLES.values()} == set(_FORMATS)


def test_a_file_that_takes_too_long_is_a_failure(monkeypatch):
    monkeypatch.setattr(promises, "SECONDS", 0.01)
    with pytest.raises(TooSlow), in_time():
        time.sleep(0.1)


@settings(max_examples=EXAMPLES)
@given(st.sampled_from(sorted(SAMPLES)), st.integers(0, 2**32))
def test_any_damage_to_a_good_file(name, seed):
    check(damaged(Random(seed), SAMPLES[name].data))


@given(st.binary(max_size=3000))
def test_any_bytes(data):
    check(data)


@given(
    st.sampled_from([b"PK\x03\x04", b"\xff\xfe", b"{", b"[", b"\xd0\xcf\x11\xe0", b"Date,SSI\n"]),
    st.binary(max_size=500),
)
def test_any_bytes_behind_a_known_beginning(beginning, data):
    check(beginning + data)


@given(
    st.text(max_size=1000),
    st.sampled_from(["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "mac-roman"]),
)
def test_any_text_in_any_encoding(text, encoding):
    check(text.encode(encoding, errors="ignore"))


SAID_IN_CELLS = """Datum;Week starting;Client;group;habit;count;2026-W10;03/04/2026;31/12/2026;2. März 2026;45000;nan
inf;-3;1772438400000;2026-03-02T23:30:00Z;Top 12%;54/100;13,02;1.204,5;1e308;251;x;TRUE;–;n/a;Average;\";'"""
CELLS = st.one_of(
    st.sampled_from([str(cell) for row in ROWS for cell in row]),
    st.sampled_from(SAID_IN_CELLS.replace("\n", ";").split(";")),
    st.floats(width=32).map(str),
    st.dates(date(2009, 1, 1), date(2031, 1, 1)).map(str),
    st.text(max_size=6),
)


@given(
    st.lists(st.lists(CELLS, max_size=8), min_size=1, max_size=12),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.booleans(),
)
def test_any_table(rows, separator, line_end, with_headings):
    table = [["Date", "SSI", "Brand", "Posts", "Industry: people"], *rows] if with_headings else rows
    check(line_end.join(separator.join(row) for row in table).encode())


JSON_NAMES = """date parsed raw ssi_history daily_activities activity_catalog prof_brand overall total brand posts
snapshots memberScore groupScore subScores score pillar groupType rank industry network ssi top label data"""
JSON_VALUES = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from(
            ["2026-03-02", "2026-03-03T10:00:00Z", "PROFESSIONAL_BRAND", "INDUSTRY", 41, 14.5, 1772438400000]
        ),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.one_of(
                st.sampled_from(JSON_NAMES.split()),
                st.text(max_size=4),
            ),
            inner,
            max_size=6,
        ),
    ),
    max_leaves=30,
)


@given(JSON_VALUES)
def test_any_json(value):
    check(json.dumps(value).encode())


@settings(max_examples=EXAMPLES)
@given(
    st.sampled_from(sorted(SAMPLES)),
    st.lists(
        st.tuples(
            st.integers(0, 10**6),
            st.sampled_from(["cut", "drop", "put", "flip"]),
            st.binary(max_size=6),
        )
    ),
)
def test_any_change_of_a_few_bytes(name, changes):
    data = bytearray(SAMPLES[name].data)
    for place, kind, put in changes:
        at = place % (len(data) + 1)
        if kind == "cut":
            del data[at:]
        elif kind == "drop":
            del data[at : at + len(put) + 1]
        elif kind == "put":
            data[at:at] = put
        elif at < len(data):
            data[at] ^= 1 << (len(put) % 8)
    check(bytes(data))


PAGE = """Top 9%;Top;9;%;54 out of 100;out of 100;13.02 | Build relationships;Build relationships;Find the right people
7,5;Industry SSI rank;People in your network;average SSI of 30;0;99"""
PAGE_LINES = st.one_of(
    st.sampled_from(PAGE.replace("\n", ";").split(";")),
    st.text(max_size=10),
)


@given(st.lists(PAGE_LINES, max_size=20))
def test_any_pasted_text(lines):
    check("\n".join(lines).encode())


@given(
    st.sampled_from(sorted(SAMPLES)),
    st.fixed_dictionaries(
        {},
        optional={
            "date_order": st.sampled_from(["day_first", "month_first"]),
            "decimal": st.sampled_from(["comma", "point"]),
            "scale": st.sampled_from([25, 100]),
            "blank_means": st.sampled_from(["zero", "unknown"]),
            "time_zone": st.sampled_from(["Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"]),
            "snapshot_date": st.dates(date(2020, 1, 1), TODAY),
            "person_column": st.sampled_from(["", "Notes", "not a column"]),
            "columns": st.dictionaries(
                st.sampled_from([str(heading) for heading in ROWS[0]]),
                st.sampled_from(
                    [
                        "ignore",
                        "note",
                        "date",
                        "habit:calls",
                        "outcome:replies",
                        "overall",
                        "people",
                        "person",
                    ]
                ),
            ),
        },
    ),
)
def test_any_options(name, options):
    check(SAMPLES[name].data, **options)
