"""Work that is done once for a version of the data: findings and figures are kept for the next rerun.

Streamlit runs the whole page at every click; what a click does not touch need not be worked out again.
"""

from collections.abc import Callable, Hashable
from typing import Any, ParamSpec, TypeVar

import streamlit as st

from ssi.words import translate

_KEPT = "once"
_AT_MOST = 300
"""Answers kept for a visitor; a page asks for some twenty."""

P = ParamSpec("P")
R = TypeVar("R")


def begin(version: Hashable) -> None:
    """Forget every answer when the data is another, or another version, than before."""
    if st.session_state.get(_KEPT, (None,))[0] != version:
        st.session_state[_KEPT] = (version, {})


def once(function: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    """What a pure function answers; worked out the first time only.

    Arguments are compared by identity where they cannot be hashed (frames, findings): those that come from the
    visit's history or from `once` are the same objects in every rerun. The language belongs to the question.
    """
    answers: dict[Hashable, tuple[Any, R]] = st.session_state.setdefault(_KEPT, (None, {}))[1]
    asked = (function, *args, *kwargs.values())
    key = (translate.language(), tuple(kwargs), *map(_name, asked))
    if key not in answers:
        if len(answers) >= _AT_MOST:
            answers.clear()
        # The arguments are kept with the answer: an identity is theirs only while they live.
        answers[key] = (asked, function(*args, **kwargs))
    return answers[key][1]


def _name(argument: object) -> Hashable:
    """What tells an argument from others."""
    try:
        hash(argument)
    except TypeError:
        return (type(argument), id(argument))
    return (type(argument), argument)
