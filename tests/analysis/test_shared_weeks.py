"""Weeks in which most clients moved alike: the rule by hand, and on clients to whom nothing happened."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from ssi.analysis import shared_weeks, trends
from ssi.analysis.shared_weeks import by_week, moves, needed
from ssi.model import ClientWeek
from ssi.model.clients import Moves
from tests.bench import noise
from tests.bench.shared_weeks import DROP_WEEK, NOTHING, drop, named, pool

SUNDAY = date(2026, 11, 15)
WEEK = date(2026, 11, 9)


def weekly(*values, last=SUNDAY):
    days = [last - timedelta(weeks=back) for back in range(len(values) - 1, -1, -1)]
    return pd.Series([float(each) for each in values], index=pd.DatetimeIndex(days), name="overall")


def one_week(*times, points=None):
    """Clients who have a change in one week only, by so many of their usual wobbles."""
    return [
        Moves(np.array([WEEK], dtype="datetime64[D]"), np.array([float(moved)]), np.array([float(each)]))
        for each, moved in zip(times, points or times, strict=True)
    ]


def test_a_change_is_measured_by_the_usual_ones_before_it():
    # Six changes of +1 and −1, then −3: the usual size is 1, the usual change 0.
    found = moves(weekly(50, 51, 50, 51, 50, 51, 50, 47))
    assert found.weeks.tolist() == [WEEK]
    assert (found.points[0], found.times[0]) == (-3.0, -3.0)


def test_what_somebody_always_does_is_nothing_unusual():
    # Up 2 every week; another 2 are usual, none would be a fall by one wobble.
    assert moves(weekly(*range(30, 46, 2))).times[0] == 0.0
    assert moves(weekly(*range(30, 44, 2), 42)).times[0] == -1.0


def test_a_change_over_two_weeks_and_one_with_little_before_it_are_left_out():
    scores = weekly(50, 51, 50, 51, 50, 51, 50, 51, 50)
    without = scores.drop(scores.index[-2])
    assert moves(without).weeks.tolist() == []
    assert moves(scores.iloc[:7]).weeks.tolist() == []


def test_its_wobble_is_the_usual_wobble_of_that_week():
    scores = trends.scores_of(noise.person("walk", 3), "brand")
    found = moves(scores)
    week = found.weeks[-1].item()
    before = [each for each in trends.weekly_changes(scores) if each.now_date < week][-26:]
    usual = float(np.median([each.points for each in before]))
    wobble = trends.usual_wobble(scores, week)
    assert found.times[-1] == pytest.approx((found.points[-1] - usual) / wobble)


def test_how_many_have_to_move_alike():
    # A tenth each go far: 4 of 4 is 0.0001, 4 of 5 is 0.00046 and over one in 2,500, 5 of 7 is 0.00018.
    assert [needed(clients) for clients in (4, 5, 7)] == [4, 5, 5]
    # A quarter each go over their wobble: 7 of 8 is 0.00038, 9 of 12 is 0.00039.
    assert (needed(8), needed(12)) == (7, 9)
    # Most of them are wanted even where fewer would be rare.
    assert needed(200) == 101


def test_nine_of_twelve_down_by_more_than_their_wobble_is_a_week_of_most_clients():
    (week,) = by_week(one_week(*[-1.2] * 9, 0.5, 0.0, -0.4), "overall")
    assert week == ClientWeek(WEEK, "overall", clients=12, up=1, down=10, direction=-1)
    (week,) = by_week(one_week(*[-1.2] * 8, 0.5, 0.0, -0.4, -0.6), "overall")
    assert week.direction == 0


def test_four_clients_have_to_move_twice_their_wobble():
    assert by_week(one_week(2, 3, 2.5, 2), "overall")[0].direction == 1
    assert by_week(one_week(2, 3, 2.5, 1.9), "overall")[0].direction == 0


def test_with_fewer_than_four_clients_nothing_is_said():
    assert by_week(one_week(-5, -5, -5), "overall") == ()
    assert by_week([], "overall") == ()


def test_standing_still_is_no_fall_even_where_somebody_usually_rises():
    (week,) = by_week(one_week(-2, -2, -2, -2, points=[0.0] * 4), "overall")
    assert (week.down, week.direction) == (0, 0)


def test_it_was_shared_by_those_who_moved_that_way():
    down = ClientWeek(WEEK, "overall", 12, 1, 10, -1)
    fell, rose, unknown = one_week(-0.1, 3)[0], one_week(3)[0], shared_weeks.moves(weekly(50))
    assert shared_weeks.shared_with((down,), fell) == (down,)
    assert shared_weeks.shared_with((down,), rose) == ()
    assert shared_weeks.shared_with((down,), unknown) == ()


def test_where_nothing_happened_a_week_is_named_once_in_ten_years_at_most():
    clients = pool(4, NOTHING, every=7)
    random = np.random.default_rng(5)
    weeks = [
        len(named([clients[each] for each in random.choice(len(clients), size, replace=False)]))
        for size in (4, 8, 12, 30)
        for _ in range(25)
    ]
    # A hundred groups, two years less the first six weeks each: 188 years.
    assert sum(weeks) <= 18


def test_a_drop_of_three_points_that_all_share_is_named():
    clients = pool(2, drop(3), every=7)
    (week,) = [each for each in named(clients) if np.datetime64(each.week) == DROP_WEEK]
    assert week.direction == -1
    assert week.down > 30
