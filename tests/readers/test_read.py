import io
import zipfile
from datetime import date

import openpyxl
import pandas as pd
import pytest

from ssi.readers import UnreadableFile, read

TODAY = date(2026, 3, 10)
CSV = "Date,SSI,Brand,People,Insights,Relationships\n2026-03-02,41,14,7.5,3.3,16.5\n"


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def package(*names: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name in names:
            made.writestr(name, "a,b\n1,2\n")
    return kept.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode(),
        b"\xef\xbb\xbf" + CSV.encode(),
        b"\xff\xfe" + CSV.replace(",", "\t").encode("utf-16-le"),
        CSV.encode("utf-16-le"),
        workbook([["Date", "SSI", "Brand"], [pd.Timestamp(2026, 3, 2), 41, 14]]),
        b'[{"date": "2026-03-02", "total": 41, "brand": 14}]',
        b'\xef\xbb\xbf\n [{"date": "2026-03-02", "total": 41, "brand": 14}]',
        '[{"date": "2026-03-02", "total": 41, "brand": 14}]'.encode("utf-16"),
        b'[{"date": "2026-03-02", "parsed": {"overall": 41, "prof_brand": 14}}]',
    ],
    ids=[
        "csv",
        "marked",
        "utf-16",
        "utf-16 unmarked",
        "xlsx",
        "json",
        "marked json",
        "utf-16 json",
        "socialedge",
    ],
)
def test_the_bytes_say_what_a_file_is_and_never_its_name(data):
    reading = read("photo.png", data, today=TODAY)
    assert reading.snapshots[["date", "overall", "brand"]].values.tolist() == [
        [pd.Timestamp(2026, 3, 2), 41.0, 14.0]
    ]


def test_pasted_text_of_the_page_is_read():
    reading = read(
        "pasted", b"41 out of 100\n14 | Establish your professional brand", snapshot_date=date(2026, 3, 2)
    )
    assert reading.format == "ssi_page"
    assert reading.snapshots[["date", "overall", "brand"]].values.tolist() == [
        [pd.Timestamp(2026, 3, 2), 41.0, 14.0]
    ]


def test_the_same_bytes_give_the_same_reading():
    first, second = (read("history.csv", CSV.encode(), today=TODAY) for _ in range(2))
    pd.testing.assert_frame_equal(first.snapshots, second.snapshots)
    assert first.problems == second.problems
    assert first.assumptions == second.assumptions


