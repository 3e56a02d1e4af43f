"""Conversations: who wrote when, never what."""

import pytest

from ssi.readers import UnreadableFile, read
from tests.readers.archive.build import (
    ANNA,
    BEN,
    CARO,
    TODAY,
    counts,
    days,
    message,
    read_archive,
    said,
    table,
)

PROFILE = ["Anna", "Muster", "", "", "", "Helps teams decide"]


def reading_of(*rows, **options):
    return read_archive({"messages": rows, "Profile": [PROFILE]}, **options)


def test_a_conversation_in_the_picture_of_the_module_is_counted_as_drawn():
    # x x o o . . . . o x
    reading = reading_of(
        message("c1", "ben", "2026-03-02 08:00:00"),
        message("c1", "ben", "2026-03-02 09:00:00"),
        message("c1", "anna", "2026-03-02 10:30:00"),
        message("c1", "anna", "2026-03-02 10:31:00"),
        message("c1", "anna", "2026-03-06 10:31:00"),
        message("c1", "ben", "2026-03-07 10:00:00"),
    )
    assert counts(reading, "messages_sent") == {"2026-03-02": 2.0, "2026-03-06": 1.0}
    assert counts(reading, "messages_to_answer") == {"2026-03-02": 1.0, "2026-03-07": 1.0}
    assert counts(reading, "messages_answered") == {"2026-03-02": 1.0}
    # From the first message of the other at 8:00 to the answer at 10:30.
    assert counts(reading, "hours_to_first_reply") == {"2026-03-02": 2.5}
    assert counts(reading, "follow_ups") == {"2026-03-06": 1.0}
    assert counts(reading, "replies") == {"2026-03-07": 1.0}


def test_the_order_of_the_rows_does_not_matter_and_conversations_are_kept_apart():
    rows = [
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c2", "ben", "2026-03-02 09:00:00"),
        message("c1", "ben", "2026-03-02 10:00:00"),
        message("c2", "anna", "2026-03-03 09:00:00"),
    ]
    for order in (rows, rows[::-1]):
        reading = reading_of(*order)
        assert counts(reading, "replies") == {"2026-03-02": 1.0}
        assert counts(reading, "hours_to_first_reply") == {"2026-03-03": 24.0}
        # The answer in c1, and the beginning of c2.
        assert counts(reading, "messages_to_answer") == {"2026-03-02": 2.0}


def test_a_second_message_within_a_day_is_no_follow_up_and_one_after_exactly_a_day_is():
    reading = reading_of(
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c1", "anna", "2026-03-03 07:59:59"),
        message("c2", "anna", "2026-03-02 08:00:00"),
        message("c2", "anna", "2026-03-03 08:00:00"),
    )
    assert counts(reading, "follow_ups") == {"2026-03-03": 1.0}


def test_messages_in_one_second_stand_newest_first_in_the_file():
    # From the bottom: Ben asks, Anna answers in the same second.
    reading = reading_of(
        message("c1", "ben", "2026-03-05 08:00:00"),
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c1", "ben", "2026-03-02 08:00:00"),
    )
    assert counts(reading, "messages_answered") == {"2026-03-02": 1.0}
    assert counts(reading, "hours_to_first_reply") == {}


def test_drafts_advertisements_and_spam_are_not_counted_and_said():
    advertisement = [
        "c3",
        "",
        "Nordwind",
        "",
        "Anna Muster",
        ANNA,
        "2026-03-02 08:00:00 UTC",
        "",
        "<p>spinmail</p>",
    ]
    reading = reading_of(
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c1", "anna", "2026-03-03 08:00:00", draft="Yes"),
        message("c2", "ben", "2026-03-03 08:00:00", folder="SPAM"),
        advertisement,
    )
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0}
    assert counts(reading, "messages_to_answer") == {}
    for words in ("1 draft", "1 sponsored message", "1 message in the spam folder"):
        assert words in said(reading)


