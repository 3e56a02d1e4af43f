"""What docs/experiments.md says was measured keeps what is promised, and its figures are those of the program."""

import re
from pathlib import Path

import pytest

from ssi.analysis.experiments import planning, seen, strength
from ssi.analysis.experiments.seen import AT_ONCE
from ssi.model.experiments import POINTS
from ssi.model.orders import LEAST_ORDERS, MOST_ORDERS
from tests.bench.experiments import NOISES, USUAL

TEXT = (Path(__file__).parents[3] / "docs" / "experiments.md").read_text(encoding="utf-8")


def rows(*first_cells):
    """The figures (value and standard error) of every row that begins with these cells."""
    start = "".join(f"| {cell} " for cell in first_cells)
    lines = [line for line in TEXT.splitlines() if line.startswith(start)]
    return [
        [(float(value), float(error)) for value, error in re.findall(r"(-?\d+\.\d+) ± (\d+\.\d+)", line)]
        for line in lines
    ]


def test_where_nothing_works_one_experiment_in_twenty_claims_something_at_most():
    ((rate, error),) = rows("**all but those who look at the order**")[0]
    assert error < 0.005
    assert rate <= 0.05


@pytest.mark.parametrize("noise", NOISES)
def test_so_it_is_for_every_noise(noise):
    ((rate, error),) = rows(f"{noise}, daily")[0]
    assert rate <= 0.05 + 2 * error


@pytest.mark.parametrize("points", POINTS)
def test_the_promised_power_is_held_within_five_points(points):
    # Of the two tables the first is the planning model's own; the second has scores in whole points.
    promised, held, less, covered, _size = rows(USUAL, f"{points:g}")[0]
    assert abs(less[0]) <= 0.05
    assert less[0] == pytest.approx(held[0] - promised[0], abs=0.002)
    assert covered[0] >= 0.85


def test_the_figures_of_the_method_are_those_of_the_program():
    assert f"last {planning.HISTORY_DAYS} days" in TEXT
    assert f"{planning.PATHS} simulated scores each" in TEXT
    assert f"All {len(list(planning.every_design()))} designs" in TEXT
    assert f"at least {LEAST_ORDERS} possible" in TEXT
    assert f"or {MOST_ORDERS} of them" in TEXT
    assert f"over {len(seen.PLAIN) + len(AT_ONCE)} responses" in TEXT
    assert strength.CHANCE == 1 / 20
