"""The one suggestion of a page: what to do, why this, and what it takes; and the playbook around one post."""

from ssi import catalog
from ssi.catalog.routines import PlaybookStep, proposals
from ssi.model import PILLAR_MAX, Lagging
from ssi.model.routine import Suggestion
from ssi.words import findings, names, numbers, routine
from ssi.words.translate import say as _
from ssi.words.translate import spoken

heading = spoken("One thing for this week")
why_this = spoken("Why this")
no_promise = spoken("LinkedIn does not publish how it scores, so no suggestion promises points.")
playbook_heading = spoken("One post, four pillars: a playbook in four steps")
playbook_hint = spoken(
    "A post that people outside your network answer may touch all four pillars. The ticks are kept for this week; they "
    "change no counts."
)


def what(found: Suggestion) -> str:
    """What to do."""
    return _(proposals()[found.habit].do)


def effort(found: Suggestion) -> str:
    """Which habit that is, for which pillar, and what it takes."""
    minutes = catalog.habits()[found.habit].minutes
    texts = {
        "habit": names.habit(found.habit),
        "pillar": names.pillar(found.lagging.pillar),
        "effort": routine.effort(minutes),
    }
    if not found.per_week:
        return _("{habit}, for {pillar}; {effort}, by a rough estimate.").format(**texts)
    said = _("{habit}, for {pillar}; {effort}, {minutes} minutes a week as planned, by a rough estimate.")
    return said.format(**texts, minutes=round(minutes * found.per_week))


def why(found: Suggestion) -> list[str]:
    """The reasons, each with where it comes from: the scores, the log, the catalogue."""
    return [
        _lags(found.lagging),
        _chosen(found),
        _(catalog.habits()[found.habit].reason),
        no_promise(),
    ]


def _lags(lagging: Lagging) -> str:
    """The pillar with its number: where the industry's average is known, the sentence has it already."""
    said = findings.lagging_sentence(lagging)
    if lagging.industry_average is not None:
        return said
    stands = _("It stands at {points}.").format(points=numbers.out_of_25(PILLAR_MAX - lagging.room))
    return f"{said} {stands}"


def leave_as_it_is(score: str) -> str:
    """What stands in place of a suggestion while an experiment is on."""
    said = _(
        "An experiment on {score} is under way: leave everything else as it is, so nothing is suggested for it."
    )
    return said.format(score=names.column(score))


def _chosen(found: Suggestion) -> str:
    name = names.habit(found.habit)
    if found.why == "below_plan":
        said = _("{habit}: {percent}% of what you planned in the last four weeks, as far as they are known.")
        return said.format(habit=name, percent=round(100 * (found.share or 0)))
    if found.why == "not_planned":
        return _("{habit}: not in your plan so far.").format(habit=name)
    if found.share is None:
        return _("{habit}: in your plan, and not known how often you did it.").format(habit=name)
    return _("{habit}: on plan lately; what is planned for this pillar is being done.").format(habit=name)


def step(each: PlaybookStep) -> str:
    """The title of a step, with its pillar."""
    return _("{title} ({pillar})").format(title=_(each.title), pillar=names.pillar(each.pillar))


def how(each: PlaybookStep) -> str:
    """How a step is done, and as which habit it is logged."""
    return _("{how} In your log: {habit}.").format(how=_(each.how), habit=routine.in_a_sentence(each.habit))
