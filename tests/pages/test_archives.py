"""LinkedIn's archive through the upload: its time zone, what is kept of it, and everything dropped together."""

import pandas as pd
import pytest
import streamlit as st

from ssi.store import open_memory
from ssi.ui import reading
from tests.pages.support import as_local
from tests.pages.test_doors import SHEET, add, kept, upload
from tests.pages.test_mapping import box, plain
from tests.readers.analytics.books import saved
from tests.readers.archive.build import archive, table

LINK = "https://www.linkedin.com/feed/update/urn:li:share:1"
PROFILE = [("Ida", "Example", "", "", "", "Coach")]
# Half past eleven at night in UTC: in Berlin this is the next day.
SHARES = [("2026-11-02 07:00:00", LINK, "Hello"), ("2026-11-09 23:30:00", f"{LINK}2", "Good evening")]
FILES = {"Profile": PROFILE, "Shares": SHARES}
ZIP = archive(FILES, (2026, 11, 15))
BOOK = saved(
    {
        "DISCOVERY": [("Overall Performance", "11/2/2026 - 11/4/2026"), ("Impressions", "330")],
        "ENGAGEMENT": [
            ("Date", "Impressions", "Engagements"),
            *(("11/2/2026", "210", "9"), ("11/3/2026", "120", "4"), ("11/4/2026", "0", "0")),
        ],
    }
)
NAME = "Complete_LinkedInDataExport_11-15-2026.zip"


@pytest.fixture
def in_berlin(monkeypatch):
    monkeypatch.setattr(type(st.context), "timezone", property(lambda _self: "Europe/Berlin"))


def post_days(store) -> list[str]:
    habits = kept(store).habits
    posts = habits[(habits["habit"] == "posts") & (habits["count"] > 0)]
    return posts["date"].dt.strftime("%Y-%m-%d").to_list()


def test_what_is_read_and_what_never_is_stands_above_the_upload():
    with as_local(open_memory()) as open_page:
        app = open_page("data")
        assert "What is read from LinkedIn's archive, and what never is" in [
            each.label for each in app.expander
        ]
        assert "the text of any message or comment" in plain(app)


@pytest.mark.usefixtures("in_berlin")
def test_days_are_those_of_the_browsers_zone_and_can_be_those_of_another():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), NAME, ZIP, "application/zip")
        assert box(app, "Time zone").value == "Europe/Berlin"
        add(app)
        assert post_days(store) == ["2026-11-02", "2026-11-10"]
        upload(app, NAME, ZIP, "application/zip")
        box(app, "Time zone").set_value("America/New_York").run()
        add(app)
        assert not app.exception
    assert post_days(store) == ["2026-11-02", "2026-11-09"]


@pytest.mark.usefixtures("in_berlin")
def test_the_zone_of_the_last_archive_is_proposed_for_the_next():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), NAME, ZIP, "application/zip")
        box(app, "Time zone").set_value("Asia/Tokyo").run()
        add(app)
        upload(app, "Shares.csv", b"Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n")
        newer = archive({**FILES, "Votes": [("2026-11-18 08:00:00", LINK, "Yes")]}, (2026, 11, 19))
        app.file_uploader[0].upload(
            "Complete_LinkedInDataExport_11-19-2026.zip", newer, "application/zip"
        ).run()
        assert box(app, "Time zone").value == "Asia/Tokyo"


def test_of_an_archive_no_bytes_are_kept_and_its_card_says_how_to_change_the_zone():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), NAME, ZIP, "application/zip"))
        (batch,) = store.batches(store.first_person().id)
        assert not batch.has_content
        assert not app.toggle
        assert "add the archive again" in plain(app)
        assert "Not in this archive" in plain(app)


def test_the_newer_of_two_archives_counts_whatever_their_order_in_the_upload():
    older = archive(FILES, (2026, 11, 15))
    edited = [
        SHARES[0],
        ("2026-11-10 08:00:00", f"{LINK}3", "Other"),
        ("2026-11-17 08:00:00", f"{LINK}4", "New"),
    ]
    newer = archive({"Profile": PROFILE, "Shares": edited}, (2026, 11, 18))
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].upload("Complete_LinkedInDataExport_11-18-2026.zip", newer, "application/zip")
        app.file_uploader[0].upload(NAME, older, "application/zip").run()
        add(app)
        assert not app.exception
        assert "of an older archive give way to those of a newer one" in plain(app)
        assert "differ" not in plain(app)
    assert post_days(store) == ["2026-11-02", "2026-11-10", "2026-11-17"]


