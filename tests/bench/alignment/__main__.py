"""How often "lines up" is right and wrong: `make bench-alignment`.

Simulated people of whom the truth is known are shown to our method, to three that others use, and to an oracle that
knows which habits work and what each really added. Every figure stands with its standard error.

    python -m tests.bench.alignment --people 200 --first-seed 100000 [--family all-1y] [--method ours]
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from pathlib import Path

# One thread a process: the arrays are small, and people are many. It has to be said before numpy is imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from ssi.analysis.alignment import align
from ssi.analysis.outcomes import weekly_measures
from ssi.model import empty
from tests.bench.alignment import outcomes, world_one, world_two
from tests.bench.alignment.measure import (
    Count,
    Rate,
    Rates,
    count,
    false_by_grade,
    mean,
    rates,
    share,
)
from tests.bench.alignment.methods import METHODS
from tests.bench.alignment.people import Family

FAMILIES: dict[str, Family] = {each.name: each for each in (*world_one.FAMILIES, *world_two.FAMILIES)}
UNLOGGED = ("hidden-driver", "null-hidden-driver")
"""Families in which something works that nobody logs; they are captioned on screen and pooled apart."""


def measure(family: str, seed: int, methods: Sequence[str]) -> list[Count]:
    """One person, shown to some methods."""
    person = FAMILIES[family].draw(seed)
    return [count(person, FAMILIES[family], method) for method in methods]


def _measured(job: tuple[str, int, tuple[str, ...]]) -> list[Count]:
    return measure(*job)


def run(
    families: Iterable[str], seeds: Iterable[int], methods: Sequence[str], jobs: int | None = None
) -> list[Count]:
    """Everybody of some families, on all cores."""
    seeds = list(seeds)
    work = [(family, seed, tuple(methods)) for family in families for seed in seeds]
    with ProcessPoolExecutor(jobs or os.cpu_count()) as pool:
        return [each for found in pool.map(_measured, work, chunksize=5) for each in found]


# Tables


def _said(rate: Rate, digits: int = 3) -> str:
    if rate.value != rate.value:
        return "–"
    return f"{rate.value:.{digits}f} ± {rate.error:.{digits}f}"


def _pools(counts: Sequence[Count]) -> dict[str, list[Count]]:
    """Worlds pooled: where something works, and where nothing does."""
    pools: dict[str, list[Count]] = defaultdict(list)
    for each in counts:
        if each.family in UNLOGGED:
            continue
        of = "nothing works" if each.family.startswith("null-") else "something works"
        pools[f"world {each.world}, {of}"].append(each)
    return dict(sorted(pools.items()))


def by_family(counts: Sequence[Count]) -> str:
    """Our method by family, with the oracle's power beside it."""
    lines = [
        "| family | oracle's power | power | … with sets | … weighted by points | false-discovery rate "
        "| people with a false claim | claims | wrong sign | coverage | … all pairs | size error "
        "| delay error, days | AUC | ms |",
        "|---|" + "---|" * 14,
    ]
    groups = {name: [each for each in counts if each.family == name] for name in FAMILIES}
    groups |= {f"**{name}**": members for name, members in _pools(counts).items()}
    for name, members in groups.items():
        mine = [each for each in members if each.method == "ours"]
        if mine:
            known = [each for each in members if each.method == "oracle"]
            lines.append(f"| {name} | {_said(rates(known).power) if known else '–'} | {_row(rates(mine))} |")
    return "\n".join(lines)


def _row(found: Rates) -> str:
    cells = [
        found.power,
        found.power_with_sets,
        found.power_weighted,
        found.false_discovery,
        found.any_false,
    ]
    said = [_said(each) for each in cells]
    said += [_said(found.claims, 2), _said(found.wrong_sign), _said(found.coverage)]
    said += [_said(found.coverage_all), _said(found.size_error, 2), _said(found.delay_error, 1)]
    return " | ".join([*said, _said(found.auc), _said(found.milliseconds, 0)])


def by_method(counts: Sequence[Count]) -> str:
    """All methods on the same people, pooled."""
    lines = ["| world | method | power | false-discovery rate | people with a false claim | claims |"]
    lines.append("|---|" + "---|" * 5)
    for name, members in _pools(counts).items():
        for method in METHODS:
            mine = [each for each in members if each.method == method]
            if mine:
                found = rates(mine)
                cells = [found.power, found.false_discovery, found.any_false]
                said = " | ".join([*(_said(each) for each in cells), _said(found.claims, 2)])
                lines.append(f"| {name} | {method} | {said} |")
    return "\n".join(lines)


def by_grade(counts: Sequence[Count]) -> str:
    """The false share of our findings by grade."""
    lines = ["| world | clear | likely | one of these |", "|---|---|---|---|"]
    mine = [each for each in counts if each.method == "ours" and each.family not in UNLOGGED]
    for name, members in {
        "world 1": [each for each in mine if each.world == 1],
        "world 2": [each for each in mine if each.world == 2],
        "both": mine,
    }.items():
        cells = [_said(false_by_grade(members, grade)) for grade in ("clear", "likely", "one_of")]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _outcomes(seed: int) -> tuple[bool, int, int, int]:
    """One person of whom nothing moves the outcomes, and one of whom something does."""
    said, done = outcomes.outcome_nulls(seed)
    nothing = align(empty("snapshots"), done, measures=weekly_measures(said)).table
    said, done, effects = outcomes.outcome_works(seed)
    found = align(empty("snapshots"), done, measures=weekly_measures(said)).table
    links = found.loc[found["reported"], ["habit", "pillar"]].itertuples(index=False)
    right = [tuple(link) in effects for link in links]
    return bool(nothing["reported"].any()), len(right), sum(right), len(effects)


def of_outcomes(seeds: Iterable[int]) -> str:
    """Outcomes in place of pillars: heavy-tailed counts that no habit moves, and some that a few do."""
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(_outcomes, seeds, chunksize=5))
    nothing, said, right, true = zip(*found, strict=True)
    false = [(claims - hits) / max(claims, 1) for claims, hits in zip(said, right, strict=True)]
    return "\n".join(
        [
            "| outcomes | power | false-discovery rate | people with a finding where nothing works |",
            "|---|---|---|---|",
            f"| replies, meetings, followers, impressions | {_said(share(right, true))} | {_said(mean(false))} "
            f"| {_said(mean(nothing))} |",
        ]
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--people", type=int, default=20, help="people a family")
    options.add_argument("--first-seed", type=int, default=100_000)
    options.add_argument(
        "--family", action="append", choices=list(FAMILIES), help="only this one (repeatable)"
    )
    options.add_argument(
        "--method", action="append", choices=list(METHODS), help="only this one (repeatable)"
    )
    options.add_argument("--counts", type=Path, help="also write what was counted, as JSON lines")
    asked = options.parse_args()
    seeds = range(asked.first_seed, asked.first_seed + asked.people)
    counts = run(asked.family or FAMILIES, seeds, asked.method or list(METHODS))
    if asked.counts:
        asked.counts.write_text("\n".join(json.dumps(asdict(each)) for each in counts))
    print(f"{asked.people} people a family, seeds {seeds.start} to {seeds.stop - 1}\n")
    print(by_method(counts), by_grade(counts), by_family(counts), sep="\n\n")
    if not asked.family:
        print(f"\n{of_outcomes(seeds)}")


if __name__ == "__main__":
    main()
