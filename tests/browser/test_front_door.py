"""Every page as the first request of a fresh server, and visitors who are not on this machine."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from ssi.ui.menu import NAMES
from tests.browser.conftest import ARGS, server, settle

START, *REST = NAMES


@pytest.mark.parametrize("name", REST)
def test_a_deep_link_on_a_fresh_server_opens_that_page_inside_the_frame(
    name, browser: Browser, tmp_path: Path
):
    with server(tmp_path) as address:
        page = browser.new_page()
        page.goto(f"{address}/{name}")
        settle(page)
        expect(page.get_by_test_id("stSidebarNav")).to_be_attached()
        expect(page.get_by_text("Kept on this computer.")).to_be_visible()
        page.wait_for_url(f"{address}/{name}")
        page.close()


@pytest.mark.parametrize("name", NAMES)
def test_a_deep_link_from_elsewhere_on_a_fresh_server_shows_no_data(name, browser: Browser, tmp_path: Path):
    # The server believes that it sits behind a proxy: the browser reaches it under another name.
    with server(tmp_path, server_enable_cors="false", server_enable_xsrf_protection="false") as address:
        elsewhere = address.replace("localhost", "lens.example")
        launched = browser.browser_type.launch(
            executable_path=browser_path(), args=[*ARGS, "--host-resolver-rules=MAP lens.example 127.0.0.1"]
        )
        page = launched.new_page()
        page.goto(elsewhere if name == START else f"{elsewhere}/{name}")
        settle(page)
        expect(page.get_by_text("This page is for the computer that SSI Lens runs on.")).to_be_visible()
        expect(page.get_by_role("button", name="Look around with sample data")).to_have_count(0)
        launched.close()
    assert list(tmp_path.iterdir()) == [], "no store was opened"


def browser_path() -> str | None:
    from tests.browser import chromium

    return chromium.installed()
