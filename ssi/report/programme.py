"""The programme's report as one file: a page that any browser opens and prints, drawn as vector shapes by us.

No scripts, no links, nothing fetched from anywhere. It holds no name but those it is given: what clients are called is
settled by whoever asks for it.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from ssi.charts.look import PALETTES
from ssi.model import OVERALL_MAX, OWN_SCORES, RANKS, Level
from ssi.model.programme import Course, Programme, Spread
from ssi.words import labels, names, numbers, shared_weeks, translate
from ssi.words import programme as words
from ssi.words import tables as headings

_PALETTE = PALETTES["light"]
_WIDE, _NARROW, _HEIGHT, _PAD = 220, 104, 16, 9
_AXIS_HEIGHT = 16
_STEP = 10.0
"""The scale of overall ends at multiples of so many points, and is twice as long at least."""
_LEAST_REACH = 2.0
"""The changes' scale reaches so many points to either side at least: a small change looks small."""

_STYLE = f"""
@page {{ size: A4; margin: 12mm; }}
* {{ box-sizing: border-box; }}
html {{ color-scheme: light; }}
body {{ margin: 0 auto; padding: 16px; max-width: 940px; background: {_PALETTE.page}; color: {_PALETTE.ink};
  font: 15px/1.4 system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }}
h1 {{ font-size: 24px; line-height: 1.2; margin: 0 0 2px; }}
h2 {{ font-size: 17px; margin: 16px 0 4px; break-after: avoid; }}
p {{ margin: 4px 0 8px; }}
.lead {{ font-size: 17px; font-weight: 600; }}
.note {{ color: {_PALETTE.muted}; font-size: 14px; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.2;
  font-variant-numeric: tabular-nums; }}
th, td {{ text-align: left; padding: 2px 0 2px 8px; vertical-align: middle;
  border-bottom: 1px solid {_PALETTE.grid}; }}
th:first-child {{ padding-left: 0; }}
thead {{ display: table-header-group; }}
thead th {{ vertical-align: bottom; color: {_PALETTE.muted}; font-weight: 600; }}
tbody th {{ font-weight: 600; min-width: 5em; overflow-wrap: break-word; }}
tr {{ break-inside: avoid; }}
.number {{ text-align: right; }}
td {{ white-space: nowrap; }}
svg {{ display: block; }}
@media print {{
  body {{ padding: 0; max-width: none; font-size: 9.5pt; line-height: 1.25; }}
  h1 {{ font-size: 15pt; }} h2 {{ font-size: 11pt; margin: 6pt 0 1pt; }} p {{ margin: 1pt 0 3pt; }}
  .lead {{ font-size: 10.5pt; }} .note {{ font-size: 8.5pt; }}
  .wide {{ overflow: visible; }} table {{ font-size: 8pt; }} th, td {{ padding: 1px 0 1px 5px; }}
}}
"""


def file_name(tag: str, made_on: date) -> str:
    """The file's name without its ending; ``tag`` is "" where it may not be seen."""
    said = "-".join(re.findall(r"\w+", tag.casefold()))
    return "-".join(["ssi-programme", *([said] if said else []), made_on.isoformat()])


def page(found: Programme, called: Mapping[int, str], *, made_on: date, nonce: str) -> str:
    """The report as HTML. ``called``: what each client is called, in the order of the rows.

    ``nonce``: random; no two files are the same bytes, since the address of a download is made from them.
    """
    courses = {course.person: course for course in found.courses}
    rows = [(name, courses[person]) for person, name in called.items()]
    compared = [(name, course) for name, course in rows if not course.missing]
    missing = [(name, course) for name, course in rows if course.missing]
    parts = [
        f"<h1>{escape(words.title())}</h1>",
        _paragraph(words.period(found.windows)),
        _paragraph(words.headline(found), "lead"),
        *(_scores(found) if compared else []),
        *_shared(found),
        *(_clients(compared) if compared else []),
        *(_missing(missing) if missing else []),
        _paragraph(f"{words.foot()} {numbers.day(made_on)}", "note"),
    ]
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!doctype html>\n<!-- {nonce} -->\n<html lang="{escape(translate.language().replace("_", "-"))}">\n'
        f'<head>\n<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(words.title())}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(parts)
        + "\n</body>\n</html>\n"
    )


