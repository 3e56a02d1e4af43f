"""Headings to roles: what a column, or a row of a long table, holds, by its name in any known language.

Whole names come first, then fragments, and a fragment counts only where every other word of the heading is
one that stands around pillars ("Build my brand score", never "Brand posts"). Headings that name the industry
or the network are other people's scores and never this person's own.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

from ssi import catalog
from ssi.model import GROUPS, PILLAR_KEYS
from ssi.readers.plain import plain_words, word_set

_SCORES: Mapping[str, str] = {
    "overall": """social selling index; social selling index atual; ssi; ssi score; ssi overall score; total ssi;
        ssi total; total; total score; score total; overall; overall score; score; ssi index; current ssi;
        gesamt; gesamtscore; gesamtwert; punktzahl; indice; indice ssi; puntuacion; puntuacion total;
        puntuacion ssi; pontuacao; pontuacao geral; pontuacao total; pontuacao ssi; indice de vendas sociais;
        totaal; totaalscore; ssi wert; resumo ssi; linkedin ssi; linkedin ssi score; score ssi; score global""",
    "brand": """establish your professional brand; professional brand; prof brand; build brand; establish brand; brand;
        professionelle marke aufbauen; marke; construire votre marque professionnelle;
        construire votre marque personnelle; marque; establece tu marca profesional; marca;
        estabelecer sua marca profissional; professionele merk creeren; merk; pb; establish professional brand;
        personal brand; your brand""",
    "people": """find the right people; find right people; find people; people; right people;
        die richtigen personen finden; personen; trouver les bonnes personnes; personnes;
        encuentra a las personas adecuadas; personas; localizar as pessoas certas; pessoas;
        de juiste personen vinden; frp""",
    "insights": """engage with insights; engage insights; insight engagement; insights; insight;
        durch insights uberzeugen; echanger des informations; informations; informationen;
        interactua ofreciendo informacion; informacion; interagir oferecendo insights; informacoes;
        informatie uitwisselen; informatie; ie""",
    "relationships": """build relationships; strong relationship; strong relationships; relationships; relationship;
        build strong relationships; beziehungen aufbauen; beziehungen; etablir des relations; relations;
        crea relaciones; relaciones; criar relacionamentos; cultivar relacionamentos;
        construir relacionamentos; relacionamentos; relaties opbouwen; relaties; rs; br""",
    "industry_rank": """industry rank; industry ranking; industry ssi rank; rank industry; rank industry pct;
        industry top; industry percentile; industry ssi rank top; classificacao ssi do setor; branchenrang;
        rang in der branche; rang secteur; classement secteur; posicion sector; ranking sector; ranking setor""",
    "network_rank": """network rank; network ranking; network ssi rank; rank network; rank network pct; network top;
        network percentile; classificacao ssi da rede; netzwerkrang; rang im netzwerk; rang reseau;
        classement reseau; posicion red; ranking red; ranking rede""",
}
"""Names of scores, compared as `plain_words` with and without blanks."""

_FRAMES: Mapping[str, str] = {
    "date": """date; day; datum; tag; fecha; dia; data; jour; dag; data referencia; recorded at; captured at;
        date recorded; date captured; snapshot date; date created; date collected; data coleta; hora
        coleta; data da coleta; measured at; check date; timestamp; datetime; date time; date and time;
        zeitstempel; erfasst am; captured; recorded; measured on; week; week of; week starting; week
        beginning; week commencing; week ending; week end; woche; woche vom; kw; kalenderwoche; semana;
        semana de; semaine; semaine du; week number; week no; week start; created at; created; updated
        at; entry date; month; monat; mes; mois; maand; when; logged at; time stamp""",
    "time": "time; hora; uhrzeit; zeit; heure; tijd; hora referencia; time of day; ts",
    "person": """client; client name; person; user; user id; member; member name; customer; coachee; name;
        full name; kunde; kundin; klient; nutzer; teilnehmer; cliente; usuario; persona; persoon; klant;
        utilisateur; participant; profile; profile name; employee; mitarbeiter; team member; nome; nombre; nom; naam""",
    "note": """note; notes; comment text; remarks; remark; notiz; notizen; bemerkung; bemerkungen; kommentartext;
        nota; notas; observacao; observacoes; remarque; remarques; opmerking; opmerkingen; raw; description""",
    "source": "source; fonte; quelle; bron; origem; fuente",
    "ignore": """id; uuid; index; row; nr; no; ssi increase; increase; change; delta; diff; difference; weekly change;
        wow change; speed factor; profiles to scan; total connections; total followers; connections; followers;
        withdrawn count; network size; year; jahr; ano; week day; weekday; goal; target; ziel; meta; average; trend;
        industry size; group size; streak""",
}
"""Names of everything else that is neither a habit nor an outcome; the earlier a name, the surer it is."""

_GROUP_WORDS: Mapping[str, frozenset[str]] = {
    "industry": word_set("industry industries branche branchen secteur sector setor industrie industria"),
    "network": word_set("network netzwerk reseau red rede netwerk"),
}
_RANK_WORDS = word_set(
    """rank ranking rang top position percentile percentil percent pct platz classement classificacao
    clasificacion posicion posicao place positie"""
)
_FRAGMENTS: Mapping[str, tuple[str, ...]] = {
    "brand": ("brand", "marke", "marque", "marca", "merk"),
    "people": ("people", "person", "personen", "personnes", "personas", "pessoas"),
    "insights": ("insight", "informa"),
    "relationships": ("relation", "bezieh", "relac"),
}
_AROUND = word_set(
    """your my our own you ssi score scores points pts point pillar index linkedin value of out from the a
    de da do del des les la le das die der den dem sua seu tu votre ihre and with e und et y 1 2 3 4 25
    100 max percent pct component part componente pilar saule pilier pijler pontuacao puntuacion punkte
    pontos puntos punten avg average mean"""
)


HABIT_NAMES = word_set(
    """habit habits activity action task gewohnheit aktivitat habitude activite habito atividade actividad
    gewoonte activiteit aktion tatigkeit aufgabe accion tarea acao tarefa tache actie taak"""
)
OUTCOME_NAMES = word_set("measure outcome")
COUNTS = word_set(
    """count counts times quantity amount number value anzahl nombre cantidad quantidade aantal menge wert
    valor valeur waarde"""
)
DAYS = word_set("days tage jours dias dagen")
LONG_NAMES = HABIT_NAMES | OUTCOME_NAMES | COUNTS | DAYS | {"label", "kind"}
"""What stands beside the date over a table with one count, or one event, in each row."""


def _names(texts: str) -> list[str]:
    return [" ".join(name.split()) for name in texts.split(";")]


def _compact(name: str) -> str:
    return name.replace(" ", "")


@cache
def _whole_names() -> Mapping[str, str]:
    """Every whole name without blanks → its role; earlier tables win."""
    roles: dict[str, str] = {}
    for table in (_SCORES, _FRAMES):
        for role, texts in table.items():
            for name in _names(texts):
                roles.setdefault(_compact(name), role)
    for slug, outcome in catalog.outcomes().items():
        for name in (slug, outcome.name, *outcome.headers):
            roles.setdefault(_compact(plain_words(name)), f"outcome:{slug}")
    for slug, habit in catalog.habits().items():
        for name in (slug, habit.name, *habit.headers):
            roles.setdefault(_compact(plain_words(name)), f"habit:{slug}")
    for group in GROUPS:
        roles[f"{group}average"] = f"{group}_average"
        roles |= {f"{group}{pillar}": f"{group}_{pillar}" for pillar in PILLAR_KEYS}
    return roles


@cache
def _words_of_pillars() -> frozenset[str]:
    """Every word of a pillar's full name, in all languages."""
    return frozenset(
        word for pillar in PILLAR_KEYS for name in _names(_SCORES[pillar]) for word in name.split()
    )


