"""Pillars as percent of 25: some sheets note them from 0 to 100."""

import numpy as np
import pandas as pd

from ssi.model import AVERAGES, PILLAR_KEYS, PILLAR_MAX, Assumption
from ssi.words import assumptions as say

_PILLARS = (*PILLAR_KEYS, *(column for column in AVERAGES if not column.endswith("_average")))


def rescaled(captures: pd.DataFrame, scale: int | None) -> tuple[pd.DataFrame, list[Assumption]]:
    """Captures with pillars from 0 to 25, and what was assumed about their scale where that was open.

    ``scale`` is the top of a pillar in the file, 25 or 100; None where it is to be found out.
    """
    found, why = _scale(captures)
    used = scale or found
    if used == found == PILLAR_MAX:
        return captures, []
    if scale:
        why = say.chosen()
    other = 25 if used == 100 else 100
    if used == 100:
        captures = captures.assign(
            **{column: captures[column] / 4 for column in _PILLARS if column in captures}
        )
    return captures, [Assumption("scale", used, (other,), why)]


def _scale(captures: pd.DataFrame) -> tuple[int, str]:
    scores = captures.reindex(columns=["overall", *PILLAR_KEYS]).to_numpy(dtype="float64")
    totals, pillars = scores[:, 0], scores[:, 1:]
    # A slip like 251 says nothing about the scale.
    plausible = ((pillars > 0) & (pillars <= 100)).all(axis=1)
    scored = pillars[plausible]
    totals = totals[plausible]
    known = totals > 0
    if known.any():
        ratio = float(np.median(scored[known].sum(axis=1) / totals[known]))
        return (100, say.scale_percent()) if 3.5 < ratio < 4.5 else (25, "")
    above = (scored > PILLAR_MAX).any(axis=1).mean() if len(scored) else 0.0
    return (100, say.scale_above_25()) if above > 0.5 else (25, "")
