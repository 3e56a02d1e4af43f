"""Experiments in words: what one could find, where it stands, and what came of it.

The only place where a sentence may say that a habit moved a score.
"""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from ssi.model import OWN_SCORES, monday_of
from ssi.model.experiments import (
    LEAST_STRETCHES,
    MOST_WEEKS,
    POINTS_WANTED,
    Adherence,
    Design,
    Experiment,
    Outlook,
    Refusal,
    Result,
)
from ssi.words import findings, names, numbers
from ssi.words.translate import later, say_count, spoken
from ssi.words.translate import say as _

heading = spoken("A new experiment")
what_it_is = spoken(
    "One habit, weeks with and weeks without it in an order drawn by lot. The result opens at the end, not before."
)
which_habit = spoken("Habit")
which_score = spoken("Score")
how_often = spoken("How often in a week with")
which_way = spoken("What do you expect of the score in the weeks with?")
expectation = spoken("Your expectation, in your own words")
expectation_hint = spoken("Written first and kept as it is: at the end you read it beside the result.")
work_out = spoken("Work out a design")
working_it_out = spoken("Trying designs on simulated scores like yours: a few seconds.")
needs_expectation = spoken("Write down what you expect first.")
which_design = spoken("Design")
recommended = spoken("recommended")
break_off = spoken("Break it off")
break_off_sure = spoken("Break it off for good")
break_off_hint = spoken("A broken-off experiment claims nothing and cannot be taken up again.")
go_on = spoken("Go on with it")
why_break_off = spoken("Why?")
needs_why = spoken("Write down why first.")
note_label = spoken("Something changed along the way?")
add_note = spoken("Note it down")
note_kept = spoken("Noted.")
needs_note = spoken("Write down what changed first.")
earlier = spoken("Earlier experiments")
choose_one = spoken("Choose one to look at")
your_expectation = spoken("What you expected")
what_changed = spoken("What changed along the way")
go_to_before_after = spoken("Before and after")
keep_the_rest = spoken(
    "Leave everything else as it is, and take your snapshots in both kinds of weeks alike: what else you do only in "
    "the weeks with counts as if it were the habit."
)
carried_over = spoken(
    "What a habit does to a score shows slowly and lasts into the next weeks; the comparison takes that into account."
)
as_drawn_note = spoken("All weeks count as they were drawn, whatever was done in them.")
not_proof_for_others = spoken(
    "This holds for you and for these weeks; somebody else's score may answer differently."
)
snapshots_stopped = spoken("An experiment needs snapshots that go on.")
no_picture = spoken("No snapshot of its days has this score, so there is no picture of it.")

_DIRECTIONS = {1: later("higher"), -1: later("lower")}
_CHANCES = (
    (0.0, later("hardly ever")),
    (0.1, later("about once in ten times")),
    (0.2, later("about once in five times")),
    (0.25, later("about once in four times")),
    (1 / 3, later("about once in three times")),
    (0.4, later("about two times in five")),
    (0.5, later("about every second time")),
    (0.6, later("about three times in five")),
    (2 / 3, later("about two times in three")),
    (0.75, later("about three times in four")),
    (0.8, later("about four times in five")),
    (0.9, later("about nine times in ten")),
    (1.0, later("nearly always")),
)
_SAID_AT = 0.75
"""Of a design that size of change is spoken of which it finds about so often."""
_REFUSALS: Mapping[Refusal, str] = {
    "one_is_on": later("One experiment at a time: the one that is on has to end, or be broken off, first."),
    "is_begun": later("An experiment that was begun stays as it is: it can only be broken off."),
    "is_over": later("This experiment has ended: nothing of it can be changed any more."),
}


def direction(way: int) -> str:
    """Which way a score is expected to go: "higher", "lower"."""
    return _(_DIRECTIONS[way])


def chance(share: float) -> str:
    """How often something happens, in plain words: "about three times in four"."""
    _nearest, said = min(_CHANCES, key=lambda each: abs(each[0] - share))
    return _(said)


def refusal(why: Refusal) -> str:
    """Why an experiment may not be written."""
    return _(_REFUSALS[why])


def _score(key: str) -> str:
    return names.column(key)


def _points(value: float) -> str:
    """A size in points: "2 points", "1.5 points", "1 point"."""
    said = numbers.rounded(value, 1)
    return (
        _("{points} point").format(points=said) if said == "1" else _("{points} points").format(points=said)
    )


# Before it begins


