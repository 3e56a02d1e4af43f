"""The routine as a file for a calendar (iCalendar, RFC 5545): reminders without a server."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from ssi import catalog
from ssi.model.plans import WEEK, Plan, PlanItem
from ssi.words import reminders as words

if TYPE_CHECKING:
    from icalendar import Event

_BY_DAY = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ENTRIES = UUID("5d0f5b2e-7d0c-4c35-8e0b-0b6f5a3c9d11")
"""The namespace of our entries, drawn once."""
_LEAST_MINUTES, _MOST_MINUTES, _TO_THE_MINUTE = 15, 240, 5
"""A shorter entry cannot be read in a calendar; what takes longer is not done in one go."""
_SEQUENCE_FROM = datetime(2026, 1, 1)


@dataclass(frozen=True)
class Reminders:
    """When to be reminded: ``at`` this time, on these of the plan's ``days`` (0 is Monday), from the day ``since`` on.

    ``minutes_before``: how long before that time the calendar rings, None where it stays silent. ``monthly``: also
    look back at the month on its first Monday.
    """

    at: time
    days: tuple[int, ...]
    since: date
    minutes_before: int | None = 0
    monthly: bool = False


@dataclass(frozen=True)
class TrialWeek:
    """One week of an experiment (its Monday), with or without a habit."""

    monday: date
    is_on: bool
    habit: str


def items_on(plan: Plan, day: int) -> tuple[PlanItem, ...]:
    """What is planned for a day of the week (0 is Monday)."""
    return tuple(item for item in plan.items if day in item.days)


def planned_days(plan: Plan) -> tuple[int, ...]:
    """The days of the week on which anything is planned."""
    return tuple(day for day in WEEK if items_on(plan, day))


def minutes(items: Sequence[PlanItem]) -> int:
    """About how long a day's part of the plan takes, in steps of five minutes, 15 to 240.

    By the lower end of what is planned; of a habit of one's own nothing is known.
    """
    known = catalog.habits()
    taken = sum(item.times * known[item.habit].minutes for item in items if item.habit in known)
    rounded = -int(-taken // _TO_THE_MINUTE) * _TO_THE_MINUTE
    return min(max(rounded, _LEAST_MINUTES), _MOST_MINUTES)


def calendar_file(
    plan: Plan,
    chosen: Reminders,
    *,
    token: str,
    stamp: datetime,
    nonce: str,
    trials: Sequence[TrialWeek] = (),
) -> bytes:
    """The .ics file: an entry for each chosen day of the week on which anything is planned, repeated every week.

    ``token`` tells one person's entries from another's in a calendar that holds both; while it stays the same, a newer
    file replaces the entries of an older one. ``stamp``: when the file was made, in UTC. ``nonce``: random; no two
    files are the same bytes, since the address of a download is made from them. ValueError where there is nothing to
    remind of: a calendar without entries is none.
    """
    # Imported here: it takes 20 ms, which only a download is worth.
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//SSI Lens//Routine//EN")
    calendar.add("version", "2.0")
    calendar.add("x-ssi-lens-file", nonce)
    # An entry a day, not one for days that are alike: these change with the plan, and an entry that is replaced has to
    # be the same one for ever.
    for day in chosen.days:
        if items := items_on(plan, day):
            calendar.add_component(_of_day(day, items, chosen, _always(token, f"day {day}", stamp)))
    if chosen.monthly:
        calendar.add_component(_look_back(chosen.since, _always(token, "month", stamp)))
    for week in trials:
        calendar.add_component(_of_trial(week, _always(token, f"trial {week.monday}", stamp)))
    if not calendar.subcomponents:
        raise ValueError("nothing is planned on these days")
    file: bytes = calendar.to_ical()
    return file


def _always(token: str, entry: str, stamp: datetime) -> Mapping[str, object]:
    """What every entry has: an id that stays, and a number that grows with every file."""
    age = stamp.replace(tzinfo=None) - _SEQUENCE_FROM
    return {
        "uid": f"{uuid5(_ENTRIES, f'{token} {entry}')}",
        "dtstamp": stamp,
        "sequence": max(0, age // timedelta(minutes=1)),
        # Ten minutes on LinkedIn shall not make anybody look busy to their colleagues.
        "transp": "TRANSPARENT",
    }


def _event(fields: Mapping[str, object]) -> "Event":
    from icalendar import Event

    event = Event()
    for name, value in fields.items():
        event.add(name, value)
    return event


def _of_day(day: int, items: Sequence[PlanItem], chosen: Reminders, always: Mapping[str, object]) -> "Event":
    from icalendar import Alarm

    first = chosen.since + timedelta(days=(day - chosen.since.weekday()) % 7)
    title = _clean(words.summary(items))
    event = _event(
        {
            **always,
            "summary": title,
            "description": _clean(words.description(items)),
            # Without a time zone on purpose: half past eight is half past eight wherever the phone is.
            "dtstart": datetime.combine(first, chosen.at.replace(tzinfo=None, microsecond=0)),
            "duration": timedelta(minutes=minutes(items)),
            "rrule": {"freq": "weekly", "byday": _BY_DAY[day]},
        }
    )
    if chosen.minutes_before is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", timedelta(minutes=-chosen.minutes_before))
        event.add_component(alarm)
    return event


def _look_back(since: date, always: Mapping[str, object]) -> "Event":
    """A whole day, so that it stands above the entries of that Monday and not beside them."""
    first = _first_monday(since.year, since.month)
    if first < since:
        first = _first_monday(since.year + since.month // 12, since.month % 12 + 1)
    rule = {"freq": "monthly", "byday": "1MO"}
    return _event(
        {
            **always,
            "summary": _clean(words.look_back()),
            "description": _clean(words.look_back_why()),
            "dtstart": first,
            "duration": timedelta(days=1),
            "rrule": rule,
        }
    )


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=-first.weekday() % 7)


def _of_trial(week: TrialWeek, always: Mapping[str, object]) -> "Event":
    title = _clean(words.trial_week(week.habit, is_on=week.is_on))
    return _event({**always, "summary": title, "dtstart": week.monday, "duration": timedelta(days=7)})


def _clean(text: str) -> str:
    """Without signs that no text of the format may hold, or that some readers take for the end of a line."""
    return "".join(" " if _is_none(sign) else sign for sign in text)


def _is_none(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp")
