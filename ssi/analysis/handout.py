"""Gathers a page to hand over: the numbers of a period, what was done in it, and what was agreed.

It takes what may be read by the person it is about, and by nobody else's notes: private ones never come here.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from ssi import catalog
from ssi.analysis import experiments, lining_up, routine, trends
from ssi.analysis import habits as done
from ssi.analysis import outcomes as results
from ssi.analysis import sessions as agreed_steps
from ssi.catalog import prompts
from ssi.model import (
    OWN_SCORES,
    PILLAR_KEYS,
    RANKS,
    Alignment,
    Change,
    ClientWeek,
    History,
    Value,
    calendar_day,
    spread_evenly,
)
from ssi.model.experiments import Experiment
from ssi.model.handout import (
    Answer,
    Done,
    Handout,
    Line,
    Lined,
    Number,
    Papers,
    Period,
    Pin,
    SharedNote,
    StepTaken,
)
from ssi.model.masking import Mask
from ssi.model.routine import Steadiness, Week
from ssi.model.sessions import Agreed, Became, Session, before, last_agreed, notes_in_order, open_steps
from ssi.words import experiments as experiment_words
from ssi.words import lining_up as lining_up_words
from ssi.words import names, shared_weeks
from ssi.words import reviews as review_words

WEEKS = 8
"""A session without one before it looks back over so many weeks."""
JUST_NOW = timedelta(days=7)
"""A session less long ago than this is the one that a page is made for, not the one that it looks back to."""


def last_day(history: History, today: date) -> date:
    """The day up to which a page can speak: today, or the last one of a history that has stopped."""
    tables = (history.snapshots, history.habits, history.outcomes)
    days = [calendar_day(table["date"].max()) for table in tables if not table.empty]
    last = max(days, default=today)
    return last if today - last > trends.STOPPED_AFTER else today


def since_sessions(sessions: Sequence[Session], until: date) -> tuple[date, ...]:
    """The days of the sessions from which on a page can look back from ``until``, latest first.

    The one that lies just behind comes last, not first: the page is made for it.
    """
    held = [session.held for session in reversed(sessions) if session.held < until]
    earlier = [day for day in held if until - day >= JUST_NOW]
    return (*earlier, *(day for day in held if day not in earlier))


def last_weeks(until: date) -> date:
    """The first day of the last eight weeks."""
    return until - timedelta(weeks=WEEKS) + timedelta(days=1)


def gathered(
    history: History,
    papers: Papers,
    period: Period,
    *,
    name: str,
    today: date,
    alignment: Alignment | None = None,
    shared: Sequence[ClientWeek] = (),
    mask: Mask = str,
) -> Handout:
    """The page of a person, called ``name`` on it, for a period.

    ``alignment``: what lines up in the whole history, None where that was not looked at. ``shared``: weeks in which
    most clients moved as this one did. ``mask`` makes of a text that somebody wrote one that others may read.
    """
    with _called(mask, history, papers):
        known = history.snapshots[history.snapshots["date"] <= pd.Timestamp(period.until)]
        shown = _shown(known, period)
        overall, *pillars = (_line(known, shown, column) for column in ("overall", *PILLAR_KEYS))
        weeks, planned = _weeks(history, papers, period, today)
        steps, became, agreed_on = _steps(history, papers.sessions, period, today, mask)
        return Handout(
            period=period,
            name=name,
            made=today,
            numbers=(overall.number, *(_line(known, shown, rank).number for rank in RANKS)),
            movement=trends.movement(shown),
            wobble=trends.usual_wobble(trends.scores_of(known, "overall")),
            overall=overall,
            pillars=tuple(pillars),
            pins=_pins(history, papers, period, today, shared, mask),
            weeks=weeks,
            steadiness=_known(routine.steadiness(planned, weeks)) if weeks else None,
            habits=_habits(history, period, planned, weeks),
            outcomes=_outcomes(history, period, mask),
            lined=_lined(history, papers.experiments, alignment, period, today, mask),
            steps=steps,
            became=became,
            agreed_on=agreed_on,
            notes=_notes(papers, period, mask),
            answers=_answers(papers, mask),
        )


@contextmanager
def _called(mask: Mask, history: History, papers: Papers) -> Iterator[None]:
    """Call habits of one's own as others may read it, in our own sentences as well.

    Not the sentences themselves go through the mask: to somebody called Will they would have no future.
    """
    before = names.own_habits()
    agreed = {step.habit for session in papers.sessions for step in session.steps}
    planned = {item.habit for plan in papers.plans for item in plan.items}
    slugs = {*history.habits["habit"], *agreed, *planned} - {"", *catalog.habits()}
    names.call_own_habits({**before, **{slug: mask(names.habit(slug)) for slug in slugs}})
    try:
        yield
    finally:
        names.call_own_habits(before)


# Scores


def _shown(known: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The snapshots of a period.

    A session looks back to where things stood when the last one was held: to the last snapshot before it, unless a gap
    lies between. A month is its own days, as its review has it.
    """
    since = pd.Timestamp(period.since)
    inside = known["date"] >= since
    earlier = known.loc[~inside, "date"]
    if period.form == "session" and len(earlier) and inside.any() and not (known["date"] == since).any():
        start = calendar_day(earlier.iloc[-1])
        if not any(gap.start == start for gap in trends.gaps(known)):
            inside = known["date"] >= pd.Timestamp(start)
    shown: pd.DataFrame = known[inside]
    return shown.reset_index(drop=True)


