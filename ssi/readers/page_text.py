"""The SSI page, copied and pasted as text, in the languages whose labels are known.

What the page looks like changed more than once: a value stands before its label or behind it, on the same line
or on its own. So nothing is read by position alone; a number counts only next to a label.

    54 out of 100                                   overall
    13.02 | Establish your professional brand       brand
    Industry SSI rank
    Top 9%                                          industry_rank
    People in your network                          from here on: other people's averages
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ssi.model import OWN_SCORES, PILLAR_KEYS, Frames, Problem, Reading
from ssi.readers import headers, rules
from ssi.readers.captures import captures
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.plain import without_accents
from ssi.readers.undated import day_of
from ssi.words import problems as say
from ssi.words import refusals

SOURCE = "pasted"
_LONGEST_PAGE = 100_000
_LONGEST_LABEL = 60
_LONGEST_LINE = 300
"""Sentences of the page are shorter; a search in a very long line could take minutes."""
_NUMBER = re.compile(r"(?<![\w.])(?<!\d,)\d{1,3}(?:[.,]\d{1,8})?(?![\w%]|[.,]\d)")
_OF = r"(?:/|out of|of|de|von|sur|van(?: de)?)"
_OF_25 = re.compile(rf"\s*{_OF}\s*25\b")
_OF_100 = re.compile(rf"(\d{{1,3}}(?:[.,]\d+)?)\s*{_OF}\s*100\b")
_ONLY_OF_100 = re.compile(rf"{_OF}\s*100")
_TOP_WORD = r"(?:top|primeiros|principais|primeros|premiers?|ersten?)"
_TOP = re.compile(rf"\b{_TOP_WORD}\s*(\d{{1,3}}(?:[.,]\d+)?)\s*%")
_PART_OF_TOP = re.compile(rf"{_TOP_WORD}|{_TOP_WORD}\s*\d{{1,3}}|\d{{1,3}}\s*%|%|{_TOP_WORD}\s*\d{{1,3}}\s*%")
_GROUP_WORDS = {
    "industry": re.compile(r"\b(?:industr\w*|branche\w*|secteur|sector|setor|bedrijfstak)\b"),
    "network": re.compile(r"\b(?:network|netzwerk\w*|reseau|red|rede|netwerk)\b"),
}
_RANK_WORD = re.compile(r"\b(?:rank\w*|rang\w*|classifica\w*|clasifica\w*|classement|positi\w*)\b")
_AVERAGE_WORD = re.compile(r"\b(?:average|durchschnitt\w*|moyen\w*|promedio|medi[ao]|gemiddeld\w*)\b")
_PEOPLE_OF = re.compile(
    r"(?:people|personen|personnes|personas|pessoas|mensen|members|mitglieder|\w+ professionals)\b.*"
)
_OWN_AGAIN = re.compile(
    r"\b(?:four|vier|quatre|cuatro|quatro|los 4|4)\b.*\b(?:compon|kompon|element|onderdelen)"
)
_FULL_DATE = re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_SEPARATOR = re.compile(r"[,;|\t]")


@dataclass
class _Found:
    """What is being collected while walking down the page: values by column, and loose ends to pair up."""

    values: dict[str, float] = field(default_factory=dict)
    # Labels (as columns) and numbers on lines of their own, in the order of the page.
    loose: list[str | float] = field(default_factory=list)
    ranks: list[str | float] = field(default_factory=list)

    def keep(self, column: str, value: float) -> None:
        """Note a value; what stands first on the page counts."""
        self.values.setdefault(column, value)


def is_page_text(text: str) -> bool:
    """Whether a text is the SSI page: scores beside their labels, and no table of dates."""
    if len(text) > _LONGEST_PAGE:
        return False
    lines = text.splitlines()
    if any(_FULL_DATE.search(line) and _SEPARATOR.search(line.strip()) for line in lines):
        return False
    if any(
        sum(_own_score(cell) in PILLAR_KEYS for cell in _SEPARATOR.split(line)[:20]) > 1 for line in lines
    ):
        return False
    return bool(scores(text))


def read_page_text(text: str, options: Options) -> Reading:
    """The one capture that a pasted page is; dated by ``snapshot_date``, else by ``today`` as an assumption."""
    day, assumptions = day_of(options)
    capture = {"date": day, "source": SOURCE, **scores(text)}
    snapshots, problems, assumed = rules.snapshots(captures([capture]), today=options.today)
    if snapshots.empty:
        raise UnreadableFile(problems[0].message if problems else refusals.no_scores_found())
    missing = [column for column in OWN_SCORES if snapshots[column].isna().all()]
    if missing:
        problems.append(Problem(None, None, None, say.not_on_the_page(missing)))
    frames = Frames(snapshots=snapshots)
    return Reading("ssi_page", {"": frames}, (*assumptions, *assumed), tuple(problems))


def scores(text: str) -> dict[str, float]:
    """The scores on a page by column of the snapshots; what is not there or not clear is left out."""
    found = _Found()
    group: str | None = None
    for line in _joined(" ".join(without_accents(line).split()) for line in text.splitlines()):
        if len(line) > _LONGEST_LINE:
            continue
        group = _section(line, group)
        _read_line(line, group, found)
    for pairs in (_paired(found.loose), _paired(found.ranks)):
        for column, value in pairs:
            found.keep(column, value)
    return found.values


def _joined(lines: Iterator[str]) -> Iterator[str]:
    """The lines of a page, with "54", "out of 100" and "Top", "9", "%" put back on one line each."""
    held = ""
    for line in lines:
        if not line:
            continue
        both = f"{held} {line}".strip()
        if len(both) <= _LONGEST_LINE and held and _belongs(both, line):
            held = both
            continue
        if held:
            yield held
        held = line
    if held:
        yield held


def _belongs(both: str, line: str) -> bool:
    """Whether a line is the rest of what the line before began; ``both`` are the two on one line."""
    return bool(_PART_OF_TOP.fullmatch(both) or _ONLY_OF_100.fullmatch(line))


def _section(line: str, group: str | None) -> str | None:
    """Whose scores follow: an industry's or network's from its heading on, one's own from theirs."""
    if _OWN_AGAIN.search(line):
        return None
    if len(line) > _LONGEST_LABEL or _RANK_WORD.search(line) or _NUMBER.search(line):
        return group
    named = _group_in(line)
    return named if named and (_PEOPLE_OF.fullmatch(line) or line.rstrip(":") == named) else group


