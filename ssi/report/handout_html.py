"""The handout as one HTML file: words as text, pictures as SVG, nothing that runs and nothing that is fetched.

It prints on one sheet, A4 or Letter. A browser says nobody how high a text becomes, so that is guessed from its
letters, on the safe side; the more there is to say, the smaller it is printed, and the space to write takes the rest.
"""

import math
from collections.abc import Iterable, Sequence
from html import escape

from ssi.charts.look import PALETTES
from ssi.model.handout import Handout
from ssi.report.handout_sheet import ROOMS, Block, Panel, Sheet, Tile, laid_out
from ssi.report.svg import svg_of

_SCALES = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76)
"""Sizes of print, of 10 points: the largest at which the page is held by one sheet is taken."""
_POINT = 10.0
_ROOM = 252.0
"""mm of height that the page may take: Letter, the lower sheet, with the margins that browsers have by default."""
_ROOM_A4 = 270.0
"""The same of A4: what it has more is space to write."""
_WIDTH = 184.0
_LETTER = 1.74
"""mm of width of a letter in print of 10 points, somewhat more than fonts of every system take on average."""
_LINE = 4.76
"""mm of height of a line of the same print."""
_SMALL = 0.9
"""A small line is so much of a usual one."""
_WRITE = 14.0
_SAFE = 1.03

_PALETTE = PALETTES["light"]
_STYLE = """
*{box-sizing:border-box}
html{font-size:100%}
body{margin:0;background:PAGE;color:INK;font:1rem/1.35 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem;display:flex;flex-direction:column;gap:.8rem}
main>*{flex:none}
h1,h2,h3,p,ul,dl,dd{margin:0;padding:0}
h1{font-size:1.6rem;line-height:1.2}
h2{font-size:1.05rem;line-height:1.3}
h3{font-size:.92rem;line-height:1.25}
header p,small,.s{color:MUTED;font-size:.88rem}
small,.s{display:block}
.t{display:grid;grid-template-columns:repeat(3,1fr);gap:.8rem}
.t>div{border-top:2px solid INK;padding-top:.3rem}
.t b{display:block;font-size:1.5rem;line-height:1.2}
.p{display:grid;grid-template-columns:repeat(4,1fr);gap:.9rem}
.p>div{display:flex;flex-direction:column}
.p h3{flex:1}
.p b{font-size:1rem}
svg{display:block;width:100%;height:auto;overflow:visible;fill:none;stroke-linejoin:round}
svg .m,svg circle{stroke:PAGE}
svg text{font-family:inherit}
.c{columns:2;column-gap:1.6rem}
.c>section{break-inside:avoid;margin-bottom:.7rem}
.c>.q{break-inside:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;padding:.12rem .5rem .12rem 0;border-bottom:1px solid GRID;vertical-align:top;font-weight:400}
thead th{color:MUTED;font-size:.88rem}
ul{list-style:none}
li{padding-left:1.3rem;text-indent:-1.3rem}
.k li:not(.x)::before{content:"☐";display:inline-block;width:1.3rem;text-indent:0}
dt{break-after:avoid;font-weight:600;font-size:.92rem}
dd{break-inside:avoid;margin-bottom:.2rem}
.l{border-left:3px solid INK;padding-left:.8rem}
main>.w{flex:1 0 auto;min-height:9rem;border:1px solid GUIDE;padding:.4rem .6rem}
footer{border-top:1px solid GUIDE;padding-top:.3rem;font-size:.88rem}
@media(max-width:40rem){.p{grid-template-columns:1fr 1fr}.t{grid-template-columns:1fr}.c{columns:1}
.o{overflow-x:auto}.o svg{min-width:34rem}}
@page{margin:10mm 12mm}
@media print{html{font-size:PRINTpt}main{max-width:none;padding:0;height:ROOMmm;gap:.5rem;break-inside:avoid}
.t{grid-template-columns:repeat(3,1fr)}.p{grid-template-columns:repeat(4,1fr)}.c{columns:2}
.o{overflow:visible}.o svg{min-width:0}
main>.w{min-height:WRITEmm}}
@media print and (min-height:290mm){main{height:HIGHmm}}
"""
"""Short names keep the file small: t(iles), o(verall), p(illars), c(olumns), k: to do, l(ined up), w(rite), s(mall)."""


