"""Numbers, dates and ages as people read them."""

import math
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from ssi.words.translate import language, say_count
from ssi.words.translate import say as _

MINUS = "−"
UNKNOWN = "–"


def points(value: float) -> str:
    """A score as it was given: 62, 62.2, – where unknown."""
    if math.isnan(value):
        return UNKNOWN
    rounded = round(value, 1)
    return f"{rounded:.0f}" if math.isclose(value, round(value), abs_tol=1e-4) else f"{rounded:.1f}"


def out_of_25(value: float) -> str:
    """A pillar's score: "15.5 of 25"."""
    return _("{points} of 25").format(points=points(value))


def change(value: float, places: int = 1) -> str:
    """A change in points, always signed, by default with one decimal: +0.7, −2.8; 0.0 as "no change"."""
    if math.isnan(value):
        return UNKNOWN
    rounded = round(value, places)
    if rounded == 0:
        return _("no change")
    return f"{'+' if rounded > 0 else MINUS}{abs(rounded):.{places}f}"


def decimals(largest: float) -> int:
    """To how many decimals two significant digits go: 2 for 0.25, 1 for 3.1, 0 for 12, −1 for 140."""
    size = abs(largest)
    return 1 - math.floor(math.log10(size)) if size > 0 and math.isfinite(size) else 0


def rounded(value: float, places: int | None = None) -> str:
    """A number without zeros at its end and with a true minus: 0.25, 2, −0.1; two significant digits by default."""
    places = decimals(value) if places is None else places
    text = f"{round(value, places):.{max(0, places)}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", "0"} else text.replace("-", MINUS)


def thousands(value: float) -> str:
    """A whole number with its thousands apart, as the language writes it: 12, 1,820."""
    return format_decimal(round(value), locale=language()).replace("-", MINUS)


def top(rank: float) -> str:
    """A rank: "Top 8%"; smaller is better."""
    return UNKNOWN if math.isnan(rank) else _("Top {percent}%").format(percent=f"{rank:g}")


def rank_change(before: float, now: float) -> str:
    """How a rank moved, in words; never a signed percent."""
    if math.isnan(before) or math.isnan(now):
        return UNKNOWN
    if before == now:
        return _("{rank}, unchanged").format(rank=top(now))
    direction = _("closer to the top") if now < before else _("further from the top")
    return _("{before} to {now}, {direction}").format(before=top(before), now=top(now), direction=direction)


def day(when: date) -> str:
    """A date with its year: 20 Nov 2026."""
    return format_date(when, "d MMM yyyy", locale=language())


def span_of_days(first: date, last: date) -> str:
    """From day to day, both included: "3 Nov 2026 to 20 Nov 2026"; one day is just that day."""
    if first == last:
        return day(first)
    return _("{first} to {last}").format(first=day(first), last=day(last))


def short_day(when: date) -> str:
    """A date without its year: 20 Nov."""
    return format_date(when, "d MMM", locale=language())


def week_of(monday: date) -> str:
    """A week by its Monday: "week of 16 Nov"."""
    return _("week of {day}").format(day=short_day(monday))


def age(then: date, today: date) -> str:
    """How long ago: today, yesterday, 5 days ago, 3 weeks ago, 4 months ago."""
    days = (today - then).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days < 14:
        return say_count("{count} day ago", "{count} days ago", days)
    if days < 70:
        return say_count("{count} week ago", "{count} weeks ago", days // 7)
    if days < 730:
        return say_count("{count} month ago", "{count} months ago", round(days / 30.44))
    return say_count("{count} year ago", "{count} years ago", round(days / 365.25))


def weekday(when: date) -> str:
    """A day of a week at hand: "Mon 16"."""
    return format_date(when, "EEE d", locale=language())


def month(when: date) -> str:
    """A month with its year: Nov 2026."""
    return format_date(when, "MMM yyyy", locale=language())
