"""Why nothing of a table could be used, and what its headings may be called."""

from collections.abc import Sequence

from ssi.words.translate import say as _

_SHOWN = 12


def _listed(found: Sequence[str]) -> str:
    shown = ", ".join(f"“{name[:40]}”" for name in found[:_SHOWN])
    return shown + (", …" if len(found) > _SHOWN else "")


def _accepted() -> str:
    return _(
        "Headings that are known: Date; SSI, Overall, Total or Score; Brand, People, Insights, Relationships "
        "or LinkedIn's full names in English, German, French, Spanish, Portuguese or Dutch; Industry rank, "
        "Network rank; habits such as Posts or Comments."
    )


def empty() -> str:
    """A table without any cell."""
    return _("The file holds no table. Upload one with a row of headings and a row for each day or week.")


def heading_only() -> str:
    """Headings and no row."""
    return _("The file holds headings but no rows. Upload it again with at least one row below them.")


def no_heading(found: Sequence[str]) -> str:
    """No row of headings was recognised."""
    seen = _("No row of headings was recognised. Found instead: {found}.").format(found=_listed(found))
    return " ".join((seen, _accepted()))


def no_known_column(found: Sequence[str]) -> str:
    """No column holds scores or counts."""
    seen = _("No column holds scores or habits. Columns found: {found}.").format(found=_listed(found))
    return " ".join((seen, _accepted()))


def no_date(found: Sequence[str]) -> str:
    """No column holds dates."""
    return _(
        "No column holds dates that can be read. Columns found: {found}. Add a column “Date”, as in 2026-03-02."
    ).format(found=_listed(found))


def rows_do_not_fit(example: str) -> str:
    """Every row has more cells than there are headings."""
    return _(
        "No row fits the headings. {example} If numbers have decimal commas, separate cells with semicolons."
    ).format(example=example)


def nothing_usable(example: str | None) -> str:
    """Every row was left out."""
    said = _("None of the rows can be used.")
    return f"{said} {example}" if example else said


def damaged_workbook() -> str:
    """A workbook that cannot be opened."""
    return _("The workbook is damaged or in a form that cannot be read. Save it again as .xlsx, or as CSV.")


def nameless_column(place: int) -> str:
    """A column without a heading."""
    return _("Column {place}").format(place=place)
