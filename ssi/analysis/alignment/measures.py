"""Other measures in place of scores: counts of what came of it, brought to a scale on which one week is like
another.
"""

import numpy as np
import pandas as pd

from ssi.analysis.alignment.responses import spread

LIKE_A_SCORE = 5.0
"""From a low week to a high one (5 % to 95 %) a measure is made to reach so many points, as a pillar does in a
lively year."""


def scaled(table: pd.DataFrame, column: str) -> tuple[pd.DataFrame, float]:
    """A measure (``date`` and one column) as points to compare, and what one such point is at a usual week.

    Counts have viral weeks: they are bent by the inverse hyperbolic sine (a logarithm that knows zero and negative
    numbers; Burbidge, Magee & Robb 1988), so that one week cannot outshout a year. Effects are therefore those
    at the level of a usual week.
    """
    known = table.dropna(subset=[column])
    values = known[column].to_numpy(dtype=np.float64)
    bent = np.arcsinh(values)
    reach = float(spread(bent)) if len(bent) else 0.0
    factor = LIKE_A_SCORE / reach if reach > 1e-9 else 1.0
    usual = float(np.median(values)) if len(values) else 0.0
    return known.assign(**{column: bent * factor}), float(np.hypot(1.0, usual)) / factor
