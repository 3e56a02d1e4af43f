"""The files of LinkedIn's archive that are read, by what they are called and by their headings.

Nothing else in an archive is ever opened: not logins, addresses, phone numbers, searches by recruiters or
what LinkedIn infers for advertisers.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True)
class Kind:
    """One file of the archive: its name on screen and its headings without case, blanks and signs.

    ``needed`` headings are in it in every year, ``further`` ones in some; a file is known by them when it comes
    alone, unless ``by_name``: then its headings say too little.
    """

    file: str
    needed: frozenset[str]
    further: frozenset[str] = frozenset()
    by_name: bool = False


def _headings(text: str) -> frozenset[str]:
    return frozenset(plain(heading) for heading in text.split(","))


def plain(heading: str) -> str:
    """A heading as this module compares it: "Sent At" is "sentat"."""
    return re.sub(r"[\W_]+", "", heading.lower())


_PERSON = "First Name,Last Name"
_RECOMMENDATION = _headings("First Name,Last Name,Company,Job Title,Text,Creation Date,Status")

KINDS: Mapping[str, Kind] = {
    "shares": Kind(
        "Shares.csv",
        _headings("Date,ShareLink,ShareCommentary"),
        _headings("SharedUrl,MediaUrl,Visibility"),
    ),
    "instantreposts": Kind("InstantReposts.csv", _headings("Date,Link")),
    "comments": Kind("Comments.csv", _headings("Date,Link,Message")),
    "reactions": Kind("Reactions.csv", _headings("Date,Type,Link")),
    "votes": Kind("Votes.csv", _headings("Date,Link,OptionText")),
    "invitations": Kind(
        "Invitations.csv",
        _headings("From,To,Sent At,Direction"),
        _headings("Message,inviterProfileUrl,inviteeProfileUrl"),
    ),
    "connections": Kind(
        "Connections.csv",
        _headings(_PERSON + ",Connected On"),
        _headings("URL,Email Address,Company,Position"),
    ),
    "messages": Kind(
        "messages.csv",
        _headings("CONVERSATION ID,FROM,DATE,CONTENT"),
        _headings(
            "CONVERSATION TITLE,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,SUBJECT,FOLDER,ATTACHMENTS,"
            "IS MESSAGE DRAFT,IS CONVERSATION DRAFT"
        ),
    ),
    "searchqueries": Kind("SearchQueries.csv", _headings("Time,Search Query")),
    "endorsementreceivedinfo": Kind(
        "Endorsement_Received_Info.csv",
        _headings("Endorsement Date,Skill Name,Endorser First Name"),
        _headings("Endorser Last Name,Endorser Public Url,Endorsement Status"),
    ),
    "endorsementgiveninfo": Kind(
        "Endorsement_Given_Info.csv",
        _headings("Endorsement Date,Skill Name,Endorsee First Name"),
        _headings("Endorsee Last Name,Endorsee Public Url,Endorsement Status"),
    ),
    "recommendationsgiven": Kind(
        "Recommendations_Given.csv", _headings("Text,Creation Date"), _RECOMMENDATION, by_name=True
    ),
    "recommendationsreceived": Kind(
        "Recommendations_Received.csv", _headings("Text,Creation Date"), _RECOMMENDATION, by_name=True
    ),
    "memberfollows": Kind("Member_Follows.csv", _headings("Date,Status,FullName")),
    "companyfollows": Kind("Company Follows.csv", _headings("Organization,Followed On")),
    "positions": Kind(
        "Positions.csv",
        _headings("Company Name,Title,Started On,Finished On"),
        _headings("Description,Location"),
    ),
    "profile": Kind(
        "Profile.csv",
        _headings(_PERSON + ",Headline,Summary"),
        _headings(
            "Maiden Name,Address,Birth Date,Industry,Zip Code,Geo Location,Twitter Handles,Websites,"
            "Instant Messengers"
        ),
    ),
    "skills": Kind("Skills.csv", _headings("Name"), by_name=True),
}
"""By the file's name without case, blanks, underscores, member id and ending."""

ALIASES: Mapping[str, Mapping[str, str]] = {
    "comments": {"comment": "message"},
    # Two readers expect German headings; no file with them was seen.
    "connections": {
        "vorname": "firstname",
        "nachname": "lastname",
        "emailadresse": "emailaddress",
        "unternehmen": "company",
        "verbundenam": "connectedon",
    },
}
"""Other headings of the same columns, by kind."""

ARTICLE = "article"
"""What `kind_of` calls a written article, a web page of its own."""

_ENDING = re.compile(r"(_\d+)?( ?\(\d+\))?\.csv$")
_WIDE = 6
"""Headings of a file that nobody else's table has together."""
_PRIVATE = frozenset(("emailaddresses", "phonenumbers", "registration", "adtargeting", "logins"))
_OTHER_FOLDERS = ("jobs", "services marketplace", "verifications", "articles")
"""Folders of the archive whose tables are others of the same names, or none that are read."""


def kind_of(path: str) -> str | None:
    """What a file of the archive is, by its name in it: a key of ``KINDS``, ``ARTICLE``, or None."""
    whole = PurePosixPath(path.replace("\\", "/").lower())
    if whole.name.startswith(".") or "__macosx" in whole.parts:
        return None
    folder = whole.parent.name
    if whole.suffix in (".html", ".htm"):
        return ARTICLE if folder == "articles" else None
    if folder in _OTHER_FOLDERS or not _ENDING.search(whole.name):
        return None
    name = re.sub(r"[ _]", "", _ENDING.sub("", whole.name))
    return name if name in KINDS else None


def is_archive(names: Sequence[str]) -> bool:
    """Whether a zip with these files is LinkedIn's archive: several of its tables, or no other ones."""
    known = {kind for name in names if (kind := kind_of(name)) and kind != ARTICLE}
    tables = [name for name in names if name.lower().endswith(".csv") and "__macosx" not in name.lower()]
    return len(known) >= 2 or (len(known) == 1 and all(kind_of(name) for name in tables))


def kind_by_headings(headings: Collection[str], name: str) -> str | None:
    """What a single file is by its headings, and by its ``name`` where two files have the same ones; else None."""
    for key, kind in KINDS.items():
        own = {ALIASES.get(key, {}).get(plain(heading), plain(heading)) for heading in headings} - {""}
        # A wide file is known in any year, with columns that are new; a narrow one could be anybody's.
        all_known = kind.needed | kind.further
        fits = kind.needed <= own and (own <= all_known or len(all_known) >= _WIDE)
        if fits and (not kind.by_name or kind_of(name) == key):
            return key
    return None


def is_private(headings: Collection[str], name: str) -> bool:
    """Whether a single file is one of LinkedIn's that is never read: it tells of other things, or of nobody to count.

    Talks with LinkedIn's own coaches look like messages.
    """
    file = re.sub(r"[ _]", "", _ENDING.sub("", PurePosixPath(name.replace("\\", "/").lower()).name))
    own = {plain(heading) for heading in headings}
    is_coach = KINDS["messages"].needed <= own and bool(re.match(r"(guide|learning)", file))
    return file in _PRIVATE or is_coach or {"ipaddress", "useragent"} <= own


def is_recommendation(headings: Collection[str]) -> bool:
    """Whether a file is one of the two with recommendations, which only its name tells apart."""
    return {plain(heading) for heading in headings} == _RECOMMENDATION
