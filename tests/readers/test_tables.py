"""Tables in every shape people upload; all numbers are made up."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model import PILLAR_KEYS
from ssi.readers.errors import UnreadableFile
from ssi.readers.options import Options
from ssi.readers.tables import read_text

TODAY = date(2026, 11, 20)


def read(text, **settings):
    return read_text(text, Options("history.csv", **{"today": TODAY, **settings}))


def scores(reading, *columns):
    table = reading.snapshots[["date", *(columns or ("overall",))]]
    return [[day.date().isoformat(), *values] for day, *values in table.itertuples(index=False)]


def logged(reading):
    rows = reading.habits.itertuples(index=False)
    return {(day.date().isoformat(), habit): (count, days) for day, habit, count, days in rows}


def assumption(reading, name):
    return next((each for each in reading.assumptions if each.name == name), None)


def messages(reading):
    return [problem.message for problem in reading.problems]


def test_a_trackers_failed_captures_are_named_and_left_out():
    reading = read(
        "Date,Total_SSI,Industry_Rank,Network_Rank,Brand,People,Insights,Relationships,Total_Connections,SSI_Increase,"
        "Connection_Limit,Group_Like_Prob,Profiles_To_Scan,Speed_Factor,Withdrawn_Count,New_Connections_Accepted,"
        "Total_Followers\n"
        "2026-01-11,44.0,12,18,9.5,8.875,7.2,18.5,0,1.0,9,0.41,24,2.0,0,2,1204.0\n"
        "2026-01-12,0.0,0,0,0.0,0.0,0.0,0.0,0,-44.0,7,0.5,22,1.0,0,0,1206.0\n"
        "2026-01-14,45.0,11,18,9.5,8.875,8.2,18.5,0,45.0,7,0.5,22,1.0,0,,1206.0\n"
    )
    assert reading.format == "tracker_csv"
    assert scores(reading, "overall", "people", "industry_rank") == [
        ["2026-01-11", 44, 8.875, 12],
        ["2026-01-14", 45, 8.875, 11],
    ]
    assert [(problem.line, problem.message) for problem in reading.problems if problem.left_out] == [
        (3, "Line 3 looks like a failed reading, not a score of 0.")
    ]
    roles = assumption(reading, "columns").chosen
    assert {
        roles[name] for name in ("SSI_Increase", "Connection_Limit", "Group_Like_Prob", "Total_Followers")
    } == {"ignore"}
    assert reading.habits.empty
    # The column holds a 0, so its blank is not known.
    assert reading.outcomes["measure"].to_list() == ["invitations_accepted"] * 2
    assert reading.outcomes["value"].to_list() == [2, 0]


def test_the_long_portuguese_file_keeps_own_scores_and_averages_apart():
    heading = (
        "data_referencia;hora_referencia;secao;campo;valor_original;unidade;valor_numerico;"
        "escala;observacao;fonte\n"
    )
    own, industry, network = (
        "Os quatro componentes da sua pontuação",
        "Pessoas no seu setor",
        "Pessoas na sua rede",
    )
    pillars = (
        "Estabelecer sua marca profissional",
        "Localizar as pessoas certas",
        "Interagir oferecendo insights",
        "Cultivar relacionamentos",
    )
    cells = [
        ("Social Selling Index atual", "Social Selling Index atual", 47),
        *((own, pillar, value) for pillar, value in zip(pillars, (14.5, 7.25, 8.25, 17), strict=True)),
        ("Sua classificação", "Classificação SSI do setor", 14),
        ("Sua classificação", "Classificação SSI da rede", 22),
        (industry, "Social Selling Index", 30),
        *((industry, pillar, value) for pillar, value in zip(pillars, (8, 5.1, 7.9, 9), strict=True)),
        (network, "Social Selling Index", 33),
        *((network, pillar, value) for pillar, value in zip(pillars, (9, 6, 8, 10), strict=True)),
    ]
    days = [
        "".join(
            f"{day};09:15;{section};{field};x;pontos;{value};0-25;;page\n" for section, field, value in cells
        )
        for day in ("2026-03-02", "2026-03-03")
    ]
    # Two files put together, with the heading in between.
    reading = read(heading + days[0] + heading + days[1])
    assert reading.format == "long_pt"
    assert len(cells) == 17
    table = reading.snapshots.drop(columns=["date", "source"])
    assert len(table) == 2
    assert table.iloc[0].to_dict() == {
        "overall": 47, "brand": 14.5, "people": 7.25, "insights": 8.25, "relationships": 17,
        "industry_rank": 14, "network_rank": 22, "industry_average": 30, "network_average": 33,
        "industry_brand": 8, "industry_people": 5.1, "industry_insights": 7.9, "industry_relationships": 9,
        "network_brand": 9, "network_people": 6, "network_insights": 8, "network_relationships": 10,
    }  # fmt: skip


def test_a_scrapers_page_texts_with_several_rows_a_day():
    reading = read(
        "pontuacao_geral,pontuacao_marca,pontuacao_pessoas,pontuacao_insights,pontuacao_relacionamentos,hora_coleta\n"
        '"53","20,973","9,1","5,2","18,1",2026-03-02 18:02:11.482913\n'
        '"52","20,973","9,1","5,2","17,1",2026-03-02 08:02:11.482913\n'
    )
    assert reading.format == "scraper_pt"
    assert scores(reading, "overall", "brand", "relationships") == [["2026-03-02", 53, 20.973, 18.1]]


def test_a_database_dump_is_dated_by_when_it_was_recorded():
    reading = read(
        "id,user_id,recorded_at,total_score,build_brand,find_people,engage_insights,build_relationships,industry_rank,"
        "network_rank,notes,source,created_at\n"
        '7,u-1,2026-03-09 08:15:00+00,55,14,14,13,14,12,8,"two\nlines, yes",manual,2026-03-20 08:15:00+00\n'
        "6,u-1,2026-03-02 08:15:00+00,54,0,0,0,0,12,8,,manual,2026-03-20 08:15:00+00\n"
        "5,u-1,,54,14,14,12,14,12,8,,manual,2026-03-20 08:15:00+00\n"
    )
    assert reading.format == "database"
    assert scores(reading, "overall") == [["2026-03-02", 54], ["2026-03-09", 55]]
    assert np.isnan(reading.snapshots.loc[0, "brand"])
    assert reading.snapshots["source"].to_list() == ["manual", "manual"]
    assert assumption(reading, "time_zone").chosen is None
    # The quoted note takes lines 2 and 3.
    assert [problem.line for problem in reading.problems if problem.left_out] == [5]


def test_a_german_course_apps_totals_alone():
    reading = read(
        "id,user_id,score,recorded_at\n1,u-1,41,2026-03-02T08:15:00Z\n2,u-1,42,2026-03-09T23:30:00Z\n"
    )
    assert scores(reading) == [["2026-03-02", 41], ["2026-03-09", 42]]
    berlin = read("id,user_id,score,recorded_at\n2,u-1,42,2026-03-09T23:30:00Z\n", time_zone="Europe/Berlin")
    assert scores(berlin) == [["2026-03-10", 42]]
    assert assumption(berlin, "time_zone").chosen == "Europe/Berlin"


def test_a_hand_made_sheet_gives_scores_and_habits():
    reading = read(
        "Date,SSI,Brand,People,Insights,Relationships,Posts,Comments,Invites sent,Notes\n"
        '3/2/2026,41.3,14,7.5,3.3,16.5,1,4,6,"fair, day one"\n'
        "3/9/2026,42.3,14,8.5,3.3,16.5,2,,0,\n"
    )
    assert reading.format == "sheet"
    assert scores(reading, "overall", "people") == [["2026-03-02", 41.3, 7.5], ["2026-03-09", 42.3, 8.5]]
    assert logged(reading) == {
        ("2026-03-02", "posts"): (1, 1),
        ("2026-03-02", "comments"): (4, 1),
        ("2026-03-02", "invitations_sent"): (6, 1),
        ("2026-03-09", "posts"): (2, 1),
        ("2026-03-09", "comments"): (0, 1),
        ("2026-03-09", "invitations_sent"): (0, 1),
    }
    assert messages(reading) == []
    assert assumption(reading, "date_order").chosen == "month_first"
    assert assumption(reading, "date_order").alternatives == ("day_first",)
    assert assumption(reading, "blank_means").chosen == "zero"


@pytest.mark.parametrize(
    "names",
    [
        ("Date", "SSI", "Brand", "People", "Insights", "Relationships"),
        ("DATE", "Total_SSI", "prof_brand", "find_people", "engage_with_insights", "build_relationships"),
        ("date", "totalScore", "establishBrand", "findRightPeople", "insightEngagement", "strongRelationship"),
        ("Date", "Social Selling Index", "Establish your professional brand", "Find the right people",
         "Engage with insights", "Build relationships"),
        ("Datum", "Gesamt", "Professionelle Marke aufbauen", "Die richtigen Personen finden",
         "Durch Insights überzeugen", "Beziehungen aufbauen"),
        ("Date", "Indice", "Construire votre marque professionnelle", "Trouver les bonnes personnes",
         "Échanger des informations", "Établir des relations"),
        ("Fecha", "Puntuación", "Establece tu marca profesional", "Encuentra a las personas adecuadas",
         "Interactúa ofreciendo información", "Crea relaciones"),
        ("Data", "Social Selling Index atual", "Estabelecer sua marca profissional", "Localizar as pessoas certas",
         "Interagir oferecendo insights", "Construir relacionamentos"),
        ("Datum", "SSI-score", "professionele merk creëren", "de juiste personen vinden", "informatie uitwisselen",
         "relaties opbouwen"),
        ("Date", "Score /100", "PB", "FRP", "IE", "RS"),
        ("Day", "SSI (0–100)", "Brand (0-25)", "People (0-25)", "Insights [25]", "Relationships score"),
        ("Datum", "Gesamt", "Marke", "Personen", "Informationen", "Beziehungen pflegen"),
    ],
)  # fmt: skip
def test_headings_are_known_in_six_languages_and_short(names):
    reading = read(";".join(names) + "\n2026-03-02;41,3;14;7,5;3,3;16,5\n")
    assert scores(reading, "overall", *PILLAR_KEYS) == [["2026-03-02", 41.3, 14, 7.5, 3.3, 16.5]]


def test_other_peoples_columns_are_never_the_persons_own():
    reading = read(
        "Date,SSI,Brand,Industry Rank,Network Top %,Industry average,Industry Brand,Network: People,"
        "People in your network\n"
        "2026-03-02,41,14,Top 12%,Primeiros 22%,30,9,8,7\n"
    )
    found = reading.snapshots.iloc[0]
    assert found[["brand", "industry_rank", "network_rank", "industry_average"]].to_list() == [14, 12, 22, 30]
    assert found[["industry_brand", "network_people"]].to_list() == [9, 8]
    assert np.isnan(found["people"])


def test_words_around_a_pillars_name_make_it_something_else():
    reading = read("Date,SSI,People messaged,Brand posts\n2026-03-02,41,3,2\n2026-03-03,42,0,1\n")
    assert reading.snapshots[["people", "brand"]].isna().all(axis=None)
    assert set(reading.habits["habit"]) == {"people_messaged", "brand_posts"}


def test_text_under_a_pillars_name_is_a_note():
    reading = read("Date,SSI,People\n2026-03-02,41,Anna and Ben\n")
    assert assumption(reading, "columns").chosen["People"] == "note"
    assert messages(reading) == []


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator):
    text = "Date,SSI,Brand\n2026-03-02,41.5,14\n2026-03-09,42.5,14.5\n".replace(",", separator)
    assert scores(read(text), "overall", "brand") == [["2026-03-02", 41.5, 14], ["2026-03-09", 42.5, 14.5]]


def test_decimal_commas_do_not_hide_the_semicolon():
    reading = read("Datum;SSI;Marke\n02.03.2026;41,3;14,0\n09.03.2026;42,3;14,5\n")
    assert scores(reading, "overall", "brand") == [["2026-03-02", 41.3, 14], ["2026-03-09", 42.3, 14.5]]


def test_decimal_commas_between_commas_are_joined_and_said():
    reading = read("Date,SSI,Brand,People\n2026-03-02,41,3,14,0,7,5\n2026-03-09,42,3,14,5,7,5\n")
    assert scores(reading, "overall", "brand", "people") == [
        ["2026-03-02", 41.3, 14, 7.5],
        ["2026-03-09", 42.3, 14.5, 7.5],
    ]
    assert messages(reading)[0].startswith("The decimal commas look like separators")
    # One row of another kind and nothing is joined: 42 and 14 are no 42.14.
    mixed = read("Date,SSI\n2026-03-02,41\n2026-03-03,42,14\n")
    assert scores(mixed) == [["2026-03-02", 41]]


def test_a_sep_line_a_preamble_and_blank_lines_are_no_rows():
    assert scores(read("sep=;\nDate;SSI\n2026-03-02;41\n")) == [["2026-03-02", 41]]
    reading = read("My history\n\n,,\nDate,SSI\n\n2026-03-02,41\n,\nmaybe,42\n")
    assert scores(reading) == [["2026-03-02", 41]]
    assert [problem.line for problem in reading.problems] == [8]


def test_summary_rows_are_said_in_one_line_and_are_no_failures():
    reading = read(
        "Date,SSI,Brand\n2026-03-02,41,14\n2026-03-09,42,14\n"
        "Average,41.5,14\n,,\nMax,42,14\n,Best: 42,\nA good month,,\n"
    )
    assert len(reading.snapshots) == 2
    assert messages(reading) == [
        "4 rows without a date sum up or comment on the others and are no readings: lines 4, 6, 7, 8."
    ]
    assert not any(problem.left_out for problem in reading.problems)


def test_a_row_with_scores_and_no_readable_date_is_left_out_by_line():
    reading = read("Date,SSI\n2026-03-02,41\nsoon,42\n,43\n")
    assert [(problem.line, problem.value, problem.left_out) for problem in reading.problems] == [
        (3, "soon", True),
        (4, None, True),
    ]
    assert messages(reading)[0] == "Line 3: “soon” is not a date that can be read. Left out."


def test_newest_first_is_sorted():
    assert scores(read("Date,SSI\n2026-03-09,42\n2026-03-02,41\n")) == [
        ["2026-03-02", 41],
        ["2026-03-09", 42],
    ]


def test_one_score_a_row():
    reading = read(
        "date,pillar,score,group\n"
        "2026-03-02,Total,41,me\n2026-03-02,Brand,14,me\n2026-03-02,Brand,9,industry\n2026-03-02,Rank,12,network\n"
        "2026-03-02,Posts,3,me\n2026-03-02,Mood,4,me\n2026-03-09,Total,42,me\n"
    )
    assert reading.format == "long_sheet"
    assert scores(reading) == [["2026-03-02", 41], ["2026-03-09", 42]]
    assert reading.snapshots.loc[0, ["brand", "industry_brand", "network_rank"]].to_list() == [14, 9, 12]
    assert logged(reading)["2026-03-02", "posts"] == (3, 1)
    assert "Rows named “Mood” hold no score or habit that is known; they are not read." in messages(reading)


def test_one_score_a_row_twice_a_day():
    reading = read(
        "date,metric,value\n2026-03-02,SSI,41\n2026-03-02,SSI,42\n2026-03-02,Brand,14\n2026-03-02,Brand,14\n"
    )
    assert scores(reading, "overall", "brand") == [["2026-03-02", 42, 14]]
    assert messages(reading) == [
        "1 row repeats another one exactly and counts once.",
        "1 day has several readings; the last one of the day is kept.",
    ]


def test_a_column_without_a_date_above_is_said():
    reading = read("Metric,2026-03-02,2026-03-09,Average\nSSI,41,42,41.5\nBrand,14,15,14.5\n")
    assert scores(reading, "brand") == [["2026-03-02", 14], ["2026-03-09", 15]]
    assert messages(reading) == ["Not read, for there is no date above: “Average”."]


def test_dates_across():
    reading = read("Pillar;02.03.2026;09.03.2026\nSSI;41,5;42\nMarke;14;14,5\n;;\nPosts;1;0\nComments;2;\n")
    assert reading.format == "transposed_sheet"
    assert scores(reading, "overall", "brand") == [["2026-03-02", 41.5, 14], ["2026-03-09", 42, 14.5]]
    assert logged(reading)["2026-03-09", "posts"] == (0, 1)


@pytest.mark.parametrize(
    "first", ["Week\n2026-W10", "Week\nWeek of March 2", "Week starting\n2026-03-02", "KW\nKW 10/2026"]
)
def test_weekly_totals_cover_seven_days_and_end_on_the_last(first):
    name, label = first.split("\n")
    label = label.replace("March 2", "March 2 2026")
    reading = read(f"{name},SSI,Posts\n{label},41,3\n")
    assert scores(reading) == [["2026-03-02", 41]]
    assert logged(reading) == {("2026-03-08", "posts"): (3, 7)}


def test_a_week_named_by_its_end_ends_there():
    reading = read("Week ending,SSI,Posts\n2026-03-08,41,3\n2026-03-15,42,3\n")
    assert scores(reading)[0] == ["2026-03-08", 41]
    assert logged(reading)["2026-03-08", "posts"] == (3, 7)


def test_ticks_are_one_and_their_blanks_none():
    reading = read("Date,Published,Gym,Calls\n2026-03-02,x,yes,1\n2026-03-03,,no,2\n2026-03-04,✓,,3\n")
    assert reading.snapshots.empty
    assert [logged(reading)[f"2026-03-0{day}", "gym"][0] for day in (2, 3, 4)] == [1, 0, 0]
    assert [logged(reading)[f"2026-03-0{day}", "published"][0] for day in (2, 3, 4)] == [1, 0, 1]
    assert assumption(reading, "blank_means") is None


def test_a_blank_beside_zeros_is_unknown_and_a_blank_without_is_none():
    text = "Date,Posts,Comments\n2026-03-02,1,2\n2026-03-03,,\n2026-03-04,0,3\n"
    reading = read(text)
    assert ("2026-03-03", "posts") not in logged(reading)
    assert logged(reading)["2026-03-03", "comments"] == (0, 1)
    unknown = read(text, blank_means="unknown")
    assert ("2026-03-03", "comments") not in logged(unknown)
    assert (assumption(unknown, "blank_means").chosen, assumption(unknown, "blank_means").alternatives) == (
        "unknown",
        ("zero",),
    )
    assert logged(read(text, blank_means="zero"))["2026-03-03", "posts"] == (0, 1)


def test_a_blank_outside_the_days_covered_is_unknown():
    # Prepared dates, weeks before the first and after the last entry.
    reading = read(
        "Date,SSI,Posts\n2026-02-02,,\n2026-03-03,41,2\n2026-03-04,42,\n2026-03-05,,\n2026-04-05,,\n"
    )
    assert set(logged(reading)) == {(f"2026-03-0{day}", "posts") for day in (3, 4, 5)}
    assert "2 rows hold a date and nothing else." in messages(reading)


def test_unknown_columns_are_proposed_by_what_they_hold():
    reading = read(
        "Date,SSI,Push-ups,Mood,Hours slept,Empty,Daily goal\n2026-03-02,41,20,fine,7.5,,9\n2026-03-03,42,0,ok,6.5,,9\n"
    )
    assert assumption(reading, "columns").chosen == {
        "Date": "date", "SSI": "overall", "Push-ups": "habit:push_ups", "Mood": "note", "Hours slept": "ignore",
        "Daily goal": "ignore",
    }  # fmt: skip
    assert logged(reading)["2026-03-02", "push_ups"] == (20, 1)


def test_the_caller_can_say_what_a_column_holds():
    text = "Date,Total,Push-ups,Wert\n2026-03-02,9,20,41\n"
    reading = read(text, columns={"Total": "ignore", "Push-ups": "habit:calls", "Wert": "overall"})
    assert scores(reading) == [["2026-03-02", 41]]
    assert logged(reading) == {("2026-03-02", "calls"): (20, 1)}
    assert assumption(reading, "columns").chosen["Wert"] == "overall"
    own = read(text, columns={"Total": "habit:", "Wert": "overall"})
    assert logged(own)["2026-03-02", "total"] == (9, 1)


def test_pillars_in_percent_are_brought_to_25_and_it_can_be_switched():
    text = (
        "Date,SSI,Brand,People,Insights,Relationships\n2026-03-02,50,60,40,50,52\n2026-03-09,52,64,40,50,52\n"
    )
    reading = read(text)
    # 60 % of 25 is 15; the pillars add to 50.5.
    assert reading.snapshots.loc[0, list(PILLAR_KEYS)].to_list() == [15, 10, 12.5, 13]
    assert (assumption(reading, "scale").chosen, assumption(reading, "scale").alternatives) == (100, (25,))
    kept = read(text, scale=25)
    assert kept.snapshots["brand"].isna().all()
    assert (assumption(kept, "scale").chosen, assumption(kept, "scale").alternatives) == (25, (100,))


def test_a_second_column_of_the_same_name_is_said():
    reading = read("Date,SSI,Brand,Brand\n2026-03-02,41,14,11\n")
    assert scores(reading, "brand") == [["2026-03-02", 14]]
    assert messages(reading) == ["More than one column holds brand: “Brand” is used, “Brand (2)” not."]


def test_an_unclosed_quote_costs_no_row():
    reading = read('Date,SSI,Notes\n2026-03-02,41,"fair\n2026-03-03,42,"ok"\n2026-03-04,43,fine\n')
    assert [score for _day, score in scores(reading)] == [41, 42, 43]
    assert messages(reading) == ["Line 2: a quote opens and never closes. It is read as plain text."]
    at_end = read('Date,SSI,Notes\n2026-03-02,41,fair\n2026-03-03,42,"ok')
    assert [score for _day, score in scores(at_end)] == [41, 42]
    assert [problem.line for problem in at_end.problems] == [3]


def test_rows_of_other_lengths():
    reading = read("Date,SSI,Posts,Notes\n2026-03-02,41\n2026-03-03,42,1,fair, day two\n2026-03-04,43,0,,\n")
    assert [score for _day, score in scores(reading)] == [41, 42, 43]
    cut = read("Date,SSI,Posts\n2026-03-02,41,1\n2026-03-03,42,1,9\n")
    assert [score for _day, score in scores(cut)] == [41]
    assert messages(cut) == ["Line 3 has 4 cells where the heading has 3. Left out."]


def test_formulas_and_html_are_plain_text():
    reading = read(
        'Date,SSI,Brand,Notes\n2026-03-02,41,14,"=HYPERLINK(""http://x.test"")"\n2026-03-03,=1+1,14,<b>\n'
    )
    assert scores(reading, "brand") == [["2026-03-02", 14], ["2026-03-03", 14]]
    assert messages(reading) == ["Line 3, SSI: “=1+1” is not a number. The value is left out."]


def test_unusable_values_are_emptied_one_by_one():
    reading = read("Date,SSI,Brand\n2026-03-02,fair,14\n2026-03-03,NaN,n/a\n2026-03-04,41,inf\n")
    assert [problem.line for problem in reading.problems] == [2, 3, 3, 4]
    assert [day for day, *_scores in scores(reading)] == ["2026-03-02", "2026-03-04"]


def test_several_people_are_told_apart_by_their_column():
    text = "Client,Date,SSI,Posts\nAnna,2026-03-02,41,1\nBen,2026-03-02,51,2\nAnna,2026-03-09,0,0\n,2026-03-09,42,1\n"
    reading = read(text)
    assert set(reading.people) == {"Anna", "Ben"}
    assert reading.people["Ben"].snapshots["overall"].to_list() == [51]
    assert reading.people["Anna"].habits["count"].to_list() == [1, 0]
    assert [(problem.line, problem.left_out) for problem in reading.problems] == [(4, True), (5, True)]
    assert assumption(reading, "person_column").chosen == "Client"
    alone = read(text, person_column="")
    assert set(alone.people) == {""}
    assert assumption(alone, "person_column").alternatives == ("Client",)


def test_a_name_on_every_row_is_nobody():
    assert set(read("Name,Date,SSI\nCheck 1,2026-03-02,41\nCheck 2,2026-03-09,42\n").people) == {""}


def test_habits_without_scores_are_a_reading():
    reading = read("Date,Posts\n2026-03-02,1\n2026-03-03,2\n")
    assert reading.snapshots.empty
    assert len(reading.habits) == 2


def test_habits_of_the_future_and_of_long_ago_are_left_out_by_line():
    reading = read("Date,Posts\n2026-03-02,1\n2027-03-02,2\n2001-03-02,2\n")
    assert len(reading.habits) == 1
    assert [problem.line for problem in reading.problems if problem.left_out] == [3, 4]


def test_counts_of_several_rows_a_day_are_added_and_repeated_rows_count_once():
    reading = read("Date,Posts,Notes\n2026-03-02,1,a\n2026-03-02,2,b\n2026-03-02,2,b\n")
    assert logged(reading) == {("2026-03-02", "posts"): (3, 1)}
    assert messages(reading) == [
        "1 row repeats another one exactly and counts once.",
        "1 day has several rows; their counts are added up.",
    ]


def test_a_date_may_be_given_by_the_caller():
    reading = read("SSI,Brand\n41,14\n", snapshot_date=date(2026, 3, 2))
    assert scores(reading, "overall", "brand") == [["2026-03-02", 41, 14]]


def test_dates_under_a_name_nobody_knows_are_found():
    assert scores(read("Abgelesen,SSI,Brand\n02.03.2026,41,14\n")) == [["2026-03-02", 41]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n\n", "no table"),
        ("Date,SSI\n", "headings but no rows"),
        ("a,b,c\n1,2,3\n", "“a”, “b”, “c”"),
        ("SSI,Brand\n41,14\n", "No column holds dates"),
        ("Date,Notes\n2026-03-02,fine\n", "No column holds scores or habits"),
        ("Date,SSI\n2026-03-02,0\n", "Line 2 looks like a failed reading"),
        ("dear diary", "“dear diary”"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(text, words):
    with pytest.raises(UnreadableFile, match=words):
        read(text)


SCORE = st.integers(1, 2500).map(lambda hundredths: hundredths / 100)
HISTORY = st.lists(st.tuples(SCORE, SCORE, SCORE, SCORE), min_size=1, max_size=15)
DIALECTS = st.tuples(
    st.sampled_from([(",", "."), (";", ","), (";", "."), ("\t", ","), ("\t", "."), ("|", ".")]),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%dT08:15:00", "%d %b %Y", "%B %d %Y"]),
    st.booleans(),
    st.booleans(),
)


@given(HISTORY, st.dates(date(2015, 1, 1), date(2026, 6, 1)), DIALECTS)
def test_a_history_reads_back_equal_in_any_dialect(history, start, dialect):
    (separator, mark), form, newest_first, across = dialect
    days = [start + timedelta(days=number) for number in range(len(history))]
    # Overall stays empty: it may not differ from what the pillars add to.
    rows = [[day.strftime(form), *(f"{score:.2f}".replace(".", mark) for score in row)] for day, row in
            zip(days, history, strict=True)]  # fmt: skip
    rows = [["Date", "Brand", "People", "Insights", "Relationships"], *(rows[::-1] if newest_first else rows)]
    if across and len(history) > 1:
        rows = [list(column) for column in zip(*rows, strict=True)]
    reading = read("\n".join(separator.join(row) for row in rows) + "\n")
    table = reading.snapshots
    assert table["date"].to_list() == [pd.Timestamp(day) for day in days]
    assert table[list(PILLAR_KEYS)].to_numpy().tolist() == [list(row) for row in history]


@given(st.text(alphabet='date,SSI;0123456789-./"\n brand%x\t', max_size=300))
def test_any_text_is_a_reading_or_refused(text):
    try:
        people = read("Date,SSI,Brand\n" + text).people
    except UnreadableFile:
        return
    assert any(len(frames.snapshots) or len(frames.habits) for frames in people.values())


@pytest.mark.parametrize(
    ("headings", "slugs"),
    [
        ("Посты,Комментарии", ["посты", "комментарии"]),
        ("投稿,コメント", ["投稿", "コメント"]),
        ("पोस्ट,टिप्पणी", ["पोस्ट", "टिप्पणी"]),
        ("Posts,posts", ["posts", "posts_2"]),
        ("Push-ups,push ups", ["push_ups", "push_ups_2"]),
        ("👍,🔥", ["habit", "habit_2"]),
        ("Posts,Post", ["posts", "post"]),
        ("posts_2,posts,Posts", ["posts_2", "posts", "posts_3"]),
        (",".join(["Gym"] * 11), ["gym", *(f"gym_{number}" for number in range(2, 12))]),
    ],
)
def test_two_columns_are_never_one_habit(headings, slugs):
    counts = list(range(1, len(slugs) + 1))
    cells = ",".join(map(str, counts))
    reading = read(f"Date,SSI,{headings}\n2026-03-02,41,{cells}\n")
    assert logged(reading) == {
        ("2026-03-02", slug): (count, 1) for slug, count in zip(slugs, counts, strict=True)
    }
    assert messages(reading) == []
    roles = list(assumption(reading, "columns").chosen.values())
    assert roles[2:] == [f"habit:{slug}" for slug in slugs]


def test_a_column_that_is_kept_apart_is_said_to_be():
    why = assumption(read("Date,SSI,Posts,posts\n2026-03-02,41,1,4\n"), "columns").why
    assert why.endswith("“posts” is kept apart as “Posts 2”, for another column has that name.")


def test_two_columns_that_the_caller_calls_the_same_are_kept_apart_too():
    text = "Date,SSI,Posts,Gym,Run\n2026-03-02,41,1,2,4\n"
    reading = read(text, columns={"Gym": "habit:posts", "Run": "habit:posts"})
    # What the caller chose goes first; the heading that would have meant posts gives way.
    assert logged(reading) == {
        ("2026-03-02", "posts"): (2, 1),
        ("2026-03-02", "posts_2"): (4, 1),
        ("2026-03-02", "posts_3"): (1, 1),
    }


def test_a_log_with_one_count_a_row_is_read_and_its_idle_days_are_none():
    text = "date,habit,count\n2026-03-02,Posts,1\n2026-03-02,Push-ups,20\n2026-03-04,push-ups,30\n2026-03-04,Gym,2\n"
    reading = read(text)
    assert reading.format == "habit_log"
    counts = {
        ("2026-03-02", "posts"): 1,
        ("2026-03-02", "push_ups"): 20,
        ("2026-03-04", "push_ups"): 30,
        ("2026-03-04", "gym"): 2,
    }
    # Three habits on the three days from the first to the last: nine rows, five of them 0.
    idle = {(f"2026-03-0{day}", habit): 0 for day in (2, 3, 4) for habit in ("posts", "push_ups", "gym")}
    assert logged(reading) == {key: (count, 1) for key, count in (idle | counts).items()}
    assert (assumption(reading, "blank_means").chosen, assumption(reading, "blank_means").alternatives) == (
        "zero",
        ("unknown",),
    )
    unknown = read(text, blank_means="unknown")
    assert logged(unknown) == {key: (count, 1) for key, count in counts.items()}


def test_a_log_that_holds_a_0_is_taken_as_it_is():
    text = "Datum;Gewohnheit;Anzahl\n02.03.2026;Beiträge;1\n04.03.2026;Beiträge;0\n04.03.2026;Kommentare;2\n"
    reading = read(text)
    assert logged(reading) == {
        ("2026-03-02", "posts"): (1, 1),
        ("2026-03-04", "posts"): (0, 1),
        ("2026-03-04", "comments"): (2, 1),
    }
    assert assumption(reading, "blank_means").chosen == "unknown"
    assert len(logged(read(text, blank_means="zero"))) == 6


def test_a_log_says_how_many_days_a_count_covers():
    reading = read(
        "date,habit,count,days\n2026-03-08,posts,3,7\n2026-03-08,posts,1,\n2026-03-09,posts,1,soon\n"
        "2026-03-10,,4,1\n2026-03-15,posts,,7\n"
    )
    rows = reading.habits.itertuples(index=False, name=None)
    assert [(day.day, habit, count, days) for day, habit, count, days in rows] == [
        (8, "posts", 1, 1),
        (8, "posts", 3, 7),
    ]
    assert assumption(reading, "blank_means") is None
    assert "Line 4: “soon” is not a number of days. Left out." in messages(reading)
    assert "1 row does not say what was counted. It is left out." in messages(reading)


def test_several_rows_of_a_log_for_one_day_are_added_up_and_said():
    reading = read(
        "date,habit,count,note\n2026-03-02,posts,1,a\n2026-03-02,posts,2,b\n2026-03-02,posts,2,b\n"
    )
    assert logged(reading) == {("2026-03-02", "posts"): (3, 1)}
    assert messages(reading) == [
        "1 row repeats another one exactly and counts once.",
        "1 day has several rows; their counts are added up.",
    ]


def test_a_log_of_several_people_fills_each_ones_own_days():
    reading = read(
        "client,date,habit,count\nAnna,2026-03-02,posts,1\nBen,2026-03-02,posts,2\nAnna,2026-03-04,posts,3\n"
    )
    assert reading.people["Anna"].habits["count"].to_list() == [1, 0, 3]
    assert reading.people["Ben"].habits["count"].to_list() == [2]


def test_what_a_log_counts_can_be_switched_by_its_name():
    text = "date,habit,count\n2026-03-02,Gym,1\n2026-03-02,Coffee,2\n2026-03-02,Wins,3\n"
    assert assumption(read(text), "columns").chosen == {
        "date": "date", "Gym": "habit:gym", "Coffee": "habit:coffee", "Wins": "habit:wins",
    }  # fmt: skip
    # The name of a known habit that was given another role is still no heading.
    assert read("Date,Habit,Count\n2026-03-02,Posts,1\n", columns={"Posts": "habit:calls"}).habits.shape == (
        1,
        4,
    )
    switched = read(text, columns={"Gym": "habit:calls", "Coffee": "ignore", "Wins": "outcome:"})
    assert logged(switched) == {("2026-03-02", "calls"): (1, 1)}
    assert switched.outcomes["measure"].to_list() == ["wins"]


def test_events_read_back_and_what_is_none_is_left_out_by_line():
    reading = read(
        "date,label,kind\n2026-03-04,New headline,profile\n2026-03-02,Moved house,private\n"
        "2026-03-05,,other\nsoon,Holiday,break\n"
    )
    rows = reading.events.itertuples(index=False, name=None)
    assert [(day.day, label, kind) for day, label, kind in rows] == [
        (2, "Moved house", "other"),
        (4, "New headline", "profile"),
    ]
    assert [problem.line for problem in reading.problems if problem.left_out] == [4, 5]
    assert "1 event is of a kind that is not known here; it is kept as Other." in messages(reading)


def test_a_log_of_too_many_idle_days_is_refused_and_read_where_they_are_not_known():
    # 600 habits on the 4,018 days from 2015 to 2025 would be 2,410,800 counts.
    rows = "".join(f"2025-12-31,own {number},1\n" for number in range(599))
    text = "date,habit,count\n2015-01-01,gym,1\n" + rows
    with pytest.raises(UnreadableFile, match="comes to 2410800 counts"):
        read(text)
    assert len(read(text, blank_means="unknown").habits) == 600


def test_cells_that_are_no_numbers_are_named_and_from_the_twentieth_on_counted():
    rows = "".join(f"2026-03-{day:02},x{day},14\n" for day in range(1, 24))
    found = messages(read("Date,SSI,Brand\n2026-02-28,41,14\n" + rows))
    assert found[0] == "Line 3, SSI: “x1” is not a number. The value is left out."
    # 23 cells on lines 3 to 25: twenty are named, those of lines 23, 24 and 25 are counted.
    assert "SSI: 3 more cells are not numbers (lines 23, 24, 25)." in found
