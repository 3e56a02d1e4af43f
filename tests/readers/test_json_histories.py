import json
from datetime import date

import pandas as pd
import pytest

from ssi.model import Reading
from ssi.readers.errors import UnreadableFile
from ssi.readers.json_histories import read_json
from ssi.readers.options import Options

TODAY = date(2026, 3, 10)

ANSWER = {
    "activeSeat": False,
    "memberScore": {
        "overall": 41.318277,
        "subScores": [
            {"score": 16.538276, "pillar": "STRONG_RELATIONSHIP"},
            {"score": 14.02, "pillar": "PROFESSIONAL_BRAND"},
            {"score": 3.25, "pillar": "INSIGHT_ENGAGEMENT"},
            {"score": 7.5100002, "pillar": "FIND_RIGHT_PEOPLE"},
        ],
    },
    "groupScore": [
        {"groupType": "TEAM", "rank": 1, "score": {"overall": 41.3}},
        {
            "groupType": "NETWORK",
            "rank": 31,
            "groupSize": 912,
            "score": {"overall": 33.0, "subScores": [{"score": 8.5, "pillar": "FIND_RIGHT_PEOPLE"}]},
        },
        {
            "groupType": "INDUSTRY",
            "rank": 22,
            "industry": "Software",
            "score": {"overall": 30.1, "subScores": []},
        },
    ],
}


def read(value: object, name: str = "history.json", **options) -> Reading:
    text = value if isinstance(value, str) else json.dumps(value)
    return read_json(text, Options(name, **{"today": TODAY, **options}))


def known(reading: Reading) -> list[dict]:
    """Each snapshot's known values, the date as ISO text."""
    rows = reading.snapshots.drop(columns="source").to_dict("records")
    return [
        {"date": row.pop("date").date().isoformat(), **{k: v for k, v in row.items() if not pd.isna(v)}}
        for row in rows
    ]


def messages(reading: Reading) -> list[str]:
    return [problem.message for problem in reading.problems]


LINKEDIN_SCORES = {
    "overall": 41.318277,
    "brand": 14.02,
    "people": 7.5100002,
    "insights": 3.25,
    "relationships": 16.538276,
    "industry_rank": 22.0,
    "network_rank": 31.0,
    "industry_average": 30.1,
    "network_average": 33.0,
    "network_people": 8.5,
}


def test_linkedins_answer_goes_by_name_and_never_takes_other_peoples_scores_for_ones_own():
    reading = read(ANSWER, snapshot_date=date(2026, 3, 2))
    assert reading.format == "linkedin_answer"
    assert known(reading) == [{"date": "2026-03-02", **LINKEDIN_SCORES}]
    assert reading.assumptions == ()


def test_an_answer_in_a_wrapper_takes_the_wrappers_date():
    wrapped = {"object": "SSI", "captured_at": "2026-03-03T08:15:00", "data": {"data": ANSWER}}
    assert known(read(wrapped)) == [{"date": "2026-03-03", **LINKEDIN_SCORES}]


def test_many_answers_in_dated_wrappers_are_a_history():
    days = [{"date": "2026-03-03", "raw": ANSWER}, {"date": "2026-03-02", "raw": ANSWER}]
    assert [row["date"] for row in known(read(days))] == ["2026-03-02", "2026-03-03"]


def test_an_answer_without_a_date_is_dated_by_the_files_name():
    reading = read(ANSWER, name="ssi_2026-03-02.json")
    assert known(reading)[0]["date"] == "2026-03-02"
    assert [(a.name, a.chosen) for a in reading.assumptions] == [("snapshot_date", date(2026, 3, 2))]


def test_a_given_day_counts_more_than_the_files_name():
    reading = read(ANSWER, name="ssi_2026-03-02.json", snapshot_date=date(2026, 3, 1))
    assert known(reading)[0]["date"] == "2026-03-01"


def test_an_answer_without_any_date_is_taken_as_todays_and_said_so():
    reading = read(ANSWER)
    assert known(reading)[0]["date"] == "2026-03-10"
    assert [(a.name, a.chosen) for a in reading.assumptions] == [("snapshot_date", TODAY)]


