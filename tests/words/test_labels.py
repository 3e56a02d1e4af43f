"""The short texts inside charts."""

import pytest

from ssi.words import labels


@pytest.mark.parametrize(
    ("first", "last", "numbered", "lettered"),
    [(1, 1, "1", "A"), (3, 5, "3–5", "C–E"), (26, 27, "26–27", "Z–AA"), (52, 53, "52–53", "AZ–BA")],
)
def test_a_pin_has_the_numbers_of_its_events_or_letters_in_their_place(first, last, numbered, lettered):
    assert labels.pins(first, last) == numbered
    assert labels.pins(first, last, digits=False) == lettered
