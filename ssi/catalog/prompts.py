"""What somebody is asked when looking back at a month."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ssi.catalog.files import check, check_fields, entries

BESIDE: tuple[str, ...] = ("ranks", "scores", "habits", "outcomes", "findings")
"""The numbers of the month that can stand beside a question; ranks come first."""


@dataclass(frozen=True)
class Prompt:
    """One question, and which of the month's numbers stand beside it (one of `BESIDE`)."""

    key: str
    ask: str
    beside: str


@cache
def review() -> Mapping[str, Prompt]:
    """The prompts of the monthly review by key, in order; CatalogError where the file breaks a rule."""
    file, found = "review.toml", entries("review.toml")
    for key, entry in found.items():
        check_fields(file, key, entry, {"ask", "beside"})
        check(file, key, f"beside is one of {', '.join(BESIDE)}", holds=entry["beside"] in BESIDE)
    first = next(iter(found.values()))["beside"]
    check(file, "all", "ranks come first", holds=first == "ranks")
    return {key: Prompt(key, **entry) for key, entry in found.items()}
