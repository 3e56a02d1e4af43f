"""What readers left out, mended or think worth knowing: the text of each `Problem`."""

from collections.abc import Sequence
from datetime import date

from ssi import model
from ssi.words import names, numbers
from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

_SCORES = {
    "overall": later("overall"),
    "brand": later("brand"),
    "people": later("people"),
    "insights": later("insights"),
    "relationships": later("relationships"),
    "industry_rank": later("industry rank"),
    "network_rank": later("network rank"),
    "industry_average": later("industry average"),
    "network_average": later("network average"),
}
_LINES_SHOWN = 5


def place(line: int | None, day: date | None) -> str:
    """Where something was found: by its line, else by its day."""
    if line is not None:
        return _("Line {line}").format(line=line)
    return numbers.day(day) if day is not None else _("One entry")


def lines(found: Sequence[int]) -> str:
    """Several lines, the first few by number: "lines 3, 5, 8, 9, 12 and 31 more"."""
    if len(found) == 1:
        return _("line {line}").format(line=found[0])
    shown = ", ".join(str(line) for line in found[:_LINES_SHOWN])
    if len(found) <= _LINES_SHOWN:
        return _("lines {lines}").format(lines=shown)
    return _("lines {lines} and {count} more").format(lines=shown, count=len(found) - _LINES_SHOWN)


def score(column: str) -> str:
    """A column of the snapshots inside a sentence: "brand", "industry rank"."""
    return _(_SCORES[column]) if column in _SCORES else names.column(column)


def failed_reading(where: str) -> str:
    """A capture of zeros, which a scraper writes when it cannot read the page."""
    return _("{where} looks like a failed reading, not a score of 0.").format(where=where)


def out_of_range(where: str, column: str, value: float, guess: float | None) -> str:
    """A value that the column cannot hold, with what was perhaps meant."""
    low, high = model.allowed_range(column)
    limit = _("above {limit}") if value > high else _("below {limit}")
    said = _("{where}, {score}: {value} is {limit}.").format(
        where=where,
        score=score(column),
        value=plain(value),
        limit=limit.format(limit=plain(high if value > high else low)),
    )
    if guess is None:
        return " ".join((said, _("The value is left out.")))
    return " ".join((said, _("Did you mean {guess}?").format(guess=plain(guess))))


def total_differs(where: str, pillars: float, overall: float) -> str:
    """The given overall is not what the pillars add up to, beyond rounding."""
    return _("{where}: the pillars add to {pillars}, overall says {overall}.").format(
        where=where, pillars=numbers.points(pillars), overall=numbers.points(overall)
    )


def pillar_unknown(where: str, column: str) -> str:
    """A pillar of 0 that the rest of the history contradicts."""
    return _("{where}, {score}: 0 is taken as not read, not as a score of 0.").format(
        where=where, score=score(column)
    )


def partial_total(where: str, overall: float) -> str:
    """A total that is only the sum of the pillars that were found."""
    return _("{where}: overall {overall} is only the sum of the pillars found, so it is left out.").format(
        where=where, overall=numbers.points(overall)
    )


def total_not_read(where: str) -> str:
    """A total of 0 beside pillars that are not."""
    return _("{where}, overall: 0 is taken as not read; the pillars are kept.").format(where=where)


def pillars_blank(count: int) -> str:
    """Rows with a total and four pillars of 0, as apps store empty fields."""
    return say_count(
        "In {count} row all four pillars are 0 beside an overall score: taken as not known.",
        "In {count} rows all four pillars are 0 beside an overall score: taken as not known.",
        count,
    )


def ranks_unknown(count: int) -> str:
    """Ranks and averages of 0, which nobody can have."""
    return say_count(
        "{count} rank or average of 0 is taken as not known.",
        "{count} ranks or averages of 0 are taken as not known.",
        count,
    )


def too_early(where: str, day: date) -> str:
    """A date from before the index existed."""
    return _("{where}: {day} is before 2014, when there was no index yet. Left out.").format(
        where=where, day=numbers.day(day)
    )


def in_the_future(where: str, day: date) -> str:
    """A date after today."""
    return _("{where}: {day} is in the future. Left out.").format(where=where, day=numbers.day(day))


