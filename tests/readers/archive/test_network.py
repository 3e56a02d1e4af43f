"""Requests and connections: notes, who was gained, who decides, who works elsewhere, and who accepted."""

import pytest

from tests.readers.archive.build import ANNA, BEN, CARO, counts, days, only, read_archive, said

POSITIONS = [["Nordwind GmbH", "Consultant", "", "", "Jan 2024", ""]]


def invitation(to, sent, *, note="", direction="OUTGOING", link=BEN):
    sender, receiver = ("Anna Muster", to) if direction == "OUTGOING" else (to, "Anna Muster")
    links = (ANNA, link) if direction == "OUTGOING" else (link, ANNA)
    return [sender, receiver, sent, note, direction, *links]


def connection(day, *, name="Ben", link=BEN, company="", position=""):
    return [name, "Beispiel" if name else "", link, "", company, position, day]


def test_requests_with_and_without_a_note_and_received_ones_are_counted_apart():
    reading = read_archive(
        {
            "Invitations": [
                invitation("Ben", "3/2/26, 9:03 AM", note="We met in Ulm"),
                invitation("Caro", "3/2/26, 9:05 PM"),
                invitation("Dora", "3/4/26, 12:05 AM", direction="incoming"),
            ]
        }
    )
    assert counts(reading, "invitations_sent") == {"2026-03-02": 2.0}
    assert counts(reading, "invitations_with_note") == {"2026-03-02": 1.0}
    assert counts(reading, "invitations_received") == {"2026-03-04": 1.0}


def test_a_request_without_a_direction_is_left_out_and_said():
    rows = [invitation("Ben", "3/2/26, 9:03 AM"), invitation("Caro", "3/3/26, 9:03 AM", direction="")]
    reading = read_archive({"Invitations": rows})
    assert counts(reading, "invitations_sent") == {"2026-03-02": 1.0}
    assert "line 3: 1 request says neither sent nor received" in said(reading)


def test_older_requests_have_no_addresses_and_acceptance_is_then_not_known():
    old = b'From,To,Sent At,Message,Direction\nAnna Muster,Ben Beispiel,"3/2/26, 9:03 AM",,OUTGOING\n'
    reading = read_archive({"Invitations.csv": old, "Connections": [connection("04 Mar 2026")]})
    assert counts(reading, "invitations_sent") == {"2026-03-02": 1.0}
    assert days(reading, "invitations_accepted") == []
    assert "Requests accepted are not counted" in said(reading)


def test_a_request_counts_as_accepted_on_the_day_the_person_became_a_connection():
    reading = read_archive(
        {
            "Invitations": [
                invitation("Ben", "3/2/26, 9:03 AM", link=BEN.replace("www.", "de.") + "/"),
                invitation("Caro", "3/2/26, 9:05 AM", link=CARO),
                # Who asked oneself, and who was a connection long before, were not asked and accepted.
                invitation(
                    "Dora", "3/3/26, 9:05 AM", direction="INCOMING", link="https://www.linkedin.com/in/dora"
                ),
                invitation("Emil", "3/3/26, 9:05 AM", link="https://www.linkedin.com/in/emil"),
            ],
            "Connections": [
                connection("05 Mar 2026"),
                connection("05 Mar 2026", name="Dora", link="https://www.linkedin.com/in/dora"),
                connection("05 Mar 2020", name="Emil", link="https://www.linkedin.com/in/emil"),
            ],
        }
    )
    assert counts(reading, "invitations_accepted") == {"2026-03-05": 1.0}
    assert said(reading).count("at least this many") == 1
    # Known from the first request on: before it, nobody was asked as far as the file goes.
    assert days(reading, "invitations_accepted")[0] == "2026-03-02"


def test_who_sent_no_request_is_told_nothing_about_acceptance():
    received = invitation("Ben", "3/2/26, 9:03 AM", direction="INCOMING")
    reading = read_archive({"Invitations": [received], "Connections": [connection("05 Mar 2026")]})
    assert days(reading, "invitations_accepted") == []
    assert "accepted" not in said(reading)


