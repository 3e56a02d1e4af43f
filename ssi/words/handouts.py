"""What Report and the page to hand over say: the numbers in words, what was done, what was agreed, and the foot."""

from datetime import date

from ssi.model import Change
from ssi.model.handout import Done, Form, Handout, Number, Period, Pin, StepTaken
from ssi.model.routine import Steadiness
from ssi.words import findings, names, numbers, reviews, routine
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Report")
subject = spoken("SSI progress")
nothing_yet = spoken("Nothing to hand over yet.")

# Choosing
which_form = spoken("Page")
which_month = spoken("Month")
which_period = spoken("Period")
last_weeks = spoken("The last eight weeks")
own_name = spoken("Name on the page")
own_name_hint = spoken("Left empty, the page and its file have no name.")
paper = spoken("Paper of the PDF")
third_party = spoken("For a third party: an employer, a sponsor")
agreed = spoken("The client has seen this page and agrees that it is handed over.")
agreed_first = spoken("Nothing is handed to a third party without the client's agreement: tick it first.")
preview = spoken("The page as it prints")
download_page = spoken("Download handout")
download_pdf = spoken("Download PDF")
download_table = spoken("Download CSV")
how_to_open = spoken(
    "The handout opens in any browser and prints on one sheet, A4 or Letter. The PDF is the same page, for mail; "
    "the CSV has what the page shows."
)
few_numbers = spoken(
    "Nothing is known of these days yet: choose another period, or add what is missing on Data."
)

# On the page
done_heading = spoken("What was done")
outcomes_heading = spoken("What came of it")
steps_heading = spoken("Next steps")
notes_heading = spoken("Notes")
answers_heading = spoken("Looking back")
write_heading = spoken("Space to write")
pillars_heading = spoken("The four pillars, 0 to 25")
habit_column = spoken("Habit")
outcome_column = spoken("Outcome")
plan_column = spoken("Weeks on plan")
count_column = spoken("Count")
foot = spoken("The score is an indicator, not the goal. Lining up is not proof of cause.")
cut = spoken("… : cut to fit one page. The whole text is kept in SSI Lens.")
not_known = spoken("Not known.")
no_line = spoken("No snapshot of these days has it.")

# The table of what the page shows
part_column = spoken("Part")
what_column = spoken("What")
day_column = spoken("Day")
value_column = spoken("Value")
numbers_part = spoken("Numbers")
foot_part = spoken("Foot")
file_part = spoken("This file")
drawn = spoken("Drawn")

_A_YEAR = 300
"""Days; a day less long ago is told without its year."""
_FORMS = {"month": later("Monthly review"), "session": later("Session handout")}
_PAPERS = {"a4": later("A4"), "letter": later("Letter")}


# Choosing


def form(key: Form) -> str:
    """What a form of the page is called."""
    return _(_FORMS[key])


def paper_name(key: str) -> str:
    """What a size of paper is called."""
    return _(_PAPERS[key])


def since_session(day: date) -> str:
    """A period that begins with a session."""
    return _("Since the session on {day}").format(day=numbers.day(day))


def named(name: str) -> str:
    """What a client is called on the page, and where that is changed."""
    if not name:
        return _("The page has no name on it. Which name is shown is noted on Clients.")
    said = _("On the page: {name}. Which name is shown is noted on Clients.")
    return said.format(name=name)


def headline(page: Handout) -> str:
    """What Report has to hand over: how the scores moved in the period."""
    if page.is_empty:
        return nothing_yet()
    return movement(page)


def letters_missing(letters: str) -> str:
    """Which letters a PDF cannot write, and what to do."""
    said = _(
        "The PDF cannot write these letters and has ? in their place: {letters}. The handout has them all; opened in a "
        "browser it can be printed to a PDF with every letter."
    )
    return said.format(letters=" ".join(letters))


def letters_missing_here(count: int) -> str:
    """The same at the foot of the PDF itself."""
    return say_count(
        "{count} letter of this page cannot be written in a PDF and has ? in its place.",
        "{count} different letters of this page cannot be written in a PDF and have ? in their place.",
        count,
    )


# The page


def page_title(name: str) -> str:
    """The heading: whose page, and of what."""
    return _("{name}: SSI progress").format(name=name) if name else subject()


