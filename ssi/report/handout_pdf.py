"""The handout as a PDF for mail: the same words and the same shapes as the HTML page, on one sheet.

Its font is our own, since the standard fonts of a PDF write Western European letters only: DejaVu Sans Condensed, cut
to the Latin, Greek, Cyrillic, Armenian and Georgian scripts (`fonts/LICENSE.txt`). A letter of another script becomes
"?", never a black box, and the foot says how many.
"""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal
from xml.sax.saxutils import escape

from ssi.charts.look import PALETTES
from ssi.report.handout_sheet import Block, Panel, Sheet, Tile
from ssi.report.shapes import Mark, Picture, Shape, Stroke, outline
from ssi.words import handouts as words

Paper = Literal["a4", "letter"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (595.28, 841.89), "letter": (612.0, 792.0)}
"""Width and height in points, 72 to the inch."""
_FONTS = Path(__file__).with_name("fonts")
_PLAIN, _BOLD = "DejaVuSansCondensed", "DejaVuSansCondensed-Bold"
_MISSING = "?"
_SURELY = 0x250
_SIGNS = "–−…“”‘’"
"""What a page mostly holds is in our fonts: Latin letters, these signs."""
_MARGIN = 36.0
_SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64, 0.6)
_POINT = 9.6
_WRITE = 44.0
_PALETTE = PALETTES["light"]


@dataclass(frozen=True)
class _Part:
    """Something of a height; ``draw`` puts it below a point, from the left."""

    height: float
    draw: Callable[[Any, float, float], None]


@cache
def _register() -> frozenset[int]:
    """Make our fonts known to reportlab; the letters that both of them have."""
    from reportlab.lib.fonts import addMapping
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont

    letters = []
    for place, name in enumerate((_PLAIN, _BOLD)):
        font = TTFont(name, str(_FONTS / f"{name}.ttf"))
        registerFont(font)
        addMapping(_PLAIN, place, 0, name)
        letters.append(set(font.face.charToGlyph))
    return frozenset(letters[0] & letters[1])


def letters_missing(sheet: Sheet) -> str:
    """The letters of a page that its PDF cannot write, each once, in their order."""
    letters = dict.fromkeys(letter for text in sheet.texts for letter in _visible(text))
    if all(ord(letter) < _SURELY or letter in _SIGNS for letter in letters):
        # Without a look into the font, which takes a third of a second the first time.
        return ""
    known = _register()
    return "".join(letter for letter in letters if ord(letter) not in known)


def _visible(text: str) -> str:
    """The text in whole letters, without signs that only say how others are to be shown."""
    composed = unicodedata.normalize("NFC", text)
    is_shown = {letter: unicodedata.category(letter) not in ("Cf", "Cc", "Cs") for letter in set(composed)}
    hidden = {chr(selector) for selector in range(0xFE00, 0xFE10)}
    return "".join(letter for letter in composed if is_shown[letter] and letter not in hidden)


def _written(text: str) -> str:
    """The text as this PDF can write it."""
    known = _register()
    return "".join(letter if ord(letter) in known else _MISSING for letter in _visible(text))


def pdf_of(sheet: Sheet, *, paper: Paper = "a4", token: str = "") -> bytes:
    """The page as a PDF of one sheet; ``token``: random signs that make the file another one than anybody else's."""
    from reportlab.pdfgen.canvas import Canvas

    missing = letters_missing(sheet)
    width, height = PAPERS[paper]
    file = BytesIO()
    canvas = Canvas(file, pagesize=(width, height), lang=sheet.language.replace("_", "-"))
    canvas.setTitle(_written(sheet.title))
    canvas.setAuthor("")
    canvas.setKeywords(token)
    inside, room = width - 2 * _MARGIN, height - 2 * _MARGIN
    scale, parts = _fitting(sheet, inside, room, len(missing))
    left = room - sum(part.height for part in parts.above) - parts.foot.height
    top = height - _MARGIN
    for part in (*parts.above, _write_box(sheet, inside, left, scale), parts.foot):
        part.draw(canvas, _MARGIN, top)
        top -= part.height
    canvas.showPage()
    canvas.save()
    return file.getvalue()


@dataclass(frozen=True)
class _Page:
    above: Sequence[_Part]
    foot: _Part


def _fitting(sheet: Sheet, width: float, room: float, missing: int) -> tuple[float, _Page]:
    """The page in the largest print that leaves space to write."""
    for scale in _SCALES:
        parts = _Page(tuple(_above(sheet, width, scale)), _foot(sheet, width, scale, missing))
        used = sum(part.height for part in parts.above) + parts.foot.height
        if used + _WRITE <= room:
            break
    return scale, parts


# The parts, from top to bottom


