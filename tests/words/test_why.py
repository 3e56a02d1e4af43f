"""Why might it have moved?, sentence by sentence."""

from datetime import date

import pytest

from ssi.model import Change, Check, ClientWeek, HabitLevel, Pinned, Stretch, Suspicion
from ssi.words import why

WEEK = Stretch(date(2026, 11, 8), date(2026, 11, 15))
EARLIER = Stretch(date(2026, 10, 26), date(2026, 11, 1))


def change(column, points, weeks=1):
    return Change(column, 10.0, 10.0 + points, WEEK.first, WEEK.last, weeks)


def answers(*checks, column="brand", points=-2.8, wobble=0.5):
    """Questions and answers about a fall of brand that is more than usual, unless said otherwise."""
    return why.answers(checks, {column: change(column, points)}, {column: wobble})


def answer(*checks, **about):
    return answers(*checks, **about)[0][1]


def test_an_ordinary_change_needs_no_reason():
    said = why.about({"brand": change("brand", 0.3)}, {"brand": 0.5})
    assert (
        said
        == "Establish your professional brand: ordinary for you, so it needs no reason. This was looked at anyway."
    )


def test_any_other_change_is_named_with_its_size():
    said = why.about({"brand": change("brand", -2.8)}, {"brand": 0.5})
    assert said == "Establish your professional brand, −2.8. This was looked at:"
    assert why.about({"brand": change("brand", 0.3, weeks=3)}, {"brand": 0.5}).endswith(
        "+0.3. This was looked at:"
    )


def test_where_nothing_moved_it_says_so():
    assert (
        why.about({"brand": change("brand", 0.0)}, {})
        == "Nothing has moved here, so there is nothing to look for."
    )


def test_every_question_stands_before_its_answer_with_nothing_found():
    checks = [Check("snapshot", WEEK), Check("habit", EARLIER), Check("event", WEEK), Check("none", WEEK)]
    assert answers(*checks) == [
        ("Is the snapshot sound?", "Yes: nothing looks odd about 8 Nov 2026 and 15 Nov 2026."),
        (
            "Was a habit away from its usual level before?",
            "No: from 26 Oct 2026 to 1 Nov 2026 no habit of this pillar was well below its usual level.",
        ),
        ("Is an event pinned there?", "No, none between 8 Nov 2026 and 15 Nov 2026."),
        ("So?", "No clear reason in your data. That is often so."),
    ]


def test_what_is_not_known_is_said_to_be_unknown():
    said = answer(Check("habit", EARLIER, is_known=False))
    assert said == "Not known: too little is logged for 26 Oct 2026 to 1 Nov 2026, or for the weeks before."


@pytest.mark.parametrize(
    ("suspicion", "said"),
    [
        (
            Suspicion("near_zero", WEEK.last, 0.0, 14.2),
            "Perhaps not: 0 on 15 Nov 2026 looks like a failed reading, beside 14.2 on the other day.",
        ),
        (
            Suspicion("spike", WEEK.first, 13.0, 10.2),
            "Perhaps not: 13 on 8 Nov 2026 stands alone, the snapshots around it say about 10.2.",
        ),
        (
            Suspicion("sum", WEEK.last, 58.0, 52.6),
            "Not quite: on 15 Nov 2026 overall says 58, the pillars add up to 52.6.",
        ),
    ],
)
def test_a_doubtful_snapshot_is_described(suspicion, said):
    check = Check("snapshot", WEEK, (suspicion,))
    assert answer(check) == said
    conclusion = answers(check, Check("none", WEEK))[1][1]
    assert (
        conclusion == "Look at the snapshots first: what stands above about them might be all there is to it."
    )


def test_snapshots_weeks_apart_are_a_remark_that_leaves_other_reasons_standing():
    snapshots = Check("snapshot", Stretch(date(2026, 10, 22), WEEK.last), days_apart=24)
    assert answer(snapshots) == (
        "Yes: nothing looks odd about 22 Oct 2026 and 15 Nov 2026. "
        "The two snapshots are 24 days apart: more than one week lies in this change."
    )
    holiday = Check("event", WEEK, (Pinned(date(2026, 11, 10), "Holiday", "break"),))
    said = [each for _question, each in answers(snapshots, holiday, Check("none", WEEK))]
    assert said[1:] == [
        "10 Nov 2026: Holiday (Break). One possible reason.",
        "It might be what stands above. Your data cannot say whether it was.",
    ]
    alone = answers(snapshots, Check("event", WEEK), Check("none", WEEK))[-1][1]
    assert alone == "No clear reason in your data. That is often so."


def test_snapshots_weeks_apart_can_be_doubtful_as_well():
    lone = Suspicion("near_zero", WEEK.last, 0.0, 14.2)
    assert answer(Check("snapshot", WEEK, (lone,), days_apart=24)) == (
        "Perhaps not: 0 on 15 Nov 2026 looks like a failed reading, beside 14.2 on the other day. "
        "The two snapshots are 24 days apart: more than one week lies in this change."
    )


