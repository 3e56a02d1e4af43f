"""What lines up: the headline, the sentence and the grade of every row, and how often such findings were wrong.

Rows are those of `Alignment.table`; a row of a group of habits that cannot be told apart speaks for all of
them. Why a row is no finding, and what would tell more, stands in `ssi.words.lining_up_missing`.
"""

import math
from collections.abc import Iterable

import pandas as pd

from ssi import catalog
from ssi.model import FIGURE_DAYS, OWN_SCORES, Alignment, Shuffles
from ssi.words import findings, labels, lining_up_missing, names, numbers
from ssi.words.lining_up_missing import either
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

test_it = spoken("Test it with an experiment")

WRONG_OF_A_HUNDRED = {"clear": 2, "likely": 4, "one_of": 8}
"""Of a hundred findings of a grade, how many were wrong on simulated people, as `make bench-alignment` measures it."""
FOUND_WHERE_NOTHING_IS_OF_A_HUNDRED = 4
"""Of a hundred simulated people none of whose habits feeds any pillar, how many got a finding all the same."""
FOUND_WHERE_NO_OUTCOME_IS_OF_A_HUNDRED = 1
"""The same of people whose outcomes no habit feeds; how often a grade is wrong was not measured for outcomes."""

_FEW_NAMES = 3
_MOST_DAYS = 4
"""A week of which so many days are known counts as known."""
_LOOKS_STRONG = 0.05
"""A row without a finding that so few shuffles match looks like one, and needs a word."""
_GRADES = {"clear": later("clear"), "likely": later("likely"), "one_of": later("one of these")}

_not_proof = spoken("This is not proof of a cause.")
_only_chance = spoken("Pale rows are no findings: chance alone looks like that.")
small_print = spoken(
    "This is what lines up in your own history after drift, one-off jumps and your other logged habits are "
    "accounted for. A habit you do not log but do at the same time could be the real cause."
)


def has_figures(alignment: Alignment, pillar: str) -> bool:
    """Whether a pillar (or measure) was compared over enough days to say how much, not only which way."""
    looked = alignment.pillars.get(pillar)
    return looked is not None and looked.days >= FIGURE_DAYS


# The headline


def verdict(alignment: Alignment) -> str:
    """The answer in a sentence or two; where nothing could be compared, how much there is and how much is missing."""
    refusal = lining_up_missing.refusal(alignment)
    if refusal:
        return refusal
    table = alignment.table
    found = table[table["reported"]]
    in_groups = {habit for group in alignment.groups for habit in group.habits}
    named = set(found["habit"]) | in_groups
    if not named:
        return _too_early(table) or _("Nothing clear in your weeks so far.")
    said = [_found(found, alignment)] if len(found) else []
    if alignment.groups:
        said.append(_groups_found(alignment))
    rest = table["habit"].nunique() - len(named)
    if rest:
        said.append(_for_the_rest(rest))
    return " ".join(said)


def _too_early(table: pd.DataFrame) -> str | None:
    """The answer where most habits only need more weeks, beside their own pillar or where they have none."""
    own = table["habit"].map(catalog.pillar_of)
    notes = table.loc[(own == table["pillar"]) | ~own.isin(table["pillar"]), "note"]
    waits = int((notes == "not_enough").sum())
    return _("Not enough data yet to say what lines up.") if waits * 2 > len(notes) else None


def _found(found: pd.DataFrame, alignment: Alignment) -> str:
    habits = list(dict.fromkeys(found["habit"]))
    clear = {row["habit"] for _place, row in found.iterrows() if shown_grade(row, alignment) == "clear"}
    is_sure = len(clear) == len(habits)
    count = findings.number(len(habits)).capitalize()
    if len(habits) == 1:
        said = (
            _("One habit lines up: {habit}, with {measures}.")
            if is_sure
            else _("One habit seems to line up: {habit}, with {measures}.")
        )
        measures = both([names.measure(key) for key in found["pillar"]])
        return said.format(habit=names.habit(habits[0]), measures=measures)
    if len(habits) > _FEW_NAMES:
        said = _("{count} habits line up.") if is_sure else _("{count} habits seem to line up.")
        return said.format(count=count)
    said = (
        _("{count} habits line up: {habits}.") if is_sure else _("{count} habits seem to line up: {habits}.")
    )
    return said.format(count=count, habits=both([names.habit(slug) for slug in habits]))


def _groups_found(alignment: Alignment) -> str:
    if len(alignment.groups) > 1:
        said = _("In {count} groups of habits at least one lines up; which one, we cannot tell.")
        return said.format(count=findings.number(len(alignment.groups)))
    (group,) = alignment.groups
    said = _("One of these lines up with {measure}, and we cannot tell which: {habits}.")
    return said.format(measure=names.measure(group.pillar), habits=either(group.habits))


def _for_the_rest(rest: int) -> str:
    return _("For the other {number} nothing is clear.").format(number=findings.number(rest))