def html_of(sheet: Sheet, *, token: str = "") -> str:
    """The page; ``token``: random signs that make the file another one than anybody else's."""
    lang = escape(sheet.language.replace("_", "-"))
    body = "".join(_body(sheet))
    own = f"<!-- {escape(token)} -->" if token else ""
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        f'<!DOCTYPE html><html lang="{lang}">{own}<head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f"<title>{escape(sheet.title)}</title><style>{_style(_POINT * print_scale(sheet))}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _style(points: float) -> str:
    style = (
        _STYLE.replace("PRINT", f"{points:.1f}")
        .replace("WRITE", f"{_WRITE:.0f}")
        .replace("ROOM", f"{_ROOM:.0f}")
        .replace("HIGH", f"{_ROOM_A4:.0f}")
    )
    for name in ("page", "ink", "muted", "grid", "guide"):
        style = style.replace(name.upper(), getattr(_PALETTE, name))
    return style


def _text(text: str) -> str:
    return escape(text, quote=False)


def _body(sheet: Sheet) -> Iterable[str]:
    yield f'<header><h1 dir="auto">{_text(sheet.title)}</h1><p>{_text(sheet.subtitle)}</p></header>'
    if sheet.tiles:
        yield f'<div class="t">{"".join(map(_tile, sheet.tiles))}</div>'
    yield _overall(sheet.overall, sheet.captions)
    if sheet.pillars:
        yield f'<section><h2>{_text(sheet.pillars_heading)}</h2><div class="p">'
        yield f"{''.join(map(_panel, sheet.pillars))}</div></section>"
    if sheet.lined:
        yield f'<section class="l">{_block(sheet.lined)}</section>'
    yield '<div class="c">'
    for block in sheet.blocks:
        is_questions = bool(block.rows and not block.columns)
        yield f"<section{' class=q' if is_questions else ''}>{_block(block)}</section>"
    yield f'</div><section class="w"><h2>{_text(sheet.write)}</h2></section>'
    yield f"<footer>{''.join(f'<p>{_text(line)}</p>' for line in sheet.foot)}</footer>"


def _tile(tile: Tile) -> str:
    return f"<div>{_text(tile.label)}<b>{_text(tile.value)}</b><small>{_text(tile.note)}</small></div>"


def _overall(panel: Panel, captions: Sequence[str]) -> str:
    drawn = f'<div class="o">{svg_of(panel.picture)}</div>' if panel.picture else ""
    said = "".join(f'<small dir="auto">{_text(caption)}</small>' for caption in captions)
    return f"<section><h2>{_text(panel.note)}</h2>{drawn}{said}</section>"


def _panel(panel: Panel) -> str:
    drawn = svg_of(panel.picture) if panel.picture else ""
    said = f"<p><b>{_text(panel.value)}</b></p><small>{_text(panel.note)}</small>"
    return f"<div><h3>{_text(panel.heading)}</h3>{said}{drawn}</div>"


def _block(block: Block) -> str:
    parts = [f"<h2>{_text(block.heading)}</h2>"]
    if block.lead:
        parts.append(f'<p dir="auto">{_text(block.lead)}</p>')
    if block.rows:
        parts.append(_table(block) if block.columns else _questions(block))
    if block.lines:
        kind = ' class="k"' if block.is_to_do else ""
        last = len(block.lines) - (1 if block.has_more else 0)
        items = "".join(
            f'<li dir="auto"{"" if place < last else " class=x"}>{_text(line)}</li>'
            for place, line in enumerate(block.lines)
        )
        parts.append(f"<ul{kind}>{items}</ul>")
    if block.small:
        parts.append(f'<p class="s">{_text(block.small)}</p>')
    return "".join(parts)


