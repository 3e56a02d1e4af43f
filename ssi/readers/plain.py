"""Words without what people leave out or write differently: case, accents, punctuation."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def without_accents(text: str) -> str:
    """Lower case without accents: "Março" is "marco", "Größe" is "grosse"."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))


def split_camel(text: str) -> str:
    """Words that only a capital letter parts, with a blank between them: "totalSSI" is "total SSI"."""
    return _CAMEL.sub(" ", text)


def plain_words(text: str) -> str:
    """Lower-case words with single blanks: "Total_SSI" and "totalSSI" are "total ssi"."""
    return _NOT_WORD.sub(" ", without_accents(split_camel(text))).strip()


def word_set(text: str) -> frozenset[str]:
    """A set of words from a text, for tables of words in the code."""
    return frozenset(text.split())