@lru_cache(maxsize=10_000)
def role(heading: str) -> str | None:
    """The role of a column by its heading; None where the heading says nothing that is known.

    A role is a column of the snapshots, "date", "time", "person", "note", "ignore", "habit:<slug>" or
    "outcome:<slug>".
    """
    for text in (heading, heading.partition("(")[0], heading.partition("[")[0]):
        words = plain_words(text)
        if known := _whole_names().get(_compact(words)):
            return known
    words = plain_words(heading)
    return _role_in_group(words) or _own_score(words) or _setting(words)


def _role_in_group(words: str) -> str | None:
    """Other people's scores: the industry's or the network's rank, average or pillar."""
    parts = set(words.split())
    groups = [group for group, names in _GROUP_WORDS.items() if parts & names]
    if len(groups) != 1:
        return None
    group = groups[0]
    rest = parts - _GROUP_WORDS[group]
    if pillar := _pillar(rest):
        return f"{group}_{pillar}"
    if rest & _RANK_WORDS:
        return f"{group}_rank"
    if rest & {
        "average",
        "avg",
        "mean",
        "median",
        "ssi",
        "score",
        "durchschnitt",
        "schnitt",
        "mittel",
        "moyenne",
        "media",
        "promedio",
        "gemiddelde",
        "gemiddeld",
    }:
        return f"{group}_average"
    return None if rest else f"{group}_rank"


