"""User text in places that read Markdown, and colours that only the browser settles."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import LAPTOP, Open, server, settle
from tests.browser.test_first_history import open_from_menu, upload

NASTY = "![x](http://example.com/x.png) <b>www.example.com</b> me@example.com"
SHEET = f'Date,SSI,"{NASTY}"\n2026-11-02,53,2\n2026-11-09,54,1\n'


def links_out(page: Page) -> list[str]:
    hrefs = page.locator("a[href]").evaluate_all("links => links.map(link => link.href)")
    return [href for href in hrefs if "example.com" in href]


def test_text_of_the_user_becomes_no_link_no_picture_and_no_markup(open_app: Open):
    page = open_app("/data")
    upload(page, f"{NASTY.replace('/', ' ')}.csv", SHEET)
    page.get_by_role("button", name="Add to my history").click()
    settle(page)
    assert links_out(page) == []
    open_from_menu(page, "Trends")
    page.get_by_text("Events", exact=True).click()
    settle(page)
    page.get_by_label("What happened").fill(NASTY)
    page.get_by_role("button", name="Add event").click()
    settle(page)
    expect(page.get_by_text("<b>").first).to_be_visible()
    open_from_menu(page, "What lines up")
    assert links_out(page) == []
    assert page.locator("img[src*='example.com']").count() == 0


def contrast(page: Page, selector: str) -> float:
    """Contrast of an element's text with what lies behind it, by WCAG 2's formula."""
    return float(
        page.locator(selector).first.evaluate(
            """element => {
              const rgb = text => text.match(/[\\d.]+/g).map(Number);
              const part = c => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
              const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
              let behind = element, paper, seen = 1;
              for (;;) {
                const colour = rgb(getComputedStyle(behind).backgroundColor);
                seen *= Number(getComputedStyle(behind).opacity);
                if (colour.length < 4 || colour[3] > 0) { paper = colour; break; }
                behind = behind.parentElement;
              }
              const [r, g, b, alpha = 1] = rgb(getComputedStyle(element).color);
              const mixed = [r, g, b].map((c, i) => c * alpha * seen + paper[i] * (1 - alpha * seen));
              const ink = light(mixed);
              paper = light(paper);
              return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
            }"""
        )
    )


def test_the_first_button_and_the_line_on_keeping_can_be_read_in_both_themes(
    browser: Browser, tmp_path: Path
):
    with server(tmp_path) as address:
        for scheme in ("light", "dark"):
            page = browser.new_context(viewport=LAPTOP, color_scheme=scheme).new_page()
            page.goto(address)
            settle(page)
            page.wait_for_timeout(500)
            assert contrast(page, 'button[kind="primary"] p') >= 4.5
            assert contrast(page, '[data-testid="stCaptionContainer"] p') >= 4.5
            page.context.close()