def test_an_answer_without_any_date_is_refused_where_nobody_knows_what_day_it_is():
    with pytest.raises(UnreadableFile, match="Say which day"):
        read(ANSWER, today=None)


@pytest.mark.parametrize("overall", [{"overall": None}, {}])
def test_a_missing_overall_is_the_sum_of_the_pillars_and_said_so(overall):
    own = {**overall, "subScores": ANSWER["memberScore"]["subScores"]}
    reading = read({"memberScore": own}, snapshot_date=TODAY)
    # 14.02 + 7.5100002 + 3.25 + 16.538276
    assert reading.snapshots["overall"].tolist() == pytest.approx([41.3182762])
    assert [a.name for a in reading.assumptions] == ["overall"]


def test_the_short_form_of_an_answer_is_understood():
    short = {"memberScore": {"ssi": 41}, "industry": {"top": 22}, "network": {"top": 31}}
    assert known(read(short, snapshot_date=TODAY)) == [
        {"date": "2026-03-10", "overall": 41.0, "industry_rank": 22.0, "network_rank": 31.0}
    ]


SOCIALEDGE = [
    {
        "date": "2026-03-03",
        "parsed": {"overall": None, "prof_brand": 14.5, "find_right_people": None, "industry": None},
        "raw": {},
    },
    {
        "date": "2026-03-02",
        "parsed": {
            "overall": 41.3,
            "prof_brand": 14.0,
            "find_right_people": 7.5,
            "insight_engagement": 3.3,
            "relationship": 16.5,
            "industry": {
                "ssi": 30.1,
                "top": 22,
                "people_amount": 81234,
                "name": "Software",
                "prof_brand": 9.7,
            },
            "network": {"ssi": 33.0, "top": 31, "people_amount": 912, "prof_brand": 10.1},
        },
        "raw": {},
    },
]
SOCIALEDGE_SCORES = [
    {
        "date": "2026-03-02",
        "overall": 41.3,
        "brand": 14.0,
        "people": 7.5,
        "insights": 3.3,
        "relationships": 16.5,
        "industry_rank": 22.0,
        "network_rank": 31.0,
        "industry_average": 30.1,
        "industry_brand": 9.7,
        "network_average": 33.0,
        "network_brand": 10.1,
    },
    {"date": "2026-03-03", "brand": 14.5},
]


def test_socialedge_in_its_old_form_is_dated_by_utc_and_that_is_said():
    reading = read(SOCIALEDGE)
    assert reading.format == "socialedge"
    assert known(reading) == SOCIALEDGE_SCORES
    assert [(a.name, a.chosen) for a in reading.assumptions] == [("time_zone", "UTC")]


def test_an_entry_of_socialedge_that_was_not_parsed_is_read_from_its_raw_answer():
    assert known(read([{"date": "2026-03-02", "parsed": None, "raw": ANSWER}])) == [
        {"date": "2026-03-02", **LINKEDIN_SCORES}
    ]


def test_socialedges_ticks_become_habits_by_the_names_in_its_catalogue():
    reading = read(
        {
            "ssi_history": SOCIALEDGE,
            "daily_activities": {
                "2026-03-02": {"prof_brand": [True, False, None], "relationship": [True]},
                "2026-03-03": {"prof_brand": [False, True, True]},
            },
            "activity_catalog": {
                "prof_brand": [{"label": "Posts"}, {"label": "Updated my headline"}, {"label": "Reposts"}],
                "relationship": [{"label": "Follow-ups"}],
            },
        }
    )
    assert known(reading) == SOCIALEDGE_SCORES
    assert reading.assumptions == ()
    rows = reading.habits.itertuples(index=False, name=None)
    counts = {(day.day, habit): count for day, habit, count, _days in rows}
    # A tick that is null is not known: no row for reposts on 2 March.
    assert counts == {
        (2, "follow_ups"): 1.0,
        (2, "posts"): 1.0,
        (2, "updated_my_headline"): 0.0,
        (3, "posts"): 0.0,
        (3, "reposts"): 1.0,
        (3, "updated_my_headline"): 1.0,
    }


