"""Workbooks of LinkedIn's creator analytics, made on the spot; every number and address is made up."""

import io
from datetime import date

from openpyxl import Workbook

from ssi.readers.options import Options
from ssi.readers.tables import read_text, read_workbook

TODAY = date(2026, 11, 20)
POST = "https://www.linkedin.com/feed/update/urn:li:share:"


def saved(sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def read_book(sheets, **settings):
    options = Options("Content_2026-03-02_2026-03-08_AnnaExample.xlsx", today=TODAY, **settings)
    return read_workbook(saved(sheets), options)


def read_csv(text, **settings):
    return read_text(text, Options("export.csv", **{"today": TODAY, **settings}))


def outcomes(reading):
    rows = reading.outcomes[["date", "measure", "value"]].itertuples(index=False)
    return [(day.date().isoformat(), measure, value) for day, measure, value in rows]


def posts(reading):
    (frames,) = reading.people.values()
    columns = frames.posts[["published", "url", "kind", "impressions", "engagements"]].astype(object)
    rows = columns.where(columns.notna(), None).itertuples(index=False)
    return [(day.date().isoformat(), *rest) for day, *rest in rows]


def order(reading):
    return next((each for each in reading.assumptions if each.name == "date_order"), None)


def messages(reading):
    return [problem.message for problem in reading.problems]
