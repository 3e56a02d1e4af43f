import pytest

from ssi.store import StoreError, open_memory
from ssi.ui import language, notices


def test_a_callback_settles_the_language_before_it_says_what_it_did(monkeypatch):
    done: list[str] = []
    monkeypatch.setattr(language, "speak", lambda: done.append("language"))
    notices.told(open_memory(), done.append, "written")
    assert done == ["language", "written"]


def test_what_could_not_be_written_is_said_and_not_raised(monkeypatch):
    left: list[notices.Notice] = []
    monkeypatch.setattr(language, "speak", lambda: None)
    monkeypatch.setattr(notices, "leave", left.append)

    def full() -> None:
        raise StoreError("The disk is full.")

    notices.told(open_memory(), full)
    assert [(notice.sentence, notice.is_problem) for notice in left] == [("The disk is full.", True)]


def test_a_mistake_of_the_program_is_not_hidden(monkeypatch):
    monkeypatch.setattr(language, "speak", lambda: None)
    with pytest.raises(ZeroDivisionError):
        notices.told(open_memory(), lambda: 1 // 0)
