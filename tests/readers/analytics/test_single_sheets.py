"""Sheets of creator analytics saved one by one as CSV, and the list of posts that AuthoredUp exports."""

import math

import pytest

from ssi.readers.errors import UnreadableFile
from tests.readers.analytics.books import POST, messages, order, outcomes, posts, read_csv


def test_engagement_by_itself_has_the_month_first_where_nothing_else_tells():
    reading = read_csv("Date,Impressions,Engagements\n3/2/2026,210,9\n")
    assert reading.format == "analytics_sheet"
    assert outcomes(reading) == [("2026-03-02", "engagements", 9), ("2026-03-02", "impressions", 210)]
    assert (order(reading).chosen, order(reading).alternatives) == ("month_first", ("day_first",))


def test_days_that_follow_one_another_tell_the_order():
    reading = read_csv("Date,Impressions,Engagements\n02/03/2026,210,9\n03/03/2026,0,0\n04/03/2026,7,-1\n")
    assert order(reading).chosen == "day_first"
    assert [value for _day, measure, value in outcomes(reading) if measure == "engagements"] == [9, 0, -1]


def test_engagement_in_portuguese_with_semicolons():
    reading = read_csv("Data;Impressões;Engajamentos\n01/02/2026;1.210;9\n")
    assert outcomes(reading) == [("2026-02-01", "engagements", 9), ("2026-02-01", "impressions", 1210)]


def test_followers_with_their_total_line():
    reading = read_csv("Total followers on 3/3/2026,1204\n,\nDate,New followers\n3/2/2026,3\n3/3/2026,0\n")
    assert reading.format == "analytics_sheet"
    assert outcomes(reading) == [("2026-03-02", "new_followers", 3), ("2026-03-03", "new_followers", 0)]
    assert messages(reading) == [
        "Not kept, for a history by day has no place for them: “Total followers on 3/3/2026”."
    ]


TOP_POSTS = (
    "Maximum of 50 posts available to include in this list,,,,,,\n"
    ",,,,,,\n"
    "Post URL,Post publish date,Engagements,,Post URL,Post publish date,Impressions\n"
    f"{POST}1,3/14/2026,7,481,{POST}2,3/1/2026,900\n"
    f"{POST}2,3/1/2026,soon,481,,,\n"
    f"{POST}3,last week,1,481,,,\n"
)


def test_top_posts_with_the_note_as_first_line():
    reading = read_csv(TOP_POSTS)
    assert reading.format == "analytics_sheet"
    assert posts(reading) == [
        ("2026-03-01", f"{POST}2", "", 900, None),
        ("2026-03-14", f"{POST}1", "", None, 7),
    ]
    assert messages(reading)[1:] == [
        "Line 5, Engagements: “soon” is not a number. The value is left out.",
        "Line 6: the post has no usable day. Left out.",
    ]
    assert reading.habits.empty


@pytest.mark.parametrize(
    "text",
    [
        "Overall Performance,3/2/2026 - 3/8/2026\nImpressions,1820\nMembers reached,905\n",
        "Top Demographics,Value,Percentage\nJob titles,Founder,4%\nJob titles,Engineer,< 1%\n",
    ],
)
def test_totals_and_shares_by_themselves_are_refused(text):
    with pytest.raises(UnreadableFile, match="holds no numbers by day and no posts"):
        read_csv(text)


def test_a_sheet_of_ones_own_with_scores_is_none_of_linkedins():
    reading = read_csv("Date,SSI,Impressions,Engagements\n2026-03-02,41,210,9\n")
    assert reading.format == "sheet"
    assert reading.snapshots["overall"].to_list() == [41]


@pytest.mark.parametrize(
    "preamble",
    [
        "Report,2026-01-01 - 2026-03-31",
        "Profile URL,https://www.linkedin.com/in/anna-example",
        "Total,1204",
    ],
)
def test_a_line_over_a_history_does_not_make_it_linkedins(preamble):
    reading = read_csv(f"{preamble}\nDate,SSI\n2026-03-02,41\n2026-03-09,42\n")
    assert reading.format == "sheet"
    assert reading.snapshots["overall"].to_list() == [41, 42]


