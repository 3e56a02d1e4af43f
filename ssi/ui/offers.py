"""Files that could be read, kept on one click: in which order, for whom, and what came of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from ssi.model import ARCHIVE_FORMATS, Frames, Problem, Reading
from ssi.store import Added, Store
from ssi.ui import notices, people, switches
from ssi.ui.waiting import one_by_one
from ssi.words import files, uploads
from ssi.words import people as say_people

_KEEPS_BYTES = 10
"""A file of more people is not kept itself: every history would hold everybody's numbers, two hundred times over."""


@dataclass(frozen=True)
class Offer:
    """A file that could be read, ready to be kept: for whom, and whether stored values stay where they differ."""

    name: str
    content: bytes
    found: switches.FileRead
    receivers: people.Receivers
    keep_stored: bool

    @property
    def is_of_archive(self) -> bool:
        """Whether it is LinkedIn's archive, or a file of it."""
        return self.found.reading.format in ARCHIVE_FORMATS

    @property
    def last_day(self) -> pd.Timestamp:
        """The last day that the file speaks of."""
        dated = [table["date"].max() for each in self.found.reading.people.values() for table in _dated(each)]
        return max(dated, default=pd.Timestamp.min)


def _dated(frames: Frames) -> list[pd.DataFrame]:
    tables = (frames.snapshots, frames.habits, frames.outcomes)
    return [table for table in tables if not table.empty]


@dataclass(frozen=True)
class Kept:
    """Files that were kept: each part with the person who got it, what came of it and its file; and who is ``begun``:
    the histories that were made for it.
    """

    parts: Sequence[tuple[int, Added, Offer]]
    begun: Sequence[int]

    @property
    def batches(self) -> tuple[int, ...]:
        """The batches that are new."""
        return tuple(added.batch for _person, added, _offer in self.parts if not added.already_there)


def keep(store: Store, person: int, offers: Sequence[Offer]) -> None:
    """Keep every file that was offered, a batch for each of its people, and say what came of it."""
    kept = keep_all(store, offers)
    notices.leave(notices.Notice(_what_came_of_it(store, person, kept.parts), store, kept.batches))


def keep_all(store: Store, offers: Sequence[Offer]) -> Kept:
    """Keep every file that was offered, a batch for each of its people; one history for each new name."""
    begun: dict[str, int] = {}
    kept: list[tuple[int, Added, Offer]] = []
    parts = [(offer, label, to) for offer in _in_order(offers) for label, to in offer.receivers.items()]
    for offer, label, to in one_by_one(parts, uploads.keeping):
        if isinstance(to, str) and to.casefold() not in begun:
            begun[to.casefold()] = people.begun(store, to)
        receiver = begun[to.casefold()] if isinstance(to, str) else to
        kept.append((receiver, _add(store, receiver, offer, label), offer))
    for offer in offers:
        _remember(store, offer)
    return Kept(kept, tuple(begun.values()))


def _in_order(offers: Sequence[Offer]) -> list[Offer]:
    """Archives first, the older before the newer, which then replaces what it covers; then all else as it came."""
    archives = sorted((offer for offer in offers if offer.is_of_archive), key=lambda offer: offer.last_day)
    return archives + [offer for offer in offers if not offer.is_of_archive]


def _add(store: Store, person: int, offer: Offer, label: str) -> Added:
    found = offer.found
    of_several = {switches.WHOSE: label} if len(found.reading.people) > 1 else {}
    return store.add(
        person,
        found.reading.people[label],
        kind="import",
        name=offer.name,
        format=found.reading.format,
        content=offer.content,
        keeps_content=len(found.reading.people) <= _KEEPS_BYTES,
        options=found.options | of_several,
        problems=without_names_of_others(found.reading, label),
        keep_stored=offer.keep_stored,
    )


def without_names_of_others(found: Reading, label: str) -> list[Problem]:
    """What was left out or mended, as it may stand in one person's history: without what names somebody else."""
    others = [other for other in found.people if other and other != label]
    return [
        problem
        for problem in found.problems
        if not any(re.search(rf"\b{re.escape(other)}\b", problem.message) for other in others)
    ]


def _remember(store: Store, offer: Offer) -> None:
    """How a table was read, for the next one of its shape; what was decided for the last one may be taken back."""
    shape, options = offer.found.shape, offer.found.to_remember
    if shape and options != dict(store.remembered(shape) or {}):
        store.remember(shape, options)


def _what_came_of_it(store: Store, person: int, kept: Sequence[tuple[int, Added, Offer]]) -> str:
    """How much is new, differs and was left out, and for whom it was kept where that is somebody else."""
    each = [added for _person, added, _offer in kept]
    offers = {id(offer): offer for _person, _added, offer in kept}.values()
    sentence = files.kept(
        snapshots=sum(added.new_snapshots for added in each),
        counts=sum(added.new_counts for added in each),
        values=sum(added.new_values for added in each),
        changed=sum(added.disagreements for _person, added, offer in kept if not offer.keep_stored),
        stayed=sum(added.disagreements for _person, added, offer in kept if offer.keep_stored)
        + sum(added.under_typed for added in each),
        replaced=sum(added.replaced_values for added in each),
        left_out=sum(problem.left_out for offer in offers for problem in offer.found.reading.problems),
    )
    receivers = dict.fromkeys(receiver for receiver, _added, _offer in kept)
    if set(receivers) == {person}:
        return sentence
    return f"{sentence} {say_people.kept_for(people.names_of(store, receivers))}"
