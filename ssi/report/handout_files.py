"""The handout's files: what they are called, and the table of exactly what the page shows."""

import re
import unicodedata
from datetime import date

import pandas as pd

from ssi.report.handout_sheet import Block, Panel, Sheet
from ssi.report.table_csv import csv_of
from ssi.words import handouts as words

_LETTERS_MOST = 40


def file_name(name: str, made: date, ending: str) -> str:
    """ "ssi-progress-client-a-2026-11-20.html": with the name on the page, in plain letters, or with none."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:_LETTERS_MOST].strip("-")
    return "-".join(part for part in ("ssi-progress", slug, made.isoformat()) if part) + f".{ending}"


def table_of(sheet: Sheet, *, token: str = "") -> bytes:
    """What the page shows as a CSV that no spreadsheet takes for formulas: its parts, in their order, and every point
    that is drawn.

    ``token``: random signs in the last row, which make the file another one than anybody else's.
    """
    rows: list[tuple[object, ...]] = [(words.subject(), sheet.title, "", sheet.subtitle)]
    rows += [(words.numbers_part(), tile.label, "", f"{tile.value}. {tile.note}") for tile in sheet.tiles]
    rows += [(sheet.overall.heading, sheet.overall.note, "", "")]
    rows += [(sheet.overall.heading, caption, "", "") for caption in sheet.captions]
    rows += _points(sheet.overall)
    for panel in sheet.pillars:
        rows.append((panel.heading, panel.value, "", panel.note))
        rows += _points(panel)
    for block in (*([sheet.lined] if sheet.lined else []), *sheet.blocks):
        rows += _of_block(block)
    rows += [(words.foot_part(), line, "", "") for line in sheet.foot]
    if token:
        rows.append((words.file_part(), token, "", ""))
    columns = [words.part_column(), words.what_column(), words.day_column(), words.value_column()]
    return csv_of(pd.DataFrame(rows, columns=columns, dtype=object))


def _points(panel: Panel) -> list[tuple[object, ...]]:
    return [
        (panel.heading, words.drawn(), value.date.isoformat(), value.value)
        for value in panel.values
        if panel.picture
    ]


def _of_block(block: Block) -> list[tuple[object, ...]]:
    said = [text for text in (block.lead, *block.lines, block.small) if text]
    rows: list[tuple[object, ...]] = [(block.heading, text, "", "") for text in said]
    for first, *rest in block.rows:
        heads = block.columns[1:] or ("",)
        for head, cell in zip(heads, rest, strict=True):
            value = words.cell(head, cell) if head else cell
            rows.append((block.heading, first, "", value))
    return rows
