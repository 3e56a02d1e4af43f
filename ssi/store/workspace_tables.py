"""The tables of a workspace file: rows of the database as Parquet, and Parquet that somebody hands over as rows.

The columns are those of `schema`, save for the owner (who opens the file becomes it) and the events' ids, which
nothing refers to. Ids of people and batches count from 1, in the order in which these came about.

What is read here may come from anywhere. Nothing is unpacked before it is known to stay within `Limits`, and nothing
leaves unchecked: names and types of columns, missing values, days that no calendar has.
"""

import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from ssi.store import parquet_footer, schema
from ssi.store.engine import to_json
from ssi.store.errors import StoreError
from ssi.store.parquet_footer import Footer
from ssi.words import keeping

TABLES: tuple[sa.Table, ...] = (
    *(schema.people, schema.batches, schema.contents, schema.snapshots, schema.habits, schema.outcomes),
    *(schema.choices, schema.events, schema.posts, schema.profile, schema.documents, schema.remembered),
)
_LEFT_OUT = {"people": {"owner"}, "events": {"id"}, "remembered": {"owner"}}
_ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class Limits:
    """How much a workspace file may hold, and why."""

    rows: int = 5_000_000
    """Rows of one table: two hundred people with 17 habits a day over two years are 2.5 million."""
    bytes: int = 400_000_000
    """Bytes of all tables in memory: ten times what such a coach has, and what a small computer can still hold."""
    content_bytes: int = 1_000_000_000
    """Bytes of all kept files unpacked: they are read once, one after the other, to compare their digests."""
    days: int = 3_660
    """Days of one count: a year's total is the longest that people have; ten years are a slip."""


LIMITS = Limits()


def columns(table: sa.Table) -> list[sa.Column[Any]]:
    """The columns that a workspace file has of a table."""
    return [column for column in table.c if column.name not in _LEFT_OUT.get(table.name, ())]


def no_rows(table: sa.Table) -> Any:
    """The Arrow table of a table that has no rows."""
    return _arrow_schema(table).empty_table()


def to_parquet(table: sa.Table, found: Iterable[Sequence[Any]]) -> tuple[bytes, int]:
    """Rows with the values of `columns` as a Parquet file, and how many rows these are."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    shape = _arrow_schema(table)
    is_json = [isinstance(column.type, sa.JSON) for column in columns(table)]
    plain = [
        [to_json(value) if json else value for value, json in zip(row, is_json, strict=True)] for row in found
    ]
    by_column = list(zip(*plain, strict=True)) if plain else [()] * len(shape)
    arrays = [pa.array(values, field.type) for values, field in zip(by_column, shape, strict=True)]
    sink = io.BytesIO()
    # Packed by the ZIP around it: packed again in here, its claims about its size would be anybody's word.
    pq.write_table(
        pa.Table.from_arrays(arrays, schema=shape), sink, compression="none", write_statistics=False
    )
    return sink.getvalue(), len(plain)


def from_parquet(table: sa.Table, data: bytes, said: Mapping[str, Any], limits: Limits = LIMITS) -> Any:
    """A Parquet file as the Arrow table that `to_parquet` made it from.

    Raises StoreError where it is not the one whose ``rows`` and ``sha256`` the manifest has said, or passes a limit.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    if hashlib.sha256(data).hexdigest() != said.get("sha256"):
        raise damaged()
    shape = _arrow_schema(table)
    texts = [field.name for field in shape if field.type in (pa.string(), pa.binary())]
    try:
        _check_claims(parquet_footer.read(data), said.get("rows"), len(shape), limits)
        if not pq.read_schema(pa.BufferReader(data)).equals(shape):
            raise damaged()
        # A text that comes often is one text until it is known how long all of them are.
        packed = pq.ParquetFile(pa.BufferReader(data), read_dictionary=texts).read()
        packed.validate(full=True)
        if _size(packed, texts) > limits.bytes:
            raise StoreError(keeping.workspace_too_large(limits.bytes))
        return _checked(table, packed.cast(shape))
    except (pa.ArrowException, OSError, ValueError) as error:
        raise damaged() from error


def records(arrow: Any) -> Iterable[list[dict[str, Any]]]:
    """The rows of an Arrow table as SQL takes them, some at a time."""
    for batch in arrow.to_batches(_ROWS_AT_ONCE):
        yield batch.to_pylist()


def damaged() -> StoreError:
    """What is said of a workspace file that is not as it was saved."""
    return StoreError(keeping.workspace_damaged())


def _arrow_schema(table: sa.Table) -> Any:
    import pyarrow as pa

    kinds: dict[type, Any] = {
        sa.Integer: pa.int64(),
        sa.Float: pa.float64(),
        sa.Date: pa.date32(),
        sa.DateTime: pa.timestamp("us"),
        sa.LargeBinary: pa.binary(),
        sa.String: pa.string(),
        sa.JSON: pa.string(),
    }
    return pa.schema([pa.field(column.name, kinds[type(column.type)]) for column in columns(table)])


def _check_claims(footer: Footer, rows: object, width: int, limits: Limits) -> None:
    """Refuse what says of itself that it is too large, or is packed in a way in which it could be without saying so."""
    if footer.rows > limits.rows:
        raise StoreError(keeping.workspace_too_many_rows(limits.rows))
    # A number that stands in all rows needs hardly a byte in the file, and eight in each row here.
    if max(footer.bytes, footer.rows * width * 8) > limits.bytes:
        raise StoreError(keeping.workspace_too_large(limits.bytes))
    if footer.rows != rows or footer.is_packed:
        raise damaged()


def _size(packed: Any, texts: Sequence[str]) -> int:
    """The bytes of a table once each text stands where it belongs."""
    import pyarrow.compute as pc

    size = packed.nbytes
    for name in texts:
        for chunk in packed[name].chunks:
            # The chunk says where in its short list of texts each row's is.
            lengths = pc.take(pc.binary_length(chunk.dictionary), chunk.indices)
            size += pc.sum(lengths).as_py() or 0
    return int(size)


def _checked(table: sa.Table, found: Any) -> Any:
    """The table itself; StoreError where a value is not as the database would have it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for column in columns(table):
        values = found[column.name]
        is_damaged = (
            (values.null_count and not column.nullable)
            or (pa.types.is_floating(values.type) and pc.all(pc.is_finite(values)).as_py() is False)
            or (pa.types.is_temporal(values.type) and not _is_in_calendar(values))
        )
        if is_damaged:
            raise damaged()
    return found


def _is_in_calendar(values: Any) -> bool:
    """Whether Python's calendar, years 1 to 9999, has all of these days or times."""
    import pyarrow as pa
    import pyarrow.compute as pc

    ends = (date.min, date.max) if pa.types.is_date(values.type) else (datetime.min, datetime.max)
    first, last = (pa.scalar(end, values.type) for end in ends)
    return pc.all(pc.and_(pc.greater_equal(values, first), pc.less_equal(values, last))).as_py() is not False
