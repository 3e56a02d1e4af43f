"""What lines up, word by word: the headline, every sentence of a row, and what no sentence may hold."""

import re
from datetime import date
from itertools import product

import pandas as pd
import pytest

from ssi.analysis.alignment import align
from ssi.analysis.outcomes import weekly_measures
from ssi.model import GRADES, NOTES, Group, Looked, Shuffles, empty
from ssi.words import lining_up, lining_up_missing, lining_up_more
from tests.alignments import (
    CLEAR,
    FIRST,
    LAST,
    LIKELY,
    ONE_OF,
    POSTS_OR_ARTICLES,
    SHORT_FIRST,
    alignment,
    row,
)
from tests.bench.alignment import outcomes, world_one, world_two
from tests.words.test_wording import FORBIDDEN

UNKNOWN = float("nan")


def said_of(*rows, **known):
    """The sentence of the first row."""
    found = alignment(*rows, **known)
    return lining_up.sentence(found.table.iloc[0], found)


def graded(*rows, **known):
    found = alignment(*rows, **known)
    return lining_up.grade(found.table.iloc[0], found)


def more_of(*rows, **known):
    found = alignment(*rows, **known)
    return lining_up_more.tell_more(found.table.iloc[0], found)


# The headline


def test_the_headline_names_the_one_finding_and_how_many_habits_show_nothing():
    found = alignment(
        row("comments", **CLEAR), *(row(slug) for slug in ("posts", "calls", "votes", "follows", "searches"))
    )
    assert lining_up.verdict(found) == (
        "One habit lines up: Comments, with Engage with insights. For the other five nothing is clear."
    )


def test_a_finding_that_is_only_likely_seems_to_line_up():
    found = alignment(row("comments", **LIKELY), row("posts"))
    assert lining_up.verdict(found) == (
        "One habit seems to line up: Comments, with Engage with insights. For the other one nothing is clear."
    )
    young = alignment(row("comments", **CLEAR), first=SHORT_FIRST)
    assert lining_up.verdict(young) == "One habit seems to line up: Comments, with Engage with insights."


def test_several_findings_are_counted_and_up_to_three_habits_are_named():
    three = [row(slug, **CLEAR) for slug in ("comments", "posts", "votes")]
    assert lining_up.verdict(alignment(*three[:2])) == "Two habits line up: Comments and Posts."
    assert lining_up.verdict(alignment(*three)) == "Three habits line up: Comments, Posts and Poll votes."
    four = alignment(*three, row("calls", **CLEAR), row("follows"))
    assert lining_up.verdict(four) == "Four habits line up. For the other one nothing is clear."


def test_several_habits_seem_to_line_up_where_one_of_them_is_only_likely():
    likely = [row(slug, **LIKELY) for slug in ("comments", "posts", "votes", "calls")]
    assert lining_up.verdict(alignment(*likely[:2])) == "Two habits seem to line up: Comments and Posts."
    assert lining_up.verdict(alignment(row("comments", **CLEAR), likely[1])) == (
        "Two habits seem to line up: Comments and Posts."
    )
    assert lining_up.verdict(alignment(*likely)) == "Four habits seem to line up."
    young = alignment(row("comments", **CLEAR), row("posts", **CLEAR), first=SHORT_FIRST)
    assert lining_up.verdict(young) == "Two habits seem to line up: Comments and Posts."


def test_a_habit_with_two_findings_is_one_habit():
    found = alignment(row("comments", "insights", **CLEAR), row("comments", "relationships", **LIKELY))
    assert lining_up.verdict(found) == (
        "One habit lines up: Comments, with Engage with insights and Build relationships."
    )


def test_habits_that_cannot_be_told_apart_are_one_finding():
    found = alignment(
        row("posts", "brand", **ONE_OF),
        row("articles", "brand", **ONE_OF),
        row("comments"),
        groups=[POSTS_OR_ARTICLES],
    )
    assert lining_up.verdict(found) == (
        "One of these lines up with Establish your professional brand, and we cannot tell which: Posts or Articles. "
        "For the other one nothing is clear."
    )


def test_several_groups_are_counted():
    other = ONE_OF | {"group": "brand-2"}
    groups = [POSTS_OR_ARTICLES, Group("brand-2", "brand", ("calls", "votes"))]
    rows = [row(slug, "brand", **ONE_OF) for slug in ("posts", "articles")]
    rows += [row(slug, "brand", **other) for slug in ("calls", "votes")]
    assert lining_up.verdict(alignment(*rows, groups=groups)) == (
        "In two groups of habits at least one lines up; which one, we cannot tell."
    )


