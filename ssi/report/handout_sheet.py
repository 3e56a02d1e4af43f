"""The handout as it is laid out: every word of it, cut to what one sheet of paper holds, and its pictures.

HTML, PDF and CSV are made from this, so that all three say the same. What does not fit is never left out silently: a
list ends with how many more there are, a text with "…", and the foot says so.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ssi.model import Value
from ssi.model.handout import Done, Handout, Line
from ssi.report import handout_pictures as pictures
from ssi.report.shapes import Picture, Words
from ssi.words import handouts as words
from ssi.words import names
from ssi.words.findings import gap_sentence
from ssi.words.translate import language

NAME_MOST, HABIT_MOST, PIN_MOST = 44, 30, 60
"""Letters of a text; a wide one, as of Chinese, counts as two."""


@dataclass(frozen=True)
class Room:
    """How much of what was written a page holds: so many of each, and letters of a step, a note, an answer."""

    pins: int
    habits: int
    outcomes: int
    steps: int
    became: int
    notes: int
    answers: int
    step_letters: int
    note_letters: int
    answer_letters: int


ROOMS = (
    Room(4, 8, 3, 5, 4, 3, 5, 110, 220, 170),
    Room(3, 8, 3, 4, 3, 2, 5, 110, 170, 120),
    Room(3, 6, 2, 4, 2, 2, 5, 90, 120, 80),
    Room(2, 5, 2, 3, 2, 1, 4, 70, 90, 60),
    Room(1, 4, 1, 3, 1, 1, 3, 50, 60, 40),
    Room(1, 3, 1, 3, 1, 1, 1, 30, 40, 40),
)
"""From roomy to tight: a page takes the first one with which it is held by one sheet."""


@dataclass(frozen=True)
class Tile:
    """One number in words."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Panel:
    """One line with its words: ``values`` are those that are drawn, none where there is no picture."""

    heading: str
    value: str
    note: str
    picture: Picture | None
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Block:
    """A part under a heading: a sentence, a table, a list, something small. Each of them may be empty.

    A table without ``columns`` is one of questions and answers. ``is_to_do``: the lines are to be ticked off;
    ``has_more``: the last one says how many more there are.
    """

    heading: str
    lead: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    small: str = ""
    is_to_do: bool = False
    has_more: bool = False


@dataclass(frozen=True)
class Sheet:
    """The page, ready to be drawn."""

    language: str
    title: str
    subtitle: str
    tiles: tuple[Tile, ...]
    overall: Panel
    captions: tuple[str, ...]
    pillars_heading: str
    pillars: tuple[Panel, ...]
    blocks: tuple[Block, ...]
    lined: Block | None
    write: str
    foot: tuple[str, ...]

    @property
    def texts(self) -> Iterable[str]:
        """Every text on it."""
        yield from (self.title, self.subtitle, *self.captions, self.pillars_heading, self.write, *self.foot)
        for tile in self.tiles:
            yield from (tile.label, tile.value, tile.note)
        for panel in (self.overall, *self.pillars):
            yield from (panel.heading, panel.value, panel.note)
            shapes = panel.picture.shapes if panel.picture else ()
            yield from (shape.text for shape in shapes if isinstance(shape, Words))
        for block in (*self.blocks, *([self.lined] if self.lined else [])):
            yield from (block.heading, block.lead, *block.columns, *block.lines, block.small)
            yield from (cell for row in block.rows for cell in row)


@dataclass
class _Scissors:
    """Cuts texts and lists to what a page holds, and remembers whether a text was cut."""

    has_cut: bool = field(default=False)

    def text(self, text: str, most: int) -> str:
        """A text in one line, ended by "…" where it is longer than so many letters."""
        one_line = " ".join(text.split())
        if _width(one_line) <= most:
            return one_line
        self.has_cut = True
        kept = one_line[:most]
        while _width(kept) > most - 1:
            kept = kept[:-1]
        return f"{kept.rstrip()}…"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _list(heading: str, texts: Sequence[str], most: int, *, is_to_do: bool = False) -> Block:
    """The first few of a list, and how many more there are."""
    left = len(texts) - most
    said = tuple(texts) if left <= 0 else (*texts[:most], words.more(left))
    return Block(heading, lines=said, is_to_do=is_to_do, has_more=left > 0)


def laid_out(page: Handout, room: Room = ROOMS[0], *, for_third_party: bool = False) -> Sheet:
    """The page of what was gathered; ``for_third_party``: it says that the client agreed to it."""
    cut = _Scissors()
    blocks = _blocks(page, cut, room)
    title = words.page_title(cut.text(page.name, NAME_MOST))
    overall, captions = _overall(page, cut, room)
    foot = [words.foot()]
    if cut.has_cut:
        foot.append(words.cut())
    if for_third_party:
        foot.append(words.with_agreement(page.made))
    return Sheet(
        language=language(),
        title=title,
        subtitle=f"{words.of_period(page.period)} · {words.made(page.made)}",
        tiles=_tiles(page),
        overall=overall,
        captions=captions,
        pillars_heading=words.pillars_heading(),
        pillars=tuple(_pillar(page, line) for line in page.pillars) if page.has_scores else (),
        blocks=blocks,
        lined=_lined(page),
        write=words.write_heading(),
        foot=tuple(foot),
    )


# Scores


