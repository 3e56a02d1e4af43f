"""Headlines and sentences, word by word: they are the product."""

from datetime import date

import pytest

from ssi.model import Change, Gap, Lagging, Movement, Value
from ssi.words import findings

DAY = date(2026, 11, 20)


def change(column, points, weeks=1):
    return Change(column, 50.0, 50.0 + points, date(2026, 11, 13), DAY, weeks)


def test_today_says_score_band_change_and_whether_it_is_usual():
    said = findings.today_headline(Value(62.0, DAY), change("overall", 0.7), 1.0)
    assert said == "SSI 62, decent. Up 0.7 since last week, ordinary for you."
    said = findings.today_headline(Value(38.5, DAY), change("overall", -3.0), 1.0)
    assert said == "SSI 38.5, low. Down 3.0 since last week, more than usual for you."


def test_today_says_no_more_than_is_known():
    assert findings.today_headline(Value(71.0, DAY), None, None) == "SSI 71, strong."
    assert findings.today_headline(None, None, None) == "Your overall score is not known yet."
    said = findings.today_headline(Value(62.0, DAY), change("overall", 0.7), None)
    assert said == "SSI 62, decent. Up 0.7 since last week."


def test_no_change_is_said_as_such():
    said = findings.today_headline(Value(62.0, DAY), change("overall", 0.0), 1.0)
    assert said == "SSI 62, decent. No change since last week."


def test_a_change_over_missing_weeks_carries_its_span():
    said = findings.today_headline(Value(62.0, DAY), change("overall", 2.0, weeks=3), 1.0)
    assert said == "SSI 62, decent. Up 2.0 over three weeks."


def test_a_stopped_history_speaks_as_of_its_last_day():
    said = findings.today_headline(
        Value(62.0, date(2026, 6, 14)), change("overall", 0.7), 1.0, stopped=date(2026, 6, 14)
    )
    assert said == "As of 14 Jun 2026: SSI 62, decent. Up 0.7 on the week before, ordinary for you."
    assert findings.stopped_sentence(date(2026, 6, 14)) == "As of 14 Jun 2026, your last snapshot."


@pytest.mark.parametrize(("count", "word"), [(1, "one"), (2, "two"), (12, "twelve"), (13, "13"), (26, "26")])
def test_numbers_are_words_up_to_twelve(count, word):
    assert findings.number(count) == word


def test_the_movement_names_the_pillar_that_moved_most():
    overall = Change("overall", 58.0, 62.3, date(2026, 9, 25), DAY, 8)
    most = Change("insights", 8.0, 11.0, date(2026, 9, 25), DAY, 8)
    assert (
        findings.movement_headline(Movement(overall, most)) == "Up 4.3 in eight weeks; Insights moved most."
    )
    assert findings.movement_headline(Movement(overall, None)) == "Up 4.3 in eight weeks."
    against = Change("insights", 11.0, 5.9, date(2026, 9, 25), DAY, 8)
    assert (
        findings.movement_headline(Movement(overall, against))
        == "Up 4.3 in eight weeks; Insights moved most, down 5.1."
    )
    assert findings.movement_headline(Movement(None, most)) == "Insights rose 3.0 in eight weeks."


def test_a_movement_within_a_week_is_counted_in_days():
    overall = Change("overall", 62.0, 60.0, date(2026, 11, 15), DAY, 1)
    assert findings.movement_headline(Movement(overall, None)) == "Down 2.0 in five days."


def test_a_movement_too_small_to_show_names_no_pillar():
    overall = Change("overall", 62.0, 62.0, date(2026, 9, 25), DAY, 8)
    most = Change("insights", 8.0, 8.04, date(2026, 9, 25), DAY, 8)
    assert findings.movement_headline(Movement(overall, most)) == "No change in eight weeks."
    assert findings.movement_headline(Movement(None, None)) == "No change in any pillar."


def test_one_snapshot_says_what_a_second_one_would_bring():
    line = "A line needs a second snapshot; a week later is a good time."
    assert findings.movement_headline(None) == line
    assert findings.first_snapshot(DAY).endswith("Next one: 27 Nov 2026, a week later.")


def test_an_ordinary_week_is_called_one():
    changes = {"overall": change("overall", 0.7), "insights": change("insights", -0.4)}
    said = findings.change_headline(changes, {"overall": 1.0, "insights": 0.6})
    assert said == "Ordinary week. Up 0.7 since last week."


def test_what_is_more_than_usual_is_named_by_its_pillar():
    changes = {
        "overall": change("overall", -3.0),
        "brand": change("brand", 0.9),
        "insights": change("insights", -2.8),
    }
    said = findings.change_headline(changes, {"overall": 1.0, "brand": 0.25, "insights": 0.6})
    assert said == "Insights fell 2.8 since last week, more than usual for you."


def test_overall_is_named_where_no_single_pillar_stands_out():
    changes = {"overall": change("overall", 3.0), "insights": change("insights", 1.0)}
    said = findings.change_headline(changes, {"overall": 1.0, "insights": 0.6})
    assert said == "Overall rose 3.0 since last week, more than usual for you."


