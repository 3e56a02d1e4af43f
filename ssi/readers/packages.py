"""Zip packages, looked at before anything in them is read; names in them are labels and never paths.

A workbook is handed on as a fresh package of just the parts that were checked, so that the reader behind
sees what was looked at and nothing else.
"""

import io
import zipfile
import zlib
from xml.parsers import expat

from ssi.readers.errors import UnreadableFile
from ssi.readers.limits import LIMITS, Limits, check_table
from ssi.words import refusals

_CHUNK = 1 << 16
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What the standard library raises for a package that is cut off, damaged or packed in an unknown way."""


def names(data: bytes, limits: Limits = LIMITS) -> list[str]:
    """The names in a zip package; UnreadableFile where it is damaged or holds too many files."""
    return [entry.filename for entry in _entries(data, limits)]


def workbook(data: bytes, limits: Limits = LIMITS) -> bytes:
    """The XML parts of a workbook as a package that is safe to hand to a spreadsheet reader.

    Claimed sizes are checked first, then every part is unpacked under a hard cap, since claims can lie.
    UnreadableFile where a limit is passed, a part is locked or damaged, or a sheet reaches too far.
    """
    entries = _entries(data, limits)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(refusals.not_a_table("locked_workbook"))
    claimed = sum(entry.file_size for entry in entries)
    if claimed > limits.unpacked_bytes:
        raise UnreadableFile(refusals.unpacks_to_too_much(limits.unpacked_bytes))
    if claimed > limits.ratio_counts_from and claimed > limits.ratio * len(data):
        raise UnreadableFile(refusals.packed_too_tightly(limits.ratio))
    parts = _unpacked(data, [e for e in entries if e.filename.lower().endswith((".xml", ".rels"))], limits)
    _check_parts(parts, limits)
    safe = io.BytesIO()
    with zipfile.ZipFile(safe, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return safe.getvalue()


def _entries(data: bytes, limits: Limits) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
    except _DAMAGED as error:
        raise UnreadableFile(refusals.damaged_package()) from error
    if len(entries) > limits.entries:
        raise UnreadableFile(refusals.too_many_entries(len(entries), limits.entries))
    return entries


def _unpacked(data: bytes, entries: list[zipfile.ZipInfo], limits: Limits) -> dict[str, bytes]:
    left = min(limits.unpacked_bytes, max(limits.ratio * len(data), limits.ratio_counts_from))
    parts: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for entry in entries:
                parts[entry.filename] = _capped(package, entry, left)
                left -= len(parts[entry.filename])
    except _DAMAGED as error:
        raise UnreadableFile(refusals.damaged_package()) from error
    return parts


def _capped(package: zipfile.ZipFile, entry: zipfile.ZipInfo, cap: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    with package.open(entry) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > cap:
                raise UnreadableFile(refusals.unpacks_to_too_much(cap))
            chunks.append(chunk)
    return b"".join(chunks)


def _check_parts(parts: dict[str, bytes], limits: Limits) -> None:
    longest_text = 0
    shown_texts = 0
    for content in parts.values():
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise UnreadableFile(refusals.entities())
        extent = _Extent()
        try:
            extent.parser.Parse(content, True)
        except expat.ExpatError as error:
            raise UnreadableFile(refusals.damaged_package()) from error
        check_table(extent.rows, extent.columns, limits)
        longest_text = max(longest_text, extent.longest_text)
        shown_texts += extent.shown_texts
    if longest_text * shown_texts > limits.sheet_characters:
        raise UnreadableFile(refusals.too_much_text(limits.sheet_characters))


class _Extent:
    """How far one XML part reaches: the lowest row and last column with content, and its longest text.

    Only cells with a value count: sheets often carry formats far below the table.
    """

    def __init__(self) -> None:
        self.rows = self.columns = self.longest_text = self.shown_texts = 0
        self._row = self._column = self._text = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters

    def _start(self, element: str, attributes: dict[str, str]) -> None:
        name = element.rpartition(" ")[2]
        if name == "row":
            self._row, self._column = _number(attributes.get("r", ""), default=self._row + 1), 0
        elif name == "c":
            self._place(attributes.get("r", ""))
            self.shown_texts += attributes.get("t") == "s"
        elif name in ("v", "is", "f"):
            self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
        elif name == "si":
            self._text = 0

    def _end(self, element: str) -> None:
        if element.endswith(" si"):
            self.longest_text = max(self.longest_text, self._text)

    def _characters(self, text: str) -> None:
        self._text += len(text)

    def _place(self, reference: str) -> None:
        letters = reference.rstrip("0123456789")
        self._column = _column(letters) if letters else self._column + 1
        self._row = _number(reference[len(letters) :], default=self._row)


def _number(digits: str, *, default: int) -> int:
    return int(digits) if digits.isdecimal() and len(digits) < 10 else default


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper()[:7]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
