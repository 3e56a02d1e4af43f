"""The common shape between a format and the rules about scores: one row for each capture of the score.

Every format turns its file into captures; `ssi.readers.rules` turns captures into snapshots. So what is
known about failed captures, rounding or several captures a day is said once, whatever the file was.
"""

from typing import Any

import pandas as pd

from ssi.model import SCORE_COLUMNS

CAPTURE_COLUMNS: dict[str, str] = {
    "line": "Int64",
    "date": "datetime64[s]",
    "time": "str",
    **dict.fromkeys(SCORE_COLUMNS, "float64"),
    "source": "str",
}
"""- ``line``: 1-based physical line of the file, missing where there is none.
- ``date``: the person's own calendar day, midnight; NaT where the capture has none.
- ``time``: anything that sorts captures of one day, "" where unknown (then the file's order counts).
- the scores as the file gives them, NaN where blank or unreadable; nothing is judged yet.
"""


def captures(rows: Any) -> pd.DataFrame:
    """Rows (records, a mapping of columns, a frame) as captures: all columns, in order, missing ones unknown."""
    columns = list(CAPTURE_COLUMNS)
    table = pd.DataFrame(rows if len(rows) else None, columns=None if len(rows) else columns)
    table = table.reindex(columns=columns)
    texts = {name: table[name].astype("str").fillna("") for name in ("time", "source")}
    return table.assign(**texts).astype(CAPTURE_COLUMNS)
