"""The catalogue's files, and how a rule that one of them breaks is said."""

import tomllib
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Any

CATALOG = Path(__file__).parents[2] / "data" / "catalog"


class CatalogError(ValueError):
    """A catalogue file breaks a rule; the message names the file, the entry and the rule."""


def entries(file: str) -> Mapping[str, Any]:
    """The tables of a file, by name."""
    return tomllib.loads((CATALOG / file).read_text(encoding="utf-8"))


def check(file: str, entry: str, rule: str, *, holds: bool) -> None:
    """Raise CatalogError where a rule does not hold."""
    if not holds:
        raise CatalogError(f"{file}, [{entry}]: {rule}")


def check_fields(
    file: str, entry: str, found: Mapping[str, Any], needed: Set[str], more: Set[str] = frozenset()
) -> None:
    """Raise CatalogError where a field is missing, or is none that the entry can have."""
    missing, unknown = needed - found.keys(), found.keys() - needed - more
    check(file, entry, f"{', '.join(sorted(missing))} is missing", holds=not missing)
    check(file, entry, f"{', '.join(sorted(unknown))} is not a field", holds=not unknown)
