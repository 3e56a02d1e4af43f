"""Which habits line up with which score, by how much, how soon, and how sure that is.

A score is explained as drift, unrelated steps and a few habits seen through an unknown, slow response. The steps:
what can be compared (`preparation`), how a habit may show (`responses`), how a score wanders by itself (`noise`),
what explains it (`effects`, `search`), sizes and ranges (`refit`), what may be claimed (`claims`, `fit`), and the
rows of the answer (`verdict`). Everything is determined by the input; how often it is wrong is measured by
`tests/bench/alignment`.
"""

from dataclasses import replace

import pandas as pd

from ssi import catalog
from ssi.analysis.alignment import verdict
from ssi.analysis.alignment.compare import look
from ssi.analysis.alignment.measures import scaled
from ssi.analysis.alignment.preparation import together_and_alone
from ssi.analysis.alignment.shuffle import shuffles
from ssi.analysis.habits import logged
from ssi.model import Alignment
from ssi.words import lining_up

__all__ = ["align", "shuffles"]


def align(
    snapshots: pd.DataFrame,
    habits: pd.DataFrame,
    events: pd.DataFrame | None = None,
    *,
    measures: pd.DataFrame | None = None,
) -> Alignment:
    """Which habits line up with which pillar.

    Frames as in `ssi.model.FRAMES`; ``measures`` (``date`` and a column each) are compared in place of the
    pillars. Too little data is no error: the answer then says how much is missing. Overall stands in for the
    pillars where none of these was ever given. Habits that only look at the score are left out.
    """
    habits = habits[~habits["habit"].isin([slug for slug, each in catalog.habits().items() if each.looks])]
    names = logged(habits)
    if measures is None:
        scores = together_and_alone(snapshots, habits) or [()]
        looks = [look(snapshots, columns, names, habits, events) for columns in scores]
    else:
        looks = []
        for column in sorted(str(column) for column in measures.columns if column != "date"):
            table, unit = scaled(measures[["date", column]], column)
            looks.append(look(table, [column], names, habits, events, unit=unit))
    aligned = verdict.alignment_of(names, looks)
    return replace(aligned, verdict=lining_up.verdict(aligned))
