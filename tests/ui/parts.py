"""Showing one part of a page in process, without the page around it."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from ssi.store import Store
from ssi.ui import notices
from ssi.ui.frame import Visit
from ssi.ui.once import begin
from tests.pages.support import TODAY

Part = Callable[[Visit], None]
_shown: list[Callable[[], None]] = []


def opened(store: Store, part: Part) -> AppTest:
    """The part as the first person of a store sees it, with what was just done said above it."""

    def show() -> None:
        person = store.first_person()
        begin((store, person.id, person.version))
        notices.show("part")
        part(Visit(store, person.id, TODAY, is_sample=False))

    _shown[:] = [show]
    return AppTest.from_string("from tests.ui.parts import run\nrun()", default_timeout=30).run()


def run() -> None:
    """What the script of the part does at every run."""
    _shown[0]()


def said(app: AppTest) -> str:
    """Every sentence on the screen, without the signs that keep Markdown from reading them."""
    return "\n".join(str(each.value) for each in app.markdown).replace("\\", "")
