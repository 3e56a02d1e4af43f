"""What a shared screen may know of one client."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from ssi.model import Frames, frame, sessions
from ssi.model.clients import Card, card_of, to_kept
from ssi.model.documents import KINDS
from ssi.model.plans import Plan, PlanItem, from_kept
from ssi.model.plans import to_kept as plan_to_kept
from ssi.model.sessions import Note, Session, Step
from ssi.store import NotFound, Shown, Store, open_memory

DAY = date(2026, 11, 16)
ANN, BOB = "Ann Lee", "Bob Ray"


def filled() -> tuple[Store, int]:
    """Ann and Bob, Ann with names in everything that she wrote."""
    store = open_memory()
    ann, bob = store.add_person(ANN).id, store.add_person(BOB).id
    slugs = ["notes_to_ann", "notes_to_lee", "posts"]
    frames = Frames(
        snapshots=frame(
            "snapshots", {"date": pd.to_datetime([DAY]), "overall": [50.0], "source": ["ann.csv"]}
        ),
        habits=frame(
            "habits", {"date": pd.to_datetime([DAY] * 3), "habit": slugs, "count": [1.0] * 3, "days": 1}
        ),
        outcomes=frame(
            "outcomes",
            {"date": pd.to_datetime([DAY]), "measure": ["calls_with_bob"], "value": [1.0], "days": 1},
        ),
        events=frame(
            "events", {"date": pd.to_datetime([DAY]), "label": ["Ann met Bob Ray"], "kind": ["other"]}
        ),
        profile=frame("profile", {"date": pd.to_datetime([DAY]), "field": ["name"], "text": [ANN]}),
    )
    store.add(ann, frames, kind="import", name="ann.csv")
    plan = Plan(DAY, (PlanItem("notes_to_ann", "brand", 1, 1, (0,), "Notes to Ann (Lee)"),), "usual")
    store.keep_document(ann, "plan", "2026-11-16", plan_to_kept(plan))
    session = Session(DAY, (Step("notes_to_lee", 2), Step(task="Thank Bob for Ann's photo", due=DAY)))
    store.keep_document(ann, "session", "2026-11-16", sessions.to_kept(session))
    store.keep_document(ann, "shared_note", "2026-11-16-1", sessions.note_to_kept(Note(DAY, "Ann likes Bob")))
    store.keep_document(ann, "private_note", "2026-11-16-1", sessions.note_to_kept(Note(DAY, "a secret")))
    store.keep_document(ann, "client", "card", to_kept(Card(("secret tag",))))
    store.keep_document(bob, "shared_note", "2026-11-16-1", sessions.note_to_kept(Note(DAY, "of Bob")))
    return store, ann


def shown(name: str = "Client A") -> Shown:
    store, ann = filled()
    return Shown(store, ann, name, {"posts"})


def test_a_history_comes_under_the_name_on_screen_and_without_names():
    history = shown().history()
    assert history.name == "Client A"
    assert history.snapshots["overall"].to_list() == [50.0]
    assert history.snapshots["source"].to_list() == [""]
    assert set(history.habits["habit"]) == {"notes_to_client_a", "notes_to_client_a_2", "posts"}
    assert history.outcomes["measure"].to_list() == ["calls_with"]
    assert history.events["label"].to_list() == ["Client A met …"]
    assert history.frames.profile.empty
    assert history.frames.posts.empty


def test_documents_come_without_names_and_are_still_what_the_model_reads():
    screen = shown()
    (plan,) = screen.documents("plan").values()
    assert from_kept(plan).items[0].name == "Notes to Client A (Client A)"
    assert from_kept(plan).items[0].habit == "notes_to_client_a"
    (session,) = screen.documents("session").values()
    assert sessions.from_kept(session).steps == (
        Step("notes_to_client_a_2", 2),
        Step(task="Thank … for Client A's photo", due=DAY),
    )
    assert [note["text"] for note in screen.documents("shared_note").values()] == ["Client A likes …"]


@pytest.mark.parametrize(
    "kind", [kind for kind in KINDS if kind not in ("plan", "experiment", "session", "shared_note")]
)
def test_what_only_the_coach_may_see_is_not_handed_out(kind):
    with pytest.raises(NotFound):
        shown().documents(kind)


def test_a_session_is_changed_on_what_is_kept_names_and_all():
    store, ann = filled()
    Shown(store, ann, "Client A", {"posts"}).change_sessions(lambda kept: dict(kept))
    (session,) = store.documents(ann, "session").values()
    assert session["steps"][1]["task"] == "Thank Bob for Ann's photo"


def test_a_habit_that_is_chosen_on_the_screen_is_kept_under_its_own_slug():
    screen = shown()
    assert screen.kept_slug("notes_to_client_a_2") == "notes_to_lee"
    assert screen.kept_slug("comments") == "comments"
    assert screen.shown_slug("notes_to_lee") == "notes_to_client_a_2"


def test_no_two_habits_become_one_when_names_are_taken_out():
    store = open_memory()
    ann = store.add_person(ANN).id
    slugs = ("ann", "client_a", "client_a_2", "lee")
    plan = Plan(DAY, tuple(PlanItem(slug, "brand", 1, 1, (0,)) for slug in slugs), "usual")
    store.keep_document(ann, "plan", "2026-11-16", plan_to_kept(plan))
    screen = Shown(store, ann, "Client A", {"client_a_3"})
    (found,) = screen.documents("plan").values()
    assert [item.habit for item in from_kept(found).items] == [
        "client_a_4",
        "client_a",
        "client_a_2",
        "client_a_5",
    ]
    assert [screen.kept_slug(screen.shown_slug(slug)) for slug in slugs] == list(slugs)
    assert screen.kept_slug("client_a_3") == "client_a_3"


def test_what_is_written_meanwhile_is_shown_and_a_new_name_is_hidden_at_once():
    store, ann = filled()
    screen = Shown(store, ann, "Client A", {"posts"})
    assert screen.history().events["label"].to_list() == ["Client A met …"]
    added = frame("events", {"date": pd.to_datetime([DAY]), "label": ["Zed called"], "kind": ["other"]})
    store.add(ann, Frames(events=added), kind="typed", name="typed")
    assert set(screen.history().events["label"]) == {"Client A met …", "Zed called"}
    store.add_person("Zed")
    assert set(screen.history().events["label"]) == {"Client A met …", "… called"}


def test_former_names_and_nicknames_are_hidden_like_names():
    store, ann = filled()
    bob = next(person.id for person in store.people() if person.name == BOB)
    store.rename_person(ann, "Zoe Marsh")
    store.rename_person(bob, "Yan Wood")
    card = card_of(store.documents(bob, "client"))
    store.keep_document(bob, "client", "card", to_kept(replace(card, also=(*card.also, "Bobby"))))
    added = frame(
        "events", {"date": pd.to_datetime([DAY]), "label": ["Zoe met Bobby and Wood"], "kind": ["other"]}
    )
    store.add(ann, Frames(events=added), kind="typed", name="typed")
    screen = Shown(store, ann, "Client A", {"posts"})
    assert set(screen.history().events["label"]) == {"Client A met …", "Client A met … and …"}
    (plan,) = screen.documents("plan").values()
    assert from_kept(plan).items[0].name == "Notes to Client A (Client A)"


def test_a_client_who_is_gone_is_shown_no_more():
    store, ann = filled()
    screen = Shown(store, ann, "Client A", {"posts"})
    store.remove_person(ann)
    with pytest.raises(NotFound):
        screen.history()
