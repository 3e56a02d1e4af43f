"""A picture of every page, and what only a browser can tell of each: no sideways scrolling, no axe violation."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from ssi.ui.menu import NAMES
from tests.browser.conftest import LAPTOP, PHONE, Open, picture, scrolls_sideways, settle

SIZES = {"laptop": LAPTOP, "phone": PHONE}
# What axe finds in Streamlit's own elements, on a bare page as well; the lists are those of its menu.
OF_STREAMLIT = {"empty-table-header", "presentation-role-conflict", "svg-img-alt", "list", "listitem"}


def wait_for_charts(page: Page) -> None:
    page.wait_for_timeout(300)
    for chart in page.locator(".stPlotlyChart").all():
        expect(chart.locator(".main-svg").first).to_be_attached()


def is_uncovered(page: Page, button: str) -> bool:
    """Whether nothing lies over the upper edge of a button: Streamlit's header stands above the page."""
    return bool(
        page.get_by_role("button", name=button).first.evaluate(
            """button => {
              const { x, y, width } = button.getBoundingClientRect();
              return button.contains(document.elementFromPoint(x + width / 2, y + 2));
            }"""
        )
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_with_sample_data_fits_and_can_be_read_by_all(open_app: Open, address: str, dark, size):
    page = open_app(viewport=SIZES[size], dark=dark)
    page.get_by_role("button", name="Look around with sample data").click()
    settle(page)
    found = {}
    for name in NAMES:
        page.locator(f'[data-testid="stSidebarNavLink"] >> nth={NAMES.index(name)}').evaluate(
            "link => link.click()"
        )
        settle(page)
        wait_for_charts(page)
        picture(page, f"sample-{name}-{size}-{'dark' if dark else 'light'}")
        assert not scrolls_sideways(page), name
        assert is_uncovered(page, "Use my own"), name
        if size == "laptop":
            violations = Axe().run(page).response["violations"]
            found[name] = {each["id"] for each in violations} - OF_STREAMLIT
    assert {name: rules for name, rules in found.items() if rules} == {}


@pytest.mark.long
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_every_page_with_nothing_kept_fits(open_app: Open, name, dark, size):
    page = open_app(f"/{'' if name == NAMES[0] else name}", viewport=SIZES[size], dark=dark)
    picture(page, f"empty-{name}-{size}-{'dark' if dark else 'light'}")
    assert not scrolls_sideways(page)
