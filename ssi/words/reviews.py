"""What the monthly review says: its questions, the month's numbers beside them, and what was written before."""

from collections.abc import Collection, Sequence
from datetime import date

from babel.dates import format_date

from ssi.catalog.prompts import Prompt
from ssi.model import PILLAR_KEYS, Change, monday_of
from ssi.model.reviews import HabitMonth, LeastDone, Month, OutcomeMonth, Review, ScoreMonth
from ssi.words import names, numbers
from ssi.words.outcomes import total
from ssi.words.translate import language, later, spoken
from ssi.words.translate import say as _

heading = spoken("Monthly review")
which = spoken("Month to look back on")
explained = spoken(
    "Five questions, with the month's numbers beside them. Answer those that you like; the answers are kept as a note."
)
keep = spoken("Keep this review")
nothing_written = spoken("Nothing was written, so nothing was kept.")
earlier = spoken("Earlier reviews")
quarter = spoken("A quarter has ended: which habits to drop?")
drop = spoken("Take out of the plan from this week on")
no_plan_to_drop_from = spoken("No routine is planned, so there is nothing to drop.")
none_stands_out = spoken("No habit of the plan stands out as done less than the others.")
nothing_lines_up = spoken("Nothing clear in your weeks yet.")

_FROM_THE_CATALOG = (
    later("Where do you stand among others, and is that where you want to be?"),
    later("What moved this month, and was it more than usual?"),
    later("Which habits did you keep, and which were hard to keep?"),
    later("What came of it: replies, meetings, people you are glad to know?"),
    later("What will you do differently next month? One thing."),
)
"""Said once more for the message extractor: these questions stand in the catalogue alone."""
_NAMED = 3


def question(prompt: Prompt) -> str:
    """A prompt of the catalogue in the reader's language."""
    return _(prompt.ask)


def month(first: date) -> str:
    """A month in full: "October 2026"."""
    return format_date(first, "LLLL yyyy", locale=language())


def kept(first: date, dropped: Collection[str]) -> str:
    """What came of keeping a review."""
    said = _("Review of {month} kept.").format(month=month(first))
    if not dropped:
        return said
    named = ", ".join(map(names.habit, dropped))
    return f"{said} {_('Out of the plan from this week on: {habits}.').format(habits=named)}"


def beside(key: str, found: Month, lined_up: Collection[str] | None = None) -> list[str]:
    """The month's numbers beside a question, one line each; ``key`` is the prompt's ``beside``.

    ``lined_up``: habits that line up with anything, None where that was not looked at.
    """
    if key == "ranks":
        return [_rank(each) for each in found.ranks] or [
            _("Ranks: {unknown}").format(unknown=numbers.UNKNOWN)
        ]
    if key == "scores":
        said = [_score(each) for each in found.scores] or [
            _("Scores: {unknown}").format(unknown=numbers.UNKNOWN)
        ]
        return [*said, *_unusual(found)]
    if key == "habits":
        said = [_habit(each, found.days) for each in found.habits]
        return said or [_("Habits: {unknown}").format(unknown=numbers.UNKNOWN)]
    if key == "outcomes":
        said = [_outcome(each, found.days) for each in found.outcomes]
        return said or [_("Outcomes: {unknown}").format(unknown=numbers.UNKNOWN)]
    return _findings(lined_up)


def _findings(lined_up: Collection[str] | None) -> list[str]:
    if lined_up is None:
        return []
    if not lined_up:
        return [nothing_lines_up()]
    return [
        _("Lines up so far, which is no proof of a cause: {habits}.").format(
            habits=", ".join(map(names.habit, lined_up))
        )
    ]


def _rank(found: ScoreMonth) -> str:
    name = names.column(found.column)
    if found.first.date == found.last.date:
        said = _("{name}: {value} on {day}, the only one known")
        return said.format(
            name=name, value=numbers.top(found.last.value), day=numbers.short_day(found.last.date)
        )
    moved = numbers.rank_change(found.first.value, found.last.value)
    return _("{name}: {change}").format(name=name, change=moved)


