"""What moved, against numbers worked out by hand."""

from datetime import date
from io import StringIO

import pandas as pd
import pytest

from ssi.analysis import trends
from ssi.model import Change, Gap, Lagging, Value, frame


def snapshots(text):
    return frame("snapshots", pd.read_csv(StringIO(text), parse_dates=["date"]))


def scores(text, column="overall"):
    return trends.scores_of(snapshots(text), column)


def weekly_scores(*values, start="2026-01-04"):
    """One score a week, on Sundays from 4 January 2026 on."""
    days = pd.date_range(start, periods=len(values), freq="7D", unit="s")
    return pd.Series([float(value) for value in values], index=days, name="insights")


def test_the_latest_value_is_the_last_known_one_of_each_column():
    history = snapshots("date,overall,brand\n2026-03-02,60,14.5\n2026-03-09,62,")
    assert trends.latest(history) == {
        "overall": Value(62.0, date(2026, 3, 9)),
        "brand": Value(14.5, date(2026, 3, 2)),
    }


def test_a_week_is_its_last_known_snapshot():
    # 2 March 2026 is a Monday. On Sunday the 8th the score is not known, so Friday speaks for that week.
    week = trends.weekly(scores("date,overall\n2026-03-02,60\n2026-03-06,61\n2026-03-08,\n2026-03-09,64"))
    assert week["week"].dt.strftime("%d").to_list() == ["02", "09"]
    assert week["value"].to_list() == [61.0, 64.0]
    assert week["date"].dt.strftime("%d").to_list() == ["06", "09"]


def test_week_over_week_compares_the_last_snapshots_of_two_weeks():
    # Week of 2 March ends on 61, week of 9 March (so far) on 62.5; the 64 in the middle of it does not count.
    found = trends.week_over_week(
        scores("date,overall\n2026-03-02,60\n2026-03-08,61\n2026-03-09,64\n2026-03-11,62.5")
    )
    assert found == Change("overall", 61.0, 62.5, date(2026, 3, 8), date(2026, 3, 11), 1)
    assert found.points == 1.5


def test_a_missing_week_shows_in_the_span():
    # Sundays 8 and 29 March: the weeks of 2 and 23 March, three apart.
    found = trends.week_over_week(scores("date,overall\n2026-03-01,55\n2026-03-08,60\n2026-03-29,64"))
    assert found is not None
    assert (found.points, found.weeks) == (4.0, 3)


def test_one_week_is_no_change():
    assert trends.week_over_week(scores("date,overall\n2026-03-02,60\n2026-03-08,61")) is None
    assert trends.week_over_week(scores("date,overall\n2026-03-02,")) is None


def test_the_gap_of_fifteen_days_is_no_week_over_week_change():
    # A real shape: daily in early December, then nothing until the 24th. Weeks of 8 and 22 December.
    found = trends.week_over_week(
        scores(
            "date,overall\n2025-12-06,47\n2025-12-07,47\n2025-12-08,48\n2025-12-09,49\n2025-12-24,51\n2025-12-25,51"
        )
    )
    assert found == Change("overall", 49.0, 51.0, date(2025, 12, 9), date(2025, 12, 25), 2)


def test_a_gap_between_neighbouring_weeks_is_not_called_week_over_week():
    # Tuesday 3 March to Saturday 14 March: 11 days without a snapshot, though the weeks are neighbours.
    found = trends.week_over_week(
        scores("date,overall\n2026-03-01,50\n2026-03-02,50\n2026-03-03,50\n2026-03-14,53\n2026-03-15,53")
    )
    assert found is not None
    assert found.weeks == 2


def test_a_history_with_a_snapshot_a_week_has_no_gaps():
    days = pd.DataFrame({"date": pd.to_datetime(["2026-03-01", "2026-03-08", "2026-03-15", "2026-04-05"])})
    # Distances 7, 7, 21: three times the median is 21, and 21 is not longer than that.
    assert trends.gaps(days) == []


def test_a_gap_is_over_three_times_the_median_and_at_least_ten_days():
    days = pd.DataFrame(
        {"date": pd.to_datetime(["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-12", "2026-03-22"])}
    )
    # Distances 1, 1, 9, 10; median 5, so longer than 15 days: none. With more daily rows the median is 1.
    assert trends.gaps(days) == []
    daily = pd.DataFrame({"date": pd.to_datetime(["2026-02-26", "2026-02-27", "2026-02-28", *days["date"]])})
    # Distances 1, 1, 1, 1, 1, 9, 10: the 9 is too short, the 10 is a gap.
    assert trends.gaps(daily) == [Gap(date(2026, 3, 12), date(2026, 3, 22))]
    assert trends.gaps(daily)[0].days == 10


