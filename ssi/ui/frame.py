"""The frame around every page: who is here, whose history, navigation, and what every page shows.

Pages get their store, their history and today's date from here and from nowhere else, so the gate stands where
the data is: `visit` settles who is asking before it hands anything out.
"""

import os
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st

from ssi.charts.look import Look
from ssi.model import History
from ssi.model.plans import own_names
from ssi.store import Person, Store, StoreError, open_local
from ssi.ui import access, keys, language, menu, notices, people, presenting, sample, screen, style, welcome
from ssi.ui.once import begin, once
from ssi.words import names, screens

PRIVATE = Path(os.environ.get("SSI_LENS_DATA") or Path(__file__).parents[2] / "data" / "private")
"""Where this computer's database is; the environment variable moves it."""

ICON = Path(__file__).with_name("icon.png")

_WANTED = "page wanted"
_stands: ContextVar[bool] = ContextVar("frame stands", default=False)
"""Whether this very run of a page came through `run`."""


@dataclass(frozen=True)
class Visit:
    """Who is here: their store, the person looked at, today in their time zone."""

    store: Store
    person: int
    today: date
    is_sample: bool

    def key(self, name: str) -> str:
        """The key of a box that is this person's."""
        return keys.of(self.person, name)

    def history(self) -> History:
        """The person's history; read again only when a newer version is kept."""
        return once(self.store.history, self.person)


def run() -> None:
    """Set the page up, build the menu and run the page that was asked for; `app.py` does only this."""
    language.speak()
    is_local = access.is_local(access.current_request())
    number = presenting.current() if is_local else None
    tab = "SSI Lens" if number is None else presenting.title(number)
    # A file of our own: the browser would fetch a named symbol from another host.
    st.set_page_config(page_title=tab, page_icon=ICON, layout="wide")
    if not is_local:
        st.navigation([st.Page(_not_local, title="SSI Lens")], position="hidden").run()
        return
    if number is not None:
        stage = partial(presenting.run, number, look(), today(), _end_presenting)
        st.navigation(menu.presented(stage, tab), position="hidden").run()
        return
    known, store = _known()
    page = st.navigation(menu.pages(has_clients=len(known) > 1))
    if wanted := st.session_state.pop(_WANTED, None):
        st.switch_page(menu.path(wanted))
    style.apply(look())
    if sample.is_open():
        sample.bar()
    notices.show(page.url_path)
    body, foot = st.container(), st.container()
    # Said before the page runs: a page that stops early would leave it unsaid.
    foot.caption(screens.kept_sample() if sample.is_open() else screens.kept_local())
    inside = _stands.set(True)
    try:
        with body:
            people.switch(known, store, says_whose=page.url_path not in menu.OF_ALL)
            page.run()
    except StoreError as problem:
        screen.problem(str(problem))
    finally:
        _stands.reset(inside)


def _known() -> tuple[tuple[Person, ...], str]:
    """Everyone whose history is kept, and the key of the store; nobody where it cannot be read: the page says that."""
    try:
        store = _store()
        return store.people(), store.key
    except StoreError:
        return (), ""


def _end_presenting() -> None:
    """Back to the person and the page that were presented."""
    found = presenting.leave()
    if found is None:
        return
    if found.is_sample and found.store:
        sample.open_again(found.store)
    people.stay_with(found.person)
    open_next(found.deck)


def open_next(page: str) -> None:
    """Open a page by its name when the script runs next: for a button's callback."""
    st.session_state[_WANTED] = page


def _not_local() -> None:
    st.title("SSI Lens")
    st.header(screens.not_local())
    st.write(screens.not_local_next())


def visit() -> Visit:
    """Who is here and what is theirs. Stops the page where nothing may be handed out, saying why.

    While presenting, nothing is: what is shown then comes from `ssi.ui.presenting`.
    """
    if not access.is_local(access.current_request()):
        _not_local()
        st.stop()
    if presenting.current() is not None or not _stands.get():
        _through_the_front_door()
    try:
        store = _store()
    except StoreError as problem:
        screen.problem(str(problem))
        st.stop()
    # The first person is made where there is none yet.
    known = store.people() or (store.first_person(),)
    person = people.looked_at(known, store.key)
    # What is worked out may speak of others too: all that this owner keeps, and whom a file differs from.
    begin((store, person.id, tuple((each.id, each.version) for each in known)))
    names.call_own_habits(once(own_names, once(store.documents, person.id, "plan")))
    return Visit(store, person.id, today(), sample.is_open())


def _store() -> Store:
    """The sample's store while it is open, else this computer's own. Raises StoreError."""
    return sample.store(today()) if sample.is_open() else local_store()


@st.cache_resource
def local_store() -> Store:
    """This computer's own store, one for the whole process."""
    return open_local(PRIVATE)


def _through_the_front_door() -> None:
    """Open `app.py` and then the page that was asked for.

    A fresh server answers a deep link by running the page's file alone, without the frame.
    """
    asked = PurePosixPath(urlsplit(st.context.url or "").path).name
    if asked in menu.NAMES:
        st.session_state[_WANTED] = asked
    st.switch_page("app.py")


def history() -> History:
    """The history to look at; where nothing is kept yet the page becomes the welcome and stops there."""
    here = visit()
    kept = here.history()
    if kept.is_empty:
        welcome.show(here.store, kept, here.today)
        st.stop()
    return kept


def today() -> date:
    """Today in the time zone of the browser; the server's where the browser does not say."""
    try:
        zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    except (ZoneInfoNotFoundError, ValueError):
        zone = None
    return datetime.now(zone).date()


def look() -> Look:
    """How charts look for this visitor: light, unless the browser says dark."""
    return Look("dark" if st.context.theme.type == "dark" else "light")
