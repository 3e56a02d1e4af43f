"""Behaviours: what was seen of each pillar's behaviours, in tables and in words."""

from datetime import timedelta

from ssi.model import Frames, frame
from ssi.store import open_memory
from tests.pages.support import TODAY, as_local, go_to, noise, store_with, weekly_scores
from tests.pages.test_pages import said


def test_the_sample_shows_a_table_for_each_pillar_and_where_it_was_counted():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "behaviours")
    assert not app.exception
    assert [heading.value for heading in app.subheader] == [
        "Establish your professional brand",
        "Find the right people",
        "Engage with insights",
        "Build relationships",
    ]
    assert len(app.dataframe) == 4
    assert set(app.dataframe[0].value["Counted in"]) == {"sample_history.csv"}


def test_what_no_file_shows_is_named():
    with as_local(store_with(Frames(habits=noise(30).habits))) as open_page:
        app = open_page("behaviours")
    assert "Not in your files: articles, endorsements given, recommendations given" in said(app).replace(
        "\\", ""
    )


def test_with_scores_alone_it_says_what_to_bring():
    with as_local(store_with(Frames(snapshots=weekly_scores(40, 41)))) as open_page:
        app = open_page("behaviours")
    assert not app.exception
    assert app.header[0].value == "No file or log yet that shows what you do."
    assert "Get a copy of your data" in said(app)
    assert "Never kept" in said(app)


def test_what_may_be_done_for_the_count_alone_is_said_above_the_tables():
    sunday = TODAY - timedelta(days=5)
    # Eight weeks of 40 reactions; in half of them one comment that says something.
    rows = [
        {"date": sunday - timedelta(weeks=back), "habit": slug, "count": count, "days": 7}
        for back in range(8)
        for slug, count in (("reactions", 40), ("comments_specific", back % 2), ("comments", 1))
    ]
    with as_local(store_with(Frames(habits=frame("habits", rows)))) as open_page:
        app = open_page("behaviours")
    assert "In the last eight weeks: 320 reactions and 4 comments that say something" in app.info[0].value
