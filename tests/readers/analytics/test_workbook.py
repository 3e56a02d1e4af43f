"""Whole workbooks of creator analytics, of both generations and in other languages."""

from datetime import date

import pytest

from ssi.readers.errors import UnreadableFile
from tests.readers.analytics.books import POST, messages, order, outcomes, posts, read_book

TEXT_2026 = {
    "DISCOVERY": [
        ["Overall Performance", "3/2/2026 - 3/4/2026"],
        ["Impressions", "1820"],
        ["Members reached", "905"],
    ],
    "ENGAGEMENT": [
        ["Date", "Impressions", "Engagements"],
        ["3/2/2026", "1210", "9"],
        ["3/3/2026", "0", "0"],
        ["3/4/2026", "610", "-28"],
    ],
    "TOP POSTS": [
        ["Maximum of 50 posts available to include in this list"],
        [],
        [
            *("Post URL", "Post publish date", "Engagements", ""),
            *("Post URL", "Post publish date", "Impressions"),
        ],
        [f"{POST}1", "3/2/2026", "7", "481", f"{POST}2", "12/30/2025", "900"],
        [f"{POST}3", "2/27/2026", "2", "481", f"{POST}1", "3/2/2026", "310"],
    ],
    "FOLLOWERS": [
        ["Total followers on 3/4/2026", "1204"],
        [],
        ["Date", "New followers"],
        ["3/2/2026", "3"],
        ["3/3/2026", "0"],
        ["3/4/2026", "1"],
    ],
    "AUDIENCE DEMOGRAPHICS": [
        ["Top Demographics", "Value", "Percentage"],
        ["Job titles", "Founder", "4%"],
        ["Job titles", "Engineer", "< 1%"],
    ],
    "CONTENT DEMOGRAPHICS": [
        ["Top Demographics", "Value", "Percentage"],
        ["Locations", "Greater Example Area", "12%"],
    ],
}

EACH_DAY = [
    ("2026-03-02", "engagements", 9),
    ("2026-03-02", "impressions", 1210),
    ("2026-03-02", "new_followers", 3),
    ("2026-03-03", "engagements", 0),
    ("2026-03-03", "impressions", 0),
    ("2026-03-03", "new_followers", 0),
    ("2026-03-04", "engagements", -28),
    ("2026-03-04", "impressions", 610),
    ("2026-03-04", "new_followers", 1),
]
EACH_POST = [
    ("2025-12-30", f"{POST}2", "", 900, None),
    ("2026-02-27", f"{POST}3", "", None, 2),
    ("2026-03-02", f"{POST}1", "", 310, 7),
]


def test_a_workbook_of_2026_in_which_every_value_is_text():
    reading = read_book(TEXT_2026)
    assert reading.format == "analytics_workbook"
    assert outcomes(reading) == EACH_DAY
    assert posts(reading) == EACH_POST
    assert reading.habits.empty
    assert (reading.outcomes["days"] == 1).all()


def test_what_is_left_out_of_it_is_said():
    reading = read_book(TEXT_2026)
    assert messages(reading) == [
        "Sheet “ENGAGEMENT”: Engagements are below 0 on 1 day (−28 on 4 Mar 2026): LinkedIn takes counts back. "
        "Kept as it stands.",
        "Sheet “TOP POSTS”: The list of top posts holds 50 at most and is not all of them, so how often you posted "
        "is not counted from it.",
        "Not kept, for a history by day has no place for them: “Impressions”, “Members reached”, "
        "“Total followers on 3/4/2026”, “AUDIENCE DEMOGRAPHICS”, “CONTENT DEMOGRAPHICS”.",
    ]


def test_an_older_workbook_with_numbers_and_real_dates():
    older = {
        "DISCOVERY": [["Overall Performance", "3/2/2025 - 3/4/2025"], ["Impressions", 1820]],
        "ENGAGEMENT": [
            ["Date", "Impressions", "Engagements"],
            [date(2025, 3, 2), 1210, 9],
            ["3/3/2025", 0, 0],
            [date(2025, 3, 4), 610, 2],
        ],
        "TOP POSTS": [
            ["Maximum of 50 posts available to include in this list"],
            [],
            [
                "Post URL",
                "Post Publish Date",
                "Engagements",
                None,
                "Post URL",
                "Post Publish Date",
                "Impressions",
            ],
            [f"{POST}1", "3/2/2025", 7, None, f"{POST}1", "3/2/2025", 310],
            [None, None, None, None, "https://www.linkedin.com/pulse/on-widgets-anna", "1/9/2025", 200],
        ],
        "FOLLOWERS": [["Total followers on 3/4/2025", 1204], [], ["Date", "New followers"], ["3/2/2025", 3]],
        "DEMOGRAPHICS": [["Top Demographics", "Value", "Percentage"], ["Seniority", "Senior", 0.04]],
    }
    reading = read_book(older)
    assert outcomes(reading) == [
        ("2025-03-02", "engagements", 9),
        ("2025-03-02", "impressions", 1210),
        ("2025-03-02", "new_followers", 3),
        ("2025-03-03", "engagements", 0),
        ("2025-03-03", "impressions", 0),
        ("2025-03-04", "engagements", 2),
        ("2025-03-04", "impressions", 610),
    ]
    assert posts(reading) == [
        ("2025-01-09", "https://www.linkedin.com/pulse/on-widgets-anna", "article", 200, None),
        ("2025-03-02", f"{POST}1", "", 310, 7),
    ]


