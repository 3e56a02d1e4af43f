"""Simulated people of whom the truth is known: what both worlds hand to the methods and to the measuring."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

Link = tuple[str, str]
"""A habit's slug and a pillar's key."""


@dataclass(frozen=True)
class Person:
    """One simulated person: what the program would see, and beside it the truth.

    ``snapshots``, ``habits`` and ``events`` are frames of `ssi.model.FRAMES`. ``effects``: points of the pillar
    at steady state for one more action a week, for every true link (a link that is absent has none).
    ``unjudged``: links too weak to be called true or false. ``moved``: points by which each true link moves its
    pillar over the person's usual range (weights of "weighted power"). ``delays``: days until half of a lasting
    change shows. ``responses``: what each true link really added to its pillar, by snapshot date: the oracle's
    knowledge.
    """

    snapshots: pd.DataFrame
    habits: pd.DataFrame
    events: pd.DataFrame
    effects: Mapping[Link, float] = field(default_factory=dict)
    moved: Mapping[Link, float] = field(default_factory=dict)
    delays: Mapping[Link, float] = field(default_factory=dict)
    responses: Mapping[Link, pd.Series] = field(default_factory=dict)
    unjudged: frozenset[Link] = frozenset()

    @property
    def nothing_works(self) -> bool:
        """Whether every finding about this person is false."""
        return not self.effects and not self.unjudged


@dataclass(frozen=True)
class Family:
    """People of one kind. ``draw(seed)`` makes one: the same seed makes the same person, on every machine."""

    name: str
    world: int
    draw: Callable[[int], Person]
    about: str
