"""What a file is, by its bytes and never by the ending of its name."""

import re
from collections.abc import Sequence
from typing import Literal

from ssi.readers import packages
from ssi.readers.archive.names import is_archive
from ssi.readers.errors import UnreadableFile
from ssi.words import refusals

Kind = Literal["workbook", "json", "text", "archive", "loop", "workspace"]

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "pdf"),
    (0, b"\x89PNG", "picture"),
    (0, b"\xff\xd8\xff", "picture"),
    (0, b"GIF8", "picture"),
    (0, b"II*\x00", "picture"),
    (0, b"MM\x00*", "picture"),
    (8, b"WEBP", "picture"),
    (4, b"ftypheic", "picture"),
    (4, b"ftypavif", "picture"),
    (4, b"ftyp", "film"),
    (0, b"\x1aE\xdf\xa3", "film"),
    (0, b"ID3", "film"),
    (8, b"WAVE", "film"),
    (8, b"AVI ", "film"),
    (0, b"\x1f\x8b\x08", "packed"),
    (0, b"7z\xbc\xaf\x27\x1c", "packed"),
    (0, b"Rar!\x1a", "packed"),
    (0, b"BZh", "packed"),
    (0, b"\xfd7zXZ\x00", "packed"),
    (0, b"SQLite format 3\x00", "database"),
    (0, b"PAR1", "columnar"),
)
"""Where in the file, which bytes, and what they say that it is."""

_AFTER_BITMAP_SIZE = 6
"""A bitmap begins with BM and its size in four bytes; four bytes that are always 0 follow."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_STREAMS = (("EncryptedPackage", "locked_workbook"), ("WordDocument", "word"), ("PowerPoint", "slides"))
_WEB_PAGE = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|content-type:\s*multipart/related", re.I
)
_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")

_WORKSPACE = b'"ssi-lens-workspace"'
_MANIFEST_LOOKED_AT = 4096


def recognise(data: bytes) -> Kind:
    """What reader the bytes are for; UnreadableFile, naming what it is, where none can read them."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise UnreadableFile(refusals.empty_file())
    if data.startswith(_ZIP):
        return _package(data)
    if data.startswith(_OLE):
        raise UnreadableFile(refusals.not_a_table(_ole_kind(data)))
    for offset, signature, kind in _SIGNATURES:
        if data.startswith(signature, offset):
            raise UnreadableFile(refusals.not_a_table(kind))
    if data.startswith(b"BM") and data.startswith(bytes(4), _AFTER_BITMAP_SIZE):
        raise UnreadableFile(refusals.not_a_table("picture"))
    # UTF-16 puts a NUL beside every plain letter: without them the beginning can be looked at.
    beginning = data[:4096].removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    beginning = beginning.replace(b"\x00", b"").lstrip()
    if beginning.startswith((b"<", b"From:", b"MIME-")) and _WEB_PAGE.search(beginning):
        raise UnreadableFile(refusals.not_a_table("web_page"))
    if not _is_text(data):
        raise UnreadableFile(refusals.not_a_table("not_text"))
    return "json" if beginning.startswith((b"{", b"[")) else "text"


def _package(data: bytes) -> Kind:
    """What a zip package is by the names in it."""
    names = packages.names(data)
    lower = [name.lower().lstrip("/") for name in names]
    if "xl/workbook.xml" in lower:
        return "workbook"
    if "manifest.json" in names and _WORKSPACE in packages.beginning(
        data, "manifest.json", _MANIFEST_LOOKED_AT
    ):
        return "workspace"
    files = [name for name in lower if not name.endswith("/") and not name.startswith("__macosx/")]
    if {"habits.csv", "checkmarks.csv"} <= {name.rpartition("/")[2] for name in files}:
        return "loop"
    if is_archive(files):
        return "archive"
    raise UnreadableFile(_refused_package(names, files))


def _refused_package(names: Sequence[str], files: Sequence[str]) -> str:
    for kind, is_it in (
        ("binary_workbook", "xl/workbook.bin" in files),
        ("word", any(name.startswith("word/") for name in files)),
        ("slides", any(name.startswith("ppt/") for name in files)),
        ("open_document", "meta-inf/manifest.xml" in files and "content.xml" in files),
        ("numbers", any(name.endswith(".iwa") for name in files)),
        ("archive_in_archive", any(name.endswith((".zip", ".7z", ".rar", ".gz")) for name in files)),
    ):
        if is_it:
            return refusals.not_a_table(kind)
    shown = [name for name in names if name.lower() in files][:5]
    return refusals.archive(shown) if shown else refusals.empty_file()


def _ole_kind(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "old_workbook"


def _is_text(data: bytes) -> bool:
    """Whether bytes may be text: next to no control bytes, and many NULs only where UTF-16 has them."""
    sample = data[:100_000]
    if sample.startswith(_MARKS[:2]) or _looks_like_utf16(sample):
        sample = sample.replace(b"\x00", b"")
    controls = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c\x1a")
    return controls * 50 <= len(sample)


def _looks_like_utf16(sample: bytes) -> bool:
    """Whether every second byte is mostly NUL and the others never are."""
    even, odd = sample[::2], sample[1::2]
    nuls = sorted((even.count(0) / len(even), odd.count(0) / max(len(odd), 1)))
    return nuls[0] == 0 and nuls[1] > 0.5
