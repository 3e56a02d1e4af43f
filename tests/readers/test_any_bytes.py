"""Whatever the bytes, `read` gives a Reading that keeps its promises or an UnreadableFile with a message."""

import io
import json
from datetime import date

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model import FRAMES, SCORE_COLUMNS, Frames, Reading, allowed_range
from ssi.readers import UnreadableFile, read

TODAY = date(2026, 3, 31)
ROWS = [
    ["Date", "SSI", "Brand", "People", "Insights", "Relationships", "Industry rank", "Posts", "Notes"],
    ["2026-03-02", 41, 14, 7.5, 3.3, 16.5, 22, 1, "fair, day one"],
    ["2026-03-03", 42, 14.5, 7.5, 3.3, 16.5, 22, 0, ""],
    ["2026-03-09", 0, 0, 0, 0, 0, 0, 2, "“quoted”"],
    ["2026-03-10", 43, 15, 8, 3.5, 16.5, 21, "", "=1+1"],
]


def _text(rows: list[list[object]], separator: str) -> str:
    return "\n".join(
        separator.join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) for row in rows
    )


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    # A cell with a format of its own, a second sheet, a formula: parts that a reader walks through.
    book.active["B2"].number_format = "0.00%"
    book.create_sheet("Other").append(["Date", "Habit", "=SUM(B2:B3)"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


LONG = [
    ["data", "secao", "campo", "valor_numerico"],
    ["2026-03-02", "Os quatro componentes", "Localizar as pessoas certas", "7.25"],
    ["2026-03-02", "Pessoas no seu setor", "Localizar as pessoas certas", "5,1"],
]
SOCIALEDGE = {
    "ssi_history": [
        {
            "date": "2026-03-02",
            "parsed": {"overall": 41.3, "prof_brand": 14.0, "industry": {"ssi": 30.1, "top": 22}},
        },
        {"date": "2026-03-03", "parsed": {"overall": 42.3, "prof_brand": 14.0, "industry": None}},
    ],
    "daily_activities": {"2026-03-02": {"prof_brand": [True, False]}},
    "activity_catalog": {"prof_brand": [{"label": "Posts"}, {"label": "Reposts"}]},
}
ANSWER = {
    "date": "2026-03-02",
    "memberScore": {"overall": 41.3, "subScores": [{"score": 14.02, "pillar": "PROFESSIONAL_BRAND"}]},
    "groupScore": [{"groupType": "INDUSTRY", "rank": 22, "score": {"overall": 30.1, "subScores": []}}],
}
VALID = {
    "csv": _text(ROWS, ",").encode(),
    "semicolons": _text(ROWS, ";").encode(),
    "utf-16": _text(ROWS, "\t").encode("utf-16"),
    "cp1252": _text(ROWS, ";").encode("cp1252"),
    "long": _text(LONG, ";").encode(),
    "across": _text([list(row) for row in zip(*ROWS, strict=True)], ",").encode(),
    "workbook": _workbook(),
    "socialedge": json.dumps(SOCIALEDGE, indent=1).encode(),
    "answer": json.dumps(ANSWER).encode(),
    "jobpilot": json.dumps({"snapshots": [{"date": "2026-03-02", "total": 41.3, "brand": 14.0}]}).encode(),
    "flat": json.dumps([dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]).encode(),
    "page": b"Top 9%\nIndustry SSI rank\n54 out of 100\n13.02 | Establish your professional brand\n7.5\nRelationships",
}


def check(data: bytes, **options) -> Reading | None:
    """Read, and hold the reading to what `design.md` promises of it; None where it was refused."""
    refusal = ""
    try:
        reading = read("upload", data, today=TODAY, **options)
    except UnreadableFile as error:
        reading, refusal = None, str(error)
    if reading is None:
        assert refusal.strip()
        return None
    assert any(not table.empty for person in reading.people.values() for table in vars(person).values())
    assert all(problem.message.strip() for problem in reading.problems)
    assert all(problem.line is None or problem.line >= 1 for problem in reading.problems)
    assert all(assumption.why.strip() for assumption in reading.assumptions)
    for person in reading.people.values():
        check_frames(person)
    return reading


def check_frames(person: Frames) -> None:
    for name, columns in FRAMES.items():
        table = getattr(person, name)
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == dict(columns)
    snapshots = person.snapshots
    assert snapshots["date"].is_monotonic_increasing
    assert snapshots["date"].is_unique
    assert snapshots["date"].notna().all()
    assert (snapshots["date"] == snapshots["date"].dt.normalize()).all()
    assert (snapshots["date"] <= pd.Timestamp(TODAY)).all()
    for column in SCORE_COLUMNS:
        low, high = allowed_range(column)
        assert snapshots[column].dropna().between(low, high).all()
    for table, value in ((person.habits, "count"), (person.outcomes, "value")):
        assert table["date"].notna().all()
        assert table[value].notna().all()
        assert (table["days"] >= 1).all()
    assert (person.habits["count"] >= 0).all()
    assert not person.habits.duplicated(["date", "habit", "days"]).any()


@pytest.mark.parametrize("data", VALID.values(), ids=VALID.keys())
def test_the_files_that_are_damaged_below_are_good_ones(data):
    assert check(data) is not None


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


@given(
    st.sampled_from(sorted(VALID)),
    st.lists(
        st.tuples(
            st.integers(0, 10**6),
            st.sampled_from(["cut", "drop", "put", "flip", "twice"]),
            st.binary(max_size=6),
        )
    ),
)
def test_any_damage_to_a_good_file(name, damages):
    data = bytearray(VALID[name])
    for place, kind, put in damages:
        at = place % (len(data) + 1)
        if kind == "cut":
            del data[at:]
        elif kind == "drop":
            del data[at : at + len(put) + 1]
        elif kind == "put":
            data[at:at] = put
        elif kind == "flip" and at < len(data):
            data[at] ^= 1 << (len(put) % 8)
        elif kind == "twice":
            data[at:at] = data[at : at + 40]
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
    st.sampled_from(sorted(VALID)),
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
    check(VALID[name], **options)
