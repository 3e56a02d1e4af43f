"""What is said about files and forms: what was read, assumed, left out, kept, and where two disagree."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

import pandas as pd

from ssi import catalog
from ssi.model import SCORE_COLUMNS, Frames, Problem, Reading
from ssi.words import names, numbers
from ssi.words.formats import format_name
from ssi.words.translate import later, say_count
from ssi.words.translate import say as _

_QUESTIONS = {
    "date_order": later("Dates"),
    "decimal": later("Decimal sign"),
    "scale": later("Pillars"),
    "blank_means": later("Where nothing is entered"),
    "time_zone": later("Time zone"),
    "snapshot_date": later("Day that this is of"),
    "person_column": later("Column that names the person"),
    "overall": later("Overall"),
}
_CHOICES = {
    ("date_order", "day_first"): later("day first: 3/4 is 3 April"),
    ("date_order", "month_first"): later("month first: 3/4 is 4 March"),
    ("decimal", "comma"): later("comma: 20,9"),
    ("decimal", "point"): later("point: 20.9"),
    ("scale", "25"): later("out of 25"),
    ("scale", "100"): later("percent of 25"),
    ("person_column", ":sheet"): later("none: each sheet is about another person"),
    ("blank_means", "zero"): later("none that day"),
    ("blank_means", "unknown"): later("not known"),
}
_NAMED = 5
_ROLES = {
    "date": later("date"),
    "time": later("time of day"),
    "person": later("person"),
    "source": later("source"),
    "note": later("note, stays in the file"),
    "ignore": later("leave out"),
}


def _span(dates: "pd.Series[Any]") -> str:
    return numbers.span_of_days(dates.min(), dates.max())


def contents(frames: Frames) -> list[str]:
    """What the frames hold, each in a few words: "10 snapshots, 30 Nov 2025 to 25 Dec 2025"."""
    parts = []
    if rows := len(frames.snapshots):
        count = say_count("{count} snapshot", "{count} snapshots", rows)
        parts.append(_("{what}, {when}").format(what=count, when=_span(frames.snapshots["date"])))
    if not frames.habits.empty:
        kinds = frames.habits["habit"].nunique()
        count = say_count("{count} habit", "{count} habits", kinds)
        parts.append(_("{what}, {when}").format(what=count, when=_span(frames.habits["date"])))
    if not frames.outcomes.empty:
        kinds = frames.outcomes["measure"].nunique()
        count = say_count("{count} outcome", "{count} outcomes", kinds)
        parts.append(_("{what}, {when}").format(what=count, when=_span(frames.outcomes["date"])))
    if rows := len(frames.events):
        parts.append(say_count("{count} event", "{count} events", rows))
    if rows := len(frames.posts):
        parts.append(say_count("{count} post", "{count} posts", rows))
    if rows := frames.profile["field"].nunique():
        parts.append(say_count("{count} field of your profile", "{count} fields of your profile", rows))
    return parts


def summary(reading: Reading) -> str:
    """What a file was recognised as and what it holds."""
    parts = [_("Recognised as {format}.").format(format=format_name(reading.format))]
    if len(reading.people) == 1:
        (frames,) = reading.people.values()
        parts.append("; ".join(contents(frames)) + ".")
    else:
        parts.append(say_count("{count} person.", "{count} people.", len(reading.people)))
    if left_out := sum(problem.left_out for problem in reading.problems):
        parts.append(_left_out(left_out))
    return " ".join(parts)


def _left_out(count: int) -> str:
    return say_count("{count} row left out.", "{count} rows left out.", count)


def differing(count: int) -> str:
    """Said where what was just kept differs from what stood there; the newer value shows."""
    return say_count(
        "{count} value differs from before and now shows the new one; Data has both.",
        "{count} values differ from before and now show the new ones; Data has both.",
        count,
    )


def staying(count: int) -> str:
    """Said where a file differs and the stored values were chosen."""
    return say_count(
        "{count} value stays as you had it; the file's own is kept underneath.",
        "{count} values stay as you had them; the file's own are kept underneath.",
        count,
    )


def replacing(count: int) -> str:
    """Said where an archive counts days anew that an older one had counted."""
    return say_count(
        "{count} value of an older archive gives way to that of a newer one.",
        "{number} values of an older archive give way to those of a newer one.",
        count,
        number=numbers.thousands(count),
    )


def problems_heading(problems: Sequence[Problem]) -> str:
    """Over the list of what was left out or mended."""
    return say_count("{count} thing to know", "{count} things to know", len(problems))


def more_problems(count: int) -> str:
    """At the end of a list that was cut."""
    return say_count("and {count} more", "and {count} more", count)


def whose() -> str:
    """Asked where a file of several people is read again and the person of this batch is not in it any more."""
    return _("Whose numbers of this file are these?")


def assumption_question(name: str) -> str:
    """What an assumption is about."""
    return _(_QUESTIONS[name]) if name in _QUESTIONS else name


def assumption_choice(name: str, value: Any) -> str:
    """One of the values of an assumption, in words."""
    if name == "time_zone":
        return str(value) if value else _("as written in the file")
    if name == "person_column" and not value:
        return _("none: the file is about one person")
    if not value:
        return _("as found in the file")
    known = _CHOICES.get((name, str(value)))
    return _(known) if known else str(value)


def columns_heading(columns: Mapping[str, str]) -> str:
    """Over the list of a file's columns."""
    return say_count("{count} column: what it is", "{count} columns: what each is", len(columns))


