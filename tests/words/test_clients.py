"""What Clients says: the headline, the reasons, the table."""

from dataclasses import replace
from datetime import date

import pytest

from ssi.model import Change, Lagging
from ssi.model.clients import Card, Client, Need, Summary
from ssi.model.routine import Steadiness
from ssi.model.sessions import Step
from ssi.words import clients

TODAY = date(2026, 11, 20)


def client(name="Ann Lee", need="", *, points=None, weeks=1, card=None, others=False, on_plan=6, known=8):
    change = None
    if points is not None:
        change = Change("insights", 12.0, 12.0 + points, date(2026, 11, 8), date(2026, 11, 15), weeks)
    steady = Steadiness(on_plan, known, known, 8)
    summary = Summary(
        date(2026, 11, 15), 21, (), change, 0.5, Lagging("people", 3, 12.0), steady, {}, is_empty=False
    )
    return Client(1, name, card or Card(), summary, Need(need, others))


def test_the_headline_says_how_many_need_the_coach():
    calm, needing = client(), client(need="silent")
    assert clients.headline([calm] * 12) == "Nobody needs you this week."
    assert clients.headline([needing] + [calm] * 3) == "1 of 4 clients needs you this week."
    assert clients.headline([needing] * 3 + [calm] * 9) == "3 of 12 clients need you this week."
    assert clients.headline([needing]) == "Your one client needs you this week."
    assert clients.headline([needing, client(card=Card(archived=True))]) == (
        "Your one client needs you this week."
    )


def test_the_reason_stands_in_words():
    assert clients.reason(client(), TODAY) == "–"
    assert clients.reason(client(need="moved", points=-3), TODAY) == "more than usual"
    assert clients.reason(client(need="moved", points=-3, others=True), TODAY) == (
        "more than usual, as most did"
    )
    assert clients.reason(client(need="silent"), TODAY) == "silent: last snapshot 5 days ago"


def test_a_step_overdue_is_said_with_its_day_and_open_ones_are_counted():
    late = Step(task="Ask for a photo", due=date(2026, 11, 9))
    needing = client(need="overdue")
    found = replace(needing, summary=replace(needing.summary, steps=(late, Step("posts", 2))))
    assert clients.reason(found, TODAY) == "step overdue since 9 Nov 2026"
    assert clients.table([found], {1: "Client A"}, TODAY)["Open steps"].to_list() == ["2, 1 overdue"]
    assert clients.table([needing], {1: "Client A"}, TODAY)["Open steps"].to_list() == ["–"]


def test_the_last_change_stands_beside_the_usual_wobble_and_says_its_span():
    assert clients.week_over_week(client()) == "–"
    assert clients.week_over_week(client(points=-2.8)) == "Insights −2.8, more than usual"
    assert clients.week_over_week(client(points=0.4)) == "Insights +0.4, ordinary"
    assert clients.week_over_week(client(points=0.4, weeks=3)) == "Insights +0.4, over three weeks"


def test_steadiness_without_a_plan_is_unknown():
    assert clients.steadiness(Steadiness(6, 8, 8, 8)) == "6 of 8"
    assert clients.steadiness(Steadiness(0, 0, 0, 8)) == "–"


@pytest.mark.parametrize(
    ("place", "alias"), [(0, "Client A"), (25, "Client Z"), (26, "Client AA"), (701, "Client ZZ")]
)
def test_an_alias_is_a_letter(place, alias):
    assert clients.default_alias(place) == alias


def test_a_letter_stays_with_its_person_when_others_go():
    assert clients.letters([1, 2, 30]) == {1: "Client A", 2: "Client B", 30: "Client AD"}
    assert clients.letters([2, 30]) == {2: "Client B", 30: "Client AD"}


def test_the_name_on_screen_is_an_alias_unless_the_coach_chose_otherwise():
    assert clients.on_screen(client(), "Client B") == "Client B"
    assert clients.on_screen(client(card=Card(alias="The architect")), "Client B") == "The architect"
    assert clients.on_screen(client(card=Card(shown="first", alias="x")), "Client B") == "Ann"
    assert clients.on_screen(client(card=Card(shown="none", alias="x")), "Client B") == "–"


def test_where_others_look_on_no_name_is_said_by_nothing():
    assert clients.name_on_screen(Card(), "Ann Lee", "Client B") == "Client B"
    assert clients.name_on_screen(Card(shown="first"), "Ann Lee", "Client B") == "Ann"
    assert clients.name_on_screen(Card(shown="first"), "", "Client B") == ""
    assert clients.name_on_screen(Card(shown="none", alias="x"), "Ann Lee", "Client B") == ""


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ann Berg", "Ann"),
        ("Berg, Ann Maria", "Ann"),
        ("Ann Berg, MBA", "Ann"),
        ("Dr. Ann Berg", "Ann"),
        ("J. R. Berg", "J."),
        ("Ann", "Ann"),
        ("Berg,", "Berg"),
        (",", ""),
    ],
)
def test_a_first_name_is_the_first_one_however_the_name_is_kept(name, first):
    assert clients.name_on_screen(Card(shown="first"), name, "Client B") == first


def test_a_row_has_everything_in_words():
    card = Card(("sales", "spring"), date(2026, 12, 1))
    table = clients.table([client(points=0.4, card=card)], {1: "Client A"}, TODAY)
    assert table.iloc[0].to_dict() == {
        "Client": "Ann Lee",
        "Why now": "–",
        "Last snapshot": "5 days ago",
        "Overall, 26 weeks": "",
        "Week over week": "Insights +0.4, ordinary",
        "Lagging pillar": "People",
        "Weeks on plan, of 8": "6 of 8",
        "Open steps": "–",
        "Next meeting": "1 Dec 2026",
        "Tags": "sales, spring",
        "Name on screen": "Client A",
    }