def _above(sheet: Sheet, width: float, scale: float) -> Iterable[_Part]:
    gap = _gap(7 * scale)
    yield _text(sheet.title, width, 16 * scale, bold=True)
    yield _text(sheet.subtitle, width, 8.4 * scale, color=_PALETTE.muted)
    yield gap
    if sheet.tiles:
        yield _beside([_tile(tile, (width - 24) / 3, scale) for tile in sheet.tiles], (width - 24) / 3, 12)
        yield gap
    yield _text(sheet.overall.note, width, 10.4 * scale, bold=True)
    if sheet.overall.picture:
        yield _picture(sheet.overall.picture, width)
    for caption in sheet.captions:
        yield _text(caption, width, 8.4 * scale, color=_PALETTE.muted)
    yield gap
    if sheet.pillars:
        yield _text(sheet.pillars_heading, width, 10.4 * scale, bold=True)
        yield _panels(sheet.pillars, width, scale)
        yield gap
    if sheet.lined:
        yield _with_bar(_stacked(_block(sheet.lined, width - 12, scale)))
        yield gap
    yield _columns([_stacked(_block(block, (width - 18) / 2, scale)) for block in sheet.blocks], width)
    yield _gap(2 * scale)


def _foot(sheet: Sheet, width: float, scale: float, missing: int) -> _Part:
    said = [*sheet.foot, *([words.letters_missing_here(missing)] if missing else [])]
    lines = _stacked([_gap(7 * scale), *(_text(line, width, 8.4 * scale) for line in said)])

    def draw(canvas: Any, x: float, top: float) -> None:
        _rule(canvas, x, top - 6 * scale, width, _PALETTE.guide)
        lines.draw(canvas, x, top - 2 * scale)

    return _Part(lines.height + 2 * scale, draw)


def _write_box(sheet: Sheet, width: float, height: float, scale: float) -> _Part:
    heading = _text(sheet.write, width - 12, 10.4 * scale, bold=True)

    def draw(canvas: Any, x: float, top: float) -> None:
        canvas.setStrokeColor(_PALETTE.guide)
        canvas.setLineWidth(0.7)
        canvas.rect(x, top - height, width, height)
        heading.draw(canvas, x + 6, top - 4)

    return _Part(height, draw)


def _tile(tile: Tile, width: float, scale: float) -> _Part:
    words_of = _stacked(
        [
            _gap(3 * scale),
            _text(tile.label, width, _POINT * scale),
            _text(tile.value, width, 15 * scale, bold=True),
            _text(tile.note, width, 8.4 * scale, color=_PALETTE.muted),
        ]
    )

    def draw(canvas: Any, x: float, top: float) -> None:
        _rule(canvas, x, top, width, _PALETTE.ink, 1.5)
        words_of.draw(canvas, x, top)

    return _Part(words_of.height, draw)


def _panels(panels: Sequence[Panel], width: float, scale: float) -> _Part:
    """Four panels side by side, their pictures on one line whatever their headings take."""
    each = (width - 36) / 4
    headings = _beside([_text(panel.heading, each, 8.8 * scale, bold=True) for panel in panels], each, 12)
    values = _beside([_text(panel.value, each, _POINT * scale, bold=True) for panel in panels], each, 12)
    notes = _beside(
        [_text(panel.note, each, 8.4 * scale, color=_PALETTE.muted) for panel in panels], each, 12
    )
    drawn = _beside(
        [_picture(panel.picture, each) if panel.picture else _gap(0) for panel in panels], each, 12
    )
    return _stacked([headings, values, notes, drawn])


def _block(block: Block, width: float, scale: float) -> list[_Part]:
    size, small = _POINT * scale, 8.4 * scale
    parts = [_text(block.heading, width, 10.4 * scale, bold=True)]
    if block.lead:
        parts.append(_text(block.lead, width, size))
    if block.columns:
        shares = (0.46, 0.32, 0.22) if len(block.columns) == 3 else (0.6, 0.4)
        widths = [share * width for share in shares[: len(block.columns)]]
        parts.append(_row(block.columns, widths, small, _PALETTE.muted))
        parts += [_row(row, widths, size, _PALETTE.ink) for row in block.rows]
    else:
        for ask, answer in block.rows:
            parts += [_text(ask, width, 8.8 * scale, bold=True), _text(answer, width, size), _gap(2 * scale)]
    last = len(block.lines) - (1 if block.has_more else 0)
    for place, line in enumerate(block.lines):
        is_to_do = block.is_to_do and place < last
        parts.append(_text(line, width, size, bullet="□" if is_to_do else "", hangs=place < last))
    if block.small:
        parts.append(_text(block.small, width, small, color=_PALETTE.muted))
    return parts


def _row(cells: Sequence[str], widths: Sequence[float], size: float, color: str) -> _Part:
    parts = [_text(cell, width - 4, size, color=color) for cell, width in zip(cells, widths, strict=True)]
    height = max(part.height for part in parts) + 0.32 * size

    def draw(canvas: Any, x: float, top: float) -> None:
        at = x
        for part, width in zip(parts, widths, strict=True):
            part.draw(canvas, at, top - 0.1 * size)
            at += width
        _rule(canvas, x, top - height + 0.5, sum(widths), _PALETTE.grid)

    return _Part(height, draw)


