"""The files of an archive put together: who the owner is, what is counted up to which day, and what is not in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from ssi.model import Assumption, Frames, Problem, Reading, calendar_day, empty, frame
from ssi.readers.archive import activity
from ssi.readers.archive.articles import Article, articles
from ssi.readers.archive.messages import Owner, messages
from ssi.readers.archive.moments import NOTATIONS, Dated, dated
from ssi.readers.archive.names import ARTICLE, KINDS
from ssi.readers.archive.network import accepted, connections, invitations
from ssi.readers.archive.profile import Positions, own_name, positions, profile
from ssi.readers.archive.rows import Rows
from ssi.readers.archive.shares import shares
from ssi.readers.archive.tally import Counted, by_day
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.words import archive as say
from ssi.words import assumptions as why
from ssi.words import refusals

_ELSEWHERE: Mapping[str, tuple[str, str]] = {
    "shares": ("reposts", "instantreposts"),
    "instantreposts": ("reposts", "shares"),
    "memberfollows": ("follows", "companyfollows"),
    "companyfollows": ("follows", "memberfollows"),
}
"""Files that count a habit which another file counts, too: the habit and that file."""


@dataclass(frozen=True)
class Sources:
    """What was found in an archive, or the one file that came alone.

    ``files`` by kind, ``articles`` by name; ``strange`` are files with other headings than LinkedIn's; ``day`` is
    the archive's date where something tells it.
    """

    files: Mapping[str, Rows]
    articles: Mapping[str, Article]
    strange: Sequence[str]
    day: date | None
    is_whole: bool


def reading(sources: Sources, options: Options) -> Reading:
    """All that the files say; UnreadableFile where that is nothing."""
    problems = [problem for rows in sources.files.values() for problem in rows.problems]
    problems += [Problem(None, None, None, say.other_headings(name)) for name in sources.strange]
    latest = options.today or sources.day
    entries = _entries(sources, options, latest, problems)
    owner = _owner(sources, entries)
    held = positions(sources.files["positions"], problems) if "positions" in sources.files else None
    counted, posts = _counted(sources, entries, owner, held, latest, problems)
    if not sources.is_whole:
        counted = _of_one_file(sources, counted, problems)
    last = _last_day(sources, entries, counted, options)
    # An entry of tomorrow, in UTC, says nothing about what else is done until then.
    until = last if last is None or options.today is None else min(last, pd.Timestamp(options.today))
    habits, outcomes = empty("habits"), empty("outcomes")
    if counted and last is not None:
        habits, outcomes = by_day(
            counted, last, idle_until=None if options.blank_means == "unknown" else until
        )
    own, dated_by = _profile(sources, held, last, options)
    frames = Frames(habits=habits, outcomes=outcomes, posts=posts, profile=own)
    if all(table.empty for table in vars(frames).values()):
        raise UnreadableFile(say.nothing_to_count(problems[0].message if problems else None))
    problems += _absent(sources, entries)
    assumptions = _assumptions(entries, options, until if counted else None, is_whole=sources.is_whole)
    name = "linkedin_archive" if sources.is_whole else "linkedin_file"
    return Reading(name, {owner.name: frames}, (*assumptions, *dated_by), tuple(problems))


def _entries(
    sources: Sources, options: Options, latest: date | None, problems: list[Problem]
) -> Mapping[str, Dated]:
    entries = {
        kind: dated(rows, options, latest) for kind, rows in sources.files.items() if kind in NOTATIONS
    }
    for each in entries.values():
        problems += each.problems
    return entries


def _owner(sources: Sources, entries: Mapping[str, Dated]) -> Owner:
    sender = invitations(entries["invitations"]).owner() if "invitations" in entries else Owner()
    if "profile" not in sources.files:
        return sender
    own = sources.files["profile"]
    if own.cells[["firstname", "lastname"]].drop_duplicates().shape[0] > 1:
        raise UnreadableFile(say.several_owners())
    return Owner(own_name(own) or sender.name, sender.addresses)


def _counted(
    sources: Sources,
    entries: Mapping[str, Dated],
    owner: Owner,
    held: Positions | None,
    latest: date | None,
    problems: list[Problem],
) -> tuple[Sequence[Counted], pd.DataFrame]:
    """All that is counted, and the frame of the owner's posts."""
    counted = [
        count
        for kind, each in entries.items()
        if kind in activity.SLUGS
        for count in activity.counted(each, problems)
    ]
    posts: list[pd.DataFrame] = []
    if "shares" in entries:
        own = shares(entries["shares"], problems)
        counted += own.counted
        posts.append(own.posts)
    if sources.articles:
        of_articles, written = articles(sources.articles, entries.get("shares"), latest, problems)
        counted += of_articles
        posts.append(written)
    if "messages" in entries:
        counted += messages(entries["messages"], owner, problems)
    if "connections" in entries:
        counted += connections(entries["connections"], held, problems)
    if "invitations" in entries:
        asked = invitations(entries["invitations"])
        counted += asked.counted(problems)
        if "connections" in entries:
            counted += accepted(asked, entries["connections"], problems)
    return _without_unknown_reposts(counted, entries), _in_order(posts)


