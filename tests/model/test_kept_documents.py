"""What was kept is read back as it was, and nothing else is taken for it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model import clients, documents, goals, kept, plans, playbook, reviews, sessions
from ssi.model.clients import Card
from ssi.model.goals import Goal
from ssi.model.plans import Plan, PlanItem
from ssi.model.playbook import Playbook
from ssi.model.reviews import Review
from ssi.model.sessions import Note, Session, Step

MONDAY = date(2026, 11, 16)
PLAN = Plan(
    MONDAY,
    (
        PlanItem("comments", "insights", 2, 3, (0, 1, 4)),
        PlanItem("naps", "brand", 1, 1, (6,), "Naps (short)"),
    ),
    "usual",
)
REVIEW = Review(date(2026, 10, 1), {"standing": "Closer to the top."}, MONDAY, ("reactions",))
GOAL = Goal("outcome", "meetings", 10.0, MONDAY, date(2026, 12, 31))
TICKS = Playbook(MONDAY, {"post": MONDAY, "answer": date(2026, 11, 18)})
CARD = Card(("sales", "Spring group"), date(2026, 12, 1), True, "first", "The architect", ("Annie",))
SESSION = Session(MONDAY, (Step("comments", 5), Step(task="Ask for a photo", due=date(2026, 12, 1))))
NOTE = Note(MONDAY, "Prefers mornings")
WRITTEN = {
    "plan": plans.to_kept(PLAN),
    "review": reviews.to_kept(REVIEW),
    "goal": goals.to_kept(GOAL),
    "playbook": playbook.to_kept(TICKS),
    "client": clients.to_kept(CARD),
    "session": sessions.to_kept(SESSION),
    "shared_note": sessions.note_to_kept(NOTE),
    "private_note": sessions.note_to_kept(NOTE),
}


KEYS = {
    "plan": "2026-11-16",
    "review": "2026-10",
    "goal": "0001",
    "playbook": "2026-11-16",
    "client": "card",
    "session": "2026-11-16",
    "shared_note": "2026-11-16-1",
    "private_note": "2026-11-16-1",
}


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_content_is_kept_under_its_own_key_only(kind):
    with pytest.raises(ValueError, match="is not the key"):
        documents.check(kind, "zzz", WRITTEN[kind])


def test_a_habit_that_could_be_markdown_is_refused_and_a_name_loses_such_signs():
    item = {**WRITTEN["plan"]["items"][0], "habit": "![x](http://example.org/a.png)"}
    with pytest.raises(ValueError, match="a slug is wanted"):
        documents.check("plan", KEYS["plan"], {**WRITTEN["plan"], "items": [item]})
    assert kept.plain_name("  1:1 with <b>Tom</b> (ACME)  ") == "1:1 with bTomb (ACME)"
    assert kept.plain_name("![x](http://example.org)") == "x(http:example.org)"
    with pytest.raises(ValueError, match="a name is wanted"):
        kept.name("*bold*")


def test_a_plan_is_changed_one_habit_at_a_time():
    posts = PlanItem("posts", "brand", 1, 1, (2,))
    assert plans.without(plans.with_item(PLAN, posts), ["naps"]).items == (PLAN.items[0], posts)
    moved = plans.with_item(PLAN, PlanItem("comments", "brand", 2, 3, (0,)))
    assert [item.pillar for item in moved.items] == ["brand", "brand"]


def test_each_is_read_back_as_it_was():
    assert plans.from_kept(plans.to_kept(PLAN)) == PLAN
    assert reviews.from_kept(reviews.to_kept(REVIEW)) == REVIEW
    assert goals.from_kept(goals.to_kept(GOAL)) == GOAL
    assert playbook.from_kept(playbook.to_kept(TICKS)) == TICKS
    assert clients.from_kept(clients.to_kept(CARD)) == CARD
    assert clients.from_kept(clients.to_kept(Card())) == Card()


def test_tags_are_typed_with_commas_and_kept_once_each():
    assert clients.few_of(" sales, Spring group,,sales ,") == ("sales", "Spring group")
    assert clients.few_of("") == ()
    assert len(clients.few_of(",".join(map(str, range(30))))) == 20


def test_a_card_that_was_kept_before_there_were_other_names_has_none():
    before = {name: value for name, value in clients.to_kept(CARD).items() if name != "also"}
    assert clients.from_kept(before) == replace(CARD, also=())


def test_what_somebody_was_called_before_is_noted_once():
    noted = clients.called_before({"card": clients.to_kept(CARD)}, "Ann Lee", "Ann Ray")
    assert clients.card_of(noted) == replace(CARD, also=("Annie", "Ann Lee"))
    assert clients.called_before(noted, "ann lee", "Ann Ray") == noted
    assert clients.called_before({}, "ann", "Ann") == {}
    assert clients.called_before({}, "", "Ann") == {}
    full = {"card": clients.to_kept(Card(also=tuple(f"name {number}" for number in range(20))))}
    kept = clients.card_of(clients.called_before(full, "Ann", "Ann Ray")).also
    assert (len(kept), kept[0], kept[-1]) == (20, "name 1", "Ann")


def test_a_client_of_whom_nothing_was_noted_has_an_empty_card():
    assert clients.card_of({}) == Card()
    assert clients.card_of({"card": clients.to_kept(CARD)}) == CARD


@pytest.mark.parametrize(
    ("kind", "change"),
    [
        ("plan", {"since": "2026-11-17"}),  # a Tuesday
        ("plan", {"items": [{**WRITTEN["plan"]["items"][0], "times": 0}]}),
        ("plan", {"items": [{**WRITTEN["plan"]["items"][0], "up_to": 1}]}),
        ("plan", {"items": [{**WRITTEN["plan"]["items"][0], "days": [4, 0]}]}),
        ("plan", {"items": [{**WRITTEN["plan"]["items"][0], "days": []}]}),
        ("plan", {"items": [{**WRITTEN["plan"]["items"][0], "pillar": "sleep"}]}),
        ("plan", {"items": [WRITTEN["plan"]["items"][0]] * 2}),
        ("plan", {"more": 1}),
        ("review", {"month": "2026-10-02"}),
        ("review", {"answers": {"standing": 5}}),
        ("review", {"dropped": "reactions"}),
        ("goal", {"target": float("nan")}),
        ("goal", {"target": 10**400}),
        ("goal", {"since": "0001-01-01"}),
        ("goal", {"until": "9999-12-31"}),
        ("goal", {"of": "a b"}),
        ("goal", {"target": 0}),
        ("goal", {"target": True}),
        ("goal", {"kind": "score"}),  # of meetings
        ("goal", {"kind": "score", "of": "overall", "target": 101}),
        ("goal", {"until": "2026-11-15"}),
        ("playbook", {"ticked": {"sleep": "2026-11-18"}}),
        ("playbook", {"ticked": {"post": "yesterday"}}),
        ("client", {"tags": ["sales", "sales"]}),
        ("client", {"tags": [""]}),
        ("client", {"tags": [" sales"]}),
        ("client", {"tags": list(map(str, range(21)))}),
        ("client", {"meeting": "soon"}),
        ("client", {"meeting": "1926-12-01"}),
        ("client", {"archived": 1}),
        ("client", {"shown": "surname"}),
        ("client", {"alias": "a" * 81}),
        ("client", {"also": "Annie"}),
        ("client", {"also": ["Annie", "Annie"]}),
        ("client", {"also": list(map(str, range(21)))}),
    ],
)
def test_what_was_changed_by_another_hand_is_refused(kind, change):
    documents.check(kind, KEYS[kind], WRITTEN[kind])
    with pytest.raises(ValueError, match=r".+"):
        documents.check(kind, KEYS[kind], {**WRITTEN[kind], **change})


def test_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="diary"):
        documents.check("diary", "", {})


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(st.text(max_size=8), parts, max_size=3),
    max_leaves=12,
)


@given(st.sampled_from(documents.KINDS), _JSON)
def test_any_other_json_is_refused_with_a_value_error(kind, content):
    with pytest.raises(ValueError, match=r".*"):
        documents.check(kind, "2026-11-16", content)
