"""Ways to say which habits line up with which pillar: ours, three that others use, and one that knows the truth."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from scipy import special, stats

from ssi.analysis import habits as analysed
from ssi.analysis.alignment import align
from ssi.analysis.alignment.noise import choose, noise_grid
from ssi.analysis.alignment.preparation import by_day
from ssi.model import PILLAR_KEYS, day_numbers
from tests.bench.alignment.people import Link, Person

LEAST_WEEKS = 8
CHANCE = 0.05
LATEST = 4
"""Weeks by which a habit may be ahead, at most, where the best of several delays is taken."""
ORACLE_ASKS = 4.0
"""The oracle claims a link whose size is so many standard errors away from nothing."""
ORACLE_BINS = 150


@dataclass(frozen=True)
class Claim:
    """One claimed link, with what is said about it; NaN where a method does not say it."""

    effect: float
    low: float = np.nan
    high: float = np.nan
    delay: float = np.nan
    grade: str = ""


@dataclass(frozen=True)
class Answer:
    """What a method says of one person; ``every`` holds size and range of every link, claimed or not; ``ranking``
    is higher for links that are more likely."""

    claims: Mapping[Link, Claim]
    sets: tuple[tuple[Link, ...], ...] = ()
    every: Mapping[Link, Claim] = field(default_factory=dict)
    ranking: Mapping[Link, float] = field(default_factory=dict)


Method = Callable[[Person], Answer]


def ours(person: Person) -> Answer:
    """What the program says."""
    found = align(person.snapshots, person.habits, person.events)
    columns = ("habit", "pillar", "effect", "low", "high", "delay_days", "grade", "reported", "q")
    claims, every, ranking = {}, {}, {}
    for habit, pillar, effect, low, high, delay, grade, reported, q in found.table[list(columns)].itertuples(
        index=False
    ):
        link = (habit, pillar)
        if not np.isnan(effect):
            every[link] = Claim(effect, low, high, delay, grade)
            ranking[link] = -q
        if reported:
            claims[link] = every[link]
    sets = tuple(tuple((habit, group.pillar) for habit in group.habits) for group in found.groups)
    return Answer(claims, sets, every, ranking)


# What others use


def _weekly(person: Person) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Habits, mean scores (weeks × pillars) and total actions (weeks × habits), NaN where a week has no score.

    A day without an entry counts as none, as trackers have it.
    """
    days = day_numbers(person.snapshots["date"])
    week = (days - days[0]) // 7
    weeks = int(week[-1]) + 1
    scores = person.snapshots[list(PILLAR_KEYS)].to_numpy()
    seen = np.bincount(week, minlength=weeks)
    with np.errstate(invalid="ignore"):
        levels = np.stack([np.bincount(week, each, weeks) / seen for each in scores.T], axis=1)
    names = analysed.logged(person.habits)
    daily = np.nan_to_num(by_day(person.habits, names, int(days[0]), int(days[0]) + 7 * weeks - 1))
    return names, levels, daily.reshape(weeks, 7, -1).sum(axis=1)


def _later(series: np.ndarray, weeks: int) -> np.ndarray:
    """The same series so many weeks later; nothing is known before it."""
    moved = np.full_like(series, np.nan)
    moved[weeks:] = series[: len(series) - weeks]
    return moved


def _fits(score: np.ndarray, habit: np.ndarray) -> tuple[float, float]:
    """Slope and two-sided p of a straight line; (0, 1) where there is none."""
    known = ~(np.isnan(score) | np.isnan(habit))
    y, x = score[known], habit[known]
    if len(y) < LEAST_WEEKS or min(y.std(), x.std()) < 1e-9:
        return 0.0, 1.0
    slope = float(np.cov(x, y, bias=True)[0, 1] / x.var())
    r = min(abs(slope) * x.std() / y.std(), 1 - 1e-12)
    freedom = len(y) - 2
    return slope, float(2 * special.stdtr(freedom, -r * np.sqrt(freedom / (1 - r * r))))


