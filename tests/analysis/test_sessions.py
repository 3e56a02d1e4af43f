"""What became of agreed steps."""

from dataclasses import replace
from datetime import date

import pandas as pd

from ssi.analysis.sessions import became
from ssi.model import empty, frame
from ssi.model.sessions import Agreed, Became, Step

WEDNESDAY = date(2026, 9, 2)
COMMENTS = Agreed(WEDNESDAY, 0, Step("comments", 5))


def counts(*rows: tuple[str, float, int]) -> pd.DataFrame:
    days, numbers, lengths = zip(*rows, strict=True)
    return frame(
        "habits",
        pd.DataFrame(
            {"date": pd.to_datetime(list(days)), "habit": "comments", "count": numbers, "days": lengths}
        ),
    )


def test_a_habit_is_judged_by_whole_weeks_since_the_agreement() -> None:
    habits = counts(
        ("2026-09-06", 7, 7),  # the week of the agreement: no whole week since
        ("2026-09-13", 5, 7),
        ("2026-09-20", 4, 7),
        ("2026-10-04", 6, 7),
    )
    # Whole weeks from 7 September to 4 October: met, missed, not known, met. From 2 September 5 of 7, then 5, 4 and 6.
    assert became([COMMENTS], habits, date(2026, 10, 7)) == (Became(COMMENTS, 2, 3, 4, 20.0),)


def test_a_week_that_is_partly_known_counts_once_its_target_is_reached() -> None:
    habits = counts(("2026-09-08", 5, 1), ("2026-09-15", 4, 1))
    assert became([COMMENTS], habits, date(2026, 9, 21)) == (Became(COMMENTS, 1, 1, 2, 9.0),)


def test_the_running_week_is_not_judged_and_its_counts_are_said() -> None:
    habits = counts(("2026-09-03", 2, 1), ("2026-09-08", 1, 1))
    assert became([COMMENTS], habits, date(2026, 9, 9)) == (Became(COMMENTS, 0, 0, 0, 3.0),)


def test_without_a_count_nothing_is_known() -> None:
    assert became([COMMENTS], empty("habits"), date(2026, 9, 21)) == (Became(COMMENTS, 0, 0, 2, None),)


def test_a_settled_habit_is_judged_up_to_that_day() -> None:
    step = replace(COMMENTS, step=Step("comments", 5, state="dropped", settled=date(2026, 9, 16)))
    habits = counts(("2026-09-13", 5, 7), ("2026-09-20", 7, 7))
    assert became([step], habits, date(2026, 10, 7)) == (Became(step, 1, 1, 1, 8.0),)


def test_a_task_has_no_weeks() -> None:
    task = Agreed(WEDNESDAY, 0, Step(task="Rewrite the headline", due=date(2026, 9, 20)))
    assert became([task], empty("habits"), date(2026, 10, 7)) == (Became(task),)
