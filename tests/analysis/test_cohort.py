"""Clients side by side: by name, by weeks since the start, and with the middle of those who are known."""

import random
from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from ssi.analysis import clients, cohort
from ssi.model import Frames, History, frame
from ssi.model.clients import Card, Client, Need

MONDAY = date(2026, 3, 2)


def snapshots(*overall, first=MONDAY, every=7, **others):
    days = [first + timedelta(days=every * place) for place in range(len(overall))]
    return frame("snapshots", {"date": days, "overall": [float(each) for each in overall], **others})


def client(name, kept, person=0):
    known = clients.summary(History(person, name, 1, Frames(snapshots=kept)), (), (), date(2026, 11, 20))
    return Client(person, name, Card(), known, Need())


def group(**scores):
    return [client(name, snapshots(*each), person) for person, (name, each) in enumerate(scores.items())]


def rows(lines):
    return list(zip(lines["person"], lines["week"], lines["value"], strict=True))


def test_the_order_is_that_of_the_names_whatever_the_scores_are():
    names = ["ada", "Ben", "cem", "Dee", "Eli"]
    shuffled = random.Random(4).sample(names, len(names))
    found = [client(name, snapshots(90 - 10 * place), place) for place, name in enumerate(shuffled)]
    assert [each.name for each in cohort.by_name(found)] == names
    lines = cohort.since_start(found, "overall")
    assert [shuffled[person] for person in lines["person"].unique()] == names


def test_weeks_are_counted_from_each_ones_own_first_snapshot():
    late = client("Ben", snapshots(60, 61, first=date(2026, 6, 3)), 1)
    lines = cohort.since_start([client("Ada", snapshots(50, 51, 52)), late], "overall")
    assert rows(lines) == [(0, 0, 50), (0, 1, 51), (0, 2, 52), (1, 0, 60), (1, 1, 61)]


def test_from_one_day_on_everybody_stands_in_the_same_week_and_what_was_before_is_left_out():
    late = client("Ben", snapshots(60, first=MONDAY + timedelta(weeks=2)), 1)
    gone = client("Cem", snapshots(70), 2)
    # A Thursday: its week is the second one.
    found = cohort.since_start(
        [client("Ada", snapshots(50, 51, 52)), late, gone], "overall", date(2026, 3, 12)
    )
    assert rows(found) == [(0, 0, 51), (0, 1, 52), (1, 1, 60)]


def test_of_a_week_with_several_snapshots_the_last_one_stands():
    found = cohort.since_start([client("Ada", snapshots(*range(50, 64), every=1))], "overall")
    assert rows(found) == [(0, 0, 56), (0, 1, 63)]


def test_a_pillar_that_came_later_begins_later():
    kept = snapshots(50, 51, 52, brand=[np.nan, np.nan, 12.5])
    assert rows(cohort.since_start([client("Ada", kept)], "brand")) == [(0, 2, 12.5)]


def test_a_line_breaks_at_a_gap_of_the_history_and_not_at_a_week_that_is_missing():
    daily = snapshots(*range(40), every=1).drop(range(8, 20)).reset_index(drop=True)
    # From 9 to 22 March: over ten days and three times one day.
    assert cohort.since_start([client("Ada", daily)], "overall")["after_gap"].tolist() == [
        False,
        False,
        True,
        False,
        False,
        False,
    ]
    weekly = snapshots(50, 51, 52, 53, 54).drop(2).reset_index(drop=True)
    found = cohort.since_start([client("Ada", weekly)], "overall")
    assert found["week"].tolist() == [0, 1, 3, 4]
    assert not found["after_gap"].any()


def test_who_has_no_score_has_no_line():
    assert cohort.since_start([client("Ada", frame("snapshots"))], "overall").empty
    assert cohort.since_start([], "overall").empty


def test_the_middle_is_a_median_and_stops_where_fewer_than_half_are_known():
    lines = cohort.since_start(
        group(Ada=(50, 50, 50), Ben=(40, 41, 42), Cem=(60, 61), Dee=(70, 71), Eli=(80,)), "overall"
    )
    # Five, then four with a median half way between 50 and 61; of two in the third week nothing is said.
    assert cohort.middle(lines).to_numpy().tolist() == [[0, 60], [1, 55.5]]


def test_four_of_nine_are_fewer_than_half_and_three_clients_have_no_middle():
    many = group(**{f"Client {place}": (50, 51) if place < 4 else (50,) for place in range(9)})
    assert cohort.middle(cohort.since_start(many, "overall"))["week"].tolist() == [0]
    three = cohort.since_start(many[:3], "overall")
    assert cohort.middle(three).empty


def test_the_lines_end_after_so_many_weeks():
    lines = cohort.since_start(group(Ada=(50, 51, 52)), "overall")
    assert cohort.first_weeks(lines, 1)["week"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("values", "column", "ends"),
    [
        ((43, 67.5), "overall", (40, 70)),
        ((50, 50), "overall", (50, 60)),
        ((100, 100), "overall", (90, 100)),
        ((11, 12), "brand", (10, 15)),
        ((0, 25), "brand", (0, 25)),
    ],
)
def test_a_close_up_holds_all_lines_between_whole_steps(values, column, ends):
    top = 100.0 if column == "overall" else 25.0
    assert cohort.close_range(pd.DataFrame({"value": values}), column, top) == ends
