"""Clients side by side on the page: who, in which order, from which start; and what the table does not wait for."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from ssi.analysis import cohort
from ssi.model import Frames
from ssi.model.clients import Card, to_kept
from ssi.store import Store, open_memory
from tests.pages.support import as_local, go_to, store_with, weekly_scores
from tests.pages.test_clients import person, store_of
from tests.pages.test_mapping import plain


def side_by_side(app: AppTest) -> AppTest:
    app = app.segmented_control(key="clients-view").select("side").run()
    assert not app.exception
    return app


def titles(app: AppTest) -> list[str]:
    """The headings of all panels, in the order of the page."""
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    return [note["text"] for figure in figures for note in figure["layout"]["annotations"]]


def many(count: int) -> Store:
    """So many clients with the highest scores last in the alphabet's order backwards."""
    store = open_memory()
    for place in reversed(range(count)):
        frames = Frames(snapshots=weekly_scores(10 + place, 11 + place))
        store.add(store.add_person(f"Client {place:02}").id, frames, kind="import", name="history.csv")
    return store


def test_panels_stand_in_the_order_of_names_not_of_scores():
    with as_local(store_of(Cem=90, Ann=20, Bob=55)) as open_page:
        app = side_by_side(open_page("clients"))
    assert titles(app) == ["<b>Ann</b> · 20", "<b>Bob</b> · 55", "<b>Cem</b> · 90"]
    assert "3 clients in the order of their names: Overall" in plain(app)
    assert "Every panel goes from 0 to 100" in plain(app)


def test_four_clients_and_more_have_a_middle_that_is_nobodys_goal():
    with as_local(store_of(Ann=20, Bob=55, Cem=90)) as open_page:
        assert "Thin grey line" not in plain(side_by_side(open_page("clients")))
    with as_local(store_of(Ann=20, Bob=55, Cem=90, Dee=50)) as open_page:
        assert "nobody's goal" in plain(side_by_side(open_page("clients")))


def test_who_was_searched_for_or_has_the_tag_is_shown():
    store = store_of(Ann=50, Bob=40, Cem=51)
    store.keep_document(person(store, "Cem"), "client", "card", to_kept(Card(tags=("spring",))))
    with as_local(store) as open_page:
        app = side_by_side(open_page("clients"))
        app.selectbox(key="clients-tag").select("spring").run()
        assert titles(app) == ["<b>Cem</b> · 51"]
        app.text_input(key="clients-search").input("nobody").run()
        assert "Nobody fits these choices." in plain(app)
        assert not app.exception


def test_of_thirty_clients_twenty_four_are_shown_and_then_the_others():
    with as_local(many(30)) as open_page:
        app = side_by_side(open_page("clients"))
        assert len(titles(app)) == 24
        assert titles(app)[0] == "<b>Client 00</b> · 11"
        assert "Clients 1 to 24 of 30, by name." in plain(app)
        (pages,) = app.get("pagination")
        assert pages.proto.num_pages == 2
        app.session_state["side-page-2"] = 2
        app.run()
        assert not app.exception
        assert [title[:16] for title in titles(app)] == [f"<b>Client {place}</b>" for place in range(24, 30)]
        assert "Clients 25 to 30 of 30, by name." in plain(app)


def test_a_pillar_a_close_up_and_fewer_weeks_can_be_chosen():
    with as_local(store_with_weeks(40)) as open_page:
        app = side_by_side(open_page("clients"))
        app.selectbox(key="side-score").select("people")
        app.toggle(key="side-close").set_value(True)
        app.selectbox(key="side-weeks-39").select(12).run()
        assert not app.exception
        figure = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert figure["layout"]["yaxis"]["range"] == [10, 15]
    assert figure["layout"]["xaxis"]["range"][1] < 13
    assert "Close up: 10 to 15 of 25, the same in every panel" in plain(app)


def store_with_weeks(weeks: int) -> Store:
    store = store_with(Frames(snapshots=weekly_scores(*[48 + week % 3 for week in range(weeks)])))
    store.rename_person(1, "Ann")
    store.add(
        store.add_person("Bob").id, Frames(snapshots=weekly_scores(50, 51)), kind="import", name="b.csv"
    )
    return store


def test_weeks_can_begin_on_one_day_for_all_and_who_has_nothing_since_is_named():
    store = store_of(Ann=50, Bob=51)
    store.add_person("Empty Ella")
    with as_local(store) as open_page:
        app = side_by_side(open_page("clients"))
        assert "nothing is known from that start on: Empty Ella" in plain(app)
        app.selectbox(key="side-since").select("day").run()
        # 26 weeks back is the week of 18 May: histories of nine weeks begin in its 18th week.
        assert "week by week since 18 May 2026" in plain(app)
        figure = json.loads(app.get("plotly_chart")[0].proto.spec)
        assert figure["data"][0]["x0"] == 18
        assert not app.exception


def test_the_view_is_kept_while_another_page_is_looked_at():
    with as_local(store_of(Ann=50, Bob=51)) as open_page:
        app = side_by_side(open_page("clients"))
        go_to(app, "today")
        assert titles(go_to(app, "clients")) == ["<b>Ann</b> · 50", "<b>Bob</b> · 51"]


def test_the_table_does_not_wait_for_what_is_drawn_side_by_side(monkeypatch: pytest.MonkeyPatch):
    asked = []
    since_start = cohort.since_start
    monkeypatch.setattr(cohort, "since_start", lambda *args: asked.append(args) or since_start(*args))
    with as_local(store_of(Ann=50, Bob=51)) as open_page:
        app = open_page("clients")
        assert (len(app.dataframe), asked) == (1, [])
        side_by_side(app)
        assert asked
