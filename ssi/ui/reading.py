"""Files read once for each set of options, the answers kept with the session; what takes long shows how far it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import streamlit as st

from ssi import readers
from ssi.model import Reading
from ssi.ui import screen
from ssi.words import uploads

_READ = "files read"
_AT_MOST = 40
"""Answers kept for a visitor: a few files, each with a few settings of its switches."""
_TAKES_LONG = 1_000_000
"""Bytes from which on reading is worth a progress bar."""
_LEFT_AFTER_EACH = 0.85


def read(key: str, name: str, content: bytes, today: date, options: Mapping[str, Any]) -> Reading:
    """Read a file with the options as they are kept (days as texts). Raises UnreadableFile."""
    answers: dict[Any, Reading | readers.UnreadableFile] = st.session_state.setdefault(_READ, {})
    question = (key, today, repr(sorted(options.items())))
    if question not in answers:
        if len(answers) >= _AT_MOST:
            answers.clear()
        try:
            answers[question] = _read(name, content, today, dict(options))
        except readers.UnreadableFile as refusal:
            answers[question] = refusal
    answer = answers[question]
    if isinstance(answer, readers.UnreadableFile):
        # Raised at every click: what led here the first time is not to pile up.
        raise answer.with_traceback(None)
    return answer


def _read(name: str, content: bytes, today: date, settings: dict[str, Any]) -> Reading:
    if "snapshot_date" in settings:
        settings["snapshot_date"] = date.fromisoformat(settings["snapshot_date"])
    if len(content) < _TAKES_LONG:
        return readers.read(name, content, today=today, **settings)
    bar = st.progress(0.0, uploads.reading(screen.plain(name)))
    left = 1.0

    def on_file(inside: str) -> None:
        # How many files are still to come is not known: every one takes the same part of what is left.
        nonlocal left
        left *= _LEFT_AFTER_EACH
        bar.progress(1 - left, uploads.reading(screen.plain(name), screen.plain(inside)))

    try:
        return readers.read(name, content, today=today, on_file=on_file, **settings)
    finally:
        bar.empty()


def forget() -> None:
    """Let go of what was read: kept files are in the store."""
    st.session_state.pop(_READ, None)
