"""A picture as SVG that stands inside an HTML page: no script, no link, nothing that is fetched."""

from html import escape

from ssi.report.shapes import Mark, Picture, Point, Shape, Stroke, Words, outline


def svg_of(picture: Picture) -> str:
    """The picture as one SVG element that is as wide as the place it stands in."""
    size = f'viewBox="0 0 {_short(picture.width)} {_short(picture.height)}"'
    shapes = "".join(map(_shape, picture.shapes))
    return f'<svg {size} role="img" aria-label="{escape(picture.alt)}">{shapes}</svg>'


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


def _path(points: tuple[Point, ...], *, closed: bool = False) -> str:
    """Points one after the other, as steps from each to the next: that takes the fewest signs."""
    (x, y), *rest = [(round(x, 1), round(y, 1)) for x, y in points]
    steps = []
    for to_x, to_y in rest:
        steps.append(f"{_short(to_x - x)} {_short(to_y - y)}".replace(" -", "-"))
        x, y = to_x, to_y
    start = f"M{_short(points[0][0])} {_short(points[0][1])}"
    return start + (f"l{' '.join(steps)}" if steps else "") + ("z" if closed else "")


def _shape(shape: Shape) -> str:
    if isinstance(shape, Stroke):
        dash = f' stroke-dasharray="{" ".join(map(_short, shape.dash))}"' if shape.dash else ""
        width = "" if shape.width == 1 else f' stroke-width="{_short(shape.width)}"'
        return f'<path d="{_path(shape.points)}" stroke="{shape.color}"{width}{dash}/>'
    if isinstance(shape, Mark):
        return _mark(shape)
    return _words(shape)


def _mark(mark: Mark) -> str:
    corners = outline(mark)
    if corners:
        return f'<path class="m" d="{_path(corners, closed=True)}" fill="{mark.color}"/>'
    x, y = map(_short, mark.at)
    return f'<circle cx="{x}" cy="{y}" r="{_short(mark.size / 2)}" fill="{mark.color}"/>'


def _words(words: Words) -> str:
    x, y = map(_short, words.at)
    anchor = "" if words.anchor == "start" else f' text-anchor="{words.anchor}"'
    bold = ' font-weight="700"' if words.is_bold else ""
    text = escape(words.text, quote=False)
    size = _short(words.size)
    return f'<text x="{x}" y="{y}" font-size="{size}" fill="{words.color}"{anchor}{bold}>{text}</text>'