def test_gaps_within_a_part_are_those_of_the_whole_history_that_lie_in_it():
    days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-20", "2026-03-21", "2026-03-22", "2026-04-05"]
    history = frame("snapshots", {"date": pd.to_datetime(days), "overall": [50.0] * 7})
    gaps = trends.gaps(history)
    assert len(gaps) == 2
    assert trends.gaps_within(gaps, history.iloc[3:]) == [Gap(date(2026, 3, 22), date(2026, 4, 5))]
    assert trends.gaps_within(gaps, history.iloc[:0]) == []


def test_the_usual_wobble_is_the_median_size_of_one_week_changes_before_the_week_shown():
    # Changes: +0.5 −0.7 +0.3 +0.9 −0.4 +0.6, then +5.0 in the week shown, which does not count.
    # Sizes in order: 0.3 0.4 0.5 0.6 0.7 0.9; the median is between 0.5 and 0.6.
    found = trends.usual_wobble(weekly_scores(12.0, 12.5, 11.8, 12.1, 13.0, 12.6, 13.2, 18.2))
    assert found == pytest.approx(0.55)


def test_six_one_week_changes_make_a_usual_wobble_and_five_do_not():
    six = weekly_scores(12.0, 12.5, 11.8, 12.1, 13.0, 12.6, 13.2, 18.2)
    assert trends.usual_wobble(six[1:]) is None
    assert trends.changes_missing_for_wobble(six[1:]) == 1
    assert trends.changes_missing_for_wobble(six) == 0
    assert trends.changes_missing_for_wobble(six[:0]) == 6


def test_the_usual_wobble_is_at_least_a_quarter_of_a_point():
    assert trends.usual_wobble(weekly_scores(12.5, 12.6, 12.5, 12.6, 12.5, 12.6, 12.5, 12.6)) == 0.25


def test_the_usual_wobble_of_whole_numbers_is_at_least_one_point():
    assert trends.usual_wobble(weekly_scores(60, 60, 61, 61, 61, 62, 62, 62)) == 1.0


def test_changes_over_a_missing_week_are_no_part_of_the_usual_wobble():
    # Without the fourth week the changes are 1 1 | 6 over two weeks | 1 1 1: five of one week, too few.
    values = weekly_scores(10.5, 11.5, 12.5, 15.0, 18.5, 19.5, 20.5, 21.5, 21.0)
    assert trends.usual_wobble(values.drop(values.index[3])) is None
    # With it there are seven: 1 1 2.5 3.5 1 1 1, whose median is 1.
    assert trends.usual_wobble(values) == 1.0


def test_the_usual_wobble_looks_back_twenty_six_weeks():
    # 30 weeks that moved by 4, then 26 that moved by 0.5, then the week shown.
    big = [10.0 + 4 * (week % 2) for week in range(30)]
    small = [10.0 + 0.5 * (week % 2) for week in range(27)]
    history = weekly_scores(*big, *small)
    # The change into the first small week (from 14 to 10) has just left the 26 weeks before the last one.
    assert trends.usual_wobble(history) == 0.5
    # Shown as of the week after the big ones, all 26 changes are by 4.
    assert trends.usual_wobble(history, before=history.index[30].date()) == 4.0


def test_more_than_usual_is_over_twice_the_wobble():
    def change(now):
        return Change("insights", 10.0, now, date(2026, 3, 1), date(2026, 3, 8), 1)

    assert change(11.1).is_more_than_usual(0.5) is True
    assert change(8.9).is_more_than_usual(0.5) is True
    assert change(11.0).is_more_than_usual(0.5) is False
    # 10.6 − 10 is a hair over 0.6 in floating point, and still exactly twice.
    assert change(10.6).is_more_than_usual(0.3) is False


def test_only_a_change_of_one_week_is_compared_with_the_wobble():
    days = date(2026, 3, 1), date(2026, 3, 22)
    assert Change("brand", 10.0, 20.0, *days, 3).is_more_than_usual(0.5) is None
    assert Change("brand", 10.0, 20.0, *days, None).is_more_than_usual(0.5) is None
    assert Change("brand", 10.0, 20.0, *days, 1).is_more_than_usual(None) is None


def test_the_lagging_pillar_has_most_room_below_its_industry_average():
    # Room: brand 12 − 14 = −2, people 11 − 9 = 2, insights 13 − 10 = 3, relationships 16 − 15 = 1.
    history = snapshots(
        "date,brand,people,insights,relationships,industry_brand,industry_people,industry_insights,"
        "industry_relationships\n2026-03-02,14,9,10,15,12,11,13,16"
    )
    assert trends.lagging_pillar(history) == Lagging("insights", 3.0, 13.0)


def test_without_all_four_averages_the_lowest_pillar_lags():
    history = snapshots(
        "date,brand,people,insights,relationships,industry_insights\n2026-03-02,14,9,10,15,13"
    )
    assert trends.lagging_pillar(history) == Lagging("people", 16.0, None)


