from functools import cache

import numpy as np
import pandas as pd
import pytest

from ssi.catalog import habits as catalog_habits
from ssi.model import FRAMES, PILLAR_KEYS
from tests.bench.alignment.people import Family, Person
from tests.bench.alignment.responding import MEMORY, Response, kernel, soft_ceiling, truth
from tests.bench.alignment.world_one import FAMILIES

BY_NAME = {family.name: family for family in FAMILIES}
EVERY_FAMILY = pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.name)


@cache
def people(name: str, number: int = 4) -> tuple[Person, ...]:
    return tuple(BY_NAME[name].draw(seed) for seed in range(number))


def weekly_counts(person: Person) -> pd.DataFrame:
    by_day = person.habits.pivot(index="date", columns="habit", values="count")
    return by_day.resample("W").sum()


def gaps(person: Person) -> np.ndarray:
    """Days between one snapshot and the next."""
    return person.snapshots["date"].diff().dt.days.dropna().to_numpy()


@EVERY_FAMILY
def test_the_same_seed_makes_the_same_person(family: Family) -> None:
    once, again, other = family.draw(3), family.draw(3), family.draw(4)
    for frame_name in ("snapshots", "habits", "events"):
        pd.testing.assert_frame_equal(getattr(once, frame_name), getattr(again, frame_name))
    assert once.effects == again.effects
    assert not once.snapshots.equals(other.snapshots)


def test_a_person_stays_the_same_from_version_to_version_and_machine_to_machine() -> None:
    # Published numbers name seeds: when this changes, the benchmark's tables have to be made anew.
    person = BY_NAME["daily-1y"].draw(0)
    first = person.snapshots.iloc[0]
    assert first["date"] == pd.Timestamp("2021-02-18")
    assert first[list(PILLAR_KEYS)].tolist() == [9.32, 5.56, 11.03, 11.0]
    assert person.habits["count"].sum() == 3759
    assert set(person.effects) == {
        ("comments_specific", "insights"),
        ("links_shared", "insights"),
        ("follows", "brand"),
    }


@EVERY_FAMILY
def test_a_person_is_made_of_the_model_s_frames(family: Family) -> None:
    for person in people(family.name):
        for name in ("snapshots", "habits", "events"):
            assert {k: str(v) for k, v in getattr(person, name).dtypes.items()} == dict(FRAMES[name])
        scores, habits = person.snapshots, person.habits
        assert scores["date"].is_monotonic_increasing
        assert scores["date"].is_unique
        pillars = scores[list(PILLAR_KEYS)]
        assert pillars.min(axis=None) >= 0
        assert pillars.max(axis=None) <= 25
        # Rounded to whole points, as LinkedIn does.
        assert (scores["overall"] - pillars.sum(axis=1)).abs().max() <= 0.5 + 1e-9
        assert set(habits["habit"]) <= set(catalog_habits())
        assert 6 <= habits["habit"].nunique() <= 11
        assert not habits.duplicated(["date", "habit"]).any()
        assert (habits["count"] >= 0).all()
        assert (habits["count"] % 1 == 0).all()


@EVERY_FAMILY
def test_the_log_begins_with_the_snapshots_or_up_to_a_month_before(family: Family) -> None:
    for person in people(family.name):
        covered = person.habits["date"] - pd.to_timedelta(person.habits["days"] - 1, unit="D")
        lead = (person.snapshots["date"].iloc[0] - covered.min()).days
        # Some forgot the first days, at most in two runs of ten.
        assert -20 <= lead <= 30


@EVERY_FAMILY
def test_what_is_true_belongs_to_habits_that_are_logged(family: Family) -> None:
    for person in people(family.name):
        assert person.effects.keys() == person.moved.keys() == person.delays.keys() == person.responses.keys()
        assert {habit for habit, _ in person.effects} <= set(person.habits["habit"])
        assert {pillar for _, pillar in person.effects} <= set(PILLAR_KEYS)
        assert not person.unjudged & person.effects.keys()
        for link, response in person.responses.items():
            assert list(response.index) == list(person.snapshots["date"])
            assert person.moved[link] >= 0.1
            assert 0 <= person.delays[link] <= 90


