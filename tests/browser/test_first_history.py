"""The main job, end to end: a file through the real uploader, kept, and drawn."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Open, picture, settle

# The shape that a public tracker writes, with made-up numbers: days missing, failed captures as rows of zeros.
HEADER = "Date,Total_SSI,Industry_Rank,Network_Rank,Brand,People,Insights,Relationships,Total_Connections,SSI_Increase"
HISTORY = "\n".join(
    [
        HEADER,
        "2026-09-01,41.0,29,29,8.75,9.25,3.7,19.363,0,0.0",
        "2026-09-02,47.0,8,14,8.75,9.125,9.6,19.438,0,6.0",
        "2026-09-03,47.0,8,14,8.75,9.125,9.6,19.438,0,0.0",
        "2026-09-10,49.0,7,11,8.75,9.375,10.65,20.1,0,2.0",
        "2026-09-11,0.0,0,0,0.0,0.0,0.0,0.0,0,-49.0",
        "2026-09-16,0.0,0,0,0.0,0.0,0.0,0.0,0,0.0",
        "2026-09-25,49.0,6,11,8.750002,8.1875,10.65,21.400002,0,49.0",
    ]
)


def upload(page: Page, name: str, content: str) -> None:
    page.locator('input[type="file"]').first.set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content.encode()}
    )
    settle(page)


def open_from_menu(page: Page, title: str) -> None:
    page.get_by_test_id("stSidebarNav").get_by_role("link", name=title, exact=True).click()
    page.wait_for_url(re.compile("[a-z_]*$"))
    settle(page)


def test_a_history_is_uploaded_checked_kept_drawn_and_taken_back(open_app: Open):
    page = open_app()
    expect(page.get_by_role("button", name="Look around with sample data")).to_be_visible()
    upload(page, "ssi_history.csv", HISTORY)
    expect(page.get_by_text("5 snapshots, 1 Sep 2026 to 25 Sep 2026")).to_be_visible()
    expect(page.get_by_text("2 rows left out")).to_be_visible()
    page.get_by_text(re.compile("things to know")).click()
    expect(page.get_by_text("Line 6 looks like a failed reading, not a score of 0.")).to_be_visible()
    expect(page.get_by_text("Line 7 looks like a failed reading, not a score of 0.")).to_be_visible()
    page.get_by_role("button", name="Add to my history").click()
    expect(page.get_by_text("5 snapshots added, 2 rows left out.")).to_be_visible()

    open_from_menu(page, "Trends")
    page.wait_for_selector(".js-plotly-plot .main-svg")
    assert page.locator(".js-plotly-plot").count() == 6
    picture(page, "uploaded-trends")

    # 10 and 25 September lie in neighbouring-but-one weeks, with a gap in between.
    open_from_menu(page, "Changes")
    headline = page.locator("h2").first.inner_text()
    assert headline == "Overall did not change over two weeks; Relationships rose 1.3."

    # Kept: another browser sees it too, and the same file again adds nothing.
    page = open_app("/data")
    expect(page.get_by_text("ssi_history.csv").first).to_be_visible()
    # The list of files stands below the place to drop one, which may still be put up anew.
    settle(page)
    upload(page, "ssi_history.csv", HISTORY)
    page.get_by_role("button", name="Add to my history").click()
    expect(page.get_by_text("Nothing new: all of it was kept already.")).to_be_visible()

    page.get_by_role("button", name="Undo").last.click()
    page.get_by_text("Older ones, and those taken back").click()
    expect(page.get_by_role("button", name="Bring back")).to_be_visible()
    open_from_menu(page, "Trends")
    expect(page.get_by_role("button", name="Look around with sample data")).to_be_visible()


def test_a_file_that_is_no_history_says_what_it_is_and_what_to_do(open_app: Open):
    page = open_app("/data")
    upload(page, "slides.pdf", "%PDF-1.7 not a table")
    expect(page.get_by_text("This is a PDF. Upload the table it was made from")).to_be_visible()
    expect(page.get_by_role("button", name="Add to my history")).to_have_count(0)
