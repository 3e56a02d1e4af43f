import io
import zipfile
from dataclasses import replace

import openpyxl
import pytest
from python_calamine import load_workbook

from ssi.readers import packages
from ssi.readers.errors import UnreadableFile
from ssi.readers.limits import LIMITS, check_file, check_lines, check_table, check_text

SHEET = "xl/worksheets/sheet1.xml"


def workbook(cells: dict[str, object]) -> bytes:
    book = openpyxl.Workbook()
    for place, value in cells.items():
        book.active[place] = value
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The same package with one part replaced or added."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, content)
    return kept.getvalue()


def test_a_file_a_text_and_a_line_have_a_largest_size():
    small = replace(LIMITS, file_bytes=10, text_bytes=8, line_characters=4, rows=2)
    check_file(b"0123456789", small)
    with pytest.raises(UnreadableFile, match="more than the"):
        check_file(b"0123456789a", small)
    check_text(b"abc\ndef", small)
    with pytest.raises(UnreadableFile, match="more than the"):
        check_text(b"012345678", small)
    with pytest.raises(UnreadableFile, match="3 lines, more than the 2"):
        check_lines("a\nb\nc", small)
    with pytest.raises(UnreadableFile, match="One line of the file has 5 characters"):
        check_lines("ab\ncdefg", small)


def test_a_table_has_a_largest_width_length_and_area():
    small = replace(LIMITS, rows=10, columns=10, cells=50)
    check_table(10, 5, small)
    with pytest.raises(UnreadableFile, match="11 lines"):
        check_table(11, 1, small)
    with pytest.raises(UnreadableFile, match="11 columns"):
        check_table(1, 11, small)
    with pytest.raises(UnreadableFile, match="row 10 and column 6"):
        check_table(10, 6, small)


def test_a_good_workbook_reads_the_same_after_the_checks():
    data = workbook({"A1": "Date", "B1": "SSI", "A2": "2026-03-02", "B2": 41})
    read = load_workbook(io.BytesIO(packages.workbook(data))).get_sheet_by_index(0).to_python()
    assert read == [["Date", "SSI"], ["2026-03-02", 41.0]]


def test_one_stray_cell_far_away_is_refused_before_a_sheet_of_that_size_is_built():
    with pytest.raises(UnreadableFile, match="row 90000 and column 2500"):
        packages.workbook(workbook({"A1": "Date", "CRD90000": 1}))


def test_a_formatted_but_empty_cell_far_away_does_no_harm():
    book = openpyxl.Workbook()
    book.active["A1"] = "Date"
    book.active["CRD90000"].number_format = "0.00"
    kept = io.BytesIO()
    book.save(kept)
    assert packages.workbook(kept.getvalue())


def test_a_workbook_that_unpacks_to_too_much_is_refused_by_what_it_claims():
    bomb = with_part(workbook({"A1": 1}), SHEET, b"<worksheet>" + b" " * 20_000_000 + b"</worksheet>")
    assert len(bomb) < 100_000
    with pytest.raises(UnreadableFile, match="more than 200 times"):
        packages.workbook(bomb)
    with pytest.raises(UnreadableFile, match="larger than the 1 MB"):
        packages.workbook(bomb, replace(LIMITS, unpacked_bytes=1_000_000))


def test_a_workbook_that_lies_about_its_size_is_refused_all_the_same():
    data = workbook({"A1": 1})
    big = with_part(data, SHEET, b"<worksheet>" + b" " * 20_000_000 + b"</worksheet>")
    # Both headers, before the part and at the end of the package, claim 100 bytes instead of 20 million.
    size = len(b"<worksheet></worksheet>") + 20_000_000
    assert big.count(size.to_bytes(4, "little")) == 2
    lying = big.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    with pytest.raises(UnreadableFile):
        packages.workbook(lying)


def test_a_package_of_too_many_files_is_refused():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        for number in range(6):
            package.writestr(f"{number}.xml", b"<a/>")
    with pytest.raises(UnreadableFile, match="6 files, more than the 5"):
        packages.names(kept.getvalue(), replace(LIMITS, entries=5))


@pytest.mark.parametrize("declaration", [b'<!DOCTYPE a [<!ENTITY b "c">]>', b"<!DOCTYPE worksheet>"])
def test_a_workbook_that_declares_entities_is_refused(declaration):
    data = with_part(workbook({"A1": 1}), SHEET, declaration + b"<worksheet/>")
    with pytest.raises(UnreadableFile, match="defines text that grows"):
        packages.workbook(data)


def test_one_long_text_shown_in_many_cells_is_counted_as_often_as_it_is_shown():
    space = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    texts = b"<sst " + space + b"><si><t>" + b"x" * 1000 + b"</t></si></sst>"
    cells = b'<row><c t="s"><v>0</v></c></row>' * 100
    sheet = b"<worksheet " + space + b"><sheetData>" + cells + b"</sheetData></worksheet>"
    data = with_part(with_part(workbook({"A1": 1}), SHEET, sheet), "xl/sharedStrings.xml", texts)
    packages.workbook(data)
    # 100 cells that show a text of 1,000 characters.
    with pytest.raises(UnreadableFile, match="more than 99999 characters"):
        packages.workbook(data, replace(LIMITS, sheet_characters=99_999))


def test_a_locked_part_is_refused_as_having_a_password():
    data = bytearray(workbook({"A1": 1}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 8] |= 1
    with pytest.raises(UnreadableFile, match="password"):
        packages.workbook(bytes(data))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.99])
def test_a_workbook_that_is_cut_off_is_said_to_be_damaged(share):
    data = workbook({"A1": "Date"})
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        packages.workbook(data[: int(len(data) * share)])


def test_a_part_that_is_no_xml_is_said_to_be_damaged():
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        packages.workbook(with_part(workbook({"A1": 1}), SHEET, b"<worksheet><sheetData>"))
