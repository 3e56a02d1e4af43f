"""LinkedIn's creator analytics: the sheets of a workbook, or one of them saved by itself, as a reading.

A day's numbers are what others did: outcomes, never habits. Days that a sheet lists are known, a 0 is a 0;
days that it does not list are not known.
"""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from ssi.model import Frames, Problem, Reading, frame
from ssi.readers.analytics import daily, posts
from ssi.readers.analytics.order import date_order
from ssi.readers.analytics.shapes import Sheet, cell, classify, is_rate
from ssi.readers.assumed_days import of_order
from ssi.readers.errors import UnreadableFile
from ssi.readers.grid import Cell, Grid
from ssi.readers.options import Options
from ssi.words import analytics as say
from ssi.words import problems as say_problem


def read_sheets(grids: Sequence[tuple[str, Grid]], options: Options, *, is_workbook: bool) -> Reading | None:
    """What named grids hold of LinkedIn's analytics; None where they are something else.

    UnreadableFile where they are analytics without a single day or post.
    """
    found = {name: sheet for name, grid in grids if (sheet := classify(name, grid))}
    if not _are_analytics(list(found.values()), len(grids)):
        return None
    sheets = list(found.values())
    order = date_order(sheets, _written_days(sheets), options)
    used = order.order if order else None
    outcomes: list[pd.DataFrame] = []
    published: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for sheet in sheets:
        of_sheet: Sequence[Problem] = ()
        if sheet.kind in ("engagement", "followers"):
            rows = daily.read(sheet, used, options)
            outcomes.append(rows.outcomes)
            of_sheet = rows.problems
        elif sheet.kind in ("top_posts", "post"):
            read = posts.top_posts if sheet.kind == "top_posts" else posts.single_post
            of_posts, of_sheet = read(sheet, used, options)
            published.append(of_posts)
        problems += [_said_in(sheet.name, problem) for problem in of_sheet]
    problems += _not_kept(sheets, [name for name, _grid in grids if name not in found])
    frames = Frames(
        outcomes=_together(outcomes),
        posts=frame("posts", pd.concat(published)) if published else frame("posts"),
    )
    if frames.outcomes.empty and frames.posts.empty:
        raise UnreadableFile(say.without_days([sheet.name for sheet in sheets]))
    name = "analytics_workbook" if is_workbook else "analytics_sheet"
    return Reading(name, {"": frames}, tuple(of_order(order)), tuple(problems))


def _are_analytics(sheets: Sequence[Sheet], of_all: int) -> bool:
    """Whether recognised sheets are LinkedIn's: the only one there is, or two that go together."""
    sure = {sheet.kind for sheet in sheets if sheet.sure}
    if len(sheets) == of_all == 1:
        return bool(sure)
    # A range, or two lists of posts side by side, nobody makes by hand: they vouch for sheets in a language that
    # nobody here reads, and in a workbook that holds other sheets too.
    if any(sheet.kind == "discovery" or _has_two_lists(sheet) for sheet in sheets):
        return len({sheet.kind for sheet in sheets}) >= 2
    return len(sure) >= 2 and len(sheets) == of_all


def _has_two_lists(sheet: Sheet) -> bool:
    return sheet.kind == "top_posts" and len(posts.lists(sheet)) == 2


def _written_days(sheets: Sequence[Sheet]) -> list[Cell]:
    written: list[Cell] = []
    for sheet in sheets:
        if sheet.kind in ("engagement", "followers"):
            written += [cell(row, 0) for row, _line in sheet.below()]
        elif sheet.kind in ("top_posts", "post"):
            written += posts.written_days(sheet)
    return written


def _together(outcomes: Sequence[pd.DataFrame]) -> pd.DataFrame:
    if not outcomes:
        return frame("outcomes")
    every = pd.concat(outcomes, ignore_index=True).drop_duplicates(["date", "measure"], keep="last")
    return frame("outcomes", every.sort_values(["date", "measure"], kind="stable").reset_index(drop=True))


def _said_in(sheet: str, problem: Problem) -> Problem:
    return replace(problem, message=say_problem.in_sheet(sheet, problem.message)) if sheet else problem


def _not_kept(sheets: Sequence[Sheet], others: Sequence[str]) -> list[Problem]:
    """Totals and shares in one line, sheets that are no analytics in another."""
    labels: list[str] = []
    for sheet in sheets:
        if sheet.kind == "discovery":
            labels += [str(cell(row, 0)).strip() for row, _line in sheet.below()]
        elif sheet.kind == "followers":
            above = [row for row in sheet.grid.rows[: sheet.top] if str(cell(row, 0)).strip()]
            labels += [str(cell(row, 0)).strip() for row in above]
        elif sheet.kind == "engagement":
            labels += [heading for heading in sheet.headings if is_rate(heading)]
        elif sheet.kind == "demographics":
            labels.append(sheet.name or sheet.headings[0])
    said = [say.not_kept(labels)] if labels else []
    said += [say.sheets_not_read(others)] if others else []
    return [Problem(None, None, None, message) for message in said]
