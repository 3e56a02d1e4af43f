"""Names are taken out of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssi.model.masking import mask, mask_of, mask_slug

OTHERS = ("Bob Ray", "Li Wei", "王伟")
HIDE = mask("Ann Lee-Smith", "Client A", OTHERS)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("Call with Ann Lee-Smith", "Call with Client A"),
        ("call with ann lee smith", "call with Client A"),
        ("ANN'S new headline", "Client A'S new headline"),
        ("Ann_Lee-Smith.csv", "Client A.csv"),
        ("Annual plan, and an answer", "Annual plan, and an answer"),
        ("Smiths photo", "Client A photo"),
        ("Bob said so, Ray did not", "… said so, … did not"),
        ("Li wrote; a list of leads", "… wrote; a list of leads"),
        ("和王伟谈话", "和…谈话"),
        ("Nothing of anybody", "Nothing of anybody"),
    ],
)
def test_a_name_becomes_what_is_shown_and_words_that_hold_it_stay(text, masked):
    assert HIDE(text) == masked


def test_a_first_name_that_is_shown_stays_and_the_rest_of_the_name_goes():
    hide = mask("Ann Smith", "Ann", ["Ann Ray"])
    assert hide("Ann Smith met Ann Ray; Smith wrote to Ann") == "Ann met …; Ann wrote to Ann"


def test_particles_of_a_name_are_no_names_by_themselves():
    hide = mask("Jan van der Berg", "Client A", ["Ann and Bob"])
    assert (
        hide("Coffee and a call with the van, said Jan van der Berg")
        == "Coffee and a call with the van, said Client A"
    )
    assert hide("Berg and Ann") == "Client A and …"


def test_each_is_hidden_by_every_name_they_are_known_by():
    known = {1: ("Ann Ray", "Ann Lee", "Acme"), 2: ("Bob Ray", "Bobby")}
    assert mask_of(1, "Client A", known)("Ann Lee of Acme met Bobby") == "Client A of Client A met …"
    assert mask_of(2, "Client B", known)("Ann Lee of Acme met Bobby") == "… of … met Client B"
    assert mask_of(3, "Client C", known)("Ann met Cem") == "… met Cem"


def test_without_a_name_on_screen_a_name_becomes_dots():
    assert mask("Ann Smith", "", [])("Ann Smith and Ann") == "… and …"


def test_a_name_is_found_however_its_accents_are_written():
    assert mask("Zoe\u0308 Brand", "Client A", [])("Mail to Zoë") == "Mail to Client A"


@pytest.mark.parametrize(
    ("name", "text", "masked"),
    [
        (
            "Pat O'Brien",
            "Call with O’Brien, as calls_with_o_brien",
            "Call with Client A, as calls_with_Client A",
        ),
        ("José Núñez", "Jose said that NUNEZ came", "Client A said that Client A came"),
        ("Jose Nunez", "José said so", "Client A said so"),
        ("Łukasz Groß", "Lukasz or GROSS", "Client A or Client A"),
        ("Ann Berg", "#AnnBerg is not Bergen", "#Client A is not Bergen"),
        ("王 伟", "和王伟谈话", "和Client A谈话"),
        # Vowel signs are no letters to Python, and still part of the word.
        ("नीता शर्मा", "नीता से बात", "Client A से बात"),
        ("Jo B", "A job for Jo B", "A job for Client A"),
    ],
)
def test_a_name_is_found_in_any_script_and_in_other_spellings(name, text, masked):
    assert mask(name, "Client A", ["Bob Ray"])(text) == masked


def test_a_number_beside_a_name_is_no_name():
    hide = mask("Client 17", "The architect", ["Client 12", "4711"])
    assert hide("12 posts in 2017 with Client 17 and Client 12, not 47110 or 4711") == (
        "12 posts in 2017 with The architect and …, not 47110 or …"
    )


def test_a_name_that_holds_another_one_is_taken_whole():
    assert mask("नीता", "Client A", ["अनीता"])("अनीता") == "…"


def test_a_slug_stays_a_slug_and_one_of_the_catalogue_stays_as_it_is():
    assert mask_slug("notes_to_ann", HIDE, ()) == "notes_to_client_a"
    assert mask_slug("ann", mask("Ann", "", []), ()) == "own"
    assert len(mask_slug("ann_" * 40, mask("Ann", "A rather long alias of somebody", []), ())) < 200
    assert mask_slug("नीता_से_बात", mask("Ann से", "", []), ()) == "नीता_बात"
    assert mask_slug("posts", mask("Posts Miller", "", []), ("posts",)) == "posts"


NAMES = st.text("abcdefghijABCDEFGHIJ", min_size=3, max_size=8)


@given(NAMES, NAMES, st.lists(NAMES, max_size=3), st.text(" .,-'", min_size=1, max_size=3))
def test_no_word_of_a_name_stands_in_what_is_left(first, last, others, between):
    hide = mask(f"{first} {last}", "Client Z", others)
    text = between.join(["", first, last.upper(), *others, f"{first} {last}".lower(), ""])
    words = hide(text).replace("Client Z", "").casefold().split()
    left = {word.strip(" .,-'") for word in words}
    assert not left & {name.casefold() for name in (first, last, *others)}
