"""What a zip has to be called and how it may be packed to be read as LinkedIn's archive."""

import io
import zipfile
from datetime import date

import pytest

from ssi.readers import UnreadableFile, read
from tests.readers.archive.build import (
    BEN,
    TODAY,
    archive,
    counts,
    days,
    only,
    read_archive,
    said,
    table,
)

LIKE = ["2026-03-02 07:02:11", "LIKE", "https://www.linkedin.com/feed/update/urn:li:activity:1"]
SEARCH = ["2026/03/02 15:02:55 UTC", "Ben Beispiel"]
PROFILE = ["Anna", "Muster", "", "Street 1", "May 1", "Helps teams decide"]


def test_files_are_known_by_their_names_whatever_case_blanks_and_member_id_they_have():
    reading = read_archive(
        {
            "REACTIONS_10000001.csv": table("Reactions", [LIKE]),
            "search queries.csv": table("SearchQueries", [SEARCH]),
            "Company_Follows.csv": table("Company Follows", [["Nordwind", "Mon Mar 02 08:12:14 UTC 2026"]]),
        }
    )
    assert reading.format == "linkedin_archive"
    for slug in ("reactions", "searches", "follows"):
        assert counts(reading, slug) == {"2026-03-02": 1.0}


def test_an_archive_packed_again_one_folder_deeper_is_read_without_what_a_mac_adds():
    folder = "Basic_LinkedInDataExport_03-20-2026"
    reading = read_archive(
        {
            f"{folder}/Reactions.csv": table("Reactions", [LIKE]),
            f"{folder}/SearchQueries.csv": table("SearchQueries", [SEARCH]),
            f"__MACOSX/{folder}/._Reactions.csv": b"\x00\x05\x16\x07Mac OS X",
            f"{folder}/.DS_Store": b"\x00\x00\x00\x01Bud1",
        },
        name="my data.zip",
    )
    assert counts(reading, "reactions") == {"2026-03-02": 1.0}
    # The folder's name gives the archive's date.
    assert days(reading, "reactions")[-1] == "2026-03-20"


def test_a_file_there_both_plain_and_with_a_member_id_counts_once():
    later = ["2026-03-03 07:02:11", *LIKE[1:]]
    reading = read_archive(
        {
            "Reactions.csv": table("Reactions", [LIKE]),
            "Reactions_10000001.csv": table("Reactions", [later, LIKE]),
            "old/SearchQueries.csv": table("SearchQueries", [SEARCH]),
            "new/SearchQueries.csv": table("SearchQueries", [SEARCH]),
        }
    )
    assert counts(reading, "reactions") == {"2026-03-02": 1.0, "2026-03-03": 1.0}
    assert counts(reading, "searches") == {"2026-03-02": 1.0}
    assert "Reactions.csv is in this archive 2 times" in said(reading)


def test_connections_that_hide_who_they_are_are_several_people_in_one_file_and_the_same_ones_in_its_copy():
    hidden = ["", "", "", "", "", "", "07 Mar 2026"]
    copy = table("Connections", [hidden, hidden])
    reading = read_archive({"a/Connections.csv": copy, "b/Connections.csv": copy, "SearchQueries": [SEARCH]})
    assert counts(reading, "connections_added") == {"2026-03-07": 2.0}


@pytest.mark.parametrize(
    "name",
    [
        "guide_messages.csv",
        "learning_coach_messages.csv",
        "learning_role_play_messages.csv",
        "LearningCoachMessages.csv",
        "Jobs/messages.csv",
    ],
)
def test_what_only_looks_like_messages_is_not_opened(name):
    reading = read_archive({"Reactions": [LIKE], "SearchQueries": [SEARCH], name: b"No conversations found"})
    assert "messages" in said(reading).partition("Not in this archive:")[2]
    assert name not in said(reading)


def test_files_that_are_not_counted_are_never_opened_even_when_they_are_damaged():
    data = archive(
        {
            "Reactions": [LIKE],
            "SearchQueries": [SEARCH],
            "Logins.csv": b"Login Date,IP Address\n2026-03-02,192.0.2.1\n",
            "Email Addresses.csv": b"Email Address\nanna@example.org\n",
            "Ad_Targeting.csv": b"Member Age,Member Age\n30,40\n",
        }
    )
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        entry = package.getinfo("Logins.csv")
    begin = entry.header_offset + 30 + len("Logins.csv")
    damaged = data[:begin] + b"\xff" * entry.compress_size + data[begin + entry.compress_size :]
    reading = read("Complete_LinkedInDataExport_03-15-2026.zip", damaged, today=TODAY)
    assert counts(reading, "reactions") == {"2026-03-02": 1.0}


def test_each_file_is_named_before_it_is_read():
    names: list[str] = []
    read(
        "x.zip",
        archive({"Reactions": [LIKE], "SearchQueries": [SEARCH], "Logins.csv": b"Login Date\n"}),
        today=TODAY,
        on_file=names.append,
    )
    assert names == ["Reactions.csv", "SearchQueries.csv"]