def test_silence_is_a_plain_answer():
    assert lining_up.verdict(alignment(row(), row("posts"))) == "Nothing clear in your weeks so far."


def test_where_most_habits_only_need_more_weeks_the_headline_says_so():
    waits = {"note": "not_enough", "weeks_more": 9.0}
    # What they show beside the pillar of another habit does not count: it is folded away.
    rows = [row("comments", "brand"), row("comments", "insights", **waits), row("posts", "brand", **waits)]
    early = "Not enough data yet to say what lines up."
    assert lining_up.verdict(alignment(*rows)) == early
    assert lining_up.verdict(alignment(row("comments", "overall", **waits))) == early
    half = alignment(row("comments", **waits), row("posts", "brand"))
    assert lining_up.verdict(half) == "Nothing clear in your weeks so far."


@pytest.mark.parametrize(
    ("first", "weeks_more", "said"),
    [
        # 28 September to 15 November are 49 days.
        (
            date(2026, 9, 28),
            1,
            "Seven weeks of scores and habits so far. About one more week, then we can compare.",
        ),
        (
            date(2026, 11, 11),
            8,
            "Five days of scores and habits so far. About eight more weeks, then we can compare.",
        ),
        (
            FIRST,
            13,
            "26 weeks of scores and habits so far. About 13 more weeks, then we can compare.",
        ),
    ],
)
def test_too_little_says_how_much_there_is_and_how_much_is_missing(first, weeks_more, said):
    assert lining_up.verdict(alignment(row(note="not_enough"), first=first, weeks_more=weeks_more)) == said


def test_scores_and_habits_that_never_met_are_said_as_such():
    apart = alignment(row(note="not_enough"), first=None, last=None, weeks_more=8)
    assert lining_up.verdict(apart) == (
        "No day has both a score and a habit yet. About eight weeks of both, then we can compare."
    )
    assert lining_up.verdict(alignment(first=None, last=None)) == "No day has both a score and a habit yet."


def test_habits_that_never_changed_leave_nothing_to_compare():
    assert lining_up.verdict(alignment(row(note="constant"), row("posts", note="constant"))) == (
        "Your habits never changed on the days that are known, so there is nothing to compare yet."
    )


def test_habits_done_only_too_early_leave_nothing_to_compare():
    assert lining_up.verdict(alignment(row(note="constant"), row("posts", note="early_only"))) == (
        "Your habits did not change in the days that could be compared, so there is nothing to compare yet."
    )


def test_habits_that_vary_but_are_seldom_logged_did_not_stay_the_same():
    log_more = "Log empty days too: a 0 says that you did none, a blank says nothing."
    assert lining_up.verdict(alignment(row(note="unlogged"), row("posts", note="unlogged"))) == (
        "For each of your habits more than half of the days are not known, so there is nothing to compare yet. "
        + log_more
    )
    assert lining_up.verdict(alignment(row(note="constant"), row("posts", note="unlogged"))) == (
        "Each of your habits either stayed the same in the days that could be compared or is not known on more than "
        "half of them, so there is nothing to compare yet. " + log_more
    )


def test_without_scores_a_refusal_speaks_of_outcomes():
    young = alignment(row("posts", "replies", note="not_enough"), first=date(2026, 9, 28), weeks_more=1)
    assert lining_up.verdict(young) == (
        "Seven weeks of outcomes and habits so far. About one more week, then we can compare."
    )
    apart = alignment(row("posts", "replies", note="not_enough"), first=None, last=None, weeks_more=8)
    assert lining_up.verdict(apart) == (
        "No day has both an outcome and a habit yet. About eight weeks of both, then we can compare."
    )
    assert lining_up_missing.missing_until(young, date(2026, 12, 20), stopped=LAST) == (
        "Nothing new since 15 Nov 2026: it goes on once outcomes and habits come in again."
    )


def test_the_date_by_which_enough_is_there_follows_from_the_last_day():
    found = alignment(row(note="not_enough"), last=date(2026, 11, 16), weeks_more=2)
    assert lining_up_missing.missing_until(found, date(2026, 11, 20)) == (
        "That will be around 30 Nov 2026, if you go on as now."
    )


def test_a_history_that_stopped_has_no_date_but_goes_on_when_data_does():
    stopped = date(2026, 6, 14)
    found = alignment(row(note="not_enough"), last=stopped, weeks_more=2)
    assert lining_up_missing.missing_until(found, date(2026, 11, 20), stopped=stopped) == (
        "Nothing new since 14 Jun 2026: it goes on once scores and habits come in again."
    )


