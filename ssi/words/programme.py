"""A programme's report in words: counts of clients and points, always "during" and never "by"."""

from collections.abc import Mapping, Sequence

import pandas as pd

from ssi.model import OWN_SCORES, PILLAR_KEYS, RANKS, Level
from ssi.model.clients import Client
from ssi.model.programme import Course, Programme, Spread, Tally, Windows
from ssi.words import findings, names, numbers, people
from ssi.words import tables as headings
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Programme report")
purpose = spoken(
    "Everybody's first weeks of a programme beside the last ones, as a file to hand over: one page, or more for a "
    "large group."
)
whom = spoken("Whom")
everybody = spoken("All clients")
start = spoken("Begins")
end = spoken("Ends")
first_day = spoken("First day of the programme")
last_day = spoken("Last day of the programme")
how_long = spoken("Weeks compared at either end")
whose_names = spoken("Names in the report")
agreed = spoken("These clients have agreed to be named in it.")
needs_agreement = spoken("With names it can be downloaded once that is ticked.")
download = spoken("Download report")
download_table = spoken("Download table (CSV)")
too_short = spoken("The first weeks and the last ones overlap. Choose days further apart, or fewer weeks.")
nobody = spoken("Nobody has this tag.")

clients_heading = spoken("Client by client")
missing_heading = spoken("Too little is known")
shared_heading = spoken("Weeks in which most clients moved alike")
caution = spoken(
    "What moved during a programme need not have moved by it: nobody without the programme is compared here, and who "
    "begins at a low point is often higher later without any."
)
foot = spoken("The score is an indicator, not the goal. LinkedIn does not publish how it scores.")
before = spoken("Before")
after = spoken("After")
client = spoken("Client")
score = spoken("Score")
points = spoken("Change (points)")
ranks = spoken("Ranks")
marked = spoken("Star: more than usual for this client. In brackets: what is usual is not known.")
dots_explained = spoken("Open dot: the mean of the first weeks. Full dot: the mean of the last weeks.")
box_explained = spoken(
    "Line: from the lowest change to the highest. Box: the middle half of the clients. Bar: the middle one."
)

WRONG_OF_A_HUNDRED = {"one": 3, "any": 11}
"""Of a hundred people to whom nothing happened, so many are said to have moved more than usual over a programme: in one
score, and in any of the five. Measured, rounded up where it is worst: docs/clients.md."""

_STARTS = {"day": later("On one day for all"), "own": later("With their first snapshot")}
_ENDS = {"day": later("On one day for all"), "own": later("With their latest snapshot")}
_NAMES = {"masked": later("Client A, Client B, or their alias"), "named": later("Names as on my table")}
_RANKS = {"industry_rank": later("Industry"), "network_rank": later("Network")}
_MISSING = {
    "nothing": later("no snapshot at all"),
    "both": later("no score in both the first weeks and the last"),
    "start": later("no snapshot in the first weeks"),
    "end": later("no snapshot in the last weeks"),
    "short": later("the first weeks and the last overlap"),
}


def reading(number: int, of: int) -> str:
    """Beside the bar while the histories of a programme's clients are read."""
    return _("Reading the histories of these clients: {number} of {count}").format(number=number, count=of)


def start_choice(key: str) -> str:
    """A choice of when the programme begins."""
    return _(_STARTS[key])


def end_choice(key: str) -> str:
    """A choice of when it ends."""
    return _(_ENDS[key])


def names_choice(key: str) -> str:
    """A choice of what clients are called in the report."""
    return _(_NAMES[key])


def masked(clients: Sequence[Client], letters: Mapping[int, str]) -> dict[int, str]:
    """What clients are called where no name may be seen, in the order of that; never by their name's order.

    An alias of their own, where one is to be shown and holds no part of the name; else a letter, those first.
    """
    called = people.shown_names({each.person: _alias(each, letters[each.person]) for each in clients})
    places = {person: place for place, person in enumerate(letters)}

    def key(person: int) -> tuple[bool, int, str]:
        is_letter = called[person] == letters[person]
        return not is_letter, places[person] if is_letter else 0, called[person].casefold()

    return {person: called[person] for person in sorted(called, key=key)}


