"""The orders in which an experiment's blocks of weeks can be drawn, and which of them a seed draws.

Everybody can check both with nothing but SHA-256: no library's random numbers, which differ from version to version.
With six blocks of weeks, of which three are with:

    +++---   ++-+--   ++--+-   ...   -+-+-+ ...  ---+++        20 orders

Half of the blocks are with; of an odd number one more or one fewer. The list of orders depends on the number of blocks
alone, and each of them is drawn as often as any other: that makes the test at the end exact, whatever the noise.
"""

from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from itertools import combinations
from math import comb

Order = tuple[bool, ...]
"""One order: a block after the other, True with the habit."""

LEAST_ORDERS = 20
"""With fewer, not even the most telling of all could be told from chance: one in twenty."""
MOST_ORDERS = 200
"""Of more orders, so many are taken. Measured, two hundred find as much as a thousand, in a fifth of the time."""
MOST_BLOCKS = 16
"""More and shorter blocks than these find nothing more."""
LAST_SEED = 999_999_999


def number_of_orders(blocks: int) -> int:
    """How many orders so many blocks can be drawn in, `MOST_ORDERS` at most."""
    return min(MOST_ORDERS, sum(comb(blocks, chosen) for chosen in _halves(blocks)))


@cache
def orders(blocks: int) -> tuple[Order, ...]:
    """Every order that so many blocks (1 to `MOST_BLOCKS`) can be drawn in, blocks with first."""
    if not 1 <= blocks <= MOST_BLOCKS:
        raise ValueError(f"1 to {MOST_BLOCKS} blocks, not {blocks}")
    balanced = [
        tuple(block in chosen for block in range(blocks))
        for size in _halves(blocks)
        for chosen in combinations(range(blocks), size)
    ]
    if len(balanced) <= MOST_ORDERS:
        return tuple(balanced)
    # Those whose own hash is smallest: as good as drawn by lot, and the same everywhere.
    lots = sorted(balanced, key=lambda order: sha256(f"order:{written(order)}".encode()).digest())
    return tuple(lots[:MOST_ORDERS])


def drawn(seed: int, blocks: int) -> Order:
    """The order that a seed (0 to `LAST_SEED`) draws for so many blocks."""
    lot = int.from_bytes(sha256(f"seed:{seed}:{blocks}".encode()).digest(), "big")
    allowed = orders(blocks)
    return allowed[lot % len(allowed)]


def written(order: Iterable[bool]) -> str:
    """An order in signs: "+-+--+", + with the habit."""
    return "".join("+" if is_with else "-" for is_with in order)


def _halves(blocks: int) -> tuple[int, ...]:
    """How many blocks may be with: half of them, or either neighbour of the half."""
    return (blocks // 2,) if blocks % 2 == 0 else (blocks // 2, blocks // 2 + 1)
