"""What does not line up, or not yet: why, how much is missing, and by when."""

import math
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

import pandas as pd

from ssi.model import A_YEAR_OR_MORE, OWN_SCORES, Alignment, allowed_range
from ssi.words import findings, names, numbers
from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

SHORT: Mapping[str, str] = {
    "unlogged": later("not logged enough"),
    "constant": later("never varies"),
    "early_only": later("only done earlier"),
    "ceiling": later("already at the top"),
    "stays_put": later("changed too seldom"),
    "steady": later("hardly varies"),
    "not_enough": later("not enough data yet"),
    "nothing": later("nothing clear"),
}
"""Why a row is no finding in a few words, by its note."""


# Nothing could be compared


def refusal(alignment: Alignment) -> str | None:
    """Why nothing could be compared: how much there is, how much is missing. None where something was compared."""
    missing = alignment.weeks_more
    if alignment.first is None or alignment.last is None:
        said = (
            _("No day has both an outcome and a habit yet.")
            if is_of_outcomes(alignment)
            else _("No day has both a score and a habit yet.")
        )
        return f"{said} {_weeks_of_both(missing)}" if missing else said
    if missing:
        days = (alignment.last - alignment.first).days + 1
        length = findings.weeks(days // 7) if days >= 7 else findings.days(days)
        so_far = (
            _("{length} of outcomes and habits so far.")
            if is_of_outcomes(alignment)
            else _("{length} of scores and habits so far.")
        )
        so_far = so_far.format(length=length[:1].upper() + length[1:])
        return f"{so_far} {_more_weeks_then(missing)}"
    return _nothing_varied(set(alignment.table["note"]))


def is_of_outcomes(alignment: Alignment) -> bool:
    """Whether habits were compared with outcomes in place of scores."""
    measures = alignment.table["pillar"]
    return len(measures) > 0 and not measures.isin(OWN_SCORES).any()


def _nothing_varied(notes: set[str]) -> str | None:
    """Why no habit could be compared with anything, where that is so for each of them."""
    if not notes <= {"constant", "early_only", "unlogged"}:
        return None
    if "unlogged" not in notes:
        return (
            _(
                "Your habits did not change in the days that could be compared, so there is nothing to compare yet."
            )
            if "early_only" in notes
            else _(
                "Your habits never changed on the days that are known, so there is nothing to compare yet."
            )
        )
    said = (
        _(
            "Each of your habits either stayed the same in the days that could be compared or is not known on more "
            "than half of them, so there is nothing to compare yet. {log}"
        )
        if len(notes) > 1
        else _(
            "For each of your habits more than half of the days are not known, so there is nothing to compare yet. "
            "{log}"
        )
    )
    return said.format(log=log_empty_days())


def log_empty_days() -> str:
    """What to log so that more is known."""
    return _("Log empty days too: a 0 says that you did none, a blank says nothing.")


def _weeks_of_both(count: int) -> str:
    return say_count(
        "About one week of both, then we can compare.",
        "About {number} weeks of both, then we can compare.",
        count,
        number=findings.number(count),
    )


def _more_weeks_then(count: int) -> str:
    return say_count(
        "About one more week, then we can compare.",
        "About {number} more weeks, then we can compare.",
        count,
        number=findings.number(count),
    )


def missing_until(alignment: Alignment, today: date, *, stopped: date | None = None) -> str | None:
    """By what date enough will be there at this pace; None where weeks are not what is missing.

    ``stopped``: the last day of a history to which nothing is added any more.
    """
    if not alignment.weeks_more:
        return None
    if stopped:
        said = (
            _("Nothing new since {day}: it goes on once outcomes and habits come in again.")
            if is_of_outcomes(alignment)
            else _("Nothing new since {day}: it goes on once scores and habits come in again.")
        )
        return said.format(day=numbers.day(stopped))
    last = alignment.last
    start = today if last is None else max(last, today - timedelta(weeks=1))
    day = numbers.day(start + timedelta(weeks=alignment.weeks_more))
    return _("That will be around {day}, if you go on as now.").format(day=day)


# A row without a finding


def habits_of(row: pd.Series, alignment: Alignment) -> tuple[str, ...]:
    """The habits that a row speaks for: one, or those of its group."""
    of_group = (group.habits for group in alignment.groups if group.key == row["group"] != "")
    return next(of_group, (str(row["habit"]),))


def either(habits: Iterable[str]) -> str:
    """Habits of which one is meant: "Posts", "Posts or Articles", "Posts, Articles or Comments"."""
    *before, last = (names.habit(slug) for slug in habits)
    return _("{names} or {last}").format(names=", ".join(before), last=last) if before else last


def short(row: pd.Series) -> str:
    """Why a row is no finding, in the few words at its right."""
    if row["note"] == "constant" and row["usual"] == 0:
        return _("never done")
    return _(SHORT[row["note"]])


def reason(row: pd.Series, alignment: Alignment) -> str:
    """Why a row is no finding, in one or two sentences."""
    said = REASONS[row["note"]](row, alignment)
    if row["note"] not in {"not_enough", "nothing"}:
        return said
    looked = alignment.pillars.get(row["pillar"])
    if looked is not None and looked.busy_weeks:
        return f"{said} {busy_weeks(row['pillar'])}"
    return f"{said} {_shared_start()}" if row["shared_start"] else said


def _unlogged(row: pd.Series, _alignment: Alignment) -> str:
    said = _("{habit}: more than half of its days are not known, so it was left out.")
    return said.format(habit=names.habit(row["habit"]))


def _constant(row: pd.Series, _alignment: Alignment) -> str:
    said = (
        _("{habit}: logged, and never done in these weeks. There is nothing to compare.")
        if row["usual"] == 0
        else _(
            "{habit}: the same count every time. A habit that never changes cannot be compared with anything."
        )
    )
    return said.format(habit=names.habit(row["habit"]))


def _early_only(row: pd.Series, _alignment: Alignment) -> str:
    said = _(
        "{habit}: done only before the days that could be compared. There is nothing to compare with since."
    )
    return said.format(habit=names.habit(row["habit"]))


def _steady(row: pd.Series, _alignment: Alignment) -> str:
    habit = names.habit(row["habit"])
    if not row["usual"] >= 1:
        return _("{habit}: {evenly} {unfit}").format(habit=habit, evenly=_evenly(), unfit=_unfit())
    said = _("{habit}: about {count} a week, and {evenly} {unfit}")
    count = findings.number(round(row["usual"]))
    return said.format(habit=habit, count=count, evenly=_evenly(), unfit=_unfit())


def _evenly() -> str:
    return _("its total over four weeks varies by less than a quarter of what is usual for you.")


def _unfit() -> str:
    return _("A habit that hardly changes cannot be compared with anything.")


def _ceiling(row: pd.Series, _alignment: Alignment) -> str:
    return at_ceiling(row["pillar"])


def at_ceiling(pillar: str) -> str:
    """Why nothing more can show in a score."""
    said = _("{measure} is at {most}. More of anything cannot show there.")
    return said.format(measure=names.measure(pillar), most=f"{allowed_range(pillar)[1]:.0f}")


def _stays_put(row: pd.Series, alignment: Alignment) -> str:
    return changed_too_seldom(row["pillar"], alignment)


def changed_too_seldom(pillar: str, alignment: Alignment) -> str:
    """How seldom a pillar or outcome changed, and how many weeks are missing."""
    looked, measure = alignment.pillars.get(pillar), names.measure(pillar)
    if looked is None:
        return _("{measure} has changed too seldom to compare it with anything.").format(measure=measure)
    said = say_count(
        "{measure} has changed only once since you started. That is too few to compare with anything",
        "{measure} has changed only {number} times since you started. That is too few to compare with anything",
        looked.changes,
        measure=measure,
        number=findings.number(looked.changes),
    )
    if looked.changes == 2:
        said = _(
            "{measure} has changed only twice since you started. That is too few to compare with anything"
        ).format(measure=measure)
    if looked.changes == 0:
        said = _("{measure} has not changed since you started. There is nothing to compare with").format(
            measure=measure
        )
    if looked.weeks_more is None:
        return _("{sentence}.").format(sentence=said)
    return _("{sentence}: {missing}.").format(sentence=said, missing=more_weeks(looked.weeks_more))


def _not_enough(row: pd.Series, _alignment: Alignment) -> str:
    missing = row["weeks_more"]
    if math.isnan(missing):
        said = _("Not enough data yet.")
    elif missing >= A_YEAR_OR_MORE:
        said = _("Not enough data yet: a year or more at this pace; vary the habit to speed it up.")
    else:
        said = _("Not enough data yet: {missing}.").format(missing=more_weeks(round(missing)))
    return said if math.isnan(row["smallest"]) else f"{said} {_smallest_so_far(row)}"


def more_weeks(count: int) -> str:
    """How many weeks are missing: "about nine more weeks at this pace"."""
    if count >= A_YEAR_OR_MORE:
        return _("a year or more at this pace")
    return say_count(
        "about one more week at this pace",
        "about {number} more weeks at this pace",
        count,
        number=findings.number(count),
    )


def _smallest_so_far(row: pd.Series) -> str:
    if not could_show(row):
        return _("So far your weeks could show nothing.")
    said = _("So far we would only see it if going from quiet to busy weeks meant {size} or more.")
    return said.format(size=smallest_size(row))


def _nothing(row: pd.Series, _alignment: Alignment) -> str:
    parts = {"habit": names.habit(row["habit"]), "measure": names.measure(row["pillar"])}
    if not could_show(row):
        return _("We looked at {habit} and {measure}, and found nothing big enough to see.").format(**parts)
    said = _(
        "We looked: if {habit} and {measure} have anything to do with one another, going from quiet to busy weeks "
        "means less than {size}."
    )
    return said.format(size=smallest_size(row), **parts)


REASONS: Mapping[str, Callable[[pd.Series, Alignment], str]] = {
    "unlogged": _unlogged,
    "constant": _constant,
    "early_only": _early_only,
    "ceiling": _ceiling,
    "stays_put": _stays_put,
    "steady": _steady,
    "not_enough": _not_enough,
    "nothing": _nothing,
}
"""Why a row is no finding in a sentence, by its note."""


def could_show(row: pd.Series) -> bool:
    """Whether a difference that a row could show at all is one that can be: a score's range ends somewhere."""
    most = allowed_range(row["pillar"])[1] if row["pillar"] in OWN_SCORES else math.inf
    return math.isfinite(row["smallest"]) and row["smallest"] <= most


def smallest_size(row: pd.Series) -> str:
    """The smallest difference that would show: "about 2 points", "about 0.4 a week"."""
    number = numbers.rounded(row["smallest"])
    if row["pillar"] in OWN_SCORES:
        return _("about {points}").format(points=points(number))
    return _("about {number} a week").format(number=number)


def points(number: str) -> str:
    """A rounded number with its unit: "1 point", "0.4 points"."""
    return say_count("{number} point", "{number} points", 1 if number == "1" else 2, number=number)


def _shared_start() -> str:
    return _("You started most habits in the same weeks. Whatever happened then fits equally well.")


def busy_weeks(pillar: str) -> str:
    """That a score is higher in busy weeks, and no single habit can be named."""
    said = _(
        "{measure} is higher in the weeks when you do more of everything. Which habit, or something you do not log, "
        "your history cannot say."
    )
    return said.format(measure=names.measure(pillar))
