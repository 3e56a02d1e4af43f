"""Of what others are called, wrote, or where they are found, nothing leaves the reader but numbers."""

import pandas as pd

from tests.readers.archive.build import ANNA, comments, read_archive, table

SECRETS = (
    "Zebulon",
    "Quarzmann",
    "zq-profile",
    "zq@example.org",
    "Quokka",
    "xylophone",
    "Zwieback",
    "kumquat",
)
"""Planted: names, an address, a mail, a company, a title, words of messages, notes, comments, searches and praise."""
LINK = "https://www.linkedin.com/in/zq-profile"
POST = "https://www.linkedin.com/feed/update/urn:li:activity:zq-profile"
WHO = ("Zebulon", "Quarzmann")


def everything(reading) -> str:
    """All that a reading holds, as text and in full."""
    frames = [table.to_csv() for each in reading.people.values() for table in vars(each).values()]
    with pd.option_context(
        "display.max_rows", None, "display.max_columns", None, "display.max_colwidth", None
    ):
        return "\n".join((repr(reading), *frames))


def test_a_whole_archive_gives_away_nobody_but_its_owner():
    message = [
        "Zwieback",
        "",
        " ".join(WHO),
        LINK,
        "Anna Muster",
        ANNA,
        "2026-03-02 08:00:00 UTC",
        "kumquat",
        "xylophone",
    ]
    reading = read_archive(
        {
            "messages": [message, ["c2", *message[1:6], "xylophone kumquat", "", "Zebulon"]],
            "Connections": [
                [*WHO, LINK, "zq@example.org", "Quokka", "Zwieback", "02 Mar 2026"],
                [*WHO, LINK, "zq@example.org", "Quokka", "Zwieback", "xylophone"],
            ],
            "Invitations": [
                ["Anna Muster", " ".join(WHO), "3/1/26, 9:03 AM", "xylophone", "OUTGOING", ANNA, LINK],
                [" ".join(WHO), "Anna Muster", "kumquat", "xylophone", "SIDEWAYS", LINK, ANNA],
            ],
            "Comments.csv": b"Date,Link,Message\nZebulon Quarzmann\n"
            + comments([("2026-03-02 08:00:00", POST, 'To Zebulon: "xylophone" kumquat')]).split(b"\n", 1)[1],
            "Reactions": [["2026-03-02 08:00:00", "LIKE", POST], ["zq-profile", "LIKE", POST]],
            "Votes": [["2026-03-02 08:00:00", POST, "Quokka"]],
            "InstantReposts": [["2026-03-02 08:00:00", POST]],
            "SearchQueries": [["2026/03/02 15:02:55 UTC", "Zebulon Quarzmann"]],
            "Endorsement_Received_Info": [["2026/03/02 10:00:00 UTC", "Quokka", *WHO, LINK, "ACCEPTED"]],
            "Endorsement_Given_Info": [["2026/03/02 10:00:00 UTC", "Quokka", *WHO, LINK, "ACCEPTED"]],
            "Recommendations_Given": [
                [*WHO, "Quokka", "Zwieback", "xylophone", "03/02/26, 10:12 AM", "VISIBLE"]
            ],
            "Recommendations_Received": [
                [*WHO, "Quokka", "Zwieback", "xylophone", "03/02/26, 10:12 AM", "VISIBLE"]
            ],
            "Member_Follows": [["2026-03-02 08:00:00", "Inactive", " ".join(WHO)]],
            "Company Follows": [["Quokka", "Mon Mar 02 08:12:14 UTC 2026"]],
            "Shares": [["2026-03-02 08:00:00", "https://example.org/own", "My own words", POST, "", ""]],
            "Profile": [["Anna", "Muster", "", "", "", "Helps teams decide"]],
        }
    )
    held = everything(reading)
    assert "My own words" in held
    assert "Helps teams decide" in held
    assert [secret for secret in SECRETS if secret.lower() in held.lower()] == []


def test_a_file_whose_quotes_do_not_close_gives_nothing_away_either():
    broken = table(
        "messages", [["c1", "", "Anna Muster", ANNA, "Ben", "", "2026-03-02 08:00:00 UTC", "", "fine"]]
    )
    broken += (
        b"c2,,Zebulon Quarzmann,"
        + LINK.encode()
        + b',Anna,,2026-03-03 08:00:00 UTC,,"xylophone\nkumquat, Zwieback\n'
    )
    reading = read_archive({"messages.csv": broken, "Profile": [["Anna", "Muster"]]})
    assert any(problem.left_out for problem in reading.problems)
    assert [secret for secret in SECRETS if secret.lower() in everything(reading).lower()] == []
