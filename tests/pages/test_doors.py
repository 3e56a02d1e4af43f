"""The three doors: files, forms, a pasted page; what is kept, what is asked, and how it is taken back."""

from datetime import date

import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from ssi.model import Frames, frame
from ssi.store import Store, open_memory
from tests.pages.support import TODAY, as_local, go_to, key_of, store_with, weekly_scores
from tests.pages.test_pages import said

SHEET = b"""Date,SSI,Brand,People,Insights,Relationships,Posts,Coffee chats
2026-11-02,53,14,12,11,16,2,1
2026-11-09,54,14.5,12,11.5,16,0,2
2026-11-16,55,15,12,12,16,1,0
"""


def upload(app: AppTest, name: str, content: bytes, kind: str = "text/csv") -> AppTest:
    return app.file_uploader[0].upload(name, content, kind).run()


def add(app: AppTest) -> AppTest:
    return app.button(key="upload-add").click().run()


def edit(app: AppTest, key: str, rows: dict[int, dict[str, object]]) -> None:
    """What typing into a `st.data_editor` leaves behind."""
    app.session_state[key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}


def kept(store: Store) -> Frames:
    return store.history(store.first_person().id).frames


def editor_key(app: AppTest, start: str) -> str:
    """The key of a table to edit; Streamlit writes it at the end of the element's own id."""
    ids = [editor.proto.id for editor in app.data_editor]
    return next(start + own.split(f"-{start}", 1)[1] for own in ids if f"-{start}" in own)


def test_a_sheet_is_shown_before_it_is_kept_and_one_click_keeps_it():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("today"), "my scores.csv", SHEET)
        assert "3 snapshots, 2 Nov 2026 to 16 Nov 2026; 2 habits" in said(app).replace("\\", "")
        assert kept(store).snapshots.empty
        add(app)
        assert not app.exception
        assert "3 snapshots and 6 counts added." in said(app).replace("\\", "")
    assert kept(store).snapshots["overall"].to_list() == [53, 54, 55]
    assert set(kept(store).habits["habit"]) == {"posts", "coffee_chats"}


def test_undo_beside_the_result_takes_the_file_out_again():
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("today"), "scores.csv", SHEET))
        app.button(key="notice-undo").click().run()
        assert not app.exception
    assert kept(store).snapshots.empty


def test_several_files_at_once_are_kept_each_as_its_own_batch():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].upload("a.csv", b"Date,SSI\n2026-11-02,53\n", "text/csv")
        app.file_uploader[0].upload("b.csv", b"Date,SSI\n2026-11-09,54\n", "text/csv").run()
        add(app)
    assert kept(store).snapshots["overall"].to_list() == [53, 54]
    assert len(store.batches(store.first_person().id)) == 2


def test_one_bad_file_does_not_stop_the_other():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.file_uploader[0].upload("slides.pdf", b"%PDF-1.7", "application/pdf")
        app.file_uploader[0].upload("b.csv", b"Date,SSI\n2026-11-09,54\n", "text/csv").run()
        assert any("PDF" in warning.value for warning in app.warning)
        add(app)
    assert kept(store).snapshots["overall"].to_list() == [54]


@pytest.mark.parametrize(("keep_stored", "shown"), [(False, 60), (True, 55)])
def test_where_a_file_differs_from_what_is_kept_the_choice_is_the_users(keep_stored, shown):
    store = store_with(Frames(snapshots=weekly_scores(55)))
    with as_local(store) as open_page:
        app = upload(open_page("data"), "other.csv", f"Date,SSI\n{TODAY},60\n".encode())
        assert "1 value differs from what you have" in [expander.label for expander in app.expander]
        choice = next(radio for radio in app.radio if str(radio.key).startswith("differs-"))
        choice.set_value(keep_stored).run()
        add(app)
    assert kept(store).snapshots["overall"].to_list() == [shown]


def test_an_assumption_is_switched_before_the_file_is_kept():
    ambiguous = b"Date,SSI\n03/04/2026,50\n05/06/2026,51\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "sheet.csv", ambiguous)
        order = next(box for box in app.selectbox if box.label == "Dates")
        assert order.value == "day_first"
        order.set_value("month_first").run()
        add(app)
        assert not app.exception
    assert kept(store).snapshots["date"].to_list() == [pd.Timestamp("2026-03-04"), pd.Timestamp("2026-05-06")]


def test_an_assumption_is_switched_after_the_file_was_kept():
    ambiguous = b"Date,SSI\n03/04/2026,50\n05/06/2026,51\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "sheet.csv", ambiguous))
        (batch,) = store.batches(store.first_person().id)
        app.toggle(key=f"switch-{batch.id}").set_value(True).run()
        next(box for box in app.selectbox if box.label == "Dates").set_value("month_first").run()
        app.button(key=f"again-{batch.id}").click().run()
        assert not app.exception
    assert kept(store).snapshots["date"].to_list() == [pd.Timestamp("2026-03-04"), pd.Timestamp("2026-05-06")]