def _tiles(page: Handout) -> tuple[Tile, ...]:
    if not page.has_scores:
        return ()
    return tuple(
        Tile(
            names.column(number.column),
            words.number_value(number),
            words.number_note(number, page.period.since),
        )
        for number in page.numbers
    )


def _overall(page: Handout, cut: _Scissors, room: Room) -> tuple[Panel, tuple[str, ...]]:
    """The line of overall under its headline, and what is said below it."""
    line, headline = page.overall, words.movement(page)
    pins = page.pins[-room.pins :]
    picture = pictures.overall(line, pins, page.period, headline)
    captions = []
    if picture:
        gap = gap_sentence(line.gaps)
        captions = [words.wobble(page.wobble)] if page.wobble else []
        captions += [gap] if gap else []
    # Where there is no line the pins have no number in it; what happened is worth its day all the same.
    said = [
        cut.text(words.pin(number, each), PIN_MOST) for number, each in enumerate(pins, start=1) if picture
    ]
    left = len(page.pins) - len(said)
    if said:
        pinned = " · ".join([*said, *([words.more(left)] if left else [])])
        captions.append(pinned)
    name = names.column("overall")
    panel = Panel(name, "", headline, picture, pictures.drawn_values(line.values))
    return panel, tuple(captions)


def _pillar(page: Handout, line: Line) -> Panel:
    number, since = line.number, page.period.since
    name = names.pillar(number.column)
    picture = pictures.pillar(line, page.period, words.line_alt(name, number, since))
    note = words.pillar_note(number, since)
    return Panel(name, words.pillar_value(number), note, picture, pictures.drawn_values(line.values))


def _lined(page: Handout) -> Block | None:
    if page.lined is None:
        return None
    heading = words.lined_heading(is_tested=page.lined.is_tested)
    return Block(heading, lead=page.lined.sentence, small=page.lined.caution)


# What was done, agreed, written


def _blocks(page: Handout, cut: _Scissors, room: Room) -> tuple[Block, ...]:
    return tuple(
        block
        for block in (
            _done(page, cut, room),
            _outcomes(page, cut, room),
            _steps(page, cut, room),
            _became(page, cut, room),
            _notes(page, cut, room),
            _answers(page, cut, room),
        )
        if block
    )


def _done(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.habits:
        return None
    shown, has_plan = page.habits[: room.habits], page.steadiness is not None
    counted = _counted(shown)
    columns = (words.habit_column(), words.plan_column(), words.count_column())
    rows = [
        (
            cut.text(each.name, HABIT_MOST),
            words.weeks_on_plan(each.steadiness),
            words.count(each, is_whole=bool(counted)),
        )
        for each in shown
    ]
    left = len(page.habits) - room.habits
    explained = [words.on_plan_explained(), counted] if has_plan else [counted]
    return Block(
        words.done_heading(),
        lead=words.steadiness(page.steadiness, page.weeks) if has_plan else "",
        columns=columns if has_plan else columns[::2],
        rows=tuple(row if has_plan else row[::2] for row in rows),
        lines=(words.more(left),) if left > 0 else (),
        has_more=left > 0,
        small=" ".join(each for each in explained if each),
    )


def _counted(shown: Sequence[Done]) -> str:
    """Said once where all counts are of equally many days, and not of all; "" otherwise."""
    of_days = {(each.known, each.days) for each in shown if each.count is not None}
    if len(of_days) != 1:
        return ""
    ((known, days),) = of_days
    return words.counted_on(known, days) if known < days else ""


def _outcomes(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.outcomes:
        return None
    shown = page.outcomes[: room.outcomes]
    counted = _counted(shown)
    left = len(page.outcomes) - room.outcomes
    return Block(
        words.outcomes_heading(),
        columns=(words.outcome_column(), words.count_column()),
        rows=tuple(
            (cut.text(each.name, HABIT_MOST), words.count(each, is_whole=bool(counted))) for each in shown
        ),
        lines=(words.more(left),) if left > 0 else (),
        has_more=left > 0,
        small=counted,
    )


def _steps(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.steps:
        # A month that one looks back on alone needs no steps.
        return Block(words.steps_heading(), lead=words.no_steps()) if page.period.form == "session" else None
    # The latest agreement comes first: older tasks that are still open stand below it.
    latest_first = sorted(page.steps, key=lambda each: each.held, reverse=True)
    said = [words.step(each, page.made, cut.text(each.what, room.step_letters)) for each in latest_first]
    return _list(words.steps_heading(), said, room.steps, is_to_do=True)


def _became(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.became:
        return None
    latest_first = sorted(page.became, key=lambda each: each.held, reverse=True)
    said = [words.became(each, cut.text(each.what, room.step_letters)) for each in latest_first]
    return _list(words.became_heading(page.agreed_on), said, room.became)


def _notes(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.notes:
        return None
    said = [cut.text(words.note(each.written, each.text), room.note_letters) for each in page.notes]
    return _list(words.notes_heading(), said, room.notes)


def _answers(page: Handout, cut: _Scissors, room: Room) -> Block | None:
    if not page.answers:
        return None
    shown, left = page.answers[: room.answers], len(page.answers) - room.answers
    return Block(
        words.answers_heading(),
        rows=tuple((each.question, cut.text(each.text, room.answer_letters)) for each in shown),
        lines=(words.more(left),) if left > 0 else (),
        has_more=left > 0,
    )
