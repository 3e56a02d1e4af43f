"""What the end of a Parquet file says of the file, read without any library.

Arrow unpacks what it is given, and ends the whole program over some of the damage that a footer can have. So the
two claims that bound what there is to unpack are read here first: how many rows, and how each column is packed.
The footer is one structure in Thrift's compact protocol, followed by its length and ``PAR1``
(https://parquet.apache.org/docs/file-format/metadata, https://github.com/apache/thrift/blob/master/doc/specs).
"""

from dataclasses import dataclass
from typing import Any

_END = b"PAR1"
_UNCOMPRESSED = 0
# Fields of FileMetaData, RowGroup, ColumnChunk and ColumnMetaData, by their numbers in parquet.thrift.
_ROWS, _GROUPS = 3, 4
_CHUNKS, _GROUP_ROWS = 1, 3
_ABOUT = 3
_CODEC, _UNPACKED, _PACKED = 4, 6, 7

_TRUE, _FALSE, _BYTE, _DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 1, 2, 3, 7, 8, 9, 10, 12
_INTEGERS = (4, 5, 6)
_DEEPEST = 20


@dataclass(frozen=True)
class Footer:
    """How many rows a file has, how many bytes they are once unpacked, and whether they are packed at all."""

    rows: int
    bytes: int
    is_packed: bool


def read(data: bytes) -> Footer:
    """The footer of a Parquet file; ValueError where there is none."""
    if len(data) < 12 or data[-4:] != _END:
        raise ValueError("no Parquet file")
    length = int.from_bytes(data[-8:-4], "little")
    if length > len(data) - 12:
        raise ValueError("the footer is longer than the file")
    try:
        about = _Thrift(data[-8 - length : -8]).structure()
        groups = about[_GROUPS]
        columns = [chunk[_ABOUT] for group in groups for chunk in group[_CHUNKS]]
        if about[_ROWS] != sum(group[_GROUP_ROWS] for group in groups):
            raise ValueError("the groups have other rows than the file")
        return Footer(
            rows=about[_ROWS],
            bytes=sum(column[_UNPACKED] for column in columns),
            is_packed=any(c[_CODEC] != _UNCOMPRESSED or c[_PACKED] != c[_UNPACKED] for c in columns),
        )
    except (IndexError, KeyError, TypeError) as error:
        raise ValueError("the footer is damaged") from error


class _Thrift:
    """A reader of the compact protocol; IndexError past the end, ValueError where nothing can be meant."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def structure(self, depth: int = 0) -> dict[int, Any]:
        """Fields by their numbers."""
        fields: dict[int, Any] = {}
        number = 0
        while head := self._byte():
            step, kind = head >> 4, head & 15
            number = number + step if step else self._integer()
            fields[number] = kind == _TRUE if kind in (_TRUE, _FALSE) else self._value(kind, depth)
        return fields

    def _value(self, kind: int, depth: int) -> Any:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if kind in _INTEGERS:
            return self._integer()
        if kind == _BINARY:
            return self._skip(self._unsigned())
        if kind in (_LIST, _SET):
            return self._list(depth)
        if kind == _STRUCT:
            return self.structure(depth + 1)
        if kind in (_BYTE, _TRUE, _FALSE):
            return self._byte()
        if kind == _DOUBLE:
            return self._skip(8)
        raise ValueError(f"kind {kind} is in no footer")

    def _list(self, depth: int) -> list[Any]:
        head = self._byte()
        size = self._unsigned() if head >> 4 == 15 else head >> 4
        return [self._value(head & 15, depth + 1) for _ in range(size)]

    def _byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def _skip(self, count: int) -> None:
        if self._at + count > len(self._data):
            raise IndexError(count)
        self._at += count

    def _unsigned(self) -> int:
        value = shift = 0
        while (byte := self._byte()) & 128:
            value |= (byte & 127) << shift
            shift += 7
            if shift > 63:
                raise ValueError("a number without end")
        return value | byte << shift

    def _integer(self) -> int:
        value = self._unsigned()
        return value >> 1 ^ -(value & 1)
