"""Routine as a new user: a plan accepted, a week typed in, a habit added, an experiment begun, a review written, the
calendar file opened; with the mouse, and again with the keyboard alone.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import icalendar
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from ssi.catalog.routines import as_plan, usual
from ssi.model import Frames, monday_of
from ssi.model.plans import Plan, PlanItem, to_kept
from ssi.store import open_local
from tests.browser.conftest import LAPTOP, PHONE, Open, scrolls_sideways, server, settle, unfold
from tests.pages.support import noise

TABS = 80
"""More presses of Tab than any part of the page needs."""


def opened(page: Page, path: str = "/routine") -> Page:
    page.goto(path)
    settle(page)
    return page


def with_mouse(page: Page, target: Locator) -> None:
    target.first.click()
    settle(page)


def with_keyboard(page: Page, target: Locator) -> None:
    """Tab until the target has the focus, as somebody without a mouse would, then press it."""
    tab_to(page, target)
    page.keyboard.press("Enter" if target.first.evaluate("each => each.tagName") != "INPUT" else "Space")
    settle(page)


def tab_to(page: Page, target: Locator) -> None:
    expect(target.first).to_be_attached()
    for _ in range(TABS):
        if target.first.evaluate(
            "each => each === document.activeElement || each.contains(document.activeElement)"
        ):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not reach it")


def type_into(page: Page, box: Locator, text: str, *, by_keyboard: bool) -> None:
    if by_keyboard:
        tab_to(page, box)
        page.keyboard.press("Control+A")
        page.keyboard.type(text)
    else:
        box.fill(text)


Press = Callable[[Page, Locator], None]
WAYS = {"mouse": with_mouse, "keyboard": with_keyboard}


def button(page: Page, name: str | re.Pattern[str]) -> Locator:
    return page.get_by_role("button", name=name)


def part(page: Page, name: str, press: Press) -> None:
    """Open a part of the routine; with the keyboard by the arrows, as in any group of choices."""
    chosen = page.get_by_role("radio", name=name, exact=True)
    if press is with_mouse:
        press(page, page.get_by_text(name, exact=True))
        return
    tab_to(page, page.get_by_role("radiogroup", name="Part of the routine"))
    for _ in range(5):
        if chosen.evaluate("each => each === document.activeElement"):
            page.keyboard.press("Enter")
            settle(page)
            return
        page.keyboard.press("ArrowRight")
    raise AssertionError("the arrows do not reach it")


@pytest.fixture(params=WAYS)
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@contextmanager
def new_workspace(
    browser: Browser, private: Path, frames: Frames | None = None, viewport: dict[str, int] = LAPTOP
) -> Iterator[Page]:
    """Routine of somebody who has just come, or has kept a history and no plan."""
    if frames is not None:
        store = open_local(private)
        store.add(store.first_person().id, frames, kind="import", name="history.csv")
    with server(private) as address:
        context = browser.new_context(viewport=viewport, base_url=address)
        page = context.new_page()
        yield opened(page)
        context.close()


def test_from_an_empty_workspace_to_a_week_a_habit_a_review_and_a_calendar_file(
    browser: Browser, tmp_path: Path, way: str
):
    press, by_keyboard = WAYS[way], way == "keyboard"
    with new_workspace(browser, tmp_path) as page:
        # The plan is accepted.
        expect(page.get_by_role("heading", name="No plan yet: here is one to start from.")).to_be_visible()
        press(page, button(page, "Accept this plan"))
        expect(page.get_by_text("Plan accepted. It holds from this week on.")).to_be_visible()

        # A week is typed in.
        for label, count in (
            ("Posts (of 3)", "2"),
            ("Comments (of 10)", "9"),
            ("Profile reviews (of 15)", "0"),
        ):
            type_into(page, page.get_by_role("textbox", name=label), count, by_keyboard=by_keyboard)
            if by_keyboard:
                # Back to the first box of the form, for those that stand before.
                page.keyboard.press("Escape")
        if by_keyboard:
            page.keyboard.press("Enter")
            settle(page)
        else:
            press(page, button(page, "Keep this week"))
        expect(page.get_by_text("3 counts kept.")).to_be_visible()

        # A habit of one's own is added.
        part(page, "Plan", press)
        type_into(
            page,
            page.get_by_role("textbox", name="What do you call it?"),
            "Podcast notes",
            by_keyboard=by_keyboard,
        )
        press(page, button(page, "Add to the plan"))
        expect(page.get_by_text("Plan kept. It holds from this week on.")).to_be_visible()

        # The calendar file opens, with the new habit in it.
        reminders = page.locator("summary", has_text="Reminders for your calendar")
        unfold(lambda: press(page, reminders), button(page, "Download reminders"))
        with page.expect_download() as download:
            press(page, button(page, "Download reminders"))
        calendar = icalendar.Calendar.from_ical(Path(download.value.path()).read_bytes())
        told = "\n".join(str(event["SUMMARY"]) for event in calendar.walk("VEVENT"))
        assert "podcast notes" in told.lower()

        # A review is written, and is there again after a reload.
        part(page, "Monthly review", press)
        question = page.get_by_role("textbox", name=re.compile("Where do you stand"))
        type_into(page, question, "Closer to the top than I thought.", by_keyboard=by_keyboard)
        press(page, button(page, "Keep this review"))
        opened(page)
        part(page, "Monthly review", press)
        expect(question).to_have_value("Closer to the top than I thought.")

        # A goal is set.
        part(page, "Goals", press)
        press(page, button(page, "Keep this goal"))
        expect(page.get_by_text("Goal kept.")).to_be_visible()

        # The week is there as well.
        part(page, "This week", press)
        expect(page.get_by_role("textbox", name="Comments (of 10)")).to_have_value("9")


def test_an_experiment_is_begun_and_its_order_is_locked(browser: Browser, tmp_path: Path, way: str):
    press, by_keyboard = WAYS[way], way == "keyboard"
    with new_workspace(browser, tmp_path, noise(52, last=date.today())) as page:
        press(page, button(page, "Accept this plan"))
        part(page, "Experiment", press)
        type_into(
            page,
            page.get_by_role("textbox", name="Your expectation"),
            "Brand goes up.",
            by_keyboard=by_keyboard,
        )
        press(page, button(page, "Work out a design"))
        draw = button(page, re.compile("^Draw the order"))
        expect(draw).to_be_visible(timeout=60_000)
        expect(page.get_by_text(re.compile(r"weeks in blocks of \w+ would find a change of"))).to_be_visible()
        press(page, draw)
        expect(page.get_by_text(re.compile("The result opens on"))).to_be_visible()
        expect(page.get_by_text(re.compile("[Ss]eed"))).to_be_visible()
        expect(draw).to_have_count(0)
        expect(page.get_by_text("Brand goes up.")).to_be_visible()
        # It is still the same after a reload.
        order = page.get_by_text(re.compile("[Ss]eed")).inner_text()
        opened(page)
        part(page, "Experiment", press)
        assert page.get_by_text(re.compile("[Ss]eed")).inner_text() == order


def test_a_week_is_kept_on_a_phone_with_a_few_presses_of_keys(browser: Browser, tmp_path: Path):
    with new_workspace(browser, tmp_path, viewport=PHONE) as page:
        with_keyboard(page, button(page, "Accept this plan"))
        assert not scrolls_sideways(page)
        tab_to(page, page.get_by_role("textbox", name="Posts (of 3)"))
        # Six numbers, five times Tab and once Enter: the whole week.
        for count in ("3", "15", "10", "3", "1"):
            page.keyboard.type(count)
            page.keyboard.press("Tab")
        page.keyboard.type("1")
        page.keyboard.press("Enter")
        settle(page)
        expect(page.get_by_text("6 counts kept.")).to_be_visible()
        assert not scrolls_sideways(page)


def test_what_is_due_is_noted_by_a_click_and_taken_back(browser: Browser, tmp_path: Path):
    store = open_local(tmp_path)
    # Due on every day of the week, so that it is on the day of this test.
    item = PlanItem("comments", "insights", 2, 3, tuple(range(7)))
    plan = Plan(monday_of(date.today()), (item,), "")
    store.keep_document(store.first_person().id, "plan", plan.since.isoformat(), to_kept(plan))
    with new_workspace(browser, tmp_path) as page:
        due = button(page, "Comments: note 2")
        with_mouse(page, due)
        expect(page.get_by_text("Comments: 2 noted for today.")).to_be_visible()
        expect(due).to_have_count(0)
        with_mouse(page, button(page, "Undo"))
        expect(due).to_be_visible()


def test_the_sample_has_a_plan_and_steadiness(open_app: Open):
    page = open_app()
    with_mouse(page, button(page, "Look around with sample data"))
    page.get_by_test_id("stSidebarNav").get_by_role("link", name="Routine", exact=True).click()
    settle(page)
    expect(page.get_by_role("heading", name=re.compile("On plan in . of the last 8 weeks"))).to_be_visible()


def test_what_was_typed_for_one_person_is_not_there_for_another(browser: Browser, tmp_path: Path):
    store = open_local(tmp_path)
    for name in ("Ann", "Ben"):
        person = store.add_person(name).id
        plan = as_plan(usual(), date.today())
        store.keep_document(person, "plan", plan.since.isoformat(), to_kept(plan))
    with new_workspace(browser, tmp_path) as page:
        comments = page.get_by_role("textbox", name="Comments (of 10)")
        comments.fill("77")
        page.locator("summary", has_text="One post, four pillars").click()
        with_mouse(page, page.get_by_text("Post something that people outside your network can answer"))
        page.get_by_role("combobox", name="Whose history").click()
        with_mouse(page, page.get_by_role("option", name="Ben"))
        expect(comments).to_have_value("")
        with_mouse(page, button(page, "Keep this week"))
        expect(page.get_by_text("Nothing was changed, so nothing was kept.")).to_be_visible()
        ben = store.people()[1].id
        assert store.history(ben).habits.empty
        assert store.documents(ben, "playbook") == {}


def test_the_part_of_the_routine_stays_when_the_person_changes(browser: Browser, tmp_path: Path):
    store = open_local(tmp_path)
    for name in ("Ann", "Ben"):
        store.add_person(name)
    with new_workspace(browser, tmp_path) as page:
        part(page, "Goals", with_mouse)
        page.get_by_role("combobox", name="Whose history").click()
        with_mouse(page, page.get_by_role("option", name="Ben"))
        expect(page.get_by_role("heading", name="No goal yet.")).to_be_visible()
        expect(page.get_by_role("radio", name="Goals", exact=True)).to_be_checked()
