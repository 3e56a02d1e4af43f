import pytest

from ssi import catalog
from ssi.catalog import files, prompts, routines
from ssi.model import PILLAR_KEYS


def test_a_heading_means_one_thing_only():
    entries = [*catalog.habits().values(), *catalog.outcomes().values()]
    headers = [header for entry in entries for header in entry.headers]
    assert sorted(headers) == sorted(set(headers))


def test_a_habit_with_an_unknown_pillar_is_refused_by_name(tmp_path, monkeypatch):
    (tmp_path / "habits.toml").write_text(
        '[naps]\nname="Naps"\npillar="sleep"\nminutes=1\nreason="r"\nheaders=[]\n'
    )
    monkeypatch.setattr(files, "CATALOG", tmp_path)
    with pytest.raises(catalog.CatalogError, match=r"habits.toml, \[naps\]: pillars are brand"):
        catalog.habits.__wrapped__()


def test_a_habit_without_a_reason_is_refused(tmp_path, monkeypatch):
    (tmp_path / "habits.toml").write_text('[naps]\nname="Naps"\npillar="brand"\nminutes=1\nheaders=[]\n')
    monkeypatch.setattr(files, "CATALOG", tmp_path)
    with pytest.raises(catalog.CatalogError, match="reason is missing"):
        catalog.habits.__wrapped__()


def test_the_usual_routine_comes_first_and_asks_what_guides_ask():
    usual = routines.usual()
    asked = {item.habit: (item.times, item.up_to, len(item.days)) for item in usual.items}
    assert asked == {
        "posts": (1, 1, 3),
        "profile_reviews": (3, 5, 5),
        "comments": (2, 3, 5),
        "invitations_sent": (1, 1, 3),
        "follow_ups": (1, 1, 1),
        "weekly_look": (1, 1, 1),
    }


def test_every_routine_has_all_four_pillars_and_sellers_have_leads_and_alerts():
    assert list(routines.routines()) == ["usual", "founder", "seller", "job_seeker", "small"]
    for routine in routines.routines().values():
        assert {item.pillar for item in routine.items} == set(PILLAR_KEYS)
    assert {"leads_saved", "search_alerts"} <= {item.habit for item in routines.routines()["seller"].items}


def test_a_routine_takes_the_minutes_of_its_habits():
    # Posts 3 x 30, reviews 15 x 2, comments 10 x 4, requests 3 x 3, a follow-up of 5 and a look of 5.
    assert routines.usual().minutes == 90 + 30 + 40 + 9 + 5 + 5


def test_the_playbook_touches_each_pillar_once_and_a_suggestion_stands_ready_for_each():
    assert sorted(step.pillar for step in routines.playbook()) == sorted(PILLAR_KEYS)
    assert {proposal.pillar for proposal in routines.proposals().values()} == set(PILLAR_KEYS)


def test_the_review_asks_five_things_and_ranks_come_first():
    asked = list(prompts.review().values())
    assert len(asked) == 5
    assert [prompt.beside for prompt in asked] == ["ranks", "scores", "habits", "outcomes", "findings"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ('[r]\nname="R"\nhint="h"\nitems=[{habit="naps", times=1, days=["mon"]}]', "naps is a habit"),
        ('[r]\nname="R"\nhint="h"\nitems=[{habit="posts", times=2, up_to=1, days=["mon"]}]', "1 <= times"),
        ('[r]\nname="R"\nhint="h"\nitems=[{habit="posts", times=1, days=["fri", "mon"]}]', "days are of mon"),
        (
            '[r]\nname="R"\nhint="h"\nitems=[{habit="posts", times=1, days=["mon"]}]',
            "every pillar has a habit",
        ),
        ('[r]\nname="R"\nitems=[]', "hint is missing"),
    ],
)
def test_a_routine_that_breaks_a_rule_is_refused_by_name(tmp_path, monkeypatch, text, rule):
    (tmp_path / "routines.toml").write_text(text)
    monkeypatch.setattr(files, "CATALOG", tmp_path)
    with pytest.raises(catalog.CatalogError, match=rf"routines.toml, \[r\]: .*{rule}"):
        routines.routines.__wrapped__()