@EVERY_FAMILY
def test_only_in_null_families_nothing_works(family: Family) -> None:
    for person in people(family.name):
        assert person.nothing_works == family.name.startswith("null-")
        assert len(person.effects) + len(person.unjudged) <= 6
    if not family.name.startswith("null-"):
        assert min(len(person.effects) for person in people(family.name)) >= 2


def constant(per_week: float, days: int = 400) -> np.ndarray:
    """The same number of actions every day, none in the first ``MEMORY`` days."""
    return np.concatenate([np.zeros(MEMORY), np.full(days, per_week / 7)])


def test_a_full_routine_for_ever_adds_its_points() -> None:
    # 4 points for 10 actions a week: 0.4 points for each action a week.
    response = Response(0, 0, kernel("exponential", 8, 3), points=4, full=10)
    assert response.added(constant(10))[-1] == pytest.approx(4)
    assert response.added(constant(1))[-1] == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("shape", "days", "delay", "half"),
    [
        # The window is 30 days long: 15 of them after 5 days without any, the 20th day, which is number 19.
        ("window", 30, 5, 19),
        # Half of 1 - 0.5 ** ((t + 1) / 8) shows at t = 7, after 3 days without any.
        ("exponential", 8, 3, 10),
    ],
)
def test_half_of_a_lasting_change_shows_after_the_delay(
    shape: str, days: float, delay: int, half: int
) -> None:
    response = Response(0, 0, kernel(shape, days, delay), points=4, full=10)
    added = response.added(constant(10))[MEMORY:]
    assert response.delay == half
    assert added[half - 1] < 2 - 1e-6
    assert added[half] >= 2 - 1e-6


def test_a_hump_is_highest_at_its_peak_after_the_delay() -> None:
    # A gamma density with its peak 12 days on: between day 11 (11.5) and day 12 (12.5).
    course = kernel("hump", 12, 5)
    assert np.argmax(course) in (5 + 11, 5 + 12)
    assert course[:5].sum() == 0
    assert course.sum() == pytest.approx(1)


def test_more_of_a_bent_habit_adds_less_and_less() -> None:
    response = Response(0, 0, kernel("window", 28, 0), points=4, full=10, bend=2)
    none, half, full, double = (response.added(constant(level))[-1] for level in (0, 5, 10, 20))
    assert none == 0
    assert full == pytest.approx(4)
    # (1 - exp(-1)) / (1 - exp(-2)) = 0.731, (1 - exp(-4)) / (1 - exp(-2)) = 1.135
    assert half == pytest.approx(4 * 0.731, abs=0.01)
    assert double == pytest.approx(4 * 1.135, abs=0.01)


def test_the_truth_of_a_linear_habit_is_its_slope_whatever_the_counts() -> None:
    response = Response(0, 0, kernel("exponential", 8, 3), points=4, full=10)
    counts = np.random.default_rng(1).poisson(1.3, MEMORY + 200).astype(float)
    points = 9 + response.added(counts)
    known = truth(response, counts, points, MEMORY, ceiling=False)
    assert known.effect == pytest.approx(0.4)
    assert known.added == pytest.approx(points - 9)


def test_the_truth_below_a_ceiling_is_less_than_without_one() -> None:
    response = Response(0, 0, kernel("window", 28, 0), points=4, full=10)
    counts = np.full(MEMORY + 100, 10 / 7)
    # One more action a week raises 24.6 points to 25 without a ceiling.
    known = truth(response, counts, np.full(len(counts), 24.6), MEMORY, ceiling=True)
    assert 0.1 < known.effect < 0.3
    # With a softness of 0.7 the ceiling takes 0.7 * log(2) at 25 and next to nothing at 15.
    assert soft_ceiling(np.array([15.0, 25.0])) == pytest.approx([15, 25 - 0.7 * np.log(2)], abs=1e-3)