def length(design: Design) -> str:
    """How long, in blocks of how many weeks: "16 weeks in blocks of two", "Nine weeks, drawn one by one"."""
    parts = {"weeks": findings.weeks(design.weeks), "block": findings.number(design.block)}
    said = _("{weeks} in blocks of {block}") if design.block > 1 else _("{weeks}, drawn one by one,")
    return said.format(**parts)


def finds(design: Design) -> str:
    """What a design would find: "16 weeks in blocks of two would find a change of 1.5 points about three times in
    four.".
    """
    points = min(design.power, key=lambda each: abs(design.power[each] - _SAID_AT), default=POINTS_WANTED)
    return _would_find(design, points)


def _would_find(design: Design, points: float) -> str:
    said = _("{length} would find a change of {points} {chance}.").format(
        length=length(design), points=_points(points), chance=chance(design.power.get(points, 0.0))
    )
    return said[0].upper() + said[1:]


def choice(design: Design, outlook: Outlook) -> str:
    """A design as one of several to choose from."""
    said = _("{length} · {points}: {chance}").format(
        length=length(design).rstrip(","), points=_points(POINTS_WANTED), chance=chance(design.finds)
    )
    said = said[0].upper() + said[1:]
    return (
        _("{choice} ({note})").format(choice=said, note=recommended()) if design == outlook.chosen else said
    )


def outlook(found: Outlook, score: str) -> str:
    """What an experiment could find in a score, or why none is offered."""
    if found.noise is None:
        return _not_known(found, score)
    if found.too_few_snapshots:
        return _too_few_snapshots()
    if found.chosen is None:
        return would_not_settle(found, score)
    return finds(found.chosen)


def _not_known(found: Outlook, score: str) -> str:
    if found.weeks_more is None:
        said = _(
            "{score} has never moved in your history, so nothing tells how far it wanders by itself. An experiment can "
            "be worked out once it has."
        )
        return said.format(score=_score(score))
    return say_count(
        "An experiment has to know how {score} wanders by itself. That takes about {number} more week of snapshots.",
        "An experiment has to know how {score} wanders by itself. That takes about {number} more weeks of snapshots.",
        found.weeks_more,
        score=_score(score),
        number=findings.number(found.weeks_more),
    )


def _too_few_snapshots() -> str:
    said = _(
        "Your snapshots come too seldom for an experiment: even the longest, of {weeks} weeks, needs at least {number} "
        "of them, some days apart. One a week is plenty."
    )
    return said.format(weeks=MOST_WEEKS, number=findings.number(LEAST_STRETCHES))


def would_not_settle(found: Outlook, score: str) -> str:
    """That no experiment finds enough, how much the best one would find, and what to do in its place."""
    said = _("An experiment would not settle this: {score} wanders too much by itself.")
    parts = [said.format(score=_score(score))]
    if found.best is not None:
        best = _("Even {length} would find a change of {points} only {chance}.")
        parts.append(
            best.format(
                length=length(found.best),
                points=_points(POINTS_WANTED),
                chance=chance(found.best.finds),
            )
        )
    parts.append(_("Before and after shows what differs, beside how far your score usually moves."))
    return " ".join(parts)


def little_room(score: str, left: float) -> str:
    """That a score stands so near the end of its scale that nothing much can show."""
    said = _("{score} has only {points} left in that direction: more than that cannot show.")
    return said.format(score=_score(score), points=_points(left))


def draw(start: date) -> str:
    """The button that draws and begins: "Draw the order and begin on Monday, 30 Nov"."""
    return _("Draw the order and begin on Monday, {day}").format(day=numbers.short_day(start))


def begun(experiment: Experiment) -> str:
    """What was just begun."""
    said = _("The order is drawn. It begins on {start}; the result opens on {opens}.")
    return said.format(start=numbers.day(experiment.start), opens=numbers.day(experiment.opens))


# While it is on


def title(experiment: Experiment) -> str:
    """What an experiment is called: "Comments · Engage with insights · 30 Nov 2026 to 21 Mar 2027"."""
    said = _("{habit} · {score} · {days}")
    return said.format(
        habit=names.habit(experiment.habit),
        score=_score(experiment.score),
        days=numbers.span_of_days(experiment.start, experiment.end),
    )


def pin_begin(experiment: Experiment) -> str:
    """The pin of the day on which an experiment begins."""
    return _("Experiment begins: {habit}").format(habit=names.habit(experiment.habit))


def pin_end(experiment: Experiment) -> str:
    """The pin of its last day, or of the day on which it was broken off."""
    said = _("Experiment ends: {habit}")
    if experiment.broken_off is not None:
        said = _("Experiment broken off: {habit}")
    return said.format(habit=names.habit(experiment.habit))


