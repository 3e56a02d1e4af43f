"""What Behaviours says: what was seen of each, beside the plan, and where it was counted."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pandas as pd

from ssi import catalog
from ssi.model import ARCHIVE_FORMATS, Amount, Hurried, Seen
from ssi.words import archive, findings, numbers
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Behaviours")
nothing_yet = spoken("No file or log yet that shows what you do.")
nothing_yet_next = spoken(
    "LinkedIn's archive counts most of it by itself: posts, comments, connection requests, messages, searches."
)
week_by_week = spoken("Week by week")
how_counted = spoken("How this is counted")
no_file_knows = spoken(
    "No file of LinkedIn knows which profiles you viewed, which leads you saved or on which days you were active; "
    "what you log yourself is shown here as well."
)
usual_explained = spoken(
    "A usual week is the mean of up to 26 weeks before the one shown. The plan is yours, from the page Routine; until "
    "you accept one, it is the usual routine. "
    "LinkedIn does not publish how it scores, so none of this promises points."
)

_SHARES_FROM = 20
"""Shares are whole percent only above so many cases."""
_SOURCES_NAMED = 2
_NAMED = 3
_NAMES = (
    later("Weeks with a post"),
    later("Messages that you answered"),
    later("Time until you answered"),
    later("New connections"),
    later("Decision-makers among them"),
    later("From outside your own company"),
)
"""Said once more for the message extractor: these names stand in the catalogue alone."""


def name(key: str) -> str:
    """A behaviour's name."""
    return _(catalog.behaviours()[key].name)


def number(value: float) -> str:
    """A count, or a mean of counts with one decimal where it is small: 12, 1.5, 0.3."""
    return numbers.thousands(value) if value >= 10 else numbers.rounded(value, 1)


def amount(key: str, found: Amount | None) -> str:
    """An amount in a cell: "9", "9 of 12", "64% of 120", "5 hours"; – where unknown."""
    if found is None:
        return numbers.UNKNOWN
    kind = catalog.behaviours()[key].kind
    if found.whole is None:
        return number(found.part)
    if not found.whole:
        return _("none to count")
    if kind == "mean":
        return duration(found.value)
    if kind == "rate" and found.part >= found.whole:
        return _("all of {whole}").format(whole=number(found.whole))
    if found.whole > _SHARES_FROM:
        return _("{percent}% of {whole}").format(percent=round(100 * found.value), whole=number(found.whole))
    return _("{part} of {whole}").format(part=number(found.part), whole=number(found.whole))


def duration(hours: float) -> str:
    """How long, to the hour under two days: "under an hour", "5 hours", "3 days"."""
    if hours < 1:
        return _("under an hour")
    if round(hours) < 48:
        return say_count("{count} hour", "{count} hours", round(hours))
    return say_count("{count} day", "{count} days", round(hours / 24))


def plan(key: str, planned: Mapping[str, int]) -> str:
    """What is ``planned`` of it in a week, by habit; "" where nothing is."""
    behaviour = catalog.behaviours()[key]
    per_week = planned.get(behaviour.part) if behaviour.kind == "count" else None
    return number(per_week) if per_week else ""


def headline(found: Sequence[Seen], planned_habits: Mapping[str, int]) -> str:
    """What a usual week looks like, in the first behaviours of the plan."""
    usual = [each for each in found if each.usual and catalog.behaviours()[each.behaviour].kind == "count"]
    planned = [each for each in usual if plan(each.behaviour, planned_habits)]
    said = [_usually(each) for each in (planned or usual)[:_NAMED]]
    if not said:
        return _("What you did, as far as your files show it.")
    return _("In a usual week: {behaviours}.").format(behaviours=", ".join(said))


def _usually(each: Seen) -> str:
    counted = amount(each.behaviour, each.usual)
    return _("{name} {count}").format(name=_in_a_sentence(each.behaviour), count=counted)


def _in_a_sentence(key: str) -> str:
    said = name(key)
    return said[0].lower() + said[1:]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def sentence(each: Seen) -> str:
    """One behaviour in words: how it is lately, and how it was before."""
    key = each.behaviour
    if each.lately is None and each.usual is not None:
        return _("{name}: {usual} in a usual week.").format(name=name(key), usual=amount(key, each.usual))
    if each.lately is None:
        return _("{name}: too few weeks are known to call anything usual.").format(name=name(key))
    texts = {"name": name(key), "lately": _a_week(key, each.lately), "before": _a_week(key, each.before)}
    if each.before is None:
        return _("{name}: {lately} in the last eight weeks.").format(**texts)
    if catalog.behaviours()[key].kind == "weeks":
        return _("{name}: {lately} lately, {before} before.").format(**texts)
    if texts["lately"] == texts["before"]:
        return _("{name}: {lately} in the last eight weeks, as in the weeks before.").format(**texts)
    return _("{name}: {lately} in the last eight weeks, {before} in the weeks before.").format(**texts)


