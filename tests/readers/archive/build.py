"""LinkedIn's archive as LinkedIn writes it, from a few rows; everybody in it is invented."""

import csv
import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from ssi.model import Reading
from ssi.readers import read

HEADINGS = {
    "Shares": "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
    "InstantReposts": "Date,Link",
    "Comments": "Date,Link,Message",
    "Reactions": "Date,Type,Link",
    "Votes": "Date,Link,OptionText",
    "Invitations": "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
    "Connections": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "messages": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,"
        "CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
    ),
    "SearchQueries": "Time,Search Query",
    "Endorsement_Received_Info": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status"
    ),
    "Endorsement_Given_Info": (
        "Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name,Endorsee Public Url,Endorsement Status"
    ),
    "Recommendations_Given": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Recommendations_Received": "First Name,Last Name,Company,Job Title,Text,Creation Date,Status",
    "Member_Follows": "Date,Status,FullName",
    "Company Follows": "Organization,Followed On",
    "Positions": "Company Name,Title,Description,Location,Started On,Finished On",
    "Profile": (
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,"
        "Twitter Handles,Websites,Instant Messengers"
    ),
    "Skills": "Name",
}
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some of the ""addresses"" are missing."\n\n'
TODAY = date(2026, 3, 31)
ANNA = "https://www.linkedin.com/in/anna-muster"
BEN = "https://www.linkedin.com/in/ben-beispiel"
CARO = "https://www.linkedin.com/in/caro-exempel"

Row = Sequence[str]


def table(name: str, rows: Sequence[Row], *, headings: str | None = None) -> bytes:
    """One file of the archive; rows may be shorter than the headings."""
    heading = (headings or HEADINGS[name]).split(",")
    kept = io.StringIO()
    writer = csv.writer(kept, lineterminator="\n")
    writer.writerow(heading)
    for row in rows:
        writer.writerow([*row, *[""] * (len(heading) - len(row))])
    text = kept.getvalue()
    if name == "Connections":
        return (NOTES + text.rstrip("\n")).encode()
    return text.encode()


def comments(rows: Sequence[Row]) -> bytes:
    """Comments.csv, where a backslash stands before a quote."""
    lines = [f'{when},{link},"{text.replace(chr(34), chr(92) + chr(34))}"' for when, link, text in rows]
    return "\n".join(["Date,Link,Message", *lines, ""]).encode()


def archive(files: Mapping[str, bytes | Sequence[Row]], day: tuple[int, int, int] = (2026, 3, 15)) -> bytes:
    """A zip of files: rows under a name of ``HEADINGS`` become its table, bytes are kept under any name."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            is_table = not isinstance(content, bytes)
            entry = zipfile.ZipInfo(f"{name}.csv" if is_table else name, (*day, 9, 30, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, table(name, content) if is_table else content)
    return kept.getvalue()


def read_archive(
    files: Mapping[str, bytes | Sequence[Row]],
    name: str = "Basic_LinkedInDataExport_03-15-2026.zip",
    **options,
) -> Reading:
    """The reading of an archive of these files."""
    return read(name, archive(files), **({"today": TODAY} | options))


def only(reading: Reading):
    """The frames of the one person in a reading."""
    (frames,) = reading.people.values()
    return frames


def counts(reading: Reading, slug: str) -> dict[str, float]:
    """Day → count of a habit or outcome, days of 0 left out."""
    frames = only(reading)
    habits = frames.habits.rename(columns={"habit": "slug", "count": "value"})
    table = pd.concat([habits, frames.outcomes.rename(columns={"measure": "slug"})])
    found = table[(table["slug"] == slug) & (table["value"] != 0)]
    return dict(zip(found["date"].dt.strftime("%Y-%m-%d"), found["value"].tolist(), strict=True))


def days(reading: Reading, slug: str) -> list[str]:
    """The days of which a habit or outcome is known, 0 included."""
    frames = only(reading)
    habits = frames.habits.loc[frames.habits["habit"] == slug, "date"]
    outcomes = frames.outcomes.loc[frames.outcomes["measure"] == slug, "date"]
    return pd.concat([habits, outcomes]).dt.strftime("%Y-%m-%d").tolist()


def said(reading: Reading) -> str:
    """All problems of a reading as one text."""
    return "\n".join(problem.message for problem in reading.problems)


def message(conversation: str, sender: str, moment: str, text: str = "Hello", **more: str) -> Row:
    """A row of messages.csv: from "anna" or from "ben", in UTC without the word."""
    own = sender == "anna"
    names = ("Anna Muster", "Ben Beispiel")
    links = (ANNA, BEN)
    first, second = (0, 1) if own else (1, 0)
    return [
        *(conversation, "", names[first], links[first], names[second], links[second], f"{moment} UTC", ""),
        *(text, more.get("folder", "INBOX"), "", more.get("draft", "No"), "No"),
    ]
