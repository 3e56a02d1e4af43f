"""While presenting, nothing that reaches the browser names anybody, or holds what only the coach may see.

Everything is searched: every frame of the connection, every answer of the server, the page as it stands, its address
and its title. Before presenting the same search finds the names: it can find them.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, Response, WebSocket, expect

from ssi.model import PILLAR_KEYS, Frames, experiments, frame, sessions
from ssi.model.clients import Card, to_kept
from ssi.model.experiments import Design, Experiment, Outlook, begin
from ssi.model.orders import number_of_orders
from ssi.model.plans import Plan, PlanItem
from ssi.model.plans import to_kept as plan_to_kept
from ssi.model.sessions import Note, Session, Step
from ssi.store import Store, open_local
from ssi.ui import menu
from tests.browser.conftest import LAPTOP, server, settle
from tests.pages.support import noise

CLIENT, OTHERS = "Quentin Zwiebel", ("Xanthippe Ostrowski", "Bartholomew Kjeldsen")
PRIVATE, TAG, FILE = "hates-mornings-9317", "pilot-tag-4711", "zwiebel_export_5521.csv"
OF_OTHERS = "other-note-8642"
NEEDLES = [word for name in (CLIENT, *OTHERS) for word in name.split()] + [
    PRIVATE,
    TAG,
    FILE,
    OF_OTHERS,
    "Client B",
]
SHARED = "shared-note-2211"
LAST_TIME = date.today() - timedelta(days=14)


def written(store: Store, person: int, name: str) -> None:
    """A year of noise, with the client's and another one's name in everything that people write."""
    found = noise(30, date.today() - timedelta(days=1))
    first = name.split()[0]
    own = [
        {"date": day, "habit": f"calls_with_{first.lower()}", "count": 1.0, "days": 1}
        for day in pd.date_range(end=date.today(), periods=60, unit="s")
    ]
    events = [
        {"date": pd.Timestamp(LAST_TIME), "label": f"{name} met {OTHERS[0]}", "kind": "other"},
        {
            "date": pd.Timestamp(LAST_TIME - timedelta(days=30)),
            "label": f"{first}'s new headline",
            "kind": "profile",
        },
    ]
    scores = found.snapshots
    frames = Frames(
        snapshots=scores.assign(
            overall=scores[list(PILLAR_KEYS)].sum(axis=1), industry_rank=12.0, source=FILE
        ),
        habits=pd.concat([found.habits, frame("habits", own)]).sort_values("date", ignore_index=True),
        events=frame("events", events),
    )
    store.add(person, frames, kind="import", name=FILE)
    tested = experiment(f"calls_with_{first.lower()}", f"{name} will be seen more, says {OTHERS[0]}")
    store.keep_document(person, "experiment", f"{tested.begun}-1", experiments.to_kept(tested))
    slug = f"notes_to_{name.split()[1].lower()}"
    monday = LAST_TIME - timedelta(days=LAST_TIME.weekday())
    plan = Plan(monday, (PlanItem(slug, "brand", 1, 1, (0,), f"Notes to {first}"),), "usual")
    store.keep_document(person, "plan", monday.isoformat(), plan_to_kept(plan))
    task = Step(task=f"Thank {OTHERS[1]} for {first}'s photo", due=date.today() + timedelta(days=3))
    session = Session(LAST_TIME, (Step(slug, 2), task))
    store.keep_document(person, "session", LAST_TIME.isoformat(), sessions.to_kept(session))


def experiment(habit: str, expectation: str) -> Experiment:
    """One that ended some weeks ago."""
    design = Design(12, 2, number_of_orders(6), {2.0: 0.75})
    return begin(
        Outlook((design,), design, design, 0),
        design,
        habit=habit,
        score="insights",
        direction=1,
        expectation=expectation,
        per_week=5,
        before=0.0,
        seed=5,
        today=date.today() - timedelta(weeks=18),
    )


@pytest.fixture(scope="module")
def desk_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    private = tmp_path_factory.mktemp("private")
    store = open_local(private)
    for name in (CLIENT, *OTHERS):
        person = store.add_person(name).id
        written(store, person, name)
        note = PRIVATE if name == CLIENT else OF_OTHERS
        key = f"{LAST_TIME}-1"
        store.keep_document(person, "private_note", key, sessions.note_to_kept(Note(LAST_TIME, note)))
        shared = sessions.note_to_kept(Note(LAST_TIME, f"{SHARED} about {name}"))
        store.keep_document(person, "shared_note", f"{LAST_TIME}-2", shared)
        store.keep_document(person, "client", "card", to_kept(Card((TAG,))))
    with server(Path(private)) as address:
        yield address


class Heard:
    """All that reaches a browser window."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.said: list[str] = []
        page.on("websocket", self._listen)
        page.on("response", self._answered)

    def _listen(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda payload: self.said.append(_text(payload)))

    def _answered(self, response: Response) -> None:
        self.said.append(response.url)
        # The program's own scripts are no one's data, and large.
        if "/static/" not in response.url and response.ok and response.request.resource_type != "websocket":
            self.said.append(_text(response.body()))

    def stands(self) -> None:
        """The page as it is now, with everything that is hidden in it."""
        page = self.page
        self.said += [page.content(), page.url, page.title()]

    def named(self) -> set[str]:
        """What was found of what must not be."""
        # What is written for Markdown has a backslash before its signs.
        everything = "\n".join(self.said).casefold().replace("\\", "")
        return {needle for needle in NEEDLES if needle.casefold() in everything}

    def forget(self) -> None:
        self.said.clear()


