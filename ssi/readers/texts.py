"""Columns of texts of which few differ, made without a text for each cell."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa


def pick(texts: Sequence[str], places: npt.NDArray[np.intp]) -> pd.Series:
    """The text at each of the places."""
    return pd.Series(pa.array(texts, pa.large_string()).take(pa.array(places)).to_pandas(), dtype="str")
