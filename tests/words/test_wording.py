"""Rules for every message of the program: nothing causal, no jargon, and nothing the extractor would miss."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

from ssi import catalog
from ssi.model import BANDS, PILLARS

ROOT = Path(__file__).parents[2]
KEYWORDS = {"_": None, "say": None, "later": None, "spoken": None, "say_count": (1, 2)}

FORBIDDEN = (
    *("causes?d", "drives?", "driven", "boost(s|ed)?", "impacts?", "leads? to", "led to", "works"),
    *("correlat\\w*", "significan\\w*", "regress\\w*", "KPIs?", "p-value", "lag", "lags"),
    *("crash(es|ed)?", "surge[sd]?", "streaks?", "no effect", "great job", "you failed", "the algorithm"),
)
"""Words of `product.md` 12 that no screen says; "cause" itself is needed to say that nothing is known of one."""
_FORBIDDEN = re.compile(rf"\b({'|'.join(FORBIDDEN)})\b", re.IGNORECASE)


@cache
def messages():
    """Every message, with where it stands, as the extractor for translators finds them."""
    found = []
    for folder in ("ssi", "pages"):
        extracted = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        for file, line, message, _comments, _context in extracted:
            forms = [message] if isinstance(message, str) else message
            found += [(f"{folder}/{file}:{line}", form) for form in forms]
    return found


def matches(pattern, *, under=""):
    return [(where, said) for where, said in messages() if where.startswith(under) and pattern.search(said)]


def test_the_extractor_finds_the_sentences():
    assert "Ordinary week. {movement}" in {said for _where, said in messages()}
    assert len(messages()) > 100


@pytest.mark.parametrize(
    "sentence",
    [
        "Comments drive Insights",
        "This works",
        "a significant change",
        "Correlation 0.8",
        "Your streak is 5 days",
    ],
)
def test_the_rule_finds_what_it_forbids(sentence):
    assert _FORBIDDEN.search(sentence)


def test_no_message_claims_a_cause_or_speaks_jargon():
    assert matches(_FORBIDDEN) == []


def test_no_text_of_the_catalogue_claims_a_cause_or_speaks_jargon():
    texts = [text for habit in catalog.habits().values() for text in (habit.name, habit.reason)]
    texts += [outcome.name for outcome in catalog.outcomes().values()]
    assert [text for text in texts if _FORBIDDEN.search(text)] == []


def test_no_message_gives_praise_or_blame():
    judged = re.compile(r"\b(improv\w*|worse\w*|excellent|well done|you missed|you broke)\b", re.IGNORECASE)
    assert matches(judged) == []


def test_no_finding_gives_a_reason_as_if_it_were_known():
    assert (
        matches(re.compile(r"\b(because|due to|thanks to)\b", re.IGNORECASE), under="ssi/words/findings")
        == []
    )


def test_the_names_of_the_model_can_be_translated():
    names = [*(pillar.name for pillar in PILLARS), *(pillar.short for pillar in PILLARS)]
    names += [band.name for band in BANDS]
    assert set(names) - {said for _where, said in messages()} == set()