def both(texts: Iterable[str]) -> str:
    """Names in a row: "A", "A and B", "A, B and C"."""
    *before, last = texts
    return _("{names} and {last}").format(names=", ".join(before), last=last) if before else last


def is_silent(alignment: Alignment) -> bool:
    """Whether nothing at all was found."""
    return not (alignment.table["reported"].any() or alignment.groups)


def caution(alignment: Alignment) -> str | None:
    """What the picture of rows does not say; always beside it. None where it has nothing but words."""
    if not is_silent(alignment):
        return _not_proof()
    return _only_chance() if any(has_range(row) for _place, row in alignment.table.iterrows()) else None


def has_range(row: pd.Series) -> bool:
    """Whether a row's size can be drawn: it has a range, and is not one of several habits."""
    ends = [row["effect"], row["low"], row["high"]]
    return not row["group"] and all(map(math.isfinite, ends)) and row["low"] < row["high"]


# A row


def title(row: pd.Series, alignment: Alignment) -> str:
    """What a row is called: its habit, or the habits that cannot be told apart."""
    return either(lining_up_missing.habits_of(row, alignment))


def choice(row: pd.Series, alignment: Alignment) -> str:
    """A row as one of several to choose from: "Comments · Engage with insights"."""
    said = _("{habit} · {measure}")
    return said.format(habit=title(row, alignment), measure=names.measure(row["pillar"]))


def grade(row: pd.Series, alignment: Alignment) -> str:
    """The few words at the right of a row: "clear", "likely", "one of these", "nothing clear", "hardly varies"."""
    shown = shown_grade(row, alignment)
    return _(_GRADES[shown]) if shown else lining_up_missing.short(row)


def shown_grade(row: pd.Series, alignment: Alignment) -> str:
    """The grade that the screen gives a row, one of `ssi.model.GRADES`; "" for a row without a finding.

    A short history has nothing "clear".
    """
    if row["group"]:
        return "one_of"
    if not row["reported"]:
        return ""
    return str(row["grade"]) if has_figures(alignment, row["pillar"]) else "likely"


def wrong_of_a_hundred(row: pd.Series, alignment: Alignment) -> str | None:
    """How often findings of this row's grade were wrong; None for a row without a finding, and for an outcome."""
    shown = shown_grade(row, alignment)
    if not shown or row["pillar"] not in OWN_SCORES:
        return None
    return say_count(
        "Of a hundred findings of this grade, about {number} was wrong on simulated people.",
        "Of a hundred findings of this grade, about {number} were wrong on simulated people.",
        WRONG_OF_A_HUNDRED[shown],
        number=findings.number(WRONG_OF_A_HUNDRED[shown]),
    )


def found_where_nothing_is(alignment: Alignment) -> str:
    """How many people get a finding although there is nothing to be found."""
    if lining_up_missing.is_of_outcomes(alignment):
        said = _(
            "Of a hundred simulated people whose outcomes had nothing to do with their habits, about {number} got a "
            "finding all the same."
        )
        return said.format(number=findings.number(FOUND_WHERE_NO_OUTCOME_IS_OF_A_HUNDRED))
    said = _(
        "Of a hundred simulated people none of whose habits counted, about {number} got a finding all the same."
    )
    return said.format(number=findings.number(FOUND_WHERE_NOTHING_IS_OF_A_HUNDRED))


def sentence(row: pd.Series, alignment: Alignment) -> str:
    """What can be said of a row: the finding with its size, range and delay, or why there is none."""
    if row["group"]:
        said = _(
            "{habits}: at least one of these lines up with {measure}. They rose and fell together, so your history "
            "cannot say which."
        )
        return said.format(habits=title(row, alignment), measure=names.measure(row["pillar"]))
    if not row["reported"]:
        return lining_up_missing.reason(row, alignment)
    if not has_figures(alignment, row["pillar"]):
        return _direction(row)
    return _clear(row) if row["grade"] == "clear" else _likely(row)


def _clear(row: pd.Series) -> str:
    said = _(
        "{habit}: one more a week lines up with {amount} once it has settled; {delay}. Clear: it holds whatever else "
        "may have happened around any one date."
    )
    return said.format(habit=names.habit(row["habit"]), amount=_amount(row), delay=_delay(row))


def _likely(row: pd.Series) -> str:
    said = _(
        "{habit}: one more a week seems to line up with {amount} once it has settled; {delay}. Likely: a few more "
        "weeks with and without would settle it."
    )
    return said.format(habit=names.habit(row["habit"]), amount=_amount(row), delay=_delay(row))


def _direction(row: pd.Series) -> str:
    said = (
        _("{habit}: weeks with more of it seem to line up with a higher {measure}. {likely}")
        if row["effect"] > 0
        else _("{habit}: weeks with more of it seem to line up with a lower {measure}. {likely}")
    )
    likely = _("Likely, and no figure yet: that takes {length}.").format(length=labels.figure_takes())
    return said.format(habit=names.habit(row["habit"]), measure=names.measure(row["pillar"]), likely=likely)