def test_where_weeks_are_not_missing_there_is_no_date():
    assert lining_up_missing.missing_until(alignment(row()), LAST) is None


# The sentence of a row


def test_a_clear_finding_says_how_much_in_what_range_and_how_soon():
    assert said_of(row(**CLEAR)) == (
        "Comments: one more a week lines up with about 0.25 points more in Engage with insights (0.18 to 0.32) once it "
        "has settled; half of it shows after about two weeks. Clear: it holds whatever else may have happened around "
        "any one date."
    )
    assert graded(row(**CLEAR)) == "clear"


def test_a_likely_finding_seems_to_and_says_roughly_where_its_range_is_wide():
    assert said_of(row("messages_sent", "relationships", **LIKELY)) == (
        "Messages: one more a week seems to line up with roughly 0.1 points more in Build relationships (0.02 to 0.2) "
        "once it has settled; half of it shows after about two weeks. Likely: a few more weeks with and without would "
        "settle it."
    )
    assert graded(row(**LIKELY)) == "likely"


def test_less_is_said_as_plainly_and_its_range_counts_how_much_less():
    fewer = CLEAR | {"effect": -0.2, "low": -0.26, "high": -0.14}
    assert "lines up with about 0.2 points less in Engage with insights (0.14 to 0.26)" in said_of(
        row(**fewer)
    )


def test_a_range_that_begins_at_nothing_has_an_upper_end_only():
    clipped = LIKELY | {"effect": 0.11, "low": 0.0, "high": 0.23}
    assert "roughly 0.11 points more in Engage with insights (up to 0.23)" in said_of(row(**clipped))
    fewer = LIKELY | {"effect": -0.11, "low": -0.23, "high": 0.0}
    assert "roughly 0.11 points less in Engage with insights (up to 0.23)" in said_of(row(**fewer))
    # What would be rounded to nothing is said in the same way.
    assert "more in Engage with insights (up to 0.23)" in said_of(row(**clipped | {"low": 0.003}))


def test_an_outcome_has_no_points():
    found = row("comments", "replies", **CLEAR | {"effect": 0.3, "low": 0.2, "high": 0.4})
    assert "lines up with about 0.3 more a week in Replies (0.2 to 0.4)" in said_of(found)


def test_one_point_is_one_point():
    found = row(**CLEAR | {"effect": 1.0, "low": 0.8, "high": 1.2})
    assert "lines up with about 1 point more in Engage with insights (0.8 to 1.2)" in said_of(found)
    assert "meant about 1 point or more" in said_of(row(note="not_enough", weeks_more=9.0, smallest=1.0))
    outcome = row("comments", "replies", **CLEAR | {"effect": 1.0, "low": 0.8, "high": 1.2})
    assert "lines up with about 1 more a week in Replies (0.8 to 1.2)" in said_of(outcome)


def test_overall_has_points():
    assert "about 0.25 points more in Overall" in said_of(row("comments", "overall", **CLEAR))


def test_under_twenty_weeks_there_is_a_direction_and_no_figure():
    assert said_of(row(**CLEAR), first=SHORT_FIRST) == (
        "Comments: weeks with more of it seem to line up with a higher Engage with insights. Likely, and no figure "
        "yet: that takes 20 weeks."
    )
    assert graded(row(**CLEAR), first=SHORT_FIRST) == "likely"
    fewer = CLEAR | {"effect": -0.2, "low": -0.26, "high": -0.14}
    assert "with a lower Engage with insights" in said_of(row(**fewer), first=SHORT_FIRST)


def test_twenty_weeks_are_140_days_first_and_last_counted_in():
    # 29 June to 15 November: 140 days.
    assert lining_up.has_figures(alignment(row(), first=date(2026, 6, 29)), "insights")
    assert not lining_up.has_figures(alignment(row(), first=date(2026, 6, 30)), "insights")


def test_a_pillar_that_is_known_for_fewer_days_than_the_others_has_no_figure():
    rows = [row("comments", "insights", **CLEAR), row("posts", "brand", **CLEAR)]
    found = alignment(*rows, insights=Looked(60, days=111), brand=Looked(60, days=400))
    young, old = (found.table.iloc[place] for place in (0, 1))
    assert lining_up.sentence(young, found) == (
        "Comments: weeks with more of it seem to line up with a higher Engage with insights. Likely, and no figure "
        "yet: that takes 20 weeks."
    )
    assert lining_up.grade(young, found) == "likely"
    assert "one more a week lines up with about 0.25 points" in lining_up.sentence(old, found)
    assert lining_up.verdict(found) == "Two habits seem to line up: Comments and Posts."


