"""User text on the screen: every sign stands for itself, and labels read well to the ear."""

import pytest

from ssi.ui import screen


def test_a_label_without_markdown_is_left_as_it_is():
    assert screen.label("Follow-up messages (of 3)") == "Follow-up messages (of 3)"


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://example.org/a.png)",
        "[x](https://example.org)",
        "*bold*",
        "`code`",
        ":red[x]",
        "<b>x</b>",
        "$x$",
    ],
)
def test_a_label_never_begins_markdown(text):
    # Each sign that could begin something is escaped: what opens a picture, a link or a colour is "[" and ":".
    escaped = screen.label(text)
    for sign in "[]*`:<>$":
        assert escaped.count(sign) == escaped.count(f"\\{sign}")
