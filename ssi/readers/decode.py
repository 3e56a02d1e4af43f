"""Bytes of a text file as text, whatever program wrote it; line ends become "\\n"."""

import codecs

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOOKED_AT = 4096


def decode(data: bytes) -> str:
    """The text of a file: by its mark, as UTF-16 where that is evident, as UTF-8, else as old Office wrote it.

    Never fails: what no encoding explains becomes "�", which no heading or number holds.
    """
    text = _text(data)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\x00", "")


def _text(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if utf16 := _utf16_without_mark(data):
        return data.decode(utf16, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    # Excel on old Macs ended its lines with a bare CR and wrote Mac Roman; Windows never did either.
    if b"\r" in data and b"\n" not in data:
        return data.decode("mac-roman")
    return data.decode("cp1252", errors="replace")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 shows itself in plain text by a zero in nearly every second byte."""
    sample = data[:_LOOKED_AT]
    even, odd = sample[::2], sample[1::2]
    if len(odd) < 2:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None
