"""What is talked through, one thing at a time: the same content for the page Session and for a shared screen.

A slide is what it says and draws; whoever shows it decides how. It is made of one client's data alone, which the page
has from its visit and a shared screen from what it may know (`ssi.store.Shown`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

import pandas as pd

from ssi import charts
from ssi.analysis import experiments, habits, lining_up, shared_weeks, trends, why
from ssi.analysis import sessions as outcomes_of
from ssi.analysis.alignment import align
from ssi.analysis.clients import Weeks
from ssi.charts import Figure, Look
from ssi.model import PILLAR_KEYS, RANKS, Change, Gap, History, sessions
from ssi.model.experiments import Experiment
from ssi.model.sessions import Session
from ssi.ui.once import once
from ssi.words import experiments as experiment_words
from ssi.words import findings, lining_up_missing, names, presenting, screens, tables, tiles
from ssi.words import lining_up as lining_up_words
from ssi.words import sessions as words
from ssi.words import shared_weeks as shared_words
from ssi.words import why as why_words

DeckName = Literal["today", "trends", "changes", "lines_up", "session"]


@dataclass(frozen=True, eq=False)
class Seen:
    """One client as slides show them.

    ``weeks``: how all clients moved, None where that is not known. ``weeks_shown``: of Trends, None for all. ``row``:
    the habit and pillar looked at closer, None for the first row.
    """

    history: History
    sessions: tuple[Session, ...]
    experiments: tuple[Experiment, ...]
    today: date
    look: Look
    weeks: Weeks | None = None
    weeks_shown: int | None = 26
    row: tuple[str, str] | None = None

    @property
    def digits(self) -> bool:
        """Whether numbers are shown."""
        return self.look.has_digits

    @property
    def last_session(self) -> date | None:
        """The day of the session before today's."""
        last = sessions.before(self.sessions, self.today)
        return last.held if last else None


@dataclass(frozen=True, eq=False)
class Slide:
    """One thing: its sentence, and three numbers, one chart or a few lines."""

    headline: str
    tiles: tuple[tuple[str, str, str], ...] = ()
    figure: Figure | None = None
    table: pd.DataFrame | None = None
    lines: tuple[str, ...] = ()
    caption: str = ""


@dataclass(frozen=True)
class Step:
    """A slide's name and what makes it."""

    key: str
    name: Callable[[], str]
    make: Callable[[Seen], Slide]


# Today


def _where(seen: Seen) -> Slide:
    changes = once(trends.changes, seen.history.snapshots)
    lines = _not_only_you(seen, changes.get("overall"))
    return Slide(_where_overall_is(seen, changes), tiles=_tiles(seen, changes), lines=lines)


def _where_overall_is(seen: Seen, changes: Mapping[str, Change]) -> str:
    snapshots = seen.history.snapshots
    overall, change = once(trends.latest, snapshots).get("overall"), changes.get("overall")
    wobble = once(trends.wobbles, snapshots)["overall"]
    if not seen.digits:
        return presenting.scores(overall, change, wobble)
    return findings.today_headline(overall, change, wobble, trends.stopped_on(snapshots, seen.today))


def _tiles(seen: Seen, changes: Mapping[str, Change]) -> tuple[tuple[str, str, str], ...]:
    latest = once(trends.latest, seen.history.snapshots)
    stopped = trends.stopped_on(seen.history.snapshots, seen.today)
    found = []
    for column in (*RANKS, "overall"):
        value, change = latest.get(column), changes.get(column)
        number, note = (
            tiles.tile(column, value, change, seen.today, stopped)
            if seen.digits
            else presenting.tile(column, value, change)
        )
        found.append((names.column(column), number, note))
    return tuple(found)


def _not_only_you(seen: Seen, change: Change | None) -> tuple[str, ...]:
    """Said of the week shown where most clients moved as this one did; it names nobody."""
    if not (seen.weeks and change and seen.digits):
        return ()
    week = shared_weeks.of_change(seen.weeks[change.column], change)
    return (shared_words.not_only_you(week),) if week else ()


def _pillars(seen: Seen) -> Slide:
    snapshots = seen.history.snapshots
    latest, lagging = once(trends.latest, snapshots), once(trends.lagging_pillar, snapshots)
    said = findings.lagging_sentence(lagging) if seen.digits else presenting.lagging(lagging)
    if not any(pillar in latest for pillar in PILLAR_KEYS):
        return Slide(said)
    changes, stopped = once(trends.changes, snapshots), trends.stopped_on(snapshots, seen.today)
    figure = once(charts.pillar_bars, latest, lagging, seen.look)
    return Slide(said, figure=figure, table=once(tables.pillars, latest, changes, stopped))


# Trends


def _shown(seen: Seen) -> pd.DataFrame:
    return once(trends.since, seen.history.snapshots, seen.weeks_shown)


