"""Files that people really have, in a browser: a sheet nobody knows, two people in one file, a workspace file."""

import re
from pathlib import Path

import pandas as pd
from playwright.sync_api import Browser, Page, expect

from ssi.model import Frames
from ssi.store import open_local
from tests.browser.conftest import LAPTOP, PHONE, Open, picture, scrolls_sideways, server, settle, unfold
from tests.browser.test_first_history import open_from_menu, upload
from tests.pages import test_archives as archives
from tests.pages.support import weekly_scores
from tests.pages.test_archives import BOOK
from tests.pages.test_doors import SHEET, TWO_PEOPLE
from tests.pages.test_mapping import NEXT, UNKNOWN


def choose(page: Page, label: str, value: str) -> None:
    """Choose in a box by keyboard, as anybody can."""
    page.get_by_role("combobox", name=label).focus()
    page.keyboard.type(value)
    page.keyboard.press("Enter")
    settle(page)


def add(page: Page) -> None:
    page.get_by_role("button", name="Add to my history").click()
    settle(page)


def test_a_sheet_nobody_knows_is_named_by_hand_and_the_next_one_is_read_the_same_way(open_app: Open):
    page = open_app("/data")
    upload(page, "numbers.csv", UNKNOWN.decode())
    expect(page.get_by_text("Say what each column is")).to_be_visible()
    picture(page, "mapping-asked")
    choose(page, "Wert", "Overall")
    expect(page.get_by_text("So the first 2 days read:")).to_be_visible()
    picture(page, "mapping-answered")
    add(page)
    expect(page.get_by_text("2 snapshots added.")).to_be_visible()

    upload(page, "more.csv", NEXT.decode())
    expect(page.get_by_text("Read as last time.")).to_be_visible()
    add(page)
    expect(page.get_by_text("1 snapshot added.")).to_be_visible()
    open_from_menu(page, "Today")
    expect(page.get_by_text("SSI 55, decent.")).to_be_visible()


def test_the_mapping_fits_on_a_phone(open_app: Open):
    page = open_app("/data", viewport=PHONE)
    # Other headings than those that the server may remember.
    upload(
        page,
        "numbers.csv",
        UNKNOWN.decode().replace("Kaffees", "Calls made by me and by nobody else this week"),
    )
    choose(page, "Wert", "Overall")
    assert not scrolls_sideways(page)
    picture(page, "mapping-phone")


def test_an_archive_a_workbook_and_two_histories_dropped_together_end_in_one_history(
    browser: Browser, tmp_path: Path
):
    tracker = b"Date,SSI\n2026-11-16,55\n2026-11-18,56\n2026-11-19,0\n"
    files = {"tracker.csv": tracker, archives.NAME: archives.ZIP, "scores.csv": SHEET, "analytics.xlsx": BOOK}
    with server(tmp_path) as address:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(address)
        settle(page)
        page.locator('input[type="file"]').first.set_input_files(
            [
                {"name": name, "mimeType": "application/octet-stream", "buffer": content}
                for name, content in files.items()
            ]
        )
        settle(page)
        picture(page, "everything-together")
        page.get_by_role("button", name="Add 4 files to my history").click()
        settle(page)
        expect(
            page.get_by_text(re.compile(r"4 snapshots and \d+ counts added, 1 row left out\."))
        ).to_be_visible()
        open_from_menu(page, "Data")
        expect(
            page.get_by_role("heading", name="4 snapshots, 2 Nov 2026 to 18 Nov 2026; 3 habits")
        ).to_be_visible()
        unfold(
            page.get_by_text("tracker.csv: 1 thing to know").click,
            page.get_by_text("Line 4 looks like a failed reading, not a score of 0."),
        )
        unfold(
            page.get_by_text(f"{archives.NAME}: 1 thing to know").click,
            page.get_by_text("Not in this archive"),
        )
        with page.expect_download() as download:
            page.get_by_role("button", name="Download habits").click()
        habits = pd.read_csv(download.value.path())
        posts = habits[(habits["habit"] == "posts") & (habits["date"] <= "2026-11-15")]
        assert posts["date"].to_list() == [f"2026-11-{day:02}" for day in range(2, 16)], "every day is known"
        with page.expect_download() as download:
            page.get_by_role("button", name="Download outcomes").click()
        assert set(pd.read_csv(download.value.path())["measure"]) == {"impressions", "engagements"}
        page.close()


def test_two_people_of_one_file_get_a_history_each_and_a_switch(browser: Browser, tmp_path: Path):
    with server(tmp_path) as address:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(address)
        settle(page)
        upload(page, "clients.csv", TWO_PEOPLE.decode())
        picture(page, "people-asked")
        page.get_by_role("button", name="Add to these histories").click()
        settle(page)
        expect(page.get_by_text("SSI 42, decent")).to_be_visible()
        choose(page, "Whose history", "Bob")
        expect(page.get_by_text("SSI 52, decent")).to_be_visible()
        open_from_menu(page, "Data")
        expect(page.get_by_text("History of Bob")).to_be_visible()
        assert "Ann" not in page.locator("[data-testid=stMain]").inner_text()
        picture(page, "people-switched")
        page.close()


def test_a_workspace_file_is_saved_and_opened_where_nothing_is_kept(browser: Browser, tmp_path: Path):
    full = open_local(tmp_path / "full")
    full.add(
        full.first_person().id, Frames(snapshots=weekly_scores(50, 51)), kind="import", name="history.csv"
    )
    saved = tmp_path / "workspace.zip"
    with server(tmp_path / "full") as address:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(f"{address}/data")
        settle(page)
        with page.expect_download() as download:
            page.get_by_role("button", name="Save a workspace file").click()
        download.value.save_as(saved)
        page.close()
    with server(tmp_path / "empty") as address:
        page = browser.new_page(viewport=LAPTOP)
        page.goto(f"{address}/data")
        settle(page)
        page.get_by_text("Open a workspace file", exact=True).click()
        page.locator('input[type="file"]').last.set_input_files(saved)
        settle(page)
        picture(page, "workspace-chosen")
        page.get_by_role("button", name="Open it").click()
        settle(page)
        expect(page.get_by_text("The workspace file is open")).to_be_visible()
        expect(page.get_by_text("2 snapshots,").first).to_be_visible()
        page.close()
