"""What is said around an upload: what LinkedIn's archive is read for, and how far reading is."""

from collections.abc import Sequence

from ssi.words.translate import say as _
from ssi.words.translate import spoken

archive_heading = spoken("What is read from LinkedIn's archive, and what never is")
archive_told = spoken(
    "**Ask for it** on LinkedIn: Settings & Privacy, Data privacy, Get a copy of your data. The larger one holds your "
    "posts and comments and takes up to a day. Upload the ZIP as it comes, or any single file of it.\n\n"
    "**Read:** what you did, as counts a day: posts, comments, reactions, invitations, messages, searches and the "
    "like; and what others did, as counts too. Your own posts and profile are kept with their words.\n\n"
    "**Never kept:** the text of any message or comment, the name, address or profile of anybody else, the archive "
    "itself. **Never opened:** logins, e-mail addresses, phone numbers, and what LinkedIn guesses for advertisers."
)
zone_is_fixed = spoken(
    "Of LinkedIn's archive only counts are kept. To count its days in another time zone, add the archive again."
)
of_too_many = spoken(
    "The file holds many people and was not kept itself. To read it otherwise, undo this and add the file again."
)
to_the_workspace = spoken("Open a workspace file")


def put_together(names: Sequence[str]) -> str:
    """What several files of one archive are called together: "Comments.csv, Shares.csv and 3 more"."""
    shown = ", ".join(names[:2])
    if len(names) == 2:
        return shown
    return _("{names} and {count} more").format(names=shown, count=len(names) - 2)


def reading(name: str, inside: str = "") -> str:
    """Beside the bar while a file is read; ``inside``: the file of an archive that is being read."""
    if inside:
        return _("Reading {name}: {inside}").format(name=name, inside=inside)
    return _("Reading {name}").format(name=name)


def keeping(number: int, of: int) -> str:
    """Beside the bar while many histories are kept."""
    return _("Keeping history {number} of {count}").format(number=number, count=of)
