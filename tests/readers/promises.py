"""What `read` promises of any bytes at all: a Reading that keeps to the model, or UnreadableFile, in time."""

import hashlib
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pandas as pd

from ssi.model import EVENT_KINDS, FRAMES, POST_KINDS, SCORE_COLUMNS, Frames, Reading, allowed_range
from ssi.readers import UnreadableFile, read
from ssi.readers.decode import decode

TODAY = date(2026, 3, 31)
SECONDS = 10
"""Longer than any file may keep a person waiting, also on a machine that several tests share."""
KEPT = Path(tempfile.gettempdir()) / "ssi-lens-fuzz"


class TooSlow(AssertionError):
    """A file that was not answered in time."""


@contextmanager
def in_time() -> Iterator[None]:
    """Fails where what is inside takes more than ten seconds; where the system has alarms, it is stopped then."""

    def stop(*_: object) -> None:
        raise TooSlow(f"no answer within {SECONDS} seconds")

    begin = time.monotonic()
    has_alarm = hasattr(signal, "setitimer")
    if has_alarm:
        before = signal.signal(signal.SIGALRM, stop)
        signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        if has_alarm:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    if time.monotonic() - begin > SECONDS:
        raise TooSlow(f"answered after {time.monotonic() - begin:.0f} seconds")


def check(data: bytes, **options) -> Reading | None:
    """Read, and hold the reading to what is promised; None where it was refused. Bytes that fail are kept."""
    try:
        with in_time():
            reading = _read(data, **options)
        if reading is not None:
            _check_reading(reading, data)
    except BaseException as error:
        KEPT.mkdir(exist_ok=True)
        kept = KEPT / hashlib.sha256(data).hexdigest()[:16]
        kept.write_bytes(data)
        error.add_note(f"The bytes are in {kept}; options: {options}")
        raise
    return reading


def _read(data: bytes, **options) -> Reading | None:
    try:
        return read("upload", data, today=TODAY, **options)
    except UnreadableFile as error:
        refusal = str(error)
    assert refusal.strip()
    return None


def _check_reading(reading: Reading, data: bytes) -> None:
    assert any(not table.empty for person in reading.people.values() for table in vars(person).values())
    assert all(problem.message.strip() for problem in reading.problems)
    assert all(assumption.why.strip() for assumption in reading.assumptions)
    lines = [problem.line for problem in reading.problems if problem.line is not None]
    assert all(line >= 1 for line in lines)
    if not data.startswith(b"PK"):  # There a line is a row of a sheet, or one of a file within.
        assert max(lines, default=1) <= decode(data).count("\n") + 1
    for person in reading.people.values():
        _check_frames(person)


def _check_frames(person: Frames) -> None:
    for name, columns in FRAMES.items():
        table = getattr(person, name)
        assert {column: str(dtype) for column, dtype in table.dtypes.items()} == dict(columns)
        assert table.index.equals(pd.RangeIndex(len(table)))
    snapshots = person.snapshots
    assert snapshots["date"].is_monotonic_increasing
    assert snapshots["date"].is_unique
    assert (snapshots["date"] <= pd.Timestamp(TODAY)).all()
    for column in SCORE_COLUMNS:
        low, high = allowed_range(column)
        assert snapshots[column].dropna().between(low, high).all()
    for table in (snapshots, person.habits, person.outcomes, person.events):
        assert table["date"].notna().all()
        assert (table["date"] == table["date"].dt.normalize()).all()
    for table, value in ((person.habits, "count"), (person.outcomes, "value")):
        assert table[value].notna().all()
        assert (table["days"] >= 1).all()
    assert (person.habits["count"] >= 0).all()
    assert not person.habits.duplicated(["date", "habit", "days"]).any()
    assert not person.outcomes.duplicated(["date", "measure", "days"]).any()
    assert person.events["kind"].isin(EVENT_KINDS).all()
    assert person.posts["published"].notna().all()
    assert person.posts["kind"].isin([*POST_KINDS, ""]).all()
