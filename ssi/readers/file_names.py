"""Whom a file is about, as far as its name says: without dates and words like "ssi" and "export" around it."""

import re
from pathlib import PurePath

from ssi.readers.plain import plain_words, word_set

_DATE = re.compile(
    r"(?<!\d)(?:20\d\d[-_. ]?\d\d(?:[-_. ]?\d\d)?|\d{1,2}[-_. ]\d{1,2}[-_. ]20\d\d|20\d\d)(?!\d)"
)
_COUNTED = re.compile(r"\(\d+\)")
"""What a browser writes behind a name that it has saved before."""
_AROUND = word_set(
    "ssi linkedin social selling index export exports exported history scores score data report tracker snapshot "
    "snapshots sheet copy final download csv xlsx habits habit log week weekly"
)
_PART = re.compile(r"[^\W\d_]+")


def person_in(file_name: str) -> str:
    """A person's name as a file's name proposes it: "ssi_ann-smith_2026-11-20.csv" is "Ann Smith".

    All of the name where nothing else would be left.
    """
    stem = PurePath(file_name).stem
    words = _words(_DATE.sub(" ", _COUNTED.sub(" ", stem)))
    about = [word for word in words if word.casefold() not in _AROUND]
    name = " ".join(about)
    if not _PART.search(name):
        return " ".join(re.split(r"[\s_]+", stem)).strip()
    is_written_plainly = name != name.lower() and (name != name.upper() or len(name) <= 3)
    return name if is_written_plainly else _PART.sub(lambda part: part[0].capitalize(), name)


def _words(text: str) -> list[str]:
    """The words of a name; a hyphen parts them only where nothing else does: "anne-marie_jones" are two."""
    words = [word.strip("-,") for word in re.split(r"[\s_]+", text)]
    about = [word for word in words if word and word.casefold() not in _AROUND]
    if len(about) > 1 and not any(part.casefold() in _AROUND for word in about for part in word.split("-")):
        return about
    return [part for word in about for part in re.split(r"[-.]+", word) if part]


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are written alike but for case, accents, signs between the words, and the words' order."""
    return not _spellings(one).isdisjoint(_spellings(other))


def _spellings(name: str) -> set[str]:
    words = plain_words(name).split()
    return {"".join(words), " ".join(sorted(words))} - {""}