def no_date(where: str) -> str:
    """A row with scores but without a date."""
    return _("{where} has no date. Left out.").format(where=where)


def nothing_usable(where: str) -> str:
    """A row without any value that can be used."""
    return _("{where} holds no usable score. Left out.").format(where=where)


def duplicates(count: int) -> str:
    """Rows that repeat another one exactly."""
    return say_count(
        "{count} row repeats another one exactly and counts once.",
        "{count} rows repeat another one exactly and count once.",
        count,
    )


def several_a_day(days: int) -> str:
    """Days with more than one capture."""
    return say_count(
        "{count} day has several readings; the last one of the day is kept.",
        "{count} days have several readings; the last one of each day is kept.",
        days,
    )


def unchanged(since: date, moved: date | None) -> str:
    """Five or more identical snapshots in a row; ``moved`` is the first day with another score."""
    said = _("Unchanged since {day}.").format(day=numbers.short_day(since))
    if moved is None:
        return said
    return " ".join((said, _("The next change came on {day}.").format(day=numbers.short_day(moved))))


def whole_overall() -> str:
    """Pillars come with decimals, the overall score without."""
    return _("LinkedIn rounds overall; moves under 1 point show in the pillars only.")


def overall_from_pillars(count: int) -> str:
    """Why an overall score was worked out."""
    return say_count(
        "{count} snapshot gives all four pillars but no overall score: their sum is used.",
        "{count} snapshots give all four pillars but no overall score: their sum is used.",
        count,
    )


def plain(value: float) -> str:
    """A number as it stands in a file, without float noise: 251, 25.1, −3."""
    return f"{value:.6g}".replace("-", numbers.MINUS)


def unclosed_quote(line: int) -> str:
    """A quote that opens and never closes."""
    return _("Line {line}: a quote opens and never closes. It is read as plain text.").format(line=line)


def too_many_cells(where: str, cells: int, headings: int) -> str:
    """A row of more cells than there are headings: nobody knows which cell is which."""
    return _("{where} has {cells} cells where the heading has {headings}. Left out.").format(
        where=where, cells=cells, headings=headings
    )


def not_a_day(where: str, value: str) -> str:
    """A cell under the date heading that holds no date."""
    return _("{where}: “{value}” is not a date that can be read. Left out.").format(where=where, value=value)


def not_a_number(where: str, column: str, value: str) -> str:
    """A cell that should hold a number."""
    return _("{where}, {column}: “{value}” is not a number. The value is left out.").format(
        where=where, column=column, value=value
    )


def more_not_numbers(column: str, count: int, found: Sequence[int]) -> str:
    """Further cells of the same column that hold no number."""
    if not found:
        return say_count(
            "{column}: {count} more cell is not a number.",
            "{column}: {count} more cells are not numbers.",
            count,
            column=column,
        )
    return say_count(
        "{column}: {count} more cell is not a number ({lines}).",
        "{column}: {count} more cells are not numbers ({lines}).",
        count,
        column=column,
        lines=lines(found),
    )


def more_left_out(count: int, found: Sequence[int]) -> str:
    """Further rows that were left out for a reason that others before them gave."""
    if not found:
        return say_count(
            "{count} more row cannot be used either. Left out.",
            "{count} more rows cannot be used either. Left out.",
            count,
        )
    return say_count(
        "{count} more row cannot be used either ({lines}). Left out.",
        "{count} more rows cannot be used either ({lines}). Left out.",
        count,
        lines=lines(found),
    )


def below_zero(where: str, column: str, value: str) -> str:
    """A count below 0."""
    return _("{where}, {column}: {value} is below 0. The value is left out.").format(
        where=where, column=column, value=value
    )


def summary_rows(found: Sequence[int]) -> str:
    """Rows without a date that sum up or comment on the others."""
    said = say_count(
        "{count} row without a date sums up or comments on the others and is no reading",
        "{count} rows without a date sum up or comment on the others and are no readings",
        len(found),
    )
    return _("{sentence}: {lines}.").format(sentence=said, lines=lines(found))


def empty_days(count: int) -> str:
    """Rows that hold a date and nothing else."""
    return say_count(
        "{count} row holds a date and nothing else.",
        "{count} rows hold a date and nothing else.",
        count,
    )


