"""A whole coaching day: thirty files for thirty clients, who needs attention, a session on a shared screen, steps
agreed, a page handed over; and the week after, with new numbers, what became of the steps.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from ssi.model import sessions
from ssi.store import Store, open_local
from tests.browser.conftest import LAPTOP, picture, server, settle

TODAY = date.today()
MONDAY = TODAY - timedelta(days=TODAY.weekday())
WEEKS = 14
FELL = 17
"""The client whose score fell far in the last week; all others went on as ever."""


def name_of(client: int) -> str:
    return f"Client {client:02}"


def sheet(client: int) -> bytes:
    """A snapshot each Monday, up and down by a point; in this week one of them is nine points lower."""
    rows = ["Date,SSI,Brand,People,Insights,Relationships,Industry rank"]
    for back in range(WEEKS, -1, -1):
        overall = 40 + client + back % 2 - (9 if client == FELL and back == 0 else 0)
        day = MONDAY - timedelta(weeks=back)
        quarter = overall / 4
        rows.append(f"{day},{overall},{quarter},{quarter},{quarter},{quarter},{12 + back % 2}")
    return "\n".join(rows).encode()


def files() -> list[dict[str, object]]:
    return [
        {"name": f"client_{client:02}_ssi_export.csv", "mimeType": "text/csv", "buffer": sheet(client)}
        for client in range(30)
    ]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[str, Store]]:
    with server(tmp_path) as address:
        yield address, open_local(tmp_path)


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()
    settle(page)


def open_page(page: Page, name: str) -> None:
    page.get_by_test_id("stSidebar").get_by_role("link", name=name, exact=True).click()
    settle(page)


def a_week_passes(store: Store, person: int) -> None:
    """What was agreed today was agreed a week ago, and the task's day was yesterday: nobody waits for a test."""
    week = timedelta(days=7 + TODAY.weekday())
    (held,) = sessions.in_order(store.documents(person, "session"))
    kept = sessions.to_kept(held)
    steps = [
        {**step, "due": step["due"] and (TODAY - timedelta(days=1)).isoformat()} for step in kept["steps"]
    ]
    earlier = {"held": (held.held - week).isoformat(), "steps": steps}
    store.change_documents(person, {"session": lambda _kept: {earlier["held"]: earlier}})


def test_a_coaching_day_and_the_week_after(browser: Browser, desk: tuple[str, Store], tmp_path: Path):
    address, store = desk
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.goto(f"{address}/clients")
    settle(page)

    # Thirty files become thirty clients.
    page.get_by_text("Add files, one a client").click()
    page.locator('input[type="file"]').set_input_files(files())
    expect(page.get_by_role("button", name="Add 30 files to 30 clients")).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="Add 30 files to 30 clients").click()
    expect(page.get_by_text("30 files were added, for 30 new clients.")).to_be_visible(timeout=60_000)

    # One of them needs attention and stands on top; the row opens that client.
    expect(page.get_by_text("1 of 30 clients needs you this week.")).to_be_visible(timeout=60_000)
    picture(page, "day-clients")
    page.get_by_test_id("stDataFrame").first.locator(".dvn-scroller").click(position={"x": 12, "y": 52})
    settle(page)
    expect(page.get_by_text(f"History of {name_of(FELL)}")).to_be_visible()

    # A session, with a private note, on a shared screen.
    open_page(page, "Session")
    page.get_by_role("textbox", name="New note").fill("Seems tired of posting.")
    press(page, "Keep note")
    press(page, "Present")
    expect(page.get_by_text("Presenting as Client R")).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing was agreed before.")).to_be_visible()
    for place in range(2, 7):
        page.keyboard.press("ArrowRight")
        expect(page.get_by_text(f"{place} of 6", exact=True)).to_be_visible()
        settle(page)
        assert name_of(FELL) not in page.content()
        assert "tired of posting" not in page.content()
    page.get_by_role("combobox", name="Habit").click()
    page.get_by_role("option", name="Comments", exact=True).click()
    page.get_by_role("spinbutton", name="Times a week").fill("4")
    press(page, "Agree this step")
    expect(page.get_by_text("Comments, 4 a week")).to_be_visible()
    page.get_by_text("A task", exact=True).click()
    settle(page)
    page.get_by_role("textbox", name="Task").fill("Rewrite the headline")
    press(page, "Agree this step")
    expect(page.get_by_text("Rewrite the headline, by")).to_be_visible()
    press(page, "End")
    expect(page.get_by_text(f"History of {name_of(FELL)}")).to_be_visible()

    # A page to hand over has what was agreed, under the name on screen, and nothing private.
    open_page(page, "Report")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download handout").click()
    assert download.value.suggested_filename == f"ssi-progress-client-r-{TODAY}.html"
    handed = Path(download.value.path()).read_text(encoding="utf-8")
    for said in ("Client R", "Comments", "Rewrite the headline"):
        assert said in handed
    for hidden in (name_of(FELL), "tired of posting"):
        assert hidden not in handed

    # The week after: a new file, and what became of the steps.
    person = next(each.id for each in store.people() if each.name == name_of(FELL))
    a_week_passes(store, person)
    open_page(page, "Clients")
    expect(page.get_by_text("1 of 30 clients needs you this week.")).to_be_visible(timeout=60_000)
    page.get_by_text("Add files, one a client").click()
    last_sunday = MONDAY - timedelta(days=1)
    days = [last_sunday - timedelta(days=back) for back in range(6, -1, -1)]
    done = "\n".join(["Date,Comments", *(f"{day},{1 if day.weekday() < 5 else 0}" for day in days)])
    new = {"name": f"client_{FELL:02}_habits.csv", "mimeType": "text/csv", "buffer": done.encode()}
    page.locator('input[type="file"]').set_input_files([new])
    expect(page.get_by_role("button", name="Add 1 file to 1 client")).to_be_visible(timeout=60_000)
    press(page, "Add 1 file to 1 client")
    settle(page)
    open_page(page, "Session")
    expect(page.get_by_text(f"History of {name_of(FELL)}")).to_be_visible()
    expect(page.get_by_role("heading", name="Two steps were agreed on")).to_be_visible()
    expect(page.get_by_text("met in 1 of 1 week known; 5 in all since")).to_be_visible()
    expect(page.get_by_text("open, its day is past")).to_be_visible()
    picture(page, "day-week-after")
    page.get_by_role("button", name="Done", exact=True).last.click()
    settle(page)
    expect(page.get_by_text("done on")).to_be_visible()
    page.context.close()