def _text(payload: str | bytes) -> str:
    return payload if isinstance(payload, str) else payload.decode("utf-8", "replace")


def opened(browser: Browser, address: str, page_name: str) -> tuple[Page, Heard]:
    """A coach's window at a page of the first client, before anything is presented."""
    page = browser.new_context(viewport=LAPTOP).new_page()
    heard = Heard(page)
    page.goto(f"{address}/{'' if page_name == menu.NAMES[0] else page_name}")
    settle(page)
    # A new window shows who was looked at last, in another test perhaps.
    look_at(page, CLIENT)
    return page, heard


def look_at(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("combobox").click()
    page.get_by_role("option", name=name).click()
    settle(page)


def present(page: Page, heard: Heard) -> None:
    heard.stands()
    assert {"Zwiebel", "Ostrowski", "Kjeldsen"} <= heard.named(), "the search finds nothing"
    heard.forget()
    page.get_by_role("button", name="Present").click()
    expect(page.get_by_text("Presenting as Client A")).to_be_visible()
    settle(page)


def has_chart(page: Page) -> bool:
    return page.locator(".js-plotly-plot").count() > 0


def fits(page: Page) -> bool:
    """Whether a slide, its chart drawn, is on one screen: nothing to scroll, down or to the side."""
    if page.get_by_test_id("stPlotlyChart").count():
        expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    main = "document.querySelector('[data-testid=stMain]')"
    return bool(
        page.evaluate(f"(m => m.scrollHeight <= m.clientHeight && m.scrollWidth <= m.clientWidth)({main})")
    )


def through(page: Page, heard: Heard, slides: int) -> None:
    """Every slide with everything that can be switched on it, there and back."""
    for place in range(1, slides + 1):
        expect(page.get_by_text(f"{place} of {slides}", exact=True)).to_be_visible()
        for _both in range(2):
            page.get_by_test_id("stMain").get_by_role("button", name="Shapes only").or_(
                page.get_by_role("button", name="Numbers")
            ).click()
            settle(page)
            heard.stands()
        for _size in range(2):
            page.get_by_role("button", name="Text 1").click()
            settle(page)
            assert fits(page), f"slide {place} runs over"
        chart = page.locator(".js-plotly-plot")
        if chart.count():
            chart.first.hover()
        heard.stands()
        if place < slides:
            page.keyboard.press("ArrowRight")
            settle(page)


SLIDES = {"today": 2, "trends": 3, "changes": 2, "lines_up": 2}


@pytest.mark.parametrize(
    "name", ["today", "trends", "changes", pytest.param("lines_up", marks=pytest.mark.long)]
)
def test_a_page_that_is_presented_names_nobody(browser: Browser, desk_at: str, name: str):
    page, heard = opened(browser, desk_at, name)
    present(page, heard)
    assert has_chart(page) or page.get_by_test_id("stMetric").count() == 3, "there is nothing to look through"
    through(page, heard, SLIDES[name])
    assert heard.named() == set()
    page.context.close()


def test_the_search_finds_everything_that_must_not_be_seen(browser: Browser, desk_at: str):
    # On the coach's own pages, of the client and of somebody else, all of it is there.
    page, heard = opened(browser, desk_at, "clients")
    for name in ("data", "session"):
        page.goto(f"{desk_at}/{name}")
        settle(page)
    look_at(page, OTHERS[0])
    # In what the connection carries alone, whatever of it stands on the page.
    assert heard.named() == set(NEEDLES)
    page.context.close()


def test_a_whole_session_names_nobody(browser: Browser, desk_at: str):
    page, heard = opened(browser, desk_at, "session")
    expect(page.get_by_text(PRIVATE)).to_be_visible()
    present(page, heard)
    through(page, heard, 6)
    # Esc closes a list, and ends nothing where there is one.
    page.get_by_role("combobox", name="Habit").click()
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_text("Presenting as Client A")).to_be_visible()
    page.get_by_text("A task", exact=True).click()
    settle(page)
    page.get_by_label("Task", exact=True).last.fill("Ask for a photo")
    page.get_by_role("button", name="Agree this step").click()
    settle(page)
    expect(page.get_by_text("Ask for a photo")).to_be_visible()
    page.get_by_role("button", name="Agree this step").click()
    settle(page)
    heard.stands()
    # A reload stays in the presentation: the address says nothing but a number.
    page.reload()
    expect(page.get_by_text("Presenting as Client A")).to_be_visible()
    settle(page)
    heard.stands()
    assert heard.named() == set()
    page.get_by_role("button", name="Back").click()
    expect(page.get_by_text("5 of 6", exact=True)).to_be_visible()
    settle(page)
    page.keyboard.press("Escape")
    settle(page)
    expect(page.get_by_role("heading", name="Session", exact=True)).to_be_visible()
    expect(page.get_by_text(f"History of {CLIENT}")).to_be_visible()
    assert "presenting" not in page.url
    page.context.close()