def _paragraph(text: str, kind: str = "") -> str:
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def _table(head_rows: Sequence[str], rows: Sequence[str]) -> str:
    """A table whose headings come again on every page; all rows are markup already."""
    head = "".join(f"<tr>{row}</tr>" for row in head_rows)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<div class="wide"><table>\n<thead>{head}</thead>\n<tbody>\n{body}\n</tbody></table></div>'


def _heading(text: str, *, is_number: bool = False, over: int = 1) -> str:
    kind = ' class="number"' if is_number else ""
    wide = f' scope="colgroup" colspan="{over}"' if over > 1 else ' scope="col"'
    return f"<th{wide}{kind}>{escape(text)}</th>"


def _cell(text: str, *, is_number: bool = False) -> str:
    return f'<td class="number">{escape(text)}</td>' if is_number else f"<td>{escape(text)}</td>"


def _name(text: str) -> str:
    return f'<th scope="row">{escape(text)}</th>'


# The cohort


def _scores(found: Programme) -> list[str]:
    """The spread of the changes, score by score, and how many were more than usual."""
    reach = max(
        [_LEAST_REACH]
        + [abs(end) for spread in found.spreads.values() for end in (spread.lowest, spread.highest)]
    )
    scale = _Scale(-reach, reach, _WIDE)
    headings = [
        _heading(words.score()),
        f'<th scope="col">{escape(words.points())}{_axis(scale, _even(reach), signed=True)}</th>',
        *(_heading(each, is_number=True) for each in words.tally_headings()),
    ]
    rows = [
        _name(names.column(column))
        + f"<td>{_box(spread, scale)}</td>"
        + "".join(_cell(each, is_number=True) for each in words.tally(spread, found.tallies[column]))
        for column, spread in found.spreads.items()
    ]
    return [
        _table(["".join(headings)], rows),
        _paragraph(f"{words.box_explained()} {words.rule()}", "note"),
        _paragraph(words.caution()),
    ]


def _shared(found: Programme) -> list[str]:
    if not found.shared:
        return []
    weeks = "<br>".join(escape(shared_weeks.counted(week)) for week in found.shared)
    return [
        f"<h2>{escape(words.shared_heading())}</h2>",
        f"<p>{weeks}</p>",
        _paragraph(words.shared_caution()),
    ]


# Client by client


def _clients(compared: Sequence[tuple[str, Course]]) -> list[str]:
    """A row each: overall drawn and in numbers, the change of every score, both ranks."""
    scale = _scale_of([course.levels["overall"] for _name, course in compared if "overall" in course.levels])
    groups = [
        "<td></td>",
        _heading(headings.heading("overall"), over=3),
        _heading(words.points(), over=len(OWN_SCORES)),
        _heading(words.ranks(), over=len(RANKS)),
    ]
    columns = [
        _heading(words.client()),
        f'<th scope="col">{_axis(scale, scale.marks())}</th>',
        _heading(words.before(), is_number=True),
        _heading(words.after(), is_number=True),
        *(_heading(words.score_short(each), is_number=True) for each in OWN_SCORES),
        *(_heading(words.rank_short(each)) for each in RANKS),
    ]
    return [
        f"<h2>{escape(words.clients_heading())}</h2>",
        _table(["".join(groups), "".join(columns)], [_row(name, course, scale) for name, course in compared]),
        _paragraph(f"{words.dots_explained()} {words.marked()} {words.snapshots_between(compared)}", "note"),
    ]


def _row(name: str, course: Course, scale: "_Scale") -> str:
    level = course.levels.get("overall")
    means = (words.mean(level.before), words.mean(level.after)) if level else (numbers.UNKNOWN,) * 2
    changes = [words.change(course.levels.get(each)) for each in OWN_SCORES]
    return (
        _name(name)
        + f"<td>{_dots(level, scale)}</td>"
        + "".join(_cell(each, is_number=True) for each in (*means, *changes))
        + "".join(_cell(words.rank(course, each)) for each in RANKS)
    )


def _missing(missing: Sequence[tuple[str, Course]]) -> list[str]:
    """Who cannot be compared, by the reason."""
    reasons: dict[str, list[str]] = {}
    for name, course in missing:
        reasons.setdefault(words.missing(course), []).append(name)
    return [
        f"<h2>{escape(words.missing_heading())}</h2>",
        *(_paragraph(words.missing_with(why, called)) for why, called in reasons.items()),
    ]


# Shapes


