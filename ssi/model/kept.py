"""Reading back what was kept as JSON, which may come from anywhere: each value is checked, and nothing is guessed.

Every function raises ValueError where a value is none that the program itself could have written.
"""

import unicodedata
from collections.abc import Mapping
from datetime import date
from typing import Any

TEXT_MOST = 20_000
"""Signs of one text: a long answer has a few thousand."""
SLUG_MOST = 200
YEARS = (2000, 2199)
"""Days of other years are slips, and calendars and charts cannot all count with them."""


def fields(content: Any, *names: str) -> Mapping[str, Any]:
    """A mapping that has these fields and no other."""
    if not isinstance(content, Mapping) or content.keys() != set(names):
        raise ValueError(f"these fields are wanted: {', '.join(names)}")
    return content


def text(value: Any) -> str:
    """A text, "" included."""
    if not isinstance(value, str) or len(value) > TEXT_MOST:
        raise ValueError("a text is wanted")
    return value


def slug(value: Any) -> str:
    """The slug of a habit or an outcome, as `ssi.readers.slugs` makes them: letters, digits and _ of any script.

    A slug is shown as a name, so nothing that could be Markdown may come in by it.
    """
    is_plain = all(sign == "_" or _is_letter(sign) for sign in text(value))
    if not value or len(value) > SLUG_MOST or not is_plain:
        raise ValueError("a slug is wanted")
    return str(value)


NAME_SIGNS = " &+-.,:'’()"
"""What a name may have beside letters and digits: nothing that begins a picture, a link or a tag."""
NAME_MOST = 60


def plain_name(typed: str) -> str:
    """A name as somebody typed it, without the signs that no name may have."""
    signs = (sign for sign in typed if _is_letter(sign) or sign in NAME_SIGNS)
    return " ".join("".join(signs).split())[:NAME_MOST].strip()


def name(value: Any) -> str:
    """A name that `plain_name` leaves as it is, "" included."""
    if text(value) != plain_name(value):
        raise ValueError("a name is wanted")
    return str(value)


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or unicodedata.category(sign)[0] == "M"


def one_of(value: Any, *allowed: Any) -> Any:
    """One of the allowed values."""
    if type(value) not in {type(each) for each in allowed} or value not in allowed:
        raise ValueError(f"one of {allowed} is wanted")
    return value


def whole(value: Any, least: int, most: int) -> int:
    """A whole number within a range."""
    if type(value) is not int or not least <= value <= most:
        raise ValueError(f"a whole number from {least} to {most} is wanted")
    return value


def number(value: Any, least: float, most: float) -> float:
    """A number within a range."""
    # What is no number at all, NaN, lies in no range.
    if type(value) not in (int, float) or not least <= value <= most:
        raise ValueError(f"a number from {least} to {most} is wanted")
    return float(value)


def day(value: Any) -> date:
    """A day of `YEARS`, kept as "2026-11-20"."""
    found = date.fromisoformat(text(value))
    if found.isoformat() != value or not YEARS[0] <= found.year <= YEARS[1]:
        raise ValueError("a day is wanted")
    return found


def listed(value: Any) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise ValueError("a list is wanted")
    return value