def test_a_week_is_not_called_ordinary_before_the_wobble_is_known():
    said = findings.change_headline({"overall": change("overall", 0.7)}, {"overall": None})
    assert said == "Up 0.7 since last week."


def test_a_change_over_a_gap_is_never_called_a_week():
    said = findings.change_headline({"overall": change("overall", 2.0, weeks=3)}, {"overall": 0.5})
    assert said == "Up 2.0 over three weeks."


def test_a_stopped_history_never_speaks_of_last_week():
    stopped = date(2026, 6, 14)
    changes, wobbles = {"overall": change("overall", 0.7)}, {"overall": 1.0}
    said = findings.change_headline(changes, wobbles, stopped)
    assert said == "Ordinary week. Up 0.7 on the week before."
    said = findings.change_headline(changes, {"overall": 0.3}, stopped)
    assert said == "Overall rose 0.7 on the week before, more than usual for you."
    moved = Change("industry_rank", 12.0, 8.0, date(2026, 6, 7), stopped, 1)
    said = findings.rank_sentence("industry_rank", Value(8.0, stopped), moved, stopped)
    assert said == "Industry rank: Top 12% to Top 8%, closer to the top, on the week before."


def test_two_chosen_days_are_named():
    said = findings.change_headline({"people": change("people", 4.3, weeks=None)}, {"people": 0.5})
    assert said == "People rose 4.3 from 13 Nov 2026 to 20 Nov 2026."


def test_no_change_yet_says_when_the_first_one_shows():
    assert findings.change_headline({}, {}) == (
        "Only one week so far. The first change shows after next week's snapshot."
    )


def test_the_lagging_pillar_is_said_with_its_room():
    said = findings.lagging_sentence(Lagging("insights", 3.2, 13.0))
    assert said == "Engage with insights is the lagging pillar: 3.2 below its industry average of 13."
    said = findings.lagging_sentence(Lagging("people", 16.0, None))
    assert said == "Find the right people is the lagging pillar: the lowest of the four."
    said = findings.lagging_sentence(Lagging("people", -1.2, 9.0))
    assert said == (
        "All four pillars are above their industry average; Find the right people is closest to it, 1.2 above."
    )
    assert findings.lagging_sentence(None) == "The lagging pillar shows once all four pillars are known."


def test_a_better_rank_reads_as_closer_to_the_top():
    moved = Change("industry_rank", 12.0, 8.0, date(2026, 11, 13), DAY, 1)
    said = findings.rank_sentence("industry_rank", Value(8.0, DAY), moved)
    assert said == "Industry rank: Top 12% to Top 8%, closer to the top, since last week."
    assert findings.rank_sentence("network_rank", Value(11.0, DAY), None) == "Network rank: Top 11%."


def test_both_ranks_in_one_line():
    latest = {"network_rank": Value(11.0, DAY), "industry_rank": Value(8.0, DAY)}
    assert findings.ranks_headline(latest) == "Industry rank: Top 8%. Network rank: Top 11%."
    assert findings.ranks_headline({}) == "Your ranks are not known yet."


def test_gaps_are_said_once():
    december = Gap(date(2025, 12, 9), date(2025, 12, 24))
    assert findings.gap_sentence([]) is None
    assert findings.gap_sentence([december]) == (
        "No snapshot between 9 Dec 2025 and 24 Dec 2025: the lines break there."
    )
    assert findings.gap_sentence([Gap(date(2025, 10, 1), date(2025, 10, 12)), december]) == (
        "Two gaps without a snapshot, the longest between 9 Dec 2025 and 24 Dec 2025: the lines break there."
    )


def test_the_usual_wobble_is_said_in_points_or_how_much_is_missing():
    assert (
        findings.wobble_sentence(0.6, 0)
        == "The usual wobble of your overall score is about 0.6 points from one week to the next."
    )
    assert (
        findings.wobble_sentence(None, 1)
        == "The usual wobble of your overall score shows after one more week with a snapshot."
    )
    assert (
        findings.wobble_sentence(None, 4)
        == "The usual wobble of your overall score shows after four more weeks with a snapshot."
    )


def test_a_pillar_is_said_with_its_movement():
    value = Value(15.5, DAY)
    moved = Change("brand", 14.3, 15.5, date(2026, 9, 25), DAY, 8)
    assert findings.pillar_headline("brand", value, moved) == (
        "Establish your professional brand: 15.5 of 25. Up 1.2 in eight weeks."
    )
    assert findings.pillar_headline("brand", value, None) == "Establish your professional brand: 15.5 of 25."
    assert findings.pillar_headline("brand", None, None) == "Establish your professional brand: not known."


def test_pillars_that_moved_under_an_overall_that_did_not_are_named():
    changes = {"overall": change("overall", 0.0, weeks=2), "people": change("people", -1.2, weeks=2)}
    said = findings.change_headline(changes, {"overall": None, "people": None})
    assert said == "Overall did not change over two weeks; People fell 1.2."
