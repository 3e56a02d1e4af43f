"""What a person writes down: kept, changed in one go, and theirs alone."""

from datetime import timedelta

import pytest

from ssi.model.plans import Plan, PlanItem, to_kept
from ssi.model.playbook import Playbook
from ssi.model.playbook import to_kept as ticks
from ssi.store import NotFound, Store, open_memory
from tests.store.support import MONDAY, ticking

PLAN = to_kept(Plan(MONDAY, (PlanItem("posts", "brand", 1, 1, (0,)),), "usual"))
LATER = to_kept(Plan(MONDAY + timedelta(weeks=1), (), ""))
OTHER = to_kept(Plan(MONDAY, (), "usual"))
A, B = MONDAY.isoformat(), (MONDAY + timedelta(weeks=1)).isoformat()


@pytest.fixture
def store():
    return open_memory(clock=ticking())


def test_documents_come_back_by_key_in_order_and_apart_by_kind(store):
    person = store.first_person().id
    store.keep_document(person, "plan", B, LATER)
    store.keep_document(person, "plan", A, PLAN)
    store.keep_document(person, "playbook", A, ticks(Playbook(MONDAY, {})))
    assert list(store.documents(person, "plan").items()) == [(A, PLAN), (B, LATER)]
    assert list(store.documents(person, "playbook")) == [A]


def test_a_document_takes_the_place_of_the_one_under_its_key_and_none_takes_it_away(store):
    person = store.first_person().id
    store.keep_document(person, "plan", A, PLAN)
    store.keep_document(person, "plan", A, OTHER)
    assert store.documents(person, "plan") == {A: OTHER}
    store.keep_document(person, "plan", A, None)
    assert store.documents(person, "plan") == {}


def test_each_write_makes_the_version_grow(store):
    person = store.first_person()
    store.keep_document(person.id, "plan", A, PLAN)
    assert store.version(person.id) == person.version + 1


def test_what_a_change_raises_changes_nothing(store):
    person = store.first_person().id
    store.keep_document(person, "plan", A, PLAN)

    def refused(kept):
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.change_documents(person, {"plan": refused})
    with pytest.raises(ValueError, match="a whole number"):
        store.keep_document(person, "plan", A, {**PLAN, "items": [{**PLAN["items"][0], "times": 0}]})
    assert store.documents(person, "plan") == {A: PLAN}


def test_documents_of_several_kinds_are_changed_together_or_not_at_all(store):
    person = store.first_person().id
    plan = {"plan": lambda kept: {**kept, A: PLAN}}
    with pytest.raises(ValueError, match="fields"):
        store.change_documents(person, {**plan, "playbook": lambda kept: {A: {"week": A}}})
    assert store.documents(person, "plan") == {}
    store.change_documents(person, {**plan, "playbook": lambda kept: {A: ticks(Playbook(MONDAY, {}))}})
    assert [*store.documents(person, "plan"), *store.documents(person, "playbook")] == [A, A]


def test_a_document_is_kept_under_its_own_key_only(store):
    person = store.first_person().id
    with pytest.raises(ValueError, match="is not the key of this plan"):
        store.keep_document(person, "plan", B, PLAN)


def test_nobody_elses_documents_are_found(store):
    ann, ben = store.add_person("Ann").id, store.add_person("Ben").id
    store.keep_document(ann, "plan", A, PLAN)
    assert store.documents(ben, "plan") == {}
    with pytest.raises(NotFound):
        store.documents(ben + 1, "plan")
    with pytest.raises(NotFound):
        store.keep_document(ben + 1, "plan", A, PLAN)


def test_the_documents_of_everyone_are_found_at_once_and_those_of_other_owners_are_not(store):
    ann, ben = store.add_person("Ann").id, store.add_person("Ben").id
    store.keep_document(ann, "plan", B, LATER)
    store.keep_document(ann, "plan", A, PLAN)
    store.keep_document(ann, "playbook", A, ticks(Playbook(MONDAY, {})))
    assert list(store.all_documents("plan")[ann].items()) == [(A, PLAN), (B, LATER)]
    assert ben not in store.all_documents("plan")
    other = Store(store._engine, "somebody else", ticking())
    assert other.all_documents("plan") == {}


def test_documents_count_among_what_deleting_takes_and_go_with_their_person(store):
    person = store.first_person().id
    store.keep_document(person, "plan", A, PLAN)
    assert store.holdings().documents == 1
    store.remove_person(person)
    assert store.holdings().documents == 0
    store.keep_document(store.first_person().id, "plan", A, PLAN)
    store.delete_everything()
    assert store.holdings().documents == 0