def test_a_measure_that_could_not_be_looked_at_has_no_figure():
    assert not lining_up.has_figures(alignment(row()), "brand")


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (2.0, "within a few days"),
        (5.0, "after about a week"),
        (14.4, "after about two weeks"),
        (90.0, "after about 13 weeks"),
    ],
)
def test_a_delay_is_said_in_weeks(days, said):
    assert lining_up.after(days) == said


def test_habits_done_together_are_one_sentence():
    found = (row("posts", "brand", **ONE_OF), row("articles", "brand", **ONE_OF))
    assert said_of(*found, groups=[POSTS_OR_ARTICLES]) == (
        "Posts or Articles: at least one of these lines up with Establish your professional brand. They rose and fell "
        "together, so your history cannot say which."
    )
    assert graded(*found, groups=[POSTS_OR_ARTICLES]) == "one of these"


@pytest.mark.parametrize(
    ("known", "grade", "said"),
    [
        (
            {"note": "unlogged", "known": 0.3},
            "not logged enough",
            "Comments: more than half of its days are not known, so it was left out.",
        ),
        (
            {"note": "constant", "usual": 0.0},
            "never done",
            "Comments: logged, and never done in these weeks. There is nothing to compare.",
        ),
        (
            {"note": "constant", "usual": 7.0},
            "never varies",
            "Comments: the same count every time. A habit that never changes cannot be compared with anything.",
        ),
        (
            {"note": "early_only", "usual": 3.0},
            "only done earlier",
            "Comments: done only before the days that could be compared. There is nothing to compare with since.",
        ),
        (
            {"note": "steady", "usual": 10.2},
            "hardly varies",
            "Comments: about ten a week, and its total over four weeks varies by less than a quarter of what is usual "
            "for you. A habit that hardly changes cannot be compared with anything.",
        ),
        (
            {"note": "steady", "usual": 0.4},
            "hardly varies",
            "Comments: its total over four weeks varies by less than a quarter of what is usual for you. A habit that "
            "hardly changes cannot be compared with anything.",
        ),
        (
            {"note": "ceiling"},
            "already at the top",
            "Engage with insights is at 25. More of anything cannot show there.",
        ),
        (
            {"note": "not_enough", "weeks_more": 9.0, "smallest": 4.2},
            "not enough data yet",
            "Not enough data yet: about nine more weeks at this pace. So far we would only see it if going "
            "from quiet to busy weeks meant about 4.2 points or more.",
        ),
        (
            {"note": "not_enough", "weeks_more": 52.0, "smallest": UNKNOWN},
            "not enough data yet",
            "Not enough data yet: a year or more at this pace; vary the habit to speed it up.",
        ),
        (
            {"note": "nothing", "smallest": 2.04},
            "nothing clear",
            "We looked: if Comments and Engage with insights have anything to do with one another, going from quiet to "
            "busy weeks means less than about 2 points.",
        ),
    ],
)
def test_a_row_without_a_finding_says_why(known, grade, said):
    assert said_of(row(**known)) == said
    assert graded(row(**known)) == grade


def test_a_score_that_stays_put_says_how_often_it_changed_and_how_long_it_takes():
    found = row("profile_reviews", "people", note="stays_put")
    assert said_of(found, people=Looked(9, weeks_more=6)) == (
        "Find the right people has changed only nine times since you started. That is too few to compare with "
        "anything: about six more weeks at this pace."
    )
    assert "has changed only twice since you started." in said_of(found, people=Looked(2, weeks_more=6))
    assert "has changed only once since you started." in said_of(found, people=Looked(1, weeks_more=6))
    assert said_of(found, people=Looked(0, weeks_more=52)) == (
        "Find the right people has not changed since you started. There is nothing to compare with: a year or more at "
        "this pace."
    )


def test_a_pillar_that_is_higher_in_busy_weeks_names_no_habit():
    assert said_of(row("posts", "brand"), brand=Looked(60, busy_weeks=True)).endswith(
        "Establish your professional brand is higher in the weeks when you do more of everything. Which habit, or "
        "something you do not log, your history cannot say."
    )


def test_a_shared_start_is_said_where_nothing_was_found():
    shared = "You started most habits in the same weeks. Whatever happened then fits equally well."
    assert said_of(row(shared_start=True)).endswith(shared)
    assert shared not in said_of(row(**CLEAR, shared_start=True))


# How sure


