"""What is said about keeping data: batches and what they hold, what deleting takes, and what can go wrong."""

from datetime import date

from ssi.model import Batch, Holdings
from ssi.words import numbers
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

disk_full = spoken("Nothing was kept: the disk is full. Make some room, then try again.")
locked = spoken(
    "Nothing was kept: another program is holding your data. Close other programs that have it open, then try again."
)
read_only = spoken(
    "Nothing was kept: the file that holds your data may be read but not written. "
    "Allow writing in its folder, then try again."
)
cannot_open = spoken(
    "The file that holds your data cannot be opened. "
    "Check that its folder exists and that you may write in it, then reload this page."
)
not_a_database = spoken(
    "The file that holds your data is not a database of SSI Lens, so it was left untouched. "
    "Move it somewhere else, then reload this page to start afresh."
)
damaged = spoken(
    "The file that holds your data is damaged and was left as it is. "
    "Put back a copy from before, or move it away to start afresh; then reload this page."
)
disk_fails = spoken(
    "The disk that holds your data does not answer as it should. Check it, then reload this page."
)
newer_database = spoken(
    "Your data was last kept by a newer version of SSI Lens, so this one left it untouched. "
    "Start the newer version, or update this one."
)
deleted_but_in_use = spoken(
    "Everything is deleted and shows nowhere any more. But its traces are still on the disk, because another window "
    "or program is reading it. Close that one, then delete again."
)
deleted_but_disk_full = spoken(
    "Everything is deleted and shows nowhere any more. But its traces are still on the disk, because the disk is "
    "too full to clean the file. Make some room, then delete again."
)
not_found = spoken("This is not there any more. Reload the page to see what is kept.")
no_bytes_kept = spoken("The file itself was not kept, so it cannot be read again.")
data_there_already = spoken(
    "There is data here already, so nothing was opened. Opening the file in its place deletes what is here; "
    "download that first if you want to keep it."
)
workspace_damaged = spoken(
    "This workspace file is incomplete or was changed after it was saved, so nothing of it was opened. "
    "Use another copy of it, or save it again where it came from."
)
workspace_newer = spoken(
    "This workspace file was made by a newer version of SSI Lens, so nothing of it was opened. Update SSI Lens, "
    "then open it again."
)
the_new_file = spoken("The new file")
chosen_by_you = spoken("Your choice")
kept_when_merged = spoken("Kept when two histories became one")
changed_meanwhile = spoken(
    "Nothing was done: one of these histories was changed meanwhile. Look at what is said of them now, then try again."
)
removed_by_you = spoken("Removed by you")


def batch(of: Batch, today: date) -> str:
    """What one batch holds, from when to when, and how long ago it was added; that it was undone, if so."""
    parts = [say_count("{count} value chosen", "{count} values chosen", of.choices)] if of.choices else []
    if of.snapshots:
        parts.append(say_count("{count} snapshot", "{count} snapshots", of.snapshots))
    if of.counts:
        parts.append(say_count("{count} count", "{count} counts", of.counts))
    if of.events:
        parts.append(say_count("{count} event", "{count} events", of.events))
    if of.posts:
        parts.append(say_count("{count} post", "{count} posts", of.posts))
    if of.profile:
        parts.append(say_count("{count} profile text", "{count} profile texts", of.profile))
    if of.first is not None and of.last is not None:
        parts.append(numbers.span_of_days(of.first, of.last))
    parts.append(_("added {age}").format(age=numbers.age(of.added_at.date(), today)))
    if of.undone:
        parts.append(_("undone"))
    return " · ".join(parts)


def workspace_too_many_rows(most: int) -> str:
    """A table of a workspace file has more rows than anybody's data."""
    return _(
        "This workspace file has more rows in one table than the {most} that may be opened, "
        "so nothing of it was opened."
    ).format(most=numbers.thousands(most))


def workspace_too_large(most_bytes: int) -> str:
    """A workspace file unpacks to more than anybody's data."""
    return _(
        "This workspace file unpacks to more than the {most} MB that may be opened, so nothing of it was opened."
    ).format(most=numbers.thousands(most_bytes // 1_000_000))


def holdings(of: Holdings) -> str:
    """What deleting everything takes, in one sentence."""
    held = {
        say_count("{count} snapshot", "{count} snapshots", of.snapshots): of.snapshots,
        say_count(
            "{count} count of what you did or got", "{count} counts of what you did or got", of.counts
        ): of.counts,
        say_count("{count} event", "{count} events", of.events): of.events,
        say_count("{count} post", "{count} posts", of.posts): of.posts,
        say_count("{count} profile text", "{count} profile texts", of.profile): of.profile,
        say_count(
            "{count} plan, experiment, review or goal",
            "{count} plans, experiments, reviews and goals",
            of.documents,
        ): of.documents,
        say_count("{count} file that you added", "{count} files that you added", of.imports): of.imports,
    }
    parts = [said for said, count in held.items() if count]
    if not parts:
        return _("Nothing is kept, so there is nothing to delete.")
    return _("This goes, and cannot be brought back: {list}.").format(list=", ".join(parts))