def test_what_a_basic_archive_lacks_is_said_in_the_products_words_and_is_not_zero():
    reading = read_archive(
        {"Connections": [["Ben", "Beispiel", BEN, "", "", "", "02 Mar 2026"]], "Profile": [PROFILE]}
    )
    for slug in ("posts", "comments", "reactions", "messages_sent"):
        assert days(reading, slug) == []
    missing = next(each.message for each in reading.problems if "Not in this archive" in each.message)
    for word in ("posts", "comments", "reactions", "messages", "searches", "articles"):
        assert word in missing
    # Not that of the file's own: connections are there, and "connection requests" are not.
    assert "connection requests, messages" in missing


def test_a_file_of_headings_only_says_nothing_about_any_day():
    reading = read_archive({"Reactions": [LIKE], "Votes": []})
    assert days(reading, "votes") == []
    assert "No entry in Votes.csv" in said(reading)


def test_a_file_with_other_headings_is_named_and_costs_the_others_nothing():
    reading = read_archive({"Reactions": [LIKE], "SearchQueries": [SEARCH], "Votes.csv": b"When,What\n1,2\n"})
    assert "Votes.csv has other headings" in said(reading)
    assert counts(reading, "reactions") == {"2026-03-02": 1.0}


def test_an_archive_without_an_entry_is_refused():
    with pytest.raises(UnreadableFile, match="It holds no entry with a date"):
        read_archive({"Reactions": [], "Votes": []})


def test_the_archives_of_two_people_in_one_zip_are_refused():
    with pytest.raises(UnreadableFile, match="several people"):
        read_archive(
            {
                "a/Profile.csv": table("Profile", [PROFILE]),
                "b/Profile.csv": table("Profile", [["Ben", "Beispiel"]]),
                "a/Reactions.csv": table("Reactions", [LIKE]),
            }
        )


def test_the_history_is_labelled_with_the_owners_name():
    assert list(read_archive({"Reactions": [LIKE], "Profile": [PROFILE]}).people) == ["Anna Muster"]
    assert list(read_archive({"Reactions": [LIKE], "Votes": []}).people) == [""]
    invitation = ["Anna Muster", "Ben Beispiel", "3/2/26, 9:03 AM", "", "OUTGOING", "", BEN]
    assert list(read_archive({"Reactions": [LIKE], "Invitations": [invitation]}).people) == ["Anna Muster"]


def test_an_archive_whose_name_tells_no_date_ends_with_its_last_entry_whenever_it_was_packed_anew():
    later = ["2026-03-06 07:02:11", *LIKE[1:]]
    data = archive({"Reactions": [LIKE, later], "SearchQueries": [SEARCH]}, day=(2026, 3, 20))
    reading = read("data.zip", data, today=TODAY)
    assert days(reading, "reactions")[-1] == days(reading, "searches")[-1] == "2026-03-06"


def test_a_single_file_is_recognised_by_its_headings_and_ends_with_its_last_entry():
    later = ["2026-03-05 07:02:11", *LIKE[1:]]
    reading = read("whatever.csv", table("Reactions", [LIKE, later]), today=TODAY)
    assert reading.format == "linkedin_file"
    assert days(reading, "reactions") == ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"]
    assert "Not in this archive" not in said(reading)


def test_recommendations_alone_are_told_apart_by_the_name_of_the_file():
    data = table(
        "Recommendations_Given", [["Ben", "Beispiel", "", "", "Kind", "03/02/26, 10:12 AM", "VISIBLE"]]
    )
    given = read("Recommendations_Given.csv", data, today=TODAY)
    assert counts(given, "recommendations_given") == {"2026-03-02": 1.0}
    received = read("Recommendations_Received (1).csv", data, today=TODAY)
    assert counts(received, "recommendations_received") == {"2026-03-02": 1.0}
    with pytest.raises(UnreadableFile, match="Keep its name"):
        read("table.csv", data, today=TODAY)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("Logins.csv", b"Login Date,IP Address,User Agent,Login Type\n2026-03-02,192.0.2.1,x,y\n"),
        ("renamed.csv", b"Login Date,IP Address,User Agent,Login Type\n2026-03-02,192.0.2.1,x,y\n"),
        ("Email Addresses.csv", b"Email Address,Confirmed,Primary,Updated On\nanna@example.org,Yes,Yes,\n"),
        (
            "guide_messages.csv",
            b"CONVERSATION ID,FROM,TO,DATE,CONTENT\n1,Coach,Anna,2026-03-02 08:00:00 UTC,Hi\n",
        ),
    ],
)
def test_a_single_file_that_is_never_read_is_refused(name, data):
    with pytest.raises(UnreadableFile, match="does not read this file"):
        read(name, data, today=TODAY)


def test_a_profile_alone_is_dated_by_the_person_or_as_of_today():
    data = table("Profile", [PROFILE])
    reading = read("Profile.csv", data, today=TODAY)
    assert [(each.name, each.chosen) for each in reading.assumptions] == [("snapshot_date", TODAY)]
    reading = read("Profile.csv", data, today=TODAY, snapshot_date=date(2026, 1, 5))
    assert only(reading).profile["date"].dt.strftime("%Y-%m-%d").unique().tolist() == ["2026-01-05"]
    with pytest.raises(UnreadableFile, match="Say which day"):
        read("Profile.csv", data)