def test_no_pillar_is_called_lagging_while_one_is_unknown():
    assert trends.lagging_pillar(snapshots("date,brand,people,insights\n2026-03-02,14,9,10")) is None


def test_changes_are_those_of_the_latest_week_only():
    history = snapshots(
        "date,overall,brand,people,industry_rank\n2026-03-01,50,10,8,20\n2026-03-08,51,11,9,\n2026-03-15,53,,9.5,12"
    )
    # Brand is not known in the week of 9 March; the rank skips a week, so it spans two.
    found = trends.changes(history)
    assert list(found) == ["overall", "people", "industry_rank"]
    assert (found["overall"].points, found["overall"].weeks) == (2.0, 1)
    assert (found["people"].points, found["people"].weeks) == (0.5, 1)
    assert (found["industry_rank"].points, found["industry_rank"].weeks) == (-8.0, 2)


def test_a_last_row_with_other_peoples_averages_only_is_not_the_latest_week():
    history = snapshots("date,overall,industry_average\n2026-03-01,50,\n2026-03-08,51,\n2026-03-15,,44")
    assert trends.changes(history)["overall"].now_date == date(2026, 3, 8)


def test_between_two_dates_the_last_known_scores_up_to_each_are_compared():
    history = snapshots(
        "date,overall,brand,people\n2026-03-01,50,10,\n2026-03-10,52,,8\n2026-03-20,55,,9\n2026-03-30,60,,9"
    )
    found = trends.changes_between(history, date(2026, 3, 12), date(2026, 3, 25))
    # Brand has nothing newer than 1 March; 30 March lies after the end.
    assert found == {
        "overall": Change("overall", 52.0, 55.0, date(2026, 3, 10), date(2026, 3, 20), None),
        "people": Change("people", 8.0, 9.0, date(2026, 3, 10), date(2026, 3, 20), None),
    }


def test_the_later_of_two_dates_is_compared_with_the_earlier_whichever_comes_first():
    days = snapshots("date,overall\n2026-03-02,60\n2026-03-09,62")
    forth = trends.changes_between(days, date(2026, 3, 2), date(2026, 3, 9))
    assert forth["overall"].points == 2
    assert trends.changes_between(days, date(2026, 3, 9), date(2026, 3, 2)) == forth


def test_nothing_is_compared_with_a_day_before_the_history():
    history = snapshots("date,overall\n2026-03-10,50\n2026-03-20,55")
    assert trends.changes_between(history, date(2026, 3, 1), date(2026, 3, 25)) == {}


def test_a_movement_names_the_span_and_the_pillar_that_moved_most():
    history = snapshots(
        "date,overall,brand,insights\n2026-01-04,50,12,10\n2026-02-01,53,12.5,9\n2026-03-01,54.3,13,7.5"
    )
    found = trends.movement(history)
    assert found is not None
    # 4 January to 1 March is 56 days: eight weeks. Insights lost 2.5, brand won 1.
    assert found.overall == Change("overall", 50.0, 54.3, date(2026, 1, 4), date(2026, 3, 1), 8)
    assert found.most is not None
    assert (found.most.column, found.most.points) == ("insights", -2.5)
    later = trends.movement(history, since=date(2026, 2, 1))
    assert later is not None
    assert later.overall is not None
    assert later.overall.weeks == 4


def test_one_snapshot_has_no_movement():
    assert trends.movement(snapshots("date,overall\n2026-03-01,50")) is None


def test_a_level_history_has_a_movement_and_no_pillar_that_moved_most():
    found = trends.movement(snapshots("date,overall,brand\n2026-03-01,50,12\n2026-03-08,50,12"))
    assert found is not None
    assert found.most is None


def test_a_range_counts_back_from_the_last_snapshot():
    history = snapshots("date,overall\n2026-01-03,50\n2026-01-04,51\n2026-03-01,54")
    # Eight weeks before 1 March is 4 January, the day itself included.
    assert trends.since(history, 8)["overall"].to_list() == [51.0, 54.0]
    assert trends.since(history, None) is history


def test_a_history_has_stopped_when_its_last_snapshot_is_over_three_weeks_old():
    history = snapshots("date,overall\n2026-03-01,50")
    assert trends.stopped_on(history, date(2026, 3, 22)) is None
    assert trends.stopped_on(history, date(2026, 3, 23)) == date(2026, 3, 1)


def test_an_empty_history_has_no_findings():
    nothing = frame("snapshots")
    assert trends.latest(nothing) == {}
    assert trends.changes(nothing) == {}
    assert trends.gaps(nothing) == []
    assert trends.lagging_pillar(nothing) is None
    assert trends.movement(nothing) is None
    assert trends.stopped_on(nothing, date(2026, 3, 1)) is None
    assert len(trends.since(nothing, 8)) == 0
    assert set(trends.wobbles(nothing).values()) == {None}
    assert trends.weekly(trends.scores_of(nothing, "overall")).empty
