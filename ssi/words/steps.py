"""Steps that nobody pinned, in words: an offer to name what happened."""

from collections.abc import Sequence

from ssi.model import PILLAR_KEYS, Step
from ssi.words import findings, names, numbers
from ssi.words.lining_up import both
from ssi.words.translate import say as _
from ssi.words.translate import say_count, spoken

heading = spoken("Steps nobody pinned")
hint = spoken(
    "Habits show slowly, these came at once. If something happened then, name it, and every page knows of it."
)
pin = spoken("Pin it")


def older(count: int) -> str:
    """How many steps are not offered yet."""
    return say_count(
        "{number} older step shows once one of these has its name.",
        "{number} older steps show once these have their names.",
        count,
        number=findings.number(count).capitalize(),
    )


def sentence(together: Sequence[Step]) -> str:
    """What jumped around a day, as a question: "Around 14 Mar 2026: Brand up by about 2.1, at once, …"."""
    moved = both(_moved(step) for step in together)
    said = _("Around {day}: {moved}, at once, and it stayed. Do you remember what happened?")
    return said.format(day=numbers.day(together[0].date), moved=moved)


def _moved(step: Step) -> str:
    name = names.pillar_short(step.column) if step.column in PILLAR_KEYS else names.column(step.column)
    said = _("{score} up by about {points}") if step.points > 0 else _("{score} down by about {points}")
    return said.format(score=name, points=f"{abs(step.points):.1f}")
