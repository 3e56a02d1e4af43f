"""Why a reader decided as it did where a file left it open: the ``why`` of each `Assumption`."""

from collections.abc import Sequence

from ssi.words import names
from ssi.words.translate import say as _


def chosen() -> str:
    """The person decided it."""
    return _("You chose this.")


def order_by_large_number(example: str, *, day_first: bool) -> str:
    """A number over 12 that can only be a day."""
    said = _("{date} can only be day first.") if day_first else _("{date} can only be month first.")
    return said.format(date=example)


def order_by_future() -> str:
    """Read the other way round, there would be days in the future."""
    return _("Read the other way round, some of these days would be in the future.")


def order_by_spacing() -> str:
    """Only one reading gives days as people note them."""
    return _("Read so, the days follow one another daily or weekly.")


def order_by_sequence() -> str:
    """Only one reading leaves the rows in order."""
    return _("Read so, the rows are in order of time.")


def order_by_custom(example: str) -> str:
    """Nothing in the file tells; most of the world writes the day first."""
    return _("{date} could be read both ways; most countries write the day first.").format(date=example)


def time_zone_unknown() -> str:
    """Times come with a zone, and the person's own zone is not known."""
    return _("The times carry a time zone. Each counts for the day as it is written there.")


def time_zone_used(zone: str) -> str:
    """Times were turned into the person's own days."""
    return _("Times are turned into days in {zone}.").format(zone=zone)


def decimal_open(example: str) -> str:
    """A number with three digits behind its only mark."""
    return _("{number} could be a thousand or a decimal; the rest of the file decides.").format(
        number=example
    )


def scale_percent() -> str:
    """Pillars add up to four times the total."""
    return _("The pillars add up to about four times the overall score, so they are percent of 25.")


def scale_above_25() -> str:
    """Pillars lie above 25, and no total tells more."""
    return _("Most rows have a pillar above 25, so pillars are percent of 25.")


def blank_is_zero(columns: Sequence[str]) -> str:
    """Count columns without any 0: who leaves 0 out means it by a blank."""
    return _("{columns}: no cell holds a 0, so an empty one is taken as none.").format(
        columns=", ".join(columns)
    )


def blank_is_unknown(columns: Sequence[str]) -> str:
    """Count columns with a 0 somewhere: a blank is something else."""
    return _("{columns}: some cells hold a 0, so an empty one is taken as not known.").format(
        columns=", ".join(columns)
    )


def people_told_apart(column: str) -> str:
    """A column that names persons."""
    return _("“{column}” names more than one person.").format(column=column)


def people_by_sheet(sheets: Sequence[str]) -> str:
    """Sheets of the same columns that are called by names."""
    shown = ", ".join(f"“{name}”" for name in sheets[:5]) + (", …" if len(sheets) > 5 else "")
    return _("The sheets {sheets} are alike; each may be of another person.").format(sheets=shown)


def columns_read() -> str:
    """How the columns were understood."""
    return _("Read from the headings and from what stands below them.")


def names_read() -> str:
    """How the names in a long table were understood."""
    return _("Read from the names in the table.")


def kept_apart(column: str, role: str) -> str:
    """A column that would be called like another one; ``role`` is what it is read as."""
    kind, _colon, slug = role.partition(":")
    name = names.habit(slug) if kind == "habit" else names.outcome(slug)
    return _("“{column}” is kept apart as “{name}”, for another column has that name.").format(
        column=column, name=name
    )


def idle_is_zero() -> str:
    """A long table without any 0: who leaves 0 out means it by a missing row."""
    return _("No row holds a 0, so a day without a row is taken as none, from the first day to the last.")


def idle_is_unknown() -> str:
    """A long table with a 0 somewhere: a missing row is something else."""
    return _("Some rows hold a 0, so a day without a row is taken as not known.")


def day_from_name() -> str:
    """The file holds no date, but its name does."""
    return _("The file holds no date; this one is from its name.")


def day_is_today() -> str:
    """Nothing names a date."""
    return _("There is no date in it, so it is taken as today's.")


def dated_by_utc() -> str:
    """An older SocialEdge dates by the world's clock, not the person's."""
    return _(
        "This older SocialEdge dates by UTC: a score read late in the evening may stand under the next day."
    )
