"""Which rows of an alignment a screen shows, and in which order."""

import math
from datetime import date

import pandas as pd

from ssi.analysis import lining_up
from ssi.model import Group
from tests.alignments import CLEAR, LIKELY, ONE_OF, POSTS_OR_ARTICLES, alignment, row

PILLARS = ("brand", "people", "insights", "relationships")


def over_pillars(habit, **of_pillar):
    return [row(habit, pillar, **of_pillar.get(pillar, {})) for pillar in PILLARS]


def shown(*rows, **known):
    table = lining_up.main_rows(alignment(*rows, **known))
    return list(zip(table["habit"], table["pillar"], strict=True))


def test_a_habit_of_the_catalogue_is_shown_with_its_own_pillar():
    rows = [*over_pillars("posts"), *over_pillars("comments")]
    assert shown(*rows) == [("posts", "brand"), ("comments", "insights")]


def test_a_habit_of_ones_own_is_shown_with_the_pillar_it_lines_up_with_best():
    unknown = {"p": float("nan")}
    rows = over_pillars("walks", brand=unknown, people={"p": 0.5}, insights={"p": 0.3})
    assert shown(*rows) == [("walks", "insights")]


def test_where_the_own_pillar_is_not_known_another_one_stands_in():
    assert shown(row("posts", "overall")) == [("posts", "overall")]


def test_findings_come_first_the_surest_on_top():
    rows = [
        *over_pillars("posts", brand=LIKELY),
        *over_pillars("calls"),
        *over_pillars("comments", insights=CLEAR),
    ]
    assert shown(*rows) == [("comments", "insights"), ("posts", "brand"), ("calls", "relationships")]


def test_a_finding_with_another_pillar_is_never_folded_away():
    rows = over_pillars("comments", relationships=CLEAR)
    assert shown(*rows) == [("comments", "relationships"), ("comments", "insights")]


def test_a_group_is_one_row_in_place_of_those_of_its_habits():
    rows = [
        *over_pillars("posts", brand=ONE_OF),
        *over_pillars("articles", brand=ONE_OF),
        *over_pillars("calls"),
    ]
    assert shown(*rows, groups=[POSTS_OR_ARTICLES]) == [("posts", "brand"), ("calls", "relationships")]


def test_a_group_of_another_pillar_leaves_the_rows_of_its_habits():
    together = ONE_OF | {"group": "insights-1"}
    rows = [*over_pillars("posts", insights=together), *over_pillars("comments", insights=together)]
    assert shown(*rows, groups=[Group("insights-1", "insights", ("posts", "comments"))]) == [
        ("posts", "insights"),
        ("posts", "brand"),
    ]


def test_nothing_logged_is_no_row():
    assert shown() == []


def test_one_habit_is_shown_beside_every_pillar():
    found = alignment(*over_pillars("posts"), *over_pillars("calls"))
    rows = lining_up.rows_of_habit(found, "posts")
    assert list(rows["habit"]) == ["posts"] * 4
    assert list(rows["pillar"]) == list(PILLARS)


def test_a_comparison_has_stopped_when_nothing_came_for_over_three_weeks():
    found = alignment(*over_pillars("posts"), last=date(2026, 11, 1))
    assert lining_up.stopped_on(found, date(2026, 11, 22)) is None
    assert lining_up.stopped_on(found, date(2026, 11, 23)) == date(2026, 11, 1)
    assert lining_up.stopped_on(alignment(first=None, last=None), date(2026, 11, 23)) is None


def test_what_exceeds_all_that_is_usual_for_an_outcome_can_never_be_seen():
    # 101 weeks of 0 to 100: from a low week (5 %) to a high one (95 %) it goes from 5 to 95.
    measures = pd.DataFrame(
        {"date": pd.date_range("2025-01-05", periods=101, freq="7D", unit="s"), "replies": range(101)}
    )
    rows = [row(habit, "replies", smallest=size) for habit, size in (("posts", 91.0), ("calls", 89.0))]
    unknown = row("votes", "replies", smallest=float("nan"))
    seen = lining_up.within_usual(alignment(*rows, unknown), measures).table["smallest"]
    assert seen.to_list()[:2] == [math.inf, 89.0]
    assert math.isnan(seen[2])
