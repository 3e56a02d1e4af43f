"""LinkedIn's creator analytics, whole workbooks or single sheets, and the exports of tools for posts."""

from ssi.readers.analytics.authoredup import known_names, read_posts
from ssi.readers.analytics.workbook import read_sheets

__all__ = ["known_names", "read_posts", "read_sheets"]
