"""Which of the behaviours behind the pillars were seen, by the week."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from ssi import catalog
from ssi.analysis import weeks
from ssi.catalog import Behaviour
from ssi.model import Amount, Hurried, Seen, spread_evenly

WEEKS_SHOWN = 26
LATELY = 8
LEAST_WEEKS = 4
"""Fewer known weeks are not called usual."""

QUICK_REACTIONS, REACTIONS_A_COMMENT = 5.0, 20.0
"""So many reactions a week, and so many for each comment that says something, look like clicking for the count."""
COMMENTS_TO_JUDGE, SAYING_NOTHING = 10, 0.5
"""Of at least so many comments, the share that says nothing."""
MASS_INVITATIONS, WITHOUT_NOTE = 20.0, 0.9
"""So many connection requests a week, and the share of them without a note."""


def weekly(habits: pd.DataFrame, outcomes: pd.DataFrame) -> pd.DataFrame:
    """What every behaviour of which some week is known needs, by week: index the Mondays without a gap.

    Columns are (behaviour's key, "part" or "whole"), totals of the known days; of two numbers that are put beside
    one another only days count on which both are known. NaN where a week has no total (`ssi.analysis.weeks`), or a
    share would be more than all: then its numbers come from places that do not agree.
    """
    daily = {
        str(slug): spread_evenly(rows, column)
        for table, label, column in ((habits, "habit", "count"), (outcomes, "measure", "value"))
        for slug, rows in table.groupby(label)
    }
    found = {
        each.key: _totals(daily, each)
        for each in catalog.behaviours().values()
        if {*each.slugs} <= daily.keys()
    }
    known = {key: table for key, table in found.items() if table.notna().any(axis=None)}
    if not known:
        return pd.DataFrame(index=pd.DatetimeIndex([], dtype="datetime64[s]"))
    totals = pd.concat(known, axis="columns", sort=True).dropna(how="all")
    return totals.reindex(pd.date_range(totals.index.min(), totals.index.max(), freq="7D", unit="s"))


def _totals(daily: Mapping[str, pd.Series], behaviour: Behaviour) -> pd.DataFrame:
    part = daily[behaviour.part]
    if behaviour.whole is None:
        return weeks.totals(part).rename("part").to_frame()
    whole = daily[behaviour.whole]
    both = part.index.intersection(whole.index)
    if both.empty:
        return pd.DataFrame(columns=["part", "whole"], dtype="float64")
    table = pd.DataFrame({"part": weeks.totals(part[both]), "whole": weeks.totals(whole[both])})
    return table.where(table["part"] <= table["whole"]) if behaviour.kind == "share" else table


def last_week(totals: pd.DataFrame) -> pd.Timestamp | None:
    """The Monday of the last week of which anything is known; None where there is none."""
    return None if totals.empty else pd.Timestamp(totals.index[-1])


def seen(totals: pd.DataFrame, pillar: str) -> tuple[Seen, ...]:
    """The behaviours of a pillar of which some week is known, by the totals of `weekly`, in the catalogue's order."""
    return tuple(
        _seen(pd.DataFrame(totals[each.key]), each) for each in _of_pillar(pillar) if each.key in totals
    )


def unseen(totals: pd.DataFrame, pillar: str) -> tuple[str, ...]:
    """Keys of the behaviours of a pillar of which nothing is known, in the catalogue's order."""
    return tuple(each.key for each in _of_pillar(pillar) if each.key not in totals)


def _of_pillar(pillar: str) -> list[Behaviour]:
    return [each for each in catalog.behaviours().values() if each.pillar == pillar]


def _seen(known: pd.DataFrame, behaviour: Behaviour) -> Seen:
    shown = known.iloc[-WEEKS_SHOWN:]
    latest = None if known.iloc[-1].isna().any() else _amount(known.iloc[-1:], behaviour, of_weeks=False)
    lately = _usual(known.iloc[-LATELY:], behaviour)
    before_this = _usual(known.iloc[-WEEKS_SHOWN - 1 : -1], behaviour)
    return Seen(
        behaviour=behaviour.key,
        latest=None if behaviour.kind == "weeks" else latest,
        usual=lately if behaviour.kind == "weeks" else before_this,
        lately=lately,
        before=_usual(known.iloc[-WEEKS_SHOWN:-LATELY], behaviour),
        weeks=tuple(_by_week(shown, behaviour)),
    )


def _by_week(known: pd.DataFrame, behaviour: Behaviour) -> Sequence[float]:
    part = known["part"]
    if behaviour.kind == "weeks":
        done: list[float] = np.where(part.isna(), np.nan, (part > 0).astype(float)).tolist()
        return done
    if behaviour.whole is None:
        counts: list[float] = part.tolist()
        return counts
    ratios = part / known["whole"].where(known["whole"] > 0)
    by_week: list[float] = (ratios.clip(upper=1.0) if behaviour.kind == "rate" else ratios).tolist()
    return by_week


def _usual(known: pd.DataFrame, behaviour: Behaviour) -> Amount | None:
    rows = known.dropna()
    return _amount(rows, behaviour, of_weeks=True) if len(rows) >= LEAST_WEEKS else None


def _amount(known: pd.DataFrame, behaviour: Behaviour, *, of_weeks: bool) -> Amount:
    """What was done over known weeks: a share's or mean's sums; a count's mean week if ``of_weeks``."""
    part = known["part"]
    if behaviour.kind == "weeks":
        return Amount(float((part > 0).sum()), float(len(part)))
    if behaviour.whole is not None:
        return Amount(_sum(part), _sum(known["whole"]))
    return Amount(_sum(part) / len(part) if of_weeks else _sum(part))


def _sum(numbers: pd.Series) -> float:
    return round(float(numbers.sum()), 6)


def hurried(totals: pd.DataFrame) -> Hurried | None:
    """Signs that habits are done for the score alone, over the last eight weeks; None where there is none."""
    lately = totals.iloc[-LATELY:]
    found = Hurried(len(lately), _quick_reactions(lately), _empty_comments(lately), _mass_invitations(lately))
    signs = (found.reactions, found.comments, found.invitations)
    return None if len(lately) < LATELY or signs == (None, None, None) else found


def _sums(lately: pd.DataFrame, key: str) -> pd.Series | None:
    """A behaviour's ``part`` and ``whole`` over the weeks; None where they are not known in most."""
    if key not in lately:
        return None
    known = pd.DataFrame(lately[key]).dropna()
    return known.agg("sum").round(6) if len(known) > len(lately) / 2 else None


def _quick_reactions(lately: pd.DataFrame) -> Amount | None:
    reactions, comments = _sums(lately, "reactions"), _sums(lately, "comments_specific")
    if reactions is None or comments is None or reactions["part"] < QUICK_REACTIONS * len(lately):
        return None
    is_quick = reactions["part"] >= REACTIONS_A_COMMENT * max(comments["part"], 1.0)
    return Amount(reactions["part"], comments["part"]) if is_quick else None


def _empty_comments(lately: pd.DataFrame) -> Amount | None:
    comments = _sums(lately, "comments_specific")
    if comments is None or comments["whole"] < COMMENTS_TO_JUDGE:
        return None
    empty = Amount(comments["whole"] - comments["part"], comments["whole"])
    return empty if empty.value > SAYING_NOTHING else None


def _mass_invitations(lately: pd.DataFrame) -> Amount | None:
    sent = _sums(lately, "invitations_with_note")
    if sent is None or sent["whole"] < MASS_INVITATIONS * len(lately):
        return None
    bare = Amount(sent["whole"] - sent["part"], sent["whole"])
    return bare if bare.value >= WITHOUT_NOTE else None
