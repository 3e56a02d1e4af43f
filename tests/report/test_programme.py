"""The programme's report as a file: everybody by name, no scripts and no links, drawn from the numbers beside it."""

import re
from datetime import date
from html.parser import HTMLParser

from ssi.model.programme import Course
from ssi.report import programme
from tests.report.cohorts import END, SHARED, course, many, of

TODAY = date(2026, 11, 20)


class Parts(HTMLParser):
    """The tags with their attributes, and the cells of all rows."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.rows, self.open = [], [], []
        self.feed(markup)
        assert self.open == [], "every tag is closed"

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in {"th", "td"}:
            self.rows[-1].append("")

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if {"th", "td"} & set(self.open) and "svg" not in self.open:
            self.rows[-1][-1] += data


def page(found, called, nonce="0123"):
    return programme.page(found, called, made_on=TODAY, nonce=nonce)


def row(markup, name):
    return next(row for row in Parts(markup).rows if row and row[0] == name)


def test_clients_stand_in_the_order_given_whatever_they_reached():
    found = of(course(1, 50, 40), course(2, 50, 80), course(3, 50, 60))
    parts = Parts(page(found, {2: "Ann", 1: "Bob", 3: "Cem"}))
    assert [row[0] for row in parts.rows if row and row[0] in {"Ann", "Bob", "Cem"}] == ["Ann", "Bob", "Cem"]


def test_a_row_says_in_numbers_what_it_draws():
    markup = page(of(course(1, 52.04, 58.4), course(2, 50, 50.02, usual=None)), {1: "Ann", 2: "Bob"})
    assert row(markup, "Ann") == [
        *("Ann", "", "52.0", "58.4", "+6.4*", "+1.6", "+1.6", "+1.6", "+1.6", "Top 12% to 8%", "–")
    ]
    assert row(markup, "Bob")[4] == "(0.0)"


def test_the_dots_lie_on_one_scale_for_all():
    markup = page(of(course(1, 40, 60), course(2, 50, 50)), {1: "Ann", 2: "Bob"})
    # From 40 to 60 over 104 px less 9 at either side: 40 lies at 9, 50 in the middle, 60 at 95.
    assert re.findall(r'cx="([\d.]+)"', markup) == ["9.0", "95.0", "52.0", "52.0"]


def test_the_spread_has_its_median_and_the_counts_beside_it():
    found = of(course(1, 50, 54), course(2, 50, 48), course(3, 50, 50), course(4, 50, 51), course(5, 50, 57))
    assert row(page(found, dict.fromkeys(range(1, 6), "x")), "Overall") == [
        *("Overall", "", "+1.0", "5", "2", "0", "3", "0")
    ]


def test_who_cannot_be_compared_is_named_with_the_reason_and_counted():
    found = of(course(1, 50, 51), Course(2, missing="end"), Course(3, missing="end"))
    markup = page(found, {1: "Ann", 2: "Bob", 3: "Cem"})
    assert "1 of 3 clients have scores at both ends." in markup
    assert "No snapshot in the last weeks: Bob, Cem." in markup


def test_where_nobody_can_be_compared_nothing_is_drawn():
    markup = page(of(Course(1, missing="nothing")), {1: "Ann"})
    assert "0 of 1 client has scores at both ends." in markup
    assert "<svg" not in markup
    assert "No snapshot at all: Ann." in markup


def test_a_cohort_known_by_pillars_only_is_drawn_too():
    known = course(1, 50, 60)
    found = of(Course(1, known.before, known.after, (4, 4), {"brand": known.levels["brand"]}))
    assert row(page(found, {1: "Ann"}), "Ann")[2:6] == ["–", "–", "–", "+2.5"]


def test_a_week_that_all_shared_is_named_as_no_programmes():
    markup = page(of(course(1, 50, 51), weeks=(SHARED,)), {1: "Ann"})
    assert "Week of 13 Apr 2026: 10 of 12 clients moved down that week." in markup
    assert "is no programme&#x27;s" in markup


def test_the_file_runs_nothing_asks_for_nothing_and_links_nowhere():
    parts = Parts(page(*many(30)))
    assert {tag for tag, _attributes in parts.tags}.isdisjoint(
        {"script", "a", "link", "img", "iframe", "object"}
    )
    attributes = [attributes for _tag, attributes in parts.tags]
    assert not [each for each in attributes if {"src", "href", "xlink:href"} & set(each)]
    assert not [name for each in attributes for name in each if name.startswith("on")]
    assert ("html", {"lang": "en"}) in parts.tags
    assert not re.search(r"https?:|url\(|@import", page(*many(30)))


def test_a_name_is_text_and_no_markup():
    markup = page(of(course(1, 50, 51), Course(2, missing="end")), {1: "<b>Ann</b>", 2: "<script>"})
    assert "&lt;b&gt;Ann&lt;/b&gt;" in markup
    assert "<script>" not in markup


def test_headings_come_again_on_every_page_and_no_row_is_torn():
    markup = page(*many(30))
    assert "thead { display: table-header-group; }" in markup
    assert "tr { break-inside: avoid; }" in markup
    assert "size: A4" in markup


def test_two_files_of_the_same_numbers_are_not_the_same_bytes():
    found = of(course(1, 50, 51))
    one, other = page(found, {1: "Ann"}, "1" * 32), page(found, {1: "Ann"}, "2" * 32)
    assert one != other
    assert one.replace("1" * 32, "2" * 32) == other


def test_nothing_is_said_to_have_come_of_the_programme():
    text = page(*many(30)).casefold()
    assert "need not have moved by it" in text
    assert not re.search(r"\b(because|impact|improved|thanks to|caused|led to|best|worst|rank \d)\b", text)
    # Thirty clients: still counts, no shares.
    assert not re.search(r"\d% of", text)


def test_the_file_is_called_by_its_day_and_by_the_tag_only_where_that_may_be_seen():
    assert programme.file_name("", TODAY) == "ssi-programme-2026-11-20"
    assert programme.file_name("Spring/Group 1", END) == "ssi-programme-spring-group-1-2026-05-24"