def test_scores_typed_for_today_are_kept_and_said():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        edit(app, editor_key(app, "scores-"), {0: {"value": "62,4"}, 5: {"value": "Top 8%"}})
        next(button for button in app.button if button.label == "Keep these numbers").click().run()
        assert not app.exception
        assert "1 day of scores kept." in said(app).replace("\\", "")
    (row,) = kept(store).snapshots.to_dict("records")
    assert (row["date"].date(), row["overall"], row["industry_rank"]) == (TODAY, 62.4, 8)
    assert pd.isna(row["brand"])


def test_a_typed_value_that_cannot_be_is_not_kept_and_says_so():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        edit(
            app, editor_key(app, "scores-"), {0: {"value": "62"}, 1: {"value": "251"}, 2: {"value": "twelve"}}
        )
        next(button for button in app.button if button.label == "Keep these numbers").click().run()
        told = said(app).replace("\\", "")
        assert "20 Nov 2026, brand: 251 is above 25. Did you mean 25.1?" in told
        assert "Find the right people: “twelve” is not a number, so it was not kept." in told
    assert pd.isna(kept(store).snapshots["brand"].iloc[0])


def test_habits_are_typed_for_a_day_or_for_a_whole_week():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        edit(app, editor_key(app, "habits-2026-11-16-False"), {0: {"4": "3"}})
        next(button for button in app.button if button.label == "Keep these numbers").click().run()
        go_to(app, "data")
        app.segmented_control(key=key_of(store, "type-whole-week")).set_value(True).run()
        edit(app, editor_key(app, "habits-2026-11-16-True"), {1: {"week": "9"}})
        next(button for button in app.button if button.label == "Keep these numbers").click().run()
        assert not app.exception
    rows = kept(store).habits.sort_values("days")
    assert rows.assign(date=rows["date"].dt.date).to_dict("records") == [
        {"date": date(2026, 11, 20), "habit": "posts", "count": 3, "days": 1},
        {"date": date(2026, 11, 20), "habit": "comments", "count": 9, "days": 5},
    ]


def test_what_came_of_it_is_typed_beside_what_was_done_and_is_an_outcome():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        app.segmented_control(key=key_of(store, "type-whole-week")).set_value(True).run()
        edit(app, editor_key(app, "habits-2026-11-16-True"), {1: {"week": "9"}})
        # Rows: meetings, replies, and three more.
        edit(app, editor_key(app, "outcomes-2026-11-16-True"), {0: {"week": "0"}, 1: {"week": "4"}})
        next(button for button in app.button if button.label == "Keep these numbers").click().run()
        assert not app.exception
    assert kept(store).habits["count"].tolist() == [9]
    assert kept(store).outcomes.sort_values("measure").to_dict("records") == [
        {"date": pd.Timestamp("2026-11-20"), "measure": "meetings", "value": 0, "days": 5},
        {"date": pd.Timestamp("2026-11-20"), "measure": "replies", "value": 4, "days": 5},
    ]


def test_an_outcome_below_none_is_not_kept_and_is_named():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        edit(app, editor_key(app, "outcomes-2026-11-16-False"), {1: {"0": "-2"}})
        press(app, "Keep these numbers")
        assert "Replies: “-2” is not a count from 0 on, so it was not kept." in said(app).replace("\\", "")
    assert kept(store).outcomes.empty


PAGE = """Social Selling Index
54 out of 100
13.02 | Establish your professional brand
12.5 | Find the right people
10.9 | Engage with insights
17.6 | Build relationships
Top 9%
Industry SSI rank
Top 14%
Network SSI rank
"""


def test_a_pasted_page_fills_a_form_to_be_confirmed():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("today")
        app.text_area[0].input(PAGE).run()
        assert "Found: " in said(app)
        assert kept(store).snapshots.empty
        next(b for b in app.button if b.label == "Keep these scores" and "paste" in str(b.key)).click().run()
        assert not app.exception
    (row,) = kept(store).snapshots.to_dict("records")
    assert (row["overall"], row["brand"], row["relationships"]) == (54, 13.02, 17.6)
    assert (row["industry_rank"], row["network_rank"]) == (9, 14)


def test_an_event_is_added_edited_and_removed_on_trends():
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52)))
    with as_local(store) as open_page:
        app = open_page("trends")
        app.date_input(key=key_of(store, "event-day")).set_value(date(2026, 11, 15))
        app.text_input(key=key_of(store, "event-label")).input("New *headline*")
        press(app, "Add event")
        assert r"1 · 15 Nov 2026 · New \*headline\*" in said(app)
        edit(app, editor_key(app, "events-"), {0: {"label": "Newer headline"}})
        press(app, "Keep changes to events")
        assert kept(store).events["label"].to_list() == ["Newer headline"]
        key = editor_key(app, "events-")
        app.session_state[key] = {"edited_rows": {}, "added_rows": [], "deleted_rows": [0]}
        press(app, "Keep changes to events")
    assert kept(store).events.empty


