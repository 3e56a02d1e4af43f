"""Experiments in words: what one could find, where it stands, and what came of it."""

import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ssi.model.experiments import Adherence, Design, Note, Outlook, Result, begin
from ssi.words import experiments as words
from tests.words.test_wording import messages

TODAY = date(2026, 11, 25)
SHORT = Design(15, 1, 200, {1.0: 0.3, 1.5: 0.5, 2.0: 0.62, 3.0: 0.8})
LONG = Design(16, 2, 70, {1.0: 0.4, 1.5: 0.74, 2.0: 0.82, 3.0: 0.95})
OUTLOOK = Outlook((SHORT, LONG), LONG, LONG, 3)
ALL_KEPT = Adherence(8, 8, 8, 8, 0)


def experiment(**changed):
    settings = {
        "habit": "comments",
        "score": "insights",
        "direction": 1,
        "expectation": "More people see me.",
        "per_week": 10.0,
        "before": 0.0,
        "seed": 5,
        "today": TODAY,
    }
    return begin(OUTLOOK, LONG, **(settings | changed))


def found(**changed):
    settings = {
        "effect": 1.53,
        "low": 0.4,
        "high": 2.6,
        "as_strong": 2,
        "orders": 70,
        "is_found": True,
        "snapshots": 110,
        "adherence": ALL_KEPT,
    }
    return Result(**(settings | changed))


# Before


def test_a_design_says_what_it_would_find_three_times_in_four():
    assert words.outlook(OUTLOOK, "insights") == (
        "16 weeks in blocks of two would find a change of 1.5 points about three times in four."
    )
    assert (
        words.finds(SHORT)
        == "15 weeks, drawn one by one, would find a change of 3 points about four times in five."
    )
    assert words.finds(replace(LONG, weeks=10)).startswith("Ten weeks in blocks of two")


def test_designs_to_choose_from_all_speak_of_two_points():
    assert words.choice(SHORT, OUTLOOK) == "15 weeks, drawn one by one · 2 points: about three times in five"
    assert words.choice(LONG, OUTLOOK) == (
        "16 weeks in blocks of two · 2 points: about four times in five (recommended)"
    )


def test_where_no_design_finds_enough_it_says_so_and_offers_before_and_after():
    weak = Outlook((), None, Design(26, 2, 200, {2.0: 0.41}), 4)
    assert words.outlook(weak, "insights") == (
        "An experiment would not settle this: Engage with insights wanders too much by itself. Even 26 weeks in blocks "
        "of two would find a change of 2 points only about two times in five. Before and after shows what differs, "
        "beside how far your score usually moves."
    )
    nothing = Outlook((), None, None, 4)
    assert words.outlook(nothing, "insights").startswith("An experiment would not settle this")


def test_snapshots_that_come_too_seldom_are_not_taken_for_a_score_that_wanders():
    said = words.outlook(Outlook(noise=4, too_few_snapshots=True), "insights")
    assert said == (
        "Your snapshots come too seldom for an experiment: even the longest, of 26 weeks, needs at least eight of "
        "them, some days apart. One a week is plenty."
    )


def test_a_history_that_is_too_short_says_how_much_is_missing():
    assert words.outlook(Outlook(weeks_more=1), "brand") == (
        "An experiment has to know how Establish your professional brand wanders by itself. That takes about one more "
        "week of snapshots."
    )
    assert "about five more weeks" in words.outlook(Outlook(weeks_more=5), "brand")


def test_a_score_that_never_moved_is_none_to_work_a_design_out_for():
    assert "has never moved in your history" in words.outlook(Outlook(), "overall")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.0, "hardly ever"),
        (0.32, "about once in three times"),
        (0.61, "about three times in five"),
        (0.66, "about two times in three"),
        (0.77, "about three times in four"),
        (0.88, "about nine times in ten"),
        (1.0, "nearly always"),
    ],
)
def test_a_chance_is_said_in_plain_words(share, said):
    assert words.chance(share) == said


def test_a_score_near_the_end_of_its_scale_has_little_room():
    assert words.little_room("insights", 1.04) == (
        "Engage with insights has only 1 point left in that direction: more than that cannot show."
    )


# While it is on


def test_a_week_is_said_with_what_to_do_in_it():
    on = experiment()
    assert on.order[:4] == (True, True, True, False)
    assert words.state(on, TODAY) == "It begins on 30 Nov 2026. Until then do as usual."
    assert words.state(on, date(2027, 1, 1)) == "Week 5 of 16, a week with. Comments: 10 this week."
    assert words.state(on, date(2027, 1, 12)) == "Week 7 of 16, a week without. Comments: none this week."
    assert words.opens(on) == "The result opens on 22 Mar 2027."


def test_the_seed_is_shown_with_the_order():
    assert words.seed(experiment()) == (
        "Seed 5 drew this order, one of 70 that could have been drawn. It stays as it is."
    )


def test_the_expectation_is_in_ones_own_words():
    assert words.expected(experiment(direction=-1)) == (
        "Comments: Engage with insights lower in the weeks with. “More people see me.”"
    )


