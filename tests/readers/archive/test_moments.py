"""Each file's own way to write dates, their zone, and what is done with a date that is none."""

import pytest

from ssi.readers import read
from tests.readers.archive.build import BEN, TODAY, counts, read_archive, said, table

POST = "https://www.linkedin.com/feed/update/urn:li:activity:7"
DATED = {
    "Shares": (["2026-03-02 07:02:11", POST, "Words"], "posts"),
    "InstantReposts": (["2026-03-02 07:02:11", POST], "reposts"),
    "Comments": (["2026-03-02 07:02:11", POST, "Words"], "comments"),
    "Reactions": (["2026-03-02 07:02:11", "LIKE", POST], "reactions"),
    "Votes": (["2026-03-02 07:02:11", POST, "Yes"], "votes"),
    "Invitations": (["Anna", "Ben", "3/2/26, 9:03 AM", "", "OUTGOING", "", BEN], "invitations_sent"),
    "Connections": (["Ben", "Beispiel", BEN, "", "", "", "02 Mar 2026"], "connections_added"),
    "SearchQueries": (["2026/03/02 15:02:55 UTC", "Ben"], "searches"),
    "Endorsement_Received_Info": (["2026/03/02 10:00:00 UTC", "Sales"], "endorsements_received"),
    "Endorsement_Given_Info": (["2026/03/02 10:00:00 UTC", "Sales"], "endorsements_given"),
    "Recommendations_Given": (["Ben", "B", "", "", "Kind", "03/02/26, 10:12 AM"], "recommendations_given"),
    "Recommendations_Received": (
        ["Ben", "B", "", "", "Kind", "03/02/26, 10:12 AM"],
        "recommendations_received",
    ),
    "Member_Follows": (["2026-03-02 07:02:11", "Active", "Ben Beispiel"], "follows"),
    "Company Follows": (["Nordwind", "Mon Mar 02 08:12:14 UTC 2026"], "follows"),
}


@pytest.mark.parametrize("name", DATED)
def test_each_file_has_its_own_notation(name):
    row, slug = DATED[name]
    reading = read_archive({name: [row]})
    assert counts(reading, slug) == {"2026-03-02": 1.0}
    assert "no date" not in said(reading)


@pytest.mark.parametrize(
    "moment", ["2026-03-02 07:02:11", "2026/03/02 07:02:11 UTC", "Mon Mar 02 08:12:14 UTC 2026", "2026-03-02"]
)
def test_a_notation_that_nobody_confirmed_is_read_leniently(moment):
    reading = read_archive({"Member_Follows": [[moment, "Active", "Ben Beispiel"]]})
    assert counts(reading, "follows") == {"2026-03-02": 1.0}


def test_times_in_utc_become_days_of_the_persons_own_zone():
    late = ["2026-03-02 23:30:00", "LIKE", POST]
    assert counts(read_archive({"Reactions": [late]}), "reactions") == {"2026-03-02": 1.0}
    reading = read_archive({"Reactions": [late]}, time_zone="Europe/Berlin")
    assert counts(reading, "reactions") == {"2026-03-03": 1.0}
    zone = next(each for each in reading.assumptions if each.name == "time_zone")
    assert (zone.chosen, zone.alternatives) == ("Europe/Berlin", ())
    # In Auckland's summer, 13 hours ahead, midday is already the next day.
    midday = ["2026-03-02 11:30:00", "LIKE", POST]
    reading = read_archive({"Reactions": [midday]}, time_zone="Pacific/Auckland")
    assert counts(reading, "reactions") == {"2026-03-03": 1.0}


def test_without_a_zone_the_day_is_as_written_and_that_is_an_assumption():
    reading = read_archive({"Reactions": [["2026-03-02 23:30:00", "LIKE", POST]]})
    zone = next(each for each in reading.assumptions if each.name == "time_zone")
    assert zone.chosen is None
    assert "UTC" in zone.why


def test_requests_and_connections_carry_no_zone_and_keep_their_day():
    invitation = ["Anna", "Ben", "3/2/26, 11:30 PM", "", "OUTGOING", "", BEN]
    connection = ["Ben", "Beispiel", BEN, "", "", "", "02 Mar 2026"]
    reading = read_archive(
        {"Invitations": [invitation], "Connections": [connection]}, time_zone="Pacific/Auckland"
    )
    assert counts(reading, "invitations_sent") == {"2026-03-02": 1.0}
    assert counts(reading, "connections_added") == {"2026-03-02": 1.0}
    assert "time_zone" not in {each.name for each in reading.assumptions}


def test_a_narrow_blank_before_am_is_a_blank():
    invitation = ["Anna", "Ben", "3/2/26, 9:03\u202fAM", "", "OUTGOING", "", BEN]
    assert counts(read_archive({"Invitations": [invitation]}), "invitations_sent") == {"2026-03-02": 1.0}


def test_a_row_without_a_readable_date_is_left_out_and_said_by_its_line_without_its_words():
    data = table(
        "Comments",
        [
            ["2026-03-02 07:02:11", POST, "Fine"],
            ["2026-03-03 07:02:11", POST, "Fine too"],
            ["secret words", POST, "Lost"],
        ],
    )
    # Written as an ordinary table, for a row that begins with words is part of the comment before it.
    reading = read("Reactions.csv", data.replace(b"Date,Link,Message", b"Date,Link,Type"), today=TODAY)
    assert counts(reading, "reactions") == {"2026-03-02": 1.0, "2026-03-03": 1.0}
    (problem,) = [each for each in reading.problems if each.left_out]
    assert problem.line == 4
    assert "Reactions.csv, line 4" in problem.message
    assert "secret" not in repr(reading)


def test_days_that_cannot_be_are_left_out_and_said():
    reading = read_archive(
        {
            "Reactions": [
                ["2026-03-02 07:02:11", "LIKE", POST],
                ["1999-03-02 07:02:11", "LIKE", POST],
                ["2031-03-02 07:02:11", "LIKE", POST],
            ]
        }
    )
    assert counts(reading, "reactions") == {"2026-03-02": 1.0}
    assert "before LinkedIn opened" in said(reading)
    assert "in the future" in said(reading)


@pytest.mark.parametrize("time_zone", [None, "Pacific/Auckland", "America/Los_Angeles"])
@pytest.mark.parametrize("moment", ["0001-01-01 00:00:00", "1600-02-29 12:00:00", "9999-12-31 23:59:59"])
def test_the_ends_of_the_calendar_are_no_days_in_any_zone(moment, time_zone):
    data = table("Reactions", [["2026-03-02 08:00:00", "LIKE", POST], [moment, "LIKE", POST]])
    reading = read("Reactions.csv", data, time_zone=time_zone)
    assert list(counts(reading, "reactions").values()) == [1.0]


def test_a_day_without_a_time_is_the_same_day_in_every_zone():
    rows = [["2026-03-02", "Active", "Ben Beispiel"], ["2026-03-05 02:00:00", "Active", "Caro Exempel"]]
    data = table("Member_Follows", rows)
    reading = read("Member_Follows.csv", data, today=TODAY, time_zone="America/New_York")
    # 02:00 in UTC is 21:00 of the day before in New York.
    assert counts(reading, "follows") == {"2026-03-02": 1, "2026-03-04": 1}
