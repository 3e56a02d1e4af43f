"""A client's name as a file's name proposes it, and when two names are one."""

import pytest

from ssi.readers.file_names import is_same_name, person_in


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("ann_smith.csv", "Ann Smith"),
        ("ssi_ann-smith_2026-11-20.csv", "Ann Smith"),
        ("SSI export Bob Ray 20.11.2026.xlsx", "Bob Ray"),
        ("20261120_ÖZGE (1).csv", "Özge"),
        ("anne-marie_o'neil.csv", "Anne-Marie O'Neil"),
        ("ssi-history-Cem Aydin.json", "Cem Aydin"),
        ("Client-07.csv", "Client 07"),
        ("AnnSmith.csv", "AnnSmith"),
        ("CEO.csv", "CEO"),
    ],
)
def test_dates_and_words_around_a_name_are_left_out(file, name):
    assert person_in(file) == name


@pytest.mark.parametrize(
    ("file", "name"), [("ssi_history.csv", "ssi history"), ("2026-11-20.csv", "2026-11-20")]
)
def test_a_file_that_names_nobody_is_called_as_it_is(file, name):
    assert person_in(file) == name


@pytest.mark.parametrize(
    "other", ["ann smith", "Smith, Ann", "ANN_SMITH", "AnnSmith", "annsmith", "Änn  Smith"]
)
def test_a_name_is_the_same_however_it_is_written(other):
    assert is_same_name("Ann Smith", other)


@pytest.mark.parametrize("other", ["Ann", "Ann Smith 2", "Anne Smith", ""])
def test_and_not_the_same_when_a_word_is_another_one(other):
    assert not is_same_name("Ann Smith", other)
    assert not is_same_name(other, "Ann Smith")


def test_nobodys_name_is_like_no_other():
    assert not is_same_name("", "")
