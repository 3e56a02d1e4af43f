"""A programme in words: counts of clients, names that nobody may see, the measured chance of being wrong."""

from dataclasses import replace
from datetime import date

import pytest

from ssi.model import Level
from ssi.model.clients import Card, Client, Need
from ssi.model.programme import Course, Windows
from ssi.report.table_csv import csv_of
from ssi.words import programme
from tests.report.cohorts import WINDOWS, course, of
from tests.words.test_clients import client as whole_client

LETTERS = {1: "Client A", 2: "Client B", 3: "Client C", 27: "Client AA"}


def client(person, name, **card):
    return Client(person, name, Card(**card), whole_client().summary, Need())


def test_the_headline_counts_clients():
    found = of(
        course(1, 50, 55),
        course(2, 50, 40),
        course(3, 50, 51),
        course(4, 50, 60, usual=None),
        replace(course(5, 50, 60), levels={"brand": Level("brand", 10, 11)}),
        Course(6, missing="end"),
    )
    assert programme.headline(found) == (
        "5 of 6 clients have scores at both ends. Overall: 1 moved up more than usual for them, 1 down, 1 as usual; "
        "of 1 it is not known what is usual; of 1 it is not known at both ends."
    )


def test_where_nothing_is_known_of_what_is_usual_no_zeros_are_counted():
    found = of(course(1, 50, 55, usual=None), course(2, 50, 40, usual=None))
    assert programme.headline(found) == (
        "2 of 2 clients have scores at both ends. Overall: of 2 it is not known what is usual."
    )


def test_the_period_says_what_is_compared():
    assert programme.period(WINDOWS) == (
        "From 2 Mar 2026 to 24 May 2026: the mean of the first four weeks beside that of the last four weeks."
    )
    assert programme.period(Windows(None, None, 2)).startswith(
        "From each client's first snapshot to their latest: the mean of the first two weeks"
    )


def test_by_letters_clients_stand_in_the_order_of_letters_and_own_aliases_after_them():
    found = [
        client(27, "Ann Lee"),
        client(3, "Bob Ray"),
        client(2, "Cem Aydin", alias="The architect"),
        client(1, "Dee Marlow"),
    ]
    assert list(programme.masked(found, LETTERS).items()) == [
        (1, "Client A"),
        (3, "Client C"),
        (27, "Client AA"),
        (2, "The architect"),
    ]


@pytest.mark.parametrize(
    "card",
    [
        {"shown": "first"},
        {"shown": "first", "alias": "The architect"},
        {"shown": "none", "alias": "The architect"},
        {"alias": "ann"},
        {"alias": "Ms LEE"},
        {"alias": "Nan", "also": ("Nan",)},
    ],
)
def test_a_first_name_or_an_alias_with_a_part_of_the_name_is_masked_too(card):
    assert programme.masked([client(1, "Ann Lee", **card)], LETTERS) == {1: "Client A"}


def test_two_of_one_alias_can_be_told_apart():
    found = [client(1, "Ann", alias="Founder"), client(2, "Bob", alias="Founder")]
    assert sorted(programme.masked(found, LETTERS).values()) == ["Founder", "Founder (2)"]


def test_by_name_clients_stand_in_the_order_of_names():
    found = [client(1, "cem"), client(2, "Bob"), client(3, "ann")]
    assert list(programme.named(found).values()) == ["ann", "Bob", "cem"]


def test_changes_and_ranks_stand_in_words():
    assert programme.change(None) == "–"
    assert programme.change(Level("overall", 50, 52.8, 2.0)) == "+2.8*"
    assert programme.change(Level("overall", 50, 47.2, 3.0)) == "−2.8"
    assert programme.change(Level("overall", 50, 47.2)) == "(−2.8)"
    ranked = course(1, 50, 51)
    assert programme.rank(ranked, "industry_rank") == "Top 12% to 8%"
    assert programme.rank(ranked, "network_rank") == "–"
    assert programme.rank(replace(ranked, ranks={"network_rank": (8, 8)}), "network_rank") == "Top 8%"


def test_the_spread_stands_from_end_to_end_and_without_quarters_for_a_few():
    found = of(course(1, 50, 54), course(2, 50, 50), course(3, 50, 47))
    row = programme.spread_table(found).iloc[0]
    assert (row["Score"], row["Clients"], row["Middle change (points)"]) == ("Overall", 3, "no change")
    assert (row["Middle half"], row["All"]) == ("–", "−3.0 to +4.0")
    more = of(course(1, 50, 54), course(2, 50, 50), course(3, 50, 47), course(4, 50, 51), course(5, 50, 52))
    # −3, 0, 1, 2, 4: a quarter lies at or below 0, three quarters at or below 2.
    assert programme.spread_table(more).iloc[0]["Middle half"] == "0.0 to +2.0"


def test_the_table_has_numbers_and_who_cannot_be_compared():
    found = of(course(1, 50, 55.004), Course(2, missing="end"))
    table = programme.table(found, {1: "Ann", 2: "Bob"})
    assert table["Client"].tolist() == ["Ann", "Bob"]
    assert table["Overall (of 100), change"].tolist()[0] == 5.0
    assert table["Overall (of 100), compared"].tolist() == ["more than usual", "–"]
    assert table["Too little known"].tolist() == ["", "no snapshot in the last weeks"]
    assert table["Industry rank (top %), after"].tolist()[0] == 8
    assert table["Before, from"].tolist()[0] == date(2026, 3, 2)


def test_a_name_that_begins_like_a_formula_is_safe_in_the_csv():
    table = programme.table(of(course(1, 50, 55)), {1: "=cmd()"})
    assert csv_of(table).decode("utf-8-sig").splitlines()[1].startswith("'=cmd(),")
