"""Numbers typed with the keyboard into the form's grid, which only a real browser can tell."""

from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Open, settle

ROW = 35
"""Height of a row of the grid, its heading included, in pixels."""


def test_a_score_typed_on_a_phone_is_kept_and_shown(open_app: Open):
    page = open_app(viewport=PHONE)
    page.get_by_role("tab", name="Type this week's numbers").click()
    grid = page.get_by_role("tabpanel", name="Type this week's numbers").get_by_test_id("stDataFrame").first
    grid.scroll_into_view_if_needed()
    # First row (Overall), second column; Enter goes one row down (the first pillar).
    grid.click(position={"x": 290, "y": 1.5 * ROW})
    for value in ("62", "15,5"):
        # As fast as a person: the first sign opens the cell, and the grid takes a moment for that.
        page.keyboard.type(value, delay=150)
        page.keyboard.press("Enter")
        page.wait_for_timeout(200)
    page.get_by_role("button", name="Keep these numbers").click()
    settle(page)
    expect(page.get_by_text("1 day of scores kept.")).to_be_visible()
    expect(page.get_by_text("SSI 62, decent.")).to_be_visible()
    expect(page.locator(".js-plotly-plot").get_by_text("15.5 of 25")).to_be_visible()
    expect(page.get_by_text("One snapshot is a dot, two make a line")).to_be_visible()
