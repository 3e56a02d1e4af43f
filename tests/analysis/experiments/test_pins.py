from dataclasses import replace
from datetime import date, timedelta

from ssi.analysis.experiments import pins
from ssi.model import frame
from ssi.words import experiments as words
from tests.model.test_experiments import begun

EXPERIMENT = begun()

NEW_JOB = frame(
    "events", [{"date": EXPERIMENT.start + timedelta(days=3), "label": "New job", "kind": "other"}]
)


def labels(*experiments, today):
    return pins(NEW_JOB, experiments, today)["label"].to_list()


def test_an_experiment_is_pinned_on_the_days_that_have_come():
    begins, ends = words.pin_begin(EXPERIMENT), words.pin_end(EXPERIMENT)
    assert labels(EXPERIMENT, today=EXPERIMENT.start - timedelta(days=1)) == ["New job"]
    assert labels(EXPERIMENT, today=EXPERIMENT.start) == [begins, "New job"]
    assert labels(EXPERIMENT, today=EXPERIMENT.end) == [begins, "New job", ends]


def test_one_that_was_broken_off_is_pinned_on_that_day_and_not_at_all_if_it_never_began():
    broken = replace(EXPERIMENT, broken_off=EXPERIMENT.start + timedelta(days=9), why_broken_off="ill")
    assert labels(broken, today=date(2030, 1, 1))[-1].startswith("Experiment broken off: ")
    before = replace(EXPERIMENT, broken_off=EXPERIMENT.start - timedelta(days=1), why_broken_off="ill")
    assert labels(before, today=date(2030, 1, 1)) == ["New job"]
