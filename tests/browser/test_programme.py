"""The programme's report on paper: a page for a group, more for a large one, in any browser and without a network."""

import re

import pytest
from playwright.sync_api import Browser

from ssi.report import programme
from tests.browser.conftest import SCREENS
from tests.report.cohorts import SHARED, many
from tests.report.test_programme import TODAY

A4 = {"width": 703, "height": 1032}
"""What is left between margins of 12 mm, in px."""


def pages_printed(browser: Browser, count: int) -> int:
    """Print the report of so many clients; a picture of its paper is kept beside those of the pages."""
    found, called = many(count)
    assert found.shared == (SHARED,)
    context = browser.new_context(viewport=A4)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("request", lambda request: complaints.append(request.url))
    page.set_content(programme.page(found, called, made_on=TODAY, nonce="0" * 32))
    page.emulate_media(media="print")
    SCREENS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENS / f"programme-{count}.png", full_page=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= A4["width"]
    printed = page.pdf(prefer_css_page_size=True)
    context.close()
    assert complaints == []
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize(("count", "pages"), [(12, 1), (25, 1), (60, 2)])
def test_twenty_five_clients_fit_on_one_page(browser: Browser, count: int, pages: int):
    assert pages_printed(browser, count) == pages


def test_on_a_phone_only_the_tables_scroll(browser: Browser):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.set_content(programme.page(*many(12), made_on=TODAY, nonce="0" * 32))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    context.close()
