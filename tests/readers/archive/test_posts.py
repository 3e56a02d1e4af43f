"""One's own posts, links and reposts, articles, and the own profile."""

import pytest

from ssi.model import FRAMES, POST_KINDS
from ssi.readers import read
from tests.readers.archive.build import TODAY, counts, days, only, read_archive, said, table

POST = "https://www.linkedin.com/feed/update/urn:li:share:7"
LONG = " ".join(f"word{number}" for number in range(40))
PULSE = "https://www.linkedin.com/pulse/why-routines-beat-bursts-anna-muster-x1y2z/?trackingId=1"


def share(moment, text, *, number=1, link=""):
    return [moment, f"{POST}{number}", text, link, "", "MEMBER_NETWORK"]


def test_posts_links_and_what_is_passed_on_without_a_word_are_told_apart():
    reading = read_archive(
        {
            "Shares": [
                share("2026-03-02 08:00:00", "My own words", number=1),
                share("2026-03-03 08:00:00", "Worth reading", number=2, link="https://example.org/a"),
                share("2026-03-04 08:00:00", "", number=3, link="https://example.org/b"),
                share("2026-03-05 08:00:00", "", number=4),
            ],
            "InstantReposts": [
                ["2026-03-05 09:00:00", "https://www.linkedin.com/feed/update/urn:li:activity:9"]
            ],
        }
    )
    assert counts(reading, "posts") == {"2026-03-02": 1.0, "2026-03-03": 1.0}
    assert counts(reading, "links_shared") == {"2026-03-03": 1.0}
    assert counts(reading, "reposts") == {"2026-03-04": 1.0, "2026-03-05": 2.0}
    posts = only(reading).posts
    assert posts["kind"].tolist() == ["post", "link", "repost", "repost"]
    assert set(posts["kind"]) <= set(POST_KINDS)
    assert posts["url"].tolist() == [f"{POST}{number}" for number in (1, 2, 3, 4)]
    assert posts["impressions"].isna().all()
    assert posts.dtypes.astype(str).to_dict() == FRAMES["posts"]


def test_an_edited_post_that_is_there_twice_counts_once_on_its_first_day_with_its_last_words():
    reading = read_archive(
        {
            "Shares": [
                share("2026-03-03 20:00:00", LONG.replace("word3 ", "third "), number=2),
                share("2026-03-02 08:00:00", LONG, number=1),
            ]
        }
    )
    assert counts(reading, "posts") == {"2026-03-02": 1.0}
    assert only(reading).posts["text"].tolist() == [LONG.replace("word3 ", "third ")]
    assert "Shares.csv, line 2: this post repeats one" in said(reading)


def test_the_same_words_three_days_later_and_other_words_at_once_are_posts_of_their_own():
    reading = read_archive(
        {
            "Shares": [
                share("2026-03-02 08:00:00", LONG, number=1),
                share("2026-03-05 08:00:01", LONG, number=2),
                share(
                    "2026-03-05 09:00:00", " ".join(reversed(LONG.replace("word", "other").split())), number=3
                ),
                share("2026-03-05 10:00:00", "", number=4),
                share("2026-03-05 11:00:00", "", number=5),
            ]
        }
    )
    assert counts(reading, "posts") == {"2026-03-02": 1.0, "2026-03-05": 2.0}
    assert counts(reading, "reposts") == {"2026-03-05": 2.0}


def test_the_same_words_in_another_order_are_another_post():
    words = LONG.split()
    halves = [words[place] for place in (*range(0, 40, 2), *range(1, 40, 2))]
    reading = read_archive(
        {
            "Shares": [
                share("2026-03-02 08:00:00", LONG, number=1),
                share("2026-03-02 09:00:00", " ".join(halves), number=2),
            ]
        }
    )
    assert counts(reading, "posts") == {"2026-03-02": 2.0}


def test_short_posts_are_one_only_if_they_are_equal():
    reading = read_archive(
        {
            "Shares": [
                share("2026-03-02 08:00:00", "Episode 12 is out, listen here", number=1),
                share("2026-03-02 09:00:00", "Episode 13 is out, listen here", number=2),
                share("2026-03-02 10:00:00", "Episode 13 is out: listen here!", number=3),
            ]
        }
    )
    assert counts(reading, "posts") == {"2026-03-02": 2.0}


def test_articles_are_dated_by_their_name_by_their_page_or_by_a_post_that_links_to_them():
    page = b"<html><head><title>Why &amp; how</title></head><body><p>Text</p></body></html>"
    published = b"<html><title>Third</title><p class='published'>Published on 2026-03-09 14:18</p></html>"
    reading = read_archive(
        {
            "Articles/Articles/2026-03-01 A quiet quarter.html": page,
            "Articles/Articles/why-routines-beat-bursts.html": page,
            "Articles/Articles/third.html": published,
            "Shares": [
                share("2026-03-06 08:00:00", f"Again: {PULSE}", number=1),
                share("2026-03-04 08:00:00", "My new article", number=2, link=PULSE),
            ],
        }
    )
    assert counts(reading, "articles") == {"2026-03-01": 1.0, "2026-03-04": 1.0, "2026-03-09": 1.0}
    articles = only(reading).posts.query("kind == 'article'")
    assert articles["text"].tolist() == ["Why & how", "Why & how", "Third"]
    # To the archive's date, 15 March.
    assert len(days(reading, "articles")) == 15


