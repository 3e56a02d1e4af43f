"""What is said where many files are added at once, one a client: whose each is, what waits, and what came of it."""

from collections.abc import Sequence

from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

heading = spoken("Add files, one a client")
hint = spoken(
    "Drop the files of many clients together. For each a client is proposed, by its column of names or its file name; "
    "you check that in a table before anything is kept."
)
upload_label = spoken("Files of your clients")

# The table
file = spoken("File")
goes_to = spoken("Client")
new_name = spoken("Name, if new")
holds = spoken("What it holds")
name_from = spoken("Name from")
to_know = spoken("Remarks")
new_client = spoken("new client")
left_out = spoken("leave out")
from_column = spoken("column")
from_file_name = spoken("file name")

# What waits
waiting_heading = spoken("Not in the table:")
two_orders = spoken("its days can be read in two ways; say which below")
how_days_are_written = spoken("Days that can be read in two ways")
not_said = spoken("not said yet")
no_day = spoken("it does not say of which day its score is")
part_of_an_archive = spoken("it is a single file of LinkedIn's archive, and does not say whose")
the_way = spoken(
    "What is not asked here can be answered on Data: add the file there, with the client chosen at the left."
)


def waits(name: str, reason: str) -> str:
    """A file that cannot be added here, and why."""
    return _("{name}: {reason}").format(name=name, reason=reason)


def reading(number: int, of: int) -> str:
    """Beside the bar while many files are read."""
    return _("Reading file {number} of {count}").format(number=number, count=of)


def comparing(number: int, of: int) -> str:
    """Beside the bar while files are held against what is kept."""
    return _("Comparing file {number} of {count} with what is kept").format(number=number, count=of)


def add(files: int, clients: int) -> str:
    """The button: "Add 30 files to 30 clients"."""
    to = say_count("{count} client", "{count} clients", clients)
    return say_count("Add {count} file to {clients}", "Add {count} files to {clients}", files, clients=to)


def several_for(name: str, files: Sequence[str]) -> str:
    """Said where several files go to one client."""
    return say_count(
        "{count} file goes to {name}: {files}.",
        "{count} files go to {name}: {files}.",
        len(files),
        name=name,
        files=", ".join(files),
    )


def differs(file_name: str, name: str, count: int) -> str:
    """Said where a file says something else than what is kept of its client."""
    return say_count(
        "{file}: {count} value differs from what {name} has, and will show as the file has it.",
        "{file}: {count} values differ from what {name} has, and will show as the file has them.",
        count,
        file=file_name,
        name=name,
    )


def needs_a_name(file_name: str) -> str:
    """Said of a new client without a name."""
    return _("{file} is for a new client: type a name, or leave it out.").format(file=file_name)


def added(files: int, new: int, known: int) -> str:
    """What came of it: "30 files were added, for 28 new clients and 2 you had."."""
    what = say_count("{count} file was added", "{count} files were added", files)
    begun = say_count("{count} new client", "{count} new clients", new)
    if new and known:
        return _("{what}, for {new} and {known} you had.").format(what=what, new=begun, known=known)
    had = say_count("{count} client you had", "{count} clients you had", known)
    return _("{what}, for {clients}.").format(what=what, clients=begun if new else had)


def there_already(files: int) -> str:
    """Said of files that were kept before, just as they are."""
    return say_count("{count} file was kept already.", "{count} files were kept already.", files)