def _overall(seen: Seen) -> Slide:
    snapshots, history = _shown(seen), seen.history
    moved = once(trends.movement, snapshots)
    said = findings.movement_headline(moved)
    if moved and not seen.digits:
        said = presenting.movement(moved.overall, moved.most)
    if "overall" not in once(trends.latest, snapshots):
        return Slide(said)
    pins = once(experiments.pins, history.events, seen.experiments, seen.today)
    if not seen.digits:
        # A pin's letter is explained below the line, where days and what people wrote would say numbers.
        pins = once(_none_of, pins)
    gaps = _gaps(history, snapshots)
    shown = tiles.pins(pins, snapshots["date"].iloc[0].date())
    return Slide(
        said,
        figure=once(charts.overall_line, snapshots, gaps, pins, seen.look),
        caption=" · ".join(shown[-_PINS_NAMED:]),
    )


def _none_of(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.iloc[:0]


_PINS_NAMED = 2
"""So many of the newest pins are named under the line: more take the height of the chart."""


def _gaps(history: History, snapshots: pd.DataFrame) -> list[Gap]:
    return once(trends.gaps_within, once(trends.gaps, history.snapshots), snapshots)


def _panels(seen: Seen) -> Slide:
    snapshots = _shown(seen)
    moved, latest = once(trends.movement, snapshots), once(trends.latest, snapshots)
    most = moved.most if moved else None
    if not any(pillar in latest for pillar in PILLAR_KEYS):
        return Slide(findings.lagging_sentence(None))
    said = presenting.pillar_moved_most(most, digits=seen.digits)
    return Slide(
        said, figure=once(charts.pillar_panels, snapshots, _gaps(seen.history, snapshots), seen.look)
    )


def _ranks(seen: Seen) -> Slide:
    snapshots = _shown(seen)
    latest = once(trends.latest, snapshots)
    known = any(rank in latest for rank in RANKS)
    said = findings.ranks_headline(latest) if seen.digits or not known else presenting.ranks()
    if not known:
        return Slide(said)
    return Slide(said, figure=once(charts.rank_lines, snapshots, _gaps(seen.history, snapshots), seen.look))


# Changes


def _week_over_week(seen: Seen) -> Slide:
    snapshots = seen.history.snapshots
    return _changed(seen, once(trends.changes, snapshots), once(trends.wobbles, snapshots))


def _changed(seen: Seen, changes: Mapping[str, Change], wobbles: Mapping[str, float | None]) -> Slide:
    snapshots = seen.history.snapshots
    stopped = trends.stopped_on(snapshots, seen.today)
    said = (
        findings.change_headline(changes, wobbles, stopped)
        if seen.digits
        else presenting.changes(changes, wobbles)
    )
    if not changes:
        return Slide(findings.only_one_week())
    latest = once(trends.latest, snapshots)
    return Slide(
        said,
        figure=once(charts.change_bars, changes, wobbles, seen.look, latest),
        table=once(tables.changes, changes, wobbles),
        caption=" ".join(_not_only_you(seen, changes.get("overall"))),
    )


def _why(seen: Seen) -> Slide:
    history = seen.history
    changes, wobbles = once(trends.changes, history.snapshots), once(trends.wobbles, history.snapshots)
    checks = once(why.checks, history.snapshots, history.habits, history.events, changes, wobbles, seen.weeks)
    said = why_words.answers if seen.digits else presenting.reasons
    answers = once(said, checks, changes, wobbles)
    return Slide(why_words.heading(), lines=tuple(f"{asked} {answer}" for asked, answer in answers))


# What lines up


def _finding(seen: Seen) -> Slide:
    history = seen.history
    if not once(habits.logged, history.habits) or history.snapshots.empty:
        return Slide(screens.no_habits() if not history.snapshots.empty else screens.no_scores())
    found = once(align, history.snapshots, history.habits, history.events)
    rows = once(lining_up.main_rows, found)
    if lining_up_missing.refusal(found) is not None or rows.empty:
        return Slide(found.verdict)
    row = _row(rows, seen.row)
    shown = once(_only, rows, _place(rows, seen.row))
    said = lining_up_words.sentence(row, found) if seen.digits else presenting.finding(row, found)
    return Slide(
        said,
        figure=once(charts.finding_rows, shown, found, seen.look),
        caption=lining_up_words.caution(found) or "",
    )


def _place(rows: pd.DataFrame, wanted: tuple[str, str] | None) -> int:
    """The place of the row looked at closer: the one that was chosen, else the first."""
    keys = list(zip(rows["habit"], rows["pillar"], strict=True))
    return keys.index(wanted) if wanted in keys else 0


def _row(rows: pd.DataFrame, wanted: tuple[str, str] | None) -> pd.Series:
    return rows.iloc[_place(rows, wanted)]


def _only(rows: pd.DataFrame, place: int) -> pd.DataFrame:
    return rows.iloc[[place]].reset_index(drop=True)


def _weeks_behind(seen: Seen) -> Slide:
    history = seen.history
    if not once(habits.logged, history.habits) or history.snapshots.empty:
        return _finding(seen)
    found = once(align, history.snapshots, history.habits, history.events)
    rows = once(lining_up.main_rows, found)
    if rows.empty:
        return Slide(found.verdict)
    row = _row(rows, seen.row)
    habit, pillar = lining_up_missing.habits_of(row, found)[0], str(row["pillar"])
    by_week = once(trends.weekly, once(trends.scores_of, history.snapshots, pillar))
    counted = once(habits.by_week, history.habits, habit)
    said = lining_up_words.weeks_shown(habit, pillar, counted)
    return Slide(
        said if seen.digits else lining_up_words.choice(row, found),
        figure=once(
            charts.habit_under_pillar,
            by_week,
            counted,
            pillar,
            names.habit(habit),
            seen.look,
            gaps=once(trends.gaps, history.snapshots),
            delay_days=float(row["delay_days"]) if row["reported"] else None,
        ),
    )


# A session


def _agreed(seen: Seen) -> Slide:
    agreed = once(sessions.last_agreed, seen.sessions, seen.today)
    if not agreed:
        return Slide(words.agreed_headline((), None), lines=(words.first_session(),))
    held = agreed[-1].held
    became = once(outcomes_of.became, agreed, seen.history.habits, seen.today)
    lines = tuple(words.with_outcome(each, seen.today) for each in became)
    return Slide(words.agreed_headline(agreed, held), lines=lines)


def _since(seen: Seen) -> Mapping[str, Change]:
    """What changed since the last session; in the last week where there was none."""
    snapshots, held = seen.history.snapshots, seen.last_session
    if held is None or snapshots.empty:
        return once(trends.changes, snapshots)
    return once(trends.changes_between, snapshots, held, seen.today)


def _scores(seen: Seen) -> Slide:
    if seen.history.snapshots.empty:
        return Slide(screens.no_scores())
    changes, held = _since(seen), seen.last_session
    if held and not changes:
        return Slide(words.nothing_since(held), tiles=_tiles(seen, changes))
    said = _where_overall_is(seen, changes)
    return Slide(said, tiles=_tiles(seen, changes), lines=(words.since(held),))


def _of_pillars(seen: Seen) -> Slide:
    return Slide(screens.no_scores()) if seen.history.snapshots.empty else _pillars(seen)


def _moved(seen: Seen) -> Slide:
    snapshots, held = seen.history.snapshots, seen.last_session
    if snapshots.empty:
        return Slide(screens.no_scores())
    changes = _since(seen)
    if held and not changes:
        return Slide(words.nothing_since(held))
    return _changed(seen, changes, once(trends.wobbles, snapshots, seen.today if held else None))


def _one_finding(seen: Seen) -> Slide:
    """A running or finished experiment, else what lines up. One that was broken off has nothing to say any more."""
    whole = [each for each in seen.experiments if each.broken_off is None]
    if not whole:
        return _finding(seen)
    experiment, history = whole[-1], seen.history
    found = once(experiments.result, experiment, history.snapshots, history.habits, today=seen.today)
    said = experiment_words.state(experiment, seen.today)
    if found is not None:
        said = experiment_words.result(found, experiment)
    if not seen.digits:
        said = experiment_words.title(experiment)
    title = experiment_words.expected(experiment)
    if not once(experiments.has_scores, experiment, history.snapshots):
        return Slide(said, lines=(title,))
    return Slide(
        said, figure=once(charts.experiment_weeks, experiment, history.snapshots, seen.look), caption=title
    )


def _next(seen: Seen) -> Slide:
    now = sessions.on(seen.sessions, seen.today)
    return Slide(words.next_headline(now.steps, now.held), lines=tuple(map(words.step, now.steps)))


AGREE = "next"
"""The step of a session in which steps are agreed."""


def _session_step(key: str, make: Callable[[Seen], Slide]) -> Step:
    return Step(key, lambda: words.step_name(key), make)


DECKS: Mapping[DeckName, Sequence[Step]] = {
    "today": (Step("where", screens.today, _where), Step("pillars", screens.pillars, _pillars)),
    "trends": (
        Step("overall", screens.trends, _overall),
        Step("panels", screens.pillars, _panels),
        Step("ranks", presenting.ranks_name, _ranks),
    ),
    "changes": (Step("changes", screens.changes, _week_over_week), Step("why", why_words.heading, _why)),
    "lines_up": (
        Step("finding", screens.lines_up, _finding),
        Step("weeks", presenting.weeks_behind, _weeks_behind),
    ),
    "session": (
        _session_step("agreed", _agreed),
        _session_step("scores", _scores),
        _session_step("pillars", _of_pillars),
        _session_step("changed", _moved),
        _session_step("finding", _one_finding),
        _session_step(AGREE, _next),
    ),
}
"""What is shown of each page, in order."""