def test_articles_are_read_without_posts_beside_them():
    reading = read_archive(
        {
            "Articles/Articles/2026-03-09-second.html": b"<h1>Second</h1>",
            "Articles/Articles/2026-03-01-a-quiet-quarter.html": b"no title",
            "Votes": [],
        }
    )
    assert only(reading).posts["text"].tolist() == ["A quiet quarter", "Second"]
    assert counts(reading, "articles") == {"2026-03-01": 1.0, "2026-03-09": 1.0}


def test_an_article_without_a_date_is_said_and_may_belong_to_any_day():
    reading = read_archive(
        {
            "Articles/Articles/2026-03-01-first.html": b"<title>First</title>",
            "Articles/Articles/somewhen.html": b"<title>Somewhen</title>",
            "Shares": [share("2026-03-04 08:00:00", "My new article", link=PULSE)],
        }
    )
    assert days(reading, "articles") == ["2026-03-01"]
    assert "1 article has no date" in said(reading)


def test_the_own_profile_is_kept_without_address_birthday_and_phone():
    profile = [
        "Anna",
        "Muster",
        "Vogel",
        "Street 1",
        "May 1",
        "Helps teams decide",
        "I write.",
        "Software",
        "89073",
    ]
    reading = read_archive(
        {
            "Profile": [[*profile, "Ulm, Germany", "@anna", "[COMPANY:https://example.org]", "anna-im"]],
            "Positions": [
                ["Suedwind", "Trainee", "Made coffee", "Ulm", "Jan 2019", "Dec 2023"],
                ["Nordwind GmbH", "Consultant", "", "Ulm", "Jan 2024", ""],
            ],
            "Skills": [["Sales"], ["Python"], ["Writing"]],
            "Reactions": [["2026-03-02 08:00:00", "LIKE", POST]],
        }
    )
    found = only(reading).profile
    assert dict(zip(found["field"], found["text"], strict=True)) == {
        "headline": "Helps teams decide",
        "summary": "I write.",
        "industry": "Software",
        "location": "Ulm, Germany",
        "websites": "[COMPANY:https://example.org]",
        "title": "Consultant",
        "company": "Nordwind GmbH",
        "skills": "3",
    }
    # As of the archive's date.
    assert found["date"].dt.strftime("%Y-%m-%d").unique().tolist() == ["2026-03-15"]
    for private in ("Street 1", "May 1", "Vogel", "89073", "anna-im", "@anna"):
        assert private not in repr(reading.people) + found.to_csv()


@pytest.mark.parametrize("day", ["2099-01-01", "1900-01-01"])
def test_an_article_of_a_day_that_cannot_be_has_no_day_and_makes_no_day_idle(day):
    page = b"<html><title>Quiet weeks</title></html>"
    reading = read_archive(
        {
            f"Articles/Articles/{day}-quiet-weeks.html": page,
            "Reactions": [["2026-03-02 08:00:00", "LIKE", "https://example.org/1"]],
        }
    )
    assert counts(reading, "articles") == {}
    assert "1 article has no date" in said(reading)
    assert days(reading, "reactions")[-1] == "2026-03-15"


def test_posts_alone_count_no_reposts_for_most_of_them_are_in_another_file():
    rows = [
        share("2026-03-02 08:00:00", "My own words", number=1),
        share("2026-03-04 08:00:00", "", number=2),
    ]
    reading = read("Shares.csv", table("Shares", rows), today=TODAY)
    assert counts(reading, "posts") == {"2026-03-02": 1.0}
    assert days(reading, "reposts") == []
    assert "Reposts are not counted from Shares.csv alone" in said(reading)


@pytest.mark.parametrize(
    ("name", "row", "slug", "other"),
    [
        ("InstantReposts", ["2026-03-02 08:00:00", "https://example.org/1"], "reposts", "Shares.csv"),
        ("Company Follows", ["Nordwind", "Mon Mar 02 08:12:14 UTC 2026"], "follows", "Member_Follows.csv"),
    ],
)
def test_a_file_alone_that_holds_a_part_of_a_habit_says_where_the_rest_is(name, row, slug, other):
    reading = read(f"{name}.csv", table(name, [row]), today=TODAY)
    assert counts(reading, slug) == {"2026-03-02": 1.0}
    assert other in said(reading)
    assert "part of" not in said(read_archive({name: [row]}))
