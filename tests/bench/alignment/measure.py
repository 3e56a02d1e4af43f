"""How often answers are right and wrong, by family and pooled, each figure with its standard error."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from tests.bench.alignment.methods import METHODS, Answer
from tests.bench.alignment.people import Family, Link, Person


@dataclass(frozen=True)
class Count:
    """One person and one method, counted. Lists hold one entry a link."""

    family: str
    world: int
    method: str
    nothing_works: bool
    claims: int
    false: int
    true_links: int
    found: int
    found_with_sets: int
    moved: float
    moved_found: float
    wrong_sign: int
    milliseconds: float
    covered: tuple[bool, ...]
    covered_all: tuple[bool, ...]
    delay_errors: tuple[float, ...]
    size_errors: tuple[float, ...]
    by_grade: tuple[tuple[str, bool], ...]
    auc: float


def count(person: Person, family: Family, method: str) -> Count:
    """Ask one method about one person and compare with the truth.

    Links that are too weak to be called true or false count as neither; a set is false when none of its links is
    true.
    """
    begin = time.perf_counter()
    answer = METHODS[method](person)
    spent = 1000 * (time.perf_counter() - begin)
    true = set(person.effects)
    judged = [link for link in answer.claims if link not in person.unjudged]
    hits = [link for link in judged if link in true]
    sets = [links for links in answer.sets if not any(link in person.unjudged for link in links)]
    false_sets = [links for links in sets if not true.intersection(links)]
    in_sets = {link for links in sets for link in links} & true
    grades = [(answer.claims[link].grade, link not in true) for link in judged]
    grades += [("one_of", links in false_sets) for links in sets]
    return Count(
        family.name,
        family.world,
        method,
        person.nothing_works,
        len(judged) + len(sets),
        len(judged) - len(hits) + len(false_sets),
        len(true),
        len(hits),
        len(in_sets.union(hits)),
        sum(person.moved.values()),
        sum(person.moved[link] for link in hits),
        sum(answer.claims[link].effect * person.effects[link] < 0 for link in hits),
        spent,
        tuple(_covers(answer, link, person) for link in hits if link in answer.every),
        tuple(_covers(answer, link, person) for link in answer.every if link not in person.unjudged),
        tuple(abs(answer.claims[link].delay - person.delays.get(link, np.nan)) for link in hits),
        tuple(abs(answer.claims[link].effect / person.effects[link] - 1) for link in hits),
        tuple(grades),
        _auc(answer, true, person.unjudged),
    )


def _covers(answer: Answer, link: Link, person: Person) -> bool:
    said, effect = answer.every[link], person.effects.get(link, 0.0)
    return bool(said.low <= effect <= said.high)


def _auc(answer: Answer, true: set[Link], unjudged: Iterable[Link]) -> float:
    """How often a true link is ranked above one that is not; NaN where there is nothing to rank."""
    yes = np.array([rank for link, rank in answer.ranking.items() if link in true])
    no = np.array([rank for link, rank in answer.ranking.items() if link not in true.union(unjudged)])
    if not len(yes) or not len(no):
        return float("nan")
    return float(((yes[:, None] > no).mean() + (yes[:, None] >= no).mean()) / 2)


@dataclass(frozen=True)
class Rate:
    """A figure and its standard error; NaN where nothing was there to be counted."""

    value: float
    error: float


@dataclass(frozen=True)
class Rates:
    """What was measured of one method over some people. Shares are 0 to 1, delays in days."""

    people: int
    claims: Rate
    false_discovery: Rate
    any_false: Rate
    power: Rate
    power_with_sets: Rate
    power_weighted: Rate
    wrong_sign: Rate
    coverage: Rate
    coverage_all: Rate
    delay_error: Rate
    size_error: Rate
    auc: Rate
    milliseconds: Rate


def rates(counts: Sequence[Count]) -> Rates:
    """Shares over people, or over links, with standard errors that take a person's links together."""
    false = np.array([each.false / max(each.claims, 1) for each in counts])
    return Rates(
        len(counts),
        mean([each.claims for each in counts]),
        mean(false),
        mean([each.false > 0 for each in counts]),
        share([each.found for each in counts], [each.true_links for each in counts]),
        share([each.found_with_sets for each in counts], [each.true_links for each in counts]),
        share([each.moved_found for each in counts], [each.moved for each in counts]),
        share([each.wrong_sign for each in counts], [each.found for each in counts]),
        share([sum(each.covered) for each in counts], [len(each.covered) for each in counts]),
        share([sum(each.covered_all) for each in counts], [len(each.covered_all) for each in counts]),
        _median([error for each in counts for error in each.delay_errors]),
        _median([error for each in counts for error in each.size_errors]),
        mean([each.auc for each in counts if not np.isnan(each.auc)]),
        _median([each.milliseconds for each in counts]),
    )


def false_by_grade(counts: Sequence[Count], grade: str) -> Rate:
    """The share of findings of one grade that are false."""
    of_grade = [[is_false for said, is_false in each.by_grade if said == grade] for each in counts]
    return share([sum(each) for each in of_grade], [len(each) for each in of_grade])


def mean(values: Sequence[float] | np.ndarray) -> Rate:
    """A mean over people."""
    each = np.asarray(values, dtype=float)
    if not len(each):
        return Rate(np.nan, np.nan)
    return Rate(float(each.mean()), float(each.std(ddof=1) / np.sqrt(len(each))) if len(each) > 1 else np.nan)


def share(parts: Sequence[float], wholes: Sequence[float]) -> Rate:
    """A ratio of two sums over people; its error by linearisation (people are independent, their links are not)."""
    part, whole = np.asarray(parts, dtype=float), np.asarray(wholes, dtype=float)
    if whole.sum() <= 0:
        return Rate(np.nan, np.nan)
    ratio = part.sum() / whole.sum()
    left = part - ratio * whole
    return Rate(float(ratio), float(np.sqrt((left**2).sum()) / whole.sum()))


def _median(values: Sequence[float]) -> Rate:
    """The median, its error from the order statistics that enclose it in two of three samples."""
    each = np.sort(np.asarray(values, dtype=float))
    each = each[~np.isnan(each)]
    if len(each) < 2:
        return Rate(float(each[0]) if len(each) else np.nan, np.nan)
    half = np.sqrt(len(each)) / 2
    low, high = int(max(0, len(each) / 2 - half)), int(min(len(each) - 1, len(each) / 2 + half))
    return Rate(float(np.median(each)), float((each[high] - each[low]) / 2))