class _Scale:
    """Where a number lies along a drawing that is so many px wide."""

    def __init__(self, low: float, high: float, width: int) -> None:
        self.low, self.high, self.width = low, high, width

    def x(self, value: float) -> str:
        share = (value - self.low) / (self.high - self.low)
        return f"{_PAD + share * (self.width - 2 * _PAD):.1f}"

    def marks(self) -> list[float]:
        """Some numbers to mark, at whole steps and at most five of them."""
        step = next(each for each in (_STEP, 2 * _STEP, 2.5 * _STEP) if (self.high - self.low) / each <= 4)
        first = -int(-self.low // step) * step
        return [first + place * step for place in range(int((self.high - first) // step) + 1)]

    def drawn(self, shapes: str, height: int = _HEIGHT) -> str:
        """Shapes as a picture; beside every one its numbers stand in words."""
        size = f'width="{self.width}" height="{height}" viewBox="0 0 {self.width} {height}"'
        return f'<svg {size} aria-hidden="true">{shapes}</svg>'


def _scale_of(levels: Sequence[Level]) -> _Scale:
    """One scale for everybody's overall, over whole tens."""
    ends = [end for level in levels for end in (level.before, level.after)] or [0.0, OVERALL_MAX]
    low = min(min(ends) // _STEP * _STEP, OVERALL_MAX - 2 * _STEP)
    return _Scale(low, max(-(-max(ends) // _STEP) * _STEP, low + 2 * _STEP), _NARROW)


def _even(reach: float) -> list[float]:
    step = next(each for each in (1.0, 2.0, 5.0, 10.0, 20.0, 50.0) if reach / each < 3)
    return [step * place for place in (-2, -1, 0, 1, 2) if abs(step * place) <= reach]


def _axis(scale: _Scale, marks: Sequence[float], *, signed: bool = False) -> str:
    said = "".join(
        f'<text x="{scale.x(mark)}" y="{_AXIS_HEIGHT - 4}" text-anchor="middle" font-size="12" font-weight="400" '
        f'fill="{_PALETTE.muted}">{labels.signed(mark) if signed else numbers.rounded(mark, 0)}</text>'
        for mark in marks
    )
    return scale.drawn(said, _AXIS_HEIGHT)


def _upright(scale: _Scale, marks: Sequence[float]) -> str:
    """Thin lines through a row, at the marks of the axis above it."""
    path = "".join(f"M{scale.x(mark)} 0V{_HEIGHT}" for mark in marks)
    return f'<path d="{path}" stroke="{_PALETTE.grid}" stroke-width="1"/>'


def _dots(level: Level | None, scale: _Scale) -> str:
    """Before and after on one line: an open dot and a full one."""
    ground = _upright(scale, scale.marks())
    if level is None:
        return scale.drawn(ground)
    middle, ink = _HEIGHT / 2, _PALETTE.ink
    before, after = scale.x(level.before), scale.x(level.after)
    return scale.drawn(
        f'{ground}<path d="M{before} {middle}H{after}" stroke="{ink}" stroke-width="2"/>'
        f'<circle cx="{before}" cy="{middle}" r="4.5" fill="{_PALETTE.page}" stroke="{ink}" stroke-width="2"/>'
        f'<circle cx="{after}" cy="{middle}" r="3.5" fill="{ink}"/>'
    )


def _box(spread: Spread, scale: _Scale) -> str:
    """From the lowest change to the highest, the middle half as a box, the median as a bar; zero is marked."""
    middle, ink = _HEIGHT / 2, _PALETTE.ink
    zero = f'<path d="M{scale.x(0)} 0V{_HEIGHT}" stroke="{_PALETTE.guide}" stroke-width="1"/>'
    whole = (
        f'<path d="M{scale.x(spread.lowest)} {middle}H{scale.x(spread.highest)}" '
        f'stroke="{ink}" stroke-width="2"/>'
    )
    half = ""
    if spread.quartiles:
        left, right = (float(scale.x(each)) for each in spread.quartiles)
        half = (
            f'<rect x="{left:.1f}" y="{middle - 5}" width="{max(right - left, 1):.1f}" height="10" '
            f'fill="{_PALETTE.shades[1]}" stroke="{ink}" stroke-width="1"/>'
        )
    bar = f'<path d="M{scale.x(spread.middle)} {middle - 7}V{middle + 7}" stroke="{ink}" stroke-width="3"/>'
    return scale.drawn(zero + whole + half + bar)