def test_two_habits_are_named_and_the_others_counted():
    under = [HabitLevel(slug, 1.0, 4.0) for slug in ("posts", "comments", "articles", "reactions")]
    assert answer(Check("habit", EARLIER, tuple(under[:2]))).count("One possible reason.") == 2
    three, four = (answer(Check("habit", EARLIER, tuple(under[:count]))) for count in (3, 4))
    assert three.startswith("Posts: 1 a week")
    assert "Articles" not in three
    assert three.endswith("One more habit was below its usual level then.")
    assert four.endswith("Two more habits were below their usual level then.")
    over = tuple(HabitLevel(slug, 9.0, 4.0) for slug in ("posts", "comments", "articles"))
    assert answer(Check("habit", EARLIER, over)).endswith("One more habit was above its usual level then.")


def test_a_habit_away_from_its_level_is_one_possible_reason():
    under = Check("habit", EARLIER, (HabitLevel("comments", 4.0, 11.5),))
    assert answer(under) == (
        "Comments: 4 a week from 26 Oct 2026 to 1 Nov 2026, less than your usual 12. One possible reason."
    )
    over = Check("habit", EARLIER, (HabitLevel("posts", 3.0, 1.2),))
    assert answer(over) == (
        "Posts: 3 a week from 26 Oct 2026 to 1 Nov 2026, more than your usual 1.2. One possible reason."
    )
    conclusion = answers(under, Check("none", WEEK))[1][1]
    assert conclusion == "It might be what stands above. Your data cannot say whether it was."


def test_an_event_is_named_with_its_day_and_kind():
    check = Check("event", WEEK, (Pinned(date(2026, 11, 10), "New headline", "profile"),))
    assert answer(check) == "10 Nov 2026: New headline (Profile change). One possible reason."


def test_only_habits_of_the_score_that_went_its_way_were_looked_at_and_it_says_so():
    nothing = Check("habit", EARLIER)
    end = "from 26 Oct 2026 to 1 Nov 2026 no habit"
    assert answer(nothing, points=2.8) == f"No: {end} of this pillar was well above its usual level."
    assert answer(nothing, points=-2.8) == f"No: {end} of this pillar was well below its usual level."
    assert answer(nothing, column="overall", points=2.8) == f"No: {end} was well above its usual level."
    assert answer(nothing, column="overall", points=-2.8) == f"No: {end} was well below its usual level."


def test_over_months_habits_are_said_not_to_be_looked_at():
    # 183 days are 26 weeks and a day.
    months = Check("habit", Stretch(date(2026, 5, 16), WEEK.last), is_known=False, days_apart=183)
    assert answer(months) == "Not looked at: 26 weeks are too long to ask what was done before them."


def test_of_an_ordinary_change_nothing_is_called_a_reason():
    under = Check("habit", EARLIER, (HabitLevel("comments", 4.0, 11.5),))
    pinned = Check("event", WEEK, (Pinned(date(2026, 11, 10), "New headline", "profile"),))
    said = [each for _question, each in answers(under, pinned, Check("none", WEEK), points=-0.3)]
    assert said == [
        "Comments: 4 a week from 26 Oct 2026 to 1 Nov 2026, less than your usual 12.",
        "10 Nov 2026: New headline (Profile change).",
        "Ordinary; nothing to explain.",
    ]


def test_where_nothing_moved_nothing_is_answered():
    assert answers(Check("none", WEEK), points=0.0) == []


# Did most clients move the same way?

CLIENTS = ClientWeek(date(2026, 11, 9), "brand", clients=12, up=2, down=9, direction=-1)


def test_a_week_in_which_most_clients_moved_alike_is_one_possible_reason():
    found = Check("others", WEEK, (CLIENTS,), clients=CLIENTS)
    assert answer(found) == (
        "Yes: in the week of 9 Nov 2026, 9 of 12 clients moved down. LinkedIn may have changed something; a holiday "
        "that many share looks alike. One possible reason."
    )
    conclusion = answers(found, Check("none", WEEK))[1][1]
    assert conclusion == "It might be what stands above. Your data cannot say whether it was."


def test_where_clients_moved_as_they_do_it_says_how_many_went_which_way():
    usual = ClientWeek(date(2026, 11, 9), "brand", clients=12, up=5, down=6)
    assert answer(Check("others", WEEK, clients=usual)) == (
        "No: of 12 clients 5 moved up that week and 6 down."
    )


def test_over_longer_spans_no_such_week_is_said_and_too_few_clients_are_not_known():
    assert answer(Check("others", WEEK)) == "No, in no week between 8 Nov 2026 and 15 Nov 2026."
    assert answer(Check("others", WEEK, is_known=False)) == (
        "Not known: too few clients can be compared in the weeks from 8 Nov 2026 to 15 Nov 2026."
    )
