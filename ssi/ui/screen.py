"""Small pieces that every page uses to put sentences, charts and tables on the screen."""

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd
import streamlit as st

from ssi.charts import CONFIG, Figure
from ssi.model import Problem
from ssi.ui import menu
from ssi.words import files, findings, numbers, screens

_LIST_FITS = 10
_LIST_HEIGHT = 320
_LIST_SHOWN = 200
"""So many problems are listed; a file of which every line is wrong has said enough by then."""

_LINKS_ITSELF = re.compile(r"(https?|ftp|www|@)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
"""Invisible; after what begins an address it keeps Markdown from making a link of it."""
_WITHIN_A_LINE = re.compile(r"([\\`*_\[\]<>$:~|])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|:$~<>])")


def plain(text: str) -> str:
    """User text for a place that reads Markdown: every sign stands for itself, nothing is loaded or linked."""
    unlinked = _LINKS_ITSELF.sub(f"\\1{_WORD_JOINER}", text)
    return _MARKDOWN.sub(r"\\\1", unlinked)


def label(text: str) -> str:
    """User text for the label of a box: escaped only where a sign could begin something within a line.

    Streamlit reads the label as Markdown for the eye, and gives it to screen readers as it stands.
    """
    return _WITHIN_A_LINE.sub(r"\\\1", _LINKS_ITSELF.sub(f"\\1{_WORD_JOINER}", text))


def head(title: str, headline: str, stopped: date | None = None) -> None:
    """A page's title, its one sentence with the answer, and of which day it speaks if the history has stopped."""
    st.title(title, anchor=False)
    headline_of(headline, stopped)


def headline_of(headline: str, stopped: date | None = None) -> None:
    """The sentence with the answer, and of which day the page speaks if the history has stopped."""
    st.header(headline, anchor=False)
    if stopped:
        st.markdown(findings.stopped_sentence(stopped))


def chart(
    figure: Figure,
    sentence: str,
    table: pd.DataFrame | None = None,
    *,
    key: str,
    widths: Sequence[int] = (),
) -> None:
    """A chart, its sentence as text alternative, and its twin as a table."""
    st.plotly_chart(figure, config=dict(CONFIG), alt=sentence, key=key)
    if table is not None:
        as_table(table, widths)


def as_table(table: pd.DataFrame, widths: Sequence[int] = ()) -> None:
    """The twin of a chart: the same numbers as a table, folded away; ``widths`` of its columns in px, if given."""
    columns = {
        str(name): st.column_config.Column(width=width) for name, width in zip(table, widths, strict=False)
    }
    known = table.dropna(axis="columns", how="all")
    with st.expander(screens.show_as_table()):
        st.dataframe(known, hide_index=True, placeholder=numbers.UNKNOWN, column_config=columns)


def lines(texts: Sequence[str]) -> None:
    """A few short lines of user text under one another."""
    if texts:
        st.markdown("  \n".join(plain(text) for text in texts))


def problems(found: Sequence[Problem]) -> None:
    """What was left out or mended, one under another; a long list scrolls."""
    if found:
        with st.container(height=_LIST_HEIGHT if len(found) > _LIST_FITS else "content", border=False):
            lines([each.message for each in found[:_LIST_SHOWN]])
            if len(found) > _LIST_SHOWN:
                st.markdown(files.more_problems(len(found) - _LIST_SHOWN))


def problem(message: str) -> None:
    """Something went wrong: what, where, what to do."""
    st.warning(plain(message), icon=":material/error:")


def nothing_yet(sentence: str) -> None:
    """A page, or a part of it, that has nothing to show yet and says what is missing."""
    st.info(sentence, icon=":material/hourglass_empty:")
    st.page_link(menu.path("data"), label=screens.add_data(), icon=":material/add:")


def tile(label: str, value: str, note: str) -> None:
    """One number with its name above and one line under it."""
    with st.container(border=True, height="stretch"):
        st.metric(label, value)
        st.markdown(plain(note))