def test_messages_of_which_none_was_sent_are_none_and_not_unknown():
    draft = message("c1", "anna", "2026-03-14 08:00:00", draft="Yes")
    reading = read_archive({"messages": [draft], "Votes": []})
    assert counts(reading, "messages_sent") == {}
    assert days(reading, "messages_sent") == ["2026-03-14", "2026-03-15"]
    assert "which of these people" not in said(reading)


def test_a_message_of_a_deleted_account_is_somebody_elses():
    gone = [
        "c1",
        "",
        "LinkedIn Member",
        "",
        "Anna Muster",
        ANNA,
        "2026-03-02 08:00:00 UTC",
        "",
        "Hello",
        "INBOX",
    ]
    reading = reading_of(gone, message("c1", "anna", "2026-03-02 09:00:00"))
    assert counts(reading, "messages_to_answer") == {"2026-03-02": 1.0}
    assert counts(reading, "messages_answered") == {"2026-03-02": 1.0}


def test_sent_messages_are_told_by_their_sender_and_not_by_their_folder():
    reading = reading_of(
        message("c1", "anna", "2026-03-02 08:00:00", folder="INBOX"),
        message("c1", "ben", "2026-03-02 09:00:00", folder="ARCHIVE"),
        message("c2", "anna", "2026-03-02 08:00:00", folder=""),
    )
    assert counts(reading, "messages_sent") == {"2026-03-02": 2.0}
    assert counts(reading, "replies") == {"2026-03-02": 1.0}


def test_a_namesake_with_another_profile_is_somebody_else():
    namesake = ["c9", "", "Anna Muster", "https://www.linkedin.com/in/anna-muster-2", "Anna Muster", ANNA]
    reading = reading_of(
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c2", "anna", "2026-03-02 08:00:00"),
        [*namesake, "2026-03-02 08:00:00 UTC", "", "Hello namesake", "INBOX"],
    )
    assert counts(reading, "messages_sent") == {"2026-03-02": 2.0}
    assert counts(reading, "messages_to_answer") == {"2026-03-02": 1.0}


def test_the_senders_of_requests_tell_the_owner_where_the_profile_has_another_spelling():
    sent = [
        "Anna Muster",
        "Ben Beispiel",
        "3/1/26, 9:03 AM",
        "",
        "OUTGOING",
        ANNA.upper().replace("HTTPS", "https"),
        BEN,
    ]
    reading = read_archive(
        {
            "messages": [
                message("c1", "anna", "2026-03-02 08:00:00"),
                message("c1", "ben", "2026-03-02 09:00:00"),
            ],
            "Invitations": [sent],
            "Profile": [["Anna", "Muster-Beispiel"]],
        }
    )
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0}


def test_an_owner_who_never_wrote_is_not_taken_for_the_one_who_always_does():
    reading = reading_of(*(message(f"c{day}", "ben", f"2026-03-0{day} 08:00:00") for day in (1, 2, 3)))
    assert counts(reading, "messages_sent") == {}
    assert sum(counts(reading, "messages_to_answer").values()) == 3
    # Without addresses of receivers, it is the name that tells.
    old = [["c1", "Ben Beispiel", "Anna Muster", f"2026-03-0{day} 08:00:00 UTC", "Hi"] for day in (1, 2)]
    reading = read_archive({"messages.csv": table("messages", old, headings=OLDEST), "Profile": [PROFILE]})
    assert counts(reading, "messages_sent") == {}


def test_an_owner_whose_name_is_spelled_otherwise_in_messages_is_who_is_in_all_of_them():
    rows = [
        message("c1", "anna", "2026-03-02 08:00:00"),
        message("c1", "ben", "2026-03-02 09:00:00"),
        ["c2", "", "Caro", CARO, "Anna Muster", ANNA, "2026-03-03 09:00:00 UTC"],
    ]
    reading = read_archive({"messages": rows, "Profile": [["Anna", "Muster-Vogel, PhD"]]})
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0}


NINE = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER"
OLDEST = "CONVERSATION ID,FROM,TO,DATE,CONTENT"


