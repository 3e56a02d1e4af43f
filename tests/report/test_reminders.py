"""Reminders: two parsers that know nothing of the one that wrote the file read it, and find the days of the plan."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from ssi.catalog.routines import as_plan, routines, usual
from ssi.model import PILLAR_KEYS
from ssi.model.plans import WEEK, WORKING_DAYS, Plan, PlanItem
from ssi.report import reminders
from ssi.report.reminders import Reminders, TrialWeek, calendar_file

# A Wednesday.
SINCE = date(2026, 11, 25)
WEEKS_LATER = SINCE + timedelta(weeks=4)
STAMP = datetime(2026, 11, 25, 20, 0, tzinfo=UTC)
EVERY_DAY = Reminders(time(8, 30), WEEK, SINCE)


def made(plan, chosen=EVERY_DAY, *, token="token", stamp=STAMP, nonce="0f", trials=()):
    return calendar_file(plan, chosen, token=token, stamp=stamp, nonce=nonce, trials=trials)


def with_item(habit, *days, times=1, up_to=None):
    return Plan(date(2026, 11, 23), (PlanItem(habit, "brand", times, up_to or times, days),), "usual")


def by_ical(file):
    """Start and title of everything in four weeks, as the library `ical` reads it."""
    calendar = IcsCalendarStream.calendar_from_ics(file.decode())
    start = datetime.combine(SINCE, time())
    found = calendar.timeline.overlapping(start, start + timedelta(weeks=4))
    return sorted((event.start, event.summary) for event in found if isinstance(event.start, datetime))


def by_vobject(file):
    """The same as the library `vobject` reads it."""
    calendar = vobject.readOne(file.decode())
    start = datetime.combine(SINCE, time())
    return sorted(
        (moment, event.summary.value)
        for event in calendar.vevent_list
        if isinstance(event.dtstart.value, datetime)
        for moment in event.getrruleset(addRDate=True).between(start, start + timedelta(weeks=4), inc=True)
        if moment < start + timedelta(weeks=4)
    )


def days(found):
    return [moment.date() for moment, _title in found]


def in_words(file, name):
    """A property of the first entry, as both read it."""
    event = IcsCalendarStream.calendar_from_ics(file.decode()).events[0]
    other = vobject.readOne(file.decode()).vevent_list[0]
    assert getattr(event, name) == getattr(other, name).value
    return getattr(event, name)


def test_both_parsers_find_every_working_day_of_four_weeks_at_the_chosen_time():
    file = made(as_plan(usual(), SINCE))
    # From Wednesday 25 November on: three days of this week, three whole weeks, and Monday and Tuesday.
    expected = [
        datetime.combine(day, time(8, 30))
        for day in (SINCE + timedelta(days=place) for place in range(28))
        if day.weekday() in WORKING_DAYS
    ]
    assert len(expected) == 20
    assert [moment for moment, _title in by_ical(file)] == expected
    assert by_ical(file) == by_vobject(file)


def test_a_day_says_what_is_planned_for_it_and_why():
    file = made(as_plan(usual(), SINCE), Reminders(time(8, 30), (4,), SINCE))
    assert in_words(file, "summary") == (
        "LinkedIn: Posts (1), Profile reviews (3 to 5), Comments (2 to 3), Follow-up messages (1)"
    )
    said = in_words(file, "description").splitlines()
    assert said[0] == "Posts (1): A post shows what you know to people who do not know you yet."
    assert said[-1] == "From the routine in SSI Lens. After changing the plan, download a new file."


def test_a_day_takes_as_long_as_its_habits_in_steps_of_five_minutes():
    plan = as_plan(usual(), SINCE)
    # Friday: a post 30, three profiles 6, two comments 8, a follow-up 5: 49.
    assert reminders.minutes(reminders.items_on(plan, 4)) == 50
    # Tuesday: three profiles 6, two comments 8, a request 3: 17.
    assert reminders.minutes(reminders.items_on(plan, 1)) == 20
    # Nobody knows how long a habit of one's own takes; and two hundred posts are not written in one go.
    assert reminders.minutes(with_item("walks", 0).items) == 15
    assert reminders.minutes(with_item("posts", 0, times=200).items) == 240


def test_only_chosen_days_are_in_the_file():
    file = made(as_plan(usual(), SINCE), Reminders(time(7), (0, 6), SINCE))
    # Nothing is planned on Sundays.
    mondays = [date(2026, 11, 30), date(2026, 12, 7), date(2026, 12, 14), date(2026, 12, 21)]
    assert days(by_ical(file)) == days(by_vobject(file)) == mondays


def test_a_file_without_an_entry_is_not_made():
    with pytest.raises(ValueError, match="nothing is planned"):
        made(with_item("posts", 0), Reminders(time(8), (1,), SINCE))


def test_the_time_is_that_of_the_phone_wherever_it_is():
    text = made(with_item("posts", 2)).decode()
    assert "DTSTART:20261125T083000\r\n" in text
    assert "VTIMEZONE" not in text
    assert "TZID" not in text


@pytest.mark.parametrize("minutes", [0, 10])
def test_it_rings_so_many_minutes_before(minutes):
    file = made(with_item("posts", 2), Reminders(time(8, 30), WEEK, SINCE, minutes_before=minutes))
    alarm = IcsCalendarStream.calendar_from_ics(file.decode()).events[0].alarm[0]
    other = vobject.readOne(file.decode()).vevent.valarm
    assert alarm.trigger == other.trigger.value == -timedelta(minutes=minutes)
    assert alarm.action == other.action.value == "DISPLAY"
    assert alarm.description == other.description.value == "LinkedIn: Posts (1)"


def test_it_can_stay_silent():
    file = made(with_item("posts", 2), Reminders(time(8, 30), WEEK, SINCE, minutes_before=None))
    assert b"VALARM" not in file


def entries(file):
    return {
        event.uid: (event.sequence, event.dtstamp)
        for event in IcsCalendarStream.calendar_from_ics(file.decode()).events
    }


def test_a_newer_file_has_the_same_entries_with_higher_numbers():
    older = entries(made(as_plan(routines()["usual"], SINCE)))
    newer = entries(made(as_plan(routines()["seller"], SINCE), stamp=STAMP + timedelta(minutes=5)))
    assert older.keys() == newer.keys()
    assert len(older) == 5
    assert all(newer[uid][0] == number + 5 for uid, (number, _stamp) in older.items())
    assert {stamp for _number, stamp in newer.values()} == {datetime(2026, 11, 25, 20, 5, tzinfo=UTC)}


def test_two_people_in_one_calendar_keep_their_own_entries():
    plan = as_plan(usual(), SINCE)
    assert not entries(made(plan, token="one")).keys() & entries(made(plan, token="other")).keys()


def test_no_two_files_are_the_same_bytes():
    plan = as_plan(usual(), SINCE)
    assert made(plan, nonce="aa") != made(plan, nonce="bb")
    assert made(plan, nonce="aa") == made(plan, nonce="aa")


def test_looking_back_stands_on_the_first_monday_of_each_month():
    file = made(with_item("posts", 2), Reminders(time(8, 30), WEEK, SINCE, monthly=True))
    calendar = IcsCalendarStream.calendar_from_ics(file.decode())
    found = calendar.timeline.overlapping(SINCE, SINCE + timedelta(days=80))
    all_day = [event.start for event in found if not isinstance(event.start, datetime)]
    assert all_day == [date(2026, 12, 7), date(2027, 1, 4), date(2027, 2, 1)]
    event = vobject.readOne(file.decode()).vevent_list[1]
    assert event.dtstart.value == date(2026, 12, 7)
    assert event.duration.value == timedelta(days=1)


def test_weeks_of_an_experiment_are_all_day_entries_of_a_week():
    trials = [TrialWeek(date(2026, 11, 30), True, "posts"), TrialWeek(date(2026, 12, 7), False, "posts")]
    file = made(with_item("posts", 2), trials=trials)
    events = IcsCalendarStream.calendar_from_ics(file.decode()).events[1:]
    assert [(event.start, event.end, event.summary) for event in events] == [
        (date(2026, 11, 30), date(2026, 12, 7), "Week with: Posts"),
        (date(2026, 12, 7), date(2026, 12, 14), "Week without: Posts"),
    ]
    others = vobject.readOne(file.decode()).vevent_list[1:]
    assert [event.summary.value for event in others] == ["Week with: Posts", "Week without: Posts"]


NAMES = [
    "walk, talk; listen",
    "back\\slash",
    "two\nlines",
    "😀" * 40,
    "BEGIN:VEVENT",
    "a\u2028b\x0bc\x85d",
    "x:y=“z”",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_of_ones_own_come_out_as_they_went_in(name):
    file = made(with_item(name, 2))
    shown = name.capitalize()
    for odd in ("\u2028", "\x0b", "\x85"):
        shown = shown.replace(odd, " ")
    assert in_words(file, "summary") == f"LinkedIn: {shown} (1)"


def assert_lines_are_whole(file):
    """RFC 5545, 3.1: lines end with CR LF and have at most 75 octets; folding breaks no character."""
    *lines, rest = file.split(b"\r\n")
    assert rest == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    for line in lines:
        line.decode()


items = st.builds(
    lambda habit, pillar, times, more, days: PlanItem(
        habit, pillar, times, times + more, tuple(sorted(days))
    ),
    st.sampled_from(["posts", "comments", "weekly_look"]) | st.text(min_size=1, max_size=80),
    st.sampled_from(PILLAR_KEYS),
    st.integers(1, 200),
    st.integers(0, 5),
    st.sets(st.sampled_from(WEEK), min_size=1),
)
plans = st.builds(
    lambda found: Plan(date(2026, 11, 23), tuple(found), ""),
    st.lists(items, min_size=1, max_size=5, unique_by=lambda item: item.habit),
)


@given(plans, st.times().map(lambda at: at.replace(microsecond=0)), st.integers(0, 400))
def test_of_any_plan_both_parsers_find_exactly_its_days(plan, at, later):
    chosen = Reminders(at, WEEK, SINCE + timedelta(days=later), minutes_before=15, monthly=True)
    file = made(plan, chosen)
    assert_lines_are_whole(file)
    first = datetime.combine(chosen.since, time())
    last = first + timedelta(weeks=4)
    planned = {day for item in plan.items for day in item.days}
    wanted = [
        datetime.combine(day, at)
        for day in (chosen.since + timedelta(days=place) for place in range(28))
        if day.weekday() in planned
    ]
    calendar = IcsCalendarStream.calendar_from_ics(file.decode())
    found = [event.start for event in calendar.timeline.overlapping(first, last)]
    assert sorted(start for start in found if isinstance(start, datetime)) == wanted
    read = vobject.readOne(file.decode())
    timed = [event for event in read.vevent_list if isinstance(event.dtstart.value, datetime)]
    moments = [
        moment
        for event in timed
        for moment in event.getrruleset(addRDate=True).between(first, last, inc=True)
    ]
    assert sorted(moment for moment in moments if moment < last) == wanted


def test_every_entry_has_an_id_of_its_own_and_says_when_it_was_made():
    trials = [TrialWeek(date(2026, 11, 30), True, "posts"), TrialWeek(date(2026, 12, 7), True, "posts")]
    chosen = Reminders(time(8, 30), WEEK, SINCE, monthly=True)
    events = vobject.readOne(made(as_plan(usual(), SINCE), chosen, trials=trials).decode()).vevent_list
    # Five working days, the month, two weeks of an experiment.
    assert len({event.uid.value for event in events}) == len(events) == 8
    assert {event.dtstamp.value for event in events} == {STAMP}
    assert {event.transp.value for event in events} == {"TRANSPARENT"}