def test_the_rate_behind_a_grade_is_counted_in_people_and_not_in_percent(monkeypatch):
    monkeypatch.setattr(lining_up, "WRONG_OF_A_HUNDRED", {"clear": 1, "likely": 8, "one_of": 13})
    found = alignment(row(**CLEAR))
    assert lining_up.wrong_of_a_hundred(found.table.iloc[0], found) == (
        "Of a hundred findings of this grade, about one was wrong on simulated people."
    )
    # A short history's findings are shown as likely, whatever they are.
    young = alignment(row(**CLEAR), first=SHORT_FIRST)
    assert lining_up.wrong_of_a_hundred(young.table.iloc[0], young) == (
        "Of a hundred findings of this grade, about eight were wrong on simulated people."
    )
    nothing = alignment(row())
    assert lining_up.wrong_of_a_hundred(nothing.table.iloc[0], nothing) is None


def test_every_grade_has_its_rate_and_every_reason_its_words():
    assert set(lining_up.WRONG_OF_A_HUNDRED) == set(GRADES)
    assert set(lining_up_missing.SHORT) == set(lining_up_missing.REASONS) == set(NOTES) - {"", "group"}


def test_how_many_get_a_finding_where_there_is_none_was_counted_for_scores_and_outcomes_apart(monkeypatch):
    monkeypatch.setattr(lining_up, "FOUND_WHERE_NOTHING_IS_OF_A_HUNDRED", 4)
    assert lining_up.found_where_nothing_is(alignment(row())) == (
        "Of a hundred simulated people none of whose habits counted, about four got a finding all the same."
    )
    monkeypatch.setattr(lining_up, "FOUND_WHERE_NO_OUTCOME_IS_OF_A_HUNDRED", 1)
    assert lining_up.found_where_nothing_is(alignment(row("posts", "replies"))) == (
        "Of a hundred simulated people whose outcomes had nothing to do with their habits, about one got a finding "
        "all the same."
    )


def test_the_rates_of_grades_were_not_counted_for_outcomes():
    found = alignment(row("posts", "replies", **CLEAR))
    assert lining_up.wrong_of_a_hundred(found.table.iloc[0], found) is None


def test_shuffles_are_counted():
    assert lining_up.shuffles(4, 200) == "4 of 200 shuffles look this strong."
    assert lining_up.shuffles(1, 200) == "1 of 200 shuffles looks this strong."
    assert lining_up.shuffles(0, 200) == "0 of 200 shuffles look this strong."


def test_a_row_that_looks_strong_and_is_no_finding_says_why():
    nothing, found = alignment(row(), row("posts", **CLEAR)).table.iloc
    # Ten of 200 are one in twenty.
    strong, weak = (Shuffles(2.0, (3.0,) * count + (0.0,) * (200 - count)) for count in (10, 11))
    assert lining_up.strong_by_chance(strong, nothing) == (
        "That is still no finding: many habits and pillars or outcomes are looked at, so one that looks this strong by "
        "chance is to be expected, and the other checks did not hold."
    )
    assert lining_up.strong_by_chance(weak, nothing) is None
    assert lining_up.strong_by_chance(strong, found) is None


def test_the_weeks_are_described_without_a_strength():
    weeks = pd.DataFrame({"count": [3.0, 0.0, None, 2.0, 1.0], "days_known": [7, 4, 0, 7, 3]})
    # Of the last week three days are known: it is not counted.
    assert lining_up.weeks_shown("comments", "insights", weeks) == (
        "Comments under Engage with insights: done in 2 of the 3 weeks of which most days are known."
    )


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([], "of no week are most days known."),
        ([0.0], "not done in the one week of which most days are known."),
        ([2.0], "done in the one week of which most days are known."),
        ([0.0, 0.0, None], "not done in any of the 2 weeks of which most days are known."),
    ],
)
def test_few_weeks_are_described_in_plain_words(counts, said):
    known = pd.Series(counts, dtype="float64")
    weeks = pd.DataFrame({"count": known, "days_known": 7 * known.notna()})
    assert (
        lining_up.weeks_shown("comments", "insights", weeks) == f"Comments under Engage with insights: {said}"
    )