# What parts are made of


def _gap(height: float) -> _Part:
    return _Part(height, lambda _canvas, _x, _top: None)


def _rule(canvas: Any, x: float, y: float, width: float, color: str, thick: float = 0.7) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(thick)
    canvas.setDash()
    canvas.line(x, y, x + width, y)


def _text(
    text: str,
    width: float,
    size: float,
    *,
    bold: bool = False,
    color: str = _PALETTE.ink,
    bullet: str = "",
    hangs: bool = False,
) -> _Part:
    """A text that is broken into lines of a width."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    _register()
    indent = 1.4 * size if bullet or hangs else 0.0
    style = ParagraphStyle(
        "text",
        fontName=_BOLD if bold else _PLAIN,
        fontSize=size,
        leading=1.28 * size,
        textColor=color,
        leftIndent=indent,
        firstLineIndent=0 if bullet else -indent,
        bulletFontName=_PLAIN,
        bulletFontSize=size,
        # A word that is longer than its line, such as an address, is broken.
        splitLongWords=1,
    )
    paragraph = Paragraph(escape(_written(text)), style, bulletText=bullet or None)
    _width, height = paragraph.wrap(width, 10_000)

    def draw(canvas: Any, x: float, top: float) -> None:
        paragraph.drawOn(canvas, x, top - height)

    return _Part(height, draw)


def _stacked(parts: Sequence[_Part]) -> _Part:
    def draw(canvas: Any, x: float, top: float) -> None:
        for part in parts:
            part.draw(canvas, x, top)
            top -= part.height

    return _Part(sum(part.height for part in parts), draw)


def _beside(parts: Sequence[_Part], width: float, between: float) -> _Part:
    def draw(canvas: Any, x: float, top: float) -> None:
        for place, part in enumerate(parts):
            part.draw(canvas, x + place * (width + between), top)

    return _Part(max((part.height for part in parts), default=0), draw)


def _with_bar(inner: _Part) -> _Part:
    def draw(canvas: Any, x: float, top: float) -> None:
        canvas.setFillColor(_PALETTE.ink)
        canvas.rect(x, top - inner.height, 2.2, inner.height, stroke=0, fill=1)
        inner.draw(canvas, x + 10, top)

    return _Part(inner.height, draw)


def _columns(blocks: Sequence[_Part], width: float) -> _Part:
    """Blocks in two columns, in their order, as even as may be."""
    between, gap = 18.0, 7.0

    def height(parts: Sequence[_Part]) -> float:
        return sum(part.height for part in parts) + gap * len(parts)

    places = range(len(blocks) + 1)
    split = min(places, key=lambda place: max(height(blocks[:place]), height(blocks[place:])))
    sides = [
        _stacked([each for part in side for each in (part, _gap(gap))])
        for side in (blocks[:split], blocks[split:])
    ]
    return _beside(sides, (width - between) / 2, between)


# Pictures


def _picture(picture: Picture, width: float) -> _Part:
    scale = width / picture.width
    height = picture.height * scale

    def draw(canvas: Any, x: float, top: float) -> None:
        canvas.saveState()
        canvas.translate(x, top)
        # As in the list of shapes, y grows downwards; words would stand on their heads, so they are turned back.
        canvas.scale(scale, -scale)
        canvas.setLineJoin(1)
        for shape in picture.shapes:
            _shape(canvas, shape)
        canvas.restoreState()

    return _Part(height, draw)


def _shape(canvas: Any, shape: Shape) -> None:
    if isinstance(shape, Stroke):
        canvas.setStrokeColor(shape.color)
        canvas.setLineWidth(shape.width)
        canvas.setDash(*([list(shape.dash), 0] if shape.dash else []))
        canvas.drawPath(_path(canvas, shape.points), stroke=1, fill=0)
    elif isinstance(shape, Mark):
        canvas.setFillColor(shape.color)
        corners = outline(shape)
        if corners:
            canvas.drawPath(_path(canvas, corners), stroke=0, fill=1)
        else:
            canvas.circle(*shape.at, shape.size / 2, stroke=0, fill=1)
    else:
        _register()
        canvas.saveState()
        canvas.translate(*shape.at)
        canvas.scale(1, -1)
        canvas.setFillColor(shape.color)
        canvas.setFont(_BOLD if shape.is_bold else _PLAIN, shape.size)
        draw = {"start": canvas.drawString, "middle": canvas.drawCentredString, "end": canvas.drawRightString}
        draw[shape.anchor](0, 0, _written(shape.text))
        canvas.restoreState()


def _path(canvas: Any, points: Sequence[tuple[float, float]]) -> Any:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path