def test_an_event_without_words_is_not_kept_and_says_so():
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52)))
    with as_local(store) as open_page:
        app = press(open_page("trends"), "Add event")
        assert "An event needs a few words on what happened." in said(app).replace("\\", "")
    assert kept(store).events.empty


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def test_a_habit_of_ones_own_gets_a_row_and_is_kept_with_its_first_count():
    store = open_memory()
    with as_local(store) as open_page:
        app = open_page("data")
        app.text_input(key=key_of(store, "own-habits")).input("Coffee chats").run()
        edit(app, editor_key(app, "habits-2026-11-16-False"), {5: {"0": "2,5"}, 0: {"1": "-2"}})
        press(app, "Keep these numbers")
        assert "Posts: “-2” is not a count" in said(app).replace("\\", "")
    (row,) = kept(store).habits.to_dict("records")
    assert (row["date"].date(), row["habit"], row["count"]) == (date(2026, 11, 16), "coffee_chats", 2.5)


def test_a_cell_of_the_history_is_changed_and_a_row_removed():
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52)))
    with as_local(store) as open_page:
        app = open_page("data")
        key = editor_key(app, "scores-table-")
        # Newest first: row 0 is the last snapshot.
        app.session_state[key] = {
            "edited_rows": {0: {"overall": "55"}},
            "added_rows": [],
            "deleted_rows": [2],
        }
        next(button for button in app.button if button.label == "Keep changes").click().run()
        assert not app.exception
    assert kept(store).snapshots["overall"].to_list() == [51, 55]


def test_everything_is_deleted_only_after_it_was_confirmed():
    habits = frame("habits", [{"date": TODAY, "habit": "posts", "count": 2, "days": 1}])
    store = store_with(Frames(snapshots=weekly_scores(50, 51), habits=habits))
    with as_local(store) as open_page:
        app = open_page("data")
        assert "2 snapshots, 1 count of what you did or got" in said(app).replace("\\", "")
        assert app.button(key="delete-now").disabled
        app.checkbox(key="delete-sure").check().run()
        app.button(key="delete-now").click().run()
        assert not app.exception
    assert kept(store).snapshots.empty


TWO_PEOPLE = b"""Date,Client,SSI
2026-11-02,Ann,41
2026-11-02,Bob,51
2026-11-09,Ann,42
2026-11-09,Bob,52
"""


def test_beside_the_sample_there_is_no_door_only_the_way_to_ones_own():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.button(key="look-around").click().run()
        go_to(app, "data")
        assert not app.file_uploader
        app.button(key="sample-close-doors").click().run()
        assert app.file_uploader


def test_a_disagreement_can_be_settled_for_what_is_shown():
    store = store_with(Frames(snapshots=weekly_scores(50)))
    person = store.first_person().id
    store.add(person, Frames(snapshots=weekly_scores(60)), kind="import", name="newer.csv")
    with as_local(store) as open_page:
        app = open_page("data")
        rows = list(range(len(store.disagreements(person))))
        app.session_state[f"differs-{store.version(person)}"] = {
            "selection": {"rows": rows, "columns": [], "cells": []}
        }
        app.run()
        app.button(key="differs-shown").click().run()
        assert not app.exception
    assert store.disagreements(person).empty
    assert kept(store).snapshots["overall"].to_list() == [60]


def test_a_notice_is_gone_on_the_next_page():
    with as_local(open_memory()) as open_page:
        app = add(upload(open_page("data"), "scores.csv", SHEET))
        assert "3 snapshots and 6 counts added" in said(app)
        assert "3 snapshots and 6 counts added" not in said(go_to(app, "trends"))


def test_a_file_that_corrects_a_value_says_that_it_changed():
    store = store_with(Frames(snapshots=weekly_scores(55)))
    with as_local(store) as open_page:
        app = add(upload(open_page("data"), "other.csv", f"Date,SSI\n{TODAY},60\n".encode()))
        assert "1 value differs from before and now shows the new one; Data has both." in said(app).replace(
            "\\", ""
        )


def test_what_was_typed_is_kept_also_when_another_tab_kept_something_meanwhile():
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52)))
    person = store.first_person().id
    with as_local(store) as open_page:
        app = open_page("data")
        key = editor_key(app, "scores-table-")
        store.add(
            person, Frames(snapshots=weekly_scores(40, last=date(2026, 11, 1))), kind="typed", name="tab B"
        )
        edit(app, key, {0: {"overall": "55"}})
        next(button for button in app.button if button.label == "Keep changes").click().run()
        assert not app.exception
    assert kept(store).snapshots["overall"].to_list() == [40, 50, 51, 55]