def _alias(client: Client, letter: str) -> str:
    alias = client.card.alias.casefold()
    names = (client.name, *client.card.also)
    gives_away = any(word in alias for name in names for word in name.casefold().split())
    return client.card.alias if client.card.shown == "alias" and alias and not gives_away else letter


def named(clients: Sequence[Client]) -> dict[int, str]:
    """The same with names, by the alphabet."""
    return {each.person: each.name for each in sorted(clients, key=lambda each: each.name.casefold())}


def period(windows: Windows) -> str:
    """From when to when, and what is compared: "From 2 Mar 2026 to 24 May 2026: the first four weeks beside …"."""
    first = numbers.day(windows.start) if windows.start else _("each client's first snapshot")
    last = numbers.day(windows.end) if windows.end else _("their latest")
    return _("From {first} to {last}: the mean of the first {weeks} beside that of the last {weeks}.").format(
        first=first, last=last, weeks=findings.weeks(windows.weeks)
    )


def enough(found: Programme) -> str:
    """Of how many enough is known: "12 of 15 clients have scores at both ends."."""
    return say_count(
        "{some} of {count} client has scores at both ends.",
        "{some} of {count} clients have scores at both ends.",
        len(found.courses),
        some=str(len(found.compared)),
    )


def headline(found: Programme) -> str:
    """Of how many enough is known, and how many moved in overall."""
    tally = found.tallies["overall"]
    if not found.compared:
        return enough(found)
    return f"{enough(found)} {_counts(tally)}"


def _counts(tally: Tally) -> str:
    parts = []
    if tally.up + tally.down + tally.ordinary:
        said = _("{up} moved up more than usual for them, {down} down, {ordinary} as usual")
        parts.append(said.format(up=tally.up, down=tally.down, ordinary=tally.ordinary))
    if tally.unsaid:
        parts.append(_("of {count} it is not known what is usual").format(count=tally.unsaid))
    if tally.unknown:
        parts.append(_("of {count} it is not known at both ends").format(count=tally.unknown))
    return _("Overall: {sentence}.").format(sentence="; ".join(parts))


def rule() -> str:
    """What "more than usual" is, how often that is wrong, and when it cannot be said."""
    return _(
        "More than usual: further than this client's own score moves between two such stretches elsewhere in their "
        "history. Of a hundred people to whom nothing happened, about {one} would be marked so in one score, and about "
        "{any} in any of the five. It takes a history outside of the programme twice as long as the programme; of "
        "others it is not known."
    ).format(one=findings.number(WRONG_OF_A_HUNDRED["one"]), any=findings.number(WRONG_OF_A_HUNDRED["any"]))


def shared_caution() -> str:
    """Why weeks that all shared stand in the report."""
    return _(
        "What all clients share, those outside of the programme too, is no programme's: LinkedIn may have changed "
        "something, and a holiday looks alike."
    )


def compared(level: Level | None) -> str:
    """How a change compares with the usual one: "more than usual", "ordinary", – where that is not known."""
    if level is None or level.is_more_than_usual is None:
        return numbers.UNKNOWN
    return _("more than usual") if level.is_more_than_usual else _("ordinary")


def change(level: Level | None) -> str:
    """A change in points: with a star where it is more than usual, in brackets where that is not known; – unknown."""
    if level is None:
        return numbers.UNKNOWN
    said = numbers.change(level.points) if round(level.points, 1) else "0.0"
    if level.is_more_than_usual is None:
        return f"({said})"
    return f"{said}*" if level.is_more_than_usual else said


def mean(value: float) -> str:
    """A mean score: with one decimal always, since means are compared."""
    return f"{value:.1f}"


def rank(course: Course, column: str) -> str:
    """How a rank moved: "Top 12% to 8%"; – where it is not known at both ends."""
    if column not in course.ranks:
        return numbers.UNKNOWN
    one, other = course.ranks[column]
    if one == other:
        return numbers.top(one)
    return _("{before} to {percent}%").format(before=numbers.top(one), percent=f"{other:g}")


