"""Names that must not be seen, taken out of texts before they go anywhere.

People write names into what they keep: an event "Call with Ann", a habit "notes to Ann", a task. On a shared screen and
in what is handed over, a client is called by their name on screen, and nobody else by any.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ssi.model import kept

Mask = Callable[[str], str]
"""A text to the same text without names."""

_SHORTEST = 3
"""Of shorter words of a name only those that are written alike are taken: "Al" is a name, "al" hardly ever."""
_ACCENTS = "[\u0300-\u036f]"
_LETTER = rf"(?:[^\W_]|{_ACCENTS})"
_NO_LETTER_BEFORE = rf"(?<![^\W_])(?<!{_ACCENTS})"
_BETWEEN = r"[\s_.,\-]"
_PARTICLES = frozenset(
    (
        *("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al"),
        *("bin", "ben", "ibn", "and", "und", "et", "y", "e"),
    )
)
"""Words of names that are no name by themselves, and stand in every other sentence."""
_APOSTROPHES = "'’ʼ`´"
_ALIKE = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae"}
"""Letters that are no accented ones, and how they are written where they are missing."""
_NUMBER_ROOM = 10
_PATTERNS = 1_000


@dataclass(frozen=True)
class _Part:
    """Something that is a name: ``bare``, as `bare` has it, stands in every text in which the words are found."""

    words: tuple[str, ...]
    bare: str
    is_own: bool


def mask(real: str, shown: str, others: Iterable[str], also: Iterable[str] = ()) -> Mask:
    """A mask that calls one person what is shown of them, and others nothing.

    ``real``: the person's name, ``also``: their other ones; these, and each word of them, become ``shown`` ("…" where
    that is empty). The words of ``shown`` itself stay. ``others``: names of other people; they, and each word of them,
    become "…". Accents and apostrophes may be written otherwise, or not at all.
    """
    keep = {bare(word) for word in _words(shown)}
    found = {
        part.words: part
        for part in [*_parts(others, keep, own=False), *_parts([real, *also], keep, own=True)]
    }
    # The longest first: a name that holds another one is taken as a whole.
    parts = sorted(found.values(), key=lambda part: len(part.bare), reverse=True)
    instead = _written(shown) or "…"

    def masked(text: str) -> str:
        letters = bare(text)
        # Of a thousand clients' names hardly any stand in one text.
        here = [part for part in parts if part.bare in letters]
        if not here:
            return _written(text)
        pattern = "|".join(_pattern(part.words, is_group=part.is_own) for part in here)
        apart = unicodedata.normalize("NFD", text)
        return _written(re.sub(pattern, lambda match: instead if match.lastindex else "…", apart))

    return masked


def mask_of(person: int, shown: str, known_as: Mapping[int, Sequence[str]]) -> Mask:
    """The mask of one of several people; by number every name by which somebody is known."""
    own, *also = known_as.get(person, ("",))
    others = (name for other, names in known_as.items() if other != person for name in names)
    return mask(own, shown, others, also)


def mask_slug(slug: str, hide: Mask, known: Collection[str]) -> str:
    """A slug without names; those that are ``known`` to everybody stay. It leaves room for a number behind it."""
    if slug in known or (hidden := hide(slug)) == slug:
        return slug
    words = "_".join(_runs(hidden, "")).lower()
    return words[: kept.SLUG_MOST - _NUMBER_ROOM].strip("_") or "own"


def _parts(names: Iterable[str], keep: Collection[str], *, own: bool) -> list[_Part]:
    """Everything that is a name, or a word of one that does not have to stay."""
    found = []
    for words in {tuple(_words(name)) for name in names}:
        # A number beside words is no name: "Client 17" is one, "17" is not.
        single = [word for word in words if len(words) == 1 or not word.isdecimal()]
        taken: list[tuple[str, ...]] = [
            (word,)
            for word in single
            if len(word) > 1 and bare(word) not in keep and word.casefold() not in _PARTICLES
        ]
        if len(words) > 1:
            taken.append(words)
        found += [_Part(each, bare("".join(each)), own) for each in taken]
    return found


@lru_cache(maxsize=_PATTERNS)
def _pattern(words: tuple[str, ...], *, is_group: bool) -> str:
    """A pattern for a name as words of their own; in scripts without capitals words need no space between them."""
    letters = "".join(words)
    has_no_case = letters.upper() == letters.lower() and not letters.isdecimal()
    is_joined = has_no_case or all(len(word) >= _SHORTEST for word in words)
    pattern = f"{_BETWEEN}{'*' if is_joined else '+'}".join(map(_spelt, words))
    if not has_no_case:
        sensitive = pattern if len(letters) < _SHORTEST else f"(?i:{pattern})"
        pattern = f"{_NO_LETTER_BEFORE}{sensitive}s?(?!{_LETTER})"
    return f"({pattern})" if is_group else pattern


def _spelt(word: str) -> str:
    """A pattern for a word with its accents and apostrophes, with others, or with none."""
    signs = []
    for sign in unicodedata.normalize("NFD", word):
        if sign in _APOSTROPHES:
            signs.append(rf"[\s_\-{_APOSTROPHES}]?")
        elif not re.match(_ACCENTS, sign):
            alike = _ALIKE.get(sign.lower())
            signs.append(f"(?:{sign}|{alike})" if alike else re.escape(sign))
            if sign.upper() != sign.lower():
                signs.append(f"{_ACCENTS}*")
    return "".join(signs)


def _words(name: str) -> list[str]:
    return [word for run in _runs(name, _APOSTROPHES) if (word := run.strip(_APOSTROPHES))]


def _runs(text: str, beside: str) -> list[str]:
    """Runs of letters and digits, and of some signs ``beside`` them. Vowel signs of many scripts are marks."""
    runs = groupby(
        _written(text),
        lambda sign: sign.isalnum() or sign in beside or unicodedata.category(sign).startswith("M"),
    )
    return ["".join(signs) for is_word, signs in runs if is_word]


def bare(text: str) -> str:
    """The letters and digits alone, small, without accents: what all ways of writing a name have in common."""
    small = unicodedata.normalize("NFD", text).casefold()
    return "".join(_ALIKE.get(sign, sign) for sign in small if sign.isalnum() and sign not in _APOSTROPHES)


def _written(text: str) -> str:
    return unicodedata.normalize("NFC", text)