def _group_in(line: str) -> str | None:
    named = [group for group, words in _GROUP_WORDS.items() if words.search(line)]
    return named[0] if len(named) == 1 else None


def _read_line(line: str, group: str | None, found: _Found) -> None:
    named = _group_in(line)
    if total := _OF_100.search(line):
        whose = named or group
        found.keep(f"{whose}_average" if whose else "overall", _value(total[1]))
    elif top := _TOP.search(line):
        if named or group:
            found.keep(f"{named or group}_rank", _value(top[1]))
        else:
            found.ranks.append(_value(top[1]))
    elif named and _AVERAGE_WORD.search(line):
        if len(numbers := _NUMBER.findall(line)) == 1:
            found.keep(f"{named}_average", _value(numbers[0]))
    elif named and _RANK_WORD.search(line) and len(line) <= _LONGEST_LABEL:
        found.ranks.append(f"{named}_rank")
    else:
        _read_label(line, group, found)


def _read_label(line: str, group: str | None, found: _Found) -> None:
    """A line that is a label, a number, or one of each."""
    line = _OF_25.sub("", line)
    numbers = _NUMBER.findall(line)
    label = _NUMBER.sub("", line).strip(" |:;,\t–-=•·")
    if len(numbers) > 1 or (not label and not numbers):
        return
    score = _own_score(label)
    if score is None:
        if not label:
            found.loose.append(_value(numbers[0]))
        return
    column = score if group is None else f"{group}_{'average' if score == 'overall' else score}"
    if numbers:
        found.keep(column, _value(numbers[0]))
    else:
        found.loose.append(column)


def _own_score(label: str) -> str | None:
    role = headers.role(label) if 0 < len(label) <= _LONGEST_LABEL else None
    return role if role in OWN_SCORES else None


def _paired(items: Sequence[str | float]) -> list[tuple[str, float]]:
    """Labels with the numbers next to them, all in the same order: the one that serves more labels.

    With as many either way, the page begins with what comes first.
    """
    neighbours = list(pairwise(items))
    value_first = [(b, a) for a, b in neighbours if isinstance(a, float) and isinstance(b, str)]
    label_first = [(a, b) for a, b in neighbours if isinstance(a, str) and isinstance(b, float)]
    if len(value_first) != len(label_first):
        return max(value_first, label_first, key=len)
    return value_first if items and isinstance(items[0], float) else label_first


def _value(number: str) -> float:
    return float(number.replace(",", "."))
