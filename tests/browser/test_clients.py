"""Clients in a browser: it fits, a selected row opens that client, and everything can be read in light and dark."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ssi.model import Frames
from ssi.model.clients import Card, to_kept
from ssi.store import open_local
from tests.browser.conftest import LAPTOP, PHONE, picture, scrolls_sideways, server, settle, unfold
from tests.browser.test_pictures import OF_STREAMLIT, SIZES
from tests.pages.support import weekly_scores

NAMES = ("Ann Lee", "Bob Ray", "Cem Aydin", "Dee Marlow", "Eli Stone", "Fay Winter")
FALLS = (1, 4, 5, 6, 4, 5)
"""The first one stands apart from what the others share."""


@pytest.fixture(scope="module")
def clients_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A coach with six clients, of whom five fell in the last week, and one who has not been heard of since spring."""
    private = tmp_path_factory.mktemp("private")
    store = open_local(private)
    last = date.today() - timedelta(days=1)
    for name, fall in zip(NAMES, FALLS, strict=True):
        scores = weekly_scores(*[50 + week % 2 for week in range(16)], 51 - fall, last=last)
        store.add(store.add_person(name).id, Frames(snapshots=scores), kind="import", name="history.csv")
    card = Card(("sales", "spring group"), date.today() + timedelta(days=3))
    store.keep_document(1, "client", "card", to_kept(card))
    silent = Frames(snapshots=weekly_scores(60, 61, 62, last=last - timedelta(weeks=8)))
    store.add(store.add_person("Gus Vale").id, silent, kind="import", name="history.csv")
    with server(private) as address:
        yield address


def opened(browser: Browser, address: str, viewport: dict[str, int], *, dark: bool = False) -> Page:
    context = browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(f"{address}/clients")
    settle(page)
    return page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_table_fits_and_can_be_read_by_all(browser: Browser, clients_at: str, size: str, dark: bool):
    page = opened(browser, clients_at, SIZES[size], dark=dark)
    expect(page.get_by_text("6 of 7 clients need you this week.")).to_be_visible()
    expect(page.get_by_text("6 of 6 clients moved down that week.")).to_be_visible()
    page.get_by_text("Notes on a client").click()
    settle(page)
    picture(page, f"clients-{size}-{'dark' if dark else 'light'}")
    assert not scrolls_sideways(page)
    if size == "laptop":
        violations = {each["id"] for each in Axe().run(page).response["violations"]}
        assert violations - OF_STREAMLIT == set()
    page.context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_side_by_side_and_the_programme_fit_and_can_be_read_by_all(
    browser: Browser, clients_at: str, size: str, dark: bool
):
    page = opened(browser, clients_at, SIZES[size], dark=dark)
    page.get_by_text("Side by side", exact=True).click()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    settle(page)
    unfold(
        page.get_by_text("Programme report", exact=True).click,
        page.get_by_role("button", name="Download report"),
    )
    settle(page)
    picture(page, f"clients-compared-{size}-{'dark' if dark else 'light'}")
    assert not scrolls_sideways(page)
    if size == "laptop":
        violations = {each["id"] for each in Axe().run(page).response["violations"]}
        # Streamlit says of a day that must not be empty that it is required, on what is no field to axe.
        assert violations - OF_STREAMLIT - {"aria-allowed-attr"} == set()
    page.context.close()


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
def test_a_selected_row_opens_that_client(browser: Browser, clients_at: str, viewport: dict[str, int]):
    page = opened(browser, clients_at, viewport)
    # The second row's box: the heading and the first row are 35 px high each.
    page.get_by_test_id("stDataFrame").locator(".dvn-scroller").click(position={"x": 12, "y": 87})
    settle(page)
    expect(page.get_by_role("heading", name="Today", exact=True)).to_be_visible()
    expect(page.get_by_text("It was not only you: 6 of 6 clients moved down that week.")).to_be_visible()
    expect(page.get_by_text("History of Cem Aydin")).to_be_visible()
    page.context.close()


def test_who_is_alone_gets_the_form_at_the_address_and_no_entry_in_the_menu(browser: Browser, tmp_path: Path):
    with server(tmp_path) as address:
        page = opened(browser, address, LAPTOP)
        expect(page.get_by_text("Add your first client.")).to_be_visible()
        links = page.get_by_test_id("stSidebarNavLink")
        assert "Clients" not in links.all_inner_texts()
        # The group has Report alone, which somebody without clients uses as well.
        expect(links.filter(has_text="Report")).to_have_count(1)
        page.get_by_label("Name of the client").fill("Ann")
        page.get_by_role("button", name="Add client").click()
        settle(page)
        expect(links.filter(has_text="Clients")).to_have_count(1)
        page.context.close()