@pytest.mark.parametrize(
    "name", ["clients", "data", *[pytest.param(name, marks=pytest.mark.long) for name in menu.NAMES]]
)
def test_no_address_leads_out_of_a_presentation(browser: Browser, desk_at: str, name: str):
    page, heard = opened(browser, desk_at, "today")
    present(page, heard)
    number = page.url.partition("presenting=")[2]
    page.goto(f"{desk_at}/{'' if name == menu.NAMES[0] else name}?presenting={number}")
    expect(page.get_by_text("Presenting as Client A")).to_be_visible()
    settle(page)
    heard.stands()
    assert heard.named() == set()
    page.context.close()


def test_a_number_that_is_not_known_shows_an_end_and_nothing_else(browser: Browser, desk_at: str):
    page = browser.new_context(viewport=LAPTOP).new_page()
    heard = Heard(page)
    page.goto(f"{desk_at}/session?presenting=nothing")
    expect(page.get_by_role("heading", name="This presentation has ended.")).to_be_visible()
    settle(page)
    heard.stands()
    assert heard.named() == set()
    page.get_by_role("button", name="Open SSI Lens").click()
    settle(page)
    expect(page.get_by_text("Whose history")).to_be_visible()
    page.context.close()


def test_a_window_of_the_coach_opens_on_the_same_client_by_a_number_that_says_nothing(
    browser: Browser, desk_at: str
):
    page, _heard = opened(browser, desk_at, "session")
    look_at(page, OTHERS[0])
    with page.context.expect_page() as window:
        page.get_by_role("link", name="Open a window of my own").click()
    settle(window.value)
    expect(window.value.get_by_text(f"History of {OTHERS[0]}")).to_be_visible()
    expect(window.value.get_by_text(OF_OTHERS)).to_be_visible()
    assert not [needle for needle in NEEDLES if needle.casefold() in window.value.url.casefold()]
    page.context.close()
