"""JSON text as Python values; every object remembers the line that it starts on."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from ssi.readers.errors import UnreadableFile
from ssi.readers.limits import LIMITS, Limits
from ssi.words import refusals

_BLANK = re.compile(r"\s*")
# A string runs to its closing quote or, in a file that is cut off, to the end: so nothing is looked at twice.
_TOKEN = re.compile(r'"[^"\\]*(?:\\.?[^"\\]*)*(?:"|\Z)|[\[\]{}]', re.DOTALL)
_HALF = r"\\u[dD][89abAB][0-9a-fA-F]{2}"
_OTHER_HALF = r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF_CHARACTER = re.compile(rf"{_HALF}(?!{_OTHER_HALF})|(?<!{_HALF}){_OTHER_HALF}")
"""Half of a surrogate pair, left by tools that cut a text in the middle of an emoji: no text can hold it."""


class Entry(dict[str, Any]):
    """A JSON object with the 1-based ``line`` that it starts on, and the names it holds ``twice``."""

    line: int = 0
    twice: tuple[str, ...] = ()


def parse(text: str, limits: Limits = LIMITS) -> Any:
    """The value of a JSON text, or the list of its values where several follow each other (JSON lines).

    Objects are `Entry`; of a name given twice the last counts. NaN and Infinity, which JSON does not have,
    stay the words that they are. UnreadableFile where the text breaks off, nests too deep, or an object holds
    more names than any table.
    """
    text = _HALF_CHARACTER.sub(r"\\ufffd", text)
    lines = _lines_of_objects(text, limits)

    def entry(pairs: list[tuple[str, Any]]) -> Entry:
        if len(pairs) > limits.columns:
            raise UnreadableFile(refusals.too_many_columns(len(pairs), limits.columns))
        # Objects are finished in the order of their closing brackets, which is the order of `lines`.
        made = Entry(pairs)
        made.line = next(lines, 0)
        if len(made) < len(pairs):
            made.twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return made

    decoder = json.JSONDecoder(
        object_pairs_hook=entry, parse_int=_whole_number, parse_constant=lambda word: word
    )
    values = []
    at = _past_blanks(text, 0)
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except json.JSONDecodeError as error:
            raise UnreadableFile(refusals.broken_json(error.lineno, error.colno)) from error
        values.append(value)
        at = _past_blanks(text, at)
    return values[0] if len(values) == 1 else values


def _past_blanks(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


def _whole_number(digits: str) -> int | float:
    # Python refuses to convert thousands of digits; no count and no id has more than 20.
    return int(digits) if len(digits) <= 20 else float(digits)


def _lines_of_objects(text: str, limits: Limits) -> Iterator[int]:
    """The line that each object starts on, in the order in which the objects end."""
    lines: list[int] = []
    open_brackets: list[int] = []
    line, counted_to = 1, 0
    for token in _TOKEN.finditer(text):
        bracket = token.group()
        if bracket in "{[":
            line += text.count("\n", counted_to, token.start())
            counted_to = token.start()
            open_brackets.append(line)
            if len(open_brackets) > limits.json_depth:
                raise UnreadableFile(refusals.too_deep(limits.json_depth))
        elif bracket in "}]" and open_brackets:
            started = open_brackets.pop()
            if bracket == "}":
                lines.append(started)
    return iter(lines)
