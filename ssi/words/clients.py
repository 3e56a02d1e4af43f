"""What Clients says: who needs the coach and why, the table, and what is noted of a client."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import pandas as pd

from ssi.model.clients import Card, Client, NameShown
from ssi.model.routine import Steadiness
from ssi.model.sessions import overdue_since
from ssi.words import findings, names, numbers, sessions
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Clients")
first_client = spoken("Add your first client.")
first_client_next = spoken(
    "Each client has a history of their own, and histories are never mixed. Begin with a name, or with the files that "
    "you have of them."
)

# Which to show
search = spoken("Search by name or tag")
which = spoken("Show")
tag = spoken("Tag")
any_tag = spoken("Any tag")
nobody_found = spoken("Nobody fits these choices.")
open_hint = spoken("Select a row to open that client.")

# What is noted of a client
note_heading = spoken("Notes on a client: tags, next meeting, name on screen")
which_client = spoken("Client")
tags_label = spoken("Tags, with commas between them")
meeting_label = spoken("Next meeting")
shown_label = spoken("Name on a shared screen")
alias_label = spoken("Alias")
alias_hint = spoken("Left empty it is a letter: Client A, Client B.")
also_label = spoken("Other names, with commas between them")
also_hint = spoken(
    "Former names, nicknames, a company: a shared screen and a handout show none of them. "
    "When you change a client's name, the old one is added here."
)
keep_note = spoken("Keep these notes")
open_client = spoken("Open this client")
open_session = spoken("Open their session")
archive = spoken("Archive this client")
bring_back = spoken("Bring this client back")
add_heading = spoken("Add a client")
name_label = spoken("Name of the client")
add = spoken("Add client")

_WHICH = {
    "all": later("Everyone"),
    "needs": later("Needs me"),
    "silent": later("Silent"),
    "archived": later("Archived"),
}
_LETTERS = 3_000
"""More people than a coach ever has clients."""
_SHOWN = {"alias": later("Alias"), "first": later("First name"), "none": later("No name")}


def which_choice(key: str) -> str:
    """A choice of whom to show."""
    return _(_WHICH[key])


def shown_choice(key: NameShown) -> str:
    """A choice of what a client is called on a shared screen."""
    return _(_SHOWN[key])


def reading(number: int, of: int) -> str:
    """Beside the bar while histories are read; the next time they are known."""
    return _("Reading the histories of your clients, once: {number} of {count}").format(
        number=number, count=of
    )


def added(name: str) -> str:
    """Said after a client was added."""
    return _("{name} was added. Their numbers come in on Data, with their name chosen at the left.").format(
        name=name
    )


def noted(name: str) -> str:
    """Said after notes were kept."""
    return _("The notes on {name} are kept.").format(name=name)


def archived(name: str, *, is_archived: bool) -> str:
    """Said after a client was archived, or brought back."""
    said = _("{name} is archived; the history stays.") if is_archived else _("{name} is back in the table.")
    return said.format(name=name)


def headline(found: Sequence[Client]) -> str:
    """How many need the coach: "3 of 12 clients need you this week."."""
    active = [client for client in found if not client.card.archived]
    needing = sum(client.need.kind != "" for client in active)
    if not needing:
        return _("Nobody needs you this week.")
    if len(active) == 1:
        return _("Your one client needs you this week.")
    return say_count(
        "{count} of {all} clients needs you this week.",
        "{count} of {all} clients need you this week.",
        needing,
        all=str(len(active)),
    )


def reason(client: Client, today: date) -> str:
    """Why a client comes where they do; – for no need."""
    if client.need.kind == "overdue" and (since := overdue_since(client.summary.steps, today)):
        return sessions.overdue(since)
    if client.need.kind == "moved":
        if client.need.others:
            return _("more than usual, as most did")
        return _("more than usual")
    if client.need.kind == "silent" and client.summary.last:
        return _("silent: last snapshot {age}").format(age=numbers.age(client.summary.last, today))
    return numbers.UNKNOWN


def _score(column: str) -> str:
    return names.column(column) if column == "overall" else names.pillar_short(column)


def week_over_week(client: Client) -> str:
    """The last change beside the usual wobble: "Insights −2.8, more than usual"; its span where it is no week."""
    change = client.summary.change
    if change is None:
        return numbers.UNKNOWN
    moved = _("{score} {change}").format(score=_score(change.column), change=numbers.change(change.points))
    if change.weeks != 1:
        return _("{moved}, {span}").format(moved=moved, span=findings.span(change))
    is_more = change.is_more_than_usual(client.summary.wobble)
    if is_more is None:
        return moved
    return (_("{moved}, more than usual") if is_more else _("{moved}, ordinary")).format(moved=moved)


def steadiness(known: Steadiness) -> str:
    """Weeks on plan: "6 of 8"; unknown without a plan."""
    if not known.known:
        return numbers.UNKNOWN
    return _("{part} of {whole}").format(part=known.on_plan, whole=known.known)


def default_alias(place: int) -> str:
    """The alias of the client at a place, counted from 0: Client A to Client Z, then Client AA."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return _("Client {letters}").format(letters=letters)