def _without_unknown_reposts(counted: Sequence[Counted], entries: Mapping[str, Dated]) -> Sequence[Counted]:
    """No word of reposts where their own file is missing and none stands among the posts: that is not known, not 0."""
    reposts = [each for each in counted if each.slug == "reposts"]
    if "instantreposts" in entries or any(len(each.days) for each in reposts):
        return counted
    return [each for each in counted if each.slug != "reposts"]


def _of_one_file(sources: Sources, counted: Sequence[Counted], problems: list[Problem]) -> Sequence[Counted]:
    """What a file alone can count: of a habit that LinkedIn keeps in two files it tells a part only, which is said."""
    elsewhere = {kind: other for kind, other in _ELSEWHERE.items() if kind in sources.files}
    for kind, (slug, other) in elsewhere.items():
        if any(each.slug == slug and len(each.days) for each in counted):
            sentence = say.counted_elsewhere if kind == "shares" else say.part_of_two_files
            problems.append(Problem(None, None, None, sentence(slug, KINDS[kind].file, KINDS[other].file)))
    # Reposts are what InstantReposts.csv is for: the few among the posts would stand in place of those.
    return [each for each in counted if not ("shares" in elsewhere and each.slug == "reposts")]


def _in_order(posts: Sequence[pd.DataFrame]) -> pd.DataFrame:
    filled = [table for table in posts if len(table)]
    if not filled:
        return empty("posts")
    ordered: pd.DataFrame = frame("posts", pd.concat(filled)).sort_values(
        ["published", "url"], kind="stable", ignore_index=True
    )
    return ordered


def _last_day(
    sources: Sources, entries: Mapping[str, Dated], counted: Sequence[Counted], options: Options
) -> pd.Timestamp | None:
    """The last day that the archive covers: its date, or its last entry where that is later or nothing tells it."""
    days = [day for each in entries.values() if (day := each.last) is not None]
    days += [count.days.max() for count in counted if len(count.days)]
    if sources.day is not None:
        days.append(pd.Timestamp(min(sources.day, options.today or sources.day)))
    return max(days) if days else None


def _profile(
    sources: Sources, held: Positions | None, last: pd.Timestamp | None, options: Options
) -> tuple[pd.DataFrame, tuple[Assumption, ...]]:
    """The frame ``profile``, and the day it was given where nothing in the files tells one."""
    own, skills = sources.files.get("profile"), sources.files.get("skills")
    if own is None and held is None and skills is None:
        return empty("profile"), ()
    if last is not None:
        return frame("profile", profile(last, own, held, skills)), ()
    day = options.snapshot_date or options.today
    if day is None:
        raise UnreadableFile(refusals.date_missing())
    reason = why.chosen() if options.snapshot_date else why.day_is_today()
    rows = profile(pd.Timestamp(day), own, held, skills)
    return frame("profile", rows), (Assumption("snapshot_date", day, (), reason),)


def _assumptions(
    entries: Mapping[str, Dated], options: Options, until: pd.Timestamp | None, *, is_whole: bool
) -> Sequence[Assumption]:
    """The zone of the times, the order of day and month where a file was saved anew, what an idle day means."""
    found: list[Assumption] = []
    if any(each.timed and len(each.cells) for each in entries.values()):
        zone = options.time_zone
        reason = why.time_zone_used(zone) if zone else say.times_are_utc()
        found.append(Assumption("time_zone", zone, (), reason))
    orders = [assumption for each in entries.values() for assumption in each.assumptions]
    found += orders[:1]
    if until is not None:
        means = options.blank_means or "zero"
        other = "unknown" if means == "zero" else "zero"
        reason = (
            why.chosen() if options.blank_means else say.idle_is_zero(calendar_day(until), is_whole=is_whole)
        )
        found.append(Assumption("blank_means", means, (other,), reason))
    return found


def _absent(sources: Sources, entries: Mapping[str, Dated]) -> Sequence[Problem]:
    """What an archive lacks, and what is in it without an entry: of neither anything is known."""
    problems: list[Problem] = []
    empty_files = [each.rows.file for each in entries.values() if each.rows.cells.empty]
    if empty_files:
        problems.append(Problem(None, None, None, say.without_entry(empty_files)))
    if sources.is_whole:
        lacking = [kind for kind in KINDS if kind not in sources.files]
        lacking += [] if sources.articles else [ARTICLE]
        if lacking:
            problems.append(Problem(None, None, None, say.not_in_archive(lacking)))
    return problems
