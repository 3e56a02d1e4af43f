"""What is said where an import goes to another client, and where two histories become one."""

from collections.abc import Sequence

from ssi.catalog import prompts
from ssi.model.joining import Dropped
from ssi.words import names, numbers
from ssi.words.clients import shown_choice
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

# An import

somebody_elses = spoken("This is somebody else's")
whose = spoken("Whose it is")
somebody_new = spoken("Somebody new")
new_name = spoken("Their name")
move = spoken("Move it to them")
is_theirs_already = spoken("It is in that history already.")


def moved(what: str, name: str) -> str:
    """Said after an import went to somebody else."""
    return _("{what} went to {name}, with all that is in it.").format(what=what, name=name)


# Two histories

merge_heading = spoken("Merge with another history")
merge_hint = spoken(
    "For a client who was kept twice: everything of the other history goes into this one, and only this one stays."
)
other_history = spoken("The other history")
choose_history = spoken("Choose the same client's other history")
one_person = spoken("Yes, both are one person, although most values in both differ")
nothing_in_common = spoken("No value is in both.")
dropped_heading = spoken("There is room for only one of each of these; of the other history they go:")
sure = spoken("Yes, merge without these")


def holds(name: str, contents: Sequence[str], files: int) -> str:
    """What one of the histories holds, with how many files were added to it."""
    added = say_count("{count} file", "{count} files", files)
    return _("{name}: {list}").format(name=name, list="; ".join([*contents, added]))


def overlap(same: int, different: int) -> str:
    """What two histories have in common."""
    if not same and not different:
        return nothing_in_common()
    parts = []
    if same:
        parts.append(
            say_count(
                "{count} value is the same in both.",
                "{number} values are the same in both.",
                same,
                **_n(same),
            )
        )
    if different:
        parts.append(
            say_count(
                "{count} value differs: what was added later shows, the other stays underneath.",
                "{number} values differ: what was added later shows, the others stay underneath.",
                different,
                **_n(different),
            )
        )
    return " ".join(parts)


def _n(count: int) -> dict[str, str]:
    return {"number": numbers.thousands(count)}


def dropped(what: Dropped) -> str:
    """One thing that finds no room, in words."""
    day = numbers.day(what.day) if what.day else ""
    if what.what == "plan":
        return _("the plan that holds from {day}").format(day=day)
    if what.what == "answer":
        prompt = prompts.review().get(what.text)
        ask = _(prompt.ask) if prompt else what.text
        month = numbers.month(what.day) if what.day else ""
        return _("the answer to “{ask}” of {month}, too long for both").format(ask=ask, month=month)
    if what.what == "ticked":
        return _("the later of two days on which a step of the playbook was ticked, week of {day}").format(
            day=day
        )
    if what.what == "habit":
        return _("the step agreed on {day}: {step}").format(day=day, step=names.habit(what.text))
    if what.what == "task":
        return _("the step agreed on {day}: {step}").format(day=day, step=what.text)
    if what.what == "meeting":
        return _("the meeting on {day}").format(day=day)
    return _of_the_card(what)


def _of_the_card(what: Dropped) -> str:
    if what.what == "tag":
        return _("the tag “{tag}”").format(tag=what.text)
    if what.what == "also":
        return _("the other name “{name}”").format(name=what.text)
    if what.what == "alias":
        return _("the alias “{alias}”").format(alias=what.text)
    return _("the name on a shared screen: {choice}").format(
        choice=shown_choice("none" if what.text == "none" else "first" if what.text == "first" else "alias")
    )


def merge(other: str, into: str) -> str:
    """The button that makes two histories one."""
    return _("Put {other} into {into}").format(other=other, into=into)


def merged(other: str, into: str) -> str:
    """Said after two histories became one."""
    return _("Everything of {other} is in the history of {into} now.").format(other=other, into=into)
