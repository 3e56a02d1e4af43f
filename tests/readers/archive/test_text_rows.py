"""The text of the archive's files: notes before headings, backslashes, line breaks, and what Excel makes of them."""

from ssi.readers import read
from ssi.readers.archive.rows import rows
from tests.readers.archive.build import (
    BEN,
    NOTES,
    TODAY,
    comments,
    counts,
    only,
    read_archive,
    said,
    table,
)

POST = "https://www.linkedin.com/feed/update/urn:li:activity:7"


def test_connections_begin_where_the_headings_are_whatever_stands_before_them():
    headings = b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    row = b'Ben,"Beispiel, PhD",' + BEN.encode() + b",,Nordwind GmbH,CEO,02 Mar 2026"
    for before in (b"", NOTES.encode(), b"Notes:\n\n", b'Notes:\n"One, two"\n"Three"\n\n\n'):
        reading = read("Connections.csv", before + headings + row, today=TODAY)
        assert counts(reading, "connections_added") == {"2026-03-02": 1.0}
        assert counts(reading, "connections_decision_makers") == {"2026-03-02": 1.0}


def test_older_connections_have_no_address_of_the_profile():
    data = b"First Name,Last Name,Email Address,Company,Position,Connected On\nBen,Beispiel,,Nordwind,CEO,02 Mar 2019"
    assert counts(read("Connections.csv", data, today=TODAY), "connections_with_job") == {"2019-03-02": 1.0}


def test_columns_of_later_years_do_no_harm():
    data = (
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On,Line,Day,Pronouns\n"
        f"Ben,Beispiel,{BEN},,Nordwind,CEO,02 Mar 2026,a,b,c\n"
    )
    reading = read("Connections.csv", data.encode(), today=TODAY)
    assert counts(reading, "connections_with_job") == {"2026-03-02": 1.0}


def test_german_headings_of_connections_are_known():
    data = "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am\nBen,Beispiel,,,,,02 Mar 2026\n"
    assert counts(read("x.csv", data.encode(), today=TODAY), "connections_added") == {"2026-03-02": 1.0}


def test_a_backslash_before_a_quote_does_not_swallow_the_comments_that_follow():
    data = comments(
        [
            ("2026-03-02 08:00:00", POST, 'As she put it: "measure twice"'),
            ("2026-03-02 09:00:00", POST, 'Several\nlines, with a "quote"\n\nand a blank one'),
            ("2026-03-03 09:00:00", POST, "Great post"),
        ]
    )
    found = rows(data.decode(), "comments", "Comments.csv")
    assert found is not None
    assert found.column("message").tolist() == [
        'As she put it: "measure twice"',
        'Several\nlines, with a "quote"\n\nand a blank one',
        "Great post",
    ]
    assert found.cells["line"].tolist() == [2, 3, 7]
    assert found.problems == ()


def test_older_comments_are_under_another_heading_and_without_quotes():
    data = f"Date,Link,Comment\n2026-03-02 08:00:00,{POST},Thank you, this helps us plan\n".encode()
    reading = read("Comments.csv", data, today=TODAY)
    assert counts(reading, "comments") == {"2026-03-02": 1.0}
    assert counts(reading, "comments_specific") == {"2026-03-02": 1.0}


def test_comments_of_which_every_field_is_quoted_are_read():
    first, second = (f'"2026-03-0{day} 08:00:00","{POST}","Thank you"' for day in (2, 3))
    data = f'"Date","Link","Message"\n{first}\n{second}\n'
    reading = read("Comments.csv", data.encode(), today=TODAY)
    assert counts(reading, "comments") == {"2026-03-02": 1.0, "2026-03-03": 1.0}


def test_lines_before_the_first_comment_are_said():
    data = b"Date,Link,Message\nodd line\n2026-03-02 08:00:00," + POST.encode() + b",Hello\n"
    reading = read("Comments.csv", data, today=TODAY)
    assert counts(reading, "comments") == {"2026-03-02": 1.0}
    assert "Line 2: this is no entry" in said(reading)


def test_an_unclosed_quote_in_posts_costs_no_other_row_and_is_said_with_its_line():
    data = (
        "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"
        f'2026-03-02 08:00:00,{POST}1,"never closed,,,\n'
        f'2026-03-03 08:00:00,{POST}2,"closed, with a comma",,,\n'
        f"2026-03-04 08:00:00,{POST}3,plain,,,\n"
    )
    reading = read("Shares.csv", data.encode(), today=TODAY)
    assert counts(reading, "posts") == {"2026-03-02": 1.0, "2026-03-03": 1.0, "2026-03-04": 1.0}
    assert "Line 2: a quote opens and never closes" in said(reading)


