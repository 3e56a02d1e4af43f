"""Experiments among the events that are pinned to the score's line."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ssi.model import frame
from ssi.model.experiments import Experiment
from ssi.words import experiments as words


def pins(events: pd.DataFrame, experiments: Sequence[Experiment], today: date) -> pd.DataFrame:
    """The events, and with them on which days experiments began and ended, as far as these days have come."""
    rows = [
        {"date": day, "label": label, "kind": "other"}
        for each in experiments
        for day, label in (
            (each.start, words.pin_begin(each)),
            (each.broken_off or each.end, words.pin_end(each)),
        )
        # One that was broken off before it began never did.
        if day <= today and (each.broken_off is None or each.broken_off >= each.start)
    ]
    if not rows:
        return events
    both = pd.concat([frame("events", events), frame("events", rows)])
    return both.sort_values("date", kind="stable", ignore_index=True)
