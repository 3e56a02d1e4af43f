"""Weeks in which most clients moved alike, in words: how many of them, and never more than "may"."""

from ssi.model import ClientWeek
from ssi.words import numbers
from ssi.words.translate import say as _


def not_only_you(week: ClientWeek) -> str:
    """Said where somebody's own week is shown: "It was not only you: 9 of 12 clients moved down that week."."""
    return f"{_('It was not only you:')} {_how_many(week)} {_may()}"


def alike(week: ClientWeek) -> str:
    """The same as an answer, with the week named."""
    up = _("Yes: in the week of {day}, {some} of {all} clients moved up.")
    down = _("Yes: in the week of {day}, {some} of {all} clients moved down.")
    said = up if week.direction > 0 else down
    return f"{said.format(day=numbers.day(week.week), some=_alike(week), all=week.clients)} {_may()}"


def in_range(week: ClientWeek) -> str:
    """The same where several weeks are shown: "Week of 19 Oct: it was not only you, 9 of 12 clients moved down."."""
    up = _("Week of {day}: it was not only you, {some} of {all} clients moved up.")
    down = _("Week of {day}: it was not only you, {some} of {all} clients moved down.")
    said = up if week.direction > 0 else down
    return said.format(day=numbers.day(week.week), some=_alike(week), all=week.clients)


def pin(week: ClientWeek) -> str:
    """The same in a few words, for the list under a line."""
    up = _("Not only you: {some} of {all} clients moved up")
    down = _("Not only you: {some} of {all} clients moved down")
    return (up if week.direction > 0 else down).format(some=_alike(week), all=week.clients)


def as_usual(week: ClientWeek) -> str:
    """The answer where the clients did not move as this one did."""
    said = _("No: of {all} clients {up} moved up that week and {down} down.")
    return said.format(all=week.clients, up=week.up, down=week.down)


def of_clients(week: ClientWeek) -> str:
    """Said over all clients: "Week of 19 Oct 2026: 9 of 12 clients moved down that week."."""
    day = _("Week of {day}:").format(day=numbers.day(week.week))
    return f"{day} {_how_many(week)} {_may()}"


def counted(week: ClientWeek) -> str:
    """The same, and no more: for a list of such weeks."""
    day = _("Week of {day}:").format(day=numbers.day(week.week))
    return f"{day} {_how_many(week)}"


def _how_many(week: ClientWeek) -> str:
    up = _("{some} of {all} clients moved up that week.")
    down = _("{some} of {all} clients moved down that week.")
    return (up if week.direction > 0 else down).format(some=_alike(week), all=week.clients)


def _may() -> str:
    return _("LinkedIn may have changed something; a holiday that many share looks alike.")


def _alike(week: ClientWeek) -> int:
    return week.up if week.direction > 0 else week.down
