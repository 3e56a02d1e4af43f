"""What is said of files: what came of keeping them, and where they differ from what is kept."""

import pandas as pd

from ssi.words import files

NOTHING = {"snapshots": 0, "counts": 0, "values": 0, "changed": 0, "stayed": 0, "replaced": 0, "left_out": 0}


def kept(**numbers):
    return files.kept(**{**NOTHING, **numbers})


def test_scores_and_counts_are_both_said():
    assert kept(snapshots=59, counts=9012, values=9300, left_out=1) == (
        "59 snapshots and 9,012 counts added, 1 row left out."
    )
    assert kept(snapshots=1, counts=1, values=6) == "1 snapshot and 1 count added."


def test_without_scores_the_values_are_said_and_without_anything_new_that():
    assert kept(counts=3, values=3) == "3 values added."
    assert kept() == "Nothing new: all of it was kept already."


def test_which_of_two_archives_came_first_is_not_told_by_the_order_of_adding():
    assert kept(replaced=5) == "5 values of an older archive give way to those of a newer one."


def test_a_week_that_differs_is_named_by_its_days():
    cells = pd.DataFrame(
        {
            "frame": ["habits", "habits"],
            "field": ["posts", "comments"],
            "date": pd.to_datetime(["2026-11-08", "2026-11-08"]),
            "days": [7, 1],
            "shown": [6.0, 2.0],
            "shown_name": ["The new file", "The new file"],
            "other": [5.0, 1.5],
            "other_name": ["log.csv", "log.csv"],
        }
    )
    table = files.differs_table(cells, is_kept=False)
    assert table["Day"].tolist() == ["2 Nov 2026 to 8 Nov 2026", "8 Nov 2026"]
    assert table["Value"].tolist() == ["6", "2"]
    assert table["Other"].tolist() == ["5", "1.5"]
    assert "Shown" in files.differs_table(cells)
