"""What is said about whose history something is: people, their names, and to whom a file's numbers go."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from ssi.model import Frames
from ssi.words import files
from ssi.words.translate import say as _
from ssi.words.translate import spoken

whose_history = spoken("Whose history")
my_history = spoken("My history")
to_whom = spoken("Goes to")
to_whom_help = spoken("Whose numbers these are. Histories are never mixed.")
in_the_file = spoken("Name in the file")
what_it_holds = spoken("What it holds")
new_history = spoken("a new history of that name")
left_out = spoken("leave out")
names_heading = spoken("Whose history this is")
keep_name = spoken("Keep the name")
renamed = spoken("The name is kept.")
needs_a_name = spoken("A history needs a name.")
add_to_histories = spoken("Add to these histories")
remove = spoken("Remove this history")
remove_sure = spoken("Yes, remove all of it. There is no undo.")
removed = spoken("The history was removed.")
name_hint = spoken("The name shows only where several histories are kept.")
name_label = spoken("Name of this history")
add_hint = spoken("Every history stands on its own; you switch between them at the left.")
new_name = spoken("Somebody else's history: their name")
add_person = spoken("Start their history")


def shown_names(names: Mapping[int, str]) -> dict[int, str]:
    """What people are called on screen, by their number; namesakes are told apart by a count."""
    shown: dict[int, str] = {}
    # How many were called so before, with a count behind the name or without.
    taken: Counter[str] = Counter()
    for person, name in names.items():
        called = name or my_history()
        shown[person] = f"{called} ({taken[called] + 1})" if taken[called] else called
        taken[shown[person]] += 1
        if counted := re.fullmatch(r"(.*) \(\d+\)", shown[person], re.DOTALL):
            taken[counted[1]] += 1
    return shown


def looking_at(name: str) -> str:
    """On top of a page, where several histories are kept."""
    return name if name == my_history() else _("History of {name}").format(name=name)


def goes_to(name: str) -> str:
    """A choice of whom a file goes to."""
    return _("Goes to: {name}").format(name=name)


def named_otherwise(label: str, name: str) -> str:
    """A file that names somebody else than the one whose history it goes to."""
    return _("This file is about {label}, and it would go to the history of {name}.").format(
        label=label, name=name
    )


def new_history_of(name: str) -> str:
    """The same, for somebody who has no history yet."""
    return _("Goes to a new history: {name}").format(name=name)


def name_from_file(file_name: str) -> str:
    """A person's name as a file's name proposes it: "ann_smith.csv" is "ann smith"."""
    return " ".join(re.split(r"[\s_]+", PurePath(file_name).stem)).strip()


def holds(frames: Frames) -> str:
    """What a file holds of one person, in a few words."""
    return "; ".join(files.contents(frames))


def what_goes(frames: Frames) -> str:
    """Said before a history is removed."""
    return _("This goes, and cannot be brought back: {list}").format(list=files.holding_sentence(frames))


def kept_for(people: Sequence[str]) -> str:
    """Said after keeping for somebody else than the one looked at."""
    shown = ", ".join(people[:5])
    if len(people) > 5:
        shown = _("{names} and {count} more").format(names=shown, count=len(people) - 5)
    return _("Kept for {names}.").format(names=shown)


def switched_to(name: str) -> str:
    """Said after a history was begun."""
    return _("This is the history of {name} now.").format(name=name)
