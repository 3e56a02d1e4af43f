"""What Behaviours says."""

from datetime import date

import pandas as pd
import pytest

from ssi import catalog
from ssi.model import Amount, Hurried, Seen
from ssi.words import behaviours as words

PLANNED = {"posts": 3, "comments": 12, "invitations_sent": 3}


def seen(key, *, latest=None, usual=None, lately=None, before=None):
    return Seen(key, latest, usual, lately, before, (1.0,))


@pytest.mark.parametrize(
    ("key", "amount", "said"),
    [
        ("posts", Amount(9), "9"),
        ("posts", Amount(1.84), "1.8"),
        ("reactions", Amount(1234), "1,234"),
        ("posts", None, "–"),
        ("posting_weeks", Amount(6, 8), "6 of 8"),
        ("comments_specific", Amount(9, 12), "9 of 12"),
        # 77 of 120 is 64.2 percent; percent are for more than 20 cases.
        ("comments_specific", Amount(77, 120), "64% of 120"),
        ("comments_specific", Amount(0, 0), "none to count"),
        ("messages_answered", Amount(3, 4), "3 of 4"),
        ("messages_answered", Amount(11, 10), "all of 10"),
        ("hours_to_first_reply", Amount(30, 6), "5 hours"),
        ("hours_to_first_reply", Amount(1, 4), "under an hour"),
        ("hours_to_first_reply", Amount(96, 1), "4 days"),
    ],
)
def test_amounts_read_as_people_say_them(key, amount, said):
    assert words.amount(key, amount) == said


def test_a_sentence_says_how_it_is_lately_and_how_it_was_before():
    posts = seen("posts", lately=Amount(2.5), before=Amount(1))
    assert words.sentence(posts) == "Posts: 2.5 a week in the last eight weeks, 1 a week in the weeks before."


def test_what_did_not_move_is_said_once():
    posts = seen("posts", lately=Amount(2), before=Amount(2.04))
    assert words.sentence(posts) == "Posts: 2 a week in the last eight weeks, as in the weeks before."


def test_weeks_with_a_post_are_counted_among_weeks():
    weeks = seen("posting_weeks", lately=Amount(6, 8), before=Amount(9, 18))
    assert words.sentence(weeks) == "Weeks with a post: 6 of 8 lately, 9 of 18 before."


def test_too_few_weeks_are_not_called_usual():
    assert words.sentence(seen("posts")) == "Posts: too few weeks are known to call anything usual."


def test_the_headline_names_what_the_plan_asks_for_first():
    found = [
        seen("articles", usual=Amount(1)),
        seen("posts", usual=Amount(2)),
        seen("comments", usual=Amount(0.5)),
        seen("invitations_sent", usual=Amount(3)),
    ]
    assert words.headline(found, PLANNED) == "In a usual week: posts 2, comments 0.5, connection requests 3."
    assert words.headline([], PLANNED) == "What you did, as far as your files show it."


def test_the_table_names_the_archive_file_the_upload_or_the_hand_that_typed_it():
    sources = pd.DataFrame(
        {
            "field": ["posts", "comments", "comments", "searches"],
            "name": ["Complete_LinkedInDataExport.zip", "log.csv", "log.csv", "What you did"],
            "format": ["linkedin_archive", "habit_log", "habit_log", ""],
            "kind": ["import", "import", "import", "typed"],
        }
    )
    found = [seen("posts", latest=Amount(2), usual=Amount(3)), seen("comments"), seen("searches")]
    table = words.table(found, date(2026, 11, 16), sources, PLANNED)
    assert list(table) == [
        "Behaviour",
        "Week of 16 Nov",
        "Usual week",
        "Plan a week",
        "Counted in",
    ]
    assert table["Counted in"].tolist() == ["Shares.csv", "log.csv", "typed"]
    assert table["Plan a week"].tolist() == ["3", "12", ""]


def test_habits_done_for_the_count_alone_are_named_kindly():
    said = words.hurried(Hurried(8, Amount(240, 8), None, Amount(190, 200)))
    assert said.startswith(
        "In the last eight weeks: 240 reactions and 8 comments that say something; "
        "190 of 200 connection requests went without a note."
    )


def test_every_behaviour_has_a_name_and_hints_are_sentences():
    for key in catalog.behaviours():
        assert words.name(key)
        hint = words.hint(key)
        assert hint == "" or hint.endswith(".")
