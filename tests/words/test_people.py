"""What people are called, and what a file's name proposes."""

from ssi.words.people import kept_for, looking_at, name_from_file, shown_names


def test_namesakes_are_told_apart_and_who_has_no_name_is_me():
    names = {1: "", 2: "Ann", 3: "Ann", 7: "Ann"}
    assert shown_names(names) == {1: "My history", 2: "Ann", 3: "Ann (2)", 7: "Ann (3)"}


def test_a_files_name_proposes_a_person():
    assert name_from_file("ann_smith.csv") == "ann smith"
    assert name_from_file("Bob  Example.v2.xlsx") == "Bob Example.v2"


def test_the_page_says_whose_history_it_shows():
    assert looking_at("Ann") == "History of Ann"
    assert looking_at("My history") == "My history"


def test_at_most_five_people_are_named():
    assert kept_for(["Ann"]) == "Kept for Ann."
    assert kept_for([*"ABCDEFG"]) == "Kept for A, B, C, D, E and 2 more."
