"""Report as a coach and somebody alone meet it: which page, under which name, to whom, and its files."""

from base64 import b64decode
from datetime import date, timedelta

import pandas as pd
from streamlit.testing.v1 import AppTest

from ssi.catalog import prompts
from ssi.model import Frames, frame
from ssi.model.clients import Card
from ssi.model.clients import to_kept as card_to_kept
from ssi.model.reviews import Review
from ssi.model.reviews import to_kept as review_to_kept
from ssi.model.sessions import Note, Session, Step, note_to_kept, to_kept
from ssi.report.handout_html import fitted
from ssi.store import Store, open_memory
from ssi.ui import report
from tests.pages.support import TODAY, as_local, store_with, weekly_scores
from tests.pages.test_mapping import box, plain
from tests.report.handouts import small

SCORES = weekly_scores(50, 51, 52, 53, 54, 55, 56, 57, 58, 60)


def alone(**frames: pd.DataFrame) -> Store:
    return store_with(Frames(snapshots=SCORES, **frames))


def coach(card: Card | None = None) -> Store:
    """A coach with two clients; Ann is looked at first."""
    store = open_memory()
    store.rename_person(store.first_person().id, "Ann Lee")
    store.add(1, Frames(snapshots=SCORES), kind="import", name="history.csv")
    store.add(store.add_person("Bob Ray").id, Frames(snapshots=SCORES), kind="import", name="history.csv")
    if card:
        store.keep_document(1, "client", "card", card_to_kept(card))
    return store


def shown(app: AppTest) -> str:
    """The page in the frame."""
    assert not app.exception
    (found,) = app.get("iframe")
    head, content = found.proto.src.split(",")
    assert head == "data:text/html;charset=utf-8;base64"
    return b64decode(content).decode()


def downloads(app: AppTest) -> dict[str, bool]:
    """Which files there are, and whether each can be had."""
    return {button.label: not button.disabled for button in app.get("download_button")}


def open_report(store: Store) -> AppTest:
    with as_local(store) as open_page:
        return open_page("report")


def test_somebody_alone_looks_back_at_the_last_month_under_a_name_that_may_be_empty():
    with as_local(alone()) as open_page:
        app = open_page("report")
        assert app.title[0].value == "Report"
        # Ten Fridays up to 20 November: those of October, from the 2nd to the 30th, have 52 to 56.
        assert app.header[0].value == "Up 4.0 in four weeks; Brand moved most."
        assert "Monthly review: October 2026" in shown(app)
        assert '<h1 dir="auto">SSI progress</h1>' in shown(app)
        app.text_input(key="report-name-1").input("Ann <Lee>").run()
        assert "Ann &lt;Lee&gt;: SSI progress" in shown(app)
        assert not app.checkbox


def test_no_name_that_anybody_had_before_is_on_the_page():
    store = coach()
    pinned = frame("events", [{"date": TODAY, "label": "Lee met Ray and Zed", "kind": "other"}])
    store.add(1, Frames(events=pinned), kind="typed", name="typed")
    store.rename_person(1, "Ann Marsh")
    store.rename_person(store.people()[1].id, "Bob Zed")
    assert "Client A met … and …" in shown(open_report(store))


def test_the_answers_of_the_months_review_are_on_it():
    store = alone()
    first, *_ = prompts.review()
    review = Review(date(2026, 10, 1), {first: "Top 10% is fine."}, TODAY)
    store.keep_document(1, "review", "2026-10", review_to_kept(review))
    assert "Top 10% is fine." in shown(open_report(store))


def test_a_coach_leaves_a_page_of_the_last_eight_weeks_where_there_was_no_session():
    app = open_report(coach())
    assert box(app, "Period").options == ["The last eight weeks"]
    assert "Session handout: 26 Sep 2026 to 20 Nov 2026" in shown(app)
    assert "Client A: SSI progress" in shown(app)
    assert "Ann" not in shown(app)


def test_the_page_is_called_after_the_name_on_screen():
    app = open_report(coach(Card(shown="first")))
    assert "Ann: SSI progress" in shown(app)
    app = open_report(coach(Card(shown="none")))
    assert "SSI progress</h1>" in shown(app)
    assert "Ann" not in shown(app)
    assert "The page has no name on it." in plain(app)


def test_names_that_somebody_wrote_into_a_note_or_an_event_are_not_on_it():
    store = coach()
    store.keep_document(1, "shared_note", f"{TODAY}-1", note_to_kept(Note(TODAY, "Ann met Bob Ray")))
    events = frame("events", [{"date": pd.Timestamp("2026-10-12"), "label": "Lee's leave", "kind": "break"}])
    store.add(1, Frames(events=events), kind="typed", name="Typed event")
    said = shown(open_report(store))
    assert "Client A met …" in said
    assert "1 · 12 Oct: Client A's leave" in said
    assert not {name for name in ("Ann", "Lee", "Bob", "Ray") if name in said}


