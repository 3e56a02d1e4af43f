"""The content that is not code: habits and outcomes of `data/catalog`, read and validated."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ssi.model import PILLAR_KEYS

CATALOG = Path(__file__).parent.parent / "data" / "catalog"
_SLUG = re.compile(r"[a-z][a-z0-9_]*")


class CatalogError(ValueError):
    """A catalogue file breaks a rule; the message names the file, the entry and the rule."""


@dataclass(frozen=True)
class Habit:
    """Something a person does, with the pillar it is said to feed.

    ``others`` are further pillars it may feed; ``per_week`` is the default plan, 0 where it is in none;
    ``headers`` are the column headings, in several languages, that mean this habit.
    """

    slug: str
    name: str
    pillar: str
    others: tuple[str, ...]
    per_week: float
    reason: str
    headers: tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """Something that others did or that came of it; never mixed with habits."""

    slug: str
    name: str
    headers: tuple[str, ...]


def _entries(file: str) -> Mapping[str, dict[str, Any]]:
    return tomllib.loads((CATALOG / file).read_text(encoding="utf-8"))


def _check(file: str, slug: str, rule: str, *, holds: bool) -> None:
    if not holds:
        raise CatalogError(f"{file}, [{slug}]: {rule}")


def _habit(slug: str, entry: dict[str, Any]) -> Habit:
    file = "habits.toml"
    _check(file, slug, "a slug is lower-case letters, digits and _", holds=bool(_SLUG.fullmatch(slug)))
    missing = {"name", "pillar", "reason", "headers"} - entry.keys()
    _check(file, slug, f"{', '.join(sorted(missing))} is missing", holds=not missing)
    unknown = entry.keys() - {"name", "pillar", "others", "per_week", "reason", "headers"}
    _check(file, slug, f"{', '.join(sorted(unknown))} is not a field", holds=not unknown)
    others = tuple(entry.get("others", ()))
    pillars_known = {entry["pillar"], *others} <= set(PILLAR_KEYS)
    _check(file, slug, f"pillars are {', '.join(PILLAR_KEYS)}", holds=pillars_known)
    _check(file, slug, "its own pillar is not among the others", holds=entry["pillar"] not in others)
    per_week = float(entry.get("per_week", 0))
    _check(file, slug, "per_week is not below 0", holds=per_week >= 0)
    return Habit(
        slug, entry["name"], entry["pillar"], others, per_week, entry["reason"], tuple(entry["headers"])
    )


def _outcome(slug: str, entry: dict[str, Any]) -> Outcome:
    file = "outcomes.toml"
    _check(file, slug, "a slug is lower-case letters, digits and _", holds=bool(_SLUG.fullmatch(slug)))
    _check(file, slug, "fields are name and headers", holds=entry.keys() == {"name", "headers"})
    return Outcome(slug, entry["name"], tuple(entry["headers"]))


@cache
def habits() -> Mapping[str, Habit]:
    """All habits of the catalogue by slug, in the catalogue's order; CatalogError where it breaks a rule."""
    return {slug: _habit(slug, entry) for slug, entry in _entries("habits.toml").items()}


@cache
def outcomes() -> Mapping[str, Outcome]:
    """All outcomes of the catalogue by slug, in its order; CatalogError where it breaks a rule."""
    return {slug: _outcome(slug, entry) for slug, entry in _entries("outcomes.toml").items()}


def pillar_of(habit: str) -> str | None:
    """The pillar that a habit is said to feed; None for a habit of the user's own."""
    known = habits().get(habit)
    return known.pillar if known else None