def test_ticks_without_a_catalogue_mean_nothing_and_are_said_to_be_left_out():
    reading = read(
        {"ssi_history": SOCIALEDGE, "daily_activities": {"2026-03-02": {"prof_brand": [True, False, True]}}}
    )
    assert reading.habits.empty
    assert "2 ticks have no name" in messages(reading)[0]


def test_jobpilots_total_is_left_out_where_a_pillar_is_missing():
    whole = {"total": 41.3, "brand": 14.0, "find_people": 7.5, "engage_insights": 3.3, "relationships": 16.5}
    reading = read(
        {
            "snapshots": [
                {"date": "2026-03-02", "ts": "…", **whole, "rank_industry_pct": 22, "rank_network_pct": 31},
                {
                    "date": "2026-03-03",
                    "total": 21.5,
                    "brand": 14.0,
                    "find_people": 7.5,
                    "engage_insights": None,
                },
            ]
        }
    )
    assert reading.format == "jobpilot"
    assert known(reading) == [
        {
            "date": "2026-03-02",
            "overall": 41.3,
            "brand": 14.0,
            "people": 7.5,
            "insights": 3.3,
            "relationships": 16.5,
            "industry_rank": 22.0,
            "network_rank": 31.0,
        },
        {"date": "2026-03-03", "brand": 14.0, "people": 7.5},
    ]
    assert messages(reading) == [
        "3 Mar 2026: overall 21.5 is only the sum of the pillars found, so it is left out."
    ]


def test_the_command_line_trackers_flat_list():
    reading = read(
        '[{"date": "2026-03-02", "establish_brand": 14.0, "find_right_people": 7.5, "engage_with_insights": 3.3,'
        ' "build_relationships": 16.5, "total": 41.300000000000004}]'
    )
    assert known(reading) == [
        {
            "date": "2026-03-02",
            "overall": pytest.approx(41.3),
            "brand": 14.0,
            "people": 7.5,
            "insights": 3.3,
            "relationships": 16.5,
        }
    ]


def test_a_flat_list_carries_habits_and_other_peoples_scores_too():
    reading = read(
        [
            {"day": "2026-03-02", "ssi": 41, "posts": 1, "industry": {"rank": 22, "brand": 9.7}},
            {"day": "2026-03-03", "ssi": 42, "posts": 0, "industry": {"rank": 21, "brand": 9.8}},
        ]
    )
    assert known(reading) == [
        {"date": "2026-03-02", "overall": 41.0, "industry_rank": 22.0, "industry_brand": 9.7},
        {"date": "2026-03-03", "overall": 42.0, "industry_rank": 21.0, "industry_brand": 9.8},
    ]
    assert reading.habits["habit"].tolist() == ["posts", "posts"]
    assert reading.habits["count"].tolist() == [1.0, 0.0]


def test_json_lines_are_a_list_too():
    reading = read('{"date": "2026-03-02", "total": 41}\n{"date": "2026-03-03", "total": 42}\n')
    assert [row["overall"] for row in known(reading)] == [41.0, 42.0]


def test_the_longest_list_in_a_wrapper_is_the_history():
    reading = read(
        {"version": 2, "people": [{"id": 1}], "history": [{"date": "2026-03-02", "total": 41}] * 2}
    )
    assert known(reading) == [{"date": "2026-03-02", "overall": 41.0}]