def _score(found: ScoreMonth) -> str:
    name = names.column(found.column)
    shown = numbers.out_of_25 if found.column in PILLAR_KEYS else numbers.points
    if found.first.date == found.last.date:
        said = _("{name}: {value} on {day}, the only one known")
        return said.format(name=name, value=shown(found.last.value), day=numbers.short_day(found.last.date))
    texts = {
        "name": name,
        "first": numbers.points(found.first.value),
        "last": shown(found.last.value),
        "change": numbers.change(found.last.value - found.first.value),
    }
    if found.wobble is None:
        return _("{name}: {first} to {last}, {change}").format(**texts)
    said = _("{name}: {first} to {last}, {change}; in one week it usually moves about {wobble}")
    return said.format(**texts, wobble=numbers.rounded(found.wobble, 1))


def _unusual(found: Month) -> list[str]:
    if found.unusual is None:
        return [_("Whether that is more than usual shows with more weeks.")] if found.scores else []
    if not found.unusual:
        return [_("No week moved more than usual for you.")]
    named = "; ".join(map(_change, found.unusual[:_NAMED]))
    more = len(found.unusual) - _NAMED
    if more > 0:
        return [_("More than usual for you: {changes}; and {count} more.").format(changes=named, count=more)]
    return [_("More than usual for you: {changes}.").format(changes=named)]


def _change(moved: Change) -> str:
    name = names.pillar_short(moved.column) if moved.column in PILLAR_KEYS else names.column(moved.column)
    said = _("{name} {change} in the {week}")
    return said.format(
        name=name, change=numbers.change(moved.points), week=numbers.week_of(monday_of(moved.now_date))
    )


def _total(value: float | None) -> str:
    return numbers.UNKNOWN if value is None else total(value)


def _habit(found: HabitMonth, days: int) -> str:
    name, done = names.habit(found.habit), _total(found.count)
    if found.planned is None:
        said = _("{name}: {done}").format(name=name, done=done)
    else:
        said = _("{name}: {done} of {planned} planned").format(name=name, done=done, planned=found.planned)
    return _with_unknown(said, found.known, days)


def _outcome(found: OutcomeMonth, days: int) -> str:
    said = _("{name}: {total}").format(name=names.outcome(found.measure), total=_total(found.total))
    if found.total is not None:
        said = _with_unknown(said, found.known, days)
    before = _("{total} in the month before").format(total=_total(found.before))
    if found.before is not None:
        before = _with_unknown(before, found.before_known, found.days_before)
    return _("{now}; {before}").format(now=said, before=before)


def _with_unknown(said: str, known: int, days: int) -> str:
    """What was said, and of how many days it is not known; where none is known, the dash says it."""
    if not 0 < known < days:
        return said
    unknown = _("{count} of {days} days not known").format(count=days - known, days=days)
    return _("{found} ({unknown})").format(found=said, unknown=unknown)


def done_least(found: Sequence[LeastDone], first: date, last: date, *, looked: bool) -> str:
    """Which habits of the plan were done least beside it, from month to month; those that line up are left out where it
    was ``looked`` at.
    """
    if not found:
        return none_stands_out()
    said = _("{habit} ({done} of {planned} planned)")
    named = ", ".join(
        said.format(habit=names.habit(each.habit), done=total(each.done), planned=each.planned)
        for each in found
    )
    sentence = _("Done least beside the plan from {first} to {last}, on the days that are known: {habits}.")
    if looked:
        sentence = _(
            "Done least beside the plan from {first} to {last}, on the days that are known, with nothing found to line "
            "up: {habits}."
        )
    return sentence.format(first=month(first), last=month(last), habits=named)


def written(review: Review) -> str:
    """The heading over an earlier review."""
    said = _("{month}, written on {day}")
    return said.format(month=month(review.month), day=numbers.day(review.written))


def dropped(review: Review) -> str:
    """Which habits were taken out of the plan with a review; "" where none was."""
    if not review.dropped:
        return ""
    return _("Taken out of the plan: {habits}.").format(habits=", ".join(map(names.habit, review.dropped)))