def _amount(row: pd.Series) -> str:
    """The size of a finding with its range: "about 0.25 points more in Engage with insights (0.18 to 0.32)"."""
    effect, low, high = row["effect"], row["low"], row["high"]
    # Said as "less", a range counts how much less.
    low, high = (low, high) if effect > 0 else (-high, -low)
    places = places_of(row)
    amount = numbers.rounded(abs(effect), places)
    parts = {"measure": names.measure(row["pillar"]), "range": _range(low, high, places)}
    if row["pillar"] in OWN_SCORES:
        amount = lining_up_missing.points(amount)
        more = _("{amount} more in {measure} ({range})")
        less = _("{amount} less in {measure} ({range})")
    else:
        more = _("{amount} more a week in {measure} ({range})")
        less = _("{amount} less a week in {measure} ({range})")
    # "about" where the range is narrower than the size itself.
    amount = (_("about {amount}") if high - low < abs(effect) else _("roughly {amount}")).format(
        amount=amount
    )
    return (more if effect > 0 else less).format(amount=amount, **parts)


def places_of(row: pd.Series) -> int:
    """To how many decimals the size of a row and its range are said."""
    return numbers.decimals(max(abs(row["effect"]), abs(row["low"]), abs(row["high"])))


def _range(low: float, high: float, places: int) -> str:
    """From how much to how much; what ends at nothing has an upper end only."""
    parts = {"low": numbers.rounded(low, places), "high": numbers.rounded(high, places)}
    return (_("up to {high}") if parts["low"] == "0" else _("{low} to {high}")).format(**parts)


def range_of(row: pd.Series) -> str:
    """A row's range as a table has it, signed: "0.18 to 0.32", "−0.1 to 0.14", "up to 0.23"."""
    low, high, places = row["low"], row["high"], places_of(row)
    if not row["reported"]:
        said = _("{low} to {high}")
        return said.format(low=numbers.rounded(low, places), high=numbers.rounded(high, places))
    # The end that is nearer to zero comes first, as in the sentence.
    return _range(low, high, places) if row["effect"] > 0 else _range(high, low, places)


def _delay(row: pd.Series) -> str:
    return _("half of it shows {after}").format(after=after(row["delay_days"]))


def after(days: float) -> str:
    """A delay in plain words: "within a few days", "after about two weeks"."""
    if math.isnan(days):
        return _("later")
    if round(days / 7) < 1:
        return _("within a few days")
    return say_count(
        "after about a week",
        "after about {number} weeks",
        round(days / 7),
        number=findings.number(round(days / 7)),
    )


# The weeks behind a row


def weeks_shown(habit: str, pillar: str, weeks: pd.DataFrame) -> str:
    """What the picture of a habit's weeks shows; ``weeks`` as `ssi.analysis.habits.by_week` gives them.

    A week of which only a few days are known is not counted.
    """
    counts = weeks.loc[weeks["days_known"] >= _MOST_DAYS, "count"]
    known, done = len(counts), int((counts > 0).sum())
    parts = {"habit": names.habit(habit), "measure": names.measure(pillar)}
    if not known:
        return _("{habit} under {measure}: of no week are most days known.").format(**parts)
    if not done:
        return say_count(
            "{habit} under {measure}: not done in the one week of which most days are known.",
            "{habit} under {measure}: not done in any of the {count} weeks of which most days are known.",
            known,
            **parts,
        )
    return say_count(
        "{habit} under {measure}: done in the one week of which most days are known.",
        "{habit} under {measure}: done in {done} of the {count} weeks of which most days are known.",
        known,
        done=str(done),
        **parts,
    )


too_early = spoken("This picture says nothing about cause, and there is too little yet to say what lines up.")


# Shuffle my weeks


def shuffles(as_strong: int, of: int) -> str:
    """How chance looks on one's own weeks: "4 of 200 shuffles look this strong."."""
    return say_count(
        "{count} of {all} shuffles looks this strong.",
        "{count} of {all} shuffles look this strong.",
        as_strong,
        all=str(of),
    )


def strong_by_chance(mixed: Shuffles, row: pd.Series) -> str | None:
    """Why a row that few shuffles match is no finding all the same; None for a finding, and where many match it."""
    if row["reported"] or mixed.as_strong > _LOOKS_STRONG * len(mixed.strengths):
        return None
    return _still_no_finding()


_still_no_finding = spoken(
    "That is still no finding: many habits and pillars or outcomes are looked at, so one that looks this strong by "
    "chance is to be expected, and the other checks did not hold."
)
shuffles_explained = spoken(
    "The weeks of this habit were mixed, block by block, and compared again each time. Small dots are mixed weeks, the "
    "large one is the real order; a dot as far out on the other side counts as well. It shows what chance looks like; "
    "the grade does not depend on it."
)