def test_problems_name_the_line_where_each_entry_has_its_own_and_else_the_day():
    entries = [
        {"date": "2026-03-02", "parsed": {"overall": 41}},
        {"date": "2026-03-03", "parsed": {"overall": 410, "prof_brand": 9}},
    ]
    indented = read(json.dumps(entries, indent=1))
    assert [problem.line for problem in indented.problems] == [8]
    assert messages(indented)[0] == "Line 8, overall: 410 is above 100. Did you mean 41?"
    on_one_line = read(entries)
    assert on_one_line.problems[0].line is None
    assert messages(on_one_line)[0] == "3 Mar 2026, overall: 410 is above 100. Did you mean 41?"


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", '"many"', "true", "[1]", "1e999"])
def test_a_value_that_is_no_number_is_emptied_and_said(word):
    reading = read(f'[{{"date": "2026-03-02", "parsed": {{"overall": 41, "prof_brand": {word}}}}}]')
    assert known(reading) == [{"date": "2026-03-02", "overall": 41.0}]
    assert len(reading.problems) == 1
    assert reading.problems[0].column == "brand"


def test_a_number_of_thousands_of_digits_is_just_out_of_range():
    reading = read(f'[{{"date": "2026-03-02", "parsed": {{"overall": 41, "prof_brand": {"9" * 5000}}}}}]')
    assert known(reading) == [{"date": "2026-03-02", "overall": 41.0}]


def test_a_name_given_twice_is_said():
    reading = read('[{"date": "2026-03-02", "parsed": {"overall": 41}, "parsed": {"overall": 42}}]')
    assert known(reading) == [{"date": "2026-03-02", "overall": 42.0}]
    assert messages(reading) == ["“parsed” stands more than once in an entry; the last one counts."]


def test_an_entry_with_a_date_that_nobody_can_read_is_left_out_and_the_rest_kept():
    entries = [{"date": "soon", "parsed": {"overall": 40}}, {"date": "2026-03-02", "parsed": {"overall": 41}}]
    reading = read({"ssi_history": entries})
    assert known(reading) == [{"date": "2026-03-02", "overall": 41.0}]
    assert [(problem.value, problem.left_out) for problem in reading.problems] == [("soon", True)]


def test_times_with_a_zone_become_the_persons_own_days():
    late = {"captured_at": "2026-03-02T23:30:00Z", "data": ANSWER}
    assert known(read(late))[0]["date"] == "2026-03-02"
    assert known(read(late, time_zone="Europe/Berlin"))[0]["date"] == "2026-03-03"
    assert [a.name for a in read(late).assumptions] == ["time_zone"]


def test_a_time_in_milliseconds_is_a_day_too():
    # 1,772,438,400 seconds after 1970 began 2 March 2026, 08:00 UTC.
    assert known(read({"timestamp": 1772438400000, "data": ANSWER}))[0]["date"] == "2026-03-02"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[{"date": "2026-03-02", "total": 41', "line 1, character 36"),
        ('{"a": 1}\n{"b": ', "line 2, character 7"),
        ("[]", "no entries"),
        ('{"ssi_history": []}', "no entries"),
        ("{}", "holds no scores"),
        ('{"settings": {"theme": "dark"}}', "settings"),
        ("[1, 2, 3]", "holds no scores"),
        ("[" * 100_000, "nests deeper than 50"),
        ('{"a":' * 100_000, "nests deeper than 50"),
        ('[{"date": "2026-03-02", "parsed": {"overall": 0, "prof_brand": 0}}]', "failed reading"),
        ('[{"date": "2026-03-02", "parsed": {}}]', "no usable score"),
    ],
)
def test_what_holds_no_history_is_refused_with_the_reason(text, message):
    with pytest.raises(UnreadableFile, match=message):
        read(text)


def test_two_boxes_of_socialedge_are_never_one_habit():
    reading = read(
        {
            "ssi_history": SOCIALEDGE,
            "daily_activities": {"2026-03-02": {"prof_brand": [True, True], "relationship": [True, False]}},
            "activity_catalog": {
                "prof_brand": [{"label": "Посты"}, {"label": "Posts"}],
                "relationship": [{"label": "Комментарии"}, {"label": "posts"}],
            },
        }
    )
    rows = reading.habits.itertuples(index=False, name=None)
    assert {habit: count for _day, habit, count, _days in rows} == {
        "посты": 1.0,
        "posts": 1.0,
        "комментарии": 1.0,
        "posts_2": 0.0,
    }
    assert "“posts” is kept apart as “Posts 2”, for another column has that name." in messages(reading)
