"""Work on many things, with a bar once it takes longer than a moment."""

from itertools import count

import pytest

from ssi.ui import waiting


class Place:
    """Where a bar may stand; it remembers what stood there."""

    def __init__(self):
        self.said = []

    def progress(self, done, text):
        self.said.append((done, text))

    def empty(self):
        self.said.append("gone")


@pytest.mark.parametrize(
    ("seconds_each", "said"),
    [
        (0.05, ["gone"]),
        # 0.2 s before the first, 0.4 before the second.
        (0.2, [(0.25, "2 of 4"), (0.5, "3 of 4"), (0.75, "4 of 4"), "gone"]),
    ],
)
def test_a_bar_comes_once_the_work_takes_longer_than_a_moment(seconds_each, said, monkeypatch):
    place, times = Place(), count(0.0, seconds_each)
    monkeypatch.setattr(waiting.st, "empty", lambda: place)
    monkeypatch.setattr(waiting, "monotonic", lambda: next(times))
    worked_on = list(waiting.one_by_one("abcd", lambda number, of: f"{number} of {of}"))
    assert worked_on == ["a", "b", "c", "d"]
    assert place.said == said