@pytest.mark.parametrize(
    ("headings", "rows"),
    [
        (
            NINE,
            [
                ["c1", "", "Anna Muster", ANNA, "Ben Beispiel", "2026-03-02 08:00:00 UTC", "", "Hi", "INBOX"],
                ["c1", "", "Ben Beispiel", BEN, "Anna Muster", "2026-03-02 09:00:00 UTC", "", "Hi", "INBOX"],
                ["c2", "", "Caro", CARO, "Anna Muster", "2026-03-03 09:00:00 UTC", "", "Hi", "INBOX"],
            ],
        ),
        (
            OLDEST,
            [
                ["c1", "Anna Muster", "Ben Beispiel", "2026-03-02 08:00:00 UTC", "Hi"],
                ["c1", "Ben Beispiel", "Anna Muster", "2026-03-02 09:00:00 UTC", "Hi"],
                ["c2", "Caro", "Anna Muster", "2026-03-03 09:00:00 UTC", "Hi"],
            ],
        ),
    ],
)
def test_older_shapes_have_fewer_columns_and_alone_the_owner_is_who_is_in_every_conversation(headings, rows):
    reading = read("messages.csv", table("messages", rows, headings=headings), today=TODAY)
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0}
    assert counts(reading, "messages_to_answer") == {"2026-03-02": 1.0, "2026-03-03": 1.0}


def test_several_receivers_are_told_apart_by_their_addresses_for_names_hold_commas():
    group = [
        "c2",
        "",
        "Caro",
        CARO,
        "Ben Beispiel, PhD, Anna Muster",
        f"{BEN},{ANNA}",
        "2026-03-03 09:00:00 UTC",
    ]
    rows = [message("c1", "anna", "2026-03-02 08:00:00"), group]
    # Alone, Ben is in both conversations as well: nobody can tell.
    with pytest.raises(UnreadableFile, match="which of these people is you"):
        read("messages.csv", table("messages", rows), today=TODAY)
    with_third = table(
        "messages", [*rows, ["c3", "", "Caro", CARO, "Anna Muster", ANNA, "2026-03-04 09:00:00 UTC"]]
    )
    assert counts(read("messages.csv", with_third, today=TODAY), "messages_sent") == {"2026-03-02": 1.0}


def test_where_nothing_tells_whose_they_are_messages_are_not_counted_and_that_is_said():
    reading = read_archive(
        {
            "messages": [
                message("c1", "anna", "2026-03-02 08:00:00"),
                message("c1", "ben", "2026-03-02 09:00:00"),
            ],
            "Reactions": [["2026-03-02 08:00:00", "LIKE", "https://example.org"]],
        }
    )
    assert counts(reading, "messages_sent") == {}
    assert "nothing tells which of these people is you" in said(reading)


def test_messages_of_which_every_field_is_quoted_and_whose_texts_run_over_lines_are_read():
    heading = NINE.split(",")
    rows = [
        [
            "c1",
            "",
            "Anna Muster",
            ANNA,
            "Ben Beispiel",
            "2026-03-02 08:00:00 UTC",
            "",
            "One\n\n2026-03-01, two",
            "INBOX",
        ],
        ["c1", "", "Ben Beispiel", BEN, "Anna Muster", "2026-03-02 09:00:00 UTC", "", 'A ""quote""', "INBOX"],
    ]
    quoted = "\n".join(",".join(f'"{cell}"' for cell in row) for row in [heading, *rows]).encode()
    reading = read_archive({"messages.csv": quoted, "Profile": [PROFILE]})
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0}
    assert counts(reading, "replies") == {"2026-03-02": 1.0}


def test_messages_in_which_nobody_has_the_owners_name_are_not_known_and_not_none():
    rows = [message("c1", "anna", "2026-03-02 08:00:00"), message("c1", "ben", "2026-03-02 09:00:00")]
    votes = [["2026-03-02 08:00:00", "https://example.org/1", "Yes"]]
    reading = read_archive({"messages": rows, "Profile": [["Antonia", "Muster-Maier"]], "Votes": votes})
    assert days(reading, "messages_sent") == []
    assert "messages.csv: nobody in it is called Antonia Muster-Maier" in said(reading)
