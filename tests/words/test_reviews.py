"""What the monthly review says."""

from datetime import date

from ssi.catalog import prompts
from ssi.model import Change, Value
from ssi.model.reviews import HabitMonth, LeastDone, Month, OutcomeMonth, Review, ScoreMonth
from ssi.words import reviews as words

OCTOBER = date(2026, 10, 1)
NOTHING = Month(OCTOBER, 31, (), (), None, (), ())
EARLY, LATE = date(2026, 10, 3), date(2026, 10, 30)


def moved(column, first, last, wobble=None):
    return ScoreMonth(column, Value(first, EARLY), Value(last, LATE), wobble)


FOUND = Month(
    OCTOBER,
    31,
    (moved("industry_rank", 12, 8),),
    (moved("overall", 60, 63.5, 1.2), moved("brand", 15.5, 15.5)),
    (Change("insights", 14, 11.2, date(2026, 10, 8), date(2026, 10, 15), 1),),
    (HabitMonth("comments", 34, 28, 46), HabitMonth("posts", None, 0, 13), HabitMonth("walks", 5, 31, None)),
    (OutcomeMonth("meetings", 5, 31, 3, 20, 30), OutcomeMonth("replies", None, 0, 2, 30, 30)),
)


def test_the_questions_are_those_of_the_catalogue_with_ranks_first():
    found = list(prompts.review().values())
    assert len(found) == 5
    assert found[0].beside == "ranks"
    assert {words.question(each) for each in found} == set(words._FROM_THE_CATALOG)


def test_ranks_say_which_way_they_moved():
    assert words.beside("ranks", FOUND) == ["Industry rank: Top 12% to Top 8%, closer to the top"]


def test_one_known_rank_says_its_day():
    one = ScoreMonth("network_rank", Value(8, EARLY), Value(8, EARLY))
    found = Month(OCTOBER, 31, (one,), (), None, (), ())
    assert words.beside("ranks", found) == ["Network rank: Top 8% on 3 Oct, the only one known"]


def test_scores_stand_beside_their_usual_wobble_and_unusual_weeks_are_named():
    assert words.beside("scores", FOUND) == [
        "Overall: 60 to 63.5, +3.5; in one week it usually moves about 1.2",
        "Establish your professional brand: 15.5 to 15.5 of 25, no change",
        "More than usual for you: Insights −2.8 in the week of 12 Oct.",
    ]


def test_habits_stand_beside_the_plan_and_say_what_is_not_known():
    assert words.beside("habits", FOUND) == [
        "Comments: 34 of 46 planned (3 of 31 days not known)",
        "Posts: – of 13 planned",
        "Walks: 5",
    ]


def test_outcomes_stand_beside_the_month_before():
    assert words.beside("outcomes", FOUND) == [
        "Meetings: 5; 3 in the month before (10 of 30 days not known)",
        "Replies: –; 2 in the month before",
    ]


def test_findings_are_named_or_said_to_be_none():
    assert words.beside("findings", FOUND, ["comments"]) == [
        "Lines up so far, which is no proof of a cause: Comments."
    ]
    assert words.beside("findings", FOUND, []) == ["Nothing clear in your weeks yet."]
    assert words.beside("findings", FOUND) == []


def test_what_is_not_known_is_a_dash():
    assert [words.beside(key, NOTHING) for key in ("ranks", "scores", "habits", "outcomes")] == [
        ["Ranks: –"],
        ["Scores: –"],
        ["Habits: –"],
        ["Outcomes: –"],
    ]


def test_habits_done_least_are_named_with_their_numbers():
    found = [LeastDone("follow_ups", 2, 13), LeastDone("comments", 13, 26)]
    assert words.done_least(found, date(2026, 7, 1), date(2026, 9, 1), looked=True) == (
        "Done least beside the plan from July 2026 to September 2026, on the days that are known, with nothing found "
        "to line up: Follow-up messages (2 of 13 planned), Comments (13 of 26 planned)."
    )
    assert words.done_least([], date(2026, 7, 1), date(2026, 9, 1), looked=True) == (
        "No habit of the plan stands out as done less than the others."
    )


def test_keeping_says_what_left_the_plan():
    assert words.kept(OCTOBER, []) == "Review of October 2026 kept."
    assert words.kept(OCTOBER, ["posts"]) == (
        "Review of October 2026 kept. Out of the plan from this week on: Posts."
    )


def test_an_earlier_review_says_its_month_its_day_and_what_was_dropped():
    review = Review(OCTOBER, {}, date(2026, 11, 20), ("posts", "comments"))
    assert words.written(review) == "October 2026, written on 20 Nov 2026"
    assert words.dropped(review) == "Taken out of the plan: Posts, Comments."