def test_the_future_tells_the_order():
    # Day first, 3 December 2026 would be after today, 20 November.
    reading = read_csv("Date,Impressions,Engagements\n3/12/2026,210,9\n")
    assert outcomes(reading)[0][0] == "2026-03-12"
    assert order(reading).why == "Read the other way round, some of these days would be in the future."


def test_a_rate_is_no_count_and_a_second_column_of_the_same_measure_is_said():
    reading = read_csv(
        "Date,Impressions,Engagement rate,Engagements,Impressions (organic)\n3/2/2026,210,4%,9,200\n"
    )
    assert outcomes(reading) == [("2026-03-02", "engagements", 9), ("2026-03-02", "impressions", 210)]
    assert messages(reading) == [
        "More than one column holds Impressions: “Impressions” is used, “Impressions (organic)” not.",
        "Not kept, for a history by day has no place for them: “Engagement rate”.",
    ]


def test_weeks_with_impressions_and_engagements_are_totals_of_seven_days():
    reading = read_csv("Week starting,Impressions,Engagements\n2026-03-02,210,9\n2026-03-09,180,4\n")
    assert outcomes(reading)[0] == ("2026-03-08", "engagements", 9)
    assert (reading.outcomes["days"] == 7).all()


AUTHOREDUP = (
    "text;impression_count;reaction_count;comment_count;repost_count;view_count;content_type;post_published_at\n"
    '"First line; with a semicolon,\n\nand a “quote” ""here"".\n2026 was a year";'
    "1820;14;3;1;0;text;2026-03-02T08:03:00Z\n"
    ";900;5;;;120;video;2026-03-01T08:00:00Z\n"
    "Look at this;;;;;;repost;2026-02-27T23:30:00Z\n"
    "On widgets;10;x;0;0;;article;2026-02-26T09:00:00Z\n"
    "Of no kind;;;;;;;2026-02-25T09:00:00Z\n"
    "No day;10;1;0;0;;text;\n"
)


def test_authoredups_posts_with_texts_over_several_lines():
    reading = read_csv(AUTHOREDUP)
    assert reading.format == "authoredup"
    assert posts(reading) == [
        ("2026-02-25", "", "", None, None),
        ("2026-02-26", "", "article", 10, 0),
        ("2026-02-27", "", "repost", None, None),
        ("2026-03-01", "", "post", 900, 5),
        ("2026-03-02", "", "post", 1820, 18),  # 14 reactions, 3 comments, 1 repost
    ]
    (frames,) = reading.people.values()
    assert frames.posts["text"].to_list()[-1] == (
        'First line; with a semicolon,\n\nand a “quote” "here".\n2026 was a year'
    )
    assert frames.habits.empty
    assert frames.outcomes.empty
    assert messages(reading) == [
        "Line 10: the post has no usable day. Left out.",
        "Line 8, reaction_count: “x” is not a number. The value is left out.",
        "The list may not hold every post, so how often you posted is not counted from it. LinkedIn's archive "
        "counts that.",
        "Engagements are reactions, comments and reposts added up.",
    ]


def test_authoredups_moments_become_days_in_ones_own_zone():
    reading = read_csv(AUTHOREDUP, time_zone="Europe/Berlin")
    assert [day for day, *_rest in posts(reading)] == [
        "2026-02-25",
        "2026-02-26",
        "2026-02-28",
        "2026-03-01",
        "2026-03-02",
    ]
    assert next(each for each in reading.assumptions if each.name == "time_zone").chosen == "Europe/Berlin"


def test_engagements_of_one_post_are_unknown_while_one_of_their_parts_is():
    rows = f"Post URL,{POST}1\nPost Date,3/13/2026\nImpressions,1820\nReactions,4\nComments,{{}}\n"
    assert posts(read_csv(rows.format("3"))) == [("2026-03-13", f"{POST}1", "", 1820, 7)]
    (row,) = read_csv(rows.format("–")).people[""].posts.itertuples()
    assert row.impressions == 1820
    assert math.isnan(row.engagements)
    assert "Line 5, Comments: “many” is not a number. The value is left out." in messages(
        read_csv(rows.format("many"))
    )