def test_it_looks_back_to_the_last_session_and_says_what_became_of_its_steps():
    store = coach()
    held = date(2026, 10, 14)
    done = Step(task="Rewrite the headline", due=date(2026, 10, 30), state="done", settled=date(2026, 10, 28))
    for session in (
        Session(held, (done,)),
        Session(TODAY, (Step(task="Ask for a recommendation", due=date(2026, 12, 1)),)),
    ):
        store.keep_document(1, "session", session.held.isoformat(), to_kept(session))
    with as_local(store) as open_page:
        app = open_page("report")
        assert box(app, "Period").options == ["Since the session on 14 Oct 2026", "The last eight weeks"]
        said = shown(app)
        assert "Session handout: 14 Oct 2026 to 20 Nov 2026" in said
        assert "Ask for a recommendation, by 1 Dec 2026" in said
        assert "What we agreed on 14 Oct 2026" in said
        assert "Rewrite the headline: done on 28 Oct 2026" in said


def test_shared_notes_are_on_it_and_private_ones_never_are():
    store = coach()
    day = TODAY - timedelta(days=3)
    store.keep_document(1, "shared_note", f"{day}-1", note_to_kept(Note(day, "For both of us")))
    store.keep_document(1, "private_note", f"{day}-2", note_to_kept(Note(day, "For me alone")))
    app = open_report(store)
    assert "For both of us" in shown(app)
    assert "For me alone" not in shown(app)
    assert "For me alone" not in plain(app)


def test_a_third_party_gets_nothing_before_the_client_agreed():
    with as_local(coach()) as open_page:
        app = open_page("report")
        assert downloads(app) == dict.fromkeys(("Download handout", "Download PDF", "Download CSV"), True)
        app.checkbox(key="report-third-party-1").check().run()
        assert not any(downloads(app).values())
        assert "Nothing is handed to a third party without the client's agreement" in plain(app)
        agreed = next(tick for tick in app.checkbox if "agrees that it is handed over" in tick.label)
        assert not agreed.value
        agreed.check().run()
        assert all(downloads(app).values())
        assert "Handed to a third party with the client's agreement, 20 Nov 2026." in plain_of(shown(app))
        # It is an agreement to this page: another month asks again.
        app.segmented_control(key="report-form-1").select("month").run()
        assert not any(downloads(app).values())


def plain_of(page: str) -> str:
    return page.replace("&#x27;", "'")


def test_days_of_which_nothing_is_known_say_so_and_offer_no_file():
    early = frame("events", [{"date": pd.Timestamp("2025-01-05"), "label": "Began", "kind": "other"}])
    app = open_report(store_with(Frames(events=early)))
    assert not app.exception
    assert app.header[0].value == "Nothing to hand over yet."
    assert "Nothing is known of these days yet" in plain(app)
    assert downloads(app) == {}
    assert not app.get("iframe")


def test_letters_that_the_pdf_cannot_write_are_named_before_it_is_downloaded():
    with as_local(alone()) as open_page:
        app = open_page("report")
        assert not app.warning
        app.text_input(key="report-name-1").input("李明").run()
        assert "The PDF cannot write these letters and has ? in their place: 李 明." in plain(app)


def test_an_agreement_of_one_client_is_none_of_another():
    with as_local(coach()) as open_page:
        app = open_page("report")
        app.checkbox(key="report-third-party-1").check().run()
        next(tick for tick in app.checkbox if "agrees" in tick.label).check().run()
        box(app, "Whose history").select(2).run()
        assert not app.exception
        assert [(tick.label, tick.value) for tick in app.checkbox] == [
            ("For a third party: an employer, a sponsor", False)
        ]
        assert "Client B: SSI progress" in shown(app)


def test_a_history_that_stopped_is_told_up_to_its_last_day():
    stopped = store_with(Frames(snapshots=weekly_scores(50, 51, 52, last=date(2026, 6, 14))))
    stopped.keep_document(1, "session", "2026-06-01", to_kept(Session(date(2026, 6, 1), (Step("posts", 2),))))
    assert "Session handout: 1 Jun 2026 to 14 Jun 2026" in shown(open_report(stopped))


def test_files_are_made_anew_each_time_and_are_never_the_same():
    sheet = fitted(small())
    for made in (report._html, report._csv, lambda sheet: report._pdf(sheet, "a4")):
        assert made(sheet) != made(sheet)
    assert report._html(sheet).startswith(b"<!DOCTYPE html>")
    assert report._pdf(sheet, "letter").startswith(b"%PDF")


def test_what_people_wrote_is_handed_over_without_names():
    store = coach()
    task = Step(task="Thank Bob Ray for the photo of Ann", due=TODAY + timedelta(days=3))
    held = TODAY - timedelta(days=21)
    store.keep_document(1, "session", held.isoformat(), to_kept(Session(held, (task,))))
    note = Note(TODAY - timedelta(days=1), "Ann will ask Ray")
    store.keep_document(1, "shared_note", f"{note.written}-1", note_to_kept(note))
    page = shown(open_report(store))
    assert "Thank … for the photo of Client A" in page
    assert "Client A will ask …" in page
    assert "Ann" not in page
    assert "Ray" not in page
