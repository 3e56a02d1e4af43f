"""The programme's report on the page: nothing is worked out before it is asked for, and nobody is named by default."""

from datetime import date, timedelta

import pytest

from ssi.model import Frames
from ssi.model.clients import Card, to_kept
from ssi.store import Store, open_memory
from ssi.ui import programme
from tests.pages.support import as_local, weekly_scores
from tests.pages.test_clients import person, store_of
from tests.pages.test_mapping import plain

PEOPLE = {"Zoë Quigley": Card(("Nordlicht group",)), "Ben Okafor": Card(("Nordlicht group",), shown="first")}
PEOPLE |= {"Adaeze Vance": Card(("Nordlicht group",), alias="Adaeze"), "Jon Yves": Card(alias="The baker")}


def cohort() -> Store:
    """Four clients with half a year each: two are known by letters only, of two the alias is a part of the name."""
    store = open_memory()
    for place, (name, card) in enumerate(PEOPLE.items()):
        scores = weekly_scores(*[50 + place + week % 2 for week in range(40)])
        kept = store.add_person(name).id
        store.add(kept, Frames(snapshots=scores), kind="import", name=f"{name}.csv")
        store.keep_document(kept, "client", "card", to_kept(card))
    return store


@pytest.fixture
def files(monkeypatch):
    """What could be downloaded in the last run, by label: file name, content, whether it is not to be had."""
    offered = {}

    def offer(label, data, file_name, *, disabled=False, **_settings):
        offered[label] = (file_name, data, disabled)

    monkeypatch.setattr(programme.st, "download_button", offer)
    return offered


def opened(open_page):
    app = open_page("clients")
    app.session_state["programme"] = True
    app.run()
    assert not app.exception
    return app


def text_of(files):
    """Everything that would leave the computer: contents and file names."""
    return "\n".join(f"{name}\n{data().decode('utf-8')}" for name, data, _disabled in files.values())


def words_of_names():
    words = {word for name in PEOPLE for word in name.split()}
    return {word.casefold() for word in words} | {"nordlicht"}


def test_nothing_is_read_before_the_report_is_opened(monkeypatch: pytest.MonkeyPatch):
    asked = []
    monkeypatch.setattr(programme, "_snapshots", lambda *args: asked.append(args))
    with as_local(store_of(Ann=50, Bob=51)) as open_page:
        app = open_page("clients")
        assert not app.exception
        assert "Programme report" in [box.label for box in app.expander]
    assert asked == []


def test_the_masked_files_hold_no_name_no_tag_and_no_first_name(files):
    with as_local(cohort()) as open_page:
        app = opened(open_page)
        app.selectbox(key="programme-tag").select("Nordlicht group").run()
        text = text_of(files).casefold()
    assert not {word for word in words_of_names() if word in text}
    assert "client a" in text
    assert files["Download report"][0] == "ssi-programme-2026-11-20.html"


def test_with_everybody_the_alias_that_is_no_name_stands_last(files):
    with as_local(cohort()) as open_page:
        opened(open_page)
        csv = files["Download table (CSV)"][1]().decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in csv[1:]] == ["Client A", "Client B", "Client C", "The baker"]
    assert "Jon" not in text_of(files)


def test_names_take_a_tick_that_the_clients_agreed(files):
    with as_local(cohort()) as open_page:
        app = opened(open_page)
        app.selectbox(key="programme-tag").select("Nordlicht group").run()
        app.segmented_control(key="programme-names").select("named").run()
        assert [disabled for _name, _data, disabled in files.values()] == [True, True]
        assert "once that is ticked" in plain(app)
        app.checkbox(key="programme-agreed-Nordlicht group").check().run()
        assert not app.exception
        assert [disabled for _name, _data, disabled in files.values()] == [False, False]
        name, data, _disabled = files["Download report"]
    assert name == "ssi-programme-nordlicht-group-2026-11-20.html"
    html = data().decode()
    places = [html.index(name) for name in ("Adaeze Vance", "Ben Okafor", "Zoë Quigley")]
    assert places == sorted(places)


def test_another_group_has_to_agree_anew(files):
    with as_local(cohort()) as open_page:
        app = opened(open_page)
        app.segmented_control(key="programme-names").select("named").run()
        app.checkbox(key="programme-agreed-").check().run()
        app.selectbox(key="programme-tag").select("Nordlicht group").run()
    assert [disabled for _name, _data, disabled in files.values()] == [True, True]


def test_the_answer_counts_clients_and_names_the_rule(files):
    with as_local(cohort()) as open_page:
        app = opened(open_page)
        said = plain(app)
    # Forty weeks with a programme of twelve: 28 outside, two times twelve and more.
    assert "4 of 4 clients have scores at both ends" in said
    assert "0 moved up more than usual for them, 0 down, 4 as usual" in said
    assert "Of a hundred people to whom nothing happened" in said


def test_who_has_too_little_stays_in_the_count(files):
    store = cohort()
    store.add_person("Empty Ella")
    with as_local(store) as open_page:
        assert "4 of 5 clients have scores at both ends" in plain(opened(open_page))


def test_those_who_left_count_where_their_tag_is_asked_for(files):
    store = cohort()
    left = Card(("Nordlicht group",), archived=True)
    store.keep_document(person(store, "Ben Okafor"), "client", "card", to_kept(left))
    with as_local(store) as open_page:
        app = opened(open_page)
        assert "3 of 3 clients" in plain(app)
        app.selectbox(key="programme-tag").select("Nordlicht group").run()
        assert "3 of 3 clients" in plain(app)


def test_days_and_lengths_can_be_chosen_and_ends_that_overlap_are_refused(files):
    with as_local(cohort()) as open_page:
        app = opened(open_page)
        app.selectbox(key="programme-start").select("own")
        app.selectbox(key="programme-end").select("own").run()
        assert not app.exception
        # Each whole history: there is nothing beside it to say what is usual.
        assert "Overall: of 4 it is not known what is usual" in plain(app)
        app.selectbox(key="programme-start").select("day")
        app.selectbox(key="programme-end").select("day")
        app.run()
        app.date_input(key="programme-start-day").set_value(date(2026, 11, 15) - timedelta(days=54)).run()
        assert "The first weeks and the last ones overlap" in plain(app)
        app.selectbox(key="programme-weeks").select(2).run()
        assert "4 of 4 clients have scores at both ends" in plain(app)
        assert not app.exception


def test_files_have_random_bits_of_their_own(files):
    with as_local(cohort()) as open_page:
        opened(open_page)
        html, table = files["Download report"], files["Download table (CSV)"]
        first = html[1]().decode(), table[0]
        opened(open_page)
        second = files["Download report"][1]().decode(), files["Download table (CSV)"][0]
    assert first[0] != second[0]
    assert first[1] != second[1]
    assert len(table[0].removeprefix("ssi-programme-2026-11-20-").removesuffix(".csv")) == 32
