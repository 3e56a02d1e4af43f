"""The habits-by-weeks grid: a table whose cells are the darker the more of the plan was done."""

from collections.abc import Sequence

import pandas as pd
from pandas.io.formats.style import Styler

from ssi.charts.look import Look
from ssi.model.plans import ON_PLAN
from ssi.model.routine import Week


def plan_grid(table: pd.DataFrame, weeks: Sequence[Week], look: Look) -> Styler:
    """The ``table`` of texts, shaded: its first column names the habits, the others are the ``weeks``, in their order.

    What is not known, or was not planned, has no shade; the text says the same in words.
    """
    css = pd.DataFrame("", index=table.index, columns=table.columns)
    for place, week in enumerate(weeks, start=1):
        css.isetitem(place, [_shade(each.share, look) for each in week.habits])
    return table.style.apply(lambda _: css, axis=None)


def _shade(share: float | None, look: Look) -> str:
    if share is None:
        return ""
    little, some, enough = look.palette.shades
    color = enough if share >= ON_PLAN - 1e-9 else some if share > 0 else little
    return f"background-color: {color}; color: {look.palette.ink}"