def _a_week(key: str, found: Amount | None) -> str:
    said = amount(key, found)
    if found is None or found.whole is not None:
        return said
    return _("{count} a week").format(count=said)


_RULES: Mapping[str, Callable[[], str]] = {
    "comments_specific": archive.comment_rule,
    "connections_decision_makers": archive.decision_maker_rule,
    "connections_outside": archive.outside_rule,
    "follow_ups": archive.follow_up_rule,
}


def hint(key: str) -> str:
    """How a behaviour's number comes about; "" where its name says it."""
    if key in _RULES:
        said = _RULES[key]()
    elif written := catalog.behaviours()[key].hint:
        said = _(written)
    else:
        return ""
    return _("{name}: {hint}").format(name=name(key), hint=said)


def unseen(keys: Sequence[str]) -> str:
    """Behaviours of a pillar of which no file or log says anything; "" where there are none."""
    if not keys:
        return ""
    return _("Not in your files: {names}.").format(names=", ".join(map(_in_a_sentence, keys)))


def counted_in(key: str, sources: pd.DataFrame) -> str:
    """Where a behaviour was counted: the archive's file, an upload by its name, or typed numbers.

    ``sources`` is as the store has it: ``field, name, format, kind``, a row for each batch that shows.
    """
    slugs = catalog.behaviours()[key].slugs
    rows = sources[sources["field"].isin(slugs)]
    named = dict.fromkeys(
        _source(field, name, form, kind)
        for field, name, form, kind in zip(
            rows["field"], rows["name"], rows["format"], rows["kind"], strict=True
        )
    )
    shown = list(named)[:_SOURCES_NAMED]
    if more := len(named) - len(shown):
        return _("{names} and {count} more").format(names=", ".join(shown), count=more)
    return ", ".join(shown)


def _source(slug: str, name: str, form: str, kind: str) -> str:
    if form in ARCHIVE_FORMATS:
        known = catalog.habits().get(slug) or catalog.outcomes().get(slug)
        return known.archive if known and known.archive else name
    return _("typed") if kind == "typed" else name


def _latest(each: Seen) -> str:
    """The week looked at; nothing where a single week says nothing, as of weeks with a post."""
    return "" if catalog.behaviours()[each.behaviour].kind == "weeks" else amount(each.behaviour, each.latest)


def table(
    found: Sequence[Seen], week: date, sources: pd.DataFrame, planned: Mapping[str, int]
) -> pd.DataFrame:
    """A row a behaviour: the week looked at, a usual one, what is planned of it, and where it was counted."""
    return pd.DataFrame(
        {
            _("Behaviour"): [name(each.behaviour) for each in found],
            _capital(numbers.week_of(week)): [_latest(each) for each in found],
            _("Usual week"): [amount(each.behaviour, each.usual) for each in found],
            _("Plan a week"): [plan(each.behaviour, planned) for each in found],
            _("Counted in"): [counted_in(each.behaviour, sources) for each in found],
        }
    )


_SIGNS: Mapping[str, str] = {
    "reactions": later("{part} reactions and {whole} comments that say something"),
    "comments": later("{part} of {whole} comments say little more than “great post”"),
    "invitations": later("{part} of {whole} connection requests went without a note"),
}


def hurried(found: Hurried) -> str:
    """That some of it may be done for the count alone, said kindly: what was seen, and what may be worth more."""
    signs = [
        _(text).format(part=number(sign.part), whole=number(sign.whole or 0))
        for key, text in _SIGNS.items()
        if (sign := getattr(found, key)) is not None
    ]
    said = _("In the last {weeks}: {signs}. That is quickly done, and easily done for the number alone.")
    next_step = _(
        "One comment that answers what was said, or one request with a reason, may be worth more of your time."
    )
    weeks = findings.weeks(found.weeks)
    return " ".join((said.format(weeks=weeks, signs="; ".join(signs)), next_step))
