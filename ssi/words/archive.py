"""What is said of LinkedIn's archive: what was left out, what it cannot tell, and the rules by which it is judged."""

from collections.abc import Sequence
from datetime import date

from ssi.words import names, numbers, problems
from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

_KINDS = {
    "shares": later("posts"),
    "instantreposts": later("instant reposts"),
    "comments": later("comments"),
    "reactions": later("reactions"),
    "votes": later("poll votes"),
    "invitations": later("connection requests"),
    "connections": later("connections"),
    "messages": later("messages"),
    "searchqueries": later("searches"),
    "endorsementreceivedinfo": later("endorsements received"),
    "endorsementgiveninfo": later("endorsements given"),
    "recommendationsgiven": later("recommendations given"),
    "recommendationsreceived": later("recommendations received"),
    "memberfollows": later("people followed"),
    "companyfollows": later("companies followed"),
    "positions": later("your jobs"),
    "profile": later("your profile"),
    "skills": later("your skills"),
    "article": later("articles"),
}
"""What each file is about; keys as `ssi.readers.archive.names` has them."""


def comment_rule() -> str:
    """When a comment says something, as a rule that people can check."""
    return _(
        "A comment says something when it has more than three words and at least two of them are not part of a "
        "stock phrase such as “Great post” or “Thanks for sharing”. Emoji, mentions and links are no words. "
        "Stock phrases are known in English, German, French, Spanish, Portuguese and Dutch."
    )


def decision_maker_rule() -> str:
    """Who counts as somebody who decides, said to be a guess."""
    return _(
        "A guess by words in the job title, such as CEO, founder, owner, director or head of. "
        "The archive has today's titles, not those of the day you connected."
    )


def outside_rule() -> str:
    """Who counts as working elsewhere, said to be a guess."""
    return _(
        "A guess by the name of the company: another one than yours on the day you connected. "
        "The archive has the companies of today."
    )


def follow_up_rule() -> str:
    """What a follow-up is."""
    return _("A message of yours after another of yours, a day or more later, with nothing in between.")


def times_are_utc() -> str:
    """The archive's times, and no zone of the person's known."""
    return _(
        "LinkedIn writes these times in UTC. Without your time zone, each counts for the day as it is written."
    )


def idle_is_zero(last: date, *, is_whole: bool) -> str:
    """A day without an entry, between a file's first one and the archive's date, or its last one if it came alone."""
    if not is_whole:
        return _(
            "A day without an entry is taken as none, from the first entry of this file to its last, {day}."
        ).format(day=numbers.day(last))
    return _(
        "A day without an entry is taken as none, from the first entry of each file to {day}, when the archive ends."
    ).format(day=numbers.day(last))


def not_in_archive(kinds: Sequence[str]) -> str:
    """What a whole archive has no file of."""
    return _("Not in this archive: {kinds}. That is not known, which is not the same as none.").format(
        kinds=", ".join(_(_KINDS[kind]) for kind in kinds)
    )


def without_entry(files: Sequence[str]) -> str:
    """Files with headings and nothing below them."""
    return _(
        "No entry in {files}: from which day on that means none, nobody can tell, so it is not known."
    ).format(files=", ".join(files))


def other_headings(file: str) -> str:
    """A file of a known name whose headings are not LinkedIn's."""
    return _("{file} has other headings than LinkedIn writes. Left out.").format(file=file)


