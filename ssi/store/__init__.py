"""Where people's data is kept: SQLite on this computer, or memory."""

from ssi.model import Batch, Cell, Holdings
from ssi.store.differences import Comparison
from ssi.store.documents import Change
from ssi.store.errors import NewerDatabase, NotFound, StoreError
from ssi.store.moving import Merged
from ssi.store.overlap import Overlap
from ssi.store.shown import Shown, ShownKind
from ssi.store.store import Added, Person, Store, open_local, open_memory

__all__ = [
    "Added",
    "Batch",
    "Cell",
    "Change",
    "Comparison",
    "Holdings",
    "Merged",
    "NewerDatabase",
    "NotFound",
    "Overlap",
    "Person",
    "Shown",
    "ShownKind",
    "Store",
    "StoreError",
    "open_local",
    "open_memory",
]
