"""What is said where an import goes to another client, and where two histories become one."""

from datetime import date

import pytest

from ssi.model.joining import Dropped
from ssi.words import client_files, moving

DAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        (Dropped("plan", DAY), "the plan that holds from 2 Nov 2026"),
        (Dropped("task", DAY, "Call Bo"), "the step agreed on 2 Nov 2026: Call Bo"),
        (Dropped("habit", DAY, "comments"), "the step agreed on 2 Nov 2026: Comments"),
        (Dropped("meeting", DAY), "the meeting on 2 Nov 2026"),
        (Dropped("tag", text="sales"), "the tag “sales”"),
        (Dropped("alias", text="Bo"), "the alias “Bo”"),
        (Dropped("also", text="Bobby"), "the other name “Bobby”"),
        (Dropped("shown", text="first"), "the name on a shared screen: First name"),
        (Dropped("answer", date(2026, 10, 1), "gone"), "the answer to “gone” of Oct 2026, too long for both"),
        (
            Dropped("ticked", DAY, "post"),
            "the later of two days on which a step of the playbook was ticked, week of 2 Nov 2026",
        ),
    ],
)
def test_everything_that_finds_no_room_has_words(what, sentence):
    assert moving.dropped(what) == sentence


def test_an_answer_is_named_by_its_question():
    assert "“Where" in moving.dropped(Dropped("answer", DAY, "standing"))


def test_what_two_histories_have_in_common():
    assert moving.overlap(0, 0) == "No value is in both."
    assert moving.overlap(1, 0) == "1 value is the same in both."
    assert moving.overlap(1200, 2) == (
        "1,200 values are the same in both. 2 values differ: what was added later shows, the others stay underneath."
    )


@pytest.mark.parametrize(
    ("files", "new", "known", "sentence"),
    [
        (30, 28, 2, "30 files were added, for 28 new clients and 2 you had."),
        (30, 30, 0, "30 files were added, for 30 new clients."),
        (1, 0, 1, "1 file was added, for 1 client you had."),
        (2, 1, 1, "2 files were added, for 1 new client and 1 you had."),
    ],
)
def test_what_came_of_many_files(files, new, known, sentence):
    assert client_files.added(files, new, known) == sentence