REFUSED = {
    "no bytes": (b"", "The file is empty"),
    "blanks": (b" \r\n\t", "The file is empty"),
    "a mark and nothing else": (b"\xef\xbb\xbf", "The file is empty"),
    "headings only": (b"Date,SSI,Brand\n", "no row"),
    "no known column": (b"Colour,Size\nred,3\nblue,4\n", "Colour"),
    "no day in any row": (b"Date,SSI\nsoon,41\nlater,42\n", "No column holds dates"),
    "no usable value": (b"Date,SSI\n2026-03-02,410\n2026-03-03,soon\n", "None of the rows can be used"),
    "a picture (PNG)": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "This is a picture"),
    "a picture (BMP)": (b"BM\x36\x84\x03\x00\x00\x00\x00\x00\x36\x00\x00\x00", "This is a picture"),
    "a picture (JPEG)": (b"\xff\xd8\xff\xe0\x00\x10JFIF", "This is a picture"),
    "a picture (GIF)": (b"GIF89a\x01\x00", "This is a picture"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF"),
    "a web page": (b"<!DOCTYPE html>\n<html><body>54 out of 100</body></html>", "saved web page"),
    "a web page with a mark": (b"\xef\xbb\xbf\n<html lang='en'>", "saved web page"),
    "a web page in UTF-16": ("<html><head>".encode("utf-16"), "saved web page"),
    "a web archive": (b"From: <Saved>\r\nContent-Type: multipart/related;\r\n", "saved web page"),
    "random bytes": (bytes(range(256)) * 8, "bytes that no text has"),
    "many NULs": (b"Date,SSI\n" + b"\x00" * 400 + b"2026-03-02,41", "bytes that no text has"),
    "gzip": (b"\x1f\x8b\x08\x00abc", "packed"),
    "a database": (b"SQLite format 3\x00", "database"),
    "a locked workbook": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "This workbook has a password",
    ),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), r"\.xls"),
    "LinkedIn's archive of empty files": (
        package("Connections.csv", "Profile.csv", "Shares_10000001.csv"),
        "Connections.csv has other headings",
    ),
    "a zip of tables": (package("March.csv", "April.csv"), r"March\.csv, April\.csv"),
    "an archive in an archive": (package("inner.zip"), "holds another archive"),
    "a Word document": (package("[Content_Types].xml", "word/document.xml"), "Word document"),
    "a binary workbook": (package("[Content_Types].xml", "xl/workbook.bin"), r"\.xlsb"),
    "an OpenDocument sheet": (package("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument"),
    "a zip of nothing": (package(), "The file is empty"),
    "a zip that is cut off": (package("March.csv")[:40], "damaged or cut off"),
    "a workbook that is cut off": (workbook([["Date", "SSI"]])[:-100], "damaged or cut off"),
    "JSON that is cut off": (b'[{"date": "2026-03-02", "total": ', "line 1, character"),
    "JSON of something else": (b'{"name": "x", "version": 2}', "name, version"),
    "JSON too deep": (b"[" * 5000, "nests deeper"),
    "a line too long": (b"Date,SSI\n" + b"x" * 1_000_001, "One line of the file"),
    "too many lines": (b"\n".join([b"a,b"] * 600_001), "600001 lines, more than the 600000"),
    "too many people": (
        b"Client,Date,SSI\n"
        + b"".join(b"P%d,2026-03-0%d,41\n" % (n % 501, n // 501 + 1) for n in range(1002)),
        "501 people, more than the 500",
    ),
    "too large": (b"a,b,c,d,e\n" * 6_000_001, "more than the 60 MB"),
    "too much JSON": (b"[" + b"[]," * 7_000_000, "more than the 20 MB"),
}


@pytest.mark.parametrize(("data", "message"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_and_says_what_it_is_and_what_to_do(data, message):
    with pytest.raises(UnreadableFile, match=message) as refusal:
        read("history.csv", data, today=TODAY)
    assert str(refusal.value).endswith((".", "?"))


def test_every_column_seen_is_listed_when_none_is_known():
    with pytest.raises(UnreadableFile) as refusal:
        read("colours.csv", b"Colour,Size\nred,3\n", today=TODAY)
    assert "Colour" in str(refusal.value)
    assert "Size" in str(refusal.value)
    # What would be accepted is said as well.
    assert "SSI" in str(refusal.value) or "overall" in str(refusal.value).lower()


def test_one_bad_row_does_not_cost_the_others():
    rows = "2026-03-02,41,14,7.5,3.3,16.5\nnever,40,14,7,3,16\n2026-03-03,42,251,7.5,3.3,16.5\n"
    reading = read("history.csv", (CSV.splitlines()[0] + "\n" + rows).encode(), today=TODAY)
    assert reading.snapshots["overall"].tolist() == [41.0, 42.0]
    assert [(problem.line, problem.column) for problem in reading.problems if problem.line] == [
        (3, "date"),
        (4, "brand"),
    ]


def test_days_after_today_are_left_out_only_where_today_is_known():
    assert read("history.csv", CSV.encode()).snapshots["date"].tolist() == [pd.Timestamp(2026, 3, 2)]
    with pytest.raises(UnreadableFile, match="future"):
        read("history.csv", CSV.encode(), today=date(2026, 3, 1))


def test_json_may_stand_on_one_line_however_long():
    entry = (
        b'{"date": "2026-03-02", "parsed": {"overall": 41}, "raw": {"filler": "' + b"x" * 1_100_000 + b'"}}'
    )
    assert read("socialedge.json", b"[" + entry + b"]", today=TODAY).snapshots["overall"].tolist() == [41.0]


def test_a_cell_longer_than_any_text_does_not_stop_the_rest():
    data = CSV.encode() + b'2026-03-03,42,"' + b"9" * 200_000 + b"\n"
    reading = read("history.csv", data, today=TODAY)
    assert reading.snapshots["overall"].tolist() == [41.0, 42.0]