def without_day(file: str, lines: Sequence[int]) -> str:
    """Rows whose day cannot be read."""
    return say_count(
        "{file}, {lines}: {count} row has no date as this file has them. Left out.",
        "{file}, {lines}: {count} rows have no date as this file has them. Left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def too_early(file: str, lines: Sequence[int]) -> str:
    """Rows from before LinkedIn existed."""
    return say_count(
        "{file}, {lines}: {count} row is from before LinkedIn opened in 2003. Left out.",
        "{file}, {lines}: {count} rows are from before LinkedIn opened in 2003. Left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def too_late(file: str, lines: Sequence[int]) -> str:
    """Rows from the future."""
    return say_count(
        "{file}, {lines}: {count} row is in the future. Left out.",
        "{file}, {lines}: {count} rows are in the future. Left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def in_file(file: str, message: str) -> str:
    """What was found in one of many files, with its name before it."""
    return _("{file}: {message}").format(file=file, message=message)


def before_first_row(line: int) -> str:
    """Lines between the headings and the first entry."""
    return _("Line {line}: this is no entry. The lines before the first one are left out.").format(line=line)


def several_copies(file: str, count: int) -> str:
    """The same file more than once in an archive."""
    return _("{file} is in this archive {count} times. What they share counts once.").format(
        file=file, count=count
    )


def edited_posts(file: str, lines: Sequence[int]) -> str:
    """Posts that stand in the file again after they were edited."""
    return say_count(
        "{file}, {lines}: this post repeats one of the two days before, perhaps edited, and counts once.",
        "{file}, {lines}: {count} posts repeat one of the two days before, perhaps edited, and count once.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def no_longer_followed(file: str, lines: Sequence[int]) -> str:
    """Rows with a status that says somebody is not followed."""
    return say_count(
        "{file}, {lines}: {count} row is of somebody you do not follow any more. Left out.",
        "{file}, {lines}: {count} rows are of people you do not follow any more. Left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def drafts(count: int) -> str:
    """Messages that were never sent."""
    return say_count(
        "{count} draft of a message is not counted.", "{count} drafts of messages are not counted.", count
    )


def sponsored(count: int) -> str:
    """Messages that somebody paid for."""
    return say_count(
        "{count} sponsored message is not counted.", "{count} sponsored messages are not counted.", count
    )


def spam(count: int) -> str:
    """Messages that LinkedIn put aside."""
    return say_count(
        "{count} message in the spam folder is not counted.",
        "{count} messages in the spam folder are not counted.",
        count,
    )


def counted_elsewhere(slug: str, file: str, other: str) -> str:
    """A habit that is not counted from a file alone, for another file holds it, too."""
    return _(
        "{habit} are not counted from {file} alone: others are in {other}. Upload the whole archive to have them all."
    ).format(habit=names.habit(slug), file=file, other=other)


def part_of_two_files(slug: str, file: str, other: str) -> str:
    """A habit of which a file alone holds a part."""
    return _(
        "{file} holds a part of “{habit}”: others are in {other}. Two files uploaded one by one are not added up, "
        "the one that ends later counts. Upload the whole archive to have both."
    ).format(file=file, habit=names.habit(slug), other=other)


def whose_messages(file: str, owner: str) -> str:
    """Nothing tells which of the people in the messages is the owner, whose name may be known ("" if not)."""
    if owner:
        return _(
            "{file}: nobody in it is called {name}, so nothing tells which messages are yours. They are not counted."
        ).format(file=file, name=owner)
    return _(
        "{file}: nothing tells which of these people is you, so messages are not counted. "
        "Upload the whole archive: your name is in it."
    ).format(file=file)


def hidden_connections(count: int) -> str:
    """Connections of whom only the day is given."""
    return say_count(
        "{count} connection hides who they are: only the day counts.",
        "{count} connections hide who they are: only the day counts.",
        count,
    )


def own_company_unknown() -> str:
    """Without one's own jobs nobody is inside or outside."""
    return _(
        "Connections outside your company are not counted: this upload has no job of yours with its months "
        "(Positions.csv)."
    )


def accepted_is_lower_bound() -> str:
    """Why more requests may have been accepted than are counted."""
    return _(
        "Requests accepted are at least this many: LinkedIn often leaves accepted requests out of the archive."
    )


def accepted_unknown() -> str:
    """Requests and connections that cannot be laid beside each other."""
    return _(
        "Requests accepted are not counted: this archive does not give the profiles of requests and connections."
    )


def no_direction(file: str, lines: Sequence[int]) -> str:
    """Requests of which nobody knows who sent them."""
    return say_count(
        "{file}, {lines}: {count} request says neither sent nor received. Left out.",
        "{file}, {lines}: {count} requests say neither sent nor received. Left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def job_without_month(file: str, lines: Sequence[int]) -> str:
    """Jobs of one's own without a first month, or with one that cannot be read."""
    return say_count(
        "{file}, {lines}: the months of {count} job cannot be read. It is left out.",
        "{file}, {lines}: the months of {count} jobs cannot be read. They are left out.",
        len(lines),
        file=file,
        lines=problems.lines(lines),
    )


def undated_articles(count: int) -> str:
    """Articles without a day anywhere."""
    return say_count(
        "{count} article has no date: neither its name nor a post that links to it gives one. It is not counted, and "
        "days without an article are not known.",
        "{count} articles have no date: neither their names nor posts that link to them give one. They are not "
        "counted, and days without an article are not known.",
        count,
    )


def several_owners() -> str:
    """An archive with the profiles of two people."""
    return _("This zip holds the archives of several people. Upload each of them on its own.")


def nothing_to_count(reason: str | None) -> str:
    """An archive, or a file of it, of which nothing is left; ``reason`` is what was said of it first."""
    return " ".join(
        (
            _("Nothing in this file of LinkedIn's can be counted."),
            reason or _("It holds no entry with a date."),
        )
    )


def never_read() -> str:
    """A file of LinkedIn's that tells of other things than habits."""
    return _(
        "SSI Lens does not read this file of LinkedIn's: nothing in it is a habit of yours. It was not kept."
    )


def which_recommendations() -> str:
    """Two files with the same headings, which only their names tell apart."""
    return _(
        "LinkedIn has two files like this one. Keep its name, Recommendations_Given.csv or "
        "Recommendations_Received.csv, or upload the whole archive."
    )
