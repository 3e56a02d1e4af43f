"""What Routine says: the plan, what is due, what was done of it, and how steadily."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
from babel.dates import get_day_names

from ssi import catalog
from ssi.catalog.routines import Routine
from ssi.model.plans import WEEK, WORKING_DAYS, Plan, PlanItem
from ssi.model.routine import Due, HabitWeek, Steadiness, Week
from ssi.words import names, numbers
from ssi.words.translate import language, later, say_count, spoken
from ssi.words.translate import say as _

title = spoken("Routine")
no_plan = spoken("No plan yet: here is one to start from.")
first_week = spoken("The first week of your plan.")
empty_plan = spoken("Your plan is empty: add a habit to it in the part Plan.")
no_experiment = spoken("No experiment is under way.")
look_back = spoken("Look back at a month.")
no_plan_next = spoken(
    "A plan says what you mean to do in a week. When a week goes another way, the next one is a new week."
)

# Sections of the page
this_week = spoken("This week")
plan = spoken("Plan")
experiment = spoken("Experiment")
review = spoken("Monthly review")
goals = spoken("Goals")
section = spoken("Part of the routine")
reminders = spoken("Reminders for your calendar")

# Choosing and editing a plan
which_routine = spoken("Start from")
accept = spoken("Accept this plan")
in_place_of_mine = spoken("In place of my plan, from this week on.")
accepted = spoken("Plan accepted. It holds from this week on.")
change_heading = spoken("Change a habit of the plan")
which_habit = spoken("Habit")
times = spoken("Times a day, at least")
up_to = spoken("Up to")
days = spoken("On these days")
for_pillar = spoken("For the pillar")
keep_item = spoken("Keep this change")
remove_item = spoken("Take out of the plan")
add_heading = spoken("Add a habit")
own_habit = spoken("A habit of your own")
own_habit_label = spoken("What do you call it?")
add_item = spoken("Add to the plan")
start_again_heading = spoken("Start again from another routine")
holds_from = spoken("Changes hold from this week on; earlier weeks keep the plan that they had.")
reason_heading = spoken("Why these habits")
needs_days = spoken("Choose at least one day of the week. Nothing was changed.")
needs_a_name = spoken("A habit of your own needs a name. Nothing was changed.")
already_planned = spoken("This habit is in the plan already: change it above.")
plan_kept = spoken("Plan kept. It holds from this week on.")

# Doing
due_heading = spoken("Due today")
against_heading = spoken("Planned and done this week")
nothing_due = spoken("Nothing is due today.")
all_done = spoken("All that was due today is done.")
enter_heading = spoken("What you did")
enter_hint = spoken(
    "Tab goes on to the next habit, Enter keeps all of them. 0 means: none. Blank means: not known."
)
keep_week = spoken("Keep this week")
typed_week = spoken("Routine")

# Looking back
grid_heading = spoken("Week by week")
steady_heading = spoken("How steadily")
archive_note = spoken("* counted in LinkedIn's archive")
not_known_note = spoken("– not known")


def name(routine: Routine) -> str:
    """A routine's name, with what it takes: "The usual routine, about 35 minutes on a working day"."""
    said = _("{name}: about {minutes} minutes on a working day")
    return said.format(name=_(routine.name), minutes=5 * round(routine.minutes / 25))


def hint(routine: Routine) -> str:
    """For whom a routine is."""
    return _(routine.hint)


def weekdays(which: Collection[int]) -> str:
    """Days of a week: "working days", "every day", "Mon, Wed, Fri"."""
    in_order = tuple(sorted(which))
    if in_order == WORKING_DAYS:
        return _("working days")
    if in_order == WEEK:
        return _("every day")
    return ", ".join(map(weekday, in_order))


def weekday(day: int) -> str:
    """The short name of a day; 0 is Monday."""
    return str(get_day_names("abbreviated", locale=language())[day])


def count_range(times: int, up_to: int) -> str:
    """How often on a day: "2", "2 to 3"."""
    return str(times) if up_to <= times else _("{least} to {most}").format(least=times, most=up_to)


def plan_table(items: Sequence[PlanItem]) -> pd.DataFrame:
    """A plan, a row a habit: how often, on which days, how many that is in a week, and for which pillar."""
    return pd.DataFrame(
        {
            _("Habit"): [names.habit(item.habit) for item in items],
            _("Times a day"): [count_range(item.times, item.up_to) for item in items],
            _("Days"): [weekdays(item.days) for item in items],
            _("A week"): [item.per_week for item in items],
            _("Pillar"): [names.pillar(item.pillar) for item in items],
        }
    )


