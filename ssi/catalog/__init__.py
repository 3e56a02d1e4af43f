"""The content that is not code, of `data/catalog`, read and validated: habits, outcomes, behaviours, words to judge by.

What to do with them is beside it: `routines` (plans, suggestions, the playbook) and `prompts` (what to look back on).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from ssi.catalog.files import CatalogError, check, check_fields, entries
from ssi.model import PILLAR_KEYS

__all__ = [
    "Behaviour",
    "BehaviourKind",
    "CatalogError",
    "Habit",
    "Outcome",
    "Wording",
    "behaviours",
    "habits",
    "outcomes",
    "pillar_of",
    "wording",
]
_BEHAVIOUR = frozenset(("name", "pillar", "kind", "part", "whole", "hint"))
_SLUG = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Habit:
    """Something a person does, with the pillar it is said to feed.

    ``others`` are further pillars it may feed; ``minutes`` is what doing it once takes, by a rough estimate of ours;
    ``headers`` are the column headings, in several languages, that mean this habit; ``archive`` the file of
    LinkedIn's archive that counts it, "" where none does. ``in_answer``: it can only be done in answer to somebody.
    ``looks``: it looks at the score itself, so that it is not lined up with it.
    """

    slug: str
    name: str
    pillar: str
    others: tuple[str, ...]
    minutes: float
    reason: str
    headers: tuple[str, ...]
    archive: str = ""
    in_answer: bool = False
    looks: bool = False


@dataclass(frozen=True)
class Outcome:
    """Something that others did or that came of it; never mixed with habits. ``archive`` as in `Habit`."""

    slug: str
    name: str
    headers: tuple[str, ...]
    archive: str = ""


@dataclass(frozen=True)
class Wording:
    """Words by which entries of LinkedIn's archive are judged, in several languages.

    ``titles`` are of people who decide, ``other_titles`` contain such a word and are not; ``stock_phrases`` are
    comments, or parts of them, that would fit below any post.
    """

    titles: tuple[str, ...]
    other_titles: tuple[str, ...]
    stock_phrases: tuple[str, ...]


BehaviourKind = Literal["count", "weeks", "share", "rate", "mean"]


@dataclass(frozen=True)
class Behaviour:
    """Something that LinkedIn's help text counts behind a pillar, as far as files or logs can show it.

    ``part`` is the slug of a habit or outcome: counted by the week ("count"), the weeks in which there was any
    ("weeks"), or beside ``whole`` ("share", "rate", "mean"). ``hint`` says how the number comes about, "" where its
    name does.
    """

    key: str
    name: str
    pillar: str
    kind: BehaviourKind
    part: str
    whole: str | None
    hint: str

    @property
    def slugs(self) -> tuple[str, ...]:
        """What has to be known to show it."""
        return (self.part,) if self.whole is None else (self.part, self.whole)


def _habit(slug: str, entry: dict[str, Any]) -> Habit:
    file = "habits.toml"
    check(file, slug, "a slug is lower-case letters, digits and _", holds=bool(_SLUG.fullmatch(slug)))
    needed = {"name", "pillar", "minutes", "reason", "headers"}
    check_fields(file, slug, entry, needed, {"others", "archive", "in_answer", "looks"})
    others = tuple(entry.get("others", ()))
    pillars_known = {entry["pillar"], *others} <= set(PILLAR_KEYS)
    check(file, slug, f"pillars are {', '.join(PILLAR_KEYS)}", holds=pillars_known)
    check(file, slug, "its own pillar is not among the others", holds=entry["pillar"] not in others)
    check(file, slug, "minutes is above 0", holds=entry["minutes"] > 0)
    return Habit(
        *(slug, entry["name"], entry["pillar"], others, float(entry["minutes"]), entry["reason"]),
        headers=tuple(entry["headers"]),
        archive=entry.get("archive", ""),
        in_answer=entry.get("in_answer", False),
        looks=entry.get("looks", False),
    )


def _outcome(slug: str, entry: dict[str, Any]) -> Outcome:
    file = "outcomes.toml"
    check(file, slug, "a slug is lower-case letters, digits and _", holds=bool(_SLUG.fullmatch(slug)))
    is_whole = {"name", "headers"} <= entry.keys() <= {"name", "headers", "archive"}
    check(file, slug, "fields are name, headers and archive", holds=is_whole)
    return Outcome(slug, entry["name"], tuple(entry["headers"]), entry.get("archive", ""))


def _phrases(table: str, by_language: Mapping[str, Any]) -> tuple[str, ...]:
    file = "wording.toml"
    for language, phrases in by_language.items():
        check(
            file,
            table,
            f"{language} is a list of texts",
            holds=all(isinstance(each, str) for each in phrases),
        )
        check(file, table, f"{language} says something twice", holds=len(set(phrases)) == len(phrases))
    return tuple(phrase for phrases in by_language.values() for phrase in phrases)


def _behaviour(key: str, entry: dict[str, Any]) -> Behaviour:
    file = "behaviours.toml"
    known = {*habits(), *outcomes()}
    check(file, key, "fields are name, pillar, kind, part, whole and hint", holds=entry.keys() <= _BEHAVIOUR)
    check(file, key, f"pillars are {', '.join(PILLAR_KEYS)}", holds=entry.get("pillar") in PILLAR_KEYS)
    check(file, key, "part is a habit or an outcome", holds=entry.get("part") in known)
    of_two = entry.get("kind") in ("share", "rate", "mean")
    check(file, key, "kind is one of its five", holds=of_two or entry.get("kind") in ("count", "weeks"))
    check(file, key, "whole is a habit or an outcome", holds=entry.get("whole") in known if of_two else True)
    check(file, key, "only a share, a rate or a mean has a whole", holds=of_two or "whole" not in entry)
    return Behaviour(
        key,
        entry["name"],
        entry["pillar"],
        entry["kind"],
        entry["part"],
        entry.get("whole"),
        entry.get("hint", ""),
    )


@cache
def habits() -> Mapping[str, Habit]:
    """All habits of the catalogue by slug, in the catalogue's order; CatalogError where it breaks a rule."""
    return {slug: _habit(slug, entry) for slug, entry in entries("habits.toml").items()}


@cache
def outcomes() -> Mapping[str, Outcome]:
    """All outcomes of the catalogue by slug, in its order; CatalogError where it breaks a rule."""
    return {slug: _outcome(slug, entry) for slug, entry in entries("outcomes.toml").items()}


@cache
def behaviours() -> Mapping[str, Behaviour]:
    """All behaviours of the catalogue by key, in its order; CatalogError where it breaks a rule."""
    return {key: _behaviour(key, entry) for key, entry in entries("behaviours.toml").items()}


@cache
def wording() -> Wording:
    """The words to judge by; CatalogError where a list of them is missing or breaks a rule."""
    tables = entries("wording.toml")
    for table in ("titles", "other_titles", "stock_phrases"):
        check("wording.toml", table, "is missing", holds=table in tables)
    return Wording(**{table: _phrases(table, by_language) for table, by_language in tables.items()})


def pillar_of(habit: str) -> str | None:
    """The pillar that a habit is said to feed; None for a habit of the user's own."""
    known = habits().get(habit)
    return known.pillar if known else None
