"""How often a step, or "more than usual", is said where nothing happened; and how often a real step is found.

    python -m tests.bench.moves [people a kind]

Seeds are 0, 1, 2 … for every kind of `tests.bench.noise`.
"""

import sys
from collections.abc import Iterable
from datetime import timedelta

import numpy as np
import pandas as pd

from ssi.analysis import before_after, steps
from ssi.analysis.trends import scores_of
from ssi.model import PILLAR_KEYS, Stretch, empty
from tests.bench import noise

NO_EVENTS, NO_HABITS = empty("events"), empty("habits")


def has_false_step(kind: str, seed: int, *, days: int = 365, every: int = 1) -> bool:
    """Whether any step is found in a history of noise."""
    return bool(steps.steps(noise.person(kind, seed, days=days, every=every), NO_EVENTS))


def finds_step(kind: str, seed: int, points: float, *, days: int = 365, every: int = 1) -> bool:
    """Whether a step planted into one pillar, two months from either end or more, is found where it is."""
    snapshots = noise.person(kind, seed, days=days, every=every)
    random = np.random.default_rng(seed)
    pillar, day = str(random.choice(PILLAR_KEYS)), int(random.integers(60, days - 60))
    when = snapshots["date"].iloc[0] + pd.Timedelta(days=day)
    moved = np.where(snapshots["date"] >= when, points * random.choice([-1, 1]), 0.0)
    shifted = snapshots.assign(**{pillar: (snapshots[pillar] + moved).clip(0, 25)})
    shifted["overall"] = shifted[list(PILLAR_KEYS)].sum(axis=1).round()
    slack = pd.Timedelta(days=max(3, every))
    return any(
        step.column == pillar and abs(pd.Timestamp(step.date) - when) <= slack
        for step in steps.steps(shifted, NO_EVENTS)
    )


def more_than_usual(
    kind: str, seed: int, *, weeks: int, days: int = 365, every: int = 1, points: float = 0.0
) -> list[bool]:
    """Pillar by pillar: whether a day on which nothing happened, or a step of ``points``, is called more than usual.

    A pillar of which nothing can be said is absent.
    """
    snapshots = noise.person(kind, seed, days=days, every=every)
    start = snapshots["date"].iloc[0].date()
    day = int(np.random.default_rng(seed).integers(7 * weeks, days - 7 * weeks + 1))
    first = [start + pd.Timedelta(days=int(place)) for place in (day - 7 * weeks, day)]
    before, after = (Stretch(each, each + pd.Timedelta(days=7 * weeks - 1)) for each in first)
    said = []
    for pillar in PILLAR_KEYS:
        scores = scores_of(snapshots, pillar)
        scores = scores + np.where(scores.index >= pd.Timestamp(after.first), points, 0.0)
        usual = before_after.usual_move(scores, before, after)
        moved = scores[pd.Timestamp(after.first) : pd.Timestamp(after.last)].mean()
        moved -= scores[pd.Timestamp(before.first) : pd.Timestamp(before.last)].mean()
        if usual is not None:
            said.append(bool(abs(moved) > usual))
    return said


def any_more_than_usual(kind: str, seed: int, *, days: int = 365, every: int = 1) -> bool | None:
    """Whether any of a person's five scores is called more than usual around a day on which nothing happened.

    Four weeks on either side, as the page has it at first; None where nothing can be said.
    """
    snapshots = noise.person(kind, seed, days=days, every=every)
    start = snapshots["date"].iloc[0].date()
    day = start + timedelta(days=int(np.random.default_rng(seed).integers(28, days - 28 + 1)))
    pair = before_after.around(snapshots, day, 4)
    found = before_after.compare(snapshots, NO_HABITS, *pair) if pair else None
    said = [level.is_more_than_usual for level in found.levels.values()] if found else []
    known = [each for each in said if each is not None]
    return any(known) if known else None


