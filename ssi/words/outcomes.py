"""What came of it, in words: tiles, headlines and the twins of pictures."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

import pandas as pd

from ssi.model import OutcomeWeek
from ssi.words import names, numbers
from ssi.words.translate import say as _
from ssi.words.translate import spoken

heading = spoken("What came of it")
which = spoken("Outcomes to show")
without_scores = spoken(
    "There is no score in your data, and none is needed: outcomes, behaviours and what lines up with them go on."
)
see_behaviours = spoken("What you did is on Behaviours")
_OLD_AFTER = timedelta(days=13)
"""The last whole week ended at most so long ago; what is older is said with its age."""


def total(value: float) -> str:
    """A total or a mean of totals: 12, 1.5, 1,820."""
    if abs(value) < 10:
        return numbers.rounded(value, 1)
    return numbers.thousands(value)


def tile(found: OutcomeWeek, today: date) -> tuple[str, str]:
    """A tile's number and the line under it: which week, and what a usual one has."""
    week = numbers.week_of(found.week)
    if found.usual is not None:
        week = _("{week}, usually {usual}").format(week=week, usual=total(found.usual))
    if today - found.week > _OLD_AFTER:
        week = _("{week} · {age}").format(week=week, age=numbers.age(found.week + timedelta(days=6), today))
    return total(found.total), week


def headline(found: Mapping[str, OutcomeWeek], shown: Sequence[str]) -> str:
    """The first outcome's last week beside a usual one."""
    first = found[next(each for each in shown if each in found)]
    texts = {
        "name": names.outcome(first.measure),
        "total": total(first.total),
        "week": numbers.week_of(first.week),
    }
    if first.usual is None:
        return _("{name}: {total} in the {week}.").format(**texts)
    return _("{name}: {total} in the {week}, usually {usual}.").format(**texts, usual=total(first.usual))


def weeks_headline(measure: str, counted: pd.DataFrame) -> str:
    """One outcome's weeks as a sentence, the text alternative of its picture."""
    known = counted[counted["days_known"] > 0]
    return _("{name}: between {low} and {high} a week.").format(
        name=names.outcome(measure), low=total(known["count"].min()), high=total(known["count"].max())
    )


def weeks_table(counted: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """All outcomes by the week, newest first; unknown weeks are empty."""
    columns = {
        names.outcome(measure): weeks.set_index("week")["count"].where(weeks["days_known"].to_numpy() > 0)
        for measure, weeks in counted.items()
    }
    table = pd.concat(columns, axis="columns", sort=True).sort_index(ascending=False)
    table.index = pd.DatetimeIndex(table.index).date
    return table.rename_axis(_("Week of")).reset_index()


def change_table(found: Mapping[str, OutcomeWeek]) -> pd.DataFrame:
    """Each outcome: its last week, the week before, and a usual one."""
    return pd.DataFrame(
        [
            {
                _("Outcome"): names.outcome(measure),
                _("Week"): numbers.week_of(each.week),
                _("That week"): total(each.total),
                _("The week before"): numbers.UNKNOWN if each.before is None else total(each.before),
                _("Usual week"): numbers.UNKNOWN if each.usual is None else total(each.usual),
            }
            for measure, each in found.items()
        ]
    )