def test_an_archive_a_workbook_and_two_histories_together_end_in_one_history():
    tracker = b"Date,SSI\n2026-11-16,55\n2026-11-18,56\n2026-11-19,0\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        uploader = app.file_uploader[0]
        uploader.upload("tracker.csv", tracker, "text/csv")
        uploader.upload(NAME, ZIP, "application/zip")
        uploader.upload("scores.csv", SHEET, "text/csv")
        uploader.upload("AggregateAnalytics_Ida_2026-11-02_2026-11-04.xlsx", BOOK, "application/zip").run()
        assert not app.exception
        assert "1 row left out" in plain(app)
        add(app)
        assert not app.exception
    frames = kept(store)
    assert frames.snapshots["date"].dt.day.to_list() == [2, 9, 16, 18]
    assert {"posts", "coffee_chats"} <= set(frames.habits["habit"])
    impressions = frames.outcomes[frames.outcomes["measure"] == "impressions"]
    assert impressions["value"].to_list() == [210, 120, 0]
    assert frames.posts["published"].to_list()[0] == pd.Timestamp("2026-11-02")
    assert len(store.people()) == 1


def test_an_archive_that_names_somebody_else_asks_whose_history_it_goes_to():
    store = open_memory()
    store.rename_person(store.first_person().id, "Sam")
    with as_local(store) as open_page:
        app = upload(open_page("data"), NAME, ZIP, "application/zip")
        to = box(app, "Goes to")
        assert to.options == ["Goes to: Sam", "Goes to a new history: Ida Example"]
        assert to.value == store.first_person().id
        to.set_value("new").run()
        add(app)
        assert not app.exception
    assert [person.name for person in store.people()] == ["Sam", "Ida Example"]


def test_while_an_archive_is_read_a_bar_names_the_file_it_is_on(monkeypatch):
    said: list[str] = []

    class Bar:
        def progress(self, _value: float, text: str) -> "Bar":
            said.append(text.replace("\\", ""))
            return self

        def empty(self) -> None:
            said.append("gone")

    monkeypatch.setattr(reading, "_TAKES_LONG", 0)
    monkeypatch.setattr(reading.st, "progress", Bar().progress)
    with as_local(open_memory()) as open_page:
        upload(open_page("data"), NAME, ZIP, "application/zip")
    assert said == [f"Reading {NAME}", f"Reading {NAME}: Profile.csv", f"Reading {NAME}: Shares.csv", "gone"]


@pytest.mark.usefixtures("in_berlin")
def test_single_files_of_an_archive_dropped_together_are_one_and_add_up():
    # Who is followed stands in two files: two people and a company in all, on three days.
    people = table(
        "Member_Follows", [("2026-11-02 08:00:00", "Active", "Ben"), ("2026-11-04 08:00:00", "Active", "Al")]
    )
    companies = table("Company Follows", [("Acme", "Tue Nov 03 08:12:14 UTC 2026")])
    files = [
        ("Member_Follows.csv", people, "text/csv"),
        ("Company Follows.csv", companies, "text/csv"),
        ("history.csv", SHEET, "text/csv"),
    ]
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].set_value(files).run()
        assert "Member\\_Follows\\.csv, Company Follows\\.csv" in " ".join(
            each.value for each in app.markdown
        )
        add(app)
    habits = kept(store).habits
    follows = habits[habits["habit"] == "follows"].set_index("date")["count"]
    assert follows[follows > 0].to_dict() == {
        pd.Timestamp("2026-11-02"): 1,
        pd.Timestamp("2026-11-03"): 1,
        pd.Timestamp("2026-11-04"): 1,
    }
    assert [batch.format for batch in store.batches(store.first_person().id)] == ["sheet", "linkedin_archive"]


def test_two_files_of_the_same_kind_stay_apart():
    one = table("Votes", [("2026-11-02 08:00:00", LINK, "Yes")])
    other = table("Votes", [("2026-11-03 08:00:00", LINK, "No")])
    with as_local(open_memory()) as open_page:
        app = open_page("data")
        app.file_uploader[0].set_value(
            [("Votes.csv", one, "text/csv"), ("Votes_1.csv", other, "text/csv")]
        ).run()
        assert not app.exception
        assert "Add 2 files to my history" in [button.label for button in app.button]
