"""Names for habits and outcomes of a person's own, so that two of them are never taken for one."""

import unicodedata
from collections import Counter

from ssi.readers.plain import split_camel


def slug_of(name: str) -> str:
    """The slug of a name that a person gave: "Push-ups!" is "push_ups", "Посты" is "посты"."""
    # Made compatible before and after, since each of the two steps can undo the other.
    compatible = unicodedata.normalize("NFKC", split_camel(name))
    plain = unicodedata.normalize("NFKC", compatible.lower())
    # Vowel signs of many scripts are marks, not letters.
    signs = "".join(
        sign if sign.isalnum() or unicodedata.category(sign).startswith("M") else " " for sign in plain
    )
    slug = "_".join(word for word in signs.split() if any(map(str.isalnum, word)))
    return slug if slug[:1].isalpha() else f"habit_{slug}".rstrip("_")


class Taken:
    """The roles ("habit:posts") that were given so far; each is given once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._times: Counter[str] = Counter()

    def __contains__(self, role: str) -> bool:
        return role in self._given

    def give(self, role: str) -> str:
        """The role, or where it is taken the same with the next free number: "habit:posts_2"."""
        free = role
        while free in self._given:
            self._times[role] += 1
            free = f"{role}_{self._times[role] + 1}"
        self._given.add(free)
        return free
