"""A table as a CSV file that is safe to open in a spreadsheet."""

import pandas as pd

_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def _neutral(text: object) -> object:
    """Text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay as they are."""
    return f"'{text}" if isinstance(text, str) and text.startswith(_STARTS_A_FORMULA) else text


def csv_of(table: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8 with mark (spreadsheets ask for it), ISO days, empty where unknown.

    Text cells and headings that begin like a formula are neutralised
    (OWASP, "CSV Injection"): a spreadsheet shows them and does not run them.
    """
    safe = table.rename(columns=_neutral)
    for column in safe.select_dtypes(["str", "object"]):
        safe[column] = safe[column].map(_neutral)
    return safe.to_csv(index=False, date_format="%Y-%m-%d").encode("utf-8-sig")