def localised(span, days):
    """A Brazilian workbook: days listed in ENGAGEMENT, one post and one day of followers."""
    return {
        "Descoberta": [["Desempenho geral", span], ["Impressões", "1.820"], ["Usuários alcançados", "905"]],
        "Engajamento": [
            ["Data", "Impressões", "Engajamentos"],
            *([day, "1.210", str(number)] for number, day in enumerate(days)),
        ],
        "Publicações mais em alta": [
            ["Máximo de 50 publicações disponíveis para incluir nesta lista"],
            [],
            [
                *("URL da publicação", "Data de publicação", "Engajamentos", ""),
                *("URL da publicação", "Data de publicação", "Impressões"),
            ],
            [f"{POST}1", days[0], "7", "", f"{POST}1", days[0], "1.310"],
        ],
        "Seguidores": [
            [f"Total de seguidores em {days[-1]}", "1.204"],
            [],
            ["Data", "Novos seguidores"],
            [days[0], "3"],
        ],
        "Dados demográficos do público": [
            ["Principais dados demográficos", "Valor", "Porcentagem"],
            ["A", "B", "4%"],
        ],
    }


def test_a_brazilian_workbook_has_the_day_first_and_points_between_thousands():
    reading = read_book(localised("02/03/2026 - 04/03/2026", ["02/03/2026", "03/03/2026", "04/03/2026"]))
    assert outcomes(reading) == [
        ("2026-03-02", "engagements", 0),
        ("2026-03-02", "impressions", 1210),
        ("2026-03-02", "new_followers", 3),
        ("2026-03-03", "engagements", 1),
        ("2026-03-03", "impressions", 1210),
        ("2026-03-04", "engagements", 2),
        ("2026-03-04", "impressions", 1210),
    ]
    assert posts(reading) == [("2026-03-02", f"{POST}1", "", 1310, 7)]
    assert order(reading).chosen == "day_first"
    assert order(reading).alternatives == ("month_first",)


def test_the_range_tells_the_order_where_every_number_could_be_a_month():
    # Month first: 2 and 3 March. Day first: 3 February to 3 March, but 3 February and 3 March are no neighbours.
    reading = read_book(
        {
            "DISCOVERY": [["Overall Performance", "3/2/2026 - 3/3/2026"], ["Impressions", "10"]],
            "ENGAGEMENT": [
                ["Date", "Impressions", "Engagements"],
                ["3/2/2026", "4", "1"],
                ["3/3/2026", "6", "0"],
            ],
        }
    )
    assert [day for day, measure, _value in outcomes(reading) if measure == "impressions"] == [
        "2026-03-02",
        "2026-03-03",
    ]
    assert "3/2/2026 – 3/3/2026" in order(reading).why


def test_the_order_can_be_switched_where_nothing_in_the_file_tells():
    sheets = {
        "DISCOVERY": [["Overall Performance", "3/2/2026 - 3/2/2026"], ["Impressions", "4"]],
        "ENGAGEMENT": [["Date", "Impressions", "Engagements"], ["3/2/2026", "4", "1"]],
    }
    assert outcomes(read_book(sheets))[0][0] == "2026-03-02"
    assert order(read_book(sheets)).alternatives == ("day_first",)
    switched = read_book(sheets, date_order="day_first")
    assert outcomes(switched)[0][0] == "2026-02-03"
    assert order(switched).alternatives == ("month_first",)


def test_a_day_over_12_settles_the_order():
    reading = read_book(TEXT_2026)  # 12/30/2025 among the posts
    assert (order(reading).chosen, order(reading).alternatives) == ("month_first", ())


def test_sheets_in_a_language_that_nobody_here_reads_are_told_by_their_shape():
    reading = read_book(
        {
            "Upptäckt": [["Övergripande resultat", "2026-03-02 - 2026-03-03"], ["Visningar", "30"]],
            "Aktivitet": [
                ["Datum", "Visningar", "Reaktioner"],
                ["2026-03-02", "10", "2"],
                ["2026-03-03", "20", "0"],
            ],
            "Inlägg": [
                ["Högst 50 inlägg"],
                [],
                ["Adress", "Datum", "Aktivitet", "", "Adress", "Datum", "Visningar"],
                [f"{POST}1", "2026-03-02", "2", "481", f"{POST}1", "2026-03-02", "9"],
            ],
            "Läsare": [["Antal den 2026-03-03", "1204"], [], ["Datum", "Nya"], ["2026-03-02", "3"]],
            "Vilka": [["Grupp", "Värde", "Andel"], ["Yrke", "Grundare", "4%"]],
        }
    )
    assert outcomes(reading) == [
        ("2026-03-02", "engagements", 2),
        ("2026-03-02", "impressions", 10),
        ("2026-03-02", "new_followers", 3),
        ("2026-03-03", "engagements", 0),
        ("2026-03-03", "impressions", 20),
    ]
    assert posts(reading) == [("2026-03-02", f"{POST}1", "", 9, 2)]