def several_columns(column: str, used: str, others: Sequence[str]) -> str:
    """More than one column was recognised as the same thing."""
    return _("More than one column holds {column}: “{used}” is used, {others} not.").format(
        column=column, used=used, others=_quoted(others)
    )


def counts_added_up(days: int) -> str:
    """Days with several rows of habits."""
    return say_count(
        "{count} day has several rows; their counts are added up.",
        "{count} days have several rows; their counts are added up.",
        days,
    )


def unknown_labels(found: Sequence[str]) -> str:
    """Rows of a long table that name something which is neither a score nor a habit."""
    shown = ", ".join(f"“{label[:40]}”" for label in found[:_LINES_SHOWN])
    return _("Rows named {labels} hold no score or habit that is known; they are not read.").format(
        labels=shown + (", …" if len(found) > _LINES_SHOWN else "")
    )


def decimals_joined() -> str:
    """Rows in which decimal commas looked like separators."""
    return _("The decimal commas look like separators; the parts of each number were joined, as in 41,3.")


def undated_columns(found: Sequence[str]) -> str:
    """Columns without a date above them, in a table with dates across."""
    return _("Not read, for there is no date above: {columns}.").format(columns=_quoted(found))


def rows_are_weeks() -> str:
    """Each row stands for a week."""
    return _("Each row is a week: scores are dated by its first day, counts cover its seven days.")


def rank_fraction(column: str) -> str:
    """Ranks stored as fractions by a workbook that shows them as percent."""
    return _("The {score} is stored as a fraction (0.08) and read as percent (8%).").format(
        score=score(column)
    )


def other_sheets(used: Sequence[str], others: Sequence[str]) -> str:
    """More than one sheet holds a history."""
    return _("Read: {used}. Other sheets are not read: {others}.").format(
        used=_quoted(used), others=_quoted(others)
    )


def in_sheet(sheet: str, message: str) -> str:
    """Another problem's text, with the sheet it was found in."""
    return _("Sheet “{sheet}”: {message}").format(sheet=sheet, message=message)


def _quoted(found: Sequence[str]) -> str:
    return ", ".join(f"“{name}”" for name in found)


def without_habit(count: int) -> str:
    """Rows of a log that do not name what was counted."""
    return say_count(
        "{count} row does not say what was counted. It is left out.",
        "{count} rows do not say what was counted. They are left out.",
        count,
    )


def not_a_span(where: str, value: str) -> str:
    """A cell that should say how many days a count covers."""
    return _("{where}: “{value}” is not a number of days. Left out.").format(where=where, value=value)


def nameless_event(where: str) -> str:
    """An event of which nothing says what it was."""
    return _("{where} does not say what happened. Left out.").format(where=where)


def other_kinds(count: int) -> str:
    """Events of a kind that is not known here."""
    return say_count(
        "{count} event is of a kind that is not known here; it is kept as Other.",
        "{count} events are of kinds that are not known here; they are kept as Other.",
        count,
    )


def without_person(where: str) -> str:
    """A row that names nobody, in a file of several people."""
    return _("{where} names nobody. Left out.").format(where=where)


def not_on_the_page(columns: Sequence[str]) -> str:
    """Own scores that a pasted page does not show."""
    return _("Not found in the pasted text: {scores}.").format(scores=", ".join(map(score, columns)))


def nameless_ticks(count: int) -> str:
    """Ticks stored by number only, in a file without the list that names them."""
    return say_count(
        "{count} tick has no name in this file and is left out. A newer SocialEdge exports the names.",
        "{count} ticks have no name in this file and are left out. A newer SocialEdge exports the names.",
        count,
    )


def ticks_without_day(count: int) -> str:
    """Ticks under a day that cannot be read, or that no history has."""
    return say_count(
        "{count} tick or empty box has no day that can be used. Left out.",
        "{count} ticks or empty boxes have no day that can be used. Left out.",
        count,
    )


def given_twice(name: str) -> str:
    """A name that stands more than once in one JSON entry."""
    return _("“{name}” stands more than once in an entry; the last one counts.").format(name=name)
