"""One client as a shared screen may know them.

While presenting, a screen is given this and no store: nobody else can be asked for, what only the coach may see is of
kinds that are not handed out, and whatever people wrote comes without names.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any, Literal, get_args
from uuid import uuid4

from ssi.model import Frames, History, empty, kept
from ssi.model.clients import card_of, known_as
from ssi.model.masking import Mask, mask_of, mask_slug
from ssi.model.sessions import task_of
from ssi.store.documents import Change
from ssi.store.errors import NotFound
from ssi.store.store import Person, Store
from ssi.words import keeping

ShownKind = Literal["plan", "experiment", "session", "shared_note"]
SHOWN_KINDS: tuple[ShownKind, ...] = get_args(ShownKind)

_SLUG = "habit"
"""The field of a document that holds a slug."""
_TEXTS: Mapping[str, Callable[[str], str]] = {
    "name": kept.plain_name,
    "task": task_of,
    "expectation": str,
    "text": str,
    "why_broken_off": str,
}
"""The fields that somebody wrote, and what makes of a text one that may stand there."""


@dataclass(frozen=True)
class _Read:
    """The history as it was read for some version of everybody's data, and what hides names in it."""

    versions: object
    history: History
    hide: Mask
    slugs: Mapping[str, str]


class Shown:
    """One client under the name on screen, "" where none is to be seen.

    ``known_slugs`` are those of the catalogue, which hold no names. ``key`` tells this from all else that is shown in
    the process. Everything raises NotFound once the client's history is gone.
    """

    def __init__(self, store: Store, person: int, name: str, known_slugs: Collection[str]) -> None:
        self.name = name
        self.key = uuid4().hex
        self._store = store
        self._person = person
        self._known_slugs = known_slugs
        self._last: _Read | None = None

    def versions(self) -> object:
        """Something that is another whenever anything changes that is handed out, names included."""
        return tuple((each.id, each.version) for each in self._store.people())

    def history(self) -> History:
        """The client's scores, counts and events; their posts and profile are on no screen that is presented."""
        return self._read().history

    def documents(self, kind: ShownKind) -> Mapping[str, Any]:
        """The contents of the client's documents of a kind, by key. Raises NotFound for a kind that is not shown."""
        if kind not in SHOWN_KINDS:
            raise NotFound(keeping.not_found())
        read, contents = self._read(), self._store.documents(self._person, kind)
        return {key: self._without_names(content, read) for key, content in contents.items()}

    def shown_slug(self, kept: str) -> str:
        """The slug that is shown where this one is kept."""
        return self._read().slugs.get(kept, kept)

    def kept_slug(self, shown: str) -> str:
        """The slug that is kept where this one is shown: for what is written from the screen, not for the screen."""
        return next((kept for kept, hidden in self._read().slugs.items() if hidden == shown), shown)

    def change_sessions(self, change: Change) -> None:
        """Let a change make of the sessions that are kept, names and all, what is to be kept of them."""
        self._store.change_documents(self._person, {"session": change})

    def _read(self) -> _Read:
        versions = self.versions()
        if self._last is None or self._last.versions != versions:
            history, people = self._store.history(self._person), self._store.people()
            hide = self._mask(people)
            slugs = self._hidden_slugs(history, hide)
            self._last = _Read(versions, self._hidden(history, hide, slugs), hide, slugs)
        return self._last

    def _mask(self, people: Iterable[Person]) -> Mask:
        """What hides every name by which anybody is known."""
        cards = {of: card_of(each) for of, each in self._store.all_documents("client").items()}
        return mask_of(self._person, self.name, known_as({each.id: each.name for each in people}, cards))

    def _hidden_slugs(self, history: History, hide: Mask) -> Mapping[str, str]:
        """Every slug of the client without names; two that would then be one are told apart by a number."""
        written = (self._store.documents(self._person, kind) for kind in SHOWN_KINDS)
        slugs = {*history.habits["habit"], *history.outcomes["measure"], *_slugs_of(written)}
        masked = {slug: mask_slug(slug, hide, self._known_slugs) for slug in sorted(slugs)}
        hidden = {slug: slug for slug, found in masked.items() if found == slug}
        # One of the catalogue is never free: the screen offers it beside these.
        taken = {*self._known_slugs, *hidden}
        for slug, found in masked.items():
            if slug not in hidden:
                numbered = (f"{found}_{number}" for number in count(2))
                hidden[slug] = next(each for each in chain([found], numbered) if each not in taken)
                taken.add(hidden[slug])
        return hidden

    def _hidden(self, history: History, hide: Mask, slugs: Mapping[str, str]) -> History:
        habits, outcomes, events = history.habits, history.outcomes, history.events
        frames = Frames(
            snapshots=history.snapshots.assign(source=""),
            habits=habits.assign(habit=habits["habit"].map(slugs).astype("str")),
            outcomes=outcomes.assign(measure=outcomes["measure"].map(slugs).astype("str")),
            events=events.assign(label=events["label"].map(hide).astype("str")),
            posts=empty("posts"),
            profile=empty("profile"),
        )
        return replace(history, name=self.name, frames=frames)

    def _without_names(self, content: Any, read: _Read, field: str = "") -> Any:
        if isinstance(content, Mapping):
            return {name: self._without_names(each, read, name) for name, each in content.items()}
        if isinstance(content, list):
            return [self._without_names(each, read, field) for each in content]
        if field == _SLUG:
            return read.slugs.get(content, content)
        if field in _TEXTS:
            return _TEXTS[field](read.hide(content))
        return content


def _slugs_of(contents: Iterable[Any]) -> set[str]:
    """The slugs in documents, "" left out."""
    found: set[str] = set()
    for content in contents:
        if isinstance(content, Mapping):
            found |= {content[_SLUG]} if content.get(_SLUG) else set()
            found |= _slugs_of(content.values())
        elif isinstance(content, list):
            found |= _slugs_of(content)
    return found
