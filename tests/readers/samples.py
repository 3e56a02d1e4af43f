"""A small good file of every format that is read: what fuzzing damages. Everything in it is made up."""

import io
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import openpyxl

from tests.readers.analytics.books import saved
from tests.readers.analytics.test_workbook import TEXT_2026
from tests.readers.apps.test_loop import CHECKMARKS, HABITS, SCORES, package
from tests.readers.archive.build import ANNA, BEN, archive, comments, message, table

ROWS = [
    ["Date", "SSI", "Brand", "People", "Insights", "Relationships", "Industry rank", "Posts", "Notes"],
    ["2026-03-02", 41, 14, 7.5, 3.3, 16.5, 22, 1, "fair, day one"],
    ["2026-03-03", 42, 14.5, 7.5, 3.3, 16.5, 22, 0, ""],
    ["2026-03-09", 0, 0, 0, 0, 0, 0, 2, "“quoted”"],
    ["2026-03-10", 43, 15, 8, 3.5, 16.5, 21, "", "=1+1"],
]


class Sample(NamedTuple):
    """A file: what is told of it, the format that it is read as, and its bytes."""

    name: str
    format: str
    data: bytes


def text(rows: Sequence[Sequence[object]], separator: str) -> str:
    """Rows as separated text, cells with a comma in quotes."""
    return "\n".join(
        separator.join(f'"{cell}"' if "," in str(cell) else str(cell) for cell in row) for row in rows
    )


def _workbook() -> bytes:
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    # A cell with a format of its own, a second sheet, a formula: parts that a reader walks through.
    book.active["B2"].number_format = "0.00%"
    book.create_sheet("Other").append(["Date", "Habit", "=SUM(B2:B3)"])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


SHARES = [
    ["2026-03-02 07:02:11", "https://www.linkedin.com/feed/1", 'First line\n"Second line"', "", "", "PUBLIC"],
    ["2026-03-05 23:30:00", "https://www.linkedin.com/feed/2", "", "https://example.org", "", "PUBLIC"],
]
ARCHIVE = {
    "Shares": SHARES,
    "Comments.csv": comments(
        [("2026-03-03 08:00:00", "http://x", 'I "see", thanks'), ("2026-03-04 08:00:00", "http://x", "Ok")]
    ),
    "Reactions": [["2026-03-02 07:02:11", "LIKE", "http://x"]],
    "Invitations": [["Anna Muster", "Ben Beispiel", "3/2/26, 9:03 AM", "Hello", "OUTGOING", ANNA, BEN]],
    "Connections": [["Ben", "Beispiel", BEN, "", "Widgets Ltd", "Head of Sales", "02 Mar 2026"]],
    "messages": [
        message("1", "ben", "2026-03-02 08:00:00", "Hello,\nthere"),
        message("1", "anna", "2026-03-02 09:30:00"),
    ],
    "SearchQueries": [["2026/03/02 15:02:55 UTC", "head of sales"]],
    "Profile": [["Anna", "Muster", "", "", "", "Builder of widgets", "", "", "", "", "", "", ""]],
}  # fmt: skip

