"""What became of an experiment's weeks; unknown is not none."""

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from ssi.analysis.experiments import adherence, has_scores, up_to, weeks_of
from ssi.model import empty, frame
from ssi.model.experiments import Adherence
from tests.analysis.experiments.trials import begun, logged, scores

EXPERIMENT = begun(8, 1)
WITH = [week for week, monday in enumerate(EXPERIMENT.mondays) if EXPERIMENT.was_drawn_with(monday)]
WITHOUT = [week for week in range(8) if week not in WITH]


def as_drawn(**counts):
    table = weeks_of(EXPERIMENT, logged(EXPERIMENT, **counts))
    return list(table["as_drawn"])


def test_a_row_a_week_with_what_was_drawn():
    table = weeks_of(EXPERIMENT, empty("habits"))
    assert list(table["week"].dt.date) == list(EXPERIMENT.mondays)
    assert [week for week, is_with in enumerate(table["is_with"]) if is_with] == WITH
    assert table["count"].isna().all()
    assert list(table["as_drawn"]) == [None] * 8


def test_three_quarters_are_enough_with_and_a_quarter_is_not_too_much_without():
    enough, short, little, much = WITH[0], WITH[1], WITHOUT[0], WITHOUT[1]
    found = as_drawn(counts={enough: 7.5, short: 7.0, little: 2.5, much: 3.0})
    assert [found[week] for week in (enough, short, little, much)] == [True, False, True, False]


def test_an_unlogged_week_without_is_not_taken_for_none():
    found = as_drawn(counts={WITHOUT[0]: None, WITH[0]: None})
    assert found[WITHOUT[0]] is None
    assert found[WITH[0]] is None


def test_days_that_are_not_known_can_only_add_to_a_count():
    def found(week, count):
        monday = pd.Timestamp(EXPERIMENT.mondays[week])
        rows = {"date": [monday + pd.Timedelta(days=2)], "habit": "comments", "count": [count], "days": [3]}
        return weeks_of(EXPERIMENT, frame("habits", rows))["as_drawn"][week]

    assert found(WITH[0], 8.0) is True
    assert found(WITH[0], 1.0) is None
    assert found(WITHOUT[0], 8.0) is False
    assert found(WITHOUT[0], 1.0) is None


def test_weeks_are_counted_on_both_sides():
    table = weeks_of(EXPERIMENT, logged(EXPERIMENT, counts={WITH[0]: 0.0, WITHOUT[0]: 9.0, WITHOUT[1]: None}))
    assert adherence(table) == Adherence(4, 3, 4, 2, 1)


def test_only_weeks_that_have_passed_are_judged_while_it_runs():
    table = weeks_of(EXPERIMENT, logged(EXPERIMENT))
    assert len(up_to(table, EXPERIMENT.start)) == 0
    assert len(up_to(table, date(2026, 6, 21))) == 1
    assert len(up_to(table, date(2026, 6, 22))) == 2


def test_a_score_of_its_own_days_is_one_up_to_the_day_of_breaking_off():
    first, last = (scores([12.0], last=day) for day in (EXPERIMENT.start, EXPERIMENT.end))
    assert has_scores(EXPERIMENT, first)
    assert has_scores(EXPERIMENT, last)
    assert not has_scores(EXPERIMENT, scores([12.0], last=EXPERIMENT.start - timedelta(days=1)))
    assert not has_scores(EXPERIMENT, scores([12.0], last=EXPERIMENT.opens))
    assert not has_scores(EXPERIMENT, first.assign(insights=float("nan")))
    early = replace(EXPERIMENT, broken_off=EXPERIMENT.begun, why_broken_off="Ill.")
    assert not has_scores(early, first)
