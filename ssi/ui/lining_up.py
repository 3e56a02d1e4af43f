"""The parts of What lines up: the weeks behind a row, shuffling them, and what would tell more."""

import math
from collections.abc import Iterable
from datetime import date

import pandas as pd
import streamlit as st

from ssi import charts
from ssi.analysis import habits, lining_up, outcomes, trends
from ssi.analysis.alignment import align, shuffles
from ssi.model import Alignment, History
from ssi.ui import choosers, frame, menu, routine, screen
from ssi.ui.once import once
from ssi.words import lining_up as words
from ssi.words import lining_up_missing, lining_up_more, names, screens, tables

_WIDTHS = (134, 134, 122, 104, 96, 112, 76)
"""Of the columns of the rows' table, px: the first ones fit a phone, all of them a laptop."""


def compared(history: History) -> tuple[pd.DataFrame, Alignment]:
    """What habits are lined up with, the snapshots or the outcomes by week, and what was found."""
    return looked_at(history, with_outcomes=choosers.with_outcomes(history))


def looked_at(history: History, *, with_outcomes: bool) -> tuple[pd.DataFrame, Alignment]:
    """The same of the snapshots, or of the outcomes."""
    if not with_outcomes:
        return history.snapshots, once(align, history.snapshots, history.habits, history.events)
    measures = once(outcomes.weekly_measures, history.outcomes)
    habits_of_ones_own = once(outcomes.to_line_up, history.habits)
    found = once(align, history.snapshots, habits_of_ones_own, history.events, measures=measures)
    return measures, once(lining_up.within_usual, found, measures)


def rows(
    found: Alignment, shown: pd.DataFrame, sentence: str, *, key: str, of_one_habit: bool = False
) -> None:
    """The picture of rows with its twin as a table."""
    figure = once(charts.finding_rows, shown, found, frame.look(), of_one_habit=of_one_habit)
    screen.chart(figure, sentence, once(tables.finding_rows, shown, found), key=key, widths=_WIDTHS)


def weeks(history: History, scores: pd.DataFrame, found: Alignment, row: pd.Series) -> None:
    """The weeks of a row's habit, or of each of its group, under its pillar's line; a finding's delay is marked."""
    pillar = str(row["pillar"])
    delay = float(row["delay_days"]) if row["reported"] else None
    by_week = once(trends.weekly, once(trends.scores_of, scores, pillar))
    gaps = once(trends.gaps, scores)
    for habit in lining_up_missing.habits_of(row, found):
        counted = once(habits.by_week, history.habits, habit)
        sentence, name = words.weeks_shown(habit, pillar, counted), names.habit(habit)
        st.markdown(screen.plain(sentence))
        look = frame.look()
        figure = once(
            charts.habit_under_pillar, by_week, counted, pillar, name, look, gaps=gaps, delay_days=delay
        )
        table = once(tables.habit_weeks, by_week, counted, pillar, habit)
        screen.chart(figure, sentence, table, key=f"weeks-{habit}")


def shuffle(found: Alignment, row: pd.Series) -> None:
    """A button that mixes the weeks of a row's habit, and how often that looks as strong as the real order."""
    habit, pillar = str(row["habit"]), str(row["pillar"])
    if row["group"] or math.isnan(row["effect"]):
        return
    if not st.button(screens.shuffle(), icon=":material/shuffle:", key=f"shuffle-{habit}-{pillar}"):
        return
    mixed = once(shuffles, found, habit, pillar)
    if mixed is None:
        return
    sentence = words.shuffles(mixed.as_strong, len(mixed.strengths))
    st.markdown(f"**{sentence}**")
    if still := words.strong_by_chance(mixed, row):
        st.markdown(still)
    screen.chart(
        once(charts.shuffled, mixed, frame.look()), sentence, once(tables.shuffled, mixed), key="shuffled"
    )
    st.markdown(words.shuffles_explained())


def tell_more(found: Alignment, row: pd.Series, today: date) -> None:
    """What would tell more about a row."""
    st.markdown(f"**{screens.tell_more()}**")
    _points(lining_up_more.tell_more(row, found, stopped=lining_up.stopped_on(found, today)))


def test_it(person: int, found: Alignment, row: pd.Series) -> None:
    """A button to the only thing that can say more than "lines up": an experiment with this habit and pillar."""
    if row["group"] or lining_up_missing.is_of_outcomes(found):
        return
    if st.button(words.test_it(), icon=":material/science:", key=f"test-{row['habit']}-{row['pillar']}"):
        routine.ask_for_experiment(person, str(row["habit"]), str(row["pillar"]))
        st.switch_page(menu.path("routine"))


def look_further(found: Alignment, row: pd.Series) -> None:
    """The same habit beside every pillar or outcome, folded away; a group's row has no single habit.

    Where there is only one to look at, nothing is further.
    """
    if row["group"] or len(found.pillars) < 2:
        return
    is_of_outcomes = lining_up_missing.is_of_outcomes(found)
    with st.expander(screens.look_further_outcomes() if is_of_outcomes else screens.look_further()):
        others = once(lining_up.rows_of_habit, found, str(row["habit"]))
        rows(found, others, words.title(row, found), key="further", of_one_habit=True)


def could_be_seen(found: Alignment) -> None:
    """What these weeks could show at all, and how often such findings are wrong.

    Where nothing was found, this is what the page has to say, and stands open.
    """
    with st.expander(screens.could_be_seen(), expanded=words.is_silent(found)):
        said = [lining_up_more.could_be_seen(pillar, found) for pillar in found.pillars]
        _points([*said, words.found_where_nothing_is(found)])
        st.markdown(words.small_print())


def _points(texts: Iterable[str]) -> None:
    st.markdown("\n".join(f"- {screen.plain(text)}" for text in texts))
