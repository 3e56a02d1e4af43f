"""Clients side by side, in words: what is drawn, on which scale, what the grey line is; and never who is ahead."""

from collections.abc import Mapping, Sequence

import pandas as pd

from ssi.model import OVERALL_MAX, PILLAR_KEYS, PILLAR_MAX
from ssi.words import findings, labels, names, numbers
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

view = spoken("View")
score = spoken("Score")
since = spoken("Weeks since")
which_day = spoken("The day")
how_long = spoken("Weeks shown")
close_up = spoken("Close up")
close_up_hint = spoken("The same shorter scale for everybody, in place of the whole one.")
nothing_known = spoken(
    "Nothing is known of this score from that start on. Choose another score or an earlier day."
)

_VIEWS = {"table": later("Table"), "side": later("Side by side")}
_SINCE = {"first": later("Their first snapshot"), "day": later("One day for all")}
_LEFT_OUT_NAMED = 5


def view_choice(key: str) -> str:
    """A choice of how to see the clients."""
    return _(_VIEWS[key])


def since_choice(key: str) -> str:
    """A choice of when the weeks begin."""
    return _(_SINCE[key])


def weeks_choice(weeks: int | None) -> str:
    """A choice of how many weeks are shown: "26 weeks", "All"."""
    return _("All") if weeks is None else findings.weeks(weeks)


def score_choice(column: str) -> str:
    """A choice of the score."""
    return names.column(column)


def headline(column: str, clients: int, since: str) -> str:
    """What is drawn; ``since`` is the start as it stands in a sentence."""
    return say_count(
        "{count} client: {score}, week by week since {since}.",
        "{count} clients in the order of their names: {score}, week by week since {since}.",
        clients,
        score=names.column(column),
        since=since,
    )


def since_first() -> str:
    """The start of each one's own, within a sentence."""
    return _("each client's first snapshot")


def scale(column: str, ends: tuple[float, float]) -> str:
    """The scale of every panel: "Every panel goes from 0 to 100.", or which part of it is shown."""
    top = PILLAR_MAX if column in PILLAR_KEYS else OVERALL_MAX
    if ends == (0.0, top):
        return _("Every panel goes from 0 to {top}.").format(top=numbers.rounded(top, 0))
    said = labels.close_up(*ends, of=top)
    return _("{close_up}, the same in every panel.").format(close_up=said)


def middle_explained(clients: int) -> str:
    """What the thin grey line is."""
    return _(
        "Thin grey line: the middle of all {count}, in weeks in which at least half of them are known. "
        "It is a guide for the eye and nobody's goal: each began elsewhere."
    ).format(count=clients)


def left_out(called: Sequence[str]) -> str:
    """Who has no panel, and why."""
    shown = ", ".join(called[:_LEFT_OUT_NAMED])
    if len(called) > _LEFT_OUT_NAMED:
        shown = _("{names} and {count} more").format(names=shown, count=len(called) - _LEFT_OUT_NAMED)
    return _("Not shown, as nothing is known from that start on: {names}.").format(names=shown)


def page(first: int, last: int, of: int) -> str:
    """Which of them are on the screen: "Clients 1 to 24 of 30, by name."."""
    return _("Clients {first} to {last} of {all}, by name.").format(first=first, last=last, all=of)


def panel_title(name: str, last: float) -> str:
    """A panel's heading: the name and the last score."""
    return _("{name} · {points}").format(name=name, points=numbers.points(round(last, 1)))


def hover() -> str:
    """A point in a hover text, where the chart fills in the numbers."""
    return _("week {week}: {points}").format(week="%{x}", points="%{y:.1~f}")


def sentence(lines: pd.DataFrame, called: Mapping[int, str]) -> str:
    """What two panels show, for those who cannot see them: "Ann Lee: 50 to 62 in 25 weeks."."""
    return " ".join(_of_one(name, lines[lines["person"] == person]) for person, name in called.items())


def _of_one(name: str, points: pd.DataFrame) -> str:
    first, last = (numbers.points(round(float(points["value"].iloc[place]), 1)) for place in (0, -1))
    weeks = int(points["week"].iloc[-1] - points["week"].iloc[0])
    if not weeks:
        return _("{name}: {points} in one week.").format(name=name, points=last)
    said = _("{name}: {first} to {last} in {weeks}.")
    return said.format(name=name, first=first, last=last, weeks=findings.weeks(weeks))


def table(lines: pd.DataFrame, called: Mapping[int, str], middle: pd.DataFrame) -> pd.DataFrame:
    """The twin of the panels: a row for each week since the start, a column for each client by name."""
    known = lines[lines["person"].isin(list(called))]
    wide = known.pivot_table(index="week", columns="person", values="value").reindex(columns=list(called))
    wide = wide.rename(columns=dict(called))
    wide.columns = pd.Index(wide.columns.to_list())
    if len(middle):
        wide[_("Middle of all")] = middle.set_index("week")["value"]
    return wide.round(1).rename_axis(_("Weeks since the start")).reset_index()
