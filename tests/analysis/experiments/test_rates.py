"""How often an experiment is wrong and how often it finds something, on a few simulated people.

`make bench-experiments` asks many. Each bound is the rate that is promised and four standard errors of it over so many
experiments: what lies outside has changed.
"""

import numpy as np
import pytest

from ssi.analysis.experiments import planning
from tests.bench.experiments import GRID, USUAL, null, promises

FALSE = 0.05
NULLS = (
    GRID,
    "walk, heavy tails",
    "AR(1), slow",
    "recomputed weekly",
    "whole numbers",
    "steps of three points",
)
FEW, MANY = 16, 200
PEOPLE = pytest.mark.parametrize("people", [FEW, pytest.param(MANY, marks=pytest.mark.long)])


def error(rate, experiments):
    """The standard error of a share."""
    return np.sqrt(rate * (1 - rate) / experiments)


@PEOPLE
def test_where_nothing_works_one_experiment_in_twenty_claims_something_at_most(people):
    claims = [null(noise, "daily", seed) for noise in NULLS for seed in range(500_000, 500_000 + people)]
    known = [claim for claim in claims if claim is not None]
    assert len(known) > 0.9 * len(claims)
    assert np.mean(known) <= FALSE + 4 * error(FALSE, len(known))


@PEOPLE
def test_what_was_promised_is_held(people, monkeypatch):
    monkeypatch.setattr(planning, "PATHS", 100 if people == FEW else planning.PATHS)
    seeds = range(600_004, 600_004 + people // 4)
    held = [each for seed in seeds for each in promises(seed, 5, others=False) if each.what == USUAL]
    off = np.array([each.found - each.promised for each in held])
    # Two people in ten, or three, are told that an experiment would not settle it.
    assert len(held) >= 2 * people
    assert abs(off.mean()) <= 0.05 + 4 * off.std() / np.sqrt(len(off))
