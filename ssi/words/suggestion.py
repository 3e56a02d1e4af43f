"""The one suggestion of a page: what to do, why this, and what it takes; and the playbook around one post."""

from ssi import catalog
from ssi.catalog.routines import PlaybookStep, proposals
from ssi.model.routine import Suggestion
from ssi.words import findings, names, routine
from ssi.words.translate import say as _
from ssi.words.translate import spoken

heading = spoken("One thing for this week")
why_this = spoken("Why this")
no_promise = spoken("LinkedIn does not publish how it scores, so no suggestion promises points.")
playbook_heading = spoken("One post, four pillars: a playbook in four steps")
playbook_hint = spoken(
    "A post that people outside your network answer touches all four pillars. The ticks are kept for this week."
)


def what(found: Suggestion) -> str:
    """What to do."""
    return _(proposals()[found.habit].do)


def effort(found: Suggestion) -> str:
    """Which habit that is, for which pillar, and what it takes."""
    habit = catalog.habits()[found.habit]
    said = _("{habit}, for {pillar}; {effort}, by a rough estimate.")
    return said.format(
        habit=names.habit(found.habit),
        pillar=names.pillar(habit.pillar),
        effort=routine.effort(habit.minutes),
    )


def why(found: Suggestion) -> list[str]:
    """The reasons, each with where it comes from: the scores, the log, the catalogue."""
    return [
        findings.lagging_sentence(found.lagging),
        _chosen(found),
        _(catalog.habits()[found.habit].reason),
        no_promise(),
    ]


def _chosen(found: Suggestion) -> str:
    name = names.habit(found.habit)
    if found.why == "below_plan":
        said = _("{habit}: {percent}% of what you planned in the last four weeks that are known.")
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
    """How a step is done, and what it counts as."""
    return _("{how} Counts as: {habit}.").format(how=_(each.how), habit=routine.in_a_sentence(each.habit))
