"""Presenting: one client, under the name on screen, one thing at a time; and the way in and out of it.

While it lasts no page of the program runs: whatever address is asked for answers with the slide. The slides are made
from `Shown`, which knows nobody else. A reload stays in the presentation: the address carries a number that says
nothing, and behind it stands what is presented. A number that is not known any more shows an end and nothing else.
"""

import math
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from ssi import catalog
from ssi.analysis.clients import Weeks
from ssi.charts import CONFIG, Look, Stage
from ssi.model import sessions
from ssi.model.clients import Card, card_of
from ssi.model.experiments import Experiment
from ssi.model.experiments import in_order as experiments_in_order
from ssi.model.plans import in_order, own_names
from ssi.store import NotFound, Person, Shown, Store, StoreError
from ssi.ui import agreeing, notices, screen, slides, style
from ssi.ui.agreeing import Desk
from ssi.ui.once import begin, once
from ssi.ui.slides import DECKS, DeckName, Seen, Slide
from ssi.words import clients as client_words
from ssi.words import names
from ssi.words import presenting as words

ADDRESS = "presenting"
"""The name of the number in the address."""
SIZES = (125, 150)
"""Sizes of the text in percent of the usual one."""
_HEIGHTS: Mapping[int, int] = {125: 430, 150: 380}
"""Of a chart, px, so that a slide fits 1280 × 720."""
_LEAST_HEIGHT = 300
_LETTERS_A_LINE: Mapping[int, int] = {125: 76, 150: 60}
_LINE: Mapping[int, int] = {125: 34, 150: 41}
"""Letters of a headline in one line, and how high that is, px; what stands small has more and lower ones."""
_SPARE = 40
"""px that a slide with one line over its chart leaves free."""
_MUCH = 650
"""Letters of text that fill a screen at the larger size; more stands smaller."""
_STATE = "presenting"
_LEFT = "presentations left"
_SUGGESTED = "light theme suggested"
KEPT = (_LEFT, _SUGGESTED)
"""What the session knows of presenting, whoever is looked at."""
_AT_ONCE = 50
"""So many presentations are kept in this process; the oldest one ends for one more."""


@dataclass
class Presentation:
    """What is presented, where it stands, and what it goes back to.

    ``store`` and ``person`` are for the way back alone; slides are made from ``shown``.
    """

    shown: Shown
    deck: DeckName
    weeks: Weeks | None = None
    weeks_shown: int | None = 26
    row: tuple[str, str] | None = None
    place: int = 0
    size: int = SIZES[0]
    digits: bool = True
    person: int = 0
    store: Store | None = field(default=None, repr=False)
    is_sample: bool = False


@st.cache_resource
def _known() -> dict[str, Presentation]:
    """The presentations of this process, by the number in the address."""
    return {}


def current() -> str | None:
    """The number of the presentation that this browser window is in; None outside of one."""
    number: str | None = st.session_state.get(_STATE) or st.query_params.get(ADDRESS)
    # The browser's own Back brings back the address of a presentation that was left.
    if not number or number in st.session_state.get(_LEFT, ()):
        return None
    st.session_state[_STATE] = number
    return number


def name_of(store: Store, person: Person, people: Sequence[Person]) -> str:
    """What somebody is called on a shared screen; "" for no name.

    Who is alone, or has no name, is nobody's client, and is called nothing until an alias was chosen.
    """
    card = card_of(store.documents(person.id, "client"))
    if replace(card, also=()) == Card() and (len(people) < 2 or not person.name):
        return ""
    letter = client_words.letters([person.id])[person.id]
    return client_words.name_on_screen(card, person.name, letter)


def start(
    store: Store,
    person: Person,
    deck: DeckName,
    weeks: Weeks | None = None,
    *,
    place: int = 0,
    is_sample: bool = False,
    weeks_shown: int | None = 26,
    row: tuple[str, str] | None = None,
) -> None:
    """Begin to present somebody: for a button's callback."""
    name = name_of(store, person, store.people())
    shown = Shown(store, person.id, name, frozenset({*catalog.habits(), *catalog.outcomes()}))
    if row:
        row = (shown.shown_slug(row[0]), row[1])
    number, known = secrets.token_urlsafe(16), _known()
    while len(known) >= _AT_ONCE:
        known.pop(next(iter(known)))
    known[number] = Presentation(
        shown,
        deck,
        weeks,
        weeks_shown,
        row,
        place,
        person=person.id,
        store=store,
        is_sample=is_sample,
    )
    # What was just done may be said with a name.
    notices.forget()
    st.session_state[_STATE] = number
    st.query_params[ADDRESS] = number


def leave() -> Presentation | None:
    """End it; what it goes back to, None where that is not known."""
    number = st.session_state.pop(_STATE, "")
    st.session_state[_LEFT] = (*st.session_state.get(_LEFT, ()), number)
    st.query_params.pop(ADDRESS, None)
    return _known().pop(number, None)


def title(number: str) -> str:
    """What stands in the browser's tab."""
    found = _known().get(number)
    return words.tab(found.shown.name if found else "")


def run(number: str, look: Look, today: date, end: Callable[[], None]) -> None:
    """The whole page while presenting; ``end`` is the callback that ends it and goes back."""
    found = _known().get(number)
    if found is None:
        _ended(words.ended(), end)
        return
    if st.query_params.get(ADDRESS) != number:
        st.query_params[ADDRESS] = number
    look = Look(look.theme, Stage(_HEIGHTS[found.size], found.digits))
    style.stage(look, found.size)
    _suggest_light(look)
    try:
        begin((found.shown.key, found.shown.versions()))
        _controls(found, end)
        _slide(found, look, today)
    except NotFound:
        _ended(words.client_is_gone(), end)
    except StoreError as problem:
        screen.problem(str(problem))
        # There may be no row of controls to leave by.
        st.button(words.go_on(), on_click=end, key="presenting-go-on")


