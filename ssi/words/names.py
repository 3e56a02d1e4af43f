"""What things are called on screen: pillars, bands, scores, ranks, habits, event kinds."""

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

from ssi import catalog, model
from ssi.words.translate import later
from ssi.words.translate import say as _

# Said here once more so that the message extractor finds the names that stand in the model's tables.
_FROM_THE_MODEL = (
    later("Establish your professional brand"),
    later("Find the right people"),
    later("Engage with insights"),
    later("Build relationships"),
    later("Brand"),
    later("People"),
    later("Insights"),
    later("Relationships"),
    later("low"),
    later("decent"),
    later("strong"),
)

_COLUMNS = {
    "date": later("Date"),
    "overall": later("Overall"),
    "industry_rank": later("Industry rank"),
    "network_rank": later("Network rank"),
    "industry_average": later("Industry average"),
    "network_average": later("Network average"),
    "source": later("Source"),
}
_GROUPS = {"industry": later("Industry"), "network": later("Network")}
_EVENT_KINDS = {
    "profile": later("Profile change"),
    "subscription": later("Subscription"),
    "break": later("Break"),
    "other": later("Other"),
}
_POST_KINDS = {
    "post": later("Post"),
    "link": later("Link"),
    "article": later("Article"),
    "repost": later("Repost"),
}


HABITS_NAMED = 2
"""So many habits that were unlike usual are named in a text; where there are more, a count or a table says so."""


def pillar(key: str) -> str:
    """The full name of a pillar."""
    return _(next(p.name for p in model.PILLARS if p.key == key))


def pillar_short(key: str) -> str:
    """The short name of a pillar, for line ends and small panels."""
    return _(next(p.short for p in model.PILLARS if p.key == key))


def band(overall: float) -> str:
    """The band's word for an overall score."""
    return _(model.band(overall).name)


def column(key: str) -> str:
    """The heading of a snapshot's column: a pillar's full name, a rank, an average."""
    if key in model.PILLAR_KEYS:
        return pillar(key)
    if key in _COLUMNS:
        return _(_COLUMNS[key])
    group, of_pillar = key.split("_", 1)
    return _("{group}: {pillar}").format(group=_(_GROUPS[group]), pillar=pillar(of_pillar))


_own: ContextVar[Mapping[str, str]] = ContextVar("own habits", default=MappingProxyType({}))


def call_own_habits(own: Mapping[str, str]) -> None:
    """Call the habits of the person looked at, by slug, as they do, from here on in this thread."""
    _own.set(own)


def own_habits() -> Mapping[str, str]:
    """What the habits of the person looked at are called, for another thread."""
    return _own.get()


def habit(slug: str) -> str:
    """A habit's name; one of the user's own is called as they do, or by its slug in plain words."""
    known = catalog.habits().get(slug)
    return _(known.name) if known else _own.get().get(slug) or slug.replace("_", " ").capitalize()


def outcome(slug: str) -> str:
    """An outcome's name; one of the user's own is called by its slug in plain words."""
    known = catalog.outcomes().get(slug)
    return _(known.name) if known else slug.replace("_", " ").capitalize()


def measure(key: str) -> str:
    """What habits are compared with: a pillar by its full name, overall, or an outcome."""
    return column(key) if key in model.OWN_SCORES else outcome(key)


def event_kind(key: str) -> str:
    """The name of an event's kind."""
    return _(_EVENT_KINDS[key])


def post_kind(key: str) -> str:
    """The name of a post's kind; "" where it is not known."""
    return _(_POST_KINDS[key]) if key in _POST_KINDS else key