def state(experiment: Experiment, today: date) -> str:
    """Where an experiment stands on a day."""
    stands = experiment.state(today)
    if stands == "broken_off":
        return broken_off(experiment)
    if stands == "over":
        return _("It has ended on {day}.").format(day=numbers.day(experiment.end))
    if stands == "waiting":
        return _("It begins on {day}. Until then do as usual.").format(day=numbers.day(experiment.start))
    return _this_week(experiment, today)


def _this_week(experiment: Experiment, today: date) -> str:
    monday = monday_of(today)
    said = (
        _("Week {week} of {weeks}, a week with. {habit}: {count} this week.")
        if experiment.is_on(monday)
        else _("Week {week} of {weeks}, a week without. {habit}: none this week.")
    )
    return said.format(
        week=(monday - experiment.start).days // 7 + 1,
        weeks=experiment.design.weeks,
        habit=names.habit(experiment.habit),
        count=numbers.rounded(experiment.per_week),
    )


def opens(experiment: Experiment) -> str:
    """When the result can be seen."""
    return _("The result opens on {day}.").format(day=numbers.day(experiment.opens))


def seed(experiment: Experiment) -> str:
    """From which seed the order comes, and that it stays."""
    said = _("Seed {seed} drew this order, one of {orders} that could have been drawn. It stays as it is.")
    return said.format(seed=experiment.seed, orders=experiment.design.orders)


def expected(experiment: Experiment) -> str:
    """What was expected before it began: in a word, and in the person's own."""
    return about(experiment.habit, experiment.score, experiment.direction, experiment.expectation)


def about(habit: str, score: str, way: int, own: str) -> str:
    """The question of an experiment: "Comments: Engage with insights higher in the weeks with. “…”"."""
    said = _("{habit}: {score} {direction} in the weeks with. “{own}”")
    return said.format(habit=names.habit(habit), score=_score(score), direction=direction(way), own=own)


def notes(experiment: Experiment) -> list[str]:
    """What changed along the way, a line each."""
    said = _("{day}: {text}")
    return [said.format(day=numbers.day(note.day), text=note.text) for note in experiment.notes]


def broken_off(experiment: Experiment) -> str:
    """That an experiment was broken off, when and why, and that it says nothing."""
    if experiment.broken_off is None:
        raise ValueError("this experiment was not broken off")
    said = _("Broken off on {day}: {why} A broken-off experiment claims nothing.")
    return said.format(day=numbers.day(experiment.broken_off), why=_sentence(experiment.why_broken_off))


def _sentence(text: str) -> str:
    """Somebody's own words, ended by a stop."""
    own = text.strip()
    return own if own.endswith((".", "!", "?")) else _("{sentence}.").format(sentence=own)


# What became of the weeks


def adherence(kept: Adherence) -> str:
    """How many weeks went as drawn, and of how many that cannot be said."""
    said = _(
        "{with_kept} of {with_all} weeks with and {without_kept} of {without_all} weeks without went as drawn."
    )
    parts = [
        said.format(
            with_kept=kept.with_as_drawn,
            with_all=kept.weeks_with,
            without_kept=kept.without_as_drawn,
            without_all=kept.weeks_without,
        )
    ]
    if kept.unknown:
        parts.append(
            say_count(
                "Of {number} week that cannot be said: not every day of it is logged, and unknown is not none.",
                "Of {number} weeks that cannot be said: not every day is logged, and unknown is not none.",
                kept.unknown,
                number=findings.number(kept.unknown),
            )
        )
    return " ".join(parts)


def weeks_table(weeks: pd.DataFrame, today: date) -> pd.DataFrame:
    """The weeks of an experiment in their order; ``weeks`` as `ssi.analysis.experiments.weeks_of` gives them."""
    return pd.DataFrame(
        {
            _("Week"): [numbers.week_of(week.date()) for week in weeks["week"]],
            _("Drawn"): [with_or_without(is_with) for is_with in weeks["is_with"]],
            _("Done"): [
                numbers.UNKNOWN if count != count else numbers.rounded(count, 1) for count in weeks["count"]
            ],
            _("As drawn"): [
                _as_drawn(each, is_past=week.date() < monday_of(today))
                for each, week in zip(weeks["as_drawn"], weeks["week"], strict=True)
            ],
        }
    )


def with_or_without(is_with: bool) -> str:
    """What a week was drawn as."""
    return _("with") if is_with else _("without")