def _suggest_light(look: Look) -> None:
    """Once for a browser window: a light theme is easier to read over video."""
    if look.theme == "dark" and not st.session_state.get(_SUGGESTED):
        st.session_state[_SUGGESTED] = True
        st.toast(words.light_is_easier())


def _ended(sentence: str, end: Callable[[], None]) -> None:
    st.title(words.ended(), anchor=False)
    st.markdown(sentence if sentence != words.ended() else words.ended_next())
    st.button(words.go_on(), on_click=end, type="primary", key="presenting-go-on")


def _controls(found: Presentation, end: Callable[[], None]) -> None:
    """One row: back and on, where this is, how it looks, who is presented, and the way out."""
    several = len(DECKS[found.deck])
    with st.container(horizontal=True, vertical_alignment="center", key="stage-controls"):
        st.button(
            words.back(),
            on_click=_turn,
            args=(found, -1),
            disabled=found.place == 0,
            shortcut="Left",
            key="stage-back",
        )
        st.button(
            words.next_one(),
            on_click=_turn,
            args=(found, 1),
            disabled=found.place == several - 1,
            shortcut="Right",
            key="stage-next",
        )
        st.markdown(words.count(found.place + 1, several))
        st.space("stretch")
        # Buttons, not a choice of two: with the focus in one of those, arrow keys would turn it and not the slide.
        st.button(
            words.percent(_other_size(found)),
            on_click=_resize,
            args=(found,),
            type="tertiary",
            key="stage-size",
        )
        st.button(
            words.shapes_only() if found.digits else words.with_numbers(),
            on_click=_recount,
            args=(found,),
            type="tertiary",
            key="stage-digits",
        )
        st.markdown(screen.plain(words.presenting_as(found.shown.name)))
        # Where steps are agreed, Esc closes a list or a calendar: it must not put everybody's names on the screen.
        escape = None if _agrees(found) else "Escape"
        st.button(words.end(), on_click=end, type="primary", shortcut=escape, key="stage-end")


def _agrees(found: Presentation) -> bool:
    """Whether steps are agreed on the slide that is shown."""
    return found.deck == "session" and DECKS[found.deck][found.place].key == slides.AGREE


def _turn(found: Presentation, by: int) -> None:
    found.place = min(max(0, found.place + by), len(DECKS[found.deck]) - 1)
    notices.forget()


def _other_size(found: Presentation) -> int:
    return next(size for size in SIZES if size != found.size)


def _resize(found: Presentation) -> None:
    found.size = _other_size(found)


def _recount(found: Presentation) -> None:
    found.digits = not found.digits


def _slide(found: Presentation, look: Look, today: date) -> None:
    shown, step = found.shown, DECKS[found.deck][found.place]
    seen = Seen(
        history=shown.history(),
        sessions=once(sessions.in_order, once(shown.documents, "session")),
        experiments=once(_experiments, once(shown.documents, "experiment")),
        today=today,
        look=look,
        weeks=found.weeks,
        weeks_shown=found.weeks_shown,
        row=found.row,
    )
    plans = once(shown.documents, "plan")
    names.call_own_habits(once(own_names, plans))
    slide = step.make(seen)
    if slide.figure is not None and (lower := _height_beside(slide, found.size)) < _HEIGHTS[found.size]:
        slide = step.make(replace(seen, look=Look(look.theme, Stage(lower, found.digits))))
    draw(slide, step.name())
    if _agrees(found):
        notices.show_at(None)
        desk = Desk(shown.change_sessions, shown.kept_slug, lambda name: f"stage-{name}", today)
        now = sessions.on(seen.sessions, seen.today)
        agreeing.form(desk, now, once(agreeing.habits_to_agree, seen.history, once(in_order, plans)))


def _height_beside(slide: Slide, size: int) -> int:
    """How high a chart may be, px, beside what is said over and under it: a long sentence takes from it."""
    head = math.ceil(len(slide.headline) / _LETTERS_A_LINE[size])
    foot = math.ceil(len(slide.caption) / (2 * _LETTERS_A_LINE[size]))
    lines = max(0, head - 1) * _LINE[size] + max(0, foot - 1) * _LINE[size] * 2 // 3
    return max(_LEAST_HEIGHT, _HEIGHTS[size] - max(0, lines - _SPARE))


def _experiments(kept: Mapping[str, Any]) -> tuple[Experiment, ...]:
    return tuple(experiments_in_order(kept).values())


def draw(slide: Slide, name: str) -> None:
    """A slide on a shared screen: what it is about, its sentence, and one thing."""
    with st.container(key="stage-head", gap=None):
        st.caption(name)
        st.header(screen.plain(slide.headline), anchor=False)
    if slide.tiles:
        with st.grid(3, min_column_width=200):
            for tile in slide.tiles:
                screen.tile(*tile)
    if slide.figure is not None:
        st.plotly_chart(slide.figure, config=dict(CONFIG), alt=slide.headline, key="stage-chart")
    if slide.lines:
        is_much = sum(map(len, slide.lines)) > _MUCH
        with st.container(key="stage-small" if is_much else "stage-lines"):
            st.markdown("\n".join(f"- {screen.plain(line)}" for line in slide.lines))
    if slide.caption:
        st.caption(screen.plain(slide.caption))
