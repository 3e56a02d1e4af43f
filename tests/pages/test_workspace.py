"""The workspace file: saved from one store, opened in another, and never over data that nobody gave up."""

from ssi.model import Frames
from ssi.store import open_memory
from tests.pages.support import as_local, go_to, store_with, weekly_scores
from tests.pages.test_mapping import plain
from tests.pages.test_people import scores


def saved(*overall: float) -> bytes:
    return store_with(Frames(snapshots=weekly_scores(*overall))).workspace()


def choose(app, content: bytes):
    return app.file_uploader[-1].upload("workspace.zip", content, "application/zip").run()


def test_a_workspace_is_opened_where_nothing_is_kept_yet():
    store = open_memory()
    with as_local(store) as open_page:
        app = choose(open_page("data"), saved(50, 51))
        app.button(key="workspace-open").click().run()
        assert not app.exception
        assert "The workspace file is open" in plain(app)
    assert scores(store) == {"": [50, 51]}


def test_data_that_is_here_goes_only_after_it_was_confirmed():
    store = store_with(Frames(snapshots=weekly_scores(60, 61, 62)))
    with as_local(store) as open_page:
        app = choose(open_page("data"), saved(50))
        assert "This goes, and cannot be brought back: 3 snapshots" in plain(app)
        assert app.button(key="workspace-open").disabled
        app.checkbox(key="workspace-sure").check().run()
        app.button(key="workspace-open").click().run()
        assert not app.exception
    assert scores(store) == {"": [50]}


def test_a_file_that_is_no_workspace_says_so_and_changes_nothing():
    store = open_memory()
    with as_local(store) as open_page:
        app = choose(open_page("data"), b"Date,SSI\n2026-11-02,53\n")
        app.button(key="workspace-open").click().run()
        assert not app.exception
        assert "This is no workspace file of SSI Lens." in plain(app)
    assert scores(store) == {"": []}


def test_a_workspace_among_other_uploads_shows_the_way_to_where_it_is_opened():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.file_uploader[0].upload("workspace.zip", saved(50), "application/zip").run()
        assert not app.exception
        assert any("Open it on the Data page" in warning.value for warning in app.warning)
        assert [link.proto.label for link in app.get("page_link")] == ["Open a workspace file"]


def test_beside_the_sample_no_workspace_is_saved_or_opened():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "data")
        assert not app.exception
        assert not app.file_uploader
        assert "Save a workspace file" not in [each.proto.label for each in app.get("download_button")]
