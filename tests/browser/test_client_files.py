"""Thirty files dropped at once become thirty clients, checked in one table, and go again with one Undo."""

from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from ssi.store import open_local
from tests.browser.conftest import LAPTOP, picture, scrolls_sideways, server, settle

FILES = [
    {
        "name": f"ssi_client-{number:02}_2026-11-20.csv",
        "mimeType": "text/csv",
        "buffer": f"Date,SSI\n2026-11-09,{30 + number}\n2026-11-16,{31 + number}\n".encode(),
    }
    for number in range(30)
]
ROW = 35
"""Height of a row of a table in px; the first one is below the headings."""


def type_into(page: Page, x: int, row: int, text: str) -> None:
    """Type over a cell of the table for files, as anybody would."""
    cells = page.get_by_test_id("stDataFrame").last
    cells.scroll_into_view_if_needed()
    cells.click(position={"x": x, "y": ROW * (row + 1) + ROW // 2})
    # Signs that are typed before the cell has opened are lost on a busy machine.
    page.keyboard.press("Enter")
    cell = page.locator("#portal textarea")
    expect(cell).to_be_visible()
    cell.fill(text)
    page.keyboard.press("Enter")
    settle(page)


def test_thirty_files_become_thirty_clients_and_go_again(browser: Browser, tmp_path: Path):
    with server(tmp_path) as address:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(f"{address}/clients")
        settle(page)
        expect(page.get_by_text("Add your first client.")).to_be_visible()
        page.get_by_text("Add files, one a client").click()
        settle(page)
        page.locator('input[type="file"]').set_input_files(FILES)
        expect(page.get_by_role("button", name="Add 30 files to 30 clients")).to_be_visible()
        settle(page)
        # The third column is the name; the second file gets that of the first.
        type_into(page, 300, 1, "Client 00")
        expect(page.get_by_text("2 files go to Client 00")).to_be_visible()
        type_into(page, 300, 1, "Ann Lee")
        picture(page, "client-files")
        assert not scrolls_sideways(page)
        page.get_by_role("button", name="Add 30 files to 30 clients").click()
        expect(page.get_by_text("30 files were added, for 30 new clients.")).to_be_visible()
        expect(page.get_by_text("Nobody needs you this week.")).to_be_visible()
        names = [f"Client {number:02}" for number in range(30)]
        assert [person.name for person in open_local(tmp_path).people()] == [names[0], "Ann Lee", *names[2:]]
        page.get_by_role("button", name="Undo").click()
        expect(page.get_by_text("Add your first client.")).to_be_visible()
        page.close()
