"""How long large tables take to be read, beside `pandas.read_csv` on the same bytes: `make bench-readers`.

Both read from memory, in turns in one process; printed are the medians and their ratio. The target is 10 for
every file here. `read_csv` is told the separator and the decimal mark and gives back a frame of numbers and
texts; ours finds these out, reads the days, and judges every capture. The peak is the resident memory of a fresh
process that imports, holds the bytes and reads them once (`ru_maxrss`); the target is 400 MB for the table of
200 people.
"""

import argparse
import io
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date

import numpy as np
import pandas as pd

from ssi.readers import read

ROUNDS = 5
TODAY = date(2026, 10, 31)
PEOPLE, DAYS = 200, 730
CAPTURES = 500_000
PILLARS = ("Brand", "People", "Insights", "Relationships")


def coach(*, separator: str = ",", decimal: str = ".", day: str = "%Y-%m-%d", notes: bool = False) -> bytes:
    """Two years of days of two hundred people: a total, four pillars, two ranks and two habits for each."""
    rng = np.random.default_rng(1)
    rows = PEOPLE * DAYS
    wander = np.cumsum(rng.normal(0, 0.08, (PEOPLE, DAYS, 4)), axis=1) + rng.uniform(8, 16, (PEOPLE, 1, 4))
    pillars = np.clip(wander, 1, 24.5).round(2).reshape(rows, 4)
    when = np.tile(pd.date_range("2024-10-01", periods=DAYS).strftime(day), PEOPLE)
    table = {
        "Client": np.repeat([f"Client {number:03}" for number in range(PEOPLE)], DAYS),
        "Date": when,
        "SSI": pillars.sum(axis=1).round().astype(int),
        **dict(zip(PILLARS, pillars.T, strict=True)),
        "Industry rank": rng.integers(1, 60, rows),
        "Network rank": rng.integers(1, 60, rows),
        "Posts": rng.poisson(0.4, rows),
        "Comments": rng.poisson(2.5, rows),
    }
    if notes:
        table["Notes"] = np.where(rng.random(rows) < 0.1, "a call, then a walk", "")
    return _text(pd.DataFrame(table), separator, decimal)


def tracker(day: str = "%Y-%m-%dT%H:%M:%S.%fZ", *, separator: str = ",", decimal: str = ".") -> bytes:
    """One person's captures, six an hour for nine and a half years, as a program writes them."""
    rng = np.random.default_rng(2)
    pillars = np.clip(np.cumsum(rng.normal(0, 0.01, (CAPTURES, 4)), axis=0) + 12, 1, 24.5).round(3)
    moments = pd.Timestamp("2017-01-01 00:00:11.482") + pd.to_timedelta(np.arange(CAPTURES) * 10, unit="min")
    when = moments.astype("int64") // 1000 if day == "epoch" else moments.strftime(day)
    table = {
        "ts": when,
        "total": pillars.sum(axis=1).round(3),
        **dict(zip(map(str.lower, PILLARS), pillars.T, strict=True)),
        "industry_rank": rng.integers(10, 14, CAPTURES),
        "network_rank": rng.integers(10, 14, CAPTURES),
    }
    return _text(pd.DataFrame(table), separator, decimal)


def _text(table: pd.DataFrame, separator: str, decimal: str) -> bytes:
    return table.to_csv(index=False, sep=separator, decimal=decimal).encode()


COMMAS = {"separator": ";", "decimal": ","}
FILES: dict[str, tuple[Callable[[], bytes], dict[str, str]]] = {
    "200 people": (coach, {}),
    "200 people, decimal commas, 31.12.2024": (lambda: coach(**COMMAS, day="%d.%m.%Y"), COMMAS),
    "200 people, 12/31/2024": (lambda: coach(day="%m/%d/%Y"), {}),
    "200 people, notes in quotes": (lambda: coach(notes=True), {}),
    "500,000 captures, with a zone": (tracker, {}),
    "500,000 captures, without one": (lambda: tracker("%Y-%m-%d %H:%M:%S"), {}),
    "500,000 captures, epoch": (lambda: tracker("epoch"), {}),
    "500,000 captures, 31.12.2024 08:15": (lambda: tracker("%d.%m.%Y %H:%M", **COMMAS), COMMAS),
}
"""Name → what makes the file, and what `pandas.read_csv` has to be told to read it."""


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def peak_megabytes(name: str) -> float:
    """The largest resident size of a fresh process that reads the file once."""
    command = [sys.executable, "-m", "tests.bench.readers", "--peak", name]
    return float(subprocess.run(command, capture_output=True, check=True, text=True).stdout)


def _read_once(name: str) -> None:
    # The file is made by another process: making it needs more memory than reading it.
    command = [sys.executable, "-m", "tests.bench.readers", "--bytes", name]
    data = subprocess.run(command, capture_output=True, check=True).stdout
    read(name, data, today=TODAY)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def _compare(names: list[str]) -> None:
    print(f"{'':40} {'MB':>5} {'read_csv':>9} {'ours':>9} {'ratio':>6} {'peak':>7}")
    for name in names:
        make, told = FILES[name]
        data = make()
        theirs, ours = (statistics.median(times) for times in zip(*_rounds(name, data, told), strict=True))
        figures = f"{theirs:8.3f}s {ours:8.3f}s {ours / theirs:6.1f} {peak_megabytes(name):4.0f} MB"
        print(f"{name:40} {len(data) / 1e6:5.1f} {figures}", flush=True)


def _rounds(name: str, data: bytes, told: dict[str, str]) -> Iterator[tuple[float, float]]:
    keywords = {"sep": told.get("separator", ","), "decimal": told.get("decimal", ".")}
    for _round in range(ROUNDS):
        theirs = seconds(lambda: pd.read_csv(io.BytesIO(data), **keywords))
        yield theirs, seconds(lambda: read(name, data, today=TODAY))


def main() -> None:
    """Compare all files, or those that are named."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("names", nargs="*", help="only files whose names begin with one of these")
    asked.add_argument("--peak", help="read this file once and print the peak memory in MB")
    asked.add_argument("--bytes", help="print this file")
    given = asked.parse_args()
    if given.bytes:
        sys.stdout.buffer.write(FILES[given.bytes][0]())
    elif given.peak:
        _read_once(given.peak)
    else:
        beginnings = tuple(given.names) or ("",)
        _compare([name for name in FILES if name.startswith(beginnings)])


if __name__ == "__main__":
    main()
