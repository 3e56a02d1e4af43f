"""What Routine says."""

from datetime import date

import pytest

from ssi.catalog.routines import playbook, routines, usual
from ssi.model import Lagging
from ssi.model.plans import Plan, PlanItem
from ssi.model.routine import Due, HabitWeek, Steadiness, Suggestion, Week
from ssi.words import routine as words
from ssi.words import suggestion as suggest

MONDAY = date(2026, 11, 16)


@pytest.mark.parametrize(
    ("steady", "said"),
    [
        (Steadiness(6, 8, 8, 8), "On plan in 6 of the last 8 weeks."),
        (Steadiness(1, 1, 1, 8), "On plan in 1 of 1 week so far."),
        (Steadiness(2, 3, 3, 8), "On plan in 2 of 3 weeks so far."),
        (Steadiness(5, 6, 8, 8), "On plan in 5 of the 6 weeks that are known, of the last 8."),
        (Steadiness(0, 0, 1, 8), "Whether last week was on plan is not known."),
        (Steadiness(0, 0, 3, 8), "Whether the last 3 weeks were on plan is not known."),
        (Steadiness(0, 0, 0, 8), "The first week of your plan."),
    ],
)
def test_the_headline_says_how_steadily_and_what_is_not_known(steady, said):
    assert words.headline(steady) == said


@pytest.mark.parametrize(
    ("week", "said"),
    [
        (HabitWeek("comments", 9, True, 10), "9 of 10"),
        (HabitWeek("comments", 12, False, 10), "12 of 10"),
        (HabitWeek("comments", 3, False, 10), "at least 3 of 10"),
        (HabitWeek("comments", None, False, 10), "– of 10"),
        (HabitWeek("comments", 4, True, None), "4"),
        (HabitWeek("comments", 4, False, None), "at least 4"),
        (HabitWeek("comments", None, False, None), "–"),
        (HabitWeek("comments", 11, True, 12, True), "11 of 12, with"),
        (HabitWeek("comments", 2, True, 0, False), "2, without"),
        (HabitWeek("comments", None, False, 0, False), "–, without"),
    ],
)
def test_a_cell_says_what_is_known_of_what_was_planned(week, said):
    assert words.cell(week) == said


def test_what_the_archive_counted_is_marked():
    assert words.cell(HabitWeek("comments", 9, True, 10), in_archive=True) == "9 of 10 *"


@pytest.mark.parametrize(
    ("steady", "said"),
    [
        (Steadiness(6, 8, 8, 8), "6 of 8"),
        (Steadiness(5, 6, 8, 8), "5 of 6, 2 not known"),
        (Steadiness(0, 0, 4, 4), "–"),
    ],
)
def test_a_cell_of_steadiness(steady, said):
    assert words.steady_cell(steady) == said


def test_days_of_a_plan_are_named_as_people_say_them():
    assert words.weekdays((0, 1, 2, 3, 4)) == "working days"
    assert words.weekdays(range(7)) == "every day"
    assert words.weekdays((4, 0)) == "Mon, Fri"


def test_a_routine_says_what_it_takes():
    # 179 minutes a week are 36 on each of five days, said to the nearest five.
    assert words.name(usual()) == "The usual routine: about 35 minutes on a working day"
    assert words.holds_since(Plan(MONDAY, usual().items, "usual")).startswith(
        "Since the week of 16 Nov: about 3 hours a week, by rough estimates"
    )


def test_what_is_due_says_how_often_and_how_far_it_is():
    due = Due("comments", 2, 3, 1, 3, 10)
    assert words.due(due) == "Comments: 2 to 3 · 1 done today · 3 of 10 this week"
    assert words.due(Due("posts", 1, 1, None, None, 3)) == "Posts: 1"
    assert (words.mark_done(due), words.marked_done(due)) == (
        "Comments: note 1",
        "Comments: 1 noted for today.",
    )


def test_the_grid_names_the_running_week_as_not_over():
    row = (HabitWeek("comments", 9, True, 10),)
    table = words.grid([Week(MONDAY, row, is_over=False), Week(date(2026, 11, 9), row, is_over=True)], set())
    assert list(table) == ["Habit", "16 Nov, so far", "9 Nov"]


def test_plan_against_done_says_what_is_left_and_what_is_not_known():
    rows = (
        HabitWeek("comments", 4, False, 10),
        HabitWeek("posts", 5, True, 3),
        HabitWeek("calls", None, False, 2),
        HabitWeek("searches", 3, True, None),
    )
    table = words.plan_against_done(Week(MONDAY, rows, is_over=False))
    assert table.to_numpy().tolist() == [
        ["Comments", 10, "4", "6"],
        ["Posts", 3, "5", "0"],
        ["Calls", 2, "–", "–"],
    ]


def test_a_habit_of_ones_own_has_no_reason_and_others_name_their_further_pillars():
    assert words.reason(PlanItem("naps", "brand", 1, 1, (0,))) == ""
    said = words.reason(PlanItem("comments", "insights", 1, 1, (0,)))
    assert said.endswith("It may feed Build relationships as well.")


def test_weeks_to_choose_are_called_as_people_call_them():
    today = date(2026, 11, 20)
    said = [words.week_choice(day, today) for day in (MONDAY, date(2026, 11, 9), date(2026, 11, 2))]
    assert said == ["This week", "Last week", "Week of 2 Nov"]


# Suggestions

LAGGING = Lagging("insights", 3.3, 13.4)


@pytest.mark.parametrize(
    ("why", "share", "said"),
    [
        (
            "below_plan",
            0.4,
            "Comments: 40% of what you planned in the last four weeks, as far as they are known.",
        ),
        ("not_planned", None, "Comments: not in your plan so far."),
        ("on_plan", None, "Comments: in your plan, and not known how often you did it."),
        ("on_plan", 1.0, "Comments: on plan lately; what is planned for this pillar is being done."),
    ],
)
def test_a_suggestion_says_why_with_its_source_and_promises_nothing(why, share, said):
    found = Suggestion("comments", LAGGING, why, share)
    reasons = suggest.why(found)
    assert reasons[0] == (
        "Engage with insights is the lagging pillar: 3.3 below its industry average of 13.4."
    )
    assert reasons[1] == said
    assert reasons[-1] == "LinkedIn does not publish how it scores, so no suggestion promises points."
    assert (
        suggest.effort(found)
        == "Comments, for Engage with insights; about 4 minutes each, by a rough estimate."
    )


def test_a_step_of_the_playbook_names_its_pillar_and_what_it_counts_as():
    answer = playbook()[1]
    assert suggest.step(answer) == "Answer each comment within a day (Engage with insights)"
    assert suggest.how(answer).endswith("In your log: comments.")


def test_every_routine_has_its_words():
    for routine in routines.__wrapped__().values():
        assert words.name(routine).startswith(routine.name)
        assert words.hint(routine)