def of_period(period: Period) -> str:
    """Which page this is: "Monthly review: October 2026", "Session handout: 25 Sep 2026 to 20 Nov 2026"."""
    is_month = period.form == "month"
    days = reviews.month(period.since) if is_month else numbers.span_of_days(period.since, period.until)
    return _("{form}: {days}").format(form=form(period.form), days=days)


def made(day: date) -> str:
    """When the page was made."""
    return _("Made on {day}").format(day=numbers.day(day))


def with_agreement(day: date) -> str:
    """Said on a page for a third party."""
    return _("Handed to a third party with the client's agreement, {day}.").format(day=numbers.day(day))


def movement(page: Handout) -> str:
    """The headline over the line: how the scores moved in the period, or what is missing until that can be said."""
    if page.movement is None and not page.overall.values:
        return (
            _("Overall: no snapshot of these days has it.") if page.has_scores else _("No scores are known.")
        )
    return findings.movement_headline(page.movement)


def number_value(number: Number) -> str:
    """A score or rank as it was last known: "62", "Top 8%"."""
    if number.last is None:
        return numbers.UNKNOWN
    is_score = number.column == "overall"
    return numbers.points(number.last.value) if is_score else numbers.top(number.last.value)


def number_note(number: Number, since: date) -> str:
    """What a number is and how it moved: "Decent. Up 4.3 since 25 Sep."."""
    if number.last is None:
        return not_known()
    said = [names.band(number.last.value).capitalize()] if number.column == "overall" else []
    change = number.change
    if change is None:
        said.append(_known_on(number.last.date, since))
    elif number.column == "overall":
        said.append(_since(_points_moved(change.points), change))
    else:
        said.append(_since(_rank_moved(change.before, change.now), change))
    return " ".join(_("{sentence}.").format(sentence=each) for each in said)


def _known_on(day: date, since: date) -> str:
    said = _("Known on {day} only") if day >= since else _("Last known on {day}")
    return said.format(day=numbers.day(day))


def _since(moved: str, change: Change) -> str:
    is_this_year = (change.now_date - change.before_date).days < _A_YEAR
    day = numbers.short_day(change.before_date) if is_this_year else numbers.day(change.before_date)
    return _("{moved} since {day}").format(moved=moved, day=day)


def _points_moved(points: float) -> str:
    size = f"{abs(round(points, 1)):.1f}"
    if round(points, 1) == 0:
        return _("No change")
    return (_("Up {points}") if points > 0 else _("Down {points}")).format(points=size)


def _rank_moved(before: float, now: float) -> str:
    if before == now:
        return _("Unchanged")
    said = _("From {rank}, closer to the top,") if now < before else _("From {rank}, further from the top,")
    return said.format(rank=numbers.top(before))


def pillar_value(number: Number) -> str:
    """A pillar as it was last known: "15.5 of 25"."""
    return numbers.UNKNOWN if number.last is None else numbers.out_of_25(number.last.value)


def pillar_note(number: Number, since: date) -> str:
    """How it moved: "Up 1.2"; from when it is known where that is all."""
    if number.last is None:
        return not_known()
    if number.change is None:
        return _known_on(number.last.date, since)
    return _points_moved(number.change.points)


def pin(number: int, each: Pin) -> str:
    """A pin of the line: "1 · 3 Nov: New headline"."""
    said = _("{number} · {day}: {label}")
    return said.format(number=number, day=numbers.short_day(each.day), label=each.label)


def more(count: int) -> str:
    """How many of a list are not on the page: "and 3 more"."""
    return say_count("and {count} more", "and {count} more", count)


def cell(head: str, text: str) -> str:
    """A cell of a table under its heading, in one: "Weeks on plan: 6 of 8"."""
    return _("{head}: {text}").format(head=head, text=text)


# What was done


def weeks_on_plan(found: Steadiness | None) -> str:
    """Weeks on plan in a cell: "6 of 8", "5 of 7, 1 not known"; – without a plan."""
    if found is None:
        return numbers.UNKNOWN
    unknown = found.planned - found.known
    if not found.known:
        return say_count("{count} week, not known", "{count} weeks, not known", unknown)
    said = _("{part} of {whole}").format(part=found.on_plan, whole=found.known)
    if unknown:
        return _("{weeks}, {count} not known").format(weeks=said, count=unknown)
    return said