def _as_drawn(as_drawn: bool | None, *, is_past: bool) -> str:
    if not is_past:
        return ""
    if as_drawn is None:
        return _("not known")
    return _("yes") if as_drawn else _("no")


# What came of it


def result(found: Result, experiment: Experiment) -> str:
    """What an experiment found: the only sentence that may say that a habit moved a score."""
    if found.has_too_few:
        return say_count(
            "Only {count} snapshot tells something of these weeks: too few to compare, so nothing is claimed.",
            "Only {count} snapshots tell something of these weeks: too few to compare, so nothing is claimed.",
            found.snapshots,
        )
    if found.adherence.tested_little:
        return _tested_little(found, experiment)
    return _moved(found, experiment) if found.is_found else _nothing_clear(found, experiment)


def _tested_little(found: Result, experiment: Experiment) -> str:
    """What is left to say where it is not known that the habit was done as drawn: nothing of the habit."""
    little = _("Fewer than half of the weeks with, or of those without, are known to have gone as drawn")
    if not found.is_found:
        said = _(
            "{little}, so this tested little of {habit}: nothing clear, and nothing that could have been."
        )
        return said.format(little=little, habit=names.habit(experiment.habit))
    said = _(
        "{score} followed the drawn weeks. {strong} {little}, so it cannot be said that this was {habit}."
    )
    texts = {"score": _score(experiment.score), "habit": names.habit(experiment.habit)}
    return said.format(**texts, strong=_strong(found), little=little)


def _moved(found: Result, experiment: Experiment) -> str:
    is_told = found.effect * experiment.direction >= _LEAST_TOLD
    return f"{_size(found, experiment) if is_told else _no_size(experiment)} {_strong(found)}"


def _strong(found: Result) -> str:
    return say_count(
        "Of {orders} orders that could have been drawn, only this one looks so strong.",
        "Of {orders} orders that could have been drawn, {count} look this strong.",
        found.as_strong,
        orders=str(found.orders),
    )


_LEAST_TOLD = 0.05
"""Points; less is nothing at one decimal, and what is not known, NaN, is not even that."""


def _no_size(experiment: Experiment) -> str:
    said = (
        _("{habit} moved {score} up, as you expected.")
        if experiment.direction > 0
        else _("{habit} moved {score} down, as you expected.")
    )
    moved = said.format(habit=names.habit(experiment.habit), score=_score(experiment.score))
    unknown = _("It held up in the test; how large it is cannot be told from these weeks.")
    return f"{moved} {unknown}"


def _size(found: Result, experiment: Experiment) -> str:
    said = (
        _("{habit} moved {score}: about {points} up ({range}), as you expected.")
        if experiment.direction > 0
        else _("{habit} moved {score}: about {points} down ({range}), as you expected.")
    )
    sizes = sorted(abs(end) for end in (found.low, found.high))
    return said.format(
        habit=names.habit(experiment.habit),
        score=_score(experiment.score),
        points=_points(abs(found.effect)),
        range=_range(*sizes),
    )


def _range(low: float, high: float) -> str:
    least, most = numbers.rounded(low, 1), numbers.rounded(high, 1)
    return (_("at most {high}") if least == "0" else _("{low} to {high}")).format(low=least, high=most)


def _nothing_clear(found: Result, experiment: Experiment) -> str:
    clear = _(
        "Nothing clear: of {orders} orders that could have been drawn, {count} look at least as strong as yours. "
        "As far as these weeks tell, the weeks with are worth between {low} and {high} points of {score}."
    )
    said = clear.format(
        orders=found.orders,
        count=found.as_strong,
        score=_score(experiment.score),
        low=numbers.rounded(found.low, 1),
        high=numbers.rounded(found.high, 1),
    )
    rest = _(
        "That does not say that it does nothing: this experiment would have found a change of {points} {chance}."
    )
    return f"{said} {rest.format(points=_points(POINTS_WANTED), chance=chance(experiment.design.finds))}"


# The picture


def picture(experiment: Experiment, weeks_with: int) -> str:
    """What the picture of the weeks shows."""
    said = _("{score} over the weeks of the experiment; {count} of {weeks} are weeks with.")
    return said.format(score=_score(experiment.score), count=weeks_with, weeks=experiment.design.weeks)


def band_explained() -> str:
    """What the pale bands are."""
    return _("Pale: weeks with")


def scores() -> tuple[str, ...]:
    """The scores that can be chosen, in the model's order, pillars first."""
    return (*OWN_SCORES[1:], OWN_SCORES[0])