def _table(block: Block) -> str:
    head = "".join(f'<th scope="col">{_text(name)}</th>' for name in block.columns)
    rows = "".join(
        f'<tr><th scope="row" dir="auto">{_text(first)}</th>{"".join(f"<td>{_text(cell)}</td>" for cell in rest)}</tr>'
        for first, *rest in block.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _questions(block: Block) -> str:
    said = "".join(f'<dt>{_text(ask)}</dt><dd dir="auto">{_text(answer)}</dd>' for ask, answer in block.rows)
    return f"<dl>{said}</dl>"


# How high it becomes


def print_scale(sheet: Sheet) -> float:
    """The largest size of print at which the page is held by one sheet, 1 for the usual one."""
    return next((scale for scale in _SCALES if _height(sheet, scale) <= _ROOM), _SCALES[-1])


def is_held(sheet: Sheet) -> bool:
    """Whether one sheet of paper holds the page, in small print at least."""
    return _height(sheet, _SCALES[-1]) <= _ROOM


def fitted(page: Handout, *, for_third_party: bool = False) -> Sheet:
    """The page of what was gathered with as much of what was written as one sheet holds."""
    tried = (laid_out(page, room, for_third_party=for_third_party) for room in ROOMS)
    return next(
        (sheet for sheet in tried if is_held(sheet)),
        laid_out(page, ROOMS[-1], for_third_party=for_third_party),
    )


def _height(sheet: Sheet, scale: float) -> float:
    """About how many mm the page takes at a size of print, with the least space to write."""
    full, half = _WIDTH / scale, (_WIDTH / scale - 6) / 2
    drawn = sum(
        _WIDTH * each.picture.height / each.picture.width / share
        for each, share in ((sheet.overall, 1), *((panel, 4.3) for panel in sheet.pillars[:1]))
        if each.picture
    )
    # The title, the headline, the foot's line, and the distances between parts.
    lines = 6.5 + _SMALL * _lines([*sheet.captions, *sheet.foot], full)
    if sheet.tiles:
        lines += 2.7 + _SMALL * max(_lines([tile.note], full / 3 - 4) for tile in sheet.tiles)
    if sheet.pillars:
        heading = max(_lines([panel.heading], full / 4.3) for panel in sheet.pillars)
        note = max(_lines([panel.note], full / 4.3) for panel in sheet.pillars)
        lines += 2.1 + heading + _SMALL * note
    if sheet.lined:
        lines += _block_lines(sheet.lined, full - 6)
    lines += _higher_column(sheet.blocks, half)
    return drawn + _SAFE * lines * _LINE * scale + _WRITE


def _higher_column(blocks: Sequence[Block], width: float) -> float:
    """Lines of the higher one of two columns, as even as blocks that are not broken allow."""
    lines = [_block_lines(block, width) for block in blocks]
    if any(block.rows and not block.columns for block in blocks):
        # Questions may go on in the other column.
        return max(sum(lines) / 2 + 2, max(lines[:-1], default=0))
    return min(max(sum(lines[:place]), sum(lines[place:])) for place in range(len(lines) + 1))


def _lines(texts: Iterable[str], width: float) -> float:
    return sum(max(1, math.ceil(wide(text) * _LETTER / width)) for text in texts if text)


def wide(text: str) -> int:
    """How many letters wide a text is; what is no letter of ours may be twice as wide."""
    return sum(1 if ord(letter) < 0x1100 or 0x2000 <= ord(letter) < 0x2300 else 2 for letter in text)


def _block_lines(block: Block, width: float) -> float:
    lines = 1.7 + _lines([block.lead, *block.lines], width) + _SMALL * _lines([block.small], width)
    if block.columns:
        # As browsers do: columns share the width by their longest cells.
        rows = (block.columns, *block.rows)
        longest = [max(map(wide, column)) + 1 for column in zip(*rows, strict=True)]
        widths = [width * letters / sum(longest) for letters in longest]
        cells = [[_lines([text], cell) for text, cell in zip(row, widths, strict=True)] for row in rows]
        return lines + sum(1.2 * max(row) for row in cells)
    return lines + 1.03 * _lines([text for row in block.rows for text in row], width)
