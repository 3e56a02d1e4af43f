"""The handout as HTML, PDF and CSV: all say the same, nothing runs, is fetched, or goes missing silently."""

import csv
import re
from dataclasses import replace
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from ssi.charts.look import MARKS
from ssi.model import PILLAR_KEYS, Gap, Value
from ssi.model.handout import Period, Pin, SharedNote
from ssi.report import handout_pictures as pictures
from ssi.report.handout_files import file_name, table_of
from ssi.report.handout_html import fitted, html_of, is_held
from ssi.report.handout_pdf import PAPERS, letters_missing, pdf_of
from ssi.report.handout_sheet import ROOMS, laid_out
from ssi.report.shapes import DASHES, Mark, Stroke, Words
from ssi.words import translate
from tests.report.handouts import PAGES, SINCE, TODAY, line, overfull, small, unknown

FOOT = "The score is an indicator, not the goal. Lining up is not proof of cause."


class Seen(HTMLParser):
    """The tags of a page with their attributes, and its words."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.words, self.comments, self._inside = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag):
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" not in self._inside:
            self.words.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    @property
    def said(self):
        return " ".join(" ".join(self.words).split())


def page(handout=None, **more):
    return Seen(html_of(fitted(handout or small(), **more)))


def written_in(pdf):
    (only,) = PdfReader(BytesIO(pdf)).pages
    return " ".join(only.extract_text().split())


# The page


def test_it_says_everything_in_words():
    said = page().said
    for expected in (
        "Client A: SSI progress",
        "Session handout: 26 Sep 2026 to 20 Nov 2026 · Made on 20 Nov 2026",
        "Overall 60 Decent. Up 6.0 since 26 Sep.",
        "Industry rank Top 8% From Top 12%, closer to the top, since 26 Sep.",
        "Network rank – Not known.",
        "Up 6.0 in seven weeks; Insights moved most.",
        "1 · 12 Oct: New headline",
        "Engage with insights 12.4 of 25 Up 1.9",
        "What lines up Comments: one more a week lines up with about 0.25 points more in Engage with insights. "
        "This is not proof of a cause.",
        "On plan in 5 of 8 weeks.",
        "Comments 5 of 8 101",
        "Next steps Comments, 12 a week",
        "What we agreed on 26 Sep 2026 Rewrite the headline: done on 7 Oct 2026",
        "Notes 2 Nov 2026: You like writing comments in the train.",
        "Space to write",
        FOOT,
    ):
        assert expected in said


@pytest.mark.parametrize("name", PAGES)
def test_nothing_in_it_runs_and_nothing_is_fetched(name):
    text = html_of(fitted(PAGES[name]), token="0f" * 16)
    seen = Seen(text)
    names = {tag for tag, _attributes in seen.tags}
    assert not names & {"script", "a", "link", "img", "image", "iframe", "object", "form", "use", "base"}
    attributes = {attribute for _tag, attributes in seen.tags for attribute in attributes}
    assert not {each for each in attributes if each.startswith("on") or each in ("href", "src", "xlink:href")}
    assert not re.search(r"https?:|url\(|@import", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("name", PAGES)
def test_it_is_about_ten_kilobytes(name):
    assert len(html_of(fitted(PAGES[name]), token="0f" * 16).encode()) < 20_000


def test_the_page_says_its_language_and_every_picture_what_it_shows():
    translate.use_language("pt_BR")
    try:
        sheet = fitted(small())
    finally:
        translate.use_language("en")
    # Without a catalogue of that language the page is English, and says so.
    assert ("html", {"lang": "en"}) in Seen(html_of(sheet)).tags
    assert ("html", {"lang": "pt-BR"}) in Seen(html_of(replace(sheet, language="pt_BR"))).tags
    alts = [attributes["aria-label"] for tag, attributes in page().tags if tag == "svg"]
    assert alts[0] == "Up 6.0 in seven weeks; Insights moved most."
    assert alts[1] == "Establish your professional brand: 15.5 of 25. Up 0.5"
    assert len(alts) == 5


def test_what_somebody_wrote_is_text_and_no_markup():
    nasty = "<script>alert(1)</script> & <img src=x onerror=alert(1)>"
    handout = replace(
        small(),
        name=nasty[:25],
        notes=(SharedNote(TODAY, nasty),),
        pins=(Pin(date(2026, 10, 12), nasty),),
        steps=(replace(small().steps[0], what=nasty),),
    )
    seen = page(handout)
    assert not {"script", "img"} & {tag for tag, _attributes in seen.tags}
    assert f"20 Nov 2026: {nasty}" in seen.said


def test_nothing_known_shows_no_axis_without_a_line():
    seen = page(unknown())
    assert "svg" not in {tag for tag, _attributes in seen.tags}
    assert "No scores are known." in seen.said
    assert "None agreed yet." in seen.said
    assert seen.said.startswith("SSI progress SSI progress Session handout")


def test_a_pillar_that_is_not_known_has_a_dash_and_no_picture():
    handout = replace(small(), pillars=(line("brand"), *small().pillars[1:]))
    seen = page(handout)
    assert "Establish your professional brand – Not known." in seen.said
    assert len([tag for tag, _attributes in seen.tags if tag == "svg"]) == 4


def test_a_third_party_reads_that_the_client_agreed():
    said = "Handed to a third party with the client's agreement, 20 Nov 2026."
    assert said in page(for_third_party=True).said
    assert said not in page().said


# Too much for one page


@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_held_by_one_sheet(name):
    assert is_held(fitted(PAGES[name], for_third_party=True))


def test_what_does_not_fit_is_said_to_be_left_out():
    handout, said = overfull(), page(overfull()).said
    habits = len(re.findall(r"Habit \d", said))
    assert f"and {12 - habits} more" in said
    notes = len(re.findall(r"20 Nov 2026: \d", said))
    assert f"and {len(handout.notes) - notes} more" in said
    assert "Maximiliane Alexandra von Wittgenstein-Hohe…: SSI progress" in said
    assert "… : cut to fit one page. The whole text is kept in SSI Lens." in said
    assert "cut to fit" not in page().said


def test_three_steps_are_never_left_out():
    for room in ROOMS:
        (steps,) = [block for block in laid_out(overfull(), room).blocks if block.heading == "Next steps"]
        assert len(steps.lines) == 3
        assert not steps.has_more


def test_as_much_as_one_sheet_holds_is_on_it():
    # Two habits and one note leave room for everything.
    assert fitted(small()) == laid_out(small(), ROOMS[0])
    assert fitted(overfull()) != laid_out(overfull(), ROOMS[-1])


# Pictures


def strokes(picture):
    return [shape for shape in picture.shapes if isinstance(shape, Stroke)]


def test_the_line_breaks_at_a_gap():
    period, values = small().period, small().overall.values
    whole = pictures.overall(small().overall, (), period, "")
    broken = pictures.overall(
        replace(small().overall, gaps=(Gap(values[3].date, values[4].date),)), (), period, ""
    )
    assert [len(each.points) for each in strokes(whole) if each.width == 2] == [8]
    assert [len(each.points) for each in strokes(broken) if each.width == 2] == [4, 4]


def test_pillars_are_told_apart_without_any_colour():
    drawn = [pictures.pillar(each, small().period, "") for each in small().pillars]
    lines = [next(each for each in strokes(picture) if each.width == 2) for picture in drawn]
    marks = [next(shape for shape in picture.shapes if isinstance(shape, Mark)) for picture in drawn]
    assert [line.dash for line in lines] == [DASHES[MARKS[key].dash] for key in PILLAR_KEYS]
    assert len({line.dash for line in lines}) == 4
    assert len({mark.symbol for mark in marks}) == 4


def test_all_panels_are_drawn_on_one_scale():
    low, high = (pictures.pillar(line("brand", score), small().period, "") for score in (0, 25))
    (at_zero,), (at_most,) = (
        [shape.at[1] for shape in each.shapes if isinstance(shape, Mark)] for each in (low, high)
    )
    grid = sorted({stroke.points[0][1] for stroke in strokes(low)})
    assert [at_most, at_zero] == grid
    assert {shape.text for shape in low.shapes if isinstance(shape, Words)} >= {"0", "25"}


def test_many_points_are_drawn_by_the_last_one_of_each_week():
    daily = [Value(float(number), SINCE + timedelta(days=number)) for number in range(71)]
    drawn = pictures.drawn_values(daily)
    assert pictures.drawn_values(daily[:70]) == tuple(daily[:70])
    # 26 September is a Saturday: the first week has two of the days, the last one, up to 5 December, six.
    assert [value.value for value in drawn] == [1.0, *range(8, 70, 7), 70.0]
    ten_years = [Value(1.0, date(2016, 1, 1) + timedelta(days=number)) for number in range(3650)]
    assert len(pictures.drawn_values(ten_years)) <= pictures.POINTS_MOST
    assert pictures.drawn_values(ten_years)[-1] == ten_years[-1]


@given(
    st.lists(st.tuples(st.integers(0, 900), st.floats(0, 100)), max_size=30, unique_by=lambda each: each[0]),
    st.integers(0, 900),
)
@settings(deadline=None, max_examples=60)
def test_whatever_is_drawn_lies_on_its_ground(points, length):
    values = tuple(
        Value(score, SINCE + timedelta(days=days)) for days, score in sorted(points) if days <= length
    )
    period = Period("session", SINCE, SINCE + timedelta(days=length))
    known = replace(line("overall"), values=values)
    picture = pictures.overall(known, (Pin(period.until, "x"),), period, "")
    assert (picture is None) == (not values)
    for stroke in strokes(picture) if picture else ():
        assert all(0 <= x <= picture.width and 0 <= y <= picture.height for x, y in stroke.points)


# The PDF


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PAGES)
def test_the_pdf_is_one_sheet_with_the_same_words(name, paper):
    sheet = fitted(PAGES[name], for_third_party=True)
    said = written_in(pdf_of(sheet, paper=paper))
    for expected in (sheet.title, sheet.overall.note, sheet.write, *sheet.foot):
        assert expected in said
    for block in sheet.blocks:
        assert block.heading in said
        assert all(line.split()[0] in said for line in block.lines)


def test_the_pdf_has_the_size_that_was_asked_for():
    sizes = {
        paper: PdfReader(BytesIO(pdf_of(fitted(small()), paper=paper))).pages[0].mediabox for paper in PAPERS
    }
    # In points: 210 × 297 mm and 8.5 × 11 inches.
    assert [round(float(side)) for side in sizes["a4"][2:]] == [595, 842]
    assert [round(float(side)) for side in sizes["letter"][2:]] == [612, 792]


@pytest.mark.parametrize(
    "name", ["Zoë Müller", "Łukasz Żółć", "Ștefan Ionuț", "Мария Иванова", "Γιώργος", "Նարե"]
)
def test_the_pdf_writes_the_letters_of_many_scripts(name):
    sheet = fitted(replace(small(), name=name))
    assert letters_missing(sheet) == ""
    assert f"{name}: SSI progress" in written_in(pdf_of(sheet))


def test_a_letter_that_the_pdf_cannot_write_is_said_to_be_missing():
    sheet = fitted(replace(small(), name="李明 Ann 李"))
    assert letters_missing(sheet) == "李明"
    said = written_in(pdf_of(sheet))
    assert "?? Ann ?: SSI progress" in said
    assert "2 different letters of this page cannot be written in a PDF and have ? in their place." in said
    # The page itself has them.
    assert "李明 Ann 李: SSI progress" in Seen(html_of(sheet)).said


def test_signs_that_only_say_how_others_are_shown_are_no_letters():
    sheet = fitted(replace(small(), name="Ann\u200d\ufe0f\u00ad"))
    assert letters_missing(sheet) == ""
    assert "Ann: SSI progress" in written_in(pdf_of(sheet))


# The table


def rows_of(sheet, token=""):
    return list(csv.reader(StringIO(table_of(sheet, token=token).decode("utf-8-sig"))))


@pytest.mark.parametrize("name", PAGES)
def test_the_table_has_exactly_what_the_page_shows(name):
    sheet = fitted(PAGES[name])
    cells = "\n".join(cell for row in rows_of(sheet) for cell in row)
    shown = [
        *(sheet.title, sheet.subtitle, sheet.overall.note, *sheet.captions, *sheet.foot),
        *(text for tile in sheet.tiles for text in (tile.label, tile.value, tile.note)),
        *(text for panel in sheet.pillars for text in (panel.heading, panel.value, panel.note)),
        *(text for block in sheet.blocks for text in (block.heading, block.lead, *block.lines, block.small)),
        *(cell for block in sheet.blocks for row in block.rows for cell in row),
    ]
    assert [text for text in shown if text not in cells] == []
    drawn = [row for row in rows_of(sheet) if row[1] == "Drawn"]
    assert len(drawn) == sum(len(panel.values) for panel in (sheet.overall, *sheet.pillars))


def test_a_drawn_point_has_its_day_and_its_number():
    assert ["Overall", "Drawn", "2026-09-26", "54"] in rows_of(fitted(small()))


def test_the_table_holds_no_formula():
    handout = replace(small(), name="=HYPERLINK(1)", steps=(replace(small().steps[0], what="@SUM(A1)"),))
    cells = [cell for row in rows_of(fitted(handout)) for cell in row]
    assert "'=HYPERLINK(1): SSI progress" in cells
    assert "'@SUM(A1), 12 a week" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


# Files


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Client A", "ssi-progress-client-a-2026-11-20.html"),
        ("", "ssi-progress-2026-11-20.html"),
        ("Zoë", "ssi-progress-zoe-2026-11-20.html"),
        ("../../etc/passwd", "ssi-progress-etc-passwd-2026-11-20.html"),
        ("李明", "ssi-progress-2026-11-20.html"),
        ("x" * 80, f"ssi-progress-{'x' * 40}-2026-11-20.html"),
    ],
)
def test_a_file_is_called_after_the_name_on_the_page(name, file):
    assert file_name(name, TODAY, "html") == file


def test_random_signs_make_every_file_another_one():
    sheet, token = fitted(small()), "0123456789abcdef" * 2
    assert token in " ".join(Seen(html_of(sheet, token=token)).comments)
    assert token in rows_of(sheet, token)[-1]
    assert PdfReader(BytesIO(pdf_of(sheet, token=token))).metadata["/Keywords"] == token