def test_connections_are_counted_with_what_their_job_shows():
    reading = read_archive(
        {
            "Connections": [
                connection("02 Mar 2026", company="Nordwind", position="Head of Sales"),
                connection("02 Mar 2026", name="Caro", link=CARO, company="Suedwind"),
                connection("02 Mar 2026", name="Dora", link="", position="Nurse"),
                connection("03 Mar 2026", name="Emil", link=""),
                connection("03 Mar 2026", name="", link=""),
            ]
        }
    )
    assert counts(reading, "connections_added") == {"2026-03-02": 3.0, "2026-03-03": 2.0}
    assert counts(reading, "connections_with_job") == {"2026-03-02": 3.0}
    assert counts(reading, "connections_decision_makers") == {"2026-03-02": 1.0}
    assert "1 connection hides who they are" in said(reading)


@pytest.mark.parametrize(
    ("company", "outside"),
    [
        ("Nordwind GmbH", False),
        ("NORDWIND", False),
        ("Nordwind Ltd.", False),
        ("Nordwind, Inc.", False),
        ("Nordwind S.A.", False),
        ("Nordwind Energie GmbH", True),
        ("Suedwind AG", True),
        ("", False),
    ],
)
def test_companies_are_compared_without_case_and_legal_form(company, outside):
    reading = read_archive(
        {"Connections": [connection("02 Mar 2026", company=company)], "Positions": POSITIONS}
    )
    assert counts(reading, "connections_outside") == ({"2026-03-02": 1.0} if outside else {})
    assert days(reading, "connections_outside")[0] == "2026-03-02"


def test_outside_goes_by_the_job_on_the_day_of_connecting_and_is_unknown_on_days_without_one():
    reading = read_archive(
        {
            "Connections": [
                connection("15 Jan 2025", company="Suedwind"),
                connection("28 Feb 2025", name="Caro", link=CARO, company="Suedwind"),
                connection("01 May 2025", name="Dora", link="", company="Suedwind"),
                connection("02 Jun 2025", name="Emil", link="", company="Suedwind"),
            ],
            "Positions": [
                ["Nordwind", "Consultant", "", "", "Jan 2025", "Feb 2025"],
                ["Suedwind", "Consultant", "", "", "Jun 2025", ""],
            ],
        }
    )
    assert counts(reading, "connections_outside") == {"2025-01-15": 1.0, "2025-02-28": 1.0}
    known = days(reading, "connections_outside")
    assert "2025-02-28" in known
    assert "2025-03-01" not in known
    assert "2025-05-31" not in known
    assert "2025-06-01" in known


def test_without_ones_own_jobs_outside_is_not_known_and_that_is_said():
    reading = read_archive({"Connections": [connection("02 Mar 2026", company="Nordwind")], "Profile": []})
    assert days(reading, "connections_outside") == []
    assert "no job of yours with its months (Positions.csv)" in said(reading)


def test_a_job_whose_months_cannot_be_read_is_said():
    positions = [*POSITIONS, ["Suedwind", "Consultant", "", "", "spring", ""]]
    reading = read_archive({"Connections": [connection("02 Mar 2026")], "Positions": positions})
    assert "Positions.csv, line 3: the months of 1 job cannot be read" in said(reading)


def test_counts_of_others_are_outcomes_and_ones_own_are_habits():
    reading = read_archive({"Invitations": [invitation("Ben", "3/2/26, 9:03 AM")]})
    assert set(only(reading).habits["habit"]) == {"invitations_sent", "invitations_with_note"}
    assert set(only(reading).outcomes["measure"]) == {"invitations_received"}


def test_an_address_is_the_same_with_its_letters_written_out_or_as_signs():
    reading = read_archive(
        {
            "Connections": [
                ["José", "Muestra", "https://www.linkedin.com/in/jos%C3%A9", "", "", "", "04 Mar 2026"]
            ],
            "Invitations": [
                [
                    *("Anna", "José", "3/2/26, 9:03 AM", "", "OUTGOING"),
                    *("https://www.linkedin.com/in/anna", "https://www.linkedin.com/in/josé"),
                ]
            ],
        }
    )
    assert counts(reading, "invitations_accepted") == {"2026-03-04": 1}


def test_jobs_without_months_do_not_tell_who_is_outside_and_are_not_said_to_be_missing():
    ben = ["Ben", "Beispiel", BEN, "", "Nordwind", "CEO", "02 Mar 2026"]
    reading = read_archive({"Connections": [ben], "Positions": [["Nordwind", "Seller"]]})
    assert days(reading, "connections_outside") == []
    assert "this upload has no job of yours with its months" in said(reading)
