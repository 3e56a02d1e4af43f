"""Documents of two histories as those of one: joined where there is room, and named where there is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model import clients, goals, kept, plans, playbook, reviews, sessions
from ssi.model.clients import Card
from ssi.model.documents import KINDS, check
from ssi.model.goals import Goal
from ssi.model.joining import Dropped, joined
from ssi.model.plans import Plan
from ssi.model.playbook import Playbook
from ssi.model.reviews import Review
from ssi.model.sessions import Note, Session, Step
from tests.model.test_kept_documents import KEYS, MONDAY, WRITTEN

TODAY = date(2026, 11, 20)
TUESDAY = MONDAY + timedelta(days=1)


def join(kind, here, there, key=None):
    """Two documents of a kind under one key; what becomes of them, and what is dropped."""
    key = key or KEYS[kind]
    found = joined({kind: {key: here}} if here else {}, {kind: {key: there}}, TODAY)
    for each, content in found.documents[kind].items():
        check(kind, each, content)
    return found.documents[kind], found.dropped


def test_of_two_plans_of_one_monday_the_one_that_stays_holds_and_the_other_is_named():
    mine, other = (plans.to_kept(Plan(MONDAY, (), routine)) for routine in ("usual", "busy"))
    assert join("plan", mine, other) == ({"2026-11-16": mine}, (Dropped("plan", MONDAY),))
    assert join("plan", mine, mine) == ({"2026-11-16": mine}, ())


def test_plans_of_different_mondays_are_both_there():
    mine, later = (plans.to_kept(Plan(MONDAY + timedelta(weeks=week), (), "")) for week in (0, 1))
    found = joined({"plan": {"2026-11-16": mine}}, {"plan": {"2026-11-23": later}}, TODAY)
    assert found.documents["plan"] == {"2026-11-16": mine, "2026-11-23": later}
    assert found.dropped == ()


def test_answers_of_one_month_stand_one_below_the_other_and_only_once_what_is_the_same():
    mine = Review(date(2026, 10, 1), {"standing": "Fine.", "learned": "Mornings."}, MONDAY, ("reactions",))
    other = Review(
        date(2026, 10, 1),
        {"standing": "Fine.", "learned": "No Mondays.", "next": "Posts"},
        TUESDAY,
        ("posts",),
    )
    found, dropped = join("review", reviews.to_kept(mine), reviews.to_kept(other))
    review = reviews.from_kept(found["2026-10"])
    assert review.answers == {"standing": "Fine.", "learned": "Mornings.\n\nNo Mondays.", "next": "Posts"}
    assert (review.written, review.dropped) == (TUESDAY, ("reactions", "posts"))
    assert dropped == ()


def test_an_answer_that_would_be_too_long_for_both_is_named():
    mine, other = (
        reviews.to_kept(Review(date(2026, 10, 1), {"standing": sign * kept.TEXT_MOST}, MONDAY))
        for sign in "ab"
    )
    found, dropped = join("review", mine, other)
    assert found["2026-10"] == mine
    assert dropped == (Dropped("answer", date(2026, 10, 1), "standing"),)


def test_ticks_of_one_week_are_joined_and_the_earlier_day_stands():
    mine = playbook.to_kept(Playbook(MONDAY, {"post": TUESDAY, "answer": MONDAY}))
    other = playbook.to_kept(Playbook(MONDAY, {"post": MONDAY, "answer": MONDAY, "view": TUESDAY}))
    found, dropped = join("playbook", mine, other)
    ticked = playbook.from_kept(found["2026-11-16"]).ticked
    assert ticked == {"post": MONDAY, "answer": MONDAY, "view": TUESDAY}
    assert dropped == (Dropped("ticked", MONDAY, "post"),)


CALL, MAIL = (Step(task=task, due=TODAY) for task in ("Call Bo", "Mail Cy"))
DONE = Step("posts", 2, state="done", settled=TODAY)


def test_steps_of_one_day_are_joined_while_there_is_room_the_open_ones_first():
    mine, other = Session(MONDAY, (Step("comments", 5), CALL)), Session(MONDAY, (CALL, DONE, MAIL))
    found, dropped = join("session", sessions.to_kept(mine), sessions.to_kept(other))
    assert sessions.from_kept(found["2026-11-16"]).steps == (Step("comments", 5), CALL, MAIL)
    assert dropped == (Dropped("habit", MONDAY, "posts"),)


def test_a_task_without_room_is_named_by_its_words():
    mine = Session(MONDAY, tuple(Step(habit, 1) for habit in ("posts", "comments", "likes")))
    found, dropped = join("session", sessions.to_kept(mine), sessions.to_kept(Session(MONDAY, (CALL,))))
    assert sessions.from_kept(found["2026-11-16"]) == mine
    assert dropped == (Dropped("task", MONDAY, "Call Bo"),)


def test_of_two_cards_the_tags_are_joined_and_the_next_meeting_holds():
    past, near, far = date(2026, 11, 2), date(2026, 12, 1), date(2026, 12, 8)
    mine, other = Card(("sales",), far, alias="The architect"), Card(("spring", "sales"), near, alias="Bo")
    found, dropped = join("client", clients.to_kept(mine), clients.to_kept(other))
    assert clients.from_kept(found["card"]) == Card(("sales", "spring"), near, alias="The architect")
    assert dropped == (Dropped("meeting", far), Dropped("alias", text="Bo"))
    found, dropped = join("client", clients.to_kept(Card(meeting=past)), clients.to_kept(Card(meeting=far)))
    assert (clients.from_kept(found["card"]).meeting, dropped) == (far, (Dropped("meeting", past),))


def test_nobody_is_called_by_the_alias_of_a_history_that_goes():
    found, dropped = join("client", None, clients.to_kept(Card(("sales",), alias="Bo", shown="first")))
    assert clients.from_kept(found["card"]) == Card(("sales",))
    assert dropped == (Dropped("alias", text="Bo"), Dropped("shown", text="first"))


@pytest.mark.parametrize(("mine", "other", "is_archived"), [(True, True, True), (True, False, False)])
def test_who_is_archived_in_one_history_only_is_not_archived(mine, other, is_archived):
    found, _dropped = join(
        "client", clients.to_kept(Card(archived=mine)), clients.to_kept(Card(archived=other))
    )
    assert clients.from_kept(found["card"]).archived == is_archived


def test_more_tags_than_there_is_room_for_and_another_name_on_screen_are_named():
    mine = Card(tuple(f"tag {number}" for number in range(clients.TAGS_MOST)))
    found, dropped = join("client", clients.to_kept(mine), clients.to_kept(Card(("one more",), shown="none")))
    assert clients.from_kept(found["card"]) == mine
    assert dropped == (Dropped("tag", text="one more"), Dropped("shown", text="none"))


def test_who_is_one_person_now_is_known_by_the_other_names_of_both():
    mine, other = Card(also=("Ann", "Annie")), Card(also=("Annie", "Dr Lee"))
    found, dropped = join("client", clients.to_kept(mine), clients.to_kept(other))
    assert clients.from_kept(found["card"]).also == ("Ann", "Annie", "Dr Lee")
    assert not dropped
    full = Card(also=tuple(f"name {number}" for number in range(clients.ALSO_MOST)))
    found, dropped = join("client", clients.to_kept(full), clients.to_kept(other))
    assert clients.from_kept(found["card"]) == full
    assert dropped == (Dropped("also", text="Annie"), Dropped("also", text="Dr Lee"))


def test_what_has_a_number_gets_the_next_free_one_and_the_very_same_is_there_once():
    first, second, third = (
        goals.to_kept(Goal("habit", "posts", n, MONDAY, TUESDAY)) for n in (1.0, 2.0, 3.0)
    )
    found = joined(
        {"goal": {"0001": first, "0009": second}},
        {"goal": {"0001": third, "0002": first, "0003": third}},
        TODAY,
    )
    assert found.documents["goal"] == {"0001": first, "0009": second, "0010": third, "0003": third}
    assert found.dropped == ()


def test_notes_of_both_kinds_count_together_so_that_a_note_can_still_be_shared():
    def note(text):
        return sessions.note_to_kept(Note(MONDAY, text))

    mine = {"shared_note": {"2026-11-16-1": note("a")}, "private_note": {"2026-11-16-2": note("b")}}
    other = {"shared_note": {"2026-11-16-2": note("c")}, "private_note": {"2026-11-16-1": note("d")}}
    found = joined(mine, other, TODAY).documents
    assert found["shared_note"] == {"2026-11-16-1": note("a"), "2026-11-16-3": note("c")}
    assert found["private_note"] == {"2026-11-16-2": note("b"), "2026-11-16-4": note("d")}


kinds = st.lists(st.sampled_from([kind for kind in WRITTEN if kind not in ("shared_note", "client")]))


@given(kinds, kinds)
def test_whoever_has_nothing_of_a_kind_takes_it_as_it_is(mine, theirs):
    into, other = ({kind: {KEYS[kind]: WRITTEN[kind]} for kind in kinds} for kinds in (mine, theirs))
    found = joined(into, other, TODAY)
    assert {kind: documents for kind, documents in found.documents.items() if documents} == {**into, **other}
    assert found.dropped == ()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_rule_for_two_contents_of_one_key(kind):
    content = WRITTEN.get(kind, {"begun": "2026-11-16"})
    key = KEYS.get(kind, "2026-11-16-1")
    changed = {"plan": {"routine": "busy"}, "goal": {"target": 3.0}, "experiment": {"begun": "2026-11-17"}}
    changed |= {"review": {"answers": {}}, "playbook": {"ticked": {}}, "client": {"tags": []}}
    changed |= {"session": {"steps": []}}
    changed |= {each: {"text": "Another"} for each in ("shared_note", "private_note")}
    found = joined({kind: {key: content}}, {kind: {key: {**content, **changed[kind]}}}, TODAY)
    assert content in found.documents[kind].values()
