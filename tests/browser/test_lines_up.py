"""What lines up in a browser: the sample's finding, pure noise, and seven weeks with the date they wait for."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from ssi.model import Frames
from ssi.store import open_local
from ssi.words import numbers
from tests.browser.conftest import LAPTOP, PHONE, Open, scrolls_sideways, server, settle
from tests.browser.test_first_history import open_from_menu
from tests.pages.support import noise


@contextmanager
def with_history(browser: Browser, private: Path, frames: Frames, viewport: dict[str, int]) -> Iterator[Page]:
    """What lines up, of a person who has kept this history."""
    store = open_local(private)
    store.add(store.first_person().id, frames, kind="import", name="history.csv")
    with server(private) as address:
        page = browser.new_page(viewport=viewport)
        page.goto(f"{address}/lines_up")
        settle(page)
        yield page
        page.close()


def test_the_sample_shows_one_finding_and_rows_are_chosen_and_shuffled_by_keyboard(open_app: Open):
    page = open_app()
    page.get_by_role("button", name="Look around with sample data").click()
    settle(page)
    open_from_menu(page, "What lines up")
    headline = "One habit lines up: Comments, with Engage with insights. For the other five nothing is clear."
    expect(page.get_by_role("heading", name=headline)).to_be_visible()
    rows = page.locator(".js-plotly-plot").first
    expect(rows.get_by_text("clear", exact=True)).to_have_count(1)
    expect(rows.get_by_text("nothing clear", exact=True)).to_have_count(5)

    shuffle = page.get_by_role("button", name="Shuffle my weeks")
    shuffle.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 200 shuffles look this strong.")).to_be_visible()

    page.get_by_role("combobox", name="Look closer at").focus()
    page.keyboard.type("Posts")
    page.keyboard.press("Enter")
    settle(page)
    expect(page.get_by_text("We looked: if Posts and Establish your professional brand")).to_be_visible()


def test_pure_noise_shows_no_finding(browser: Browser, tmp_path: Path):
    with with_history(browser, tmp_path, noise(40, last=date.today()), LAPTOP) as page:
        expect(page.get_by_role("heading", name="Nothing clear in your weeks so far.")).to_be_visible()
        expect(page.get_by_text("What would tell us more")).to_be_visible()


def test_seven_weeks_say_on_a_phone_by_when_there_is_enough(browser: Browser, tmp_path: Path):
    today = date.today()
    with with_history(browser, tmp_path, noise(7, last=today), PHONE) as page:
        refusal = "Seven weeks of scores and habits so far. About one more week, then we can compare."
        expect(page.get_by_role("heading", name=refusal)).to_be_visible()
        expect(page.get_by_text(f"around {numbers.day(today + timedelta(weeks=1))}")).to_be_visible()
        expect(page.locator(".js-plotly-plot")).to_have_count(1)
        assert not scrolls_sideways(page)