def test_taking_away_what_works_leaves_a_calmer_score() -> None:
    for person in people("window-exp"):
        scores = person.snapshots.set_index("date")
        for pillar in {pillar for _, pillar in person.effects}:
            added = sum(response for (_, to), response in person.responses.items() if to == pillar)
            rest = scores[pillar] - added
            assert rest.diff().abs().mean() < scores[pillar].diff().abs().mean() + 0.05
            assert rest.corr(added) < scores[pillar].corr(added)


@pytest.mark.parametrize(
    ("name", "days"),
    [("daily-8w", 56), ("daily-16w", 112), ("daily-1y", 365), ("daily-2y", 730), ("null-short", 112)],
)
def test_daily_people_miss_few_days(name: str, days: int) -> None:
    for person in people(name):
        dates = person.snapshots["date"]
        assert (dates.iloc[-1] - dates.iloc[0]).days + 1 == days
        assert 0.8 * days <= len(dates) <= days


@pytest.mark.parametrize(
    ("name", "weeks"), [("weekly-1y", 52), ("weekly-2y", 104), ("rounded-weekly", 52), ("null-weekly", 52)]
)
def test_weekly_people_take_one_snapshot_a_week_some_late_or_missed(name: str, weeks: int) -> None:
    for person in people(name):
        assert 0.75 * weeks <= len(person.snapshots) <= weeks + 1
        assert np.median(gaps(person)) == 7
    assert any((gaps(person) != 7).any() for person in people(name))


def test_a_third_of_weekly_people_log_weekly_totals() -> None:
    totals = [BY_NAME["weekly-1y"].draw(seed).habits["days"].unique().tolist() for seed in range(60)]
    assert all(days in ([1], [7]) for days in totals)
    # 20 expected of 60, give or take three standard deviations of 3.7.
    assert 9 <= totals.count([7]) <= 31


def test_irregular_people_have_one_to_three_gaps_of_three_to_seven_weeks() -> None:
    for person in people("irregular-1y"):
        long = gaps(person)[gaps(person) > 14]
        assert 1 <= len(long) <= 3
        assert long.min() >= 21
        assert long.max() <= 49
        assert np.unique(gaps(person)).size > 5


@pytest.mark.parametrize("name", ["rounded-integers", "rounded-weekly"])
def test_rounded_people_have_whole_points(name: str) -> None:
    for person in people(name):
        assert (person.snapshots[list(PILLAR_KEYS)] % 1 == 0).all(axis=None)


def test_some_scores_stay_the_same_between_recomputations() -> None:
    unchanged = [(p.snapshots["brand"].diff() == 0).mean() for p in people("daily-1y", 12)]
    assert min(unchanged) < 0.1
    assert max(unchanged) > 0.4


def test_missing_days_are_absent_from_the_log() -> None:
    for person in people("missing-days", 12):
        dates = person.habits["date"].drop_duplicates()
        lost = 1 - len(dates) / ((dates.max() - dates.min()).days + 1)
        assert 0.05 <= lost <= 0.38
        # In runs: fewer of them than days lost.
        assert (dates.diff().dt.days > 2).sum() >= 5


def test_habits_of_the_same_sittings_go_up_and_down_together() -> None:
    together = []
    for person in people("collinear", 10):
        pair = list(person.habits["habit"].iloc[:2])
        together.append(weekly_counts(person)[pair].corr().iloc[0, 1])
        assert len({habit for habit, _ in person.effects} & set(pair)) == 1
    assert np.median(together) == pytest.approx(0.95, abs=0.02)
    assert min(together) > 0.85


def test_an_exact_multiple_is_one_on_every_day_and_one_of_the_two_works() -> None:
    for person in people("collinear-exact"):
        first, second = person.habits["habit"].iloc[:2]
        by_day = person.habits.pivot(index="date", columns="habit", values="count")
        done = by_day[by_day[first] > 0]
        assert (done[second] / done[first]).nunique() == 1
        assert (by_day.loc[by_day[first] == 0, second] == 0).all()
        assert len({habit for habit, _ in person.effects} & {first, second}) == 1


def test_saturating_pillars_stand_near_their_ceiling() -> None:
    for person in people("saturating"):
        for pillar in {pillar for (_, pillar), effect in person.effects.items() if effect > 0}:
            assert person.snapshots[pillar].quantile(0.9) > 21


