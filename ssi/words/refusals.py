"""Why a file could not be read at all, and what to do about it."""

from collections.abc import Sequence

from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

_SEND_A_TABLE = later("Upload the history as CSV, Excel (.xlsx) or JSON.")

_NOT_A_TABLE = {
    "pdf": later("This is a PDF. Upload the table it was made from as CSV or Excel, or type the numbers."),
    "picture": later("This is a picture. SSI Lens reads no pictures: type the numbers that it shows."),
    "film": later("This is a film or a sound. Upload the history as CSV, Excel (.xlsx) or JSON."),
    "web_page": later(
        "This is a saved web page. Open your SSI page instead, select all, copy, and paste it under "
        "“Paste my SSI page”."
    ),
    "packed": later(
        "This file is packed (gzip, 7z, rar or the like). Unpack it and upload the table itself."
    ),
    "database": later("This is a database file. Export the table as CSV and upload that."),
    "columnar": later("This is a Parquet file. Save the table as CSV or Excel and upload that."),
    "not_text": later("This is not a table: the file holds bytes that no text has."),
    "old_workbook": later(
        "This is a workbook in the old Excel form (.xls), or one with a password. "
        "Open it in Excel, take off the password if there is one, save it as .xlsx and upload that."
    ),
    "locked_workbook": later(
        "This workbook has a password. Take it off in Excel (File, Info, Protect), save, and upload it again."
    ),
    "binary_workbook": later("This is a binary workbook (.xlsb). Save it as .xlsx and upload that."),
    "open_document": later("This is an OpenDocument file. Save it as .xlsx or CSV and upload that."),
    "numbers": later("This is an Apple Numbers document. Export it as CSV or Excel and upload that."),
    "word": later("This is a Word document. Copy its table into a sheet and upload that as CSV or Excel."),
    "slides": later("This is a presentation. Upload the table it was made from as CSV or Excel."),
    "archive_in_archive": later("This archive holds another archive. Unpack it and upload the table itself."),
}


def not_a_table(kind: str) -> str:
    """What the file is instead of a table, and what to do; ``kind`` as `ssi.readers.recognise` names it."""
    return _(_NOT_A_TABLE[kind])


def archive(names: Sequence[str]) -> str:
    """A zip that nobody knows, with the first names in it."""
    return _("This is a zip archive ({names}). Unpack it and upload the tables in it.").format(
        names=", ".join(names)
    )


def empty_file() -> str:
    """A file without a byte, or with blanks only."""
    return " ".join((_("The file is empty."), _(_SEND_A_TABLE)))


def damaged_package() -> str:
    """A zip or workbook that breaks off or does not fit together."""
    return _("The file is damaged or cut off. Save or download it again and upload the new copy.")


def member_locked(name: str) -> str:
    """A file of an archive that needs a password."""
    return _("“{name}” in this archive has a password. Pack the files again without one.").format(name=name)


def member_link(name: str) -> str:
    """An entry of an archive that is no file but points to one."""
    return _(
        "“{name}” in this archive is a link to another file. Links are not followed: pack the file itself."
    ).format(name=name)


def member_packed(name: str) -> str:
    """An archive inside an archive, where a file was looked for."""
    return _("“{name}” in this archive is an archive too. Unpack it and upload what is in it.").format(
        name=name
    )


def member_packed_oddly(name: str) -> str:
    """A file of an archive in a form of packing that few programs write."""
    return _(
        "“{name}” in this archive is packed in an unusual way. Pack the files again as a plain zip."
    ).format(name=name)


def member_outside(name: str) -> str:
    """An entry of an archive whose name leads out of it."""
    return _(
        "“{name}” in this archive is a name that leads out of it. No program that people use writes that."
    ).format(name=name)


def member_twice(name: str) -> str:
    """Two entries of one name: which of them is meant, nobody can tell."""
    return _("“{name}” is in this archive twice. Pack the files again, each once.").format(name=name)


def member_too_large(name: str, limit: int) -> str:
    """One file of an archive is larger than the limit in bytes."""
    return _("Unpacked, “{name}” in this archive is larger than the {limit} MB that are read.").format(
        name=name, limit=_megabytes(limit)
    )


def workspace() -> str:
    """A workspace file where a history was looked for."""
    return _("This is a workspace file of SSI Lens. Open it on the Data page, under “Open a workspace file”.")


def no_workspace() -> str:
    """A file that is no workspace, where one was to be opened."""
    return _(
        "This is no workspace file of SSI Lens. Choose a file that was saved with “Save a workspace file”."
    )


def entities() -> str:
    """A workbook whose XML declares entities, which no spreadsheet program writes."""
    return _(
        "This workbook defines text that grows when it is read. No spreadsheet program writes that, so it is not read."
    )


