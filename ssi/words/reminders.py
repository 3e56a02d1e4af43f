"""What reminders say: in the file for a calendar, and on the page beside it."""

from collections.abc import Sequence
from datetime import time

from ssi import catalog
from ssi.model.plans import PlanItem
from ssi.words import names
from ssi.words.routine import count_range, weekday
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

heading = spoken("Reminders in your calendar")
how_it_goes = spoken(
    "A file for the calendar that you already have: one entry for each day of the plan, every week. Nothing is sent "
    "anywhere, and no server of ours reminds you."
)
at = spoken("At")
days = spoken("On")
before = spoken("Remind me")
monthly = spoken("And on the first Monday of a month: look back at the month")
download = spoken("Download reminders")
no_day = spoken("On none of these days is anything planned, so there is nothing to remind you of.")
how_to_open = spoken(
    "Open it on your phone or computer: your calendar asks whether to add it. A newer file replaces the older one in "
    "most calendars; a day that is no longer planned stays there until you delete its entry."
)
where_it_is_from = spoken("From the routine in SSI Lens. After changing the plan, download a new file.")
look_back = spoken("Look back at the month (SSI Lens)")
look_back_why = spoken("Five questions, with last month's numbers beside them: Routine, Monthly review.")


def clock(when: time) -> str:
    """A time of day as its box on the page writes it: "08:30"."""
    return f"{when:%H:%M}"


def minutes_before(minutes: int | None) -> str:
    """When the reminder rings; None is never."""
    if minutes is None:
        return _("not at all")
    if minutes == 0:
        return _("at that time")
    return say_count("{count} minute before", "{count} minutes before", minutes)


def to_do(items: Sequence[PlanItem]) -> str:
    """What is planned for a day: "Posts (1), Profile reviews (3 to 5)"."""
    said = _("{habit} ({times})")
    return ", ".join(
        said.format(habit=names.habit(item.habit), times=count_range(item.times, item.up_to))
        for item in items
    )


def summary(items: Sequence[PlanItem]) -> str:
    """What an entry of the calendar is called."""
    return _("LinkedIn: {habits}").format(habits=to_do(items))


def description(items: Sequence[PlanItem]) -> str:
    """The text of an entry: a line for each habit with the reason for it, where the catalogue has one."""
    return "\n".join([*map(_line, items), "", where_it_is_from()])


def _line(item: PlanItem) -> str:
    known = catalog.habits().get(item.habit)
    said = to_do([item])
    return _("{habits}: {reason}").format(habits=said, reason=_(known.reason)) if known else said


def trial_week(habit: str, *, is_on: bool) -> str:
    """What a week of an experiment is called."""
    said = _("Week with: {habit}") if is_on else _("Week without: {habit}")
    return said.format(habit=names.habit(habit))


def entry(day: int, when: time, items: Sequence[PlanItem], minutes: int) -> str:
    """One entry as the page says it: "Mon, 08:30: Posts (1); about 30 minutes."."""
    said = _("{day}, {time}: {habits}; about {minutes}.")
    texts = {"day": weekday(day), "time": clock(when), "habits": to_do(items)}
    return said.format(**texts, minutes=say_count("{count} minute", "{count} minutes", minutes))


def trials(count: int) -> str:
    """That the weeks of a running experiment are in the file as well."""
    return say_count("With {count} week of your experiment.", "With {count} weeks of your experiment.", count)
