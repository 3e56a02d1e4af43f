"""Whatever is known and whatever is not: findings, sentences and charts stand."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from ssi import charts
from ssi.analysis import trends
from ssi.charts import Look
from ssi.model import PILLAR_KEYS, SCORE_COLUMNS, allowed_range, empty, frame
from ssi.words import findings, tables

LOOK = Look("light")


@st.composite
def histories(draw):
    """One to twelve snapshots, one to forty days apart, any column unknown anywhere."""
    distances = draw(st.lists(st.integers(1, 40), min_size=1, max_size=12))
    days, day = [], date(2026, 1, 1)
    for distance in distances:
        day += timedelta(days=distance)
        days.append(day)
    columns = draw(st.sets(st.sampled_from(SCORE_COLUMNS)))
    known = {
        column: [
            draw(st.one_of(st.none(), st.floats(*allowed_range(column)).map(lambda value: round(value, 2))))
            for _ in days
        ]
        for column in sorted(columns)
    }
    return frame("snapshots", {"date": pd.to_datetime(days), **known})


@given(histories())
@settings(deadline=None, max_examples=60)
def test_every_history_can_be_drawn_and_spoken_about(history):
    latest, changes, wobbles = trends.latest(history), trends.changes(history), trends.wobbles(history)
    lagging, gaps, movement = trends.lagging_pillar(history), trends.gaps(history), trends.movement(history)
    figures = [
        *([charts.pillar_bars(latest, lagging, LOOK)] if set(latest) & set(PILLAR_KEYS) else []),
        charts.overall_line(history, gaps, empty("events"), LOOK),
        charts.rank_lines(history, gaps, LOOK),
        charts.change_bars(changes, wobbles, LOOK),
        *(charts.pillar_panel(pillar, history, gaps, LOOK) for pillar in PILLAR_KEYS),
    ]
    assert all("NaN" not in figure.to_json() for figure in figures)
    sentences = [
        findings.today_headline(latest.get("overall"), changes.get("overall"), wobbles["overall"]),
        findings.movement_headline(movement),
        findings.change_headline(changes, wobbles),
        findings.lagging_sentence(lagging),
        findings.ranks_headline(latest),
    ]
    assert all(sentence.endswith(".") and "nan" not in sentence for sentence in sentences)
    assert len(tables.history(history)) == len(history)
    assert len(tables.changes(changes, wobbles)) == len(changes)


@given(histories())
@settings(deadline=None, max_examples=100)
def test_no_change_over_a_gap_is_called_week_over_week(history):
    for column, change in trends.changes(history).items():
        over = [
            gap
            for gap in trends.gaps(trends.scores_of(history, column))
            if change.before_date < gap.end <= change.now_date
        ]
        assert not (over and change.weeks == 1)
        assert change.now_date > change.before_date