def columns_to_check(columns: Mapping[str, str]) -> str:
    """Which columns nobody knows and were taken for habits or outcomes of one's own; "" where there is none."""
    known = {*catalog.habits(), *catalog.outcomes()}
    guessed = [
        header for header, role_ in columns.items() if ":" in role_ and role_.split(":", 1)[1] not in known
    ]
    if not guessed:
        return ""
    return say_count(
        "{names} is not known here and is read as one of your own. Say below if it is something else.",
        "{names} are not known here and are read as your own. Say below if they are something else.",
        len(guessed),
        names=", ".join(guessed[:_NAMED])
        + (_(" and {count} more").format(count=len(guessed) - _NAMED) if len(guessed) > _NAMED else ""),
    )


def column_in_file() -> str:
    """Heading: a column's name as the file has it."""
    return _("Column in the file")


def column_read_as() -> str:
    """Heading: what a column is read as."""
    return _("Read as")


def role(key: str) -> str:
    """What a column of a file is read as: a score, a habit, an outcome, a date."""
    kind, _colon, slug = key.partition(":")
    if kind == "habit":
        return _("habit: {name}").format(name=names.habit(slug)) if slug else _("a habit of your own")
    if kind == "outcome":
        return _("outcome: {name}").format(name=names.outcome(slug)) if slug else _("an outcome of your own")
    if key in _ROLES:
        return _(_ROLES[key])
    return names.column(key) if key in SCORE_COLUMNS else key


def differs_heading(count: int) -> str:
    """Over the values that a file gives differently from what is kept."""
    return say_count(
        "{count} value differs from what you have", "{count} values differ from what you have", count
    )


def differs_question() -> str:
    """Which of two values shall be shown."""
    return _("Which shall be shown? The other is kept, and comes back with Undo.")


def differs_choice(keep_stored: bool) -> str:
    """The two answers to `differs_question`."""
    return _("What you have") if keep_stored else _("The new file")


def field(frame: str, key: str) -> str:
    """A cell's column in words: a score, a habit, an outcome."""
    if frame == "habits":
        return names.habit(key)
    return names.outcome(key) if frame == "outcomes" else names.column(key)


