"""Report in a browser: the downloaded page prints on one sheet, A4 and Letter, and asks nobody for anything."""

import unicodedata
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from ssi.report.handout_html import fitted, html_of
from ssi.report.handout_sheet import ROOMS, Sheet, laid_out
from tests.browser.conftest import LAPTOP, SCREENS, Open, picture, scrolls_sideways, settle, watch
from tests.browser.test_first_history import open_from_menu
from tests.browser.test_pictures import OF_STREAMLIT, SIZES
from tests.report.handouts import PAGES

SHEETS = ("A4", "Letter")
FOOT = "The score is an indicator, not the goal. Lining up is not proof of cause."


@pytest.fixture
def from_disk(browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Path]]:
    """A page that opens a file, as somebody does who got it by mail; fails where it asks for anything else."""
    context = browser.new_context(viewport=LAPTOP)
    page, file, complaints = context.new_page(), tmp_path / "handout.html", []
    watch(page, file.as_uri(), complaints)
    yield page, file
    context.close()
    assert complaints == []


@pytest.mark.parametrize("for_third_party", [False, True], ids=["own", "third party"])
@pytest.mark.parametrize("name", PAGES)
def test_it_prints_on_one_sheet_however_much_there_is_to_say(
    from_disk: tuple[Page, Path], name: str, for_third_party: bool
):
    page, file = from_disk
    sheet = fitted(PAGES[name], for_third_party=for_third_party)
    file.write_text(html_of(sheet, token="0f" * 16), encoding="utf-8")
    page.goto(file.as_uri())
    for paper in SHEETS:
        (only,) = PdfReader(BytesIO(page.pdf(format=paper))).pages
        said = _plain(only.extract_text())
        assert [text for text in _words_of(sheet) if _plain(text) not in said] == []
    assert not runs_over(page)
    SCREENS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENS / f"handout-{name.replace(' ', '-')}.png", full_page=True)


def _words_of(sheet: Sheet) -> list[str]:
    """Something of every part: a text may be broken between columns, its first words are not."""
    blocks = (*sheet.blocks, *([sheet.lined] if sheet.lined else []))
    lines = [line for block in blocks for line in (block.heading, block.lead, *block.lines, block.small)]
    cells = [cell for block in blocks for row in block.rows for cell in row]
    texts = [sheet.title, *sheet.captions, *lines, *cells, sheet.write, *sheet.foot]
    return [" ".join(text.split()[:3]) for text in texts]


def _plain(text: str) -> str:
    """The text without the joined letters that fonts have, such as "ﬁ"."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def runs_over(page: Page) -> bool:
    """Whether the page would need more than the lower one of the two sheets; then Chromium prints it smaller."""
    # A4 less its margins is the narrower one: 186 mm.
    page.set_viewport_size({"width": 703, "height": 900})
    page.emulate_media(media="print")
    return bool(
        page.evaluate("(main => main.scrollHeight > main.clientHeight)(document.querySelector('main'))")
    )


def test_a_page_that_was_not_cut_would_run_over(from_disk: tuple[Page, Path]):
    page, file = from_disk
    file.write_text(html_of(laid_out(PAGES["overfull"], ROOMS[0])), encoding="utf-8")
    page.goto(file.as_uri())
    assert runs_over(page)


@pytest.mark.parametrize("margin", ["12.7mm", "6mm"], ids=["wide margins", "narrow margins"])
def test_it_does_so_with_other_margins(from_disk: tuple[Page, Path], margin: str):
    page, file = from_disk
    text = html_of(fitted(PAGES["overfull"])).replace("@page{margin:10mm 12mm}", f"@page{{margin:{margin}}}")
    assert margin in text
    file.write_text(text, encoding="utf-8")
    page.goto(file.as_uri())
    for paper in SHEETS:
        assert len(PdfReader(BytesIO(page.pdf(format=paper))).pages) == 1


def test_it_can_be_read_by_all_and_on_a_phone(from_disk: tuple[Page, Path]):
    page, file = from_disk
    file.write_text(html_of(fitted(PAGES["small"])), encoding="utf-8")
    page.goto(file.as_uri())
    assert [each["id"] for each in Axe().run(page).response["violations"]] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_is_downloaded_is_the_page_and_prints_on_one_sheet(open_app: Open, tmp_path: Path):
    page = open_app()
    page.get_by_role("button", name="Look around with sample data").click()
    settle(page)
    open_from_menu(page, "Report")
    files = {}
    for label, ending in (("Download handout", "html"), ("Download PDF", "pdf"), ("Download CSV", "csv")):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).click()
        name = download.value.suggested_filename
        assert name.startswith("ssi-progress-20")
        assert name.endswith(f".{ending}")
        files[ending] = tmp_path / name
        download.value.save_as(files[ending])
    text = files["html"].read_text(encoding="utf-8")
    assert FOOT in text
    assert "<script" not in text
    assert 5_000 < files["html"].stat().st_size < 20_000
    assert len(PdfReader(files["pdf"]).pages) == 1
    assert FOOT in files["csv"].read_text(encoding="utf-8-sig")
    other = page.context.new_page()
    asked: list[str] = []
    other.on("request", lambda request: asked.append(request.url))
    other.goto(files["html"].as_uri())
    for paper in SHEETS:
        assert len(PdfReader(BytesIO(other.pdf(format=paper))).pages) == 1
    assert asked == [files["html"].as_uri()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_shows_what_will_be_handed_over(open_app: Open, size: str, dark: bool):
    page = open_app(viewport=LAPTOP, dark=dark)
    page.get_by_role("button", name="Look around with sample data").click()
    settle(page)
    open_from_menu(page, "Report")
    page.set_viewport_size(SIZES[size])
    settle(page)
    frame = page.frame_locator("iframe[title='SSI progress']")
    expect(frame.get_by_role("heading", name="SSI progress")).to_be_visible()
    expect(frame.get_by_text(FOOT)).to_have_count(1)
    picture(page, f"report-{size}-{'dark' if dark else 'light'}")
    assert not scrolls_sideways(page)
    if size == "laptop":
        violations = {each["id"] for each in Axe().run(page).response["violations"]}
        assert violations - OF_STREAMLIT == set()