# What would tell more, and what could be seen


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (CLEAR, ["Three weeks without it and three weeks with it would test it once more."]),
        ({"note": "steady"}, ["Skip it for three weeks, then resume."]),
        ({"note": "constant", "usual": 0.0}, ["Do it for three weeks, then skip it for three."]),
        ({"note": "early_only"}, ["Do it for three weeks, then skip it for three."]),
        ({"note": "stays_put", "weeks_more": 6.0}, ["Go on as now: about six more weeks at this pace."]),
        ({"note": "stays_put", "weeks_more": 52.0}, ["Go on as now until it has changed more often."]),
        ({"note": "stays_put", "weeks_more": UNKNOWN}, ["Go on as now until it has changed more often."]),
        ({"shared_start": True}, ["Pause this one habit for three weeks and go on with the others."]),
        (
            {"note": "ceiling"},
            ["Log what comes of it, such as replies: no more can show in this score."],
        ),
        (
            {"note": "not_enough", "weeks_more": 9.0},
            [
                "Vary it: three weeks with clearly more than usual, then three weeks without it.",
                "Go on as now: about nine more weeks at this pace.",
            ],
        ),
        (
            {"note": "not_enough", "weeks_more": 52.0},
            ["Vary it: three weeks with clearly more than usual, then three weeks without it."],
        ),
        (
            {"note": "unlogged", "known": 0.3},
            ["Log it on more days, on empty ones too: a blank says nothing."],
        ),
        (
            {"known": 0.8, "none_logged": 0},
            [
                "Vary it: three weeks with clearly more than usual, then three weeks without it.",
                "Log empty days too: a 0 says that you did none, a blank says nothing.",
            ],
        ),
    ],
)
def test_what_would_tell_more_is_something_to_do(known, said):
    assert more_of(row(**known)) == said


def test_at_the_top_of_one_pillar_there_is_room_in_the_others():
    found = (row("comments", "insights", note="ceiling"), row("comments", "brand"))
    assert more_of(*found, insights=Looked(0, at_ceiling=True)) == [
        "Look at the other pillars: there is room in them."
    ]


def test_a_history_that_stopped_is_first_to_be_gone_on_with():
    found = alignment(row(**CLEAR, known=0.8, none_logged=0))
    assert lining_up_more.tell_more(found.table.iloc[0], found, stopped=date(2026, 6, 14)) == [
        "Add scores and habits again: nothing has come in since 14 Jun 2026.",
        "Log empty days too: a 0 says that you did none, a blank says nothing.",
    ]
    of_outcomes = alignment(row("comments", "replies"))
    assert lining_up_more.tell_more(of_outcomes.table.iloc[0], of_outcomes, stopped=date(2026, 6, 14)) == [
        "Add outcomes and habits again: nothing has come in since 14 Jun 2026."
    ]


def test_of_two_habits_done_together_one_is_to_be_done_alone():
    found = (row("posts", "brand", **ONE_OF), row("articles", "brand", **ONE_OF))
    assert more_of(*found, groups=[POSTS_OR_ARTICLES]) == [
        "Do only one of them for three weeks, then only the other."
    ]


def test_what_could_be_seen_of_a_pillar_names_the_easiest_and_the_hardest_habit():
    found = alignment(row("comments", smallest=1.2), row("posts", smallest=4.0), row("votes", smallest=99.0))
    assert lining_up_more.could_be_seen("insights", found) == (
        "Engage with insights: if going from quiet to busy weeks of Comments meant about 1.2 points or more, we would "
        "have seen it. The hardest to see is Posts: only from about 4 points on."
    )


def test_what_could_be_seen_of_one_single_habit_and_in_busy_weeks():
    one = alignment(row("comments", smallest=1.2), insights=Looked(60, busy_weeks=True))
    assert lining_up_more.could_be_seen("insights", one) == (
        "Engage with insights: if going from quiet to busy weeks of Comments meant about 1.2 points or more, we would "
        "have seen it. Engage with insights is higher in the weeks when you do more of everything. Which habit, or "
        "something you do not log, your history cannot say."
    )


def test_an_outcome_is_counted_in_its_own_unit_and_has_no_upper_end():
    # 6800 impressions a week is much, and no score ends at 25 there.
    rows = [row("comments", "impressions", smallest=6800.0), row("posts", "impressions", smallest=9100.0)]
    assert lining_up_more.could_be_seen("impressions", alignment(*rows)) == (
        "Impressions: if going from quiet to busy weeks of Comments meant about 6800 a week or more, we would have "
        "seen it. The hardest to see is Posts: only from about 9100 a week on."
    )
    waiting = row("comments", "impressions", note="not_enough", weeks_more=9.0, smallest=6800.0)
    assert said_of(waiting).endswith(
        "So far we would only see it if going from quiet to busy weeks meant about 6800 a week or more."
    )


def test_overall_ends_at_100_and_a_pillar_at_25():
    waiting = {"note": "not_enough", "weeks_more": 9.0}
    assert said_of(row(**waiting, smallest=30.0)).endswith("So far your weeks could show nothing.")
    assert "about 30 points or more" in said_of(row("comments", "overall", **waiting, smallest=30.0))
    overall = alignment(row("comments", "overall", smallest=30.0))
    assert "busy weeks of Comments meant about 30 points or more" in lining_up_more.could_be_seen(
        "overall", overall
    )


