"""Any history at all: an outlook and a result, without a word of complaint from the arithmetic."""

from datetime import timedelta
from unittest.mock import patch

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.analysis.experiments import outlook, planning, result, weeks_of
from ssi.model import OWN_SCORES, frame
from ssi.words import experiments as words
from tests.analysis.alignment.test_any_history import COUNTS, SCORES, STEPS
from tests.analysis.experiments.trials import START, begun

EXAMPLES = max(settings().max_examples // 4, 15)
"""An example takes a fifth of a second."""
DESIGNS = tuple(planning.every_design())


@st.composite
def histories(draw):
    """Scores, counts and their days as one likes, some before and some after `START`."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    n = draw(st.sampled_from([0, 1, 2, 9, 60, 300, 500]))
    days = START + timedelta(days=draw(st.integers(-400, 100)))
    dates = pd.Timestamp(days) + pd.to_timedelta(
        np.cumsum(STEPS[draw(st.sampled_from(sorted(STEPS)))](rng, n)), unit="D"
    )
    values = SCORES[draw(st.sampled_from(sorted(SCORES)))](rng, n)
    score = draw(st.sampled_from(OWN_SCORES))
    snapshots = frame("snapshots", pd.DataFrame({"date": dates, score: values}))
    counts = COUNTS[draw(st.sampled_from(sorted(COUNTS)))](rng, n)
    done = {"date": dates, "habit": "comments", "count": counts, "days": 1}
    return score, snapshots, frame("habits", pd.DataFrame(done))


@given(
    histories(), st.sampled_from(DESIGNS), st.integers(0, 24), st.integers(0, 99), st.sampled_from([1, -1])
)
@settings(max_examples=EXAMPLES)
def test_every_history_has_an_outlook_and_every_experiment_a_result(history, design, noise, seed, direction):
    score, snapshots, habits = history
    with patch.object(planning, "PATHS", 10), np.errstate(all="raise", under="ignore"):
        ahead = outlook(snapshots, score, today=START)
        experiment = begun(
            design.weeks, design.block, seed=seed, direction=direction, noise=noise, score=score
        )
        said = result(experiment, snapshots, habits, today=experiment.opens)
    assert "nan" not in words.outlook(ahead, score)
    assert 1 <= said.as_strong <= said.orders
    told = said.low, said.effect, said.high
    is_untold = np.isnan(told).all() and (said.has_too_few or said.is_found)
    assert is_untold or list(told) == sorted(told)
    assert is_untold or not said.is_found or said.effect * direction > 0
    assert "nan" not in words.result(said, experiment)
    assert len(weeks_of(experiment, habits)) == design.weeks
