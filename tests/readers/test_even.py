"""A table read by the column says what it says when it is read row by row."""

from random import Random

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ssi.readers import UnreadableFile, delimited, layouts
from ssi.readers.days import days
from ssi.readers.even import EvenRows
from ssi.readers.headers import known_names

HEADING = "Date,SSI,Posts,Notes"
CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "2026-03-02", "41", ' "x"', '"a, b"', '"say ""so"""', "Date", '"', 'a"b', "\xa0ü ", "\t"]
    ),
    st.text(alphabet='ab1,; "\x1c', max_size=4),
)


def read(text, *, by_row):
    """The table of a text, and whether it was read by the column."""
    with pytest.MonkeyPatch.context() as patch:
        if by_row:
            patch.setattr(delimited, "_even", lambda *_: None)
        grid = delimited.grid(text, lambda row: known_names(list(row)))
        try:
            return layouts.table(grid), isinstance(grid.rows, EvenRows)
        except UnreadableFile as refusal:
            return str(refusal), isinstance(grid.rows, EvenRows)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=5), max_size=6), st.booleans())
@example([["2026-03-02", "41", "", ""], ["", "", "", ""], ["2026-03-03", "42", "1", '"a, b"']], False)
def test_a_table_is_the_same_by_the_column_and_by_the_row(rows, has_title):
    text = "\n".join(["My scores"] * has_title + [HEADING] + [",".join(row) for row in rows] + [""])
    by_column, _even = read(text, by_row=False)
    by_row, even = read(text, by_row=True)
    assert not even
    if isinstance(by_row, str):
        assert by_column == by_row
        return
    assert (by_column.headings, by_column.problems) == (by_row.headings, by_row.problems)
    assert list(by_column.lines) == list(by_row.lines)
    for column, expected in zip(by_column.columns, by_row.columns, strict=True):
        pd.testing.assert_series_equal(column, expected)


@pytest.mark.parametrize(
    ("text", "is_even"),
    [
        ("Date,SSI\n2026-03-02,41\n", True),
        ("My scores\n\nDate,SSI\n2026-03-02,41\n2026-03-03,42", True),
        ('Date,SSI,Notes\n2026-03-02,41,"fair, day one"\n', True),
        ('Date,SSI,Notes\n2026-03-02,41,"two\nlines"\n2026-03-03,41,\n', False),
        ("Date,SSI\n" + 150 * "2026-03-02,41\n" + "\n2026-03-03,42\n", True),
        ("Date,SSI\n" + 150 * "2026-03-02,41\n" + "2026-03-03,42,\n", False),
        ('Date,SSI\n2026-03-02,"41\n2026-03-03,42\n', False),
    ],
)
def test_only_rows_of_one_line_and_one_length_are_read_by_the_column(text, is_even):
    assert read(text, by_row=False)[1] == is_even


def test_even_rows_are_read_like_any_sequence():
    grid = delimited.grid("My scores\n" + HEADING + "\n2026-03-02,41,1,\n2026-03-03,42,2,x\n", lambda _row: 0)
    assert isinstance(grid.rows, EvenRows)
    assert len(grid.rows) == 4
    assert list(grid.rows) == [
        ["My scores"],
        HEADING.split(","),
        ["2026-03-02", "41", "1", ""],
        grid.rows[-1],
    ]
    assert grid.rows[3] == ["2026-03-03", "42", "2", "x"]
    assert grid.rows[1:3] == [HEADING.split(","), ["2026-03-02", "41", "1", ""]]
    assert list(grid.lines) == [1, 2, 3, 4]
    with pytest.raises(IndexError):
        grid.rows[4]


MOMENTS = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S.%fZ", "%Y-%m-%dT%H:%M:%S+02:00", "%d.%m.%Y %H:%M:%S", "epoch"]


@given(
    st.sampled_from(MOMENTS),
    st.integers(0, 1000),
    st.sampled_from([None, "Europe/Berlin", "Pacific/Auckland"]),
)
def test_moments_are_the_same_in_a_column_and_each_by_itself(written, seed, zone):
    rng = Random(seed)
    seconds = [rng.randrange(1_600_000_000, 1_780_000_000) for _ in range(5)]
    moments = pd.to_datetime(pd.Series(seconds), unit="s")
    texts = (
        pd.Series([str(second) for second in seconds]) if written == "epoch" else moments.dt.strftime(written)
    )
    column = days(texts, order="day_first", time_zone=zone)
    # Beside another text a time is read by itself.
    alone = [days(pd.Series(["x", text]), order="day_first", time_zone=zone) for text in texts]
    assert column.days.tolist() == [each.days.tolist()[1] for each in alone]
    assert column.times.tolist() == [each.times[1] for each in alone]
    assert column.zoned == alone[0].zoned