def test_what_no_week_of_an_outcome_reaches_could_not_show():
    never = {"smallest": float("inf")}
    waiting = row("comments", "replies", note="not_enough", weeks_more=9.0, **never)
    assert said_of(waiting) == (
        "Not enough data yet: about nine more weeks at this pace. So far your weeks could show nothing."
    )
    assert "Replies: none of your habits varied enough" in lining_up_more.could_be_seen(
        "replies", alignment(waiting)
    )


def test_where_two_habits_would_show_from_the_same_size_on_none_is_the_hardest():
    found = alignment(row("comments", smallest=1.41), row("posts", smallest=1.44))
    assert lining_up_more.could_be_seen("insights", found) == (
        "Engage with insights: if going from quiet to busy weeks of any of two habits meant about 1.4 points or more, "
        "we would have seen it."
    )


def test_what_lines_up_could_be_seen():
    found = alignment(row(**CLEAR, smallest=UNKNOWN), row("posts", smallest=99.0))
    assert lining_up_more.could_be_seen("insights", found) == (
        "Engage with insights: your weeks could show Comments."
    )
    together = [row(slug, "brand", **ONE_OF, smallest=UNKNOWN) for slug in ("posts", "articles")]
    assert lining_up_more.could_be_seen("brand", alignment(*together, groups=[POSTS_OR_ARTICLES])) == (
        "Establish your professional brand: your weeks could show Posts and Articles."
    )


def test_what_could_be_seen_says_where_nothing_could():
    unlogged = alignment(
        row(note="unlogged", smallest=UNKNOWN), row("posts", note="steady", smallest=UNKNOWN)
    )
    assert lining_up_more.could_be_seen("insights", unlogged) == (
        "Engage with insights: none of your habits varied enough, or was logged enough, to show anything."
    )
    assert lining_up_more.could_be_seen("insights", alignment(row(smallest=UNKNOWN))) == (
        "Engage with insights: none of your habits varied enough to show anything."
    )
    full = alignment(row(note="ceiling"), insights=Looked(0, at_ceiling=True))
    assert lining_up_more.could_be_seen("insights", full) == (
        "Engage with insights is at 25. More of anything cannot show there."
    )


# The rule for all of them

_CAUSAL = re.compile(
    rf"\b({'|'.join(FORBIDDEN)}|lifts?|moves?|moved|proves|proven|makes?|raises?|because|due to|feeds?|helps?)\b",
    re.I,
)
_UNFIT = re.compile(r"\b(nan|None|inf|p|q)\b|%|[{}_]|\de[+-]?\d|\.\d{5}|\d{7}")

FINDINGS = [
    {"reported": grade != "one_of", "grade": grade, "note": "group" if grade == "one_of" else ""}
    | ({"group": "it"} if grade == "one_of" else {})
    for grade in GRADES
]
SILENT = [{"note": note} for note in NOTES if note not in {"", "group"}]
SIZES = [
    (0.25, 0.18, 0.32),
    (-0.25, -0.32, -0.18),
    (0.1, -0.02, 0.22),
    (1240.0, 13.0, 2500.0),
    (0.0004, 0.0001, 0.0008),
]
UNKNOWNS = [
    {},
    {"smallest": UNKNOWN, "weeks_more": UNKNOWN, "usual": UNKNOWN},
    {"smallest": float("inf"), "weeks_more": 52.0, "usual": 0.0, "known": 0.4, "none_logged": 0},
    {"weeks_more": 2.0, "shared_start": True, "delay_days": 77.0},
]
LOOKED = [Looked(60), Looked(1, weeks_more=1), Looked(0, at_ceiling=True), Looked(60, busy_weeks=True)]


def every_alignment():
    """Every kind of row, with every size and sign, long and short, for pillars, overall and outcomes."""
    known = [*product(SIZES, UNKNOWNS[:1], LOOKED[:1]), *product(SIZES[:1], UNKNOWNS, LOOKED)]
    cases = product([*FINDINGS, *SILENT], known, ["insights", "overall", "my_calls"], [FIRST, SHORT_FIRST])
    for kind, (size, unknown, looked), measure, first in cases:
        sized = dict(zip(("effect", "low", "high"), size, strict=True))
        rows = [row(habit, measure, **sized | unknown | kind) for habit in ("comments", "long_walks")]
        groups = [Group("it", measure, ("comments", "long_walks"))] if "group" in kind else []
        yield alignment(*rows, groups=groups, first=first, **{measure: looked})


