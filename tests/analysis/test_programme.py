"""A programme: its first weeks beside its last, who is compared, how far they moved, what is said of the cohort."""

from datetime import date, timedelta

import numpy as np
import pytest

from ssi.analysis import before_after, programme
from ssi.model import ClientWeek, Level, Stretch, empty, frame
from ssi.model.programme import Course, Spread, Tally, Windows

START, END = date(2026, 3, 2), date(2026, 5, 24)
"""Twelve weeks, Monday to Sunday."""
WINDOWS = Windows(START, END, 4)


def weekly(*overall, first=START, **others):
    days = [first + timedelta(weeks=place) for place in range(len(overall))]
    return frame("snapshots", {"date": days, "overall": [float(each) for each in overall], **others})


def of(snapshots, windows=WINDOWS):
    return programme.course(1, snapshots, windows)


def test_the_mean_of_the_first_four_weeks_stands_beside_that_of_the_last_four():
    found = of(weekly(50, 51, 52, 51, 90, 90, 90, 90, 55, 56, 57, 56))
    assert found.before == Stretch(START, date(2026, 3, 29))
    assert found.after == Stretch(date(2026, 4, 27), END)
    level = found.levels["overall"]
    assert (level.before, level.after, level.points) == (51, 56, 5)
    assert (found.snapshots, found.missing) == ((4, 4), "")


def test_each_ones_own_first_and_latest_snapshot_can_be_the_ends():
    found = of(weekly(40, 42, *[45] * 8, 50, 52, first=date(2026, 1, 8)), Windows(None, None, 2))
    # From Thursday 8 January on; the twelfth snapshot is that of 26 March.
    assert found.before == Stretch(date(2026, 1, 8), date(2026, 1, 21))
    assert found.after == Stretch(date(2026, 3, 13), date(2026, 3, 26))
    assert (found.levels["overall"].before, found.levels["overall"].after) == (41, 51)


def test_more_than_usual_is_the_rule_of_before_and_after_and_nothing_weaker():
    random = np.random.default_rng(2)
    days = [START - timedelta(weeks=40) + timedelta(days=place) for place in range(7 * 60)]
    scores = 50 + random.normal(0, 0.3, len(days)).cumsum() * 0.3
    moved = np.where(np.array(days) >= date(2026, 4, 1), 9.0, 0.0)
    snapshots = frame("snapshots", {"date": days, "overall": scores + moved, "brand": scores / 4})
    found = of(snapshots)
    same = before_after.compare(snapshots, empty("habits"), found.before, found.after)
    assert found.levels == same.levels
    assert found.levels["overall"].is_more_than_usual is True
    assert found.levels["brand"].is_more_than_usual is False


def test_who_was_seen_in_the_programme_only_moved_by_so_much_and_what_is_usual_is_not_known():
    found = of(weekly(*[50] * 6, *[70] * 6))
    assert found.levels["overall"].points == 20
    assert found.levels["overall"].is_more_than_usual is None


@pytest.mark.parametrize(
    ("snapshots", "why"),
    [
        (frame("snapshots"), "nothing"),
        (frame("snapshots", {"date": [START], "industry_rank": [8.0]}), "nothing"),
        (weekly(50, 51), "end"),
        (weekly(50, 51, first=date(2026, 5, 11)), "start"),
        (weekly(50, first=date(2026, 4, 10)), "both"),
    ],
)
def test_who_cannot_be_compared_stays_on_the_list_with_the_reason(snapshots, why):
    found = of(snapshots)
    assert found.missing == why
    assert found.levels == {}


def test_overall_at_one_end_and_pillars_at_the_other_are_nothing_to_compare():
    first = weekly(*[50.0] * 4, *[np.nan] * 8)
    found = of(first.assign(brand=[np.nan] * 8 + [12.0] * 4))
    assert (found.missing, found.snapshots) == ("both", (4, 4))


def test_a_history_shorter_than_both_windows_is_too_short():
    assert of(weekly(50, 51, 52), Windows(None, None, 2)).missing == "short"
    # Begun after the programme's end.
    assert of(weekly(50, first=date(2026, 9, 1)), Windows(None, END, 4)).missing == "short"


def test_ranks_are_the_middle_ones_and_always_some_that_there_were():
    ranks = [12.0, 11, 12, 10, *[9] * 4, 8, 9, 8, 7]
    found = of(weekly(*[50] * 12, industry_rank=ranks, network_rank=[np.nan] * 11 + [5.0]))
    # 10, 11, 12, 12: of two middle ones the one further from the top; 7, 8, 8, 9.
    assert found.ranks == {"industry_rank": (12, 8)}


# The cohort


def moved(person, points, usual=None, missing="", first=START, last=END):
    """A client whose overall moved so far."""
    levels = {} if missing else {"overall": Level("overall", 50.0, 50.0 + points, usual)}
    before = Stretch(first, first + timedelta(days=27))
    return Course(
        person, before, Stretch(last - timedelta(days=27), last), (4, 4), levels, missing=missing or ""
    )


def cohort(*courses, weeks=()):
    return programme.programme(courses, WINDOWS, weeks)


def test_the_spread_is_that_of_everybody_who_can_be_compared():
    found = cohort(*[moved(place, points) for place, points in enumerate((4, -2, 0, 1, 7))])
    assert found.spreads["overall"] == Spread(5, -2, 1, 7, (0, 4))
    assert set(found.spreads) == {"overall"}


def test_three_clients_have_no_quarters():
    found = cohort(moved(1, 4), moved(2, -2), moved(3, 1))
    assert found.spreads["overall"] == Spread(3, -2, 1, 4, None)


def test_everybody_is_counted_once():
    found = cohort(
        moved(1, 5, usual=3),
        moved(2, -5, usual=3),
        moved(3, 2.9, usual=3),
        moved(4, 9),
        Course(5, levels={"brand": Level("brand", 10, 11, 0.5)}),
        moved(6, 0, missing="end"),
    )
    assert found.tallies["overall"] == Tally(up=1, down=1, ordinary=1, unsaid=1, unknown=1)
    assert found.tallies["brand"] == Tally(up=1, down=0, ordinary=0, unsaid=0, unknown=4)
    assert [course.person for course in found.courses] == [1, 2, 3, 4, 5, 6]
    assert [course.person for course in found.compared] == [1, 2, 3, 4, 5]


def test_weeks_that_most_shared_are_named_from_the_first_day_to_the_last():
    weeks = [
        ClientWeek(START + timedelta(weeks=place), "overall", 12, 1, 10, -1 if place != 2 else 0)
        for place in range(-1, 14)
    ]
    shared = cohort(moved(1, 1), weeks=weeks).shared
    assert [(each.week - START).days // 7 for each in shared] == [0, 1, *range(3, 12)]
    longer = moved(2, 1, first=START - timedelta(weeks=1))
    assert cohort(moved(1, 1), longer, weeks=weeks).shared[0].week == START - timedelta(weeks=1)
    assert cohort(moved(1, 1, missing="end"), weeks=weeks).shared == ()