def _line(known: pd.DataFrame, shown: pd.DataFrame, column: str) -> Line:
    scores, of_all = trends.scores_of(shown, column), trends.scores_of(known, column)
    values = _values(scores)
    gaps = trends.gaps_within([*trends.gaps(known), *trends.gaps(of_all)], shown)
    last = _values(of_all.iloc[-1:])
    change: Change | None = trends.over_range(scores)
    return Line(Number(column, last[0] if last else None, change), values, tuple(dict.fromkeys(gaps)))


def _values(scores: pd.Series) -> tuple[Value, ...]:
    return tuple(
        Value(float(value), calendar_day(day)) for day, value in zip(scores.index, scores, strict=True)
    )


def _pins(
    history: History,
    papers: Papers,
    period: Period,
    today: date,
    shared: Sequence[ClientWeek],
    mask: Mask,
) -> tuple[Pin, ...]:
    pins = experiments.pins(history.events, papers.experiments, today).dropna(subset=["date"])
    days = map(calendar_day, pins["date"])
    found = [Pin(day, mask(str(label))) for day, label in zip(days, pins["label"], strict=True)]
    found += [Pin(week.week, shared_weeks.pin(week)) for week in shared]
    within = [pin for pin in found if period.since <= pin.day <= period.until]
    return tuple(sorted(within, key=lambda pin: pin.day))


# What was done


