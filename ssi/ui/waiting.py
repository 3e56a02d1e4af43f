"""A bar over work on many things that takes longer than a moment."""

from collections.abc import Callable, Collection, Iterator
from time import monotonic
from typing import TypeVar

import streamlit as st

_PATIENCE = 0.3
"""Seconds without a bar: one that comes and goes at once only flickers."""

T = TypeVar("T")


def one_by_one(things: Collection[T], said: Callable[[int, int], str]) -> Iterator[T]:
    """The things in turn, to be worked on; ``said`` is what stands beside the bar, by the number of one and of all."""
    begun, place = monotonic(), st.empty()
    for done, thing in enumerate(things):
        if monotonic() - begun > _PATIENCE:
            place.progress(done / len(things), said(done + 1, len(things)))
        yield thing
    place.empty()