def test_a_settled_disagreement_is_gone_and_the_page_goes_on():
    store = store_with(Frames(snapshots=weekly_scores(50, 51, 52)))
    person = store.first_person().id
    store.add(person, Frames(snapshots=weekly_scores(60, 61, 62)), kind="import", name="newer.csv")
    with as_local(store) as open_page:
        app = open_page("data")
        many = len(store.disagreements(person))
        key = f"differs-{store.version(person)}"
        app.session_state[key] = {"selection": {"rows": [many - 1], "columns": [], "cells": []}}
        app.run()
        app.button(key="differs-other").click().run()
        assert not app.exception
    assert len(store.disagreements(person)) == many - 1


def test_a_pasted_table_is_sent_to_the_door_that_reads_all_of_it():
    with as_local(open_memory()) as open_page:
        app = open_page("today")
        app.text_area[0].input(TWO_PEOPLE.decode()).run()
        assert any("This is a whole table" in warning.value for warning in app.warning)


def test_a_time_with_a_zone_becomes_the_visitors_own_day_and_can_be_read_as_written(monkeypatch):
    monkeypatch.setattr(type(st.context), "timezone", property(lambda _self: "Europe/Berlin"))
    # Half past eleven at night in UTC is the next day in Berlin.
    zoned = b"Date,SSI\n2026-11-02T23:30:00Z,53\n2026-11-09T23:30:00Z,54\n"
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "zoned.csv", zoned)
        zone = next(box for box in app.selectbox if box.label == "Time zone")
        assert zone.value == "Europe/Berlin"
        add(app)
        assert not app.exception
    assert kept(store).snapshots["date"].to_list() == [pd.Timestamp("2026-11-03"), pd.Timestamp("2026-11-10")]


ANSWER = b"""{"memberScore": {"overall": 41.3, "subScores": [
  {"score": 14.0, "pillar": "PROFESSIONAL_BRAND"}, {"score": 7.5, "pillar": "FIND_RIGHT_PEOPLE"},
  {"score": 3.3, "pillar": "INSIGHT_ENGAGEMENT"}, {"score": 16.5, "pillar": "STRONG_RELATIONSHIP"}]}}"""


def test_an_answer_without_a_date_asks_for_its_day_and_keeps_it_when_read_again():
    store = open_memory()
    with as_local(store) as open_page:
        app = upload(open_page("data"), "answer.json", ANSWER, "application/json")
        day = next(box for box in app.date_input if box.label == "Day that this is of")
        day.set_value(date(2026, 11, 5)).run()
        add(app)
        (batch,) = store.batches(store.first_person().id)
        app.toggle(key=f"switch-{batch.id}").set_value(True).run()
        app.button(key=f"again-{batch.id}").click().run()
        assert not app.exception
    assert kept(store).snapshots["date"].to_list() == [pd.Timestamp("2026-11-05")]


def test_values_that_were_not_taken_over_are_said_to_stay_underneath():
    store = store_with(Frames(snapshots=weekly_scores(55)))
    with as_local(store) as open_page:
        app = upload(open_page("data"), "other.csv", f"Date,SSI\n{TODAY},60\n".encode())
        next(radio for radio in app.radio if str(radio.key).startswith("differs-")).set_value(True).run()
        add(app)
        assert "1 value stays as you had it; the file's own is kept underneath." in said(app).replace(
            "\\", ""
        )


def test_a_file_named_with_a_day_to_come_never_breaks_the_page():
    with as_local(open_memory()) as open_page:
        app = upload(open_page("data"), "ssi_2027-03-02.json", ANSWER, "application/json")
        assert not app.exception


def test_the_time_zone_can_be_switched_also_when_a_file_is_read_again(monkeypatch):
    zoned = b"Date,SSI\n2026-11-02T23:30:00Z,53\n2026-11-09T23:30:00Z,54\n"
    store = open_memory()
    with as_local(store) as open_page:
        # The first browser does not say its zone.
        app = add(upload(open_page("data"), "zoned.csv", zoned))
        assert kept(store).snapshots["date"].iloc[0] == pd.Timestamp("2026-11-02")
        monkeypatch.setattr(type(st.context), "timezone", property(lambda _self: "Europe/Berlin"))
        (batch,) = store.batches(store.first_person().id)
        app.toggle(key=f"switch-{batch.id}").set_value(True).run()
        zone = next(box for box in app.selectbox if box.label == "Time zone")
        zone.set_value("Europe/Berlin").run()
        app.button(key=f"again-{batch.id}").click().run()
        assert not app.exception
    assert kept(store).snapshots["date"].iloc[0] == pd.Timestamp("2026-11-03")