def _weeks(history: History, papers: Papers, period: Period, today: date) -> tuple[int, tuple[Week, ...]]:
    """How many weeks ended in the period, and those of them, and before, of which a plan says something.

    A week that goes on today has not ended.
    """
    after = min(period.until + timedelta(days=1), today)
    count = max(0, ((after - period.since).days + period.since.weekday()) // 7)
    found = routine.weeks(history.habits, papers.plans, after, papers.experiments, last=count + 1)
    return count, found


def _known(found: Steadiness) -> Steadiness | None:
    return found if found.planned else None


def _habits(history: History, period: Period, planned: Sequence[Week], weeks: int) -> tuple[Done, ...]:
    """Planned habits in the order of the plan, then what was done beside it; what says nothing is left out."""
    of_plan = [each.habit for week in planned for each in week.habits if each.planned]
    found = []
    for slug in dict.fromkeys([*of_plan, *done.logged(history.habits)]):
        steady = _known(routine.habit_steadiness(planned, slug, weeks)) if weeks else None
        each = _done(names.habit(slug), done.daily(history.habits, slug), period)
        if steady or each.count is not None:
            found.append(replace(each, steadiness=steady))
    return tuple(found)


def _outcomes(history: History, period: Period, mask: Mask) -> tuple[Done, ...]:
    table, known = history.outcomes, catalog.outcomes()
    found = []
    for slug in results.in_order(table):
        name = names.outcome(slug) if slug in known else mask(names.outcome(slug))
        found.append(_done(name, spread_evenly(table[table["measure"] == slug], "value"), period))
    return tuple(each for each in found if each.count is not None)


def _done(name: str, daily: pd.Series, period: Period) -> Done:
    known = daily[pd.Timestamp(period.since) : pd.Timestamp(period.until)]
    # Thirds of a total add up again to the total, but for the last binary digit.
    count = round(float(known.sum()), 6) if len(known) else None
    return Done(name, count, len(known), period.days)


# What lines up


def _lined(
    history: History,
    trials: Sequence[Experiment],
    alignment: Alignment | None,
    period: Period,
    today: date,
    mask: Mask,
) -> Lined | None:
    """One sentence: an experiment's, which alone may say that something moved a score, before what lines up."""
    ended = [each for each in trials if each.end <= period.until]
    for experiment in sorted(ended, key=lambda each: each.end, reverse=True):
        found = experiments.result(experiment, history.snapshots, history.habits, today=today)
        if found is None or found.has_too_few:
            continue
        is_new = experiment.opens > period.since
        if is_new or (found.is_found and not found.adherence.tested_little):
            said = experiment_words.result(found, experiment)
            return Lined(said, experiment_words.not_proof_for_others(), is_tested=True)
    return _lines_up(alignment, mask)


def _lines_up(alignment: Alignment | None, mask: Mask) -> Lined | None:
    if alignment is None or alignment.table.empty or lining_up_words.is_silent(alignment):
        return None
    # Findings come first, the surest on top.
    row = lining_up.main_rows(alignment).iloc[0]
    cautions = [lining_up_words.caution(alignment), lining_up_words.wrong_of_a_hundred(row, alignment)]
    said = lining_up_words.sentence(row, alignment)
    # An outcome of one's own has a name that was written too.
    said = said if row["pillar"] in {*OWN_SCORES, *catalog.outcomes()} else mask(said)
    return Lined(said, " ".join(each for each in cautions if each), is_tested=False)


# What was agreed, and what was written


def _steps(
    history: History, sessions: Sequence[Session], period: Period, today: date, mask: Mask
) -> tuple[tuple[StepTaken, ...], tuple[StepTaken, ...], date | None]:
    """What is still to be done, what became of the rest of what was agreed before, and the day of that session."""
    known = [session for session in sessions if session.held <= period.until]
    to_do = open_steps(known)
    # A period that begins with a session looks at what was agreed in it, any other at the last time.
    begins = any(session.held == period.since for session in known)
    day = period.since + timedelta(days=1) if begins else period.until
    last = last_agreed(known, day)
    asked_for = before([session for session in known if session.steps], day)
    others = [each for each in last if (each.held, each.place) not in {(at.held, at.place) for at in to_do}]
    became = agreed_steps.became([*to_do, *others], history.habits, min(today, period.until))
    taken = [_taken(each, mask) for each in became]
    return tuple(taken[: len(to_do)]), tuple(taken[len(to_do) :]), asked_for.held if asked_for else None


def _taken(each: Became, mask: Mask) -> StepTaken:
    agreed: Agreed = each.agreed
    step = agreed.step
    return StepTaken(
        what=names.habit(step.habit) if step.habit else mask(step.task),
        held=agreed.held,
        state=step.state,
        settled=step.settled,
        per_week=step.per_week,
        due=step.due,
        met=each.met,
        known=each.known,
        weeks=each.weeks,
    )


def _notes(papers: Papers, period: Period, mask: Mask) -> tuple[SharedNote, ...]:
    notes = notes_in_order(papers.shared_notes or {}).values()
    return tuple(
        SharedNote(note.written, mask(note.text))
        for note in notes
        if period.since <= note.written <= period.until
    )


def _answers(papers: Papers, mask: Mask) -> tuple[Answer, ...]:
    answers = papers.review.answers if papers.review else {}
    return tuple(
        Answer(review_words.question(prompt), mask(answers[key]))
        for key, prompt in prompts.review().items()
        if key in answers
    )
