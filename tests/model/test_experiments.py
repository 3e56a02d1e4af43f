"""Experiments as they are kept: what may be read, what may be written, and what a week is."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model.experiments import (
    Adherence,
    Design,
    Note,
    Outlook,
    begin,
    from_kept,
    in_order,
    key_of,
    refusal,
    to_kept,
)

TODAY = date(2026, 11, 25)
DESIGN = Design(12, 2, 20, {1.0: 0.4, 2.0: 0.75})
OUTLOOK = Outlook((DESIGN,), DESIGN, DESIGN, 4)


def begun(**changed):
    settings = {
        "habit": "comments",
        "score": "insights",
        "direction": 1,
        "expectation": "More of my comments are seen.",
        "per_week": 10.0,
        "before": -0.25,
        "seed": 5,
        "today": TODAY,
    }
    return begin(OUTLOOK, DESIGN, **(settings | changed))


def test_an_experiment_begins_on_the_next_monday_and_opens_the_day_after_its_last_sunday():
    experiment = begun()
    assert (experiment.start, experiment.start.weekday()) == (date(2026, 11, 30), 0)
    assert experiment.end == date(2027, 2, 21)
    assert experiment.opens == date(2027, 2, 22)
    assert begun(today=date(2026, 11, 30)).start == date(2026, 12, 7)


def test_a_week_is_with_or_without_by_its_block_and_neither_outside():
    experiment = begun()
    assert experiment.order == (False, True, True, False, True, False)
    weeks = [experiment.is_on(monday) for monday in experiment.mondays]
    assert weeks == [False, False, True, True, True, True, False, False, True, True, False, False]
    assert experiment.is_on(experiment.start - timedelta(weeks=1)) is None
    assert experiment.is_on(experiment.start + timedelta(weeks=12)) is None


def test_from_the_week_of_breaking_off_nothing_is_asked_any_more():
    broken = replace(begun(), broken_off=date(2026, 12, 16), why_broken_off="Ill.")
    assert broken.is_on(date(2026, 12, 7)) is False
    assert broken.is_on(date(2026, 12, 14)) is None
    assert broken.state(date(2026, 12, 16)) == broken.state(date(2027, 6, 1)) == "broken_off"


def test_it_waits_runs_and_is_over():
    experiment = begun()
    days = (TODAY, date(2026, 11, 30), date(2027, 2, 21), date(2027, 2, 22))
    assert [experiment.state(day) for day in days] == ["waiting", "running", "running", "over"]


def test_a_design_that_was_not_offered_is_none_to_begin():
    with pytest.raises(ValueError, match="offered"):
        begin(OUTLOOK, Design(8, 1, 70), **{**_wanted(), "seed": 1, "today": TODAY})


def _wanted():
    return {
        "habit": "comments",
        "score": "insights",
        "direction": 1,
        "expectation": "x",
        "per_week": 1.0,
        "before": 0.0,
    }


# What is kept


@pytest.mark.parametrize(
    "experiment",
    [
        begun(),
        begun(direction=-1, score="overall", per_week=2.5),
        replace(begun(), notes=(Note(date(2026, 12, 1), "New job"),)),
        replace(begun(), broken_off=date(2026, 12, 16), why_broken_off="Ill."),
        begin(Outlook((Design(10, 1, 200),), noise=0), Design(10, 1, 200), **_wanted(), seed=0, today=TODAY),
    ],
)
def test_what_is_kept_reads_back_as_it_was(experiment):
    assert from_kept(json.loads(json.dumps(to_kept(experiment)))) == experiment


@pytest.mark.parametrize(
    "changed",
    [
        {"order": [True, True, True, False, False, False]},
        {"order": [True, False]},
        {"order": "+-++--"},
        {"order": [1, 0, 1, 1, 0, 0]},
        {"seed": 6},
        {"seed": -1},
        {"seed": 5.0},
        {"weeks": 6},
        {"weeks": 28},
        {"weeks": 13},
        {"block": 5},
        {"block": 3},
        {"orders": 19},
        {"power": {"2.0": 0.75}},
        {"power": [[2.0, 1.5]]},
        {"power": [[2.5, 0.5]]},
        {"power": [[2.0]]},
        {"score": "network_rank"},
        {"score": ["insights"]},
        {"direction": 0},
        {"direction": True},
        {"expectation": "  "},
        {"expectation": None},
        {"habit": ""},
        {"habit": "[comments](https://example.org)"},
        {"per_week": 0},
        {"per_week": float("nan")},
        {"per_week": "10"},
        {"before": 0.51},
        {"before": -1},
        {"before": float("nan")},
        {"before": None},
        {"before": False},
        {"noise": 25},
        {"start": "2026-12-01"},
        {"start": "2026-12-07"},
        {"start": "soon"},
        {"begun": "2026-11-30"},
        {"begun": "9999-12-20", "start": "9999-12-27"},
        {"broken_off": "2026-11-24"},
        {"broken_off": "2027-02-22"},
        {"why_broken_off": "Just so."},
        {"notes": [{"day": "2026-11-24", "text": "before"}]},
        {"notes": [{"day": "2026-12-01"}]},
        {"notes": "none"},
        {"more": 1},
    ],
)
def test_what_no_experiment_of_ours_could_have_been_is_refused(changed):
    with pytest.raises(ValueError, match=r".+"):
        from_kept({**to_kept(begun()), **changed})


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@given(st.sampled_from(sorted(to_kept(begun()))), ANYTHING)
def test_anything_in_a_field_is_refused_or_read_as_what_is_kept_again(field, value):
    try:
        found = from_kept({**to_kept(begun()), field: value})
    except ValueError:
        return
    assert from_kept(to_kept(found)) == found


@given(ANYTHING)
def test_anything_at_all_is_refused(content):
    with pytest.raises(ValueError, match=r".+"):
        from_kept(content)


# What may be written


def test_one_experiment_at_a_time():
    kept = {"2026-11-25-1": begun()}
    assert refusal(kept, "2026-11-25-2", begun(habit="posts"), TODAY) == "one_is_on"
    broken = {"2026-11-25-1": replace(begun(), broken_off=TODAY, why_broken_off="A slip.")}
    assert refusal(broken, "2026-11-25-2", begun(habit="posts"), TODAY) is None
    assert refusal(kept, "2027-03-01-1", begun(today=date(2027, 3, 1)), date(2027, 3, 1)) is None


def test_one_that_was_begun_is_neither_changed_nor_drawn_again():
    kept = {"a": begun()}
    for other in (
        begun(seed=6),
        begun(expectation="Nothing at all."),
        begun(direction=-1),
        begun(score="brand"),
        begun(per_week=1.0),
        begun(before=0.5),
        begun(today=TODAY - timedelta(days=7)),
    ):
        assert refusal(kept, "a", other, TODAY) == "is_begun"


def test_one_that_is_on_may_be_broken_off_and_noted_on():
    kept, noted = {"a": begun()}, replace(begun(), notes=(Note(TODAY, "New job"),))
    assert refusal(kept, "a", noted, TODAY) is None
    assert refusal(kept, "a", replace(begun(), broken_off=TODAY, why_broken_off="Ill."), TODAY) is None
    # A note stays.
    assert refusal({"a": noted}, "a", begun(), TODAY) == "is_begun"


def test_one_that_has_ended_stays_as_it_is():
    broken = replace(begun(), broken_off=TODAY, why_broken_off="Ill.")
    assert refusal({"a": broken}, "a", begun(), TODAY) == "is_over"
    assert refusal({"a": begun()}, "a", replace(begun(), broken_off=TODAY), date(2027, 3, 1)) == "is_over"


def test_a_key_is_the_day_and_the_next_number_of_it():
    assert key_of(begun(), {}) == "2026-11-25-1"
    assert key_of(begun(), {"2026-11-25-1": 0, "2026-11-24-7": 0}) == "2026-11-25-2"
    # Whatever has gone from between: a key that is there is never given again.
    assert key_of(begun(), {"2026-11-25-2": 0}) == "2026-11-25-3"
    assert key_of(begun(), {"2026-11-25-2": 0, "2026-11-25-10": 0}) == "2026-11-25-11"


def test_experiments_stand_in_the_order_in_which_they_were_begun():
    today, earlier = to_kept(begun()), to_kept(begun(today=TODAY - timedelta(days=30)))
    documents = {
        "2026-11-25-10": today,
        "2026-11-25-2": {**today, "habit": "posts"},
        "2026-10-26-1": earlier,
    }
    found = in_order(documents)
    assert list(found) == ["2026-10-26-1", "2026-11-25-2", "2026-11-25-10"]
    assert found["2026-11-25-2"] == begun(habit="posts")


def test_an_experiment_tested_little_where_fewer_than_half_of_either_weeks_are_known_as_drawn():
    assert Adherence(6, 2, 6, 6, 0).tested_little
    assert Adherence(6, 3, 6, 2, 5).tested_little
    assert not Adherence(6, 3, 6, 3, 5).tested_little
    assert Adherence(6, 3, 6, 4, 5).as_drawn == 7
