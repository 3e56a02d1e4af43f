"""The rules by which comments, titles and companies are judged."""

import pytest

from ssi import catalog
from ssi.catalog import files
from ssi.readers.archive.judging import company_key, is_decision_maker, says_something
from ssi.words import archive


@pytest.mark.parametrize(
    "comment",
    [
        "Great post!",
        "Great post, so true! 👏👏👏",
        "Thank you for sharing this, Ben!",
        "@Ben Beispiel congratulations and all the best!",
        "👏 👏 👏 👏 👏",
        "Toller Beitrag, vielen Dank fürs Teilen!",
        "Herzlichen Glückwunsch, lieber Ben, und alles Gute!",
        "Félicitations à toi, très bon article !",
        "Merci beaucoup pour ce partage",
        "¡Muchas gracias por compartir, excelente publicación!",
        "Parabéns pelo post, muito bom!",
        "Helemaal mee eens, bedankt voor het delen",
        "https://example.org/a/b/c yes yes",
        "",
    ],
)
def test_a_comment_of_stock_phrases_or_three_words_says_nothing(comment):
    assert not says_something(comment)


@pytest.mark.parametrize(
    "comment",
    [
        "We measured this for a year",
        "Great post, and our numbers from Ulm say the same",
        "Great point about pricing early",
        "Danke, wir haben das in Ulm ausprobiert",
        "Merci, nous faisons la même chose à Lyon",
        "@Ben Beispiel how did you measure the second step?",
        "この投稿はとても参考になりました",
    ],
)
def test_a_comment_with_words_of_its_own_says_something(comment):
    assert says_something(comment)


@pytest.mark.parametrize(
    "title",
    [
        "CEO",
        "Co-Founder & CTO",
        "Head of Sales",
        "VP, Marketing",
        "Geschäftsführerin",
        "Inhaber",
        "Leiter Vertrieb",
        "Vertriebsleiter DACH",
        "Gérant",
        "Directrice générale",
        "Dueño",
        "Sócio-Diretor",
        "Eigenaar",
        "MANAGING PARTNER",
        "Owner and Product Owner",
    ],
)
def test_titles_with_a_word_of_those_who_decide_are_decision_makers(title):
    assert is_decision_maker(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Consultant",
        "Product Owner",
        "HR Business Partner",
        "Projektleiterin",
        "Art Director",
        "Headhunter",
        "Chiefly",
    ],
)
def test_other_titles_are_not(title):
    assert not is_decision_maker(title)


def test_companies_are_compared_without_case_accents_and_legal_form():
    keys = {
        company_key(name)
        for name in ("Nordwind GmbH & Co. KG", "NORDWIND", "Nordwind, Inc.", "nordwind S.à r.l.")
    }
    assert keys == {"nordwind"}
    assert company_key("AG") == "ag"
    assert company_key("Nordwind Energie") != company_key("Nordwind")


def test_words_to_judge_by_are_validated_by_name(tmp_path, monkeypatch):
    good = '[titles]\nen = ["ceo"]\n[other_titles]\nen = []\n[stock_phrases]\nen = ["great post"]\n'
    monkeypatch.setattr(files, "CATALOG", tmp_path)
    (tmp_path / "wording.toml").write_text(good)
    assert catalog.wording.__wrapped__() == catalog.Wording(("ceo",), (), ("great post",))
    (tmp_path / "wording.toml").write_text(good.replace('["ceo"]', '["ceo", "ceo"]'))
    with pytest.raises(catalog.CatalogError, match=r"wording.toml, \[titles\]: en says something twice"):
        catalog.wording.__wrapped__()
    (tmp_path / "wording.toml").write_text(good.partition("[stock")[0])
    with pytest.raises(catalog.CatalogError, match=r"\[stock_phrases\]: is missing"):
        catalog.wording.__wrapped__()


def test_the_rules_on_screen_name_phrases_and_titles_that_are_judged_so():
    assert not any(says_something(f"{phrase}, {phrase}!") for phrase in ("Great post", "Thanks for sharing"))
    assert all(phrase in archive.comment_rule() for phrase in ("“Great post”", "“Thanks for sharing”"))
    for title in ("CEO", "founder", "owner", "director", "head of"):
        assert title in archive.decision_maker_rule()
        assert is_decision_maker(f"{title} things")


def test_every_measure_that_the_catalogue_says_is_in_the_archive_is_counted_from_it():
    named = {
        entry.slug
        for entries in (catalog.habits(), catalog.outcomes())
        for entry in entries.values()
        if entry.archive
    }
    assert named == {
        *(
            "posts",
            "articles",
            "reposts",
            "links_shared",
            "comments",
            "comments_specific",
            "reactions",
            "votes",
        ),
        *("invitations_sent", "invitations_with_note", "messages_sent", "messages_answered", "follow_ups"),
        *("searches", "follows", "endorsements_given", "recommendations_given"),
        *("connections_added", "connections_with_job", "connections_decision_makers", "connections_outside"),
        *(
            "invitations_received",
            "invitations_accepted",
            "replies",
            "messages_to_answer",
            "hours_to_first_reply",
        ),
        *("endorsements_received", "recommendations_received"),
    }
