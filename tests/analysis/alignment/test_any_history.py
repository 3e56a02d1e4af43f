"""Any history at all: an answer of the promised form, without a word of complaint from the arithmetic."""

import numpy as np
import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi.analysis.alignment import align, shuffles
from ssi.model import ALIGNMENT_COLUMNS, EVENT_KINDS, GRADES, NOTES, PILLAR_KEYS, empty, frame
from tests.analysis.alignment.histories import START, felt

EXAMPLES = max(settings().max_examples // 3, 60)
"""An example takes a tenth of a second: the long run would take a quarter of an hour with all of them."""

HABITS = ("comments", "posts", "walks", "calls")

SCORES = {
    "wandering": lambda rng, n: 12 + np.cumsum(rng.normal(0, 0.1, n)),
    "noise": lambda rng, n: rng.normal(12, 3, n),
    "whole points": lambda rng, n: np.round(12 + np.cumsum(rng.normal(0, 0.3, n))),
    "now and then": lambda rng, n: np.repeat(np.round(rng.normal(12, 1, n), 2), 7)[:n],
    "hardly ever": lambda rng, n: 10 + 0.5 * (np.arange(n) // 40),
    "one jump": lambda rng, n: 10 + 5.0 * (np.arange(n) > n / 2),
    "never": lambda rng, n: np.full(n, 7.0),
    "at its ceiling": lambda rng, n: np.full(n, 25.0),
    "nought": lambda rng, n: np.zeros(n),
    "with holes": lambda rng, n: np.where(
        rng.random(n) < 0.15, np.nan, 12 + np.cumsum(rng.normal(0, 0.1, n))
    ),
    "seldom": lambda rng, n: np.where(rng.random(n) < 0.9, np.nan, 12 + np.cumsum(rng.normal(0, 0.1, n))),
    "unknown": lambda rng, n: np.full(n, np.nan),
    "huge and negative": lambda rng, n: rng.normal(0, 1e6, n),
}
COUNTS = {
    "daily": lambda rng, n: rng.poisson(1.5, n),
    "in stretches": lambda rng, n: rng.poisson(np.repeat(rng.choice([0.1, 1, 4], n), 28)[:n]),
    "always one": lambda rng, n: np.ones(n),
    "none": lambda rng, n: np.zeros(n),
    "millions": lambda rng, n: 1e6 * rng.poisson(1.5, n),
    "once": lambda rng, n: np.where(np.arange(n) == n // 3, 5, 0),
    "from the middle on": lambda rng, n: rng.poisson(2 * (np.arange(n) > n / 2)),
    "fractions": lambda rng, n: rng.random(n) * 1e-3,
}
STEPS = {
    "daily": lambda rng, n: np.ones(n),
    "weekly": lambda rng, n: np.full(n, 7),
    "now and then": lambda rng, n: rng.integers(1, 15, n),
    "years apart": lambda rng, n: np.where(rng.random(n) < 0.03, 700, rng.integers(1, 4, n)),
    "twice a day": lambda rng, n: rng.integers(0, 2, n),
}


def dated(days):
    return pd.Series(np.datetime64(START, "s") + np.asarray(days, dtype=int) * np.timedelta64(86_400, "s"))


@st.composite
def habits_logged(draw, rng, days):
    """Each habit in its own way: by day, by week or in totals over up to 30 days, with unknown days."""
    tables = [empty("habits")]
    first_of_all = None
    for habit in HABITS[: draw(st.sampled_from([0, 1, 2, 3, 4, 4]))]:
        covered = draw(st.sampled_from([1, 1, 1, 7, draw(st.integers(1, 30))]))
        number = max(days // covered, 1)
        counts = COUNTS[draw(st.sampled_from(list(COUNTS)))](rng, number).astype(float)
        if covered == 1 and first_of_all is None:
            first_of_all = counts
        elif covered == 1 and draw(st.integers(0, 3)) == 0:
            counts = first_of_all * 2  # Done in the same sittings.
        known = rng.random(number) < draw(st.sampled_from([1.0, 1.0, 1.0, 0.8, 0.45, 0.02]))
        at = (np.arange(number) + 1) * covered - 1 + draw(st.sampled_from([0, 0, 0, 3, -60, 60]))
        rows = {"date": dated(at[known]), "habit": habit, "count": counts[known], "days": covered}
        tables.append(frame("habits", pd.DataFrame(rows)))
    return pd.concat(tables, ignore_index=True), first_of_all


@st.composite
def histories(draw):
    """Scores (or measures), a log and events."""
    rng = np.random.default_rng(draw(st.integers(0, 10_000)))
    number = draw(st.sampled_from([0, 1, 8, 9, 30, 60, 100, 150, 250, 350]))
    steps = STEPS[draw(st.sampled_from(list(STEPS)))](rng, number)
    at = np.cumsum(steps).astype(int) if number else np.zeros(0, int)
    days = int(min(at[-1], 500)) + 1 if number else draw(st.integers(1, 100))
    habits, works = draw(habits_logged(rng, days))
    scores = {pillar: SCORES[draw(st.sampled_from(list(SCORES)))](rng, number) for pillar in PILLAR_KEYS}
    if works is not None and number and draw(st.integers(0, 2)):
        adds = felt(works)
        reach = max(float(np.ptp(adds)), 1e-9)
        scores["insights"] = (
            10 + 4 * adds[np.minimum(at, len(adds) - 1)] / reach + rng.normal(0, 0.05, number)
        )
    snapshots = frame("snapshots", {"date": dated(at), **scores})
    kinds = draw(st.lists(st.sampled_from(EVENT_KINDS), max_size=12))
    pinned = {"date": dated(rng.integers(-50, days + 50, len(kinds))), "label": "x", "kind": kinds}
    events = draw(st.sampled_from([None, frame("events", pd.DataFrame(pinned))]))
    measures = None
    if draw(st.integers(0, 3)) == 0:
        measures = snapshots[["date"]].assign(
            replies=scores["brand"], income=-1e6 * scores["people"], insights=scores["insights"]
        )
    return snapshots, habits, events, measures


@settings(max_examples=EXAMPLES)
@given(histories())
def test_any_history_has_an_answer(history):
    snapshots, habits, events, measures = history
    aligned = align(snapshots, habits, events, measures=measures)
    table = aligned.table
    assert dict(table.dtypes.astype(str)) == dict(ALIGNMENT_COLUMNS)
    assert list(table.columns) == list(ALIGNMENT_COLUMNS)
    assert not table.duplicated(["habit", "pillar"]).any()
    assert len(table) == table["habit"].nunique() * table["pillar"].nunique()
    assert set(table["habit"]) <= set(habits["habit"])
    assert set(table["note"]) <= set(NOTES)
    assert set(table["grade"]) <= {"", *GRADES}
    assert ((table["note"] == "") == table["reported"]).all()
    assert ((table["note"] == "group") == (table["group"] != "")).all()
    assert ((table["grade"] == "") == ~(table["reported"] | (table["group"] != ""))).all()
    assert table["weeks_more"].dropna().between(1, 52).all()

    sized = table[table["effect"].notna()]
    assert table["effect"].notna()[table["reported"] | (table["group"] != "")].all()
    numbers = sized[["effect", "low", "high", "p", "q", "delay_days", "usual", "reach", "known"]]
    assert np.isfinite(numbers.to_numpy()).all()
    assert ((sized["low"] <= sized["effect"]) & (sized["effect"] <= sized["high"])).all()
    assert (sized["p"].between(0, 1) & (sized["p"] == sized["q"])).all()
    assert (sized["smallest"] > 0).all()
    assert isinstance(aligned.verdict, str)

    members = {(habit, group.pillar) for group in aligned.groups for habit in group.habits}
    in_groups = table.loc[table["group"] != "", ["habit", "pillar"]]
    assert members == set(in_groups.itertuples(index=False, name=None))
    for habit, pillar in sized[["habit", "pillar"]].head(1).itertuples(index=False):
        assert np.isfinite(shuffles(aligned, habit, pillar).strengths).all()


@settings(max_examples=EXAMPLES)
@given(histories(), st.integers(0, 100))
def test_the_order_of_any_history_tells_nothing(history, seed):
    snapshots, habits, events, measures = history
    # Of two snapshots of one day one is taken, whichever stands first.
    one = align(snapshots, habits, events, measures=measures)
    mixed = [
        None if table is None else table.sample(frac=1, random_state=seed)
        for table in (snapshots, habits, events, measures)
    ]
    other = align(*mixed[:3], measures=mixed[3])
    pd.testing.assert_frame_equal(one.table, other.table, check_exact=True)
    assert (one.groups, one.pillars, one.verdict) == (other.groups, other.pillars, other.verdict)