def _best(score: np.ndarray, habit: np.ndarray, latest: int) -> tuple[float, float, int]:
    """Slope, p and weeks of the delay that fits best."""
    tried = [(*_fits(score, _later(habit, weeks)), weeks) for weeks in range(latest + 1)]
    return min(tried, key=lambda fit: fit[1])


def levels(person: Person) -> Answer:
    """Correlation of weekly levels at p under 0.05."""
    return _lines(person, latest=0)


def best_delay(person: Person) -> Answer:
    """The same with the best of five delays of 0 to 4 weeks."""
    return _lines(person, latest=LATEST)


def _lines(person: Person, *, latest: int) -> Answer:
    names, scores, done = _weekly(person)
    claims = {}
    for name, habit in zip(names, done.T, strict=True):
        for pillar, score in zip(PILLAR_KEYS, scores.T, strict=True):
            slope, p, weeks = _best(score, habit, latest)
            if p < CHANCE:
                claims[(name, pillar)] = Claim(slope, delay=7.0 * weeks)
    return Answer(claims)


def changes(person: Person) -> Answer:
    """Weekly changes of both, best of five delays, corrected for the tries and the links (Benjamini & Hochberg)."""
    names, scores, done = _weekly(person)
    moves, doses = np.diff(scores, axis=0), np.diff(done, axis=0)
    fits = {
        (name, pillar): _best(score, habit, LATEST)
        for name, habit in zip(names, doses.T, strict=True)
        for pillar, score in zip(PILLAR_KEYS, moves.T, strict=True)
    }
    corrected = stats.false_discovery_control([min(1.0, p * (LATEST + 1)) for _, p, _ in fits.values()])
    return Answer(
        {
            link: Claim(slope, delay=7.0 * weeks)
            for (link, (slope, _, weeks)), q in zip(fits.items(), corrected, strict=True)
            if q < CHANCE
        }
    )


# Who knows the truth


def oracle(person: Person) -> Answer:
    """Knows which habits work and what each really added, by day; asks only whether it stands out of the
    wandering.
    """
    claims = {}
    days = day_numbers(person.snapshots["date"])
    width = max(1, int(np.ceil((days[-1] - days[0] + 1) / ORACLE_BINS)))
    _, bins, sizes = np.unique((days - days[0]) // width, return_inverse=True, return_counts=True)

    def binned(values: np.ndarray) -> np.ndarray:
        return np.bincount(bins, values) / sizes

    times = binned(days.astype(float))
    nuisance = np.column_stack([np.ones(len(times)), (times - times.mean()) / max(np.ptp(times), 1.0)])
    if len(times) < LEAST_WEEKS:
        return Answer({})
    noise = noise_grid(times, sizes.astype(float), nuisance)
    for pillar in PILLAR_KEYS:
        links = [link for link in person.effects if link[1] == pillar]
        score = person.snapshots[pillar].to_numpy()
        if not links or np.isnan(score).any():
            continue
        added = [person.responses[link].reindex(person.snapshots["date"]).to_numpy() for link in links]
        columns = np.column_stack([binned(each) for each in added])
        choice, variance = choose(noise, binned(score), columns)
        x, y = noise.whiten(choice, columns), noise.whiten(choice, binned(score))
        precision = x.T @ x / variance + 1e-9 * np.eye(len(links))
        sizes_found = np.linalg.solve(precision, x.T @ y / variance)
        errors = np.sqrt(np.diag(np.linalg.inv(precision)))
        for link, size, error in zip(links, sizes_found, errors, strict=True):
            if size > ORACLE_ASKS * error:
                claims[link] = Claim(size * person.effects[link], delay=person.delays.get(link, np.nan))
    return Answer(claims)


METHODS: Mapping[str, Method] = {
    "ours": ours,
    "levels": levels,
    "best delay": best_delay,
    "changes": changes,
    "oracle": oracle,
}