def too_many_bytes(size: int, limit: int) -> str:
    """A file, or what it unpacks to, is larger than the limit (both in bytes)."""
    return _(
        "The file holds {size} MB, more than the {limit} MB that are read. Upload a shorter history."
    ).format(size=_megabytes(size), limit=_megabytes(limit))


def unpacks_to_too_much(limit: int) -> str:
    """Unpacked, the file is larger than the limit in bytes."""
    return _(
        "Unpacked, this file is larger than the {limit} MB that are read. Upload a shorter history."
    ).format(limit=_megabytes(limit))


def packed_too_tightly(ratio: int) -> str:
    """The file unpacks to far more than any sheet does."""
    return _("Unpacked, this file is more than {ratio} times as large; no sheet is. It is not read.").format(
        ratio=ratio
    )


def too_many_entries(count: int, limit: int) -> str:
    """A package of more files than a workbook has."""
    return _("The file holds {count} files, more than the {limit} that are read.").format(
        count=count, limit=limit
    )


def too_many_rows(count: int, limit: int) -> str:
    """More rows than a history can have."""
    return _(
        "The file has {count} lines, more than the {limit} that are read. Upload a shorter history."
    ).format(count=count, limit=limit)


def too_many_people(count: int, limit: int) -> str:
    """More people than one table can have."""
    return _(
        "The table names {count} people, more than the {limit} that are read. Upload it in parts."
    ).format(count=count, limit=limit)


def too_many_names(count: int, limit: int) -> str:
    """More habits than one table can have."""
    return _(
        "The table names {count} habits, more than the {limit} that are read. Is this the column of their names?"
    ).format(count=count, limit=limit)


def too_many_columns(count: int, limit: int) -> str:
    """More columns than a history can have."""
    return _("The table has {count} columns, more than the {limit} that are read.").format(
        count=count, limit=limit
    )


def too_many_cells(rows: int, columns: int, limit: int) -> str:
    """A sheet that reaches too far, most often by one stray cell."""
    return _(
        "The sheet reaches to row {rows} and column {columns}: more than the {limit} cells that are read. "
        "Delete what stands far below or beside the table."
    ).format(rows=rows, columns=columns, limit=limit)


def too_many_idle_days(count: int, limit: int) -> str:
    """A long table that would come to too many counts with a 0 on each day that has no row."""
    return _(
        "With a 0 for each day without a row, this table comes to {count} counts, more than the {limit} that "
        "are read. Upload it in parts."
    ).format(count=count, limit=limit)


def too_much_text(limit: int) -> str:
    """A workbook whose texts, each shown in many cells, come to more characters than the limit."""
    return _("The texts in this workbook come to more than {limit} characters. It is not read.").format(
        limit=limit
    )


def line_too_long(length: int, limit: int) -> str:
    """A line that no table has."""
    return _("One line of the file has {length} characters, more than the {limit} that are read.").format(
        length=length, limit=limit
    )


def too_deep(limit: int) -> str:
    """JSON with more brackets inside brackets than any history has."""
    return _("This JSON nests deeper than {limit} levels; no history does. It is not read.").format(
        limit=limit
    )


def broken_json(line: int, column: int) -> str:
    """JSON that cannot be parsed from a place on."""
    return _(
        "This looks like JSON but breaks at line {line}, character {column}. "
        "It may be cut off: save or copy it again, whole."
    ).format(line=line, column=column)


def unknown_json(keys: Sequence[str]) -> str:
    """JSON without anything that a reader knows, with the first names it holds."""
    if not keys:
        return " ".join((_("This JSON holds no scores."), _json_wanted()))
    seen = _("This JSON holds no scores that SSI Lens knows. Names found: {keys}.").format(
        keys=", ".join(keys)
    )
    return " ".join((seen, _json_wanted()))


def _json_wanted() -> str:
    return _("Wanted is a list of entries with a date and scores, or LinkedIn's own answer.")


def empty_json() -> str:
    """A JSON history without an entry."""
    return _("This JSON history has no entries.")


def no_usable_entry(count: int, reasons: Sequence[str]) -> str:
    """Every entry was left out, with the first reasons."""
    said = say_count(
        "The {count} entry of this file holds no usable score with a date.",
        "None of the {count} entries of this file holds a usable score with a date.",
        count,
    )
    return " ".join((said, *reasons[:3]))


def no_scores_found() -> str:
    """An answer or a page of which every score is missing or failed."""
    return _(
        "There is no usable score in this. Open your SSI page, wait until the numbers show, and try again."
    )


def date_missing() -> str:
    """A capture without a date, and none given."""
    return _("This holds scores but no date. Say which day they are from.")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f}"
