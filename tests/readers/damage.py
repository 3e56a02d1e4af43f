"""Good files damaged as files are damaged: bits, bytes, lines, cells, encodings, and the parts of a zip package."""

import io
import zipfile
from collections.abc import Callable
from random import Random

ODD = """9999999999999999999999;1e308;-1;0;251;nan;inf;1,5;1.234,5;2026-02-30;31/12/2026;02.03.26;3/2/26, 9:03 AM
1772438400000;2026-03-02T23:30:00Z;1899-12-31;Top 12%;54/100;x;TRUE;✓;–;"; "";';=1+1;Date;SSI;\u202e;\u200b;e\u0301
\U0001f600;\ufffd;\x85;\x1c;\x00;\ud7ff"""
CELLS = tuple(ODD.replace("\n", ";").split(";"))
SEPARATORS = (b",", b";", b"\t", b"|", b":")
ENCODINGS = ("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "cp1252", "mac-roman", "utf-7")


def _bits(rng: Random, data: bytearray) -> None:
    for _ in range(rng.randint(1, 8)):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _cut(rng: Random, data: bytearray) -> None:
    del data[rng.randrange(len(data)) :]


def _dropped(rng: Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    del data[at : at + rng.randint(1, 40)]


def _twice(rng: Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = data[at : at + rng.randint(1, 200)]


def _put(rng: Random, data: bytearray) -> None:
    at = rng.randrange(len(data))
    data[at:at] = rng.choice(
        (
            rng.randbytes(rng.randint(1, 6)),
            b"\x00" * 9,
            b"\n" * 5,
            b'"',
            rng.choice(CELLS).encode(errors="replace"),
        )
    )


def _lines(rng: Random, data: bytearray) -> None:
    """A line doubled, moved, or taken out."""
    lines = bytes(data).split(b"\n")
    at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
    match rng.randrange(4):
        case 0:
            lines.insert(at, lines[other])
        case 1:
            lines[at], lines[other] = lines[other], lines[at]
        case 2:
            del lines[at]
        case _:
            lines *= rng.randint(2, 30)
    data[:] = b"\n".join(lines)


def _cells(rng: Random, data: bytearray) -> None:
    """A cell of a line replaced, doubled, moved, or taken out."""
    lines = bytes(data).split(b"\n")
    at = rng.randrange(len(lines))
    separator = max(SEPARATORS, key=bytes(data).count)
    cells = lines[at].split(separator)
    place, other = rng.randrange(len(cells)), rng.randrange(len(cells))
    match rng.randrange(5):
        case 0 | 1:
            cells[place] = rng.choice(CELLS).encode(errors="replace")
        case 2:
            cells.insert(place, cells[other])
        case 3:
            cells[place], cells[other] = cells[other], cells[place]
        case _:
            del cells[place]
    lines[at] = separator.join(cells)
    data[:] = b"\n".join(lines)


def _separators(rng: Random, data: bytearray) -> None:
    data[:] = bytes(data).replace(rng.choice(SEPARATORS), rng.choice(SEPARATORS))


def _encoded(rng: Random, data: bytearray) -> None:
    """The text in another encoding than it was."""
    text = bytes(data).decode(rng.choice(("utf-8", "cp1252", "utf-16")), errors="ignore")
    data[:] = text.encode(rng.choice(ENCODINGS), errors="ignore")


def _line_ends(rng: Random, data: bytearray) -> None:
    data[:] = bytes(data).replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b"\n\r", b"")))


_DAMAGES: tuple[Callable[[Random, bytearray], None], ...] = (
    *(_bits, _cut, _dropped, _twice, _put, _lines, _cells, _cells, _lines, _separators, _encoded, _line_ends),
)


def damaged(rng: Random, data: bytes) -> bytes:
    """The bytes with one to four damages; of a package also to the parts within it, which is then packed anew."""
    if data.startswith(b"PK") and rng.random() < 0.6:
        return _repacked(rng, data)
    if data.startswith(b"PK") and rng.random() < 0.5:
        return _in_directory(rng, data)
    changed = bytearray(data)
    for _ in range(rng.randint(1, 4)):
        if changed:
            rng.choice(_DAMAGES)(rng, changed)
    return bytes(changed)


def _repacked(rng: Random, data: bytes) -> bytes:
    """A package with some of its parts damaged, renamed, doubled or missing."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    for _ in range(rng.randint(1, 3)):
        if not parts:
            break
        at = rng.randrange(len(parts))
        name, content = parts[at]
        match rng.randrange(8):
            case 0:
                del parts[at]
            case 1:
                parts[at] = (
                    rng.choice((f"folder/{name}", f"__MACOSX/._{name}", name.upper(), f"../{name}", "x.zip")),
                    content,
                )
            case 2:
                parts.append((f"copy/{name}", content))
            case _:
                parts[at] = name, damaged(rng, content)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in dict(parts).items():
            package.writestr(name, content)
    return kept.getvalue()


def _in_directory(rng: Random, data: bytes) -> bytes:
    """A package with bytes of its directory, where names and sizes stand, turned over."""
    changed = bytearray(data)
    start = data.find(b"PK\x01\x02")
    for _ in range(rng.randint(1, 6)):
        changed[rng.randrange(max(start, 0), len(changed))] = rng.randrange(256)
    return bytes(changed)
