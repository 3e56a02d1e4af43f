"""What Session says: its six steps, what was agreed and what became of it, notes and the timer."""

from collections.abc import Sequence
from datetime import date

from ssi.model.sessions import Agreed, Became, Note, Step
from ssi.words import names, numbers
from ssi.words.findings import number as in_words
from ssi.words.findings import weeks as in_weeks
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Session")
which_step = spoken("Step of the session")
first_session = spoken("Steps that you agree today are what the next session begins with.")
nobody = spoken(
    "Nothing is kept of this client yet. Their numbers come in on Data, or with their file on Clients."
)

# What is talked through, in this order
STEPS = {
    "agreed": later("Last time we agreed"),
    "scores": later("Score and ranks"),
    "pillars": later("Pillars"),
    "changed": later("What changed"),
    "finding": later("One finding or experiment"),
    "next": later("Next steps"),
}

# Agreeing
agree_heading = spoken("Agree a step")
of_kind = spoken("What kind of step")
habit_step = spoken("A habit")
task_step = spoken("A task")
which_habit = spoken("Habit")
per_week = spoken("Times a week")
what_task = spoken("Task")
task_by = spoken("Done by")
agree = spoken("Agree this step")
carry_on = spoken("Carry on")
take_away = spoken("Take away")
needs_a_task = spoken("A task needs a sentence that says what is to be done. Nothing was changed.")
twice = spoken("This habit is agreed already. Nothing was changed.")
three_are_enough = spoken("Three steps are agreed. More than three are seldom done.")
nothing_agreed_today = spoken("Nothing is agreed yet for next time.")
another_tab = spoken("What was agreed was changed in another window. Nothing was changed here; look again.")

# What became of it
done = spoken("Done")
drop = spoken("Let it go")
open_again = spoken("Still open")

# Notes
notes_heading = spoken("Notes")
private_heading = spoken("Private: for you alone, never shown while presenting and never in a handout")
note_label = spoken("New note")
note_hint = spoken("A note is private until you share it.")
share = spoken("Share with client")
keep_note = spoken("Keep note")
remove_note = spoken("Remove")
needs_a_text = spoken("The note is empty. Nothing was kept.")
note_kept = spoken("The note is kept. It is private.")
note_removed = spoken("The note was removed.")
now_shared = spoken("Shared: it stands in the handout from now on.")
now_private = spoken("Private again: only you see it.")

# The timer
timer_heading = spoken("Timer")
start_timer = spoken("Start the timer")
stop_timer = spoken("Stop")
timer_hint = spoken(
    "Never shown while presenting. A second window that you do not share keeps it and your notes in sight."
)
own_window = spoken("Open a window of my own")


def step_name(key: str) -> str:
    """The name of a step of the session."""
    return _(STEPS[key])


def step(agreed: Step) -> str:
    """A step: "Comments, 5 a week"; "Rewrite the headline, by 20 Sep 2026"."""
    if agreed.habit:
        return say_count(
            "{habit}, once a week",
            "{habit}, {count} a week",
            agreed.per_week,
            habit=names.habit(agreed.habit),
        )
    return _("{task}, by {day}").format(task=agreed.task, day=numbers.day(agreed.due or date.max))


def agreed_headline(agreed: Sequence[Agreed], held: date | None) -> str:
    """What a session begins with: "Three steps were agreed on 2 Sep 2026."; that there is nothing yet."""
    if not agreed or held is None:
        return _("Nothing was agreed before.")
    count = sum(each.held == held for each in agreed)
    said = say_count(
        "{number} step was agreed on {day}.",
        "{number} steps were agreed on {day}.",
        count,
        number=in_words(count).capitalize(),
        day=numbers.day(held),
    )
    if older := len(agreed) - count:
        said += " " + say_count(
            "{number} task is older.", "{number} tasks are older.", older, number=in_words(older).capitalize()
        )
    return said


def became(found: Became, today: date) -> str:
    """What became of a step: "met in two of the three weeks known since; 19 in all"; "done on 5 Oct 2026"."""
    agreed = found.agreed.step
    parts = [] if agreed.task else [_met(found)]
    if agreed.state == "done":
        parts.append(_("done on {day}").format(day=numbers.day(agreed.settled or today)))
    elif agreed.state == "dropped":
        parts.append(_("let go on {day}").format(day=numbers.day(agreed.settled or today)))
    elif agreed.is_overdue(today):
        parts.append(_("open, its day is past"))
    elif agreed.task:
        parts.append(_("open"))
    return "; ".join(parts)


def _met(found: Became) -> str:
    """How many of the weeks since reached the target."""
    if found.count is None:
        return _("not known: nothing was logged since")
    total = _("{count} in all since").format(count=numbers.rounded(found.count, 0))
    if not found.weeks:
        return _("no whole week is over yet; {total}").format(total=total)
    if not found.known:
        return _("too little was logged to say; {total}").format(total=total)
    said = say_count(
        "met in {met} of {count} week known; {total}",
        "met in {met} of {count} weeks known; {total}",
        found.known,
        met=str(found.met),
        total=total,
    )
    unknown = found.weeks - found.known
    return said if not unknown else _("{said}; {weeks} not known").format(said=said, weeks=in_weeks(unknown))


def with_outcome(found: Became, today: date) -> str:
    """A step together with what became of it."""
    return _("{step}: {became}").format(step=step(found.agreed.step), became=became(found, today))


def next_headline(steps: Sequence[Step], held: date) -> str:
    """How many steps are agreed in a session."""
    if not steps:
        return nothing_agreed_today()
    return say_count(
        "{number} step agreed on {day}.",
        "{number} steps agreed on {day}.",
        len(steps),
        number=in_words(len(steps)).capitalize(),
        day=numbers.day(held),
    )


def agreed_now(agreed: Step) -> str:
    """Said after a step was agreed."""
    return _("Agreed: {step}.").format(step=step(agreed))


def taken_away(agreed: Step) -> str:
    """Said after a step was taken away."""
    return _("Taken away: {step}.").format(step=step(agreed))


def since(held: date | None) -> str:
    """Since when a session looks back."""
    if held is None:
        return _("There was no session before: this looks at the last week.")
    return _("Since the last session, {day}.").format(day=numbers.day(held))


def nothing_since(held: date) -> str:
    """No snapshot since the last session."""
    return _("No new snapshot since the last session on {day}.").format(day=numbers.day(held))


def note(kept: Note) -> str:
    """A note with its day."""
    return _("{day}: {text}").format(day=numbers.day(kept.written), text=kept.text)


def minutes(passed: int) -> str:
    """How long a session has been going on."""
    return say_count("{count} minute", "{count} minutes", passed)


# On the table of clients


def open_steps(steps: Sequence[Step], today: date) -> str:
    """How many steps are open, and whether one's day is past: "2", "3, 1 overdue"; – for none."""
    if not steps:
        return numbers.UNKNOWN
    overdue = sum(each.is_overdue(today) for each in steps)
    if not overdue:
        return str(len(steps))
    return _("{count}, {overdue} overdue").format(count=len(steps), overdue=overdue)


def overdue(since: date) -> str:
    """Why a client with a step whose day is past comes first."""
    return _("step overdue since {day}").format(day=numbers.day(since))
