import pytest

from ssi import catalog
from ssi.model import PILLAR_KEYS


def test_every_pillar_has_a_habit_in_the_default_plan():
    assert {habit.pillar for habit in catalog.habits().values() if habit.per_week} == set(PILLAR_KEYS)


def test_a_heading_means_one_thing_only():
    entries = [*catalog.habits().values(), *catalog.outcomes().values()]
    headers = [header for entry in entries for header in entry.headers]
    assert sorted(headers) == sorted(set(headers))


def test_a_habit_with_an_unknown_pillar_is_refused_by_name(tmp_path, monkeypatch):
    (tmp_path / "habits.toml").write_text('[naps]\nname="Naps"\npillar="sleep"\nreason="r"\nheaders=[]\n')
    monkeypatch.setattr(catalog, "CATALOG", tmp_path)
    with pytest.raises(catalog.CatalogError, match=r"habits.toml, \[naps\]: pillars are brand"):
        catalog.habits.__wrapped__()


def test_a_habit_without_a_reason_is_refused(tmp_path, monkeypatch):
    (tmp_path / "habits.toml").write_text('[naps]\nname="Naps"\npillar="brand"\nheaders=[]\n')
    monkeypatch.setattr(catalog, "CATALOG", tmp_path)
    with pytest.raises(catalog.CatalogError, match="reason is missing"):
        catalog.habits.__wrapped__()
