"""Keeping what was typed: one batch, said at the top of the next screen, with Undo."""

from ssi.readers.forms import Typed
from ssi.store import Store
from ssi.ui import notices
from ssi.words import files
from ssi.words import typed as say


def keep_typed(store: Store, person: int, typed: Typed, name: str, *, settles: bool = False) -> None:
    """Keep the typed cells and forget the emptied ones in one batch; says so where nothing was changed.

    ``settles``: the stored values were in sight, so a typed one that differs is a decision, not a disagreement.
    """
    problems = typed.reading.problems
    sentence = say.kept(typed.frames, len(typed.emptied), problems)
    if typed.says_nothing:
        notices.leave(notices.Notice(sentence, store, is_problem=bool(problems)))
        return
    added = store.add(
        person,
        typed.frames,
        kind="typed",
        name=name,
        problems=problems,
        settles=settles,
        removed=typed.emptied,
    )
    if added.disagreements and not settles:
        sentence = f"{sentence} {files.differing(added.disagreements)}"
    notices.leave(notices.Notice(sentence, store, (added.batch,), is_problem=bool(problems)))