def test_an_unclosed_quote_at_the_end_of_messages_is_said_and_nothing_behind_it_is_lost_silently():
    heading = "CONVERSATION ID,FROM,TO,DATE,CONTENT"
    lines = [
        'c1,Anna,Ben,2026-03-02 08:00:00 UTC,"closed"',
        'c1,Ben,Anna,2026-03-02 09:00:00 UTC,"open',
        "c2,Anna,Caro,2026-03-03 09:00:00 UTC,fine",
        "c3,Anna,Dora,2026-03-04 09:00:00 UTC,fine",
    ]
    reading = read("messages.csv", "\n".join([heading, *lines]).encode(), today=TODAY)
    assert counts(reading, "messages_sent") == {"2026-03-02": 1.0, "2026-03-03": 1.0, "2026-03-04": 1.0}
    assert "Line 3: a quote opens and never closes" in said(reading)


def test_posts_over_several_lines_lose_the_quotes_that_linkedin_puts_around_each_line():
    # In the file: "First"" ⏎ """" ⏎ ""Second ""quoted"" line"
    share = ["2026-03-02 08:00:00", POST, 'First"\n""\n"Second "quoted" line', "", "", ""]
    whole = ["2026-03-10 08:00:00", POST + "1", '"Whole"\n"pairs"', "", "", ""]
    plain = ["2026-03-20 08:00:00", POST + "2", 'He said "no"\n"Why?"\nshe asked.', "", "", ""]
    reading = read("Shares.csv", table("Shares", [share, whole, plain]), today=TODAY)
    assert only(reading).posts["text"].tolist() == [
        'First\n\nSecond "quoted" line',
        "Whole\npairs",
        'He said "no"\n"Why?"\nshe asked.',
    ]


def test_a_file_saved_by_excel_is_read_with_its_mark_line_ends_tabs_and_short_dates():
    text = table(
        "Connections",
        [
            ["Ben", "Beispiel", BEN, "", "Nordwind", "CEO", "4-Apr-25"],
            ["Caro", "Exempel", "", "", "", "", "12-Mar-26"],
        ],
    ).decode()
    expected = {"2025-04-04": 1.0, "2026-03-12": 1.0}
    with_mark = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    assert counts(read("Connections.csv", with_mark, today=TODAY), "connections_added") == expected
    tabs = text.replace(",", "\t").encode("utf-16")
    assert counts(read("Connections.txt", tabs, today=TODAY), "connections_added") == expected
    semicolons = text.replace(",", ";").encode("cp1252")
    assert counts(read("Connections.csv", semicolons, today=TODAY), "connections_added") == expected


def test_dates_that_a_sheet_program_wrote_are_read_with_their_order_as_an_assumption():
    rows_us = [["3/2/2026 7:02", "LIKE", POST + "1"], ["3/4/2026 17:02", "LIKE", POST + "2"]]
    reading = read("Reactions.csv", table("Reactions", rows_us), today=TODAY)
    # 3 February and 3 April read one way, 2 and 4 March the other: April is in the future.
    assert counts(reading, "reactions") == {"2026-03-02": 1.0, "2026-03-04": 1.0}
    assert next(each for each in reading.assumptions if each.name == "date_order").alternatives == (
        "day_first",
    )
    reading = read("Reactions.csv", table("Reactions", rows_us[:1]), today=TODAY, date_order="day_first")
    assert counts(reading, "reactions") == {"2026-02-03": 1.0}
    # Such times are still UTC: 23:30 in London's zone is the next day in Berlin.
    late = table("Reactions", [["13.03.2026 23:30", "LIKE", POST]])
    reading = read("Reactions.csv", late, today=TODAY, time_zone="Europe/Berlin")
    assert counts(reading, "reactions") == {"2026-03-14": 1.0}


def test_rows_that_repeat_another_exactly_count_once_and_that_is_said():
    like = ["2026-03-02 07:02:11", "LIKE", POST]
    other = ["2026-03-02 07:02:11", "LIKE", POST + "1"]
    reading = read_archive({"Reactions": [like, like, other], "Votes": []})
    assert counts(reading, "reactions") == {"2026-03-02": 2.0}
    assert "1 row repeats another one exactly" in said(reading)