def said_about(found, shown):
    """Every sentence about one row and its alignment."""
    said = [
        lining_up.verdict(found),
        lining_up.caution(found) or ".",
        lining_up.found_where_nothing_is(found),
    ]
    said += [lining_up.sentence(shown, found), *lining_up_more.tell_more(shown, found)]
    said += lining_up_more.tell_more(shown, found, stopped=LAST)
    said += [lining_up_more.could_be_seen(pillar, found) for pillar in found.pillars]
    return {*said, lining_up.wrong_of_a_hundred(shown, found) or "."}


def check_words(sentences, labels):
    assert [said for said in sentences | labels if _CAUSAL.search(said)] == []
    assert [said for said in sentences | labels if _UNFIT.search(said)] == []
    assert [said for said in sentences if not re.search(r"[^.][.?]$|^\.$", said)] == []
    assert [said for said in sentences if re.search(r"(?<![\d.])(1 points|one weeks)\b", said)] == []


def test_no_sentence_claims_a_cause_shows_machine_numbers_or_stops_short():
    sentences, labels = set(), set()
    for found in every_alignment():
        shown = found.table.iloc[0]
        assert lining_up_more.tell_more(shown, found), "every row has something that would tell more"
        sentences |= said_about(found, shown)
        labels |= {lining_up.grade(shown, found), lining_up.title(shown, found)}
    assert len(sentences) > 100
    assert max(map(len, labels)) < 40
    check_words(sentences, labels)


# Words over what the method really answers

BY_FAMILY = {family.name: family for family in (*world_one.FAMILIES, *world_two.FAMILIES)}
REAL = [
    *("daily-1y", "daily-8w", "daily-16w", "weekly-1y", "null-short", "null-shared-trend", "collinear-exact"),
    *(
        "rounded-integers",
        "missing-days",
        "null-stays-put",
        "null-good-days-only",
        "all-careless-log",
        "counts",
    ),
]


def first_weeks(table, weeks):
    return table[table["date"] < table["date"].min() + pd.Timedelta(weeks=weeks)]


def real_alignments(family):
    """What is found of one simulated person, of five of their weeks, and where they log only what they did."""
    person = BY_FAMILY[family].draw(1)
    done = person.habits[person.habits["count"] > 0]
    yield align(person.snapshots, person.habits, person.events)
    yield align(first_weeks(person.snapshots, 5), first_weeks(person.habits, 5), person.events)
    yield align(person.snapshots, done, person.events)


def real_outcomes(seed):
    """What is found of the outcomes of one simulated person, and of six weeks of them."""
    for simulated in (outcomes.outcome_works, outcomes.outcome_nulls):
        came, done = simulated(seed)[:2]
        for of_them, of_done in ((came, done), (first_weeks(came, 6), first_weeks(done, 6))):
            measures = weekly_measures(of_them)
            yield align(empty("snapshots"), of_done, measures=measures)


@pytest.mark.parametrize("family", REAL)
def test_what_is_really_found_of_scores_is_said_well(family):
    check_alignments(real_alignments(family))


@pytest.mark.parametrize("seed", range(3))
def test_what_is_really_found_of_outcomes_is_said_well(seed):
    check_alignments(real_outcomes(seed))


def check_alignments(alignments):
    sentences, labels = set(), set()
    for found in alignments:
        is_refused = lining_up_missing.refusal(found) is not None
        assert found.verdict == lining_up.verdict(found)
        for _place, shown in found.table.iterrows():
            assert lining_up_more.tell_more(shown, found)
            sentences |= said_about(found, shown)
            labels |= {lining_up.grade(shown, found), lining_up.title(shown, found)}
            if shown["reported"]:
                assert not is_refused
                has_size = "one more a week" in lining_up.sentence(shown, found)
                assert has_size == lining_up.has_figures(found, shown["pillar"])
                assert "to show anything" not in lining_up_more.could_be_seen(shown["pillar"], found)
            if shown["note"] == "nothing":
                assert "none of your habits" not in lining_up_more.could_be_seen(shown["pillar"], found)
    check_words(sentences, labels)


def test_the_caution_beside_the_picture_fits_what_is_in_it():
    assert lining_up.caution(alignment(row(**CLEAR))) == "This is not proof of a cause."
    assert lining_up.caution(alignment(row())) == "Pale rows are no findings: chance alone looks like that."
    words_alone = row(effect=UNKNOWN, low=UNKNOWN, high=UNKNOWN)
    assert lining_up.caution(alignment(words_alone, row("posts", effect=0.0, low=0.0, high=0.0))) is None