def test_breaking_off_says_when_and_why_and_claims_nothing():
    broken = replace(experiment(), broken_off=date(2026, 12, 16), why_broken_off="New job")
    assert words.state(broken, date(2027, 12, 1)) == (
        "Broken off on 16 Dec 2026: New job. A broken-off experiment claims nothing."
    )


def test_changed_plans_are_listed_with_their_days():
    noted = replace(experiment(), notes=(Note(date(2026, 12, 2), "On holiday until the 9th"),))
    assert words.notes(noted) == ["2 Dec 2026: On holiday until the 9th"]


def test_missed_and_unknown_weeks_are_said_apart():
    assert words.adherence(ALL_KEPT) == "8 of 8 weeks with and 8 of 8 weeks without went as drawn."
    assert words.adherence(Adherence(8, 6, 8, 7, 2)) == (
        "6 of 8 weeks with and 7 of 8 weeks without went as drawn. Of two weeks that cannot be said: not every "
        "day is logged, and unknown is not none."
    )


def test_the_table_of_weeks_judges_only_weeks_that_have_passed():
    weeks = pd.DataFrame(
        {
            "week": pd.to_datetime(["2026-11-30", "2026-12-07", "2026-12-14", "2026-12-21"]),
            "is_with": [True, False, True, False],
            "count": [9.0, 4.5, float("nan"), float("nan")],
            "days_known": [7, 7, 0, 0],
            "as_drawn": pd.Series([True, False, None, None], dtype=object),
        }
    )
    table = words.weeks_table(weeks, date(2026, 12, 21))
    assert list(table["Drawn"]) == ["with", "without", "with", "without"]
    assert list(table["Done"]) == ["9", "4.5", "–", "–"]
    assert list(table["As drawn"]) == ["yes", "no", "not known", ""]


# What came of it


def test_a_result_says_what_moved_by_how_much_and_how_many_orders_look_as_strong():
    assert words.result(found(), experiment()) == (
        "Comments moved Engage with insights: about 1.5 points up (0.4 to 2.6), as you expected. Of 70 orders that "
        "could have been drawn, 2 look this strong."
    )


def test_a_result_downwards_counts_how_far_down():
    down = found(effect=-1.0, low=-2.04, high=0.0, as_strong=1)
    assert words.result(down, experiment(direction=-1)) == (
        "Comments moved Engage with insights: about 1 point down (at most 2), as you expected. Of 70 orders that could "
        "have been drawn, only this one looks so strong."
    )


@pytest.mark.parametrize(
    ("way", "sizes"),
    [
        (1, (-0.3, 0.0, 0.4)),
        (1, (0.0, 0.0, 0.4)),
        (1, (0.04, 0.0, 0.4)),
        (1, (float("nan"), float("nan"), float("nan"))),
        (-1, (0.3, -0.4, 0.0)),
        (-1, (float("nan"), float("nan"), float("nan"))),
    ],
)
def test_an_effect_whose_size_points_the_other_way_has_none(way, sizes):
    unsure = found(**dict(zip(("effect", "low", "high"), sizes, strict=True)))
    assert words.result(unsure, experiment(direction=way)) == (
        f"Comments moved Engage with insights {'up' if way > 0 else 'down'}, as you expected. It held up in the test; "
        "how large it is cannot be told from these weeks. Of 70 orders that could have been drawn, 2 look this strong."
    )


def test_nothing_clear_is_not_nothing():
    said = words.result(found(effect=0.5, low=-0.4, high=1.6, as_strong=22, is_found=False), experiment())
    assert said == (
        "Nothing clear: of 70 orders that could have been drawn, 22 look at least as strong as yours. As far as these "
        "weeks tell, the weeks with are worth between −0.4 and 1.6 points of Engage with insights. That does not say "
        "that it does nothing: this experiment would have found a change of 2 points about four times in five."
    )
    assert "moved" not in said


def test_too_few_snapshots_and_weeks_that_were_not_kept_to_are_said():
    assert words.result(found(has_too_few=True, is_found=False, snapshots=3), experiment()) == (
        "Only 3 snapshots tell something of these weeks: too few to compare, so nothing is claimed."
    )
    little = found(adherence=Adherence(8, 3, 8, 8, 0))
    said = words.result(little, experiment())
    assert said.startswith("Engage with insights followed the drawn weeks. Of 70 orders")
    assert said.endswith(
        "Fewer than half of the weeks with, or of those without, are known to have gone as drawn, so it cannot be said "
        "that this was Comments."
    )
    assert "moved" not in said
    nothing = words.result(found(adherence=Adherence(8, 8, 8, 3, 0), is_found=False), experiment())
    assert nothing.endswith(
        "so this tested little of Comments: nothing clear, and nothing that could have been."
    )
    assert "would have found" not in nothing


def test_no_other_sentence_says_that_a_habit_moved_a_score():
    claim = re.compile(r"\{habits?\}[^.]*\bmove[sd]?\b")
    assert {where.split(":")[0] for where, said in messages() if claim.search(said)} == {
        "ssi/words/experiments.py"
    }