def reason(item: PlanItem) -> str:
    """Why a habit is worth planning; "" for one of the user's own."""
    known = catalog.habits().get(item.habit)
    if known is None:
        return ""
    said = _("{habit}: {reason}")
    pillars = [names.pillar(pillar) for pillar in known.others]
    also = " " + _("It may feed {pillars} as well.").format(pillars=", ".join(pillars)) if pillars else ""
    return said.format(habit=names.habit(item.habit), reason=_(known.reason)) + also


# Due


def due(each: Due) -> str:
    """One habit that is due: "Comments: 2 to 3 · 1 done today · 3 of 10 this week"."""
    parts = [
        _("{habit}: {times}").format(habit=names.habit(each.habit), times=count_range(each.times, each.up_to))
    ]
    if each.done is not None:
        parts.append(_("{count} done today").format(count=number(each.done)))
    if each.week is not None:
        parts.append(
            _("{count} of {planned} this week").format(count=number(each.week), planned=each.planned)
        )
    if each.in_total:
        parts.append(_("kept as a total of the week"))
    return " · ".join(parts)


def mark_done(each: Due) -> str:
    """The button that notes what is left of a habit as done today: "Comments: note 2"."""
    return _("{habit}: note {count}").format(habit=names.habit(each.habit), count=each.left)


def marked_done(each: Due) -> str:
    """What was noted."""
    return _("{habit}: {count} noted for today.").format(habit=names.habit(each.habit), count=each.left)


def in_a_sentence(slug: str) -> str:
    """A habit's name within a sentence."""
    said = names.habit(slug)
    return said[0].lower() + said[1:]


def headline(steady: Steadiness) -> str:
    """How the last eight weeks went; in the first week of a plan, that it is the first."""
    if not steady.planned:
        return first_week()
    return on_plan(steady)


def how_many_goals(count: int) -> str:
    """How many goals there are."""
    return say_count("{count} goal.", "{count} goals.", count) if count else _("No goal yet.")


def on_plan(steady: Steadiness) -> str:
    """Steadiness in words: "On plan in 6 of the last 8 weeks."; what is not known is said."""
    if not steady.known:
        return say_count(
            "Whether last week was on plan is not known.",
            "Whether the last {count} weeks were on plan is not known.",
            steady.planned,
        )
    if steady.known == steady.planned == steady.weeks:
        return _("On plan in {count} of the last {weeks} weeks.").format(
            count=steady.on_plan, weeks=steady.weeks
        )
    if steady.known == steady.planned:
        return say_count(
            "On plan in {on} of {count} week so far.",
            "On plan in {on} of {count} weeks so far.",
            steady.known,
            on=str(steady.on_plan),
        )
    said = _("On plan in {count} of the {known} weeks that are known, of the last {weeks}.")
    return said.format(count=steady.on_plan, known=steady.known, weeks=steady.planned)


def on_plan_explained() -> str:
    """What "on plan" means."""
    return _(
        "On plan: at least three quarters of what was planned for a week, each habit counted up to its plan."
    )


def number(count: float) -> str:
    """A count: 9, 2.5."""
    return numbers.rounded(count, 1)


# The grid


def cell(each: HabitWeek, *, in_archive: bool = False, so_far: bool = False) -> str:
    """One habit in one week: "9 of 10", "at least 1 of 3", "4" where nothing was planned, – where not known.

    ``so_far``: the week is not over, and its heading says so already.
    """
    is_whole = each.is_whole or so_far
    if each.count is None:
        # What was planned is known, also where nothing else is.
        planned = _("{count} of {planned}").format(count=numbers.UNKNOWN, planned=each.planned)
        said = planned if each.planned else numbers.UNKNOWN
    elif each.trial is False:
        said = number(each.count)
    elif each.planned is None:
        said = number(each.count) if is_whole else _("at least {count}").format(count=number(each.count))
    elif is_whole or each.count >= each.planned:
        said = _("{count} of {planned}").format(count=number(each.count), planned=each.planned)
    else:
        said = _("at least {count} of {planned}").format(count=number(each.count), planned=each.planned)
    if each.trial is not None:
        said = f"{said}, {_('with') if each.trial else _('without')}"
    return f"{said} *" if in_archive else said


