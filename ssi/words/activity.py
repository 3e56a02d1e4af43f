"""What a calendar of days says: when most was done, and what is not known."""

from datetime import date

import pandas as pd
from babel.dates import format_date

from ssi.model import calendar_day
from ssi.model.activity import Activity
from ssi.words import numbers
from ssi.words.outcomes import total
from ssi.words.routine import weekday
from ssi.words.translate import language, later, say_count, spoken
from ssi.words.translate import say as _

heading = spoken("Day by day")
explained = spoken(
    "All habits together. Blank: not known. A dash: known, and none done. A total over several days is spread over "
    "them."
)
none_done = spoken("none done")
none = spoken("none")

_ON = (
    later("On average, most was done on Mondays"),
    later("On average, most was done on Tuesdays"),
    later("On average, most was done on Wednesdays"),
    later("On average, most was done on Thursdays"),
    later("On average, most was done on Fridays"),
    later("On average, most was done on Saturdays"),
    later("On average, most was done on Sundays"),
)


def month(when: date) -> str:
    """A month without its year: "Nov"."""
    return format_date(when, "LLL", locale=language())


def range_of(least: float, most: float) -> str:
    """What a shade stands for: "1 to 4", or "3"."""
    if total(least) == total(most):
        return total(least)
    return _("{least} to {most}").format(least=total(least), most=total(most))


def hover(day: date, count: float) -> str:
    """One day in a hover text: "20 Nov 2026: 12"."""
    said = none_done() if count == 0 else total(count)
    return _("{day}: {count}").format(day=numbers.day(day), count=said)


def sentence(found: Activity) -> str:
    """When most was done, and how many days are not known."""
    if not found.known:
        return _("Nothing is known of what you did in these {days} days.").format(days=found.days)
    said = _what(found)
    if found.days == found.known:
        return _("{found}; every day is known.").format(found=said)
    unknown = say_count(
        "{count} of the last {days} days is not known",
        "{count} of the last {days} days are not known",
        found.days - found.known,
        days=str(found.days),
    )
    return _("{found}; {unknown}.").format(found=said, unknown=unknown)


def _what(found: Activity) -> str:
    if found.total == 0:
        return _("None done on any day that is known")
    if found.busiest is None:
        return _("{count} actions in all").format(count=total(found.total))
    return _(_ON[found.busiest])


def table(by_week: pd.DataFrame) -> pd.DataFrame:
    """The twin of the calendar: a row a week, newest first; what is not known is empty."""
    newest_first = by_week.sort_index(ascending=False)
    shown = newest_first.rename(columns={day: weekday(day) for day in range(7)})
    shown.index = pd.Index([calendar_day(week) for week in newest_first.index])
    return shown.rename_axis(_("Week of")).rename_axis(None, axis="columns").reset_index()
