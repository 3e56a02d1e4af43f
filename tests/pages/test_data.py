"""The Data page in the states that it can be in."""

import pandas as pd

from ssi.model import Frames, frame
from ssi.store import open_memory
from tests.pages.support import TODAY, as_local, go_to, store_with, weekly_scores
from tests.pages.test_mapping import plain


def downloads(app) -> list[str]:
    return [each.proto.label for each in app.get("download_button")]


def test_with_nothing_kept_it_offers_the_doors_and_a_workspace_but_nothing_to_take_along():
    with as_local(open_memory()) as open_page:
        app = open_page("data")
    assert app.header[0].value == "Nothing is kept yet."
    assert downloads(app) == []
    assert "Open a workspace file" in [each.label for each in app.expander]


def test_one_snapshot_stands_in_the_table_and_can_be_taken_along():
    with as_local(store_with(Frames(snapshots=weekly_scores(54)))) as open_page:
        app = open_page("data")
    assert app.header[0].value == "1 snapshot, 20 Nov 2026."
    assert downloads(app) == ["Download scores", "Save a workspace file"]


def test_outcomes_alone_come_first_and_no_score_is_asked_for():
    outcomes = frame("outcomes", [{"date": TODAY, "measure": "meetings", "value": 2, "days": 1}])
    with as_local(store_with(Frames(outcomes=outcomes))) as open_page:
        app = open_page("data")
    assert not app.exception
    assert app.header[0].value == "1 outcome, 20 Nov 2026."
    assert downloads(app) == ["Download outcomes", "Save a workspace file"]


def test_ones_own_posts_are_shown_and_can_be_taken_along():
    posts = frame(
        "posts", [{"published": TODAY, "url": "https://x.example/1", "text": "=Hello", "kind": "post"}]
    )
    with as_local(store_with(Frames(posts=posts))) as open_page:
        app = open_page("data")
    assert not app.exception
    assert "Posts" in [tab.label for tab in app.tabs]
    (table,) = (each.value for each in app.dataframe if "Text" in each.value)
    assert table.to_dict("records") == [
        {"Date": TODAY, "Kind": "Post", "Text": "=Hello", "Address": "https://x.example/1"}
    ]
    assert "Download posts" in downloads(app)


def test_the_sample_says_that_nothing_is_ones_own_and_offers_its_tables():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "data")
    assert "Nothing here is yours" in plain(app)
    assert "Save a workspace file" not in downloads(app)
    assert pd.Series(downloads(app)).str.startswith("Download").all()
