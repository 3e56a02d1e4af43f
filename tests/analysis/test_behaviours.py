"""Behaviours by the week: what was seen lately, in a usual week, and before."""

import math

import pandas as pd

from ssi.analysis import behaviours
from ssi.model import Amount, empty, frame

MONDAY = pd.Timestamp("2026-03-02")


def by_week(slug, *counts, kind="habits"):
    """Weekly totals, the first for the week of 2 March 2026; None for a week that is not known."""
    label, value = ("habit", "count") if kind == "habits" else ("measure", "value")
    return frame(
        kind,
        [
            {"date": MONDAY + pd.Timedelta(days=7 * week + 6), label: slug, value: count, "days": 7}
            for week, count in enumerate(counts)
            if count is not None
        ],
    )


def weekly(*habits, outcomes=()):
    return behaviours.weekly(
        pd.concat([empty("habits"), *habits], ignore_index=True),
        pd.concat([empty("outcomes"), *outcomes], ignore_index=True),
    )


def comments(*, said, weeks=8):
    """Two comments a week, of which so many say something."""
    return by_week("comments", *[2] * weeks), by_week("comments_specific", *[said] * weeks)


def seen(totals, key):
    return next(
        each
        for pillar in ("brand", "people", "insights", "relationships")
        for each in behaviours.seen(totals, pillar)
        if each.behaviour == key
    )


def test_a_count_is_shown_for_the_last_week_beside_the_mean_of_the_weeks_before():
    # Weeks before the last: 1, 2, 3, 2, mean 2; the last has 5.
    posts = seen(weekly(by_week("posts", 1, 2, 3, 2, 5)), "posts")
    assert posts.latest == Amount(5)
    assert posts.usual == Amount(2)
    assert posts.weeks == (1, 2, 3, 2, 5)


def test_three_weeks_are_too_few_to_call_anything_usual():
    posts = seen(weekly(by_week("posts", 1, 2, 3)), "posts")
    assert (posts.latest, posts.usual, posts.lately, posts.before) == (Amount(3), None, None, None)


def test_lately_is_eight_weeks_and_before_are_the_eighteen_before_them():
    # 30 weeks: four of 100 that are too long ago, eighteen of 1, eight of 3.
    posts = seen(weekly(by_week("posts", *[100] * 4, *[1] * 18, *[3] * 8)), "posts")
    assert (posts.lately, posts.before) == (Amount(3), Amount(1))
    assert len(posts.weeks) == 26


def test_a_share_is_the_sum_of_its_parts_and_not_a_mean_of_shares():
    # 1 of 1, 0 of 9, 2 of 5, 3 of 5: 6 of 20 in four weeks; then 4 of 4.
    totals = weekly(by_week("comments_specific", 1, 0, 2, 3, 4), by_week("comments", 1, 9, 5, 5, 4))
    specific = seen(totals, "comments_specific")
    assert specific.usual == Amount(6, 20)
    assert specific.latest == Amount(4, 4)
    assert specific.weeks == (1, 0, 0.4, 0.6, 1)


def test_a_week_without_any_message_has_no_share():
    answered = by_week("messages_answered", 1, 0, 1, 1, 1)
    to_answer = by_week("messages_to_answer", 2, 0, 1, 1, 1, kind="outcomes")
    found = seen(weekly(answered, outcomes=[to_answer]), "messages_answered")
    assert math.isnan(found.weeks[1])
    assert found.usual == Amount(3, 4)


def test_a_share_is_not_shown_where_only_one_of_its_two_counts_is_known():
    totals = weekly(by_week("comments", 1, 2, 3, 4))
    assert [each.behaviour for each in behaviours.seen(totals, "insights")] == ["comments"]
    assert "comments_specific" in behaviours.unseen(totals, "insights")


def test_regular_posting_counts_the_weeks_with_a_post_of_the_last_eight_known():
    totals = weekly(by_week("posts", 5, 5, 0, 1, 2, 0, 0, 1, 3, 0))
    weeks = seen(totals, "posting_weeks")
    # The last eight: 0, 1, 2, 0, 0, 1, 3, 0.
    assert weeks.lately == weeks.usual == Amount(4, 8)
    assert weeks.latest is None