def letters(people: Iterable[int]) -> dict[int, str]:
    """What people are called where nobody gave them an alias, by their number, which is 1 or more.

    A letter is one person's for good: a handout of last month would else name somebody else once another one is gone.
    """
    return {person: default_alias(person - 1) for person in people}


def is_letter_of_another(alias: str, person: int) -> bool:
    """Whether an alias is what another person is called, or would be, where nobody gave them one."""
    called = {letter.casefold() for each, letter in letters(range(1, _LETTERS)).items() if each != person}
    return alias.casefold() in called


def alias_taken(alias: str) -> str:
    """Said where an alias is another person's, or another person's letter."""
    return _(
        "“{alias}” is what somebody else is called on a shared screen, or may come to be. "
        "Nothing was kept: choose another alias."
    ).format(alias=alias)


def name_on_screen(card: Card, name: str, alias: str) -> str:
    """What somebody is called where others look on: on a shared screen, in a file handed over; "" is no name at all.

    ``name`` is the one they are kept under, ``alias`` the one where none was given.
    """
    if card.shown == "none":
        return ""
    if card.shown == "first":
        return _first_name(name)
    return card.alias or alias


def _first_name(name: str) -> str:
    """The first name of "Ann Berg", and of "Berg, Ann" and "Dr. Ann Berg" as well; "" for no name."""
    before, _sign, after = name.partition(",")
    # Behind several words stands a degree: "Ann Berg, MBA".
    is_turned = len(before.split()) == 1 and bool(after.strip())
    words = (after if is_turned else before).split()
    # What ends with a dot is a title or an initial; the last word alone may be the family's.
    whole = [word for word in (words if is_turned else words[:-1]) if not word.endswith(".")]
    return next(iter(whole or words), "")


def on_screen(client: Client, alias: str) -> str:
    """The same of a client of the table, – for none."""
    return name_on_screen(client.card, client.name, alias) or numbers.UNKNOWN


def table(shown: Sequence[Client], aliases: Mapping[int, str], today: date) -> pd.DataFrame:
    """The clients as rows, in their order, without the line of their weeks."""
    lasts = [client.summary.last for client in shown]
    laggings = [client.summary.lagging for client in shown]
    meetings = [client.card.meeting for client in shown]
    return pd.DataFrame(
        {
            _("Client"): [client.name for client in shown],
            _("Why now"): [reason(client, today) for client in shown],
            _("Last snapshot"): [numbers.age(last, today) if last else numbers.UNKNOWN for last in lasts],
            _("Overall, 26 weeks"): "",
            _("Week over week"): [week_over_week(client) for client in shown],
            _("Lagging pillar"): [
                names.pillar_short(lagging.pillar) if lagging else numbers.UNKNOWN for lagging in laggings
            ],
            _("Weeks on plan, of 8"): [steadiness(client.summary.steadiness) for client in shown],
            _("Open steps"): [sessions.open_steps(client.summary.steps, today) for client in shown],
            _("Next meeting"): [numbers.day(day) if day else numbers.UNKNOWN for day in meetings],
            _("Tags"): [", ".join(client.card.tags) or numbers.UNKNOWN for client in shown],
            _("Name on screen"): [on_screen(client, aliases[client.person]) for client in shown],
        }
    )


def why_first() -> str:
    """By what the table is sorted."""
    return _(
        "First who has a step overdue, then whose score moved more than usual for them, then who is silent where most "
        "others are not, then everybody else by name."
    )