_TRACKER = """Date,Total_SSI,Industry_Rank,Network_Rank,Brand,People,Insights,Relationships,SSI_Increase,Posts_Limit
2026-01-11,44.0,12,18,9.5,8.875,7.2,18.5,1.0,20
2026-01-12,0.0,0,0,0.0,0.0,0.0,0.0,-44.0,24
2026-01-14,45.0,12,17,9.5,9.875,7.2,18.5,1.0,20
"""
_LONG_PT = """data_referencia;hora_referencia;secao;campo;valor_original;unidade;valor_numerico;escala;observacao;fonte
2026-03-02;09:15;Social Selling Index atual;Social Selling Index atual;47 de 100;pontos;47;0-100;;scrape
2026-03-02;09:15;Os quatro componentes da sua pontuação;Localizar as pessoas certas;7,25;pontos;7.25;0-25;;scrape
2026-03-02;09:15;Sua classificação;Classificação SSI do setor;Primeiros 14%;percentual;14;percentual;;scrape
2026-03-02;09:15;Pessoas no seu setor;Localizar as pessoas certas;5,1;pontos;5.1;0-25;;scrape
"""
_SCRAPER_PT = """pontuacao_geral,pontuacao_marca,pontuacao_pessoas,pontuacao_insights,hora_coleta
"52,6","20,973","7,25","3,3",2026-03-02 08:02:11.482913
"52,9","20,973","7,25","3,6",2026-03-02 18:02:12.1
"""
_DATABASE = """id,user_id,recorded_at,total_score,build_brand,find_people,engage_insights,build_relationships,notes
2,a1,2026-03-03 08:15:00+00,42,0,0,0,0,"two
lines"
1,a1,2026-03-02 08:15:00+00,41,14,7.5,3,16.5,
"""
_PEOPLE = """Client,Date,SSI,Brand,People,Insights,Relationships,Calls
Anna,2026-03-02,41,14,7.5,3,16.5,2
Ben,2026-03-02,61,24,17.5,3,16.5,
Anna,2026-03-09,42,15,7.5,3,16.5,x
"""
_LONG = "Date,Pillar,Score\n2026-03-02,Brand,14\n2026-03-02,People,7.5\n2026-03-09,Brand,15\n"
_LOG = "date,habit,count,days\n2026-03-02,posts,2,1\n2026-03-08,comments,14,7\n2026-03-09,posts,0,1\n"
_EVENTS = "date,label,kind\n2026-03-02,New photo,profile\n2026-03-09,'=Holidays,break\n"
_PAGE = (
    "Top 9%\nIndustry SSI rank\n54 out of 100\n13.02 | Establish your professional brand\n7.5\nRelationships"
)
_STREAKS = (
    "task_id,title,icon,time_zone,entry_type,entry_date,entry_timestamp,notes\n"
    "A1,Comments,pen,Europe/Berlin,completed_manually,20260302,2026-03-02T20:00:00Z,\n"
    'A1,Comments,pen,Europe/Berlin,missed_auto,20260303,2026-03-04T00:00:00Z,"ill, at home"\n'
)
_HABITICA = (
    "Task Name,Task ID,Task Type,Date,Value\n"
    "Comment,aa,habit,2026-03-02 08:00:05,1\n"
    '"Post, or write one",bb,daily,2026-03-03 23:59:00,-0.03\n'
)
_ACTIONS = (
    'Date,Time,Action,Client,Note\n2026-03-02,9:15,Comment,Anna,"on her post, about widgets"\n'
    "2026-03-04,18:00,Connection request,Carla,with note\n"
)
_ENGAGEMENT = "Date,Impressions,Engagements\n3/2/2026,1210,9\n3/3/2026,0,-28\n3/13/2026,610,4\n"
_AUTHOREDUP = (
    "text;impression_count;reaction_count;comment_count;repost_count;view_count;content_type;post_published_at\n"
    '"First; line\n\nand ""more""";1820;14;3;1;;image;2026-03-02T08:00:00Z\n;900;5;;;120;video;2026-03-01T08:00:00Z\n'
)
_SOCIALEDGE = {
    "ssi_history": [
        {"date": "2026-03-02", "parsed": {"overall": 41.3, "prof_brand": 14.0, "industry": {"ssi": 30.1, "top": 22}}},
        {"date": "2026-03-03", "parsed": {"overall": 42.3, "prof_brand": 14.0, "industry": None}},
    ],
    "daily_activities": {"2026-03-02": {"prof_brand": [True, False]}},
    "activity_catalog": {"prof_brand": [{"label": "Posts"}, {"label": "Reposts"}]},
}  # fmt: skip
_ANSWER = {
    "date": "2026-03-02",
    "memberScore": {"overall": 41.3, "subScores": [{"score": 14.02, "pillar": "PROFESSIONAL_BRAND"}]},
    "groupScore": [{"groupType": "INDUSTRY", "rank": 22, "score": {"overall": 30.1, "subScores": []}}],
}
_JOBPILOT = {"snapshots": [{"date": "2026-03-02", "total": 41.3, "brand": 14.0}]}


def _all() -> Iterator[Sample]:
    yield Sample("sheet", "sheet", text(ROWS, ",").encode())
    yield Sample("semicolons", "sheet", text(ROWS, ";").encode())
    yield Sample("UTF-16", "sheet", text(ROWS, "\t").encode("utf-16"))
    yield Sample("cp1252", "sheet", text(ROWS, ";").encode("cp1252"))
    yield Sample("several people", "sheet", _PEOPLE.encode())
    across = [list(row) for row in zip(*ROWS, strict=True)]
    yield Sample("dates across", "transposed_sheet", text(across, ",").encode())
    for name, csv in (
        ("tracker_csv", _TRACKER),
        ("long_pt", _LONG_PT),
        ("scraper_pt", _SCRAPER_PT),
        ("database", _DATABASE),
        ("long_sheet", _LONG),
        ("habit_log", _LOG),
        ("events", _EVENTS),
        ("ssi_page", _PAGE),
        ("streaks", _STREAKS),
        ("habitica", _HABITICA),
        ("event_log", _ACTIONS),
        ("analytics_sheet", _ENGAGEMENT),
        ("authoredup", _AUTHOREDUP),
    ):
        yield Sample(name, name, csv.encode())
    yield Sample("workbook", "workbook", _workbook())
    yield Sample("analytics", "analytics_workbook", saved(TEXT_2026))
    yield Sample("archive", "linkedin_archive", archive(ARCHIVE))
    yield Sample("one file of an archive", "linkedin_file", table("Shares", SHARES))
    loop = {"Habits.csv": HABITS, "Checkmarks.csv": CHECKMARKS, "Scores.csv": SCORES}
    yield Sample("loop", "loop", package(loop))
    for name, value in (
        ("socialedge", _SOCIALEDGE),
        ("linkedin_answer", _ANSWER),
        ("jobpilot", _JOBPILOT),
        ("json_entries", [dict(zip(ROWS[0], row, strict=True)) for row in ROWS[1:]]),
    ):
        yield Sample(name, name, json.dumps(value, indent=1).encode())


SAMPLES = {sample.name: sample for sample in _all()}
