"""Before and after, sentence by sentence."""

from dataclasses import replace
from datetime import date, timedelta

from ssi.model import BeforeAfter, HabitChange, Level, Stretch
from ssi.words import before_after as say

DAY = date(2026, 3, 14)


def around(level, before_days=28, after_days=28, habits=(), changed=()):
    """A comparison around 14 March 2026 that speaks of this level."""
    before = Stretch(DAY - timedelta(days=before_days), DAY - timedelta(days=1))
    after = Stretch(DAY, DAY + timedelta(days=after_days - 1))
    return BeforeAfter(before, after, {level.column: level}, level, tuple(habits), tuple(changed))


def level(column, points, usual=None, industry=None):
    return Level(column, 10.0, 10.0 + points, usual, industry)


def test_what_is_more_than_usual_is_said_to_be():
    found = around(level("brand", 1.8, 0.9))
    assert say.headline(found) == (
        "Brand is 1.8 higher in the four weeks from 14 Mar 2026 on than in the four weeks before."
    )
    assert (
        say.usual(found) == "Over such spans it usually moves by up to 0.9 points: this is more than usual."
    )


def test_an_ordinary_difference_is_said_to_be_ordinary():
    found = around(level("overall", -0.8, 3.4), 14, 19)
    assert say.headline(found) == (
        "Overall is 0.8 lower in the 19 days from 14 Mar 2026 on than in the two weeks before."
    )
    assert say.usual(found) == "Over such spans it usually moves by up to 3.4 points: ordinary for you."


def test_without_enough_history_nothing_is_said_to_be_usual():
    found = around(level("insights", -1.0))
    assert say.headline(found).startswith("Insights is 1.0 lower")
    assert say.usual(found) == "Your history is too short to say what is usual over such spans."
    assert say.usual(replace(found, usual_from=date(2026, 9, 6))) == (
        "Your history is too short to say what is usual over such spans. "
        "If your snapshots go on, this can be said of these days from 6 Sep 2026 on."
    )


def test_what_is_more_than_usual_never_looks_like_the_usual():
    # Both round to 0.3: with a second digit 0.34 is seen to be over 0.27.
    found = around(level("brand", -0.34, 0.27))
    assert say.headline(found).startswith("Brand is 0.34 lower")
    assert "up to 0.27 points: this is more than usual" in say.usual(found)
    assert say.change_label(found.most) == "▼ −0.34, more than usual for you"
    table = say.scores_table(found)
    assert table["Change"].to_list() == ["▼ −0.34, more than usual for you"]
    assert table["Usually up to (points)"].to_list() == [0.27]
    # 0.262 and 0.26 need a third.
    assert say.headline(around(level("brand", 0.262, 0.26))).startswith("Brand is 0.262 higher")
    # An ordinary move may be as large as what is usual.
    assert say.headline(around(level("brand", 0.27, 0.34))).startswith("Brand is 0.3 higher")


def test_no_difference_is_as_high():
    found = around(level("overall", 0.01, 1))
    assert say.headline(found) == (
        "Overall is as high in the four weeks from 14 Mar 2026 on as in the four weeks before."
    )


def test_one_week_and_one_day_are_not_counted():
    assert say.headline(around(level("brand", 1.8), 7, 7)) == (
        "Brand is 1.8 higher in the week from 14 Mar 2026 on than in the week before."
    )
    assert say.headline(around(level("brand", 0.0), 7, 7)) == (
        "Brand is as high in the week from 14 Mar 2026 on as in the week before."
    )
    assert say.headline(around(level("brand", -1.8), 1, 1)) == (
        "Brand is 1.8 lower on 14 Mar 2026 than on the day before."
    )


def test_stretches_apart_are_named_by_their_days():
    early = Stretch(date(2026, 1, 1), date(2026, 1, 31))
    late = Stretch(date(2026, 6, 1), date(2026, 6, 30))
    up = level("overall", 2.0)
    found = BeforeAfter(early, late, {"overall": up}, up)
    assert say.headline(found) == (
        "Overall is 2.0 higher from 1 Jun 2026 to 30 Jun 2026 than from 1 Jan 2026 to 31 Jan 2026."
    )
    one_day = BeforeAfter(early, Stretch(late.first, late.first), {"overall": up}, up)
    assert say.headline(one_day) == (
        "Overall is 2.0 higher on 1 Jun 2026 than from 1 Jan 2026 to 31 Jan 2026."
    )


def test_two_habits_that_changed_and_the_industry_stand_beside_it():
    changed = [
        HabitChange("comments", 12.0, 4.0),
        HabitChange("posts", 1.0, 3.0),
        HabitChange("articles", 1.0, 2.5),
    ]
    found = around(level("brand", 1.8, 0.9, industry=0.1), changed=changed)
    assert say.beside(found) == (
        "Comments went from 12 to 4 a week. Posts went from 1 to 3 a week. "
        "Your industry's average over the same time: +0.1."
    )
    assert say.beside(around(level("brand", 1.8, 0.9))) == ""


def test_a_bar_says_its_change_and_whether_it_is_usual():
    assert say.change_label(level("brand", 1.8, 0.9)) == "▲ +1.8, more than usual for you"
    assert say.change_label(level("brand", -0.2, 0.9)) == "▼ −0.2, ordinary for you"
    assert say.change_label(level("brand", 0.0, 0.9)) == "no change, ordinary for you"
    assert say.change_label(level("brand", 1.8)) == "▲ +1.8"
    assert say.change_label(None) == "not known in both"


def test_the_tables_hold_what_the_chart_and_the_habits_show():
    brand, people = level("brand", 1.84, 0.93), level("people", 0.5)
    found = replace(
        around(brand, habits=[HabitChange("posts", 1.04, None)]), levels={"brand": brand, "people": people}
    )
    scores = say.scores_table(found)
    assert scores["Score"].to_list() == [
        "Establish your professional brand (of 25)",
        "Find the right people (of 25)",
    ]
    assert scores["Mean after"].to_list() == [11.8, 10.5]
    assert scores["Usually up to (points)"].iloc[0] == 0.9
    assert scores["Usually up to (points)"].isna().to_list() == [False, True]
    done = say.habits_table(found)
    assert done.iloc[0, :2].to_list() == ["Posts", 1.0]
    assert done["After (a week)"].isna().all()


def test_nothing_is_said_to_come_from_anything():
    assert say.caution() == "What comes after something need not come from it."


def test_without_digits_a_change_still_says_its_direction_and_whether_it_is_usual():
    assert say.change_label(level("brand", 1.8, 0.9), digits=False) == "▲ up, more than usual for you"
    assert say.change_label(level("brand", -0.2), digits=False) == "▼ down"
    assert say.change_label(level("brand", 0.0, 0.9), digits=False) == "no change, ordinary for you"