def steadiness(found: Steadiness | None, weeks: int) -> str:
    """The lead over what was done: "On plan in 6 of 8 weeks."."""
    if not weeks:
        return _("No week has ended in these days yet.")
    if found is None:
        return _("No plan held in these weeks.")
    unknown = found.planned - found.known
    if not found.known:
        return say_count(
            "Whether the week was on plan is not known.",
            "Whether the {count} weeks were on plan is not known.",
            unknown,
        )
    said = say_count(
        "On plan in {on} of {count} week.",
        "On plan in {on} of {count} weeks.",
        found.known,
        on=str(found.on_plan),
    )
    if unknown:
        rest = say_count("{count} week is not known.", "{count} weeks are not known.", unknown)
        return f"{said} {rest}"
    return said


def on_plan_explained() -> str:
    """What "on plan" means, and which weeks are counted."""
    return _("On plan: at least three quarters of what was planned, in the weeks that ended in these days.")


def count(each: Done, *, is_whole: bool = False) -> str:
    """How often in the period: "84", "at least 84"; – where no day is known.

    ``is_whole``: what is not known is said elsewhere.
    """
    if each.count is None:
        return numbers.UNKNOWN
    said = routine.number(each.count)
    return said if is_whole or each.known >= each.days else _("at least {count}").format(count=said)


def counted_on(known: int, days: int) -> str:
    """Of how many days the counts are, where it is not all of them."""
    said = _("Counted on {known} of {days} days; of the others nothing is known.")
    return said.format(known=known, days=days)


# Steps


def became_heading(agreed_on: date | None) -> str:
    """Over what became of the steps of an earlier session."""
    if agreed_on is None:
        return _("What we agreed")
    return _("What we agreed on {day}").format(day=numbers.day(agreed_on))


def no_steps() -> str:
    """Said where nothing is agreed."""
    return _("None agreed yet.")


def step(each: StepTaken, today: date, what: str) -> str:
    """A step that is still to be done: "Comments, 5 a week", "Rewrite the headline, by 20 Nov 2026".

    ``what`` is what it is called, cut to what has room.
    """
    if each.per_week:
        said = _a_week(what, each.per_week)
        return _("{step} ({weeks})").format(step=said, weeks=_reached(each)) if each.weeks else said
    if each.due is None:
        return what
    said = _("{task}, was due on {day}") if each.due < today else _("{task}, by {day}")
    return said.format(task=what, day=numbers.day(each.due))


def _a_week(habit: str, count: int) -> str:
    return say_count("{habit}, once a week", "{habit}, {count} a week", count, habit=habit)


def _reached(each: StepTaken) -> str:
    """In how many of the weeks since a habit's target was met."""
    unknown = each.weeks - each.known
    if not each.known:
        return say_count("of {count} week nothing is known", "of {count} weeks nothing is known", unknown)
    said = say_count(
        "met in {met} of {count} week", "met in {met} of {count} weeks", each.known, met=str(each.met)
    )
    return _("{weeks}, {count} not known").format(weeks=said, count=unknown) if unknown else said


def became(each: StepTaken, what: str) -> str:
    """What became of a step: "Comments, 5 a week: met in 3 of 4 weeks", "New headline: done on 12 Nov 2026"."""
    if each.per_week:
        what = _a_week(what, each.per_week)
    return _("{what}: {became}").format(what=what, became="; ".join(_fates(each)))


def _fates(each: StepTaken) -> list[str]:
    fates = []
    if each.state != "open" and each.settled:
        said = _("done on {day}") if each.state == "done" else _("let go on {day}")
        fates.append(said.format(day=numbers.day(each.settled)))
    if each.per_week:
        fates.append(_reached(each) if each.weeks else _("no whole week since"))
    return fates or [_("open")]


# What lines up


def lined_heading(*, is_tested: bool) -> str:
    """Over the one sentence of what lines up, or of what an experiment found."""
    return _("What an experiment found") if is_tested else _("What lines up")


def note(day: date, text: str) -> str:
    """A shared note with its day."""
    return _("{day}: {text}").format(day=numbers.day(day), text=text)


def wobble(points: float) -> str:
    """How far overall usually moves from week to week, to see a change beside it."""
    said = _("From one week to the next it usually moves by about {points}.")
    return said.format(points=f"{points:.1f}")


def line_alt(name: str, number: Number, since: date) -> str:
    """What the picture of one line shows, for who does not see it."""
    said = pillar_value(number) if number.column != "overall" else number_value(number)
    return _("{name}: {value}. {note}").format(name=name, value=said, note=pillar_note(number, since))
