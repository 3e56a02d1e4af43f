"""Judgements by rule about what stands in an archive: a comment that says something, a title that decides, a company.

Each rule is said on screen in the words of `ssi.words.archive`; each is a guess that can be wrong.
"""

import re
from collections.abc import Collection
from functools import cache

from ssi import catalog
from ssi.readers.plain import without_accents, word_set

WORDS_OF_A_GREETING = 3
"""A comment of no more words than this says nothing about the post."""
OWN_WORDS = 2
"""Words that a longer comment has besides stock phrases: one may be a name."""
_MENTION = re.compile(r"@\w[\w.-]*(?: [A-Z]\w+)?")
_LINK = re.compile(r"https?://\S+|www\.\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_PART = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Japanese and Chinese, which put no blanks between words; two signs count as a word."""
_LEGAL_FORMS = word_set(
    """gmbh ag kg ohg ug mbh se co inc incorporated corp corporation ltd limited llc llp plc lp company
    sa sas sarl rl sl srl spa bv nv oy ab as aps ltda eireli me group gruppe holding"""
)


def says_something(comment: str) -> bool:
    """Whether a comment has more than three words, and two of them are no stock phrase ("Great post, so true!").

    Emoji, mentions and links are no words.
    """
    text = _MENTION.sub(" ", _LINK.sub(" ", comment))
    words = _WORD.findall(_UNSPACED.sub(" ", text))
    unspaced = len(_UNSPACED.findall(text)) // 2
    if len(words) + unspaced <= WORDS_OF_A_GREETING:
        return False
    if unspaced:
        return True
    return len(_stock_phrases().sub("", _parts(text)).split()) >= OWN_WORDS


def is_decision_maker(title: str) -> bool:
    """Whether a job title has a word of those who decide ("Head of Sales", "Geschäftsführerin")."""
    titles, others = _titles()
    return bool(titles.search(others.sub("", _parts(title))))


def company_key(company: str) -> str:
    """A company's name for comparing: without case, accents, signs and legal form ("Nordwind GmbH" is "nordwind")."""
    words = re.findall(r"\w+", without_accents(company).replace(".", ""))
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return " ".join(kept)


def _parts(text: str) -> str:
    """Words without case, accents and signs, a blank before, between and after them."""
    return f" {' '.join(_PART.findall(without_accents(text)))} "


def _any_of(phrases: Collection[str]) -> re.Pattern[str]:
    """Phrases as whole words, the longest first; the blank after one is the one before the next."""
    longest_first = sorted(
        {_parts(phrase).strip() for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase)
    )
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, longest_first))})(?= )")


@cache
def _stock_phrases() -> re.Pattern[str]:
    return _any_of(catalog.wording().stock_phrases)


@cache
def _titles() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of titles that decide, and phrases with such a word that do not."""
    wording = catalog.wording()
    return _any_of(wording.titles), _any_of(wording.other_titles)
