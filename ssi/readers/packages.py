"""Zip packages, looked at before anything in them is read; names in them are labels and never paths.

A workbook is handed on as a fresh package of just the parts that were checked, so that the reader behind
sees what was looked at and nothing else. Of any other archive only the files that a reader asks for are unpacked.
"""

import io
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePosixPath
from xml.parsers import expat

from ssi.readers.errors import UnreadableFile
from ssi.readers.limits import LIMITS, Limits, check_table
from ssi.words import refusals

_CHUNK = 1 << 16
_PACKED_INSIDE = (".zip", ".7z", ".rar", ".gz", ".bz2", ".xz", ".tar", ".tgz")
_PLAIN_WAYS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that every zip program writes, and that unpack in small steps: others can fill the memory in one."""
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)
"""What the standard library raises for a package that is cut off, damaged or packed in an unknown way."""


def names(data: bytes, limits: Limits = LIMITS) -> list[str]:
    """The names in a zip package; UnreadableFile where it is damaged or holds too many files."""
    return [entry.filename for entry in _entries(data, limits)]


def beginning(data: bytes, name: str, size: int) -> bytes:
    """The first ``size`` bytes of one file of a package, b"" where it has none of that name, plainly packed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if name not in package.namelist() or package.getinfo(name).compress_type not in _PLAIN_WAYS:
                return b""
            with package.open(name) as stream:
                return stream.read(size)
    except _DAMAGED as error:
        raise UnreadableFile(refusals.damaged_package()) from error


def members(data: bytes, wanted: Callable[[str], bool], limits: Limits = LIMITS) -> dict[str, bytes]:
    """The files of a zip archive that are wanted, by their names; nothing else in it is opened.

    UnreadableFile, naming the file or the limit, where a wanted file is locked, a link, itself an archive, named
    like a path out of the archive, there twice or damaged, or where they are too large, alone or together, or too
    tightly packed. Claimed sizes are checked first, then all is unpacked under a hard cap, since claims can lie.
    """
    entries = [e for e in _entries(data, limits) if not e.is_dir() and wanted(e.filename)]
    _check_names([entry.filename for entry in entries])
    for entry in entries:
        _check_kind(entry)
        if entry.file_size > limits.member_bytes:
            raise UnreadableFile(refusals.member_too_large(entry.filename, limits.member_bytes))
    _check_claims(entries, sum(entry.compress_size for entry in entries), limits.members_bytes, limits)
    return _unpacked(data, entries, limits.members_bytes, limits)


def workbook(data: bytes, limits: Limits = LIMITS) -> bytes:
    """The XML parts of a workbook as a package that is safe to hand to a spreadsheet reader.

    Claimed sizes are checked first, then every part is unpacked under a hard cap, since claims can lie.
    UnreadableFile where a limit is passed, a part is locked or damaged, or a sheet reaches too far.
    """
    entries = _entries(data, limits)
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableFile(refusals.not_a_table("locked_workbook"))
    _check_claims(entries, len(data), limits.unpacked_bytes, limits)
    xml = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    parts = _unpacked(data, xml, limits.unpacked_bytes, limits)
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


def _check_names(names: Sequence[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise UnreadableFile(refusals.member_twice(name))
        path = PurePosixPath(name.replace("\\", "/"))
        has_drive = name[1:2] == ":"
        if path.is_absolute() or ".." in path.parts or has_drive:
            raise UnreadableFile(refusals.member_outside(name))


def _check_kind(entry: zipfile.ZipInfo) -> None:
    name = entry.filename
    if entry.flag_bits & 1:
        raise UnreadableFile(refusals.member_locked(name))
    # The upper half holds the kind of file as Unix knows it, where the program that packed it wrote one.
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableFile(refusals.member_link(name))
    if name.lower().endswith(_PACKED_INSIDE):
        raise UnreadableFile(refusals.member_packed(name))
    if entry.compress_type not in _PLAIN_WAYS:
        raise UnreadableFile(refusals.member_packed_oddly(name))


def _check_claims(entries: Sequence[zipfile.ZipInfo], packed: int, most: int, limits: Limits) -> None:
    """Refuse what claims to unpack to more than ``most`` bytes, or to too many times the ``packed`` ones."""
    claimed = sum(entry.file_size for entry in entries)
    if claimed > most:
        raise UnreadableFile(refusals.unpacks_to_too_much(most))
    if claimed > limits.ratio_counts_from and claimed > limits.ratio * packed:
        raise UnreadableFile(refusals.packed_too_tightly(limits.ratio))


def _unpacked(data: bytes, entries: Sequence[zipfile.ZipInfo], most: int, limits: Limits) -> dict[str, bytes]:
    left = min(most, max(limits.ratio * len(data), limits.ratio_counts_from))
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
        check_table(extent.rows, extent.columns, limits, in_sheet=True)
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
