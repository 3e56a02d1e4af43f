"""Reading back what was kept as JSON, which may come from anywhere: each value is checked, and nothing is guessed.

Every function raises ValueError where a value is none that the program itself could have written.
"""

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

TEXT_MOST = 20_000
"""Signs of one text: a long answer has a few thousand."""


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
    if type(value) not in (int, float) or not math.isfinite(value) or not least <= value <= most:
        raise ValueError(f"a number from {least} to {most} is wanted")
    return float(value)


def day(value: Any) -> date:
    """A day, kept as "2026-11-20"."""
    return date.fromisoformat(text(value))


def listed(value: Any) -> list[Any]:
    """A list."""
    if not isinstance(value, list):
        raise ValueError("a list is wanted")
    return value
