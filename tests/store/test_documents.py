"""What a person writes down: kept, changed in one go, and theirs alone."""

from datetime import timedelta

import pytest

from ssi.model.plans import Plan, PlanItem, to_kept
from ssi.model.playbook import Playbook
from ssi.model.playbook import to_kept as ticks
from ssi.store import NotFound, open_memory
from tests.store.support import MONDAY, ticking

PLAN = to_kept(Plan(MONDAY, (PlanItem("posts", "brand", 1, 1, (0,)),), "usual"))
LATER = to_kept(Plan(MONDAY + timedelta(weeks=1), (), ""))


@pytest.fixture
def store():
    return open_memory(clock=ticking())


def test_documents_come_back_by_key_in_order_and_apart_by_kind(store):
    person = store.first_person().id
    store.keep_document(person, "plan", "b", LATER)
    store.keep_document(person, "plan", "a", PLAN)
    store.keep_document(person, "playbook", "a", ticks(Playbook(MONDAY, {})))
    assert list(store.documents(person, "plan").items()) == [("a", PLAN), ("b", LATER)]
    assert list(store.documents(person, "playbook")) == ["a"]


def test_a_document_takes_the_place_of_the_one_under_its_key_and_none_takes_it_away(store):
    person = store.first_person().id
    store.keep_document(person, "plan", "a", PLAN)
    store.keep_document(person, "plan", "a", LATER)
    assert store.documents(person, "plan") == {"a": LATER}
    store.keep_document(person, "plan", "a", None)
    assert store.documents(person, "plan") == {}


def test_each_write_makes_the_version_grow(store):
    person = store.first_person()
    store.keep_document(person.id, "plan", "a", PLAN)
    assert store.version(person.id) == person.version + 1


def test_what_a_change_raises_changes_nothing(store):
    person = store.first_person().id
    store.keep_document(person, "plan", "a", PLAN)

    def refused(kept):
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        store.change_documents(person, "plan", refused)
    with pytest.raises(ValueError, match="a whole number"):
        store.keep_document(person, "plan", "b", {**PLAN, "items": [{**PLAN["items"][0], "times": 0}]})
    assert store.documents(person, "plan") == {"a": PLAN}


def test_several_documents_are_kept_together_or_not_at_all(store):
    person = store.first_person().id
    with pytest.raises(ValueError, match="fields"):
        store.keep_documents(person, {("plan", "a"): PLAN, ("playbook", "a"): {"week": "2026-11-02"}})
    assert store.documents(person, "plan") == {}
    store.keep_documents(person, {("plan", "a"): PLAN, ("playbook", "a"): ticks(Playbook(MONDAY, {}))})
    assert [*store.documents(person, "plan"), *store.documents(person, "playbook")] == ["a", "a"]


def test_nobody_elses_documents_are_found(store):
    ann, ben = store.add_person("Ann").id, store.add_person("Ben").id
    store.keep_document(ann, "plan", "a", PLAN)
    assert store.documents(ben, "plan") == {}
    with pytest.raises(NotFound):
        store.documents(ben + 1, "plan")
    with pytest.raises(NotFound):
        store.keep_document(ben + 1, "plan", "a", PLAN)


def test_documents_count_among_what_deleting_takes_and_go_with_their_person(store):
    person = store.first_person().id
    store.keep_document(person, "plan", "a", PLAN)
    assert store.holdings().documents == 1
    store.remove_person(person)
    assert store.holdings().documents == 0
    store.keep_document(store.first_person().id, "plan", "a", PLAN)
    store.delete_everything()
    assert store.holdings().documents == 0
