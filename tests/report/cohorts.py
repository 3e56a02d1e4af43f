"""Cohorts made up for the tests of a programme's report."""

from datetime import date

from ssi.analysis import programme
from ssi.model import ClientWeek, Level, Stretch
from ssi.model.programme import Course, Programme, Windows

START, END = date(2026, 3, 2), date(2026, 5, 24)
BEFORE, AFTER = Stretch(START, date(2026, 3, 29)), Stretch(date(2026, 4, 27), END)
WINDOWS = Windows(START, END, 4)
SHARED = ClientWeek(date(2026, 4, 13), "overall", 12, 1, 10, -1)


def course(person: int, before: float, after: float, usual: float | None = 3.0) -> Course:
    """A client whose overall went from one mean to another, and each pillar a quarter of it."""
    levels = {"overall": Level("overall", before, after, usual)}
    for pillar in ("brand", "people", "insights", "relationships"):
        levels[pillar] = Level(pillar, before / 4, after / 4, usual)
    return Course(person, BEFORE, AFTER, (4, 4), levels, {"industry_rank": (12.0, 8.0)})


def of(*courses: Course, weeks: tuple[ClientWeek, ...] = ()) -> Programme:
    return programme.programme(courses, WINDOWS, weeks)


def many(count: int) -> tuple[Programme, dict[int, str]]:
    """So many clients, and what they are called."""
    courses = [course(place, 40 + place % 20, 42 + (7 * place) % 23) for place in range(count)]
    return of(*courses, weeks=(SHARED,)), {place: f"Client {place:02}" for place in range(count)}