def _own_score(words: str) -> str | None:
    parts = set(words.split())
    if pillar := _pillar(parts):
        return pillar
    rest = parts - _AROUND
    return (
        "overall"
        if not rest and parts & {"ssi", "score"} and not parts & {"avg", "average", "mean"}
        else None
    )


def _pillar(parts: set[str]) -> str | None:
    """The one pillar that words name, where every other word is one that stands around pillars."""
    if parts - _AROUND - _words_of_pillars() - {part for part in parts if _fragment(part)}:
        return None
    found = {pillar for part in parts if (pillar := _fragment(part))}
    return found.pop() if len(found) == 1 else None


def _fragment(word: str) -> str | None:
    return next((pillar for pillar, starts in _FRAGMENTS.items() if word.startswith(starts)), None)


def _setting(words: str) -> str | None:
    """Settings of a bot, ids and goals: numbers, but nothing that a person did."""
    parts = words.split()
    last = parts[-1] if parts else ""
    if last in {"limit", "prob", "probability", "factor", "id", "goal", "target", "delta", "change", "diff"}:
        return "ignore"
    return "note" if last in {"note", "notes", "url", "link"} else None


def date_rank(heading: str) -> int:
    """How surely a heading names the day of a capture; smaller is surer."""
    name = _compact(plain_words(heading))
    names = [_compact(known) for known in _names(_FRAMES["date"])]
    return names.index(name) if name in names else len(names)


def group_of(text: str) -> str | None:
    """The group of people that a section's or a group's name means; None for the person's own."""
    parts = set(plain_words(text).split())
    return next((group for group, names in _GROUP_WORDS.items() if parts & names), None)


def score_in_group(label: str, group: str | None) -> str | None:
    """The score that a label means in a long table, where another column may name the group."""
    known = role(label)
    if group is None:
        return known
    if known in PILLAR_KEYS:
        return f"{group}_{known}"
    if known is not None and known.startswith(f"{group}_"):
        return known
    parts = set(plain_words(label).split())
    if parts & _RANK_WORDS:
        return f"{group}_rank"
    return f"{group}_average" if known == "overall" or group_of(label) == group else None


def known_names(row: object) -> int:
    """How many cells of a row are headings that mean something."""
    if not isinstance(row, (list, tuple)):
        return 0
    return sum(
        isinstance(cell, str) and 0 < len(cell) <= 80 and role(cell.strip()) is not None for cell in row
    )


def mentions(heading: str, pillar: str) -> bool:
    """Whether a heading holds a word of a pillar, among whatever other words."""
    return any(_fragment(word) == pillar for word in plain_words(heading).split())
