"""What is said about LinkedIn's creator analytics and the exports of tools for posts."""

from collections.abc import Sequence
from datetime import date

from ssi.words import names, numbers
from ssi.words.translate import say as _
from ssi.words.translate import say_count

_SHOWN = 8


def _listed(found: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in found[:_SHOWN])
    return shown + (", …" if len(found) > _SHOWN else "")


def not_kept(labels: Sequence[str]) -> str:
    """Totals and shares, which have no place in a history by day."""
    return _("Not kept, for a history by day has no place for them: {labels}.").format(labels=_listed(labels))


def sheets_not_read(names: Sequence[str]) -> str:
    """Sheets beside the analytics that are something else."""
    return _(
        "These sheets are no part of LinkedIn's analytics and are not read: {names}. "
        "Upload them as a file of their own."
    ).format(names=_listed(names))


def not_all_posts() -> str:
    """Why nothing is counted from the list of top posts."""
    return _(
        "The list of top posts holds 50 at most and is not all of them, so how often you posted is not "
        "counted from it."
    )


def posts_are_not_counted() -> str:
    """Why nothing is counted from a tool's list of posts."""
    return _(
        "The list may not hold every post, so how often you posted is not counted from it. "
        "LinkedIn's archive counts that."
    )


def engagements_added_up() -> str:
    """What engagements are where a file gives only their parts."""
    return _("Engagements are reactions, comments and reposts added up.")


def below_zero(slug: str, found: Sequence[tuple[date, float]]) -> str:
    """Days whose number is negative, as LinkedIn writes them when it takes counts back."""
    day, value = found[0]
    return say_count(
        "{name} are below 0 on {count} day ({value} on {day}): LinkedIn takes counts back. Kept as it stands.",
        "{name} are below 0 on {count} days ({value} on {day}, for one): LinkedIn takes counts back. "
        "Kept as they stand.",
        len(found),
        name=names.outcome(slug),
        value=f"{value:g}".replace("-", numbers.MINUS),
        day=numbers.day(day),
    )


def post_without_day(where: str) -> str:
    """A post without a day, or with one that cannot be read or be true."""
    return _("{where}: the post has no usable day. Left out.").format(where=where)


def order_by_range(span: str) -> str:
    """The range on the first sheet fits one reading only."""
    return _("Read so, the days fit the range {span} and follow one another.").format(span=span)


def order_of_english() -> str:
    """Nothing in the file tells, and its words are English."""
    return _("LinkedIn writes the month first where its words are English.")


def order_of_other_languages() -> str:
    """Nothing in the file tells, and its words are not English."""
    return _("LinkedIn writes the day first where its words are not English.")


def without_days(sheets: Sequence[str]) -> str:
    """Analytics of which only totals are there."""
    seen = _("This is part of LinkedIn's analytics, but it holds no numbers by day and no posts.")
    wanted = _("Upload the whole workbook, or its sheets ENGAGEMENT, FOLLOWERS or TOP POSTS.")
    found = _("Found: {sheets}.").format(sheets=_listed(sheets)) if any(sheets) else ""
    return " ".join(part for part in (seen, found, wanted) if part)
