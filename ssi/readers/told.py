"""What is told of many rows with the same fault: the first ones each by itself, the rest counted."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from ssi.model import Problem, calendar_day
from ssi.words import problems as say

ONE_BY_ONE = 20
"""Rows that are named each: a person mends these, and for more of them the file itself."""


def numbers_unread(
    heading: str,
    unreadable: npt.NDArray[np.bool_],
    cells: Sequence[object],
    lines: Sequence[int | None],
    days: npt.NDArray[np.datetime64] | None = None,
) -> Iterator[Problem]:
    """Cells of a column that should hold a number and do not; ``days`` says where they are if ``lines`` does not."""
    rows = np.flatnonzero(unreadable).tolist()
    for row in rows[:ONE_BY_ONE]:
        text = str(cells[row]).strip()
        day = None if days is None else calendar_day(pd.Timestamp(days[row]))
        message = say.not_a_number(say.place(lines[row], day), heading, text)
        yield Problem(lines[row], heading, text, message)
    if more := rows[ONE_BY_ONE:]:
        message = say.more_not_numbers(heading, len(more), _lines(more, lines))
        yield Problem(None, heading, None, message)


def left_out(
    rows: Sequence[int], lines: Sequence[int | None], tell: Callable[[int], Problem]
) -> Iterator[Problem]:
    """Rows that are left out: ``tell`` says of one of them why."""
    yield from (tell(row) for row in rows[:ONE_BY_ONE])
    if more := rows[ONE_BY_ONE:]:
        message = say.more_left_out(len(more), _lines(more, lines))
        yield Problem(None, None, None, message, left_out=True)


def _lines(rows: Sequence[int], lines: Sequence[int | None]) -> list[int]:
    return [line for row in rows if (line := lines[row]) is not None]