def test_a_blank_is_not_known_and_a_day_that_is_not_listed_neither():
    reading = read_book(
        {
            "DISCOVERY": [["Overall Performance", "3/2/2026 - 3/20/2026"], ["Impressions", "30"]],
            "ENGAGEMENT": [
                ["Date", "Impressions", "Engagements"],
                ["3/2/2026", "10", ""],
                ["3/20/2026", "20", "-"],
            ],
        }
    )
    assert outcomes(reading) == [("2026-03-02", "impressions", 10), ("2026-03-20", "impressions", 20)]


def test_rows_that_cannot_be_used_are_left_out_by_line():
    reading = read_book(
        {
            "DISCOVERY": [["Overall Performance", "3/2/2026 - 3/20/2026"], ["Impressions", "30"]],
            "ENGAGEMENT": [
                ["Date", "Impressions", "Engagements"],
                ["3/2/2026", "10", "many"],
                ["yesterday", "10", "1"],
                ["3/2/2027", "10", "1"],
                ["3/2/2026", "10", "many"],
                ["3/20/2026", "11", "4"],
                ["3/20/2026", "12", "4"],
                ["Numbers may change.", "", ""],
            ],
        }
    )
    assert outcomes(reading) == [
        ("2026-03-02", "impressions", 10),
        ("2026-03-20", "engagements", 4),
        ("2026-03-20", "impressions", 12),
    ]
    said = [message.removeprefix("Sheet “ENGAGEMENT”: ") for message in messages(reading)]
    assert said[:-1] == [
        "Line 2, Engagements: “many” is not a number. The value is left out.",
        "Line 5, Engagements: “many” is not a number. The value is left out.",
        "Line 3: “yesterday” is not a date that can be read. Left out.",
        "Line 4: 2 Mar 2027 is in the future. Left out.",
        "1 row without a date sums up or comments on the others and is no reading: line 8.",
        "1 row repeats another one exactly and counts once.",
        "1 day has several readings; the last one of the day is kept.",
    ]


def test_other_sheets_in_the_workbook_are_named():
    reading = read_book({**TEXT_2026, "My SSI": [["Date", "SSI"], [date(2026, 3, 2), 41]]})
    assert outcomes(reading) == EACH_DAY
    assert messages(reading)[-1] == (
        "These sheets are no part of LinkedIn's analytics and are not read: “My SSI”. "
        "Upload them as a file of their own."
    )


def test_a_history_beside_one_sheet_that_looks_like_analytics_stays_a_history():
    reading = read_book(
        {
            "SSI": [["Date", "SSI"], [date(2026, 3, 2), 41], [date(2026, 3, 9), 42]],
            "ENGAGEMENT": TEXT_2026["ENGAGEMENT"],
        }
    )
    assert reading.format == "workbook"
    assert reading.snapshots["overall"].to_list() == [41, 42]


def test_lists_of_ones_own_beside_a_history_are_never_taken_for_linkedins():
    reading = read_book(
        {
            "SSI": [["Date", "SSI", "Posts"], [date(2026, 3, 2), 41, 1], [date(2026, 3, 9), 42, 0]],
            "Posts": [["Post URL", "Published", "Likes"], [f"{POST}1", date(2026, 3, 2), 4]],
            "Reach": TEXT_2026["ENGAGEMENT"],
        }
    )
    assert reading.format == "workbook"
    assert reading.snapshots["overall"].to_list() == [41, 42]
    assert reading.habits["count"].to_list() == [1, 0]


def test_totals_alone_are_refused_and_the_sheets_with_days_are_named():
    with pytest.raises(UnreadableFile, match="Upload the whole workbook, or its sheets ENGAGEMENT"):
        read_book({name: TEXT_2026[name] for name in ("DISCOVERY", "AUDIENCE DEMOGRAPHICS")})


def test_the_workbook_of_one_post():
    reading = read_book(
        {
            "Post analytics": [
                ["Post URL", f"{POST}1"],
                ["Post Date", "Mar 2, 2026"],
                ["Post Publish Time", "8:03 AM"],
                ["Impressions", "1820"],
                ["Members reached", "905"],
                ["Reactions", "14"],
                ["Comments", "3"],
                ["Reposts", "1"],
                ["Saves", "2"],
                [],
                ["Category", "Value", "%"],
                ["Job titles", "Founder", "4%"],
            ]
        }
    )
    assert reading.format == "analytics_workbook"
    # 14 reactions, 3 comments, 1 repost
    assert posts(reading) == [("2026-03-02", f"{POST}1", "", 1820, 18)]
    assert messages(reading) == [
        "Sheet “Post analytics”: Not kept, for a history by day has no place for them: "
        "“Post Publish Time”, “Members reached”, “Saves”.",
        "Sheet “Post analytics”: Engagements are reactions, comments and reposts added up.",
    ]
