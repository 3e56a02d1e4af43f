"""Which number of a date is the day, in all sheets of one file at once."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from ssi.readers.analytics.shapes import Sheet, cell, span
from ssi.readers.days import OrderChoice, days
from ssi.readers.grid import Cell
from ssi.readers.options import DateOrder, Options
from ssi.readers.plain import plain_words
from ssi.words import analytics as say
from ssi.words import assumptions as why


def date_order(sheets: Sequence[Sheet], written: Sequence[Cell], options: Options) -> OrderChoice | None:
    """The order for every date in ``written``; None where no date leaves it open.

    A day over 12 settles it. Else the order is taken in which no day is in the future, all fit the range on the
    first sheet and they follow one another; else the one that LinkedIn uses with the words of the file.
    """
    the_span = _span(sheets)
    every = pd.Series([*(the_span or ()), *written], dtype="object")
    found = days(every, order=options.date_order, today=options.today).order
    if found is None or found.settled or options.date_order:
        return found
    orders: tuple[DateOrder, ...] = ("day_first", "month_first")
    by_day = pd.Series(_days_listed(sheets), dtype="object")
    likely = {order: _likely(order, the_span, by_day, options.today) for order in orders}
    if likely["day_first"] != likely["month_first"]:
        by_spacing = say.order_by_range(" – ".join(the_span)) if the_span else why.order_by_spacing()
        by_future = likely["day_first"][0] != likely["month_first"][0]
        reason = why.order_by_future() if by_future else by_spacing
        return OrderChoice(max(orders, key=likely.__getitem__), settled=False, why=reason)
    if _is_english(sheets):
        return OrderChoice("month_first", settled=False, why=say.order_of_english())
    return OrderChoice("day_first", settled=False, why=say.order_of_other_languages())


def _span(sheets: Sequence[Sheet]) -> tuple[str, str] | None:
    """The range that the first sheet gives, as it is written."""
    return next((span(sheet.headings[1]) for sheet in sheets if sheet.kind == "discovery"), None)


def _days_listed(sheets: Sequence[Sheet]) -> list[Cell]:
    """Every date of a table with a row a day."""
    return [
        cell(row, 0)
        for sheet in sheets
        if sheet.kind in ("engagement", "followers")
        for row, _ in sheet.below()
    ]


def _likely(
    order: DateOrder, the_span: tuple[str, str] | None, by_day: pd.Series, today: date | None
) -> tuple[bool, bool, float]:
    """How likely an order is, the strongest sign first: no future, inside the range, one day after the other."""
    read = pd.Series(days(by_day, order=order).days).dropna()
    first, last = read.min(), read.max()
    if the_span:
        first, last = days(pd.Series(the_span, dtype="str"), order=order).days
    is_past = today is None or not (read > pd.Timestamp(today)).any()
    is_inside = bool(first <= last) and bool(read.between(first, last).all())
    steps = read.drop_duplicates().sort_values().diff().dropna()
    return (
        is_past,
        is_inside or read.empty,
        float((steps == pd.Timedelta(days=1)).mean()) if len(steps) else 0.0,
    )


def _is_english(sheets: Sequence[Sheet]) -> bool:
    """Whether the words over the numbers are LinkedIn's English ones."""
    headings = {plain_words(heading) for sheet in sheets for heading in sheet.headings}
    if any(sheet.kind == "discovery" for sheet in sheets):
        return "overall performance" in headings
    return not headings.isdisjoint(("engagements", "new followers", "post url"))
