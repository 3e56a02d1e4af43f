"""Alignments made by hand: what the words and charts of What lines up are tested with."""

from dataclasses import replace
from datetime import date

import pandas as pd

from ssi.model import ALIGNMENT_COLUMNS, Alignment, Group, Looked

FIRST, LAST = date(2026, 5, 18), date(2026, 11, 15)
SHORT_FIRST = date(2026, 8, 10)
"""Fourteen weeks before `LAST`: long enough to compare, too short for figures."""


def row(habit="comments", pillar="insights", **known):
    """One row of the table: a habit that was looked at and shows nothing, but for what is given."""
    plain = {
        "habit": habit,
        "pillar": pillar,
        "effect": 0.02,
        "low": -0.1,
        "high": 0.14,
        "p": 0.9,
        "q": 0.9,
        "reported": False,
        "delay_days": 14.0,
        "group": "",
        "grade": "",
        "note": "nothing",
        "smallest": 2.0,
        "weeks_more": float("nan"),
        "steady": False,
        "shared_start": False,
        "usual": 10.0,
        "reach": 4.0,
        "known": 1.0,
        "none_logged": 40,
    }
    assert known.keys() <= plain.keys()
    return plain | known


CLEAR = {
    "effect": 0.25,
    "low": 0.18,
    "high": 0.32,
    "p": 0.001,
    "reported": True,
    "grade": "clear",
    "note": "",
}
LIKELY = {"effect": 0.1, "low": 0.02, "high": 0.2, "p": 0.03, "reported": True, "grade": "likely", "note": ""}
ONE_OF = {"group": "brand-1", "grade": "one_of", "note": "group"}


def table(*rows):
    return pd.DataFrame(rows, columns=list(ALIGNMENT_COLUMNS)).astype(dict(ALIGNMENT_COLUMNS))


def alignment(*rows, groups=(), first=FIRST, last=LAST, weeks_more=None, **looked):
    """An alignment of these rows; ``looked`` says what could be seen of a pillar, by its key.

    A pillar for which no days are given was compared from the first day to the last.
    """
    made = table(*rows)
    days = (last - first).days + 1 if first and last else 0
    seen = {pillar: looked.get(pillar, Looked(60)) for pillar in dict.fromkeys(made["pillar"])}
    seen = {pillar: each if each.days else replace(each, days=days) for pillar, each in seen.items()}
    return Alignment(made, tuple(groups), seen, first, last, 150, weeks_more)


POSTS_OR_ARTICLES = Group("brand-1", "brand", ("posts", "articles"))
