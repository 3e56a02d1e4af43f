"""How often answers are right and wrong, on a few simulated people of both worlds; `make bench-alignment` asks many.

Each bound is the rate that is expected, and four standard errors of it over so many people: what lies outside has
changed. Expected: at most 4 of 100 people (first world) and 6 of 100 (second) for whom nothing works have a finding;
at most 3 and 4 findings of 100 are wrong; power as measured on 40 other people a family (seeds 500000 to 500039).
"""

from functools import cache

import numpy as np
import pytest

from tests.bench.alignment import outcomes, world_one, world_two
from tests.bench.alignment.__main__ import measure
from tests.bench.alignment.measure import count, rates

FIRST_SEED = 400_000
NOTHING_WORKS = {
    1: ("null-independent", "null-reverse", "null-rough"),
    2: ("null-jumps", "null-formula-change", "null-peers"),
}
WORKS = {1: ("window-exp", "daily-1y"), 2: ("counts", "ranks")}
FEW, MANY = 20, 80
WORLDS = pytest.mark.parametrize("world", [1, 2])
PEOPLE = pytest.mark.parametrize("people", [FEW, pytest.param(MANY, marks=pytest.mark.long)])


@cache
def counted(family, people):
    seeds = range(FIRST_SEED, FIRST_SEED + people)
    return [each for seed in seeds for each in measure(family, seed, ("ours", "levels"))]


def of(method, families, people):
    return [each for family in families for each in counted(family, people) if each.method == method]


def error(rate, people):
    """The standard error of a share over so many people."""
    return np.sqrt(rate * (1 - rate) / people)


@PEOPLE
@WORLDS
def test_who_has_no_habit_that_works_seldom_has_a_finding(world, people):
    expected = {1: 0.04, 2: 0.06}[world]
    found = rates(of("ours", NOTHING_WORKS[world], people))
    assert found.any_false.value <= expected + 4 * error(expected, 3 * people)


@PEOPLE
@WORLDS
def test_on_the_same_people_correlation_of_levels_nearly_always_finds_something(world, people):
    # Measured: 240 of 240; at least 98 of 100.
    found = rates(of("levels", NOTHING_WORKS[world], people))
    assert found.any_false.value >= 0.98 - 4 * error(0.98, 3 * people)
    assert found.claims.value > 5


@PEOPLE
@WORLDS
def test_findings_are_seldom_wrong(world, people):
    expected = {1: 0.03, 2: 0.04}[world]
    found = rates(of("ours", WORKS[world], people))
    # A person's share of wrong findings lies between 0 and 1: its variance is that of a yes or no at most.
    assert found.false_discovery.value <= expected + 4 * error(expected, 2 * people)


@PEOPLE
@pytest.mark.parametrize(
    # Power and the standard deviation of one person's part in it.
    ("family", "power", "deviation"),
    [("window-exp", 0.59, 0.21), ("daily-1y", 0.32, 0.21), ("counts", 0.56, 0.21), ("ranks", 0.41, 0.24)],
)
def test_habits_that_work_are_found(family, power, deviation, people):
    found = rates(of("ours", (family,), people)).power.value
    # Both are estimates: the one of 40 people and this one.
    both = deviation * np.sqrt(1 / people + 1 / 40)
    assert power - 4 * both <= found <= power + 4 * both


@PEOPLE
def test_nothing_true_is_said_the_wrong_way_round(people):
    found = of("ours", (*WORKS[1], *WORKS[2]), people)
    assert sum(each.found for each in found) > 1.5 * people
    # At most one in two hundred; of the few people that is none.
    assert sum(each.wrong_sign for each in found) <= 0.005 * sum(each.found for each in found)


@PEOPLE
def test_ranges_hold_the_truth(people):
    # Measured 0.90 to 0.95, over links that are found; at least two of them a person, as a yes or no each.
    found = of("ours", (*WORKS[1], *WORKS[2]), people)
    covered = rates(found).coverage.value
    links = sum(len(each.covered) for each in found)
    assert covered >= 0.90 - 4 * error(0.90, links)


@PEOPLE
def test_true_links_are_ranked_before_others(people):
    # The mean over people; 0.5 is chance. Measured 0.96 with a deviation of 0.05 a person; at least 0.94.
    found = rates(of("ours", (*WORKS[1], *WORKS[2]), people))
    assert found.auc.value >= 0.94 - 4 * 0.05 / np.sqrt(4 * people)


@pytest.mark.long
def test_no_family_of_either_world_is_beyond_the_method():
    families = {family.name: family for family in (*world_one.FAMILIES, *world_two.FAMILIES)}
    for family in families.values():
        for seed in range(FIRST_SEED, FIRST_SEED + 5):
            assert count(family.draw(seed), family, "ours").milliseconds < 5000


@pytest.mark.long
def test_outcomes_that_no_habit_moves_seldom_have_a_finding():
    from ssi.analysis.alignment import align
    from ssi.analysis.outcomes import weekly_measures
    from ssi.model import empty

    found = []
    for seed in range(FIRST_SEED, FIRST_SEED + 100):
        said, done = outcomes.outcome_nulls(seed)
        table = align(empty("snapshots"), done, measures=weekly_measures(said)).table
        found.append(table["reported"].any())
    assert np.mean(found) <= 0.06 + 4 * error(0.06, 100)
