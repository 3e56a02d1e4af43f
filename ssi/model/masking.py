"""Names that must not be seen, taken out of texts before they go anywhere.

People write names into what they keep: an event "Call with Ann", a habit "notes to Ann", a task. On a shared screen and
in what is handed over, a client is called by their name on screen, and nobody else by any.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable

Mask = Callable[[str], str]
"""A text to the same text without names."""

_SHORTEST = 3
"""Of shorter words of a name only those that are written alike are taken: "Al" is a name, "al" hardly ever."""
_LETTER = r"[^\W_]"
_BETWEEN = r"[\s_.,\-]+"


def mask(real: str, shown: str, others: Iterable[str]) -> Mask:
    """A mask that calls one person what is shown of them, and others nothing.

    ``real``: the person's name; it, and each word of it, becomes ``shown`` ("…" where that is empty). The words of
    ``shown`` itself stay. ``others``: names of other people; they, and each word of them, become "…".
    """
    kept = {_plain(word) for word in _words(shown)}
    own = _pattern([real], kept)
    of_others = _pattern(others, kept)
    instead = _normal(shown) or "…"

    def masked(text: str) -> str:
        found = _normal(text)
        if own:
            found = own.sub(lambda _match: instead, found)
        return of_others.sub("…", found) if of_others else found

    return masked


def mask_slug(slug: str, hide: Mask, known: Collection[str]) -> str:
    """A slug without names; those that are ``known`` to everybody stay."""
    if slug in known or (hidden := hide(slug)) == slug:
        return slug
    return re.sub(r"\W+", "_", hidden).strip("_").lower() or "own"


def _pattern(names: Iterable[str], kept: Collection[str]) -> re.Pattern[str] | None:
    """Everything that is a name, the longest first; None where there is none."""
    whole = {_normal(name).strip() for name in names}
    several = {tuple(words) for name in whole if len(words := _words(name)) > 1}
    single = {word for name in whole for word in _words(name) if _plain(word) not in kept}
    parts = [_as_written(_BETWEEN.join(map(re.escape, words)), "".join(words)) for words in several]
    parts += [_as_written(re.escape(word), word) for word in single if len(word) > 1]
    return re.compile("|".join(sorted(parts, key=len, reverse=True))) if parts else None


def _as_written(pattern: str, letters: str) -> str:
    """A pattern for a name as a word of its own; in scripts without capitals words need no space between them."""
    if letters.upper() == letters.lower():
        return pattern
    sensitive = pattern if len(letters) < _SHORTEST else f"(?i:{pattern})"
    return f"(?<!{_LETTER}){sensitive}s?(?!{_LETTER})"


def _words(name: str) -> list[str]:
    return re.findall(rf"(?:{_LETTER}|['’])+", _normal(name))


def _plain(word: str) -> str:
    return word.casefold()


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", text)
