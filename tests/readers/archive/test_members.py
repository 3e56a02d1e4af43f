"""Unpacking a zip: only what is wanted, and nothing that is a trick."""

import io
import warnings
import zipfile
from dataclasses import replace

import pytest

from ssi.readers import UnreadableFile, read, workspace_parts
from ssi.readers.limits import LIMITS
from ssi.readers.packages import members

SMALL = replace(LIMITS, member_bytes=1_000, members_bytes=1_500, ratio_counts_from=100, ratio=10)


def packed(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as package:
        for name, content in files.items():
            package.writestr(name, content)
    return kept.getvalue()


def all_of(data: bytes, limits=LIMITS) -> dict[str, bytes]:
    return members(data, lambda name: True, limits)


def test_only_what_is_wanted_is_unpacked():
    data = packed({"a.csv": b"1", "b.csv": b"2", "folder/": b""})
    assert members(data, lambda name: name == "b.csv") == {"b.csv": b"2"}
    assert all_of(data) == {"a.csv": b"1", "b.csv": b"2"}


def test_a_file_too_large_and_files_too_large_together_are_refused_with_the_limit():
    limits = replace(LIMITS, member_bytes=2_000_000, members_bytes=3_000_000)
    part = bytes(range(256)) * 7_000
    all_of(packed({"a.csv": part}, zipfile.ZIP_STORED), limits)
    with pytest.raises(UnreadableFile, match=r"“a.csv” in this archive is larger than the 2 MB"):
        all_of(packed({"a.csv": part * 2}, zipfile.ZIP_STORED), limits)
    with pytest.raises(UnreadableFile, match="larger than the 3 MB"):
        all_of(packed({"a.csv": part, "b.csv": part}, zipfile.ZIP_STORED), limits)


def test_what_is_packed_too_tightly_is_refused_with_the_limit():
    with pytest.raises(UnreadableFile, match="more than 10 times"):
        all_of(packed({"a.csv": b"0" * 900}), SMALL)
    # Below the size from which it counts, anything may be packed as tightly as it can be.
    assert all_of(packed({"a.csv": b"0" * 90}), SMALL) == {"a.csv": b"0" * 90}


def test_a_file_that_lies_about_its_size_is_never_unpacked_further_than_allowed():
    data = packed({"a.csv": b"0" * 5_000_000})
    size = (5_000_000).to_bytes(4, "little")
    assert data.count(size) == 2
    with pytest.raises(UnreadableFile):
        all_of(data.replace(size, (10).to_bytes(4, "little")), SMALL)


def test_too_many_files_are_refused_before_one_is_opened():
    with pytest.raises(UnreadableFile, match="3 files, more than the 2"):
        all_of(packed({"1": b"", "2": b"", "3": b""}), replace(LIMITS, entries=2))


@pytest.mark.parametrize("name", ["../a.csv", "x/../../a.csv", "/etc/a.csv", "C:\\a.csv", "..\\a.csv"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name):
    with pytest.raises(UnreadableFile, match="leads out of it"):
        all_of(packed({name: b"1"}))


def test_a_colon_in_a_folder_is_no_drive():
    assert all_of(packed({"001 Read: books/a.csv": b"1"})) == {"001 Read: books/a.csv": b"1"}


def test_a_link_is_refused_and_not_followed():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package:
        link = zipfile.ZipInfo("a.csv")
        link.external_attr = 0o120777 << 16
        package.writestr(link, "/etc/passwd")
    with pytest.raises(UnreadableFile, match="is a link"):
        all_of(kept.getvalue())


def test_a_file_with_a_password_is_refused():
    data = bytearray(packed({"a.csv": b"1"}))
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(UnreadableFile, match="has a password"):
        all_of(bytes(data))


def test_an_archive_in_an_archive_is_refused_where_it_is_wanted_and_no_trouble_elsewhere():
    data = packed({"a.csv": b"1", "inner.zip": packed({"b.csv": b"2"})})
    with pytest.raises(UnreadableFile, match=r"“inner.zip” in this archive is an archive too"):
        all_of(data)
    assert members(data, lambda name: name.endswith(".csv")) == {"a.csv": b"1"}


def test_a_name_that_is_there_twice_is_refused():
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as package, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package.writestr("a.csv", b"1")
        package.writestr("a.csv", b"2")
    with pytest.raises(UnreadableFile, match="twice"):
        all_of(kept.getvalue())


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_unusual_way_of_packing_is_refused_since_it_can_unpack_all_at_once(method):
    with pytest.raises(UnreadableFile, match="packed in an unusual way"):
        all_of(packed({"a.csv": b"1"}, method))


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9, 0.99])
def test_an_archive_that_is_cut_off_is_said_to_be_damaged(share):
    data = packed({"a.csv": bytes(range(256)) * 10})
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        all_of(data[: int(len(data) * share)])


def test_a_damaged_byte_in_a_wanted_file_is_found():
    data = bytearray(packed({"a.csv": bytes(range(256)) * 10}, zipfile.ZIP_STORED))
    data[100] ^= 1
    with pytest.raises(UnreadableFile, match="damaged or cut off"):
        all_of(bytes(data))


def test_the_parts_of_a_workspace_file_are_handed_over_and_its_reading_sends_to_the_data_page():
    manifest = b'{"format": "ssi-lens-workspace", "version": 1}'
    data = packed({"manifest.json": manifest, "people.parquet": b"PAR1"})
    assert dict(workspace_parts(data)) == {"manifest.json": manifest, "people.parquet": b"PAR1"}
    with pytest.raises(UnreadableFile, match="Data page"):
        read("mine.zip", data)
    with pytest.raises(UnreadableFile, match="no workspace file"):
        workspace_parts(b"Date,SSI\n2026-03-02,41\n")