@pytest.mark.parametrize("name", ["reverse", "null-reverse"])
def test_people_of_reverse_work_harder_after_a_drop(name: str) -> None:
    linked = []
    for person in people(name, 30):
        rise = (
            person.snapshots.set_index("date")["overall"].resample("D").ffill().diff(14).resample("W").last()
        )
        effort = np.log1p(weekly_counts(person)).sum(axis=1)
        linked.append(effort.corr(rise.shift(1)))
    assert np.mean(linked) < -0.15


def test_in_a_shared_trend_habits_and_scores_climb() -> None:
    for person in people("null-shared-trend", 10):
        overall, weekly = person.snapshots["overall"], weekly_counts(person)
        fifth, third = len(overall) // 5, len(weekly) // 3
        assert overall.tail(fifth).mean() > overall.head(fifth).mean()
        later = weekly.tail(third).sum() > weekly.head(third).sum()
        assert later.mean() > 0.5


def test_in_a_common_start_no_habit_was_done_before_and_most_begin_within_weeks() -> None:
    for person in people("null-common-start"):
        begins = person.habits[person.habits["count"] > 0].groupby("habit")["date"].min()
        days = np.sort((begins - person.snapshots["date"].iloc[0]).dt.days)
        assert days[0] > 60
        # Rare habits, and people on holiday, begin in effect later than they set out to.
        assert days[len(days) * 2 // 3] - days[0] <= 45


def test_half_of_the_people_with_steps_wrote_one_down() -> None:
    written = [len(person.events) for person in people("step-events", 20)]
    assert set(written) == {0, 1}
    # 10 expected of 20, give or take three standard deviations of 2.2.
    assert 3 <= sum(written) <= 17
    assert all(person.events.empty for person in people("daily-1y"))


def test_on_holidays_habits_stop_and_some_pillars_dip() -> None:
    longest = []
    for person in people("seasonal"):
        total = person.habits.groupby("date")["count"].sum()
        idle = (total <= total.mean() / 4).rolling(10).sum()
        longest.append(idle.max())
    assert np.median(longest) == 10


def test_rough_scores_wander_about_three_times_as_much() -> None:
    def wander(name: str) -> float:
        moves = [p.snapshots[list(PILLAR_KEYS)].diff(7).std().mean() for p in people(name, 20)]
        return float(np.mean(moves))

    assert 2 < wander("null-rough") / wander("null-independent") < 4


def test_a_hidden_habit_moves_the_score_and_is_never_logged() -> None:
    def range_of(name: str) -> float:
        return float(
            np.mean([np.ptp(p.snapshots[list(PILLAR_KEYS)], axis=0).max() for p in people(name, 20)])
        )

    assert all(not person.responses for person in people("null-hidden-driver"))
    assert range_of("null-hidden-driver") > range_of("null-reverse") + 1


def test_windows_of_90_days_have_their_half_after_45() -> None:
    for person in people("window-rect90"):
        # Day number 44 is the 45th.
        assert set(person.delays.values()) == {44}


def test_levels_and_wobble_look_like_a_real_score() -> None:
    scores = [person.snapshots[list(PILLAR_KEYS)] for person in people("daily-1y", 30)]
    levels = pd.concat(scores).quantile([0.05, 0.95])
    assert levels.loc[0.05].min() > 3
    assert levels.loc[0.95].max() < 23
    weekly = np.array([score.diff(7).std().mean() for score in scores])
    assert np.quantile(weekly, 0.1) > 0.2
    assert 0.5 < np.median(weekly) < 1
    assert np.quantile(weekly, 0.9) < 2


def test_three_links_in_four_follow_the_catalogue() -> None:
    links = [link for person in people("daily-1y", 60) for link in person.effects]
    known = catalog_habits()
    named = [pillar in (known[habit].pillar, *known[habit].others) for habit, pillar in links]
    # About 260 links: a standard error of 2.7 points.
    assert np.mean(named) == pytest.approx(0.75, abs=0.09)