def test_an_unknown_week_stays_unknown_and_is_in_no_mean():
    posts = seen(weekly(by_week("posts", 2, None, 4, 2, 4, 1)), "posts")
    assert math.isnan(posts.weeks[1])
    assert posts.usual == Amount(3)


def test_a_week_of_which_four_days_are_known_is_unknown():
    days = [
        {"date": MONDAY + pd.Timedelta(days=day), "habit": "posts", "count": 1.0, "days": 1}
        for day in range(11)
    ]
    totals = weekly(frame("habits", days))
    # Seven posts in the first week; the second has only four known days.
    assert totals["posts", "part"].tolist() == [7]
    assert behaviours.last_week(totals) == MONDAY


def test_without_any_habit_nothing_is_seen_and_everything_is_named_as_missing():
    totals = weekly()
    assert behaviours.last_week(totals) is None
    assert behaviours.seen(totals, "brand") == ()
    assert behaviours.unseen(totals, "people") == ("searches", "follows", "profile_reviews", "leads_saved")


def test_many_reactions_and_hardly_a_word_are_a_sign_of_hurry():
    # Eight weeks of 30 reactions and one comment that says something: 240 for 8, thirty for each.
    totals = weekly(by_week("reactions", *[30] * 8), *comments(said=1))
    found = behaviours.hurried(totals)
    assert found is not None
    assert found.reactions == Amount(240, 8)
    assert (found.comments, found.invitations) == (None, None)


def test_reactions_beside_real_comments_are_no_sign():
    totals = weekly(by_week("reactions", *[30] * 8), *comments(said=2))
    assert behaviours.hurried(totals) is None


def test_empty_comments_and_requests_without_a_note_are_signs():
    totals = weekly(
        by_week("comments", *[2] * 8),
        by_week("comments_specific", *[0] * 7, 2),
        by_week("invitations_sent", *[25] * 8),
        by_week("invitations_with_note", *[1] * 8),
    )
    found = behaviours.hurried(totals)
    assert found is not None
    assert found.comments == Amount(14, 16)
    assert found.invitations == Amount(192, 200)


def test_seven_weeks_are_too_few_to_speak_of_hurry():
    totals = weekly(by_week("reactions", *[50] * 7), *comments(said=0, weeks=7))
    assert behaviours.hurried(totals) is None


def test_a_last_week_that_is_cut_off_is_not_known_yet_and_no_fall():
    # Two weeks of a post a day, then five days.
    days = [
        {"date": MONDAY + pd.Timedelta(days=day), "habit": "posts", "count": 1.0, "days": 1}
        for day in range(19)
    ]
    posts = seen(weekly(frame("habits", days)), "posts")
    assert posts.latest == Amount(7)


def test_who_never_logs_weekends_has_a_last_week_all_the_same():
    days = [
        {"date": MONDAY + pd.Timedelta(days=7 * week + day), "habit": "posts", "count": 1.0, "days": 1}
        for week in range(3)
        for day in range(5)
    ]
    assert seen(weekly(frame("habits", days)), "posts").weeks == (5, 5, 5)


def test_only_days_on_which_both_counts_are_known_make_a_share():
    # Nine connections a day; that five of them are from outside is known on five days of the week.
    added, outside = (
        frame(
            "outcomes",
            [
                {"date": MONDAY + pd.Timedelta(days=day), "measure": slug, "value": count, "days": 1}
                for day in range(known)
            ],
        )
        for slug, count, known in (("connections_with_job", 9, 7), ("connections_outside", 5, 5))
    )
    found = seen(weekly(outcomes=[added, outside]), "connections_outside")
    assert found.latest == Amount(25, 45)


def test_a_share_of_more_than_all_comes_from_places_that_do_not_agree_and_is_not_known():
    # Typed: five comments in the second week; the archive says that six of them say something.
    totals = weekly(by_week("comments", 5, 5, 5), by_week("comments_specific", 4, 6, 5))
    assert [str(each) for each in seen(totals, "comments_specific").weeks] == ["0.8", "nan", "1.0"]


def test_more_answers_than_messages_in_a_week_are_all_of_them():
    answered = by_week("messages_answered", 4)
    to_answer = by_week("messages_to_answer", 3, kind="outcomes")
    found = seen(weekly(answered, outcomes=[to_answer]), "messages_answered")
    assert (found.latest, found.weeks) == (Amount(4, 3), (1.0,))