def over_a_programme(
    kind: str, seed: int, *, length: int, weeks: int = 4, days: int = 365, every: int = 1, points: float = 0.0
) -> dict[str, bool | None]:
    """The same for the first and the last weeks of a programme of so many weeks, by score.

    It lies anywhere in the history; with ``points``, every pillar rises by so many a quarter of the way into it.
    """
    snapshots = noise.person(kind, seed, days=days, every=every)
    begin = int(np.random.default_rng(seed).integers(0, days - 7 * length + 1))
    start = snapshots["date"].iloc[0].date() + timedelta(days=begin)
    programme = Stretch(start, start + timedelta(days=7 * length - 1))
    if points:
        rises = snapshots["date"] >= pd.Timestamp(start + timedelta(days=7 * max(weeks, length // 4)))
        for column, times in {**dict.fromkeys(PILLAR_KEYS, 1), "overall": len(PILLAR_KEYS)}.items():
            snapshots[column] += np.where(rises, times * points, 0.0)
    one = Stretch(programme.first, programme.first + timedelta(days=7 * weeks - 1))
    other = Stretch(programme.last - timedelta(days=7 * weeks - 1), programme.last)
    found = before_after.compare(snapshots, NO_HABITS, one, other)
    return {column: level.is_more_than_usual for column, level in found.levels.items()} if found else {}


def _rate(answers: Iterable[bool]) -> str:
    known = list(answers)
    return f"{100 * np.mean(known):5.1f}" if known else "    –"


def main(people: int) -> None:
    """Print both tables, in percent."""
    seeds = range(people)
    lengths = {"a year, daily": (365, 1), "a year, weekly": (364, 7), "two years, daily": (730, 1)}
    print(f"False steps: people with any, of {people} a kind; then steps of 3 and of 2 points that are found")
    totals: dict[str, list[bool]] = {}
    for kind in noise.KINDS:
        row = []
        for name, (days, every) in lengths.items():
            size = {"days": days, "every": every}
            false = [has_false_step(kind, seed, **size) for seed in seeds]
            found = [
                [finds_step(kind, seed, points, **size) for seed in seeds[: people // 2]] for points in (3, 2)
            ]
            for what, answers in (("false", false), ("3", found[0]), ("2", found[1])):
                totals.setdefault(f"{name}, {what}", []).extend(answers)
            row.append(f"{name} {_rate(false)} {_rate(found[0])} {_rate(found[1])}")
        print(f"{kind:32s} {' | '.join(row)}", flush=True)
    print({name: _rate(answers) for name, answers in totals.items()})
    print("More than usual: pillars, nothing happened; in brackets how often it can be said")
    spans = {
        "26w daily, 4+4": (4, 182, 1),
        "26w weekly, 4+4": (4, 182, 7),
        "52w daily, 4+4": (4, 365, 1),
        "52w, 8+8": (8, 365, 1),
        "104w, 12+12": (12, 730, 1),
    }
    pooled: dict[str, list[bool]] = {}
    for kind in noise.KINDS:
        row = []
        for name, (weeks, days, every) in spans.items():
            answers = [
                each
                for seed in seeds
                for each in more_than_usual(kind, seed, weeks=weeks, days=days, every=every)
            ]
            pooled.setdefault(name, []).extend(answers)
            row.append(f"{name} {_rate(answers)} ({len(answers) / 4 / people:.2f})")
        print(f"{kind:32s} {' | '.join(row)}", flush=True)
    print({name: _rate(answers) for name, answers in pooled.items()})
    print("More than usual: people with any of five scores, nothing happened, four weeks and four")
    anyone: dict[str, list[bool]] = {}
    for kind in noise.KINDS:
        row = []
        for name, size in {"26w daily": (182, 1), "52w daily": (365, 1), "52w weekly": (364, 7)}.items():
            said = [any_more_than_usual(kind, seed, days=size[0], every=size[1]) for seed in seeds]
            some = [each for each in said if each is not None]
            anyone.setdefault(name, []).extend(some)
            row.append(f"{name} {_rate(some)} ({len(some) / people:.2f})")
        print(f"{kind:32s} {' | '.join(row)}", flush=True)
    print({name: _rate(answers) for name, answers in anyone.items()})
    programmes(people)


def programmes(people: int) -> None:
    """Print how often the ends of a programme differ more than usual where nothing happened, and where it did."""
    print(
        "Over a programme: overall, pillars, people with any; pillars that rose by 3 and by 2 points, found"
    )
    for length, days in ((12, 364), (12, 728), (26, 728)):
        for every in (1, 7):
            size = {"length": length, "days": days, "every": every}
            overall, pillars, anyone, rose = [], [], [], {3: [], 2: []}
            for kind in noise.KINDS:
                for seed in range(people):
                    said = over_a_programme(kind, seed, **size)
                    known = {column: each for column, each in said.items() if each is not None}
                    overall += [known.pop("overall")] if "overall" in known else []
                    pillars += known.values()
                    anyone += [any([*known.values(), *overall[-1:]])] if known else []
                    for points, found in rose.items():
                        if seed < people // 2:
                            answers = over_a_programme(kind, seed, **size, points=points)
                            found += [
                                each for pillar in PILLAR_KEYS if (each := answers.get(pillar)) is not None
                            ]
            print(
                f"{length} weeks of {days // 7}, every {every}: {_rate(overall)} {_rate(pillars)} {_rate(anyone)} "
                f"(can be said of {len(anyone) / people / len(noise.KINDS):.2f}); "
                f"{_rate(rose[3])} {_rate(rose[2])}",
                flush=True,
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
