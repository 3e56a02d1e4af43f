"""What would tell more about a habit and a pillar, and what their weeks could show at all."""

from datetime import date

import pandas as pd

from ssi.model import A_YEAR_OR_MORE, Alignment
from ssi.words import findings, names, numbers
from ssi.words.lining_up import both
from ssi.words.lining_up_missing import (
    at_ceiling,
    busy_weeks,
    changed_too_seldom,
    could_show,
    is_of_outcomes,
    log_empty_days,
    more_weeks,
    smallest_size,
)
from ssi.words.translate import say as _


def tell_more(row: pd.Series, alignment: Alignment, *, stopped: date | None = None) -> list[str]:
    """What would tell more about a row; at least one thing to do.

    ``stopped``: the last day of a history to which nothing is added any more; to go on comes before all else there.
    """
    said = [_going_on(alignment, stopped)] if stopped else [*_by_varying(row, alignment), *_by_waiting(row)]
    if row["known"] < 1 and row["none_logged"] == 0:
        said.append(log_empty_days())
    elif row["note"] == "unlogged":
        said.append(_("Log it on more days, on empty ones too: a blank says nothing."))
    return said


def _going_on(alignment: Alignment, stopped: date) -> str:
    said = (
        _("Add outcomes and habits again: nothing has come in since {day}.")
        if is_of_outcomes(alignment)
        else _("Add scores and habits again: nothing has come in since {day}.")
    )
    return said.format(day=numbers.day(stopped))


def _by_varying(row: pd.Series, alignment: Alignment) -> list[str]:
    note, looked = row["note"], alignment.pillars.get(row["pillar"])
    if row["group"]:
        return [_("Do only one of them for three weeks, then only the other.")]
    if row["reported"]:
        return [_("Three weeks without it and three weeks with it would test it once more.")]
    if note in {"unlogged", "stays_put"}:
        return []
    if note == "ceiling":
        others = (each for key, each in alignment.pillars.items() if key != row["pillar"])
        if any(not each.at_ceiling for each in others):
            return [_("Look at the other pillars: there is room in them.")]
        return [_("Log what comes of it, such as replies: no more can show in this score.")]
    if note == "early_only" or (note == "constant" and row["usual"] == 0):
        return [_("Do it for three weeks, then skip it for three.")]
    if note in {"constant", "steady"}:
        return [_("Skip it for three weeks, then resume.")]
    if row["shared_start"] or (looked is not None and looked.busy_weeks):
        return [_("Pause this one habit for three weeks and go on with the others.")]
    return [_("Vary it: three weeks with clearly more than usual, then three weeks without it.")]


def _by_waiting(row: pd.Series) -> list[str]:
    if row["note"] not in {"not_enough", "stays_put"}:
        return []
    missing = row["weeks_more"]
    if missing < A_YEAR_OR_MORE:
        return [_("Go on as now: {missing}.").format(missing=more_weeks(round(missing)))]
    # Varying the habit is of no use where the score stays put.
    return [_("Go on as now until it has changed more often.")] if row["note"] == "stays_put" else []


def could_be_seen(pillar: str, alignment: Alignment) -> str:
    """What these weeks could show of one pillar or outcome at all, and what they could not."""
    looked = alignment.pillars[pillar]
    if looked.at_ceiling:
        return at_ceiling(pillar)
    if looked.weeks_more is not None:
        return changed_too_seldom(pillar, alignment)
    said = _smallest_of_habits(pillar, alignment)
    return f"{said} {busy_weeks(pillar)}" if looked.busy_weeks else said


def _smallest_of_habits(pillar: str, alignment: Alignment) -> str:
    """From what difference on the easiest and the hardest habit to see would show."""
    table, measure = alignment.table, names.measure(pillar)
    rows = table[table["pillar"] == pillar]
    visible = rows[[could_show(row) for _place, row in rows.iterrows()]]
    if visible.empty:
        return _none_visible(rows, measure)
    visible = visible.sort_values("smallest", kind="stable")
    easiest, hardest = visible.iloc[0], visible.iloc[-1]
    least, most = smallest_size(easiest), smallest_size(hardest)
    parts = {"measure": measure, "easiest": names.habit(easiest["habit"]), "least": least}
    if len(visible) == 1:
        said = _(
            "{measure}: if going from quiet to busy weeks of {easiest} meant {least} or more, we would have seen it."
        )
        return said.format(**parts)
    if least == most:
        said = _(
            "{measure}: if going from quiet to busy weeks of any of {number} habits meant {least} or more, we would "
            "have seen it."
        )
        return said.format(measure=measure, number=findings.number(len(visible)), least=least)
    said = _(
        "{measure}: if going from quiet to busy weeks of {easiest} meant {least} or more, we would have seen it. "
        "The hardest to see is {hardest}: only from {most} on."
    )
    return said.format(hardest=names.habit(hardest["habit"]), most=most, **parts)


def _none_visible(rows: pd.DataFrame, measure: str) -> str:
    """Of which habits no smallest size is known: they line up, or could not show anything."""
    found = rows[rows["reported"] | (rows["group"] != "")]
    if len(found):
        named = both(names.habit(slug) for slug in found["habit"])
        return _("{measure}: your weeks could show {habits}.").format(measure=measure, habits=named)
    said = (
        _("{measure}: none of your habits varied enough, or was logged enough, to show anything.")
        if (rows["note"] == "unlogged").any()
        else _("{measure}: none of your habits varied enough to show anything.")
    )
    return said.format(measure=measure)