def differs_table(cells: pd.DataFrame, *, is_kept: bool = True) -> pd.DataFrame:
    """Cells on which two batches disagree: `Store.disagreements` as people read it, in the same order.

    ``is_kept``: both are kept, and one of them shows; else nothing is decided yet.
    """
    ends = zip(cells["date"], cells["days"], strict=True)
    value, value_from = (_("Shown"), _("Shown, from")) if is_kept else (_("Value"), _("Value, from"))
    return pd.DataFrame(
        {
            _("Day"): [numbers.span_of_days(end - timedelta(days=int(days) - 1), end) for end, days in ends],
            _("What"): [field(frame, key) for frame, key in zip(cells["frame"], cells["field"], strict=True)],
            value: [_exact(number) for number in cells["shown"]],
            value_from: cells["shown_name"].to_list(),
            _("Other"): [_exact(number) for number in cells["other"]],
            _("Other, from"): cells["other_name"].to_list(),
        }
    )


def _exact(value: float) -> str:
    """A number with all its decimals: what differs may differ in the last one only."""
    return numbers.UNKNOWN if pd.isna(value) else f"{value:.6f}".rstrip("0").rstrip(".")


def add_files(count: int, name: str = "") -> str:
    """The button that keeps what was read; ``name`` of whose history it is where there are several."""
    if name:
        return say_count(
            "Add to the history of {name}", "Add {count} files to the history of {name}", count, name=name
        )
    return say_count("Add to my history", "Add {count} files to my history", count)


def kept(
    *, snapshots: int, counts: int, values: int, changed: int, stayed: int, replaced: int, left_out: int
) -> str:
    """What came of keeping files: "26 snapshots and 9,000 counts added, 1 row left out.".

    ``counts``: new counts of habits and outcomes, and posts; ``values``: all that is new, scores included.

    Of the values that differ, ``changed`` show the new file's now and ``stayed`` what was there; ``replaced`` are those
    of an older archive that a newer one counts anew.
    """
    parts = []
    if snapshots and counts:
        texts = {
            "snapshots": say_count("{count} snapshot", "{count} snapshots", snapshots),
            "counts": say_count("{count} count", "{number} counts", counts, number=numbers.thousands(counts)),
        }
        parts.append(_("{snapshots} and {counts} added").format(**texts))
    elif snapshots:
        parts.append(say_count("{count} snapshot added", "{count} snapshots added", snapshots))
    elif values:
        number = numbers.thousands(values)
        parts.append(say_count("{count} value added", "{number} values added", values, number=number))
    if not parts and not changed and not stayed and not replaced:
        return _("Nothing new: all of it was kept already.")
    if left_out:
        parts.append(say_count("{count} row left out", "{count} rows left out", left_out))
    sentences = [", ".join(parts) + "."] if parts else []
    if replaced:
        sentences.append(replacing(replaced))
    if changed:
        sentences.append(differing(changed))
    if stayed:
        sentences.append(staying(stayed))
    return " ".join(sentences)


def recognised(columns: Iterable[str]) -> str:
    """What was found in a pasted page."""
    found = ", ".join(names.column(column) for column in columns)
    return _(
        "Found: {found}. What was not found stays empty; check the numbers before you keep them."
    ).format(found=found)


def disagreements_hint(count: int) -> str:
    """Over the cells on which two batches disagree."""
    return say_count(
        "Two files say different things about {count} value. Select it to show the other one instead.",
        "Files say different things about {count} values. Select those that shall show the other one instead.",
        count,
    )


def chosen(count: int) -> str:
    """What came of choosing between values."""
    return say_count("{count} value chosen.", "{count} values chosen.", count)


def read_again(name: str) -> str:
    """What came of reading a file with other choices."""
    return _("{name} was read again.").format(name=name)


def holding_sentence(frames: Frames) -> str:
    """What is kept of a person: "180 snapshots, 18 May 2026 to 15 Nov 2026; 6 habits, ..."."""
    return "; ".join(contents(frames)) + "." if contents(frames) else _("Nothing is kept yet.")
