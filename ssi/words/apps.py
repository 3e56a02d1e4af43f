"""What is said about the exports of habit apps."""

from ssi.words.translate import say as _
from ssi.words.translate import say_count


def strength_not_scores() -> str:
    """The file of a habit app that looks like a history of scores."""
    return _(
        "These are strengths of habits from Loop Habit Tracker, between 0 and 1, and no SSI. "
        "Upload Loop's whole export, or its file Checkmarks.csv."
    )


def names_do_not_fit(names: int, columns: int) -> str:
    """A file of Loop by itself whose names hold commas."""
    return _(
        "The first line names {names} habits, the rows have {columns}: a name holds a comma. "
        "Upload Loop's whole export, where each habit also stands by itself."
    ).format(names=names, columns=columns)


def no_habits() -> str:
    """An export of Loop without a single habit."""
    return _("This export of Loop Habit Tracker holds no habits.")


def implied_by_goal(count: int) -> str:
    """Days that Loop marks as done because the week's goal was met."""
    return say_count(
        "{count} day counts as none: Loop marks it as done because the week's goal was met on other days.",
        "{count} days count as none: Loop marks them as done because the week's goal was met on other days.",
        count,
    )


def nameless_habit(name: str) -> str:
    """A file of one habit that does not say which."""
    return _(
        "The file does not say which habit this is, so it is called “{name}”. Choose another below."
    ).format(name=name)


def other_states(count: int) -> str:
    """Entries that are neither done nor missed."""
    return say_count(
        "{count} entry is neither done nor missed, as one that was skipped or begun. That day is not known.",
        "{count} entries are neither done nor missed, as some that were skipped or begun. "
        "Those days are not known.",
        count,
    )


def by_rising_value() -> str:
    """How Habitica tells what was done from what was missed."""
    return _(
        "Habitica writes no count: where a task's value rises it was done, where it falls it was missed."
    )


def one_row_an_action() -> str:
    """A log in which each row is one action."""
    return _("Each row counts as one action on its day.")


def about_others(column: str) -> str:
    """Why a column of names is not whose history this is."""
    return _("“{column}” is taken as whom an action was about, not as whose history this is.").format(
        column=column
    )
