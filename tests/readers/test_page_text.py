from datetime import date

import pandas as pd
import pytest

from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.page_text import is_page_text, read_page_text, scores

TODAY = date(2026, 3, 2)


def pasted(**options) -> Options:
    return Options("pasted", **options)


def test_the_whole_page_with_each_value_on_a_line_before_its_label():
    page = """
        My Network
        Sam Example
        Industry SSI rank
        Top
        9
        %
        Network SSI rank
        Top 31%
        Your Social Selling Index (SSI) measures how effective you are at establishing your professional brand,
        finding the right people, engaging with insights, and building relationships.
        Current Social Selling Index
        40
        out of 100
        Four components of your score
        13.02
        Establish your professional brand
        7.5
        Find the right people
        3.25
        Engage with insights
        16.54
        Build relationships
        People in your industry
        Sales professionals in the Software industry have an average SSI of 30.
        You rank in the top 9%
        9.7
        Establish your professional brand
        5.1
        Find the right people
        People in your network
        33 out of 100
    """
    assert scores(page) == {
        "overall": 40.0,
        "brand": 13.02,
        "people": 7.5,
        "insights": 3.25,
        "relationships": 16.54,
        "industry_rank": 9.0,
        "industry_average": 30.0,
        "industry_brand": 9.7,
        "industry_people": 5.1,
        "network_rank": 31.0,
        "network_average": 33.0,
    }


def test_labels_before_values_are_paired_the_other_way_round():
    page = "Establish your professional brand\n13.02\nFind the right people\n7.5\nEngage with insights\n3.25"
    assert scores(page) == {"brand": 13.02, "people": 7.5, "insights": 3.25}


def test_the_order_is_seen_even_where_one_value_is_missing():
    # Label first: brand has no value of its own, and 7.5 is not taken for it.
    page = "Establish your professional brand\nFind the right people\n7.5\nEngage with insights\n3.25"
    assert scores(page) == {"people": 7.5, "insights": 3.25}


def test_value_and_label_on_one_line():
    page = "13.02 | Establish your professional brand\nBuild relationships: 16.5/25\n54 out of 100"
    assert scores(page) == {"brand": 13.02, "relationships": 16.5, "overall": 54.0}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "Professionelle Marke aufbauen: 12,4\nDie richtigen Personen finden: 8\n50 von 100\nBranchenrang: Top 12 %",
            {"brand": 12.4, "people": 8.0, "overall": 50.0, "industry_rank": 12.0},
        ),
        (
            "13,02 | Construire votre marque professionnelle\n16,5 | Établir des relations\n41 sur 100",
            {"brand": 13.02, "relationships": 16.5, "overall": 41.0},
        ),
        (
            "Establece tu marca profesional\n10,5\nInteractúa ofreciendo información\n4\n38 de 100",
            {"brand": 10.5, "insights": 4.0, "overall": 38.0},
        ),
        (
            "47 de 100\nClassificação SSI do setor\nPrimeiros 14%\nClassificação SSI da rede\nPrincipais 22%\n"
            "Os quatro componentes da sua pontuação\nLocalizar as pessoas certas\n7,25\nCriar relacionamentos\n17,1\n"
            "Pessoas no seu setor\nLocalizar as pessoas certas\n5,1",
            {
                "overall": 47.0,
                "industry_rank": 14.0,
                "network_rank": 22.0,
                "people": 7.25,
                "relationships": 17.1,
                "industry_people": 5.1,
            },
        ),
        (
            "professionele merk creëren\n11\nrelaties opbouwen\n12,25\n45 van de 100",
            {"brand": 11.0, "relationships": 12.25, "overall": 45.0},
        ),
    ],
    ids=["de", "fr", "es", "pt", "nl"],
)
def test_the_page_in_other_languages(page, expected):
    assert scores(page) == expected


def test_a_rank_that_nobody_can_place_is_left_empty():
    assert "industry_rank" not in scores("Top 9%\nBuild relationships: 16.5")


@pytest.mark.parametrize(
    "text",
    [
        "Date,SSI,Brand,People\n2026-03-02,41,14,7.5",
        ",2026-03-02\nBrand,14\nPeople,7.5",
        "date,pillar,score\n2026-03-02,brand,14",
        "Brand,People,Insights\n14,7.5,3.3",
        "We spoke about 41 people and their brand.",
        "Brand\nPeople",
        "",
    ],
)
def test_tables_and_other_text_are_not_the_page(text):
    assert not is_page_text(text)


def test_what_is_not_on_the_page_stays_unknown_and_is_named():
    reading = read_page_text("13.02 | Establish your professional brand", pasted(snapshot_date=TODAY))
    snapshot = reading.snapshots.iloc[0]
    assert snapshot["date"] == pd.Timestamp(2026, 3, 2)
    assert snapshot["brand"] == 13.02
    assert pd.isna(snapshot["overall"])
    assert pd.isna(snapshot["people"])
    assert reading.assumptions == ()
    assert [problem.message for problem in reading.problems] == [
        "Not found in the pasted text: overall, people, insights, relationships."
    ]


def test_without_a_day_given_today_is_assumed():
    reading = read_page_text("54 out of 100", pasted(today=TODAY))
    assert reading.snapshots["date"].tolist() == [pd.Timestamp(2026, 3, 2)]
    assert [(a.name, a.chosen) for a in reading.assumptions] == [("snapshot_date", TODAY)]


def test_without_any_day_the_page_is_refused_and_the_day_asked_for():
    with pytest.raises(UnreadableFile, match="Say which day"):
        read_page_text("54 out of 100", pasted())


def test_a_page_that_has_not_loaded_is_no_score_of_zero():
    with pytest.raises(UnreadableFile, match="failed reading"):
        read_page_text("0 out of 100\n0 | Establish your professional brand", pasted(today=TODAY))


@pytest.mark.parametrize(
    "text",
    ["4 " * 50_000, "people in your industry " * 4_000, "1." * 50_000],
)
def test_a_line_that_no_page_has_is_passed_over(text):
    assert scores(text) == {}
    assert scores("54 out of 100\n" + text)["overall"] == 54


def test_a_line_put_together_from_very_many_ends_somewhere():
    assert scores("54\n" + "of 100\n" * 14_000)["overall"] == 54