def score_short(column: str) -> str:
    """A score over a narrow column."""
    return names.pillar_short(column) if column in PILLAR_KEYS else names.column(column)


def rank_short(column: str) -> str:
    """A rank over a narrow column, below the word for both."""
    return _(_RANKS[column])


def snapshots_between(compared: Sequence[tuple[str, Course]]) -> str:
    """On how many snapshots the means stand."""
    counts = [count for _name, course in compared for count in course.snapshots]
    if min(counts) == max(counts):
        return say_count("Each mean is of {count} snapshot.", "Each mean is of {count} snapshots.", counts[0])
    return _("Each mean is of {least} to {most} snapshots.").format(least=min(counts), most=max(counts))


def missing(course: Course) -> str:
    """Why a client cannot be compared."""
    return _(_MISSING[course.missing])


def tally_headings() -> tuple[str, ...]:
    """The headings over `tally`."""
    return (
        _("Middle"),
        _("Clients"),
        _("Up, more than usual"),
        _("Down, more than usual"),
        _("As usual"),
        _("Usual not known"),
    )


def tally(spread: Spread, counted: Tally) -> tuple[str, ...]:
    """The middle change of a score, in how many it is known, and of how many of these what can be said."""
    counts = (spread.clients, counted.up, counted.down, counted.ordinary, counted.unsaid)
    return numbers.change(spread.middle), *map(str, counts)


def missing_with(reason: str, called: Sequence[str]) -> str:
    """Everybody who cannot be compared for one reason: "No snapshot in the first weeks: Client C, Client G."."""
    return _("{reason}: {names}.").format(reason=reason[:1].upper() + reason[1:], names=", ".join(called))


def spread_table(found: Programme) -> pd.DataFrame:
    """Score by score: how many moved, and how far they did."""
    return pd.DataFrame(
        [
            {
                _("Score"): names.column(column),
                _("Clients"): spread.clients,
                _("Middle change (points)"): numbers.change(spread.middle),
                _("Middle half"): _from_to(*spread.quartiles) if spread.quartiles else numbers.UNKNOWN,
                _("All"): _from_to(spread.lowest, spread.highest),
                _("Up, more than usual"): found.tallies[column].up,
                _("Down, more than usual"): found.tallies[column].down,
                _("As usual"): found.tallies[column].ordinary,
                _("Usual not known"): found.tallies[column].unsaid,
            }
            for column, spread in found.spreads.items()
        ]
    )


def _from_to(low: float, high: float) -> str:
    said = (numbers.change(end) if round(end, 1) else "0.0" for end in (low, high))
    return _("{low} to {high}").format(**dict(zip(("low", "high"), said, strict=True)))


def table(found: Programme, called: Mapping[int, str]) -> pd.DataFrame:
    """Client by client, with numbers as numbers: for the CSV, and beside the report."""
    courses = {course.person: course for course in found.courses}
    return pd.DataFrame([_row(courses[person], name) for person, name in called.items()])


def _row(course: Course, name: str) -> dict[str, object]:
    row: dict[str, object] = {
        _("Client"): name,
        _("Before, from"): course.before and course.before.first,
        _("Before, to"): course.before and course.before.last,
        _("After, from"): course.after and course.after.first,
        _("After, to"): course.after and course.after.last,
        _("Snapshots before"): course.snapshots[0],
        _("Snapshots after"): course.snapshots[1],
    }
    for column in OWN_SCORES:
        level, heading = course.levels.get(column), headings.heading(column)
        row |= {
            _("{score}, before").format(score=heading): level and round(level.before, 2),
            _("{score}, after").format(score=heading): level and round(level.after, 2),
            _("{score}, change").format(score=heading): level and round(level.points, 2),
            _("{score}, usually up to").format(score=heading): level
            and level.usual
            and round(level.usual, 2),
            _("{score}, compared").format(score=heading): compared(level),
        }
    for column in RANKS:
        one, other = course.ranks.get(column, (None, None))
        heading = headings.heading(column)
        row |= {
            _("{score}, before").format(score=heading): one,
            _("{score}, after").format(score=heading): other,
        }
    return row | {_("Too little known"): missing(course) if course.missing else ""}
