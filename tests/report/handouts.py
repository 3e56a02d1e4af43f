"""Pages to hand over, made by hand: a small one, one that is far too full, one of which nothing is known."""

from dataclasses import replace
from datetime import date, timedelta

from ssi.model import Change, Gap, Movement, Value
from ssi.model.handout import (
    Answer,
    Done,
    Handout,
    Line,
    Lined,
    Number,
    Period,
    Pin,
    SharedNote,
    StepTaken,
)
from ssi.model.routine import Steadiness

SINCE, TODAY = date(2026, 9, 26), date(2026, 11, 20)
LONG = (
    "Talk to everybody who ever asked about the new offer, the one from spring, and write down what each of "
    "them says about it, in a sentence or two. "
)


def line(column: str, *scores: float, every: int = 7) -> Line:
    values = tuple(Value(score, SINCE + timedelta(days=every * place)) for place, score in enumerate(scores))
    change = None
    if len(values) > 1:
        first, last = values[0], values[-1]
        change = Change(column, first.value, last.value, first.date, last.date, len(values) - 1)
    return Line(Number(column, values[-1] if values else None, change), values)


def small() -> Handout:
    """What a coach leaves after an ordinary session."""
    overall = line("overall", 54, 55, 55, 57, 56, 58, 58, 60)
    pillars = (
        line("brand", 15, 15.2, 15.1, 15.2, 15.4, 15.3, 15.5, 15.5),
        line("people", 11, 11.2, 11.1, 11.2, 11.4, 11.3, 11.5, 11.2),
        line("insights", 10.5, 11, 11.4, 12, 12.2, 12.1, 12.3, 12.4),
        line("relationships", 20, 20.2, 20.1, 20.2, 20.4, 20.3, 20.5, 21),
    )
    industry = replace(line("industry_rank", 12, 8).number, column="industry_rank")
    return Handout(
        period=Period("session", SINCE, TODAY),
        name="Client A",
        made=TODAY,
        numbers=(overall.number, industry, Number("network_rank", None, None)),
        movement=Movement(overall.number.change, pillars[2].number.change),
        wobble=1.0,
        overall=overall,
        pillars=pillars,
        pins=(Pin(date(2026, 10, 12), "New headline"),),
        weeks=8,
        steadiness=Steadiness(5, 8, 8, 8),
        habits=(
            Done("Comments", 101, 56, 56, Steadiness(5, 8, 8, 8)),
            Done("Posts", 17, 56, 56, Steadiness(3, 8, 8, 8)),
        ),
        outcomes=(Done("Replies", 46, 51, 56),),
        lined=Lined(
            "Comments: one more a week lines up with about 0.25 points more in Engage with insights.",
            "This is not proof of a cause.",
            is_tested=False,
        ),
        steps=(StepTaken("Comments", TODAY, "open", None, per_week=12),),
        became=(StepTaken("Rewrite the headline", SINCE, "done", date(2026, 10, 7)),),
        agreed_on=SINCE,
        notes=(SharedNote(date(2026, 11, 2), "You like writing comments in the train."),),
        answers=(),
    )


def overfull() -> Handout:
    """Three steps and more, twelve habits, long names, long notes, a long answer to everything."""
    each_day = {"every": 1}
    steady = Steadiness(5, 7, 8, 8)
    steps = tuple(
        StepTaken(
            f"{number} {LONG}".strip()[:200],
            TODAY,
            "open",
            None,
            per_week=0 if number % 2 else 12,
            due=date(2026, 11, 1) if number % 2 else None,
            met=2,
            known=3,
            weeks=5,
        )
        for number in range(3)
    )
    became = tuple(replace(step, held=SINCE, state="done", settled=TODAY) for step in (*steps, *steps))
    overall = line("overall", *[50 + day % 7 for day in range(56)], **each_day)
    return replace(
        small(),
        name="Maximiliane Alexandra von Wittgenstein-Hohenlohe of the Northern Sales Team",
        overall=replace(overall, gaps=(Gap(date(2026, 10, 1), date(2026, 10, 15)),)),
        pillars=tuple(
            line(each.number.column, *[10 + day % 5 + day / 100 for day in range(56)], **each_day)
            for each in small().pillars
        ),
        pins=tuple(Pin(SINCE + timedelta(days=3 * number), f"{number} {LONG}") for number in range(9)),
        habits=tuple(
            Done(f"Habit {number} with quite a long name of its own", 84.5, 40 + number, 56, steady)
            for number in range(12)
        ),
        outcomes=tuple(
            Done(f"Outcome {number} with quite a long name of its own", 84, 40 + number, 56)
            for number in range(6)
        ),
        lined=Lined(
            "Nothing clear: of 924 orders that could have been drawn, 120 look at least as strong as yours. As far as "
            "these weeks tell, the weeks with are worth between −0.6 and 1.1 points of Establish your professional "
            "brand. That does not say that it does nothing: this experiment would have found a change of 2 points "
            "about three times in four.",
            "This holds for you and for these weeks; somebody else's score may answer differently.",
            is_tested=True,
        ),
        steps=steps,
        became=became,
        notes=tuple(SharedNote(TODAY, f"{number} {LONG * 3}") for number in range(5)),
    )


def overfull_month() -> Handout:
    """The same look back at a month, with a long answer to each of five questions."""
    answers = tuple(
        Answer("What came of it: replies, meetings, people you are glad to know?", LONG * 5)
        for _number in range(5)
    )
    month = Period("month", date(2026, 10, 1), date(2026, 10, 31))
    return replace(overfull(), period=month, answers=answers)


def unknown() -> Handout:
    """Of these days nothing is known but one habit, and nobody is named."""
    none = small()
    return replace(
        none,
        name="",
        numbers=tuple(Number(each.column, None, None) for each in none.numbers),
        movement=None,
        wobble=None,
        overall=line("overall"),
        pillars=tuple(line(each.number.column) for each in none.pillars),
        pins=(),
        steadiness=None,
        habits=(Done("Posts", 3, 20, 56),),
        outcomes=(),
        lined=None,
        steps=(),
        became=(),
        agreed_on=None,
        notes=(),
    )


PAGES = {"small": small(), "overfull": overfull(), "overfull month": overfull_month(), "unknown": unknown()}