def grid(weeks: Sequence[Week], archive: Collection[tuple[str, date]]) -> pd.DataFrame:
    """Habits by weeks as texts, in the order of ``weeks``; ``archive``: the habits and Mondays that LinkedIn's
    archive counted.
    """
    columns: dict[str, list[str]] = {_("Habit"): [names.habit(each.habit) for each in weeks[0].habits]}
    for week in weeks:
        heading = _week(week)
        columns[heading] = [
            cell(each, in_archive=(each.habit, week.monday) in archive, so_far=not week.is_over)
            for each in week.habits
        ]
    return pd.DataFrame(columns)


def _week(week: Week) -> str:
    said = numbers.short_day(week.monday)
    return said if week.is_over else _("{week}, so far").format(week=said)


def plan_against_done(week: Week) -> pd.DataFrame:
    """One week, a row a habit: planned, done, and what is left."""
    rows = [each for each in week.habits if each.planned is not None]
    left = [
        numbers.UNKNOWN if each.count is None else number(max(0.0, (each.planned or 0) - each.count))
        for each in rows
    ]
    return pd.DataFrame(
        {
            _("Habit"): [names.habit(each.habit) for each in rows],
            _("Planned"): [each.planned for each in rows],
            _("Done"): [numbers.UNKNOWN if each.count is None else number(each.count) for each in rows],
            _("Left"): left,
        }
    )


def steadiness_table(by_habit: Mapping[str, Sequence[Steadiness]]) -> pd.DataFrame:
    """Weeks on plan over each span: a row for the plan as a whole, and one for each habit."""
    spans = next(iter(by_habit.values()))
    columns = {
        _("Weeks on plan"): [names.habit(habit) if habit else _("All of it") for habit in by_habit],
    }
    for place, span in enumerate(spans):
        heading = _("Last {weeks} weeks").format(weeks=span.weeks)
        columns[heading] = [steady_cell(each[place]) for each in by_habit.values()]
    return pd.DataFrame(columns)


def steady_cell(steady: Steadiness) -> str:
    """A cell: "6 of 8"; "5 of 6, 2 not known"; – where no week with a plan is known."""
    if not steady.known:
        return numbers.UNKNOWN
    said = _("{count} of {known}").format(count=steady.on_plan, known=steady.known)
    unknown = steady.planned - steady.known
    return _("{weeks}, {count} not known").format(weeks=said, count=unknown) if unknown else said


# Entering a week


def entry_label(slug: str, planned: int | None) -> str:
    """The label of a habit's box: "Comments (of 10)"."""
    if not planned:
        return names.habit(slug)
    return _("{habit} (of {count})").format(habit=names.habit(slug), count=planned)


def counted_in_archive(habits: Sequence[str]) -> str:
    """Which of the numbers in the boxes come from LinkedIn's archive; "" where none does."""
    if not habits:
        return ""
    said = _("From LinkedIn's archive: {habits}. What you type here counts in its place.")
    return said.format(habits=", ".join(names.habit(each) for each in habits))


def week_choice(monday: date, today: date) -> str:
    """A week to choose: "this week", "last week", "week of 2 Nov"."""
    back = (today - timedelta(days=today.weekday()) - monday).days // 7
    if back == 0:
        return _("This week")
    if back == 1:
        return _("Last week")
    said = numbers.week_of(monday)
    return said[0].upper() + said[1:]


def effort(minutes: float) -> str:
    """What something takes: "about 4 minutes each", "about half an hour each"."""
    if minutes < 1:
        return _("under a minute each")
    return say_count("about {count} minute each", "about {count} minutes each", round(minutes))


def holds_since(plan: Plan) -> str:
    """Since when a plan holds, and what it takes in a week."""
    known = [(item, catalog.habits().get(item.habit)) for item in plan.items]
    minutes = sum(item.per_week * habit.minutes for item, habit in known if habit)
    said = _("Since the {week}: about {hours} hours a week, by rough estimates of ours.")
    told = said.format(week=numbers.week_of(plan.since), hours=numbers.rounded(minutes / 60, 1))
    own = [names.habit(item.habit) for item, habit in known if habit is None]
    if not own:
        return told
    return f"{told} {_('Not counted in: {habits}.').format(habits=', '.join(own))}"


_NAMES = (
    later("The usual routine"),
    later("Solo founder"),
    later("Seller with Sales Navigator"),
    later("Job seeker"),
    later("The smallest one"),
)
"""Said once more for the message extractor: these names stand in the catalogue alone."""
