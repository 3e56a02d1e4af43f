"""Shuffle my weeks: what stands out against chance, and what does not."""

from functools import cache

import numpy as np
import pandas as pd
import pytest

from ssi.analysis.alignment import align, shuffles
from ssi.analysis.alignment.shuffle import DRAWS, _mixed
from ssi.model import Shuffles, empty
from tests.analysis.alignment.histories import log, planted, snapshots


@cache
def answer():
    return align(*planted())


def shuffled(aligned, habit, column) -> Shuffles:
    found = shuffles(aligned, habit, column)
    assert found is not None
    return found


def test_no_shuffle_is_as_strong_as_a_planted_habit():
    found = shuffled(answer(), "comments", "insights")
    assert len(found.strengths) == DRAWS == 200
    assert found.as_strong == 0
    assert found.strength > 1.5 * max(np.abs(found.strengths))


def test_shuffles_of_a_habit_that_does_nothing_are_often_as_strong():
    # By chance the rank of the real order is anywhere: of nine links, all under one in twenty would be a wonder.
    ranks = [
        shuffled(answer(), habit, pillar).as_strong
        for habit in ("posts", "calls", "searches")
        for pillar in ("brand", "people", "relationships")
    ]
    assert np.median(ranks) > 0.05 * DRAWS


def test_a_habit_that_goes_with_less_is_below_zero():
    snaps, habits = planted()
    falling = snaps.assign(insights=24 - snaps["insights"])
    found = shuffled(align(falling, habits), "comments", "insights")
    assert found.strength < 0
    assert found.as_strong <= 1


def test_the_same_question_has_the_same_answer():
    again = align(*planted())
    assert shuffles(again, "comments", "insights") == shuffles(answer(), "comments", "insights")
    assert shuffles(answer(), "posts", "brand") == shuffles(answer(), "posts", "brand")


def test_weeks_stay_with_their_neighbours_and_every_day_stays():
    days = np.arange(365.0)
    mixed = _mixed(days, np.random.default_rng(1))
    assert sorted(mixed) == days.tolist()
    # 17 blocks of three weeks, and eight days that fill none.
    assert set(np.diff(mixed[:357].reshape(17, 21), axis=1).ravel()) == {1.0}
    assert mixed[357:].tolist() == days[357:].tolist()
    assert not (mixed == days).all()


def test_a_short_history_is_mixed_in_shorter_blocks():
    # 100 days: at least six blocks, so of two weeks; seven of them, and two days that fill none.
    days = np.arange(100.0)
    mixed = _mixed(days, np.random.default_rng(1))
    assert set(np.diff(mixed[:98].reshape(7, 14), axis=1).ravel()) == {1.0}
    assert sorted(mixed[:98:14]) == list(range(0, 98, 14))
    assert mixed[98:].tolist() == [98.0, 99.0]


def test_where_nothing_was_compared_nothing_is_shuffled():
    snaps, habits = planted()
    odd = align(snaps.assign(people=25.0, brand=7.0), pd.concat([habits, log(reactions=np.ones(365))]))
    assert shuffles(odd, "comments", "insights") is not None
    assert shuffles(odd, "reactions", "insights") is None  # always the same
    assert shuffles(odd, "votes", "insights") is None  # never logged
    assert shuffles(odd, "comments", "people") is None  # at its ceiling
    assert shuffles(odd, "comments", "brand") is None  # never changed
    assert shuffles(odd, "comments", "overall") is None  # not looked at
    short = align(snapshots(brand=np.arange(20.0)), habits)
    assert shuffles(short, "comments", "brand") is None


def test_measures_are_shuffled_as_scores_are():
    snaps, habits = planted()
    weekly = snaps.iloc[6::7][["date"]].assign(replies=snaps["insights"].to_numpy()[6::7] * 3)
    aligned = align(empty("snapshots"), habits, measures=weekly)
    assert shuffled(aligned, "comments", "replies").as_strong == 0
    assert shuffled(aligned, "posts", "replies").as_strong > 0.05 * DRAWS
    assert shuffles(aligned, "comments", "insights") is None


def test_strength_counts_either_way():
    assert Shuffles(-2.0, (1.0, 2.0, -3.0, 0.5)).as_strong == 2
    assert Shuffles(0.1, (0.0, -0.05)).as_strong == pytest.approx(0)
